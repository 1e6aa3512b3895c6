"""Polynomials, and fractions of them, as long as they are short. What gets too long raises NoAnswer."""

from __future__ import annotations

from typing import Any, NamedTuple

from flint import fmpz, fmpz_mpoly

from .limit import NoAnswer

_LARGEST = 100_000
"""How many products of two terms one product of polynomials may have."""
_LARGEST_FACTORED = 60
_LARGEST_POWER = 200

Key = tuple[Any, ...]


class Ratio(NamedTuple):
    """One polynomial over another, which is not 0."""

    over: fmpz_mpoly
    under: fmpz_mpoly


def times(one: fmpz_mpoly, other: fmpz_mpoly) -> fmpz_mpoly:
    """p·q."""
    if len(one) * len(other) > _LARGEST:
        raise NoAnswer("a product is too long")
    return one * other


def whole_power(poly: fmpz_mpoly, exponent: int) -> fmpz_mpoly:
    """p^k."""
    if exponent > 1 and len(poly) * exponent > _LARGEST_POWER:
        raise NoAnswer("a power is too long")
    return poly if exponent == 1 else poly**exponent


def added(one: Ratio, other: Ratio) -> Ratio:
    """a + b, over what both denominators divide."""
    if one.under == other.under:
        return Ratio(one.over + other.over, one.under)
    shared = one.under.gcd(other.under)
    own, others = one.under // shared, other.under // shared
    return Ratio(times(one.over, others) + times(other.over, own), times(one.under, others))


def multiplied(one: Ratio, other: Ratio) -> Ratio:
    """a·b, in lowest terms if a and b are."""
    if one.under.is_one() and other.under.is_one():
        return Ratio(times(one.over, other.over), one.under)
    (a, d), (c, b) = lowest(Ratio(one.over, other.under)), lowest(Ratio(other.over, one.under))
    return Ratio(times(a, c), times(b, d))


def lowest(ratio: Ratio) -> Ratio:
    """In lowest terms, with a positive first coefficient below."""
    over, under = ratio
    if under.is_one():
        return ratio
    shared = over.gcd(under) if over else under
    shared = -shared if (under.leading_coefficient() < 0) != (shared.leading_coefficient() < 0) else shared
    return Ratio(over // shared, under // shared)


def key(ratio: Ratio) -> Key:
    """What is the same for equal fractions of the same letters, and for no others."""
    return tuple(map(str, lowest(ratio)))


def factored(poly: fmpz_mpoly) -> tuple[fmpz, list[tuple[fmpz_mpoly, int]]]:
    """A number, and factors of which none can be factored, with their powers."""
    if len(poly) > _LARGEST_FACTORED:
        raise NoAnswer("there is too much to factor")
    content, factors = poly.factor()
    return content, factors


def constant(poly: fmpz_mpoly) -> fmpz:
    """The coefficient of 1."""
    return poly[(0,) * poly.context().nvars()]
