"""What stands below each other where a step fails: what its reasons say or give, what was written, the difference."""

from __future__ import annotations

from ..records.verdict import REFUTED, Failure, ShownPart, Verdict

_LONGEST = 30


def beside(verdict: Verdict, failure: Failure) -> list[tuple[str, ShownPart]]:
    """A label and a term or statement each."""
    rows: list[tuple[str, ShownPart]] = []
    for verb, told in (("needs", failure.unmet), ("says", failure.says)):
        before = ""
        for name, said in told:
            label = f"{name} {verb}" if len(name) <= _LONGEST else f"it {verb}"
            rows.append(("" if name == before else label, ShownPart(said)))
            before = name
    shown = failure.compared if verdict.verdict == REFUTED or failure.needs is None else None
    if shown is not None and shown[0].text != shown[1].text:
        rows += [(_gives(failure.gave), shown[0]), ("you wrote", shown[1])]
    rows += [(label, ShownPart(said)) for label, said in failure.lacks]
    if failure.differs:
        rows.append(("right - left", ShownPart(failure.differs)))
    return rows


def is_told(verdict: Verdict, failure: Failure) -> bool:
    """Whether the reason is told above what stands there: of what is false, the difference says it all."""
    return verdict.verdict != REFUTED or not failure.differs or " is cited, but " in failure.reason


def _gives(reasons: tuple[str, ...]) -> str:
    label = " and ".join(reasons) or "algebra"
    label = label if len(label) <= _LONGEST else f"{reasons[0]}, …"
    return label + (" give" if len(reasons) > 1 else " gives")


def bracketed(part: ShownPart) -> str:
    """A line without colours: what is marked stands in ‹…›."""
    out, at = "", 0
    for start, end in part.marks:
        out += f"{part.text[at:start]}‹{part.text[start:end]}›"
        at = end
    return out + part.text[at:]
