"""Completion: what the shells are offered, and the scripts that they read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from derive.commands import main
from derive.commands.bash import joined

Project = Callable[..., Path]

GOOD = 'c = scalar("c")\n@claim(Eq(c + c, 2 * c))\ndef twice():\n    return calc(c + c).eq(2 * c)\n'


def offered(words: list[str], shell: str = "zsh", **environment: str) -> list[str]:
    """What `derive` answers a shell that asks how the last word may go on."""
    asked = {"COMP_WORDS": " ".join(["derive", *words]), "COMP_CWORD": str(len(words)), **environment}
    if shell == "fish":
        asked["COMP_CWORD"] = words[-1]
    code = "import sys; sys.argv[0] = 'derive'; from derive.__main__ import main; main('derive')"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **asked, "_DERIVE_COMPLETE": f"{shell}_complete"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return run.stdout.splitlines()


def values(lines: list[str]) -> list[str]:
    """The values of zsh's answer: three lines for each, type, value and help."""
    return lines[1::3]


class TestOffers:
    def test_commands_and_options(self) -> None:
        assert "rules" in values(offered(["ru"]))
        assert "--last-failed" in values(offered(["run", "--last"]))

    def test_a_path_is_left_to_the_shell(self, project: Project) -> None:
        project(a=GOOD)
        assert offered(["run", "pro"])[:2] == ["file", "pro"]

    @pytest.mark.parametrize("begun", ["proofs/a.py::tw", "proofs/a.py::", "proofs/a.py"])
    def test_a_claim_after_its_file(self, project: Project, begun: str) -> None:
        project(a=GOOD)
        for command in ("run", "appendix", "show"):
            assert values(offered([command, begun])) == ["proofs/a.py::twice"]

    def test_a_claim_by_its_name(self, project: Project) -> None:
        project(a=GOOD)
        assert values(offered(["show", "tw"])) == ["twice"]

    def test_what_cannot_be_read_offers_nothing(self, project: Project) -> None:
        project(a="def broken(:\n")
        assert values(offered(["run", "proofs/a.py::"])) == []
        assert values(offered(["show", "b"])) == []

    def test_a_reason(self) -> None:
        assert "by.unfold" in values(offered(["rules", "by.unf"]))
        assert values(offered(["rules", "split_t"])) == ["split_term"]


class TestBash:
    """It splits words at colons, and replaces what comes after the last one."""

    @pytest.mark.parametrize("words", [["a.py", "::"], ["a.py", "::", "tw"], ["a.py::tw"]])
    def test_words_are_joined(self, words: list[str]) -> None:
        assert joined(["derive", "run", *words]) == ["derive", "run", "".join(words)]

    def test_split(self, project: Project) -> None:
        project(a=GOOD)
        assert offered(["run", "proofs/a.py", "::", "tw"], "bash") == ["plain,twice"]

    def test_not_split(self, project: Project) -> None:
        project(a=GOOD)
        assert offered(["run", "proofs/a.py::tw"], "bash") == ["plain,proofs/a.py::twice"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert f"_DERIVE_COMPLETE={shell}_complete" in result.output
    program = shutil.which(shell)
    if program is not None:
        subprocess.run([program, "-n"], input=result.output, text=True, check=True, timeout=60)


def test_another_shell() -> None:
    assert CliRunner().invoke(main, ["completion", "tcsh"]).exit_code == 2
