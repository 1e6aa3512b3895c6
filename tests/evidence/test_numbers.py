"""Numbers: jets against FLINT's series, statements at points, points read, drawn and made smaller."""

from __future__ import annotations

import math
import operator
from fractions import Fraction
from typing import Any

import flint
import numpy as np
import pytest
from building import *
from building import Delta, Deriv, minus, num, over

from derive.evidence.numbers.balls import Balls
from derive.evidence.numbers.certain import Truth, at_point, require_domain, value_at
from derive.evidence.numbers.draw import Batch, batches
from derive.evidence.numbers.exactly import simple
from derive.evidence.numbers.field import NoValue, Unknown
from derive.evidence.numbers.floats import Floats
from derive.evidence.numbers.glance import Glance
from derive.evidence.numbers.jets import _SLOPES, Arithmetic, Jet
from derive.evidence.numbers.meet import moved
from derive.evidence.numbers.points import NoPoint, Point, env_of, number, point_of, read_point
from derive.evidence.numbers.question import Finding, Question
from derive.evidence.numbers.sample import examine
from derive.evidence.numbers.shrink import shrunk
from derive.evidence.numbers.walk import Env, Walk
from derive.evidence.numbers.width import width
from derive.printing.text import text
from derive.terms.functions import REAL
from derive.terms.node import Term, closed
from derive.terms.statement import And, Iff, Implies, Rel, for_all
from derive.terms.term import ArgMax, At, Call, Index, Inv, Lit, Num, Tup, Variable, Vector, abstract, at, vector_of


def floats(term: object, **values: object) -> np.ndarray:
    known = {"c": c, "d": d, "p": p, "x": X, "v": V, "n": n, "i": i, "j": j, "t": t}
    env = Env({known[name]: np.asarray(value) if name != "n" else value for name, value in values.items()})
    return np.asarray(Walk(Floats()).real(term, env))  # type: ignore[arg-type]


class TestWalk:
    """What is met again is not evaluated again, and is what it was only where all in it stands for the same."""

    def test_a_component_of_a_written_out_vector_has_its_own_slope(self) -> None:
        one_of_two = Index("r", num(2))
        slope = Deriv(at(Tup((c, mul(num(2), c))), (one_of_two,)), c)
        env = Env({c: np.array([1.0, 3.0]), one_of_two: np.array([0, 1])})
        assert list(Walk(Floats()).real(slope, env)) == [1.0, 2.0]

    def test_one_term_at_two_depths_has_one_value(self) -> None:
        """S·Σ_j x_j - Σ_j S·x_j is 0 for S = Σ_k e^(x_k), which stands outside of a sum, and inside of one."""
        every = total(exp(x(k)), k)
        term = minus(mul(every, total(x(j), j)), total(mul(every, x(j)), j))
        assert floats(term, x=[[0.0, 1.0], [2.0, -3.0]], n=2) == pytest.approx(0, abs=1e-12)

    def test_a_definition_at_two_arguments_has_two_values(self) -> None:
        square = Definition((i, X, n), power(x(i), 2), 1, "square")
        shifted = vector_of((n,), closed(add(x(i), num(1)), (i,)), ("i",))
        term = add(Call(square, (i, X, n)), mul(num(10), Call(square, (i, shifted, n))), Call(square, (j, X, n)))
        assert floats(term, x=[[1.0, 2.0]], i=[0], j=[1], n=2) == pytest.approx(1 + 10 * 4 + 4)

    def test_a_slope_inside_of_a_slope_is_not_the_one_outside(self) -> None:
        """∂_c (c·∂_c c²) at 3 is 4c; the inner slope alone is 2c."""
        inner = Deriv(power(c, 2), c)
        term = add(inner, mul(num(100), Deriv(mul(c, inner), c)))
        assert floats(term, c=[3.0]) == pytest.approx(6 + 100 * 12)

    def test_what_is_known_outside_of_a_slope_need_not_be_inside(self) -> None:
        """Where two are largest, an argmax inside of a derivative has no place; outside it is the first."""
        point = Point({n: 2, X: (num(1), num(1)), c: num(3)})
        walk, env = Walk(Balls()), env_of([point], Balls())
        top = exp(at(X, (ArgMax(X),)))
        assert float(walk.real(top, env)[0]) == pytest.approx(math.e)
        with pytest.raises(Unknown):
            walk.real(Deriv(mul(c, top), c), env)

    def test_an_inverse_is_found_once(self) -> None:
        """Outside of a sum and inside of one: Σ_k (A⁻¹)_ak·A_kb is δ_ab."""
        seen = []

        class Watching(Floats):
            def reciprocal(self, values: np.ndarray) -> np.ndarray:
                seen.append(values.shape)
                return super().reciprocal(values)

        square = Vector("A", (n, n))
        entry = at(Inv(square), (i, j))
        term = add(entry, total(mul(at(Inv(square), (i, k)), at(square, (k, j))), k))
        held = {square: np.array([[[2.0, 1.0], [0.0, 4.0]]]), n: 2, i: np.array([0]), j: np.array([1])}
        assert Walk(Watching()).real(term, Env(held)) == pytest.approx(-1 / 8)
        assert seen == [(1,)]

    def test_a_matrix_may_depend_on_the_row_that_is_asked_for(self) -> None:
        """Σ_i ((A + x_i·1)⁻¹)_it: row i of the inverse of matrix i."""
        rows, moves = np.array([[2.0, 1.0], [3.0, 5.0]]), np.array([1.0, 4.0])
        square = Vector("A", (n, n))
        moved = abstract(add(at(square, (j, k)), mul(x(i), Delta(j, k))), (j, k))
        inverses = [np.linalg.inv(rows + move * np.eye(2)) for move in moves]
        env = Env({square: rows[None], X: moves[None], n: 2, t: np.array([1])})
        found = Walk(Floats()).real(total(at(Inv(moved), (i, t)), i), env)
        assert found == pytest.approx(inverses[0][0, 1] + inverses[1][1, 1])
        every = Walk(Floats()).real(total(total(at(Inv(moved), (i, j)), i), j), env)
        assert every == pytest.approx(inverses[0][0].sum() + inverses[1][1].sum())


