"""Every claim in idle/ is proved, and told to name a reason that did nothing where it is marked, and nowhere else.

`# idle: text` stands on the line of the step; several texts are parted by " / ".
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from derive.claims.claim import Claim
from derive.files.load import Loader
from derive.records.settings import Settings
from derive.verdicts.check import check

pytestmark = pytest.mark.interpreter

FILES = sorted((Path(__file__).parent / "idle").glob("*.py"))
MARK = re.compile(r"# idle: (.*)$")


def claims() -> list[tuple[Claim, dict[int, list[str]]]]:
    out = []
    for path in FILES:
        loaded = Loader().load(path)
        assert not loaded.problems, loaded.problems
        lines = path.read_text().splitlines()
        marks = {n: m[1].split(" / ") for n, line in enumerate(lines, 1) if (m := MARK.search(line))}
        found = sorted(loaded.claims.values(), key=lambda c: c.line)
        for claim, following in zip(found, [*found[1:], None], strict=True):
            end = following.line if following is not None else len(lines) + 1
            out.append((claim, {n: texts for n, texts in marks.items() if claim.line <= n < end}))
    return out


CLAIMS = claims()


@pytest.mark.parametrize(("claim", "marks"), CLAIMS, ids=[c.name for c, _ in CLAIMS])
def test_it_is_proved_and_told_of_its_idle_reasons(claim: Claim, marks: dict[int, list[str]]) -> None:
    verdict = check(claim, Settings())
    if claim.name == "unproved":
        assert verdict.verdict == "refuted"
        return
    assert verdict.verdict == ("tested" if claim.kind == "axiom" else "proved"), (verdict.message, verdict.failure)
    assert not verdict.axioms or claim.kind == "axiom"
    told = defaultdict(list)
    for warned in verdict.warnings:
        told[warned.line].append(warned.message)
        assert warned.message.startswith(f"{warned.reason} is idle: ")
        if warned.step is not None:
            step = verdict.steps[warned.step - 1]
            assert step.line == warned.line
            assert warned.reason in step.idle
            assert warned.reason not in step.reasons
    assert sorted(told) == sorted(marks)
    for line, texts in marks.items():
        assert len(told[line]) == len(texts), told[line]
        for text, message in zip(texts, told[line], strict=True):
            assert text in message


def test_there_are_some_that_say_nothing() -> None:
    assert sum(not marks for _, marks in CLAIMS) >= 8
