"""Inequalities that need more than a look: cases, members of sums, and combinations of what holds of the parts.

The question is always whether a polynomial over atoms is positive, or not negative. Each
way to show it leaves smaller questions of the same kind, or a linear program. The number
of questions is bounded, and the kernel checks all that comes of them.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.context.normal.factoring import factors
from ..kernel.context.normal.render import split
from ..kernel.ordering import in_order, mono_key
from ..kernel.poly import ONE, Mono, Poly, atom, common, denominators, raised, scale, times
from ..printing.text import text
from ..terms.node import IllFormed, Term
from ..terms.statement import EQ, GE, GT, LE, LT, NE, Rel
from ..terms.term import NEG, POS, ZERO, Mul, Num, Pow, minus, num
from .by_cases import by_cases, by_needed_cases, member_by_member
from .combine import combined
from .images import in_exponentials, raised_to_e, squared, through_function
from .inside_sums import inside_sums
from .matching import subterms
from .question import Shown, follows, positive, strict, theorems_for, under_moduli
from .scope import Scope
from .signs import by_signs
from .squares import by_squares, turn_of
from .standing import assumed, places_in, standing

_DEEPEST = 6
_MOST_TERMS = 60
_MOST_FACTORS = 4
_MOST_SHARES = 12


def estimated(goal: Rel, scope: Scope) -> Theorem:
    """An inequality between numbers. Raises Rejected where it is not shown."""
    known(scope.facts).require_defined(goal.left, goal.right)
    if goal.name == NE:
        return _apart(goal, scope)
    if goal.name == EQ:
        return _equal(goal, scope)
    turn, scope = turn_of(goal), scope.knowing(*_under_roots(goal, scope))
    difference = scale(known(scope.facts).normal(minus(goal.left, goal.right)), turn)
    theorem = _Search(scope.questions).shown(positive(difference, goal.name in (GT, LT)), scope)
    return kernel.linear(goal, ((theorem, num(turn)),), num(0), num(1), scope.facts)


def _equal(goal: Rel, scope: Scope) -> Theorem:
    """left = right, from where maxima are attained; or as ≤ and ≥, where a modulus stands in the difference."""
    theorems = standing(goal.parts(), scope, places_in(goal, scope))
    with suppress(Rejected):
        return combined(
            goal, [t for t in theorems if isinstance(t.statement, Rel) and t.statement.name == EQ], scope.facts
        )
    if not under_moduli(known(scope.facts).normal(minus(*goal.parts()))):
        raise Rejected(f"nothing shows {text(goal)}")
    both = [estimated(Rel(name, *goal.parts()), scope) for name in (LE, GE)]
    return kernel.intersection(tuple(both), EQ)


def _under_roots(goal: Rel, scope: Scope) -> list[Theorem]:
    """What stands under roots is not negative: said as it is written, since its normal form may not show it."""
    found = []
    for term in dict.fromkeys(subterms(goal)):
        if isinstance(term, Pow) and isinstance(term.exponent, Num) and term.exponent.value.denominator != 1:
            with suppress(Rejected):
                found.append(kernel.sign(Rel(GE, term.base, num(0)), scope.facts))
    return found


def _apart(goal: Rel, scope: Scope) -> Theorem:
    """left ≠ right, from left > right or left < right."""
    for name in (GT, LT):
        with suppress(Rejected):
            return kernel.intersection((estimated(Rel(name, goal.left, goal.right), scope),), NE)
    raise Rejected(f"nothing shows which side of {text(goal)} is larger")


@dataclass
class _Search:
    """One search: how many questions it may still ask, and those that found no answer."""

    left: int
    depth: int = 0
    failed: set[tuple[Rel, Scope]] = field(default_factory=set)

    def shown(self, goal: Rel, scope: Scope) -> Theorem:
        """t ≥ 0 or t > 0. Raises Rejected where it is not shown."""
        with suppress(Rejected):
            return by_signs(goal, scope)
        poly = known(scope.facts).normal(goal.left)
        refusal = Rejected(f"{text(goal)} is not shown")
        if (
            poly.keys() <= {ONE}
            or self.left <= 0
            or self.depth > _DEEPEST
            or len(poly) > _MOST_TERMS
            or (goal, scope) in self.failed
        ):
            raise refusal
        self.left -= 1
        self.depth += 1
        try:
            for way in _WAYS:
                with suppress(Rejected, IllFormed):
                    return way(self.shown, goal, poly, scope)
        finally:
            self.depth -= 1
        self.failed.add((goal, scope))
        raise refusal


# ── factors and denominators ──────────────────────────────────────────────────


def _without_common_factor(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """m·P ≥ 0 from P ≥ 0, for a positive m that divides every monomial."""
    ctx = known(scope.facts)
    shared: Mono = frozenset([pair for pair in common(poly) if ctx.sign(pair[0]) == POS])
    if not shared:
        raise Rejected("no positive factor is common to all terms")
    rest: Poly = {times(mono, raised(shared, -1)): c for mono, c in poly.items()}
    return follows(goal, shown(positive(rest, strict(goal)), scope), kernel.render({shared: 1}), scope)


def _without_denominators(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """P ≥ 0 from q·P ≥ 0, for a product q of positive denominators."""
    ctx = known(scope.facts)
    least = {base: -e for base, e in denominators(poly).items() if ctx.sign(base) == POS}
    if not least:
        raise Rejected("there is no positive denominator")
    below = kernel.render({frozenset(least.items()): 1})
    cleared = ctx.product([poly, *[atom(base, e) for base, e in least.items()]])
    return follows(goal, shown(positive(cleared, strict(goal)), scope), num(1), scope, below)


def _by_factors(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """A product whose factors have signs that the facts give together."""
    _, mono, rest = split(poly)
    _, found = factors(rest)
    parts = [kernel.render(factor) for factor, _ in found] + [base for base, _ in in_order(mono)]
    if len(parts) < 2 or len(parts) > _MOST_FACTORS:
        raise Rejected("there are no factors to look at")
    return kernel.sign(goal, scope.knowing(*[t for part in parts for t in _sign_of(part, scope)]).facts)


def _sign_of(term: Term, scope: Scope) -> list[Theorem]:
    """The sign of a term as far as a combination of the facts gives it, where it does not show."""
    if known(scope.facts).sign(term) in (POS, NEG, ZERO):
        return []
    theorems = theorems_for(Rel(GE, term, num(0)), scope)
    for name in (GT, LT, GE, LE):
        with suppress(Rejected):
            return [combined(Rel(name, term, num(0)), theorems, scope.facts)]
    return []


# ── combinations ──────────────────────────────────────────────────────────────


def _by_combination(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """A linear combination of the facts, and of what holds of the atoms by itself."""
    return combined(goal, theorems_for(goal, scope), scope.facts)


def _by_squares_and_a_fact(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """A sum of squares and a multiple of one fact that takes a monomial away."""
    ctx, tried = known(scope.facts), 0
    for theorem in assumed(scope, places_in(goal, scope)):
        relation = theorem.statement
        if not isinstance(relation, Rel) or relation.name not in (GE, GT, LE, LT):
            continue
        fact = scale(ctx.normal(minus(*relation.parts())), turn_of(relation))
        for mine, other in [(m, o) for m in sorted(poly, key=mono_key) for o in fact if poly[m] * fact[o] > 0]:
            share: Poly = {times(mine, raised(other, -1)): Fraction(poly[mine]) / fact[other]}
            tried += 1
            if tried > _MOST_SHARES:
                raise Rejected("no multiple of a fact leaves a sum of squares")
            if ctx.sign(kernel.render(share)) & NEG:
                continue
            with suppress(Rejected):
                return _with_share(goal, theorem, scale(share, turn_of(relation)), scope)
    raise Rejected("no multiple of a fact leaves a sum of squares")


def _with_share(goal: Rel, theorem: Theorem, share: Poly, scope: Scope) -> Theorem:
    factor = kernel.render(share)
    taken = Mul((factor, minus(*theorem.statement.parts())))
    rest = kernel.render(known(scope.facts).normal(minus(goal.left, taken)))
    squares = by_squares(Rel(GE, rest, num(0)), scope)
    terms = ((theorem, factor), (squares, num(1)))
    return kernel.linear(goal, terms, num(0), num(1), scope.facts)


def _inside_sums(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    return inside_sums(goal, poly, scope, shown)


_WAYS = (
    _without_common_factor,
    _without_denominators,
    member_by_member,
    by_needed_cases,
    _by_combination,
    through_function,
    _by_factors,
    _by_squares_and_a_fact,
    _inside_sums,
    squared,
    raised_to_e,
    by_cases,
    in_exponentials,
)
