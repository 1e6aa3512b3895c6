"""Terms with the brackets that Python reads.

a + b + c is (a + b) + c, and so is every sum that begins with a sum; -a·b is
(-a)·b, and so is every product with a minus before it. What is written is read
back with these groups, and with no other change.
"""

from __future__ import annotations

from typing import Any

from ..terms.node import Node, Term
from ..terms.term import Add, Mul, Num, num


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
