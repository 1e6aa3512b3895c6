"""A proof under way: the steps of its chains proved one after the other, and written down."""

from __future__ import annotations

import time
from collections.abc import Callable

from ... import kernel
from ...kernel import Rejected, Theorem
from ...messages.kind import Kind
from ...search.audit import rests_on
from ...search.scope import Scope
from ...terms.node import RESERVED, Node, free, is_reserved
from ...terms.statement import Prop
from ..chain import Chain, Link
from ..finding import Finder
from ..parts import Part
from ..proof import ChainFault, Proof, StepRecord, Unshown
from .filling import Filling

Inner = Callable[["Course", Part, Prop, Scope], Theorem]
"""How the parts inside a part are proved."""


class Course:
    """The record of a proof, and what every kind of part does with it."""

    def __init__(self, proof: Proof, inner: Inner, finder: Finder | None = None) -> None:
        self.proof = proof
        self.filling = Filling(proof, finder)
        self._inner = inner

    def prove(self, part: Part, goal: Prop, scope: Scope) -> Theorem:
        """A theorem whose statement is the goal, under the hypotheses of the scope. Raises Rejected."""
        return self._inner(self, part, goal, scope)

    def links(self, chain: Chain, scope: Scope, prove: Callable[[Node, Link, Scope], Theorem]) -> list[Theorem]:
        """A theorem for each link. All are tried; raises Unshown if one fails."""
        theorems, before = [], chain.start
        for link in chain.links:
            theorem = self._link(before, link, scope, prove)
            theorems += [theorem] if theorem is not None else []
            before = link.target
        if len(theorems) < len(chain.links):
            raise Unshown("a step was not shown")
        return theorems

    def _link(
        self, before: Node, link: Link, scope: Scope, prove: Callable[[Node, Link, Scope], Theorem]
    ) -> Theorem | None:
        """The theorem of one link, in a scope of its own; None if it fails, and the record says why."""
        record = StepRecord(
            link.relation, before, link.target, link.named, link.line, scope.given, link.implied, link=link
        )
        self.proof.steps.append(record)
        own = Scope(scope.given, scope.known)
        started = time.perf_counter()
        try:
            link = self.filling.reasons(before, link, own)
            record.reasons, record.found = link.reasons, link.found
            theorem = prove(before, link, own)
            record.rests_on = theorem.hypotheses
            record.discharged = _discharged(theorem, own)
        except Rejected as refusal:
            theorem, record.failure = None, refusal
        record.seconds = time.perf_counter() - started
        return theorem

    def composed(self, theorems: list[Theorem]) -> Theorem:
        """What the last steps give together."""
        records = self.proof.steps[-len(theorems) :]
        whole, *rest = theorems
        for theorem, record in zip(rest, records[1:], strict=True):
            try:
                whole = kernel.transitivity(whole, theorem)
            except Rejected as refusal:
                record.failure = refusal
                raise
        return whole

    def blame(
        self, chain: Chain, reason: str, kind: Kind, first: bool = False, ends: tuple[Node, Node] | None = None
    ) -> Rejected:
        """A fault of the whole chain, at the line of its first or last step: none of the steps is wrong."""
        records = self.proof.steps[-len(chain.links) :] if chain.links else []
        return ChainFault(reason, kind, records[0 if first else -1].line if records else 0, ends, first)


def _discharged(theorem: Theorem, scope: Scope) -> dict[Prop, Theorem | None]:
    """The side conditions that a step's theorem rests on: those of citations, and those of definedness.

    What a cited claim had to show is its own.
    """
    found: dict[Prop, Theorem | None] = {}
    used = [one for one in rests_on(theorem) if one.rule != kernel.conclude.__name__]
    for one in used:
        if one.trace is not None:
            found.update({condition: None for condition in one.trace.conditions if not _is_of_lemma(condition)})
    return {**{said: shown for shown, said in scope.obligations.items() if shown in used}, **found}


def _is_of_lemma(condition: Prop) -> bool:
    """Whether a condition speaks of a variable that stood for one of the claim's terms while a lemma was shown."""
    return any([v.name.startswith(RESERVED) and not is_reserved(v) for v in free(condition)])
