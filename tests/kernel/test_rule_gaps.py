"""Rules of equality, logic and order once more: each premise that could be left out, and what would follow."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import Delta, Rejected, minus, num, over

from derive import kernel
from derive.kernel import Theorem
from derive.search.derived import scaled
from derive.terms.node import Bound, IllFormed
from derive.terms.statement import GE, INFINITY, And, ForAll, Iff, Implies, Prop, Rel, Same, for_all, tends
from derive.terms.term import NEG, POS, ArgMax, At, Call, Lam, Lit, Tup, abstract

NOUGHT = num(0)
NOWHERE = ArgMax(abstract(log(v(k)), (k,)))
TRUE = ge(c, c)
MATRIX = Vector("a", (n, n))
PART = Definition((i, X, n), x(i), 1, "part")


def refused(message: str) -> object:
    return pytest.raises(Rejected, match=message)


def under(goal: Theorem, *assumed: Prop) -> Theorem:
    """A theorem that rests on more hypotheses than it needs."""
    for statement in assumed:
        goal = kernel.detachment(kernel.discharge(goal, statement), kernel.hypothesis(statement))
    return goal


class TestCongruence:
    def test_a_vector_of_two_indices_is_opened_with_two(self) -> None:
        """a_kk - a_kk = 0 does not make a_ij - a_ji the zero matrix."""
        twisted = Lam((n, n), minus(at(MATRIX, (Bound(0), Bound(1))), at(MATRIX, (Bound(1), Bound(0)))), ("i", "j"))
        diagonal = at(MATRIX, (k, k))
        same = kernel.normal_form(minus(diagonal, diagonal), NOUGHT, ())
        with refused("one index of its own dimension for each"):
            kernel.congruence(twisted, ((0, same),), (k, k))

    def test_what_is_no_value_stays(self) -> None:
        (same,) = given(eq(i, j))
        for whole, place in ((x(i), 1), (Delta(i, k), 0), (total(x(k), k, i), 0)):
            with refused("nothing can be exchanged"):
                kernel.congruence(whole, ((place, same),), ())
        with refused("no part at this place"):
            kernel.congruence(add(c, d), ((2, kernel.normal_form(c, c, ())),), ())

    def test_numbers_given_to_a_definition_are_exchanged(self) -> None:
        square = Definition((c,), power(c, 2), 1, "square")
        twice = kernel.normal_form(add(d, d), mul(num(2), d), ())
        found = kernel.congruence(Call(square, (add(d, d),)), ((0, twice),), ())
        assert found.statement == Same(Call(square, (add(d, d),)), Call(square, (mul(num(2), d),)))

    def test_the_target_of_a_limit_is_exchanged(self) -> None:
        alpha = Scalar("alpha", POS)
        limit = tends(over(c, alpha), alpha, INFINITY, minus(d, d))
        nothing = kernel.normal_form(minus(d, d), NOUGHT, ())
        changed = tends(over(c, alpha), alpha, INFINITY, NOUGHT)
        assert kernel.congruence(limit, ((0, nothing),), ()).statement == Iff(limit, changed)


class TestTurnsAndChains:
    first, second, third = Call(PART, (i, X, n)), x(i), mul(num(1), x(i))

    def test_symmetry_of_definitions_and_equivalences(self) -> None:
        assert kernel.symmetry(kernel.unfold(self.first)).statement == Same(self.second, self.first)
        assert kernel.symmetry(given(Iff(ge(c, d), ge(d, r)))[0]).statement == Iff(ge(d, r), ge(c, d))

    def test_definitions_and_equivalences_are_chained(self) -> None:
        there = kernel.unfold(self.first)
        back = kernel.symmetry(there)
        assert kernel.transitivity(there, back).statement == Same(self.first, self.first)
        one, two = given(Iff(ge(c, d), ge(d, r)), Iff(ge(d, r), gt(c, r)))
        assert kernel.transitivity(one, two).statement == Iff(ge(c, d), gt(c, r))
        (bound,) = given(ge(x(i), c))
        assert kernel.transitivity(there, bound).statement == ge(self.first, c)
        (above,) = given(ge(c, x(i)))
        assert kernel.transitivity(above, back).statement == ge(c, self.first)

    def test_only_where_the_middle_is_the_same(self) -> None:
        there = kernel.unfold(self.first)
        chains = [
            (there, there),
            (there, *given(ge(c, x(i)))),
            (*given(ge(c, d)), kernel.symmetry(there)),
            given(Iff(ge(c, d), ge(d, r)), Iff(ge(c, d), gt(c, r))),
        ]
        for one, other in chains:
            with refused("does not start where the first ends"):
                kernel.transitivity(one, other)

    def test_exponentials(self) -> None:
        up, down = exp(c), exp(mul(num(-1), c))
        found = {name: kernel.unfold(Fn(name, (c,))).statement for name in ("sinh", "cosh")}
        assert found["sinh"] == Same(Fn("sinh", (c,)), over(minus(up, down), num(2)))
        assert found["cosh"] == Same(Fn("cosh", (c,)), over(add(up, down), num(2)))
        with refused("not defined by exponentials"):
            kernel.unfold(Fn("sinh", (c, d)))


class TestInstances:
    def test_the_refusal_says_what_was_declared(self) -> None:
        bounded = kernel.sign(ge(m, num(2)), ())
        with refused(r"m cannot stand for n: that it is at least 2 is not known"):
            kernel.instance(bounded, ((m, n),), ())
        with refused(r"p cannot stand for c: that it is > 0 is not known"):
            kernel.instance(kernel.sign(gt(p, NOUGHT), ()), ((p, c),), ())

    def test_what_is_no_variable_is_not_replaced(self) -> None:
        with refused("as its figure says"):
            kernel.instance(kernel.hypothesis(ge(exp(c), d)), ((exp(c), d),), ())  # type: ignore[arg-type]

    def test_every_index_means_every_index_that_there_is(self) -> None:
        """x_k = x_k for all k, but not at a place that may not be there."""
        same = kernel.generalisation(kernel.normal_form(x(k), x(k), ()), k)
        with refused("needs v_k > 0 for all k"):
            kernel.specialisation(same, NOWHERE, ())

    def test_an_index_of_another_dimension_is_none(self) -> None:
        bounded = kernel.hypothesis(ForAll(n, ge(Call(PART, (Bound(0), X, n)), c), "k"))
        with refused("runs over m, not over n"):
            kernel.specialisation(bounded, a, ())

    def test_all_hypotheses_stay(self) -> None:
        every, positive = for_all(k, ge(x(k), c)), for_all(k, gt(v(k), NOUGHT))
        found = kernel.specialisation(kernel.hypothesis(every), NOWHERE, given(positive))
        assert found.hypotheses == {every, positive}

    def test_a_hypothesis_that_does_not_speak_of_the_index_stays(self) -> None:
        found = kernel.generalisation(under(kernel.sign(gt(exp(x(i)), NOUGHT), ()), ge(c, d)), i)
        assert (found.statement, found.hypotheses) == (for_all(i, gt(exp(x(i)), NOUGHT)), {ge(c, d)})


class TestConnectives:
    def test_an_equivalence_needs_its_own_directions(self) -> None:
        one, two, three = ge(c, d), ge(c, r), gt(d, r)
        for there, back in ((Implies(one, two), Implies(two, three)), (Implies(one, two), Implies(three, one))):
            with refused("not the two directions"):
                kernel.equivalence(*given(there, back))

    def test_an_equivalence_is_used_from_its_left(self) -> None:
        both, left, right = given(Iff(ge(c, d), ge(c, r)), ge(c, d), ge(c, r))
        assert kernel.detachment(both, left).statement == ge(c, r)
        assert kernel.detachment(kernel.symmetry(both), right).statement == ge(c, d)
        with refused("not what the implication asks for"):
            kernel.detachment(both, right)

    def test_members(self) -> None:
        whole = kernel.hypothesis(And((ge(c, d), gt(c, r))))
        assert kernel.conjunct(whole, 0).statement == ge(c, d)
        with refused("no such member"):
            kernel.conjunct(kernel.hypothesis(for_all(k, ge(x(k), c))), 0)


class TestHypothesesThatStay:
    """A rule that takes off one hypothesis keeps all others: without them its conclusion is false."""

    def test_cases(self) -> None:
        zero = kernel.hypothesis(eq(c, NOUGHT))
        condition = ge(over(num(1), p), d)
        holds, fails = under(zero, condition, ge(c, d)), under(zero, lt(over(num(1), p), d), ge(d, r))
        found = kernel.cases(condition, holds, fails, ())
        assert found.hypotheses == {eq(c, NOUGHT), ge(c, d), ge(d, r)}
        needs = ge(over(num(1), d), NOUGHT)
        plain = kernel.normal_form(c, c, ())
        assert kernel.cases(needs, plain, plain, given(ne(d, NOUGHT))).hypotheses == {ne(d, NOUGHT)}
        assert kernel.cases(condition, plain, kernel.hypothesis(eq(c, c)), ()).hypotheses == {eq(c, c)}

    def test_another_index(self) -> None:
        kept = under(kernel.hypothesis(eq(c, NOUGHT)), ne(i, j), ne(j, i))
        found = kernel.another_index(kept, i, j, given(ge(n, num(2))))
        assert found.hypotheses == {eq(c, NOUGHT), ge(n, num(2))}

    def test_a_sum(self) -> None:
        every, positive = for_all(k, ge(x(k), c)), for_all(k, gt(v(k), NOUGHT))
        each = kernel.specialisation(kernel.hypothesis(every), k, ())
        found = kernel.reduced("Sum", each, k, (NOWHERE,), given(positive))
        assert found.hypotheses == {every, positive}

    def test_linear(self) -> None:
        one, two = given(ge(c, d), ge(d, r))
        terms = ((one, num(1)), (two, num(1)))
        goal = ge(add(c, log(q)), add(r, log(q)))
        assert kernel.linear(goal, terms, NOUGHT, num(1), ()).hypotheses == {ge(c, d), ge(d, r)}

    def test_a_contradiction(self) -> None:
        found = kernel.contradiction(kernel.hypothesis(gt(log(c), log(c))), eq(c, d), given(gt(c, NOUGHT)))
        assert found.hypotheses == {gt(log(c), log(c)), gt(c, NOUGHT)}

    def test_equal_indices(self) -> None:
        assert kernel.normal_form(x(i), x(j), given(eq(i, j))).hypotheses == {eq(i, j)}
        assert kernel.normal_form(x(i), x(j), given(And((eq(j, i), ge(c, d))))).hypotheses == {
            And((eq(j, i), ge(c, d)))
        }
        place = ArgMax(X)
        assert kernel.normal_form(x(place), x(j), given(eq(place, j))).hypotheses == {eq(place, j)}
        assert kernel.normal_form(x(i), x(i), given(eq(i, i))).hypotheses == frozenset()


class TestWhatIsNoRelationOfNumbers:
    implication = kernel.hypothesis(Implies(ge(c, d), ge(d, c)))

    def test_it_is_refused(self) -> None:
        with refused("only a relation between real terms can contradict"):
            kernel.contradiction(self.implication, eq(c, d), ())
        with refused("only relations between real terms can be combined"):
            kernel.linear(ge(c, d), ((self.implication, num(1)),), NOUGHT, num(1), ())
        with refused("only =, ≥, >, ≤ and < carry over"):
            kernel.reduced("Sum", self.implication, k, (), ())
        with refused("only relations between real terms carry over"):
            kernel.reduced("Sum", kernel.hypothesis(eq(i, j)), k, (), ())

    def test_a_contradiction_is_read_off_terms_with_values(self) -> None:
        with refused("needs c > 0"):
            kernel.contradiction(kernel.hypothesis(gt(log(c), log(c))), eq(c, d), ())

    def test_there_is_no_index_other_than_one_that_is_not_there(self) -> None:
        lost = ArgMax(abstract(log(y(a)), (a,)))
        with refused("needs y_a > 0 for all a"):
            kernel.another_index(under(kernel.sign(TRUE, ()), ne(b, lost)), b, lost, ())


class TestOrder:
    def test_powers_between_0_and_1(self) -> None:
        root = kernel.monotone(num(Fraction(1, 2)), ge(r, p), ())
        assert root.statement == Iff(ge(r, p), ge(power(r, Fraction(1, 2)), power(p, Fraction(1, 2))))
        turned = kernel.monotone(num(Fraction(-1, 2)), gt(p, q), ())
        assert turned.statement == Iff(gt(p, q), gt(power(q, Fraction(-1, 2)), power(p, Fraction(-1, 2))))
        assert kernel.monotone(num(1), ge(c, d), ()).statement == Iff(ge(c, d), ge(power(c, 1), power(d, 1)))

    def test_a_factor_of_unknown_sign_orders_nothing(self) -> None:
        """-2·1 ≤ -2·0 although 1 ≥ 0, but 2·1 > 2·0."""
        facts = given(ne(c, NOUGHT))
        for name in (GE, "≤", ">", "<"):
            with refused("sign of c is not known|does not become"):
                scaled(Rel(name, mul(c, d), mul(c, r)), ge(d, r), c, facts)
        assert scaled(ne(mul(c, d), mul(c, r)), ne(d, r), c, facts).hypotheses == {ne(c, NOUGHT)}

    @pytest.mark.parametrize("make", [eq, ne])
    def test_a_negative_factor_turns_no_equation(self, make: object) -> None:
        one, other = make(mul(num(-1), c), mul(num(-1), d)), make(c, d)  # type: ignore[operator]
        assert scaled(one, other, num(-1), ()).statement == Iff(one, other)

    def test_the_largest_of_another_dimension(self) -> None:
        term = Definition((i, X, n), x(i), 1, "part")
        with refused("runs over m, not over n"):
            kernel.extremum(largest(Call(term, (k, X, n)), k), a, ())

    def test_the_place_of_the_largest_of_what_has_values(self) -> None:
        with refused("needs v_k > 0 for all k"):
            kernel.argmax(abstract(log(v(k)), (k,)), ())

    def test_two_bounds_of_different_numbers_make_no_equation(self) -> None:
        for pair in ((ge(c, d), le(r, d)), (ge(c, d), le(c, r))):
            with refused("between the same two terms"):
                kernel.intersection(given(*pair), EQ)


class TestGround:
    @pytest.mark.parametrize(
        "goal",
        [
            gt(add(num(1), num(1)), num(Fraction(3, 2))),
            lt(add(num(1), num(1)), num(Fraction(5, 2))),
            gt(mul(num(2), num(3)), num(5)),
            gt(mul(num(2), num(5)), num(9)),
            lt(mul(num(2), num(3)), num(7)),
            gt(absolute(num(-2)), num(1)),
            gt(power(num(-2), 2), num(3)),
            lt(power(num(-2), 3), num(-7)),
            gt(power(num(2), Fraction(1, 2)), num(Fraction(7, 5))),
            gt(power(num(2), add(num(1), num(1))), num(3)),
            ne(num(3), num(2)),
            ne(num(2), num(3)),
            ge(num(3), num(2)),
        ],
        ids=str,
    )
    def test_it_is_shown(self, goal: Rel) -> None:
        assert kernel.ground(goal).statement == goal

    def test_no_number_is_larger_than_itself(self) -> None:
        for goal in (gt(num(2), num(2)), lt(num(2), num(2)), ne(num(2), num(2)), ge(num(1), num(2))):
            with refused("does not decide"):
                kernel.ground(goal)

    def test_no_root_of_a_negative_number(self) -> None:
        with refused("needs a positive base"):
            kernel.ground(gt(power(num(-8), Fraction(1, 3)), num(-9)))

    def test_a_root_of_0_is_0_and_no_negative_power_of_it_is_anything(self) -> None:
        assert kernel.ground(lt(power(NOUGHT, Fraction(1, 2)), num(1)))
        for exponent, said in ((Fraction(-1, 2), "needs a positive base"), (Fraction(-2), "may be 0")):
            with refused(said):
                kernel.ground(lt(power(NOUGHT, exponent), num(1)))

    def test_sums_are_written_out(self) -> None:
        tup = Tup((num(3), num(1), num(2)))
        for kind, value in ((SUM, 6), (PROD, 6), (MAX, 3), (MIN, 1)):
            term = Reduce(kind, num(3), (), At(tup, (Bound(0),)), "k")
            assert kernel.ground(gt(term, num(value - Fraction(1, 2))))
            assert kernel.ground(lt(term, num(value + Fraction(1, 2))))
        first = Reduce(SUM, num(3), (Lit(1),), At(tup, (Bound(0),)), "k")
        assert kernel.ground(lt(first, num(4)))
        alone = Reduce(SUM, num(3), (), Mul((At(tup, (Bound(0),)), Delta(Bound(0), Lit(2)))), "k")
        assert kernel.ground(lt(alone, num(2)))
        with refused("runs over nothing"):
            kernel.ground(lt(Reduce(MAX, num(1), (Lit(1),), num(0), "k"), num(1)))
        with refused("not written out"):
            kernel.ground(lt(Reduce(SUM, num(2000), (), num(0), "k"), num(1)))

    def test_a_definition_is_its_body(self) -> None:
        square = Definition((c,), power(c, 2), 1, "square")
        assert kernel.ground(gt(square.call({c: num(3)}), num(8)))


class TestWhatARuleTakes:
    proved = kernel.normal_form(c, c, ())

    def test_only_what_its_figure_says(self) -> None:
        for attempt in (
            lambda: kernel.normal_form(c, c, []),  # type: ignore[arg-type]
            lambda: kernel.congruence(add(c, d), ((0,),), ()),  # type: ignore[arg-type]
            lambda: kernel.congruence(add(c, d), ((0, self.proved, 1),), ()),  # type: ignore[arg-type]
            lambda: kernel.unfold(c),  # type: ignore[arg-type]
            lambda: kernel.conjunct(self.proved, True),
            lambda: kernel.hypothesis(c),  # type: ignore[arg-type]
        ):
            with refused("as its figure says"):
                attempt()
        with refused("by position"):
            kernel.symmetry(self.proved, word=1)  # type: ignore[call-arg]

    def test_its_record_says_what_was_used(self) -> None:
        found = kernel.normal_form(total(mul(log(p), Delta(k, j)), k), log(p), ())
        assert found.trace is not None
        assert set(found.trace.conditions) == {gt(p, NOUGHT)}
        assert "pick_term" in {name for name, _ in found.trace.events}
        plain = kernel.normal_form(log(num(2)), log(num(2)), ())
        assert plain.trace is not None
        assert not plain.trace.conditions

    def test_a_definition_is_called_with_what_it_was_defined_for(self) -> None:
        with pytest.raises(IllFormed, match="runs over m"):
            Call(PART, (a, X, n))


def test_signs_that_are_declared_are_kept_by_indices_and_positions() -> None:
    w = Scalar("w", NEG)
    assert kernel.instance(kernel.sign(lt(w, NOUGHT), ()), ((w, num(-1)),), ()).statement == lt(num(-1), NOUGHT)
    three = kernel.instance(kernel.hypothesis(ge(x(i), c)), ((n, num(3)), (i, Lit(2))), ())
    assert three.statement == ge(at(Vector("x", (num(3),)), (Lit(2),)), c)


def test_a_premise_about_an_index_holds_where_that_has_a_value() -> None:
    """At v = -1 nothing is an argmax of log v: the premise does not hold, and c may be anything."""
    told = given(Implies(eq(NOWHERE, NOWHERE), gt(c, NOUGHT)))
    with refused("does not show in the signs of its parts"):
        kernel.sign(gt(c, NOUGHT), told)
    for known in (for_all(k, gt(v(k), NOUGHT)), eq(NOWHERE, i)):
        assert kernel.sign(gt(c, NOUGHT), (*told, *given(known))).statement == gt(c, NOUGHT)
