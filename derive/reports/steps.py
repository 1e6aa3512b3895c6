"""The steps of a claim, each with its reasons and what it needed."""

from __future__ import annotations

from rich.console import Console

from ..records.verdict import PROVED, Verdict
from .words import say, set_step


def show_steps(console: Console, verdict: Verdict) -> None:
    """Where each chain begins, then a line for each step, its reasons at the right margin."""
    before = None
    for number, step in enumerate(verdict.steps, 1):
        if step.before != before:
            set_step(console, "        ", step.before, "")
        mark = " " if step.verdict == PROVED else "✗" if verdict.refuted_at == f"step {number}" else "?"
        set_step(console, f"{number:>4} {mark}{step.relation} ", step.term, ", ".join(step.reasons) or "by algebra")
        if step.obligations:
            say(console, f"as {', '.join(step.obligations)}", style="dim", lead="            ")
        before = step.term
