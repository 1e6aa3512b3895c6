"""A claim of the library: known by its name, read from its file once something of it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

from ..claims.claim import Claim, Memo
from ..claims.proof import Proof
from ..kernel import Rejected, Theorem
from ..messages.steps import LIBRARY_UNPROVED
from ..search.refusal import Failed


def _read(field: str) -> Any:
    """A field that the claim has as its file states it."""
    return property(lambda self: getattr(self.stated, field))


class Place(NamedTuple):
    """Where a claim of the library stands."""

    module: str
    file: str
    line: int


class Shelved(Claim):
    """A claim that comes with derive."""

    def __init__(self, name: str, place: Place, read: Callable[[], Claim], replay: Callable[[Claim], Theorem]) -> None:
        """`read` makes the claim as its file states it, `replay` its theorem."""
        known = {"kind": "claim", "name": name, "file": place.file, "line": place.line, "_memo": Memo()}
        known.update(_module=place.module, _how=read, _replay=replay)
        for field, value in known.items():
            object.__setattr__(self, field, value)

    @property
    def module(self) -> str:
        """From where it is imported."""
        return str(vars(self)["_module"])

    @property
    def id(self) -> str:
        """derive.library.inequalities::exp_bound"""
        return f"{self.module}::{self.name}"

    statement = _read("statement")
    given = _read("given")
    body = _read("body")
    doc = _read("doc")
    source = _read("source")
    meets = _read("meets")

    @cached_property
    def stated(self) -> Claim:
        """The claim as its file states it."""
        how: Callable[[], Claim] = vars(self)["_how"]
        return how()

    def cites(self) -> tuple[Claim, ...]:
        """None of an author's: what comes with derive rests on itself alone."""
        return ()

    def theorem(self) -> Theorem:
        """The claim's theorem, for a citation: replayed when it is first asked for. Raises Rejected."""
        proof = self.proof()
        if proof.theorem is None:
            raise Failed(f"{self.name} is cited, but {proof.failure}", kind=LIBRARY_UNPROVED)
        return proof.theorem

    def _prove(self) -> Proof:
        replay: Callable[[Claim], Theorem] = vars(self)["_replay"]
        try:
            return Proof(theorem=replay(self.stated))
        except Rejected as refusal:
            return Proof(failure=refusal)
