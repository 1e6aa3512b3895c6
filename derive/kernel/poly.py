"""Sparse Laurent polynomials over atoms, in plain dictionaries.

An atom is a term that the normal form does not look into any further. A
monomial maps atoms to rational exponents, a polynomial maps monomials to
rational coefficients; zeros are never stored, so equal polynomials are equal
dictionaries. The commutative ring laws are all that is known here.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import comb

from ..terms.node import Term
from ..terms.ordering import key

Rational = int | Fraction
Mono = frozenset[tuple[Term, Rational]]
Poly = dict[Mono, Rational]

ONE: Mono = frozenset()
HIGHEST_SHIFTED = 12


def tidy(value: Rational) -> Rational:
    """The same number, as an int where it is one: ints are several times faster."""
    return value.numerator if value.denominator == 1 else value


def inverted(value: Rational) -> Rational:
    """1 / value, for a number that is not 0."""
    return value if value in (1, -1) else tidy(Fraction(1) / value)


def magnitude(value: Rational) -> Rational:
    """The absolute value of a number."""
    return -value if value < 0 else value


def constant(value: Rational) -> Poly:
    """A number as a polynomial."""
    return {ONE: tidy(value)} if value else {}


def atom(term: Term, exponent: Rational = 1) -> Poly:
    """An atom to a power, as a polynomial."""
    return {frozenset(((term, tidy(exponent)),)): 1} if exponent else {ONE: 1}


def add(polys: Iterable[Poly]) -> Poly:
    """The sum."""
    total: Poly = {}
    for poly in polys:
        for mono, coefficient in poly.items():
            accumulate(total, mono, coefficient)
    return total


def accumulate(total: Poly, mono: Mono, coefficient: Rational) -> None:
    """Add one term to a polynomial in place."""
    new = total.get(mono, 0) + coefficient
    if new:
        total[mono] = tidy(new)
    else:
        total.pop(mono, None)


def scale(poly: Poly, factor: Rational) -> Poly:
    """A polynomial times a number."""
    if factor == 1:
        return dict(poly)
    return {mono: tidy(c * factor) for mono, c in poly.items()} if factor else {}


def subtract(left: Poly, right: Poly) -> Poly:
    """left - right."""
    return add((left, scale(right, -1)))


def times(left: Mono, right: Mono) -> Mono:
    """The product of two monomials."""
    if not left:
        return right
    if not right:
        return left
    exponents = dict(left)
    for base, exponent in right:
        exponents[base] = tidy(exponents.get(base, 0) + exponent)
    return frozenset([pair for pair in exponents.items() if pair[1]])


def raised(mono: Mono, exponent: Rational) -> Mono:
    """A monomial to a power, exponent by exponent. Whether that is right is the caller's matter."""
    return frozenset([(base, tidy(e * exponent)) for base, e in mono]) if exponent else ONE


def common(poly: Poly) -> Mono:
    """The largest monomial that divides every monomial of a nonzero polynomial."""
    least: dict[Term, Rational] | None = None
    for mono in poly:
        exponents = dict(mono)
        if least is None:
            least = exponents
        else:
            least = {base: min(least.get(base, 0), exponents.get(base, 0)) for base in least.keys() | exponents.keys()}
    return frozenset([pair for pair in (least or {}).items() if pair[1]])


def atoms(poly: Poly) -> set[Term]:
    """The atoms that occur."""
    return {base for mono in poly for base, _ in mono}


def holds(poly: Poly, kind: type[Term]) -> bool:
    """Whether an atom of a kind occurs."""
    return any([type(base) is kind for mono in poly for base, _ in mono])


def apart(poly: Poly, base: Term) -> tuple[Poly, Poly]:
    """The polynomial where an atom is 0, and where it is 1. Exponents of the atom are positive."""
    off: Poly = {}
    on: Poly = {}
    for mono, coefficient in poly.items():
        rest = frozenset([pair for pair in mono if pair[0] != base])
        accumulate(on, rest, coefficient)
        if len(rest) == len(mono):
            accumulate(off, rest, coefficient)
    return off, on


def shifted(poly: Poly, old: Term, new: Term, by: Rational) -> Poly:
    """The polynomial with new + by for an atom; a power that is high or no natural one stays as it is."""
    out: Poly = {}
    for mono, coefficient in poly.items():
        power = dict(mono).get(old, 0)
        rest = frozenset([pair for pair in mono if pair[0] != old])
        if not (power.denominator == 1 and 0 <= power <= HIGHEST_SHIFTED):
            accumulate(out, mono, coefficient)
            continue
        for m in range(int(power) + 1):
            accumulate(
                out, rest | ({(new, m)} if m else set()), coefficient * comb(int(power), m) * by ** (int(power) - m)
            )
    return out


def denominators(poly: Poly) -> dict[Term, Rational]:
    """The atoms with negative exponents, each with its least."""
    least: dict[Term, Rational] = {}
    for base, exponent in [pair for mono in poly for pair in mono]:
        if exponent < 0:
            least[base] = min(least.get(base, 0), exponent)
    return least


def leading(poly: Poly) -> Mono:
    """The first monomial of a nonzero polynomial in the lexicographic order of its atoms."""
    names = sorted(atoms(poly), key=key)
    return max(poly, key=lambda mono: [dict(mono).get(name, 0) for name in names])


def over(mono: Mono, divisor: Mono) -> Mono | None:
    """mono / divisor, if every power in it is at least as high; None if not."""
    exponents = dict(mono)
    if any([exponents.get(base, 0) < e for base, e in divisor]):
        return None
    return times(mono, raised(divisor, -1))


def divided(poly: Poly, divisor: Poly) -> Poly | None:
    """The quotient of two polynomials, if it is one, by long division; None if not."""
    shift = common(poly)
    left = {times(mono, raised(shift, -1)): c for mono, c in poly.items()}
    lead, out = leading(divisor), Poly()
    own = {base for base, _ in lead} | atoms(divisor)
    while left:
        first = leading({frozenset([p for p in mono if p[0] in own]): 1 for mono in left})
        for mono in [m for m in left if frozenset([p for p in m if p[0] in own]) == first]:
            quotient = over(mono, lead)
            if quotient is None:
                return None
            c = tidy(Fraction(left[mono]) / divisor[lead])
            out[times(quotient, shift)] = c
            for m, d in divisor.items():
                accumulate(left, times(quotient, m), -c * d)
    return out
