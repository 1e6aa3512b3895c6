"""The second source document, row by row: what holds as printed, what does not, and what is open."""

from __future__ import annotations

from here import targets_of

from derive.records.outcome import Outcome
from derive.records.source import rows
from derive.records.verdict import PROVED, REFUTED
from derive.reports.by_source import DEFINITION, ERRATUM, HOLDS, Row, by_source

ALL = {*map(str, range(32, 145)), "2.2-u", "2.5-u"}
"""Chapter 2: its numbers, with (32), and two formulas that are printed without one."""
DEFINITIONS = {"96"}
ERRATA = {"95"}
OPEN = ALL - {str(n) for n in (*range(69, 90), *range(94, 105), *range(106, 120), 123, *range(129, 133))}


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


def test_a_row_takes_one_step_for_each_equation(cookbook_run: Outcome) -> None:
    for verdict in cookbook_run.verdicts:
        assert len(verdict.steps) <= 2, verdict.name


def test_what_is_open_is_told_in_the_file_of_its_section() -> None:
    told = " ".join([target.file.read_text(encoding="utf-8") for target in targets_of("matrix_cookbook")])
    assert "Open: " in told
