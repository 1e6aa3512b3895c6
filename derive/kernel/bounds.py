"""Sets of signs, and what the facts say about the sign of a polynomial."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product

from ..terms.term import ANY, NEG, POS, ZERO
from .ordering import mono_key
from .poly import ONE, Poly, Rational, scale, tidy


def _table(single: Callable[[int, int], int]) -> list[list[int]]:
    def combined(left: int, right: int) -> int:
        out = 0
        for a, b in product((NEG, ZERO, POS), repeat=2):
            if left & a and right & b:
                out |= single(a, b)
        return out

    return [[combined(a, b) for b in range(ANY + 1)] for a in range(ANY + 1)]


_SUM = _table(lambda a, b: a if b in (a, ZERO) else b if a == ZERO else ANY)
_PRODUCT = _table(lambda a, b: ZERO if ZERO in (a, b) else POS if a == b else NEG)


def sum_sign(left: int, right: int) -> int:
    """The signs that a sum may have, from those of its two terms."""
    return _SUM[left][right]


def product_sign(left: int, right: int) -> int:
    """The signs that a product may have, from those of its two factors."""
    return _PRODUCT[left][right]


def flipped(signs: int) -> int:
    """The signs of the negative."""
    return (signs & ZERO) | (POS if signs & NEG else 0) | (NEG if signs & POS else 0)


def sign_of(value: Rational) -> int:
    """The sign of a rational number."""
    return POS if value > 0 else NEG if value < 0 else ZERO


Form = frozenset[tuple[frozenset[tuple[object, Rational]], Rational]]


def _direction(poly: Poly) -> tuple[Form, Rational, Rational]:
    """poly = factor · (form + offset); the form has no constant, and leads with coefficient 1."""
    linear = {mono: c for mono, c in poly.items() if mono != ONE}
    if not linear:
        return frozenset(), 1, poly.get(ONE, 0)
    lead = linear[min(linear, key=mono_key)] if len(linear) > 1 else next(iter(linear.values()))
    unit = Fraction(1) / lead
    return frozenset(scale(linear, unit).items()), lead, tidy(poly.get(ONE, 0) * unit)


class Bounds:
    """Numbers that polynomials are known to lie above, below, at or apart from.

    Polynomials that differ by a constant share an entry: from x ≥ 1 follows x > 0.
    """

    def __init__(self) -> None:
        self._known: dict[Form, list[tuple[Rational, int, int]]] = {}

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return bool(self._known)

    def learn(self, poly: Poly, signs: int, fact: int) -> None:
        """The polynomial has one of these signs, says the fact of this number."""
        form, factor, offset = _direction(poly)
        if form:
            self._known.setdefault(form, []).append((offset, signs if factor > 0 else flipped(signs), fact))

    def signs(self, poly: Poly, used: set[int]) -> int:
        """The signs that the facts leave for a polynomial; the facts that it took are added to `used`."""
        form, factor, offset = _direction(poly)
        left = ANY
        for known, signs, fact in self._known.get(form, ()):
            narrowed = left & sum_sign(signs, sign_of(offset - known))
            if narrowed not in (0, left):  # 0: the facts contradict each other, which is no one's gain
                left = narrowed
                used.add(fact)
        return left if factor > 0 else flipped(left)
