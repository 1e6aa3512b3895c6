"""One claim judged in this process, whatever its author's code does: looked at with numbers, proved, then checked."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from msgspec.structs import replace

from ..claims.claim import Claim
from ..evidence.numbers.points import NoPoint
from ..files.config import UsageError
from ..files.explained import explained, kind_of
from ..messages import commands
from ..messages.authoring import WITNESS
from ..messages.sources import INTERNAL
from ..records.settings import Settings
from ..records.verdict import Verdict
from ..system.limit import FROM_OUTSIDE
from ..verdicts.check import check, refuted_already
from ..verdicts.numbers import Evidence
from .problems import failed, too_large


def looked_at(claim: Claim, settings: Settings, seen: Callable[[Verdict], None]) -> Evidence | None:
    """What numbers say of a claim, and then its proof is run, as things are written and searched for now.

    `seen` hears of a claim that numbers refute, before its proof is run. What goes wrong is found again, and told,
    when the claim is checked.
    """
    found = None
    with _set_aside():
        found = Evidence(claim, settings)
        false = refuted_already(found)
        if false is not None:
            seen(false)
    with _set_aside():
        claim.proof()
    return found


def judged(claim: Claim, settings: Settings, earlier: Iterable[Claim], evidence: Evidence | None) -> Verdict:
    """The verdict on a claim. Raises UsageError where `settings.at` is no point of it, and what comes from outside."""
    try:
        return check(claim, settings, earlier, evidence)
    except FROM_OUTSIDE:
        raise
    except NoPoint as problem:
        if settings.at is not None:
            raise UsageError(f"--at {settings.at!r}: {claim.name}: {problem}", commands.POINT) from None
        return failed(claim, WITNESS, f"meets=witness(…): {problem}")
    except MemoryError:
        false = refuted_already(evidence) if evidence is not None else None
        if false is not None:
            return replace(false, message=f"{false.message} (its proof needs more memory than the limit)")
        return too_large(claim)
    except BaseException as problem:
        if not isinstance(problem, Exception):
            return failed(claim, kind_of(problem), explained(problem))
        place = traceback.extract_tb(problem.__traceback__)[-1]
        said = f"{type(problem).__name__}: {problem} ({place.name}, {place.lineno})"
        return failed(claim, INTERNAL, f"internal error, please report it: {said}")


@contextmanager
def _set_aside() -> Iterator[None]:
    """What an author's code raises is left for later."""
    try:
        yield
    except FROM_OUTSIDE:
        raise
    except BaseException:
        return
