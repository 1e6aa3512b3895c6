"""What a rule may use while it runs: the facts that it was given, and a memory of what they gave.

Facts are theorems. Each use of one is recorded, so that a rule's conclusion
carries the hypotheses of the facts that it used and of no others. So is every
side condition that was discharged, for the report, and every rewriting, for
the audit of named reasons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeVar

from ...rules.signs import sign_of
from ...rules.theorem import Rejected, Sequent, Theorem, Trace
from ...terms.definition import definitions_in
from ...terms.node import IllFormed, Node, Term
from ...terms.statement import SIGNS, Prop, Rel
from ...terms.substitution import Capture
from ...terms.term import ANY, Num, Size, minus
from ..poly import Poly, atoms, constant
from . import domain, normal, sign
from .facts import Facts
from .normal import matrices
from .normal.render import render

T = TypeVar("T")


class Context(Facts):
    """Normal forms, signs and definedness under given facts. Get one with `known`."""

    def __init__(
        self, facts: tuple[Theorem, ...], unfolds: bool = False, symmetric: Iterable[tuple[Term, int]] = ()
    ) -> None:
        """`unfolds`: whether the normal form of d[a…] is that of its body.

        `symmetric`: matrices that are known to be so by facts of another context, with the numbers of these.
        """
        super().__init__(facts)
        self.unfolds = unfolds
        self.trace = Trace()
        self.letters: dict[str, str] = {}
        """The author's letter for each index that was opened last under that name; for notes alone."""
        self._memory: defaultdict[object, dict[Node, tuple[Any, Trace | None]]] = defaultdict(dict)
        """Answers by the kind of question, each with the trace that it left, if it left one."""
        self._asked: set[Node] = set()
        """Terms whose sign is being asked for."""
        self._open: set[Node] = set()
        """Those of them that were asked for once more on the way, and had no answer yet."""
        self.read()
        self.symmetric |= dict(symmetric)

    # ── questions ──

    def normal(self, term: Term) -> Poly:
        """The normal form: a polynomial equal to the term wherever the term is defined."""
        return constant(term.value) if type(term) is Num else self._remember("normal", term, _normal)

    def product(self, polys: list[Poly]) -> Poly:
        """The product of polynomials, in normal form."""
        return normal.multiply(self, polys)

    def plain_product(self, polys: list[Poly]) -> Poly:
        """The product of polynomials, in the normal form without facts."""
        return self._without_facts(self.unfolds, lambda plain: plain.product(polys))

    def sign(self, term: Term) -> int:
        """A set of signs that holds the term's sign wherever the term is defined."""
        if term in self._asked:
            self._open.add(term)
            return ANY
        return sign_of(term.value) if type(term) is Num else self._remember("sign", term, _sign)

    def gap(self, term: Term) -> domain.Gap | None:
        """Why the term might have no value, or None: it has one wherever the facts hold."""
        return None if type(term) in domain.ALWAYS else self._remember("gap", term, _gap)

    def has_value(self, term: Term) -> bool:
        """Whether a term has one. What is asked on the way to a normal form is no condition of the author's term."""
        found, used = self._asked_aside(lambda: self.gap(term) is None)
        self.trace.used |= used if found else set()
        return found

    def product_of(self, matrix: Term) -> matrices.Product | None:
        """A square matrix as a number times a product of square matrices; None if it is 0."""
        return self._remember("product", matrix, _product_of)

    def roughness(self, term: Term, root: Term) -> domain.Gap | None:
        """Why the term might not be smooth in the variable `root`, or None."""
        rough = lambda ctx, term: domain.roughness(ctx, ctx.merged(term, root), root)  # noqa: E731
        return self._remember(("roughness", root), term, rough)

    def _remember(self, kind: object, term: Term, answer: Callable[[Context, Term], T]) -> T:
        """An answer, kept unless it rests on a sign that was still being asked for: it may be too weak."""
        found: tuple[T, Trace | None] = self._memory[kind].get(term) or self._answered(kind, term, answer)
        if found[1] is not None:
            self.trace.absorb(found[1])
        return found[0]

    def _answered(self, kind: object, term: Term, answer: Callable[[Context, Term], T]) -> tuple[T, Trace | None]:
        """An answer that is not remembered, and the trace that it left."""
        (outer, self.trace), (unsettled, self._open) = (self.trace, Trace()), (self._open, set())
        try:
            value = answer(self, term)
        except (IllFormed, Capture) as problem:
            raise Rejected(str(problem)) from problem
        finally:
            inner, self.trace = self.trace, outer
            within = self._open - {term} if self._open and kind == "sign" else self._open
            self._open = unsettled | within if within else unsettled
        found = value, inner if inner.used or inner.conditions or inner.events else None
        if not within:
            self._memory[kind][term] = found
        return found

    def note(self, event: str, where: Node) -> None:
        """Record a rewriting for the audit of named reasons."""
        self.trace.events.add((event, where))

    def plain(self, term: Term) -> Poly:
        """The normal form without facts, but for the symmetry of matrices."""
        return self._without_facts(self.unfolds, lambda plain: plain.normal(term))

    def in_full(self, poly: Poly) -> Poly | None:
        """A normal form with all definitions unfolded; None where there are none, or it would grow beyond all use."""
        if not any([definitions_in(a) for a in atoms(poly)]):
            return None
        try:
            return self._without_facts(True, lambda plain: plain.normal(render(poly)))
        except Rejected:
            return None

    def _without_facts(self, unfolds: bool, question: Callable[[Context], T]) -> T:
        """An answer of the context that knows nothing but which matrices are symmetric; the use of that counts here."""
        if not self.facts and self.unfolds == unfolds:
            return question(self)
        plain = _plain(unfolds, tuple(self.symmetric.items()))
        plain.trace = Trace()
        answer = question(plain)
        self.trace.used |= plain.trace.used
        return answer

    def forget(self) -> None:
        """Leave behind the answers that were given before the last fact was read."""
        self._memory.clear()

    # ── answers ──

    def equal(self, left: Term, right: Term) -> bool:
        """Whether two terms have one value wherever both are defined, as far as the normal form sees."""
        return normal.equal(self, left, right)

    def is_zero(self, term: Term) -> bool:
        """Whether the normal form of a term is 0."""
        return not self.normal(term)

    def defined(self, term: Term) -> bool:
        """Whether a term has a value."""
        return self.gap(term) is None

    def smooth(self, term: Term, root: Term) -> bool:
        """Whether a term is smooth in a variable."""
        return self.roughness(term, root) is None

    def nonempty(self, size: Size, omitted: int) -> bool:
        """Whether an index is left when so many positions of a range are left out."""
        return sign.nonempty(self, size, omitted)

    def holds(self, relation: Rel) -> bool:
        """Whether signs alone decide a relation, given that both sides are defined."""
        return not self.sign(minus(relation.left, relation.right)) & ~SIGNS[relation.name]

    def require_defined(self, *terms: Term) -> None:
        """Raises Rejected, naming what is needed, unless every term has a value."""
        for term in terms:
            found = self.gap(term)
            if found is not None:
                raise Rejected(found.reason, found.needs)

    def conclude(self, statement: Prop, rest: Iterable[Prop] = ()) -> Sequent:
        """The statement, under the hypotheses of the facts that were used, and the rest."""
        self.trace.used |= self._merged_by  # other facts may have been read through them
        waiting, used = list(self.trace.used), set[int]()
        while waiting:
            number = waiting.pop()
            if number not in used:
                used.add(number)
                waiting += self._support.get(number, ())
        facts = tuple([self.facts[number] for number in sorted(used) if number < len(self.facts)])
        hypotheses = frozenset(rest).union(*[fact.hypotheses for fact in facts])
        return Sequent(hypotheses, statement, trace=self.trace, used=facts)


