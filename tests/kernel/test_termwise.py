"""The rule `termwise`: the slope of a sum from those of its terms, and a refusal for each of its side conditions."""

from __future__ import annotations

import pytest
from building import *
from building import Deriv, Rejected, Theorem, num

from derive import kernel
from derive.terms.node import Term
from derive.terms.term import ArgMax

MODULUS = absolute(c)


def slope(body: Term, value: Term, by: Term = c) -> Theorem:
    """D(body, by) = value, assumed."""
    return kernel.hypothesis(eq(Deriv(body, by), value))


def test_a_sum_of_two() -> None:
    theorem = kernel.termwise(Deriv(add(MODULUS, p), c), (slope(MODULUS, q), slope(p, num(0))), (), ())
    assert theorem.statement == eq(Deriv(add(MODULUS, p), c), add(q, num(0)))
    assert len(theorem.hypotheses) == 2


def test_a_multiple() -> None:
    theorem = kernel.termwise(Deriv(mul(p, MODULUS), c), (slope(MODULUS, q),), (), ())
    assert theorem.statement == eq(Deriv(mul(p, MODULUS), c), mul(p, q))


def test_a_sum_over_an_index() -> None:
    body = mul(x(k), num(2))
    at_each = kernel.derivative(Deriv(body, x(j)), ())
    theorem = kernel.termwise(Deriv(total(body, k, i), x(j)), (at_each,), (k,), ())
    value = at_each.statement.parts()[1]
    assert theorem.statement == eq(Deriv(total(body, k, i), x(j)), total(value, k, i))
    assert not theorem.hypotheses


class TestRefusals:
    def test_a_slope_of_something_else(self) -> None:
        for wrong in (slope(p, q), slope(MODULUS, q, d), kernel.hypothesis(gt(Deriv(MODULUS, c), q))):
            with pytest.raises(Rejected, match="an equation must say what"):
                kernel.termwise(Deriv(add(MODULUS, p), c), (wrong, slope(p, num(0))), (), ())

    def test_a_term_without_a_slope(self) -> None:
        with pytest.raises(Rejected, match="one slope for each part"):
            kernel.termwise(Deriv(add(MODULUS, p), c), (slope(MODULUS, q),), (), ())

    def test_two_factors_that_move(self) -> None:
        with pytest.raises(Rejected, match="one factor alone may move"):
            kernel.termwise(Deriv(mul(c, MODULUS), c), (slope(MODULUS, q),), (), ())

    def test_a_factor_of_no_value(self) -> None:
        with pytest.raises(Rejected, match="needs d > 0"):
            kernel.termwise(Deriv(mul(log(d), MODULUS), c), (slope(MODULUS, q),), (), ())

    def test_a_product_over_an_index(self) -> None:
        with pytest.raises(Rejected, match="no sum"):
            kernel.termwise(Deriv(product(x(k), k), x(j)), (slope(x(k), num(1), x(j)),), (k,), ())

    def test_an_index_that_a_hypothesis_speaks_of(self) -> None:
        body = absolute(x(k))
        with pytest.raises(Rejected, match="not arbitrary"):
            kernel.termwise(Deriv(total(body, k), x(j)), (slope(body, num(0), x(j)),), (k,), ())

    def test_the_index_of_the_variable(self) -> None:
        at_itself = kernel.derivative(Deriv(x(j), x(j)), ())
        with pytest.raises(Rejected, match="not arbitrary"):
            kernel.termwise(Deriv(total(x(k), k), x(j)), (at_itself,), (j,), ())

    def test_an_index_of_another_range(self) -> None:
        with pytest.raises(Rejected):
            kernel.termwise(Deriv(total(x(k), k), x(j)), (kernel.derivative(Deriv(x(k), x(j)), ()),), (a,), ())

    def test_what_is_left_out_may_not_move(self) -> None:
        place = ArgMax(x_vector())
        at_each = kernel.derivative(Deriv(x(k), x(j)), ())
        with pytest.raises(Rejected, match="moves"):
            kernel.termwise(Deriv(total(x(k), k, place), x(j)), (at_each,), (k,), ())


def x_vector() -> Term:
    """x itself."""
    return x(k).parts()[0]  # type: ignore[no-any-return]
