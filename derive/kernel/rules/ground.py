"""Relations between closed terms, by ball arithmetic."""

from __future__ import annotations

from flint import arb, fmpq
from flint import ctx as precision

from ...printing.text import text
from ...terms.node import Term, free
from ...terms.statement import EQ, GE, GT, LE, LT, NE, Prop, Rel
from ...terms.term import Add, Fn, Mul, Num, Pi, Pow
from ..theorem import Rejected, rule

_PRECISIONS = (64, 256, 1024)


@rule
def ground(relation: Rel) -> Prop:
    """
    a, b closed    balls that contain a and b show a R b
    ────────────────────────────────────────────────────  (R one of >, ≥, <, ≤, ≠)
                           a R b
    """
    if relation.name == EQ:
        raise Rejected("balls cannot show that two numbers are equal")
    if free(relation):
        raise Rejected(f"{text(relation)} has variables in it")
    for bits in _PRECISIONS:
        if _separated(relation, bits):
            return relation
    raise Rejected(f"ball arithmetic at {_PRECISIONS[-1]} bits does not decide {text(relation)}", relation)


def _separated(relation: Rel, bits: int) -> bool:
    before = precision.prec
    precision.prec = bits
    try:
        left, right = enclosure(relation.left), enclosure(relation.right)
        above, below = bool(left > right), bool(left < right)
    finally:
        precision.prec = before
    return {GT: above, GE: above, LT: below, LE: below, NE: above or below}[relation.name]


def enclosure(term: Term) -> arb:
    """A ball that contains the value of a closed term. Raises Rejected where none is certain."""
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
            return sum((enclosure(t) for t in terms), arb(0))
        case Mul(factors):
            product = arb(1)
            for factor in factors:
                product *= enclosure(factor)
            return product
        case Pow(base, exponent):
            return _power(enclosure(base), exponent)
        case Fn("exp" | "log" | "sin" | "cos" | "sinh" | "cosh" | "tanh" | "atan" | "asinh" | "erf" as name, (inner,)):
            found: arb = getattr(enclosure(inner), name)()
            return found
        case Fn("abs", (inner,)):
            return abs(enclosure(inner))
    raise Rejected(f"{text(term)} cannot be evaluated")


def _power(base: arb, exponent: Term) -> arb:
    if isinstance(exponent, Num) and exponent.value.denominator == 1:
        return base ** int(exponent.value)
    if not base > 0:
        raise Rejected("a power with a broken exponent needs a positive base")
    return base ** enclosure(exponent)
