"""Sums of products over many indices: one form whatever the letters and the order, and never one for two values."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest
from building import *
from building import Delta, minus
from examples import examples

from derive.kernel.context import forget, known
from derive.kernel.context.normal import equal
from derive.terms.node import Term, free
from derive.terms.term import Index

A, B = Vector("A", (n, n)), Vector("B", (n, n))
Place = tuple[int, int]
Values = dict[str, Any]


class Kind(NamedTuple):
    """A factor that two indices stand in: as a term, and as an array."""

    term: Callable[[Term, Term], Term]
    array: Callable[[Values], Any]


KINDS = [
    Kind(lambda one, other: at(A, (one, other)), lambda of: of["A"]),
    Kind(lambda one, other: at(A, (one, other)), lambda of: of["A"]),
    Kind(lambda one, other: at(B, (one, other)), lambda of: of["B"]),
    Kind(lambda one, other: exp(minus(x(one), v(other))), lambda of: np.exp(of["x"][:, None] - of["v"][None, :])),
    Kind(lambda one, other: mul(x(one), v(other)), lambda of: of["x"][:, None] * of["v"][None, :]),
    Kind(lambda one, other: power(at(B, (one, other)), 2), lambda of: of["B"] ** 2),
    Kind(lambda one, other: Delta(one, other), lambda of: np.eye(len(of["x"]))),
]


class Drawn(NamedTuple):
    """Factors at places, counted from 0, and how many places there are. Of the last, the first may be left out."""

    factors: tuple[tuple[Kind, Place], ...]
    places: int
    omits: bool

    def term(self, rng: random.Random) -> Term:
        """The sum, with letters and an order of its own."""
        letters = [Index(f"k{number}", n) for number in rng.sample(range(20), self.places)]
        factors = [kind.term(letters[one], letters[other]) for kind, (one, other) in self.factors]
        rng.shuffle(factors)
        out: Term = mul(*factors) if len(factors) > 1 else factors[0]
        last, first = letters[-1], letters[0]
        inner = [last] if self.omits else []
        rest = [letter for letter in letters if letter not in inner and (letter is not first or not inner)]
        rng.shuffle(rest)
        for letter in rest if not inner else []:
            out = total(out, letter)
        if inner:  # the index that is left out is bound outside of the sum that leaves it out
            out = total(out, last, first)
            for letter in rest:
                out = total(out, letter)
            out = total(out, first)
        return out

    def value(self, of: Values) -> float:
        """The same by NumPy."""
        operands: list[Any] = []
        for kind, (one, other) in self.factors:
            operands += [kind.array(of), [one, other]]
        if self.omits:
            operands += [1 - np.eye(len(of["x"])), [0, self.places - 1]]
        for place in range(self.places):  # also one in which no factor stands is summed over
            operands += [np.ones(len(of["x"])), [place]]
        return float(np.einsum(*operands, [], optimize="greedy"))


def draw(rng: random.Random, most: int = 8) -> Drawn:
    """Some factors, that hang together, at as many places as there are factors, or fewer."""
    count = rng.randint(2, most)
    places = rng.randint(2, count)
    listed = [(place, (place + 1) % places) for place in range(places)]
    listed += [(rng.randrange(places), rng.randrange(places)) for _ in range(count - places)]
    few = rng.choice([KINDS, KINDS[:2], KINDS[:3]])
    factors = [(rng.choice(few), place if rng.random() < 0.5 else place[::-1]) for place in listed]
    return Drawn(tuple(factors), places, places > 2 and rng.random() < 0.3)


def nearby(drawn: Drawn, rng: random.Random) -> Drawn:
    """The same with one place changed."""
    factors = list(drawn.factors)
    number = rng.randrange(len(factors))
    kind, place = factors[number]
    moved = place[::-1] if rng.random() < 0.5 else (place[0], rng.randrange(drawn.places))
    factors[number] = (kind, moved)
    return Drawn(tuple(factors), drawn.places, drawn.omits)


def values(seed: int, size: int = 3) -> Values:
    rng = np.random.default_rng(seed)
    return {"A": rng.normal(size=(size, size)), "B": rng.normal(size=(size, size))} | {
        name: rng.normal(size=size) for name in "xv"
    }


SEEDS = range(examples(100, 1000))


def closed_sum(drawn: Drawn, rng: random.Random) -> Term:
    term = drawn.term(rng)
    assert not {v for v in free(term) if isinstance(v, Index)}
    return term


@pytest.mark.parametrize("part", range(4))
def test_one_form_for_one_value(part: int) -> None:
    longest = 0.0
    for seed in SEEDS[part::4]:
        rng = random.Random(seed)
        drawn = draw(rng)
        left, right = closed_sum(drawn, rng), closed_sum(drawn, rng)
        forget()
        started = time.process_time()
        assert equal(known(()), left, right), (seed, left, right)
        longest = max(longest, time.process_time() - started)
    print(f"the longest took {longest:.3f} s")


@pytest.mark.parametrize("part", range(4))
def test_never_one_form_for_two_values(part: int) -> None:
    tried = 0
    for seed in SEEDS[part::4]:
        rng = random.Random(seed)
        drawn = draw(rng)
        other = nearby(drawn, rng)
        differs = any(
            abs(drawn.value(values(k)) - other.value(values(k))) > 1e-6 * (1 + abs(drawn.value(values(k))))
            for k in range(3)
        )
        if differs:
            tried += 1
            forget()
            assert not equal(known(()), closed_sum(drawn, rng), closed_sum(other, rng)), seed
    assert tried > len(SEEDS[part::4]) / 3
