"""Random reductions with omitted indices, under random hypotheses, against their values at small points.

Where the hypotheses hold and a term has a value, its normal form has the same,
and its sign is among those that were found; a term without a gap has a value.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from building import *
from building import Delta, Rejected, minus, num, over

from derive import kernel
from derive.kernel.context import known
from derive.terms.node import opened
from derive.terms.statement import EQ, GE, GT, LT, NE, SIGNS, And, ForAll, Implies, Prop, Rel, for_all
from derive.terms.term import MAX, NEG, POS, PROD, SUM, ZERO, Add, At, Dim, Fn, Index, Mul, Num, Pow, Reduce, Scalar

Point = dict[Any, Any]
LETTERS = tuple([Index(letter, n) for letter in "klpq"])
s, o = Index("s", n), Index("o", n)
CLOSE = 1e-9


class NoValue(Exception):
    """A term has none at a point."""


# ── values ────────────────────────────────────────────────────────────────────


def value(term: Any, at_: Point) -> Any:
    """A product in which a δ is 0 is 0, whatever its other factors are: as the normal form reads it."""
    match term:
        case Num(number):
            return number
        case Dim() | Scalar():
            return Fraction(at_[term])
        case At(vector, (index,)):
            return at_[vector][at_[index]]
        case Delta(left, right):
            return Fraction(int(at_[left] == at_[right]))
        case Add(terms):
            return sum([value(t, at_) for t in terms])
        case Mul(factors):
            if any([isinstance(f, Delta) and not value(f, at_) for f in factors]):
                return 0
            return math.prod([value(f, at_) for f in factors])
        case Pow(base, exponent):
            return raised(value(base, at_), Fraction(value(exponent, at_)))
        case Fn(name, (argument,)):
            return image(name, value(argument, at_))
        case Reduce():
            return reduction(term, at_)
    raise TypeError(type(term))


def raised(base: Any, exponent: Fraction) -> Any:
    if (exponent < 0 and abs(base) < CLOSE) or (exponent.denominator != 1 and base < -CLOSE):
        raise NoValue
    return base ** int(exponent) if exponent.denominator == 1 else float(max(base, 0)) ** float(exponent)


def image(name: str, argument: Any) -> Any:
    if name == "log" and argument < CLOSE:
        raise NoValue
    return abs(argument) if name == "abs" else getattr(math, name)(argument)


def reduction(term: Reduce, at_: Point) -> Any:
    index = Index(f"at{len(at_)}", n)
    places = set(range(at_[n])) - {at_[left_out] for left_out in term.omit}
    values = [value(opened(term.body, (index,)), {**at_, index: place}) for place in sorted(places)]
    if term.kind in (SUM, PROD):
        return sum(values) if term.kind == SUM else math.prod(values)
    if not values:
        raise NoValue
    return max(values) if term.kind == MAX else min(values)


def sign(number: Any) -> int:
    return ZERO if abs(number) < CLOSE else POS if number > 0 else NEG


def holds(statement: Prop, at_: Point) -> bool:
    match statement:
        case Rel(name, Index() as left, right):
            return (at_[left] == at_[right]) == (name == EQ)
        case Rel(name, left, right):
            try:
                return bool(sign(value(left, at_) - value(right, at_)) & SIGNS[name])
            except NoValue:
                return False
        case ForAll():
            index = Index(f"at{len(at_)}", n)
            return all(holds(statement.instance(index), {**at_, index: place}) for place in range(at_[n]))
        case Implies(premise, then):
            return not holds(premise, at_) or holds(then, at_)
        case And(members):
            return all(holds(member, at_) for member in members)
    raise TypeError(type(statement))


# ── terms, hypotheses, points ─────────────────────────────────────────────────


def factor(random: Random, indices: list[Index]) -> Any:
    one, other = random.sample(indices, 2)
    between = minus(x(one), x(other))
    return random.choice(
        [
            *(x(one), v(one), c, power(x(one), -1), log(x(one)), absolute(x(one)), power(power(x(one), 2), HALF)),
            *(power(between, -1), power(between, 2), absolute(between), over(between, between), Fn("tanh", (between,))),
            *(Delta(one, other), power(add(x(one), mul(num(-1), x(other)), Delta(one, other)), -1)),
        ]
    )


HALF = Fraction(1, 2)


def body(random: Random, indices: list[Index], depth: int) -> Any:
    parts = [factor(random, indices) for _ in range(random.choice([1, 2, 2]))]
    if depth and random.random() < 0.45:
        parts.append(reduced(random, indices, depth - 1))
    return parts[0] if len(parts) == 1 else random.choice([Add, Mul])(tuple(parts))


def reduced(random: Random, indices: list[Index], depth: int) -> Reduce:
    new = next(letter for letter in LETTERS if letter not in indices)
    omit = random.sample(indices, random.choice([0, 1, 1, 1, 2]))
    kind = random.choice([total, total, total, product, product, largest, smallest])
    return kind(body(random, [*indices, new], depth), new, *omit)


def nested(random: Random) -> Reduce:
    """Sums in sums of a product with a δ, each with indices that it leaves out."""
    indices, ranges = [i, j], []
    for letter in LETTERS[: random.choice([2, 2, 3])]:
        ranges.append((letter, random.sample(indices, random.choice([0, 1, 1, 2]))))
        indices.append(letter)
    found: Any = mul(Delta(*random.sample(indices, 2)), factor(random, indices), factor(random, indices))
    for letter, omit in reversed(ranges):
        found = total(found, letter, *omit)
    return found  # type: ignore[no-any-return]


def hypotheses(random: Random) -> tuple[Prop, ...]:
    found: list[Prop] = []
    for _ in range(random.choice([1, 2, 2, 3])):
        other, name = random.choice([i, j]), random.choice([GT, GE, NE, LT])
        said = random.choice(
            [
                *(Rel(name, x(s), num(0)), ne(x(s), x(other)), Rel(name, x(other), x(s)), eq(v(s), x(s))),
                *(Rel(name, minus(x(s), x(other)), num(0)), gt(mul(num(2), x(s), v(s)), num(0)), gt(v(s), num(0))),
                *(Rel(name, c, num(0)), gt(mul(c, v(s)), num(0)), Rel(name, x(other), num(0)), ne(i, j)),
            ]
        )
        premise = random.choice([ne(s, other), ne(other, s), gt(v(s), num(0))])
        found.append(for_all(s, Implies(premise, said) if random.random() < 0.85 else said))
    distinct = for_all(s, for_all(o, Implies(ne(s, o), ne(x(s), x(o)))))
    found += random.choice([[], [distinct], [ne(i, j)], [ne(i, j), distinct], [eq(i, j)]])
    return tuple(found)


def points(random: Random, given_: tuple[Prop, ...]) -> list[Point]:
    drawn: list[Point] = []
    for _ in range(40):
        size = random.choice([1, 2, 2, 3, 3, 4])
        rows = [[Fraction(random.randint(-2, 3)) for _ in range(size)] for _ in range(2)]
        drawn.append(
            {
                n: size,
                X: rows[0],
                V: rows[1],
                c: random.randint(-2, 2),
                i: random.randrange(size),
                j: random.randrange(size),
            }
        )
    return [point for point in drawn if all(holds(statement, point) for statement in given_)]


def valued(term: Any, at_: Point) -> Any:
    """The value of a term, or None."""
    try:
        return value(term, at_)
    except NoValue:
        return None


@pytest.mark.parametrize("drawn", [lambda random: reduced(random, [i, j], 2), nested], ids=["any", "nested"])
@pytest.mark.parametrize("seed", range(3))
def test_the_normal_form_has_the_value_of_the_term(seed: int, drawn: Callable[[Random], Reduce]) -> None:
    random, looked, without_gap = Random(seed), 0, 0
    for _ in range(60):
        assumed = hypotheses(random)
        term = drawn(random)
        ctx = known(given(*assumed))
        try:
            form, gap, signs = kernel.render(ctx.normal(term)), ctx.gap(term), ctx.sign(term)
        except Rejected:
            continue
        for point in points(random, assumed):
            told = (term, assumed, point)
            found, same = valued(term, point), valued(form, point)
            assert gap is not None or None not in (found, same), told
            if found is not None:
                looked, without_gap = looked + 1, without_gap + (gap is None)
                assert sign(found) & signs, told
                assert same is None or math.isclose(found, same, rel_tol=1e-7, abs_tol=1e-7), told
    assert looked > 150
    assert without_gap > 30
