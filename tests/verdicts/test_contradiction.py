"""An erratum is refuted by a proved claim, where its negation follows and its hypotheses are met at a certified point."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from derive.records.verdict import REFUTED, UNDECIDED, Verdict

Judged = Callable[..., dict[str, Verdict]]

DECLARED = """
a, b, c = scalar("a"), scalar("b"), scalar("c")
bend = D(D(abs(c)**3, c), c)

@claim(Eq(bend, 6 * abs(c)))
def true_one():
    return calc(bend).eq(6 * abs(c), by.calculus)

@erratum({statement}, given=[{given}], corrected=true_one)
def it():
    '''Numbers say nothing of a slope of a slope at a corner.'''
"""


@pytest.mark.parametrize(
    ("statement", "given", "point"),
    [
        ("Eq(bend, 1)", "Eq(c, 0)", "c = 0"),
        ("Lt(bend, 0)", "Eq(c, 0)", "c = 0"),
        ("Ne(bend, 0)", "Eq(c, 0)", "c = 0"),
        ("Implies(Eq(c, 0), Gt(bend, 5))", "", "c = 0"),
        ("Eq(bend, 1)", "Eq(c, b), Eq(b, 0)", "b = 0, c = 0"),
    ],
)
def test_what_contradicts_a_proved_claim_is_refuted(judged: Judged, statement: str, given: str, point: str) -> None:
    found = judged(DECLARED.format(statement=statement, given=given))["it"]
    assert (found.verdict, found.passes) == (REFUTED, True)
    assert found.message == f"as published: at {point} true_one contradicts it, and is true instead"
    assert found.witness is not None
    assert (found.witness.point, found.witness.by) == (point, "kernel")


@pytest.mark.parametrize(
    ("statement", "given"),
    [
        ("Eq(bend, 0)", "Eq(c, 0)"),
        ("Ge(bend, 0)", "Eq(c, 0)"),
        ("Eq(bend, 6 * c)", "Eq(c, 0)"),
        ("Implies(Gt(bend, 0), Gt(c, 0))", "Eq(c, 0)"),
        ("Eq(bend, 1)", "Eq(c, 0), Gt(a, 1), Lt(a, 0)"),
        ("Implies(And(Eq(c, 0), Ne(c, 0)), Eq(bend, 1))", ""),
    ],
)
def test_what_does_not_or_says_nothing_is_not(judged: Judged, statement: str, given: str) -> None:
    assert judged(DECLARED.format(statement=statement, given=given))["it"].verdict == UNDECIDED
