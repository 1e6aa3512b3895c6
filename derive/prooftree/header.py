"""The first line of a file of proofs: its format, and what wrote it."""

from __future__ import annotations

import json
from typing import Any

FORMAT, VERSION = "derive-proofs", 4


def header(version: str, **more: Any) -> str:
    """The line, for a version of derive; and what else there is to say."""
    return json.dumps({"format": FORMAT, "version": VERSION, "derive": version, **more})


def problem_with(line: str) -> str | None:
    """Why a first line does not begin a file that can be read here; None if it does."""
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return "is no file of proofs: its first line is no JSON"
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return f"is no file of proofs: its first line does not say {FORMAT}"
    if content.get("version") != VERSION:
        return f"has version {content.get('version')!r:.20} of the format; this derive reads version {VERSION}"
    return None
