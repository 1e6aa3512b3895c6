"""Verdicts on claims whose check never ended: their process ended, or was stopped."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec.structs import replace

from ..files.scan import Unreadable, scan
from ..messages.claims import TOO_LONG
from ..messages.sources import PROCESS_ENDED
from ..records.verdict import ERROR, STOPPED, UNDECIDED, Failure, Verdict
from ..system.plain import shown_path


def lost(file: str, name: str, kind: str | None, doing: str, code: int | None, limit: float) -> Verdict:
    """The verdict on a claim whose process ended with a code, or with None was stopped."""
    if code is None:
        return overdue(file, name, kind, doing, limit)
    how = f"by signal {-code}" if code < 0 else f"with code {code}"
    return replace(
        unjudged(file, name, kind), code=PROCESS_ENDED.code, message=f"the process that was {doing} ended {how}"
    )


def overdue(file: str, name: str, kind: str | None, doing: str, limit: float) -> Verdict:
    """The verdict on a claim that was stopped after so many seconds."""
    message = f"{STOPPED}{doing} took longer than the limit of {limit:g} seconds"
    hint = "take it apart into smaller claims, or allow more: --timeout SECONDS, or @claim(…, timeout=SECONDS)"
    failure = Failure(message, hint=hint)
    plain = replace(unjudged(file, name, kind), verdict=UNDECIDED, code=TOO_LONG.code)
    return replace(plain, message=message, failure=failure, seconds=limit)


def unjudged(file: str, name: str, kind: str | None) -> Verdict:
    """A claim of which the syntax of its file says where it stands, and its kind if nobody else does."""
    try:
        found = next((found for found in scan(Path(file)) if found.name == name), None)
    except Unreadable:
        found = None
    line, shown = (found.line, found.kind) if found is not None else (1, "claim")
    source = found.source if found is not None else None
    return Verdict(name, shown_path(os.path.relpath(file)), line, kind or shown, ERROR, source=source)


def stopped_but_false(seen: Verdict, limit: float) -> Verdict:
    """The verdict on a claim that numbers had refuted before its proof was stopped after so many seconds."""
    return replace(seen, message=f"{seen.message} (its proof was stopped after {limit:g} s)")