@lru_cache(maxsize=128)
def _context(facts: tuple[Theorem, ...]) -> Context:
    return Context(facts)


def known(facts: tuple[Theorem, ...]) -> Context:
    """The context of some facts, with nothing used yet."""
    context = _context(facts)
    context.trace = Trace()
    return context


@lru_cache(maxsize=16)
def _plain(unfolds: bool, symmetric: tuple[tuple[Term, int], ...]) -> Context:
    """A context without facts, but for the symmetry of matrices."""
    return Context((), unfolds, symmetric)


def _normal(ctx: Context, term: Term) -> Poly:
    return normal.normal(ctx, ctx.merged(term))


def _sign(ctx: Context, term: Term) -> int:
    ctx._asked.add(term)
    try:
        return sign.sign(ctx, ctx.merged(term))
    finally:
        ctx._asked.discard(term)


def _gap(ctx: Context, term: Term) -> domain.Gap | None:
    return domain.gap(ctx, ctx.merged(term))


def _product_of(ctx: Context, matrix: Term) -> matrices.Product | None:
    return matrices.product_of(ctx, ctx.merged(matrix))


def base() -> Context:
    """The context without facts."""
    return _plain(False, ())


def forget() -> None:
    """Leave behind what is remembered, so that one file's names stay out of another's messages."""
    _context.cache_clear()
    _plain.cache_clear()
