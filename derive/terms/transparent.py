"""Definitions that stand for their bodies, and sums over several indices: what those of matrices are made with."""

from __future__ import annotations

from collections.abc import Callable

from .arithmetic import Pow, num
from .binder import SUM, reduce_over
from .definition import Transparent
from .leaf import Index, Variable, Vector
from .node import Term, free
from .vector import at


def named(name: str, body: Term, *formal: Variable) -> Transparent:
    """A definition with these parameters, and their sizes."""
    sizes = frozenset().union(*[free(parameter) for parameter in formal]) - set(formal)
    return Transparent((*formal, *sorted(sizes, key=lambda size: size.name)), body, len(formal), name)


def summed(of: Callable[..., Term], *over: Index) -> Term:
    """The sum of a term over several indices."""
    total = of(*over)
    for index in reversed(over):
        total = reduce_over(SUM, index, total)
    return total


def squared(*over: Index) -> Callable[[Vector], Term]:
    """The sum of the squares of all components."""
    return lambda vector: summed(lambda *places: Pow(at(vector, places), num(2)), *over)
