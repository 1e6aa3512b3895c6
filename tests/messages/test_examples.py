"""Every kind of message has one code; its example gives that code, and the same mended is proved."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from derive.commands import main
from derive.messages.examples import is_command, is_configuration, is_document, whole
from derive.messages.kind import Kind
from derive.messages.table import KINDS, SECTIONS

FIRST = "@claim(Ge(exp(c), 1 + c))\ndef tangent():\n    return calc(exp(c)).ge(1 + c, by.exp_bound(c))\n"
NO_EXAMPLE = {
    "A101",
    "A102",
    "U111",
    "U208",
    "U310",
    "U311",
    "U312",
    "E109",
    "E110",
    "E111",
    "E112",
    "C106",
    "C109",
    "C111",
    "C112",
    "W102",
    "W103",
    "W104",
    "W105",
    "W106",
}
"""What no small file gives for long: alarms, what no search finds, options, time, memory, processes, packages, fonts,
rows of a document, an earlier revision."""

WITH_EXAMPLE = [kind for kind in KINDS.values() if kind.code not in NO_EXAMPLE]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one claim file, under git."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "proofs").mkdir()
    (tmp_path / "proofs" / "first.py").write_text(whole(FIRST))
    (tmp_path / "pyproject.toml").write_text("")
    subprocess.run(["git", "init", "-q"], check=True)
    return tmp_path


def ran(example: str) -> tuple[Result, set[str]]:
    """What derive says of an example, and the codes in it."""
    text = whole(example)
    if is_command(text):
        result = CliRunner().invoke(main, [*shlex.split(text)[2:], *(["-j", "0"] if " run " in text else [])])
    elif is_configuration(text):
        Path("pyproject.toml").write_text(text)
        result = CliRunner().invoke(main, ["run", "-j", "0"])
    else:
        name = "example.md" if is_document(text) else "example.py"
        Path(name).write_text(text)
        wants_pages = "@figure" in text
        asked = ["appendix", "-o", "out", name] if wants_pages else ["run", "-j", "0", "--json", "it.json"]
        result = CliRunner().invoke(main, asked if wants_pages else [*asked, name])
        if not wants_pages and result.exit_code != 2:
            claims = json.loads(Path("it.json").read_text())["claims"]
            return result, {said["code"] for claim in claims for said in (claim, *claim["warnings"])} - {None}
    return result, set(re.findall(r"\b[A-Z]\d{3}\b", result.output))


@pytest.mark.parametrize("kind", WITH_EXAMPLE, ids=[kind.code for kind in WITH_EXAMPLE])
def test_the_example_gives_the_code_and_the_mended_one_holds(here: Path, kind: Kind) -> None:
    result, codes = ran(kind.wrong)
    assert kind.code in codes, result.output
    assert (result.exit_code != 0) == (kind.code[0] != "W")
    result, codes = ran(kind.mended)
    assert (result.exit_code, codes) == (0, set()), result.output


def test_each_code_and_name_is_there_once() -> None:
    listed = [kind for kinds in SECTIONS.values() for kind in kinds]
    assert len({kind.code for kind in listed}) == len({kind.name for kind in listed}) == len(listed) == len(KINDS)
    for kind in listed:
        assert re.fullmatch(r"[RAUECW]\d{3}", kind.code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.name)
        assert kind.means.endswith(".")
        assert kind.why.endswith(".")
        assert bool(kind.wrong) == bool(kind.mended) == (kind.code not in NO_EXAMPLE)


def explained(name: str) -> str:
    result = CliRunner().invoke(main, ["explain", name])
    assert result.exit_code == 0, result.output
    return str(result.output)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_explain_says_it_by_code_and_by_name(kind: Kind) -> None:
    said = explained(kind.code)
    assert said == explained(kind.name) == explained(kind.code.lower())
    assert " ".join(kind.means.split()) in " ".join(said.split())
    assert all(len(line) <= 120 for line in said.splitlines())


def test_explain_lists_all_of_them() -> None:
    said = CliRunner().invoke(main, ["explain"]).output
    assert all(f"{kind.code}  {kind.name}" in said for kind in KINDS.values())


def test_a_code_that_there_is_not() -> None:
    result = CliRunner().invoke(main, ["explain", "U199"])
    assert result.exit_code == 2
    assert "there is no message U199; did you mean U" in result.output


def test_where_it_is_shown(judged: Callable[..., object], here: Path) -> None:
    Path("example.py").write_text(whole(KINDS["U102"].wrong))
    result = CliRunner().invoke(main, ["run", "-j", "0", "--github", "--junit", "it.xml", "example.py"])
    assert re.search(r"\? divided, step 1 is not shown  U102 +example.py:\d+", result.output)
    assert "title=divided%3A undecided U102::" in result.output
    assert 'message="U102 step 1 is not shown: ' in Path("it.xml").read_text()
