"""What would be read as something else is refused, with the places where both were declared."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from ...messages import notation as kinds
from ...printing.clashes import Use, clash
from ...printing.tree import Function, Letter
from ...terms.definition import Definition
from ...terms.node import INDEX, REAL, Node
from ...terms.term import Index, Scalar, Vector
from .expression import NotationError
from .places import place, place_of_letter


def require_one_meaning(
    nodes: Iterable[Node], file: str, aside: Iterable[Node] = (), where: str = "", same: str | None = None
) -> None:
    """Raise NotationError where two different things in what is shown together would be read as one.

    `aside`: what the kernel says, in letters of bound indices that are nobody's. `where` begins the message;
    `same` says that two names are the same, where it is not to be said as usual.
    """
    found = clash(nodes, aside)
    if found is not None:
        if same is not None and found.one.name == found.other.name:
            found = found._replace(how=same)
        raise NotationError(where + found.told(partial(_place, file=file)), kinds.TWO_MEANINGS)


def _place(use: Use, file: str) -> str | None:
    match use.thing:
        case Letter(sort):
            return place_of_letter({INDEX: Index, REAL: Scalar}.get(sort, Vector), use.name, file)
        case Node() | Definition() | Function():
            return place(use.thing, file)
    return None
