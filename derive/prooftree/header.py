"""The first line of a file of proofs: its format, and what wrote it."""

from __future__ import annotations

import json
from typing import Any

FORMAT, VERSION = "derive-proofs", 5
WITHOUT_FACTS = 4
"""The version that does not say which facts a step used; all else is the same."""


def header(version: str, **more: Any) -> str:
    """The line, for a version of derive; and what else there is to say."""
    return json.dumps({"format": FORMAT, "version": VERSION, "derive": version, **more})


_OLDER = (
    f"has version {WITHOUT_FACTS} of the format, which does not say which facts each step used; "
    "write it again with derive run --proofs"
)


def problem_with(line: str, facts: bool = False) -> str | None:
    """Why a first line does not begin a file that can be read here; None if it does.

    `facts`: whether the file must say which facts each step used.
    """
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return "is no file of proofs: its first line is no JSON"
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return f"is no file of proofs: its first line does not say {FORMAT}"
    if content.get("version") == WITHOUT_FACTS:
        return _OLDER if facts else None
    if content.get("version") != VERSION:
        return f"has version {content.get('version')!r:.20} of the format; this derive reads version {VERSION}"
    return None
