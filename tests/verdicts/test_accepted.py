"""True claims that an author would expect to go through, step by step as they would be written on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.claims.claim import Claim
from derive.files.load import Loader
from derive.verdicts.check import Settings, check

FILES = sorted((Path(__file__).parent / "accepted").glob("*.py"))


def claims() -> list[Claim]:
    out = []
    for path in FILES:
        loaded = Loader().load(path)
        assert not loaded.problems, loaded.problems
        out += loaded.claims.values()
    return out


CLAIMS = claims()


@pytest.mark.parametrize("claim", CLAIMS, ids=[c.name for c in CLAIMS])
def test_it_is_proved(claim: Claim) -> None:
    verdict = check(claim, Settings())
    assert verdict.verdict == "proved", (verdict.message, verdict.failure)
