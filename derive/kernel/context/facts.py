"""What the facts say: bounds on polynomials, indices that are one or apart, schemes and implications.

A fact is read where its sides show that they have a value, in any order in
which they do. Of what is said of every index, the instances are made as they
are asked for. What follows from facts has a number of its own, and remembers
the facts that it took.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from ...rules.signs import product_sign, sum_sign
from ...rules.theorem import Theorem, Trace
from ...terms.node import Term, free, walk
from ...terms.statement import EQ, NE, SIGNS, And, ForAll, Implies, Prop, Rel
from ...terms.substitution import substitute
from ...terms.symmetric import said_symmetric
from ...terms.term import ANY, NEG, POS, ZERO, ArgMax, At, Deriv, Fn, Index, Lit, OtherIndex, is_real
from ..bounds import Bounds
from ..ordering import are_apart, key
from ..poly import ONE, Poly, atom, atoms, subtract
from . import domain
from .normal.render import Split, render, split

T = TypeVar("T")


class Facts(ABC):
    """Facts, as far as they are read; the questions that reading takes are answered by the context."""

    trace: Trace

    def __init__(self, facts: tuple[Theorem, ...]) -> None:
        self.facts = facts
        self._bounds, self._full_bounds = Bounds(), Bounds()
        self._schemes: list[tuple[ForAll, int, frozenset[Index]]] = []
        self._about: frozenset[Index] = frozenset()
        """The indices of ranges that may be empty at which a scheme is being read: it says nothing without them."""
        self._instances: set[tuple[int, tuple[Term, ...]]] = set()
        self._unread: set[tuple[int, tuple[Term, ...]]] = set()
        """Of the instances that were looked at those of which not all could be read."""
        self._reading: dict[int, set[Index]] = {}
        """The indices that there were when the instance of a scheme that is being read was made."""
        self._merged: dict[Index, Term] = {}
        self._placed: dict[ArgMax, Term] = {}
        self._merged_by: set[int] = set()
        self.symmetric: dict[Term, int] = {}
        """The matrices that are said to be symmetric, each with the fact that says so."""
        self._apart: dict[frozenset[Term], int] = {}
        self._support: dict[int, set[int]] = {}
        """For a fact those by which it was read. What follows from facts has a number of its own, beyond theirs."""

    @abstractmethod
    def gap(self, term: Term) -> domain.Gap | None:
        """Why a term might have no value, or None."""

    @abstractmethod
    def sign(self, term: Term) -> int:
        """The signs that a term may have."""

    @abstractmethod
    def holds(self, relation: Rel) -> bool:
        """Whether signs decide a relation."""

    @abstractmethod
    def plain(self, term: Term) -> Poly:
        """The normal form without facts."""

    @abstractmethod
    def in_full(self, poly: Poly) -> Poly | None:
        """A normal form with all definitions unfolded; None where there are none, or it would grow beyond all use."""

    @abstractmethod
    def forget(self) -> None:
        """Leave behind the answers that were given before the last fact was read."""

    # ── reading ──

    def read(self) -> None:
        """Read all facts."""
        for number, fact in enumerate(self.facts):
            self._merge_indices(fact.statement, number)
        statements = [(p, number) for number, fact in enumerate(self.facts) for p in _conjuncts(fact.statement)]
        said = [(said_symmetric(statement), number) for statement, number in statements]
        self.symmetric = {matrix: number for matrix, number in said if matrix is not None}
        self._learn_all([pair for pair, (matrix, _) in zip(statements, said, strict=True) if matrix is None])

    def _merge_indices(self, statement: Prop, fact: int) -> None:
        match statement:
            case And(members):
                for member in members:
                    self._merge_indices(member, fact)
            case Rel(name, left, right) if name == EQ and not is_real(left):
                left, right = self.merged(left), self.merged(right)
                if isinstance(left, ArgMax) or isinstance(right, ArgMax):
                    place, known_place = (left, right) if isinstance(left, ArgMax) else (right, left)
                    self._placed[place] = known_place
                    self._merged_by.add(fact)
                    return
                keep, drop = sorted((left, right), key=lambda i: (isinstance(i, Index), key(i)))
                if isinstance(drop, Index) and drop not in free(keep):
                    self._merged = {i: substitute(image, {drop: keep}) for i, image in self._merged.items()}
                    self._merged[drop] = keep
                    self._merged_by.add(fact)

    def _learn_all(self, statements: list[tuple[Prop, int]]) -> None:
        """Learn all that can be read, in an order in which it can: what one fact says may let another be read."""
        while statements:
            waiting = []
            for statement, fact in statements:
                if self._learn(statement, fact):
                    self.forget()  # what was asked so far may be known better now
                    self._instances -= self._unread
                    self._unread.clear()
                else:
                    waiting.append((statement, fact))
            if len(waiting) == len(statements):
                return
            statements = waiting

    def _learn(self, statement: Prop, fact: int) -> bool:
        """Whether a statement could be read; what it says is known then."""
        match statement:
            case And(members):
                return all([self._learn(member, fact) for member in members])
            case ForAll():
                self._schemes.append((statement, fact, self._about))
                return True
            case Implies(given, then):
                met, used = self._asked_aside(lambda: self._is_met(given))
                return met and self._learn(then, self._derived({fact, *used}))
            case Rel(name, left, right) if is_real(left):
                readable, used = self._asked_aside(lambda: self._is_readable(statement))
                if not readable:
                    return False
                (difference, in_full), ordered = self._asked_aside(lambda: self._compared(left, right))
                self._support.setdefault(fact, set()).update(used | ordered)
                self._learn_sign(self._bounds, difference, SIGNS[name], fact)
                self._learn_sign(self._full_bounds, difference if in_full is None else in_full, SIGNS[name], fact)
                return True
            case Rel(name, left, right) if name == NE:
                pair = frozenset((self.merged(left), self.merged(right)))
                if self._about <= pair:
                    self._apart[pair] = fact
        return True

    def _compared(self, left: Term, right: Term) -> tuple[Poly, Poly | None]:
        """The difference of two sides, and the same with definitions unfolded."""
        difference = subtract(self.plain(self.merged(left)), self.plain(self.merged(right)))
        return difference, self.in_full(difference)

    def _learn_sign(self, bounds: Bounds, poly: Poly, signs: int, fact: int) -> None:
        """The sign of a polynomial, and what it says of those of its factors and of its products and powers."""
        self._learn_one(bounds, poly, signs, fact)
        for part, others in self._factors(poly):
            found, used = self._asked_aside(lambda others=others: self.sign(render(others)))  # type: ignore[misc]
            found &= ANY if signs & ZERO else POS | NEG  # no factor is 0 where the product is not
            if found and not found & ZERO:
                self._learn_one(bounds, part, product_sign(signs, found), self._derived({fact, *used}))
        for part in self._bases(poly) if not signs & ZERO else ():
            self._learn_one(bounds, part, POS | NEG, fact)
        for part, others in _products(poly):
            found, used = self._asked_aside(lambda others=others: self.sign(render(others)))  # type: ignore[misc]
            found = sum_sign(signs, product_sign(NEG, found))
            if not found & ZERO:
                self._learn_sign(bounds, part, found, self._derived({fact, *used}))

    def _learn_one(self, bounds: Bounds, poly: Poly, signs: int, fact: int) -> None:
        if self._about <= {v for a in atoms(poly) for v in free(a)}:
            bounds.learn(poly, signs, fact)

    def _factors(self, poly: Poly) -> Iterator[tuple[Poly, Poly]]:
        """Factors of a polynomial that show in it, each with the product of the others; a/(b + c) + 1 has a + b + c."""
        number, mono, rest = split(poly) if poly else Split(0, ONE, {})
        if mono != ONE and rest != {ONE: 1}:
            yield self.plain(render(rest)), {mono: number}
        for base, exponent in mono if rest == {ONE: 1} else ():
            if exponent.denominator == 1 and exponent % 2:
                yield atom(base), {mono - {(base, exponent)}: number}

    def _bases(self, poly: Poly) -> Iterator[Poly]:
        """What is not 0 where a product of powers and moduli is not."""
        for base, _ in split(poly).mono if len(poly) == 1 else ():
            yield self.plain(base.args[0]) if isinstance(base, Fn) and base.name == "abs" else atom(base)

    def _derived(self, support: set[int]) -> int:
        """The number of what follows from facts."""
        number = len(self.facts) + len(self._support)
        self._support[number] = support
        return number

    def _asked_aside(self, question: Callable[[], T]) -> tuple[T, set[int]]:
        """An answer, and the facts that it took."""
        outer, self.trace = self.trace, Trace()
        try:
            return question(), self.trace.used
        finally:
            self.trace = outer

    def _is_readable(self, relation: Rel) -> bool:
        """Whether both sides of a fact show that they have a value, given what was learnt before.

        A hypothesis may say so without showing it; the normal form is for terms
        that show it, each of their parts at every index.
        """
        return self.gap(relation.left) is None and self.gap(relation.right) is None

    def _is_met(self, premise: Prop) -> bool:
        """Whether the premise of an implication is known to hold."""
        match premise:
            case And(members):
                return all([self._is_met(member) for member in members])
            case Rel(_, left, _) if is_real(left):
                return self._is_readable(premise) and self.holds(premise)
            case Rel(name, left, right):
                left, right = self.merged(left), self.merged(right)
                return self.distinct(left, right) if name == NE else left == right and self.gap(left) is None
        return False

    def _specialise(
        self, scheme: Prop, chosen: tuple[Index, ...], indices: set[Index], fact: int, about: frozenset[Index]
    ) -> None:
        if isinstance(scheme, ForAll):
            for index in indices:
                if index.size == scheme.size:
                    self._specialise(scheme.instance(index), (*chosen, index), indices, fact, about)
        elif (fact, chosen) not in self._instances:
            self._instances.add((fact, chosen))
            outer = self._reading, self._about
            self._reading = {**self._reading, fact: indices}
            self._about = about | {index for index in chosen if isinstance(index, OtherIndex)}
            try:
                if not self._learn(scheme, fact):
                    self._unread.add((fact, chosen))
            finally:
                self._reading, self._about = outer

    # ── what they say ──

    def merged(self, node: Any, moving: Term | None = None) -> Any:
        """The node with indices that are known to be equal made one, and argmax x by the index that it is known to be.

        Not inside a derivative, nor if x is `moving`: it is that index at the point, and perhaps not near it.
        """
        if self._merged and not free(node).isdisjoint(self._merged):
            node = substitute(node, self._merged)
        if not self._placed:
            return node

        def at_known_place(part: Any, depth: int) -> Any:
            if isinstance(part, ArgMax) and moving not in free(part):
                return self._placed.get(part)
            return part if isinstance(part, Deriv) else None

        return walk(node, at_known_place)

    def in_order(self, component: At) -> At:
        """A_ij for A_ij and for A_ji, where A is known to be symmetric."""
        fact, places = self.symmetric.get(component.vector), tuple(sorted(component.indices, key=key))
        if fact is None or places == component.indices:
            return component
        self.trace.used.add(fact)
        return At(component.vector, places)

    def distinct(self, left: Term, right: Term) -> bool:
        """Whether two index terms are known to be different positions."""
        if isinstance(left, Lit) and isinstance(right, Lit):
            return left != right
        if are_apart(left, right):
            return True
        fact = self._apart.get(frozenset((left, right)))
        if fact is None:
            return False
        self.trace.used.add(fact)
        return True

    def has_two(self, size: Term) -> bool:
        """Whether two positions of a range are known to be different, whatever ranges are empty."""
        for pair, fact in self._apart.items():
            kinds = {type(i) for i in pair if isinstance(i, Index) and i.size == size}
            if kinds and OtherIndex not in kinds:
                self.trace.used.add(fact)
                return True
        return False

    def bound(self, poly: Poly) -> int:
        """The signs that the facts leave for a polynomial, in the normal form without facts.

        Of what holds for every index, the instances at the indices that occur; but
        not at those that were opened while such an instance itself was read. What is
        not found as it is written is looked for with all definitions unfolded.
        """
        if self._schemes:
            indices = {v for a in atoms(poly) for v in free(a) if isinstance(v, Index)}
            for scheme, fact, about in list(self._schemes):
                self._specialise(scheme, (), indices & self._reading.get(fact, indices), fact, about)
        signs = self._bounds.signs(poly, self.trace.used)
        if signs in (POS, NEG, ZERO) or not self._full_bounds:
            return signs
        in_full = self.in_full(poly)
        return signs & self._full_bounds.signs(poly if in_full is None else in_full, self.trace.used) or signs


def _products(poly: Poly) -> Iterator[tuple[Poly, Poly]]:
    """The members of a sum that are more than one atom, each with the sum of the others."""
    for mono, coefficient in poly.items() if len(poly) > 1 else ():
        if len(mono) > 1 or any(e != 1 or (isinstance(base, Fn) and base.name == "abs") for base, e in mono):
            yield {mono: coefficient}, {m: c for m, c in poly.items() if m != mono}


def _conjuncts(statement: Prop) -> Iterator[Prop]:
    """The members of an "and", and of those in it."""
    if not isinstance(statement, And):
        yield statement
        return
    for member in statement.members:
        yield from _conjuncts(member)
