"""One step of a chain of statements: A ⇔ B, or A ⇒ B."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.poly import Poly
from ..printing.text import text
from ..terms.functions import REAL
from ..terms.letters import letters_for
from ..terms.node import Term, free
from ..terms.statement import CONVERSE, ForAll, Iff, Prop, Rel
from ..terms.term import Fn, Mul, Num, Pow, is_real, minus, num
from .audit import did_something, is_assumed, is_cited
from .convert import Converter, chained, right_of, unfolding
from .derived import scaled
from .matching import match
from .obligations import prove, specialised
from .reasons import Cite, Fact, Hypothesis, Reason, Scale, Unfold
from .rewriting import by_equations, equations
from .scope import Scope, hypothesis
from .step import Failed, Step
from .supply import schemas_of


class PropositionStep:
    """The proof of A ⇔ B from reasons; `fired` are those that did something on the way."""

    def __init__(self, left: Prop, right: Prop, reasons: tuple[Reason, ...], scope: Scope) -> None:
        self.left, self.right = left, right
        self.reasons = reasons
        self.scope = scope
        self.fired: set[Reason] = set()

    def used(self, reason: Reason, theorem: Theorem) -> bool:
        """Whether a proof that was found here rests on a reason."""
        match reason:
            case Cite():
                return is_cited(theorem, reason)
            case Hypothesis() if is_assumed(theorem, self.scope, reason):
                return True
        return reason in self.fired

    def prove_iff(self) -> Theorem:
        """A ⇔ B. Raises Failed."""
        changes = [self._unfolded(side) for side in (self.left, self.right)]
        left, right = [
            side if c is None else right_of(c) for side, c in zip((self.left, self.right), changes, strict=True)
        ]
        theorem = self._between(left, right, self.scope)
        if theorem is None:
            raise Failed(f"{text(Iff(left, right))} does not follow from these reasons", Iff(left, right))
        theorem = chained(changes[0], theorem) or theorem
        return chained(theorem, kernel.symmetry(changes[1]) if changes[1] else None) or theorem

    def prove_implies(self) -> Theorem:
        """A ⇒ B: from an equivalence, or B from A as a hypothesis and the reasons. Raises Failed."""
        try:
            there = kernel.detachment(self.prove_iff(), hypothesis(self.left))
            return kernel.discharge(there, self.left)
        except Rejected:
            try:
                return kernel.discharge(self._from_left(self.scope.assuming(self.left)), self.left)
            except Rejected as refusal:
                raise Failed(str(refusal), refusal.needs) from None

    def _from_left(self, scope: Scope) -> Theorem:
        """B, where A is among the hypotheses of the scope."""
        if not self.reasons or not isinstance(self.right, Rel):
            return prove(self.right, replace(scope, thorough=True))
        assumed = Hypothesis("by.hyp")
        step = Step(self.right, (*[r for r in self.reasons if r != assumed], assumed), scope)
        theorem = step.prove()
        self.fired |= set(self.reasons) & ({assumed} | {r for r in self.reasons if did_something(step, r)})
        return theorem

    def _unfolded(self, side: Prop) -> Theorem | None:
        definitions = frozenset([r.definition for r in self.reasons if isinstance(r, Unfold)])
        if not definitions:
            return None
        change = Converter(unfolding(definitions), self.scope, (self.left, self.right))(side)
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
        for theorem, fact in self._rewritten(left, right, scope):
            self.fired.add(fact)
            return theorem
        if isinstance(left, ForAll) and isinstance(right, ForAll) and left.size == right.size:
            taken = {v.name for node in (left, right, *scope.given) for v in free(node)}
            (index,) = letters_for((left.letter,), (left.size,), taken)
            inner = self._between(left.instance(index), right.instance(index), scope)
            return inner and kernel.congruence(left, ((0, inner),), (index,))
        return None

    def _rewritten(self, left: Prop, right: Prop, scope: Scope) -> Iterator[tuple[Theorem, Fact]]:
        """A ⇔ B where an equation makes A into something that differs from B in its normal form alone."""
        for fact in (r for r in self.reasons if isinstance(r, Cite | Hypothesis)):
            schemas = equations(fact, scope)
            for backwards in (False, True) if schemas else ():
                rewriting = by_equations(schemas, backwards)
                change = Converter(rewriting, scope, (left, right), again=False)(left)
                if change is None:
                    continue
                reached = right_of(change)
                if reached == right:
                    yield change, fact
                elif isinstance(reached, Rel) and isinstance(right, Rel) and is_real(right.left):
                    for theorem, _ in self._in_ratio(reached, right, scope):
                        if theorem is not None:
                            yield kernel.transitivity(change, theorem), fact

    def _attempts(self, left: Prop, right: Prop, scope: Scope) -> Iterator[tuple[Theorem | None, Reason | None]]:
        yield from self._cited(left, right, scope)
        if isinstance(left, Rel) and isinstance(right, Rel) and is_real(left.left) and is_real(right.left):
            yield from self._in_ratio(left, right, scope)
            for grown in _applied(left, right, scope):
                yield from self._joined(grown, right, scope)
            for grown in _applied(right, left, scope):
                for theorem, reason in self._joined(grown, left, scope):
                    yield theorem and kernel.symmetry(theorem), reason

    def _joined(self, grown: Theorem, goal: Rel, scope: Scope) -> Iterator[tuple[Theorem | None, Reason | None]]:
        """A ⇔ f(A) and f(A) ⇔ B as A ⇔ B."""
        reached = right_of(grown)
        if reached == goal:
            yield grown, None
        for theorem, reason in self._in_ratio(reached, goal, scope):
            yield theorem and kernel.transitivity(grown, theorem), reason

    def _in_ratio(self, left: Rel, right: Rel, scope: Scope) -> Iterator[tuple[Theorem | None, Reason | None]]:
        """Two relations whose differences are in a constant ratio, -1 when one is the other turned round."""
        for factor, reason in self._factors(left, right, scope):
            yield _or_none(partial(scaled, left, right, factor, scope.facts)), reason

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
                yield Mul((num(-1), reason.factor)), reason
        ctx = known(scope.facts)
        ratio = _ratio(ctx.normal(minus(*left.parts())), ctx.normal(minus(*right.parts())))
        if ratio is not None:
            yield ratio, None


def _applied(low: Rel, high: Rel, scope: Scope) -> Iterator[Theorem]:
    """low ⇔ f(low), for the functions and powers that stand outermost in `high`.

    Also low ⇔ f(low'), where low' is low rescaled and f(low') has the sides of `high`.
    """
    for side in high.parts():
        for relation in _preimages(side, low, high, scope):
            grown = _image(side, relation, scope)
            before = kernel.congruence(low, (), ()) if relation == low else _rescaled(low, relation, scope)
            if grown is not None and before is not None:
                yield kernel.transitivity(before, grown)


def _preimages(side: Term, low: Rel, high: Rel, scope: Scope) -> Iterator[Rel]:
    """Relations whose image under the outermost function of a side may be `high`."""
    yield low
    arguments = [_argument(side, other, scope) for other in high.parts()]
    if all(a is not None for a in arguments):
        names = (high.name, CONVERSE[high.name])
        yield from (Rel(name, *arguments) for name in names)  # type: ignore[arg-type]


def _argument(side: Term, other: Term, scope: Scope) -> Term | None:
    """a, if the other side is f(a) for the outermost f of a side, or a number that is f of a number."""
    match side, other:
        case Fn(name), Fn(own, (a,)) if own == name:
            return a
        case Pow(_, exponent), Pow(a, own) if own == exponent:
            return a
        case Fn("exp"), Num(value) if value > 0:
            return Fn("log", (other,))
        case Fn("log"), Num():
            return Fn("exp", (other,))
        case Pow(_, Num(exponent)), Num(value) if value > 0 and exponent != 0:
            return Pow(other, Num(1 / exponent))
    return None


def _image(side: Term, low: Rel, scope: Scope) -> Theorem | None:
    """a R b ⇔ f(a) R f(b) for the outermost f of a side, if it is increasing, or a power."""
    match side:
        case Fn(name, (_,)) if name in REAL:
            return _or_none(partial(kernel.monotone, name, low, scope.facts))
        case Pow(_, Num() as exponent):
            return _or_none(partial(kernel.monotone, exponent, low, scope.facts))
    return None


def _rescaled(low: Rel, other: Rel, scope: Scope) -> Theorem | None:
    ctx = known(scope.facts)
    try:
        factor = _ratio(ctx.normal(minus(*low.parts())), ctx.normal(minus(*other.parts())))
    except Rejected:
        return None
    return None if factor is None else _or_none(partial(scaled, low, other, factor, scope.facts))


def _ratio(mine: Poly, theirs: Poly) -> Num | None:
    shared = next((m for m in mine if m in theirs), None)
    return None if shared is None else num(Fraction(mine[shared]) / theirs[shared])


def _or_none(rule: Callable[[], Theorem]) -> Theorem | None:
    try:
        return rule()
    except Rejected:
        return None
