"""What terms, statements and theorems are known by: SHA-256 of what they are made of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from fractions import Fraction
from functools import cache
from hashlib import sha256
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any

from ..rules import Theorem
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
                digest = _of_text(self._written((type(thing).__name__, *_parts(thing))))
            found = self._known[id(thing)] = (thing, digest)
        return found[1]

    def keep(self, theorem: Theorem, digest: str) -> None:
        """Remember the digest of the step that made a theorem: it is the theorem's."""
        self._known[id(theorem)] = (theorem, digest)

    def of_step(self, rule: str, arguments: tuple[Any, ...]) -> str:
        """The digest of the theorem that a rule makes of these arguments."""
        return _of_text(self._written(("⊢", rule, arguments)))

    def _written(self, value: Any) -> str:
        """A value as `hashed` would write it: a term by its digest, a fraction as a pair of numbers."""
        kind = type(value)
        if kind is str:
            return _quoted(value)
        if kind is int:
            return str(value)
        if kind is tuple:
            return f"[{','.join([self._written(part) for part in value])}]"
        if kind is Fraction:
            return f"[{value.numerator},{value.denominator}]"
        return f'{{"digest":"{self.of(value)}"}}' if isinstance(value, _KNOWN) else _WRITTEN.encode(value)

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


_KNOWN = (Node, Definition, Theorem)
_WRITTEN = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))


def hashed(content: Any) -> str:
    """The digest of plain data."""
    return _of_text(_WRITTEN.encode(content))


def _of_text(written: str) -> str:
    return sha256(written.encode()).hexdigest()
