"""The refusal of a part that cannot prove a statement of its goal's kind."""

from __future__ import annotations

from ...kernel import Rejected
from ...messages.proofs import UNFIT
from ...printing.text import text
from ...search.refusal import Failed
from ...terms.statement import Prop
from ..chain import Chain
from ..parts import AttainedAt, Part


def unfit(part: Part, goal: Prop) -> Rejected:
    """Why a part does not prove a goal: it is of another kind."""
    return Failed(f"{text(goal)} is not proved by {_kind(part)}", goal, kind=UNFIT)


def _kind(part: Part) -> str:
    names = {Chain: "a chain", AttainedAt: "attained(…)"}
    return names.get(type(part), f"{type(part).__name__.lower()}(…)")
