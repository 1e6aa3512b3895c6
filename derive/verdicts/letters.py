"""Letters for what the kernel binds: some of the reader's that are not taken where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import replace
from typing import Any

from ..terms.node import Node, free
from ..terms.statement import WHOLE, ForAll
from ..terms.term import Index, Lam, Reduce

Choose = Callable[[Any, Set[str]], str]
"""A letter for an index of a size, if possible none that is taken."""


def lettered(node: Any, choose: Choose, around: frozenset[str] = frozenset()) -> Any:
    """The same node, equal to it, with letters that are chosen for the indices that it binds, from the outside in."""
    parts = node.parts()
    if not parts:
        return node
    own: dict[str, Any] = {}
    taken = around | {v.name for v in free(node)}
    match node:
        case Reduce(size=size) | ForAll(size=size) if not getattr(node, "letter", "").startswith(WHOLE):
            own = {"letter": choose(size, taken)}
            around |= {own["letter"]}
        case Lam(shape=shape):
            letters: list[str] = []
            for size in shape:
                letters.append(choose(size, taken | set(letters)))
            own = {"letters": tuple(letters)}
            around |= set(letters)
    node = node.rebuilt(tuple([lettered(part, choose, around) for part in parts]))
    return replace(node, **own) if own else node


def all_letters_in(nodes: Iterable[Node]) -> dict[Any, list[str]]:
    """For each dimension the letters of its indices, free ones and bound ones, in reading order."""
    found: dict[Any, list[str]] = {}
    for node in nodes:
        _collect_all(node, found)
    return found


def _collect_all(node: Node, found: dict[Any, list[str]]) -> None:
    match node:
        case Index(name, size):
            found.setdefault(size, []).append(name)
        case Reduce(size=size, letter=letter) | ForAll(size=size, letter=letter):
            found.setdefault(size, []).append(letter.removeprefix(WHOLE))
        case Lam(shape=shape, letters=letters):
            for size, letter in zip(shape, letters, strict=True):
                found.setdefault(size, []).append(letter)
    for part in node.parts():
        _collect_all(part, found)
