"""The normal form against ball arithmetic: what it calls equal is equal, on random terms at random points."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import Rejected, num
from equations import DIFFERENT, EQUAL
from hypothesis import assume
from hypothesis import given as drawn
from hypothesis import strategies as st
from random_terms import SETTINGS, TERMS, nested_sums, points, truth_of

from derive import kernel
from derive.evidence.numbers.certain import Truth
from derive.evidence.numbers.points import Point
from derive.kernel.context import Context, known
from derive.kernel.context.normal import equal, render
from derive.printing.text import text
from derive.terms.node import Term
from derive.terms.statement import GE, GT, LE, LT, NE, Rel
from derive.terms.substitution import substitute
from derive.terms.term import Lit, Tup, is_real


@pytest.mark.parametrize(("left", "right"), EQUAL, ids=[f"{text(a)} = {text(b)}" for a, b in EQUAL])
def test_what_it_should_see(left: Term, right: Term) -> None:
    assert kernel.normal_form(left, right, ()).hypotheses == frozenset()


@pytest.mark.parametrize(("left", "right"), DIFFERENT, ids=[f"{text(a)} ≠ {text(b)}" for a, b in DIFFERENT])
def test_what_it_must_not_see(left: Term, right: Term) -> None:
    with pytest.raises(Rejected, match="different normal forms"):
        kernel.normal_form(left, right, ())


# ── random terms ──────────────────────────────────────────────────────────────


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
