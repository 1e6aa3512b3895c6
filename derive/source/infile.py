"""The names by which one claim file calls things, as they are bound where a claim's body runs."""

from __future__ import annotations

import builtins
import keyword
import os
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from types import ModuleType
from typing import Any

import sympy

from .. import by as reasons
from .. import notation
from ..claims.claim import Claim
from ..claims.written.build import Statement
from ..claims.written.define import Family, Function
from ..claims.written.expression import NotationError, Written, as_written
from ..claims.written.reader import read
from ..claims.written.unknown import SmoothFunction
from ..claims.written.vectors import VectorTerm
from ..search.reasons import Citable
from ..shelf.shelved import Shelved
from ..terms.definition import Definition
from ..terms.leaf import Function as Unknown
from ..terms.node import Node, free
from ..terms.statement import Prop
from ..terms.term import Call, Index, Num, Scalar, Size, Variable, Vector
from .words import Unspoken, is_named

_LETTERS = ("k", "j", "i", "l", "m", "q", "r")
_USUAL = {"derive.notation": notation, "derive.by": reasons}


class InFile:
    """Names of a file. What it does not name is imported: `imports` then has (module, name) of what was written."""

    def __init__(self, namespace: Mapping[str, Any], hidden: Container[str] = ()) -> None:
        """`hidden`: names that mean something else in the function where this is written."""
        self._namespace = namespace
        self.imports: dict[tuple[str, str], None] = {}
        self.declared: dict[str, str] = {}
        """Indices that no name of the file is left for: a name and what declares it."""
        self._bound = {name: value for name, value in namespace.items() if name not in hidden and _is_usable(name)}
        self._taken = {*namespace, *(hidden if isinstance(hidden, set | frozenset | tuple) else ())}
        self._nodes: dict[Node, str] = {}
        self._definitions: dict[Definition, str] = {}
        self._arguments: dict[Unknown, tuple[Variable, ...]] = {}
        self._objects: dict[int, str] = {}
        with as_written():
            for said, value in _named(self._bound):
                self._learn(said, value)

    def _learn(self, said: str, value: Any) -> None:
        self._objects.setdefault(id(value), said)
        if isinstance(value, SmoothFunction):
            self._arguments.setdefault(value.core, value.by)
        if isinstance(value, Family | Function):
            self._definitions.setdefault(value.definition, said)
        for node in _nodes_of(value):
            if isinstance(node, Call) and node == node.definition.call({}):
                self._definitions.setdefault(node.definition, said)
            if getattr(node, "name", None) == said or node not in self._nodes:
                self._nodes[node] = said

    # ── what claim files name ──

    def variable(self, variable: Variable) -> str:
        if variable in self._nodes:
            return self._nodes[variable]
        beside = self._from_beside(lambda words: words._nodes.get(variable))
        if beside is not None:
            return beside
        if isinstance(variable, Index):
            return self._declared(variable)
        raise Unspoken

    def known_as(self, node: Node) -> str | None:
        return self._nodes.get(node)

    def indices(self) -> list[Index]:
        """The file's indices, in the order in which it has them."""
        return [v for v in self._nodes if type(v) is Index]

    def letters(self, size: Size) -> list[str]:
        """The names of the file's indices of a dimension."""
        return [v.name for v in self._nodes if type(v) is Index and v.size == size]

    def index(self, letter: str, size: Size, inside: Node) -> Index:
        called = {definition.name for definition in self._definitions}
        own = [v for v in self._nodes if type(v) is Index and v.size == size and v not in free(inside)]
        own.sort(key=lambda index: index.name in called)  # which one proof may not call alike
        wanted = letter.rstrip("′")
        found = next((v for v in own if v.name == wanted), next(iter(own), None))
        if found is None:
            names = {v.name for v in free(inside)} | {*map(str, self._taken)}
            found = next((Index(n, size) for n in (wanted, *_LETTERS) if n not in names and n.isidentifier()), None)
        if found is None:
            raise Unspoken
        return found

    def moving(self, letter: str, signs: int, inside: Node) -> Scalar:
        own = [v for v in self._nodes if type(v) is Scalar and v.signs == signs and v not in free(inside)]
        found = next((v for v in own if v.name == letter), next(iter(own), None))
        if found is None:
            raise Unspoken
        return found

    def vector(self, letter: str, shape: tuple[Size, ...], inside: Node) -> Vector:
        own = [v for v in self._nodes if isinstance(v, Vector) and v == Vector(v.name, shape) and v not in free(inside)]
        found = next((v for v in own if v.name == letter), next(iter(own), None))
        if found is None:
            raise Unspoken
        return found

    def argument(self, function: Unknown, slot: int) -> Variable:
        by = self._arguments.get(function)
        if not by:
            raise Unspoken
        return by[slot]

    def definition(self, definition: Definition) -> str:
        said = self._definitions.get(definition)
        said = said if said is not None else self._from_beside(lambda words: words._definitions.get(definition))
        if said is None:
            raise Unspoken
        return said

    def claim(self, claim: Citable) -> str:
        if id(claim) in self._objects:
            return self._objects[id(claim)]
        if isinstance(claim, Shelved):
            return self._imported(claim.module, claim.name, claim)
        raise Unspoken

    def _from_beside(self, called: Callable[[InFile], str | None]) -> str | None:
        """A name that a file beside this one has for something, if this one imports from it: it is imported too."""
        for module, words in self._beside:
            name = called(words)
            if name is not None and _is_usable(name) and name not in self._taken:
                self._learn(self._imported(module, name, words._bound[name]), words._bound[name])
                return name
        return None

    @cached_property
    def _beside(self) -> list[tuple[str, InFile]]:
        """The files of the same folder whose claims this one imports, by the modules' names."""
        own = str(self._namespace.get("__file__", ""))
        claims = [value for value in self._namespace.values() if isinstance(value, Claim)]
        others = {one.file: one.body.__globals__ for one in claims if one.file != own}
        near = [file for file in sorted(others) if os.path.dirname(file) == os.path.dirname(own)]
        names = {file: os.path.basename(file).removesuffix(".py") for file in near}
        return [(names[file], InFile(others[file])) for file in near if names[file].isidentifier()]

    def _declared(self, index: Index) -> str:
        """An index that the file does not have, declared by itself."""
        name, size = index.name, index.size
        if isinstance(size, Num) or not _is_usable(name) or name in self._taken or name in self.declared:
            raise Unspoken
        self.declared[name] = f'{self.notation("index")}("{name}", {self.variable(size)})'
        self._nodes[index] = name
        return name

    # ── what derive names ──

    def notation(self, name: str) -> str:
        return self._of_derive("derive.notation", name)

    def reason(self, name: str) -> str:
        own = self._objects.get(id(getattr(reasons, name)))
        whole = self._objects.get(id(reasons))
        if own is not None and whole is None:
            return own
        return f"{whole or self._imported('derive', 'by', reasons)}.{name}"

    def function(self, name: str) -> str:
        for said, value in self._bound.items():
            if isinstance(value, type) and issubclass(value, sympy.Function) and value.__name__ == name:
                return said
        raise Unspoken

    def _of_derive(self, module: str, name: str) -> str:
        thing = getattr(_USUAL[module], name)
        if self._bound.get(name) is thing:
            return name
        if id(thing) in self._objects and not _is_shared(thing):
            return self._objects[id(thing)]
        qualified = next((said for said in self._modules() if _has(self._bound[said], name, thing)), None)
        if qualified is not None:
            return f"{qualified}.{name}"
        if hasattr(builtins, name) and name not in self._taken:
            return name
        return self._imported(module, name, thing)

    def _modules(self) -> Iterator[str]:
        return (name for name, value in self._bound.items() if isinstance(value, ModuleType))

    def _imported(self, module: str, name: str, thing: Any) -> str:
        if name in self._taken:
            raise Unspoken
        self.imports[module, name] = None
        self._bound[name] = thing
        self._objects[id(thing)] = name
        return name


