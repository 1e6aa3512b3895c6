"""The table of derivatives: each row agrees with numbers, and is refused where the function has a corner."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from building import *
from building import Delta, Deriv, Rejected, minus, num, over

from derive import kernel
from derive.evidence.numbers.floats import Floats
from derive.evidence.numbers.walk import Env, Walk
from derive.rules.calculus import FUNCTIONS, row
from derive.terms.functions import REAL
from derive.terms.node import Term
from derive.terms.term import ArgMax, Call, abstract


def refused(text: str) -> object:
    return pytest.raises(Rejected, match=text)


def value(term: Term, at_c: float) -> float:
    return float(
        np.asarray(Walk(Floats()).real(term, Env({c: np.array([at_c]), p: np.array([abs(at_c)])}))).reshape(-1)[0]
    )


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
@pytest.mark.parametrize("point", [0.3, 1.7])
def test_every_row_is_the_slope_by_differences(name: str, point: float) -> None:
    inner = add(power(c, 2), num(Fraction(1, 4)))
    whole = Fn(name, (inner,))
    _, slope = row(Deriv(whole, c))
    shown = value(slope, point)
    step = 1e-6
    by_differences = (value(whole, point + step) - value(whole, point - step)) / (2 * step)
    assert shown == pytest.approx(by_differences, rel=1e-7)


def test_every_understood_function_has_a_row() -> None:
    assert set(FUNCTIONS) == set(REAL)


@pytest.mark.parametrize(
    ("term", "by", "name"),
    [
        (d, c, "constant_rule"),
        (c, c, "component_rule"),
        (x(i), x(j), "component_rule"),
        (add(c, d), c, "linearity"),
        (mul(d, c), c, "linearity"),
        (mul(c, exp(c)), c, "product_rule"),
        (over(c, exp(c)), c, "quotient_rule"),
        (power(c, 3), c, "power_rule"),
        (total(exp(x(k)), k), x(j), "sum_rule"),
        (exp(c), c, "exp_rule"),
    ],
)
def test_rows_have_names(term: Term, by: Term, name: str) -> None:
    assert row(Deriv(term, by))[0] == name


def test_components_move_alone() -> None:
    assert kernel.derivative(Deriv(x(i), x(j)), ()).statement == eq(Deriv(x(i), x(j)), Delta(i, j))
    assert kernel.derivative(Deriv(v(i), x(j)), ()).statement == eq(Deriv(v(i), x(j)), num(0))


def test_a_quotient_has_two_terms() -> None:
    whole = Deriv(over(exp(x(i)), z), x(j))
    expected = minus(over(Deriv(exp(x(i)), x(j)), z), mul(exp(x(i)), Deriv(z, x(j)), power(z, -2)))
    assert kernel.derivative(whole, ()).statement == eq(whole, expected)


@pytest.mark.parametrize(
    ("term", "by", "reason"),
    [
        (absolute(c), c, "needs c ≠ 0"),
        (log(c), c, "needs c > 0"),
        (log(r), r, "needs r > 0"),
        (power(r, Fraction(1, 2)), r, "needs r > 0"),
        (power(c, Fraction(3, 2)), c, "needs c > 0"),
        (over(num(1), c), c, "needs c ≠ 0"),
        (power(c, d), c, "needs c > 0"),
        (power(c, d), d, "needs c > 0"),
        (largest(x(k), k), x(j), "attained at a single index"),
        (smallest(x(k), k), x(j), "attained at a single index"),
        (Fn("gamma", (c,)), c, "nothing is known"),
        (Fn("gamma", (d,)), c, "where gamma has a value"),
        (over(num(1), d), c, "needs d ≠ 0"),
        (x(ArgMax(X)), x(j), "nothing is known about how"),
        (Delta(i, ArgMax(X)), x(j), "nothing is known about how"),
        (v(ArgMax(X)), x(j), "nothing is known about how"),
        (add(c, absolute(mul(c, d))), c, "needs c·d ≠ 0"),
        (Deriv(absolute(c), c), c, "needs c ≠ 0"),
        (power(c, Delta(i, j)), c, "needs c ≠ 0"),
        (power(c, minus(n, num(2))), c, "needs c ≠ 0"),
        (total(log(v(k)), k), x(j), "needs v_k > 0 for all k"),
    ],
    ids=str,
)
def test_no_slope_where_there_may_be_none(term: Term, by: Term, reason: str) -> None:
    with refused(reason):
        kernel.derivative(Deriv(term, by), ())


def test_a_whole_power_of_any_base_has_a_slope() -> None:
    """n·c^(n-1) has a value at c = 0 too, since n ≥ 1."""
    slope = kernel.derivative(Deriv(power(c, n), c), ())
    assert slope.statement == eq(Deriv(power(c, n), c), mul(n, power(c, minus(n, num(1))), Deriv(c, c)))
    assert kernel.derivative(Deriv(power(c, Delta(i, j)), c), given(ne(i, j), gt(c, num(0)))).hypotheses


def test_the_component_that_moves_must_be_one() -> None:
    undefined = ArgMax(abstract(log(v(k)), (k,)))
    with refused("needs v_k > 0 for all k"):
        kernel.derivative(Deriv(c, x(undefined)), ())


def test_a_condition_may_come_from_a_hypothesis_at_the_point() -> None:
    theorem = kernel.derivative(Deriv(log(c), c), given(gt(c, num(2))))
    assert theorem.hypotheses == {gt(c, num(2))}


def test_a_definition_is_looked_into_before_it_counts_as_smooth() -> None:
    corner = Definition((c,), absolute(c), 0, "corner")
    with refused("needs c ≠ 0"):
        kernel.derivative(Deriv(add(c, Call(corner, (c,))), c), ())
    with refused("no row for corner"):
        kernel.derivative(Deriv(Call(corner, (c,)), c), given(gt(c, num(0))))
    assert row(Deriv(Call(corner, (d,)), c))[0] == "constant_rule"


def test_a_derivative_has_no_row_of_its_own() -> None:
    with refused("no row for D"):
        kernel.derivative(Deriv(Deriv(exp(c), c), c), ())


def test_only_declared_variables_move() -> None:
    from derive.terms.node import IllFormed

    for by in (exp(c), i, X, Delta(i, j), num(1)):
        with pytest.raises(IllFormed):
            Deriv(c, by)
