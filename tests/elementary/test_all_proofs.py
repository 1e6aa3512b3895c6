"""How many proofs of this repository elementary steps show, as the manual says."""

from __future__ import annotations

import pytest
from seen import PAGE, SOURCES, of_the_library, row

from derive.elementary.judge import ANSWERS
from derive.records.outcome import Outcome
from derive.rules import judge

FIRST, SECOND, CLASSICS = SOURCES


@pytest.fixture
def by_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the runs, which are the kernel's: they are fixtures of the session."""
    monkeypatch.setattr(judge, "_settled", ANSWERS)


def is_told(found: str) -> bool:
    return found in PAGE.read_text(encoding="utf-8").splitlines(keepends=True)


def test_of_the_first_source(whole_run: Outcome, by_steps: None) -> None:
    assert is_told(row(FIRST, whole_run.proofs.values()))


def test_of_the_second(cookbook_run: Outcome, by_steps: None) -> None:
    assert is_told(row(SECOND, cookbook_run.proofs.values()))


def test_of_the_classics(classics_run: Outcome, by_steps: None) -> None:
    assert is_told(row(CLASSICS, classics_run.proofs.values()))


def test_of_the_library(by_steps: None) -> None:
    assert is_told(of_the_library())
