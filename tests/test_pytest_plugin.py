"""`pytest proofs/`, run as its users run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT

Project = Callable[..., Path]

DECLARED = 'c = scalar("c")\n'
GOOD = "@claim(Eq(c + c, 2 * c))\ndef good():\n    return calc(c + c).eq(2 * c)\n"
WRONG = "@claim(Eq(c + c, 3 * c))\ndef wrong():\n    return calc(c + c).eq(3 * c)\n"
OPEN = "@claim(Eq(c / c, 1))\ndef undecided():\n    return calc(c / c).eq(1)\n"


@pytest.fixture
def ran(project: Project) -> Callable[..., subprocess.CompletedProcess[str]]:
    """pytest in a process of its own, on claim files."""

    def of(*options: str, **files: str) -> subprocess.CompletedProcess[str]:
        root = project(**files)
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""}
        command = [sys.executable, "-m", "pytest", "proofs", *options]
        return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)

    return of


Ran = Callable[..., subprocess.CompletedProcess[str]]


def test_each_claim_is_a_test(ran: Ran) -> None:
    done = ran("-v", a=DECLARED + GOOD + WRONG + OPEN)
    assert done.returncode == 1
    assert "proofs/a.py::good PASSED" in done.stdout
    assert "proofs/a.py::wrong FAILED" in done.stdout
    assert "proofs/a.py::undecided FAILED" in done.stdout
    assert "counterexample  c = 1" in done.stdout
    assert "Traceback" not in done.stdout
    assert "runtest" not in done.stdout


def test_words_and_ids_choose(ran: Ran) -> None:
    assert ran("-k", "good", a=DECLARED + GOOD + WRONG).returncode == 0
    assert (
        "1 passed" in ran("--deselect", "proofs/a.py::wrong", "-k", "good or wrong", a=DECLARED + GOOD + WRONG).stdout
    )


def test_a_file_that_cannot_be_read_fails(ran: Ran) -> None:
    done = ran(a=DECLARED + GOOD, b="def broken(:\n")
    assert (done.returncode, "1 failed, 2 passed" in done.stdout) == (1, True)


def test_claims_that_the_syntax_does_not_show_are_checked(ran: Ran) -> None:
    done = ran(a=DECLARED + "theorem = claim\n" + WRONG.replace("@claim", "@theorem"))
    assert (done.returncode, "wrong" in done.stdout) == (1, True)


def test_junit_and_several_processes(ran: Ran, tmp_path: Path) -> None:
    done = ran("-n", "2", "--junitxml", "out.xml", a=DECLARED + GOOD, b=DECLARED + WRONG)
    assert "1 failed, 3 passed" in done.stdout, done.stdout + done.stderr
    suite = ET.parse(tmp_path / "out.xml").getroot()[0]  # noqa: S314
    assert (suite.get("tests"), suite.get("failures")) == ("4", "1")


def test_other_files_are_left_alone(ran: Ran, tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_it.py").write_text("def test_it():\n    pass\n")
    assert "3 passed" in ran("tests", a=DECLARED + GOOD).stdout


@pytest.fixture
def configured(tmp_path: Path) -> Callable[[str], None]:
    def of(table: str) -> None:
        (tmp_path / "pyproject.toml").write_text(f'[tool.derive]\nproofs = ["proofs"]\n{table}\n')

    return of


def test_an_undecided_claim_can_be_let_through_with_a_warning(ran: Ran, configured: Callable[[str], None]) -> None:
    configured('undecided = "warn"')
    done = ran(a=DECLARED + GOOD + OPEN)
    assert (done.returncode, "3 passed, 1 warning" in done.stdout) == (0, True), done.stdout
    assert "Undecided: proofs/a.py::undecided is undecided: step 1 is not shown" in done.stdout
    assert ran(a=DECLARED + OPEN + WRONG).returncode == 1


SLEEPS = (
    "@claim(Eq(c + c, 2 * c){0})\ndef slow():\n    __import__('time').sleep(20)\n    return calc(c + c).eq(2 * c)\n"
)


@pytest.mark.parametrize(("table", "own"), [("timeout = 1.5", ""), ("timeout = 50", ", timeout=1.5")])
def test_a_claim_may_take_so_long(ran: Ran, configured: Callable[[str], None], table: str, own: str) -> None:
    configured(table)
    done = ran(a=DECLARED + SLEEPS.format(own) + GOOD)
    assert "1 failed, 2 passed" in done.stdout, done.stdout
    assert "stopped: checking it took longer than the limit" in done.stdout


def test_a_file_that_does_not_end_fails_each_of_its_tests(ran: Ran, configured: Callable[[str], None]) -> None:
    configured("timeout = 1")
    done = ran(a="import time; time.sleep(50)\n" + DECLARED + GOOD, b=DECLARED + GOOD)
    assert "2 failed, 2 passed" in done.stdout, done.stdout
    assert done.stdout.count("stopped: reading its file took longer than the limit") >= 2
