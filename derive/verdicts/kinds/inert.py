"""Claims that were stated where SymPy may have changed them: no judge looks at them."""

from __future__ import annotations

from ...messages.sources import OUTSIDE_LOADER
from ...records.verdict import Verdict
from ..case import Case


def inert(case: Case) -> Verdict | None:
    """The error, where a claim was recorded outside the loader."""
    if not case.claim.inert:
        return None
    return case.error(
        OUTSIDE_LOADER, "recorded outside the loader: run it with `derive run`, or inside `with as_written():`"
    )
