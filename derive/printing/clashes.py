"""One name, one thing: what would be read as something else in what is shown together.

Names are compared as they are printed, on a terminal and in LaTeX, where a1 and
a_1 are one. A bound index may have the letter of any index, and nothing else's.
What a definition takes is its own, of whatever dimension: the x of softmax(x)
may have the letter of any vector, and the i of p_i that of any index.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ..terms.definition import Definition
from ..terms.kept import kept_of
from ..terms.leaf import Function as Unknown
from ..terms.matrices import comes_with_derive, named_definitions_in
from ..terms.node import INDEX, REAL, VECTOR, Node, free
from ..terms.ordering import key
from ..terms.statement import RELATION
from ..terms.term import ANY, Call, Dim, Index, Num, Scalar, Vector
from . import tree
from .build import notation
from .domains import own_of
from .names import PRIME, letter, printed
from .tree import Function, Letter, Notation

_EXPONENTIAL = Function("exp")


class Use(NamedTuple):
    """A name where it is shown, and what it stands for there; `alone`: as a number or an index, without any indices.

    `local`: it is what a definition takes, or a dimension that changes with it.
    """

    name: str
    thing: Any
    alone: bool = False
    local: bool = False

    def forms(self) -> Iterator[tuple[str, str]]:
        """As what it is read, and where."""
        yield "by name", self.name
        yield "on a terminal", self.name if isinstance(self.thing, Function) else printed(self.name)
        if isinstance(self.thing, Function):
            yield "alone", "e" if self.thing == _EXPONENTIAL else self.name
        else:
            yield "in LaTeX", letter(self.name)
            if self.alone:
                yield "alone", letter(self.name)


class Clash(NamedTuple):
    """Two things that would be read as one, and how so."""

    one: Use
    other: Use
    how: str

    def told(self, place: Callable[[Use], str | None]) -> str:
        """What clashes, with the place where each was declared, as far as it is known."""
        places = [(f" ({found})" if (found := place(use)) else "") for use in (self.one, self.other)]
        sides = [_described(use) + found for use, found in zip((self.one, self.other), places, strict=True)]
        named = [use.name for use in (self.one, self.other) if use.thing != _EXPONENTIAL]
        return f"{self.how}: {' and '.join(sides)}; rename {'one of them' if len(named) == 2 else named[0]}"


def clash(nodes: Iterable[Node], aside: Iterable[Node] = ()) -> Clash | None:
    """The first clash among the names in these nodes, and in the definitions that they use.

    Of what stands `aside`, the letters of bound indices are nobody's, and do not count.
    """
    seen: dict[tuple[str, str], list[Use]] = {}
    for use in dict.fromkeys(_uses(nodes, aside)):
        for form in use.forms():
            known = seen.setdefault(form, [])
            for other in known:
                if not (_are_one(use.thing, other.thing) or _is_any(use, other.thing) or _is_any(other, use.thing)):
                    return Clash(other, use, _how(other, use))
            if not any([use.thing == other.thing and use.local == other.local for other in known]):
                known.append(use)
    return _component({uses[0].name: uses[0] for (where, _), uses in seen.items() if where == "by name"})


# ── what is shown ─────────────────────────────────────────────────────────────


def _uses(nodes: Iterable[Node], aside: Iterable[Node]) -> Iterator[Use]:
    defined: dict[Definition, None] = {}
    for node in nodes:
        if not _is_definition(node):
            yield from _names(node)
        defined.update(dict.fromkeys(named_definitions_in(node)))
    for node in aside:
        yield from [use for use in _names(node) if not isinstance(use.thing, Letter)]
        defined.update(dict.fromkeys(named_definitions_in(node)))
    for definition in defined:
        yield from _names_of(definition)


def _is_definition(node: Node) -> bool:
    """Whether a term is what a definition defines, at what it takes: so stands what a reason names."""
    return isinstance(node, Call) and node == node.definition.call({})


@kept_of
def _names_of(definition: Definition) -> tuple[Use, ...]:
    """Those in a definition, with what it takes as its own."""
    own = own_of(definition)
    names = (*_names(definition.call({})), *_names(definition.body))
    return tuple(dict.fromkeys([use._replace(local=use.thing in own) for use in names]))


@kept_of
def _names(node: Node) -> tuple[Use, ...]:
    """Those that can be declared: an index that a rule has opened has a name that is nothing else's."""
    variables = [Use(v.name, v) for v in sorted(free(node), key=key)]
    return tuple(dict.fromkeys([use for use in (*variables, *_in(notation(node))) if use.name.isascii()]))


