"""A definition: a name for a term, with everything that the term depends on as a parameter; and its use, a `Call`."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any, ClassVar

from .kept import kept_of
from .leaf import Dim, Function, Index, Variable, Vector, require_sizes
from .node import PLAIN, IllFormed, Made, Node, Term, alike, free, loose, require_plain, require_real
from .statement import require_typed
from .substitution import substitute
from .vector import require_size, shape_of


class _Like(metaclass=Made):
    """Which other definitions one was found to be equal to, and its hash: definitions stand on definitions."""

    __slots__ = ("_hash", "_like")

    _hash: int
    is_variable: ClassVar[bool] = False


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
        object.__setattr__(self, "_hash", hash(self._said()))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Definition) or type(self) is not type(other) or hash(self) != hash(other):
            return False
        return alike(self, other, lambda: self._said() == other._said())

    def __hash__(self) -> int:
        return self._hash

    def _said(self) -> tuple[object, ...]:
        return self.params, self.body, self.formal, self.name

    def call(self, values: dict[Variable, Term]) -> Call:
        """The definition with some parameters replaced; the others stay themselves."""
        return Call(self, tuple(values[p] if p in values else substitute(p, values) for p in self.params))


@dataclass(frozen=True, slots=True, eq=False)
class Transparent(Definition):
    """One that nobody need unfold: a use of it has the normal form of its body, at its arguments."""


PLAIN |= {Definition, Transparent}


@dataclass(frozen=True, eq=False, slots=True)
class Call(Term):
    """A definition at arguments, one for each of its parameters."""

    definition: Definition
    args: tuple[Term, ...]

    def check(self) -> None:
        if [a.sort for a in self.args] != [p.sort for p in self.definition.params]:
            raise IllFormed(f"{self.definition.name} was given arguments of another number or sort")
        pairs = list(zip(self.definition.params, self.args, strict=True))
        sizes: dict[Any, Any] = {p: a for p, a in pairs if isinstance(p, Dim)}
        require_sizes(*sizes.values())
        for param, arg in pairs:
            if isinstance(param, Index):
                require_size(arg, sizes.get(param.size, param.size))
            if isinstance(param, Function) and not _is_like(arg, substitute(param, sizes)):
                raise IllFormed(f"{self.definition.name} was given a function of another kind for {param.name}")
            if isinstance(param, Vector) and shape_of(arg) != tuple([sizes.get(s, s) for s in param.shape]):
                raise IllFormed(f"{self.definition.name} was given a vector of another shape for {param.name}")

    def parts(self) -> tuple[Term, ...]:
        return self.args

    def rebuilt(self, parts: tuple[Term, ...]) -> Call:
        return Call(self.definition, parts)


def _is_like(function: Term, other: Function) -> bool:
    """Whether a function takes arguments of the same shapes as another one, and has values of the same shape."""
    return isinstance(function, Function) and (function.takes, function.to) == (other.takes, other.to)


@kept_of
def definitions_in(node: Node) -> tuple[Definition, ...]:
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
    return tuple(found)


@kept_of
def unfolded(call: Call) -> Term:
    """The body of a definition at the arguments of a call.

    Raises Capture if an argument would change what a derivative in the body
    differentiates by.
    """
    body: Term = substitute(call.definition.body, dict(zip(call.definition.params, call.args, strict=True)))
    return body
