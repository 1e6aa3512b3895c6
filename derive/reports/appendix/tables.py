"""The table of verdicts at the head, and that of numeric evidence at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...records.verdict import PROVED, Verdict
from .theorem import MARKS, mark
from .words import Setter, titled

TICK = r"\drvtick"
"""What is proved, in a table: most rows are."""

_MOST_ROWS = 16
"""As many stand together. A column that has no room for more begins anew, with a heading of its own."""


@dataclass(frozen=True)
class Group:
    """The claims of one file, with its heading."""

    heading: str
    verdicts: tuple[Verdict, ...]


def verdict_table(groups: Sequence[Group], setters: dict[str, Setter]) -> Iterator[str]:
    """A row for each claim."""
    yield r"\begin{drvrows}"
    for group in groups:
        yield from _together(group.heading, [_verdict(v, setters[v.id]) for v in group.verdicts])
    yield r"\end{drvrows}"


def evidence_table(groups: Sequence[Group], setters: dict[str, Setter]) -> Iterator[str]:
    """A row for each claim that was looked at with numbers or derived again."""
    yield r"\begin{drvrows}"
    for group in groups:
        looked = [v for v in group.verdicts if v.samples.count or v.explicit]
        if not looked:
            continue
        rows = [_evidence(v, setters[v.id]) for v in looked]
        yield from _together(group.heading, rows, head=r"\drvevidencehead")
    yield r"\end{drvrows}"


def _together(heading: str, rows: list[str], head: str = "") -> Iterator[str]:
    """The rows of a group under its heading, in parts of about one length if they are many; no part is torn."""
    count = -(-len(rows) // _MOST_ROWS)
    ends = [len(rows) * part // count for part in range(count + 1)]
    for place, (start, end) in enumerate(pairwise(ends)):
        said = heading if not place else rf"{heading}, \drvcontinued"
        yield rf"\drvgroup{{{said}}}{{%"
        yield from ([head] if head else []) + rows[start:end]
        yield "}"


def _verdict(verdict: Verdict, setter: Setter) -> str:
    done = sum(step.verdict == PROVED for step in verdict.steps)
    steps = f"{done}/{len(verdict.steps)}" if verdict.steps else "--"
    label, name = setter.labels.label(verdict), titled(verdict)
    shown = TICK if mark(verdict) == MARKS[PROVED] else mark(verdict)
    return rf"\drvverdict{{{label}}}{{{name}}}{{{shown}}}{{{steps}}}"


def _evidence(verdict: Verdict, setter: Setter) -> str:
    samples = verdict.samples
    cells = [
        rf"\drvnumber{{{setter.labels.label(verdict)}}}",
        _count(samples.count),
        _count(samples.longest),
        _count(samples.touching) if samples.touching else "",
        slack(verdict),
        _agreement(verdict),
    ]
    return r"\drvevidence" + "".join(f"{{{cell}}}" for cell in cells)


def slack(verdict: Verdict) -> str:
    """A ball."""
    written = verdict.page.slack if verdict.page is not None else ""
    if not written:
        return ""
    middle, radius, power = written.split()
    digit, e, exponent = radius.partition("e")
    radius = rf"{digit}\cdot10^{{{int(exponent)}}}" if e else radius
    power = rf"\cdot10^{{{power}}}" if power != "0" else ""
    if middle == "0" or radius == "0":
        return f"${middle}{power if middle != '0' else ''}$" if radius == "0" else rf"$0\pm{radius}{power}$"
    return rf"$({middle}\pm{radius}){power}$" if power else rf"${middle}\pm{radius}$"


def _agreement(verdict: Verdict) -> str:
    if verdict.agrees is None or not verdict.explicit:
        return ""
    return ", ".join(map(str, verdict.explicit)) if verdict.agrees else r"\drvrefuted"


def _count(number: int) -> str:
    """With a thin space between thousands."""
    return f"{number:,}".replace(",", r"\,") if number else ""
