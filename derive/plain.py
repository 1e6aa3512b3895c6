"""Text from elsewhere as data: a name, a message or a path never acts on what it is shown on.

A control character could move a terminal's cursor, a line break could begin a
command in a log, a bidirectional mark could turn a formula round. Whatever is
no printable character is written out before it is shown.
"""

from __future__ import annotations

import os


def escaped(text: str, keep: str = "") -> str:
    """The text with each character that is not printable as Python writes it: \\x1b, \\n, \\u202e, \\udcff."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in keep else ascii(c)[1:-1] for c in text)


def shown_path(path: str | os.PathLike[str]) -> str:
    """A path as text: two paths that differ are shown differently."""
    text = os.fspath(path)
    return escaped(text if os.sep == "\\" else text.replace("\\", "\\\\"))
