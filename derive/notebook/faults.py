"""What goes wrong in a cell as the message that a terminal gives, without a traceback through derive."""

from __future__ import annotations

import linecache
import traceback
from collections.abc import Mapping
from typing import Any

from ..claims.written.expression import NotationError
from ..claims.written.instead import message
from ..claims.written.places import cell_of
from ..evidence.numbers.points import NoPoint
from ..files.config import UsageError
from ..files.explained import explained, kind_of
from ..kernel import Rejected
from ..system.plain import inert
from .interrupted import Interrupted

OURS = (NotationError, Rejected, UsageError, NoPoint, Interrupted)
ASKED = (*OURS, TypeError, ValueError, AttributeError)
"""What may have a message of ours: SymPy and Python raise some where they were given our terms."""


def fault(problem: BaseException, names: Mapping[str, Any]) -> list[str] | None:
    """The lines of the message; None for what has none of ours, so that its traceback is shown."""
    if isinstance(problem, Interrupted):
        return [str(problem)]
    if not isinstance(problem, OURS) and message(str(problem)) is None:
        return None
    code = getattr(problem, "kind", None) or kind_of(problem)
    place, line = _place(problem)
    is_said = isinstance(problem, Rejected | UsageError | NoPoint)
    said = inert(str(problem) if is_said else explained(problem, names))
    shown = [f"! {place}  {code.code}" if place else f"! {code.code}", f"   {said}"]
    return [*shown, *([f"   ▸ {inert(line)}"] if line else [])]


def _place(problem: BaseException) -> tuple[str, str]:
    """The innermost line of a cell that an exception came through: `In[3]:5`, and its text."""
    for frame in reversed(traceback.extract_tb(problem.__traceback__)):
        cell = cell_of(frame.filename)
        if cell is not None and frame.lineno is not None:
            return f"{cell}:{frame.lineno}", linecache.getline(frame.filename, frame.lineno).strip()
    return "", ""
