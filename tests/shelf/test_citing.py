"""Citing the library: at other dimensions, at wrong shapes, and what reports and proofs say of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from here import ROOT

from derive.commands import main
from derive.records.verdict import ERROR, PROVED, REFUTED, UNDECIDED, Verdict

Judged = Callable[..., dict[str, Verdict]]

DECLARED = """
from derive.library.inequalities import *
m = dimension("m")
v, w = vector("v", m), vector("w", m)
A = matrix("A", m, m)
z = scalar("z")
"""
SIDES = """
@claim(Le(norm(v + w) + z, norm(v) + norm(w) + z))
def sides():
    return calc(norm(v + w) + z).le(norm(v) + norm(w) + z, triangle_two)
"""


def stated(statement: str, proof: str) -> str:
    return f"\n@claim({statement})\ndef it():\n    return {proof}\n"


WHOLE = [
    ("Le(norm(v + w), norm(v) + norm(w))", "triangle_two"),
    ("Le(norm(A @ v + w), norm(A @ v) + norm(w))", "triangle_two"),
    ("Le(dot(v, w)**2, dot(v, v) * dot(w, w))", "cauchy_schwarz"),
    ("Le(norm(v + w), norm(v) + norm(w))", "by.inst(triangle_two, {a: v, b: w})"),
]


@pytest.mark.parametrize(("statement", "proof"), WHOLE)
def test_a_claim_is_cited_as_a_whole_whatever_its_dimension_is_called(
    judged: Judged, statement: str, proof: str
) -> None:
    found = judged(DECLARED + stated(statement, proof))["it"]
    assert (found.verdict, found.warnings) == (PROVED, ()), found.message


WRONG = [
    ("by.inst(cauchy_schwarz, {a: A})", "by.inst: a has n components, and A is m × m"),
    ("by.inst(cauchy_schwarz, {a: z})", "by.inst: a has n components, and z is a number"),
    ("by.inst(cauchy_schwarz, {q: v})", "name 'q' is not defined"),
    ("cauchy_schwarz(v, w)", "cite it by its name alone, or with by.inst(cauchy_schwarz, {…})"),
]


@pytest.mark.parametrize(("reason", "said"), WRONG)
def test_what_does_not_fit_is_told_in_the_names_of_the_file(judged: Judged, reason: str, said: str) -> None:
    found = judged(DECLARED + stated("Le(z, z + 1)", f"calc(z).le(z + 1, {reason})"))["it"]
    assert found.verdict == ERROR
    assert said in found.message


def test_two_images_of_different_sizes(judged: Judged) -> None:
    more = 'n2 = dimension("l")\ny = vector("y", n2)\n'
    reason = "by.inst(cauchy_schwarz, {a: v, b: y})"
    text = DECLARED + more + stated("Le(dot(v, w)**2, z)", f"calc(dot(v, w)**2).le(z, {reason})")
    found = judged(text)["it"]
    assert found.verdict in (UNDECIDED, REFUTED, ERROR)
    assert "by.inst" in f"{found.message} {found.failure.reason if found.failure else ''}"


# ── what is said of it ────────────────────────────────────────────────────────


@pytest.fixture
def file(project: Callable[..., Path]) -> Path:
    return project(it=DECLARED + SIDES) / "proofs" / "it.py"


def ran(*arguments: str) -> str:
    result = CliRunner().invoke(main, [*arguments])
    assert result.exit_code == 0, result.output
    return str(result.output)


def test_reports_say_what_is_cited(file: Path) -> None:
    cited = "derive.library.inequalities::triangle_two"
    ran("run", "-j", "0", "--json", "run.json", str(file))
    (claim,) = json.loads(Path("run.json").read_text())["claims"]
    assert claim["library"] == [cited]
    assert cited in ran("show", f"{file}::sides")
    ran("appendix", "-j", "0", "-o", "out", str(file))
    assert r"\emph{triangle two} of \texttt{derive.library.inequalities}" in Path("out/appendix.tex").read_text()


def test_its_claims_are_not_the_project_s(file: Path) -> None:
    assert "triangle_two" not in ran("list", str(file))
    said = ran("run", "-j", "0", str(file))
    assert "1 proved (1 step)" in said
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert [line.split()[0] for line in done.stdout.splitlines() if "PASSED" in line] == [
        "proofs/it.py::reading",
        "proofs/it.py::sides",
    ]


def test_a_run_s_proofs_are_checked_again_without_the_library(file: Path, tmp_path: Path) -> None:
    ran("run", "-j", "0", "--proofs", "proofs.jsonl", "--json", "run.json", str(file))
    shutil.copytree(ROOT / "derive", tmp_path / "other" / "derive", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(tmp_path / "other" / "derive" / "library")
    command = [sys.executable, "-m", "derive", "recheck", str(tmp_path / "proofs.jsonl"), "--json", "../run.json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path / "other")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 proofs replayed" in done.stdout


def test_the_library_itself_can_be_listed_and_checked_again() -> None:
    listed = ran("list", str(ROOT / "derive" / "library" / "inequalities.py"))
    assert "triangle_two" in listed
    assert ran("recheck", str(ROOT / "derive" / "library" / "inequalities.jsonl"), "-q")
