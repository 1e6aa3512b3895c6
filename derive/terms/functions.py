"""The real functions that are understood, and what is true of each wherever it is defined."""

from __future__ import annotations

from dataclasses import dataclass

from .leaf import ANY, POS, ZERO


@dataclass(frozen=True, slots=True)
class RealFunction:
    """A function of one real argument.

    `total`: it has a value at every real number. `smooth`: it has derivatives
    of every order wherever it has a value. `increasing`: strictly, wherever it
    has a value. `odd`: f(-t) = -f(t). `signs`: the signs of its values. `gap`:
    those of 1 - |f(t)|, where they are taken for granted.
    """

    name: str
    total: bool = True
    smooth: bool = True
    increasing: bool = False
    odd: bool = False
    signs: int = ANY
    gap: int = ANY


REAL: dict[str, RealFunction] = {
    f.name: f
    for f in (
        RealFunction("exp", increasing=True, signs=POS),
        RealFunction("log", total=False, increasing=True),
        RealFunction("abs", smooth=False, signs=POS | ZERO),
        RealFunction("sin", odd=True, gap=POS | ZERO),
        RealFunction("cos", gap=POS | ZERO),
        RealFunction("tan", total=False, odd=True),
        RealFunction("sinh", increasing=True, odd=True),
        RealFunction("cosh", signs=POS),
        RealFunction("tanh", increasing=True, odd=True),
        RealFunction("atan", increasing=True, odd=True),
        RealFunction("asinh", increasing=True, odd=True),
        RealFunction("erf", increasing=True, odd=True, gap=POS),
    )
}
"""By name. Any other function is opaque: it equals itself, and whether it has a value stays open."""
