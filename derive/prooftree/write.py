"""A theorem and all that it was made from, as one line of JSON. Nothing trusts this."""

from __future__ import annotations

import json
from dataclasses import fields
from fractions import Fraction
from typing import Any

from ..rules import Theorem, theorems_in
from ..terms.definition import Definition
from ..terms.node import Node
from .digests import Digests


def line(claim: str, theorem: Theorem) -> str:
    """A claim's proof."""
    writer = _Writer()
    writer.theorem(theorem)
    said = writer.digests.judgement(theorem.statement, theorem.hypotheses, theorem.axioms)
    sealed = writer.digests.sealed(claim, said)
    content = {"claim": claim, "digest": sealed, "terms": writer.terms, "theorems": writer.theorems}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


class Terms:
    """Terms and statements in the order in which they can be read, each once."""

    def __init__(self) -> None:
        self.digests = Digests()
        self.terms: list[list[Any]] = []
        self._places: dict[str, int] = {}

    def _term(self, thing: Node | Definition) -> int:
        digest = self.digests.of(thing)
        if digest not in self._places:
            values = [self.value(getattr(thing, field.name)) for field in fields(thing)]  # type: ignore[arg-type]
            self._places[digest] = len(self.terms)
            self.terms.append([type(thing).__name__, *values])
        return self._places[digest]

    def value(self, value: Any) -> Any:
        """A field of a term, or an argument of a rule."""
        match value:
            case Theorem():
                return {"theorem": self._places[self.digests.of(value)]}
            case Node() | Definition():
                return {"term": self._term(value)}
            case tuple():
                return [self.value(v) for v in value]
            case Fraction():
                return {"fraction": str(value)}
        return value


class _Writer(Terms):
    def __init__(self) -> None:
        super().__init__()
        self.theorems: list[list[Any]] = []

    def theorem(self, last: Theorem) -> None:
        """All premises before what follows from them, without recursion: proofs are deep."""
        waiting = [last]
        while waiting:
            theorem = waiting[-1]
            missing = [p for p in theorem.premises() if self.digests.of(p) not in self._places]
            if missing:
                waiting += missing
                continue
            waiting.pop()
            digest = self.digests.of(theorem)
            if digest not in self._places:
                entry = [theorem.rule, self.value(theorem.arguments), digest]
                used = _used(theorem)
                self._places[digest] = len(self.theorems)
                self.theorems.append(entry if used is None else [*entry, used])


def _used(theorem: Theorem) -> list[int] | None:
    """The places of the facts that a theorem rests on, among those handed over; None where these are all."""
    premises, facts = theorem.arguments[:-1], theorem.arguments[-1]
    if type(facts) is not tuple or not all([isinstance(fact, Theorem) for fact in facts]):
        return None
    used = {id(fact) for fact in theorem.used[len(list(theorems_in(premises))) :]}
    places = [place for place, fact in enumerate(facts) if id(fact) in used]
    return None if len(places) == len(facts) else places
