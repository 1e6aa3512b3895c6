"""Counts of verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..records.verdict import ALARM, ERROR, PROVED, REFUTED, STARRED, TESTED, UNDECIDED, Verdict


@dataclass(frozen=True)
class Summary:
    """How many of each. `refuted` leaves errata out: an erratum that is refuted counts in `errata` alone."""

    proved: int
    proved_with_axioms: int
    refuted: int
    undecided: int
    tested: int
    error: int
    alarm: int
    errata: int
    notes: int
    warnings: int


def axioms_used(verdicts: Iterable[Verdict]) -> dict[str, list[str]]:
    """The axioms that claims rest on, permitted or not, each with the ids of those claims."""
    found: dict[str, list[str]] = {}
    for verdict in verdicts:
        for axiom in verdict.axioms if verdict.kind == "claim" else ():
            found.setdefault(axiom, []).append(verdict.id)
    return dict(sorted(found.items()))


def summarise(verdicts: Sequence[Verdict]) -> Summary:
    """The counts of a run."""
    errata = [v for v in verdicts if v.kind == "erratum" and v.passes]
    others = [v for v in verdicts if not (v.kind == "erratum" and v.passes)]

    def count(name: str) -> int:
        return sum(v.verdict == name for v in others)

    return Summary(
        count(PROVED),
        count(STARRED),
        count(REFUTED),
        count(UNDECIDED),
        count(TESTED),
        count(ERROR),
        count(ALARM),
        len(errata),
        sum(v.kind == "note" for v in verdicts),
        sum(len(v.warnings) for v in verdicts),
    )
