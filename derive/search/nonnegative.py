"""Why a difference is not negative where its signs do not show it: a sum of squares, or a case for each modulus.

Squares are found by a rational LDLᵀ of the difference as a quadratic form in
monomials; what is found goes to the kernel as squares and their multipliers.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import Context, known
from ..kernel.poly import ONE, Mono, Poly, atoms, scale, tidy, times
from ..printing.text import text
from ..terms.node import Term
from ..terms.statement import GE, GT, LE, LT, Rel, negated
from ..terms.term import NEG, POS, ZERO, Fn, Pow, minus, num
from .scope import Scope

_MOST_SQUARES = 12
_MOST_MODULI = 4


# ── sums of squares ───────────────────────────────────────────────────────────


def by_squares(goal: Rel, scope: Scope) -> Theorem:
    """
    left - right = Σ d·q² + c    d > 0    c ≥ 0
    ────────────────────────────────────────────
                  left ≥ right

    Raises Rejected where the difference is no such sum, or not seen to be one.
    """
    ctx = known(scope.facts)
    turn = _turn(goal)
    difference = scale(ctx.normal(minus(goal.left, goal.right)), turn)
    found = _squares(ctx, difference)
    if not found:
        raise Rejected(f"{text(goal)} is no sum of squares")
    rest = dict(difference)
    terms = []
    for factor, root in found:
        square = Pow(kernel.render(root), num(2))
        terms.append((kernel.sign(Rel(GE, square, num(0)), scope.facts), num(tidy(factor * turn))))
        for mono, c in ctx.product([root, root]).items():
            rest[mono] = tidy(rest.get(mono, 0) - factor * c)
    rest = scale({mono: c for mono, c in rest.items() if c}, turn)
    return kernel.linear(goal, tuple(terms), kernel.render(rest), num(1), scope.facts)


def _turn(goal: Rel) -> int:
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


# ── moduli ────────────────────────────────────────────────────────────────────


def by_moduli(goal: Rel, scope: Scope, leaf: Callable[[Rel, Scope], Theorem]) -> Theorem:
    """
    t ≥ 0 ⊢ left R right    t < 0 ⊢ left R right    for each |t| in them
    ────────────────────────────────────────────────────────────────────
                             left R right

    Raises Rejected where there is no modulus, or a case is not shown.
    """
    ctx = known(scope.facts)
    inside = _under_moduli(ctx.normal(minus(goal.left, goal.right)))
    if not 0 < len(inside) <= _MOST_MODULI:
        raise Rejected(f"{text(goal)} has no modulus to take apart")
    return _case(goal, scope, inside, leaf)


def _under_moduli(poly: Poly) -> list[Term]:
    found = [a.args[0] for a in atoms(poly) if isinstance(a, Fn) and a.name == "abs"]
    return sorted(found, key=text)


def _case(goal: Rel, scope: Scope, inside: list[Term], leaf: Callable[[Rel, Scope], Theorem]) -> Theorem:
    if not inside:
        return leaf(goal, scope)
    first, *others = inside
    signs = known(scope.facts).sign(first)
    if not signs & NEG or not signs & POS:
        return _case(goal, scope, others, leaf)
    condition = Rel(GE, first, num(0))
    holds = _case(goal, scope.assuming(condition), others, leaf)
    fails = _case(goal, scope.assuming(negated(condition)), others, leaf)
    return kernel.cases(condition, holds, fails, scope.facts)
