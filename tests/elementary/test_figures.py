"""What elementary steps see, and what they refuse: for each side condition of a figure, a falsehood one step away."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import pytest
from building import *
from building import Delta, minus, num, over
from equations import DIFFERENT, EQUAL
from rooms import MODULES, PACKAGE, imports, room_of
from sizes import size_of

from derive.elementary.algebra import Algebra, Stuck
from derive.elementary.check import Checker, equal
from derive.elementary.polynomials import written
from derive.printing.text import text
from derive.terms.node import Term, free
from derive.terms.statement import ForAll, Implies, Prop, for_all
from derive.terms.symmetric import symmetry_of
from derive.terms.term import ANY, NEG, POS, ZERO, Adj, ArgMax, Det, Inv, Lit, Pi, abstract

HALF = Fraction(1, 2)
NOWHERE = ArgMax(abstract(log(v(k)), (k,)))
A, B = Vector("A", (n, n)), Vector("B", (n, n))
W = Vector("W", (m, m))


def A_(row: Term, column: Term) -> Term:
    return at(A, (row, column))


def B_(row: Term, column: Term) -> Term:
    return at(B, (row, column))


def every(statement: Prop, index: Index = k) -> ForAll:
    return for_all(index, statement)


def seen(left: Term, right: Term, facts: Iterable[Prop] = ()) -> bool:
    """Whether both have a value and are equal, as far as elementary steps show."""
    al: Algebra = Checker(facts)
    try:
        return al.defined(left) and al.defined(right) and equal(al, left, right)
    except Stuck:
        return False


HARD = {"log(m² - 1) = log(m - 1) + log(m + 1)", "log((m - 1)²) = 2·log(m - 1)"}
"""Factors of sums are not looked for."""


@pytest.mark.parametrize(("left", "right"), EQUAL, ids=[f"{text(a)} = {text(b)}" for a, b in EQUAL])
def test_what_the_normal_form_sees(left: Term, right: Term) -> None:
    assert equal(Checker(()), left, right) is (f"{text(left)} = {text(right)}" not in HARD)


@pytest.mark.parametrize(("left", "right"), DIFFERENT, ids=[f"{text(a)} ≠ {text(b)}" for a, b in DIFFERENT])
def test_what_nothing_must_see(left: Term, right: Term) -> None:
    assert not equal(Checker(()), left, right)


# ── with facts, and what is false without them ───────────────────────────────


def inverse_of(index: Term) -> Term:
    return power(x(index), -1)


TAKEN: list[tuple[str, Term, Term, list[Prop]]] = [
    ("a square root of a square", power(power(c, 2), HALF), c, [ge(c, num(0))]),
    ("the size of a number", absolute(c), mul(num(-1), c), [le(c, num(0))]),
    ("a log of a product", log(mul(c, p)), add(log(c), log(p)), [gt(c, num(0))]),
    ("a log of negatives", log(mul(c, d)), add(log(absolute(c)), log(absolute(d))), [lt(c, num(0)), lt(d, num(0))]),
    ("a power that is a term", power(c, d), exp(mul(d, log(c))), [gt(c, num(0))]),
    ("an exponent less one", power(c, minus(n, num(1))), over(power(c, n), c), [ne(c, num(0))]),
    ("a denominator", over(c, mul(c, d)), power(d, -1), [ne(c, num(0)), ne(d, num(0))]),
    (
        "a sum without an index",
        total(inverse_of(k), k, t),
        minus(total(inverse_of(k), k), inverse_of(t)),
        [every(ne(x(k), num(0)))],
    ),
    (
        "a constant of a range that may be empty",
        total(mul(power(c, -1), x(k)), k, t),
        mul(power(c, -1), total(x(k), k, t)),
        [ne(c, num(0))],
    ),
    ("how many are left", total(num(1), k, i, j), minus(n, num(2)), [ne(i, j)]),
    ("what is left out twice", add(x(i), total(x(k), k, i, j)), total(x(k), k, j), [ne(i, j)]),
    ("a picked term", total(mul(Delta(k, i), x(k)), k, j), x(i), [ne(i, j)]),
    ("a maximum with a factor", largest(mul(c, x(k)), k), mul(c, largest(x(k), k)), [ge(c, num(0))]),
    ("a maximum turned round", largest(mul(c, x(k)), k), mul(c, smallest(x(k), k)), [le(c, num(0))]),
    ("one index for two", mul(x(i), v(j)), mul(x(j), v(i)), [eq(i, j)]),
    ("δ of indices that differ", mul(Delta(i, j), x(i)), num(0), [ne(i, j)]),
    ("a place that is known", x(ArgMax(X)), x(i), [eq(i, ArgMax(X))]),
    ("a fact for every index", absolute(x(i)), x(i), [every(ge(x(k), num(0)))]),
    ("a fact for every other index", absolute(x(i)), x(i), [every(Implies(ne(k, j), ge(x(k), num(0)))), ne(i, j)]),
    (
        "a premise about an index",
        absolute(c),
        c,
        [Implies(eq(NOWHERE, NOWHERE), ge(c, num(0))), every(gt(v(k), num(0)))],
    ),
    ("a premise about numbers", absolute(c), c, [Implies(ge(log(d), log(d)), ge(c, num(0))), gt(d, num(0))]),
    ("a symmetric matrix", A_(i, j), A_(j, i), [symmetry_of(A)]),
    ("an inverse", total(mul(at(Inv(A), (i, k)), A_(k, j)), k), Delta(i, j), [ne(Det(A), num(0))]),
    ("a product of powers", product(power(x(k), -1), k), power(product(x(k), k), -1), [every(ne(x(k), num(0)))]),
]


@pytest.mark.parametrize(("left", "right", "facts"), [e[1:] for e in TAKEN], ids=[e[0] for e in TAKEN])
def test_what_facts_show(left: Term, right: Term, facts: list[Prop]) -> None:
    """Each fact is needed: without any one of them the step is refused."""
    assert seen(left, right, facts)
    for place in range(len(facts)):
        assert not seen(left, right, facts[:place] + facts[place + 1 :])


REFUSED: list[tuple[str, Term, Term, list[Prop]]] = [
    ("0⁻¹", over(c, c), num(1), []),
    ("0·0⁻¹", mul(num(0), power(c, -1)), num(0), []),
    ("a zero denominator", over(minus(power(c, 2), num(1)), minus(c, num(1))), add(c, num(1)), []),
    ("a root of a negative", power(power(c, HALF), 2), c, []),
    ("a root of a product", power(mul(c, d), HALF), mul(power(c, HALF), power(d, HALF)), [ge(mul(c, d), num(0))]),
    ("a root of 0 times a negative", power(mul(r, c), HALF), mul(power(r, HALF), power(c, HALF)), [eq(r, num(0))]),
    ("the size of a number", absolute(c), c, []),
    ("the size of its neighbour", absolute(c), c, [ge(d, num(0))]),
    ("a log of a negative", log(power(c, 2)), mul(num(2), log(c)), [ne(c, num(0))]),
    ("a log of two of unknown sign", log(mul(c, d)), add(log(c), log(d)), [gt(mul(c, d), num(0))]),
    ("exp of a log", exp(log(c)), c, []),
    ("a log under a δ", mul(Delta(i, j), log(x(i))), mul(Delta(i, j), log(x(j))), []),
    ("a denominator under a δ", mul(Delta(i, j), inverse_of(i)), mul(Delta(i, j), inverse_of(j)), [ne(x(i), num(0))]),
    ("δ in a denominator", over(Delta(i, j), Delta(i, j)), num(1), []),
    ("0⁰ and 0", power(r, mul(num(0), c)), num(0), []),
    ("0^δ", power(num(0), Delta(i, j)), num(0), []),
    ("0^n", power(r, n), power(r, minus(n, num(1))), []),
    ("an exponent less one", power(c, minus(n, num(1))), over(power(c, n), c), []),
    ("a power of a sum", power(add(c, d), n), add(power(c, n), power(d, n)), []),
    ("minus to a power", power(mul(num(-1), c), n), mul(num(-1), power(c, n)), []),
    ("a sum that may be empty", total(c, k, t), c, []),
    ("a constant of an empty sum", total(mul(power(c, -1), x(k)), k, t), mul(power(c, -1), total(x(k), k, t)), []),
    (
        "a sum filled where it has no value",
        total(inverse_of(k), k, t),
        minus(total(inverse_of(k), k), inverse_of(t)),
        [every(Implies(ne(k, t), ne(x(k), num(0))))],
    ),
    ("an index left out once more", minus(total(x(k), k), add(x(i), x(j))), total(x(k), k, i, j), []),
    ("how many are left", total(num(1), k, i, j), minus(n, num(2)), []),
    ("n = 1", over(total(num(1), k, t), minus(n, num(1))), num(1), []),
    ("a δ that is left out", total(mul(Delta(k, i), x(k)), k, j), x(i), []),
    (
        "a captured index",
        total(mul(x(k), total(mul(x(k), v(t)), t)), k),
        mul(total(x(k), k), total(mul(x(k), v(t)), t)),
        [],
    ),
    ("sums of one index", total(mul(x(k), v(k)), k), total(total(mul(x(k), v(t)), t), k), []),
    ("sums of two sizes", total(x(k), k), total(at(Y, (a,)), a), []),
    (
        "a transpose under two sums",
        total(total(mul(x(k), v(t), A_(k, t)), t), k),
        total(total(mul(x(k), v(t), A_(t, k)), t), k),
        [],
    ),
    ("sums that leave each other out", total(total(mul(x(k), v(t)), t, k), k), mul(total(x(k), k), total(v(t), t)), []),
    ("a maximum with a factor", largest(mul(c, x(k)), k), mul(c, largest(x(k), k)), []),
    ("a maximum with the wrong sign", largest(mul(c, x(k)), k), mul(c, largest(x(k), k)), [le(c, num(0))]),
    ("a maximum of a sum", largest(add(x(k), v(k)), k), add(largest(x(k), k), largest(v(k), k)), []),
    ("a maximum over none", largest(c, k, t), c, []),
    ("a maximum for a minimum", largest(x(k), k), smallest(x(k), k), []),
    ("a product of a sum", product(add(x(k), c), k), add(product(x(k), k), power(c, n)), []),
    ("a product of constants without an index", product(c, k, t), power(c, n), []),
    ("a product with a δ", product(add(num(1), mul(Delta(k, i), c)), k, j), add(num(1), c), []),
    ("two indices", mul(x(i), v(j)), mul(x(j), v(i)), []),
    ("a δ of the other case", mul(Delta(i, j), x(i)), x(i), [ne(i, j)]),
    ("indices that differ from a third", mul(Delta(i, j), x(i)), num(0), [ne(i, k), ne(j, k)]),
    ("a fact for another index", absolute(x(i)), x(i), [ge(x(j), num(0))]),
    ("a fact for every other index", absolute(x(j)), x(j), [every(Implies(ne(k, j), ge(x(k), num(0))))]),
    ("a fact of another size", absolute(at(Y, (a,))), at(Y, (a,)), [every(ge(x(k), num(0)))]),
    ("a matrix that is not symmetric", A_(i, j), A_(j, i), [symmetry_of(B)]),
    ("A·B for B·A", Det(abstract(total(mul(A_(i, k), B_(j, k)), k), (i, j))), Det(abstract(A_(i, j), (i, j))), []),
    ("an inverse without a determinant", total(mul(at(Inv(A), (i, k)), A_(k, j)), k), Delta(i, j), []),
    ("an inverse on the wrong side", total(mul(at(Inv(A), (i, k)), A_(j, k)), k), Delta(i, j), [ne(Det(A), num(0))]),
    ("an adjugate without a place", total(mul(at(Adj(A), (i, k)), A_(k, j)), k, t), mul(Det(A), Delta(i, j)), []),
    ("a determinant of a multiple", Det(abstract(mul(c, A_(i, j)), (i, j))), mul(c, Det(A)), []),
    ("a determinant of a sum", Det(abstract(add(A_(i, j), B_(i, j)), (i, j))), add(Det(A), Det(B)), []),
    ("an adjugate of a transpose", at(Adj(abstract(A_(j, i), (i, j))), (i, j)), at(Adj(A), (i, j)), []),
    (
        "an adjugate of a multiple",
        at(Adj(abstract(mul(c, A_(i, j)), (i, j))), (i, j)),
        mul(power(c, n), at(Adj(A), (i, j))),
        [],
    ),
    ("an even function that is odd", Fn("cos", (mul(num(-1), c),)), mul(num(-1), Fn("cos", (c,))), []),
    ("an odd function that is even", Fn("sin", (mul(num(-1), c),)), Fn("sin", (c,)), []),
    ("a sine for a cosine", power(Fn("sin", (c,)), 2), add(num(1), power(Fn("cos", (c,)), 2)), []),
    ("a tangent where it has no value", mul(Fn("tan", (c,)), Fn("cos", (c,))), Fn("sin", (c,)), []),
    ("a function that nobody knows", minus(Fn("f", (c,)), Fn("f", (c,))), num(0), []),
    ("derivatives", Deriv(power(c, 2), c), mul(num(2), d), []),
    ("a derivative where there is none", Deriv(absolute(c), c), Deriv(absolute(c), c), []),
    ("a place inside of D", Deriv(x(ArgMax(X)), x(j)), Deriv(x(i), x(j)), [eq(i, ArgMax(X))]),
]


@pytest.mark.parametrize(("left", "right", "facts"), [e[1:] for e in REFUSED], ids=[e[0] for e in REFUSED])
def test_what_is_refused(left: Term, right: Term, facts: list[Prop]) -> None:
    assert not seen(left, right, facts)
    assert not seen(right, left, facts)


T = Vector("T", (n, n, n))
RECIPROCAL = power(c, -1)
OF_PAIRS = power(add(x(i), x(j)), -1)
KEPT: list[tuple[str, Term, Term]] = [
    ("a constant of an empty sum", total(mul(RECIPROCAL, x(k)), k, t), mul(RECIPROCAL, total(x(k), k, t))),
    (
        "a constant of an empty product",
        product(mul(RECIPROCAL, x(k)), k, t),
        mul(power(RECIPROCAL, minus(n, num(1))), product(x(k), k, t)),
    ),
    ("a place without a value", total(inverse_of(k), k, t), minus(total(inverse_of(k), k), inverse_of(t))),
    ("how many are left", product(c, k, i, j), power(c, minus(n, num(2)))),
    ("an exponent less one", power(r, minus(n, num(1))), over(power(r, n), r)),
    ("a power that is a term", power(c, d), exp(mul(d, log(c)))),
    ("a log of a power", log(power(c, n)), mul(n, log(c))),
    ("a log of a product over an index", log(product(x(k), k)), total(log(x(k)), k)),
    ("zeros over no index", product(num(0), k, t), num(0)),
    ("an adjugate turned round", at(Adj(A), (i, j)), at(Adj(A), (j, i))),
    ("a sum that does not change its sign", total(total(exp(mul(x(k), x(t))), k), t), num(0)),
    ("sums that leave each other out", total(total(OF_PAIRS, j, i), i), total(total(OF_PAIRS, j), i)),
]


@pytest.mark.parametrize(("left", "right"), [e[1:] for e in KEPT], ids=[e[0] for e in KEPT])
def test_no_figure_takes_a_value_for_granted(left: Term, right: Term) -> None:
    """Whatever is known of definedness: the side condition is the figure's own."""
    assert not equal(Checker(()), left, right)
    assert not equal(Checker(()), right, left)


