"""Multipliers: how a difference is a combination of facts.

Polynomial division finds the multipliers of equations, an exact linear program
those of inequalities. What is found goes to the kernel's rule `linear`, which
multiplies it out again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import Context, known
from ..kernel.context.normal.products import multiply
from ..kernel.ordering import key, mono_key
from ..kernel.poly import ONE, Mono, Poly, add, atoms, magnitude, raised, scale, subtract, times
from ..printing.text import text
from ..terms.statement import EQ, GE, GT, LE, LT, NE, Rel
from ..terms.term import NEG, POS, ZERO, is_real, minus, num
from .simplex import feasible

_MOST_DIVISIONS, _MOST_QUOTIENTS = 60, 12


def combined(goal: Rel, theorems: list[Theorem], facts: tuple[Theorem, ...]) -> Theorem:
    """A proof of the goal from a combination of theorems. Raises Rejected if none is found."""
    ctx = known(facts)
    usable, unreadable = _readable(ctx, theorems)
    if unreadable and not usable:
        raise unreadable[0]
    difference = ctx.normal(minus(goal.left, goal.right))
    polys = [ctx.normal(minus(*t.statement.parts())) for t in usable]
    equations = [n for n, t in enumerate(usable) if isinstance(t.statement, Rel) and t.statement.name == EQ]
    multipliers: dict[int, Poly] = {}
    rest = _divide(ctx, difference, {n: (usable[n], polys[n]) for n in equations}, multipliers)
    if goal.name != EQ and goal.name != NE:
        for n, poly in _program(ctx, goal, rest, usable, polys).items():
            multipliers[n] = add((multipliers.get(n, {}), poly))
            rest = subtract(rest, multiply(ctx, [polys[n], poly]))
    used = [(usable[n], kernel.render(poly)) for n, poly in multipliers.items() if poly]
    return kernel.linear(goal, tuple(used), kernel.render(rest), num(1), facts)


def _readable(ctx: Context, theorems: list[Theorem]) -> tuple[list[Theorem], list[Rejected]]:
    """The relations between numbers whose sides show that they have a value, and why the others do not."""
    usable, refused = [], []
    for theorem in theorems:
        match theorem.statement:
            case Rel(_, left, right) if is_real(left):
                try:
                    ctx.require_defined(left, right)
                    usable.append(theorem)
                except Rejected as refusal:
                    refused.append(refusal)
    return usable, refused


# ── division by equations ─────────────────────────────────────────────────────


def _divide(ctx: Context, poly: Poly, equations: dict[int, tuple[Theorem, Poly]], multipliers: dict[int, Poly]) -> Poly:
    """What equations leave of a polynomial; their multipliers are put into `multipliers`."""
    leads = [(n, e, lead) for n, (theorem, e) in equations.items() for lead in _leads(ctx, theorem, e)]
    tried: set[int] = set()
    for number, equation, lead in leads:
        if number in tried:
            continue
        rest, multiplier = poly, Poly()
        for _ in range(_MOST_DIVISIONS):
            found = next((m for m in rest if _divides(lead, m)), None)
            if found is None:
                break
            quotient: Poly = {times(found, raised(lead, -1)): Fraction(rest[found]) / equation[lead]}
            multiplier = add((multiplier, quotient))
            rest = subtract(rest, multiply(ctx, [quotient, equation]))
        else:
            continue
        if multiplier:
            tried.add(number)
            multipliers[number] = multiplier
            poly = rest
    return poly


def _leads(ctx: Context, theorem: Theorem, equation: Poly) -> list[Mono]:
    """Monomials to divide by: a side that is one monomial first, then the others, never a bare number."""
    sides = [ctx.normal(side) for side in theorem.statement.parts()]
    first = [next(iter(side)) for side in sides if len(side) == 1]
    others = sorted(equation, key=lambda m: -sum(magnitude(e) for _, e in m))
    return list(dict.fromkeys([m for m in [*first, *others] if m != ONE and m in equation]))


def _divides(lead: Mono, mono: Mono) -> bool:
    exponents = dict(mono)
    return all([exponents.get(base, 0) >= e if e > 0 else exponents.get(base, 0) <= e for base, e in lead])


# ── the linear program ────────────────────────────────────────────────────────


class _Column(NamedTuple):
    """What may be added, so many times as is not negative: a fact times a factor, or a monomial with a sign."""

    fact: int | None
    factor: Poly
    poly: Poly
    strict: bool


def _program(ctx: Context, goal: Rel, rest: Poly, theorems: list[Theorem], polys: list[Poly]) -> dict[int, Poly]:
    """Multipliers of the theorems under which the rest of the difference has the goal's sign.

    Numbers first; then also monomials that are positive, as 1/n; then also atoms that are not negative.
    """
    turn = -1 if goal.name in (LE, LT) else 1
    for factors in _multipliers(ctx, rest, polys):
        columns = _columns(ctx, rest, theorems, polys, factors)
        strict = [column.strict for column in columns] if goal.name in (GT, LT) else None
        solution = feasible([column.poly for column in columns], scale(rest, turn), strict)
        if solution is not None:
            break
    else:
        raise Rejected(f"no combination of the facts gives {text(goal)}")
    out: dict[int, Poly] = {}
    for column, value in zip(columns, solution, strict=True):
        if column.fact is not None and value:
            out[column.fact] = add((out.get(column.fact, {}), scale(column.factor, turn * value)))
    return out


def _columns(
    ctx: Context, rest: Poly, theorems: list[Theorem], polys: list[Poly], factors: list[Poly]
) -> list[_Column]:
    columns = []
    for n, (theorem, poly) in enumerate(zip(theorems, polys, strict=True)):
        name = theorem.statement.name  # type: ignore[attr-defined]
        for factor in factors:
            strict = not ctx.sign(kernel.render(factor)) & ZERO
            product = poly if factor == _ONE else multiply(ctx, [poly, factor])
            if name in (EQ, GE, GT):
                columns.append(_Column(n, factor, product, strict and name == GT))
            if name in (EQ, LE, LT):
                columns.append(_Column(n, scale(factor, -1), scale(product, -1), strict and name == LT))
    for mono in sorted({m for poly in (rest, *[column.poly for column in columns]) for m in poly}, key=mono_key):
        signs = ctx.sign(kernel.render({mono: 1}))
        if not signs & NEG:
            columns.append(_Column(None, {}, {mono: 1}, signs == POS))
        elif not signs & POS:
            columns.append(_Column(None, {}, {mono: -1}, signs == NEG))
    return columns


_ONE: Poly = {ONE: 1}


def _multipliers(ctx: Context, rest: Poly, polys: list[Poly]) -> Iterator[list[Poly]]:
    """What facts may be multiplied by, ever more: numbers, positive monomials, monomials and atoms that have a sign."""
    yield [_ONE]
    quotients = Counter([times(mine, raised(other, -1)) for poly in polys for other in poly for mine in rest])
    del quotients[ONE]
    likely = [mono for mono, _ in quotients.most_common(_MOST_QUOTIENTS)]
    positive = [mono for mono in likely if ctx.sign(kernel.render({mono: 1})) == POS]
    factors: list[Poly] = [{mono: 1} for mono in sorted(positive, key=mono_key)]
    yield [_ONE, *factors]
    single: list[Mono] = [frozenset([(a, 1)]) for a in sorted({a for poly in polys for a in atoms(poly)}, key=key)]
    signs = {mono: ctx.sign(kernel.render({mono: 1})) for mono in (*likely, *single)}
    wider: list[Poly] = [{mono: -1 if s & NEG else 1} for mono, s in signs.items() if not s & NEG or not s & POS]
    if len(wider) > len(positive):
        yield [_ONE, *wider[:_MOST_QUOTIENTS]]
