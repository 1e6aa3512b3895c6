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
from typing import Any, NamedTuple

import sympy
from flint import fmpz, fmpz_mpoly, fmpz_mpoly_ctx

from .limit import NoAnswer

_LETTERS = (24, 96)
"""How many letters there are; with more of them everything takes longer."""
_LARGEST = 100_000
"""How many products of two terms one product of polynomials may have."""
_LARGEST_FACTORED = 60
_LARGEST_POWER = 200

Key = tuple[Any, ...]


class _Ratio(NamedTuple):
    """One polynomial over another, which is not 0."""

    over: fmpz_mpoly
    under: fmpz_mpoly


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
        self.relations: list[tuple[int, int, _Ratio]] = []
        """Of a letter the power of it that is known, and what it is."""
        self.positive: set[int] = set()
        self.exponents: dict[int, _Ratio] = {}
        """Of a letter that is an exponential, what it is that of."""
        self.known: dict[sympy.Expr, _Ratio] = {}

    def are_one(self, left: sympy.Expr, right: sympy.Expr) -> bool:
        one, other = self.read(left), self.read(right)
        return self.is_zero(_times(one.over, other.under) - _times(other.over, one.under))

    def is_zero(self, poly: fmpz_mpoly) -> bool:
        """Whether a polynomial is 0 by what is known of the letters."""
        for letter, power, value in reversed(self.relations):
            poly = self._lowered(poly, letter, power, value)
        return not poly

    def _lowered(self, poly: fmpz_mpoly, letter: int, power: int, value: _Ratio) -> fmpz_mpoly:
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
            factor = _times(_power(value.over, whole), _power(value.under, highest - whole))
            total += _times(self.context.from_dict(own), factor)
        return total

    # ── fractions ──

    def number(self, value: int | Fraction) -> _Ratio:
        return _Ratio(self.context.constant(value.numerator), self.context.constant(value.denominator))

    def letter(self, *key: Any) -> int:
        """The number of the letter that stands for something."""
        if key not in self.letters:
            if len(self.letters) == len(self.gens):
                raise _NoLetterLeft
            self.letters[key] = len(self.letters)
        return self.letters[key]

    def _as_ratio(self, letter: int, power: int = 1) -> _Ratio:
        own = _power(self.gens[letter], abs(power))
        return _Ratio(own, self.one) if power >= 0 else _Ratio(self.one, own)

    def sum(self, ratios: Iterable[_Ratio]) -> _Ratio:
        total = _Ratio(self.zero, self.one)
        for ratio in ratios:
            total = _added(total, ratio)
        return total

    def product(self, ratios: Iterable[_Ratio]) -> _Ratio:
        total = _Ratio(self.one, self.one)
        for ratio in ratios:
            total = _multiplied(total, ratio)
        return total

    def power(self, ratio: _Ratio, exponent: int) -> _Ratio:
        """A whole power."""
        if exponent < 0:
            if self.is_zero(ratio.over):
                raise NoAnswer("a denominator is 0")
            ratio = _Ratio(ratio.under, ratio.over)
        return _Ratio(_power(ratio.over, abs(exponent)), _power(ratio.under, abs(exponent)))

    # ── expressions ──

    def read(self, expression: sympy.Expr) -> _Ratio:
        """An expression as a fraction. Raises NoAnswer for what cannot be read."""
        found = self.known.get(expression)
        if found is None:
            found = self.known[expression] = self._read(expression)
        return found

    def _read(self, expression: sympy.Expr) -> _Ratio:
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

    def _symbol(self, symbol: sympy.Symbol) -> _Ratio:
        letter = self.letter(symbol)
        if symbol.is_positive:
            self.positive.add(letter)
        return self._as_ratio(letter)

    def _any_function(self, function: Any, arguments: list[_Ratio]) -> _Ratio:
        return self._as_ratio(self.letter(function, *chain(*map(_key, arguments))))

    def _exponential(self, exponent: _Ratio) -> _Ratio:
        """exp, taken apart by the monomials of what it is of."""
        over, under = _lowest(exponent)
        shared, rest = under.primitive()
        factors = []
        for monomial, coefficient in over.to_dict().items():
            share = Fraction(int(coefficient), int(shared))
            letter = self.letter(sympy.exp, monomial, share.denominator, str(rest))
            alone = self.context.from_dict({monomial: 1})
            self.exponents[letter] = _Ratio(alone, rest * share.denominator)
            self.positive.add(letter)
            factors.append(self._as_ratio(letter, share.numerator))
        return self.product(factors)

    def _any_power(self, base: _Ratio, exponent: _Ratio) -> _Ratio:
        """A power; what is whole in the exponent comes out of it."""
        over, under = exponent = _lowest(exponent)
        share = Fraction(int(_constant(over)), int(_constant(under))) if under.is_constant() else Fraction(0)
        whole, part = divmod(share.numerator, share.denominator)
        if over.is_constant() and under.is_constant():
            rest = self.power(self._root(base, share.denominator), part) if part else self.number(1)
        else:
            rest = self._exponential(_multiplied(_added(exponent, self.number(-whole)), self._logarithm(base)))
        return _multiplied(self.power(base, whole), rest)

    def _root(self, of: _Ratio, order: int) -> _Ratio:
        """A root: of the primes of a positive number, and of what is left."""
        if self.is_zero(of.over):
            return of
        (over, above), (under, below) = (part.primitive() for part in _lowest(of))
        primes = [(self.number(int(prime)), int(power)) for prime, power in (over * under ** (order - 1)).factor()]
        roots = [self.power(self._bound("root", prime, order, prime), power) for prime, power in primes]
        rest = _Ratio(above, below)
        return self.product([*roots, self._bound("root", rest, order, rest), self.number(Fraction(1, int(under)))])

    def _bound(self, kind: str, of: _Ratio, power: int, value: _Ratio) -> _Ratio:
        """A letter of which a power is known."""
        if of.over.is_one() and of.under.is_one():
            return of
        known = len(self.letters)
        letter = self.letter(kind, power, *_key(of))
        if letter == known:
            self.relations.append((letter, power, value))
        return self._as_ratio(letter)

    def _logarithm(self, of: _Ratio) -> _Ratio:
        """log h, or log|h|."""
        over, under = _lowest(of)
        minus = self.number(-1)
        return self.sum([*self._logarithms(over), *[_multiplied(minus, log) for log in self._logarithms(under)]])

    def _logarithms(self, poly: fmpz_mpoly) -> Iterable[_Ratio]:
        if self.is_zero(poly):
            raise NoAnswer("a logarithm of 0")
        content, factors = _factored(poly)
        for prime, count in abs(content).factor():
            yield _multiplied(self.number(int(count)), self._as_ratio(self.letter(sympy.log, int(prime))))
        for factor, power in factors:
            letter = next((letter for letter in self.exponents if factor == self.gens[letter]), None)
            log = self._as_ratio(self.letter(sympy.log, str(factor))) if letter is None else self.exponents[letter]
            yield _multiplied(self.number(power), log)

    def _absolute(self, of: _Ratio) -> _Ratio:
        over, under = (self.product(map(self._size, *self._sizes(part))) for part in _lowest(of))
        return _multiplied(over, self.power(under, -1))

    def _sizes(self, poly: fmpz_mpoly) -> tuple[list[fmpz_mpoly], list[int]]:
        content, factors = _factored(poly)
        return [self.context.constant(abs(content)), *[f for f, _ in factors]], [1, *[k for _, k in factors]]

    def _size(self, factor: fmpz_mpoly, power: int) -> _Ratio:
        """|p|^k."""
        ratio = _Ratio(factor, self.one)
        is_positive = factor.is_constant() or any(factor == self.gens[letter] for letter in self.positive)
        if is_positive or power % 2 == 0:
            return self.power(ratio, power)
        size = self._bound("size", ratio, 2, self.power(ratio, 2))
        return _multiplied(size, self.power(ratio, power - 1))

    def _sine(self, of: _Ratio) -> _Ratio:
        return self._any_function(sympy.sin, [of])

    def _cosine(self, of: _Ratio) -> _Ratio:
        square = _multiplied(self.number(-1), self.power(self._sine(of), 2))
        return self._bound("cos", of, 2, _added(self.number(1), square))

    def _waves(self, of: _Ratio) -> tuple[_Ratio, _Ratio]:
        """2·sinh h, and 2·cosh h."""
        up = self._exponential(of)
        down = self.power(up, -1)
        return _added(up, _multiplied(self.number(-1), down)), _added(up, down)

    def _hyperbolic_sine(self, of: _Ratio) -> _Ratio:
        return _multiplied(self._waves(of)[0], self.number(Fraction(1, 2)))

    def _hyperbolic_cosine(self, of: _Ratio) -> _Ratio:
        return _multiplied(self._waves(of)[1], self.number(Fraction(1, 2)))

    def _hyperbolic_tangent(self, of: _Ratio) -> _Ratio:
        over, under = self._waves(of)
        return _multiplied(over, self.power(under, -1))


