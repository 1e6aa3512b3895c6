"""Notes: what was published and states nothing."""

from __future__ import annotations

from msgspec.structs import replace

from ...records.verdict import TESTED, Verdict
from ..case import Case, undecided
from .corrected import not_true


def judge(case: Case) -> Verdict:
    """Tested, if what should stand there is proved."""
    corrected = case.claim.corrected
    message = not_true(corrected, None, case.settings) if corrected is not None else "a note needs corrected=…"
    if message or corrected is None:
        return undecided(case.plain, message)
    return replace(case.plain, verdict=TESTED, message=f"states nothing; {corrected.name} is true instead")
