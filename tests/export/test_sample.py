"""What .ci/run lets Coq check: it is written whole, and has a step by each rule that has a lemma in Coq."""

from __future__ import annotations

import re
from pathlib import Path

from faults import derive
from here import ROOT

from derive.export.steps.writer import STEPS

SAMPLE = Path(__file__).with_name("sample.txt")


def test_the_sample_covers_every_rule_that_has_a_lemma(tmp_path: Path) -> None:
    claims = SAMPLE.read_text(encoding="utf-8").split()
    assert len(claims) == 30
    ended = derive(tmp_path, "export", "--coq", "out", *[f"{ROOT}/{claim}" for claim in claims])
    assert ended.code == 0, ended
    text = "".join([file.read_text(encoding="utf-8") for file in (tmp_path / "out").glob("*__*.v")])
    assert not STEPS.keys() - {*re.findall(r"^\(\* (\w+) \*\)$", text, re.MULTILINE)}