def _in(piece: Notation, alone: bool = True) -> Iterator[Use]:
    match piece:
        case tree.Name(name, thing):
            opened = isinstance(thing, Index) and thing.name.endswith(PRIME)  # by a rule: it is nobody's letter
            yield Use(name if opened else name.rstrip(PRIME), thing, alone and not isinstance(thing, Vector))
            return
        case tree.Application(name):
            yield Use(name, Function(name))
        case tree.Exponential():
            yield Use("exp", _EXPONENTIAL)
        case tree.Subscript(tree.Name() as base, indices):
            yield from _in(base, False)
            for index in indices:
                yield from _in(index)
            return
        case tree.Component(tree.Name(name, thing)):
            yield Use(name, thing, True)
            return
        case tree.Componentwise(_, body):
            yield from _in(body.vector, False) if isinstance(body, tree.Component) else _in(body)
            return
        case tree.Value(name, arguments):
            yield from _in(name, False)
            for part in arguments:
                yield from _in(part)
            return
        case tree.Use(name, changed, arguments, indices):
            yield from _in(name, alone and not arguments and not indices)
            for part in (*[image for _, image in changed], *arguments, *indices):
                yield from _in(part)
            return
    for part in piece.parts():
        yield from _in(part)


# ── what clashes ──────────────────────────────────────────────────────────────


def _are_one(one: Any, other: Any) -> bool:
    if one is other:
        return True
    if isinstance(other, Letter) and not isinstance(one, Letter):
        one, other = other, one
    match one, other:
        case Letter(sort=sort), Index():
            return bool(sort == INDEX)
        case Letter(sort=sort), Vector():
            return bool(sort == VECTOR)
        case Letter(signs=signs), Scalar():
            return bool(signs == other.signs)
        case Definition(name=name), Definition() if comes_with_derive(one) and comes_with_derive(other):
            return bool(name == other.name)
    return bool(one == other)


def _is_any(use: Use, thing: Any) -> bool:
    """Whether what a definition takes is of the kind of a thing, whose dimension it does not have to share."""
    if not use.local:
        return False
    match use.thing, thing:
        case Vector(_, shape), Vector():
            return len(shape) == len(thing.shape)
        case Index(), Letter(sort=sort):
            return bool(sort == INDEX)
        case Index(), _:
            return isinstance(thing, Index)
        case Dim(), _:
            return isinstance(thing, Dim)
    return False


def _how(one: Use, other: Use) -> str:
    if one.name == other.name:
        return f"two different things are called {one.name}"
    if _EXPONENTIAL in (one.thing, other.thing):
        return "e reads like the base of exponentials"
    return f"{one.name} and {other.name} are printed alike"


_NUMBERED = re.compile(r"([A-Za-z]+)_?[0-9]+")


def _component(uses: dict[str, Use]) -> Clash | None:
    """A name that reads like a component of something else: x_i or x1 beside a vector x."""
    for name, use in uses.items():
        found = uses.get(name.partition("_")[0]) if "_" in name else None
        if found is not None and isinstance(found.thing, Vector | Definition):
            return Clash(use, found, f"{name} reads like a component of {found.name}")
        numbered = _NUMBERED.fullmatch(name)
        found = uses.get(numbered[1]) if numbered else None
        if found is not None and _has_indices(found.thing):
            return Clash(use, found, f"{name} reads like a component of {found.name}")
    return None


def _has_indices(thing: Any) -> bool:
    if isinstance(thing, Definition):
        return any([isinstance(param, Index) for param in thing.params[: thing.formal]])
    return isinstance(thing, Vector)


# ── in words ──────────────────────────────────────────────────────────────────


def _described(use: Use) -> str:
    name = use.name
    match use.thing:
        case Dim(_, at_least):
            return f"the dimension {name} ≥ {at_least}"
        case Scalar(_, signs):
            return f"the scalar {name}" + (f" {RELATION[signs]} 0" if signs != ANY and signs in RELATION else "")
        case Index(_, size):
            return f"the index {name} over {_size(size)}"
        case Vector(_, shape):
            kind = "vector" if len(shape) == 1 else "symmetric matrix" if use.thing.symmetric else "matrix"
            return (
                f"the {'vector of weights' if use.thing.weights else kind} {name} over {', '.join(map(_size, shape))}"
            )
        case Definition():
            return f"the definition {name}"
        case Function() | Unknown():
            return f"the function {name}"
        case Letter(sort):
            what = {INDEX: "the bound index", REAL: "the bound scalar", VECTOR: "the bound vector"}[sort]
            return f"{what} {name}"
    return f"{name}"


def _size(size: Dim | Num) -> str:
    return size.name if isinstance(size, Dim) else str(size.value)
