"""From what a claim's body returns to a theorem, with a record of every step."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .. import kernel
from ..kernel import Rejected, Theorem
from ..printing.text import text
from ..search.audit import require_no_idle_reason, rests_on
from ..search.convert import derivatives
from ..search.limits import limit_of
from ..search.obligations import prove
from ..search.propositions import PropositionStep
from ..search.reasons import CALCULUS, Algebra, Reason
from ..search.scope import Scope, hypothesis
from ..search.step import Failed, Step, with_cited_facts
from ..search.supply import attained, cited
from ..terms import statement as st
from ..terms.node import Node, Term, free, opened
from ..terms.statement import And, ForAll, Iff, Implies, Prop, Rel, Tends
from ..terms.term import Index, Reduce, Scalar
from .chain import (
    IFF,
    Absurd,
    AttainedAt,
    Both,
    Cases,
    Chain,
    Cited,
    Conj,
    Limit,
    Link,
    Part,
    Some,
    Squeeze,
    Trivial,
    first_chain,
)


@dataclass
class StepRecord:
    """What became of one step."""

    relation: str
    before: Node
    target: Node
    reasons: tuple[Reason, ...]
    line: int
    given: tuple[Prop, ...]
    seconds: float = 0.0
    failure: Rejected | None = None
    discharged: dict[Prop, Theorem | None] = field(default_factory=dict)
    """The side conditions, and the theorem that showed each; None where it was read off signs."""
    rests_on: frozenset[Prop] = frozenset()
    """The hypotheses that were needed."""

    @property
    def obligations(self) -> tuple[Prop, ...]:
        """The side conditions."""
        return tuple(self.discharged)


@dataclass
class Proof:
    """The steps of a claim in order, and its theorem, or why there is none."""

    steps: list[StepRecord] = field(default_factory=list)
    theorem: Theorem | None = None
    failure: Rejected | None = None
    seconds: float = 0.0
    part: Part | None = None
    """What the claim's body returned."""

    @property
    def failed_step(self) -> int | None:
        """The number of the first step that was not shown, from 1."""
        return next((n for n, s in enumerate(self.steps, 1) if s.failure is not None), None)


class Unshown(Rejected):
    """A part of the proof has a step that was not shown; the record says which."""


class ChainFault(Failed):
    """A chain whose steps do not make up the statement."""


def prove_claim(statement: Prop, given: tuple[Prop, ...], part: Part) -> Proof:
    """The proof of a claim. All its steps are tried, also after one has failed."""
    proof = Proof(part=part)
    try:
        theorem = _Prover(proof).prove(part, statement, Scope(given))
        proof.theorem = kernel.conclude(statement, given, theorem)
    except Rejected as refusal:
        failed = proof.failed_step
        proof.failure = proof.steps[failed - 1].failure if failed is not None else refusal
    return proof


