"""What terms, statements and theorems are known by: SHA-256 of what they are made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields
from fractions import Fraction
from functools import cache
from typing import Any

from ..kernel import Theorem
from ..terms.definition import Definition
from ..terms.node import Node


class Digests:
    """Digests of terms and theorems, each computed once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, str]] = {}

    def of(self, thing: Node | Definition | Theorem) -> str:
        """The digest of a term, statement, definition or theorem: letters and names count."""
        found = self._known.get(id(thing))
        if found is None:
            if isinstance(thing, Theorem):
                digest = self.of_step(thing.rule, thing.arguments)
            else:
                digest = hashed(self._plain([type(thing).__name__, *_parts(thing)]))
            found = self._known[id(thing)] = (thing, digest)
        return found[1]

    def of_step(self, rule: str, arguments: tuple[Any, ...]) -> str:
        """The digest of the theorem that a rule makes of these arguments."""
        return hashed(["⊢", rule, self._plain(arguments)])

    def _plain(self, value: Any) -> Any:
        kind = type(value)
        if kind is str or kind is int:
            return value
        if kind is tuple or kind is list:
            return [self._plain(v) for v in value]
        if kind is Fraction:
            return [value.numerator, value.denominator]
        return {"digest": self.of(value)} if isinstance(value, Node | Definition | Theorem) else value

    def judgement(self, statement: Node, hypotheses: Iterable[Node], axioms: Iterable[str]) -> str:
        """The digest of what a theorem says: its statement, hypotheses and axioms, however it was proved."""
        return hashed([self.of(statement), sorted(map(self.of, hypotheses)), sorted(axioms)])

    def sealed(self, claim: str, judgement: str) -> str:
        """The digest of a finished proof: of what it proves, and under which name."""
        return hashed(["claim", claim, judgement])


def _parts(thing: Node | Definition) -> list[Any]:
    kind: Any = type(thing)
    return [getattr(thing, name) for name in _names(kind)]


@cache
def _names(kind: Any) -> list[str]:
    return [field.name for field in fields(kind)]


_WRITTEN = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))


def hashed(content: Any) -> str:
    """The digest of plain data."""
    return hashlib.sha256(_WRITTEN.encode(content).encode()).hexdigest()
