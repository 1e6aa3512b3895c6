"""Rules of logic: what they give, and that each premise is asked for."""

from __future__ import annotations

import pytest
from building import *
from building import Delta, Deriv, Rejected, num, over

from derive import kernel
from derive.terms.node import Bound
from derive.terms.statement import And, Iff, Implies, for_all
from derive.terms.term import ArgMax, Lit, abstract


def refused(text: str) -> object:
    return pytest.raises(Rejected, match=text)


def test_a_hypothesis_is_its_own() -> None:
    theorem = kernel.hypothesis(ge(c, d))
    assert (theorem.hypotheses, theorem.statement) == ({ge(c, d)}, ge(c, d))


def test_an_axiom_is_in_the_ledger_of_all_that_uses_it() -> None:
    theorem = kernel.symmetry(kernel.axiom("taken", eq(c, d)))
    assert theorem.axioms == {"taken"}
    assert kernel.transitivity(theorem, kernel.axiom("too", eq(c, r))).axioms == {"taken", "too"}


class TestInstance:
    theorem = kernel.normal_form(total(mul(exp(x(k)), Delta(k, j)), k), exp(x(j)), ())

    def test_it_replaces_everywhere(self) -> None:
        found = kernel.instance(self.theorem, ((j, i), (X, V)), ())
        assert found.statement == eq(total(mul(exp(v(k)), Delta(k, i)), k), exp(v(i)))

    def test_hypotheses_are_instantiated_too(self) -> None:
        found = kernel.instance(kernel.hypothesis(ge(c, d)), ((c, exp(d)),), ())
        assert found.hypotheses == {ge(exp(d), d)}

    def test_a_dimension_changes_the_types_of_all_that_lives_in_it(self) -> None:
        found = kernel.instance(self.theorem, ((n, m),), ())
        assert {variable.name for variable in (m,)} == {"m"}
        assert found.statement.left.size == m  # type: ignore[attr-defined]

    def test_an_image_must_have_a_value(self) -> None:
        with refused("needs d ≠ 0"):
            kernel.instance(kernel.normal_form(c, c, ()), ((c, over(num(1), d)),), ())

    def test_an_image_must_keep_the_declared_sign(self) -> None:
        theorem = kernel.normal_form(absolute(p), p, ())
        with refused("p cannot stand for c"):
            kernel.instance(theorem, ((p, c),), ())
        assert kernel.instance(theorem, ((p, c),), given(gt(c, num(0)))).hypotheses == {gt(c, num(0))}

    def test_an_image_must_keep_the_least_dimension(self) -> None:
        positive = kernel.sign(gt(total(exp(y(a)), a, u), num(0)), ())
        with refused("m cannot stand for n"):
            kernel.instance(positive, ((m, n),), ())
        with refused("m cannot stand for 1"):
            kernel.instance(positive, ((m, num(1)),), ())
        assert kernel.instance(positive, ((m, n),), given(ge(n, num(2)))).hypotheses == {ge(n, num(2))}

    def test_an_image_has_the_sort_and_dimension_of_its_variable(self) -> None:
        for image in (a, c, Lit(1), X):
            with refused("runs over m|position must be|outside"):
                kernel.instance(kernel.hypothesis(eq(x(j), c)), ((j, image),), ())
        with refused("another sort"):
            kernel.instance(kernel.hypothesis(eq(x(j), c)), ((X, Y),), ())

    def test_a_variable_is_replaced_once(self) -> None:
        with refused("twice"):
            kernel.instance(kernel.hypothesis(eq(c, d)), ((c, d), (c, r)), ())

    def test_a_derivative_captures_nothing(self) -> None:
        slope = kernel.derivative(Deriv(mul(c, d), c), ())
        with refused("d would come to depend on c"):
            kernel.instance(slope, ((d, c),), ())
        with refused("only another variable"):
            kernel.instance(slope, ((c, exp(d)),), ())
        assert kernel.instance(slope, ((c, r), (d, c)), given(ge(r, r))).statement.left == Deriv(mul(r, c), r)  # type: ignore[attr-defined]

    def test_an_index_that_depends_on_the_vector_is_captured_too(self) -> None:
        slope = kernel.derivative(Deriv(x(j), x(i)), ())
        with refused("would come to depend on x"):
            kernel.instance(slope, ((j, ArgMax(X)),), ())

    def test_a_loose_index_would_be_captured(self) -> None:
        one = kernel.normal_form(total(Delta(k, i), k), num(1), ())
        with refused("takes closed terms"):
            kernel.instance(one, ((i, Bound(0)),), ())
        with refused("position 5 is outside 1, …, n"):
            kernel.instance(one, ((i, Lit(5)),), ())
        three = kernel.instance(one, ((n, num(3)),), ())
        assert kernel.instance(three, ((Index("i", num(3)), Lit(3)),), ()).hypotheses == frozenset()

    def test_two_vectors_that_become_one_by_their_dimension(self) -> None:
        other = at(Vector("x", (m,)), (a,))
        slope = kernel.derivative(Deriv(mul(x(i), other), x(j)), ())
        with refused("would come to depend on x"):
            kernel.instance(slope, ((m, n),), given(ge(n, num(2))))


