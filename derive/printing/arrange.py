"""Signs and quotients: which factors of a product stand above and below a bar, and which terms after a minus."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from ..terms.node import Term
from ..terms.term import Mul, Num, Pow

_ONE = Num(Fraction(1))


class Quotient(NamedTuple):
    """minus? (over …) / (under …)"""

    minus: bool
    over: tuple[Term, ...]
    under: tuple[Term, ...]


def quotient(product: Mul) -> Quotient:
    """A product read as a fraction with a sign, without its ones.

    The sign of the first negative number stands in front; a second one stays where it is.
    """
    minus = False
    over: list[Term] = []
    under: list[Term] = []
    for factor in factors(product):
        match factor:
            case Num(value) if value < 0 and not minus:
                minus = True
                over.append(Num(Fraction(-value.numerator)))
                under.append(Num(Fraction(value.denominator)))
            case Num(value) if value.denominator != 1:
                over.append(Num(Fraction(value.numerator)))
                under.append(Num(Fraction(value.denominator)))
            case Pow(base, Num(value)) if value < 0 and value.denominator == 1:
                under.append(base if value == -1 else Pow(base, Num(-value)))
            case _:
                over.append(factor)
    return Quotient(minus, _without_ones(over), _without_ones(under))


def factors(term: Term) -> list[Term]:
    """The factors of a product, those of products in it included; any other term is its own."""
    return [f for factor in term.factors for f in factors(factor)] if isinstance(term, Mul) else [term]


def _without_ones(listed: list[Term]) -> tuple[Term, ...]:
    return tuple([f for f in listed if f != _ONE])


def signed(term: Term) -> tuple[bool, Term]:
    """Whether a term of a sum is written with a minus, and what follows the sign."""
    match term:
        case Num(value) if value < 0:
            return True, Num(-value)
        case Mul():
            first, *rest = factors(term) or [_ONE]
            if isinstance(first, Num) and first.value < 0 and rest:
                left = tuple(rest) if first.value == -1 else (Num(-first.value), *rest)
                return True, left[0] if len(left) == 1 else Mul(left)
    return False, term
