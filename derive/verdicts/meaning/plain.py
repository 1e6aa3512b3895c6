"""Terms with their definitions unfolded, as far as they can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...terms.definition import definitions_in, unfolded
from ...terms.node import IllFormed, Node, closed, opened
from ...terms.statement import Rel, openers
from ...terms.substitution import Capture
from ...terms.term import Call

MOST_NODES = 20_000
"""How many different subterms an unfolded node may have; beyond, all of its definitions stay folded."""


def plain(node: Any) -> Any:
    """The node without definitions.

    One stays where a derivative in its body would move what it is called with,
    and in a relation whose two sides are alike without it: what that says is what
    the definition stands for.
    """
    if not definitions_in(node):
        return node
    try:
        return _Unfolding().of(node, 0)
    except (_TooLarge, IllFormed):
        return node


class _TooLarge(Exception):
    pass


@dataclass
class _Unfolding:
    known: dict[Node, Node] = field(default_factory=dict)

    def of(self, node: Any, depth: int) -> Any:
        """The node, which stands inside so many binders, unfolded."""
        if node not in self.known:
            if len(self.known) > MOST_NODES:
                raise _TooLarge
            self.known[node] = self._unfolded(node, depth)
        return self.known[node]

    def _unfolded(self, node: Any, depth: int) -> Any:
        if isinstance(node, Call):
            try:
                return self.of(unfolded(node), depth)
            except Capture:
                pass
        *outside, last = (*node.parts(), None)[: len(node.parts()) or 1]
        if last is None:
            return node
        parts = [self.of(part, depth) for part in outside]
        variables = openers(node, tuple([f"·said{depth + k}" for k in range(node.binds())]))
        inside = self.of(opened(last, variables) if variables else last, depth + len(variables))
        parts.append(closed(inside, variables) if variables else inside)
        return node if isinstance(node, Rel) and parts[0] == parts[1] else node.rebuilt(tuple(parts))