SERIES = {
    "sinh": lambda s: (s.exp() - (-s).exp()) / 2,
    "cosh": lambda s: (s.exp() + (-s).exp()) / 2,
    "tanh": lambda s: (s.exp() - (-s).exp()) / (s.exp() + (-s).exp()),
    "asinh": lambda s: (s + (s * s + 1).sqrt()).log(),
}


class TestJets:
    @pytest.mark.parametrize("name", sorted(_SLOPES.keys() - {"abs"}))
    def test_slopes_are_those_of_flints_power_series(self, name: str) -> None:
        flint.ctx.cap = 3
        series = flint.arb_series([flint.arb("0.7"), 1])
        expected = SERIES[name](series) if name in SERIES else getattr(series, name)()
        on = Arithmetic(Balls())
        inner = Jet(np.array([flint.arb("0.7")]), np.array([flint.arb(1)]), 1)
        found = on.apply(name, Jet(inner, np.array([flint.arb(1)]), 2))
        assert found.value.value[0].overlaps(expected[0])
        assert (
            found.slope.value[0].overlaps(expected[1])
            if isinstance(found.slope, Jet)
            else found.slope[0].overlaps(expected[1])
        )
        second = on.slope(found.slope, 1)
        assert np.asarray(second).reshape(-1)[0].overlaps(2 * expected[2])

    def test_every_function_that_is_understood_has_a_slope(self) -> None:
        """tan is read as sin/cos."""
        assert set(_SLOPES) == set(REAL) - {"tan"}

    def test_derivatives_inside_derivatives_keep_apart(self) -> None:
        """∂/∂c (c · ∂/∂d (c + d)) is 1, not 2."""
        assert floats(Deriv(mul(c, Deriv(add(c, d), d)), c), c=[3.0], d=[1.0]) == pytest.approx(1.0)
        assert floats(Deriv(Deriv(mul(c, c, c), c), c), c=[2.0]) == pytest.approx(12.0)

    def test_a_component_moves_alone(self) -> None:
        rows = np.array([[1.0, 2.0, 3.0]])
        slopes = [float(floats(Deriv(total(power(x(k), 2), k), x(j)), x=rows, n=3, j=[place])[0]) for place in range(3)]
        assert slopes == [2.0, 4.0, 6.0]

    def test_under_a_sum_every_component_moves_in_turn(self) -> None:
        rows = np.array([[1.0, 2.0, 3.0]])
        assert floats(total(Deriv(total(power(x(k), 2), k), x(t)), t), x=rows, n=3) == pytest.approx(12.0)

    def test_a_definition_at_a_made_vector_is_differentiated_by_its_own_argument(self) -> None:
        from derive.terms.term import abstract

        slope = Definition((X, j, n), Deriv(total(power(x(k), 2), k), x(j)), 2, "g")
        shifted = slope.call({X: abstract(add(x(k), c), (k,)), j: i})
        assert floats(shifted, x=np.array([[1.0, 2.0]]), c=[10.0], n=2, i=[1]) == pytest.approx(24.0)


