"""Findings as SARIF 2.1.0, the format of results of static analysis: a rule for each kind of message that occurs."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from ... import __version__
from ...messages.table import KINDS
from .finding import FAILS, Finding, fingerprints

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_BASE = "%SRCROOT%"


def sarif(findings: Sequence[Finding], complete: bool, problem: str = "", code: str = "") -> dict[str, Any]:
    """A log of one run. `complete`: whether it came to its end; `problem`, of a kind: what kept it from that."""
    ids = list(dict.fromkeys(one.code or one.word for one in findings))
    driver = {"name": "derive", "version": __version__, "rules": [*map(_rule, ids)]}
    invocation: dict[str, Any] = {"executionSuccessful": complete and not problem}
    if problem:
        told = {"level": "error", "message": {"text": _literal(problem)}, "descriptor": {"id": code}}
        invocation["toolConfigurationNotifications"] = [told]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": [
            _result(one, ids.index(one.code or one.word), print_)
            for one, print_ in zip(findings, fingerprints(findings), strict=True)
        ],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(name: str) -> dict[str, Any]:
    if name not in KINDS:
        return {"id": name}
    kind = KINDS[name]
    help_ = [kind.why, *([f"This gives it:\n{kind.wrong}", f"This does not:\n{kind.mended}"] if kind.wrong else [])]
    return {
        "id": kind.code,
        "name": kind.name,
        "shortDescription": {"text": _literal(kind.means)},
        "fullDescription": {"text": _literal(f"{kind.means} {kind.why}")},
        "help": {"text": _literal("\n\n".join(help_))},
    }


def _result(one: Finding, rule: int, print_: str) -> dict[str, Any]:
    place = {"uri": uri(one.file), **({} if os.path.isabs(one.file) else {"uriBaseId": _BASE})}
    region = {"startLine": one.line, "startColumn": one.column}
    return {
        "ruleId": one.code or one.word,
        "ruleIndex": rule,
        "level": "error" if one.level == FAILS else "warning",
        "message": {"text": _literal(f"{one.word} {one.name}: {one.message}")},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": place, "region": region},
                "logicalLocations": [{"name": one.name}],
            }
        ],
        "partialFingerprints": {"derive/v1": print_},
    }


def uri(file: str) -> str:
    """A path as a reference: relative, or of the scheme `file`."""
    written = quote(os.fsencode(file))
    if os.path.isabs(file):
        return f"file://{written}"
    return f"./{written}" if ":" in file.split("/", 1)[0] else written


_LINK = re.compile(r"\[(?=[^][]*\]\()")
_PLACE = re.compile(r"\{(\d+)\}")


def _literal(text: str) -> str:
    """A text in which nothing is a link or a place for an argument."""
    return _PLACE.sub(r"{{\1}}", _LINK.sub(r"\\[", text))
