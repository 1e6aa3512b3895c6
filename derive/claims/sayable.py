"""What claim files can say of a term, whatever names they have: groups as they are read, uses of definitions as such.

a + b + c is (a + b) + c, and so is every sum that begins with a sum; -a·b is
(-a)·b, and so is every product with a minus before it. What is written is read
back with these groups, and with no other change.

A definition is used at the arguments that its brackets name. What it takes
besides, as the t of a loss l, goes without saying: of another index than t,
only what the definition says can be written.
"""

from __future__ import annotations

from typing import Any

from ..terms.definition import Call, unfolded
from ..terms.matrices import comes_with_derive
from ..terms.node import IllFormed, Node, Term, loose
from ..terms.substitution import Capture
from ..terms.term import Add, Mul, Num, Vector, num, shape_of


def as_read(node: Any) -> Any:
    """The same term or statement, grouped as what is written of it is read."""
    parts = node.parts()
    if not parts:
        return node
    inner = tuple([as_read(part) for part in parts])
    if not all([new is old for new, old in zip(inner, parts, strict=True)]):
        node = node.rebuilt(inner)
    return _regrouped(node)


def _regrouped(node: Node) -> Node:
    match node:
        case Add((Add(terms), *others)):
            return _regrouped(Add((*terms, *others)))
        case Mul((Mul(factors), *others)):
            return _regrouped(Mul((*factors, *others)))
        case Mul((Num(value), Mul(factors), *others)) if value == -1:
            return _regrouped(Mul((num(-1), *factors, *others)))
        case Mul((Num(value), Num(other), *others)) if value == -1:
            return _regrouped(Mul((num(-other), *others))) if other != -1 or not others else _one_of(tuple(others))
        case Add((only,)) | Mul((only,)):
            return only
    return node


def _one_of(factors: tuple[Term, ...]) -> Node:
    return _regrouped(Mul(factors))


def is_said(call: Call) -> bool:
    """Whether a use of a definition is read as it stands, when all that it names are its own arguments."""
    definition = call.definition
    images: dict[Any, Term] = {}
    for param, arg in zip(definition.params[: definition.formal], call.args, strict=False):
        images[param] = arg
        if isinstance(param, Vector):
            images |= zip(param.shape, shape_of(arg), strict=False)
    try:
        return definition.call(images) == call
    except (IllFormed, Capture):
        return False


def in_words(node: Any) -> Any:
    """The same term, with what a definition says for each use of it that cannot be said. Raises Capture.

    What stands in a sum, at its bound index, can be said where the sum is over the letter that goes without saying.
    """
    parts = node.parts()
    inner = tuple([in_words(part) for part in parts])
    if not all([new is old for new, old in zip(inner, parts, strict=True)]):
        node = node.rebuilt(inner)
    if isinstance(node, Call) and not (loose(node) or comes_with_derive(node.definition) or is_said(node)):
        return in_words(unfolded(node))
    return node
