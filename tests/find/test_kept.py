"""What was found is kept and proved again: it is what a search finds, and nothing that is kept makes anything true."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from here import HEAD
from test_find import DECLARED, FALSE, FOUND, TARGETS, left_open

from derive.claims.finding import Stopped
from derive.files.load import Loader
from derive.find.budget import Budget
from derive.find.kept import keeping
from derive.find.search import Search
from derive.kernel.context import forget
from derive.records.settings import Settings
from derive.records.verdict import PROVED, UNDECIDED, Verdict
from derive.verdicts.check import check


class Shelf(dict[str, str]):
    """Finds in memory; `asked` are those that were looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def read(self, wanted: str) -> str | None:
        self.asked.append(wanted)
        return self.get(wanted)

    def keep(self, wanted: str, found: str) -> None:
        self[wanted] = found


class Same(Shelf):
    """One that gives the same, whatever is looked up."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.content = content

    def read(self, wanted: str) -> str | None:
        self.asked.append(wanted)
        return self.content


def checked(tmp_path: Path, text: str, shelf: Shelf, settings: Settings = Settings()) -> Verdict:  # noqa: B008
    path = tmp_path / "claims.py"
    path.write_text(HEAD + DECLARED + text, encoding="utf-8")
    forget()
    loaded = Loader().load(path)
    assert not loaded.problems, loaded.problems
    with keeping(shelf):
        return check(list(loaded.claims.values())[-1], settings)


def no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    def looked(*_: object) -> None:
        raise AssertionError("it is looked for")

    for name in ("part", "reasons", "target"):
        monkeypatch.setattr(Search, name, looked)


def said(verdict: Verdict) -> tuple[Any, ...]:
    steps = [(step.relation, step.term, step.reasons, step.line, step.verdict) for step in verdict.steps]
    return verdict.verdict, verdict.message, verdict.found, verdict.holes, steps


@pytest.mark.parametrize(("statement", "more", "_"), FOUND.values(), ids=FOUND)
def test_what_was_found_is_not_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str, more: str, _: str
) -> None:
    shelf = Shelf()
    first = checked(tmp_path, left_open(statement, more), shelf)
    assert first.verdict == PROVED
    assert shelf
    no_search(monkeypatch)
    again = checked(tmp_path, left_open(statement, more), shelf)
    assert (again.verdict, again.found) == (first.verdict, first.found)


@pytest.mark.parametrize(("start", "reasons", "text"), TARGETS.values(), ids=TARGETS)
def test_nor_where_a_step_leads_and_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str, reasons: str, text: str
) -> None:
    relation, sign = ("ge", "Ge") if "extremes" in reasons else ("eq", "Eq")
    listed = f", {reasons}" if reasons else ""
    body = f"return calc({start}).{relation}(...{listed}).{relation}({text}, ...)"
    claim = f"@claim({sign}({start}, {text}))\ndef it():\n    {body}\n"
    shelf = Shelf()
    first = checked(tmp_path, claim, shelf)
    assert first.verdict == PROVED
    assert len(shelf) == 2
    no_search(monkeypatch)
    assert checked(tmp_path, claim, shelf).found == first.found


LEMMA = "@claim(Le(c * d, (c**2 + d**2) / 2))\ndef lemma():\n    {}\n"
GOAL = left_open("Le(c * d * 2, c**2 + d**2)")
PROOFS = (
    "return calc(c * d).le((c**2 + d**2) / 2)",
    "return calc(c * d).le(c**2 / 2 + d**2 / 2).eq((c**2 + d**2) / 2)",
)


def test_it_outlives_what_does_not_bear_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf()
    assert checked(tmp_path, LEMMA.format(PROOFS[0]) + GOAL, shelf).verdict == PROVED
    no_search(monkeypatch)
    changed = "# a comment\n\n" + LEMMA.format(PROOFS[1]) + "\n\n" + GOAL
    again = checked(tmp_path, changed, shelf)
    assert again.verdict == PROVED
    line = (HEAD + DECLARED + changed).splitlines().index("    ...") + 1
    assert [step.line for step in again.steps] == [line] * len(again.steps)


CHANGES = {
    "the statement": (GOAL.replace("c * d * 2", "2 * c * d"), Settings()),
    "a hypothesis": (left_open("Le(c * d * 2, c**2 + d**2)", ", given=[Ge(c, 0)]"), Settings()),
    "a claim before it": ("@claim(Ge(c**2, 0))\ndef square():\n    return calc(c**2).ge(0)\n" + GOAL, Settings()),
    "an index more": ("other = index('other', n)\n" + GOAL, Settings()),
    "the effort": (GOAL, Settings(effort=599)),
}


@pytest.mark.parametrize(("text", "settings"), CHANGES.values(), ids=CHANGES)
def test_what_a_search_depends_on_makes_it_another(tmp_path: Path, text: str, settings: Settings) -> None:
    shelf = Shelf()
    checked(tmp_path, GOAL, shelf)
    before = set(shelf.asked)
    shelf.asked.clear()
    checked(tmp_path, text, shelf, settings)
    assert shelf.asked
    assert not before & set(shelf.asked)


def test_a_definition_counts_by_what_it_says(tmp_path: Path) -> None:
    shelf, asked = Shelf(), []
    for body in ("c + 1", "c + 2"):
        shelf.asked.clear()
        checked(tmp_path, f'g = define("g", {body})\n' + left_open("Gt(g, c)"), shelf)
        asked.append(set(shelf.asked))
    assert not asked[0] & asked[1]


def entry(tmp_path: Path, statement: str, more: str = "") -> str:
    shelf = Shelf()
    assert checked(tmp_path, left_open(statement, more), shelf).verdict == PROVED
    return list(shelf.values())[-1]


def variants(content: str) -> dict[str, str]:
    """An entry, damaged in ways that are still text."""
    data = json.loads(content)
    found = data["found"]
    changed = lambda **new: json.dumps({**data, **new})  # noqa: E731
    return {
        "empty": "",
        "no JSON": content[: len(content) // 2],
        "another thing": "[1, 2]",
        "nothing": changed(found=None),
        "a number": changed(found=1),
        "no terms": changed(terms=[]),
        "a term that is none": changed(terms=[["Scalar", 1, 2, 3]]),
        "a class that there is not": changed(found={"Theorem": []}),
        "a claim that there is not": changed(found={"Cited": [{"Cite": ["x", {"claim": "x"}, []]}]}),
        "a hole": changed(found={"Hole": [1, 1, 1, 1]}),
        "a field too few": changed(found={"Chain": found["Chain"][:1]}),
        "a field of another type": changed(found={"Chain": [found["Chain"][1], found["Chain"][0]]}),
        "a chain without steps": changed(found={"Chain": [found["Chain"][0], []]}),
        "a reason that is a part": changed(found={"Cited": [found]}),
        "reasons alone": changed(found=[]),
        "trivial": changed(found={"Trivial": []}),
        "more attempts than there are": changed(spent=10_000),
        "fewer attempts than none": changed(spent=-1),
        "deep": '{"spent": 1, "terms": [], "found": ' + "[" * 40_000 + "]" * 40_000 + "}",
    }


CITED = ("Ge(x[j] - x[k], -s)", "")
BOUND = ("Ge(u * exp(c), u * (1 + c))", "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("claims")


@pytest.fixture(scope="module")
def cited(folder: Path) -> str:
    """What is kept of a search that finds a claim to cite."""
    return entry(folder, *CITED)


@pytest.fixture(scope="module")
def plain(folder: Path) -> Verdict:
    """The verdict where nothing is kept."""
    return checked(folder, left_open(*CITED), Shelf())


@pytest.mark.parametrize("kind", variants('{"found": {"Chain": [1, 2]}}'))
def test_damage_does_no_harm(folder: Path, cited: str, plain: Verdict, kind: str) -> None:
    shelf = Same(variants(cited)[kind])
    assert said(checked(folder, left_open(*CITED), shelf)) == said(plain)
    assert shelf, "it is looked for"


@pytest.mark.parametrize(("statement", "more"), FALSE.values(), ids=FALSE)
def test_nothing_kept_makes_a_falsehood_true(folder: Path, cited: str, statement: str, more: str) -> None:
    shelf = Same(cited)
    verdict = checked(folder, left_open(statement, more), shelf)
    assert verdict.verdict != PROVED
    assert verdict.found == ()
    assert shelf.asked[0] not in shelf


def test_a_proof_of_something_else_is_not_taken(folder: Path, cited: str) -> None:
    """Where the goal is true, what is found is what a search finds."""
    found = checked(folder, left_open(*BOUND), Shelf())
    assert said(checked(folder, left_open(*BOUND), Same(cited))) == said(found)


TWO = """
@claim(And(Ge(u * exp(c), u * (1 + c)), Ge(x[j] - x[k], -s)))
def it():
    return conj(..., ...)
