"""Text from elsewhere as data: a name, a message or a path never acts on what it is shown on.

A control character could move a terminal's cursor, a line break could begin a
command in a log, a bidirectional mark could turn a formula round. Whatever is
no printable character is written out before it is shown.
"""

from __future__ import annotations

import os
import re


def cut(text: str) -> str:
    """A text that is no longer than anybody could read, with how much of it is missing."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} [… and {len(text) - _LONGEST} characters more]"


_LONGEST = 20_000


def escaped(text: str, keep: str = "") -> str:
    """The text with each character that is not printable as Python writes it: \\x1b, \\n, \\u202e, \\udcff."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in keep else ascii(c)[1:-1] for c in text)


def inert(text: str) -> str:
    """Lines for a terminal or a log: with no character that acts there, and no command to what runs the job.

    GitHub takes a line for one that begins with ::, and ##[…] anywhere; Azure and TeamCity take ##word[…].
    """
    text = escaped(text, "\n")
    return _COMMAND.sub(_spelled, text) if "::" in text or "##" in text else text


_COMMAND = re.compile(r"^( *):(?=:)|(?<=#)#(?=\w*\[)", re.MULTILINE)


def _spelled(found: re.Match[str]) -> str:
    return "\\x23" if found[1] is None else found[1] + "\\x3a"


def is_utf8(text: str) -> bool:
    """Whether a text can be written in UTF-8; the name of a file may not be."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def shown_path(path: str | os.PathLike[str]) -> str:
    """A path as text: two paths that differ are shown differently."""
    text = os.fspath(path)
    return escaped(text if os.sep == "\\" else text.replace("\\", "\\\\"))
