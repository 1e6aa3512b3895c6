"""Rules of equality: what they give, and that each premise is asked for."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import Delta, Deriv, Rejected, minus, num, over

from derive import kernel
from derive.terms.statement import EQ, GE, GT, LE, LT, NE, Iff, Rel, Same, for_all
from derive.terms.term import Lam, abstract


def refused(text: str) -> object:
    return pytest.raises(Rejected, match=text)


class TestNormalForm:
    def test_it_proves_an_identity(self) -> None:
        theorem = kernel.normal_form(total(mul(exp(x(k)), Delta(k, j)), k), exp(x(j)), ())
        assert theorem.statement == eq(total(mul(exp(x(k)), Delta(k, j)), k), exp(x(j)))
        assert theorem.hypotheses == frozenset()

    def test_the_left_side_must_have_a_value(self) -> None:
        with refused("needs c ≠ 0"):
            kernel.normal_form(over(c, c), num(1), ())

    def test_the_right_side_must_have_a_value(self) -> None:
        with refused("needs c > 0"):
            kernel.normal_form(num(0), minus(log(c), log(c)), ())

    def test_different_normal_forms_are_refused(self) -> None:
        with refused("different normal forms"):
            kernel.normal_form(c, d, ())

    def test_a_fact_that_is_used_is_a_hypothesis_of_the_theorem(self) -> None:
        facts = given(ne(c, num(0)), ge(d, num(0)))
        theorem = kernel.normal_form(over(c, c), num(1), facts)
        assert theorem.hypotheses == {ne(c, num(0))}

    def test_a_bare_statement_is_no_fact(self) -> None:
        for bare in ("c ≠ 0", ne(c, num(0))):
            with refused("as its figure says"):
                kernel.normal_form(over(c, c), num(1), (bare,))  # type: ignore[arg-type]


class TestUnfold:
    def test_it_says_that_both_sides_agree_not_that_they_are_defined(self) -> None:
        assert kernel.unfold(z).statement == Same(z, total(exp(x(k)), k))

    def test_a_derivative_in_the_body_keeps_its_variable(self) -> None:
        slope = Definition((X, j, n), Deriv(total(power(x(k), 2), k), x(j)), 2, "g")
        shifted = slope.call({X: abstract(add(x(k), c), (k,))})
        with refused("only another variable"):
            kernel.unfold(shifted)


class TestCongruence:
    def test_it_goes_under_a_binder(self) -> None:
        inner = kernel.normal_form(add(x(k), x(k)), mul(num(2), x(k)), ())
        whole = total(add(x(k), x(k)), k)
        theorem = kernel.congruence(whole, ((0, inner),), (k,))
        assert theorem.statement == Same(whole, total(mul(num(2), x(k)), k))

    def test_not_if_a_hypothesis_speaks_of_the_bound_index(self) -> None:
        (fact,) = given(eq(x(k), num(0)))
        with refused("speaks of the bound index"):
            kernel.congruence(total(x(k), k), ((0, fact),), (k,))

    def test_the_part_must_be_the_left_side(self) -> None:
        inner = kernel.normal_form(add(d, d), mul(num(2), d), ())
        with refused("not the part"):
            kernel.congruence(exp(c), ((0, inner),), ())

    def test_a_binder_is_opened_with_a_fresh_index_of_its_own_dimension(self) -> None:
        inner = kernel.normal_form(x(k), x(k), ())
        with refused("own dimension"):
            kernel.congruence(total(x(k), k), ((0, inner),), (a,))
        with refused("bound index"):
            kernel.congruence(total(mul(x(k), x(j)), k), ((0, inner),), (j,))

    def test_only_an_equation_exchanges_its_sides(self) -> None:
        (fact,) = given(ge(c, d))
        with refused("only an equation"):
            kernel.congruence(exp(c), ((0, fact),), ())

    def test_a_dimension_is_no_value_inside_a_definition(self) -> None:
        (fact,) = given(eq(n, num(3)))
        place = z.args.index(n)
        with refused("nothing can be exchanged"):
            kernel.congruence(z, ((place, fact),), ())

    def test_the_variable_of_a_derivative_stays(self) -> None:
        (fact,) = given(eq(c, d))
        with refused("nothing can be exchanged"):
            kernel.congruence(Deriv(exp(c), c), ((1, fact),), ())

    def test_inside_a_derivative_an_equation_at_a_point_is_refused(self) -> None:
        (fact,) = given(eq(power(c, 2), num(4)))
        with refused("cannot be used inside D"):
            kernel.congruence(Deriv(power(c, 2), c), ((0, fact),), ())

    def test_inside_a_derivative_a_strict_hypothesis_is_allowed(self) -> None:
        inner = kernel.normal_form(absolute(c), c, given(gt(c, num(0))))
        theorem = kernel.congruence(Deriv(absolute(c), c), ((0, inner),), ())
        assert theorem.hypotheses == {gt(c, num(0))}

    def test_but_not_a_strict_one_between_terms_that_jump(self) -> None:
        inner = kernel.normal_form(absolute(c), c, given(gt(c, num(0)), gt(Fn("floor", (c,)), num(0))))
        assert inner.hypotheses == {gt(c, num(0))}
        jump = given(gt(mul(Fn("floor", (c,)), num(1)), num(0)))[0]
        with refused("only an equation"):
            kernel.congruence(Deriv(c, c), ((0, jump),), ())
        same = kernel.cases(ge(c, c), *[kernel.normal_form(c, c, ())] * 2, ())
        discharged = kernel.detachment(kernel.discharge(same, jump.statement), jump)
        with refused("cannot be used inside D"):
            kernel.congruence(Deriv(c, c), ((0, discharged),), ())

    def test_a_declared_sign_that_allows_zero_is_a_hypothesis_too(self) -> None:
        inner = kernel.normal_form(absolute(r), r, ())
        with refused("declared sign of r"):
            kernel.congruence(Deriv(absolute(r), r), ((0, inner),), ())
        positive = kernel.normal_form(absolute(p), p, ())
        assert kernel.congruence(Deriv(absolute(p), p), ((0, positive),), ()).statement == Same(
            Deriv(absolute(p), p), Deriv(p, p)
        )

    def test_statements_are_equivalent_by_it(self) -> None:
        inner = kernel.normal_form(add(c, c), mul(num(2), c), ())
        whole = ge(add(c, c), d)
        assert kernel.congruence(whole, ((0, inner),), ()).statement == Iff(whole, ge(mul(num(2), c), d))


class TestRelations:
    def test_rewriting_needs_the_same_statement(self) -> None:
        inner = kernel.normal_form(add(c, c), mul(num(2), c), ())
        step = kernel.congruence(ge(add(c, c), d), ((0, inner),), ())
        (start,) = given(ge(add(c, c), d))
        assert kernel.detachment(step, start).statement == ge(mul(num(2), c), d)
        with refused("not what the implication asks for"):
            kernel.detachment(step, given(ge(c, d))[0])
        with refused("not what the implication asks for"):
            kernel.detachment(start, start)

    @pytest.mark.parametrize(("name", "turned"), [(EQ, EQ), (NE, NE), (GE, LE), (LE, GE), (GT, LT), (LT, GT)])
    def test_symmetry_turns_the_order(self, name: str, turned: str) -> None:
        assert kernel.symmetry(given(Rel(name, c, d))[0]).statement == Rel(turned, d, c)

    def test_symmetry_of_a_quantified_statement_is_refused(self) -> None:
        with refused("only a relation"):
            kernel.symmetry(given(for_all(i, eq(x(i), c)))[0])

    @pytest.mark.parametrize(
        ("first", "second", "whole"),
        [
            (EQ, GE, GE),
            (GE, EQ, GE),
            (GE, GT, GT),
            (GT, GE, GT),
            (LE, LT, LT),
            (GE, GE, GE),
            (EQ, NE, NE),
            (GE, LE, None),
            (GT, LT, None),
            (NE, NE, None),
            (NE, GE, None),
        ],
    )
    def test_transitivity_composes_relations(self, first: str, second: str, whole: str | None) -> None:
        left, right = given(Rel(first, c, d), Rel(second, d, r))
        if whole is None:
            with refused("nothing follows"):
                kernel.transitivity(left, right)
        else:
            assert kernel.transitivity(left, right).statement == Rel(whole, c, r)

    def test_transitivity_needs_the_same_middle(self) -> None:
        with refused("does not start where"):
            kernel.transitivity(*given(eq(c, d), eq(c, r)))

    def test_what_several_relations_leave(self) -> None:
        assert kernel.intersection(given(ge(c, d), le(c, d)), EQ).statement == eq(c, d)
        assert kernel.intersection(given(ge(c, d), ne(c, d)), GT).statement == gt(c, d)
        assert kernel.intersection(given(ge(c, d), ge(c, d)), GE).hypotheses == {ge(c, d)}
        pairs = ((ge(c, d), gt(c, d)), (gt(c, d), ge(c, d)), (ne(c, d), ge(c, d)))
        for pair in pairs:
            with refused("does not imply"):
                kernel.intersection(given(*pair), EQ)
        for one, other in ((ge(c, d), ge(d, c)), (ge(c, d), le(c, r)), (ge(c, d), Iff(ge(c, d), ge(c, d)))):
            with refused("between the same two terms"):
                kernel.intersection(given(one, other), EQ)
        for theorems, name in (((), GE), (given(ge(c, d)), "⊆")):
            with refused("some relations"):
                kernel.intersection(theorems, name)
        with refused("indices have no order"):
            kernel.intersection(given(Rel(EQ, i, j)), GE)

    def test_weakening(self) -> None:
        assert kernel.intersection(given(gt(c, d)), GE).statement == ge(c, d)
        assert kernel.intersection(given(eq(c, d)), LE).statement == le(c, d)
        with refused("does not imply"):
            kernel.intersection(given(ge(c, d)), GT)
        with refused("does not imply"):
            kernel.intersection(given(le(c, d)), GE)


def test_a_lambda_is_opened_like_a_sum() -> None:
    square = Definition((X, n), total(power(x(k), 2), k), 1, "sq")
    shifted = square.call({X: abstract(add(x(k), num(0)), (k,))})
    inner = kernel.normal_form(add(x(k), num(0)), x(k), ())
    place = next(n for n, arg in enumerate(shifted.args) if isinstance(arg, Lam))
    plain = kernel.congruence(shifted.args[place], ((0, inner),), (k,))
    theorem = kernel.congruence(shifted, ((place, plain),), ())
    assert theorem.statement == Same(shifted, square.call({}))


def test_fractions_stay_exact() -> None:
    third = num(Fraction(1, 3))
    assert kernel.normal_form(add(third, third, third), num(1), ()).statement.left == add(third, third, third)
