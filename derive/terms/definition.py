"""A definition: a name for a term, with everything that the term depends on as a parameter."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from .node import PLAIN, IllFormed, Node, Term, alike, free, loose, require_plain
from .statement import require_typed
from .substitution import substitute
from .term import Call, Variable, require_real


class _Like:
    """Which other definitions one was found to be equal to: definitions stand on definitions."""

    __slots__ = ("_like",)


@dataclass(frozen=True, slots=True, eq=False)
class Definition(_Like):
    """`name` stands for `body`; `params` are its free variables, dimensions included.

    The first `formal` of them are written at every use (`softmax(x)[i]`), the
    others go without saying. Two definitions of one body and different names are
    two, so that no name is shown for another; the source is for the reader.
    """

    params: tuple[Variable, ...]
    body: Term
    formal: int
    name: str
    source: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        require_plain(self)
        require_real(self.body)
        if not all([param.is_variable for param in self.params]) or not 0 <= self.formal <= len(self.params):
            raise IllFormed(f"the parameters of {self.name} are variables, and the first of them are written")
        if free(self.body) - set(self.params) or loose(self.body):
            raise IllFormed(f"the definition of {self.name} leaves a variable open")
        require_typed(self.body)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Definition) or hash(self) != hash(other):
            return False
        return alike(self, other, lambda: self._said() == other._said())

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return self.params, self.body, self.formal, self.name

    def call(self, values: dict[Variable, Term]) -> Call:
        """The definition with some parameters replaced; the others stay themselves."""
        return Call(self, tuple(values[p] if p in values else substitute(p, values) for p in self.params))


PLAIN.add(Definition)


def definitions_in(node: Node) -> list[Definition]:
    """The definitions that a node uses, each once, then those in their bodies."""
    found: dict[Definition, None] = {}
    seen: set[int] = set()
    waiting = deque([node])
    while waiting:
        part = waiting.popleft()
        if id(part) in seen:
            continue
        seen.add(id(part))
        if isinstance(part, Call) and part.definition not in found:
            found[part.definition] = None
            waiting.append(part.definition.body)
        waiting += part.parts()
    return list(found)


def unfolded(call: Call) -> Term:
    """The body of a definition at the arguments of a call.

    Raises Capture if an argument would change what a derivative in the body
    differentiates by.
    """
    body: Term = substitute(call.definition.body, dict(zip(call.definition.params, call.args, strict=True)))
    return body
