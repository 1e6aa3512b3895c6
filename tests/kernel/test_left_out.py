"""f(i)·Π_{k≠i} f(k) is Π_k f(k) where i is one of the range and f(i) has a value, and as it stands elsewhere."""

from __future__ import annotations

from fractions import Fraction

from building import *
from building import Rejected, minus, num, over

from derive import kernel
from derive.evidence.numbers.certain import value_at
from derive.evidence.numbers.points import Point
from derive.kernel.context import known
from derive.kernel.context.normal.render import render
from derive.terms.node import Term
from derive.terms.statement import Implies, Rel, for_all
from derive.terms.term import Index

WHOLE = product(x(k), k)
NARROW = product(x(k), k, i)


def same(left: Term, right: Term, *hypotheses: Rel) -> bool:
    """Whether the kernel proves an equation."""
    try:
        kernel.normal_form(left, right, given(*hypotheses))
    except Rejected:
        return False
    return True


def test_a_factor_that_may_be_zero() -> None:
    assert same(mul(x(i), NARROW), WHOLE)
    assert same(mul(x(i), x(i), power(NARROW, 2)), power(WHOLE, 2))
    assert not same(mul(c, NARROW), WHOLE)
    assert not same(NARROW, WHOLE)


def test_all_terms_need_the_factor() -> None:
    assert not same(mul(add(x(i), num(1)), NARROW), WHOLE)
    assert same(mul(add(x(i), num(1)), NARROW), add(WHOLE, NARROW))
    apart = product(minus(x(k), x(i)), k, i)
    assert not same(mul(c, apart), num(0))


def test_only_products() -> None:
    assert not same(mul(x(i), largest(x(k), k, i)), WHOLE, ne(i, j))


def test_only_an_index_that_is_in_the_range() -> None:
    narrow = product(x(k), k, i, j)
    assert same(mul(x(i), narrow), product(x(k), k, j), ne(i, j))
    assert not same(mul(x(i), narrow), product(x(k), k, j))


def test_only_whole_powers() -> None:
    facts = given(ge(NARROW, num(0)))
    root = power(NARROW, Fraction(1, 2))
    assert known(facts).normal(mul(x(i), root)) == known(facts).product(
        [known(facts).normal(x(i)), known(facts).normal(root)]
    )


def test_not_what_has_no_value() -> None:
    s = Index("s", n)
    facts = given(for_all(s, Implies(ne(s, i), gt(v(s), num(0)))))
    factor, whole = [add(num(1), log(v(place))) for place in (i, k)]
    narrow = product(whole, k, i)
    assert known(facts).normal(mul(factor, narrow)) == known(facts).product(
        [known(facts).normal(factor), known(facts).normal(narrow)]
    )
    everywhere = given(for_all(s, gt(v(s), num(0))))
    assert known(everywhere).normal(mul(factor, product(whole, k, i))) == known(everywhere).normal(product(whole, k))


def test_what_has_a_value_at_n_one_keeps_it() -> None:
    """At n = 1 and x_i = 0 nothing is left in the product, and c + e^(x_i/x_i) has no value, though c + e has one."""

    def member(place: Index) -> Term:
        return add(c, exp(over(x(place), x(i))))

    written = mul(add(c, exp(num(1))), product(member(k), k, i))
    point = Point({n: 1, X: (num(0),), c: num(2), i: 1})
    values = [value_at(term, point) for term in (written, render(known(()).normal(written)))]
    assert values[0].overlaps(values[1])
    apart = given(ne(x(i), num(0)))
    assert known(apart).normal(written) == known(apart).normal(product(member(k), k))
