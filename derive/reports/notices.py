"""What a reader of a report must not miss: what is let through here, and what claims rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..files.config import Config
from ..records.outcome import Outcome
from ..records.settings import FAIL, IGNORE, WARN
from ..records.verdict import Verdict
from .summary import axioms_used

_MOST = 8


def in_force(config: Config) -> Iterator[str]:
    """Before the first verdict: what the configuration lets through."""
    if config.undecided == WARN:
        yield f'undecided = "{WARN}": a claim that is undecided does not fail this run'
    if config.idle == IGNORE:
        yield f'idle = "{IGNORE}": of reasons on which no proof rests, nothing is said'
    if config.permitted_axioms:
        yield f"axioms permitted: {', '.join(sorted(config.permitted_axioms))}"


def let_through(outcome: Outcome) -> str:
    """After the last one: how many claims are undecided and only warn, and which; empty if none."""
    names = [v.name for v in outcome.verdicts if outcome.warns(v)]
    if not names:
        return ""
    said = (
        "claim is undecided and does not fail this run"
        if len(names) == 1
        else "claims are undecided and do not fail this run"
    )
    return f"WARNING: {len(names)} {said}: {some(names)}"


def failing_for_warnings(outcome: Outcome) -> str:
    """After the last one: which claims hold and fail the run all the same; empty if none."""
    names = [v.name for v in outcome.verdicts if v.passes and outcome.fails(v)]
    if not names:
        return ""
    said = "1 claim has a reason that is idle" if len(names) == 1 else f"{len(names)} claims have reasons that are idle"
    return f'idle = "{FAIL}": {said}: {some(names)}'


def rested_on(verdicts: Sequence[Verdict], permitted: frozenset[str]) -> Iterator[str]:
    """The axioms used, and by which claims; and those that are permitted for nothing."""
    used = axioms_used(verdicts)
    for axiom, claims in used.items():
        names = [claim.rpartition("::")[2] for claim in claims]
        word = "claim" if len(names) == 1 else "claims"
        refused = "" if axiom in permitted else ", not permitted"
        yield f"axiom used: {axiom}, by {len(names)} {word}{refused}: {some(names)}"
    idle = sorted(permitted - used.keys())
    if idle:
        yield f"axioms permitted, and used by no claim of this run: {', '.join(idle)}"


def some(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f", and {more} more" if more > 0 else "")
