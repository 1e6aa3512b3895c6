"""Claims that were met in use, each with the verdict that mathematics gives it.

A claim is proved, an erratum refuted and a note tested, unless a docstring
that begins with another verdict says why it is not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.claims.claim import Claim
from derive.files.load import Loader
from derive.verdicts.check import Settings, check

FILES = sorted((Path(__file__).parent / "judged").glob("*.py"))
USUAL = {"claim": "proved", "erratum": "refuted", "note": "tested"}


def claims() -> list[tuple[str, Claim]]:
    out = []
    for path in FILES:
        loaded = Loader().load(path)
        assert not loaded.problems, loaded.problems
        out += [(f"{path.stem}-{claim.name}", claim) for claim in loaded.claims.values()]
    return out


def expected(claim: Claim) -> str:
    first = (claim.doc or "").partition(":")[0].lower()
    return first if first in ("refuted", "undecided", "tested") else USUAL[claim.kind]


CLAIMS = claims()


@pytest.mark.parametrize("claim", [c for _, c in CLAIMS], ids=[name for name, _ in CLAIMS])
def test_it_is_judged_as_mathematics_judges_it(claim: Claim) -> None:
    verdict = check(claim, Settings())
    assert verdict.verdict == expected(claim), (verdict.message, verdict.failure)
