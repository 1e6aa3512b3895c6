"""Numbers, sums, products, powers and functions as Coq reads them."""

from __future__ import annotations

from typing import Any, Protocol

from ..terms.node import Term
from ..terms.term import Add, At, Fn, Mul, Num, Pow, num

_FUNCTIONS = ("exp", "log", "abs", "sin", "cos", "sinh", "cosh", "tanh", "atan", "erf")
ATOM, USE, POWER, MINUS, TIMES, PLUS, ALL = 0, 10, 30, 35, 40, 50, 200
"""The levels at which Coq reads them."""

Piece = tuple[str, int]
"""A text, and its level."""


class Writes(Protocol):
    """What writes the terms inside of a term."""

    def term(self, term: Term, level: int = ALL) -> str:
        """A real term, in brackets if it needs them at a level."""

    def vector(self, vector: Any) -> str:
        """A vector."""

    def index(self, index: Any) -> str:
        """A position."""


class NotExported(Exception):
    """Something has no meaning in Coq yet."""


def number(printer: Writes, term: Num) -> Piece:
    """A rational number."""
    value = term.value
    if value.denominator != 1:
        sign = "-" if value < 0 else ""
        inner = f"{abs(value.numerator)}/{value.denominator}"
        return (f"(-({inner}))%R" if sign else f"({inner})%R"), ATOM
    return (str(value.numerator) if value >= 0 else f"({value.numerator})%R"), ATOM


def summed(printer: Writes, term: Add) -> Piece:
    """A sum; what is subtracted is written so."""
    if len(term.terms) < 2:
        return (printer.term(term.terms[0]), ALL) if term.terms else ("0", ATOM)
    text = printer.term(term.terms[0], PLUS)
    for part in term.terms[1:]:
        if isinstance(part, Mul) and len(part.factors) > 1 and part.factors[0] == num(-1):
            text += f" - {_factors(printer, list(part.factors[1:]), PLUS - 1)}"
        else:
            text += f" + {printer.term(part, PLUS - 1)}"
    return text, PLUS


def product(printer: Writes, term: Mul) -> Piece:
    """A product; a divisor is written so."""
    factors = list(term.factors)
    if len(factors) > 1 and factors[0] == num(-1):
        return f"- {_factors(printer, factors[1:], POWER)}", MINUS
    return _factors(printer, factors, ALL), TIMES if len(factors) > 1 else ALL


def _factors(printer: Writes, factors: list[Term], level: int) -> str:
    """Factors from left to right; in brackets where there are several and the level is low."""
    if len(factors) < 2:
        text = printer.term(factors[0], level) if factors else "1"
        return f"({text})" if level <= POWER and text.isdigit() else text  # - 1 would be read as one number
    text = printer.term(factors[0], TIMES)
    for factor in factors[1:]:
        if _is_divisor(factor):
            text += f" / {printer.term(factor.parts()[0], TIMES - 1)}"
        else:
            text += f" * {printer.term(factor, TIMES - 1)}"
    return f"({text})" if level < TIMES else text


def _is_divisor(term: Term) -> bool:
    return isinstance(term, Pow) and term.exponent == num(-1)


def power(printer: Writes, term: Pow) -> Piece:
    """A power."""
    return f"{printer.term(term.base, POWER - 1)} ^ {printer.term(term.exponent, 9)}", POWER


def function(printer: Writes, term: Fn) -> Piece:
    """A function of a number."""
    if term.name not in _FUNCTIONS or len(term.args) != 1:
        raise NotExported(f"the function {term.name}")
    return f"{term.name} {printer.term(term.args[0], 9)}", USE


def component(printer: Writes, term: At) -> Piece:
    """A component of a vector."""
    vector = printer.vector(term.vector)
    return f"{vector} {' '.join([printer.index(i) for i in term.indices])}", USE
