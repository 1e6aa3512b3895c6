"""Two terms that should be equal, below each other: in one form, shortened where they agree, and marked where not."""

from __future__ import annotations

from ..records.verdict import ShownPart
from ..search.scope import Scope
from ..terms.node import Node, Term
from ..terms.statement import Prop
from .alike import in_form_of
from .case import Case
from .differing import compared


def side_by_side(case: Case, gives: Term, wrote: Node, given: tuple[Prop, ...]) -> tuple[ShownPart, ShownPart] | None:
    """What reasons give in the form of what was written, and that; None where one is no term."""
    if not isinstance(wrote, Term) or gives.sort != wrote.sort:
        return None
    return shown(in_form_of(wrote, case.in_letters(gives), Scope(given)), wrote)


def shown(one: Term, other: Term) -> tuple[ShownPart, ShownPart]:
    """Two terms as they are, with what differs marked."""
    left, right = compared(one, other)
    return ShownPart(left.text, left.marks), ShownPart(right.text, right.marks)
