"""The second source document, row by row: what holds as printed, what does not, and what is open."""

from __future__ import annotations

from here import ROOT, targets_of

from derive.files.config import find
from derive.records.outcome import Outcome
from derive.records.source import rows
from derive.records.verdict import PROVED, REFUTED
from derive.reports.by_source import DEFINITION, ERRATUM, HOLDS, Row, by_source
from derive.reports.coverage import coverage

ALL = {*map(str, range(32, 145)), "2.2-u", "2.5-u"}
"""Chapter 2: its numbers, with (32), and two formulas that are printed without one."""
DEFINITIONS = {"96", "134"}
ERRATA = {"51", "95", "127"}
DONE = (
    *range(32, 58),
    *range(59, 65),
    *range(69, 90),
    *range(93, 121),
    *range(123, 128),
    *range(129, 135),
    *range(136, 143),
)
OPEN = ALL - {"2.2-u"} - {str(number) for number in DONE}


def found(outcome: Outcome) -> dict[str, Row]:
    return {name: row for row in by_source(outcome.verdicts, outcome.definitions) for name in rows(row.source)}


def test_all_of_them_hold(cookbook_run: Outcome) -> None:
    assert cookbook_run.exit_code == 0
    for verdict in cookbook_run.verdicts:
        assert verdict.passes, verdict.message
        assert verdict.verdict == {"claim": PROVED, "erratum": REFUTED}[verdict.kind]
        assert not verdict.axioms
        assert verdict.source, f"{verdict.name} is of no row"


def test_each_row_is_what_it_is_or_open(cookbook_run: Outcome) -> None:
    told = {name: row.status for name, row in found(cookbook_run).items()}
    special = {**dict.fromkeys(DEFINITIONS, DEFINITION), **dict.fromkeys(ERRATA, ERRATUM)}
    assert told == {name: special.get(name, HOLDS) for name in ALL - OPEN}


def test_they_hold_for_all_sizes(cookbook_run: Outcome) -> None:
    for verdict in cookbook_run.verdicts:
        assert verdict.dimensions
        assert {least for _, least in verdict.dimensions} == {1}, verdict.name


def test_nearly_all_claims_take_one_step_for_each_equation(cookbook_run: Outcome) -> None:
    longer = {v.name for v in cookbook_run.verdicts if len(v.steps) > 1 + v.statement.count(" and ")}
    assert longer == {"gram_matrix_of_the_pseudo_inverse", "log_determinant_by_the_pseudo_inverse"}


def test_how_many_rows_are_decided(cookbook_run: Outcome) -> None:
    page = (ROOT / "docs" / "explanation" / "comparison.md").read_text(encoding="utf-8")
    assert len(ALL) == 115
    assert len(found(cookbook_run)) == 100
    assert "100 decided: 95 hold" in page
    assert f"{len(OPEN)} rows are open in derive" in page


def test_the_list_of_rows_is_that_of_the_chapter(cookbook_run: Outcome) -> None:
    documents = find(ROOT).documents
    covered = coverage(cookbook_run, documents, frozenset({"matrix_cookbook"}))
    (own,) = [one for one in covered if one.document.name == "matrix_cookbook"]
    assert {row.name for row in own.document.rows} == ALL
    assert {one.row.name for one in own.uncovered or ()} == OPEN
    assert (own.unlisted, own.said()) == ((), "100 of 115 rows covered")


def test_what_is_open_is_told_in_the_file_of_its_section() -> None:
    told = " ".join([target.file.read_text(encoding="utf-8") for target in targets_of("matrix_cookbook")])
    assert "Open: " in told
