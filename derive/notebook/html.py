"""A claim that was checked, as HTML: its formulas are LaTeX between dollar signs, which a notebook sets.

Every text is escaped. No macro in it is our own, and no style sheet is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..printing.formula import sign
from ..records.page import CLAIM, Formula, Page, Passage, Words
from ..records.verdict import Verdict
from . import telling, text

_COLOURS = {"green": "#1a7f37", "red": "#cf222e", "yellow": "#9a6700", "cyan": "#0969da"}
_LEFT = "text-align: left; vertical-align: baseline; border: none; background: none"
_PLAIN = 'class="tex2jax_ignore mathjax_ignore"'
"""Of what is no formula, whatever dollar signs are in it."""


def of_claim(verdict: Verdict) -> str:
    """The outcome, the statement, the steps with their reasons at the margin, side conditions on demand."""
    return f'<div class="derive" style="text-align: left">{"".join(_parts(verdict))}</div>'


def heading(verdict: Verdict, said: str, instead: str = "") -> str:
    """The mark of an outcome, or another one instead, the name of a claim, and what is said of it."""
    shape, colour = (instead, "yellow") if instead else telling.mark(verdict)
    shown = f'<span style="color: {_COLOURS.get(colour, colour)}"><b>{shape}</b></span>'
    return f"<div>{shown} <b {_PLAIN}>{escape(verdict.name)}</b>&ensp;<small {_PLAIN}>{escape(said)}</small></div>"


def row(verdict: Verdict) -> str:
    """A claim in a table of claims: its outcome, its name, where it stands, what it says."""
    shape, colour = telling.mark(verdict)
    page = verdict.page or Page()
    said = displayed(page.statement) if page.statement else escape(verdict.statement or verdict.message)
    shown = f'<span style="color: {_COLOURS.get(colour, colour)}"><b>{shape}</b></span>'
    name = f"<b {_PLAIN}>{escape(verdict.name)}</b>"
    place = f"<small>{escape(verdict.file)}</small>"
    return _row(shown, name, said, f"<small>{escape(telling.outcome(verdict))}</small> {place}")


def block(said: str) -> str:
    """Lines of text as they are."""
    return f'<pre style="margin: 0.5em 0; white-space: pre-wrap; font-family: monospace">{escape(said)}</pre>'


def _parts(verdict: Verdict) -> Iterator[str]:
    page = verdict.page or Page()
    yield heading(verdict, telling.outcome(verdict))
    if verdict.doc:
        yield f"<div><i {_PLAIN}>{escape(' '.join(verdict.doc.split()))}</i></div>"
    if page.statement:
        yield f"<div>{words(telling.setting(page, verdict.kind))}</div>"
        yield f'<div style="margin: 0.5em 2em">{displayed(page.statement)}</div>'
    if page.aside:
        yield f"<div>{words(telling.aside(page))}</div>"
    number = 0
    for passage in page.passages:
        yield from _passage(passage, verdict, number)
        number += len(passage.lines)
    if page.conditions:
        count = f"{len(page.conditions)} side condition{'' if len(page.conditions) == 1 else 's'}"
        listed = "".join([f"<li>{words(telling.condition(one))}</li>" for one in page.conditions])
        yield f"<details><summary>{count}</summary><ul>{listed}</ul></details>"
    if telling.worked(verdict):
        yield f"<div>{words(telling.worked(verdict))}</div>"
    for remark in telling.remarks(verdict):
        yield f"<div><small {_PLAIN}>{escape(remark)}</small></div>"
    if not verdict.passes:
        yield block(text.fault(verdict))
    if verdict.there:
        yield block(text.there(verdict))


def _passage(passage: Passage, verdict: Verdict, before: int) -> Iterator[str]:
    if passage.heading:
        yield f"<div>{words(passage.heading)}</div>"
    if not passage.lines:
        return
    rows = [_row("", "", displayed(passage.start), "")]
    for number, line in enumerate(passage.lines, before + 1):
        reasons = words(telling.because(line.reasons)) + ("" if line.shown else f" {_failing(verdict, number)}")
        rows.append(_row(str(number), displayed((sign(line.relation),)), displayed(line.term), reasons))
    yield f'<table style="margin: 0.5em 0; border: none">{"".join(rows)}</table>'


def _row(number: str, relation: str, term: str, reasons: str) -> str:
    cells = "".join([f'<td style="{_LEFT}">{cell}</td>' for cell in (number, relation, term, reasons)])
    return f'<tr style="background: none">{cells}</tr>'


def _failing(verdict: Verdict, number: int) -> str:
    refuted = verdict.refuted_at == f"step {number}"
    shape, colour, said = ("✗", "red", "is false") if refuted else ("?", "yellow", "is not shown")
    return f'<span style="color: {_COLOURS[colour]}"><b>{shape}</b> {said}</span>'


def words(pieces: Words) -> str:
    """Words in a line of text."""
    return "".join([_piece(piece, "") for piece in pieces])


def displayed(pieces: Words) -> str:
    """Words whose formulas are as large as in a display."""
    return "".join([_piece(piece, r"\displaystyle ") for piece in pieces])


def _piece(piece: object, size: str) -> str:
    match piece:
        case Formula(latex=latex):
            return f"${size}{escape(latex, quote=False)}$"
        case (str(kind), str(content)):
            said = escape(telling.reference(kind, content), quote=False)
            said = f"<span {_PLAIN}>{said}</span>" if "$" in said or "\\" in said else said
            return f"<i>{said}</i>" if kind == CLAIM else said
    raise TypeError(f"no piece of a page: {piece!r}")
