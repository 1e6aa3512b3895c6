"""Claims that were written down before the search was measured on them: how many of them it proves by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.claims.claim import Claim
from derive.files.load import Loader
from derive.records.settings import Settings
from derive.records.verdict import PROVED
from derive.verdicts.check import check

FROZEN = Path(__file__).parents[1] / "benchmarks" / "frozen" / "plain.py"
SAMPLE = ("deviations_cancel", "slope_of_the_squares", "mean_below_the_maximum", "shares_sum_to_one")
NOT_FOUND = {"sigmoid_above_a_half"}


def claims() -> dict[str, Claim]:
    loaded = Loader().load(FROZEN)
    assert not loaded.problems, loaded.problems
    return loaded.claims


@pytest.mark.parametrize("name", SAMPLE)
def test_a_sample_is_found(name: str) -> None:
    verdict = check(claims()[name], Settings())
    assert verdict.verdict == PROVED, verdict.message
    assert verdict.found


@pytest.mark.slow
@pytest.mark.parametrize("part", range(6))
def test_all_but_those_that_are_known_not_to_be_are_found(part: int) -> None:
    listed = list(claims().items())[part::6]
    found = {name for name, claim in listed if check(claim, Settings()).verdict == PROVED}
    assert {name for name, _ in listed} - found == NOT_FOUND & dict(listed).keys()
