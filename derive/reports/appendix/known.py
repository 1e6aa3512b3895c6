"""What a paper may ask of a claim in its own text, by name: its statement, its mark and its place.

A statement is set as a fact only if it is proved, and from nothing that is
assumed; of any other the file says why it is not, and LaTeX stops there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...records.verdict import PROVED, REFUTED, STARRED, Verdict
from .labels import Labels, word
from .theorem import STATES_NOTHING, mark
from .words import Setter, titled

_NO_PART_OF_A_NAME = set("\\{}#%^")


def known(shown: Sequence[Verdict]) -> str:
    """The file that derive.sty reads, a line for each claim. Raises UsageError as `prose` does."""
    return "\n".join(_lines(shown)) + "\n"


def _lines(shown: Sequence[Verdict]) -> Iterator[str]:
    labels = Labels(shown)
    yield r"% Written by derive: what \derive, \derivemark and \derivecite know of its claims."
    for verdict in shown:
        names = (verdict.name, f"{Path(verdict.file).name}::{verdict.name}", labels.label(verdict))
        keys = "".join(f"{{{name}}}" for name in names if _is_plain(name))
        parts = (
            word(verdict),
            titled(verdict),
            labels.label(verdict),
            mark(verdict),
            _formula(verdict, Setter(labels, verdict)),
            _why_not(verdict, labels),
        )
        told = "".join(f"{{{part}}}" for part in parts)
        yield rf"\drventry{{{keys}}}{{{told}}}"


def _is_plain(name: str) -> bool:
    """Whether TeX reads a name as it is written."""
    return name.isprintable() and not _NO_PART_OF_A_NAME & set(name)


def _formula(verdict: Verdict, setter: Setter) -> str:
    if verdict.kind in STATES_NOTHING or verdict.page is None:
        return ""
    return setter.displayed(verdict.page.statement)


def _why_not(verdict: Verdict, labels: Labels) -> str:
    """Why a statement is not set as a fact, and what to do; empty where it is."""
    if verdict.kind == "claim" and verdict.verdict == PROVED:
        return ""
    if verdict.kind in STATES_NOTHING or verdict.page is None:
        return r"it states no formula"
    said = [f"it is {_IS.get(verdict.verdict, 'not proved')}, so it is not set as a fact."]
    corrected = labels.find(verdict.corrected, verdict) if verdict.corrected else None
    if corrected is not None and _is_plain(corrected.name):
        said.append(rf"True instead is \string\derive{{{corrected.name}}}.")
    said.append(r"\string\derive*{\drvasked} sets it with its mark")
    return r"\MessageBreak ".join(said)


_IS = {REFUTED: "refuted", STARRED: "proved from assumptions"}
