"""The claim file that an author starts from."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from derive.commands import main
from derive.files.starter import STARTER


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = derive("new", "proofs/mean.py")
    assert said.exit_code == 0
    assert said.output == "wrote proofs/mean.py; to check it: derive run proofs/mean.py\n"
    run = derive("run", "-j", "0", "proofs/mean.py")
    assert run.exit_code == 0, run.output
    assert "2 proved" in run.output


def test_every_part_is_explained() -> None:
    assert sum(line.lstrip().startswith("#") or "  # " in line for line in STARTER.splitlines()) >= 5
    assert max(map(len, STARTER.splitlines())) <= 120


def test_nothing_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.py").write_text("mine")
    result = derive("new", "mine.py")
    assert result.exit_code == 2
    assert (tmp_path / "mine.py").read_text() == "mine"


@pytest.mark.parametrize("name", ["mean", ".", "claims/"])
def test_only_a_python_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert derive("new", name).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_place_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("")
    assert derive("new", "file/mean.py").exit_code == 4
