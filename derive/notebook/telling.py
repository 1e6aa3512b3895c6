"""What there is to tell of a claim that was checked: words with formulas between them, however they are shown."""

from __future__ import annotations

from collections.abc import Iterable

from ..printing.words import joined, say
from ..records.page import CLAIM, HYPOTHESIS, Condition, Formula, Page, Piece, Words
from ..records.verdict import PROVED, Verdict
from ..reports.explaining import MARKS
from ..reports.terminal import outcome_word


def mark(verdict: Verdict) -> tuple[str, str]:
    """The sign of an outcome and its colour."""
    sign, style = MARKS[PROVED if verdict.kind == "erratum" and verdict.passes else verdict.verdict]
    return sign, style.split()[-1]


def outcome(verdict: Verdict) -> str:
    """`proved, 2 steps, F13, 0.12 s`"""
    parts = [outcome_word(verdict)]
    if verdict.steps:
        shown = sum(step.verdict == PROVED for step in verdict.steps)
        count = f"{len(verdict.steps)} step{'' if len(verdict.steps) == 1 else 's'}"
        parts.append(count if shown == len(verdict.steps) else f"{shown} of {count} shown")
    parts += [verdict.source] if verdict.source else []
    return ", ".join([*parts, f"{verdict.seconds:.2f} s"])


_ASIDE = {"note": "As published:", "experiment": "Simulated:"}
"""What stands before words that state nothing."""


def setting(page: Page, kind: str) -> Words:
    """Let x be a vector. Put Z = …. Suppose that (H1) …. Then"""
    if kind in _ASIDE:
        return (say(_ASIDE[kind]),)
    out: list[Piece] = []
    if page.variables:
        out += [say("Published: let " if kind == "erratum" else "Let "), *joined(page.variables), say(". ")]
    if page.definitions:
        out += [say("Put "), *joined((one,) for one in page.definitions), say(". ")]
    if page.given:
        numbered = [((HYPOTHESIS, str(n)), say(" "), *words) for n, words in enumerate(page.given, 1)]
        out += [say("Suppose that "), *joined(numbered), say(". ")]
    return (*out, say("Then" if page.variables or page.given else "It is stated that"))


def aside(page: Page) -> Words:
    """Definitions that only the proof uses."""
    return (say("Here "), *joined((one,) for one in page.aside), say(".")) if page.aside else ()


def because(reasons: Iterable[Words]) -> Words:
    """The reasons of a step, one after the other."""
    return joined(reasons, "; ")


def condition(one: Condition) -> Words:
    """`c ≠ 0, by signs with (H1) (steps 1 and 2)`"""
    numbers = [str(number) for number in one.steps]
    which = f"step {numbers[0]}" if len(numbers) == 1 else f"steps {', '.join(numbers[:-1])} and {numbers[-1]}"
    return (*one.statement, say(", "), *one.how, say(f" ({which})"))


def worked(verdict: Verdict) -> Words:
    """The statement fails at this point: there so much is so large, hence the opposite. Empty where none is known."""
    found = verdict.page.worked if verdict.page is not None else None
    if found is None:
        return ()
    what = "The statement" if verdict.refuted_at == "statement" else f"What {verdict.refuted_at} says"
    out = [say(f"{what} fails at " if found.point else f"{what} is false"), *joined(((p,) for p in found.point), ", ")]
    if found.values:
        out += [say(": there " if found.point else ": "), *joined(found.values)]
    if found.instead:
        out += [say(", so that "), *found.instead]
    return (*out, say("."))


def remarks(verdict: Verdict) -> list[str]:
    """What is said below a proof: of reasons that are idle, of axioms, of what is true instead."""
    out = [warned.said for warned in verdict.warnings]
    if verdict.axioms:
        out.append(f"assumes {', '.join(verdict.axioms)}")
    if verdict.corrected is not None and verdict.passes:
        out.append(f"true instead: {verdict.corrected}")
    if verdict.kind == "experiment" and verdict.passes:
        out.append(verdict.message)
    return out


def reference(kind: str, content: str) -> str:
    """A piece that is no formula, as text: a claim by its name, a hypothesis by its number."""
    return {CLAIM: content.rpartition("::")[2], HYPOTHESIS: f"(H{content})"}.get(kind, content)


def plain(words: Words) -> str:
    """Words as a line of text."""
    return "".join([piece.text if isinstance(piece, Formula) else reference(*piece) for piece in words])
