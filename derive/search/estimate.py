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
from ..kernel.ordering import key, mono_key
from ..kernel.poly import ONE, Mono, Poly, Rational, atom, atoms, common, denominators, raised, scale, times
from ..printing.text import text
from ..terms.functions import REAL
from ..terms.letters import letters_for
from ..terms.node import IllFormed, Term, free, opened
from ..terms.statement import EQ, GE, GT, LE, LT, NE, Rel, negated
from ..terms.term import MAX, MIN, NEG, POS, ZERO, Add, Fn, Mul, Num, Pow, Reduce, minus, num
from .combine import combined
from .convert import Converter, right_of, unfolding
from .inside_sums import inside_sums
from .matching import subterms
from .scope import Scope
from .signs import by_signs
from .squares import by_squares, turn_of
from .standing import assumed, places_in, standing

_MOST_QUESTIONS = 40
_DEEPEST = 6
_MOST_MODULI = 4
_MOST_TERMS = 60
_MOST_FACTORS = 4
_LONGEST_SQUARED = 5
_MOST_SHARES = 12
_LARGEST_POWER = 100


def estimated(goal: Rel, scope: Scope) -> Theorem:
    """An inequality between numbers. Raises Rejected where it is not shown."""
    known(scope.facts).require_defined(goal.left, goal.right)
    if goal.name == NE:
        return _apart(goal, scope)
    if goal.name == EQ:
        return _equal(goal, scope)
    turn, scope = turn_of(goal), scope.knowing(*_under_roots(goal, scope))
    difference = scale(known(scope.facts).normal(minus(goal.left, goal.right)), turn)
    theorem = _Search().shown(_positive(difference, goal.name in (GT, LT)), scope)
    return kernel.linear(goal, ((theorem, num(turn)),), num(0), num(1), scope.facts)


def _equal(goal: Rel, scope: Scope) -> Theorem:
    """left = right, from where maxima are attained; or as ≤ and ≥, where a modulus stands in the difference."""
    theorems = standing(goal.parts(), scope, places_in(goal, scope))
    with suppress(Rejected):
        return combined(
            goal, [t for t in theorems if isinstance(t.statement, Rel) and t.statement.name == EQ], scope.facts
        )
    if not _under_moduli(known(scope.facts).normal(minus(*goal.parts()))):
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


def _positive(poly: Poly, strict: bool) -> Rel:
    return Rel(GT if strict else GE, kernel.render(poly), num(0))


@dataclass
class _Search:
    """One search: how many questions it may still ask, and those that found no answer."""

    left: int = _MOST_QUESTIONS
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
                    return way(self, goal, poly, scope)
        finally:
            self.depth -= 1
        self.failed.add((goal, scope))
        raise refusal


def _from(goal: Rel, theorem: Theorem, multiplier: Term, scope: Scope, factor: Term | None = None) -> Theorem:
    """factor·goal is multiplier·theorem."""
    return kernel.linear(goal, ((theorem, multiplier),), num(0), factor or num(1), scope.facts)


def _strict(goal: Rel) -> bool:
    return goal.name == GT


# ── factors and denominators ──────────────────────────────────────────────────


