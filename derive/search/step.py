"""One step of a chain: from its reasons to a theorem.

The pipeline: unfoldings on both sides, rows of derivatives, definedness and
the normal form, rewriting by citations, linear facts, and last the comparison
of two terms along their differing place. Whatever it finds is a theorem of the
kernel; what it does not find is reported with the nearest miss.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import chain, product

from .. import kernel
from ..kernel import Rejected, Theorem
from ..messages import steps
from ..terms.node import Node, Term
from ..terms.statement import EQ, Rel
from . import nonzero, regular  # noqa: F401  # these add themselves to `further`
from .as_written import by_inverses, seen_as_one
from .cited import with_cited_facts
from .combine import combined
from .convert import Converter, Rewriting, brought_to_light, chained, derivatives, tidying, unfolding, uses
from .derived import by_normal_form
from .descend import descend
from .determinants import by_exchange
from .estimate import estimated
from .needs import cited_need
from .obligations import further
from .reasons import Cite, Fact, Hypothesis, Monotone, Oracle, Reason, Rows, Signs, Unfold
from .refusal import Failed as Failed
from .refusal import ending, kind_of, put_by
from .rewriting import with_equations
from .rewritings import Replayed, Rewritings, each
from .scope import Scope
from .side import Side, Sides
from .signs import by_signs
from .slopes import differentiating_all
from .supplement import shown_need, signs_of_atoms
from .supply import cited, theorems
from .vanishing import vanishing

Attempt = Callable[[Rel], Theorem]


def _directly(goal: Rel, fact: Fact, scope: Scope) -> Theorem | None:
    """A relation that a citation states as a whole, so that no other instance of it need be looked at."""
    inner = fact.fact if isinstance(fact, Monotone) else fact
    try:
        return cited(goal, inner, scope) if isinstance(inner, Cite | Hypothesis) else None
    except Rejected:
        return None


def _names_signs(reason: Reason) -> bool:
    """Whether a reason says that signs show a relation, at once or at the place where two terms differ."""
    return isinstance(reason, Signs) or (isinstance(reason, Monotone) and isinstance(reason.fact, Signs))


class Step:
    """The proof of one relation from reasons.

    `brought` are the theorems that each reason was asked for, `signs` the reasons by which signs decided.
    """

    def __init__(self, goal: Rel, reasons: tuple[Reason, ...], scope: Scope) -> None:
        self.goal = goal
        self.reasons = reasons
        self.facts = tuple(r for r in reasons if isinstance(r, Fact))
        self.written_scope = scope
        self._start(with_cited_facts(scope, self.facts))

    def _start(self, scope: Scope) -> None:
        self.scope = scope
        self.brought: dict[Reason, set[Theorem]] = {}
        self.signs: set[Reason] = set()
        self.left, self.right = Side(self.goal.left), Side(self.goal.right)
        self.misses: list[Rejected] = []
        self.forbidden: list[Rejected] = []
        self.tried: dict[Attempt, Rejected] = {}
        self.theorem: Theorem | None = None

    @ending
    def prove(self) -> Theorem:
        """The theorem. Raises Failed.

        What the hypotheses give together, and what the kernel asks for, is looked for when the step fails without it.
        """
        try:
            return self._proved()
        except Failed as refusal:
            if not self.written_scope.further:
                raise
            first = last = refusal
        for supplement in (signs_of_atoms, shown_need, shown_need, shown_need):
            found = supplement(self.goal, last.needs, self.scope)
            found = found or cited_need(self.facts, self.goal, last.needs, self.scope)
            if not found:
                continue
            self._start(replace(self.scope.knowing(*found), thorough=True))
            try:
                return self._proved()
            except Failed as refusal:
                last = refusal
        raise first if first.needs in (None, last.needs) else last

    def _proved(self) -> Theorem:
        try:
            for side in (self.left, self.right):
                self._unfold(side)
                self._differentiate(side)
            self.theorem = self._closed()
            self.tried.clear()
            return self.theorem
        except Failed:
            raise
        except Rejected as refusal:
            raise self._because(refusal) from None

    # ── unfoldings and derivatives ──

    def _unfold(self, side: Side) -> None:
        definitions = frozenset([r.definition for r in self.reasons if isinstance(r, Unfold)])
        if definitions:
            side.unfolded.update(uses(side.now, definitions))
            side.came_to_light |= brought_to_light(side.now, definitions)
            side.change = chained(side.change, self._converted(side.now, unfolding(definitions)))

    def _differentiate(self, side: Side) -> None:
        rows = [r.rows for r in self.reasons if isinstance(r, Rows)]
        if rows:
            wanted = None if None in rows else frozenset().union(*[r for r in rows if r is not None])
            note = lambda name, term: side.rows.update([(name, term)])  # noqa: E731
            rewriting = differentiating_all(wanted, note)
            side.change = chained(side.change, self._converted(side.now, rewriting))

    def _converted(self, term: Term, rewriting: Rewriting, again: bool = True) -> Theorem | None:
        converter = Converter(rewriting, self.scope, (self.goal,), again)
        found = converter(term)
        self.forbidden += converter.refused
        return found

    # ── closing ──

    def _closed(self) -> Theorem:
        """The relation between the two sides, by the first attempt that succeeds."""
        start = (self.left, self.right)
        rewritten = Replayed(chain([start], self._rewritings().of(start)))
        attempts: list[Attempt] = [self._by_algebra, self._by_facts, self._by_descent]
        for attempt, sides in each(attempts, rewritten):
            theorem = self._attempted(attempt, sides, self._missed)
            if theorem is not None:
                return theorem
        for left, right in rewritten:
            tidy = self._tidied(left), self._tidied(right)
            theorem = self._attempted(self._by_algebra, tidy) if tidy != (left, right) else None
            if theorem is not None:
                return theorem
        for sides in [new for old in rewritten for new in self._rewritings().in_other_functions(old)]:
            theorem = self._attempted(self._by_algebra, sides)
            if theorem is not None:
                return theorem
        for sides, attempt in product(self._rewritings().seen_through(start), attempts[:2]):
            theorem = self._attempted(attempt, sides)
            if theorem is not None:
                return theorem
        estimates = [self._by_estimate, self._by_estimates_inside] if self.scope.further else []
        last = (
            self._by_further_ways,
            self._by_vanishing,
            self._as_written_matrices,
            self._by_inverses,
            self._by_determinants,
        )
        for attempt, sides in each([*estimates, *last], rewritten):
            theorem = self._attempted(attempt, sides)
            if theorem is not None:
                return theorem
        for sides in self._rewritings().in_other_brackets(start):
            theorem = self._attempted(self._by_algebra, sides)
            if theorem is not None:
                return theorem
        oracle = next((r for r in self.reasons if isinstance(r, Oracle)), None)
        goal = Rel(self.goal.name, self.left.now, self.right.now)
        if oracle is not None and oracle.believes(goal):
            return self._as_written(kernel.axiom(oracle.label, goal))
        raise self._failure()

    def _rewritings(self) -> Rewritings:
        return Rewritings(self.goal, self.facts, self.scope, self._converted, self._unfold)

    def _carries_facts(self) -> bool:
        """Whether a reason asks for a fact to be carried inside: else nobody wants to hear what that would need."""
        return any(isinstance(f, Monotone) for f in self.facts) or self.goal.name != EQ

    def _attempted(
        self, attempt: Attempt, sides: Sides, missed: Callable[[Attempt, Rejected], None] | None = None
    ) -> Theorem | None:
        """The goal, from a proof of the relation between what its sides have become; None if the attempt fails."""
        left, right = sides
        try:
            theorem = attempt(Rel(self.goal.name, left.now, right.now))
        except Rejected as refusal:
            if missed is not None:
                missed(attempt, refusal)
            return None
        self.left, self.right = left, right
        return self._as_written(theorem)

    def _missed(self, attempt: Attempt, refusal: Rejected) -> None:
        if attempt != self._by_descent or self._carries_facts():
            self.misses.append(put_by(refusal))
        self.tried.setdefault(attempt, put_by(refusal))

    def _tidied(self, side: Side) -> Side:
        """The side with what stands inside its derivatives in normal form."""
        change = self._converted(side.now, tidying, again=False)
        return side if change is None else side.with_change(change)

    def _as_written(self, theorem: Theorem) -> Theorem:
        """Back from what the sides were made into to what they were."""
        if self.left.change is not None:
            theorem = kernel.transitivity(self.left.change, theorem)
        if self.right.change is not None:
            theorem = kernel.transitivity(theorem, kernel.symmetry(self.right.change))
        return theorem

    def _by_algebra(self, goal: Rel) -> Theorem:
        if goal.name == EQ:
            return kernel.normal_form(goal.left, goal.right, self.scope.facts)
        try:
            theorem = by_signs(goal, self.scope)
        except Rejected as refusal:
            return self._as_equation(goal, refusal)
        self.signs |= {r for r in self.reasons if _names_signs(r)}
        return theorem

    def _as_written_matrices(self, goal: Rel) -> Theorem:
        return seen_as_one(goal, self.scope)

    def _by_further_ways(self, goal: Rel) -> Theorem:
        return further(goal, self.scope)

    def _by_vanishing(self, goal: Rel) -> Theorem:
        brought = [t for fact in self.facts for t in self._brought_by(fact, (goal, self.goal), self.scope)]
        return vanishing(goal, brought, self.scope)

    def _by_inverses(self, goal: Rel) -> Theorem:
        return by_inverses(goal, self.scope)

    def _by_determinants(self, goal: Rel) -> Theorem:
        return by_exchange(goal, self.scope)

    def _by_estimate(self, goal: Rel) -> Theorem:
        theorem = estimated(goal, self.scope)
        self.signs |= {r for r in self.reasons if _names_signs(r)}
        return theorem

    def _by_estimates_inside(self, goal: Rel) -> Theorem:
        return descend(goal, self.scope, self._estimated_leaf)

    def _estimated_leaf(self, goal: Rel, scope: Scope) -> Theorem | None:
        found = self._leaf(goal, scope)
        if found is not None or goal == self.goal:
            return found
        with suppress(Rejected):
            theorem = estimated(goal, scope)
            self.signs |= {r for r in self.reasons if _names_signs(r)}
            return theorem
        return None

    def _as_equation(self, goal: Rel, otherwise: Rejected) -> Theorem:
        try:
            return by_normal_form(goal, self.scope.facts)
        except Rejected:
            raise otherwise from None

    def _by_facts(self, goal: Rel) -> Theorem:
        carried = [f for f in self.facts if not isinstance(f, Monotone)]
        brought = [t for fact in carried for t in self._brought_by(fact, (goal, self.goal), self.scope)]
        if not brought:
            raise Rejected(f"{' and '.join(f.label for f in self.facts)}: no fact that bears on this step")
        try:
            return combined(goal, list(dict.fromkeys(brought)), self.scope.facts)
        except Rejected as refusal:
            rewritten = with_equations(brought, carried, self.scope)
            if not rewritten:
                raise
            with suppress(Rejected):
                return combined(goal, [*dict.fromkeys(brought), *rewritten], self.scope.facts)
            raise refusal from None

    def _brought_by(self, fact: Fact, targets: tuple[Node, ...], scope: Scope) -> list[Theorem]:
        """What a reason says about some terms."""
        found = list(theorems(fact, targets, scope))
        self.brought.setdefault(fact, set()).update(found)
        return found

    def _by_descent(self, goal: Rel) -> Theorem:
        return descend(goal, self.scope, self._leaf)

    def _leaf(self, goal: Rel, scope: Scope) -> Theorem | None:
        """A proof of a relation from one of the facts, or by itself."""
        for fact in self.facts:
            found = self._from(fact, goal, scope)
            if found is not None:
                return found
        with suppress(Rejected):
            return self._by_itself(goal, scope)
        return None

    def _from(self, fact: Fact, goal: Rel, scope: Scope) -> Theorem | None:
        if isinstance(fact, Monotone) and isinstance(fact.fact, Signs):
            return self._by_signs(goal, scope, fact)
        exact = _directly(goal, fact, scope)
        if exact is not None:
            return exact
        found = self._brought_by(fact, goal.parts(), scope)
        exact = next((t for t in found if t.statement == goal), None)
        if exact is None and found:
            with suppress(Rejected):
                return combined(goal, found, scope.facts)
        return exact

    def _by_signs(self, goal: Rel, scope: Scope, carried: Fact) -> Theorem | None:
        """A relation that signs show, where the reason says that they do."""
        with suppress(Rejected):
            theorem = by_signs(goal, scope)
            self.signs.add(carried)
            return theorem
        return None

    def _by_itself(self, goal: Rel, scope: Scope) -> Theorem:
        if goal.name == EQ:
            return kernel.normal_form(goal.left, goal.right, scope.facts)
        theorem = by_signs(goal, scope)
        self.signs |= {r for r in self.reasons if _names_signs(r)}
        return theorem

    # ── failure ──

    def _failure(self) -> Failed:
        """The most telling of the reasons why not."""
        return self._because(self._telling())

    def _telling(self) -> Rejected:
        """Something that is needed; then what a derivative forbids; then what the reasons given were for."""
        missing = [m for m in (*self.misses, *self.scope.refusals) if m.needs not in (None, self.goal)]
        if missing:
            return missing[0]
        if self.forbidden:
            return self.forbidden[0]
        if any(isinstance(f, Monotone) for f in self.facts) and self._by_descent in self.tried:
            return self.tried[self._by_descent]
        if self.facts and self.goal.name != EQ and self._by_facts in self.tried:
            return self.tried[self._by_facts]
        return self.tried.get(self._by_algebra) or self.misses[0]

    def _because(self, miss: Rejected) -> Failed:
        carried = miss is self.tried.get(self._by_descent) and any(isinstance(f, Monotone) for f in self.facts)
        taken = any(isinstance(r, Rows) for r in self.reasons)
        slopes = taken and any(True for side in (self.left, self.right) for _ in derivatives(side.now))
        kind = kind_of(
            miss, self.goal, bool(self.facts), steps.TWO_PLACES if carried else steps.NO_SLOPE if slopes else None
        )
        return Failed(str(miss), miss.needs, self.left.now, kind)
