"""Products of polynomials over atoms, and the δ of two indices."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from ....rules.theorem import Rejected
from ....terms.kept import kept_of
from ....terms.node import Term, free
from ....terms.substitution import Capture, substitute
from ....terms.term import ANY, NEG, POS, Add, Delta, Fn, Index, Num, Pow
from ...ordering import in_order, key
from ...poly import (
    ONE,
    Mono,
    Poly,
    Rational,
    accumulate,
    atom,
    atoms,
    constant,
    holds,
    leading,
    over,
    subtract,
    tidy,
    times,
)

if TYPE_CHECKING:
    from ..context import Context

_MOST_TERMS = 20_000
_MOST_PARTED = 64


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


_MAY_TURN = frozenset((Add, Delta, Fn, Num, Pow))
"""The kinds of atoms that may have to be put right."""


def _settled(ctx: Context, mono: Mono) -> Poly | None:
    """A monomial put right where exponents have been added up, or None if it is right already.

    √2·√2 is 2, (a+b)·(a+b)⁻¹·(a+b) is expanded, |a|² is a², δ² is δ, and δ_ij
    makes i and j one in all other factors.
    """
    deltas = False
    for base, exponent in mono:
        if type(base) not in _MAY_TURN:
            continue
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
                return multiply(ctx, [{rest: 1}, atom(base, exponent - whole), _written_out(ctx, base, whole)])
            case Add() if exponent < 0 and (parted := _parted(ctx, mono, base)) is not None:
                return parted
            case Fn("abs", (argument,)) if (taken := _taken_out(ctx, argument, exponent)) is not None:
                rest = mono - {(base, exponent)}
                squares = _written_out(ctx, argument, taken)
                turn = -1 if taken % 2 and not ctx.sign(argument) & POS else 1
                return multiply(ctx, [{rest: turn}, atom(base, exponent - taken), squares])
    return _merged(ctx, mono) if deltas else None


def _written_out(ctx: Context, base: Term, exponent: Rational) -> Poly:
    from .rational_powers import power

    return power(ctx, ctx.normal(base), exponent)


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
    below = ctx.normal(base)
    lead, shared = _read(below)
    rest = over(mono, lead)
    if rest is None:
        if not any([e < 0 and b in shared and b != base for b, e in mono]):
            return None
        lead, rest = ONE, mono
    if any([not -_MOST_PARTED <= e <= _MOST_PARTED for _, e in mono]) or not _is_ordered(ctx, below, mono):
        return None
    share = Fraction(1) / below[lead]
    parts: Poly = {times(rest, m): tidy(-share * c) for m, c in below.items() if m != lead}
    accumulate(parts, times(rest, frozenset(((base, 1),))), share)
    return multiply(ctx, [parts])


@kept_of
def _read(below: Poly) -> tuple[Mono, frozenset[Term]]:
    """The leading term of a denominator, and what stands in all its terms but a number, if it has a number."""
    named = [frozenset([base for base, _ in m]) for m in below if m != ONE]
    return leading(below), frozenset.intersection(*named) if named and ONE in below else frozenset()


def _is_ordered(ctx: Context, below: Poly, mono: Mono) -> bool:
    """Whether products with a denominator's terms keep their order, so that parting ends.

    A power of δ, of |a|, of the root of a sum or of a sine may turn into other atoms; all
    but the first are safe where these do not stand in a denominator themselves.
    """
    if any(e < 0 for m in below for _, e in m) or holds(below, Delta):
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
        factors = [_written_out(ctx, substitute(base, images), e) for base, e in moved]
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
