"""One step of a chain: from its reasons to a theorem.

The pipeline: unfoldings on both sides, rows of derivatives, definedness and
the normal form, rewriting by citations, linear facts, and last the comparison
of two terms along their differing place. Whatever it finds is a theorem of the
kernel; what it does not find is reported with the nearest miss.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..terms.node import Node, Term, free
from ..terms.statement import EQ, GE, GT, LE, LT, ForAll, Prop, Rel
from ..terms.term import POS, Deriv, Index, is_real, num
from .combine import combined
from .convert import Converter, chained, right_of, tidying, unfolding, uses
from .derived import by_normal_form
from .descend import descend
from .estimate import estimated
from .obligations import settled, specialised
from .reasons import Cite, Fact, Hypothesis, Monotone, Oracle, Reason, Rows, Signs, Unfold
from .rewriting import by_equations, equations
from .scope import Schema, Scope
from .signs import by_signs
from .slopes import differentiating_all
from .supplement import shown_need, signs_of_atoms
from .supply import cited, schemas_of, theorems

Attempt = Callable[[Rel], Theorem]


class Failed(Rejected):
    """A step that was not shown. `gives` is what its reasons make of the left side."""

    def __init__(self, reason: str, needs: Prop | None = None, gives: Term | None = None) -> None:
        super().__init__(reason, needs)
        self.gives = gives


@dataclass
class Side:
    """One side of a step: the term as written, and what the reasons have made of it."""

    term: Term
    change: Theorem | None = None
    unfolded: Counter[Node] = field(default_factory=Counter)
    rows: Counter[tuple[str, Deriv]] = field(default_factory=Counter)

    @property
    def now(self) -> Term:
        """The term after the changes so far."""
        found: Term = self.term if self.change is None else right_of(self.change)
        return found

    def with_change(self, change: Theorem | None) -> Side:
        """The side after one more change."""
        return Side(self.term, chained(self.change, change), self.unfolded, self.rows)


def _as_it_stands(fact: Cite, scope: Scope) -> list[Theorem]:
    """A citation that speaks of every index, for what another citation of the step asks for."""
    if fact.images or not isinstance(fact.target.theorem().statement, ForAll):
        return []
    try:
        return [settled(fact.target.theorem(), scope)]
    except Rejected as refusal:
        scope.refusals.append(refusal)
        return []


def _for_every_index(theorem: Theorem, schema: Schema) -> list[Theorem]:
    """The theorem generalised over the indices that it speaks of and its hypotheses do not; empty if there are none."""
    fixed = frozenset[Any]().union(*[free(h) for h in theorem.hypotheses])
    arbitrary = [v for v in free(theorem.statement) & schema.variables - fixed if isinstance(v, Index)]
    for index in sorted(arbitrary, key=lambda i: i.name):
        theorem = kernel.generalisation(theorem, index)
    return [theorem] if arbitrary else []


def _above_zero(theorem: Theorem, scope: Scope) -> list[Theorem]:
    """0 < b from a ≤ b, if a shows that it is positive and b does not; empty if not."""
    relation = theorem.statement
    if not isinstance(relation, Rel) or relation.name not in (LE, LT, GE, GT):
        return []
    less, more = relation.parts() if relation.name in (LE, LT) else relation.parts()[::-1]
    if known(scope.facts).sign(less) != POS or known(scope.facts).sign(more) == POS:
        return []
    try:
        factor = num(-1 if relation.name in (LE, LT) else 1)
        return [kernel.linear(Rel(GT, more, num(0)), ((theorem, factor),), less, num(1), scope.facts)]
    except Rejected:
        return []


def with_cited_facts(scope: Scope, reasons: tuple[Reason, ...]) -> Scope:
    """Cited inequalities, for every index, and equations of indices are facts for signs and definedness too.

    Of one that is used under a function, what it says of signs.
    """
    carried = [r.fact for r in reasons if isinstance(r, Monotone) and isinstance(r.fact, Cite)]
    for schema in [schema for fact in carried for schema in schemas_of(fact, scope)]:
        theorem = specialised(schema, {}, scope)
        scope = scope.knowing(*(_above_zero(theorem, scope) if theorem is not None else []))
    cited = [reason for reason in reasons if isinstance(reason, Cite)]
    scope = scope.knowing(*[theorem for fact in cited for theorem in _as_it_stands(fact, scope)])
    found = []
    for schema in [schema for fact in cited for schema in schemas_of(fact, scope)]:
        statement = schema.theorem.statement
        if isinstance(statement, Rel) and (statement.name != EQ or not is_real(statement.left)):
            theorem = specialised(schema, {}, scope)
            found += [theorem, *_for_every_index(theorem, schema)] if theorem is not None else []
            found += _above_zero(theorem, scope) if theorem is not None else []
    return scope.knowing(*found)


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

    def prove(self) -> Theorem:
        """The theorem. Raises Failed.

        What the hypotheses give together, and what the kernel asks for, is looked for when the step fails without it.
        """
        try:
            return self._proved()
        except Failed as refusal:
            first = last = refusal
        for further in (signs_of_atoms, shown_need, shown_need, shown_need):
            found = further(self.goal, last.needs, self.scope)
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
            side.change = chained(side.change, self._converted(side.now, unfolding(definitions)))

    def _differentiate(self, side: Side) -> None:
        rows = [r.rows for r in self.reasons if isinstance(r, Rows)]
        if rows:
            wanted = None if None in rows else frozenset().union(*[r for r in rows if r is not None])
            note = lambda name, term: side.rows.update([(name, term)])  # noqa: E731
            rewriting = differentiating_all(wanted, self.scope.facts, note)
            side.change = chained(side.change, self._converted(side.now, rewriting))

    def _converted(self, term: Term, rewriting: Callable[[Term], Theorem | None], again: bool = True) -> Theorem | None:
        converter = Converter(rewriting, (self.goal, *self.scope.given), again)
        found = converter(term)
        self.forbidden += converter.refused
        return found

    # ── closing ──

    def _closed(self) -> Theorem:
        """The relation between the two sides, by the first attempt that succeeds."""
        rewritten = [(self.left, self.right), *self._rewritten()]
        attempts = [self._by_algebra, self._by_facts, self._by_descent]
        for attempt, (left, right) in product(attempts, rewritten):
            try:
                theorem = attempt(Rel(self.goal.name, left.now, right.now))
            except Rejected as refusal:
                if attempt != self._by_descent or self._carries_facts():
                    self.misses.append(refusal)
                self.tried.setdefault(attempt, refusal)
                continue
            return self._settled(theorem, left, right)
        for left, right in rewritten:
            tidy = self._tidied(left), self._tidied(right)
            if tidy != (left, right):
                try:
                    theorem = self._by_algebra(Rel(self.goal.name, tidy[0].now, tidy[1].now))
                except Rejected:
                    continue
                return self._settled(theorem, *tidy)
        for attempt, (left, right) in product([self._by_estimate, self._by_estimates_inside], rewritten):
            with suppress(Rejected):
                return self._settled(attempt(Rel(self.goal.name, left.now, right.now)), left, right)
        oracle = next((r for r in self.reasons if isinstance(r, Oracle)), None)
        goal = Rel(self.goal.name, self.left.now, self.right.now)
        if oracle is not None and oracle.believes(goal):
            return self._as_written(kernel.axiom(oracle.label, goal))
        raise self._failure()

    def _carries_facts(self) -> bool:
        """Whether a reason asks for a fact to be carried inside: else nobody wants to hear what that would need."""
        return any(isinstance(f, Monotone) for f in self.facts) or self.goal.name != EQ

    def _settled(self, theorem: Theorem, left: Side, right: Side) -> Theorem:
        self.left, self.right = left, right
        return self._as_written(theorem)

    def _tidied(self, side: Side) -> Side:
        """The side with what stands inside its derivatives in normal form."""
        change = self._converted(side.now, tidying(self.scope.facts), again=False)
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
        return combined(goal, list(dict.fromkeys(brought)), self.scope.facts)

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

    # ── rewriting by equations ──

    def _rewritten(self) -> Iterator[tuple[Side, Side]]:
        """Both sides with the cited equations used from left to right, and from right to left."""
        usable = [equations(f, self.scope) for f in self.facts if isinstance(f, Cite | Hypothesis)]
        usable = [schemas for schemas in usable if schemas]
        for backwards in product((False, True), repeat=len(usable)):
            left, right = self.left, self.right
            for schemas, back in zip(usable, backwards, strict=True):
                left, right = [side.with_change(self._rewrite(side, schemas, back)) for side in (left, right)]
            if (left, right) != (self.left, self.right):
                yield left, right

    def _rewrite(self, side: Side, schemas: list[Schema], backwards: bool) -> Theorem | None:
        return self._converted(side.now, by_equations(schemas, self.scope, backwards), again=False)

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
        return Failed(str(miss), miss.needs, self.left.now)
