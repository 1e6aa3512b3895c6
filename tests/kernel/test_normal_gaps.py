"""The normal form once more, branch by branch: equal terms, different ones, and values at points that hurt."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from building import *
from building import Delta, Rejected, minus, num, over

from derive import kernel
from derive.evidence.numbers.certain import Truth, at_point
from derive.evidence.numbers.points import Point
from derive.kernel.context import known
from derive.kernel.context.normal import render
from derive.kernel.context.normal.factoring import factors, prime_powers
from derive.kernel.poly import ONE, Poly, times
from derive.kernel.poly import add as added
from derive.terms.node import Bound, Term
from derive.terms.statement import Prop
from derive.terms.term import NEG, POS, ArgMax, At, Call, Index, Lit, Reduce, Tup, abstract

HALF = Fraction(1, 2)
NOUGHT, ONE_ = num(0), num(1)
w, nz = Scalar("w", NEG), Scalar("nz", POS | NEG)
three = Index("l", num(3))
W = Vector("w3", (num(3),))
square = Definition((c,), power(c, 2), 1, "square")
squares = Definition((X, n), total(power(x(k), 2), k), 1, "sq")
first = Definition((W,), At(W, (Lit(1),)), 1, "first")


def f(name: str, *args: Term) -> Fn:
    return Fn(name, args)


def wide(index: Term) -> Term:
    return At(W, (index,))


def fraction_in_fractions(inner: Term, depth: int) -> Term:
    for _ in range(depth):
        inner = over(ONE_, add(num(2), inner))
    return inner


EQUAL = [
    (smallest(add(x(k), c), k), add(smallest(x(k), k), c)),
    (Call(square, (add(c, c),)), Call(square, (mul(num(2), c),))),
    (squares.call({X: abstract(add(x(k), x(k)), (k,))}), squares.call({X: abstract(mul(num(2), x(k)), (k,))})),
    (Call(first, (Tup((add(c, c), d, d)),)), Call(first, (Tup((mul(num(2), c), d, d)),))),
    (fraction_in_fractions(exp(add(c, d)), 3), fraction_in_fractions(mul(exp(c), exp(d)), 3)),
    (over(ONE_, add(ONE_, over(ONE_, add(ONE_, exp(c))))), over(add(ONE_, exp(c)), add(num(2), exp(c)))),
    (log(add(ONE_, Delta(i, j))), mul(Delta(i, j), log(num(2)))),
    (
        log(mul(p, product(add(ONE_, power(x(k), 2)), k))),
        add(log(p), total(log(add(ONE_, power(x(k), 2))), k)),
    ),
    (absolute(minus(c, c)), NOUGHT),
    (absolute(mul(c, Delta(i, j))), mul(Delta(i, j), absolute(c))),
    (absolute(minus(ONE_, mul(num(2), Delta(i, j)))), ONE_),
    (absolute(add(mul(num(2), c), mul(num(2), d))), mul(num(2), absolute(add(c, d)))),
    (absolute(w), mul(num(-1), w)),
    (absolute(power(w, 3)), mul(num(-1), power(w, 3))),
    (absolute(power(w, -1)), mul(num(-1), power(w, -1))),
    (absolute(power(c, 2)), power(c, 2)),
    (absolute(mul(w, c)), mul(num(-1), w, absolute(c))),
    (absolute(power(c, 3)), mul(power(c, 2), absolute(c))),
    (absolute(power(nz, -3)), mul(power(nz, -2), power(absolute(nz), -1))),
    (absolute(mul(p, num(-3))), mul(num(3), p)),
    (f("cos", NOUGHT), ONE_),
    (f("cosh", minus(c, c)), ONE_),
    (f("sin", minus(c, c)), NOUGHT),
    (f("tanh", NOUGHT), NOUGHT),
    (f("cos", minus(c, d)), f("cos", minus(d, c))),
    (f("cosh", minus(c, d)), f("cosh", minus(d, c))),
    (f("sin", minus(c, d)), mul(num(-1), f("sin", minus(d, c)))),
    (f("erf", mul(num(-2), c)), mul(num(-1), f("erf", mul(num(2), c)))),
    (f("tanh", mul(c, Delta(i, j))), mul(Delta(i, j), f("tanh", c))),
    (f("cos", mul(c, Delta(i, j))), add(ONE_, mul(Delta(i, j), minus(f("cos", c), ONE_)))),
    (exp(add(c, mul(d, Delta(i, j)))), add(exp(c), mul(Delta(i, j), minus(exp(add(c, d)), exp(c))))),
    (over(ONE_, add(ONE_, Delta(i, j))), minus(ONE_, mul(num(HALF), Delta(i, j)))),
    (over(ONE_, minus(Delta(i, j), num(2))), mul(num(-HALF), add(ONE_, Delta(i, j)))),
    (power(add(ONE_, Delta(i, j)), HALF), add(ONE_, mul(Delta(i, j), minus(power(num(2), HALF), ONE_)))),
    (power(num(HALF), HALF), mul(num(HALF), power(num(2), HALF))),
    (log(num(Fraction(2, 9))), minus(log(num(2)), mul(num(2), log(num(3))))),
    (power(add(power(p, 2), mul(num(2), p, q), power(q, 2)), HALF), add(p, q)),
    (mul(power(add(p, q), HALF), power(add(p, q), HALF)), add(p, q)),
    (mul(power(add(p, q), Fraction(3, 2)), power(add(p, q), HALF)), power(add(p, q), 2)),
    (mul(power(num(2), Fraction(3, 2)), power(num(2), Fraction(-5, 2))), num(HALF)),
    (power(num(8), Fraction(2, 3)), num(4)),
    (mul(power(absolute(c), 3), absolute(c)), power(c, 4)),
    (mul(power(absolute(nz), -3), power(absolute(nz), 2)), power(absolute(nz), -1)),
    (Delta(i, i), ONE_),
    (power(c, 0), ONE_),
    (power(c, 1), c),
    (power(minus(c, c), 2), NOUGHT),
    (power(minus(c, c), HALF), NOUGHT),
    (power(add(c, num(1)), 4), power(power(add(c, num(1)), 2), 2)),
    (product(wide(three), three), mul(wide(Lit(1)), wide(Lit(2)), wide(Lit(3)))),
    (product(wide(three), three, Lit(2)), mul(wide(Lit(1)), wide(Lit(3)))),
    (total(wide(three), three), add(wide(Lit(1)), wide(Lit(2)), wide(Lit(3)))),
    (total(wide(three), three, Lit(1)), add(wide(Lit(2)), wide(Lit(3)))),
    (largest(mul(num(-1), power(c, 2)), three), mul(num(-1), power(c, 2))),
    (product(add(ONE_, exp(x(k))), k, t), over(product(add(ONE_, exp(x(k))), k), add(ONE_, exp(x(t))))),
    (product(add(mul(num(2), x(k)), num(2)), k), mul(power(num(2), n), product(add(x(k), ONE_), k))),
    (product(mul(p, x(k)), k, t), mul(power(p, minus(n, ONE_)), product(x(k), k, t))),
    (product(add(ONE_, mul(Delta(j, k), c)), k), add(ONE_, c)),
    (product(add(ONE_, mul(Delta(k, j), x(k))), k), add(ONE_, x(j))),
    (product(power(add(ONE_, exp(x(k))), -1), k), power(product(add(ONE_, exp(x(k))), k), -1)),
    (total(mul(Delta(j, k), x(k)), k), x(j)),
    (total(mul(x(j), x(k), v(k)), k, t), minus(mul(x(j), total(mul(x(k), v(k)), k)), mul(x(j), x(t), v(t)))),
    (total(total(mul(x(k), x(i)), i), k), power(total(x(k), k), 2)),
    (total(total(x(k), i), k), mul(n, total(x(k), k))),
    (total(ONE_, k, t, i), add(n, num(-2), Delta(i, t))),
    (total(mul(Delta(i, j), x(k)), k), mul(Delta(i, j), total(x(k), k))),
    (smallest(mul(num(-2), x(k)), k), mul(num(-2), largest(x(k), k))),
    (smallest(mul(w, x(k)), k), mul(w, largest(x(k), k))),
    (largest(mul(w, x(k)), k), mul(w, smallest(x(k), k))),
    (largest(mul(exp(x(k)), exp(v(k))), k), exp(largest(add(x(k), v(k)), k))),
    (largest(mul(num(3), exp(mul(num(-1), x(k)))), k), mul(num(3), exp(mul(num(-1), smallest(x(k), k))))),
    (largest(add(mul(num(2), x(k)), mul(num(4), v(k))), k), mul(num(2), largest(add(x(k), mul(num(2), v(k))), k))),
    (
        largest(add(mul(num(-2), x(k)), mul(num(-4), v(k)), c), k),
        minus(c, mul(num(2), smallest(add(x(k), mul(num(2), v(k))), k))),
    ),
]


@pytest.mark.parametrize(("left", "right"), EQUAL, ids=range(len(EQUAL)))
def test_equal(left: Term, right: Term) -> None:
    assert kernel.normal_form(left, right, ()).hypotheses == frozenset()
    assert kernel.normal_form(right, left, ()).hypotheses == frozenset()


def best(kind: str, *values: Term) -> Reduce:
    """The largest or smallest of values written out."""
    vector = Tup(values)
    return Reduce(kind, num(len(values)), (), At(vector, (Bound(0),)), "k")


class TestWrittenOut:
    def test_the_largest_that_signs_can_tell(self) -> None:
        for values in permutations((c, add(c, ONE_), minus(c, exp(d)))):
            assert kernel.normal_form(best("Max", *values), add(c, ONE_), ()).statement
            assert kernel.normal_form(best("Min", *values), minus(c, exp(d)), ()).statement
        assert kernel.normal_form(best("Max", c, add(c, r)), add(c, r), ()).statement
        assert kernel.normal_form(best("Max", add(c, r), c), add(c, r), ()).statement
        assert kernel.normal_form(best("Min", add(c, r), c), c, ()).statement

    def test_others_stay(self) -> None:
        for kind in ("Max", "Min"):
            for one in (c, d):
                with pytest.raises(Rejected, match="different normal forms"):
                    kernel.normal_form(best(kind, c, d), one, ())


DIFFERENT = [
    (exp(power(log(p), 2)), power(p, 2)),
    (exp(power(log(p), 2)), p),
    (power(c, add(Delta(i, j), n)), add(mul(add(Delta(i, j), n), c), minus(ONE_, add(Delta(i, j), n)))),
    (power(c, add(n, Delta(i, j))), add(mul(add(Delta(i, j), n), c), minus(ONE_, add(Delta(i, j), n)))),
    (exp(f("tanh", c)), c),
    (log(total(exp(x(k)), k)), total(x(k), k)),
    (f("cos", mul(num(-1), c)), mul(num(-1), f("cos", c))),
    (f("cosh", mul(num(-1), c)), mul(num(-1), f("cosh", c))),
    (f("sin", mul(num(-1), c)), f("sin", c)),
    (f("cosh", NOUGHT), NOUGHT),
    (f("sin", c), NOUGHT),
    (f("cos", c), ONE_),
    (over(c, add(ONE_, exp(c))), over(d, add(ONE_, exp(c)))),
    (over(exp(c), add(ONE_, exp(c))), over(exp(d), add(ONE_, exp(d)))),
    (
        add(over(exp(c), add(ONE_, exp(c))), mul(Delta(i, j), over(ONE_, add(ONE_, exp(d))))),
        add(minus(ONE_, over(ONE_, add(ONE_, exp(c)))), mul(Delta(i, j), over(num(2), add(ONE_, exp(d))))),
    ),
    (fraction_in_fractions(exp(c), 12), fraction_in_fractions(exp(d), 12)),
    (absolute(power(c, 3)), power(c, 3)),
    (absolute(w), w),
    (power(c, mul(num(2), Delta(i, j))), add(mul(num(2), Delta(i, j), c), minus(ONE_, mul(num(2), Delta(i, j))))),
    (power(c, mul(n, Delta(i, j))), add(mul(n, Delta(i, j), c), minus(ONE_, mul(n, Delta(i, j))))),
    (power(c, n), add(mul(n, c), minus(ONE_, n))),
    (power(c, mul(Delta(i, j), Delta(k, t))), add(mul(Delta(i, j), c), minus(ONE_, Delta(i, j)))),
    (product(f("tanh", x(k)), k), exp(total(x(k), k))),
    (product(x(k), k), ONE_),
    (product(mul(x(k), exp(v(k))), k), exp(total(v(k), k))),
    (product(add(ONE_, mul(Delta(i, j), c)), k), add(ONE_, mul(Delta(i, j), c))),
    (product(add(ONE_, mul(Delta(k, j), c)), k, t), add(ONE_, c)),
    (product(add(x(k), mul(Delta(k, j), c)), k), add(x(j), c)),
    (total(mul(Delta(k, j), x(k)), k, t), x(j)),
    (mul(Delta(i, j), Delta(k, t)), mul(Delta(i, j), Delta(k, t), Delta(i, k))),
    (largest(mul(c, exp(x(k))), k), mul(c, exp(largest(x(k), k)))),
    (largest(f("tanh", x(k)), k), exp(largest(x(k), k))),
    (largest(x(k), k), smallest(x(k), k)),
    (power(add(c, d), 2), add(power(c, 2), power(d, 2))),
    (total(power(x(k), 2), k), power(total(x(k), k), 2)),
    (total(mul(x(k), total(mul(x(i), v(k)), i)), k), mul(total(x(k), k), total(v(k), k))),
]


@pytest.mark.parametrize(("left", "right"), DIFFERENT, ids=range(len(DIFFERENT)))
def test_different(left: Term, right: Term) -> None:
    with pytest.raises(Rejected, match="different normal forms"):
        kernel.normal_form(left, right, ())


# ── values ────────────────────────────────────────────────────────────────────

HURT = [
    log(mul(num(-1), c)),
    log(mul(c, p)),
    log(mul(c, d)),
    log(mul(power(c, 2), p)),
    log(mul(power(c, -1), p)),
    log(mul(power(c, 3), d)),
    log(mul(power(d, 2), c, num(-1))),
    power(mul(r, c), HALF),
    power(mul(c, d), HALF),
    power(mul(num(-2), c), HALF),
    power(power(c, 2), Fraction(3, 2)),
    power(mul(c, num(-1), power(d, 2)), Fraction(-1, 2)),
    log(product(x(k), k)),
    log(mul(p, Delta(i, i))),
    log(add(mul(num(2), c), mul(num(2), d))),
    log(minus(power(c, 2), num(1))),
    absolute(mul(c, d)),
    absolute(add(c, mul(num(-3), d))),
    absolute(power(c, -3)),
    power(c, n),
    power(mul(num(-1), p), n),
    power(c, minus(n, ONE_)),
    product(x(k), k, t),
    product(mul(c, x(k)), k, t),
    product(minus(x(k), x(k)), k),
    product(add(x(k), mul(Delta(k, j), c)), k, t),
    product(add(mul(num(2), c), mul(num(2), x(k))), k),
    total(mul(x(k), power(c, -1)), k),
    total(mul(x(k), absolute(v(k))), k, t),
    total(total(mul(x(k), x(i), v(k)), i, k), k),
    total(mul(x(k), power(total(mul(v(i), x(k)), i), 2)), k),
    largest(mul(c, x(k)), k),
    smallest(mul(d, x(k)), k),
    largest(mul(r, x(k)), k),
    largest(mul(num(-1), r, x(k)), k),
    largest(add(mul(num(-2), x(k)), v(k)), k),
    largest(mul(num(-3), absolute(x(k))), k),
    mul(absolute(c), power(absolute(c), -3)),
    power(add(c, d), -2),
    over(add(c, d), add(mul(num(2), c), mul(num(2), d))),
]


def points() -> list[Point]:
    vectors = {1: ((-2,), (3,)), 2: ((-1, -3), (-3, 2)), 3: ((0, -2, 1), (1, 1, -1))}
    out = []
    for size, (xs, vs) in vectors.items():
        for at_c, at_d, at_r in ((-2, -1, 0), (3, -2, 1), (-1, 2, 2), (HALF, 3, 0)):
            values: dict[object, object] = {n: size, X: tuple(map(num, xs)), V: tuple(map(num, vs))}
            values |= {i: 1, j: size, k: 1, t: (size + 1) // 2}
            values |= {c: num(at_c), d: num(at_d), r: num(at_r), p: num(2), q: num(3)}
            out.append(Point(values))  # type: ignore[arg-type]
    return out


POINTS = points()


@pytest.mark.parametrize("term", HURT, ids=range(len(HURT)))
def test_wherever_it_has_a_value_the_normal_form_has_it(term: Term) -> None:
    normal = render(known(()).normal(term))
    looked = 0
    for point in POINTS:
        if at_point(eq(term, term), point) is not Truth.UNDEFINED:
            looked += 1
            assert at_point(eq(term, normal), point) in (Truth.TRUE, Truth.OPEN), str(point)
    assert looked


STAY = [
    log(product(x(k), k)),
    product(x(k), k, t),
    power(c, n),
    largest(x(k), k),
    total(mul(v(k), x(k)), k),
    f("sin", c),
]


@pytest.mark.parametrize("term", STAY, ids=str)
def test_what_it_does_not_look_into(term: Term) -> None:
    assert known(()).normal(term) == {frozenset({(term, 1)}): 1}


def test_what_has_no_value_is_no_number() -> None:
    assert known(()).normal(log(minus(c, c))) == {frozenset({(log(NOUGHT), 1)}): 1}
    assert known(()).normal(power(minus(c, c), -2)) == {frozenset({(NOUGHT, -2)}): 1}
    assert known(()).normal(mul(Delta(i, j), power(Delta(i, j), -1))) != {ONE: 1}
    assert known(()).normal(f("gamma", add(c, c))) == known(()).normal(f("gamma", mul(num(2), c)))
    assert known(()).normal(f("exp", c, c)) == {frozenset({(f("exp", c, c), 1)}): 1}


FACTS: list[tuple[Term, Term, tuple[Prop, ...]]] = [
    (mul(Delta(i, j), Delta(j, k)), NOUGHT, (ne(i, k),)),
    (mul(Delta(i, j), Delta(j, k), Delta(k, t)), NOUGHT, (ne(i, k),)),
    (Delta(i, j), NOUGHT, (ne(j, i),)),
    (product(add(ONE_, mul(Delta(k, j), c)), k, t), add(ONE_, c), (ne(j, t),)),
    (total(mul(Delta(k, j), x(k)), k, t), x(j), (ne(j, t),)),
    (product(x(k), k, t), over(product(x(k), k), x(t)), (ne(x(t), NOUGHT),)),
    (absolute(c), mul(num(-1), c), (le(c, NOUGHT),)),
    (power(power(c, 2), HALF), c, (ge(c, NOUGHT),)),
    (x(ArgMax(X)), x(i), (eq(ArgMax(X), i),)),
]


@pytest.mark.parametrize(("left", "right", "facts"), FACTS, ids=range(len(FACTS)))
def test_equal_where_facts_hold(left: Term, right: Term, facts: tuple[Prop, ...]) -> None:
    assert kernel.normal_form(left, right, given(*facts)).hypotheses == set(facts)
    with pytest.raises(Rejected):
        kernel.normal_form(left, right, ())


def test_deltas_in_any_order() -> None:
    chain = [Delta(a_, b_) for a_, b_ in pairwise((i, j, k, t))]
    forms = [known(()).normal(mul(*order, x(i))) for order in permutations(chain)]
    forms += [known(()).normal(mul(*chain, x(other))) for other in (j, k, t)]
    assert all(form == forms[0] for form in forms)


def test_how_far_it_expands() -> None:
    parts = [x(i), x(j), x(k), v(i), v(j), c, d, r]
    assert len(known(()).normal(power(add(*parts[:7]), 5))) == 462
    assert len(known(()).normal(power(add(*parts), 4))) == 330
    for large in (power(add(*parts), 5), mul(*[power(add(*parts), 4)] * 2)):
        with pytest.raises(Rejected, match="would"):
            known(()).normal(large)


# ── factors ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", [*range(1, 130), 10_007, 2 * 10_007, 9_973**2, 10_007**2])
def test_numbers_are_their_prime_powers(number: int) -> None:
    found = prime_powers(number)
    whole = 1
    for prime, exponent in found:
        whole *= prime**exponent
        assert exponent > 0
        assert prime == 10_007**2 or all(prime % divisor for divisor in range(2, min(prime, 200)))
    assert whole == number
    assert len({prime for prime, _ in found}) == len(found)


POLYNOMIALS = [
    minus(power(c, 2), power(d, 2)),
    minus(power(d, 2), power(c, 2)),
    mul(num(-1), add(c, d), add(c, ONE_)),
    mul(num(2), add(c, d), add(c, ONE_)),
    power(add(c, d), 3),
    add(power(c, 2), ONE_),
    add(c, Delta(i, j)),
    add(c, power(d, HALF)),
    add(c, power(d, -1)),
    c,
    add(power(c, 12), power(d, 12)),
    minus(power(c, 13), ONE_),
    add(power(c, HALF), ONE_),
]


@pytest.mark.parametrize("term", POLYNOMIALS, ids=str)
def test_polynomials_are_their_factors(term: Term) -> None:
    poly = known(()).normal(term)
    number, found = factors(poly)
    whole: Poly = {ONE: number}
    for factor, exponent in found:
        for _ in range(exponent):
            whole = added([{times(m1, m2): c1 * c2 for m2, c2 in factor.items()} for m1, c1 in whole.items()])
    assert whole == poly


def test_factors_are_found() -> None:
    number, found = factors(known(()).normal(minus(power(c, 2), power(d, 2))))
    assert abs(number) == 1
    assert sorted(len(factor) for factor, _ in found) == [2, 2]
    whole, found = factors(known(()).normal(minus(power(d, 2), power(c, 2))))
    assert {abs(whole), len(found)} == {1, 2}
