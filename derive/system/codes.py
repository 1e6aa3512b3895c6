"""The exit codes of the command line."""

from __future__ import annotations

OK, SOMETHING_REFUTED, USAGE, SOMETHING_UNDECIDED, UNREADABLE, NOTHING_SELECTED, BROKEN = range(7)
INTERRUPTED = 130
CUT_OFF = 141
"""Whoever read what was printed went away before its end: the code of a program that a broken pipe stops."""

_GRAVEST_FIRST = (
    BROKEN,
    INTERRUPTED,
    USAGE,
    UNREADABLE,
    CUT_OFF,
    SOMETHING_REFUTED,
    SOMETHING_UNDECIDED,
    NOTHING_SELECTED,
    OK,
)


def graver(*codes: int) -> int:
    """Of several codes, the one to end with."""
    return min(codes, key=_GRAVEST_FIRST.index)
