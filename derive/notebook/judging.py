"""A claim judged in the process of the notebook: by the same kernel, with the same numbers, within the same time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sympy
from msgspec.structs import replace

from ..claims.claim import Claim
from ..claims.written.expression import as_written
from ..claims.written.places import cell_of
from ..files.config import find
from ..find.searching import searching
from ..messages.claims import TOO_LONG
from ..records.outcome import harmless
from ..records.settings import SECONDS, Settings
from ..records.verdict import STOPPED, UNDECIDED, Failure, Verdict
from ..running.judging import judged, looked_at
from ..running.unjudged import stopped_but_false
from ..search.memory import forget
from ..system.limit import Overdue, limited
from ..system.plain import shown_path
from ..system.reading import real
from ..verdicts.stated import stated
from .interrupted import Interrupted


def settings_here(**more: Any) -> Settings:
    """How claims are checked in the current folder, as for `derive run`. Raises UsageError for a bad pyproject.toml."""
    return find(Path.cwd()).settings(pages=True, **more)


def verdict_on(claim: Claim, settings: Settings, earlier: Iterable[Claim]) -> Verdict:
    """The verdict on a claim. Raises UsageError where `settings.at` is no point of it, and Interrupted."""
    seconds = claim.timeout or settings.seconds or SECONDS
    false: list[Verdict] = []
    try:
        with _staying(), limited() as allow:
            allow(seconds)
            with as_written(), searching(settings):
                looks = claim.kind == "claim" and not claim.inert
                evidence = looked_at(claim, settings, false.append) if looks else None
            with sympy.evaluate(True):
                found = judged(claim, settings, earlier, evidence)
    except Overdue:
        found = stopped_but_false(false[0], seconds) if false else _overdue(claim, seconds)
    except KeyboardInterrupt:
        raise Interrupted(f"interrupted while {claim.name} was checked: it has no verdict") from None
    finally:
        forget()
    return harmless(replace(found, file=_place(found.file)))


def _overdue(claim: Claim, seconds: float) -> Verdict:
    message = f"{STOPPED}checking it took longer than the limit of {seconds:g} seconds"
    hint = "take it apart into smaller claims, or allow more: @claim(…, timeout=SECONDS)"
    plain = replace(stated(claim), verdict=UNDECIDED, code=TOO_LONG.code, message=message, seconds=seconds)
    return replace(plain, failure=Failure(message, hint=hint))


def _place(file: str) -> str:
    """What a report calls the file of a claim: `In[3]`, or its path from here."""
    cell = cell_of(file)
    if cell is not None:
        return cell
    try:
        return shown_path(real(file).relative_to(Path.cwd()))
    except ValueError:
        return shown_path(file)


@contextmanager
def _staying() -> Iterator[None]:
    """Wherever an author's code goes, the notebook stays where it was."""
    before = os.getcwd()
    try:
        yield
    finally:
        os.chdir(before)
