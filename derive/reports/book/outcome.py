"""What became of a claim: its mark, and a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from ...records.page import Worked
from ...records.verdict import ALARM, ERROR, PROVED, REFUTED, STARRED, TESTED, UNDECIDED, Verdict
from .markup import Cite, inline, listed, math
from .places import Places


@dataclass(frozen=True)
class Mark:
    """A sign and a word; `kind` is its class in the style sheet, and what the filter asks for."""

    kind: str
    sign: str
    word: str


_MARKS = {
    PROVED: Mark("proved", "✓", "proved"),
    STARRED: Mark("starred", "✓", "proved from axioms"),
    REFUTED: Mark("refuted", "✗", "refuted"),
    TESTED: Mark("tested", "≈", "tested"),
    UNDECIDED: Mark("undecided", "?", "undecided"),
    ERROR: Mark("faulty", "!", "not checked"),
    ALARM: Mark("faulty", "!", "alarm"),
}
_OF_KIND = {
    ("erratum", REFUTED): Mark("erratum", "✗", "erratum"),
    ("axiom", TESTED): Mark("assumed", "≔", "assumed"),
    ("note", TESTED): Mark("noted", "–", "states nothing"),
}


def mark(verdict: Verdict) -> Mark:
    """The mark of an outcome; an erratum has its own where it is one."""
    own = _OF_KIND.get((verdict.kind, verdict.verdict))
    if own is not None and (verdict.kind != "erratum" or verdict.passes):
        return own
    return _MARKS[verdict.verdict]


def outcome(verdict: Verdict, places: Places) -> Markup:
    """A sentence; without the mark, which stands beside it."""
    match verdict.kind, verdict.verdict:
        case "erratum", _ if verdict.passes:
            return Markup("Refuted as published{}.").format(_instead(verdict, places))
        case "note", "tested":
            return Markup("It states nothing that could be true or false{}.").format(_instead(verdict, places))
        case "axiom", "tested":
            return Markup("Assumed, not proved; what uses it says so.")
        case "experiment", "tested":
            return Markup("{}; no proof.").format(verdict.message)
        case _, ("proved" | "proved*"):
            return Markup("Proved{}{}.").format(_for_every(verdict), _axioms(verdict, places))
        case _, "refuted" if verdict.refuted_at != "statement":
            return Markup("Refuted at {}; the statement itself is not decided.").format(verdict.refuted_at)
        case _, "refuted":
            return Markup("Refuted.")
    return escape(f"{verdict.message or 'no reason is known'}.")


def worked(shown: Worked, verdict: Verdict, cite: Cite) -> Markup:
    """At this point so much is so large, hence the opposite."""
    what = "The statement" if verdict.refuted_at == "statement" else f"What {verdict.refuted_at} says"
    point = listed(map(math, shown.point), ", ")
    out = Markup("{} fails at {}").format(what, point) if point else escape(f"{what} is false")
    if shown.values:
        there = " there" if point else ""
        out += Markup(":{} {}").format(there, listed([inline(words, cite) for words in shown.values]))
    if shown.instead:
        out += Markup(", so that {}").format(inline(shown.instead, cite))
    return out + "."


def _instead(verdict: Verdict, places: Places) -> Markup:
    """The corrected claim, with its statement."""
    if verdict.corrected is None:
        return Markup()
    found = places.find(verdict.corrected, verdict)
    if found is None or found.page is None:
        return Markup("; true instead is {}").format(places.cited(verdict.corrected, verdict))
    said = inline(found.page.statement, lambda claim: places.cited(claim, verdict))
    return Markup("; true instead is {}, {}").format(places.reference(found), said)


def _for_every(verdict: Verdict) -> Markup:
    names = [f"{name} ≥ {least}" for name, least in verdict.dimensions]
    return Markup(" for every {}").format(listed(names)) if names else Markup()


def _axioms(verdict: Verdict, places: Places) -> Markup:
    if not verdict.axioms:
        return Markup()
    return Markup(", assuming {}").format(listed([places.cited(axiom, verdict) for axiom in verdict.axioms]))