LEAKING = [
    Det(abstract(at(Adj(abstract(at(T, (i, k, t)), (k, t))), (i, j)), (i, j))),
    Det(abstract(total(mul(A_(i, k), B_(i, j), x(k)), k), (i, j))),
    total(mul(at(Adj(A), (k, k)), A_(k, j)), k),
]


@pytest.mark.parametrize("term", LEAKING, ids=map(text, LEAKING))
def test_no_index_leaves_its_binder(term: Term) -> None:
    assert free(written(Checker(()).poly(term))) <= free(term)


# ── signs and values ─────────────────────────────────────────────────────────

SIGNED: list[tuple[Term, int, list[Prop]]] = [
    (minus(n, num(1)), 6, []),
    (minus(m, num(2)), 6, []),
    (minus(n, num(2)), 7, []),
    (power(c, 2), 6, []),
    (power(c, 2), 4, [ne(c, num(0))]),
    (add(power(c, 2), num(1)), 4, []),
    (minus(c, d), 4, [gt(c, d)]),
    (minus(d, c), 1, [gt(c, d)]),
    (minus(mul(num(2), c), num(3)), 4, [ge(c, num(2))]),
    (minus(mul(num(2), c), num(4)), 6, [ge(c, num(2))]),
    (minus(mul(num(2), c), num(5)), 7, [ge(c, num(2))]),
    (total(x(k), k), 4, [every(gt(x(k), num(0)))]),
    (total(x(k), k, t), 6, [every(gt(x(k), num(0)))]),
    (total(x(k), k, t), 4, [every(gt(x(k), num(0))), ne(i, j)]),
    (total(x(k), k, t, j), 6, [every(gt(x(k), num(0))), ne(i, j)]),
    (product(x(k), k, t), 4, [every(gt(x(k), num(0)))]),
    (product(x(k), k), 5, [every(lt(x(k), num(0)))]),
    (largest(x(k), k), 1, [every(lt(x(k), num(0)))]),
    (minus(exp(c), num(1)), 4, [gt(c, num(0))]),
    (minus(exp(c), num(2)), 7, [gt(c, num(0))]),
    (log(c), 7, [gt(c, num(0))]),
    (log(c), 1, [lt(c, num(1))]),
    (minus(num(1), Delta(i, j)), 6, []),
    (minus(num(1), mul(num(2), Delta(i, j))), 5, []),
    (Delta(i, j), 2, [ne(i, j)]),
    (mul(num(-1), absolute(c)), 3, []),
    (x(i), 7, [ge(x(j), num(0))]),
    (Pi(), 4, []),
    (power(c, n), 7, []),
    (add(c, mul(num(2), d)), 7, [gt(add(c, d), num(0))]),
]