class TestQuantifiers:
    def test_what_holds_for_an_arbitrary_index_holds_for_all(self) -> None:
        theorem = kernel.sign(gt(exp(x(i)), num(0)), ())
        assert kernel.generalisation(theorem, i).statement == for_all(i, gt(exp(x(i)), num(0)))

    def test_not_if_a_hypothesis_speaks_of_it(self) -> None:
        with refused("so i is not arbitrary"):
            kernel.generalisation(kernel.hypothesis(eq(x(i), num(0))), i)

    def test_specialisation_takes_an_index_of_the_same_dimension(self) -> None:
        every = kernel.hypothesis(for_all(i, ge(x(i), c)))
        assert kernel.specialisation(every, j, ()).statement == ge(x(j), c)
        with refused("runs over m, not over n"):
            kernel.specialisation(every, a, ())
        with refused("position must be an index"):
            kernel.specialisation(every, c, ())
        with refused("does not speak of every"):
            kernel.specialisation(kernel.hypothesis(ge(c, d)), j, ())

    def test_specialisation_asks_for_the_dimension_also_where_the_index_does_not_occur(self) -> None:
        every = kernel.hypothesis(for_all(i, ge(c, d)))
        with refused("runs over m, not over n"):
            kernel.specialisation(every, a, ())

    def test_specialisation_captures_nothing(self) -> None:
        """D(x_k, x_j) = δ_kj for all k; but D(x_{argmax x}, x_j) has no value where two components tie."""
        slopes = kernel.generalisation(kernel.derivative(Deriv(x(k), x(j)), ()), k)
        with refused("would come to depend on x"):
            kernel.specialisation(slopes, ArgMax(X), ())
        assert kernel.specialisation(slopes, ArgMax(V), ()).hypotheses == frozenset()

    def test_no_fact_speaks_of_an_index_that_the_kernel_opens(self) -> None:
        """From x_·0 = 0 would follow Σ |x_k| = 0, if ·0 were the index under which Σ is opened."""
        opened_first = Index("·0", n)
        with refused("takes closed terms"):
            kernel.hypothesis(eq(x(opened_first), num(0)))
        with refused("takes closed terms"):
            kernel.generalisation(kernel.sign(ge(absolute(x(i)), num(0)), ()), opened_first)
        assert kernel.hypothesis(eq(x(Index("·k", n)), num(0))).hypotheses


class TestConnectives:
    def test_discharge_and_detachment(self) -> None:
        there = kernel.discharge(kernel.hypothesis(ge(c, d)), ge(c, d))
        assert (there.hypotheses, there.statement) == (frozenset(), Implies(ge(c, d), ge(c, d)))
        assert kernel.detachment(there, kernel.hypothesis(ge(c, d))).statement == ge(c, d)
        with refused("not what the implication asks"):
            kernel.detachment(there, kernel.hypothesis(ge(d, c)))
        with refused("not what the implication asks"):
            kernel.detachment(kernel.hypothesis(ge(c, d)), kernel.hypothesis(ge(c, d)))

    def test_discharge_takes_off_one_hypothesis_alone(self) -> None:
        both = kernel.transitivity(*given(ge(c, d), ge(d, r)))
        assert kernel.discharge(both, ge(c, d)).hypotheses == {ge(d, r)}

    def test_equivalence_needs_both_directions(self) -> None:
        there, back = given(Implies(ge(c, d), ge(c, r)), Implies(ge(c, r), ge(c, d)))
        assert kernel.equivalence(there, back).statement == Iff(ge(c, d), ge(c, r))
        with refused("not the two directions"):
            kernel.equivalence(there, there)
        assert kernel.symmetry(kernel.equivalence(there, back)).statement == Iff(ge(c, r), ge(c, d))

    def test_conjunction(self) -> None:
        whole = kernel.conjunction(given(ge(c, d), gt(c, r)))
        assert whole.statement == And((ge(c, d), gt(c, r)))
        assert kernel.conjunct(whole, 1).statement == gt(c, r)
        for place in (2, -1):
            with refused("no such member"):
                kernel.conjunct(whole, place)


