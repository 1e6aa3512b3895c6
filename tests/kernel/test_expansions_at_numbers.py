"""Expansions of random terms against numbers: what is left is of the size that the remainder says, and gets no larger."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import mpmath as mp
import pytest
from building import *
from building import Rejected, num, over

from derive import kernel
from derive.kernel.context import known
from derive.kernel.germs import Expansion, expansions
from derive.kernel.germs.scale import Scale
from derive.printing.text import text
from derive.terms.node import Term, free
from derive.terms.statement import INFINITY, tends
from derive.terms.term import POS, Add, Mul, Num, Pi, Pow

alpha = Scalar("alpha", POS)
NUMBERS = tuple(map(num, (1, 2, 3, -1, Fraction(1, 2))))
EXPONENTS = tuple(map(num, (2, 3, -1, Fraction(1, 2), Fraction(-1, 3))))
FUNCTIONS = ("exp", "log", "exp", "log", "sin", "cos", "tanh", "atan", "abs", "sinh", "cosh", "asinh", "erf")
PLACES = (12, 24, 48)
LARGEST = 600
VALUES: dict[Term, Any] = {}
"""Of the scalars that do not move."""
CHOICES = {c: (-2, -0.25, 0, 1, 2), p: (0.25, 1, 2)}


def term(rng: random.Random, depth: int) -> Term:
    def part() -> Term:
        return term(rng, depth - 1)

    if not depth or rng.random() < 0.12:
        return rng.choice((alpha, alpha, alpha, over(num(1), alpha), c, p, *NUMBERS))
    match rng.randrange(7):
        case 0 | 1:
            return Add((part(), part()))
        case 2:
            return Mul((part(), part()))
        case 3:
            return over(part(), part())
        case 4:
            return Pow(part(), rng.choice((*EXPONENTS, *EXPONENTS, part())))
    return Fn(rng.choice(FUNCTIONS), (part(),))


def value(of: Term, at: Any) -> Any:
    """The value where α is a number. Raises ValueError where there is none, OverflowError where it is too large."""
    match of:
        case Num(number):
            return mp.mpf(number.numerator) / number.denominator
        case Pi():
            return +mp.pi
        case Add(terms):
            return mp.fsum([value(t, at) for t in terms])
        case Mul(factors):
            return mp.fprod([value(t, at) for t in factors])
        case Pow(base, exponent):
            return power_of(value(base, at), value(exponent, at))
        case Fn(name, (inner,)):
            argument = value(inner, at)
            if name == "log" and argument <= 0:
                raise ValueError("log")
            if abs(argument) > LARGEST and name in ("exp", "sinh", "cosh"):
                raise OverflowError
            return abs(argument) if name == "abs" else getattr(mp, name)(argument)
    return at if of == alpha else VALUES[of]


def power_of(base: Any, exponent: Any) -> Any:
    if base <= 0 and exponent != int(exponent):
        raise ValueError("a power")
    if base and abs(exponent * mp.log(abs(base))) > LARGEST:
        raise OverflowError
    return base ** int(exponent) if exponent == int(exponent) else base**exponent


def size(of: Scale, at: Any) -> Any:
    iterated = [at]
    for _ in range(4):
        iterated.append(mp.log(iterated[-1]) if iterated[-1] > 0 else mp.nan)
    logarithm = mp.mpf(0)
    for level, poly in of.items():
        powers = [
            iterated[d] ** (mp.mpf(Fraction(s).numerator) / Fraction(s).denominator) for d, s in enumerate(level) if s
        ]
        logarithm += value(kernel.render(poly), at) * mp.fprod(powers)
    return mp.exp(logarithm)


def left_over(of: Term, found: Expansion, at: Any) -> Any:
    """|f - Σ c·g|, in units of the remainder; of the numbers themselves where there is none."""
    exact = value(of, at)
    told = mp.fsum([value(kernel.render(c), at) * size(g, at) for g, c in found.terms])
    unit = size(found.rest.scale, at) if found.rest is not None else abs(exact) * mp.mpf(10) ** -200
    return abs(exact - told) / unit if exact != told else mp.mpf(0)


@pytest.mark.parametrize("block", range(3))
def test_what_is_left_is_of_the_size_that_is_said(block: int) -> None:
    looked_at = 0
    for seed in range(100 * block, 100 * (block + 1)):
        rng = random.Random(seed)
        body = term(rng, rng.choice((2, 3, 3, 4)))
        if alpha not in free(body):
            continue
        VALUES.update({v: mp.mpf(rng.choice(some)) for v, some in CHOICES.items()})
        try:
            (found,) = expansions(known(()), tends(body, alpha, INFINITY, num(0)), alpha, rng.choice((1, 2, 3, 4)))
            with mp.workdps(700):
                left = [left_over(body, found, mp.mpf(at)) for at in PLACES]
        except (Rejected, OverflowError):
            continue
        looked_at += 1
        if found.rest is None:
            assert max(left) < 1, text(body)
        elif found.rest.little:
            assert left[-1] <= max(left[0], mp.mpf("0.1")), text(body)
        else:
            assert left[-1] <= 100 * max(left[0], left[1], mp.mpf("1e-6")), text(body)
    assert looked_at > 40