"""


@pytest.mark.parametrize("effort", [8, 20, 40, 600])
def test_attempts_count_as_if_they_had_been_made(tmp_path: Path, effort: int) -> None:
    """So the second hole of a claim has as many left, whether the first was known or not."""
    settings, full = Settings(effort=effort), Shelf()
    plain = checked(tmp_path, TWO, full, settings)
    for gone in [None, *full]:
        shelf = Shelf()
        shelf.update({name: content for name, content in full.items() if name != gone})
        assert said(checked(tmp_path, TWO, shelf, settings)) == said(plain)


def test_that_nothing_was_found_is_not_kept(tmp_path: Path) -> None:
    shelf = Shelf()
    assert checked(tmp_path, left_open(*CITED), shelf, Settings(effort=3)).verdict == UNDECIDED
    assert shelf.asked[0] not in shelf


def test_nor_what_the_clock_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spend(budget: Budget, weight: int = 1) -> None:
        raise Stopped

    monkeypatch.setattr(Budget, "spend", spend)
    shelf = Shelf()
    checked(tmp_path, left_open(*CITED), shelf)
    assert shelf.asked
    assert not shelf


def test_nor_what_was_found_while_a_claim_before_it_had_no_proof(tmp_path: Path) -> None:
    """Once it has one, a search may find something better."""
    before = "@claim(Le(x[j] - x[k], s))\ndef before():\n    return calc(x[j] - x[k]).le(s, {})\n"
    goal = left_open("Ge(x[j] - x[k], -s)")
    wrong, right = Shelf(), Shelf()
    assert checked(tmp_path, before.format("by.calculus") + goal, wrong).verdict == PROVED
    assert wrong.asked[0] not in wrong
    assert checked(tmp_path, before.format("by.extremes, by.unfold(s)") + goal, right).verdict == PROVED
    assert right.asked[0] in right


def test_a_reason_that_is_no_data_is_found_but_not_kept(tmp_path: Path) -> None:
    claim = "@claim(Ge(exp(c), 1 + c))\ndef it():\n    return calc(exp(c)).ge(1 + c, by.sympy, ...)\n"
    shelf = Shelf()
    with_one, without = checked(tmp_path, claim, shelf), checked(tmp_path, claim.replace("by.sympy, ", ""), Shelf())
    assert shelf.asked
    assert (with_one.verdict, without.verdict) == (PROVED, PROVED)
