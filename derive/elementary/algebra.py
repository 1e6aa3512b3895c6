"""What the figures share: facts, opened indices, and what came of the terms that were looked at before."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from ..rules.theorem import Rejected
from ..terms.arithmetic import minus
from ..terms.binder import Deriv, Reduce
from ..terms.leaf import ANY, Index, Lit, OtherIndex, Size
from ..terms.node import RESERVED, IllFormed, Node, Term, free, is_real, is_reserved, opened, walk
from ..terms.ordering import key
from ..terms.statement import EQ, NE, SIGNS, And, ForAll, Implies, Prop, Rel
from ..terms.substitution import Capture, substitute
from ..terms.symmetric import said_symmetric
from ..terms.vector import ArgMax, At
from .polynomials import Poly

T = TypeVar("T")

_DEEPEST = 60


class Stuck(Rejected):
    """A figure does not apply, or terms grow beyond all use: the step is not seen."""


class Algebra(ABC):
    """Polynomials, signs and definedness under facts.

    `facts`: statements that hold. `unfolds`: whether a definition is its body.
    """

    def __init__(self, facts: Iterable[Prop], unfolds: bool = False) -> None:
        facts = tuple(_each(facts))
        said = [(fact, said_symmetric(fact)) for fact in facts]
        self.symmetric = frozenset([matrix for _, matrix in said if matrix is not None])
        self.unfolds = unfolds
        self._same: dict[Any, Term] = {}
        self._places: dict[ArgMax, Term] = {}
        facts = tuple([fact for fact, matrix in said if matrix is None])
        for fact in facts:
            self._read_sameness(fact)
        self.facts = tuple([self.merged(fact) for fact in facts])
        self._known: dict[tuple[str, Term], Any] = {}
        self._asked: set[tuple[str, Term]] = set()
        self._plain: Algebra | None = None

    # ── questions ──

    @abstractmethod
    def read(self, term: Term) -> Poly:
        """A polynomial that figures turn a term into."""

    @abstractmethod
    def signs(self, term: Term) -> int:
        """Signs, among which is that of the term wherever it has a value."""

    @abstractmethod
    def has_value(self, term: Term) -> bool:
        """Whether a term, with all that it is made of at each index, has a value wherever the facts hold."""

    @abstractmethod
    def smooth(self, term: Term, root: Term) -> bool:
        """Whether a term is smooth in a variable, wherever the facts hold."""

    def poly(self, term: Term) -> Poly:
        """`read`, once for each term. Raises Stuck where that term is being read."""
        found: Poly | None = self._remember(self.read, term, None)
        if found is None:
            raise Stuck("a term is asked for while it is read")
        return found

    def sign(self, term: Term) -> int:
        """`signs`, once for each term; any while they are being asked for."""
        return self._remember(self.signs, term, ANY) if len(self._asked) < _DEEPEST else ANY

    def defined(self, term: Term) -> bool:
        """`has_value`, once for each term; not while it is being asked."""
        return self._remember(self.has_value, term, False)

    def _remember(self, question: Callable[[Term], T], term: Term, meanwhile: T) -> T:
        term = self.merged(term)
        asked = question.__name__, term
        if asked in self._asked:
            return meanwhile
        if asked not in self._known:
            self._asked.add(asked)
            try:
                self._known[asked] = question(term)
            except (Capture, IllFormed) as problem:
                raise Stuck(str(problem)) from None
            finally:
                self._asked.discard(asked)
        found: T = self._known[asked]
        return found

    @property
    def plain(self) -> Algebra:
        """The same, with nothing known but which matrices are symmetric."""
        if self._plain is None:
            self._plain = type(self)((), self.unfolds) if self.facts else self
            self._plain.symmetric = self.symmetric
        return self._plain

    def with_facts(self, *more: Prop, unfolds: bool | None = None) -> Algebra:
        """The same, with more known."""
        further = type(self)((*self.facts, *more), self.unfolds if unfolds is None else unfolds)
        further.symmetric = self.symmetric
        further._same |= {index: substitute(image, further._same) for index, image in self._same.items()}
        further._places |= self._places
        return further

    # ── what the facts say ──

    def _read_sameness(self, fact: Prop) -> None:
        match fact:
            case Rel(name, left, right) if name == EQ and not is_real(left):
                left, right = self.merged(left), self.merged(right)
                if isinstance(left, ArgMax) or isinstance(right, ArgMax):
                    place, index = (left, right) if isinstance(left, ArgMax) else (right, left)
                    self._places[place] = index
                    return
                keep, drop = sorted((left, right), key=lambda i: (isinstance(i, Index), key(i)))
                if isinstance(drop, Index) and drop != keep:
                    self._same = {i: substitute(image, {drop: keep}) for i, image in self._same.items()} | {drop: keep}

    def merged(self, node: Any) -> Any:
        """
        t ⟶ t[j := i]  where i = j is a fact; not inside of D where j is argmax x, since x moves there
        """
        if self._same:
            node = substitute(node, self._same)
        places = self._places

        def placed(part: Any, depth: int) -> Any:
            return part if isinstance(part, Deriv) else places.get(part) if isinstance(part, ArgMax) else None

        return walk(node, placed) if places else node

    def apart(self, left: Term, right: Term) -> bool:
        """Whether two index terms are known to be different positions."""
        if isinstance(left, Lit) and isinstance(right, Lit):
            return left != right
        if left == right:
            return False
        for one, other in ((left, right), (right, left)):
            if isinstance(one, OtherIndex) and other in one.apart:
                return True
        return any([isinstance(f, Rel) and f.name == NE and {f.left, f.right} == {left, right} for f in self.facts])

    def has_two(self, size: Size) -> bool:
        """Whether the facts tell two positions of a range apart."""
        pairs = [f.parts() for f in self.facts if isinstance(f, Rel) and f.name == NE and not is_real(f.left)]
        return any([isinstance(i, Index) and i.size == size for pair in pairs for i in pair])

    def relations(self, term: Term) -> Iterator[Rel]:
        """The facts about numbers, and those about every index at the indices of a term."""
        places = sorted([v for v in free(term) if isinstance(v, Index)], key=key)
        for fact in self.facts:
            yield from self._instances(fact, places)

    def _instances(self, fact: Prop, places: list[Index]) -> Iterator[Rel]:
        match fact:
            case Rel() if is_real(fact.left):
                yield fact
            case And(members):
                for member in members:
                    yield from self._instances(member, places)
            case ForAll():
                for place in places:
                    if place.size == fact.size:
                        yield from self._instances(fact.instance(place), places)
            case Implies(given, then) if self._holds(given):
                yield from self._instances(then, places)

    def _holds(self, premise: Prop) -> bool:
        match premise:
            case And(members):
                return all([self._holds(member) for member in members])
            case Rel(name, left, right) if is_real(left):
                known = self.defined(left) and self.defined(right)
                return known and not self.sign(minus(left, right)) & ~SIGNS[name]
            case Rel(name, left, right):
                return self.apart(left, right) if name == NE else left == right and self.defined(left)
        return False


def _each(facts: Iterable[Prop]) -> Iterator[Prop]:
    for fact in facts:
        if isinstance(fact, And):
            yield from _each(fact.members)
        else:
            yield fact


# ── opened indices ────────────────────────────────────────────────────────────


def fresh(sizes: Iterable[Size], *nodes: Node) -> list[Index]:
    """Indices that are free in none of the nodes. No fact speaks of one."""
    used = [int(v.name[1:]) for node in nodes for v in free(node) if is_reserved(v)]
    return [Index(f"{RESERVED}{n:04d}", size) for n, size in enumerate(sizes, max(used, default=-1) + 1)]


def other_than(index: Index, omit: Iterable[Term]) -> Index:
    """An index of the same name that is none of those left out."""
    apart = tuple(sorted(set(omit), key=key))
    return OtherIndex(index.name, index.size, apart) if apart else Index(index.name, index.size)


def opening(binder: Term) -> tuple[Index, ...]:
    """Indices with which a binder is opened: arbitrary, but none of those that it leaves out."""
    indices = fresh(binder.sizes(), binder)
    return tuple([other_than(i, binder.omit) if isinstance(binder, Reduce) else i for i in indices])


def inside(binder: Term) -> Term:
    """The body of a binder at an arbitrary index of its range."""
    body: Term = opened(binder.parts()[-1], opening(binder))
    return body


def in_order_of(al: Algebra, component: At) -> At:
    """
    A_ij ⟶ A_ji  where A is symmetric
    """
    if component.vector not in al.symmetric:
        return component
    return At(component.vector, tuple(sorted(component.indices, key=key)))
