"""Derivatives where a part of what is differentiated has none: |t|² is t², and t·|t| is flat where t is 0."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.poly import ONE, Mono, Poly, Rational, add, divided, over, raised, scale, times
from ..terms.letters import letters_for
from ..terms.node import IllFormed, Term, free, opened
from ..terms.ordering import key
from ..terms.statement import EQ, LE, NE, Rel
from ..terms.substitution import substitute
from ..terms.term import Deriv, Fn, Index, Mul, Pow, Reduce, num
from .combine import combined
from .convert import DERIVATIVES, Converter, OfHeads, Rewriting, chained, differentiating, right_of
from .estimate import estimated
from .scope import Scope, hypothesis

Note = Callable[[str, Deriv], None]
Taken = Callable[[Term, tuple[Theorem, ...]], Theorem]
"""All the derivatives in a term taken by the table, under further facts."""


def differentiating_all(rows: frozenset[str] | None, done: Note) -> Rewriting:
    """Derivatives replaced by rows of the table; where it has none for a part, the whole may still have a slope."""
    by_table = differentiating(rows, done)

    def taken(term: Term, further: tuple[Theorem, ...]) -> Theorem:
        found = Converter(differentiating(None, done), Scope(()).knowing(*further))(term)
        if found is None:
            raise Rejected("there is no derivative to take")
        return found

    def rewriting(term: Term, scope: Scope) -> Theorem | None:
        try:
            return by_table(term, scope)
        except Rejected:
            if not isinstance(term, Deriv):
                raise
            with suppress(Rejected, IllFormed):
                return _by_normal_form(term, by_table, scope)
            for allowed in ((), scope.facts):
                with suppress(Rejected, IllFormed):
                    return around_a_root(term, allowed, taken)
            with suppress(Rejected, IllFormed):
                return _under_other_letters(term, taken)
            with suppress(Rejected, IllFormed):
                return term_by_term(term, scope, rewriting)
            raise

    return OfHeads(DERIVATIVES, rewriting)


def _under_other_letters(term: Deriv, taken: Taken) -> Theorem:
    """The same of what moves at an index whose letter stands before that of the variable, as an instance.

    δ_jk·f(x_k) is written with the first of the two letters, and should be written with that of the root.
    """
    moved = sorted([v for v in free(term.body) - free(term.var) if isinstance(v, Index)], key=key)
    first = letters_for(("A",) * len(moved), tuple([v.size for v in moved]), {v.name for v in free(term)})
    there = around_a_root(substitute(term, dict(zip(moved, first, strict=True))), (), taken)
    return kernel.instance(there, tuple(zip(first, moved, strict=True)), ())


def term_by_term(term: Deriv, scope: Scope, rewriting: Rewriting) -> Theorem:
    """The slope of a sum from those of its terms, where these have slopes without being smooth."""
    body, inside = term.body, scope
    indices: tuple[Index, ...] = ()
    parts: tuple[Term, ...] = body.parts()
    if isinstance(body, Reduce):
        taken = {v.name for node in (term, *scope.given) for v in free(node)}
        indices = letters_for((body.letter,), (body.size,), taken)
        parts, inside = (opened(body.body, indices),), scope.assuming(*[Rel(NE, indices[0], o) for o in body.omit])
    elif isinstance(body, Mul):
        parts = tuple([f for f in parts if term.root in free(f)])
    slopes = [_slope(Deriv(part, term.var), inside, rewriting) for part in parts]
    return kernel.termwise(term, tuple(slopes), indices, scope.facts)


def _slope(term: Deriv, scope: Scope, rewriting: Rewriting) -> Theorem:
    found = Converter(rewriting, scope)(term)
    if found is None:
        raise Rejected("there is no derivative to take")
    return kernel.transitivity(found, kernel.normal_form(right_of(found), right_of(found), scope.facts))


def _by_normal_form(term: Deriv, by_table: Rewriting, scope: Scope) -> Theorem | None:
    change = smoothed(term)
    return chained(change, by_table(right_of(change), scope))


def smoothed(term: Deriv) -> Theorem:
    """D(f, v) ≃ D(f', v), where f' is the normal form of f, without facts. Raises Rejected where there is no other."""
    body = kernel.render(known(()).normal(term.body))
    if body == term.body:
        raise Rejected("what is differentiated is in normal form")
    return kernel.congruence(term, ((0, kernel.normal_form(term.body, body, ())),), ())


def around_a_root(term: Deriv, facts: tuple[Theorem, ...], taken: Taken) -> Theorem:
    """D(f, v) = f' for f = s + w·r, with a root r = |u| or √q, where w² has the factor r².

    Where r is not 0, the table has it. Where r is 0, f lies between s - h and s + h, for an h that is flat there.
    Raises Rejected for any other f.
    """
    root = _moving_root(known(()).normal(term.body), term.root)
    apart = hypothesis(Rel(NE, root.vanishing, num(0)))
    table = taken(term, (*facts, apart))
    value = kernel.render(root.without_inverse(known(()).normal(right_of(table))))
    same = kernel.linear(Rel(EQ, right_of(table), value), (), num(0), root.term, (*facts, apart))
    touching = hypothesis(Rel(EQ, root.vanishing, num(0)))
    holds = _where_it_vanishes(term, root, touching, facts, taken)
    there = kernel.transitivity(holds, _equal_there(right_of(holds), value, touching, facts))
    return kernel.cases(touching.statement, there, kernel.transitivity(table, same), facts)  # type: ignore[arg-type]


@dataclass(frozen=True)
class _Root:
    """|u| or √q: a base to the power 1 or 1/2."""

    base: Term
    exponent: Rational

    @property
    def vanishing(self) -> Term:
        """What is 0 where the root is."""
        inside: Term = self.base.parts()[0] if self.exponent == 1 else self.base
        return inside

    @property
    def mono(self) -> Mono:
        """As a monomial."""
        return frozenset([(self.base, self.exponent)])

    @property
    def term(self) -> Term:
        """As a term."""
        return kernel.render({self.mono: 1})

    @property
    def square(self) -> Poly:
        """r² without the root."""
        return known(()).normal(Pow(self.vanishing, num(2 * self.exponent)))

    def parted(self, poly: Poly) -> tuple[Poly, Poly]:
        """s and w of s + w·r."""
        free_of_it: Poly = {}
        factor: Poly = {}
        for mono, c in poly.items():
            odd = (dict(mono).get(self.base, 0) / Fraction(self.exponent)) % 2 == 1
            (factor if odd else free_of_it)[times(mono, raised(self.mono, -1)) if odd else mono] = c
        return free_of_it, factor

    def without_inverse(self, poly: Poly) -> Poly:
        """The polynomial with r²/r written as r. Raises Rejected where something else stands over r."""
        below = {mono: c for mono, c in poly.items() if dict(mono).get(self.base, 0) < 0}
        share = _quotient(known(()).product([below, {self.mono: 1}]), self.square)
        if share is None:
            raise Rejected("the slope is not seen to have a value where the root is 0")
        rest = {mono: c for mono, c in poly.items() if mono not in below}
        return add((rest, known(()).product([share, {self.mono: 1}])))


def _moving_root(poly: Poly, variable: Term) -> _Root:
    """The one root in which the variable moves."""
    found = set()
    for base, e in {pair for mono in poly for pair in mono if variable in free(pair[0])}:
        if isinstance(base, Fn) and base.name == "abs":
            found.add(_Root(base, 1))
        elif e.denominator == 2:
            found.add(_Root(base, Fraction(1, 2)))
    if len(found) != 1:
        raise Rejected("there is not one root alone")
    return found.pop()


def _quotient(poly: Poly, divisor: Poly) -> Poly | None:
    """The quotient of two polynomials, if it is one; None if not."""
    if len(divisor) != 1 or not poly:
        return divided(poly, divisor) if poly else {}
    ((below, number),) = divisor.items()
    found = {mono: over(mono, below) for mono in poly}
    if None in found.values():
        return None
    return {share: Fraction(poly[mono]) / number for mono, share in found.items() if share is not None}


def _where_it_vanishes(
    term: Deriv, root: _Root, touching: Theorem, facts: tuple[Theorem, ...], taken: Taken
) -> Theorem:
    """D(f, v) = D(s, v) where r = 0: |w·r| is at most h = (1 + w²/r²)·r²/2."""
    ctx = known(())
    smooth, factor = root.parted(ctx.normal(term.body))
    share = _quotient(ctx.product([factor, factor]), root.square)
    if share is None:
        raise Rejected("what the root is multiplied by need not vanish with it")
    room = scale(ctx.product([root.square, add(({ONE: 1}, share))]), Fraction(1, 2))
    lower, upper = [kernel.render(add((smooth, scale(room, sign)))) for sign in (-1, 1)]
    below = estimated(Rel(LE, lower, term.body), Scope(()))
    above = estimated(Rel(LE, term.body, upper), Scope(()))
    touch = combined(Rel(EQ, lower, upper), [touching], facts)
    slope = kernel.tangent(term, below, above, touch, facts)
    mean = kernel.transitivity(slope, taken(right_of(slope), facts))
    value = right_of(mean)
    short = kernel.normal_form(value, kernel.render(known(facts).normal(value)), facts)
    return kernel.transitivity(mean, short)


def _equal_there(left: Term, right: Term, touching: Theorem, facts: tuple[Theorem, ...]) -> Theorem:
    """Two terms that are equal where a third is 0: 0 is put in for it, and the rest is divided by it."""
    vanishing = touching.statement.parts()[0]

    def rewriting(part: Term, _: Scope) -> Theorem | None:
        return touching if part == vanishing else None

    converter = Converter(rewriting, Scope(()).knowing(*facts), (left, right), again=False)
    changes = [converter(side) for side in (left, right)]
    reached = [side if c is None else right_of(c) for side, c in zip((left, right), changes, strict=True)]
    same = combined(Rel(EQ, *reached), [touching], facts)
    back = None if changes[1] is None else kernel.symmetry(changes[1])
    return chained(chained(changes[0], same), back) or same