class TestValues:
    rows = np.array([[1.0, -2.0, 0.5], [0.0, 0.0, 4.0]])

    @pytest.mark.parametrize(
        ("term", "expected"),
        [
            (total(x(k), k), [-0.5, 4.0]),
            (total(x(k), k, t), [1.5, 4.0]),
            (total(num(1), k, t), [2.0, 2.0]),
            (largest(x(k), k), [1.0, 4.0]),
            (smallest(x(k), k), [-2.0, 0.0]),
            (largest(x(k), k, t), [1.0, 4.0]),
            (total(mul(x(k), Delta(k, t)), k), [-2.0, 0.0]),
            (total(total(mul(x(k), x(j)), j), k), [0.25, 16.0]),
            (x(ArgMax(X)), [1.0, 4.0]),
            (over(num(1), total(exp(x(k)), k)), [1 / np.exp([1, -2, 0.5]).sum(), 1 / np.exp([0, 0, 4]).sum()]),
            (power(num(2), n), [8.0, 8.0]),
            (power(x(t), Delta(t, t)), [-2.0, 0.0]),
            (power(minus(x(t), num(1)), minus(mul(num(2), Delta(t, i)), num(1))), [-3.0, -1.0]),
        ],
        ids=str,
    )
    def test_against_numpy(self, term: object, expected: list[float]) -> None:
        found = np.broadcast_to(floats(term, x=self.rows, n=3, t=[1, 1], i=[1, 0]), 2)
        assert found == pytest.approx(np.array(expected))

    def test_what_has_no_value_is_nan(self) -> None:
        with np.errstate(all="ignore"):
            for term in (
                log(c),
                over(num(1), add(c, num(1))),
                power(c, Fraction(1, 2)),
                power(over(num(1), add(c, num(1))), 0),
            ):
                assert np.isnan(floats(term, c=[-1.0])).all()
        assert floats(power(c, Fraction(1, 2)), c=[0.0]) == pytest.approx(0.0)

    def test_balls_say_whether_there_is_surely_no_value(self) -> None:
        point = Point({c: num(0)})
        for term in (
            log(c),
            over(num(1), c),
            power(c, -1),
            log(mul(num(-1), exp(c))),
            power(minus(c, num(1)), Fraction(1, 2)),
        ):
            found = value_at(term, point)
            assert isinstance(found, NoValue)
            assert found.certain
        unclear = value_at(log(minus(exp(log(add(c, num(2)))), num(2))), point)
        assert isinstance(unclear, NoValue)
        assert not unclear.certain

    def test_what_is_left_out_is_not_asked_for(self) -> None:
        point = Point({n: 2, X: (num(1), num(3)), t: 1})
        assert at_point(eq(total(over(num(1), minus(x(k), x(t))), k, t), num(Fraction(1, 2))), point) is Truth.TRUE

    def test_a_maximum_over_nothing_has_no_value(self) -> None:
        point = Point({n: 1, X: (num(1),), t: 1})
        assert at_point(ge(largest(x(k), k, t), num(0)), point) is Truth.UNDEFINED


