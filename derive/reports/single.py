"""One claim with all its steps, and what its terms are at one point."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from ..records.verdict import Verdict
from .explaining import explain
from .steps import show_steps
from .terminal import verdict_line
from .words import say


def show_claim(console: Console, verdict: Verdict, written_out: list[str], size: int | None = None) -> None:
    """Statement, hypotheses, every step with its reasons and obligations, axioms, evidence."""
    source = f"   {verdict.source}" if verdict.source else ""
    console.print(Text(f"{verdict.id}{source}", style="bold"), soft_wrap=True)
    if verdict.title:
        say(console, verdict.title, lead="  ")
    if verdict.doc:
        say(console, " ".join(verdict.doc.split()), style="italic", lead="  ")
    console.print()
    for label, value in _facts(verdict):
        say(console, value, f"{label:<9}", lead="  ")
    if verdict.steps:
        console.print()
        show_steps(console, verdict)
    if written_out:
        console.print()
        say(console, f"SymPy derives at n = {size}", lead="  ")
        for line in written_out:
            console.print(Text(f"  {line}"), soft_wrap=True)
    console.print()
    console.print(verdict_line(verdict, console.width), soft_wrap=True)
    for warned in verdict.warnings:
        say(console, warned.said, style="yellow", lead="      ")
    if not verdict.passes:
        explain(console, verdict)


def _facts(verdict: Verdict) -> list[tuple[str, str]]:
    assumed = [f"{name} ≥ {least}" for name, least in verdict.dimensions]
    doubtful = [(name, domain) for name, domain in verdict.variables if name in verdict.in_doubt]
    assumed += [f"{name} {domain}" for name, domain in (*verdict.scalars, *doubtful)]
    evidence = f"{verdict.samples.count} points{' agree' if verdict.passes and verdict.kind == 'claim' else ''}"
    evidence += f", {verdict.samples.touching} of them touching" if verdict.samples.touching else ""
    evidence += f", n up to {verdict.samples.longest}" if verdict.samples.longest else ""
    evidence += f", seed {verdict.samples.seed}"
    again = f"derives it again at n = {', '.join(map(str, verdict.explicit))}" if verdict.agrees else "no answer"
    rows = [
        (verdict.kind, verdict.statement),
        *[(f"H{number}", given) for number, given in enumerate(verdict.given, 1)],
        *[("where", f"{name} = {body}") for name, body in verdict.definitions],
        ("for all", ", ".join(assumed)),
        ("axioms", ", ".join(verdict.axioms) or "none"),
        ("library", ", ".join(verdict.library)),
        ("numbers", evidence),
        ("SymPy", again),
    ]
    return [(label, value) for label, value in rows if value]


def show_values(console: Console, verdict: Verdict) -> None:
    """Whether a claim holds at the point that was asked for, and what its terms are there."""
    if not verdict.there:
        return
    console.print()
    console.print(Text(verdict.id, style="bold"), soft_wrap=True)
    say(console, verdict.there, lead="  ")
    for term, value in verdict.values:
        say(console, term, f"{value:<12}", lead="  ")
