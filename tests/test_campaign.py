"""A sample of the campaign: no false neighbour of a claim is proved, and nearly all are refuted."""

from __future__ import annotations

import pytest

from tests.campaign.mutants import sample, table
from tests.campaign.trial import Outcome, tried

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("campaign")]  # one process has the sample, and no other


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return [tried(neighbour) for neighbour in sample(240, seed=1)]


def test_no_false_neighbour_is_proved(outcomes: list[Outcome]) -> None:
    assert [o.key for o in outcomes if o.false and o.proved] == []


def test_false_ones_are_found_out(outcomes: list[Outcome]) -> None:
    false = [o for o in outcomes if o.false]
    assert len(false) > 100
    assert sum(o.refuted for o in false) >= 0.95 * len(false)


def test_some_neighbours_are_true_and_proved(outcomes: list[Outcome]) -> None:
    assert sum(o.proved for o in outcomes) > 20
    assert len({o.operator for o in outcomes}) > 15


def test_the_table_counts_them(outcomes: list[Outcome]) -> None:
    last = table(outcomes, 1.0).splitlines()[-2].split()
    assert last[:4] == ["all", str(len(outcomes)), str(sum(o.false for o in outcomes)), "0"]