class TestTruth:
    point = Point({c: num(1), d: num(2), n: 2, X: (num(0), num(1)), i: 1, j: 2})

    @pytest.mark.parametrize(
        ("prop", "truth"),
        [
            (lt(c, d), Truth.TRUE),
            (gt(c, d), Truth.FALSE),
            (eq(add(c, c), d), Truth.TRUE),
            (eq(exp(log(d)), d), Truth.OPEN),
            (ge(exp(log(d)), d), Truth.OPEN),
            (eq(log(minus(c, d)), num(0)), Truth.UNDEFINED),
            (Rel("=", i, j), Truth.FALSE),
            (Rel("≠", i, j), Truth.TRUE),
            (for_all(k, ge(x(k), num(0))), Truth.TRUE),
            (for_all(k, gt(x(k), num(0))), Truth.FALSE),
            (And((lt(c, d), gt(c, d))), Truth.FALSE),
            (Implies(gt(c, d), eq(c, d)), Truth.TRUE),
            (Implies(lt(c, d), eq(c, d)), Truth.FALSE),
            (Iff(lt(c, d), gt(d, c)), Truth.TRUE),
            (Iff(lt(c, d), gt(c, d)), Truth.FALSE),
            (Iff(lt(c, d), eq(exp(log(d)), d)), Truth.OPEN),
        ],
        ids=str,
    )
    def test_at_a_point(self, prop: object, truth: Truth) -> None:
        assert at_point(prop, self.point) is truth  # type: ignore[arg-type]
        codes = np.broadcast_to(Glance().codes(prop, env_of([self.point], Floats())), 1)  # type: ignore[arg-type]
        if truth is Truth.TRUE:
            assert codes[0] in (2, 3)
        if truth is Truth.FALSE:
            assert codes[0] in (0, 2)


class TestPoints:
    def test_numbers_are_read_exactly(self) -> None:
        assert [text(number(s)) for s in ("2", "-1/3", "0.25", "1e-8", "log(99)", "-log(2)")] == [
            "2",
            "-1/3",
            "1/4",
            "1/100000000",
            "log(99)",
            "-log(2)",
        ]

    @pytest.mark.parametrize(
        "written",
        [
            "",
            "two",
            "1/0",
            "log(-1)",
            "sqrt(-2)",
            "log(0)",
            "pi/0",
            "log4",
            "π2",
            "__import__('os')",
            "1e9999",
            "nan",
            "inf",
            "2+2",
        ],
    )
    def test_what_is_no_number(self, written: str) -> None:
        with pytest.raises(NoPoint, match="is no number"):
            number(written)

    @pytest.mark.parametrize("value", [math.pi, -math.pi / 2, 5 * math.pi / 6, 2**0.5, -(1.5**0.5), math.exp(-0.5), 7])
    def test_what_is_solved_for_is_read_as_it_is_printed(self, value: float) -> None:
        point = Point({c: simple(value)})
        read = read_point(point.spec(), [c])
        assert read.spec() == point.spec()
        assert float(value_at(read.values[c], Point({}))) == pytest.approx(value)

    def test_a_point_prints_as_it_is_read(self) -> None:
        point = read_point("n=3 x=1,0,-1/2 t=2 c=log(2)", [n, X, t, c])
        assert str(point) == "n = 3, c = log(2), x = (1, 0, -1/2), t = 2"
        assert read_point(point.spec(), [n, X, t, c]) == point

    def test_long_vectors_are_short(self) -> None:
        point = read_point("x=log(99),0*99 t=1", [n, X, t])
        assert point.values[n] == 100
        assert point.spec() == "n=100 x=log(99),0*99 t=1"

    @pytest.mark.parametrize(
        ("spec", "message"),
        [
            ("x=1,2", "t has no value"),
            ("x=1,2 t=3", "t = 3 is not in 1, …, 2"),
            ("x=1,2 t=0", "whole number from 1"),
            ("n=3 x=1,2 t=1", "2 components where 3"),
            ("x=1,2 t=1 q=1", "q is no variable of the claim; it has n, t, x"),
            ("x=1,2 x=1,2 t=1", "each variable once"),
            ("x", "each variable once"),
            ("x=1,2 t=1,2", "one number, not 2"),
            ("x=0*x t=1", "99 zeros"),
        ],
    )
    def test_what_is_no_point(self, spec: str, message: str) -> None:
        with pytest.raises(NoPoint, match=message):
            read_point(spec, [n, X, t])

    def test_a_dimension_below_its_bound(self) -> None:
        with pytest.raises(NoPoint, match="below its least value 2"):
            point_of({"y": [1]}, [m, Y])

    def test_matrices(self) -> None:
        A = Vector("A", (n, m))
        point = read_point("A=1,2;3,4;5,6", [n, m, A])
        assert point.values[n] == 3
        assert point.spec() == "n=3 m=2 A=1,2;3,4;5,6" or point.spec() == "m=2 n=3 A=1,2;3,4;5,6"


