"""A file of finished proofs checked by the kernel alone: what was proved, and whether a run said the same."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..system.codes import OK, SOMETHING_REFUTED, SOMETHING_UNDECIDED, UNREADABLE, graver
from ..system.plain import escaped, shown_path
from ..system.reading import text
from .apart import Entry, Limits, Stopped, Unseen, entries
from .read import Unreadable
from .replay import Judgement

SCHEMA = 2
"""The version of the JSON that `counts` is."""

Say = Callable[[str], object]


def recheck(
    file: Path,
    run: Path | None,
    say: Say,
    quiet: bool = False,
    limits: Limits | None = None,
    complain: Say | None = None,
    elementary: bool = False,
    count: Say | None = None,
    trace: Say | None = None,
) -> int:
    """Replay every proof of a file; the exit code. With `run`, its JSON must have proved exactly these statements.

    `complain` hears in one sentence why the file could not be replayed to its end. With
    `elementary` elementary steps alone are trusted, and must show each step. `count` hears how many are what, as JSON,
    and `trace` which elementary steps were taken, a line of JSON for each step of a proof.
    """
    complain = complain or (lambda sentence: say(f"derive: {sentence}"))
    found = _Found(file, say, quiet, elementary)
    try:
        told = _told(run) if run is not None else None
        for entry in entries(file, limits or Limits(), elementary, trace):
            found.take(entry)
    except (Unreadable, Stopped) as problem:
        complain(f"{shown_path(file)}: {escaped(str(problem))}")
        return UNREADABLE
    except _NoRun as problem:
        complain(str(problem))
        return UNREADABLE
    differing = list(_differing(found.proved, found.unseen, told)) if told is not None else []
    for line in differing:
        say(f"✗ {escaped(line)}")
    same = told is not None and run is not None and not differing and not found.wrong
    compared = f"; {len(found.proved)} digests are those of {shown_path(run)}" if same and run is not None else ""
    say(found.counted(compared))
    if found.unseen:
        say(f"not seen: {', '.join([f'{rule} {times}' for rule, times in found.not_seen.items()])}")
    if count is not None:
        count(json.dumps(found.counts(), indent=2) + "\n")
    return graver(found.code, SOMETHING_REFUTED if differing else OK)


@dataclass
class _Found:
    """What the file was found to hold, so far."""

    file: Path
    say: Say
    quiet: bool
    elementary: bool
    proved: dict[str, Judgement] = field(default_factory=dict)
    unseen: dict[str, Unseen] = field(default_factory=dict)
    """The claims of proofs that elementary steps do not show."""
    refused: int = 0
    unreadable: int = 0

    @property
    def wrong(self) -> int:
        return self.refused + self.unreadable

    @property
    def code(self) -> int:
        unseen = SOMETHING_UNDECIDED if self.unseen else OK
        return UNREADABLE if self.unreadable else SOMETHING_REFUTED if self.refused else unseen

    @property
    def steps(self) -> int:
        """How many steps the proofs have that prove what they say."""
        return sum([judgement.steps for judgement in self.proved.values()])

    @property
    def not_seen(self) -> dict[str, int]:
        """How many proofs are not seen, by the rule of the first step that is not; most first."""
        return dict(Counter([unseen.rule for unseen in self.unseen.values()]).most_common())

    def take(self, entry: Entry) -> None:
        """One line."""
        judgement, unseen = entry.judgement, entry.unseen
        claim = judgement.claim if judgement is not None else unseen.claim if unseen is not None else None
        twice = f"{claim} is there twice" if claim in self.proved or claim in self.unseen else ""
        if judgement is not None and not twice:
            self.proved[judgement.claim] = judgement
            if not self.quiet:
                self.say(_printed(judgement))
            return
        if unseen is not None and not twice:
            self.unseen[unseen.claim] = unseen
            self.say(f"? {escaped(unseen.claim)}\n    not seen: {escaped(unseen.reason)}")
            return
        self.unreadable += bool(entry.unreadable)
        self.refused += not entry.unreadable
        why = escaped(twice or entry.refused or entry.unreadable)
        self.say(f"✗ {shown_path(self.file)}:{entry.line}  {why}")

    def counted(self, compared: str) -> str:
        """The last line."""
        said = f"{len(self.proved)} proofs replayed, {self.steps} steps"
        said += " by elementary steps alone" if self.elementary else ""
        said += compared
        said += f"; {len(self.unseen)} not seen" if self.unseen else ""
        said += f"; {self.refused} refused" if self.refused else ""
        return said + (f"; {self.unreadable} cannot be read" if self.unreadable else "")

    def counts(self) -> dict[str, Any]:
        """The same as data."""
        counts: dict[str, Any] = {
            "schema": SCHEMA,
            "proofs": len(self.proved),
            "steps": self.steps,
            "refused": self.refused,
            "unreadable": self.unreadable,
        }
        if self.elementary:
            counts["not_seen"] = self.not_seen
        return counts


def _printed(found: Judgement) -> str:
    lines = [f"✓ {escaped(found.claim)}", f"    {escaped(found.statement)}"]
    lines += [f"    given {escaped(hypothesis)}" for hypothesis in found.hypotheses]
    lines += [f"    where {escaped(line)}" for line in found.where]
    lines += [f"    for all {escaped(', '.join(found.over))}"] if found.over else []
    lines += [f"    assuming {escaped(axiom)}" for axiom in found.axioms]
    return "\n".join(lines)


class _NoRun(Exception):
    """A file is not the JSON of a run."""


def _told(run: Path) -> dict[str, str]:
    """What a run says that it proved: digests by the ids of claims. Raises _NoRun."""
    try:
        claims: Any = json.loads(text(run))["claims"]
        proved = [c for c in claims if c["kind"] == "claim" and c["verdict"] in ("proved", "proved*")]
        return {f"{c['file']}::{c['name']}": str(c["digest"]) for c in proved}
    except OSError as problem:
        raise _NoRun(f"{shown_path(run)}: cannot be read: {problem.strerror}") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _NoRun(f"{shown_path(run)} is not the JSON of a run") from None


def _differing(proved: dict[str, Judgement], unseen: Container[str], told: dict[str, str]) -> Iterator[str]:
    for claim in told:
        if claim in unseen:
            continue
        if claim not in proved:
            yield f"{claim} is proved in the run, and has no proof here"
        elif proved[claim].digest != told[claim]:
            yield f"{claim}: the run proved something else under this name"
    for claim in proved:
        if claim not in told:
            yield f"{claim} has a proof here, and the run did not prove it"
