"""The README says what is so: its commands, its claim, its numbers; and it is short."""

from __future__ import annotations

import json
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from manual import PAGES, ROOT, blocks
from shell import Shell, environment
from sizes import in_all

from derive.records.outcome import Outcome
from derive.reports.by_source import by_source, counts

README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")


def test_it_is_short() -> None:
    assert len(TEXT.splitlines()) <= 150


def test_ci_runs_the_readmes_test_command() -> None:
    commands = [block.text.strip() for block in blocks(README) if block.language == "sh"]
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_first_claim_is_the_projects_own(tmp_path: Path, whole_run: Outcome) -> None:
    """Its proof stands alone here, and cites a lemma there; what it says is the same, by its digest."""
    (tmp_path / "page").mkdir()
    shell = Shell(tmp_path / "page", environment(tmp_path / "bin"))
    (block,) = [block for block in blocks(README) if block.title == "jacobian.py" and block.language == "python"]
    shell.take(block, "README.md")
    code, printed = shell.of("derive run jacobian.py --json run.json")
    assert code == 0, printed
    (claim,) = json.loads((tmp_path / "page" / "run.json").read_text())["claims"]
    (own,) = [v for v in whole_run.verdicts if v.name == claim["name"]]
    assert claim["meaning"] == own.meaning


def test_the_numbers_in_the_text(whole_run: Outcome) -> None:
    ((claims, formulas),) = re.findall(r"(\d+) claims about (\d+) formulas", TEXT)
    assert int(claims) == len(whole_run.verdicts)
    assert f"{formulas} rows of why_softmax" in PAGES["docs/how-to/errata.md"].read_text(encoding="utf-8")


def test_the_numbers_of_the_second_document(cookbook_run: Outcome) -> None:
    ((claims, formulas),) = re.findall(r"(\d+) claims about (\d+) of its 115 formulas", TEXT)
    assert int(claims) == len(cookbook_run.verdicts)
    assert int(formulas) == sum(counts(by_source(cookbook_run.verdicts, cookbook_run.definitions)).values())


def test_the_number_of_the_classics(classics_run: Outcome) -> None:
    ((claims,),) = [re.findall(r"(\d+) classics", TEXT)]
    assert int(claims) == len(classics_run.verdicts)


def test_how_much_there_is_to_trust() -> None:
    """As in the table of the manual, to the nearest 500 or 100."""
    for said, command, step in (
        (r"about ([\d,]+) lines in all", "`derive run`", 500),
        (r"python-flint: ([\d,]+) lines", "`derive recheck --elementary`", 100),
    ):
        (lines,) = re.findall(said, TEXT)
        assert round(in_all()[command] / step) * step == int(lines.replace(",", "")), command


def test_its_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", TEXT)
    assert len(pictures) == 4
    assert all((ROOT / picture).stat().st_size < 200_000 for picture in pictures)


def module(file: Path) -> ModuleType:
    """A script that is not part of a package."""
    spec = spec_from_file_location(file.stem + "_of_the_checkout", file)
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_picture_of_the_report_is_that_of_a_run(whole_run: Outcome) -> None:
    """`python docs/made/pictures.py report` draws it again."""
    drawn = module(ROOT / "docs" / "made" / "pictures.py").report_of(whole_run)
    shown = (ROOT / "docs" / "report.svg").read_text(encoding="utf-8")
    assert words_in(shown) == words_in(drawn)
    assert "font-face" not in shown


def words_in(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>(.*?)</text>", svg)


def test_the_packages_description_has_no_picture_and_no_address_inside_the_repository() -> None:
    described = module(ROOT / "setup.py").description(TEXT)
    assert "](docs" in TEXT
    assert "![" not in described
    assert not re.findall(r"\]\((?!https?:)", described)
    assert "# derive" in described
    assert "derive run jacobian.py" in described
