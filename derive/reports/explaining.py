"""Why a claim does not hold, on a terminal: where, what was given and written, a witness, and what to try."""

from __future__ import annotations

from collections.abc import Callable
from shlex import quote

from rich.console import Console
from rich.text import Text

from ..records.verdict import (
    ALARM,
    BALLS,
    ERROR,
    PROVED,
    REFUTED,
    STARRED,
    TESTED,
    UNDECIDED,
    Failure,
    ShownPart,
    StepVerdict,
    Verdict,
    WitnessVerdict,
)
from .beside import beside, is_told
from .words import page_width, say, say_marked

MARKS = {
    PROVED: ("✓", "green"),
    STARRED: ("✓", "yellow"),
    REFUTED: ("✗", "red"),
    UNDECIDED: ("?", "yellow"),
    TESTED: ("≈", "cyan"),
    ERROR: ("!", "red"),
    ALARM: ("‼", "bold white on red"),
}


def rerun_here(verdict: Verdict) -> str:
    """The command that checks a claim once more, at the point that refutes it."""
    spec = verdict.witness.spec if verdict.witness is not None else ""
    at = f" --at '{spec}'" if spec else ""
    return f"derive run {quote(verdict.id)}{at}"


def explain(console: Console, verdict: Verdict, names: str = "", rerun: Callable[[Verdict], str] = rerun_here) -> None:
    """What is wrong with one claim: where, what was given and written, a witness, and what to try.

    `names` are those of all claims of which the same is to be told; `rerun` says how one is checked once more.
    """
    failure = verdict.failure or Failure(verdict.message)
    step = verdict.steps[failure.step - 1] if failure.step is not None else None
    console.print()
    console.print(_headline(verdict, names or verdict.name, page_width(console)), soft_wrap=True)
    if verdict.verdict in (ERROR, ALARM) or (step is None and verdict.verdict != REFUTED and not failure.gives):
        say(console, verdict.message or failure.reason)
    if verdict.refuted_at == "statement" or verdict.verdict == ALARM:
        say(console, verdict.statement, "claims  ")
        for name, body in verdict.definitions:
            say(console, f"{name} = {body}", "where   ", "dim")
        if verdict.scalars:
            say(console, ", ".join(f"{name} {sign}" for name, sign in verdict.scalars), "for     ", "dim")
    if step is not None:
        _step(console, verdict, failure, step)
    elif failure.of_chain and failure.gives:
        _ends(console, failure)
    elif verdict.verdict == REFUTED and verdict.kind == "claim" and failure.reason != verdict.message:
        say(console, failure.reason)
    if verdict.witness is not None:
        _witness(console, verdict, verdict.witness)
    if failure.hint or verdict.verdict != ERROR:
        console.print()
    if failure.hint:
        say(console, failure.hint, "hint   ", "cyan")
    if verdict.verdict != ERROR:
        console.print(Text(f"   rerun  {rerun(verdict)}", "dim"), soft_wrap=True)


def _step(console: Console, verdict: Verdict, failure: Failure, step: StepVerdict) -> None:
    """The step that failed, below the one before it, and what its reasons give."""
    number = (failure.step or 1) - 1
    previous = verdict.steps[number - 1] if number and verdict.steps[number - 1].term == step.before else None
    places = len(str(number + 1))
    console.print()
    say(
        console,
        step.before,
        f"{number if previous else '':>{places}}  {previous.relation if previous else ' '} ",
    )
    reasons = f"    because {', '.join(step.reasons)}" if step.reasons else ""
    say(console, step.term + reasons, f"{number + 1}  {step.relation} ", lead=" ▸ ")
    console.print()
    if is_told(verdict, failure):
        say(console, failure.reason)
    _compared(console, verdict, failure)


def _ends(console: Console, failure: Failure) -> None:
    """Where a chain ends or starts, and where the statement does."""
    which = "starts" if failure.reason.startswith("the chain starts") else "ends"
    own, stated = failure.compared or (ShownPart(failure.gives or ""), ShownPart(failure.wrote or ""))
    console.print()
    say_marked(console, own, f"the chain {which} at      ")
    say_marked(console, stated, f"the statement {which} at  ")
    if failure.differs:
        say(console, failure.differs, "they differ by".ljust(len(which) + 19))


def _compared(console: Console, verdict: Verdict, failure: Failure) -> None:
    """What the reasons say or give, what was written, and the difference, below each other."""
    rows = beside(verdict, failure)
    width = max([len(label) for label, _ in rows], default=0) + 2
    for label, part in rows:
        say_marked(console, part, label.ljust(width))


def _witness(console: Console, verdict: Verdict, witness: WitnessVerdict) -> None:
    console.print()
    if witness.point:
        say(console, witness.point, "counterexample  ")
    if verdict.given and witness.point:
        say(console, "every hypothesis holds there", " " * 16, "dim")
    if witness.by == BALLS:
        say(console, "certain by ball arithmetic, not by the kernel", " " * 16 if witness.point else "", "dim")
    for name, value in witness.values:
        side = f"{name} of {witness.where}" if name in ("left", "right") else f"at {name} ="
        label = name if name.startswith(("limit", "from")) else side
        say(console, value, label.ljust(20))
    if witness.misses:
        say(console, witness.misses, "it misses by".ljust(20))


def _headline(verdict: Verdict, names: str, width: int) -> Text:
    mark, style = MARKS[verdict.verdict]
    said = {
        REFUTED: f"{verdict.refuted_at} is false" if verdict.refuted_at != "statement" else "the statement is false",
        UNDECIDED: _undecided(verdict.failure),
        ERROR: "cannot be read" if not verdict.message.startswith("internal") else "could not be checked",
        ALARM: "the checker contradicts itself",
    }.get(verdict.verdict, verdict.verdict)
    line = verdict.failure.line if verdict.failure is not None and verdict.failure.line else verdict.line
    place = f"{verdict.file}:{line}"
    head = Text()
    head.append(mark, style)
    head.append(f" {names}", "bold")
    head.append(f", {said}")
    code = f"  {verdict.code}" if verdict.code else ""
    if head.cell_len + len(code) > width:
        return head.append(f"\n{code}  {place}", "dim")
    head.append(code, "dim")
    gap = width - head.cell_len - len(place)
    return head.append(" " * gap + place if gap > 1 else f"\n  {place}", "dim")


def _undecided(failure: Failure | None) -> str:
    if failure is not None and failure.of_chain:
        return "the chain does not prove the statement"
    if failure is None or failure.step is None:
        return "is not decided"
    return f"step {failure.step} is not shown"
