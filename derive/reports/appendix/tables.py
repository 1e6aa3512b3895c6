"""The table of verdicts at the head, and that of numeric evidence at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...records.verdict import PROVED, Verdict
from .labels import title
from .theorem import mark
from .words import Setter


@dataclass(frozen=True)
class Group:
    """The claims of one file, with its heading."""

    heading: str
    verdicts: tuple[Verdict, ...]


def verdict_table(groups: Sequence[Group], setters: dict[str, Setter]) -> Iterator[str]:
    """A row for each claim."""
    yield r"\begin{drvrows}"
    for group in groups:
        if group.heading:
            yield rf"\drvgroup{{{group.heading}}}"
        for verdict in group.verdicts:
            setter = setters[verdict.id]
            done = sum(step.verdict == PROVED for step in verdict.steps)
            steps = f"{done}/{len(verdict.steps)}" if verdict.steps else "--"
            label, name = setter.labels.label(verdict), setter.text(title(verdict))
            yield rf"\drvverdict{{{label}}}{{{name}}}{{{mark(verdict)}}}{{{steps}}}"
    yield r"\end{drvrows}"


def evidence_table(groups: Sequence[Group], setters: dict[str, Setter]) -> Iterator[str]:
    """A row for each claim that was looked at with numbers or derived again."""
    yield r"\begin{drvrows}"
    for group in groups:
        looked = [v for v in group.verdicts if v.samples.count or v.explicit]
        if not looked:
            continue
        yield rf"\drvgroup{{{group.heading}}}"
        yield r"\drvevidencehead"
        for verdict in looked:
            yield _evidence(verdict, setters[verdict.id])
    yield r"\end{drvrows}"


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