def question(statement: object, *hypotheses: object, exact: object = lambda prop, point: False) -> Question:
    from derive.terms.node import free

    variables = frozenset().union(*[free(s) for s in (statement, *hypotheses)])  # type: ignore[arg-type]
    return Question(statement, hypotheses, variables, exact)  # type: ignore[arg-type]


def noting(asked: list[str], answer: bool) -> Any:
    """Whoever is asked to prove something at a point, and says the same each time."""

    def exact(prop: object, point: Point) -> bool:
        asked.append(str(point))
        return answer

    return exact


class TestExamine:
    def test_a_truth_is_met_many_times(self) -> None:
        found = examine(question(gt(total(exp(x(k)), k), num(0))), seed=0)
        assert found.refutation is None
        assert found.count > 100
        assert found.longest == 1000

    def test_a_falsehood_is_refuted_at_a_small_point(self) -> None:
        found = examine(question(ge(total(x(k), k), largest(x(k), k))), seed=0)
        assert str(found.refutation) == "n = 2, x = (-1, 0)"

    def test_rounding_refutes_nothing(self) -> None:
        """(1e16 + 1) - 1e16 is 1, whatever floats make of it."""
        large = num(10**16)
        found = examine(question(eq(minus(add(c, large), large), c)), seed=0)
        assert found.refutation is None

    def test_touching_is_counted_not_forgiven(self) -> None:
        assert examine(question(ge(largest(x(k), k), x(j))), seed=0).touching > 0
        assert examine(question(gt(largest(x(k), k), x(j))), seed=0).refutation is not None

    def test_rows_of_the_same_numbers_are_one_point(self) -> None:
        """The statement touches everywhere, and balls do not tell; whoever proves is asked once about each point."""
        asked: list[str] = []
        found = examine(
            question(gt(mul(exp(c), exp(minus(num(1), c))), exp(num(1))), exact=noting(asked, False)), seed=0
        )
        assert found.refutation is None
        assert len(asked) == len(set(asked))
        assert found.touching > len(asked) > 1

    def test_after_a_refutation_no_other_point_is_asked_about(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("derive.evidence.numbers.sample.shrunk", lambda point, refutes: point)
        asked: list[str] = []
        found = examine(
            question(gt(mul(exp(c), exp(minus(num(1), c))), exp(num(1))), exact=noting(asked, True)), seed=0
        )
        assert asked == [str(found.refutation)]

    def test_what_more_digits_tell_apart_nobody_is_asked_to_prove_equal(self) -> None:
        asked: list[str] = []
        near = minus(num(1), exp(minus(num(-1400), power(c, 2))))
        assert examine(question(lt(near, num(1)), exact=noting(asked, True)), seed=0).touching > 0
        assert not asked

    def test_a_tiny_violation_is_found_by_balls(self) -> None:
        tiny = num(Fraction(1, 10**30))
        found = examine(question(ge(minus(power(c, 2), tiny), num(0))), seed=0)
        assert found.refutation is not None

    def test_hypotheses_are_met(self) -> None:
        simplex = eq(total(x(k), k), num(1))
        positive = for_all(k, gt(x(k), num(0)))
        found = examine(question(le(largest(x(k), k), num(1)), simplex, positive), seed=0)
        assert found.count > 50
        assert found.refutation is None

    def test_a_hypothesis_is_solved_for_a_component(self) -> None:
        loss = minus(log(total(exp(y(a)), a)), y(u))
        found = examine(question(ge(loss, num(0)), eq(loss, log(num(2)))), seed=0)
        assert found.count > 0

    def test_without_an_exact_proof_an_equation_in_a_hypothesis_refutes_nothing(self) -> None:
        loss = minus(log(total(exp(y(a)), a)), y(u))
        asked = question(ge(loss, num(1)), eq(loss, log(num(2))))
        assert examine(asked, seed=0).refutation is None
        assert examine(
            question(ge(loss, num(1)), eq(loss, log(num(2))), exact=lambda prop, point: True), seed=0
        ).refutation

    def test_contradicting_hypotheses_are_never_met(self) -> None:
        assert not examine(question(ge(c, d), gt(c, num(0)), lt(c, num(-1))), seed=0).met_at

    def test_hypotheses_that_contradict_each_other_by_less_than_rounding_are_not_met(self) -> None:
        tiny = num(Fraction(1, 2**50))
        assert not examine(question(ge(c, num(0)), eq(c, num(0)), eq(c, tiny)), seed=0).met_at
        assert examine(question(ge(c, num(0)), eq(c, num(0)), eq(d, tiny)), seed=0).met_at

    def test_hypotheses_are_met_at_the_edge_of_what_they_allow(self) -> None:
        assert examine(question(gt(mul(r, power(c, 2)), num(0)), ne(c, num(0))), seed=0).refutation is not None
        found = examine(question(ge(c, x(j)), for_all(k, le(x(k), c))), seed=0)
        assert found.met_at
        assert found.refutation is None

    def test_an_equivalence_that_touches_is_looked_at_closely(self) -> None:
        wrong = Iff(lt(mul(c, r), mul(d, r)), lt(c, d))
        assert str(examine(question(wrong), seed=0).refutation) == "c = 0, d = 1, r = 0"

    def test_a_statement_without_a_value_is_found(self) -> None:
        found = examine(question(eq(over(c, c), num(1))), seed=0)
        assert found.refutation is None
        assert str(found.undefined) == "c = 0"

    def test_all_zero_is_tried(self) -> None:
        for left in (add(power(c, 2), power(d, 2)), total(power(x(k), 2), k), mul(p, r)):
            assert examine(question(gt(left, num(0))), seed=0).refutation is not None

    def test_a_declared_sign_is_kept(self) -> None:
        """u > 0 is not refuted at u = 0, neither when drawn, nor when a witness is made smaller, nor when given."""
        found = examine(question(gt(minus(p, num(1)), num(0))), seed=0)
        assert str(found.refutation) == "p = 1"
        asked = question(gt(p, num(0)))
        assert asked.ask(Point({p: num(-1)})) is Finding.OUTSIDE
        with pytest.raises(NoPoint, match="p was declared with the sign p > 0"):
            require_domain(Point({p: num(0)}))

    def test_the_seed_decides(self) -> None:
        one, two = (examine(question(ge(largest(x(k), k), x(j))), seed=7) for _ in range(2))
        assert one == two

    def test_a_given_point_alone(self) -> None:
        asked = question(ge(c, num(0)))
        assert asked.ask(Point({c: num(-1)})) is Finding.REFUTES
        found = examine(asked, 0, [Point({c: num(1)})], draw=False)
        assert (found.count, found.refutation) == (1, None)


def test_shrinking_keeps_what_it_shrinks() -> None:
    start = read_point("n=5 x=7,-3/8,2,9,1/3 t=4", [n, X, t])
    point = shrunk(start, lambda p: max(v.value for v in p.values[X]) >= 2)  # type: ignore[union-attr]
    assert str(point) == "n = 1, x = (2), t = 1"


def test_a_witness_that_can_be_simple_is_simple() -> None:
    """Drawn as ±40 with seven digits, or as logs of long fractions, it is shown in small whole numbers."""
    wrong = question(eq(total(power(minus(x(k), c), 2), k), power(total(minus(x(k), c), k), 2)))
    for seed in range(5):
        found = examine(wrong, seed).refutation
        assert found is not None
        assert str(found) in ("n = 2, c = 0, x = (1, 1)", "n = 2, c = 1, x = (0, 0)")


def test_a_fraction_is_simple_too() -> None:
    """c² ≥ c fails between 0 and 1 alone, where decimals are drawn close to 0."""
    for seed in range(5):
        assert str(examine(question(ge(power(c, 2), c)), seed).refutation) == "c = 1/2"


def test_draws_hurt() -> None:
    rows = [b.variables[X] for b in batches([n, X], {}, 1, seed=0)]
    everything = np.concatenate([r.reshape(-1) for r in rows])
    assert {r.shape[1] for r in rows} == {1, 2, 3, 7, 64, 1000}
    assert np.abs(everything).max() == 700
    assert (np.abs(everything[everything != 0]) < 1e-7).any()
    assert any((np.ptp(row) == 0) for r in rows if r.shape[1] > 1 for row in r)


def test_width_counts_what_depends_on_what() -> None:
    inner = total(exp(x(j)), j)
    assert width(eq(total(mul(x(k), inner), k), num(0))) == 1
    assert width(eq(total(total(mul(x(k), x(j)), j), k), num(0))) == 2
    probability = Definition((i, X, n), over(exp(x(i)), z), 1, "p")
    assert width(eq(total(probability.call({i: k}), k), num(0))) == 1
    assert width(eq(total(Deriv(z, x(k)), k), num(0))) == 2


def test_width_counts_the_indices_of_a_vector_that_is_written_out() -> None:
    """The component of one depends on the indices that it is asked for: A·(B·x) takes three sums, one inside the other."""
    a = Vector("A", (n, n))
    entry = At(a, (i, k))
    applied = Definition((a, X, i, n), total(mul(entry, x(k)), k), 3, "P")

    def of(vector: Term) -> Term:
        return abstract(Call(applied, (a, vector, j, n)), (j,))

    assert width(eq(at(of(X), (i,)), num(0))) == 1
    assert width(eq(at(of(of(X)), (i,)), num(0))) == 2
    assert width(eq(at(of(of(of(X))), (i,)), num(0))) == 2
    assert width(eq(total(at(of(X), (k,)), k), num(0))) == 2
    assert width(eq(at(X, (ArgMax(of(X)),)), num(0))) == 2


def test_names_are_used() -> None:
    assert Lit(1) != Num(Fraction(1))
    assert Index("i", n) == i


def test_a_factor_that_is_left_out_need_have_no_value() -> None:
    """Nor a slope: at x = (0, 4) the product over all but the first is 1/4, and moves by -1/16 with x_2."""
    without = product(over(num(1), x(k)), k, t)
    point = Point({n: 2, t: 1, i: 2, X: (num(0), num(4))})
    assert at_point(Rel("=", without, num(Fraction(1, 4))), point) is Truth.TRUE
    assert at_point(Rel("=", Deriv(without, x(i)), num(Fraction(-1, 16))), point) is Truth.TRUE


def test_points_are_drawn_once_for_variables_of_the_same_kinds() -> None:
    def arrays(*variables: Variable) -> list[Any]:
        (first, *_) = batches(variables, {}, 1, 0)
        return [held for variable, held in first.variables.items() if not isinstance(variable, Dim)]

    other = Dim("o", 1)
    own = arrays(n, Scalar("c"), Vector("x", (n,)))
    assert all(map(operator.is_, own, arrays(other, Scalar("s"), Vector("w", (other,)))))
    assert not (arrays(n, Scalar("c", POS), Vector("x", (n,)))[0] <= 0).any()
    assert (own[0] <= 0).any()
    square = arrays(m, Vector("A", (m, m)))[0]
    mirrored = arrays(m, Vector("A", (m, m), None, 1))[0]
    assert (square != square.swapaxes(1, 2)).any()
    assert (mirrored == mirrored.swapaxes(1, 2)).all()


def test_one_batch_is_moved_once_to_the_same_hypotheses() -> None:
    def first(seed: int) -> Batch:
        return next(batches([n, X, c], {}, 1, seed))

    positive, large = (gt(c, num(0)),), (gt(c, num(5)),)
    batch, met = moved(first(0), positive)
    assert met.any()
    assert moved(first(0), positive)[0] is batch
    assert (moved(first(0), large)[0].variables[c] >= 5).all()
    assert (batch.variables[c] < 5).any()
    assert moved(first(1), positive)[0] is not batch
    same_numbers = Batch({v: h if isinstance(v, Dim) else h.copy() for v, h in first(0).variables.items()}, batch.rows)
    assert moved(same_numbers, positive)[0] is not batch
