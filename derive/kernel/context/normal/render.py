"""Polynomials as terms again, in one fixed order; and what is common to all terms of one."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import NamedTuple

from ....rules.theorem import Rejected
from ....terms.node import IllFormed, Term
from ....terms.term import Add, Delta, Mul, Num, Pow, num
from ...ordering import in_order, mono_key
from ...poly import ONE, Mono, Poly, Rational, common, holds, inverted, raised, scale, tidy, times


def render(poly: Poly) -> Term:
    """The polynomial as a term: the same term for the same polynomial. Raises Rejected for one that is too large."""
    try:
        terms = [_mono(mono, poly[mono]) for mono in sorted(poly, key=mono_key)]
    except IllFormed as problem:
        raise Rejected(str(problem)) from None
    return terms[0] if len(terms) == 1 else Add(tuple(terms)) if terms else num(0)


def _mono(mono: Mono, coefficient: Rational) -> Term:
    if any([type(base) is Pow for base, _ in mono]):
        mono = _joined(mono)
    factors = [base if e == 1 else Pow(base, num(e)) for base, e in in_order(mono)]
    if coefficient != 1 or not factors:
        factors.insert(0, num(coefficient))
    return factors[0] if len(factors) == 1 else Mul(tuple(factors))


def _joined(mono: Mono) -> Mono:
    """The monomial with b^(n-1)·b written as b^n."""
    exponents, joined = dict(mono), dict(mono)
    for base, exponent in mono:
        if isinstance(base, Pow) and base.base in exponents and isinstance(base.exponent, Add) and exponent == 1:
            least = sum([part.value for part in base.exponent.terms if isinstance(part, Num)])
            further = joined.get(base.base, 0) + least
            if base.base in joined and further == 0:
                rest = [part for part in base.exponent.terms if not isinstance(part, Num)]
                del joined[base], joined[base.base]
                joined[Pow(base.base, rest[0] if len(rest) == 1 else Add(tuple(rest)))] = 1
    return frozenset(joined.items())


class Split(NamedTuple):
    """number · mono · rest: the rest has integer coefficients without a common
    divisor, no common monomial, and a positive first coefficient."""

    number: Rational
    mono: Mono
    rest: Poly


def split(poly: Poly) -> Split:
    """What is common to all terms of a nonzero polynomial, taken out of it.

    From a polynomial with a δ only a positive number is taken: what stands
    beside the δ need not have a value without it.
    """
    guarded = holds(poly, Delta)
    mono = ONE if guarded else common(poly)
    inverse = raised(mono, -1)
    rest = {times(m, inverse): c for m, c in poly.items()}
    over = gcd(*[c.numerator for c in rest.values()])
    under = lcm(*[c.denominator for c in rest.values()])
    number = tidy(Fraction(over, under))
    if rest[min(rest, key=mono_key)] < 0 and not guarded:
        number = -number
    return Split(number, mono, scale(rest, inverted(number)))


def as_number(poly: Poly) -> Rational | None:
    """The value of a constant polynomial."""
    if not poly:
        return 0
    return poly.get(ONE) if len(poly) == 1 else None
