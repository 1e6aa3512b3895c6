"""Random terms, and points at which they are looked at."""

from __future__ import annotations

from fractions import Fraction

from building import *
from building import Delta, minus, num, over
from examples import REPEATED, examples
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from derive.evidence.numbers.certain import Truth, at_point
from derive.evidence.numbers.points import Point
from derive.terms.node import Term
from derive.terms.statement import Prop

MATRIX = Vector("a", (n, n))


def a_(row: Index, column: Index) -> Term:
    return at(MATRIX, (row, column))


INDICES = (i, j)
SMALL = [num(q) for q in (0, 1, -1, 2, Fraction(1, 2), -3)]


def leaves(bound: tuple[Index, ...]) -> st.SearchStrategy[Term]:
    places = st.sampled_from([*INDICES, *bound])
    return st.one_of(
        st.sampled_from([c, d, p, r, n, *SMALL]),
        places.map(x),
        places.map(v),
        st.tuples(places, places).map(lambda pair: Delta(*pair)),
    )


def grown(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    two = st.tuples(inner, inner)
    return st.one_of(
        two.map(lambda ab: add(*ab)),
        two.map(lambda ab: mul(*ab)),
        two.map(lambda ab: minus(*ab)),
        two.map(lambda ab: over(*ab)),
        st.tuples(inner, st.sampled_from([2, 3, -1, -2, Fraction(1, 2), 0])).map(lambda be: power(*be)),
        inner.map(exp),
        inner.map(log),
        inner.map(absolute),
        inner.map(lambda a: Fn("tanh", (a,))),
        st.tuples(inner, st.sampled_from(INDICES)).map(lambda ai: power(ai[0], Delta(ai[1], j))),
        st.tuples(st.sampled_from([total, largest, smallest, product]), inner, st.sampled_from([k, t])).map(
            lambda parts: parts[0](parts[1], parts[2])
        ),
        st.tuples(st.sampled_from([total, product]), inner, st.sampled_from([k, t]), st.sampled_from(INDICES)).map(
            lambda b: b[0](b[1], b[2], b[3])
        ),
    )


TERMS = st.recursive(leaves((k, t)), grown, max_leaves=7)
NUMBERS = st.sampled_from([Fraction(s) for s in ("0", "1", "-1", "2", "-1/2", "3/4", "-2", "1/8", "5")])


@st.composite
def points(draw: st.DrawFn, size: int, matrices: bool = False) -> Point:
    values: dict[object, object] = {n: size}
    for index in (i, j, k, t):
        values[index] = draw(st.integers(1, size))
    for vector in (X, V):
        values[vector] = tuple(num(draw(NUMBERS)) for _ in range(size))
    if matrices:
        values[MATRIX] = tuple(tuple(num(draw(NUMBERS)) for _ in range(size)) for _ in range(size))
    for scalar in (c, d):
        values[scalar] = num(draw(NUMBERS))
    for scalar in (p, q):
        values[scalar] = num(abs(draw(NUMBERS)) + Fraction(1, 4))
    values[r] = num(abs(draw(NUMBERS)))
    return Point(values)  # type: ignore[arg-type]


def truth_of(statement: Prop, point: Point) -> Truth:
    try:
        return at_point(statement, point)
    except RecursionError:
        return Truth.OPEN


@st.composite
def nested_sums(draw: st.DrawFn) -> Term:
    """Sums in sums, of factors with one index or two, and powers of sums."""
    places = [i, j, k, t]
    factors = st.one_of(
        st.sampled_from(places).map(x),
        st.sampled_from(places).map(v),
        st.tuples(st.sampled_from(places), st.sampled_from(places)).map(lambda rc: a_(*rc)),
    )
    term: Term = draw(factors)
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["times", "sum", "square"]))
        if kind == "times":
            term = mul(term, draw(factors))
        elif kind == "sum":
            term = total(term, draw(st.sampled_from(places)))
        else:
            term = power(term, 2)
    return total(term, draw(st.sampled_from(places)))


SETTINGS = settings(
    max_examples=examples(50, 250), deadline=None, suppress_health_check=list(HealthCheck), derandomize=REPEATED
)
