"""Sets of signs: what is known of a term's sign, and what follows for sums and products."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product

from ..terms.leaf import ANY, NEG, POS, ZERO


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


def sign_of(value: int | Fraction) -> int:
    """The sign of a rational number."""
    return POS if value > 0 else NEG if value < 0 else ZERO