def _without_common_factor(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """m·P ≥ 0 from P ≥ 0, for a positive m that divides every monomial."""
    ctx = known(scope.facts)
    shared: Mono = frozenset([pair for pair in common(poly) if ctx.sign(pair[0]) == POS])
    if not shared:
        raise Rejected("no positive factor is common to all terms")
    rest: Poly = {times(mono, raised(shared, -1)): c for mono, c in poly.items()}
    return _from(goal, search.shown(_positive(rest, _strict(goal)), scope), kernel.render({shared: 1}), scope)


def _without_denominators(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """P ≥ 0 from q·P ≥ 0, for a product q of positive denominators."""
    ctx = known(scope.facts)
    least = {base: -e for base, e in denominators(poly).items() if ctx.sign(base) == POS}
    if not least:
        raise Rejected("there is no positive denominator")
    below = kernel.render({frozenset(least.items()): 1})
    cleared = ctx.product([poly, *[atom(base, e) for base, e in least.items()]])
    return _from(goal, search.shown(_positive(cleared, _strict(goal)), scope), num(1), scope, below)


def _by_factors(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """A product whose factors have signs that the facts give together."""
    _, mono, rest = split(poly)
    _, found = factors(rest)
    parts = [kernel.render(factor) for factor, _ in found] + [base for base, _ in mono]
    if len(parts) < 2 or len(parts) > _MOST_FACTORS:
        raise Rejected("there are no factors to look at")
    return kernel.sign(goal, scope.knowing(*[t for part in parts for t in _sign_of(part, scope)]).facts)


def _sign_of(term: Term, scope: Scope) -> list[Theorem]:
    """The sign of a term as far as a combination of the facts gives it, where it does not show."""
    if known(scope.facts).sign(term) in (POS, NEG, ZERO):
        return []
    theorems = _theorems(Rel(GE, term, num(0)), scope)
    for name in (GT, LT, GE, LE):
        with suppress(Rejected):
            return [combined(Rel(name, term, num(0)), theorems, scope.facts)]
    return []


# ── cases ─────────────────────────────────────────────────────────────────────


def _member_by_member(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """P - c·max f ≥ 0 from P - c·f(k) ≥ 0 for every k, and P + c·min f ≥ 0 likewise, for c > 0."""
    ctx = known(scope.facts)
    for base in sorted(atoms(poly), key=key):
        if not isinstance(base, Reduce) or base.kind not in (MAX, MIN):
            continue
        inside = {mono: c for mono, c in poly.items() if base in dict(mono)}
        coefficient = {mono - {(base, 1)}: c for mono, c in inside.items()}
        signs = ctx.sign(kernel.render(coefficient))
        if any(dict(mono)[base] != 1 for mono in inside) or signs != (NEG if base.kind == MAX else POS):
            continue
        rest = {mono: c for mono, c in poly.items() if mono not in inside}
        return _of_all_members(search, goal, base, (coefficient, rest), scope)
    raise Rejected("there is no maximum to take apart")


def _of_all_members(search: _Search, goal: Rel, term: Reduce, parts: tuple[Poly, Poly], scope: Scope) -> Theorem:
    taken = {v.name for node in (goal, *scope.given) for v in free(node)}
    (index,) = letters_for((term.letter,), (term.size,), taken)
    inside = scope.assuming(*[Rel(NE, index, o) for o in term.omit])
    coefficient, rest = [kernel.render(part) for part in parts]
    one = opened(term.body, (index,))
    difference = known(inside.facts).normal(minus(rest, Mul((num(-1), coefficient, one))))
    theorem = search.shown(_positive(difference, _strict(goal)), inside)
    bound = kernel.render(known(scope.facts).product([parts[1], known(scope.facts).normal(Pow(coefficient, num(-1)))]))
    name = {GE: LE, GT: LT}[goal.name] if term.kind == MAX else goal.name
    below = _from(Rel(name, one, Mul((num(-1), bound))), theorem, Pow(coefficient, num(-1)), inside)
    return _from(goal, kernel.reduced(term.kind, below, index, term.omit, scope.facts), coefficient, scope)


def _by_cases(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """For a modulus |t|: the case t ≥ 0, and the case t < 0."""
    inside = _under_moduli(poly)
    if not 0 < len(inside) <= _MOST_MODULI:
        raise Rejected("there is no modulus to take apart")
    condition = Rel(GE, inside[0], num(0))
    holds, fails = [_in_case(search, goal, scope.assuming(case)) for case in (condition, negated(condition))]
    return kernel.cases(condition, holds, fails, scope.facts)


def _in_case(search: _Search, goal: Rel, scope: Scope) -> Theorem:
    poly = known(scope.facts).normal(goal.left)
    return _from(goal, search.shown(_positive(poly, _strict(goal)), scope), num(1), scope)


def _by_needed_cases(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """The same, for a modulus from which the difference does not gain."""
    inside = _under_moduli({mono: c for mono, c in poly.items() if c < 0})
    if not inside:
        raise Rejected("every modulus counts as one that is not negative")
    return _by_cases(search, goal, {frozenset([(Fn("abs", (inside[0],)), 1)]): 1}, scope)


def _under_moduli(poly: Poly) -> list[Term]:
    found = [a.args[0] for a in atoms(poly) if isinstance(a, Fn) and a.name == "abs"]
    return sorted(found, key=text)


# ── combinations ──────────────────────────────────────────────────────────────


def _theorems(goal: Rel, scope: Scope) -> list[Theorem]:
    places = places_in(goal, scope)
    given = assumed(scope, places)
    sides = [side for theorem in given for side in theorem.statement.parts()]
    return given + standing((goal.left, *sides), scope, places)


def _by_combination(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """A linear combination of the facts, and of what holds of the atoms by itself."""
    return combined(goal, _theorems(goal, scope), scope.facts)


def _by_squares_and_a_fact(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
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


def _inside_sums(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    return inside_sums(goal, poly, scope, search.shown)


# ── under a root or a logarithm ───────────────────────────────────────────────


def _squared(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """a ≥ b from a² ≥ b² and a ≥ 0, where a root or a modulus is among their terms."""
    ctx = known(scope.facts)
    rooted = any(e.denominator != 1 for mono in poly for _, e in mono) or bool(_under_moduli(poly))
    if not rooted or len(poly) > _LONGEST_SQUARED:
        raise Rejected("there is no root to take away")
    more, less = _two_sides(poly)
    if ctx.sign(more) & NEG:
        raise Rejected("the larger side may be negative")
    lower = Fn("abs", (less,)) if ctx.sign(less) & NEG else less
    relation = Rel(goal.name, more, lower)
    carried = kernel.symmetry(kernel.monotone(num(2), relation, scope.facts))
    squares = carried.statement.parts()[0]
    theorem = search.shown(_positive(ctx.normal(minus(*squares.parts())), _strict(goal)), scope)
    above = kernel.detachment(carried, _from(squares, theorem, num(1), scope))
    terms = [above] if lower == less else [above, _not_above_modulus(less, scope)]
    return kernel.linear(goal, tuple([(theorem, num(1)) for theorem in terms]), num(0), num(1), scope.facts)


def _not_above_modulus(term: Term, scope: Scope) -> Theorem:
    modulus = Fn("abs", (term,))
    return combined(Rel(GE, modulus, term), standing((modulus,), scope, ()), scope.facts)


def _through_function(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """f(u) ≥ f(v) from u ≥ v, for an increasing f, a root, or products of exponentials."""
    if len(poly) != 2:
        raise Rejected("these are not two values of one function")
    (more, a), (less, b) = sorted(poly.items(), key=lambda item: -item[1])
    if not a > 0 > b:
        raise Rejected("the two values have one sign")
    function, number, sides = _as_images((more, a), (less, -b))
    ctx = known(scope.facts)
    theorem = search.shown(_positive(ctx.normal(minus(*sides)), _strict(goal)), scope)
    inner = Rel(goal.name, *sides)
    carried = kernel.monotone(function, inner, scope.facts)
    outer = kernel.detachment(carried, _from(inner, theorem, num(1), scope))
    return _from(goal, outer, num(number), scope)


def _as_images(
    one: tuple[Mono, Rational], other: tuple[Mono, Rational]
) -> tuple[Num | str, Rational, tuple[Term, Term]]:
    """A function f, a number c and two terms u, v such that the monomials with their numbers are c·f(u) and c·f(v)."""
    (more, a), (less, b) = one, other
    if all(isinstance(base, Fn) and base.name == "exp" for base, _ in (*more, *less)):
        return "exp", 1, (_exponent(more, a), _exponent(less, b))
    if a == b and len(more) == len(less) == 1:
        ((u, d),), ((v, e),) = more, less
        if d == e and d.denominator != 1:
            return num(d), a, (u, v)
        if d == e == 1 and isinstance(u, Fn) and isinstance(v, Fn) and u.name == v.name and REAL[u.name].increasing:
            return u.name, a, (u.args[0], v.args[0])
    raise Rejected("these are not two values of one increasing function")


def _exponent(mono: Mono, number: Rational) -> Term:
    logs: list[Term] = [Fn("log", (num(number),))] if number != 1 else []
    return Add((*logs, *[Mul((num(e), base.parts()[0])) for base, e in mono]))


def _in_exponentials(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """Hyperbolic functions written as what they are made of."""
    change = Converter(unfolding(frozenset(("sinh", "cosh", "tanh"))), scope)(goal.left)
    if change is None:
        raise Rejected("there is no hyperbolic function")
    made: Poly = known(scope.facts).normal(right_of(change))
    theorem = _from(
        Rel(goal.name, right_of(change), num(0)), search.shown(_positive(made, _strict(goal)), scope), num(1), scope
    )
    return kernel.transitivity(change, theorem)


def _raised_to_e(search: _Search, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """a ≥ b from e^a ≥ e^b, where a logarithm is among their terms."""
    if not any(isinstance(a, Fn) and a.name == "log" for a in atoms(poly)):
        raise Rejected("there is no logarithm to take away")
    if any(not -_LARGEST_POWER <= c <= _LARGEST_POWER for c in poly.values()):
        raise Rejected("the powers would be too large")
    ctx = known(scope.facts)
    relation = Rel(goal.name, *_two_sides(poly))
    powers = [kernel.render(ctx.normal(Fn("exp", (side,)))) for side in relation.parts()]
    theorem = search.shown(_positive(ctx.normal(minus(*powers)), _strict(goal)), scope)
    carried = kernel.symmetry(kernel.monotone("exp", relation, scope.facts))
    theorem = _from(carried.statement.parts()[0], theorem, num(1), scope)
    return _from(goal, kernel.detachment(carried, theorem), num(1), scope)


def _two_sides(poly: Poly) -> tuple[Term, Term]:
    """P = a - b, where a has the positive coefficients and b the others."""
    more = kernel.render({mono: c for mono, c in poly.items() if c > 0})
    return more, kernel.render({mono: -c for mono, c in poly.items() if c < 0})


_WAYS = (
    _without_common_factor,
    _without_denominators,
    _member_by_member,
    _by_needed_cases,
    _by_combination,
    _through_function,
    _by_factors,
    _by_squares_and_a_fact,
    _inside_sums,
    _squared,
    _raised_to_e,
    _by_cases,
    _in_exponentials,
)
