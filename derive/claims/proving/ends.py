"""Where the ends of a chain differ from those of the statement, and have the same normal forms, steps join them."""

from __future__ import annotations

from collections.abc import Callable

from ...kernel import Rejected, Theorem
from ...terms.node import Node
from ..chain import Chain, Link

Same = Callable[[Node, Node], Theorem]
"""Shows that two ends are the same, by the normal form. Raises Rejected."""


def joined(chain: Chain, ends: tuple[Node, ...], relation: str, same: Same) -> Chain:
    """The chain from one end of the statement to the other; as it is where an end is another term."""
    if not chain.links:
        return chain
    (left, right), first, last = ends, chain.links[0], chain.links[-1]
    before = (Link(relation, chain.start, (), first.line, implied=True),)
    after = (Link(relation, right, (), last.line, implied=True),)
    if _differ_in_writing(left, chain.start, same):
        chain = Chain(left, (*before, *chain.links))
    if _differ_in_writing(last.target, right, same):
        chain = Chain(chain.start, (*chain.links, *after))
    return chain


def _differ_in_writing(one: Node, other: Node, same: Same) -> bool:
    if one == other:
        return False
    try:
        same(one, other)
    except Rejected:
        return False
    return True
