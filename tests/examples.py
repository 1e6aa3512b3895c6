"""How much of what can be drawn at random a test draws: DERIVE_EXAMPLES says so.

By default few, so that the tests are quick. `many`, as in CI, is as much as it
takes to trust them. Both are the same draws each time. A number asks for so many, new ones each time:

    DERIVE_EXAMPLES=20000 python -m pytest tests/kernel/test_normal_form.py
"""

from __future__ import annotations

import os

ASKED = os.environ.get("DERIVE_EXAMPLES", "few")
REPEATED = ASKED in ("few", "many")
"""Whether the draws are the same each time."""


def examples(few: int, many: int) -> int:
    """How many to draw."""
    return {"few": few, "many": many}[ASKED] if REPEATED else int(ASKED)


def part(few: int, many: int) -> int:
    """The same where there are no more than `many` in all."""
    return min(examples(few, many), many)