class _Prover:
    """Walks the parts of a proof, proves them, and writes down every step on the way."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof

    def prove(self, part: Part, goal: Prop, scope: Scope) -> Theorem:
        """A theorem whose statement is the goal, under the hypotheses of the scope. Raises Rejected."""
        match goal, part:
            case _, Absurd(chain):
                return self._absurd(chain, goal, scope)
            case _, Trivial():
                return prove(goal, scope)
            case _, Cited(fact):
                return cited(goal, fact, scope)
            case ForAll(size, _, letter), _:
                index = Index(letter, size)
                return kernel.generalisation(self.prove(part, goal.instance(index), scope), index)
            case Implies(given, then), _ if not (isinstance(part, Chain) and isinstance(part.start, Prop)):
                return kernel.discharge(self.prove(part, then, scope.assuming(given)), given)
            case _, Cases(condition, holds, fails):
                one = self.prove(holds, goal, scope.assuming(condition))
                other = self.prove(fails, goal, scope.assuming(st.negated(condition)))
                return kernel.cases(condition, one, other, scope.facts)
            case _, Some(condition, inner):
                theorem = self.prove(inner, goal, scope.assuming(condition))
                return kernel.another_index(theorem, condition.left, condition.right, scope.facts)  # type: ignore[arg-type]
            case Tends(), Squeeze() | Limit():
                return self._tends(part, goal, scope)
            case _, Chain(start=Prop()):
                return self._proposition_chain(part, goal, scope)
            case Iff(left, right), Both(forward, back):
                there = self.prove(forward, Implies(left, right), scope)
                return kernel.equivalence(there, self.prove(back, Implies(right, left), scope))
            case Rel(st.EQ, left, right), Both(forward, back):
                above = self.prove(forward, Rel(st.GE, left, right), scope)
                return kernel.intersection((above, self.prove(back, Rel(st.LE, left, right), scope)), st.EQ)
            case And(members), Conj(parts) if len(members) == len(parts):
                return kernel.conjunction(tuple([self.prove(p, m, scope) for m, p in zip(members, parts, strict=True)]))
            case Rel(st.EQ, Reduce(), right), AttainedAt():
                return self._attained(part, goal, scope)
            case Rel(), Chain():
                return self._chain(part, goal, scope)
        raise Rejected(f"{text(goal)} is not proved by {_kind(part)}", goal)

    # ── chains of terms ──

    def _chain(self, chain: Chain, goal: Rel, scope: Scope) -> Theorem:
        theorems = self._links(chain, scope, self._term_step)
        self._require_ends(chain, goal)
        theorem = self._composed(chain, theorems)
        relation = theorem.statement
        if not isinstance(relation, Rel) or relation.name == goal.name:
            return theorem
        try:
            return kernel.intersection((theorem,), goal.name)
        except Rejected:
            raise self._blame(chain, f"the chain shows {text(relation)}, which does not give {text(goal)}") from None

    def _links(self, chain: Chain, scope: Scope, prove: Callable[[Node, Link, Scope], Theorem]) -> list[Theorem]:
        """A theorem for each link. All are tried; raises Unshown if one fails."""
        theorems, before = [], chain.start
        for link in chain.links:
            record = StepRecord(link.relation, before, link.target, link.reasons, link.line, scope.given)
            self.proof.steps.append(record)
            own = Scope(scope.given, scope.known)
            started = time.perf_counter()
            try:
                theorem = prove(before, link, own)
                theorems.append(theorem)
                record.rests_on = theorem.hypotheses
                record.discharged = _discharged(theorem, own)
            except Rejected as refusal:
                record.failure = refusal
            record.seconds = time.perf_counter() - started
            before = link.target
        if len(theorems) < len(chain.links):
            raise Unshown("a step was not shown")
        return theorems

    def _term_step(self, before: Node, link: Link, scope: Scope) -> Theorem:
        goal = Rel(link.relation, before, link.target)  # type: ignore[arg-type]
        step = Step(goal, link.reasons, scope)
        try:
            theorem = step.prove()
        except Failed:
            if link.reasons or not any(True for _ in derivatives(goal)):
                raise
            step = Step(goal, (CALCULUS,), scope)
            theorem = step.prove()
            self.proof.steps[-1].reasons = step.reasons
        require_no_idle_reason(step)
        return theorem

    def _require_ends(self, chain: Chain, goal: Rel) -> None:
        if not chain.links:
            raise Rejected("the chain has no step; write calc(…).eq(…)", goal)
        if chain.start != goal.left:
            raise self._blame(
                chain, f"the chain starts at {text(chain.start)}, the statement at {text(goal.left)}", first=True
            )
        if chain.links[-1].target != goal.right:
            raise self._blame(
                chain, f"the chain ends at {text(chain.links[-1].target)}, the statement at {text(goal.right)}"
            )

    def _composed(self, chain: Chain, theorems: list[Theorem]) -> Theorem:
        records = self.proof.steps[-len(theorems) :]
        whole, *rest = theorems
        for theorem, record in zip(rest, records[1:], strict=True):
            try:
                whole = kernel.transitivity(whole, theorem)
            except Rejected as refusal:
                record.failure = refusal
                raise
        return whole

    def _blame(self, chain: Chain, reason: str, first: bool = False) -> Rejected:
        """Put a fault of the whole chain on its first or last step."""
        records = self.proof.steps[-len(chain.links) :]
        refusal = ChainFault(reason)
        records[0 if first else -1].failure = refusal
        return refusal

    # ── chains of statements ──

    def _proposition_chain(self, chain: Chain, goal: Prop, scope: Scope) -> Theorem:
        theorems = self._links(chain, scope, self._proposition_step)
        if not chain.links:
            raise Rejected("the chain has no step; write calc(…).iff(…)", goal)
        ends = (chain.start, chain.links[-1].target)
        if not isinstance(goal, Iff | Implies) or goal.parts() != ends:
            shown = (Iff if chain.links[-1].relation == IFF else Implies)(*ends)  # type: ignore[arg-type]
            raise self._blame(chain, f"the chain shows {text(shown)}, the statement is {text(goal)}")
        if isinstance(goal, Iff):
            if any(isinstance(t.statement, Implies) for t in theorems):
                raise self._blame(chain, "a chain with a ⇒ in it shows ⇒, not ⇔")
            return self._composed(chain, theorems)
        shown_here = hypothesis(chain.start)
        for theorem in theorems:
            shown_here = kernel.detachment(theorem, shown_here)
        return kernel.discharge(shown_here, chain.start)  # type: ignore[arg-type]

    def _proposition_step(self, before: Node, link: Link, scope: Scope) -> Theorem:
        step = PropositionStep(before, link.target, link.reasons, scope)  # type: ignore[arg-type]
        theorem = step.prove_iff() if link.relation == IFF else step.prove_implies()
        for reason in link.reasons:
            if not (isinstance(reason, Algebra) or step.used(reason, theorem)):
                raise Failed(f"{reason.label} did nothing in this step")
        return theorem

    # ── limits, and what cannot be ──

    def _tends(self, part: Squeeze | Limit, goal: Tends, scope: Scope) -> Theorem:
        variable = Scalar(goal.letter, goal.signs)
        body = goal.instance(variable)
        informed = with_cited_facts(scope, part.facts)
        if isinstance(part, Limit):
            if not part.chain.links and part.chain.start == body:
                return limit_of(goal, variable, informed)
            _, end = _ends(part.chain)
            upper = self.prove(part.chain, Rel(st.EQ, body, end), scope)
            lower, start = kernel.symmetry(upper), end
        else:
            (start, _), (_, end) = _ends(part.lower), _ends(part.upper)
            lower = self.prove(part.lower, Rel(st.LE, start, body), scope)
            upper = self.prove(part.upper, Rel(st.LE, body, end), scope)
        below, above = (
            limit_of(st.tends(side, variable, goal.toward, goal.target), variable, informed) for side in (start, end)
        )
        return kernel.squeeze(goal, variable, lower, upper, below, above, scope.facts)

    def _absurd(self, chain: Chain, goal: Prop, scope: Scope) -> Theorem:
        theorems = self._links(chain, scope, self._term_step)
        if not theorems:
            raise Rejected("absurd(…) needs a chain with a step", goal)
        try:
            return kernel.contradiction(self._composed(chain, theorems), goal, scope.facts)
        except Rejected as refusal:
            told = f"absurd(…) needs a chain that shows what cannot be, as calc(c).lt(c): {refusal}"
            raise Rejected(told, refusal.needs) from None

    # ── maxima ──

    def _attained(self, part: AttainedAt, goal: Rel, scope: Scope) -> Theorem:
        term = goal.left
        if not isinstance(term, Reduce):
            raise Rejected("attained(…) shows that a maximum or minimum is one of its members", goal)

        chain = first_chain(part.bound)
        start = chain.start
        indices = sorted((v for v in free(start) if isinstance(v, Index)), key=lambda i: i.name)

        def bound(wanted: Rel) -> Theorem:
            """The chain speaks of an index of its own; what it shows holds for any other."""
            for index in indices:
                if isinstance(start, Term) and opened(term.body, (index,)) == start:
                    mine = self.prove(part.bound, Rel(wanted.name, start, wanted.right), scope)
                    (other,) = [v for v in free(wanted.left) - free(wanted.right) if isinstance(v, Index)] or [index]
                    return kernel.instance(mine, ((index, other),), scope.facts)
            if chain is not part.bound:
                raise Rejected(f"the first chain should start at a member of {text(term)}", goal)
            raise self._blame(chain, f"the chain should start at a member of {text(term)}", first=True)

        theorem = attained(term, part.index, bound, scope)  # type: ignore[arg-type]
        if theorem.statement == goal:
            return theorem
        value = kernel.normal_form(theorem.statement.parts()[1], goal.right, scope.facts)
        return kernel.transitivity(theorem, value)


def _discharged(theorem: Theorem, scope: Scope) -> dict[Prop, Theorem | None]:
    """The side conditions that a step's theorem rests on: those of citations, and those of definedness.

    What a cited claim had to show is its own.
    """
    found: dict[Prop, Theorem | None] = {}
    used = [one for one in rests_on(theorem) if one.rule != kernel.conclude.__name__]
    for one in used:
        if one.trace is not None:
            found.update(dict.fromkeys(one.trace.conditions))
    return {**{s: shown for s, shown in scope.obligations.items() if shown in used}, **found}


def _ends(chain: Chain) -> tuple[Any, Any]:
    """The terms between which a chain runs."""
    return chain.start, chain.links[-1].target if chain.links else chain.start


def _kind(part: Part) -> str:
    names = {Chain: "a chain", AttainedAt: "attained(…)"}
    return names.get(type(part), f"{type(part).__name__.lower()}(…)")
