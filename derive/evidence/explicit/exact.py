"""Whether two expressions are one fraction of polynomials: exact algebra, without SymPy's simplify and before it.

What is no sum, no product and no whole power becomes a letter, together with
what is known of it:

    exp(c₁·m₁ + c₂·m₂)     e₁^c₁·e₂^c₂ for its monomials; a power h^t, t no number, is exp(t·log h)
    log h                  Σ k·log|p| over the factors p^k of h
    h^(a/b)                r^a, where r^b = h
    |h|                    r, where r² = h²
    cos h                  r, where r² = 1 - sin² h
    f(h)                   a letter for this f and this h

So equal fractions are equal functions, wherever both sides have a value.
Fractions that are not found to be equal say nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from itertools import chain
from typing import Any

import sympy
from flint import fmpz, fmpz_mpoly, fmpz_mpoly_ctx

from .limit import NoAnswer
from .ratio import Key, Ratio, added, constant, factored, key, lowest, multiplied, times, whole_power

_LETTERS = (24, 96)
"""How many letters there are; with more of them everything takes longer."""


class _NoLetterLeft(NoAnswer):
    """There are more letters in it than there are."""


def are_one(left: sympy.Expr, right: sympy.Expr) -> bool:
    """Whether two expressions are found to be one fraction. Raises NoAnswer for what is too large."""
    for letters in _LETTERS:
        try:
            return _Reading(letters).are_one(left, right)
        except _NoLetterLeft:
            continue
    raise NoAnswer("there are too many letters in it")


@cache
def _context(letters: int) -> tuple[fmpz_mpoly_ctx, tuple[fmpz_mpoly, ...]]:
    context = fmpz_mpoly_ctx.get([f"l{number}" for number in range(letters)], "lex")
    return context, context.gens()


class _Reading:
    """Expressions read as fractions in the same letters."""

    def __init__(self, letters: int) -> None:
        self.context, self.gens = _context(letters)
        self.zero, self.one = self.context.constant(0), self.context.constant(1)
        self.letters: dict[Key, int] = {}
        self.relations: list[tuple[int, int, Ratio]] = []
        """Of a letter the power of it that is known, and what it is."""
        self.positive: set[int] = set()
        self.exponents: dict[int, Ratio] = {}
        """Of a letter that is an exponential, what it is that of."""
        self.known: dict[sympy.Expr, Ratio] = {}

    def are_one(self, left: sympy.Expr, right: sympy.Expr) -> bool:
        one, other = self.read(left), self.read(right)
        return self.is_zero(times(one.over, other.under) - times(other.over, one.under))

    def is_zero(self, poly: fmpz_mpoly) -> bool:
        """Whether a polynomial is 0 by what is known of the letters."""
        for letter, power, value in reversed(self.relations):
            poly = self._lowered(poly, letter, power, value)
        return not poly

    def _lowered(self, poly: fmpz_mpoly, letter: int, power: int, value: Ratio) -> fmpz_mpoly:
        """The polynomial, up to a factor that is not 0, with lower powers of a letter."""
        parts: dict[int, dict[tuple[int, ...], fmpz]] = {}
        for exponents, coefficient in poly.to_dict().items():
            whole, left = divmod(exponents[letter], power)
            lowered = (*exponents[:letter], left, *exponents[letter + 1 :])
            own = parts.setdefault(whole, {})
            own[lowered] = own.get(lowered, fmpz(0)) + coefficient
        highest = max(parts, default=0)
        total = self.zero
        for whole, own in parts.items():
            factor = times(whole_power(value.over, whole), whole_power(value.under, highest - whole))
            total += times(self.context.from_dict(own), factor)
        return total

    # ── fractions ──

    def number(self, value: int | Fraction) -> Ratio:
        return Ratio(self.context.constant(value.numerator), self.context.constant(value.denominator))

    def letter(self, *what: Any) -> int:
        """The number of the letter that stands for something."""
        if what not in self.letters:
            if len(self.letters) == len(self.gens):
                raise _NoLetterLeft
            self.letters[what] = len(self.letters)
        return self.letters[what]

    def _as_ratio(self, letter: int, power: int = 1) -> Ratio:
        own = whole_power(self.gens[letter], abs(power))
        return Ratio(own, self.one) if power >= 0 else Ratio(self.one, own)

    def sum(self, ratios: Iterable[Ratio]) -> Ratio:
        total = Ratio(self.zero, self.one)
        for ratio in ratios:
            total = added(total, ratio)
        return total

    def product(self, ratios: Iterable[Ratio]) -> Ratio:
        total = Ratio(self.one, self.one)
        for ratio in ratios:
            total = multiplied(total, ratio)
        return total

    def power(self, ratio: Ratio, exponent: int) -> Ratio:
        """A whole power."""
        if exponent < 0:
            if self.is_zero(ratio.over):
                raise NoAnswer("a denominator is 0")
            ratio = Ratio(ratio.under, ratio.over)
        return Ratio(whole_power(ratio.over, abs(exponent)), whole_power(ratio.under, abs(exponent)))

    # ── expressions ──

    def read(self, expression: sympy.Expr) -> Ratio:
        """An expression as a fraction. Raises NoAnswer for what cannot be read."""
        found = self.known.get(expression)
        if found is None:
            found = self.known[expression] = self._read(expression)
        return found

    def _read(self, expression: sympy.Expr) -> Ratio:
        if isinstance(expression, sympy.Rational):
            return self.number(Fraction(int(expression.p), int(expression.q)))
        if isinstance(expression, sympy.Symbol):
            return self._symbol(expression)
        if isinstance(expression, sympy.Add):
            return self.sum(map(self.read, expression.args))
        if isinstance(expression, sympy.Mul):
            return self.product(map(self.read, expression.args))
        if isinstance(expression, sympy.exp):
            return self._exponential(self.read(expression.exp))
        if isinstance(expression, sympy.Pow):
            return self._any_power(self.read(expression.base), self.read(expression.exp))
        if isinstance(expression, sympy.NumberSymbol):
            return self._as_ratio(self.letter(expression))
        if isinstance(expression, sympy.Function):
            read = FUNCTIONS.get(type(expression))
            arguments = list(map(self.read, expression.args))
            return self._any_function(type(expression), arguments) if read is None else read(self, *arguments)
        raise NoAnswer(f"{type(expression).__name__} is not read")

    def _symbol(self, symbol: sympy.Symbol) -> Ratio:
        letter = self.letter(symbol)
        if symbol.is_positive:
            self.positive.add(letter)
        return self._as_ratio(letter)

    def _any_function(self, function: Any, arguments: list[Ratio]) -> Ratio:
        return self._as_ratio(self.letter(function, *chain(*map(key, arguments))))

    def _exponential(self, exponent: Ratio) -> Ratio:
        """exp, taken apart by the monomials of what it is of."""
        over, under = lowest(exponent)
        shared, rest = under.primitive()
        factors = []
        for monomial, coefficient in over.to_dict().items():
            share = Fraction(int(coefficient), int(shared))
            letter = self._power_of_e(self.context.from_dict({monomial: 1}), rest, share.denominator)
            factors.append(self._as_ratio(letter, share.numerator))
        return self.product(factors)

    def _power_of_e(self, over: fmpz_mpoly, under: fmpz_mpoly, order: int) -> int:
        """The letter that is e to this, or that has it as its power of an order."""
        known = len(self.letters)
        letter = self.letter(sympy.exp, str(over), str(under), order)
        if letter == known and order > 1:
            self.relations.append((letter, order, self._as_ratio(self._power_of_e(over, under, 1))))
        self.exponents[letter] = Ratio(over, under * order)
        self.positive.add(letter)
        return letter

    def _any_power(self, base: Ratio, exponent: Ratio) -> Ratio:
        """A power; what is whole in the exponent comes out of it."""
        over, under = exponent = lowest(exponent)
        share = Fraction(int(constant(over)), int(constant(under))) if under.is_constant() else Fraction(0)
        whole, part = divmod(share.numerator, share.denominator)
        if over.is_constant() and under.is_constant():
            rest = self.power(self._root(base, share.denominator), part) if part else self.number(1)
        else:
            rest = self._exponential(multiplied(added(exponent, self.number(-whole)), self._logarithm(base)))
        return multiplied(self.power(base, whole), rest)

    def _root(self, of: Ratio, order: int) -> Ratio:
        """A root: of the primes of a positive number, and of what is left."""
        if self.is_zero(of.over):
            return of
        (over, above), (under, below) = (part.primitive() for part in lowest(of))
        primes = [(self.number(int(prime)), int(power)) for prime, power in (over * under ** (order - 1)).factor()]
        roots = [self.power(self._bound("root", prime, order, prime), power) for prime, power in primes]
        rest = Ratio(above, below)
        return self.product([*roots, self._bound("root", rest, order, rest), self.number(Fraction(1, int(under)))])

    def _bound(self, kind: str, of: Ratio, power: int, value: Ratio) -> Ratio:
        """A letter of which a power is known."""
        if of.over.is_one() and of.under.is_one():
            return of
        known = len(self.letters)
        letter = self.letter(kind, power, *key(of))
        if letter == known:
            self.relations.append((letter, power, value))
        return self._as_ratio(letter)

    def _logarithm(self, of: Ratio) -> Ratio:
        """log h, or log|h|."""
        over, under = lowest(of)
        minus = self.number(-1)
        return self.sum([*self._logarithms(over), *[multiplied(minus, log) for log in self._logarithms(under)]])

    def _logarithms(self, poly: fmpz_mpoly) -> Iterable[Ratio]:
        if self.is_zero(poly):
            raise NoAnswer("a logarithm of 0")
        content, factors = factored(poly)
        for prime, count in abs(content).factor():
            yield multiplied(self.number(int(count)), self._as_ratio(self.letter(sympy.log, int(prime))))
        for factor, power in factors:
            letter = next((letter for letter in self.exponents if factor == self.gens[letter]), None)
            log = self._as_ratio(self.letter(sympy.log, str(factor))) if letter is None else self.exponents[letter]
            yield multiplied(self.number(power), log)

    def _absolute(self, of: Ratio) -> Ratio:
        over, under = (self.product(map(self._size, *self._sizes(part))) for part in lowest(of))
        return multiplied(over, self.power(under, -1))

    def _sizes(self, poly: fmpz_mpoly) -> tuple[list[fmpz_mpoly], list[int]]:
        content, factors = factored(poly)
        return [self.context.constant(abs(content)), *[f for f, _ in factors]], [1, *[k for _, k in factors]]

    def _size(self, factor: fmpz_mpoly, power: int) -> Ratio:
        """|p|^k."""
        ratio = Ratio(factor, self.one)
        if power % 2 == 0 or self._is_positive(factor):
            return self.power(ratio, power)
        size = self._bound("size", ratio, 2, self.power(ratio, 2))
        return multiplied(size, self.power(ratio, power - 1))

    def _is_positive(self, poly: fmpz_mpoly) -> bool:
        """Whether that is seen: all coefficients and all letters are positive."""
        used = {letter for letter, degree in enumerate(poly.degrees()) if degree}
        return used <= self.positive and min(poly.coeffs(), default=0) > 0

    def _sine(self, of: Ratio) -> Ratio:
        return self._any_function(sympy.sin, [of])

    def _cosine(self, of: Ratio) -> Ratio:
        square = multiplied(self.number(-1), self.power(self._sine(of), 2))
        return self._bound("cos", of, 2, added(self.number(1), square))

    def _waves(self, of: Ratio) -> tuple[Ratio, Ratio]:
        """2·sinh h, and 2·cosh h."""
        up = self._exponential(of)
        down = self.power(up, -1)
        return added(up, multiplied(self.number(-1), down)), added(up, down)

    def _hyperbolic_sine(self, of: Ratio) -> Ratio:
        return multiplied(self._waves(of)[0], self.number(Fraction(1, 2)))

    def _hyperbolic_cosine(self, of: Ratio) -> Ratio:
        return multiplied(self._waves(of)[1], self.number(Fraction(1, 2)))

    def _hyperbolic_tangent(self, of: Ratio) -> Ratio:
        over, under = self._waves(of)
        return multiplied(over, self.power(under, -1))


FUNCTIONS: dict[type[sympy.Function], Callable[..., Ratio]] = {
    sympy.log: _Reading._logarithm,
    sympy.Abs: _Reading._absolute,
    sympy.sin: _Reading._sine,
    sympy.cos: _Reading._cosine,
    sympy.sinh: _Reading._hyperbolic_sine,
    sympy.cosh: _Reading._hyperbolic_cosine,
    sympy.tanh: _Reading._hyperbolic_tangent,
}
"""What is known of functions besides that they have one value."""
