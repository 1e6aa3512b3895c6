"""The action of the manual, step by step as a shell runs it, in a repository that a change was made to."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from here import HEAD, ROOT

pytestmark = pytest.mark.slow

PAGE = (ROOT / "docs" / "how-to" / "gate.md").read_text(encoding="utf-8")
ACTION, WORKFLOW = [
    yaml.safe_load(text) for text in re.findall(r"^```yaml\n(name: derive\n.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
]

DECLARED = 'n = dimension("n"); k = index("k", n); c = scalar("c")\n'
GOOD = "@claim(Eq(c + c, 2 * c))\ndef good():\n    return calc(c + c).eq(2 * c)\n"
SUMMED = "@claim(Eq(Sum(c, k), n * c))\ndef summed():\n    return calc(Sum(c, k)).eq(n * c)\n"
FALSE = GOOD.replace("2 * c", "3 * c")
OPEN = "@claim(Eq(sinh(asinh(c)), c))\ndef undecided():\n    return calc(sinh(asinh(c))).eq(c)\n"
TEXT = HEAD + DECLARED + GOOD + SUMMED


@dataclass
class Ran:
    """What the steps left behind."""

    code: int
    log: str
    summary: str
    outputs: str
    junit: ET.Element

    @property
    def commands(self) -> list[str]:
        """The workflow commands in the log."""
        return [line for line in self.log.splitlines() if line.startswith("::")]


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=e@e", *arguments], cwd=folder, check=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone of depth 1, as an action finds it, of a repository with a base branch."""
    origin = tmp_path / "origin"
    (origin / "proofs").mkdir(parents=True)
    (origin / "proofs" / "a.py").write_text(TEXT)
    (origin / "pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\n')
    git(origin, "init", "-q", "-b", "main")
    git(origin, "add", "-A")
    git(origin, "commit", "-qm", "first")
    git(origin, "checkout", "-q", "-b", "change")
    (origin / "note").write_text("a change\n")
    git(origin, "add", "-A")
    git(origin, "commit", "-qm", "second")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=change", f"file://{origin}", str(clone))
    return clone


@pytest.fixture
def steps(checkout: Path, tmp_path: Path) -> Callable[..., Ran]:
    """The steps of the action that are commands, on a change to the claim file; this checkout is what is installed."""
    own = tmp_path / "bin"
    own.mkdir()
    (own / "derive").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from derive.commands import main; main()" "$@"\n'
    )
    (own / "derive").chmod(0o755)
    (own / "python").write_text('#!/bin/sh\n[ "$*" = "-m pip install derive-proofs" ]\n')
    (own / "python").chmod(0o755)

    def run(text: str, base: str = "main") -> Ran:
        (checkout / "proofs" / "a.py").write_text(text)
        files = {
            name: tmp_path / name for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH")
        }
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "DERIVE_"))},
            **{name: str(file) for name, file in files.items()},
            **{"GITHUB_ACTIONS": "true", "CI": "true", "GITHUB_BASE_REF": base, "GITHUB_WORKSPACE": str(checkout)},
            **{"RUNNER_TEMP": str(tmp_path / "temp")},
            **{"PATH": f"{own}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "DERIVE_JOBS": "1"},
        }
        for file in files.values():
            file.write_text("")
        log, code = "", 0
        for step in commands(ACTION["runs"]["steps"]):
            script = tmp_path / "script.sh"
            script.write_text(step)
            command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
            done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
            log, code = log + done.stdout + done.stderr, done.returncode
            if code:
                break
        junit = ET.parse(checkout / "derive.xml").getroot()  # noqa: S314
        said = [files[name].read_text() for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")]
        return Ran(code, log, *said, junit)

    return run


def commands(steps: list[dict[str, Any]]) -> list[str]:
    return [step["run"] for step in steps if "run" in step]


Steps = Callable[..., Ran]


def test_green(steps: Steps) -> None:
    found = steps(TEXT)
    assert (found.code, found.commands, found.outputs) == (0, [], "exit-code=0\n"), found.log
    assert "since FETCH_HEAD: no change in the claims" in found.log
    assert "| 2 | 0 | 0 | 0 | 0 | 0 |" in found.summary
    assert "Axioms permitted: none; used: none." in found.summary
    assert [found.junit.get(a) for a in ("tests", "failures", "errors")] == ["2", "0", "0"]
    assert "2 of 2 cached" not in found.log
    again = steps(TEXT)
    assert (again.code, again.summary) == (0, found.summary)
    assert "2 of 2 cached" in again.log


def test_a_claim_made_false(steps: Steps) -> None:
    found = steps(TEXT.replace(GOOD, FALSE))
    assert (found.code, found.outputs) == (1, "exit-code=1\n"), found.log
    error, *drift = found.commands
    assert error.startswith("::error file=proofs/a.py,line=6,col=24,title=good%3A refuted R101::the statement is false")
    lost = "error file=proofs/a.py,line=4,col=1,title=good%3A lost W104"
    assert [line.split("::")[1] for line in drift] == [lost, lost.replace("lost W104", "weaker W105")]
    assert "| `proofs/a.py::good` | refuted | the statement is false |" in found.summary
    assert "- proofs/a.py::good: was proved, is refuted" in found.summary
    assert found.junit.get("failures") == "1"
    (failure,) = found.junit.iter("failure")
    assert (failure.get("type"), "counterexample" in str(failure.text)) == ("refuted", True)


def test_a_claim_deleted(steps: Steps) -> None:
    """All that is left is proved, and yet it fails."""
    found = steps(TEXT.replace(SUMMED, ""))
    assert (found.code, found.outputs) == (1, "exit-code=1\n"), found.log
    place = "file=proofs/a.py,line=1,col=1,title=summed%3A lost W104"
    assert found.commands == [f"::error {place}::removed (it was proved)"]
    assert "| 1 | 0 | 0 | 0 | 0 | 0 |" in found.summary
    assert "- proofs/a.py::summed: removed (it was proved)" in found.summary
    assert [found.junit.get(a) for a in ("tests", "failures", "errors")] == ["1", "0", "0"]


def test_a_claim_left_open(steps: Steps) -> None:
    found = steps(TEXT + OPEN)
    assert (found.code, found.outputs) == (3, "exit-code=3\n"), found.log
    assert [line.partition("::")[2].split(" ")[0] for line in found.commands] == ["error"]


def test_a_push_has_nothing_to_compare_with(steps: Steps) -> None:
    found = steps(TEXT.replace(SUMMED, ""), base="")
    assert (found.code, found.commands) == (0, []), found.log
    assert "since" not in found.log


def test_what_is_installed_is_this_project() -> None:
    name = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["name"]
    assert commands(ACTION["runs"]["steps"])[0] == f"python -m pip install {name}"


def test_the_action_is_complete() -> None:
    """Every command names its shell, as a composite action must; the file that is uploaded is the one that is written."""
    steps = ACTION["runs"]["steps"]
    assert ACTION["runs"]["using"] == "composite"
    assert all(step["shell"] == "bash" for step in steps if "run" in step)
    (upload,) = [s for s in steps if str(s.get("uses")).startswith("actions/upload-artifact@")]
    assert upload["if"] == "always()"
    assert set(upload["with"]["path"].split()) == {"derive.xml", "derive.json"}
    assert "--junit derive.xml --json derive.json" in commands(steps)[-1]
    (cache,) = [s for s in steps if str(s.get("uses")).startswith("actions/cache@")]
    assert cache["with"]["path"] == "${{ runner.temp }}/derive"


def test_the_workflow_uses_it() -> None:
    used = [step["uses"] for step in WORKFLOW["jobs"]["derive"]["steps"]]
    assert used[0].startswith("actions/checkout@")
    assert used[-1] == "./.github/actions/derive"
    assert "`.github/actions/derive/action.yml`" in PAGE
    assert WORKFLOW["permissions"] == {"contents": "read"}


def test_the_projects_own_workflow() -> None:
    """It cannot run inside its own tests: the script that it runs is there, and is what the manual says."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())
    steps = [s for job in workflow["jobs"].values() for s in job["steps"]]
    assert commands(steps) == [".ci/run"]
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)
    assert "The workflow of this repository runs `.ci/run`" in PAGE


def test_the_hook_for_pre_commit_looks_at_everything() -> None:
    """A claim may read any file, so none may change without it."""
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").splitlines()
    assert "  always_run: true" in hook
    assert not any(line.startswith(("  files:", "  types")) for line in hook)
