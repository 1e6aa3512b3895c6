"""Rules of order: what they give, and that each premise is asked for."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import Rejected, minus, num, over

from derive import kernel
from derive.search.derived import scaled
from derive.terms.statement import EQ, GE, GT, LE, LT, Iff, Rel, for_all
from derive.terms.term import ArgMax, Lit, Pi


def refused(text: str) -> object:
    return pytest.raises(Rejected, match=text)


ZERO_TERM = num(0)


class TestSign:
    @pytest.mark.parametrize(
        "goal",
        [
            gt(exp(c), ZERO_TERM),
            ge(power(c, 2), ZERO_TERM),
            ge(mul(minus(c, d), minus(c, d)), ZERO_TERM),
            gt(total(exp(x(k)), k), ZERO_TERM),
            ge(total(exp(x(k)), k, t), ZERO_TERM),
            gt(total(exp(y(a)), a, u), ZERO_TERM),
            ge(minus(n, num(1)), ZERO_TERM),
            gt(minus(m, num(1)), ZERO_TERM),
            gt(minus(power(m, 2), m), ZERO_TERM),
            ge(log(n), ZERO_TERM),
            gt(log(m), ZERO_TERM),
            gt(add(num(1), power(c, 2)), ZERO_TERM),
            ge(mul(r, exp(c)), ZERO_TERM),
            ge(absolute(c), ZERO_TERM),
            gt(largest(exp(x(k)), k), ZERO_TERM),
            le(mul(num(-1), power(c, 2)), ZERO_TERM),
        ],
        ids=str,
    )
    def test_it_shows_in_the_term(self, goal: Rel) -> None:
        assert kernel.sign(goal, ()).statement == goal

    @pytest.mark.parametrize(
        "goal",
        [
            gt(power(c, 2), ZERO_TERM),
            gt(total(exp(x(k)), k, t), ZERO_TERM),
            gt(minus(n, num(1)), ZERO_TERM),
            gt(log(n), ZERO_TERM),
            gt(r, ZERO_TERM),
            ge(c, ZERO_TERM),
            ge(power(c, 3), ZERO_TERM),
            ge(total(x(k), k), ZERO_TERM),
            gt(total(mul(exp(x(k)), power(v(k), 2)), k), ZERO_TERM),
            ge(minus(mul(num(2), n), num(3)), ZERO_TERM),
            ge(minus(exp(c), num(1)), ZERO_TERM),
        ],
        ids=str,
    )
    def test_it_does_not_show_where_it_is_not_so(self, goal: Rel) -> None:
        with refused("does not show"):
            kernel.sign(goal, ())

    def test_both_sides_must_have_values(self) -> None:
        with refused("needs c ≠ 0"):
            kernel.sign(ge(power(over(num(1), c), 2), ZERO_TERM), ())

    def test_facts_give_signs_of_what_differs_by_a_number(self) -> None:
        assert kernel.sign(gt(c, ZERO_TERM), given(ge(c, num(1)))).hypotheses == {ge(c, num(1))}
        with refused("does not show"):
            kernel.sign(gt(c, num(2)), given(ge(c, num(1))))

    def test_a_fact_about_every_index_serves_each(self) -> None:
        fact = for_all(i, gt(x(i), ZERO_TERM))
        assert kernel.sign(gt(total(x(k), k), ZERO_TERM), given(fact)).hypotheses == {fact}

    def test_a_fact_about_one_index_serves_that_one(self) -> None:
        with refused("does not show"):
            kernel.sign(gt(total(x(k), k), ZERO_TERM), given(gt(x(k), ZERO_TERM)))
        with refused("does not show"):
            kernel.sign(gt(x(j), ZERO_TERM), given(gt(x(k), ZERO_TERM)))


class TestLinear:
    def combine(
        self, goal: Rel, *terms: object, rest: object = ZERO_TERM, scale: object = num(1), facts: object = ()
    ) -> object:
        return kernel.linear(goal, terms, rest, scale, facts)  # type: ignore[arg-type]

    def test_it_adds_facts(self) -> None:
        one, two = given(ge(c, d), ge(d, r))
        assert self.combine(ge(c, r), (one, num(1)), (two, num(1))).hypotheses == {ge(c, d), ge(d, r)}  # type: ignore[attr-defined]

    def test_the_difference_must_be_the_combination(self) -> None:
        (one,) = given(ge(c, d))
        with refused("not this combination"):
            self.combine(ge(c, r), (one, num(1)))

    def test_a_multiplier_of_an_inequality_must_not_be_negative(self) -> None:
        (one,) = given(ge(c, d))
        with refused("does not have the sign"):
            self.combine(ge(d, c), (one, num(-1)))
        with refused("does not have the sign"):
            self.combine(ge(mul(r, c), mul(r, d)), (kernel.hypothesis(ge(c, d)), minus(r, num(1))), rest=minus(c, d))

    def test_a_multiplier_of_an_equation_may_be_anything_that_has_a_value(self) -> None:
        (one,) = given(eq(c, d))
        assert self.combine(eq(mul(r, d), mul(r, c)), (one, mul(num(-1), r)))
        with refused("needs r ≠ 0"):
            self.combine(eq(num(1), ZERO_TERM), (kernel.hypothesis(eq(r, ZERO_TERM)), over(num(1), r)))

    def test_the_rest_must_have_the_sign(self) -> None:
        with refused("does not have the sign"):
            self.combine(ge(c, ZERO_TERM), rest=c)
        assert self.combine(gt(add(c, num(1)), c), rest=num(1))

    def test_strict_needs_something_strict(self) -> None:
        (one,) = given(ge(c, d))
        with refused("does not have the sign"):
            self.combine(gt(c, d), (one, num(1)))
        assert self.combine(gt(add(c, num(1)), d), (one, num(1)), rest=num(1))

    def test_equal_needs_equations_alone(self) -> None:
        (one,) = given(ge(c, d))
        with refused("does not have the sign"):
            self.combine(eq(c, d), (one, num(1)))

    def test_the_scale_must_be_positive(self) -> None:
        (one,) = given(ge(mul(r, c), mul(r, d)))
        with refused("r is not known to be positive"):
            self.combine(ge(c, d), (one, num(1)), scale=r)
        (two,) = given(ge(mul(p, c), mul(p, d)))
        assert self.combine(ge(c, d), (two, num(1)), scale=p)

    def test_every_term_must_have_a_value(self) -> None:
        (one,) = given(ge(c, d))
        with refused("needs c > 0"):
            self.combine(ge(add(c, log(c)), add(d, log(c))), (one, num(1)))
        with refused("needs r > 0"):
            self.combine(ge(c, d), (one, num(1)), rest=minus(log(r), log(r)))

    def test_only_relations_between_numbers_are_combined(self) -> None:
        with refused("only relations between real terms"):
            self.combine(ge(c, c), (kernel.hypothesis(eq(i, j)), num(1)))


class TestMonotone:
    def test_increasing_functions_keep_every_relation(self) -> None:
        assert kernel.monotone("exp", ge(c, d), ()).statement == Iff(ge(c, d), ge(exp(c), exp(d)))

    def test_the_function_must_increase(self) -> None:
        for name in ("cos", "abs", "gamma"):
            with refused("not known to be increasing"):
                kernel.monotone(name, ge(c, d), ())

    def test_the_values_must_exist(self) -> None:
        with refused("needs c > 0"):
            kernel.monotone("log", ge(c, d), ())

    def test_powers(self) -> None:
        assert kernel.monotone(num(3), ge(c, d), ()).statement == Iff(ge(c, d), ge(power(c, 3), power(d, 3)))
        assert kernel.monotone(num(2), gt(r, p), ()).statement == Iff(gt(r, p), gt(power(r, 2), power(p, 2)))
        turned = kernel.monotone(num(-1), ge(p, q), ()).statement
        assert turned == Iff(ge(p, q), ge(power(q, -1), power(p, -1)))

    def test_even_powers_need_bases_that_are_not_negative(self) -> None:
        with refused("may be negative"):
            kernel.monotone(num(2), ge(c, d), ())
        with refused("may be negative"):
            kernel.monotone(num(2), ge(r, d), ())

    def test_negative_powers_need_positive_bases(self) -> None:
        facts = given(ne(c, ZERO_TERM), ne(d, ZERO_TERM))
        with refused("may be negative"):
            kernel.monotone(num(-1), ge(c, d), facts)
        with refused("needs r ≠ 0"):
            kernel.monotone(num(-1), ge(p, r), ())

    def test_roots_need_values_and_the_power_zero_says_nothing(self) -> None:
        with refused("needs c ≥ 0"):
            kernel.monotone(num(Fraction(1, 2)), ge(c, d), ())
        with refused("power 0"):
            kernel.monotone(num(0), ge(p, q), ())


class TestScaled:
    def test_a_positive_factor_keeps_the_relation_and_a_negative_one_turns_it(self) -> None:
        assert scaled(ge(mul(p, c), mul(p, d)), ge(c, d), p, ()).statement
        assert scaled(le(c, d), ge(mul(num(-1), c), mul(num(-1), d)), num(-1), ()).statement
        with refused("does not become"):
            scaled(ge(c, d), ge(mul(num(-1), c), mul(num(-1), d)), num(-1), ())

    def test_the_sign_must_be_known(self) -> None:
        for factor in (c, r):
            with refused("sign of . is not known"):
                scaled(ge(mul(factor, c), mul(factor, d)), ge(c, d), factor, ())

    def test_equations_need_a_factor_that_is_not_zero(self) -> None:
        with refused("sign of r is not known"):
            scaled(eq(mul(r, c), mul(r, d)), eq(c, d), r, ())
        facts = given(ne(c, ZERO_TERM))
        assert scaled(eq(mul(c, d), mul(c, r)), eq(d, r), c, facts).statement

    def test_the_ratio_must_be_the_factor(self) -> None:
        with refused("is not this combination"):
            scaled(ge(mul(num(2), c), d), ge(c, d), num(2), ())

    def test_everything_must_have_a_value(self) -> None:
        with refused("needs c > 0"):
            scaled(ge(log(c), ZERO_TERM), ge(log(c), ZERO_TERM), num(1), ())


class TestReduced:
    def test_sums_maxima_and_minima_keep_the_order(self) -> None:
        theorem = kernel.hypothesis(for_all(k, ge(x(k), v(k))))
        each = kernel.specialisation(theorem, k, ())
        for kind, make in (("Sum", total), ("Max", largest), ("Min", smallest)):
            found = kernel.reduced(kind, each, k, (), ())
            assert found.statement == ge(make(x(k), k), make(v(k), k))

    def test_the_index_must_be_arbitrary(self) -> None:
        with refused("k is not arbitrary"):
            kernel.reduced("Sum", kernel.hypothesis(ge(x(k), v(k))), k, (), ())

    def test_what_is_left_out_need_not_hold(self) -> None:
        goal = ge(exp(y(a)), ZERO_TERM)
        inside = kernel.detachment(kernel.discharge(kernel.sign(goal, ()), ne(a, u)), kernel.hypothesis(ne(a, u)))
        assert kernel.reduced("Sum", inside, a, (u,), ()).hypotheses == frozenset()
        with refused("a is not arbitrary"):
            kernel.reduced("Sum", inside, a, (), ())

    def test_strict_is_weak_where_nothing_is_left(self) -> None:
        strict = kernel.sign(gt(exp(x(k)), ZERO_TERM), ())
        assert kernel.reduced("Sum", strict, k, (t,), ()).statement.name == GE  # type: ignore[attr-defined]
        assert kernel.reduced("Sum", strict, k, (), ()).statement.name == GT  # type: ignore[attr-defined]
        wide = kernel.sign(gt(exp(y(a)), ZERO_TERM), ())
        assert kernel.reduced("Sum", wide, a, (u,), ()).statement.name == GT  # type: ignore[attr-defined]

    def test_maxima_need_an_index_that_is_left(self) -> None:
        strict = kernel.sign(gt(exp(x(k)), ZERO_TERM), ())
        for kind in ("Max", "Min"):
            with refused("range may be empty"):
                kernel.reduced(kind, strict, k, (t,), ())

    def test_different_does_not_sum_and_products_are_not_sums(self) -> None:
        differ = kernel.sign(ne(exp(x(k)), ZERO_TERM), ())
        with refused("carry over"):
            kernel.reduced("Sum", differ, k, (), ())
        with refused("carry over"):
            kernel.reduced("Prod", kernel.sign(gt(exp(x(k)), ZERO_TERM), ()), k, (), ())
        with refused("carry over"):
            kernel.reduced("Sum", kernel.hypothesis(for_all(k, ge(x(k), c))), k, (), ())


class TestExtrema:
    def test_a_maximum_is_at_least_its_members(self) -> None:
        assert kernel.extremum(largest(x(k), k), j, ()).statement == ge(largest(x(k), k), x(j))
        assert kernel.extremum(smallest(x(k), k), j, ()).statement == le(smallest(x(k), k), x(j))

    def test_not_of_one_that_may_be_left_out(self) -> None:
        term = largest(y(a), a, u)
        with refused("b may be left out"):
            kernel.extremum(term, b, ())
        assert kernel.extremum(term, b, given(ne(b, u))).hypotheses == {ne(b, u)}

    def test_not_of_another_dimension_nor_of_a_sum(self) -> None:
        with refused("runs over m"):
            kernel.extremum(largest(x(k), k), a, ())
        with refused("only a maximum"):
            kernel.extremum(total(x(k), k), j, ())

    def test_the_maximum_must_have_a_value(self) -> None:
        with refused("may run over no index"):
            kernel.extremum(largest(x(k), k, t), j, ())
        with refused("needs x_"):
            kernel.extremum(largest(log(x(k)), k), j, ())

    def test_the_place_of_the_maximum(self) -> None:
        found = kernel.argmax(X, ()).statement
        assert found == eq(x(ArgMax(X)), largest(x(k), k))
        with refused("no vector|not a vector"):
            kernel.argmax(c, ())

    def test_antisymmetry(self) -> None:
        assert kernel.intersection(given(ge(c, d), le(c, d)), EQ).statement == eq(c, d)
        for pair in ((ge(c, d), ge(d, c)), (ge(c, d), le(c, r)), (gt(c, d), le(c, d)), (lt(c, d), ge(c, d))):
            with refused("between the same two terms|does not imply"):
                kernel.intersection(given(*pair), EQ)


class TestExponential:
    def test_the_bound_is_strict_away_from_zero(self) -> None:
        assert kernel.exp_bound(c, ()).statement == ge(exp(c), add(num(1), c))
        assert kernel.exp_bound(p, ()).statement == gt(exp(p), add(num(1), p))
        assert kernel.exp_bound(c, given(ne(c, ZERO_TERM))).statement == gt(exp(c), add(num(1), c))

    def test_the_exponent_must_have_a_value(self) -> None:
        with refused("needs c > 0"):
            kernel.exp_bound(log(c), ())


class TestGround:
    @pytest.mark.parametrize(
        "goal",
        [
            lt(log(num(99)), num(Fraction(461, 100))),
            gt(log(num(99)), num(Fraction(459, 100))),
            gt(exp(num(1)), num(Fraction(271828, 100000))),
            lt(power(num(2), Fraction(1, 2)), num(Fraction(3, 2))),
            ne(Pi(), num(Fraction(22, 7))),
        ],
        ids=str,
    )
    def test_balls_show_it(self, goal: Rel) -> None:
        assert kernel.ground(goal).statement == goal

    def test_not_what_is_false_equal_open_or_without_a_value(self) -> None:
        with refused("does not decide"):
            kernel.ground(gt(log(num(99)), num(Fraction(461, 100))))
        with refused("does not decide"):
            kernel.ground(ge(exp(log(num(2))), num(2)))
        with refused("cannot show that two numbers are equal"):
            kernel.ground(Rel(EQ, num(1), num(1)))
        with refused("has variables"):
            kernel.ground(gt(exp(c), ZERO_TERM))
        for broken in (log(num(-1)), over(num(1), num(0)), log(num(0)), power(num(-1), Fraction(1, 2))):
            with refused("no certain value|positive base"):
                kernel.ground(lt(broken, num(5)))
        with refused("cannot be evaluated"):
            kernel.ground(lt(Fn("gamma", (num(3),)), num(5)))


def test_relations_name_themselves() -> None:
    assert {GE, GT, LE, LT} == {"≥", ">", "≤", "<"}
    assert Lit(1) == Lit(1)
