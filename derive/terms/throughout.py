"""A term or statement changed throughout, under its binders too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .node import closed, opened
from .statement import openers

Again = Callable[[Any], Any]
"""Changes what stands inside of what is changed."""


def throughout(node: Any, change: Callable[[Any, Again], Any], mark: str, depth: int = 0) -> Any:
    """The node with `change(part, again)` for each part for which that is not None, from the outside in.

    Binders are opened on the way, with names that begin with `mark`, which no claim can use.
    """
    found = change(node, lambda part: throughout(part, change, mark, depth))
    if found is not None:
        return found
    parts, binds = tuple(node.parts()), node.binds()
    if not binds:
        return node.rebuilt(tuple([throughout(part, change, mark, depth) for part in parts]))
    opening = openers(node, tuple([f"{mark}{depth + place}" for place in range(binds)]))
    inside = closed(throughout(opened(parts[-1], opening), change, mark, depth + binds), opening)
    return node.rebuilt((*[throughout(part, change, mark, depth) for part in parts[:-1]], inside))
