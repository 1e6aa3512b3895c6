"""How high a piece of notation stands: whether it keeps to the height of letters."""

from __future__ import annotations

from . import tree
from .tree import Notation


def is_low(piece: Notation) -> bool:
    """Whether brackets around a piece need not be larger than letters."""
    match piece:
        case tree.Fraction() | tree.Big() | tree.Derivative() | tree.Jacobian():
            return False
        case tree.Exponential() | tree.Use() | tree.Value() | tree.Extreme() | tree.Listed() | tree.Mapping():
            return True
        case tree.Power(base) | tree.Subscript(base):
            return is_low(base)
    return all(map(is_low, piece.parts()))
