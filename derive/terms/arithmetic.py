"""Arithmetic, functions and Kronecker's δ."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from .leaf import Dim, Num
from .node import Term, require_real
from .vector import require_one_size


@dataclass(frozen=True, eq=False, slots=True)
class Add(Term):
    """A sum of terms as written."""

    terms: tuple[Term, ...]

    def check(self) -> None:
        require_real(*self.terms)

    def parts(self) -> tuple[Term, ...]:
        return self.terms

    def rebuilt(self, parts: tuple[Term, ...]) -> Add:
        return Add(parts)


@dataclass(frozen=True, eq=False, slots=True)
class Mul(Term):
    """A product of factors as written."""

    factors: tuple[Term, ...]

    def check(self) -> None:
        require_real(*self.factors)

    def parts(self) -> tuple[Term, ...]:
        return self.factors

    def rebuilt(self, parts: tuple[Term, ...]) -> Mul:
        return Mul(parts)


@dataclass(frozen=True, eq=False, slots=True)
class Pow(Term):
    """base ** exponent. A quotient a/b is `Mul((a, Pow(b, Num(-1))))`; √a is a ** (1/2)."""

    base: Term
    exponent: Term

    def check(self) -> None:
        require_real(self.base, self.exponent)

    def parts(self) -> tuple[Term, ...]:
        return (self.base, self.exponent)

    def rebuilt(self, parts: tuple[Term, ...]) -> Pow:
        return Pow(*parts)


@dataclass(frozen=True, eq=False, slots=True)
class Fn(Term):
    """A function of real arguments, by name; `functions.REAL` lists those that are understood."""

    name: str
    args: tuple[Term, ...]

    def check(self) -> None:
        require_real(*self.args)

    def parts(self) -> tuple[Term, ...]:
        return self.args

    def rebuilt(self, parts: tuple[Term, ...]) -> Fn:
        return Fn(self.name, parts)


@dataclass(frozen=True, eq=False, slots=True)
class Delta(Term):
    """Kronecker's δ: 1 where two indices agree, else 0."""

    left: Term
    right: Term

    def check(self) -> None:
        require_one_size(self.left, self.right)

    def parts(self) -> tuple[Term, ...]:
        return (self.left, self.right)

    def rebuilt(self, parts: tuple[Term, ...]) -> Delta:
        return Delta(*parts)


# ── shorthands ────────────────────────────────────────────────────────────────


def num(value: int | Fraction) -> Num:
    """A number as a term."""
    return _num(value)


@lru_cache(maxsize=1024)
def _num(value: int | Fraction) -> Num:
    return Num(Fraction(value))


def minus(left: Term, right: Term) -> Term:
    """left - right."""
    return Add((left, Mul((num(-1), right))))


def over(left: Term, right: Term) -> Term:
    """left / right."""
    return Mul((left, Pow(right, num(-1))))


def made_of(term: Fn) -> Term | None:
    """tan t as sin t/cos t; None for a function that is not made of others."""
    return over(Fn("sin", term.args), Fn("cos", term.args)) if term.name == "tan" and len(term.args) == 1 else None


# ── whole numbers ─────────────────────────────────────────────────────────────


def is_integral(term: Term) -> bool:
    """Whether a term shows that it is an integer wherever it is defined."""
    match term:
        case Num(value):
            return value.denominator == 1
        case Dim() | Delta():
            return True
        case Add() | Mul():
            return all(map(is_integral, term.parts()))
        case Pow(base, exponent):
            return is_integral(base) and is_natural(exponent)
    return False


def is_natural(term: Term) -> bool:
    """Whether a term shows that it is 0, 1, 2, … wherever it is defined."""
    match term:
        case Num(value):
            return value >= 0 and value.denominator == 1
        case Dim() | Delta():
            return True
        case Add() | Mul() | Pow():
            return all(map(is_natural, term.parts()))
    return False