class TestCases:
    def test_both_cases_prove_the_same(self) -> None:
        goal = ge(mul(Delta(i, j), x(i)), mul(Delta(i, j), x(j)))
        condition = eq(i, j)
        holds = kernel.sign(goal, given(condition))
        fails = kernel.sign(goal, given(ne(i, j)))
        assert kernel.cases(condition, holds, fails, ()).hypotheses == frozenset()

    def test_one_case_does_not_prove_the_other(self) -> None:
        same = kernel.sign(ge(x(i), x(j)), given(eq(i, j)))
        theorem = kernel.cases(eq(i, j), same, kernel.hypothesis(ge(x(i), x(j))), ())
        assert theorem.hypotheses == {ge(x(i), x(j))}
        with refused("different statements"):
            kernel.cases(eq(i, j), same, kernel.hypothesis(ge(x(j), x(i))), ())

    def test_the_condition_must_have_a_value(self) -> None:
        goal = kernel.normal_form(d, d, ())
        with refused("needs c ≠ 0"):
            kernel.cases(ge(over(num(1), c), num(0)), goal, goal, ())


class TestAnotherIndex:
    def test_there_is_one_if_n_is_at_least_two(self) -> None:
        theorem = kernel.discharge(kernel.hypothesis(ne(a, u)), ge(c, c))
        plain = kernel.detachment(theorem, kernel.sign(ge(c, c), ()))
        assert ne(a, u) in plain.hypotheses
        goal = kernel.detachment(kernel.discharge(kernel.sign(ge(c, c), ()), ne(a, u)), kernel.hypothesis(ne(a, u)))
        assert goal.hypotheses == {ne(a, u)}
        assert kernel.another_index(goal, a, u, ()).hypotheses == frozenset()

    def test_not_if_n_may_be_one(self) -> None:
        goal = kernel.detachment(kernel.discharge(kernel.sign(ge(c, c), ()), ne(i, j)), kernel.hypothesis(ne(i, j)))
        with refused("no index other than j"):
            kernel.another_index(goal, i, j, ())
        assert kernel.another_index(goal, i, j, given(ge(n, num(2)))).hypotheses == {ge(n, num(2))}

    def test_not_if_the_index_occurs_elsewhere(self) -> None:
        with refused("must not occur outside"):
            kernel.another_index(kernel.hypothesis(ne(a, u)), a, u, ())
        goal = kernel.transitivity(*given(ge(y(a), c), ge(c, d)))
        with refused("must not occur outside"):
            kernel.another_index(goal, a, u, ())


class TestConclude:
    theorem = kernel.hypothesis(ge(c, d))

    def test_hypotheses_can_be_more_but_not_fewer(self) -> None:
        assert kernel.conclude(ge(c, d), (ge(c, d), ge(r, c)), self.theorem).hypotheses == {ge(c, d), ge(r, c)}
        with refused("assumes c ≥ d, which the claim does not"):
            kernel.conclude(ge(c, d), (), self.theorem)

    def test_the_statement_is_the_same_up_to_letters(self) -> None:
        sums = kernel.normal_form(total(x(k), k), total(x(j), j), ())
        assert kernel.conclude(eq(total(x(i), i), total(x(t), t)), (), sums).statement == sums.statement
        with refused("ends in c ≥ d"):
            kernel.conclude(gt(c, d), (ge(c, d),), self.theorem)


def test_a_made_vector_is_an_image_if_every_component_has_a_value() -> None:
    theorem = kernel.sign(gt(exp(x(i)), num(0)), ())
    shifted = abstract(add(x(k), c), (k,))
    assert kernel.instance(theorem, ((X, shifted),), ()).statement == gt(exp(add(x(i), c)), num(0))
    with refused("needs v_"):
        kernel.instance(theorem, ((X, abstract(over(num(1), v(k)), (k,))),), ())
