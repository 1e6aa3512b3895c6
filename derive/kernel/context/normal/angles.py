"""sin and cos of sums and of whole multiples, and sinh and cosh: by their addition theorems.

sin(a + b) and cos(a + b) are written with sin and cos of a and of b, so that any
identity between polynomials in them shows; sin² is 1 - cos², and sinh² is
cosh² - 1. At multiples of π/6 and of π/4 they have their values, and so has
atan at the tangents of these.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ....terms.functions import REAL
from ....terms.term import Fn, Pi, num
from ...ordering import mono_key
from ...poly import Mono, Poly, Rational, add, atom, constant, scale
from .products import multiply
from .render import render

if TYPE_CHECKING:
    from ..context import Context

CIRCULAR, HYPERBOLIC = ("sin", "cos"), ("sinh", "cosh")
_MOST_TERMS, _MOST_TIMES = 4, 6
_TURN: Mono = frozenset(((Pi(), 1),))


class Angle(NamedTuple):
    """The sine and the cosine of something, circular or hyperbolic."""

    sine: Poly
    cosine: Poly


def of_sum(ctx: Context, name: str, poly: Poly) -> Poly:
    """sin, cos, sinh or cosh of a polynomial without δ.

    One with many terms, or high multiples, stays as it is.
    """
    names = CIRCULAR if name in CIRCULAR else HYPERBOLIC
    pieces = [_piece(mono, Fraction(c), names) for mono, c in poly.items()]
    if len(pieces) > _MOST_TERMS or any(abs(times) > _MOST_TIMES for _, times in pieces):
        return of_parity(name, poly)
    whole = Angle({}, constant(1))
    for angle, times in pieces:
        for _ in range(abs(times)):
            whole = _together(ctx, whole, angle if times > 0 else Angle(scale(angle.sine, -1), angle.cosine), names)
    return whole[names.index(name)]


def of_parity(name: str, poly: Poly) -> Poly:
    """f(P) as ±f(±P), by the sign of the first coefficient, where f is odd or even; as it is where it is neither."""
    even = name in ("cos", "cosh")
    if not (even or REAL[name].odd) or poly[min(poly, key=mono_key)] > 0:
        return atom(Fn(name, (render(poly),)))
    return scale(atom(Fn(name, (render(scale(poly, -1)),))), 1 if even else -1)


def arctangent(poly: Poly) -> Poly | None:
    """atan P where P is the tangent of ±π/6, ±π/4 or ±π/3, all of which lie between -π/2 and π/2."""
    for part, tangent in _TANGENTS.items():
        for turn in (1, -1):
            if poly == scale(tangent, turn):
                return scale(atom(Pi()), Fraction(turn, part))
    return None


def _piece(mono: Mono, factor: Fraction, names: tuple[str, str]) -> tuple[Angle, int]:
    """An angle, and the whole number of times that it is there."""
    if mono == _TURN and names == CIRCULAR and (known := _OF_PI.get(factor.denominator)) is not None:
        return known, factor.numerator % (2 * factor.denominator)
    part = render({mono: Fraction(1, factor.denominator)})
    sine, cosine = (atom(Fn(name, (part,))) for name in names)
    return Angle(sine, cosine), factor.numerator


def _together(ctx: Context, one: Angle, other: Angle, names: tuple[str, str]) -> Angle:
    """
    sin(a + b) = sin a·cos b + cos a·sin b    cos(a + b) = cos a·cos b - sin a·sin b
    sinh(a + b) = sinh a·cosh b + cosh a·sinh b    cosh(a + b) = cosh a·cosh b + sinh a·sinh b
    """
    turn = -1 if names == CIRCULAR else 1
    sine = add([multiply(ctx, [one.sine, other.cosine]), multiply(ctx, [one.cosine, other.sine])])
    both = multiply(ctx, [one.sine, other.sine])
    return Angle(sine, add([multiply(ctx, [one.cosine, other.cosine]), scale(both, turn)]))


def _root(value: int, factor: Rational) -> Poly:
    return scale(atom(num(value), Fraction(1, 2)), factor)


_HALF = Fraction(1, 2)
_OF_PI = {
    1: Angle({}, constant(-1)),
    2: Angle(constant(1), {}),
    3: Angle(_root(3, _HALF), constant(_HALF)),
    4: Angle(_root(2, _HALF), _root(2, _HALF)),
    6: Angle(constant(_HALF), _root(3, _HALF)),
}
"""π, π/2, π/3, π/4 and π/6."""

_TANGENTS = {6: _root(3, Fraction(1, 3)), 4: constant(1), 3: _root(3, 1)}
"""tan π/6, tan π/4 and tan π/3."""
