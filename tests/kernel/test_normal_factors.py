"""Factors, common parts and the one way to write a polynomial; and a question that leads back to itself."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from building import *
from building import Delta, Fn, minus, num

from derive import kernel
from derive.kernel.context import Context, known
from derive.kernel.context.normal import render
from derive.kernel.context.normal.factoring import factors, prime_powers
from derive.kernel.context.normal.render import split
from derive.kernel.ordering import mono_key
from derive.kernel.poly import Poly
from derive.terms.node import Term
from derive.terms.term import ANY

HALF = Fraction(1, 2)
ONE_ = num(1)
TURNED = add(power(p, 2), mul(num(-3), p), ONE_)
"""p² - 3·p + 1: its first coefficient is -3, and FLINT's first one is 1."""


def normal(term: Term) -> Poly:
    return known(()).normal(term)


PRODUCTS = [
    (TURNED, add(p, ONE_)),
    (TURNED, minus(p, num(2))),
    (TURNED, add(power(p, 2), ONE_)),
    (minus(num(2), p), add(p, q, ONE_)),
    (minus(minus(power(p, 2), p), ONE_), add(p, q)),
    (minus(q, p), add(p, q)),
    (add(power(p, 2), mul(num(-2), p), num(3)), add(q, num(2))),
]


@pytest.mark.parametrize("parts", PRODUCTS, ids=range(len(PRODUCTS)))
def test_each_factor_is_found_with_a_positive_first_coefficient(parts: tuple[Term, ...]) -> None:
    for order in permutations(parts):
        for flip in (1, -1):
            number, found = factors(normal(mul(num(flip), *order)))
            assert abs(number) == 1
            assert [exponent for _, exponent in found] == [1] * len(parts)
            assert all(factor[min(factor, key=mono_key)] > 0 for factor, _ in found)


@pytest.mark.parametrize("parts", PRODUCTS, ids=range(len(PRODUCTS)))
def test_the_logarithm_of_a_product_by_its_factors(parts: tuple[Term, ...]) -> None:
    positive = given(*[gt(part, num(0)) for part in parts])
    assert kernel.normal_form(log(mul(*parts)), add(*map(log, parts)), positive).statement


def test_beside_different_deltas_nothing_is_taken_out() -> None:
    """√(δ_ij·log r + δ_kt·log r) is 0 where both δs are, also for r = 0, where √(log r) has no value."""

    def masked(delta: Delta) -> Term:
        return log(add(minus(ONE_, delta), mul(delta, r)))

    ((mono, number),) = normal(power(add(masked(Delta(i, j)), masked(Delta(k, t))), HALF)).items()
    ((kept, exponent),) = mono
    assert (number, exponent) == (1, HALF)
    assert normal(kept) == normal(mul(log(r), add(Delta(i, j), Delta(k, t))))


@pytest.mark.parametrize("number", [4, 9, 25, 49, 9_409, 10_201, 6, 15, 35, 9_991, 99_460_729])
def test_squares_and_products_of_neighbours(number: int) -> None:
    found = prime_powers(number)
    assert all(prime < number for prime, _ in found)
    assert sum(exponent for _, exponent in found) == 2


# ── what is common, and how it is written ─────────────────────────────────────


def test_the_first_coefficient_decides_the_sign() -> None:
    for term, number in ((minus(c, d), 1), (minus(d, c), -1), (minus(d, mul(num(2), c)), -1), (minus(num(1), c), -1)):
        found = split(normal(term))
        assert found.number == number
        assert found.rest[min(found.rest, key=mono_key)] > 0


def test_absolute_values_of_a_difference() -> None:
    assert kernel.normal_form(absolute(minus(c, d)), absolute(minus(d, c)), ()).statement
    assert kernel.normal_form(absolute(minus(ONE_, c)), absolute(minus(c, ONE_)), ()).statement


def test_a_number_is_written_first() -> None:
    for term in (mul(num(2), c, d), mul(num(-1), c, d), mul(num(HALF), c, power(d, 2)), mul(num(3), c, d, p)):
        assert render(normal(term)) == term


# ── a question that leads back to itself ──────────────────────────────────────


def test_a_sign_that_rests_on_itself_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """No question does so today: every one is about smaller terms, or the atoms of a normal form."""
    context = Context(())
    monkeypatch.setattr("derive.kernel.context.sign.sign", lambda ctx, term: ctx.sign(term))
    assert context.sign(p) == ANY
    assert not context._asked


# ── roots of what is written with a minus ─────────────────────────────────────

APART = minus(c, d)


def has_modulus(term: Term) -> bool:
    return any(isinstance(base, Fn) and base.name == "abs" for mono in normal(term) for base, _ in mono)


@pytest.mark.parametrize("inside", [minus(d, c), minus(c, d), mul(p, minus(d, c)), mul(num(-1), p, q, APART)])
def test_a_root_turns_the_only_factor_whose_sign_is_open(inside: Term) -> None:
    """Where the root has a value, that factor is not negative."""
    root = power(inside, HALF)
    assert not has_modulus(root)
    assert normal(mul(root, root)) == normal(inside)


@pytest.mark.parametrize(
    "inside", [mul(num(-1), r, APART), mul(num(-1), APART, add(c, d)), mul(num(-1), APART, power(add(c, d), 2))]
)
def test_a_root_takes_the_modulus_where_another_factor_may_be_zero_or_negative(inside: Term) -> None:
    """√(-r·(c - d)) is 0 where r is, whatever the sign of c - d."""
    assert has_modulus(power(inside, HALF))


def test_the_square_of_a_distance_is_the_sum_of_squares() -> None:
    squares = total(power(minus(x(k), v(k)), 2), k)
    assert normal(power(power(squares, HALF), 2)) == normal(squares)


@pytest.mark.parametrize(
    "term",
    [add(p, power(q, 2)), minus(power(q, 2), p), add(mul(num(2), p), mul(num(4), power(q, 3))), add(p, ONE_)],
    ids=["p + q²", "q² - p", "2p + 4q³", "p + 1"],
)
def test_what_has_an_atom_by_itself_has_no_factors_and_nobody_looks(
    term: Term, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flint.fmpz_mpoly_ctx.get", None, raising=True)
    for poly in (normal(term), normal(mul(num(-1), term))):
        number, ((factor, exponent),) = factors(poly)
        assert exponent == 1
        assert factor[min(factor, key=mono_key)] > 0
        assert {mono: number * c for mono, c in factor.items()} == poly


@pytest.mark.parametrize(
    ("term", "count"),
    [(add(p, mul(p, q)), 2), (minus(power(p, 2), power(q, 2)), 2), (add(mul(p, q), q, p, ONE_), 2)],
    ids=["p + pq", "p² - q²", "(p + 1)(q + 1)"],
)
def test_an_atom_that_stands_in_another_term_too_shows_nothing(term: Term, count: int) -> None:
    assert len(factors(normal(term))[1]) == count
