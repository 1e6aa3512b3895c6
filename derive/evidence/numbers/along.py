"""A term along sequences on which sines and cosines stay as they are, while its scalar goes on.

Along a = P·k + c, for whole k, sin(q·a + r) is sin(q·c + r) wherever q·P is a multiple of 2π. So a term that tends
to something as a → ∞ tends to it with these numbers in place of those sines; likewise with 1/(a - p) as a → p.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import reduce
from operator import mul
from typing import Any, NamedTuple

from ...terms.node import Term, free, walk
from ...terms.term import Add, Deriv, Fn, Mul, Num, Pi, Pow, Scalar

_PARTS = 8
"""Of a period: at the start of each a sequence begins."""


class Rate(NamedTuple):
    """How often a scalar is in a term: so many times, and times π where `turns` is 1."""

    value: Fraction
    turns: int


class Turning(NamedTuple):
    """An argument as rate·a + rest, or as rate/(a - p) + rest."""

    rate: Rate
    rest: tuple[Term, ...]


def sequences(body: Term, variable: Scalar, point: Term | None) -> Iterator[Term]:
    """The term along such sequences as the scalar goes to infinity, or to a rational point."""
    if point is not None and not isinstance(point, Num):
        return
    found: dict[Term, Turning] = {}
    _collect(body, variable, point, found)
    for turns in (0, 1):
        here = {argument: turning for argument, turning in found.items() if turning.rate.turns == turns}
        period = 2 * reduce(mul, {turning.rate.value.denominator for turning in here.values()}, 1)
        for part in range(_PARTS) if here else ():
            yield _at(body, here, Fraction(part * period, _PARTS))


def _collect(term: Term, variable: Scalar, point: Num | None, found: dict[Term, Turning]) -> None:
    """The arguments of sines and cosines that are like this. A slope is not what it is along a sequence."""

    def visit(part: Any, depth: int) -> Any:
        match part:
            case Fn("sin" | "cos", (argument,)) if (turning := _turning(argument, variable, point)) is not None:
                found[argument] = turning
            case Deriv():
                return part
        return None

    walk(term, visit)


def _at(term: Term, turning: dict[Term, Turning], start: Fraction) -> Term:
    def visit(part: Any, depth: int) -> Any:
        match part:
            case Fn("sin" | "cos" as name, (argument,)) if argument in turning:
                rate, rest = turning[argument]
                return Fn(name, (Add((Mul((Num(rate.value * start), Pi())), *rest)),))
            case Deriv():
                return part
        return None

    found: Term = walk(term, visit)
    return found


def _turning(argument: Term, variable: Scalar, point: Num | None) -> Turning | None:
    terms = argument.terms if isinstance(argument, Add) else (argument,)
    moving = [term for term in terms if variable in free(term)]
    rate = _sum([_rate(term, variable, point) for term in moving])
    return None if rate is None else Turning(rate, tuple([term for term in terms if term not in moving]))


def _sum(rates: Iterable[Rate | None]) -> Rate | None:
    """The rates together, if each is known and all have π, or none has."""
    known = list(rates)
    if not known or known[0] is None or any([rate is None or rate.turns != known[0].turns for rate in known]):
        return None
    return Rate(sum([rate.value for rate in known if rate is not None], Fraction(0)), known[0].turns)


def _rate(term: Term, variable: Scalar, point: Num | None) -> Rate | None:
    """q for q·a, or for q/(a - p)."""
    value, turns, met = Fraction(1), 0, 0
    for factor in term.factors if isinstance(term, Mul) else (term,):
        own = _own(factor, variable, point)
        match factor:
            case Num(number):
                value *= number
            case Pi():
                turns += 1
            case Pow(Num(number), Num(exponent)) if exponent == -1 and number:
                value /= number
            case _ if own is not None:
                value, met = value * own, met + 1
            case _:
                return None
    return Rate(value, turns) if met == 1 and turns <= 1 else None


def _own(factor: Term, variable: Scalar, point: Num | None) -> Fraction | None:
    """1 for a; where it goes to p, 1/c for 1/(c·(a - p))."""
    if point is None:
        return Fraction(1) if factor == variable else None
    match factor:
        case Pow(base, Num(exponent)) if exponent == -1:
            inside = _turning(base, variable, None)
            if inside is not None and not inside.rate.turns and inside.rate.value:
                offset = [_number(term) for term in inside.rest]
                if None not in offset and sum(filter(None, offset)) == -inside.rate.value * point.value:
                    return inside.rate.value**-1
    return None


def _number(term: Term) -> Fraction | None:
    factors = term.factors if isinstance(term, Mul) else (term,)
    numbers = [factor.value for factor in factors if isinstance(factor, Num)]
    return reduce(mul, numbers, Fraction(1)) if len(numbers) == len(factors) else None