@pytest.mark.parametrize(("term", "signs", "facts"), SIGNED, ids=[f"{text(e[0])} given {len(e[2])}" for e in SIGNED])
def test_signs(term: Term, signs: int, facts: list[Prop]) -> None:
    assert Checker(facts).sign(term) == signs


SQUARES = [
    (add(power(c, 2), power(d, 2), mul(num(-2), c, d)), POS | ZERO),
    (add(power(c, 2), power(d, 2), mul(num(2), c, d)), POS | ZERO),
    (add(mul(num(4), power(c, 2)), power(d, 2), mul(num(-4), c, d)), POS | ZERO),
    (add(mul(num(-1), power(c, 2)), mul(num(-1), power(d, 2)), mul(num(2), c, d)), NEG | ZERO),
    (add(over(p, q), over(q, p), num(-2)), POS | ZERO),
    (add(num(2), mul(num(-1), over(p, q)), mul(num(-1), over(q, p))), NEG | ZERO),
    (add(mul(r, power(c, 2)), mul(r, power(d, 2)), mul(num(-2), r, c, d)), POS | ZERO),
    (add(power(c, 2), power(d, 2), mul(num(-3), c, d)), ANY),
    (add(power(c, 2), mul(num(-1), power(d, 2)), mul(num(-2), c, d)), ANY),
    (add(power(c, 2), power(d, 2), mul(num(-2), c, x(i))), ANY),
    (add(mul(c, power(d, 2)), mul(c, power(x(i), 2)), mul(num(-2), c, d, x(i))), ANY),
    (add(c, d, mul(num(-2), power(mul(c, d), HALF))), ANY),
    (add(over(c, d), over(d, c), num(-2)), ANY),
    (add(power(c, 2), power(d, 2), mul(num(-2), c, d), num(-1)), ANY),
]


