"""Balls that contain the value of a closed term, by FLINT: its sign, and what `ground` compares.

A term is closed if nothing in it is free: its ranges are written-out numbers,
its indices positions. A ball is given only where it is certain that the term
has a value.
"""

from __future__ import annotations

from functools import reduce
from math import prod

from flint import arb, fmpq
from flint import ctx as precision

from ..printing.text import text
from ..rules.theorem import Rejected
from ..terms.definition import unfolded
from ..terms.node import Term, opened
from ..terms.statement import SIGNS, Rel
from ..terms.term import ANY, MAX, MIN, NEG, POS, SUM, Add, Call, Delta, Fn, Lit, Mul, Num, Pi, Pow, Reduce, made_of

_LONGEST = 1000
_PRECISIONS = (64, 256, 1024)


def shows(relation: Rel) -> bool:
    """Whether balls around two closed terms decide a relation between them. Raises Rejected as `enclosures` does."""
    for bits in _PRECISIONS:
        left, right = enclosures(relation.parts(), bits)
        signs = POS if left > right else NEG if left < right else ANY
        if not signs & ~SIGNS[relation.name]:
            return True
    return False


def enclosures(terms: tuple[Term, ...], bits: int) -> list[arb]:
    """A ball around each of several closed terms. Raises Rejected where one has no certain value."""
    before = precision.prec
    precision.prec = bits
    try:
        return [_enclosure(term) for term in terms]
    finally:
        precision.prec = before


def _enclosure(term: Term) -> arb:
    ball = _ball(term)
    if not ball.is_finite():
        raise Rejected(f"{text(term)} has no certain value")
    return ball


def _ball(term: Term) -> arb:
    match term:
        case Num(value):
            return arb(fmpq(value.numerator, value.denominator))
        case Pi():
            return arb.pi()
        case Add(terms):
            return sum(map(_enclosure, terms), arb(0))
        case Mul(factors):
            return prod(map(_enclosure, factors), start=arb(1))
        case Pow(base, exponent):
            return _power(_enclosure(base), _enclosure(exponent))
        case Fn("exp" | "log" | "sin" | "cos" | "sinh" | "cosh" | "tanh" | "atan" | "asinh" | "erf" as name, (inner,)):
            found: arb = getattr(_enclosure(inner), name)()
            return found
        case Fn("abs", (inner,)):
            return abs(_enclosure(inner))
        case Fn() if (quotient := made_of(term)) is not None:
            return _enclosure(quotient)
        case Delta(Lit() as left, Lit() as right):
            return arb(int(left == right))
        case Reduce():
            return _reduction(term)
        case Call():
            return _enclosure(unfolded(term))
    raise Rejected(f"{text(term)} cannot be evaluated")


def _power(base: arb, exponent: arb) -> arb:
    """A whole power of any base, a positive one of 0, any other of a positive base."""
    found = exponent.unique_fmpz() if exponent.is_exact() else None
    if found is not None:
        whole = int(found)
        if whole < 0 and base.contains(0):
            raise Rejected("a negative power of what may be 0 has no certain value")
        return base**whole
    if base.is_zero() and exponent > 0:
        return arb(0)
    if not base > 0:
        raise Rejected("a power with a broken exponent needs a positive base")
    return base**exponent


def _reduction(term: Reduce) -> arb:
    if not isinstance(term.size, Num) or term.size.value > _LONGEST or not all([isinstance(o, Lit) for o in term.omit]):
        raise Rejected(f"{text(term)} is not written out")
    places = [place for place in map(Lit, range(1, int(term.size.value) + 1)) if place not in term.omit]
    balls = [_enclosure(opened(term.body, (place,))) for place in places]
    if term.kind in (MAX, MIN):
        if not balls:
            raise Rejected(f"{text(term)} runs over nothing")
        return reduce(arb.max if term.kind == MAX else arb.min, balls)
    return sum(balls, arb(0)) if term.kind == SUM else prod(balls, start=arb(1))
