"""What stops a command before it begins: it was called or configured wrongly."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from ..messages.commands import OPTION
from ..messages.kind import Kind


class Spot(NamedTuple):
    """A place in a file: lines and columns count from 1."""

    file: Path
    line: int = 1
    column: int = 1


class UsageError(Exception):
    """Something is wrong with how derive was called or configured: exit code 2. `spot`: where, if that is in a file."""

    def __init__(self, message: str, kind: Kind = OPTION, spot: Spot | None = None) -> None:
        super().__init__(message)
        self.kind, self.spot = kind, spot


_TABLE = re.compile(r"\s*\[\[?\s*([^\]]*?)\s*\]")


def line_of(content: str, table: str, key: str = "", value: str = "") -> int:
    """The line of a key in a table of TOML, and of a text among its values; of the table where it is not seen, or 1."""
    found, is_inside, is_key = 1, False, False
    for number, line in enumerate(content.splitlines(), 1):
        head = None if is_key else _TABLE.match(line)
        if head is not None:
            is_inside = re.sub(r"[\s\"']", "", head[1]) == table
            found = number if is_inside else found
        elif is_inside and not is_key and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            found, is_key = number, True
        if is_key and not value:
            return found
        if is_key and re.search(rf"([\"']){re.escape(value)}\1", line):
            return number
    return found
