"""Expansions: f(β) = Σ c·g(β) + R, as β → ∞, with scales g and numbers c that are free of β.

R is O(g) or o(g) for a scale g, or is 0 for all large β. An expansion says that
f has a value for all large β. Numbers c that depend on other variables are
fixed while β moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from ...rules.theorem import Rejected
from ...terms.node import Term
from ...terms.statement import GT, NE, Rel
from ...terms.term import NEG, POS, ZERO, Pow, num
from ..context import Context
from ..context.domain import Gap
from ..context.normal import render
from ..poly import ONE, Poly, Rational, add, constant, scale, subtract
from .scale import CONSTANT, Open, Scale, compare, is_zero, raised, same, sign, times

_MOST_TERMS = 60


class Rest(NamedTuple):
    """A remainder: O(scale), or o(scale) if `little`."""

    scale: Scale
    little: bool = False


class Expansion(NamedTuple):
    """Σ c·g over the terms, and what is left; None: nothing is."""

    terms: tuple[tuple[Scale, Poly], ...] = ()
    rest: Rest | None = None


NOUGHT = Expansion()
BOUNDED = Expansion(rest=Rest(CONSTANT))
VANISHING = Expansion(rest=Rest(CONSTANT, little=True))


def single(coefficient: Poly, of: Scale = CONSTANT) -> Expansion:
    """c·g."""
    return Expansion(((of, coefficient),)) if coefficient else NOUGHT


# ── sums and products ─────────────────────────────────────────────────────────


def summed(ctx: Context, parts: Iterable[Expansion]) -> Expansion:
    """
    f = Σ c·g + R    f' = Σ c'·g' + R'
    ────────────────────────────────────  (terms that are O(R) go into R)
    f + f' = Σ c·g + Σ c'·g' + max(R, R')
    """
    parts = tuple(parts)
    rest = largest(ctx, [part.rest for part in parts if part.rest is not None])
    found: list[tuple[Scale, Poly]] = []
    for of, coefficient in [term for part in parts for term in part.terms]:
        place = next((p for p, (other, _) in enumerate(found) if same(of, other)), None)
        if place is None:
            found.append((of, coefficient))
        else:
            found[place] = of, add((found[place][1], coefficient))
    if len(found) > _MOST_TERMS:
        raise Rejected("the expansion grows too long")
    kept = [(g, c) for g, c in found if c and not is_zero(ctx, c) and not _is_hidden(ctx, g, rest)]
    return Expansion(tuple(kept), rest)


def _is_hidden(ctx: Context, of: Scale, rest: Rest | None) -> bool:
    """Whether a term is known to be of the size of the remainder."""
    if rest is None:
        return False
    try:
        order = compare(ctx, of, rest.scale)
    except Rejected:
        return False
    return order == NEG or (order == ZERO and not rest.little)


def largest(ctx: Context, rests: Sequence[Rest]) -> Rest | None:
    """A remainder that holds all of several. Raises Rejected where they cannot be compared."""
    found: Rest | None = None
    for rest in rests:
        order = compare(ctx, rest.scale, found.scale) if found is not None else POS
        if found is None or order == POS or (order == ZERO and found.little):
            found = rest
    return found


def bound(ctx: Context, of: Expansion) -> Rest | None:
    """A remainder that holds the whole; None for what is 0."""
    rests = [Rest(g) for g, _ in of.terms]
    return largest(ctx, rests if of.rest is None else [*rests, of.rest])


def product(ctx: Context, left: Expansion, right: Expansion) -> Expansion:
    """
    f = Σ c·g + R    f' = Σ c'·g' + R'
    ───────────────────────────────────────────
    f·f' = ΣΣ c·c'·g·g' + max(R·|f'|, R'·|f|)
    """
    rests = []
    for one, other in ((left, right), (right, left)):
        if one.rest is not None and (whole := bound(ctx, other)) is not None:
            rests.append(Rest(times(one.rest.scale, whole.scale), one.rest.little or whole.little))
    terms = [single(ctx.product([c, d]), times(g, h)) for g, c in left.terms for h, d in right.terms]
    return summed(ctx, [*terms, *[Expansion(rest=rest) for rest in rests]])


def multiple(of: Expansion, factor: Rational) -> Expansion:
    """A rational number times an expansion."""
    return Expansion(tuple([(g, scale(c, factor)) for g, c in of.terms if factor]), of.rest if factor else None)


# ── what leads, and what vanishes ─────────────────────────────────────────────


class Lead(NamedTuple):
    """f = c·g·(1 + v), where v → 0 if c is not 0; `tail` is f - c·g."""

    scale: Scale
    coefficient: Poly
    tail: Expansion


def lead(ctx: Context, of: Expansion) -> Lead | None:
    """The term that outgrows all others and the remainder; None where there is none.

    Raises Rejected where signs do not tell.
    """
    found: tuple[Scale, Poly] | None = None
    for term in of.terms:
        if found is None or compare(ctx, term[0], found[0]) == POS:
            found = term
    if found is None:
        return None
    others = tuple([term for term in of.terms if term is not found])
    if any(compare(ctx, found[0], g) != POS for g, _ in others):
        return None
    if of.rest is not None:
        order = compare(ctx, found[0], of.rest.scale)
        if order == NEG or (order == ZERO and not of.rest.little):
            return None
    return Lead(*found, Expansion(others, of.rest))


def require_lead(ctx: Context, of: Expansion, allowed: int, whole: Term) -> Lead:
    """The leading term, if its coefficient is known to have one of some signs. Raises Rejected."""
    first = lead(ctx, of)
    name = GT if allowed == POS else NE
    if first is None:
        raise Open(Gap(f"{_IS[name]} near the target, as it must be, only if more of it is known", whole))
    signs = sign(ctx, first.coefficient)
    if not signs & allowed:
        raise Open(Gap("is negative near the target, and must be positive", whole))
    if signs & ~allowed:
        needs = Rel(name, render(first.coefficient), num(0))
        raise Open(Gap(f"{_IS[name]} near the target only if {{}}, which is not known here", whole, needs))
    return first


_IS = {GT: "is positive", NE: "is not 0"}


def relative(ctx: Context, first: Lead) -> Expansion:
    """The v of f = c·g·(1 + v), for a c that is not 0."""
    inverse = ctx.normal(Pow(render(first.coefficient), num(-1)))
    return product(ctx, first.tail, single(inverse, raised(ctx, first.scale, constant(-1))))


def vanishes(ctx: Context, of: Expansion) -> bool:
    """Whether it is known to tend to 0."""
    whole = bound(ctx, of)
    if whole is None:
        return True
    order = compare(ctx, whole.scale, CONSTANT)
    return order == NEG or (order == ZERO and whole.little)


class Parted(NamedTuple):
    """f = large + constant + small; `settled` is False where the remainder is only known to be bounded."""

    large: tuple[tuple[Scale, Poly], ...]
    constant: Poly
    small: Expansion
    settled: bool


def parted(ctx: Context, of: Expansion) -> Parted | None:
    """What of an expansion tends to ∞, stays and vanishes; None where the remainder may grow."""
    orders = [compare(ctx, g, CONSTANT) for g, _ in of.terms]
    pairs = list(zip(of.terms, orders, strict=True))
    by_order = {place: tuple([term for term, order in pairs if order == place]) for place in (POS, ZERO, NEG)}
    stays = add([c for _, c in by_order[ZERO]])
    if of.rest is None:
        return Parted(by_order[POS], stays, Expansion(by_order[NEG]), True)
    order = compare(ctx, of.rest.scale, CONSTANT)
    if order == POS:
        return None
    settled = order == NEG or of.rest.little
    return Parted(by_order[POS], stays, Expansion(by_order[NEG], of.rest) if settled else VANISHING, settled)


# ── power series ──────────────────────────────────────────────────────────────


def series(ctx: Context, small: Expansion, coefficients: Sequence[Poly]) -> Expansion:
    """
    f(v) = Σ aⱼ·vʲ + O(vᵏ) near v = 0, j < k    v → 0
    ─────────────────────────────────────────────────  (exact where v is 0)
              f(v) = Σ aⱼ·vʲ + O(vᵏ)
    """
    whole = bound(ctx, small)
    if whole is None:
        return single(coefficients[0])
    if not vanishes(ctx, small):
        raise Rejected("only what vanishes is put into a power series")
    parts, power = [], single({ONE: 1})
    for coefficient in coefficients:
        parts.append(product(ctx, single(coefficient), power))
        power = product(ctx, power, small)
    order = constant(len(coefficients))
    parts.append(Expansion(rest=Rest(raised(ctx, whole.scale, order), whole.little)))
    return summed(ctx, parts)


def to_power(ctx: Context, first: Lead, exponent: Term, order: int) -> Expansion:
    """c^r·g^r·(1 + v)^r by the binomial series, where c^r has a value and c is not 0."""
    r, coefficient = ctx.normal(exponent), constant(1)
    binomials = []
    for j in range(order):
        binomials.append(coefficient)
        coefficient = scale(ctx.product([coefficient, subtract(r, constant(j))]), Fraction(1, j + 1))
    front = single(ctx.normal(Pow(render(first.coefficient), exponent)), raised(ctx, first.scale, r))
    return product(ctx, front, series(ctx, relative(ctx, first), binomials))


def natural_power(ctx: Context, of: Expansion, exponent: int) -> Expansion:
    """A power that is written out."""
    found = single({ONE: 1})
    for _ in range(exponent):
        found = product(ctx, found, of)
    return found
