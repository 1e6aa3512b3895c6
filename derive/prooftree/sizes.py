"""How much a term comes to, written out: a file may say once what stands in a term a million times."""

from __future__ import annotations

from ..terms.node import Node


class Sizes:
    """How many nodes trees have, each counted once for all its places."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Node, int]] = {}

    def of(self, node: Node) -> int:
        """The number of nodes of a tree, counted at each place where they stand."""
        found = self._known.get(id(node))
        if found is None:
            found = self._known[id(node)] = (node, 1 + sum(map(self.of, node.parts())))
        return found[1]
