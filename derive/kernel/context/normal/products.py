"""Products and powers of polynomials over atoms, and functions of a δ."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import comb, floor
from typing import TYPE_CHECKING

from ....terms.node import Term, free
from ....terms.substitution import Capture, substitute
from ....terms.term import ANY, NEG, POS, Add, Delta, Fn, Index, Num, Pow, num
from ...ordering import in_order, key
from ...poly import (
    ONE,
    Mono,
    Poly,
    Rational,
    accumulate,
    add,
    apart,
    atom,
    atoms,
    constant,
    leading,
    magnitude,
    over,
    raised,
    scale,
    subtract,
    tidy,
    times,
)
from ...theorem import Rejected
from .factoring import factors, prime_powers
from .render import render, split

if TYPE_CHECKING:
    from ..context import Context

_MOST_TERMS = 20_000
_MOST_EXPANDED = 500
_MOST_BITS = 20_000
_MOST_DELTAS = 4
_HIGHEST_POWER = 4
_MOST_PARTED = 64


# ── products ──────────────────────────────────────────────────────────────────


def multiply(ctx: Context, polys: Iterable[Poly]) -> Poly:
    """The product of polynomials, settled."""
    total: Poly = {ONE: 1}
    for poly in polys:
        if len(total) * len(poly) > _MOST_TERMS:
            raise Rejected(f"a product would expand to {len(total) * len(poly)} terms; name a part of it")
        out: Poly = {}
        for left, a in total.items():
            for right, b in poly.items():
                mono = times(left, right)
                settled = _settled(ctx, mono)
                if settled is None:
                    accumulate(out, mono, a * b)
                else:
                    for m, c in settled.items():
                        accumulate(out, m, c * a * b)
        total = out
    return total


def _settled(ctx: Context, mono: Mono) -> Poly | None:
    """A monomial put right where exponents have been added up, or None if it is right already.

    √2·√2 is 2, (a+b)·(a+b)⁻¹·(a+b) is expanded, |a|² is a², δ² is δ, and δ_ij
    makes i and j one in all other factors.
    """
    deltas = False
    for base, exponent in mono:
        match base:
            case Delta():
                deltas = True
            case Num(value) if value > 0 and not 0 < exponent < 1:
                whole = floor(exponent)
                rest = mono - {(base, exponent)}
                return multiply(ctx, [{rest: tidy(value**whole)}, atom(base, exponent - whole)])
            case Pow(Num(value)) if value == -1 and exponent != 1 and exponent.denominator == 1:
                return multiply(ctx, [{mono - {(base, exponent)}: 1}, atom(base, exponent % 2)])  # (-1)^n, squared
            case Fn("sin" | "sinh") if exponent >= 2 and exponent.denominator == 1:
                rest = mono - {(base, exponent)}
                return multiply(ctx, [{rest: 1}, atom(base, exponent - 2), square_of_sine(base)])
            case Add() if exponent >= 1:
                whole = floor(exponent)
                rest = mono - {(base, exponent)}
                return multiply(ctx, [{rest: 1}, atom(base, exponent - whole), power(ctx, ctx.normal(base), whole)])
            case Add() if exponent < 0 and (parted := _parted(ctx, mono, base)) is not None:
                return parted
            case Fn("abs", (argument,)) if (taken := _taken_out(ctx, argument, exponent)) is not None:
                rest = mono - {(base, exponent)}
                squares = power(ctx, ctx.normal(argument), taken)
                turn = -1 if taken % 2 and not ctx.sign(argument) & POS else 1
                return multiply(ctx, [{rest: turn}, atom(base, exponent - taken), squares])
    return _merged(ctx, mono) if deltas else None


def _taken_out(ctx: Context, argument: Term, exponent: Rational) -> Rational | None:
    """How high a power of t can be taken out of |t|^e, up to its sign: an even one, or a whole one if that is known."""
    signs = ctx.sign(argument) if exponent.denominator == 1 or not 0 < exponent < 1 else ANY
    if not signs & NEG:
        return exponent
    if not signs & POS:
        return floor(exponent) or None
    return 2 * int(exponent / Fraction(2)) or None


def _parted(ctx: Context, mono: Mono, base: Term) -> Poly | None:
    """s/(1+s) as 1 - 1/(1+s): the leading term of a denominator above it is the denominator less its other terms.

    Also 1/(s·(1+s)) as 1/s - 1/(1+s), where all terms of the denominator but a number have s in them.
    Each parting lowers a power by one: high ones stay as they are, as a point like x = 364 has in exp(-x).
    """
    if any(not -_MOST_PARTED <= e <= _MOST_PARTED for _, e in mono):
        return None
    below = ctx.normal(base)
    if not _is_ordered(ctx, below, mono):
        return None
    lead = leading(below)
    rest = over(mono, lead)
    if rest is None:
        lead, rest = ONE, mono
        apart = [b for b, e in mono if e < 0 and b != base and all([b in dict(m) for m in below if m != ONE])]
        if ONE not in below or not apart:
            return None
    share = Fraction(1) / below[lead]
    parts: Poly = {times(rest, m): tidy(-share * c) for m, c in below.items() if m != lead}
    accumulate(parts, times(rest, frozenset(((base, 1),))), share)
    return multiply(ctx, [parts])


def _is_ordered(ctx: Context, below: Poly, mono: Mono) -> bool:
    """Whether products with a denominator's terms keep their order, so that parting ends.

    A power of δ, of |a|, of the root of a sum or of a sine may turn into other atoms; all
    but the first are safe where these do not stand in a denominator themselves.
    """
    if any(e < 0 for m in below for _, e in m) or any(isinstance(a, Delta) for a in atoms(below)):
        return False
    inner = [turned for a in atoms(below) if (turned := _turns_into(a)) is not None]
    if not inner:
        return True
    denominators = {a for b, e in mono if isinstance(b, Add) and e < 0 for a in atoms(ctx.normal(b))}
    return all(denominators.isdisjoint(atoms(ctx.normal(term))) for term in inner)


def _merged(ctx: Context, mono: Mono) -> Poly | None:
    """δ_ij·f(j) as δ_ij·f(i): the indices that the δs make equal are written as one."""
    groups: list[set[Term]] = []
    for base, _ in in_order(mono):
        if isinstance(base, Delta):
            joined = {base.left, base.right}
            for group in [g for g in groups if g & joined]:
                joined |= group
                groups.remove(group)
            groups.append(joined)
    images: dict[Term, Term] = {}
    deltas: set[tuple[Term, Rational]] = set()
    for group in groups:
        first, *others = sorted(group, key=lambda i: (isinstance(i, Index), key(i)))
        if any(ctx.distinct(a, b) for a in group for b in group if a != b):
            return {}
        for other in others:
            deltas.add((_delta(first, other), 1))
            named = {v for image in (first, *images.values()) for v in free(image)}
            if isinstance(other, Index) and other not in named and free(first).isdisjoint(images):
                images[other] = first
    kept = frozenset([p for p in mono if not isinstance(p[0], Delta)])
    moved = [(base, e) for base, e in in_order(kept) if not free(base).isdisjoint(images)]
    if not moved and mono == kept | deltas:
        return None
    try:
        factors = [power(ctx, ctx.normal(substitute(base, images)), e) for base, e in moved]
    except Capture:
        factors, moved = [], []
        if mono == kept | deltas:
            return None
    still: Poly = {(kept - set(moved)) | deltas: 1}
    return multiply(ctx, [still, *factors]) if factors else still


def square_of_sine(sine: Fn) -> Poly:
    """sin² as 1 - cos², sinh² as cosh² - 1."""
    name, turn = ("cos", -1) if sine.name == "sin" else ("cosh", 1)
    return {ONE: -turn, frozenset(((Fn(name, sine.args), 2),)): turn}


def _turns_into(atom: Term) -> Term | None:
    """What a power of an atom is made of, where that is not the atom itself."""
    match atom:
        case Add():
            return atom
        case Fn("abs", (argument,)):
            return argument
        case Fn("sin" | "sinh"):
            return Fn("cos" if atom.name == "sin" else "cosh", atom.args)
    return None


def _delta(left: Term, right: Term) -> Delta:
    return Delta(*sorted((left, right), key=key))


def delta(ctx: Context, left: Term, right: Term) -> Poly:
    """δ of two indices."""
    if left == right:
        return constant(1)
    if ctx.distinct(left, right):
        return {}
    return atom(_delta(left, right))


def unless(ctx: Context, left: Term, right: Term) -> Poly:
    """1 - δ of two indices."""
    return subtract(constant(1), delta(ctx, left, right))


# ── powers ────────────────────────────────────────────────────────────────────


def power(ctx: Context, poly: Poly, exponent: Rational) -> Poly:
    """A rational power of a polynomial, for wherever that power has a value."""
    if exponent == 0:
        return constant(1)
    if exponent == 1:
        return poly
    if not poly:
        return {} if exponent > 0 else atom(num(0), exponent)
    if exponent.denominator != 1:
        return _root(ctx, poly, exponent)
    if len(poly) == 1:
        ((mono, number),) = poly.items()
        return multiply(ctx, [{_raised(mono, exponent): _number_power(number, int(exponent))}])
    if exponent > 0:
        return _repeated(ctx, poly, int(exponent))
    cases = by_delta(ctx, poly, lambda part: power(ctx, part, exponent), NEG | POS)
    if cases is not None:
        return cases
    number, pieces = factored(ctx, poly)
    inverse = constant(_number_power(number, int(exponent)))
    return multiply(ctx, [inverse, *[atom(base, e * exponent) for base, e in pieces]])


def _number_power(number: Rational, exponent: int) -> Rational:
    """A power of a rational number. Raises Rejected when it would have too many digits."""
    value = Fraction(number)
    bits = max(value.numerator.bit_length(), value.denominator.bit_length())
    if bits > 1 and bits * abs(exponent) > _MOST_BITS:
        raise Rejected(f"a number to the power {exponent} would have too many digits")
    return tidy(value**exponent)


def _raised(mono: Mono, exponent: Rational) -> Mono:
    """A monomial to a whole power. 1/δ is an atom of its own, so that δ·(1/δ) is still 0 where δ is."""
    if exponent > 0:
        return raised(mono, exponent)
    deltas = frozenset([pair for pair in mono if isinstance(pair[0], Delta)])
    return raised(mono - deltas, exponent) | {(Pow(delta, num(-1)), 1) for delta, _ in deltas}


def _repeated(ctx: Context, poly: Poly, exponent: int) -> Poly:
    if comb(exponent + len(poly) - 1, exponent) > _MOST_EXPANDED and exponent > _HIGHEST_POWER:
        raise Rejected(f"the power {exponent} of a sum would be expanded; name the sum with define(…)")
    out, square = constant(1), poly
    while exponent:
        if exponent & 1:
            out = multiply(ctx, [out, square])
        exponent >>= 1
        if exponent:
            square = multiply(ctx, [square, square])
    return out


def _root(ctx: Context, poly: Poly, exponent: Rational) -> Poly:
    """P^e for a fraction e, where P ≥ 0: with P = c·∏a^f it is c^e·∏a^(f·e)."""
    cases = by_delta(ctx, poly, lambda part: power(ctx, part, exponent), POS)
    if cases is not None:
        return cases
    number, pieces = nonnegative_factors(ctx, poly)
    roots = [atom(num(prime), e * exponent) for prime, e in rational_prime_powers(number)]
    return multiply(ctx, [*roots, *[atom(base, e * exponent) for base, e in pieces]])


def rational_prime_powers(number: Rational) -> list[tuple[int, int]]:
    """A positive rational number as powers of primes."""
    value = Fraction(number)
    return prime_powers(value.numerator) + [(p, -e) for p, e in prime_powers(value.denominator)]


def factored(ctx: Context, poly: Poly) -> tuple[Rational, list[tuple[Term, Rational]]]:
    """P = number · ∏ base^exponent, in lowest terms; a base that is known not to be positive is turned."""
    from .fractions import lowest

    over, under = lowest(ctx, poly) if not any(isinstance(a, Delta) for a in atoms(poly)) else (poly, {})
    number, mono, rest = split(over)
    sign, found = factors(rest) if rest != constant(1) else (1, [])
    number *= sign
    pieces: list[tuple[Term, Rational]] = [*mono, *[(base, -e) for base, e in under.items()]]
    for factor, e in found:
        base = render(factor)
        if len(factor) > 1 and not ctx.sign(base) & POS:
            base, number = render(scale(factor, -1)), -number if e % 2 else number
        pieces.append((base, e))
    return number, pieces


def nonnegative_factors(ctx: Context, poly: Poly) -> tuple[Rational, list[tuple[Term, Rational]]]:
    """P = number · ∏ base^exponent with no base negative, wherever P itself is not negative.

    There P = |P|, so a base of unknown sign may be replaced by its absolute
    value; it can stay as it is when it is alone and all others are positive.
    """
    number, pieces = factored(ctx, poly)
    pieces = _joined(ctx, pieces)
    unsure = [base for base, _ in pieces if ctx.sign(base) & NEG]
    if len(unsure) == 1 and number > 0:
        ((odd, others),) = [
            (e.denominator != 1 or e % 2 == 1, [b for b, _ in pieces if b != base])
            for base, e in pieces
            if base in unsure
        ]
        if odd and all(ctx.sign(other) == POS for other in others):
            unsure = []
    return magnitude(number), [(Fn("abs", (base,)) if base in unsure else base, e) for base, e in pieces]


def _joined(ctx: Context, pieces: list[tuple[Term, Rational]]) -> list[tuple[Term, Rational]]:
    """The factors of unknown sign as one, where the sign of their product is known."""
    unsure = [(base, e) for base, e in pieces if e == 1 and ctx.sign(base) & NEG and ctx.sign(base) & POS]
    if len(unsure) < 2:
        return pieces
    product = multiply(ctx, [ctx.normal(base) for base, _ in unsure])
    for turned in (product, scale(product, -1)):
        if not ctx.sign(render(turned)) & NEG:
            return [piece for piece in pieces if piece not in unsure] + [(render(turned), 1)]
    return pieces


# ── functions of δ ────────────────────────────────────────────────────────────


def by_delta(ctx: Context, poly: Poly, function: Callable[[Poly], Poly], allowed: int) -> Poly | None:
    """f(A + δ·B) = δ·f(A + B) + (1 - δ)·f(A), or None if the polynomial has no δ.

    f(A) must have a value even where δ is 1: A must have one of the `allowed` signs.
    """
    deltas = [a for a in atoms(poly) if isinstance(a, Delta)]
    if not 0 < len(deltas) <= _MOST_DELTAS:
        return None
    chosen = min(deltas, key=key)
    off, on = apart(poly, chosen)
    if ctx.sign(render(off)) & ~allowed:
        return None
    here, elsewhere = atom(chosen), function(off)
    return add([multiply(ctx, [here, function(on)]), elsewhere, scale(multiply(ctx, [here, elsewhere]), -1)])
