"""True equations with something changed, under facts that may be gone or be others: what is seen of them all the same holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from building import *
from building import Delta, minus, num, over
from equations import EQUAL
from examples import REPEATED, examples
from hypothesis import HealthCheck, assume, settings
from hypothesis import given as drawn
from hypothesis import strategies as st
from random_terms import points, truth_of
from test_figures import REFUSED, TAKEN, A, B, every, seen

from derive.evidence.numbers.certain import Truth
from derive.evidence.numbers.points import Point
from derive.printing.text import text
from derive.terms.node import Bound, IllFormed, Node, Term, free, is_real, loose
from derive.terms.statement import Implies, Prop, require_typed
from derive.terms.symmetric import symmetry_of
from derive.terms.term import MAX, MIN, POS, PROD, SUM, Add, At, Fn, Index, Mul, Num, Pow, Reduce, Scalar

STEPS: list[tuple[Term, Term, list[Prop]]] = [
    *[(left, right, []) for left, right in EQUAL],
    *[(left, right, facts) for _, left, right, facts in (*TAKEN, *REFUSED)],
]
NOUGHT = num(0)
FACTS: list[Prop] = [
    *[relation(c, NOUGHT) for relation in (ge, le, ne, gt, lt, eq)],
    *[gt(d, NOUGHT), lt(d, NOUGHT), ne(i, j), eq(i, j), ne(i, t), ne(j, t), ge(n, num(2)), symmetry_of(A)],
    *[every(gt(x(k), NOUGHT)), every(ne(x(k), NOUGHT)), every(Implies(ne(k, j), gt(c, NOUGHT)))],
    *[every(Implies(ne(k, j), ge(x(k), NOUGHT))), every(Implies(ne(k, t), gt(x(k), NOUGHT)))],
]


def others(node: Any) -> list[Any]:
    """What may stand in the place of a node: a number that is not it, another index, a sign, a range with one index less."""
    found: list[Any] = []
    match node:
        case Num(value):
            found = [num(value + 1), num(-value), num(value / 2), NOUGHT]
        case Index():
            found = [Index(letter, node.size) for letter in "ijt"]
        case Bound():
            found = [Bound(0), Bound(1), i, j]
        case Scalar():
            found = [c, d, p, r]
        case Reduce(kind, size, omit, body):
            found = [Reduce(other, size, omit, body, "k") for other in (SUM, PROD, MAX, MIN) if other != kind]
            found += [Reduce(kind, size, omit[1:], body, "k"), Reduce(kind, size, (*omit, j), body, "k")]
        case Pow(base, exponent):
            found = [base, power(base, minus(NOUGHT, exponent)), power(base, add(exponent, num(1))), power(base, 0)]
        case Fn(_, args):
            found = [args[0], *[Fn(name, args) for name in ("exp", "log", "abs", "cos", "sinh")]]
        case Add(terms) | Mul(terms):
            found = [Add(terms), Mul(terms), *[mul(*terms[:place], *terms[place + 1 :]) for place in range(len(terms))]]
        case At(vector, (row, column)):
            found = [At(vector, (column, row))]
    if is_real(node):
        found += [mul(num(-1), node), absolute(node), log(exp(node)), exp(log(node)), mul(node, over(node, node))]
        found += [power(power(node, 2), Fraction(1, 2)), mul(Delta(i, j), node)]
    return found


def places(node: Node, path: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    yield path
    for place, inner in enumerate(node.parts()):
        yield from places(inner, (*path, place))


def changed(node: Any, path: tuple[int, ...], draw: st.DrawFn) -> Any:
    """The node with another one at a place."""
    if not path:
        return draw(st.sampled_from(others(node) or [node]))
    parts = list(node.parts())
    parts[path[0]] = changed(parts[path[0]], path[1:], draw)
    return node.rebuilt(tuple(parts))


@st.composite
def near_misses(draw: st.DrawFn) -> tuple[Term, Term, list[Prop]]:
    left, right, facts = draw(st.sampled_from(STEPS))
    sides, facts = [left, right], list(facts)
    try:
        for _ in range(draw(st.sampled_from([1, 1, 2]))):
            side = draw(st.integers(0, 1))
            sides[side] = changed(sides[side], draw(st.sampled_from([*places(sides[side])])), draw)
            assume(not loose(sides[side]))
            require_typed(sides[side])
    except IllFormed:
        assume(False)
    if facts and draw(st.booleans()):
        facts.pop(draw(st.integers(0, len(facts) - 1)))
    return sides[0], sides[1], facts + draw(st.lists(st.sampled_from(FACTS), max_size=2))


@st.composite
def points_of(draw: st.DrawFn, size: int) -> Point:
    """A point with two matrices and a vector of another dimension more."""
    first, second, third = [draw(points(size, True)).values for _ in range(3)]
    a_ = Vector("a", (n, n))
    more = {A: first[a_], B: second[a_], m: 2, Y: (third[c], third[d]), a: 1, b: 2, u: 1}  # type: ignore[index]
    return Point({**first, **more, Scalar("q", POS): third[p]})  # type: ignore[dict-item]


@settings(max_examples=examples(60, 2000), deadline=None, suppress_health_check=list(HealthCheck), derandomize=REPEATED)
@drawn(near_misses(), st.data())
def test_what_is_seen_of_near_misses_holds(step: tuple[Term, Term, list[Prop]], data: st.DataObject) -> None:
    left, right, facts = step
    known = set().union(*[free(node) for node in (left, right, *facts)])
    assume(known <= set(data.draw(points_of(1)).values))
    assume(seen(left, right, facts))
    for size in (1, 2, 3):
        for _ in range(3):
            point = data.draw(points_of(size))
            if all(truth_of(fact, point) is Truth.TRUE for fact in facts):
                found = truth_of(eq(left, right), point)
                assert found not in (Truth.FALSE, Truth.UNDEFINED), (text(left), text(right), facts, str(point))