def _is_usable(name: str) -> bool:
    return name.isidentifier() and not keyword.iskeyword(name) and not name.startswith("__")


def _is_shared(thing: Any) -> bool:
    """Whether a name of it may be there for another purpose: small numbers, and what Python has one of."""
    return isinstance(thing, int | str | bytes | type(None))


def _has(module: ModuleType, name: str, thing: Any) -> bool:
    return getattr(module, name, None) is thing


def _named(bound: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What has a name, then what is named as a part of something: xs[0], other.lemma."""
    yield from bound.items()
    for name, value in bound.items():
        if isinstance(value, tuple | list):
            yield from [(f"{name}[{place}]", one) for place, one in enumerate(value)]
        elif isinstance(value, dict):
            yield from [(f"{name}[{key!r}]", one) for key, one in value.items() if isinstance(key, str | int)]
        elif isinstance(value, ModuleType) and not _is_library(value):
            yield from [(f"{name}.{inner}", one) for inner, one in vars(value).items() if _is_usable(inner)]


def _is_library(module: ModuleType) -> bool:
    """Whether a module is no claim file: no loader of Python's has loaded one of those."""
    return getattr(getattr(module, "__spec__", None), "loader", None) is not None


def _nodes_of(value: Any) -> Iterator[Node]:
    """The term or statement that a value is, if a name for it is worth having."""
    node: Node | None = None
    with suppress(NotationError):
        node = _Readers.get(type(value), _nothing)(value)
        if node is None and isinstance(value, sympy.Expr) and not value.is_Number:
            node = read(value)
    if node is not None and (node.is_variable or is_named(node)):
        yield node


def _nothing(value: Any) -> Node | None:
    return None


def _core(value: VectorTerm) -> Node:
    return value.core


def _function(value: SmoothFunction) -> Node:
    return value.core


def _prop(value: Statement) -> Prop:
    return value.prop


_Readers: dict[type[Any], Callable[[Any], Node | None]] = {
    Written: read,
    VectorTerm: _core,
    Family: _core,
    SmoothFunction: _function,
    Statement: _prop,
}
