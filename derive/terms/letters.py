"""Letters for bound indices: some that are not taken, and, for a term that was found elsewhere, those of its reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from typing import Any

from .node import Node, free, is_reserved
from .statement import NE, WHOLE, Every, ForAll, Implies, Prop, Rel, for_all
from .term import Index, Lam, OtherIndex, Reduce

_ANY = "k"


def letters_for(wanted: tuple[str, ...], sizes: tuple[Any, ...], taken: Set[str]) -> tuple[Index, ...]:
    """Free indices to open a binder with: the author's letters, primed until none is among the taken names."""
    return tuple([Index(name, size) for name, size in zip(unused(wanted, taken), sizes, strict=True)])


def arbitrary(statement: ForAll | Every, taken: Set[str]) -> Any:
    """A free variable to open a ∀ with: of its author's letter, primed until it is none of the taken names."""
    (name,) = unused((statement.letter,), taken)
    return statement.variable(name) if isinstance(statement, Every) else Index(name, statement.size)


def unused(wanted: tuple[str, ...], taken: Set[str]) -> tuple[str, ...]:
    """The letters, primed until none is among the taken names."""
    taken = set(taken)
    chosen = []
    for letter in wanted:
        if not letter[1:].isdecimal():
            letter = letter.removeprefix(WHOLE)
        while letter in taken:
            letter += "′"
        taken.add(letter)
        chosen.append(letter)
    return tuple(chosen)


def for_every_opened(statement: Prop, letters: Mapping[Any, str]) -> Prop:
    """The statement for every index with which a binder in it was opened; but for those that the binder leaves out."""
    opened = {v for v in free(statement) if is_reserved(v)}
    apart = [other for index in opened if isinstance(index, OtherIndex) for other in index.apart]
    opened |= {other for other in apart if isinstance(other, Index) and is_reserved(other)}
    for index in sorted(opened, key=lambda v: v.name, reverse=True):
        for other in reversed(index.apart) if isinstance(index, OtherIndex) else ():
            statement = Implies(Rel(NE, index, other), statement)
        statement = replace(for_all(index, statement), letter=letters.get(index.size, _ANY))
    return statement


def letters_in(nodes: Iterable[Node], bound: bool = False) -> dict[Any, str]:
    """For each dimension the first letter, in reading order, of its indices, or of those that are bound."""
    found: dict[Any, str] = {}
    listed, seen = list(nodes), dict[int, Node]()
    for node in listed:
        _collect(node, found, bound, seen)
    return found


def _collect(node: Node, found: dict[Any, str], bound: bool, seen: dict[int, Node]) -> None:
    if id(node) in seen:
        return
    seen[id(node)] = node  # which keeps its place
    match node:
        case Index(name, size) if not bound:
            found.setdefault(size, name)
        case Reduce(size=size, letter=letter) | ForAll(size=size, letter=letter):
            found.setdefault(size, letter.removeprefix(WHOLE))
        case Lam(shape=shape, letters=letters):
            for size, letter in zip(shape, letters, strict=True):
                found.setdefault(size, letter)
    for part in node.parts():
        _collect(part, found, bound, seen)


def relettered(node: Any, letters: Mapping[Any, str]) -> Any:
    """The same node, equal to it, with these letters for the indices that it binds."""
    parts = node.parts()
    if not parts:
        return node
    node = node.rebuilt(tuple([relettered(part, letters) for part in parts]))
    match node:
        case ForAll(letter=letter) if letter.startswith(WHOLE):
            return node
        case Reduce(size=size) | ForAll(size=size):
            return replace(node, letter=letters.get(size, _ANY))
        case Lam(shape=shape):
            return replace(node, letters=tuple([letters.get(size, _ANY) for size in shape]))
    return node
