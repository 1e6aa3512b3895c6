"""What was found, as plain data, and read back: terms as in files of proofs, claims by their names.

What comes back is believed by nobody: every field has the type that its class
declares, and whoever reads it proves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from ..claims.chain import Chain, Link
from ..claims.parts import Absurd, AttainedAt, Both, Cases, Cited, Conj, Limit, Some, Squeeze, Trivial, Unique
from ..prooftree.read import Unreadable, value
from ..prooftree.write import Terms
from ..search.reasons import (
    Algebra,
    Attained,
    Citable,
    Cite,
    Event,
    ExpBound,
    Extremes,
    Hypothesis,
    Monotone,
    Rows,
    Scale,
    Signs,
    Summed,
    Times,
    Unfold,
)
from ..shelf.shelved import Shelved
from ..shelf.volume import shelved_as
from ..terms.definition import Definition
from ..terms.node import Node

_CLASSES: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        *(Absurd, AttainedAt, Both, Cases, Chain, Cited, Conj, Limit, Link, Some, Squeeze, Trivial, Unique),
        *(Algebra, Attained, Cite, Event, ExpBound, Extremes, Hypothesis, Monotone, Rows, Scale, Signs, Summed),
        *(Times, Unfold),
    )
}
_OF_THE_FILE = ("line", "call")
"""Fields that say where in a file something stands."""

Known = Mapping[str, Citable]
"""The claims that may be named."""


class Unspellable(Exception):
    """Something that is no data: a reason that believes what somebody else says, a claim that has no name here."""


def spelled(thing: Any, terms: Terms, known: Known) -> Any:
    """A part, a reason, a term, or a tuple of these, as plain data. Raises Unspellable."""
    match thing:
        case None | bool() | int() | str():
            return thing
        case Node() | Definition():
            return terms.value(thing)
        case tuple():
            return [spelled(one, terms, known) for one in thing]
        case frozenset():
            return {"set": sorted(thing)}
    name = type(thing).__name__
    if _CLASSES.get(name) is type(thing):
        return {name: [spelled(getattr(thing, field), terms, known) for field in _fields(type(thing))]}
    called = thing.id if isinstance(thing, Shelved) else None
    called = next((own for own, one in known.items() if one is thing), called)
    if called is None:
        raise Unspellable(name)
    return {"claim": called}


def read(written: Any, terms: list[Any], known: Known, line: int) -> Any:
    """What was spelled so; its steps stand at a line. Raises Unreadable."""
    match written:
        case list():
            return tuple([read(one, terms, known, line) for one in written])
        case {"set": [*names]} if len(written) == 1 and all(isinstance(name, str) for name in names):
            return frozenset(names)
        case {"claim": str(name)} if len(written) == 1 and (one := known.get(name) or shelved_as(name)):
            return one
        case dict() if len(written) == 1 and (name := next(iter(written))) in _CLASSES:
            return _made(_CLASSES[name], read(written[name], terms, known, line), line)
    return value(written, terms, ())


def _made(kind: Any, values: Any, line: int) -> Any:
    names, hints = _fields(kind), _hints(kind)
    if not isinstance(values, tuple) or len(values) != len(names):
        raise Unreadable(f"a {kind.__name__} is not made of this")
    given = dict(zip(names, values, strict=True))
    if not all(fits(given[name], hints[name]) for name in names):
        raise Unreadable(f"a {kind.__name__} is not made of this")
    return kind(**given, **({"line": line} if kind is Link else {}))


def fits(given: Any, hint: Any) -> bool:
    """Whether a value is what a class declares of a field."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple and inner[-1] is ...:
        return isinstance(given, tuple) and all(fits(one, inner[0]) for one in given)
    if origin is tuple:
        return isinstance(given, tuple) and len(given) == len(inner) and all(map(fits, given, inner))
    if origin is frozenset:
        return isinstance(given, frozenset)
    if origin in (Union, UnionType):
        return any(fits(given, one) for one in inner)
    if hint is Citable:
        return callable(getattr(given, "theorem", None))
    return type(given) is hint if hint in (int, str, bool, type(None)) else isinstance(given, hint)


def _fields(kind: Any) -> list[str]:
    return [field.name for field in fields(kind) if field.name not in _OF_THE_FILE]


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
