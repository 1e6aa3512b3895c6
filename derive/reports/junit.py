"""Verdicts as JUnit XML: what does not hold is a failure of its own type, what cannot be read an error.

Nothing is ever skipped. A claim that is undecided and only warns is a case
that passed, with what there is to say in its output, counted in a property of its suite.
What is said of the lines of a proof are properties of its case.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from rich.console import Console

from ..records.outcome import Outcome
from ..records.verdict import ALARM, ERROR, Verdict
from .explaining import explain

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDTH = 100


def junit(outcome: Outcome) -> str:
    """A suite for each file, a case for each claim."""
    root = ET.Element("testsuites", _counts(outcome, outcome.verdicts, outcome.seconds), name="derive")
    for file in dict.fromkeys(v.file for v in outcome.verdicts):
        own = [v for v in outcome.verdicts if v.file == file]
        suite = ET.SubElement(root, "testsuite", _counts(outcome, own, sum(v.seconds for v in own)), name=_clean(file))
        warned = sum(map(outcome.warns, own))
        if warned:
            properties = ET.SubElement(suite, "properties")
            ET.SubElement(properties, "property", name="undecided, and only warned of", value=str(warned))
        for verdict in own:
            _case(suite, verdict, outcome)
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _case(suite: ET.Element, verdict: Verdict, outcome: Outcome) -> None:
    place = {"classname": _clean(verdict.file), "name": _clean(verdict.name), "time": f"{verdict.seconds:.3f}"}
    case = ET.SubElement(suite, "testcase", {**place, "file": _clean(verdict.file), "line": str(verdict.line)})
    if verdict.warnings:
        properties = ET.SubElement(case, "properties")
        for warned in verdict.warnings:
            ET.SubElement(properties, "property", name="warning", value=_clean(warned.said))
    if verdict.passes:
        if outcome.fails(verdict):
            said = _clean("\n".join(warned.said for warned in verdict.warnings))
            ET.SubElement(case, "failure", type="idle", message=said).text = said
        return
    if outcome.warns(verdict):
        ET.SubElement(case, "system-out").text = _clean(f"WARNING: undecided {verdict.code}\n\n{explained(verdict)}")
        return
    what = "error" if verdict.verdict in (ERROR, ALARM) else "failure"
    message = _clean(f"{verdict.code} {verdict.message or verdict.verdict}".strip())
    problem = ET.SubElement(case, what, type=verdict.verdict, message=message)
    problem.text = _clean(explained(verdict))


def _counts(outcome: Outcome, verdicts: Sequence[Verdict], seconds: float) -> dict[str, str]:
    errors = sum(v.verdict in (ERROR, ALARM) for v in verdicts)
    failures = sum(map(outcome.fails, verdicts)) - errors
    counts = {"tests": len(verdicts), "failures": failures, "errors": errors}
    return {**{name: str(count) for name, count in counts.items()}, "time": f"{seconds:.3f}"}


def explained(verdict: Verdict) -> str:
    """What the terminal says of a claim that does not hold, as plain text."""
    written = io.StringIO()
    console = Console(file=written, width=_WIDTH, color_system=None, force_terminal=False, highlight=False)
    explain(console, verdict)
    return written.getvalue().strip("\n")


def _clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
