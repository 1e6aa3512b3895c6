"""Sums of products as data: what the ring laws alone make of a term, over atoms that are terms themselves.

A monomial maps atoms to exponents, a polynomial maps monomials to numbers. Nothing
is stored for 0, so that equal polynomials are equal dictionaries.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import comb, gcd, lcm

from ..terms.arithmetic import Add, Mul, Pow, num
from ..terms.node import Term
from ..terms.ordering import key

Number = int | Fraction
Mono = frozenset[tuple[Term, Number]]
Poly = dict[Mono, Number]

ONE: Mono = frozenset()


def tidy(value: Number) -> Number:
    """The same number, as an int where it is whole."""
    return value.numerator if value.denominator == 1 else value


def magnitude(value: Number) -> Number:
    """The absolute value of a number."""
    return -value if value < 0 else value


def constant(value: Number) -> Poly:
    """A number."""
    return {ONE: tidy(value)} if value else {}


def atom(term: Term, exponent: Number = 1) -> Poly:
    """A term to a power."""
    return {frozenset(((term, tidy(exponent)),)): 1} if exponent else {ONE: 1}


def add(polys: Iterable[Poly]) -> Poly:
    """The sum."""
    total: Poly = {}
    for poly in polys:
        for mono, number in poly.items():
            put(total, mono, number)
    return total


def put(total: Poly, mono: Mono, number: Number) -> None:
    """Add a monomial with its number to a polynomial, in place."""
    new = total.get(mono, 0) + number
    if new:
        total[mono] = tidy(new)
    else:
        total.pop(mono, None)


def scale(poly: Poly, factor: Number) -> Poly:
    """A polynomial times a number."""
    return {mono: tidy(c * factor) for mono, c in poly.items()} if factor else {}


def subtract(left: Poly, right: Poly) -> Poly:
    """left - right."""
    return add((left, scale(right, -1)))


def times(left: Mono, right: Mono) -> Mono:
    """The product of two monomials: exponents of one base added."""
    exponents = dict(left)
    for base, e in right:
        exponents[base] = tidy(exponents.get(base, 0) + e)
    return frozenset([pair for pair in exponents.items() if pair[1]])


def raised(mono: Mono, exponent: Number) -> Mono:
    """Each exponent times a number. Whether that is the power is for the caller to know."""
    return frozenset([(base, tidy(e * exponent)) for base, e in mono]) if exponent else ONE


def atoms(poly: Poly) -> set[Term]:
    """The atoms that occur."""
    return {base for mono in poly for base, _ in mono}


def without(mono: Mono, base: Term) -> Mono:
    """A monomial without one of its factors."""
    return frozenset([pair for pair in mono if pair[0] != base])


def shifted(poly: Poly, old: Term, new: Term, by: Number) -> Poly:
    """The polynomial with new + by for an atom, where that has natural exponents."""
    out: Poly = {}
    for mono, c in poly.items():
        power, rest = dict(mono).get(old, 0), without(mono, old)
        if power.denominator != 1 or not 0 <= power <= 12:
            put(out, mono, c)
            continue
        for m in range(int(power) + 1):
            term = times(rest, frozenset(((new, m),))) if m else rest
            put(out, term, c * comb(int(power), m) * by ** (int(power) - m))
    return out


# ── as terms again ────────────────────────────────────────────────────────────


def order(mono: Mono) -> tuple[object, ...]:
    """Sorts monomials, a number alone last."""
    return (not mono, *sorted([(key(base), e) for base, e in mono]))


def in_order(mono: Iterable[tuple[Term, Number]]) -> list[tuple[Term, Number]]:
    """The factors of a monomial, in one order."""
    return sorted(mono, key=lambda pair: key(pair[0]))


def written(poly: Poly) -> Term:
    """A polynomial as a term: the same term for the same polynomial."""
    terms = [_product(mono, poly[mono]) for mono in sorted(poly, key=order)]
    return terms[0] if len(terms) == 1 else Add(tuple(terms)) if terms else num(0)


def _product(mono: Mono, number: Number) -> Term:
    factors = [base if e == 1 else Pow(base, num(e)) for base, e in in_order(mono)]
    if number != 1 or not factors:
        factors.insert(0, num(number))
    return factors[0] if len(factors) == 1 else Mul(tuple(factors))


def split(poly: Poly) -> tuple[Number, Mono, Poly]:
    """A polynomial that is not 0 as number · monomial · rest.

    The rest has whole numbers without a common divisor, the first of them positive, and no factor that all of it has.
    """
    mono = _common(poly)
    inverse = raised(mono, -1)
    rest = {times(m, inverse): c for m, c in poly.items()}
    over = gcd(*[Fraction(c).numerator for c in rest.values()])
    number: Number = Fraction(over, lcm(*[Fraction(c).denominator for c in rest.values()]))
    if rest[min(rest, key=order)] < 0:
        number = -number
    return tidy(number), mono, scale(rest, 1 / Fraction(number))


def _common(poly: Poly) -> Mono:
    """The least exponent of each atom."""
    first, *others = [dict(mono) for mono in poly]
    for exponents in others:
        first = {base: min(first.get(base, 0), exponents.get(base, 0)) for base in first.keys() | exponents.keys()}
    return frozenset([pair for pair in first.items() if pair[1]])


def as_number(poly: Poly) -> Number | None:
    """The value of a polynomial without atoms; None of one with some."""
    if not poly:
        return 0
    return poly.get(ONE) if len(poly) == 1 else None
