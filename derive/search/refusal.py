"""Why a step was not shown, with the kind of message that tells it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from ..kernel import Rejected
from ..messages import steps
from ..messages.kind import Kind
from ..terms.node import Term
from ..terms.statement import EQ, Iff, Implies, Prop, Rel

P = ParamSpec("P")
T = TypeVar("T")

TOO_DEEP = "the search for this step goes too deep; write steps between its two sides, or cite what it rests on"


class Failed(Rejected):
    """A step that was not shown. `gives` is what its reasons make of the left side, `kind` that of its message."""

    def __init__(
        self, reason: str, needs: Prop | None = None, gives: Term | None = None, kind: Kind | None = None
    ) -> None:
        super().__init__(reason, needs)
        self.gives = gives
        self.kind = kind


def kind_of(refusal: Rejected, goal: Prop | None, facts: bool = False, tried: Kind | None = None) -> Kind:
    """The kind of a step's refusal: its own, or a condition that is missing, then what was tried, or what the step is.

    `facts`: whether the step names some.
    """
    own: Kind | None = getattr(refusal, "kind", None)
    if own is not None:
        return own
    if refusal.needs not in (None, goal) and not isinstance(refusal.needs, Iff | Implies):
        return steps.CONDITION_MISSING
    if tried is not None:
        return tried
    if not isinstance(goal, Rel):
        return steps.NOT_EQUIVALENT
    if goal.name == EQ:
        return steps.SIDES_DIFFER
    return steps.FACTS_FALL_SHORT if facts else steps.NOT_SEEN


R = TypeVar("R", bound=Rejected)


def put_by(refusal: R) -> R:
    """A refusal to be told later, without the places that it went through: they would hold on to it, and it to them."""
    refusal.__context__ = None
    return refusal.with_traceback(None)


def ending(search: Callable[P, T]) -> Callable[P, T]:
    """A search that is refused where it calls itself without end."""

    @wraps(search)
    def ended(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return search(*args, **kwargs)
        except RecursionError:
            raise Failed(TOO_DEEP) from None

    return ended
