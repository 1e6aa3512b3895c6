"""A claim that was checked, as one formula: its statement, or the steps that lead from one side to the other."""

from __future__ import annotations

from ..printing.formula import sign
from ..records.page import Formula, Page, Passage, Words
from ..records.verdict import Verdict
from . import telling

_ACTING = {
    **{c: rf"\{c}" for c in "&%$#_{}"},
    **{"\\": r"}{\backslash}\text{", "~": r"}{\sim}\text{", "^": r"}{\wedge}\text{"},  # these are mathematics
}


def of_claim(verdict: Verdict) -> str:
    """The chains, aligned at their signs, with reasons beside them; without a chain that holds, the statement."""
    page = verdict.page or Page()
    chains = [passage for passage in page.passages if passage.lines]
    if not verdict.passes or not chains:
        return rf"$\displaystyle {words(page.statement) or verdict.latex or text(verdict.statement)}$"
    rows = r" \\ ".join([row for passage in chains for row in _rows(passage)])
    return rf"$\displaystyle \begin{{aligned}} {rows} \end{{aligned}}$"


def _rows(passage: Passage) -> list[str]:
    rows = [f"{words(passage.heading)} & & &"] if passage.heading else []
    rows.append(f"& {words(passage.start)} &")
    for line in passage.lines:
        rows.append(f"{sign(line.relation).latex} {{}} & {words(line.term)} & & {words(telling.because(line.reasons))}")
    return rows


def words(pieces: Words) -> str:
    """Words as a formula."""
    return " ".join([p.latex if isinstance(p, Formula) else text(telling.reference(*p)) for p in pieces])


def text(said: str) -> str:
    """Text in a formula."""
    return rf"\text{{{''.join([_ACTING.get(c, c) for c in said])}}}"
