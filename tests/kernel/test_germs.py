"""The rule `expansion`: each side condition that could be left out, and the false limit that would follow."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import Rejected, minus, num, over

from derive import kernel
from derive.kernel import Theorem
from derive.kernel.context import known
from derive.kernel.germs.expansion import BOUNDED, VANISHING, Expansion, Rest, lead, parted, series, single, vanishes
from derive.kernel.germs.scale import as_scale, iterated
from derive.kernel.poly import ONE as ONE_
from derive.terms.node import IllFormed, Term
from derive.terms.statement import INFINITY, MINUS_INFINITY, ORIGIN, Prop, Tends, tends
from derive.terms.term import MAX, NEG, POS, PROD, Pi, Pow, reduce_over

alpha, beta = Scalar("alpha", POS), Scalar("beta")
h, up, down = Scalar("h"), Scalar("h", POS), Scalar("h", NEG)
ONE, NOUGHT, HALF = num(1), num(0), num(Fraction(1, 2))
ORDER = 3


def sin(u: Term) -> Term:
    return Fn("sin", (u,))


def refused(message: str) -> object:
    return pytest.raises(Rejected, match=message)


def limit(body: Term, target: Term, *facts: Prop, toward: str | Term = INFINITY, moving: Scalar = alpha) -> Theorem:
    return kernel.expansion(tends(body, moving, toward, target), moving, ORDER, given(*facts))


def near(body: Term, target: Term, *facts: Prop, moving: Scalar = h) -> Theorem:
    return limit(body, target, *facts, toward=ORIGIN, moving=moving)


class TestGrowth:
    """Exponentials outgrow powers, powers logarithms; what decides is the sign of a difference of rates."""

    def test_classes(self) -> None:
        for small, large in (
            (power(log(alpha), 5), power(alpha, Fraction(1, 9))),
            (power(alpha, 9), exp(over(alpha, num(9)))),
            (exp(alpha), exp(mul(num(2), alpha))),
            (exp(alpha), exp(power(alpha, 2))),
            (log(log(alpha)), log(alpha)),
            (exp(power(log(alpha), 2)), exp(alpha)),
        ):
            assert limit(over(small, large), NOUGHT).hypotheses == frozenset()
            with refused("it tends to ∞"):
                limit(over(large, small), NOUGHT)

    @pytest.mark.parametrize("body", [exp(mul(c, alpha)), Pow(alpha, c), Pow(p, alpha), exp(mul(c, power(alpha, 2)))])
    def test_a_rate_of_unknown_sign(self, body: Term) -> None:
        with refused("has a sign that decides"):
            limit(body, NOUGHT)

    def test_a_rate_of_known_sign(self) -> None:
        assert limit(exp(mul(c, alpha)), NOUGHT, lt(c, NOUGHT)).hypotheses == {lt(c, NOUGHT)}
        assert limit(Pow(alpha, c), NOUGHT, lt(c, NOUGHT)).hypotheses == {lt(c, NOUGHT)}
        assert limit(Pow(p, alpha), NOUGHT, lt(p, ONE)).hypotheses == {lt(p, ONE)}

    def test_equal_rates_cancel_only_where_they_are_known_to_be_equal(self) -> None:
        body = exp(mul(minus(c, d), alpha))
        assert limit(body, ONE, eq(c, d)).hypotheses == {eq(c, d)}
        for unknown in ((), (ge(c, d),), (ne(c, d),)):
            with refused("has a sign that decides"):
                limit(body, ONE, *unknown)

    def test_leading_terms_that_cancel(self) -> None:
        with refused("the limit is 1, not 0"):
            limit(minus(add(alpha, ONE), alpha), NOUGHT)
        assert limit(minus(Pow(add(alpha, ONE), HALF), Pow(alpha, HALF)), NOUGHT).hypotheses == frozenset()

    def test_a_remainder_hides_what_is_smaller(self) -> None:
        """e^-α + sin(α)/α, times α, has no limit."""
        with refused("it stays bounded"):
            limit(mul(alpha, add(exp(mul(num(-1), alpha)), over(sin(alpha), alpha))), NOUGHT)

    def test_a_remainder_outgrows_what_leads_in_nothing(self) -> None:
        """1/(sin(α)/α) has no value where sin(α) = 0, and 1 + sin(α) is 0 again and again."""
        for body in (over(ONE, over(sin(alpha), alpha)), over(ONE, add(ONE, sin(alpha))), log(add(ONE, sin(alpha)))):
            with refused("only if more of it is known"):
                limit(over(body, alpha), NOUGHT)

    def test_what_lies_beyond_the_scale(self) -> None:
        assert limit(exp(mul(num(-1), exp(alpha))), NOUGHT).hypotheses == frozenset()
        with refused("grows so fast"):
            limit(over(exp(exp(alpha)), exp(exp(add(alpha, over(ONE, alpha))))), ONE)


class TestValuesAllTheWay:
    """Every part has a value on a whole neighbourhood of the target, on each side from which the scalar comes."""

    @pytest.mark.parametrize(
        ("body", "target", "message"),
        [
            (log(h), NOUGHT, "h is negative near the target, and must be positive"),
            (Pow(h, HALF), NOUGHT, "h is negative near the target, and must be positive"),
            (mul(NOUGHT, log(h)), NOUGHT, "h is negative near the target"),
            (Pow(h, h), ONE, "must be positive"),
            (over(h, minus(h, h)), ONE, "is not 0 near the target, as it must be"),
            (log(minus(h, h)), NOUGHT, "is positive near the target, as it must be"),
            (log(c), log(c), "needs c > 0"),
            (mul(h, over(ONE, c)), NOUGHT, "needs c ≠ 0"),
            (over(ONE, add(c, h)), over(ONE, c), "needs c ≠ 0"),
            (over(h, add(c, h)), NOUGHT, "c \\+ h is not 0 near the target only if c ≠ 0"),
            (log(add(c, h)), NOUGHT, "c \\+ h is positive near the target only if c > 0"),
            (Fn("floor", (h,)), NOUGHT, "nothing is known about how floor"),
        ],
        ids=str,
    )
    def test_of_what_has_none(self, body: Term, target: Term, message: str) -> None:
        with refused(message):
            near(body, target)

    def test_a_zero_of_the_denominator_at_the_target_alone_is_no_harm(self) -> None:
        assert near(over(h, h), ONE).hypotheses == frozenset()
        assert near(over(minus(exp(h), ONE), h), ONE).hypotheses == frozenset()

    def test_the_target_has_a_value(self) -> None:
        with refused("needs c ≠ 0"):
            near(add(ONE, h), over(c, c))

    def test_a_root_of_what_is_not_negative(self) -> None:
        assert near(Pow(power(sin(h), 2), HALF), NOUGHT).hypotheses == frozenset()
        assert near(Pow(absolute(h), HALF), NOUGHT).hypotheses == frozenset()
        assert limit(Pow(over(power(sin(alpha), 2), alpha), HALF), NOUGHT).hypotheses == frozenset()
        with refused("only if more of it is known"):
            limit(Pow(over(sin(alpha), alpha), HALF), NOUGHT)
        with refused("only if more of it is known"):
            limit(Pow(over(power(sin(alpha), 2), alpha), num(Fraction(-1, 2))), NOUGHT)


class TestSides:
    @pytest.mark.parametrize(
        ("body", "target"),
        [
            (over(ONE, h), NOUGHT),
            (over(absolute(h), h), ONE),
            (over(absolute(h), h), num(-1)),
            (sin(over(ONE, h)), NOUGHT),
        ],
        ids=str,
    )
    def test_from_both_it_is_the_same(self, body: Term, target: Term) -> None:
        with refused("the limit is|it tends to|it stays bounded"):
            near(body, target)

    def test_of_one(self) -> None:
        assert near(over(absolute(up), up), ONE, moving=up).statement
        assert near(over(absolute(down), down), num(-1), moving=down).statement
        assert kernel.expansion(tends(over(absolute(h), h), h, ORIGIN, ONE, POS), h, ORDER, ()).statement
        assert kernel.expansion(tends(over(absolute(h), h), h, ORIGIN, num(-1), NEG), h, ORDER, ()).statement
        with refused("the limit is -1, not 1"):
            kernel.expansion(tends(over(absolute(h), h), h, ORIGIN, ONE, NEG), h, ORDER, ())

    def test_at_the_infinities(self) -> None:
        assert limit(exp(beta), NOUGHT, toward=MINUS_INFINITY, moving=beta).statement
        with refused("it tends to ∞"):
            limit(exp(beta), NOUGHT, moving=beta)
        with refused("it tends to ∞"):
            limit(exp(mul(num(-1), beta)), NOUGHT, toward=MINUS_INFINITY, moving=beta)
        with pytest.raises(IllFormed, match="does not tend to -∞"):
            tends(exp(alpha), alpha, MINUS_INFINITY, NOUGHT)

    def test_a_point_is_within_reach(self) -> None:
        """A positive scalar does not come near -1, so all would be true of it there."""
        with refused("does not come near -1"):
            limit(alpha, ONE, toward=num(-1))
        with refused("whether c is within reach"):
            limit(alpha, c, toward=c)
        assert limit(alpha, c, gt(c, NOUGHT), toward=c).hypotheses == {gt(c, NOUGHT)}
        assert limit(beta, c, toward=c, moving=beta).hypotheses == frozenset()

    def test_a_positive_scalar_comes_to_0_from_above_whatever_0_is_called(self) -> None:
        assert limit(Pow(alpha, HALF), NOUGHT, eq(c, NOUGHT), toward=c).hypotheses == {eq(c, NOUGHT)}
        with refused("whether c is within reach"):
            limit(alpha, c, ge(c, NOUGHT), toward=c)

    def test_the_point_has_a_value(self) -> None:
        with refused("needs c > 0"):
            limit(beta, log(c), toward=log(c), moving=beta)

    def test_the_point_does_not_move(self) -> None:
        with pytest.raises(IllFormed, match="does not depend on beta"):
            tends(beta, beta, add(beta, ONE), ONE)

    def test_at_a_point(self) -> None:
        slope = over(minus(power(beta, 2), power(c, 2)), minus(beta, c))
        assert limit(slope, mul(num(2), c), toward=c, moving=beta).hypotheses == frozenset()
        with refused("the limit is 2·c, not c"):
            limit(slope, c, toward=c, moving=beta)


class TestFunctions:
    @pytest.mark.parametrize(
        ("body", "target"),
        [
            (Fn("tanh", (alpha,)), ONE),
            (Fn("tanh", (mul(num(-1), alpha),)), num(-1)),
            (Fn("atan", (alpha,)), mul(HALF, Pi())),
            (Fn("atan", (mul(num(-1), alpha),)), mul(num(Fraction(-1, 2)), Pi())),
            (Fn("erf", (alpha,)), ONE),
            (Fn("erf", (mul(num(-1), alpha),)), num(-1)),
            (over(Fn("sinh", (alpha,)), exp(alpha)), HALF),
            (over(Fn("cosh", (mul(num(-1), alpha),)), exp(alpha)), HALF),
            (minus(Fn("asinh", (alpha,)), log(alpha)), log(num(2))),
            (add(Fn("asinh", (mul(num(-1), alpha),)), log(alpha)), mul(num(-1), log(num(2)))),
            (Fn("sin", (over(ONE, alpha),)), NOUGHT),
            (mul(alpha, Fn("sin", (over(c, alpha),))), c),
            (
                mul(alpha, minus(Fn("atan", (add(c, over(ONE, alpha)),)), Fn("atan", (c,)))),
                over(ONE, add(ONE, power(c, 2))),
            ),
        ],
        ids=str,
    )
    def test_each(self, body: Term, target: Term) -> None:
        assert limit(body, target).hypotheses == frozenset()

    def test_what_is_bounded_has_no_limit_for_that(self) -> None:
        for name in ("sin", "cos", "atan", "tanh", "erf"):
            moved = mul(alpha, sin(alpha))
            with refused("it stays bounded"):
                limit(Fn(name, (moved,)), NOUGHT)
            assert limit(over(Fn(name, (moved,)), alpha), NOUGHT).statement
        with refused("nothing is known about how sinh"):
            limit(over(Fn("sinh", (mul(alpha, sin(alpha)),)), exp(exp(alpha))), NOUGHT)

    def test_the_modulus_of_what_has_no_known_sign(self) -> None:
        assert near(absolute(add(c, h)), absolute(c)).hypotheses == frozenset()
        with refused("the limit is abs|the limit is \\|c\\|"):
            near(absolute(add(c, h)), c)

    def test_a_series_is_as_long_as_it_is_asked_to_be(self) -> None:
        body = over(minus(minus(exp(h), ONE), h), power(h, 2))
        goal: Tends = tends(body, h, ORIGIN, HALF)
        with refused("it stays bounded"):
            kernel.expansion(goal, h, 2, ())
        assert kernel.expansion(goal, h, 3, ()).statement == goal
        for order in (0, -1, 13):
            with refused("between one and twelve"):
                kernel.expansion(goal, h, order, ())

    def test_a_power_with_a_base_that_tends_to_1(self) -> None:
        assert limit(Pow(add(ONE, over(c, alpha)), alpha), exp(c)).hypotheses == frozenset()
        with refused("has a sign that decides"):
            limit(Pow(add(ONE, over(c, alpha)), power(alpha, 2)), exp(c))
        with refused("the limit is exp\\(1\\), not 1"):
            limit(Pow(add(ONE, over(ONE, alpha)), alpha), ONE)


class TestOverAnIndex:
    def test_terms_of_one_rate(self) -> None:
        assert limit(total(exp(over(x(k), alpha)), k), n).hypotheses == frozenset()
        assert limit(reduce_over(SUM, k, over(x(k), alpha), (i,)), NOUGHT).hypotheses == frozenset()

    def test_terms_of_many_rates_that_all_vanish(self) -> None:
        body = total(exp(mul(num(-1), alpha, exp(x(k)))), k)
        assert limit(body, NOUGHT).hypotheses == frozenset()
        with refused("the limit is 0, not n"):
            limit(body, n)
        with refused("it is not known how fast|it stays bounded|only if more"):
            limit(over(ONE, body), NOUGHT)

    def test_terms_whose_rate_depends_on_the_index(self) -> None:
        for body in (total(exp(mul(alpha, x(k))), k), total(exp(mul(alpha, exp(x(k)))), k)):
            with refused("x_k has a sign that decides|depends on the index"):
                limit(over(body, alpha), NOUGHT)

    def test_the_largest(self) -> None:
        body = reduce_over(MAX, k, add(x(k), over(power(x(k), 2), alpha)), ())
        assert limit(body, largest(x(k), k)).hypotheses == frozenset()
        with refused("the range may be empty"):
            limit(reduce_over(MAX, k, over(x(k), alpha), (i,)), NOUGHT)

    def test_a_product(self) -> None:
        assert limit(reduce_over(PROD, k, add(ONE, over(x(k), alpha)), ()), ONE).hypotheses == frozenset()
        growing = reduce_over(PROD, k, mul(alpha, exp(x(k))), ())
        assert limit(over(ONE, growing), NOUGHT).hypotheses == frozenset()
        with refused("the limit is"):
            limit(mul(growing, Pow(alpha, mul(num(-1), n))), ONE)
        with refused("in common"):
            limit(reduce_over(PROD, k, sin(mul(alpha, x(k))), ()), NOUGHT)
        with refused("more than one index is left out"):
            limit(over(ONE, reduce_over(PROD, k, mul(alpha, exp(x(k))), (i, j))), NOUGHT)


class TestCitedLimits:
    unknown = Fn("f", (alpha,))

    def test_their_sum_and_product(self) -> None:
        known = tends(Fn("f", (alpha,)), alpha, INFINITY, c)
        body = add(mul(num(2), Fn("f", (alpha,))), over(ONE, alpha))
        found = limit(body, mul(num(2), c), known)
        assert found.hypotheses == {known}
        with refused("nothing is known about how f"):
            limit(body, mul(num(2), c))

    def test_no_rate_is_known_of_them(self) -> None:
        known = tends(Fn("f", (alpha,)), alpha, INFINITY, NOUGHT)
        for body in (mul(alpha, Fn("f", (alpha,))), over(ONE, Fn("f", (alpha,)))):
            with refused("it is not known how fast|only if more of it is known"):
                limit(body, NOUGHT, known)

    def test_they_speak_of_the_same_target(self) -> None:
        body = Fn("f", (h,))
        for other in (
            tends(body, h, INFINITY, c),
            tends(body, h, ORIGIN, c, POS),
            tends(body, h, ONE, c),
            tends(Fn("f", (up,)), up, ORIGIN, c),
        ):
            with refused("nothing is known about how f"):
                near(body, c, other)
        assert near(body, c, tends(body, h, ORIGIN, c)).statement
        one_sided = tends(body, h, ORIGIN, c, NEG)
        assert kernel.expansion(one_sided, h, ORDER, given(tends(body, h, ORIGIN, c))).statement == one_sided

    def test_one_of_a_scalar_that_never_comes_there_says_nothing(self) -> None:
        """It is true of every f."""
        idle = tends(Fn("f", (alpha,)), alpha, num(-1), c)
        with refused("does not come near -1"):
            limit(Fn("f", (alpha,)), c, idle, toward=num(-1))
        with refused("nothing is known about how f"):
            limit(Fn("f", (beta,)), c, idle, toward=num(-1), moving=beta)


class TestRemainders:
    """What is only known to be bounded, or to vanish, is never taken for more."""

    known = tends(Fn("f", (alpha,)), alpha, INFINITY, NOUGHT)

    def test_the_larger_of_two_is_kept(self) -> None:
        for body in (add(Fn("f", (alpha,)), sin(alpha)), add(sin(alpha), Fn("f", (alpha,)))):
            with refused("it stays bounded"):
                limit(body, NOUGHT, self.known)

    def test_a_function_of_what_is_bounded_is_bounded(self) -> None:
        for name, value in (("exp", ONE), ("tanh", NOUGHT), ("sin", NOUGHT), ("cos", ONE), ("abs", NOUGHT)):
            with refused("it stays bounded"):
                limit(Fn(name, (sin(alpha),)), value)

    def test_nothing_leads_where_rates_are_equal(self) -> None:
        body = over(ONE, minus(exp(mul(c, alpha)), exp(mul(d, alpha))))
        with refused("as it must be"):
            limit(body, NOUGHT, eq(c, d), gt(c, NOUGHT), gt(d, NOUGHT))

    def test_what_leads(self) -> None:
        for rest in (BOUNDED, Expansion(rest=Rest(as_scale(iterated(0))))):
            assert lead(CTX, Expansion(single({ONE_: 1}).terms, rest.rest)) is None
        assert lead(CTX, Expansion(single({ONE_: 1}).terms, VANISHING.rest)) is not None
        twice = (*single({ONE_: 1}).terms, *single({ONE_: 1}).terms)
        assert lead(CTX, Expansion(twice)) is None

    def test_what_vanishes(self) -> None:
        assert vanishes(CTX, VANISHING)
        assert not vanishes(CTX, BOUNDED)
        assert not vanishes(CTX, single({ONE_: 1}))

    def test_what_settles(self) -> None:
        settled, bounded, grown = (parted(CTX, Expansion(rest=rest)) for rest in (VANISHING.rest, BOUNDED.rest, GROWN))
        assert settled is not None
        assert settled.settled
        assert bounded is not None
        assert not bounded.settled
        assert grown is None

    def test_only_what_vanishes_is_put_into_a_series(self) -> None:
        for of in (BOUNDED, single({ONE_: 1})):
            with refused("only what vanishes"):
                series(CTX, of, [{ONE_: 1}, {ONE_: 1}])

    def test_what_stands_in_an_exponent_has_a_value(self) -> None:
        with refused("needs c ≠ 0"):
            near(Pow(add(ONE, h), over(c, c)), ONE)
        with refused("needs c ≠ 0"):
            limit(ONE, ONE, toward=over(ONE, c), moving=beta)


CTX = known(())
GROWN = Rest(as_scale(iterated(0)))