@pytest.mark.parametrize(("term", "signs"), SQUARES, ids=[text(e[0]) for e in SQUARES])
def test_squares_that_are_written_out(term: Term, signs: int) -> None:
    assert Checker(()).sign(term) == signs


VALUES: list[tuple[Term, list[Prop]]] = [
    (power(c, -1), [ne(c, num(0))]),
    (log(c), [gt(c, num(0))]),
    (power(c, HALF), [ge(c, num(0))]),
    (power(c, -HALF), [gt(c, num(0))]),
    (power(c, d), [gt(c, num(0))]),
    (power(c, minus(n, num(2))), [ne(c, num(0))]),
    (total(log(x(k)), k), [every(gt(x(k), num(0)))]),
    (total(log(x(k)), k, t), [every(Implies(ne(k, t), gt(x(k), num(0))))]),
    (largest(x(k), k, t), [ne(i, j)]),
    (at(Inv(A), (i, j)), [ne(Det(A), num(0))]),
    (Deriv(absolute(c), c), [ne(c, num(0))]),
    (Deriv(power(r, HALF), r), [gt(r, num(0))]),
    (Deriv(log(x(i)), x(j)), [gt(x(i), num(0))]),
    (Fn("tan", (c,)), [ne(Fn("cos", (c,)), num(0))]),
]


