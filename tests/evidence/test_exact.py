"""Exact algebra before SymPy is asked: it finds what is equal, and nothing that is not."""

from __future__ import annotations

import random

import pytest
import sympy
from sympy import Abs, Expr, Integer, Rational, cos, cosh, erf, exp, log, pi, sin, sinh, sqrt, tanh

from derive.evidence.explicit import NoAnswer
from derive.evidence.explicit.agreement import value_at
from derive.evidence.explicit.exact import are_one

x, y, z = sympy.symbols("x y z", real=True)
p, q = sympy.symbols("p q", positive=True)
h = x**2 + y**2 + 1

EQUAL = {
    "a quotient": ((x**2 - y**2) / (x - y), x + y),
    "a sum of quotients": (x / h + y / h, (x + y) / h),
    "quotients with shared factors": (1 / (x * y) + 1 / (x * z), (y + z) / (x * y * z)),
    "exponents that are added": (exp(x + 2 * y) / exp(y), exp(x) * exp(y)),
    "exponents with fractions": (exp((x + y) / 2) ** 2, exp(x) * exp(y)),
    "exponents over a sum": (exp((x + y) / h), exp(x / h) * exp(y / h)),
    "hyperbolic functions": (cosh(x) ** 2 - sinh(x) ** 2, Integer(1)),
    "a hyperbolic tangent": (1 - tanh(x), 2 / (1 + exp(2 * x))),
    "a hyperbolic tangent of halves": (tanh((x - y) / 2) * (exp(x) + exp(y)), exp(x) - exp(y)),
    "an absolute value of what is positive": (Abs(p / (p + exp(x))), 1 - exp(x) / (p + exp(x))),
    "a log of a product": (log(p * q / h), log(p) + log(q) - log(h)),
    "a log of numbers": (log(12 * p), log(p) + 2 * log(2) + log(3)),
    "a log of exponentials": (log(exp(x) * h), x + log(h)),
    "a root": (sqrt(h) ** 3 / h, sqrt(h)),
    "a root below": (x / sqrt(h), x * sqrt(h) / h),
    "a root of a fraction": (sqrt(h / 2) * sqrt(2), sqrt(h)),
    "a third of a power": (h ** Rational(4, 3), h * h ** Rational(1, 3)),
    "a power that is a symbol": (p**x * p ** (2 - x), p**2),
    "a power of a product": (h ** (x + 1) / h**x, h),
    "an absolute value": (Abs(x * h) ** 2 / Abs(x), Abs(x) * h**2),
    "sine and cosine": (sin(x + y) ** 2 + cos(x + y) ** 2, Integer(1)),
    "an unknown function": (erf(x * (y + 1)), erf(x * y + x)),
    "pi": (sqrt(2 * pi) ** 2 / pi, Integer(2)),
}
DIFFERENT = {
    "a sign": ((x - y) / h, (y - x) / h),
    "a number": (x / (2 * h), x / h),
    "exponents": (exp(x * y), exp(x) * exp(y)),
    "exponents over sums": (exp(x / h), exp(x / (h + 1))),
    "a root of a square": (sqrt(x**2 + 2 * x * y + y**2), x + y),
    "an absolute value": (Abs(x), x),
    "an absolute value of a product": (Abs(x * y), x * Abs(y)),
    "an absolute value of what may be negative": (Abs(p - exp(x)), p - exp(x)),
    "an absolute value of what is never 0": (Abs(x + p), x + p),
    "halves": (exp(x / 2), exp(x)),
    "a log of a sum": (log(p + q), log(p) + log(q)),
    "a log of two numbers": (log(Integer(6)), log(Integer(8))),
    "roots of other order": (h ** Rational(1, 3), sqrt(h)),
    "roots of numbers": (sqrt(Integer(2)), sqrt(Integer(3))),
    "sine and cosine": (sin(x), cos(x)),
    "another argument": (erf(x), erf(y)),
    "another function": (sympy.atan(x), sympy.asinh(x)),
    "a power": (p**x, p**y),
    "a power of another": (p**x, q**x),
    "cubes": (cosh(x) ** 3 - sinh(x) ** 3, Integer(1)),
}


@pytest.mark.parametrize(("left", "right"), EQUAL.values(), ids=EQUAL)
def test_what_is_equal_is_found(left: Expr, right: Expr) -> None:
    assert are_one(left, right)


@pytest.mark.parametrize(("left", "right"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_differs_is_not(left: Expr, right: Expr) -> None:
    assert not are_one(left, right)


def test_a_denominator_that_is_0_by_what_a_root_is() -> None:
    r = (x + y) ** Rational(1, 3)
    nowhere = sympy.Mul(1, sympy.Pow(r**3 * r - r * x - r * y, -1, evaluate=False), evaluate=False)
    with pytest.raises(NoAnswer, match="denominator is 0"):
        are_one(nowhere, Integer(1))


def test_a_root_and_a_logarithm_of_what_is_0() -> None:
    zero = (x + y) ** 2 - x**2 - 2 * x * y - y**2
    assert are_one(sqrt(zero) + x, x)
    with pytest.raises(NoAnswer, match="logarithm of 0"):
        are_one(log(zero), x)


@pytest.mark.parametrize(
    "unread",
    [
        sympy.Derivative(sympy.Function("f")(x), x),
        (x + y + z + 1) ** 150,
        sum(sympy.symbols("a:120")) ** 2,
        exp(x) ** 10**6 * (x + y) ** 300,
    ],
    ids=["a derivative", "a long power", "many symbols", "high powers"],
)
def test_what_is_too_large_or_unknown_is_not_read(unread: Expr) -> None:
    with pytest.raises(NoAnswer):
        are_one(unread, x)


def drawn(rng: random.Random, depth: int) -> Expr:
    """Any expression of the symbols."""
    if not depth:
        return rng.choice([x, y, p, q, Integer(rng.choice([1, 2, 3, -2])), Rational(1, rng.choice([2, 3]))])
    one, other = drawn(rng, depth - 1), drawn(rng, rng.randrange(depth))
    size = 1 + other**2
    kinds = [one + other, one - other, one * other, one / size, exp(other), log(size), sqrt(size), Abs(one)]
    return rng.choice([*kinds, size ** Rational(2, 3), sin(other), cos(other), tanh(one), p**one, one**2])


POINT = {x: (-7, 5), y: (3, 4), p: (5, 3), q: (2, 7)}


@pytest.mark.parametrize("seed", range(150))
def test_at_a_point_it_is_never_contradicted(seed: int) -> None:
    rng = random.Random(seed)
    left, one, other = drawn(rng, 3), drawn(rng, 2), drawn(rng, 2)
    rights = [left + one - other, left * one / (one + other), left.xreplace({x: y}), left.xreplace({q: p}), -left]
    for right in rights:
        try:
            found = are_one(left, right)
        except NoAnswer:
            continue
        values = [value_at(side, POINT) for side in (left, right)]
        if found and None not in values:
            assert abs(values[0] - values[1]) <= 1e-20 * (1 + abs(values[0])), (left, right)


@pytest.mark.parametrize("seed", range(60))
def test_written_otherwise_it_is_the_same(seed: int) -> None:
    rng = random.Random(seed)
    left, one = drawn(rng, 2), drawn(rng, 2)
    assert are_one((left + one) ** 2 - 4 * left * one, (left - one) ** 2)
