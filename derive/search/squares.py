"""Why a difference is not negative where its signs do not show it: it is a sum of squares.

Squares are found by a rational LDLᵀ of the difference as a quadratic form in
monomials; what is found goes to the kernel as squares and their multipliers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from itertools import combinations

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import Context, known
from ..kernel.ordering import key
from ..kernel.poly import ONE, Mono, Poly, add, atoms, scale, tidy, times
from ..printing.text import text
from ..terms.statement import GE, GT, LE, LT, Rel
from ..terms.term import NEG, ZERO, Fn, Pow, minus, num
from .scope import Scope

_MOST_SQUARES = 24
_MOST_ANGLES = 2


def by_squares(goal: Rel, scope: Scope) -> Theorem:
    """
    left - right = Σ d·q² + c    d > 0    c ≥ 0
    ────────────────────────────────────────────
                  left ≥ right

    Raises Rejected where the difference is no such sum, or not seen to be one.
    """
    ctx = known(scope.facts)
    turn = turn_of(goal)
    difference = scale(ctx.normal(minus(goal.left, goal.right)), turn)
    for reading in (difference, *_with_angles(difference)):
        found = _squares(ctx, reading)
        with suppress(Rejected):
            if found:
                return _from_squares(goal, difference, found, turn, scope)
    raise Rejected(f"{text(goal)} is no sum of squares")


def _with_angles(poly: Poly) -> Iterator[Poly]:
    """The same, with sin² + cos² for the 1 in its constant, which the normal form writes without sin²."""
    for base in sorted([a for a in atoms(poly) if isinstance(a, Fn) and a.name == "sin"], key=key)[:_MOST_ANGLES]:
        pair: Poly = {frozenset([(Fn(name, base.args), 2)]): poly.get(ONE, 0) for name in ("sin", "cos")}
        yield add(({mono: c for mono, c in poly.items() if mono != ONE}, {m: c for m, c in pair.items() if c}))


def _from_squares(goal: Rel, difference: Poly, found: list[tuple[Fraction, Poly]], turn: int, scope: Scope) -> Theorem:
    ctx, rest = known(scope.facts), dict(difference)
    terms = []
    for factor, root in found:
        square = Pow(kernel.render(root), num(2))
        terms.append((kernel.sign(Rel(GE, square, num(0)), scope.facts), num(tidy(factor * turn))))
        for mono, c in ctx.product([root, root]).items():
            rest[mono] = tidy(rest.get(mono, 0) - factor * c)
    rest = scale({mono: c for mono, c in rest.items() if c}, turn)
    return kernel.linear(goal, tuple(terms), kernel.render(rest), num(1), scope.facts)


def turn_of(goal: Rel) -> int:
    """1 where the left side of an inequality is the larger one, -1 where it is the right side."""
    if goal.name not in (GE, GT, LE, LT):
        raise Rejected(f"{text(goal)} is no inequality")
    return 1 if goal.name in (GE, GT) else -1


def _squares(ctx: Context, poly: Poly) -> list[tuple[Fraction, Poly]]:
    """Numbers d > 0 and polynomials q such that Σ d·q² takes all of a polynomial but what has a sign of its own."""
    roots = [half for mono, c in poly.items() if mono != ONE and c > 0 and (half := _half(ctx, mono)) is not None]
    if not 0 < len(roots) <= _MOST_SQUARES:
        return []
    form = {(u, u): Fraction(poly[times(u, u)]) for u in roots}
    for pair in combinations([*roots, ONE], 2):
        c = poly.get(times(*pair), 0)
        if c and times(*pair) not in {times(u, u) for u in roots}:
            form[pair] = form[pair[::-1]] = Fraction(c) / 2
    return _pivoted(roots, form)


def _half(ctx: Context, mono: Mono) -> Mono | None:
    """The square root of a monomial, where it has one everywhere; None where not."""
    for base, exponent in mono:
        if exponent % 2 and ctx.sign(base) & (NEG if exponent > 0 else NEG | ZERO):
            return None
    return frozenset([(base, tidy(Fraction(exponent) / 2)) for base, exponent in mono])


def _pivoted(roots: list[Mono], form: dict[tuple[Mono, Mono], Fraction]) -> list[tuple[Fraction, Poly]]:
    """The steps of LDLᵀ, until a pivot is not positive; empty if one is negative."""
    found: list[tuple[Fraction, Poly]] = []
    left = list(roots)
    while left:
        pivot = left.pop(0)
        value = form.get((pivot, pivot), Fraction(0))
        if value < 0:
            return []
        row = {u: form.get((pivot, u), Fraction(0)) for u in (*left, ONE)}
        if value == 0:
            continue
        found.append((value, {pivot: 1, **{u: tidy(c / value) for u, c in row.items() if c}}))
        for u, v in [(u, v) for u in (*left, ONE) for v in (*left, ONE)]:
            form[u, v] = form.get((u, v), Fraction(0)) - row[u] * row[v] / value
    return found
