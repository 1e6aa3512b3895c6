"""A claim that was checked, as Markdown with formulas between dollar signs, for documents made of notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..printing.formula import sign
from ..records.page import CLAIM, Formula, Page, Passage, Words
from ..records.verdict import Verdict
from . import telling, text

_ACTING = re.compile(r"([\\`*_{}\[\]<>#+!|$~&])")


def of_claim(verdict: Verdict) -> str:
    """The outcome, the statement, the steps as a table, what is wrong."""
    return "\n\n".join(_parts(verdict))


def heading(verdict: Verdict, said: str, instead: str = "") -> str:
    """The mark of an outcome, or another one instead, the name of a claim, and what is said of it."""
    return f"{instead or telling.mark(verdict)[0]} **{plain(verdict.name)}**, {plain(said)}"


def block(said: str) -> str:
    """Lines of text as they are."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", said)), default=0))
    return f"{fence}text\n{said}\n{fence}"


def _parts(verdict: Verdict) -> Iterator[str]:
    page = verdict.page or Page()
    yield heading(verdict, telling.outcome(verdict))
    if verdict.doc:
        yield f"*{plain(' '.join(verdict.doc.split()))}*"
    if page.statement:
        yield words(telling.setting(page, verdict.kind))
        yield displayed(page.statement)
    if page.aside:
        yield words(telling.aside(page))
    number = 0
    for passage in page.passages:
        yield from _passage(passage, number)
        number += len(passage.lines)
    for one in page.conditions:
        yield f"- {words(telling.condition(one))}"
    if telling.worked(verdict):
        yield words(telling.worked(verdict))
    yield from map(plain, telling.remarks(verdict))
    if not verdict.passes:
        yield block(text.fault(verdict))
    if verdict.there:
        yield block(text.there(verdict))


def _passage(passage: Passage, before: int) -> Iterator[str]:
    if passage.heading:
        yield words(passage.heading)
    if passage.lines:
        rows = ["| | | | |", "|-|-|-|-|", f"| | | {_cell(displayed(passage.start))} | |"]
        for number, line in enumerate(passage.lines, before + 1):
            relation, reasons = displayed((sign(line.relation),)), words(telling.because(line.reasons))
            reasons += "" if line.shown else " **not shown**"
            rows.append(f"| {number} | {_cell(relation)} | {_cell(displayed(line.term))} | {_cell(reasons)} |")
        yield "\n".join(rows)


def _cell(said: str) -> str:
    """In a table a bar ends a cell, also in a formula."""
    return said.replace("\\|", r"\Vert ").replace("|", r"\vert ")


def words(pieces: Words) -> str:
    """Words in a line of text."""
    return "".join([_piece(piece, "") for piece in pieces])


def displayed(pieces: Words) -> str:
    """Words whose formulas are as large as in a display."""
    return "".join([_piece(piece, r"\displaystyle ") for piece in pieces])


def plain(said: str) -> str:
    """Text of which nothing acts in Markdown."""
    return _ACTING.sub(r"\\\1", said)


def _piece(piece: object, size: str) -> str:
    match piece:
        case Formula(latex=latex):
            return f"${size}{latex}$"
        case (str(kind), str(content)):
            said = plain(telling.reference(kind, content))
            return f"*{said}*" if kind == CLAIM else said
    raise TypeError(f"no piece of a page: {piece!r}")
