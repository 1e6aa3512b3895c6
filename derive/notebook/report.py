"""report(): all claims of a notebook, as the terminal reports a run."""

from __future__ import annotations

from html import escape
from pathlib import Path

import sympy

from ..claims.written.expression import NotationError
from ..files.config import Config, find
from ..files.select import targets
from ..messages.authoring import NOTEBOOK
from ..records.outcome import Outcome
from ..records.verdict import Verdict
from ..reports.terminal import TerminalReport, total_line
from ..running.plan import whole
from ..running.run import run
from . import html, markdown, telling, text
from .checked import Checked, check
from .judging import settings_here
from .session import current, told
from .shown import Shown


def report() -> Shown:
    """What became of the claims of the notebook: those that its names stand for now, as they were stated.

    Claims that are out of date are checked again first; those that speak of what was made anew since are only named.
    Raises NotationError outside of a notebook, and Interrupted.
    """
    session = current()
    if session is None:
        said = "report() is for notebooks, after %load_ext derive; in a file write report(__file__)"
        raise NotationError(said, NOTEBOOK)
    named = session.named()
    found = [check(one.claim) if one.stale else one.found for one in named if not one.anew]
    outcome = Outcome([*found], sum(verdict.seconds for verdict in found), settings=settings_here(), may_be_empty=True)
    total = total_line(found, outcome.seconds, 0).plain if found else _NONE
    shown = Shown(_text(outcome), _html(found, total), _markdown(found, total))
    for one in [one for one in named if one.anew]:
        more = told(one, one.stale)
        shown = Shown(f"{shown.text}\n{more.text}", shown.html + more.html, f"{shown.markdown}\n\n{more.markdown}")
    return shown


_NONE = "no claim is stated yet"


def of_file(file: str) -> None:
    """The report on a claim file, printed as `derive run` prints it; nothing ends with it.

    Raises UsageError where there is no such file.
    """
    config = find(Path.cwd())
    with sympy.evaluate(True):
        outcome = run([whole(target) for target in targets((file,), config)], config.settings())
    print(text.printed(lambda console: _printed(TerminalReport(console), outcome, config)))


def _text(outcome: Outcome) -> str:
    if not outcome.verdicts:
        return _NONE
    return text.printed(lambda console: _printed(TerminalReport(console), outcome))


def _printed(report: TerminalReport, outcome: Outcome, config: Config | None = None) -> None:
    """`config`: that of the run, where it was one of a file."""
    if config is not None:
        report.opening(config)
    else:
        report.rerun, report.tells_code = text.checked_again, False
    for verdict in outcome.verdicts:
        report.finished(verdict)
    report.close(outcome)


def _html(found: list[Checked], total: str) -> str:
    rows = "".join(map(html.row, found))
    faults = "".join([html.block(text.fault(verdict)) for verdict in found if not verdict.passes])
    table = f'<table style="border: none">{rows}</table>' if rows else ""
    return f'<div class="derive" style="text-align: left">{table}<div><b>{escape(total)}</b></div>{faults}</div>'


def _markdown(found: list[Checked], total: str) -> str:
    lines = [f"- {markdown.heading(verdict, _said(verdict))}" for verdict in found]
    faults = [markdown.block(text.fault(verdict)) for verdict in found if not verdict.passes]
    return "\n\n".join(["\n".join(lines), f"**{markdown.plain(total)}**", *faults])


def _said(verdict: Verdict) -> str:
    return f"{telling.outcome(verdict)}, {verdict.file}"
