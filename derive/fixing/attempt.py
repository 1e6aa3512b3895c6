"""A file as it would be: all its claims judged, with nothing written."""

from __future__ import annotations

from pathlib import Path

from ..claims.claim import Claim
from ..files.select import Target
from ..records.settings import SECONDS, Settings
from ..records.verdict import ALARM, ERROR, PROVED, Verdict
from ..running.plan import whole
from ..running.runner import Runner
from ..system.limit import Overdue, limited
from ..system.reading import instead

Judged = dict[str, Verdict]
"""Verdicts by the names of the claims; what is wrong with the file by the name under which a report tells it."""


def judged(file: Path, content: bytes, settings: Settings) -> Judged | None:
    """The verdicts on a file that holds this; None where one of its claims takes too long."""
    seconds, found = settings.seconds or SECONDS, {}
    try:
        with instead({file: content}), limited() as allow:
            runner = Runner(settings)
            allow(seconds)
            for item in runner.items(whole(Target(file))):
                allow((item.timeout if isinstance(item, Claim) else None) or seconds)
                verdict = runner.verdict(item)
                found[verdict.name] = verdict
    except Overdue:
        return None
    return found


def score(verdict: Verdict) -> tuple[int, int, int]:
    """How much is wrong with a claim: the verdict, the steps that are not shown, the reasons that are idle."""
    rank = 0 if verdict.passes else {ERROR: 2, ALARM: 3}.get(verdict.verdict, 1)
    return rank, sum(step.verdict != PROVED for step in verdict.steps), len(verdict.warnings)


def worse(before: Judged, after: Judged, may_say_more: frozenset[str]) -> set[str]:
    """The claims with which more is wrong now, or that say something else. `may_say_more`: of which that is well."""
    out = {name for name in after.keys() - before.keys() if after[name].verdict in (ERROR, ALARM)}
    for name, old in before.items():
        new = after.get(name)
        if new is None:
            out |= {name} if old.verdict != ERROR else set()  # a fault of the file may be gone
        elif score(new) > score(old) or (old.meaning and new.meaning != old.meaning and name not in may_say_more):
            out.add(name)
    return out


def better(before: Verdict | None, after: Verdict | None) -> bool:
    """Whether less is wrong with a claim."""
    return before is not None and after is not None and score(after) < score(before)
