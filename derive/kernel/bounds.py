"""What the facts say about the sign of a polynomial."""

from __future__ import annotations

from ..rules.signs import flipped, sign_of, sum_sign
from ..terms.term import ANY
from .ordering import mono_key
from .poly import ONE, Poly, Rational, inverted, scale, tidy

Form = frozenset[tuple[frozenset[tuple[object, Rational]], Rational]]


def _direction(poly: Poly) -> tuple[Form, Rational, Rational]:
    """poly = factor · (form + offset); the form has no constant, and leads with coefficient 1."""
    linear = {mono: c for mono, c in poly.items() if mono != ONE}
    if not linear:
        return frozenset(), 1, poly.get(ONE, 0)
    lead = linear[min(linear, key=mono_key)] if len(linear) > 1 else next(iter(linear.values()))
    unit = inverted(lead)
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
