"""Random sums over several indices of one product: the same one in other letters and another order, and one close to it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from building import *
from building import Delta, minus

from derive.kernel import Theorem, hypothesis
from derive.terms.node import Term, free
from derive.terms.symmetric import symmetry_of
from derive.terms.term import Index

A, B = Vector("A", (n, n)), Vector("B", (n, n))
S, T = Vector("S", (n, n)), Vector("T", (n, n))
"""These two are symmetric wherever `SYMMETRY` holds."""
SYMMETRY: tuple[Theorem, ...] = (hypothesis(symmetry_of(S)), hypothesis(symmetry_of(T)))
Place = tuple[int, int]
Values = dict[str, Any]


class Kind(NamedTuple):
    """A factor that two indices stand in: as a term, and as an array."""

    term: Callable[[Term, Term], Term]
    array: Callable[[Values], Any]


def entry(matrix: Vector) -> Kind:
    return Kind(lambda one, other: at(matrix, (one, other)), lambda of: of[matrix.name])


KINDS = [
    entry(A),
    entry(A),
    entry(B),
    Kind(lambda one, other: exp(minus(x(one), v(other))), lambda of: np.exp(of["x"][:, None] - of["v"][None, :])),
    Kind(lambda one, other: mul(x(one), v(other)), lambda of: of["x"][:, None] * of["v"][None, :]),
    Kind(lambda one, other: power(at(B, (one, other)), 2), lambda of: of["B"] ** 2),
    Kind(lambda one, other: Delta(one, other), lambda of: np.eye(len(of["x"]))),
]
SYMMETRIC = [
    entry(S),
    entry(S),
    entry(A),
    entry(T),
    Kind(lambda one, other: mul(x(one), v(other)), lambda of: of["x"][:, None] * of["v"][None, :]),
    Kind(lambda one, other: exp(minus(at(S, (one, other)), x(one))), lambda of: np.exp(of["S"] - of["x"][:, None])),
    Kind(lambda one, other: power(at(T, (one, other)), 2), lambda of: of["T"] ** 2),
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
        assert not {index for index in free(out) if isinstance(index, Index)}
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

    def differs_from(self, other: Drawn) -> bool:
        """Whether numbers tell the two apart."""
        return any(
            abs(self.value(of) - other.value(of)) > 1e-6 * (1 + abs(self.value(of))) for of in map(values, range(3))
        )


def draw(rng: random.Random, kinds: Sequence[Kind] = KINDS, most: int = 8) -> Drawn:
    """Some factors, that hang together, at as many places as there are factors, or fewer."""
    count = rng.randint(2, most)
    places = rng.randint(2, count)
    listed = [(place, (place + 1) % places) for place in range(places)]
    listed += [(rng.randrange(places), rng.randrange(places)) for _ in range(count - places)]
    few = rng.choice([kinds, kinds[:2], kinds[:3]])
    factors = [(rng.choice(few), place if rng.random() < 0.5 else place[::-1]) for place in listed]
    return Drawn(tuple(factors), places, places > 2 and rng.random() < 0.3)


def near_pair(rng: random.Random, kinds: Sequence[Kind] = KINDS) -> tuple[Drawn, Drawn]:
    """Two sums that differ in one place, and that numbers tell apart."""
    while True:
        drawn = draw(rng, kinds)
        other = nearby(drawn, rng)
        if drawn.differs_from(other):
            return drawn, other


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
    found = {name: rng.normal(size=(size, size)) for name in "ABST"}
    found |= {name: found[name] + found[name].T for name in "ST"}
    return found | {name: rng.normal(size=size) for name in "xv"}
