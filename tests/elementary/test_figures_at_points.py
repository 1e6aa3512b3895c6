"""The figures against ball arithmetic: what a term is turned into has its value wherever it has one, and so do signs."""

from __future__ import annotations

from building import *
from building import Delta, minus, num, over
from hypothesis import assume
from hypothesis import given as drawn
from hypothesis import strategies as st
from random_terms import SETTINGS, TERMS, nested_sums, points, truth_of

from derive.elementary.algebra import Algebra, Stuck
from derive.elementary.check import Checker, equal
from derive.elementary.polynomials import written
from derive.evidence.numbers.certain import Truth
from derive.evidence.numbers.points import Point
from derive.printing.text import text
from derive.terms.node import Term

RELATIONS = {1: "<", 2: "=", 3: "≤", 4: ">", 5: "≠", 6: "≥"}
NONE = (Truth.FALSE, Truth.UNDEFINED)


def turned(al: Algebra, term: Term) -> Term:
    try:
        return written(al.poly(term))
    except Stuck:
        assume(False)
        raise


def has_its_value(term: Term, other: Term, point: Point) -> None:
    """Where a term has a value another one has the same: = says that both have one."""
    if truth_of(eq(term, term), point) is Truth.TRUE:
        assert truth_of(eq(term, other), point) not in NONE, (text(term), text(other), str(point))


@SETTINGS
@drawn(st.one_of(TERMS, nested_sums()), st.booleans(), st.data())
def test_what_a_term_is_turned_into_has_its_value(term: Term, in_cases: bool, data: st.DataObject) -> None:
    """Also where two indices are known to be one, or to differ."""
    fact = data.draw(st.sampled_from([eq(i, j), ne(i, j)])) if in_cases else eq(num(0), num(0))
    other = turned(Checker([fact]), term)
    for size in (1, 2, 3):
        point = data.draw(points(size, True))
        if truth_of(fact, point) is Truth.TRUE:
            has_its_value(term, other, point)


@SETTINGS
@drawn(TERMS, st.data())
def test_signs_hold_at_points(term: Term, data: st.DataObject) -> None:
    try:
        signs = Checker(()).sign(term)
    except Stuck:
        assume(False)
    assume(signs in RELATIONS)
    for size in (1, 2, 3):
        point = data.draw(points(size, True))
        if truth_of(eq(term, term), point) is Truth.TRUE:
            assert truth_of(Rel(RELATIONS[signs], term, num(0)), point) not in NONE, (text(term), str(point))


@SETTINGS
@drawn(TERMS, st.data())
def test_what_is_called_defined_has_a_value(term: Term, data: st.DataObject) -> None:
    try:
        assume(Checker(()).defined(term))
    except Stuck:
        assume(False)
    for size in (1, 2, 3):
        point = data.draw(points(size, True))
        assert truth_of(eq(term, term), point) not in NONE, (text(term), str(point))


@SETTINGS
@drawn(TERMS, TERMS, st.data())
def test_facts_never_make_a_falsehood(term: Term, other: Term, data: st.DataObject) -> None:
    """Signs, values and definedness that facts show hold wherever the facts do."""
    first = Rel(
        data.draw(st.sampled_from([*RELATIONS.values()])), other, data.draw(st.sampled_from([num(0), num(1), c]))
    )
    further = [ge(c, num(1)), eq(i, j), ne(i, j), gt(x(i), num(0)), le(d, c), lt(x(j), x(i))]
    facts = [first, data.draw(st.sampled_from(further))]
    al = Checker(facts)
    other = turned(al, term)
    try:
        signs, defined = al.sign(term), al.defined(term)
    except Stuck:
        assume(False)
    for size in (1, 2, 3):
        point = data.draw(points(size, True))
        if any(truth_of(fact, point) is not Truth.TRUE for fact in facts):
            continue
        has_its_value(term, other, point)
        itself = truth_of(eq(term, term), point)
        assert not defined or itself not in NONE, (text(term), [text(f) for f in facts], str(point))
        if signs in RELATIONS and itself is Truth.TRUE:
            assert truth_of(Rel(RELATIONS[signs], term, num(0)), point) not in NONE, (text(term), str(point))


@SETTINGS
@drawn(st.one_of(TERMS, nested_sums()), st.one_of(TERMS, nested_sums()), st.booleans(), st.data())
def test_what_is_called_equal_is_equal(left: Term, right: Term, near: bool, data: st.DataObject) -> None:
    """Of two terms at random few are equal; so the second is often the first, changed in one place."""
    if near:
        changes = [
            add(left, minus(right, right)),
            mul(left, over(right, right)),
            add(left, mul(Delta(i, j), minus(x(i), x(j)))),
        ]
        right = data.draw(st.sampled_from(changes))
    assume(equal(Checker(()), left, right))
    for size in (1, 2, 3):
        point = data.draw(points(size, True))
        if all(truth_of(eq(side, side), point) is Truth.TRUE for side in (left, right)):
            assert truth_of(eq(left, right), point) not in NONE, (text(left), text(right), str(point))