FUNCTIONS: dict[type[sympy.Function], Callable[..., _Ratio]] = {
    sympy.log: _Reading._logarithm,
    sympy.Abs: _Reading._absolute,
    sympy.sin: _Reading._sine,
    sympy.cos: _Reading._cosine,
    sympy.sinh: _Reading._hyperbolic_sine,
    sympy.cosh: _Reading._hyperbolic_cosine,
    sympy.tanh: _Reading._hyperbolic_tangent,
}
"""What is known of functions besides that they have one value."""


# ── polynomials ───────────────────────────────────────────────────────────────


def _times(one: fmpz_mpoly, other: fmpz_mpoly) -> fmpz_mpoly:
    if len(one) * len(other) > _LARGEST:
        raise NoAnswer("a product is too long")
    return one * other


def _power(poly: fmpz_mpoly, exponent: int) -> fmpz_mpoly:
    if exponent > 1 and len(poly) * exponent > _LARGEST_POWER:
        raise NoAnswer("a power is too long")
    return poly if exponent == 1 else poly**exponent


def _added(one: _Ratio, other: _Ratio) -> _Ratio:
    if one.under == other.under:
        return _Ratio(one.over + other.over, one.under)
    shared = one.under.gcd(other.under)
    own, others = one.under // shared, other.under // shared
    return _Ratio(_times(one.over, others) + _times(other.over, own), _times(one.under, others))


