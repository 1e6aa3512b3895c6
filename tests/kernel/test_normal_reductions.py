"""Sums, products, maxima and minima in normal form: which index is picked, what leaves, and in which order they nest."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from building import *
from building import Delta, minus, num, over

from derive.evidence.numbers.certain import Truth, at_point
from derive.evidence.numbers.points import Point
from derive.kernel.context import known
from derive.kernel.context.normal import render
from derive.kernel.poly import Poly
from derive.terms.node import RESERVED, Term, free, is_reserved
from derive.terms.substitution import substitute
from derive.terms.term import ArgMax, Index, Lit, Reduce, abstract

HALF = Fraction(1, 2)
NOUGHT, ONE_ = num(0), num(1)
MATRIX = Vector("a", (n, n))
MIXED = Vector("b", (n, m))
far, FIRST = Index("l", num(201)), Lit(1)
"""An index of a range too long to be written out, and a position of it, which is sorted behind the index."""
G = Vector("g", (num(201),))


def normal(term: Term) -> Poly:
    return known(()).normal(term)


def entry(row: Term, column: Term) -> Term:
    return at(MATRIX, (row, column))


near = Index("s", num(201))
H = Vector("h", (num(201), num(201)))


def g(index: Term) -> Term:
    return at(G, (index,))


def top_of_row(row: Term) -> ArgMax:
    return ArgMax(abstract(entry(row, t), (t,)))


def f(name: str, *args: Term) -> Fn:
    return Fn(name, args)


def nest(body: Term, *indices: Index) -> Term:
    for index in indices:
        body = total(body, index)
    return body


FIVE = total(power(total(entry(t, i), i), 4), t)
BEYOND = over(ONE_, add(ONE_, mul(Delta(k, t), p), mul(Delta(i, t), c)))
"""Beside δ_it the denominator may be 0; beside δ_kt alone it is positive. So it matters which δ comes first."""
MASKED = minus(power(add(minus(ONE_, Delta(k, j)), mul(Delta(k, j), r)), -1), minus(ONE_, Delta(k, j)))
"""δ_kj/r, and 0 for k ≠ j also where r is 0."""
MASKED_OUTSIDE = minus(power(add(minus(ONE_, Delta(i, j)), mul(Delta(i, j), r)), -1), minus(ONE_, Delta(i, j)))

EQUAL: list[tuple[Term, Term]] = [
    (largest(MASKED, k, j), NOUGHT),
    (smallest(MASKED, k, j), NOUGHT),
    (total(MASKED, k, j), NOUGHT),
    (total(mul(Delta(far, FIRST), g(far)), far), g(FIRST)),
    (product(add(ONE_, mul(Delta(far, FIRST), c)), far), add(ONE_, c)),
    (product(add(g(far), mul(Delta(far, FIRST), c)), far), mul(add(g(FIRST), c), product(g(far), far, FIRST))),
    (product(add(x(k), mul(Delta(k, j), c)), k), mul(add(x(j), c), product(x(k), k, j))),
    (total(mul(power(c, -1), x(k)), k), mul(power(c, -1), total(x(k), k))),
    (total(mul(log(c), x(k)), k), mul(log(c), total(x(k), k))),
    (
        largest(add(mul(num(-HALF), x(k)), mul(num(-1), v(k))), k),
        mul(num(-HALF), smallest(add(x(k), mul(num(2), v(k))), k)),
    ),
    (
        smallest(add(mul(num(-HALF), x(k)), mul(num(-1), v(k))), k),
        mul(num(-HALF), largest(add(x(k), mul(num(2), v(k))), k)),
    ),
    (largest(mul(num(-1), c, x(k)), k), mul(num(-1), smallest(mul(c, x(k)), k))),
    (largest(mul(num(-HALF), c, x(k)), k), mul(num(-HALF), smallest(mul(c, x(k)), k))),
    (smallest(mul(num(-2), c, x(k)), k), mul(num(-2), largest(mul(c, x(k)), k))),
    (smallest(mul(num(-HALF), c, x(k)), k), mul(num(-HALF), largest(mul(c, x(k)), k))),
]


@pytest.mark.parametrize(("left", "right"), EQUAL, ids=range(len(EQUAL)))
def test_equal(left: Term, right: Term) -> None:
    assert normal(left) == normal(right)


DIFFERENT: list[tuple[Term, Term]] = [
    (largest(mul(num(-1), c, x(k)), k), mul(num(-1), largest(mul(c, x(k)), k))),
    (smallest(mul(num(-HALF), c, x(k)), k), mul(num(-HALF), smallest(mul(c, x(k)), k))),
    (
        largest(add(mul(num(-HALF), x(k)), mul(num(-1), v(k))), k),
        mul(num(-HALF), largest(add(x(k), mul(num(2), v(k))), k)),
    ),
    (product(add(ONE_, mul(Delta(i, j), c)), k), add(ONE_, c)),
    (total(mul(Delta(k, j), power(x(k), -1)), k, t), power(x(j), -1)),
    (total(mul(Delta(top_of_row(j), top_of_row(k)), x(k)), k), x(top_of_row(j))),
    (
        total(mul(Delta(top_of_row(j), top_of_row(k)), x(k)), k),
        mul(Delta(top_of_row(j), top_of_row(top_of_row(j))), x(top_of_row(j))),
    ),
    (FIVE, NOUGHT),
    (FIVE, total(total(power(entry(t, i), 4), i), t)),
    (product(f("tanh", x(k)), k), ONE_),
]


@pytest.mark.parametrize(("left", "right"), DIFFERENT, ids=range(len(DIFFERENT)))
def test_different(left: Term, right: Term) -> None:
    assert normal(left) != normal(right)


STAY = [
    product(f("tanh", x(k)), k),
    product(f("tanh", x(k)), k, t),
    total(mul(Delta(top_of_row(j), top_of_row(k)), x(k)), k),
    total(power(total(mul(entry(t, i), v(i)), i), HALF), t),
    largest(MASKED, k, t),
    smallest(MASKED, k, t),
    total(MASKED, k, t),
    product(MASKED_OUTSIDE, k),
    product(MASKED_OUTSIDE, k, t),
]


@pytest.mark.parametrize("term", STAY, ids=range(len(STAY)))
def test_what_stays_in_one_piece(term: Term) -> None:
    ((mono, number),) = normal(term).items()
    ((kept, exponent),) = mono
    assert isinstance(kept, Reduce)
    assert isinstance(term, Reduce)
    assert (kept.kind, kept.omit, number, exponent) == (term.kind, term.omit, 1, 1)


# ── indices that are opened are closed again ──────────────────────────────────

OPENED = [
    total(mul(Delta(k, top_of_row(k)), x(k)), k),
    total(mul(Delta(k, top_of_row(k)), power(x(k), -1)), k, t),
    product(add(ONE_, mul(Delta(k, top_of_row(k)), x(k))), k),
    product(add(x(k), mul(Delta(k, j), c)), k),
    total(total(power(entry(k, i), -1), i, k), k),
    total(total(power(entry(i, k), -1), i, k), k),
    total(mul(x(k), total(mul(v(i), power(entry(i, k), -1)), i, k)), k),
    total(mul(v(k), total(mul(x(i), power(entry(i, k), -1)), i, k)), k),
    total(mul(x(k), total(mul(v(i), power(entry(k, i), -1)), i, k)), k),
    total(mul(v(k), total(mul(x(i), power(entry(k, i), -1)), i, k)), k),
    total(mul(x(k), v(i), BEYOND), k),
    total(total(power(at(H, (near, far)), -1), near, far), far, FIRST),
    total(total(power(at(H, (far, near)), -1), near, far), far, FIRST),
    nest(mul(at(MIXED, (i, a)), at(MIXED, (k, a)), y(a), x(i)), a, i, k),
    nest(mul(at(MIXED, (i, a)), at(MIXED, (k, b)), y(a), x(i)), a, b, i, k),
]


@pytest.mark.parametrize("term", OPENED, ids=range(len(OPENED)))
def test_no_name_of_an_opened_index_is_left(term: Term) -> None:
    form = render(normal(term))
    assert not any(is_reserved(variable) for variable in free(form))
    assert free(form) <= free(term)


NESTED = [
    (mul(entry(i, j), entry(j, k), x(i)), (i, j, k)),
    (mul(entry(i, j), entry(j, k), v(j), x(k)), (i, j, k)),
    (mul(at(MIXED, (i, a)), at(MIXED, (k, a)), y(a), x(i)), (i, k, a)),
    (mul(at(MIXED, (i, a)), at(MIXED, (i, b)), y(a), x(i)), (i, a, b)),
]


@pytest.mark.parametrize(("body", "indices"), NESTED, ids=range(len(NESTED)))
def test_sums_in_any_order(body: Term, indices: tuple[Index, ...]) -> None:
    forms = [normal(nest(body, *order)) for order in permutations(indices)]
    assert all(form == forms[0] for form in forms)
    assert len(forms[0]) == 1


@pytest.mark.parametrize("body", [power(entry(i, k), -1), mul(v(k), power(entry(i, k), -2), power(entry(k, i), -1))])
def test_sums_that_leave_out_a_free_index_in_any_order(body: Term) -> None:
    assert normal(total(total(body, i, t), k)) == normal(total(total(body, k), i, t))
    assert normal(total(total(body, i, t), k, j)) == normal(total(total(body, k, j), i, t))
    assert normal(total(total(body, i, t), k)) != normal(total(total(body, i), k, t))


def test_a_factor_that_may_have_no_value_stays_out_of_the_product() -> None:
    """Π_{k≠t} 1/x_k has a value where x_t is 0, and Π_k 1/x_k has none."""
    for exponent in (-1, -2, -HALF):
        assert normal(product(power(x(k), exponent), k, t)) == {frozenset({(product(x(k), k, t), exponent)}): 1}


def test_an_order_in_which_the_body_falls_apart_is_left_out() -> None:
    """With k and i exchanged the denominator would be read beside δ_kt first, and the sum would become several."""
    ((mono, number),) = normal(total(total(mul(x(k), v(i), BEYOND), i), k)).items()
    ((kept, exponent),) = mono
    assert (number, exponent) == (1, 1)
    assert normal(kept) == {mono: 1}


# ── values ────────────────────────────────────────────────────────────────────

DEEP = Index(f"{RESERVED}7", n)
"""An index that the kernel has opened eight sums further out: from there on, depth and name sort differently."""

HURT = [
    product(power(x(k), -1), k, t),
    product(power(x(k), -2), k, t),
    product(f("tanh", x(k)), k),
    product(mul(f("tanh", v(k)), exp(x(k))), k),
    product(add(x(k), mul(Delta(k, j), c)), k),
    total(mul(v(k), power(total(power(mul(x(i), entry(k, i)), 2), i), HALF)), k),
    total(mul(v(k), power(total(power(mul(x(i), entry(k, i)), 2), i), Fraction(3, 2))), k),
    largest(mul(num(-HALF), c, x(k)), k),
    total(total(mul(x(k), v(i), BEYOND), i), k),
    total(total(mul(x(k), v(i), BEYOND), k), i),
    total(mul(x(k), v(DEEP), power(total(f("sin", minus(x(k), x(i))), i), 2)), k),
    total(mul(x(k), v(DEEP), power(total(f("sin", minus(x(k), x(i))), i), 3)), k),
    total(mul(x(k), v(DEEP), total(f("sin", minus(x(k), mul(num(2), x(i)))), i), total(entry(k, i), i)), k),
]


def points() -> list[Point]:
    vectors = {1: ((-2,), (3,)), 2: ((-1, 0), (-3, 2)), 4: ((0, 0, 0, 0), (1, 2, 3, -4)), 3: ((0, -2, 1), (1, 1, -1))}
    out = []
    for size, (xs, vs) in vectors.items():
        rows = tuple(tuple(num(row * 2 - column + 1) for column in range(size)) for row in range(size))
        for at_j in (1, size):
            for at_c, at_r in ((-2, 0), (-1, 1), (3, 2)):
                values: dict[object, object] = {n: size, X: tuple(map(num, xs)), V: tuple(map(num, vs)), MATRIX: rows}
                values |= {i: 1, j: at_j, k: size, t: at_j, c: num(at_c), r: num(at_r), p: num(2)}
                out.append(Point(values))  # type: ignore[arg-type]
    return out


POINTS = points()


@pytest.mark.parametrize("term", HURT, ids=range(len(HURT)))
def test_wherever_it_has_a_value_the_normal_form_has_it(term: Term) -> None:
    form = substitute(render(normal(term)), {DEEP: j})
    term = substitute(term, {DEEP: j})
    looked = 0
    for point in POINTS:
        if at_point(eq(term, term), point) is not Truth.UNDEFINED:
            looked += 1
            assert at_point(eq(term, form), point) in (Truth.TRUE, Truth.OPEN), str(point)
    assert looked
