"""What holds throughout the claims of a file: found in their pages, said once, and no more than each of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from derive.records.page import Formula, Page, Words
from derive.records.settings import Settings
from derive.records.verdict import Verdict
from derive.reports.throughout import Throughout, throughout
from derive.running.plan import slices
from derive.running.run import run

HEAD = """
n = dimension("n")
m = dimension("m", at_least=2)
i, k, t = indices("i k t", n)
x = vector("x", n)
c = scalar("c")
Z = define("Z", Sum(exp(x[k]), k))
p = define("p", exp(x[i]) / Z, at=i)
"""
SUM = """
@claim(Eq(Sum(p[i], i), 1))
def sums():
    return calc(Sum(p[i], i)).eq(1, by.unfold(p), by.unfold(Z))
"""
LEAST = """
@claim(Gt(p[t], 0))
def positive():
    return calc(p[t]).gt(0, by.unfold(p), by.unfold(Z))
"""
SHIFT = """
@claim(Eq(c + x[t] - x[t], c))
def cancels():
    return calc(c + x[t] - x[t]).eq(c)
"""


@pytest.fixture
def pages(project: Callable[..., Path]) -> Callable[[str], list[Page]]:
    """The pages of a file's claims."""

    def checked(*claims: str) -> list[Page]:
        from derive.files.select import targets

        project(claims=HEAD + "".join(claims))
        found: list[Verdict] = run(slices(targets(["proofs/claims.py"], None)), Settings(pages=True)).verdicts
        return [verdict.page for verdict in found if verdict.page is not None]

    return checked


def text(words: Words) -> str:
    return "".join(piece.text if isinstance(piece, Formula) else piece[1] for piece in words)


def said(found: Throughout | Page) -> list[str]:
    return [*map(text, found.variables), *[formula.text for formula in found.definitions]]


def test_definitions_come_after_those_that_they_use(pages: Callable[..., list[Page]]) -> None:
    common = throughout(pages(SUM, LEAST))
    assert said(common)[:2] == ["n ≥ 1 be an integer", "x ∈ ℝ^n"]
    assert [line.partition(" =")[0] for line in said(common)[2:]] == ["Z", "p_i"]
    assert not common.overridden


def test_a_claim_keeps_what_is_its_own(pages: Callable[..., list[Page]]) -> None:
    listed = pages(SUM, LEAST, SHIFT)
    common = throughout(listed)
    own = [said(common.own(page)) for page in listed]
    assert own == [[], [], ["c ∈ ℝ"]]


def test_what_only_one_has_is_its_own(pages: Callable[..., list[Page]]) -> None:
    (page,) = pages(SUM)
    common = throughout([page])
    assert not common.meanings
    assert common.own(page) == page


OTHER_N = """
n2 = dimension("n", at_least=2)
y = vector("x", n2)
j, l = indices("j l", n2)
W = define("Z", Sum(exp(y[j]), j))

@claim(Gt(W, 0))
def larger():
    return calc(W).gt(0, by.unfold(W))
"""


def test_a_letter_that_means_something_else_is_said_where_it_does(pages: Callable[..., list[Page]]) -> None:
    """The formula of the definition is the same, and still it is another one: its n is."""
    listed = pages(SUM, LEAST, OTHER_N)
    common = throughout(listed)
    assert common.overridden
    assert said(common)[0] == "n ≥ 1 be an integer"
    own = said(common.own(listed[-1]))
    assert own[:2] == ["n ≥ 2 be an integer", "x ∈ ℝ^n"]
    assert own[2].startswith("Z = ")
    assert said(common.own(listed[0])) == []


def test_nothing_stands_on_what_is_left_to_the_claims(pages: Callable[..., list[Page]]) -> None:
    """x is taken in two senses by as many claims each: whichever is said, only what means that is said with it."""
    listed = pages(
        SUM,
        OTHER_N,
        OTHER_N.replace("larger", "again").replace("Gt(W, 0)", "Gt(2 * W, 0)").replace("calc(W)", "calc(2 * W)"),
    )
    common = throughout(listed)
    assert said(common)[0] == "n ≥ 2 be an integer"
    assert len(said(common.own(listed[0]))) == 4


def test_nobody_loses_a_declaration(whole_run: object) -> None:
    """Of each claim of the first document: what it says itself, with what is said at the head, is all that it said."""
    verdicts: Iterable[Verdict] = whole_run.verdicts  # type: ignore[attr-defined]
    files: dict[str, list[Page]] = {}
    for verdict in verdicts:
        if verdict.page is not None:
            files.setdefault(verdict.file, []).append(verdict.page)
    spared = 0
    for listed in files.values():
        common = throughout(listed)
        for page in listed:
            own = common.own(page)
            mine = {one.name: one for one in (*own.declared, *own.defined)}
            for one in (*page.declared, *page.defined):
                formula = getattr(one, "formula", None) or one.range  # type: ignore[union-attr]
                found = mine.get(one.name) or common.meanings[one.name][0]
                assert (getattr(found, "formula", None) or found.range) == formula
            spared += len(page.declared) + len(page.defined) - len(mine)
    assert spared > 200
