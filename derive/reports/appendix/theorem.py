"""A claim: what it states and under which hypotheses, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...records.page import Page, Worked
from ...records.verdict import ALARM, ERROR, PROVED, REFUTED, STARRED, TESTED, UNDECIDED, Verdict
from .derivation import derivation
from .formulas import prose
from .labels import word
from .words import Setter, listed, titled

MARKS = {
    PROVED: r"\drvproved",
    STARRED: r"\drvstarred",
    REFUTED: r"\drvrefuted",
    TESTED: r"\drvtested",
    UNDECIDED: r"\drvundecided",
    ERROR: r"\drvfaulty",
    ALARM: r"\drvfaulty",
}
STATES_NOTHING = ("note", "experiment")
"""The kinds of claims whose statement is no formula."""
_SHAPES = {PROVED: "proved", STARRED: "proved", REFUTED: "refuted", TESTED: "tested"}


def mark(verdict: Verdict) -> str:
    """Shape and word of an outcome."""
    if verdict.verdict == TESTED and verdict.kind in ("axiom", "note"):
        return {"axiom": r"\drvassumed", "note": r"\drvnoted"}[verdict.kind]
    return MARKS[verdict.verdict]


def claim(verdict: Verdict, setter: Setter, beside: str = "") -> Iterator[str]:
    """A claim from its head to its closing mark, with what its page says; `beside` stands by a proof's last shape."""
    page = verdict.page or Page()
    source = f"; {_broken(setter.text(verdict.source))}" if verdict.source else ""
    head = f"{{{word(verdict)}}}{{{titled(verdict)}{source}}}{{{setter.labels.label(verdict)}}}"
    yield rf"\begin{{drvclaim}}{head}"
    yield from (f"  {line}" for line in _statement(verdict, page, setter))
    yield r"\end{drvclaim}"
    if verdict.doc:
        yield rf"\drvgloss{{{prose(verdict.doc, setter.where)}}}"
    shape = rf"\drvend{_SHAPES.get(verdict.verdict, 'undecided')}"
    if verdict.kind == "claim" and verdict.verdict == PROVED:
        yield from derivation(verdict, setter, rf"{beside}\ {shape}" if beside else shape)
        return
    yield from derivation(verdict, setter)
    if page.worked is not None:
        yield rf"\drvgloss{{{_worked(page.worked, verdict, setter)}}}"
    said = _outcome(verdict, setter)
    yield rf"\drvclosing{{{mark(verdict)}{{}}{said}}}{{{shape}}}"


def _broken(source: str) -> str:
    """With places at which a line may end, since many are words of one piece: thesis:F12."""
    return source.replace(":", r":\allowbreak{}").replace(r"\_", r"\_\allowbreak{}")


# ── what is stated ────────────────────────────────────────────────────────────


def _statement(verdict: Verdict, page: Page, setter: Setter) -> Iterator[str]:
    if verdict.kind in STATES_NOTHING:
        lead = "As published: " if verdict.kind == "note" else "Simulated: "
        yield rf"{lead}\textup{{{prose(verdict.statement, setter.where)}.}}"
        return
    if not page.statement:
        yield setter.text(verdict.message)
        return
    yield from _hypotheses(verdict, page, setter)
    yield r"\begin{drvdisplay}"
    yield f"  {setter.displayed(page.statement)}."
    yield r"\end{drvdisplay}"


def _hypotheses(verdict: Verdict, page: Page, setter: Setter) -> Iterator[str]:
    """Let n ≥ 2 be an integer …; put …. Suppose that (H1) … Then"""
    if verdict.kind == "erratum":
        yield "As published:"
    if page.variables:
        yield f"Let {listed(setter.inline(v) for v in page.variables)}."
    if page.definitions:
        yield f"Put {listed(setter.formula(d) for d in page.definitions)}."
    if page.given:
        numbered = [rf"\drvhyp{{{n}}} {setter.inline(g)}" for n, g in enumerate(page.given, 1)]
        yield f"Suppose that {listed(numbered)}."
    if page.given or (page.variables and not page.definitions):
        yield "Then"


# ── what became of it ─────────────────────────────────────────────────────────


def _worked(worked: Worked, verdict: Verdict, setter: Setter) -> str:
    """At this point so much is so large, hence the opposite."""
    what = "The statement" if verdict.refuted_at == "statement" else f"What {verdict.refuted_at} says"
    point = r",\drvgap ".join([setter.formula(value, "", "") for value in worked.point])
    out = f"{what} fails at ${point}$" if point else f"{what} is false"
    if worked.values:
        out += f":{' there' if worked.point else ''} {listed(setter.inline(v) for v in worked.values)}"
    if worked.instead:
        out += f", so that {setter.inline(worked.instead)}"
    return out + "."


def _outcome(verdict: Verdict, setter: Setter) -> str:
    match verdict.kind, verdict.verdict:
        case "erratum", _ if verdict.passes:
            return f" as published{_instead(verdict, setter)}."
        case "note", "tested":
            return f": it states nothing that could be true or false{_instead(verdict, setter)}."
        case "axiom", "tested":
            return ", not proved; what uses it says so."
        case "experiment", "tested":
            return f": {setter.text(verdict.message)}; no proof."
        case _, "proved*":
            return f" {listed(setter.cited(a) for a in verdict.axioms)}."
        case _, "refuted" if verdict.refuted_at != "statement":
            return f" at {verdict.refuted_at}; the statement itself is not decided."
        case _, "refuted":
            return "."
    return f": {setter.text(verdict.message or 'no reason is known')}."


def _instead(verdict: Verdict, setter: Setter) -> str:
    """The corrected claim, with its statement."""
    if verdict.corrected is None:
        return ""
    found = setter.labels.find(verdict.corrected, verdict)
    if found is None or found.page is None:
        return f"; true instead is {setter.cited(verdict.corrected)}"
    return rf"; true instead is {setter.claim(found)}, {setter.inline(found.page.statement)}"
