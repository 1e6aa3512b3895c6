"""One step of a chain of statements: A ⇔ B, or A ⇒ B."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..terms.functions import REAL
from ..terms.layout import letters_for
from ..terms.node import Term, free
from ..terms.statement import CONVERSE, ForAll, Iff, Prop, Rel
from ..terms.term import Fn, Num, Pow, is_real, minus, num
from ..terms.text import text
from .convert import Converter, chained, right_of, unfolding
from .matching import match
from .obligations import prove, specialised
from .reasons import Fact, Reason, Scale, Unfold
from .scope import Scope
from .step import Failed
from .supply import schemas_of


class PropositionStep:
    """The proof of A ⇔ B from reasons; `fired` are those that it used."""

    def __init__(self, left: Prop, right: Prop, reasons: tuple[Reason, ...], scope: Scope) -> None:
        self.left, self.right = left, right
        self.reasons = reasons
        self.scope = scope
        self.fired: set[Reason] = set()

    def prove_iff(self) -> Theorem:
        """A ⇔ B. Raises Failed."""
        changes = [self._unfolded(side) for side in (self.left, self.right)]
        left, right = [
            side if c is None else right_of(c) for side, c in zip((self.left, self.right), changes, strict=True)
        ]
        theorem = self._between(left, right, self.scope)
        if theorem is None:
            raise Failed(f"{text(left)} ⇔ {text(right)} does not follow from these reasons", Iff(left, right))
        theorem = chained(changes[0], theorem) or theorem
        return chained(theorem, kernel.symmetry(changes[1]) if changes[1] else None) or theorem

    def prove_implies(self) -> Theorem:
        """A ⇒ B: from an equivalence, or B from A as a hypothesis. Raises Failed."""
        try:
            return kernel.direction(self.prove_iff(), True)
        except Rejected:
            try:
                return kernel.discharge(prove(self.right, self.scope.assuming(self.left)), self.left)
            except Rejected as refusal:
                raise Failed(str(refusal), refusal.needs) from None

    def _unfolded(self, side: Prop) -> Theorem | None:
        definitions = frozenset([r.definition for r in self.reasons if isinstance(r, Unfold)])
        if not definitions:
            return None
        change = Converter(unfolding(definitions), (self.left, self.right, *self.scope.given))(side)
        if change is not None:
            self.fired |= {r for r in self.reasons if isinstance(r, Unfold)}
        return change

    def _between(self, left: Prop, right: Prop, scope: Scope) -> Theorem | None:
        if left == right:
            return kernel.congruence(left, (), ())
        for theorem, reason in self._attempts(left, right, scope):
            if theorem is not None:
                self.fired |= {reason} if reason is not None else set()
                return theorem
        if isinstance(left, ForAll) and isinstance(right, ForAll) and left.size == right.size:
            taken = {v.name for node in (left, right, *scope.given) for v in free(node)}
            (index,) = letters_for((left.letter,), (left.size,), taken)
            inner = self._between(left.instance(index), right.instance(index), scope)
            return inner and kernel.congruence(left, ((0, inner),), (index,))
        return None

    def _attempts(self, left: Prop, right: Prop, scope: Scope) -> Iterator[tuple[Theorem | None, Reason | None]]:
        yield from self._cited(left, right, scope)
        if isinstance(left, Rel) and isinstance(right, Rel) and is_real(left.left) and is_real(right.left):
            for factor, reason in self._factors(left, right, scope):
                yield _or_none(partial(kernel.scaled, left, right, factor, scope.facts)), reason
            yield _grown(left, right, scope), None
            shrunk = _grown(right, left, scope)
            yield shrunk and kernel.symmetry(shrunk), None

    def _cited(self, left: Prop, right: Prop, scope: Scope) -> Iterator[tuple[Theorem | None, Reason]]:
        for fact in (r for r in self.reasons if isinstance(r, Fact)):
            for schema in schemas_of(fact, scope):
                if not isinstance(schema.theorem.statement, Iff):
                    continue
                for backwards in (False, True):
                    goal = Iff(right, left) if backwards else Iff(left, right)
                    images = match(schema.theorem.statement, goal, schema.variables)
                    theorem = specialised(schema, images, scope) if images is not None else None
                    yield theorem and kernel.symmetry(theorem) if backwards else theorem, fact

    def _factors(self, left: Rel, right: Rel, scope: Scope) -> Iterator[tuple[Term, Reason | None]]:
        for reason in self.reasons:
            if isinstance(reason, Scale):
                yield reason.factor, reason
        ctx = known(scope.facts)
        mine, theirs = ctx.normal(minus(*left.parts())), ctx.normal(minus(*right.parts()))
        shared = next((m for m in mine if m in theirs), None)
        if shared is not None:
            yield num(Fraction(mine[shared]) / theirs[shared]), None


def _grown(low: Rel, high: Rel, scope: Scope) -> Theorem | None:
    """a R b ⇔ f(a) R f(b) for an increasing f, or a power."""
    match high.left, high.right:
        case Fn(name, (a,)), Fn(other, (b,)) if name == other and (a, b) == low.parts() and name in REAL:
            return _or_none(partial(kernel.monotone, name, low, scope.facts))
        case Pow(a, Num() as e), Pow(b, f) if e == f and {a, b} == set(low.parts()):
            for relation in (low, Rel(CONVERSE[low.name], low.right, low.left)):
                theorem = _or_none(partial(kernel.monotone_power, e, relation, scope.facts))
                if theorem is not None and theorem.statement == Iff(low, high):
                    return theorem
    return None


def _or_none(rule: Callable[[], Theorem]) -> Theorem | None:
    try:
        return rule()
    except Rejected:
        return None