@pytest.mark.parametrize(("term", "facts"), VALUES, ids=[text(e[0]) for e in VALUES])
def test_values(term: Term, facts: list[Prop]) -> None:
    assert Checker(facts).defined(term)
    assert not Checker(()).defined(term)


WITHOUT_VALUES = [
    (Deriv(largest(x(k), k), x(j)), [every(gt(x(k), num(0)))]),
    (Deriv(x(ArgMax(X)), x(j)), []),
    (Deriv(mul(Delta(i, ArgMax(X)), c), x(j)), []),
    (Deriv(power(c, HALF), c), [ge(c, num(0))]),
    (Fn("f", (c,)), []),
    (mul(Delta(i, j), log(x(i))), [gt(x(j), num(0))]),
    (total(log(x(k)), k), [every(Implies(ne(k, t), gt(x(k), num(0))))]),
    (largest(x(k), k, t, j), [ne(i, j)]),
    (power(c, num(-2)), [ge(c, num(0))]),
    (power(num(0), -1), []),
    (power(r, d), []),
]


@pytest.mark.parametrize(("term", "facts"), WITHOUT_VALUES, ids=[text(e[0]) for e in WITHOUT_VALUES])
def test_what_may_have_no_value(term: Term, facts: list[Prop]) -> None:
    assert not Checker(facts).defined(term)


