"""One pass from the root to the leaves: what is written of each kind of term or statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ...terms.node import Node
from ...terms.table import Table
from ..tree import Notation
from .binders import Binder, Binders


class Builder:
    """Builds the notation of what stands in one root."""

    def __init__(self, root: Node, apart: bool) -> None:
        self.binders = Binders(root, apart)

    def build(self, node: Any) -> Notation:
        """What is written of a part."""
        return NOTATION[type(node)](self, node)

    def all(self, nodes: Iterable[Any]) -> tuple[Notation, ...]:
        """What is written of several."""
        return tuple([self.build(node) for node in nodes])

    def open(self, node: Any, wanted: tuple[str, ...]) -> list[Binder]:
        """Binders for the indices that a node binds, the nearest first."""
        letters = self.binders.letters(node, wanted)
        return self.binders.bind(letters, self.all(node.sizes()) if len(letters) == len(node.sizes()) else letters)


NOTATION: Table[Callable[[Builder, Any], Notation]] = Table("what is written of a term or statement", Node)
