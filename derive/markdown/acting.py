"""Characters that turn the order of others round, or control what shows them."""

from __future__ import annotations

import re

_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """A text in which they are written out."""
    return _ACTING.sub(lambda found: found[0] if found[0] == "\r" else ascii(found[0])[1:-1], text)
