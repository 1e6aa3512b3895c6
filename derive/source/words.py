"""By what names things are called: as they were declared, or as a claim file calls them."""

from __future__ import annotations

from typing import Protocol

from ..search.reasons import Citable
from ..terms.definition import Definition
from ..terms.letters import letters_for
from ..terms.node import Node, free
from ..terms.statement import Prop
from ..terms.term import Function, Index, Scalar, Size, Variable, Vector


class Unspoken(Exception):
    """There is no spelling for it."""


class Words(Protocol):
    """The names by which a writer calls things. Each raises Unspoken where there is none."""

    def variable(self, variable: Variable) -> str:
        """What a variable is called."""

    def known_as(self, node: Node) -> str | None:
        """What a longer term or statement is called as a whole, if it has a name."""

    def index(self, letter: str, size: Size, inside: Node) -> Index:
        """An index to open a binder of `inside` with, where it stands for nothing else."""

    def moving(self, letter: str, signs: int, inside: Node) -> Scalar:
        """The same for the scalar of a limit, or of a statement about every number."""

    def vector(self, letter: str, shape: tuple[Size, ...], inside: Node) -> Vector:
        """The same for the vector of a statement about every vector."""

    def argument(self, function: Function, slot: int) -> Variable:
        """The variable in of=(…) that an argument of a function is like."""

    def definition(self, definition: Definition) -> str:
        """What a definition is called."""

    def notation(self, name: str) -> str:
        """What something of derive.notation is called: Sum, Eq, exp, …"""

    def function(self, name: str) -> str:
        """What a function that is not understood is called."""

    def reason(self, name: str) -> str:
        """What a reason is called: by.unfold, …"""

    def claim(self, claim: Citable) -> str:
        """What a claim is called."""


class AsDeclared:
    """All by the names that they were declared with, as if a file called everything so."""

    def variable(self, variable: Variable) -> str:
        return _identifier(variable.name)

    def known_as(self, node: Node) -> str | None:
        return None

    def index(self, letter: str, size: Size, inside: Node) -> Index:
        (index,) = letters_for((letter,), (size,), {v.name for v in free(inside)})
        return index

    def moving(self, letter: str, signs: int, inside: Node) -> Scalar:
        if letter in {v.name for v in free(inside)}:
            raise Unspoken
        return Scalar(letter, signs)

    def vector(self, letter: str, shape: tuple[Size, ...], inside: Node) -> Vector:
        if letter in {v.name for v in free(inside)}:
            raise Unspoken
        return Vector(letter, shape)

    def argument(self, function: Function, slot: int) -> Variable:
        raise Unspoken

    def definition(self, definition: Definition) -> str:
        return _identifier(definition.name)

    def notation(self, name: str) -> str:
        return name

    def function(self, name: str) -> str:
        return _identifier(name)

    def reason(self, name: str) -> str:
        return f"by.{name}"

    def claim(self, claim: Citable) -> str:
        return _identifier(claim.name)


def _identifier(name: str) -> str:
    if not name.isidentifier():
        raise Unspoken
    return name


def is_named(node: Node) -> bool:
    """Whether a node is worth a name of its own: no variable and no number."""
    return isinstance(node, Prop) or bool(node.parts())


def raised(below: str, above: str) -> str:
    """A power; between names and numbers, with or without a sign, ** has no spaces beside it."""
    return f"{below}**{above}" if _is_short(below) and _is_short(above) else f"{below} ** {above}"


def _is_short(written: str) -> bool:
    return written.replace(".", "").isidentifier() or written.removeprefix("-").isdecimal()
