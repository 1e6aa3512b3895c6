"""Rules given random arguments: what they accept holds at random points, by balls."""

from __future__ import annotations

from fractions import Fraction

from building import *
from building import Rejected, minus, num
from hypothesis import assume
from hypothesis import given as drawn
from hypothesis import strategies as st
from random_terms import INDICES, NUMBERS, SETTINGS, TERMS, points, truth_of

from derive import kernel
from derive.evidence.numbers.certain import Truth
from derive.kernel import Theorem
from derive.kernel.context import known
from derive.printing.text import text
from derive.search.combine import combined
from derive.search.convert import Converter, differentiating
from derive.search.derived import scaled
from derive.search.scope import Scope
from derive.terms.node import IllFormed, Node, Term
from derive.terms.statement import EQ, GE, GT, LE, LT, NE, Rel
from derive.terms.term import Add, Deriv, Mul, is_real

RELATIONS = st.sampled_from([EQ, NE, GE, GT, LE, LT])
LINEAR = st.lists(
    st.tuples(st.sampled_from([c, d, p, r, x(i), x(j), v(i), n, num(1)]), NUMBERS), min_size=1, max_size=4
).map(lambda pairs: Add(tuple(mul(num(q), t) for t, q in pairs)))
SIDES = st.one_of(LINEAR, LINEAR, TERMS)


def holds_where_its_hypotheses_do(theorem: Theorem, data: st.DataObject) -> None:
    """At points of n = 1, 2, 3; a derivative may be open there, but not false."""
    for size in (1, 2, 3):
        point = data.draw(points(size))
        if all(truth_of(h, point) is Truth.TRUE for h in theorem.hypotheses):
            found = truth_of(theorem.statement, point)
            assert found not in (Truth.FALSE, Truth.UNDEFINED), (text(theorem.statement), str(point))


@SETTINGS
@drawn(TERMS, st.sampled_from([c, p, x(i), x(j), v(i)]), st.data())
def test_derivatives(term: Term, by: Term, data: st.DataObject) -> None:
    """Every derivative that the table takes, against jets over balls."""
    goal = Rel(EQ, Deriv(term, by), num(0))
    try:
        converter = Converter(differentiating(None, lambda name, where: None), Scope(()), (goal,), True)
        change = converter(Deriv(term, by))
    except (Rejected, IllFormed):
        assume(False)
    assume(change is not None)
    left, right = change.statement.parts()  # type: ignore[union-attr]
    for size in (1, 2, 3):
        point = data.draw(points(size))
        if truth_of(Rel(EQ, left, left), point) is Truth.TRUE:
            assert truth_of(Rel(EQ, left, right), point) is not Truth.FALSE, (text(left), text(right), str(point))


@SETTINGS
@drawn(st.lists(st.tuples(RELATIONS, SIDES, SIDES), min_size=1, max_size=3), RELATIONS, SIDES, SIDES, st.data())
def test_combinations_that_the_search_finds(
    given_: list[tuple[str, Term, Term]], name: str, left: Term, right: Term, data: st.DataObject
) -> None:
    """Goals near the facts, so that many can be combined: a fact plus what is not negative."""
    facts = [kernel.hypothesis(Rel(*one)) for one in given_]  # type: ignore[arg-type]
    if data.draw(st.booleans()):
        one = given_[0]
        left, right, name = add(one[1], data.draw(st.sampled_from([power(c, 2), p, num(1), num(0)]))), one[2], one[0]
    try:
        theorem = combined(Rel(name, left, right), facts, ())  # type: ignore[arg-type]
    except (Rejected, IllFormed):
        assume(False)
    holds_where_its_hypotheses_do(theorem, data)


