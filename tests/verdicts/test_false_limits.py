"""A false limit is refuted at a point, and the verdict says what is true there instead."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from derive.records.verdict import Verdict

Judged = Callable[..., dict[str, Verdict]]

VOCABULARY = """
n = dimension("n"); k = index("k", n); x = vector("x", n); i = index("i", n)
a = scalar("a", positive=True); h = scalar("h"); c, d = scalar("c"), scalar("d"); u = scalar("u", positive=True)
"""


def verdict_on(judged: Judged, statement: str, given: str = "", kind: str = "claim") -> Verdict:
    term = statement[: re.search(r", [ahu], ", statement).start()]  # type: ignore[union-attr]
    body = f"    return limit(calc({term}))" if kind == "claim" else '    """As published."""'
    source = f"@{kind}(Tends({statement}){f', given=[{given}]' if given else ''})\ndef it():\n{body}\n"
    return judged(VOCABULARY + source)["it"]


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        ("1 / a, a, oo, 1", [("limit", "0")]),
        ("a / (a + 1), a, oo, 0", [("limit", "1")]),
        ("(1 + 1 / a)**a, a, oo, 1", [("limit", "exp(1)")]),
        ("exp(a), a, oo, 0", [("limit", "∞")]),
        ("log(a) - a, a, oo, 0", [("limit", "-∞")]),
        ("1 / h, h, 0, 0", [("from the right", "∞"), ("from the left", "-∞")]),
        ("abs(h) / h, h, 0, 1", [("from the right", "1"), ("from the left", "-1")]),
        ("exp(h), h, -oo, 1", [("limit", "0")]),
        ("(h**2 - 9) / (h - 3), h, 3, 3", [("limit", "6")]),
        ("log(u), u, 0, 0", [("limit", "-∞")]),
    ],
)
def test_it_says_where_the_term_tends(judged: Judged, statement: str, values: list[tuple[str, str]]) -> None:
    for kind in ("claim", "erratum"):
        found = verdict_on(judged, statement, kind=kind)
        assert found.verdict == "refuted"
        assert found.refuted_at == "statement"
        assert found.witness is not None
        assert list(found.witness.values) == values
        assert found.witness.by == "kernel"


@pytest.mark.parametrize(
    ("statement", "given", "point"),
    [
        ("c / a, a, oo, c", "", "c = 1"),
        ("exp(-c * a), a, oo, 0", "", "c = 0"),
        ("exp(-c * a), a, oo, 0", "Ge(c, 0)", "c = 0"),
        ("a**(-c), a, oo, 0", "Ge(c, 0)", "c = 0"),
        ("Sum(exp(-a * x[k]), k), a, oo, 0", "", "n = 1, x = (0)"),
        ("c * a / (a + 1), a, oo, d", "Ge(c, d)", "c = 1, d = 0"),
    ],
)
def test_at_a_point_that_meets_the_hypotheses(judged: Judged, statement: str, given: str, point: str) -> None:
    found = verdict_on(judged, statement, given)
    assert found.verdict == "refuted"
    assert found.witness is not None
    assert found.witness.point == point


@pytest.mark.parametrize(
    ("statement", "given"),
    [
        ("sin(a**2), a, oo, 0", ""),
        ("exp(-c * a), a, oo, 0", "Gt(c, 0), Lt(c, 0)"),
        ("sqrt(h), h, 0, 0", ""),
        ("a, a, -1, 5", ""),
    ],
)
def test_what_is_not_shown_to_be_another_is_undecided(judged: Judged, statement: str, given: str) -> None:
    """No limit, no point, no value on one side, no way there: nothing tends anywhere else."""
    assert verdict_on(judged, statement, given).verdict == "undecided"


@pytest.mark.parametrize(
    ("statement", "given"),
    [
        ("1 / a, a, oo, 0", ""),
        ("exp(-c * a), a, oo, 0", "Gt(c, 0)"),
        ("(exp(h) - 1) / h, h, 0, 1", ""),
        ("exp(x[i] / a) / Sum(exp(x[k] / a), k), a, oo, 1 / n", ""),
    ],
)
def test_a_true_one_is_not(judged: Judged, statement: str, given: str) -> None:
    assert verdict_on(judged, statement, given).verdict == "proved"
    assert verdict_on(judged, statement, given, kind="erratum").verdict == "undecided"


@pytest.mark.parametrize(
    "statement",
    [
        "sin(a), a, oo, 0",
        "cos(a)**2, a, oo, Rational(1, 2)",
        "a * sin(a), a, oo, 0",
        "cos(3 * a / 7 + c), a, oo, c",
        "sin(pi * a), a, oo, 0",
        "exp(sin(h)), h, -oo, 1",
        "sin(1 / h), h, 0, 0",
        "cos(1 / (2 * h - 4)), h, 2, 1",
        "sin(a) * cos(a / 2) + 1 / a, a, oo, 0",
        "Sum(x[k]**2 + sin(a), k), a, oo, 0",
    ],
)
def test_what_oscillates_is_refuted_along_a_sequence(judged: Judged, statement: str) -> None:
    found = verdict_on(judged, statement)
    assert found.verdict == "refuted"
    assert found.witness is not None
    assert found.witness.by == "balls"


@pytest.mark.parametrize(
    "statement",
    [
        "h * sin(1 / h), h, 0, 0",
        "sin(a) / a, a, oo, 0",
        "sin(a)**2 + cos(a)**2, a, oo, 1",
        "sin(a + pi / 2) - cos(a), a, oo, 0",
        "sin(a + c) - sin(a) * cos(c) - cos(a) * sin(c), a, oo, 0",
        "sin(a) * cos(pi * a) / sqrt(a), a, oo, 0",
        "sin(a) * sin(a * sqrt(2)) - sin(a * sqrt(2)) * sin(a), a, oo, 0",
        "sin(1 / (h - 2)) * (h - 2), h, 2, 0",
    ],
)
def test_a_true_one_that_oscillates_is_not(judged: Judged, statement: str) -> None:
    assert verdict_on(judged, statement, kind="erratum").verdict == "undecided"


def test_one_of_several(judged: Judged) -> None:
    found = judged(
        VOCABULARY
        + "@claim(And(Tends(1 / a, a, oo, 0), Tends(a / (a + 1), a, oo, 0)))\n"
        + "def it():\n    return conj(limit(calc(1 / a)), limit(calc(a / (a + 1))))\n"
    )["it"]
    assert found.verdict == "refuted"
    assert found.witness is not None
    assert list(found.witness.values) == [("limit", "1")]


def test_the_message_names_the_limit(judged: Judged) -> None:
    for statement, said in (
        ("c / a, a, oo, c", "the limit is 0, not c"),
        ("abs(h - c) / (h - c), h, c, 1", "from the right the limit is 1, from the left it is -1"),
        ("exp(a), a, oo, 0", "it tends to ∞"),
        ("sin(a**2), a, oo, 0", "it stays bounded, and no more is known of it"),
        ("exp(c * a), a, oo, 0", "c has a sign that decides, and it is not known here"),
    ):
        found = verdict_on(judged, statement)
        assert found.failure is not None
        assert found.failure.reason == said
