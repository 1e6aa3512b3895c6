"""Whether pages can be made of a run: an appendix, a book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..records.outcome import Outcome
from ..system.codes import BROKEN, INTERRUPTED, NOTHING_SELECTED, UNREADABLE

_UNFIT = (BROKEN, INTERRUPTED, UNREADABLE, NOTHING_SELECTED)


def fit(outcome: Outcome, file: Path, say: Callable[[str], object]) -> tuple[bool, int]:
    """Whether they can, and the exit code so far. Where they cannot, `say` tells that the file was not written.

    What is refuted or undecided can be written, and marked. What could not be
    read or was not finished leaves the last good pages in place.
    """
    code = outcome.exit_code
    faulty = [figure for figure in outcome.figures if figure.message]
    for figure in faulty:
        say(f"derive: {figure.file}:{figure.line}: figure {figure.name}: {figure.message}")
    if faulty and code not in _UNFIT:
        code = UNREADABLE
    if code in _UNFIT:
        say(f"derive: {file} was not written")
    return code not in _UNFIT, code
