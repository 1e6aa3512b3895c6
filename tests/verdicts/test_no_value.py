"""A statement that has no value at a point is false there; what it lacks is named, in the author's names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from derive.records.verdict import PROVED, REFUTED, TESTED, UNDECIDED, Verdict

Judged = Callable[..., dict[str, Verdict]]

DECLARED = """
n = dimension("n")
i, j, k = indices("i j k", n)
x = vector("x", n)
a, b, c = scalar("a"), scalar("b"), scalar("c")
"""


def claim(left: str, right: str, given: str = "", kind: str = "claim") -> str:
    body = f"return calc({left}).eq({right})" if kind == "claim" else '"""As published."""'
    return f"{DECLARED}\n@{kind}(Eq({left}, {right}){given})\ndef it():\n    {body}\n"


LACKING = [
    ("c / c", "1", "", "c = 0", "the left side", "Ne(c, 0)"),
    ("1", "c / c", "", "c = 0", "the right side", "Ne(c, 0)"),
    ("c / c", "c**2 / c**2", "", "c = 0", "both sides have", "Ne(c, 0)"),
    ("sqrt(c)**2", "c", "", "c = -1", "the left side", "Ge(c, 0)"),
    ("log(c**2)", "2 * log(c)", ", given=[Ne(c, 0)]", "c = -1", "the right side", "Gt(c, 0)"),
    (
        "log(a * b)",
        "log(a) + log(b)",
        ", given=[Gt(a * b, 0)]",
        "a = -1, b = -1",
        "the right side",
        "Gt(a, 0), Gt(b, 0)",
    ),
    ("(c**2 - exp(2)) / (c - exp(1))", "c + exp(1)", "", "c = exp(1)", "the left side", "Ne(c - exp(1), 0)"),
    ("Sum(x[k] / x[k], k)", "n", "", "n = 1, x = (0)", "the left side", "forall(k, Ne(x[k], 0))"),
    ("x[i] * x[j] / x[i]", "x[j]", "", "n = 1, x = (0), i = 1, j = 1", "the left side", "Ne(x[i], 0)"),
]


@pytest.mark.parametrize(("left", "right", "given", "point", "side", "needs"), LACKING, ids=[c[0] for c in LACKING])
def test_what_is_missing_is_named_and_mends_the_claim(
    judged: Judged, left: str, right: str, given: str, point: str, side: str, needs: str
) -> None:
    found = judged(claim(left, right, given))["it"]
    assert (found.verdict, found.refuted_at) == (REFUTED, "statement")
    assert found.message.startswith(f"the statement is false: at {point} {side}")
    assert found.witness is not None
    assert found.witness.point == point
    assert found.failure is not None
    hint = found.failure.hint or ""
    assert hint.endswith(f"given=[{needs}]"), hint
    already = given.removeprefix(", given=[").removesuffix("]")
    mended = f", given=[{', '.join(filter(None, (already, needs)))}]"
    assert judged(claim(left, right, mended))["it"].verdict == PROVED


def test_another_fault_comes_first(judged: Judged) -> None:
    """At c = 0 it has no value; but with c ≠ 0 it is false too, so no hypothesis would mend it."""
    found = judged(claim("c / c", "2"))["it"]
    assert (found.verdict, found.message) == (REFUTED, "the statement is false")
    assert found.witness is not None
    assert found.witness.point == "c = 1"


def test_what_cannot_hold_is_not_asked_for(judged: Judged) -> None:
    found = judged(claim("Sum(1 / (x[k] - x[j]), k)", "Sum(1 / (x[k] - x[j]), k) + 0 * c"))["it"]
    assert found.verdict == REFUTED
    assert found.failure is not None
    assert "given=" not in (found.failure.hint or "")


@pytest.mark.parametrize(
    ("left", "right", "given"),
    [
        ("c / c", "1", ", given=[Ne(c, 0)]"),
        ("c / c", "1", ", given=[Gt(exp(c), 1)]"),
        ("0 / exp(c)", "0", ""),
        ("sqrt(c**2 - 2 * c + 1)", "abs(c - 1)", ""),
        ("log(exp(c))", "c", ""),
        ("x[j]**0", "1", ""),
        ("c**n / c", "c**(n - 1)", ", given=[Ne(c, 0)]"),
        ("(1 + c**2) / (1 + c**2)", "1", ""),
    ],
)
def test_what_has_a_value_wherever_its_hypotheses_hold_is_not_refuted(
    judged: Judged, left: str, right: str, given: str
) -> None:
    assert judged(claim(left, right, given))["it"].verdict in (PROVED, UNDECIDED)
    assert judged(claim(left, right, given, kind="erratum"))["it"].verdict == UNDECIDED


def test_rounding_is_no_point_without_a_value(judged: Judged) -> None:
    """exp(c) - 1 is so near to 0 at a small c that a ball around it touches 0."""
    found = judged(claim("(exp(c) - 1) / (exp(c) - 1)", "1", ", given=[Gt(c, 0), Lt(c, Rational(1, 10**80))]"))["it"]
    assert found.verdict == UNDECIDED


def test_an_erratum_says_which_side(judged: Judged) -> None:
    found = judged(claim("c / c", "1", kind="erratum"))["it"]
    assert (found.verdict, found.message) == (REFUTED, "the statement is false: at c = 0 the left side has no value")


def test_an_axiom_without_a_value_is_refuted(judged: Judged) -> None:
    text = f"{DECLARED}\n@axiom(Eq(c / c, 1){{}})\ndef it():\n    pass\n"
    assert judged(text.format(""))["it"].verdict == REFUTED
    assert judged(text.format(", given=[Ne(c, 0)]"))["it"].verdict == TESTED


AT_ZERO = "Eq(c, 0)"
TIED = "forall(k, Eq(x[k], x[j]))"
KINKS = [
    ("D(abs(c), c)", "0", AT_ZERO),
    ("D(exp(abs(c)), c)", "1", AT_ZERO),
    ("D(abs(abs(c) - 1), c)", "-1", AT_ZERO),
    ("D(x.max, x[j])", "Rational(1, 2)", f"Ge(n, 2), {TIED}"),
    ("D(x.max - x.min, x[j])", "1", f"Ge(n, 2), {TIED}"),
]
NO_KINKS = [
    ("D(abs(c)**2, c)", "0", AT_ZERO),
    ("D(c * abs(c), c)", "0", AT_ZERO),
    ("D(abs(c) - abs(-c), c)", "0", AT_ZERO),
    ("D(cos(abs(c)), c)", "0", AT_ZERO),
    ("D(D(abs(c)**3, c), c)", "0", AT_ZERO),
    ("D(x.max + x.min, x[j])", "1", f"Eq(n, 2), {TIED}"),
    ("D(x.max, x[j])", "1", "Eq(n, 1)"),
    ("D(x.max, x[j])", "0", "Ge(n, 3), Gt(x.max, x[j])"),
]


def erratum(left: str, right: str, given: str) -> str:
    return claim(left, right, f", given=[{given}]", "erratum")


@pytest.mark.parametrize(("left", "right", "given"), KINKS)
def test_a_slope_where_the_sides_differ_is_none(judged: Judged, left: str, right: str, given: str) -> None:
    found = judged(erratum(left, right, given))["it"]
    assert found.verdict == REFUTED
    assert found.message.endswith("the left side has no value")


@pytest.mark.parametrize(("left", "right", "given"), NO_KINKS)
def test_a_slope_where_kinks_cancel_is_not(judged: Judged, left: str, right: str, given: str) -> None:
    assert judged(erratum(left, right, given))["it"].verdict == UNDECIDED


def test_a_wrong_slope_at_kinks_that_cancel_is_refuted_by_its_value(judged: Judged) -> None:
    found = judged(erratum("D(abs(c)**2, c)", "1", AT_ZERO))["it"]
    assert (found.verdict, found.message) == (REFUTED, "the statement is false")
    assert found.witness is not None
    assert dict(found.witness.values) == {"left": "0", "right": "1"}
