"""Every row of the source document is met, and met by the right kind of evidence."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from here import ROOT

from derive.files.config import find
from derive.records.outcome import Outcome
from derive.records.source import order, rows
from derive.records.verdict import PROVED, REFUTED, TESTED, Verdict
from derive.reports.by_source import DEFINITION, ERRATUM, EXPERIMENT, HOLDS, ILL_FORMED, by_source
from derive.reports.coverage import coverage

TABLE = tomllib.loads((ROOT / "tests" / "reports" / "source_rows.toml").read_text(encoding="utf-8"))["row"]
STATUS = {"def": DEFINITION, "true": HOLDS, "ERR": ERRATUM, "NOTE": ILL_FORMED, "TEST": EXPERIMENT}


def of_row(outcome: Outcome, name: str) -> list[Verdict]:
    return [v for v in outcome.verdicts if name in rows(v.source or "")]


@pytest.mark.parametrize("row", TABLE, ids=[row["name"] for row in TABLE])
class TestARow:
    def test_its_status_is_told(self, whole_run: Outcome, row: dict[str, Any]) -> None:
        (found,) = [r for r in by_source(whole_run.verdicts, whole_run.definitions) if row["name"] in rows(r.source)]
        assert found.status == STATUS[row["status"]]
        assert found.said()[0]

    def test_what_is_true_of_it_is_proved(self, whole_run: Outcome, row: dict[str, Any]) -> None:
        proved = {(v.statement, v.given): v for v in of_row(whole_run, row["name"]) if v.kind == "claim"}
        for wanted in row.get("proved", []):
            verdict = proved.pop((wanted["statement"], tuple(wanted.get("given", ()))))
            assert verdict.verdict == PROVED
            assert not verdict.axioms
            assert "by.sympy" not in [reason for step in verdict.steps for reason in step.reasons]
        assert not proved, "claims that the table does not know"

    def test_what_was_published_is_kept(self, whole_run: Outcome, row: dict[str, Any]) -> None:
        published = [v for v in of_row(whole_run, row["name"]) if v.kind != "claim"]
        assert [v.statement for v in published] == row.get("published", [])
        by_name = {v.name: v for v in whole_run.verdicts}
        for verdict in published:
            kind, word = {
                "ERR": ("erratum", REFUTED),
                "NOTE": ("note", TESTED),
                "TEST": ("experiment", TESTED),
            }[row["status"]]
            assert (verdict.kind, verdict.verdict) == (kind, word)
            if kind == "experiment":
                assert "95 % interval" in verdict.message
            else:
                assert by_name[str(verdict.corrected)].verdict == PROVED
            if kind == "erratum":
                assert verdict.witness is not None

    def test_a_definition_of_it_is_in_use(self, whole_run: Outcome, row: dict[str, Any]) -> None:
        defined = [d for d in whole_run.definitions if row["name"] in rows(d.source or "")]
        assert bool(defined) == (row["status"] == "def")


def test_no_claim_names_a_row_that_is_not_there(whole_run: Outcome) -> None:
    known = {row["name"] for row in TABLE}
    for item in (*whole_run.verdicts, *whole_run.definitions):
        assert set(rows(item.source or "")) <= known


def test_the_rows_are_those_of_the_document() -> None:
    names = [row["name"] for row in TABLE]
    assert names == sorted(names, key=order)
    assert {n for n in names if n[1:].isdecimal()} == {f"F{k}" for k in range(1, 24) if k != 11} | {
        f"T{k}" for k in range(1, 13)
    }
    assert {n for n in names if n.startswith("F11")} == {f"F11{letter}" for letter in "abcdefh"}


def test_sources_are_read() -> None:
    assert rows("F11a-c") == ("F11a", "F11b", "F11c")
    assert rows("F7, F8") == ("F7", "F8")
    assert rows("F15'") == ("F15'",)
    assert rows("3.2-a") == ("3.2-a",)
    assert sorted(["T1", "F11", "F2", "F15'", "F15"], key=order) == ["F2", "F11", "F15", "F15'", "T1"]


def test_the_list_of_rows_is_that_of_the_table_and_all_are_covered(whole_run: Outcome) -> None:
    documents = find(ROOT).documents
    covered = {one.document.name: one for one in coverage(whole_run, documents, frozenset({"why_softmax"}))}
    found = covered["why_softmax"]
    assert [row.name for row in found.document.rows] == [row["name"] for row in TABLE]
    assert all(row.text for row in found.document.rows)
    assert (found.uncovered, found.unlisted, found.said()) == ((), (), "42 of 42 rows covered")
    assert "classics" not in covered, "its rows are known from its claims alone"
