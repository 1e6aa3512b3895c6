"""Functions of an expansion: exp and log by their series, others by Taylor's where their argument settles.

Where an argument leaves all bounds, each function says what it does: `FAR`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from ...rules.calculus import row
from ...rules.theorem import Rejected
from ...terms.node import Term, walk
from ...terms.substitution import substitute
from ...terms.term import ANY, NEG, POS, Add, Deriv, Fn, Mul, Pi, Pow, Scalar, num
from ..context import Context
from ..context.normal import render
from ..poly import constant, scale
from .expansion import (
    BOUNDED,
    VANISHING,
    Expansion,
    Lead,
    Rest,
    bound,
    lead,
    parted,
    product,
    relative,
    series,
    single,
    summed,
)
from .scale import CONSTANT, as_level, as_scale, compare, sign, times


def exponential(ctx: Context, of: Expansion, order: int) -> Expansion:
    """
    f = Σ c·(β^s·(log β)^t·…) + L + v,  all of the sum → ∞,  v → 0
    ─────────────────────────────────────────────────────────────────────────────────
    e^f = e^(Σ c·(β^s·(log β)^t·…))·e^L·(1 + v + v²/2 + …)    (f → -∞ gives e^f → 0)
    """
    parts = parted(ctx, of)
    levels = [as_level(g) for g, _ in parts.large] if parts is not None else [None]
    if parts is None or None in levels:
        if direction(ctx, of) == NEG:
            return VANISHING
        raise Rejected("e to the power of what grows so fast is not compared with anything here")
    front = CONSTANT
    for level, (_, c) in zip(levels, parts.large, strict=True):
        front = times(front, {level: c} if level is not None else CONSTANT)
    if not parts.settled:
        return Expansion(rest=Rest(front))
    coefficients, factorial = [], Fraction(1)
    for j in range(order):
        coefficients.append(constant(1 / factorial))
        factorial *= j + 1
    stays = ctx.normal(Fn("exp", (render(parts.constant),)))
    return product(ctx, single(stays, front), series(ctx, parts.small, coefficients))


def direction(ctx: Context, of: Expansion) -> int:
    """POS or NEG where it tends to ∞ or -∞; ANY where that is not known."""
    try:
        first = lead(ctx, of)
        if first is None or compare(ctx, first.scale, CONSTANT) != POS:
            return ANY
        signs = sign(ctx, first.coefficient)
    except Rejected:
        return ANY
    return signs if signs in (NEG, POS) else ANY


def logarithm(ctx: Context, first: Lead, order: int) -> Expansion:
    """
    f = c·β^s·(log β)^t·…·e^…·(1 + v)    c > 0    v → 0
    ─────────────────────────────────────────────────────────────────
    log f = log c + s·log β + t·log log β + … + v - v²/2 + …
    """
    coefficients = [constant(0), *[constant(Fraction((-1) ** (j + 1), j)) for j in range(1, order)]]
    fixed = single(ctx.normal(Fn("log", (render(first.coefficient),))))
    grows = [single(c, as_scale(level)) for level, c in first.scale.items()]
    return summed(ctx, [fixed, *grows, series(ctx, relative(ctx, first), coefficients)])


def modulus(ctx: Context, of: Expansion) -> Expansion:
    """
    f = c·g·(1 + v)
    ───────────────────────────────────────────────
    |f| = ±f by the sign of c, or |c|·g + O(f - c·g)
    """
    first = lead(ctx, of)
    if first is None:
        return Expansion(rest=bound(ctx, of))
    signs = sign(ctx, first.coefficient)
    if signs in (POS, NEG):
        turn = 1 if signs == POS else -1
        return Expansion(tuple([(g, scale(c, turn)) for g, c in of.terms]), of.rest)
    size = single(ctx.normal(Fn("abs", (render(first.coefficient),))), first.scale)
    return summed(ctx, [size, Expansion(rest=bound(ctx, first.tail))])


# ── functions with derivatives of every order, everywhere ─────────────────────


def smooth(ctx: Context, name: str, of: Expansion, order: int) -> Expansion | None:
    """
    f = L + v    v → 0    F has derivatives of every order, everywhere
    ──────────────────────────────────────────────────────────────────
    F(f) = F(L) + F'(L)·v + F''(L)·v²/2 + …    (f bounded gives F(f) bounded; None: f is not)
    """
    parts = parted(ctx, of)
    if parts is None or parts.large:
        return BOUNDED if name in _BOUNDED else None
    if not parts.settled:
        return BOUNDED
    at, slopes, factorial = render(parts.constant), [], Fraction(1)
    for j in range(order):
        slopes.append(scale(ctx.normal(substitute(_slope(name, j), {_POINT: at})), 1 / factorial))
        factorial *= j + 1
    return series(ctx, parts.small, slopes)


_POINT = Scalar("t")
_BOUNDED = ("sin", "cos", "tanh", "atan", "erf")


@lru_cache(maxsize=64)
def _slope(name: str, times: int) -> Term:
    """The derivative of a function at t, so many times, by the table."""
    return Fn(name, (_POINT,)) if not times else _differentiated(Deriv(_slope(name, times - 1), _POINT))


def _differentiated(term: Deriv) -> Term:
    found: Term = walk(row(term)[1], lambda part, depth: _differentiated(part) if isinstance(part, Deriv) else None)
    return found


def far(name: str, argument: Term, towards: int) -> Term | None:
    """F(f) in other words, for an f that tends to ∞ or -∞."""
    return FAR[name](argument, num(1 if towards == POS else -1)) if name in FAR else None


def _exponentials(u: Term) -> tuple[Term, Term]:
    return Fn("exp", (u,)), Fn("exp", (Mul((num(-1), u)),))


def _tanh(u: Term, side: Term) -> Term:
    less = Fn("exp", (Mul((num(-2), side, u)),))
    return Mul((side, Add((num(1), Mul((num(-1), less)))), Pow(Add((num(1), less)), num(-1))))


def _half_sum(u: Term, sign_of_second: int) -> Term:
    up, down = _exponentials(u)
    return Mul((num(Fraction(1, 2)), Add((up, Mul((num(sign_of_second), down))))))


def _arcus(u: Term, side: Term) -> Term:
    rest = Fn("atan", (Pow(u, num(-1)),))
    return Add((Mul((side, num(Fraction(1, 2)), Pi())), Mul((num(-1), rest))))


def _area(u: Term, side: Term) -> Term:
    root = Pow(Add((Pow(u, num(2)), num(1))), num(Fraction(1, 2)))
    return Mul((side, Fn("log", (Add((Mul((side, u)), root)),))))


FAR: dict[str, Callable[[Term, Term], Term]] = {
    "sinh": lambda u, side: _half_sum(u, -1),
    "cosh": lambda u, side: _half_sum(u, 1),
    "tanh": _tanh,
    "atan": _arcus,
    "asinh": _area,
}
"""By name, of u where side·u > 0, side = ±1: sinh, cosh and tanh by exponentials, atan u = ±π/2 - atan(1/u),
asinh u = ±log(|u| + √(u² + 1))."""
