"""A claim that was checked, as text: what a terminal shows, and what a failure says everywhere."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from rich.console import Console

from ..records.verdict import Verdict
from ..reports.explaining import explain
from ..reports.single import show_values
from ..reports.steps import show_steps
from ..reports.terminal import verdict_line, warning_lines
from ..reports.words import Escaping

_WIDTH = 88


def printed(write: Callable[[Console], None]) -> str:
    """What is written to a console, as text: without colours, and wide enough for a page."""
    page = io.StringIO()
    plain: dict[str, Any] = dict.fromkeys(("highlight", "emoji", "markup", "force_jupyter", "force_terminal"), False)
    console = Console(file=page, width=_WIDTH, color_system=None, **plain)
    console.push_render_hook(Escaping())
    write(console)
    return "\n".join([line.rstrip() for line in page.getvalue().splitlines()]).strip("\n")


def of_claim(verdict: Verdict) -> str:
    """The line of the verdict, the steps, and what is wrong with it."""
    return printed(lambda console: _claim(console, verdict))


def _claim(console: Console, verdict: Verdict) -> None:
    console.print(verdict_line(verdict, _WIDTH), soft_wrap=True)
    for warned in verdict.warnings:
        for line in warning_lines(warned, _WIDTH):
            console.print(line, soft_wrap=True)
    show_steps(console, verdict)
    if not verdict.passes:
        explain(console, verdict, rerun=checked_again)
    show_values(console, verdict)


def fault(verdict: Verdict) -> str:
    """What is wrong with a claim, as the terminal says it; empty for one that holds."""
    return "" if verdict.passes else printed(lambda console: explain(console, verdict, rerun=checked_again))


def there(verdict: Verdict) -> str:
    """Whether a claim holds at the point that was asked for, and what its terms are there."""
    return "\n".join([verdict.there, *[f"{value:<12}  {term}" for term, value in verdict.values]])


def checked_again(verdict: Verdict) -> str:
    """What to write in a cell to check a claim once more, at the point that refutes it."""
    spec = verdict.witness.spec if verdict.witness is not None else ""
    return f"check({verdict.name}{f', at={spec!r}' if spec else ''})"
