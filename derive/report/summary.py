"""Counts of verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..verdict import ALARM, ERROR, PROVED, REFUTED, STARRED, TESTED, UNDECIDED, Verdict


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
    )
