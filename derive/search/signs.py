"""Relations that the signs of what their sides do not have in common show."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

from .. import kernel
from ..kernel import Rejected, Theorem
from ..terms.node import Term
from ..terms.statement import Rel
from ..terms.term import Add, Mul, num
from .scope import Scope
from .squares import by_squares


def by_signs(goal: Rel, scope: Scope) -> Theorem:
    """A relation whose sides differ by what shows a sign as written, or by a sum of squares. Raises Rejected."""
    try:
        return _as_written(goal, scope)
    except Rejected as refusal:
        with suppress(Rejected):
            return by_squares(goal, scope)
        raise refusal from None


def _as_written(goal: Rel, scope: Scope) -> Theorem:
    try:
        return kernel.sign(goal, scope.facts)
    except Rejected:
        rest = written_difference(goal)
        if rest is None:
            raise
        return kernel.linear(goal, (), rest, num(1), scope.facts)


def written_difference(goal: Rel) -> Term | None:
    """left - right as written, without the terms that stand on both sides; None if there are none such."""
    mine, theirs = (Counter(side.terms if isinstance(side, Add) else (side,)) for side in goal.parts())
    shared = mine & theirs
    if not shared:
        return None
    rest = [*(mine - shared).elements(), *[Mul((num(-1), t)) for t in (theirs - shared).elements()]]
    return Add(tuple(rest)) if len(rest) != 1 else rest[0]
