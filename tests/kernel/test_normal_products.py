"""Products, powers and roots in normal form: what a small mistake in them would let through, or no longer see."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from building import *
from building import Delta, Deriv, Rejected, minus, num, over

from derive import kernel
from derive.evidence.numbers.certain import Truth, at_point
from derive.evidence.numbers.points import Point
from derive.kernel.context import known
from derive.kernel.context.normal import render
from derive.kernel.poly import ONE, Poly
from derive.terms.node import Term
from derive.terms.term import ArgMax, abstract

HALF = Fraction(1, 2)
NOUGHT, ONE_ = num(0), num(1)
MATRIX = Vector("a", (n, n))
TOP, TOP_V = ArgMax(X), ArgMax(V)


def normal(term: Term) -> Poly:
    return known(()).normal(term)


def top_of_row(row: Term) -> ArgMax:
    return ArgMax(abstract(at(MATRIX, (row, t)), (t,)))


# ── roots ─────────────────────────────────────────────────────────────────────

CUBIC = mul(num(-1), add(power(p, 2), p, ONE_), minus(p, num(2)))
"""(p² + p + 1)·(2 - p), whose first coefficient is positive while that of p - 2 is too."""

WITH_AN_ABSOLUTE_VALUE = [CUBIC, mul(num(-HALF), c), mul(num(-2), c)]
UNDER_A_ROOT = [*WITH_AN_ABSOLUTE_VALUE, mul(num(-1), CUBIC), mul(num(HALF), c), minus(p, num(2))]


@pytest.mark.parametrize("inside", UNDER_A_ROOT, ids=range(len(UNDER_A_ROOT)))
def test_the_square_of_a_root_keeps_its_sign(inside: Term) -> None:
    """Where P > 0, (√P)² is P and not -P: also where the factors of P are written the other way round."""
    positive = given(gt(inside, NOUGHT))
    square = power(power(inside, HALF), 2)
    with pytest.raises(Rejected, match="different normal forms"):
        kernel.normal_form(square, mul(num(-1), inside), positive)
    if inside not in WITH_AN_ABSOLUTE_VALUE:
        assert kernel.normal_form(square, inside, positive).statement


def test_a_base_stays_as_it_is_where_only_it_can_be_negative() -> None:
    assert normal(power(mul(num(-1), CUBIC), HALF)) == normal(
        mul(power(add(power(p, 2), p, ONE_), HALF), power(minus(p, num(2)), HALF))
    )
    assert normal(power(power(c, HALF), HALF)) == normal(power(c, Fraction(1, 4)))
    assert normal(power(power(c, 3), Fraction(1, 3))) == normal(c)
    assert normal(power(power(c, 5), Fraction(1, 5))) == normal(c)


@pytest.mark.parametrize("even", [2, 4, 6, 8, 10])
def test_an_even_power_forgets_the_sign(even: int) -> None:
    root = power(power(c, even), Fraction(1, even))
    assert kernel.normal_form(root, absolute(c), ()).statement
    with pytest.raises(Rejected, match="different normal forms"):
        kernel.normal_form(root, c, ())


@pytest.mark.parametrize("inside", [add(ONE_, power(p, -1)), add(power(p, -1), ONE_)], ids=str)
def test_what_is_common_to_all_terms_leaves_a_root(inside: Term) -> None:
    assert kernel.normal_form(power(inside, HALF), mul(power(add(p, ONE_), HALF), power(p, -HALF)), ()).statement


def test_nought_has_no_negative_powers() -> None:
    nothing = minus(c, c)
    for exponent in (-1, -2, -HALF, Fraction(-3, 2)):
        assert normal(power(nothing, exponent)) == {frozenset({(NOUGHT, exponent)}): 1}
    assert normal(mul(c, power(nothing, -1))) == {frozenset({(c, 1), (NOUGHT, -1)}): 1}
    assert normal(mul(c, power(nothing, -HALF))) == {frozenset({(c, 1), (NOUGHT, -HALF)}): 1}


def test_powers_of_1_and_of_delta() -> None:
    for large in (20_001, 30_000):
        assert normal(power(c, large)) == {frozenset({(c, large)}): 1}
        assert normal(power(c, -large)) == {frozenset({(c, -large)}): 1}
    assert normal(power(Delta(i, j), 0)) == {ONE: 1}
    assert normal(power(mul(c, Delta(i, j)), 0)) == {ONE: 1}


def test_a_small_number_to_a_broken_power() -> None:
    assert kernel.ground(gt(power(num(HALF), HALF), num(HALF))).statement
    assert kernel.ground(lt(power(num(HALF), HALF), ONE_)).statement


# ── indices that a δ makes one ────────────────────────────────────────────────

SLOPE = Deriv(power(x(j), 2), x(k))


def test_a_delta_beside_a_derivative() -> None:
    """D(x_j²; x_k) cannot be read at argmax x, which moves with x; the δs are still written in one way."""
    moved = normal(mul(Delta(i, j), SLOPE, Delta(j, TOP)))
    assert moved == normal(mul(Delta(i, TOP), Delta(j, TOP), Deriv(power(x(i), 2), x(k))))


def test_a_delta_that_joins_two_others() -> None:
    star = normal(mul(Delta(i, j), Delta(i, k), Delta(i, t)))
    assert len(next(iter(star))) == 3
    for one, other, joining in permutations([Delta(i, t), Delta(j, k), Delta(k, t)]):
        assert normal(mul(one, other, joining)) == star


def test_a_sum_that_would_pick_it_is_refused() -> None:
    for body in (mul(Delta(k, TOP), Deriv(power(x(k), 2), x(j))), mul(Delta(TOP, k), v(k), Deriv(exp(x(k)), x(j)))):
        with pytest.raises(Rejected, match="would come to depend on x"):
            normal(total(body, k))


def test_two_places_of_maxima() -> None:
    """Only an index is replaced: of two places one is written, and the other stays in its δ."""
    joined = mul(Delta(TOP, TOP_V), Delta(i, TOP), x(i))
    assert normal(joined) == normal(mul(Delta(TOP, TOP_V), Delta(i, TOP_V), x(TOP_V)))


def test_an_index_is_not_replaced_by_a_term_in_which_it_occurs() -> None:
    (mono,) = normal(mul(Delta(i, top_of_row(i)), x(i)))
    assert (x(i), 1) in mono


def test_the_form_does_not_rest_on_the_order_of_a_set() -> None:
    """Where one δ names a place by an index that another δ replaces, the first in order is read first."""
    place = top_of_row(j)
    named = mul(Delta(i, j), Delta(k, place), x(k), v(j))
    assert normal(named) == {frozenset({(Delta(place, k), 1), (Delta(i, j), 1), (x(place), 1), (v(j), 1)}): 1}
    round_about = mul(Delta(i, place), Delta(j, top_of_row(i)), x(i), v(j))
    for term in (named, round_about):
        assert normal(render(normal(term))) == normal(term)


# ── functions of a δ ──────────────────────────────────────────────────────────

BESIDE = [
    power(add(c, mul(Delta(i, j), d)), -1),
    power(add(c, mul(Delta(i, j), d)), -2),
    power(add(c, mul(Delta(i, j), d)), HALF),
    power(add(c, mul(Delta(i, j), d)), -HALF),
    log(add(c, mul(Delta(i, j), d))),
    power(add(r, mul(Delta(i, j), p)), -1),
    log(add(r, mul(Delta(i, j), p))),
    over(add(c, Delta(i, j)), add(d, Delta(i, j))),
]


@pytest.mark.parametrize("term", BESIDE, ids=str)
def test_what_has_a_value_only_beside_a_delta(term: Term) -> None:
    """1/(0 + δ_ij) is 1 where i = j, and is not split into a term with 1/0."""
    form = render(normal(term))
    looked = 0
    for at_c, at_d, at_r in ((0, 2, 0), (-1, 3, 0)):
        for at_j in (1, 2):
            point = Point({n: 2, i: 1, j: at_j, c: num(at_c), d: num(at_d), r: num(at_r), p: num(2)})  # type: ignore[dict-item]
            if at_point(eq(term, term), point) is not Truth.UNDEFINED:
                looked += 1
                assert at_point(eq(term, form), point) in (Truth.TRUE, Truth.OPEN), str(point)
    assert looked


def test_high_powers_are_not_parted() -> None:
    """1/(s³·(1+2·s)) falls into four terms, one for each power; with s³⁶⁴, as at x = 364, there would be hundreds."""
    e = Fn("exp", (ONE_,))
    below = power(add(mul(num(2), e), ONE_), num(-1))
    assert [len(normal(mul(power(e, num(-exponent)), below))) for exponent in (3, 364)] == [4, 1]
    assert normal(mul(power(e, num(-364)), below, power(e, num(364)))) == normal(below)


def test_each_denominator_is_parted_by_its_own_terms() -> None:
    """s/(k + s) is 1 - k/(k + s), and 1/(s·(k + s)) is (1/s - 1/(k + s))/k, whichever was asked for before."""
    for s in [Fn("exp", (num(2),)), Fn("exp", (ONE_,)), c, Fn("exp", (num(2),))]:
        for k in (ONE_, num(3)):
            below = power(add(k, s), num(-1))
            assert normal(mul(s, below)) == normal(minus(ONE_, mul(k, below)))
        apart = minus(power(s, num(-1)), below)
        assert normal(mul(power(s, num(-1)), below)) == normal(mul(power(num(3), num(-1)), apart))
