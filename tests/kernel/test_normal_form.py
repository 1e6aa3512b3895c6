"""The normal form against ball arithmetic: what it calls equal is equal, on random terms at random points."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import Delta, Rejected, minus, num, over
from examples import REPEATED, examples
from hypothesis import HealthCheck, assume, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from derive import kernel
from derive.evidence.numbers.certain import Truth, at_point
from derive.evidence.numbers.points import Point
from derive.kernel.context import Context, known
from derive.kernel.context.normal import equal, render
from derive.printing.text import text
from derive.terms.node import Term
from derive.terms.statement import GE, GT, LE, LT, NE, Prop, Rel
from derive.terms.substitution import substitute
from derive.terms.term import Lit, Tup, is_real

MATRIX = Vector("a", (n, n))


def a_(row: Index, column: Index) -> Term:
    return at(MATRIX, (row, column))


GRAM = total(total(mul(v(i), v(j), total(mul(a_(t, i), a_(t, j)), t)), i), j)

EQUAL = [
    (add(c, d), add(d, c)),
    (power(add(c, d), 2), add(power(c, 2), mul(num(2), c, d), power(d, 2))),
    (power(exp(over(c, num(2))), 2), exp(c)),
    (exp(add(c, d)), mul(exp(c), exp(d))),
    (log(mul(p, q)), add(log(p), log(q))),
    (log(power(p, 3)), mul(num(3), log(p))),
    (log(power(exp(c), 2)), mul(num(2), c)),
    (exp(mul(num(2), log(p))), power(p, 2)),
    (power(power(p, 2), Fraction(1, 2)), p),
    (power(power(c, 2), Fraction(1, 2)), absolute(c)),
    (power(absolute(c), 2), power(c, 2)),
    (power(num(8), Fraction(1, 2)), mul(num(2), power(num(2), Fraction(1, 2)))),
    (mul(power(num(2), Fraction(1, 2)), power(num(2), Fraction(1, 2))), num(2)),
    (log(num(12)), add(mul(num(2), log(num(2))), log(num(3)))),
    (log(minus(power(m, 2), num(1))), add(log(minus(m, num(1))), log(add(m, num(1))))),
    (log(power(minus(m, num(1)), 2)), mul(num(2), log(minus(m, num(1))))),
    (over(minus(power(m, 2), num(1)), add(m, num(1))), minus(m, num(1))),
    (over(num(1), add(num(1), exp(c))), over(exp(mul(num(-1), c)), add(num(1), exp(mul(num(-1), c))))),
    (total(num(1), k), n),
    (total(c, k, t), mul(minus(n, num(1)), c)),
    (total(mul(c, x(k)), k), mul(c, total(x(k), k))),
    (total(mul(x(k), Delta(k, j)), k), x(j)),
    (total(mul(x(k), Delta(k, j)), k, t), mul(minus(num(1), Delta(j, t)), x(j))),
    (total(x(k), k, t), minus(total(x(k), k), x(t))),
    (total(total(mul(x(k), v(j)), j), k), mul(total(x(k), k), total(v(k), k))),
    (
        total(total(over(x(k), add(num(1), exp(mul(x(k), v(j))))), j), k),
        total(total(over(x(j), add(num(1), exp(mul(x(j), v(k))))), j), k),
    ),
    (mul(Delta(i, j), x(i)), mul(Delta(i, j), x(j))),
    (power(Delta(i, j), 2), Delta(i, j)),
    (exp(mul(c, Delta(i, j))), add(num(1), mul(Delta(i, j), minus(exp(c), num(1))))),
    (power(c, Delta(i, j)), add(mul(Delta(i, j), c), minus(num(1), Delta(i, j)))),
    (mul(Delta(i, j), Delta(j, k)), mul(Delta(i, j), Delta(i, k))),
    (largest(add(x(k), c), k), add(largest(x(k), k), c)),
    (largest(mul(r, x(k)), k), mul(r, largest(x(k), k))),
    (largest(mul(num(-1), x(k)), k), mul(num(-1), smallest(x(k), k))),
    (largest(exp(x(k)), k), exp(largest(x(k), k))),
    (largest(c, k), c),
    (absolute(mul(p, c)), mul(p, absolute(c))),
    (Fn("tanh", (mul(num(-1), c),)), mul(num(-1), Fn("tanh", (c,)))),
    (power(p, d), exp(mul(d, log(p)))),
    (over(total(exp(add(x(k), c)), k), exp(c)), total(exp(x(k)), k)),
    (GRAM, total(power(total(mul(v(i), a_(t, i)), i), 2), t)),
    (total(total(total(mul(v(i), v(j), a_(t, i), a_(t, j)), j), i), t), GRAM),
    (
        total(total(total(mul(v(i), v(j), a_(t, i), a_(t, j)), t), i), j),
        total(mul(v(i), total(mul(a_(t, i), total(mul(v(j), a_(t, j)), j)), t)), i),
    ),
    (product(power(x(k), Delta(k, j)), k), x(j)),
    (product(mul(x(k), v(k)), k), mul(product(x(k), k), product(v(k), k))),
    (product(p, k), power(p, n)),
    (product(exp(x(k)), k), exp(total(x(k), k))),
    (log(product(exp(x(k)), k)), total(x(k), k)),
    (log(product(add(num(1), power(x(k), 2)), k)), total(log(add(num(1), power(x(k), 2))), k)),
    (product(power(add(num(1), power(x(k), 2)), v(k)), k), exp(total(mul(v(k), log(add(num(1), power(x(k), 2)))), k))),
    (product(exp(x(k)), k, t), exp(minus(total(x(k), k), x(t)))),
    (product(add(num(1), mul(Delta(k, j), c)), k), add(num(1), c)),
]


@pytest.mark.parametrize(("left", "right"), EQUAL, ids=[f"{text(a)} = {text(b)}" for a, b in EQUAL])
def test_what_it_should_see(left: Term, right: Term) -> None:
    assert kernel.normal_form(left, right, ()).hypotheses == frozenset()


DIFFERENT = [
    (power(power(c, 2), Fraction(1, 2)), c),
    (absolute(c), c),
    (mul(c, Delta(i, j)), c),
    (mul(Delta(i, j), x(k)), mul(Delta(i, j), x(i))),
    (total(mul(x(k), v(k)), k), mul(total(x(k), k), total(v(k), k))),
    (total(x(k), k), mul(n, x(k))),
    (exp(total(x(k), k)), total(exp(x(k)), k)),
    (largest(mul(c, x(k)), k), mul(c, largest(x(k), k))),
    (largest(add(x(k), v(k)), k), add(largest(x(k), k), largest(v(k), k))),
    (log(add(p, q)), add(log(p), log(q))),
    (power(c, n), c),
    (power(num(2), n), mul(num(2), n)),
    (product(x(k), k), power(x(t), n)),
    (product(add(x(k), c), k), add(product(x(k), k), power(c, n))),
    (product(mul(num(-1), x(k)), k), mul(num(-1), product(x(k), k))),
    (product(total(mul(x(k), v(j)), j), k), total(product(mul(x(k), v(j)), k), j)),
    (total(x(k), k, t), total(x(k), k)),
    (Delta(i, j), Delta(i, k)),
]


@pytest.mark.parametrize(("left", "right"), DIFFERENT, ids=[f"{text(a)} ≠ {text(b)}" for a, b in DIFFERENT])
def test_what_it_must_not_see(left: Term, right: Term) -> None:
    with pytest.raises(Rejected, match="different normal forms"):
        kernel.normal_form(left, right, ())


# ── random terms ──────────────────────────────────────────────────────────────

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
def points(draw: st.DrawFn, size: int) -> Point:
    values: dict[object, object] = {n: size}
    for index in (i, j, k, t):
        values[index] = draw(st.integers(1, size))
    for vector in (X, V):
        values[vector] = tuple(num(draw(NUMBERS)) for _ in range(size))
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


SETTINGS = settings(
    max_examples=examples(50, 250), deadline=None, suppress_health_check=list(HealthCheck), derandomize=REPEATED
)


@SETTINGS
@drawn(TERMS, st.data())
def test_the_rendered_normal_form_has_the_same_value(term: Term, data: st.DataObject) -> None:
    ctx = known(())
    try:
        normal = render(ctx.normal(term))
    except Rejected:
        assume(False)
    for size in (1, 2, 3):
        point = data.draw(points(size))
        defined = truth_of(eq(term, term), point)
        if defined == Truth.UNDEFINED:
            continue
        assert truth_of(eq(term, normal), point) is not Truth.FALSE, (text(term), text(normal), str(point))


@SETTINGS
@drawn(TERMS)
def test_it_is_idempotent(term: Term) -> None:
    ctx = known(())
    try:
        once = ctx.normal(term)
        again = ctx.normal(render(once))
    except Rejected:
        assume(False)
    assert equal(ctx, render(once), render(again)), text(term)


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


@SETTINGS
@drawn(nested_sums())
def test_sums_in_sums_are_written_in_one_way(term: Term) -> None:
    ctx = known(())
    once = ctx.normal(term)
    assert ctx.normal(render(once)) == once, text(term)


@SETTINGS
@drawn(nested_sums(), st.sampled_from([(i, j), (j, k), (i, t)]))
def test_sums_change_places(body: Term, pair: tuple[Index, Index]) -> None:
    """Up to three sums in each other; beyond that not every order is tried."""
    assume(text(body).count("Sum") <= 1)
    one, other = pair
    ctx = known(())
    assert ctx.normal(total(total(body, one), other)) == ctx.normal(total(total(body, other), one)), text(body)


@SETTINGS
@drawn(TERMS, st.data())
def test_signs_hold_at_points(term: Term, data: st.DataObject) -> None:
    signs = known(()).sign(term)
    allowed = {1: "<", 2: "=", 3: "≤", 4: ">", 5: "≠", 6: "≥"}
    assume(signs in allowed)
    for size in (1, 2, 3):
        point = data.draw(points(size))
        assert truth_of(Rel(allowed[signs], term, num(0)), point) is not Truth.FALSE, (text(term), str(point))


@SETTINGS
@drawn(TERMS, st.data())
def test_what_is_called_defined_has_a_value(term: Term, data: st.DataObject) -> None:
    assume(known(()).gap(term) is None)
    for size in (1, 2, 3):
        point = data.draw(points(size))
        assert truth_of(eq(term, term), point) not in (Truth.UNDEFINED, Truth.FALSE), (text(term), str(point))


@SETTINGS
@drawn(TERMS, TERMS)
def test_no_answer_depends_on_what_was_asked_before(term: Term, other: Term) -> None:
    """The memory of a context makes answers fast, never weaker."""
    whole = add(mul(term, other), absolute(term), other)
    try:
        fresh, used = (Context(given(ge(c, d))) for _ in range(2))
        used.sign(whole)
        used.normal(whole)
        for part in (term, other, mul(term, other), absolute(term)):
            assert used.sign(part) == fresh.sign(part), text(part)
            assert used.normal(part) == fresh.normal(part), text(part)
    except Rejected:
        assume(False)


@SETTINGS
@drawn(TERMS, st.data())
def test_it_commutes_with_writing_out(term: Term, data: st.DataObject) -> None:
    """normal(term) at n = 1, 2, 3 is normal(term at that n)."""
    ctx, size = known(()), data.draw(st.integers(1, 3))
    images: dict[object, Term] = {n: num(size), X: Tup((c, d, c)[:size]), V: Tup((p, num(2), q)[:size])}
    images |= {index: Lit(data.draw(st.integers(1, size))) for index in (i, j, k, t)}
    try:
        general = substitute(render(ctx.normal(term)), images)  # type: ignore[arg-type]
        written = substitute(term, images)  # type: ignore[arg-type]
        same = equal(ctx, general, written)
    except Rejected:
        assume(False)
    if not same:
        values = {c: num(2), d: num(-1), p: num(Fraction(1, 2)), q: num(1), r: num(3)}
        point = Point(values)  # type: ignore[arg-type]
        assert truth_of(eq(general, written), point) is not Truth.FALSE or (
            truth_of(eq(written, written), point) is Truth.UNDEFINED
        ), text(term)


@SETTINGS
@drawn(TERMS, TERMS, st.data())
def test_facts_never_make_a_falsehood(term: Term, other: Term, data: st.DataObject) -> None:
    """A sign shown with the help of hypotheses holds wherever the hypotheses hold."""
    hypotheses = [
        Rel(
            data.draw(st.sampled_from([GE, GT, LE, LT, NE, "="])),
            other,
            data.draw(st.sampled_from([num(0), num(1), c])),
        ),
        data.draw(st.sampled_from([ge(c, num(1)), eq(i, j), ne(i, j), gt(x(i), num(0)), le(d, c)])),
    ]
    try:
        ctx = known(given(*hypotheses))
        signs = ctx.sign(term)
        normal = render(ctx.normal(term))
    except Rejected:
        assume(False)
    allowed = {1: "<", 2: "=", 3: "≤", 4: ">", 5: "≠", 6: "≥"}
    for size in (1, 2, 3):
        point = data.draw(points(size))
        if any(truth_of(h, point) is not Truth.TRUE for h in hypotheses):
            continue
        if signs in allowed:
            assert truth_of(Rel(allowed[signs], term, num(0)), point) is not Truth.FALSE, (text(term), str(point))
        if truth_of(eq(term, term), point) is not Truth.UNDEFINED:
            assert truth_of(eq(term, normal), point) is not Truth.FALSE, (text(term), text(normal), str(point))


def test_terms_that_would_grow_beyond_use_are_refused() -> None:
    many = add(*[x(i), x(j), v(i), v(j), c, d, r])
    with pytest.raises(Rejected, match="would"):
        known(()).normal(power(many, 40))


def test_letters_and_order_do_not_matter() -> None:
    ctx = known(())
    one = total(mul(x(k), add(v(k), c), exp(x(k))), k)
    two = total(mul(exp(x(j)), add(c, v(j)), x(j)), j)
    assert ctx.normal(one) == ctx.normal(two)
    assert is_real(render(ctx.normal(one)))
