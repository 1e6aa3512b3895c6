"""What a kind of message is."""

from __future__ import annotations

import msgspec

COMMAND, CONFIGURATION, DOCUMENT = "$ ", "[tool.derive", "```"
"""How examples begin that are commands, a configuration, or a document; all others are claims."""


class Kind(msgspec.Struct, frozen=True):
    """A kind of message, by a code that never changes its meaning."""

    code: str
    name: str
    means: str
    why: str
    wrong: str = ""
    """What gives the message; empty where nothing that an author writes does."""
    mended: str = ""
    """The same as it should be."""
