"""The post again, as a document: each row stands in it once, with the verdict that it has."""

from __future__ import annotations

import re
from collections import Counter

from here import ROOT

from derive.files.config import find
from derive.files.select import targets
from derive.files.shown import not_shown, shown
from derive.records.outcome import Outcome
from derive.records.source import rows
from derive.reports.by_source import by_source

POST = ROOT / "proofs" / "why_softmax" / "post.md"
TOLD = re.compile(r"^\*\*(?P<row>[FT].*?)\. (?P<status>[A-Z][a-z-]*)\.\*\*", re.MULTILINE)


def test_every_row_stands_in_it_once(whole_run: Outcome) -> None:
    known = {row for found in by_source(whole_run.verdicts, whole_run.definitions) for row in rows(found.source)}
    assert Counter(row for one in shown(POST) for row in rows(one.said)) == Counter(known)
    assert len(known) == 42
    assert not_shown(POST) == ()


def test_each_row_is_called_what_it_is(whole_run: Outcome) -> None:
    status = {found.source: found.status for found in by_source(whole_run.verdicts, whole_run.definitions)}
    told = {found["row"]: found["status"].lower() for found in TOLD.finditer(POST.read_text(encoding="utf-8"))}
    assert told == status


def test_a_row_is_named_above_what_is_shown_of_it() -> None:
    lines = POST.read_text(encoding="utf-8").splitlines()
    for one in shown(POST):
        above = [found["row"] for line in lines[: one.line] if (found := TOLD.match(line))]
        assert above[-1] == one.said


def test_what_it_shows_is_proved_where_it_stands_and_not_twice() -> None:
    config = find(ROOT)
    wanted = targets((), config)
    assert len({target.file for target in wanted}) == len(wanted)
    assert {target.names for target in wanted} == {None}
    assert POST in {target.file for target in wanted}
