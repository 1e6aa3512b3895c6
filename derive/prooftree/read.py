"""A line of proofs as terms again, and the rules to apply. Trusted: what it builds is what is said to be proved.

Terms are built by their own classes, which refuse what does not fit together;
every field has the type that its class declares; nothing but terms, numbers,
names and tuples of these can come out.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from ..rules import Theorem
from ..system.plain import is_utf8
from ..terms import statement, term
from ..terms.definition import Definition, Transparent
from ..terms.node import Bound, BoundScalar, BoundVector, IllFormed, Node
from .sizes import Sizes

_CLASSES: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        *(term.Num, term.Pi, term.Dim, term.Scalar, term.Index, term.Lit, term.Vector, term.Function),
        *(Bound, BoundScalar, BoundVector),
        *(term.Lam, term.Tup, term.At, term.ArgMax, term.Add, term.Mul, term.Pow, term.Fn, term.Delta),
        *(term.Inv, term.Adj, term.Det, term.Apply, term.Reduce, term.Deriv, term.Call, Definition, Transparent),
        *(statement.Rel, statement.Same, statement.ForAll, statement.Every, statement.Tends),
        *(statement.And, statement.Implies, statement.Iff),
    )
}
_LONGEST_NUMBER = 10_000
_LARGEST = 100_000
"""A term of more nodes, counted wherever they stand, is not read: no rule would come to an end with it."""


class Unreadable(ValueError):
    """A line that is no proof: what is wrong, and where."""


class Step(NamedTuple):
    """A rule, its arguments with places of earlier theorems in them, and the digest that the file gives it.

    `used`: the places of the facts that it rests on, among its last argument; None where these are all.
    """

    rule: str
    arguments: Any
    digest: str
    used: tuple[int, ...] | None = None


class Tree(NamedTuple):
    """A claim's proof as it stands in the file: nothing in it is believed yet."""

    claim: str
    digest: str
    terms: list[Any]
    steps: list[Step]


def read(text: str) -> Tree:
    """A line of proofs. Raises Unreadable."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise Unreadable(f"is no JSON: {problem}") from None
    if "\\u" in text and not is_utf8(json.dumps(content, ensure_ascii=False)):
        raise Unreadable("is no text: it holds half of a pair of surrogates")
    if not isinstance(content, dict) or set(content) != {"claim", "digest", "terms", "theorems"}:
        raise Unreadable("a proof has a claim, a digest, terms and theorems")
    claim, digest, listed, theorems = (content[key] for key in ("claim", "digest", "terms", "theorems"))
    if not isinstance(claim, str) or not isinstance(digest, str):
        raise Unreadable("claim and digest are strings")
    if not isinstance(listed, list) or not isinstance(theorems, list) or not theorems:
        raise Unreadable("terms and theorems are lists, and there is a theorem")
    return Tree(claim, digest, read_terms(listed), [_step(entry, place) for place, entry in enumerate(theorems)])


def read_terms(listed: list[Any]) -> list[Any]:
    """Terms, each made of earlier ones. Raises Unreadable."""
    terms: list[Any] = []
    sizes = Sizes()
    for place, entry in enumerate(listed):
        term = _term(entry, terms, place)
        if isinstance(term, Node) and sizes.of(term) > _LARGEST:
            raise Unreadable(f"term {place} has {sizes.of(term)} parts, written out; {_LARGEST} are the most")
        terms.append(term)
    return terms


def _step(entry: Any, place: int) -> Step:
    if not isinstance(entry, list) or len(entry) not in (3, 4) or not isinstance(entry[1], list):
        raise Unreadable(f"theorem {place} is a rule, its arguments and a digest, and may say which facts it used")
    rule, arguments, digest, *used = entry
    if not isinstance(rule, str) or not isinstance(digest, str):
        raise Unreadable(f"theorem {place}: rule and digest are strings")
    return Step(rule, arguments, digest, _used(used[0], arguments, place) if used else None)


def _used(places: Any, arguments: list[Any], place: int) -> tuple[int, ...]:
    """The facts that a step says it used: some of those in its last argument, in their order."""
    facts = arguments[-1] if arguments and isinstance(arguments[-1], list) else []
    if not isinstance(places, list) or not all([type(number) is int for number in places]):
        raise Unreadable(f"theorem {place}: the facts that it used are a list of places")
    if places != sorted(set(places)) or not set(places) < set(range(len(facts))):
        raise Unreadable(f"theorem {place}: it used some of its facts and not all, each once and in their order")
    return tuple(places)


def _term(entry: Any, terms: list[Any], place: int) -> Any:
    kind = _CLASSES.get(entry[0]) if isinstance(entry, list) and entry and isinstance(entry[0], str) else None
    if kind is None:
        raise Unreadable(f"term {place} is of no known kind")
    values = [value(v, terms, ()) for v in entry[1:]]
    checks = _checks(kind)
    if len(values) != len(checks) or not all([fits(v) for fits, v in zip(checks, values, strict=True)]):
        raise Unreadable(f"term {place}: a {entry[0]} is not made of this")
    try:
        return kind(*values)
    except (IllFormed, TypeError, ValueError, AttributeError, RecursionError) as problem:
        raise Unreadable(f"term {place}: {problem}") from None


def value(written: Any, terms: list[Any], theorems: tuple[Theorem, ...] | list[Theorem]) -> Any:
    """A field of a term or an argument of a rule, with what it refers to in its place. Raises Unreadable."""
    kind = type(written)
    if kind is str or kind is int:
        return written
    if kind is list:
        return tuple([value(v, terms, theorems) for v in written])
    if kind is dict and len(written) == 1:
        ((word, inner),) = written.items()
        if word in ("term", "theorem") and type(inner) is int:
            return _at(terms if word == "term" else theorems, inner)
        if word == "fraction" and type(inner) is str and len(inner) < _LONGEST_NUMBER:
            return _fraction(inner)
    if written is None or kind is bool:
        return written
    raise Unreadable(f"{written!r:.60} is no value")


def _at(things: Any, place: int) -> Any:
    if not 0 <= place < len(things):
        raise Unreadable(f"place {place} is not there, or comes later")
    return things[place]


def _fraction(digits: str) -> Fraction:
    try:
        found = Fraction(digits)
    except (ValueError, ZeroDivisionError):
        raise Unreadable(f"{digits!r:.60} is no fraction") from None
    if str(found) != digits:
        raise Unreadable(f"{digits!r:.60} is not in lowest terms")
    return found


@cache
def _checks(kind: Any) -> list[Callable[[Any], bool]]:
    """For each field of a class, whether a value is what the class declares of it."""
    found = get_type_hints(kind, localns={"Definition": Definition})
    return [_fits(found[field.name]) for field in fields(kind)]


def _fits(hint: Any) -> Callable[[Any], bool]:
    """Whether a value is of a type."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        each = _fits(inner[0])
        return lambda given: isinstance(given, tuple) and all(map(each, given))
    if origin in (Union, UnionType):
        some = tuple(map(_fits, inner))
        return lambda given: any([fits(given) for fits in some])
    if hint in (int, str, Fraction, type(None)):
        return lambda given: type(given) is hint
    return lambda given: isinstance(given, hint)
