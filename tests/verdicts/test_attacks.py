"""False claims that tried to get past one power after another: none is proved, and none breaks the checker.

A claim whose name ends in `_true` holds; it stands there because a careless
checker would raise an alarm about it, or refute it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.files.scan import scan
from derive.files.select import Target
from derive.records.settings import Settings
from derive.running.plan import slices
from derive.running.run import run

FOLDER = Path(__file__).parent / "attacks"
FILES = sorted(f.name for f in FOLDER.glob("*.py"))
ABOUT_TRUTHS = {"alarms.py", "more_alarms.py"}


@pytest.mark.parametrize("name", FILES)
def test_nothing_false_is_proved(name: str) -> None:
    verdicts = run(slices([Target(FOLDER / name)]), Settings()).verdicts
    assert verdicts
    for verdict in verdicts:
        assert verdict.verdict != "alarm", (verdict.name, verdict.message)
        assert "internal error" not in verdict.message, (verdict.name, verdict.message)
        if verdict.kind == "axiom":
            continue
        if verdict.name.endswith("_true") or name in ABOUT_TRUTHS:
            assert verdict.verdict != "refuted" or verdict.kind == "erratum", (verdict.name, verdict.message)
        else:
            assert not verdict.passes, (verdict.name, verdict.statement)


def test_there_are_many() -> None:
    assert sum(not found.name.endswith("_true") for name in FILES for found in scan(FOLDER / name)) > 400
