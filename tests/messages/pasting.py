"""A hint, pasted where it belongs: `python -m tests.messages.pasting FILE …` does it for every hint of claim files.

What can be pasted is `given=[…]`, the declaration of a dimension, reasons of a step, and one more step at the end of
a chain, each with the imports that it names. Pasted, it runs: nothing in it is unknown or of the wrong kind. Where a
hint says that a step holds, that step holds; and no hint is given once more where it was followed.
"""

from __future__ import annotations

import ast
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from derive.claims.claim import Claim
from derive.files.load import Loader
from derive.records.settings import Settings
from derive.records.verdict import ERROR, PROVED, Verdict
from derive.verdicts.check import check


@dataclass(frozen=True)
class Pasted:
    """What came of one hint: nothing is wrong where `fault` is empty."""

    claim: str
    hint: str
    fault: str


def pasted_from(file: Path, into: Path) -> Iterator[Pasted]:
    """Every hint of a claim file, pasted into a copy of it that stands in a folder of its own."""
    for claim, verdict in judged(file):
        failure = verdict.failure
        if failure is not None and failure.hint:
            text = paste(file.read_text(encoding="utf-8"), claim, verdict)
            if text is not None:
                yield Pasted(claim.name, failure.hint, _fault(text, claim.name, verdict, into / file.name))


def judged(file: Path, only: str = "") -> Iterator[tuple[Claim, Verdict]]:
    """The claims of a file, each with what became of it."""
    loaded = Loader().load(file)
    if loaded.problems:
        raise ValueError(str(loaded.problems))
    claims = sorted(loaded.claims.values(), key=lambda c: c.line)
    for number, claim in enumerate(claims):
        if claim.kind == "claim" and only in ("", claim.name):
            yield claim, check(claim, Settings(), claims[:number])


def _fault(text: str, name: str, before: Verdict, path: Path) -> str:
    path.write_text(text, encoding="utf-8")
    try:
        ((_, after),) = judged(path, name)
    except ValueError as problem:
        return f"the file cannot be read: {problem}"
    if after.verdict == ERROR:
        return after.message
    failure = before.failure
    assert failure is not None
    if " holds with" in str(failure.hint) and failure.step is not None:
        kept = len(after.steps) >= failure.step and after.steps[failure.step - 1].verdict == PROVED
        return "" if kept else f"step {failure.step} does not hold: {after.message}"
    if after.failure is not None and after.failure.hint == failure.hint:
        return f"the same is hinted once more: {after.message}"
    if failure.of_chain:
        return "" if after.verdict == PROVED else f"it does not join them: {after.message}"
    return ""


# ── where it belongs ──────────────────────────────────────────────────────────

_IMPORTS = re.compile(r"; import what that needs: (.*)$")
_REASONS = re.compile(r"^the step holds with(?: (.*)|out a reason)$")
_JOINS = re.compile(r"^one step more joins them: (\.eq\(.*\))$")
_STARTS = re.compile(r"^one step more joins them: (calc\(.*\))$")


def paste(source: str, claim: Claim, verdict: Verdict) -> str | None:
    """The file with a hint in it; None where it is none that can be pasted."""
    failure = verdict.failure
    assert failure is not None
    hint = str(failure.hint)
    imports = _IMPORTS.search(hint)
    hint = _IMPORTS.sub("", hint)
    function = next(f for f in ast.walk(ast.parse(source)) if isinstance(f, ast.FunctionDef) and f.name == claim.name)
    changed: str | None = None
    if found := re.search(r"given=\[(.*)\]$", hint):
        changed = _with_hypotheses(source, function, found[1])
    if found := _REASONS.search(hint):
        changed = _with_reasons(source, function, failure.line or 0, found[1] or "")
    if found := _JOINS.search(hint):
        changed = _inserted(source, _end(source, function.body[-1].value), found[1])  # type: ignore[attr-defined]
    if found := _STARTS.search(hint):
        changed = _started(source, function, found[1])
    if found := re.search(r"\w+ = (dimension\(\"(\w+)\".*?\))", hint):
        changed = _declared(changed or source, found[2], found[1])
    if changed is None or imports is None:
        return changed
    first = next(line for line in changed.splitlines() if line.startswith(("from derive", "import derive")))
    return changed.replace(first, "\n".join([*imports[1].split("; "), first]), 1)


def _with_hypotheses(source: str, function: ast.FunctionDef, missing: str) -> str:
    call = function.decorator_list[0]
    assert isinstance(call, ast.Call)
    given = next((k.value for k in call.keywords if k.arg == "given"), None)
    if isinstance(given, ast.List):
        return _inserted(source, _end(source, given) - 1, f", {missing}" if given.elts else missing)
    return _inserted(source, _end(source, call) - 1, f", given=[{missing}]")


def _with_reasons(source: str, function: ast.FunctionDef, line: int, reasons: str) -> str | None:
    calls = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("eq", "ge", "gt", "le", "lt", "ne")
        and node.func.end_lineno == line
    ]
    if len(calls) != 1 or not calls[0].args:
        return None
    target = ast.get_source_segment(source, calls[0].args[0])
    start, end = _start(source, calls[0].args[0]), _end(source, calls[0]) - 1
    return f"{source[:start]}{', '.join(filter(None, (target, reasons)))}{source[end:]}"


def _started(source: str, function: ast.FunctionDef, start: str) -> str | None:
    """The one chain of a claim with another start, which ends where it started."""
    calls = [c for c in ast.walk(function) if isinstance(c, ast.Call) and getattr(c.func, "id", "") == "calc"]
    return f"{source[: _start(source, calls[0])]}{start}{source[_end(source, calls[0]) :]}" if len(calls) == 1 else None


def _declared(source: str, name: str, call: str) -> str | None:
    """The dimension of that name, declared in another way, wherever that stands."""
    calls = [c for c in ast.walk(ast.parse(source)) if isinstance(c, ast.Call) and ast.unparse(c.func) == "dimension"]
    own = [c for c in calls if c.args and ast.literal_eval(c.args[0]) == name]
    return f"{source[: _start(source, own[0])]}{call}{source[_end(source, own[0]) :]}" if len(own) == 1 else None


def _inserted(source: str, place: int, text: str) -> str:
    return source[:place] + text + source[place:]


def _start(source: str, node: ast.expr) -> int:
    return _place(source, node.lineno, node.col_offset)


def _end(source: str, node: ast.expr) -> int:
    return _place(source, node.end_lineno or 0, node.end_col_offset or 0)


def _place(source: str, line: int, column: int) -> int:
    lines = source.splitlines(keepends=True)
    return sum(map(len, lines[: line - 1])) + len(lines[line - 1].encode()[:column].decode())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        count = 0
        for name in sys.argv[1:]:
            for one in pasted_from(Path(name), Path(folder)):
                count += 1
                if one.fault:
                    print(f"{name}::{one.claim}\n  {one.hint}\n  {one.fault}")
        print(f"{count} hints pasted")
