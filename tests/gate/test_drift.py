"""Edits to a claim file that leave every verdict green and show less; each beside one that changes nothing.

drift/NAME.base.py is the file as it was. NAME.new.py says in its first lines
what must be told of it: `# weaker: CLAIM: what is said`; with `# back, stronger: …`
what must be told the other way round, where that is told. Of NAME.twin.py nothing
is told. All claims of all three pass.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from derive.files.config import Config
from derive.files.select import Target
from derive.gate.change import Change
from derive.gate.drift import drift
from derive.reports.machine import document
from derive.running.plan import slices
from derive.running.run import run

CASES = sorted(file.name.removesuffix(".base.py") for file in (Path(__file__).parent / "drift").glob("*.base.py"))
MARK = re.compile(r"# (back, )?(\w+): (.*)")
PERMITTED = frozenset({"case.py::assumed", "by.sympy"})


class Mark(NamedTuple):
    """Whether it is told the other way round, how much it weighs, what is said."""

    back: bool
    weight: str
    said: str


class Case:
    """Three files, each checked in a folder of its own under one name."""

    def __init__(self, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.monkeypatch = folder, monkeypatch
        self.texts = {
            side: (Path(__file__).parent / "drift" / f"{name}.{side}.py").read_text(encoding="utf-8")
            for side in ("base", "new", "twin")
        }

    def document(self, side: str) -> dict[str, Any]:
        (self.folder / side).mkdir()
        self.monkeypatch.chdir(self.folder / side)
        Path("case.py").write_text(self.texts[side], encoding="utf-8")
        config = Config(Path.cwd(), ("case.py",), PERMITTED)
        outcome = run(slices([Target(Path("case.py"))]), config.settings())
        assert outcome.exit_code == 0, [(v.name, v.message) for v in outcome.verdicts if not v.passes]
        return document(outcome, config)

    @property
    def marks(self) -> list[Mark]:
        found = [MARK.fullmatch(line) for line in self.texts["new"].splitlines()]
        return [Mark(bool(m[1]), m[2], m[3]) for m in found if m is not None]


def told(changes: list[Change]) -> list[tuple[str, str]]:
    """Without the name of the file."""
    return [(change.weight.name.lower(), re.sub("^case.py:+ ?", "", change.said)) for change in changes]


@pytest.mark.parametrize("name", CASES)
def test_what_is_told_of_an_edit(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(name, tmp_path, monkeypatch)
    base, new, twin = (case.document(side) for side in ("base", "new", "twin"))
    assert told(drift(base, base)) == told(drift(base, twin)) == told(drift(twin, base)) == []
    forward, back = (
        sorted((mark.weight, mark.said) for mark in case.marks if mark.back is other) for other in (False, True)
    )
    assert sorted(told(drift(base, new))) == forward
    assert any(weight in ("weaker", "lost") for weight, _ in forward)
    if back:
        assert sorted(told(drift(new, base))) == back