def _multiplied(one: _Ratio, other: _Ratio) -> _Ratio:
    if one.under.is_one() and other.under.is_one():
        return _Ratio(_times(one.over, other.over), one.under)
    (a, d), (c, b) = _lowest(_Ratio(one.over, other.under)), _lowest(_Ratio(other.over, one.under))
    return _Ratio(_times(a, c), _times(b, d))


def _lowest(ratio: _Ratio) -> _Ratio:
    """In lowest terms, with a positive first coefficient below."""
    over, under = ratio
    if under.is_one():
        return ratio
    shared = over.gcd(under) if over else under
    shared = -shared if (under.leading_coefficient() < 0) != (shared.leading_coefficient() < 0) else shared
    return _Ratio(over // shared, under // shared)


def _key(ratio: _Ratio) -> Key:
    return tuple(map(str, _lowest(ratio)))


def _factored(poly: fmpz_mpoly) -> tuple[fmpz, list[tuple[fmpz_mpoly, int]]]:
    if len(poly) > _LARGEST_FACTORED:
        raise NoAnswer("there is too much to factor")
    content, factors = poly.factor()
    return content, factors


def _constant(poly: fmpz_mpoly) -> fmpz:
    """The coefficient of 1."""
    return poly[(0,) * poly.context().nvars()]
