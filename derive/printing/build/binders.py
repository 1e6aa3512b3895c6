"""Letters of bound indices, and whether how far they run shows where they stand.

A bound index takes its author's letter, primed where one of these names is the
same: those of the indices bound around it, of whatever is free in its range, and
of definitions, functions and variables of another kind anywhere in what is
written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...terms.kept import kept_of
from ...terms.letters import unused
from ...terms.node import INDEX, REAL, VECTOR, Bound, Node, Term, free
from ...terms.statement import Every, Tends
from ...terms.term import ArgMax, Call, Fn, Index, Scalar, Vector
from ..tree import Binding, Letter, Name, Notation


@dataclass(eq=False)
class Binder:
    """A bound index while its range is walked through."""

    letter: Name
    size: Notation
    apparent: bool = False
    """Whether a place was found that shows how far it runs."""
    beside: list[Binder] = field(default_factory=list)
    """Bound indices that run as far, by the places where they stand."""
    shows: bool = False
    """Whether how far it runs can be read: it is apparent, or it is written."""

    def run_beside(self, other: Binder) -> None:
        """Both run equally far."""
        self.beside.append(other)
        other.beside.append(self)


class Binders:
    """The binders that are open, the nearest last."""

    def __init__(self, root: Node, apart: bool) -> None:
        self.apart = apart
        self.open: list[Binder] = []
        self.chosen: set[str] = set()
        """Every letter that a bound index has."""
        self.silent: tuple[Binder, ...] = ()
        """The indices of the nearest vector, if it is written without them."""
        self.root = root
        self.near: frozenset[str] = frozenset()
        """Letters that free indices of this relation have, if bound ones should keep apart from them."""

    # ── letters ──

    def come_to(self, *sides: Term) -> None:
        """Note the letters that bound indices should not have in these terms."""
        if self.apart:
            self.near = frozenset([v.name for side in sides for v in free(side) if isinstance(v, Index)])

    def letters(self, node: Any, wanted: tuple[str, ...]) -> list[Name]:
        """Letters for what a node binds."""
        sort = INDEX
        if isinstance(node, Tends | Every):
            sort = VECTOR if node.sizes() else REAL
        around = {binder.letter.name for binder in self.open}
        chosen = unused(wanted, around | self.near | _never(self.root, sort) | {v.name for v in free(node)})
        self.chosen.update(chosen)
        return [Name(letter, Letter(sort, node.signs if sort == REAL else 0)) for letter in chosen]

    def bind(self, letters: Iterable[Name], sizes: Iterable[Notation]) -> list[Binder]:
        """Open binders, the nearest first."""
        opened = [Binder(*pair) for pair in zip(letters, sizes, strict=True)]
        self.open += reversed(opened)
        return opened

    def close(self, opened: list[Binder]) -> tuple[Binding, ...]:
        """What is written of the innermost binders, once their range was walked through."""
        del self.open[-len(opened) :]
        for binder in opened:
            binder.apparent |= any([other.shows for other in binder.beside])
            binder.shows = True
        return tuple([Binding(b.letter, b.size, b.apparent) for b in opened])

    # ── what an index stands for, and what it shows ──

    def of(self, index: Term) -> Binder | None:
        """Where an index is bound, if it is bound here."""
        inside = isinstance(index, Bound) and index.level < len(self.open)
        return self.open[-1 - index.level] if inside else None  # type: ignore[attr-defined]

    def are_left_out(self, indices: Sequence[Term]) -> bool:
        """Whether these are the indices of the nearest vector that is written without them."""
        return bool(self.silent) and tuple(map(self.of, indices)) == self.silent

    def levels_left_out(self) -> tuple[Bound, ...]:
        """The same indices, as they are referred to from here; none where there is no such vector."""
        if not self.silent:
            return ()
        nearest = len(self.open) - 1 - self.open.index(self.silent[0])
        return tuple([Bound(nearest + place) for place in range(len(self.silent))])

    def show(self, indices: Iterable[Term]) -> None:
        """Where these stand shows how far they run."""
        for binder in map(self.of, indices):
            if binder is not None:
                binder.apparent = True

    def run_alike(self, left: Term, right: Term) -> None:
        """Two indices run equally far."""
        one, other = self.of(left), self.of(right)
        if one is not None and other is not None:
            one.run_beside(other)
        elif isinstance(left, Index | ArgMax) or isinstance(right, Index | ArgMax):
            self.show((left, right))


@kept_of
def _never(root: Node, sort: str) -> frozenset[str]:
    """The names that no bound index, scalar or vector may have in a node."""
    return _heads(root) | {v.name for v in free(root) if not isinstance(v, _ALIKE[sort])}


_ALIKE: dict[str, type[Node]] = {INDEX: Index, REAL: Scalar, VECTOR: Vector}
"""The variables whose names a bound one may have, by what it is."""


@kept_of
def _heads(root: Node) -> frozenset[str]:
    """The names of the definitions and functions that are used in a node."""
    found: set[str] = set()
    seen: set[int] = set()
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            waiting += node.parts()
            if isinstance(node, Call):
                found.add(node.definition.name)
            if isinstance(node, Fn):
                found.add(node.name)
    return frozenset(found)
