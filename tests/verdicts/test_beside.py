"""What reasons give and what was written, below each other: in one form, marked where they differ, shortened else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from derive.files.load import Loader
from derive.records.settings import Settings
from derive.records.verdict import Failure
from derive.reports.beside import beside, bracketed
from derive.verdicts.check import check

Project = Callable[..., Path]
DECLARED = """
n = dimension("n"); i, j, k = indices("i j k", n)
x, y = vector("x", n), vector("y", n)
a, b, c, d = scalar("a"), scalar("b"), scalar("c"), scalar("d")
Z = define("Z", Sum(exp(x[k]), k)); p = define("p", exp(x[i]) / Z, at=i)

@claim(Ge(c**2 + 1, 1))
def one_at_least():
    return calc(c**2 + 1).ge(1)
"""
Rows = Callable[..., list[str]]


@pytest.fixture
def rows(project: Project) -> Rows:
    def of(statement: str, chain: str, *given: str) -> list[str]:
        text = f"@claim({statement}, given=[{', '.join(given)}])\ndef it():\n    return {chain}\n"
        loaded = Loader().load(project(it=DECLARED + text) / "proofs" / "it.py")
        assert not loaded.problems, loaded.problems
        verdict = check(loaded.claims["it"], Settings())
        assert verdict.failure is not None
        failure: Failure = verdict.failure
        return [f"{label}  {bracketed(part)}" for label, part in beside(verdict, failure)]

    return of


def test_the_order_of_the_author_is_kept_and_the_sign_is_marked(rows: Rows) -> None:
    found = rows("Eq((a + b)**2, b**2 + a**2 - 2*a*b)", "calc((a + b)**2).eq(b**2 + a**2 - 2*a*b)")
    assert found[:2] == ["algebra gives  b² + a² ‹+ 2·a·b›", "you wrote  b² + a² ‹- 2·a·b›"]


def test_names_are_folded_as_the_author_folds_them(rows: Rows) -> None:
    found = rows(
        "Eq(D(p[i], x[j]), p[j] * (delta(i, j) - p[j]))",
        "calc(D(p[i], x[j])).eq(p[j] * (delta(i, j) - p[j]), by.unfold(p), by.unfold(Z), by.calculus)",
    )
    assert found[:2] == ["by.unfold(p), … give  ‹p_i›·(δ_ij - p_j)", "you wrote  ‹p_j›·(δ_ij - p_j)"]


def test_the_smallest_part_below_functions_and_sums(rows: Rows) -> None:
    found = rows(
        "Eq(Sum(exp(2 * x[k]) * 3, k), 3 * Sum(exp(x[k]), k))",
        "calc(Sum(exp(2 * x[k]) * 3, k)).eq(3 * Sum(exp(x[k]), k), by.constant_sum)",
    )
    assert found[1:3] == ["algebra gives  3·Sum(‹exp(x_k)²›, k)", "you wrote  3·Sum(‹exp(x_k)›, k)"]


def test_the_letter_of_a_bound_index_is_no_difference(rows: Rows) -> None:
    found = rows("Eq(Sum(x[k], k) + a, a + 2 * Sum(x[j], j))", "calc(Sum(x[k], k) + a).eq(a + 2 * Sum(x[j], j))")
    assert found[:2] == ["algebra gives  a + Sum(x_j, j)", "you wrote  a + ‹2›·Sum(x_j, j)"]


def test_nothing_is_marked_where_all_of_it_differs(rows: Rows) -> None:
    found = rows("Eq(exp(a) + 0, cos(b))", "calc(exp(a) + 0).eq(cos(b))")
    assert found[:2] == ["algebra gives  exp(a)", "you wrote  cos(b)"]


def test_factors_that_are_missing(rows: Rows) -> None:
    found = rows("Eq(sin(a + b), sin(a) + sin(b))", "calc(sin(a + b)).eq(sin(a) + sin(b))")
    assert found[:2] == ["algebra gives  sin(a)·‹cos(b)› + sin(b)·‹cos(a)›", "you wrote  sin(a) + sin(b)"]


def test_long_terms_are_shortened_where_they_agree(rows: Rows) -> None:
    long = " + ".join(f"exp({name})**{power} * log(1 + {name}**2)" for power in (2, 3) for name in "abcd")
    found = rows(f"Eq({long} + 2 * a, {long} + 3 * a)", f"calc({long} + 2 * a).eq({long} + 3 * a)")
    assert found[:2] == ["algebra gives  … + ‹2›·a", "you wrote  … + ‹3›·a"]


def test_facts_say_what_they_say(rows: Rows) -> None:
    found = rows("Eq(Sum(x[k], k), 0)", "calc(Sum(x[k], k)).eq(0, by.hyp)", "Eq(x[k], 0)")
    assert found[0] == "by.hyp says  x_k = 0"
    found = rows("Ge(d**2 + c, 1)", "calc(d**2 + c).ge(1, one_at_least)")
    assert found[0] == "one_at_least says  c² + 1 ≥ 1"


def test_the_ends_of_a_chain_are_marked(project: Project) -> None:
    text = "@claim(Eq(a * b, b * a + exp(c)))\ndef it():\n    return calc(a * b).eq(b * a)\n"
    loaded = Loader().load(project(it=DECLARED + text) / "proofs" / "it.py")
    failure = check(loaded.claims["it"], Settings()).failure
    assert failure is not None
    assert failure.compared is not None
    assert [bracketed(part) for part in failure.compared] == ["b·a", "b·a ‹+ exp(c)›"]


class TestInequalities:
    def test_a_sign_is_missing(self, rows: Rows) -> None:
        found = rows("Ge(c**3 * exp(d), 0)", "calc(c**3 * exp(d)).ge(0, by.sign)", "Ge(c**3 + c, 0)")
        assert found == ["this is missing  c ≥ 0"]

    def test_a_hypothesis_is_too_weak(self, rows: Rows) -> None:
        other = "Ge(c**3 * d**2 + c, d**3 * c**2 + d)"
        found = rows("Ge(c, d)", "calc(c).ge(d, by.hyp(1))", "Ge(c, d - a**2)", other)
        assert found == ["by.hyp(1) says  c ≥ d - a²", "it is too weak by  a²"]
        found = rows("Le(d, c)", "calc(d).le(c, by.hyp(1))", "Ge(c, d - a)", other)
        assert found == ["by.hyp(1) says  c ≥ d - a", "this is missing  a ≤ 0"]

    def test_what_has_nothing_in_common_is_not_measured(self, rows: Rows) -> None:
        found = rows("Ge(c, d)", "calc(c).ge(d, by.hyp(1))", "Ge(a, b)", "Ge(c**3 * d**2 + c, d**3 * c**2 + d)")
        assert found == ["by.hyp(1) says  a ≥ b"]


@pytest.mark.parametrize(
    ("statement", "chain", "misses"),
    [
        ("Ge(c**2 + 1, 3 * c)", "calc(c**2 + 1).ge(3 * c)", "1"),
        ("Lt(c, c)", "calc(c).lt(c)", "0: both sides are equal, and < is strict"),
        ("Le(3 * c, c**2 + 1)", "calc(3 * c).le(c**2 + 1)", "1"),
        ("Eq(c, d)", "calc(c).eq(d)", ""),
    ],
)
def test_by_how_much_it_misses(project: Project, statement: str, chain: str, misses: str) -> None:
    text = f"@claim({statement})\ndef it():\n    return {chain}\n"
    witness = check(Loader().load(project(it=DECLARED + text) / "proofs" / "it.py").claims["it"], Settings()).witness
    assert witness is not None
    assert witness.misses == misses
