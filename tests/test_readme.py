"""The README says what is so: its commands, its claims and their output, its rules and its sizes."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from here import ROOT
from rich.console import Console
from sizes import trusted

from derive.commands import main
from derive.files.config import find
from derive.gate.change import About
from derive.kernel import SECTIONS
from derive.records.outcome import Outcome
from derive.reports.terminal import TerminalReport

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    return [block for name, block in found if name == language]


def row(start: str) -> list[str]:
    (line,) = [line for line in README.splitlines() if line.startswith(f"| {start}")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_ci_runs_the_readmes_test_command() -> None:
    commands = [block.strip() for block in blocks("sh")]
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_first_claim_is_the_projects_own() -> None:
    source = (ROOT / "proofs" / "why_softmax" / "softmax.py").read_text(encoding="utf-8")
    for part in blocks("python")[0].strip().split("\n\n\n"):
        assert part in source


class TestAClaimOfYourOwn:
    mean = blocks("python")[1]

    @pytest.fixture(autouse=True)
    def _in_a_folder_of_its_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)

    def test_it_holds(self) -> None:
        Path("mean.py").write_text(self.mean)
        result = CliRunner().invoke(main, ["run", "mean.py"])
        assert result.exit_code == 0, result.output
        assert "3 proved (5 steps)" in result.output

    def test_the_mistake_is_told_as_printed(self) -> None:
        Path("mean.py").write_text(self.mean.replace("2 * n * (c - mean)", "2 * (c - mean)"))
        result = CliRunner().invoke(main, ["run", "mean.py"])
        assert result.exit_code == 1
        assert blocks("")[1].rstrip() in result.output


def test_the_table_of_rules_is_the_kernels() -> None:
    for section, rules in SECTIONS.items():
        assert row(section)[1].replace("`", "").split() == [rule.__name__ for rule in rules]


def test_sizes_of_what_must_be_trusted() -> None:
    """`python tests/sizes.py` puts them right."""
    for start, size in trusted().items():
        assert row(start)[1] == str(size), start


def test_every_word_of_the_notation_is_in_it() -> None:
    from derive import notation

    said = set(re.findall(r"\w+", README))
    unsaid = set(notation.__all__) - said - {"sinh", "cosh", "tanh", "atan", "asinh", "erf", "sin", "cos", "pi"}
    assert unsaid <= {"Rational", "as_written", "witness"}


def test_the_output_shown_is_that_of_a_run(whole_run: Outcome) -> None:
    """Line by line, in order, except for the seconds."""
    written = io.StringIO()
    report = TerminalReport(Console(file=written, width=110))
    report.opening(find(ROOT))
    for verdict in whole_run.verdicts:
        report.finished(verdict)
    report.close(whole_run)
    printed = [without_seconds(line) for line in written.getvalue().splitlines()]
    shown = blocks("")[0].splitlines()[1:]
    place = 0
    for line in shown:
        if line.strip() not in ("", "…"):
            place = printed.index(without_seconds(line), place)


def without_seconds(line: str) -> str:
    return re.sub(r"[\d.]+s$", "", line)


def test_the_numbers_in_the_text(whole_run: Outcome) -> None:
    claims, formulas = re.findall(r"(\d+) claims about (\d+) formulas", README)[0]
    assert int(claims) == len(whole_run.verdicts)
    assert f"{formulas} rows of why_softmax" in README


def test_the_table_of_what_drift_compares_has_a_row_for_each() -> None:
    """In the order in which differences of one weight are told."""
    called = {About.OLD_SIDE: "the old side", About.EXPECT: "experiment, note"}
    called |= {about: f"`{about.name.lower()}=`" for about in (About.CORRECTED, About.SOURCE)}
    wanted = [called.get(about, about.name.lower()) for about in About if about != About.FILE]
    table = README.partition("| | told, and fails `--fail-on-drift` |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| (.+?) \|", table, re.MULTILINE) == wanted
