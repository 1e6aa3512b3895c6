"""Scales: e^(Σ c·β^s·(log β)^t·…), ordered by how fast they grow as β → ∞.

A level is β^s·(log β)^t·(log log β)^u·…, written (s, t, u, …); those that tend to
∞ are the ones above (0, 0, …), and of two the larger in the order of tuples grows
faster. A scale maps such levels to what stands before them in the exponent. So
(0, 1, 0, …) ↦ p is β^p, and (1, 0, 0, …) ↦ c is e^(cβ).
"""

from __future__ import annotations

from ...rules.theorem import Rejected
from ...terms.node import Node, free
from ...terms.statement import NE, Rel
from ...terms.term import ANY, NEG, POS, ZERO, Index, num
from ..context import Context
from ..context.domain import Gap
from ..context.normal import render
from ..context.normal.render import as_number, split
from ..poly import Poly, Rational, add, atoms, constant, scale, subtract

Level = tuple[Rational, ...]
Scale = dict[Level, Poly]

_DEPTH = 5
CONSTANT: Scale = {}


def iterated(depth: int) -> Level:
    """β, log β, log log β, … as a level. Raises Rejected below the last."""
    if depth >= _DEPTH:
        raise Rejected("logarithms of logarithms of logarithms are nested too deeply here")
    return tuple([int(place == depth) for place in range(_DEPTH)])


def as_scale(level: Level) -> Scale:
    """A level as a scale: β^s·(log β)^t is e^(s·log β + t·log log β)."""
    return {iterated(depth + 1): constant(s) for depth, s in enumerate(level) if s}


def as_level(of: Scale) -> Level | None:
    """The converse; None for what is no product of powers of β, log β, …"""
    powers: list[Rational] = [0] * _DEPTH
    for level, poly in of.items():
        power = as_number(poly)
        if power is None or level[0] or sum(level) != 1 or max(level) != 1:
            return None
        powers[level.index(1) - 1] = power
    return tuple(powers)


def times(left: Scale, right: Scale) -> Scale:
    """The product."""
    found = {level: add((left.get(level, {}), right.get(level, {}))) for level in left.keys() | right.keys()}
    return {level: poly for level, poly in found.items() if poly}


def raised(ctx: Context, of: Scale, exponent: Poly) -> Scale:
    """A scale to a power."""
    power = as_number(exponent)
    found = {
        level: scale(poly, power) if power is not None else ctx.product([poly, exponent]) for level, poly in of.items()
    }
    return {level: poly for level, poly in found.items() if poly}


def same(left: Scale, right: Scale) -> bool:
    """Whether two scales are one."""
    return all(not subtract(left.get(v, {}), right.get(v, {})) for v in left.keys() | right.keys())


def compare(ctx: Context, left: Scale, right: Scale) -> int:
    """POS where left/right → ∞, NEG where it → 0, ZERO where they are equal. Raises Rejected if signs do not tell."""
    for level in sorted(left.keys() | right.keys(), reverse=True):
        rate = subtract(left.get(level, {}), right.get(level, {}))
        signs = sign(ctx, rate)
        if signs in (NEG, POS):
            return signs
        if signs != ZERO:
            raise unknown_rate(rate)
    return ZERO


class Open(Rejected):
    """A refusal that names what would help: inside of a sum, for every index."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.reason, gap.needs)
        self.gap = gap

    def under(self, index: Index, letter: str) -> Open:
        """The same for every index, by its author's letter."""
        return Open(self.gap.under((index,), (letter,)))


def unknown_rate(rate: Poly) -> Open:
    """The refusal where the sign of a rate decides and is not known."""
    shown = render(scale(rate, -1 if split(rate).number < 0 else 1))
    return Open(Gap("has a sign that decides, and it is not known here", shown, Rel(NE, shown, num(0))))


def sign(ctx: Context, poly: Poly) -> int:
    """The signs that a polynomial may have."""
    return (ctx.sign(render(poly)) or ANY) if poly else ZERO


def speaks_of(of: Scale, node: Node) -> bool:
    """Whether a variable is free in a scale."""
    return any(node in free(atom) for poly in of.values() for atom in atoms(poly))


def is_zero(ctx: Context, poly: Poly) -> bool:
    """Whether a polynomial is known to be 0."""
    return not poly or (bool(ctx.facts) and sign(ctx, poly) == ZERO)
