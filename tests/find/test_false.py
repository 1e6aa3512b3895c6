"""Of the statements that tests/verdicts/rejected/ holds, only true ones are found: lemmas, and those whose proof alone is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from here import ROOT

from derive.claims.claim import Claim
from derive.records.settings import EFFORT
from derive.verdicts.models import is_of_every_number

sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))
import found

TRUE = (
    "another_index_of_one",
    "ends_strictly",
    "the_gradient_of_what_is_equal_at_a_point",
    "starts_elsewhere",
    "a_part_is_missing",
    "resting_on_an_axiom",
    "a_wrong_row_and_a_missing_one",
    "a_true_circle_one",
    "a_true_circle_two",
)
"""True statements that are refused for their proof; docs/explanation/costs.md says what each of them says."""

_ATTEMPTS = 30
_EVERY = 8
_PARTS = 12


def sought(every: int = 1) -> Iterator[Claim]:
    """Some statements, and all those that are true and refused."""
    for place, (_, claim) in enumerate(found.claims_of(found.REJECTED)):
        if place % every == 0 or claim.name in TRUE:
            yield claim


def names_found(claims: Iterator[Claim], attempts: int) -> set[str]:
    """Of what is found, all but the lemmas."""
    listed = [claim for claim in claims if found.whole(claim, "", attempts).found]
    return {claim.name for claim in listed if not claim.doc.endswith("accepted")}


def test_a_sample() -> None:
    assert names_found(sought(_EVERY), _ATTEMPTS) == set(TRUE)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(_PARTS))
def test_all_of_them(part: int) -> None:
    """In parts, which run beside each other."""
    claims = [claim for place, claim in enumerate(sought()) if place % _PARTS == part]
    true = set(TRUE) & {claim.name for claim in claims}
    open_ones = [claim for claim in claims if any(map(is_of_every_number, claim.given))]  # no number refutes these
    others = [claim for claim in claims if claim not in open_ones]
    assert names_found(iter(others), EFFORT) | names_found(iter(open_ones), _ATTEMPTS) == true


def test_the_page_lists_the_true_ones() -> None:
    page = (ROOT / "docs" / "explanation" / "costs.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip(" `") for line in page.splitlines() if line.startswith("| `")]
    assert tuple(row for row in rows if row in TRUE) == TRUE
