"""What a verdict depends on besides derive and the settings, as a digest: its claim, taken apart.

The file was run, and what the claim came to is looked at: its statement and
hypotheses, letters included; its proof as it is written, and where its lines
stand below its first one; and the same of all claims that it names. However a
body comes to its terms, another term is another digest.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from fractions import Fraction
from types import FunctionType
from typing import Any

from ..claims.chain import Link
from ..claims.claim import Claim
from ..claims.holes import Call, Hole
from ..claims.written.expression import NotationError, as_written
from ..claims.written.reader import read_real
from ..records.verdict import Verdict
from ..shelf.shelved import Shelved
from ..system.limit import FROM_OUTSIDE
from ..terms.definition import Definition
from ..terms.node import Node
from ..terms.term import Index
from ..verdicts.found import names_in

_DIGITS = 32


class _Unknown(Exception):
    """Something of which it cannot be said what it is."""


class Keys:
    """The digests of claims, each made once."""

    def __init__(self) -> None:
        self._nodes: dict[int, tuple[str, object]] = {}
        """By identity, since equal terms may have other letters; with the terms, which stay as long as this."""
        self._stated: dict[Claim, str] = {}
        self._whole: dict[Claim, str] = {}
        self._indices: dict[tuple[int, tuple[str, ...]], list[Index]] = {}
        """By file, and by the names that a body has for itself."""

    def stated(self, claim: Claim) -> str:
        """Of what it states, before its body is run; empty where that cannot be told."""
        return self._told(self._stated, claim, self._of_statement)

    def of(self, claim: Claim) -> str:
        """Of all of it, that of its statement first; empty where it cannot be told, or its body fails."""
        return self._told(self._whole, claim, self._of_all)

    def _told(self, known: dict[Claim, str], claim: Claim, tell: Callable[[Claim], str]) -> str:
        if claim not in known:
            known[claim] = ""  # what it comes to if it leads back to itself
            try:
                known[claim] = tell(claim)
            except FROM_OUTSIDE:
                raise
            except (_Unknown, RecursionError):
                pass
        return known[claim]

    def _of_all(self, claim: Claim) -> str:
        stated = self.stated(claim)
        if not stated or claim.kind == "experiment":
            raise _Unknown
        if claim.kind != "claim":
            return stated
        try:
            written = claim.written()
        except FROM_OUTSIDE:
            raise
        except BaseException:
            raise _Unknown from None
        return stated + _digest(_Told(claim, self).of(written))

    def _of_statement(self, claim: Claim) -> str:
        code = claim.body.__code__
        if claim.inert or code.co_filename != claim.file:
            raise _Unknown
        told = _Told(claim, self)
        said = (claim.kind, claim.name, claim.title, claim.source, claim.doc, claim.says, claim.expect, claim.timeout)
        hidden = (*code.co_varnames, *code.co_cellvars)
        indices = self._indices.get((id(claim.body.__globals__), hidden))
        if indices is None:
            indices = self._indices[id(claim.body.__globals__), hidden] = names_in(claim).indices()
        terms = (claim.statement, claim.given, claim.meets, claim.corrected, indices)
        return _digest((repr(said), claim.axiom_name if claim.kind == "axiom" else "", told.of(terms)))

    def node(self, node: Any, told: _Told) -> str:
        """Of a term, a statement or a definition, letters and sources included."""
        found = self._nodes.get(id(node))
        if found is None:
            content = [told.of(getattr(node, field.name)) for field in fields(node)]
            found = self._nodes[id(node)] = _digest((type(node).__name__, content)), node
        return found[0]


class _Told:
    """What a claim is made of, as plain data."""

    def __init__(self, claim: Claim, keys: Keys) -> None:
        self.claim, self.keys = claim, keys

    def of(self, value: Any) -> Any:
        """A value and all that it holds. Raises _Unknown."""
        match value:
            case None | str() | int() | float() | Fraction():
                return type(value).__name__, repr(value)
            case Node() | Definition():
                return self.keys.node(value, self)
            case tuple() | list():
                return type(value).__name__, [self.of(one) for one in value]
            case dict():
                return "dict", [(self.of(name), self.of(one)) for name, one in value.items()]
            case frozenset():
                return "set", sorted([repr(self.of(one)) for one in value])
            case Claim():
                return self._cited(value)
            case Call():
                return "call", self._line(value.line, value.file)
            case Link():
                own = [self.of(getattr(value, field.name)) for field in fields(value) if field.name != "line"]
                return "link", self._line(value.line), own
            case FunctionType():
                return self._of_derive(value)
        if is_dataclass(value) and not isinstance(value, Hole):
            return type(value).__name__, [self.of(getattr(value, field.name)) for field in fields(value)]
        return self._written(value)

    def _cited(self, claim: Claim) -> tuple[str, str, str]:
        """A claim that is named: by its name where it comes with derive, else by what it comes to itself."""
        if isinstance(claim, Shelved):
            return "shelved", claim.id, ""
        key = self.keys.of(claim)
        if not key:
            raise _Unknown
        return "claim", os.path.relpath(claim.file, os.path.dirname(self.claim.file)), key

    def _line(self, line: int, file: str | None = None) -> int:
        """Where a line stands, from the claim's first one."""
        if file not in (None, self.claim.file):
            raise _Unknown
        return line - self.claim.line

    def _of_derive(self, function: FunctionType) -> tuple[str, str, str]:
        """A function that comes with derive."""
        if not function.__module__.startswith("derive.") or function.__closure__ or "<" in function.__qualname__:
            raise _Unknown
        return "function", function.__module__, function.__qualname__

    def _written(self, value: Any) -> tuple[str, Any]:
        """A number that is written as claims write them."""
        try:
            with as_written():
                return "written", self.of(read_real(value))
        except NotationError:
            raise _Unknown from None


def is_settled(verdict: Verdict) -> bool:
    """Whether a verdict passes, and tells of nothing that is to be mended: no line stands in its words."""
    says = verdict.warnings or verdict.fixes or verdict.found or verdict.holes or verdict.failure
    return verdict.passes and not says and not any(step.idle or step.found for step in verdict.steps)


def _digest(said: object) -> str:
    return hashlib.sha256(repr(said).encode("utf-8", "backslashreplace")).hexdigest()[:_DIGITS]
