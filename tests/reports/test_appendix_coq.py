"""What Coq accepted is marked in the appendix, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from derive.commands import main

TWO = """
c = scalar("c")

@claim(Eq(c + c, 2 * c))
def twice():
    return calc(c + c).eq(2 * c)

@claim(Eq(c + c + c, 3 * c))
def thrice():
    return calc(c + c + c).eq(3 * c)
"""
MARK = r"\\drvcoq\{8\.16\.1\}\\ \\drvendproved"


def appendix(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["appendix", "-o", "out", *arguments])


def digests() -> dict[str, str]:
    """Those of what the project's claims prove, by their names."""
    assert CliRunner().invoke(main, ["run", "-q", "--json", "run.json"]).exit_code == 0
    claims = json.loads(Path("run.json").read_text(encoding="utf-8"))["claims"]
    return {claim["name"]: claim["digest"] for claim in claims}


def in_coq(**outcomes: str) -> str:
    """A file that tells what Coq said of claims."""
    known = digests()
    claims = [{"claim": f"it.py::{n}", "outcome": o, "digest": known[n]} for n, o in outcomes.items()]
    Path("coq.json").write_text(json.dumps({"coq": "8.16.1", "claims": claims}), encoding="utf-8")
    return "coq.json"


def written() -> str:
    return Path("out/appendix.tex").read_text(encoding="utf-8")


def block(name: str) -> str:
    """What the appendix has of a claim."""
    (found,) = [one for one in written().split(r"\begin{drvclaim}")[1:] if f"{name}}}" in one.partition("\n")[0]]
    return found


def test_what_coq_accepted_has_its_version_beside_the_last_shape(project: Callable[..., Path]) -> None:
    project(it=TWO)
    ended = appendix("--coq", in_coq(twice="accepted", thrice="accepted but for"))
    assert ended.exit_code == 0, ended.output
    assert re.search(MARK, block("twice"))
    assert not re.search(MARK, block("thrice"))
    assert written().count("Coq has accepted each step of a proof of the statement") == 1


@pytest.mark.parametrize("outcome", ["accepted but for", "rejected", "not exported", "timed out"])
def test_what_coq_did_not_accept_has_no_mark(project: Callable[..., Path], outcome: str) -> None:
    project(it=TWO)
    assert appendix("--coq", in_coq(twice=outcome)).exit_code == 0
    assert "oq" not in written()


def test_what_states_something_else_since_then_has_no_mark(project: Callable[..., Path]) -> None:
    project(it=TWO)
    told = in_coq(twice="accepted", thrice="accepted")
    project(it=TWO.replace("Eq(c + c, 2 * c)", "Eq(c + c, c * 2 + 0)"))
    assert appendix("--coq", told).exit_code == 0
    assert not re.search(MARK, block("twice"))
    assert re.search(MARK, block("thrice"))


def test_without_a_run_in_coq_nothing_is_said_of_it(project: Callable[..., Path]) -> None:
    project(it=TWO)
    assert appendix().exit_code == 0
    assert "oq" not in written()


@pytest.mark.parametrize("text", [None, "{", "[]", '{"coq": 8, "claims": []}', '{"coq": "8", "claims": [{}]}'])
def test_a_file_that_is_no_run_in_coq_is_refused(project: Callable[..., Path], text: str | None) -> None:
    project(it=TWO)
    if text is not None:
        Path("coq.json").write_text(text, encoding="utf-8")
    ended = appendix("--coq", "coq.json")
    assert ended.exit_code == 2
    assert ended.output.startswith("derive: --coq: coq.json") or "--coq: coq.json" in ended.stderr
    assert not Path("out").exists()
