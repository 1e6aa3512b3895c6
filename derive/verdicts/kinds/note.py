"""Notes: what was published and states nothing."""

from __future__ import annotations

from msgspec.structs import replace

from ...messages.claims import CORRECTION_UNPROVED
from ...records.verdict import TESTED, Verdict
from ..case import Case, undecided
from .corrected import not_true


def judge(case: Case) -> Verdict:
    """Tested, if what should stand there is proved."""
    corrected = case.claim.corrected
    if corrected is None:
        return undecided(case.plain, CORRECTION_UNPROVED, "a note needs corrected=…")
    fault = not_true(corrected, None, case.settings)
    if fault is not None:
        return undecided(case.plain, *fault)
    return replace(case.plain, verdict=TESTED, message=f"states nothing; {corrected.name} is true instead")