@SETTINGS
@drawn(
    st.tuples(RELATIONS, SIDES, SIDES), RELATIONS, TERMS, st.sampled_from([num(q) for q in (1, 2, -1, 0)]), st.data()
)
def test_combinations_that_nobody_would_look_for(
    fact: tuple[str, Term, Term], name: str, multiplier: Term, scale: Term, data: st.DataObject
) -> None:
    """A fact times any term, for a goal that is made to fit: accepted only where the signs allow it."""
    theorem = kernel.hypothesis(Rel(*fact))  # type: ignore[arg-type]
    difference = mul(multiplier, minus(fact[1], fact[2]))
    goal = Rel(name, mul(scale, difference), num(0))  # type: ignore[arg-type]
    try:
        found = kernel.linear(goal, ((theorem, mul(scale, multiplier)),), num(0), num(1), ())
    except (Rejected, IllFormed):
        assume(False)
    holds_where_its_hypotheses_do(found, data)


@SETTINGS
@drawn(st.sampled_from(["exp", "log", "tanh", "abs", "sinh", "cosh"]), RELATIONS, TERMS, TERMS, st.data())
def test_functions_that_keep_the_order(name: str, relation: str, left: Term, right: Term, data: st.DataObject) -> None:
    try:
        found = kernel.monotone(name, Rel(relation, left, right), ())  # type: ignore[arg-type]
    except (Rejected, IllFormed):
        assume(False)
    holds_where_its_hypotheses_do(found, data)


@SETTINGS
@drawn(st.sampled_from([2, 3, -1, -2, Fraction(1, 2), Fraction(-1, 2)]), RELATIONS, TERMS, TERMS, st.data())
def test_powers_that_keep_the_order(
    exponent: Fraction, relation: str, left: Term, right: Term, data: st.DataObject
) -> None:
    try:
        found = kernel.monotone(num(exponent), Rel(relation, left, right), ())  # type: ignore[arg-type]
    except (Rejected, IllFormed):
        assume(False)
    holds_where_its_hypotheses_do(found, data)


@SETTINGS
@drawn(RELATIONS, TERMS, TERMS, TERMS, st.data())
def test_relations_that_are_scaled(relation: str, left: Term, right: Term, factor: Term, data: st.DataObject) -> None:
    try:
        first = Rel(relation, mul(factor, left), mul(factor, right))  # type: ignore[arg-type]
        found = scaled(first, Rel(relation, left, right), factor, ())  # type: ignore[arg-type]
    except (Rejected, IllFormed):
        assume(False)
    holds_where_its_hypotheses_do(found, data)


@SETTINGS
@drawn(st.sampled_from([total, largest, smallest]), TERMS, st.sampled_from(INDICES), st.booleans(), st.data())
def test_extrema(kind: object, body: Term, place: Index, omit: bool, data: st.DataObject) -> None:
    try:
        term = kind(body, k, t) if omit else kind(body, k)  # type: ignore[operator]
        found = kernel.extremum(term, place, ())
    except (Rejected, IllFormed):
        assume(False)
    holds_where_its_hypotheses_do(found, data)


@SETTINGS
@drawn(TERMS, st.randoms(use_true_random=False))
def test_order_of_writing_does_not_matter(term: Term, rng: object) -> None:
    try:
        assert known(()).normal(term) == known(()).normal(shuffled(term, rng)), text(term)
    except Rejected:
        assume(False)


def shuffled(node: Node, rng: object) -> Term:
    """The term with the members of its sums and products in another order."""
    parts = [shuffled(part, rng) for part in node.parts()]
    if isinstance(node, Add | Mul):
        rng.shuffle(parts)  # type: ignore[attr-defined]
    return node.rebuilt(tuple(parts)) if parts else node  # type: ignore[no-any-return, return-value]


def test_the_strategies_reach_the_rules() -> None:
    """A check that cannot fail would be no check: of simple arguments, each rule accepts some."""
    assert is_real(kernel.monotone("exp", Rel(GE, c, d), ()).statement.parts()[0].parts()[0])
    assert kernel.extremum(largest(x(k), k), i, ()).statement == Rel(GE, largest(x(k), k), x(i))
    assert scaled(Rel(GE, mul(num(2), c), mul(num(2), d)), Rel(GE, c, d), num(2), ())
