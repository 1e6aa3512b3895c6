"""Definedness, smoothness, derivatives and facts once more: each condition that could be left out."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import Delta, Deriv, Rejected, minus, num
from test_calculus import value

from derive import kernel
from derive.rules.calculus import row
from derive.terms.node import Bound, IllFormed, Term
from derive.terms.statement import And, Implies, Prop, for_all
from derive.terms.term import ANY, NEG, POS, ZERO, ArgMax, At, Call, Index, Lit, Num, Reduce, Tup, abstract

NOUGHT = num(0)
NOWHERE = ArgMax(abstract(log(v(k)), (k,)))
MATRIX = Vector("a", (n, n))
TWO = num(2)
s = Index("s", num(2))


def refused(message: str) -> object:
    return pytest.raises(Rejected, match=message)


class TestValues:
    @pytest.mark.parametrize(
        ("term", "reason"),
        [
            (Fn("exp", (c, d)), "nothing is known about where exp has a value"),
            (smallest(x(k), k, t), "may run over no index"),
            (largest(x(k), k, t), "may run over no index"),
            (power(c, d), "needs c > 0"),
            (power(r, Fraction(-1, 2)), "needs r > 0"),
            (power(c, minus(n, TWO)), "needs c ≠ 0"),
            (Call(Definition((c,), log(c), 1, "f"), (d,)), "needs d > 0"),
            (Call(Definition((c, d), Deriv(mul(c, d), d), 2, "f"), (exp(d), d)), "cannot be unfolded: c would come"),
            (x(NOWHERE), "needs v_k > 0 for all k"),
            (total(c, k, NOWHERE), "needs v_k > 0 for all k"),
            (Delta(i, NOWHERE), "needs v_k > 0 for all k"),
        ],
        ids=str,
    )
    def test_there_may_be_none(self, term: Term, reason: str) -> None:
        with refused(reason):
            kernel.normal_form(term, term, ())

    @pytest.mark.parametrize(
        "term",
        [
            power(r, Fraction(1, 2)),
            power(c, n),
            power(NOUGHT, 0),
            power(c, minus(n, num(1))),
            Call(Definition((c,), num(1), 1, "one"), (log(d),)),
        ],
        ids=str,
    )
    def test_there_is_one(self, term: Term) -> None:
        assert kernel.normal_form(term, term, ()).statement == eq(term, term)

    def test_the_refusal_says_how_many_indices_are_needed(self) -> None:
        with pytest.raises(Rejected) as refusal:
            kernel.normal_form(largest(x(k), k, t, i), c, ())
        assert refusal.value.needs == ge(n, num(3))


class TestSlopes:
    @pytest.mark.parametrize(
        ("body", "by", "reason"),
        [
            (At(Tup((c, power(c, 2))), (s,)), c, "nothing is known about how"),
            (
                at(MATRIX, (ArgMax(abstract(at(MATRIX, (k, k)), (k,))), j)),
                at(MATRIX, (i, j)),
                "nothing is known about how",
            ),
            (x(NOWHERE), x(j), "needs v_k > 0 for all k"),
            (exp(absolute(c)), c, "needs c ≠ 0 to be differentiable"),
            (power(absolute(c), 2), c, "needs c ≠ 0 to be differentiable"),
            (total(x(k), k, NOWHERE), x(j), "needs v_k > 0 for all k"),
            (total(absolute(x(k)), k), x(j), "needs x_k ≠ 0 to be differentiable for all k|needs x_k ≠ 0"),
            (product(absolute(x(k)), k), x(j), "needs x_k ≠ 0"),
            (total(x(k), k, ArgMax(X)), x(j), "nothing is known about how"),
            (Deriv(mul(c, d), x(NOWHERE)), c, "needs v_k > 0 for all k"),
            (Deriv(mul(c, absolute(d)), d), c, "needs d ≠ 0 to be differentiable"),
            (Deriv(mul(absolute(c), d), d), c, "needs c ≠ 0 to be differentiable"),
            (Deriv(power(x(i), 2), x(ArgMax(X))), x(j), "nothing is known about how"),
            (Deriv(power(v(i), 2), v(ArgMax(X))), x(j), "nothing is known about how"),
            (power(c, Fraction(3, 2)), c, "needs c > 0 to be differentiable$"),
            (power(c, d), c, "needs c > 0$"),
            (power(c, -2), c, "needs c ≠ 0$"),
            (Call(Definition((c, d), Deriv(mul(c, d), d), 2, "f"), (exp(d), d)), d, "cannot be unfolded"),
            (Fn("exp", (c, d)), c, "nothing is known"),
            (largest(c, k), c, "attained at a single index"),
        ],
        ids=str,
    )
    def test_there_may_be_none(self, body: Term, by: Term, reason: str) -> None:
        whole = Deriv(mul(num(1), body), by)
        with refused(reason):
            kernel.normal_form(whole, whole, ())
        with refused(reason):
            kernel.derivative(Deriv(body, by), ())

    def test_second_slopes(self) -> None:
        twice = Deriv(Deriv(power(c, 3), c), c)
        assert kernel.normal_form(twice, twice, ()).hypotheses == frozenset()
        mixed = Deriv(Deriv(mul(c, x(i)), x(j)), c)
        assert kernel.normal_form(mixed, mixed, ()).hypotheses == frozenset()


three = Index("k", num(3))
BODIES = [
    power(c, -1),
    power(c, 0),
    power(c, 1),
    power(c, 2),
    power(c, -3),
    power(c, Fraction(3, 2)),
    power(c, num(Fraction(5, 2))),
    power(c, c),
    power(c, exp(num(1))),
    power(c, add(c, num(1))),
    power(num(2), c),
    power(add(power(c, 2), num(1)), Fraction(-1, 2)),
    mul(c, c),
    mul(c, exp(c), Fn("sin", (c,))),
    mul(num(3), c),
    mul(num(3), c, exp(c)),
    mul(num(3), exp(c), power(c, -1)),
    mul(c, exp(c), power(add(c, num(2)), -1)),
    mul(power(c, -1), power(exp(c), -1)),
    mul(exp(c)),
    total(power(c, 2), three),
    total(power(c, 2), three, Lit(1)),
    product(add(c, num(1)), three),
    product(add(c, num(1)), three, Lit(2)),
]


@pytest.mark.parametrize("body", BODIES, ids=str)
@pytest.mark.parametrize("point", [0.6, 1.9])
def test_rows_are_slopes_by_differences(body: Term, point: float) -> None:
    _, slope = row(Deriv(body, c))
    step = 1e-6
    by_differences = (value(body, point + step) - value(body, point - step)) / (2 * step)
    assert value(slope, point) == pytest.approx(by_differences, rel=1e-6, abs=1e-8)


class TestRows:
    @pytest.mark.parametrize(
        ("body", "name", "slope"),
        [
            (power(c, -1), "reciprocal_rule", mul(num(-1), Deriv(c, c), power(c, -2))),
            (power(c, 0), "power_rule", NOUGHT),
            (power(c, 2), "power_rule", mul(num(2), c, Deriv(c, c))),
            (power(c, 3), "power_rule", mul(num(3), power(c, 2), Deriv(c, c))),
            (power(c, n), "power_rule", mul(n, power(c, minus(n, num(1))), Deriv(c, c))),
            (mul(d, c), "linearity", mul(d, Deriv(c, c))),
            (mul(d, c, exp(c)), "linearity", mul(d, Deriv(mul(c, exp(c)), c))),
            (mul(exp(c)), "linearity", mul(Deriv(exp(c), c))),
            (mul(c, exp(c)), "product_rule", add(mul(Deriv(c, c), exp(c)), mul(c, Deriv(exp(c), c)))),
        ],
        ids=str,
    )
    def test_as_they_are_written_in_tables(self, body: Term, name: str, slope: Term) -> None:
        assert row(Deriv(body, c)) == (name, slope)

    def test_components_of_a_matrix(self) -> None:
        moved = Deriv(at(MATRIX, (i, j)), at(MATRIX, (k, t)))
        assert kernel.derivative(moved, ()).statement == eq(moved, mul(Delta(i, k), Delta(j, t)))

    def test_a_product_over_an_index(self) -> None:
        body = product(exp(x(k)), k, t)
        found = kernel.derivative(Deriv(body, x(j)), ()).statement.parts()[1]
        one = mul(Deriv(exp(x(i)), x(j)), product(exp(x(k)), k, t, i))
        assert found == total(one, i, t)

    @pytest.mark.parametrize("make", [largest, smallest])
    def test_none_for_what_is_no_sum(self, make: object) -> None:
        with refused("no row for"):
            row(Deriv(make(mul(c, x(k)), k), c))  # type: ignore[operator]
        with refused("no row for gamma"):
            row(Deriv(Fn("gamma", (c,)), c))

    def test_a_component_of_what_was_written_out_is_no_variable(self) -> None:
        """c at place s of (c, c²) would have the slope 1, and c² there too."""
        with refused("nothing is known about how"):
            kernel.derivative(Deriv(At(Tup((c, power(c, 2))), (s,)), c), ())


class TestNearAPoint:
    """D looks near the point: what holds there alone is no reason inside it."""

    def moved(self, root: Term, *assumed: Prop) -> object:
        same = kernel.normal_form(root, root, ())
        for statement in assumed:
            same = kernel.detachment(kernel.discharge(same, statement), kernel.hypothesis(statement))
        return kernel.congruence(Deriv(root, root), ((0, same),), ())

    @pytest.mark.parametrize("signs", range(1, ANY + 1))
    def test_a_declared_sign_that_excludes_0_or_nothing(self, signs: int) -> None:
        w = Scalar("w", signs)
        if signs in (POS, NEG, POS | NEG, ANY):
            assert self.moved(w)
        else:
            with refused("declared sign of w allows 0"):
                self.moved(w)

    def test_a_declared_sign_counts_where_a_hypothesis_speaks_of_it(self) -> None:
        w = Scalar("w", POS | ZERO)
        nothing = kernel.normal_form(NOUGHT, NOUGHT, ())
        assert kernel.congruence(Deriv(NOUGHT, w), ((0, nothing),), ())
        moved = kernel.detachment(kernel.discharge(nothing, gt(w, num(-1))), kernel.hypothesis(gt(w, num(-1))))
        with refused("declared sign of w allows 0"):
            kernel.congruence(Deriv(NOUGHT, w), ((0, moved),), ())

    @pytest.mark.parametrize(
        ("assumed", "open_"),
        [
            ((gt(c, NOUGHT),), True),
            ((lt(c, d),), True),
            ((ne(c, d),), True),
            ((And((gt(c, NOUGHT), ne(c, d))),), True),
            ((eq(d, NOUGHT), ge(d, r), gt(c, d)), True),
            ((Implies(eq(d, r), gt(c, r)),), True),
            ((eq(c, d),), False),
            ((ge(c, d),), False),
            ((le(d, c),), False),
            ((And((gt(c, NOUGHT), ge(c, d))),), False),
            ((And((ge(c, d), gt(c, NOUGHT))),), False),
            ((gt(c, NOUGHT), eq(c, d)), False),
            ((gt(Fn("floor", (c,)), d),), False),
            ((gt(d, Fn("floor", (c,))),), False),
            ((lt(absolute(c), d),), False),
            ((Implies(gt(c, NOUGHT), gt(c, d)),), False),
            ((Implies(gt(d, NOUGHT), ge(c, d)),), False),
        ],
        ids=str,
    )
    def test_strict_and_smooth(self, assumed: tuple[Prop, ...], open_: bool) -> None:
        if open_:
            assert self.moved(c, *assumed).hypotheses == set(assumed)  # type: ignore[attr-defined]
        else:
            with refused("may hold at a point and not near it"):
                self.moved(c, *assumed)

    def test_different_places_are_no_open_condition(self) -> None:
        """argmax x ≠ i holds where x_i ties with an earlier component, and not near it."""
        apart = ne(ArgMax(X), i)
        same = kernel.normal_form(x(j), x(j), ())
        assumed = kernel.detachment(kernel.discharge(same, apart), kernel.hypothesis(apart))
        with refused("may hold at a point and not near it"):
            kernel.congruence(Deriv(x(j), x(k)), ((0, assumed),), ())

    def test_of_every_index(self) -> None:
        strict, weak = for_all(k, gt(x(k), c)), for_all(k, ge(x(k), c))
        for assumed, open_ in ((strict, True), (weak, False)):
            same = kernel.normal_form(x(j), x(j), ())
            same = kernel.detachment(kernel.discharge(same, assumed), kernel.hypothesis(assumed))
            whole = Deriv(x(j), x(i))
            if open_:
                assert kernel.congruence(whole, ((0, same),), ()).hypotheses == {assumed}
            else:
                with refused("may hold at a point and not near it"):
                    kernel.congruence(whole, ((0, same),), ())


class TestFacts:
    def test_members_of_a_conjunction_are_facts(self) -> None:
        both = And((gt(c, NOUGHT), ne(i, j)))
        assert kernel.sign(gt(c, NOUGHT), given(both)).hypotheses == {both}
        assert kernel.normal_form(Delta(i, j), NOUGHT, given(both)).hypotheses == {both}

    def test_what_comes_later_is_known_of_what_came_before(self) -> None:
        facts = given(ge(log(c), d), gt(c, NOUGHT))
        assert kernel.normal_form(log(c), log(c), facts).hypotheses == {gt(c, NOUGHT)}

    def test_a_fact_whose_terms_may_have_no_value_is_not_read(self) -> None:
        nothing = minus(log(c), log(c))
        for fact in (ge(add(nothing, d), NOUGHT), le(NOUGHT, add(nothing, d))):
            with refused("does not show"):
                kernel.sign(ge(d, NOUGHT), given(fact))
            found = kernel.sign(ge(d, NOUGHT), given(gt(c, NOUGHT), fact))
            assert found.hypotheses == {gt(c, NOUGHT), fact}

    def test_facts_that_are_read_through_equal_indices_rest_on_them(self) -> None:
        found = kernel.sign(gt(x(j), NOUGHT), given(eq(i, j), gt(x(i), NOUGHT)))
        assert found.hypotheses == {eq(i, j), gt(x(i), NOUGHT)}

    def test_facts_of_another_dimension_do_no_harm(self) -> None:
        every, one = for_all(i, ge(x(i), c)), ge(y(a), c)
        assert kernel.sign(one, given(every, one)).hypotheses == {one}
        assert kernel.sign(ge(x(j), c), given(every, one)).hypotheses == {every}

    def test_facts_are_kept_in_the_normal_form_without_facts(self) -> None:
        facts = given(ge(c, NOUGHT), ge(absolute(c), num(2)))
        assert ge(absolute(c), num(2)) in kernel.sign(gt(absolute(c), num(1)), facts).hypotheses

    def test_positions(self) -> None:
        assert kernel.normal_form(Delta(Lit(1), Lit(2)), NOUGHT, ()).statement
        assert kernel.normal_form(Delta(Lit(2), Lit(2)), num(1), ()).statement
        with refused("different normal forms"):
            kernel.normal_form(Delta(s, Lit(1)), NOUGHT, ())
        with refused("different normal forms"):
            kernel.normal_form(Delta(Lit(1), Lit(2)), num(1), ())
        assert kernel.normal_form(c, c, given(eq(Lit(1), Lit(2)))).hypotheses == frozenset()
        picked = kernel.normal_form(At(Tup((c, d)), (s,)), d, given(eq(s, Lit(2))))
        assert picked.hypotheses == {eq(s, Lit(2))}

    def test_different_numbers_are_no_different_indices(self) -> None:
        with refused("may run over no index"):
            kernel.normal_form(largest(x(k), k, t), c, given(ne(c, d)))

    def test_places_that_are_known(self) -> None:
        top, other = ArgMax(X), ArgMax(V)
        assert kernel.normal_form(x(top), x(other), given(eq(top, other))).hypotheses == {eq(top, other)}
        assert kernel.normal_form(total(mul(x(top), v(k)), k), mul(x(i), total(v(k), k)), given(eq(i, top))).statement
        with refused("different normal forms"):
            kernel.normal_form(x(other), x(i), given(eq(i, top)))


class TestWhatCannotBeBuilt:
    @pytest.mark.parametrize(
        "build",
        [
            lambda: Num(0.5),  # type: ignore[arg-type]
            lambda: Num(float("nan")),  # type: ignore[arg-type]
            lambda: Num(1),  # type: ignore[arg-type]
            lambda: Lit(1.5),  # type: ignore[arg-type]
            lambda: Lit(True),
            lambda: Definition((X,), At(X, (Bound(0),)), 0, "loose"),
            lambda: Definition((X,), x(i), 0, "open"),
            lambda: Definition((n, Y, m), Reduce("Sum", n, (), At(Y, (Bound(0),)), "k"), 0, "ill"),
        ],
    )
    def test_numbers_that_are_not_exact_and_definitions_that_are_not_closed(self, build: object) -> None:
        with pytest.raises(IllFormed):
            build()  # type: ignore[operator]