def test_a_δ_inside_of_a_derivative_is_no_place_to_look_at() -> None:
    for inside in (Deriv(exp(mul(c, Delta(k, j))), c), x(ArgMax(abstract(mul(x(t), Delta(k, j)), (t,))))):
        for term in (total(inside, k, j, j), total(inside, k), product(inside, k, j)):
            assert seen(term, term)


def test_numbers_that_are_too_large_are_not_written_out() -> None:
    broken = Fraction(2 * 10**12 + 1, 2)
    tower: Term = num(2)
    for _ in range(7):
        tower = power(tower, 64)
    for large in (power(num(2), broken), power(add(c, d), broken), power(c, broken), tower):
        assert not equal(Checker(()), large, mul(large, num(1)))


def test_terms_that_are_too_deep_are_not_seen() -> None:
    deep: Term = c
    for _ in range(90):
        deep = power(add(deep, x(i)), -1)
    with recursion_limit(400):
        assert not equal(Checker(()), deep, d)


@contextmanager
def recursion_limit(calls: int) -> Iterator[None]:
    """So many calls more than there are now."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + calls)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def test_positions_written_out() -> None:
    two = Index("k", num(2))  # type: ignore[arg-type]
    z = Vector("z", (num(2),))  # type: ignore[arg-type]
    written_out = add(at(z, (Lit(1),)), at(z, (Lit(2),)))
    assert seen(total(at(z, (two,)), two), written_out)
    assert seen(total(at(z, (two,)), two, Lit(1)), at(z, (Lit(2),)))
    assert not seen(total(at(z, (two,)), two, Lit(1)), at(z, (Lit(1),)))


# ── how much there is to read ────────────────────────────────────────────────


def docstrings() -> str:
    return "\n".join(re.findall(r'"""(.*?)"""', "".join(f.read_text(encoding="utf-8") for f in FILES), re.DOTALL))


FILES = [file for file in sorted((Path(PACKAGE) / "elementary").glob("*.py")) if file.name != "__init__.py"]


def test_it_is_short() -> None:
    """1,250 code lines and 60 figures are promised."""
    assert size_of(PACKAGE / "elementary") <= 1250
    assert 40 < docstrings().count("⟶") <= 60


def test_it_knows_terms_alone() -> None:
    """And of the rules what a theorem is, what they ask, and how signs add up; `judge` words refusals."""
    for module in [m for m in MODULES if room_of(m) == "elementary"]:
        others = {room_of(other) for other in imports(module)}
        assert others <= {"terms", "elementary", "rules", *(["printing"] if module.endswith(".judge") else [])}, module
