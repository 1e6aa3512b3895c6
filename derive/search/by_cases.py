"""Inequalities by cases: a maximum from its members, a modulus from both of its signs."""

from __future__ import annotations

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.ordering import key
from ..kernel.poly import Poly, atoms
from ..terms.letters import letters_for
from ..terms.node import free, opened
from ..terms.statement import GE, GT, LE, LT, NE, Rel, negated
from ..terms.term import MAX, MIN, NEG, POS, Fn, Mul, Pow, Reduce, minus, num
from .question import Shown, follows, positive, strict, under_moduli
from .scope import Scope

_MOST_MODULI = 4


def member_by_member(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
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
        return _of_all_members(shown, goal, base, (coefficient, rest), scope)
    raise Rejected("there is no maximum to take apart")


def _of_all_members(shown: Shown, goal: Rel, term: Reduce, parts: tuple[Poly, Poly], scope: Scope) -> Theorem:
    taken = {v.name for node in (goal, *scope.given) for v in free(node)}
    (index,) = letters_for((term.letter,), (term.size,), taken)
    inside = scope.assuming(*[Rel(NE, index, o) for o in term.omit])
    coefficient, rest = [kernel.render(part) for part in parts]
    one = opened(term.body, (index,))
    difference = known(inside.facts).normal(minus(rest, Mul((num(-1), coefficient, one))))
    theorem = shown(positive(difference, strict(goal)), inside)
    bound = kernel.render(known(scope.facts).product([parts[1], known(scope.facts).normal(Pow(coefficient, num(-1)))]))
    name = {GE: LE, GT: LT}[goal.name] if term.kind == MAX else goal.name
    below = follows(Rel(name, one, Mul((num(-1), bound))), theorem, Pow(coefficient, num(-1)), inside)
    return follows(goal, kernel.reduced(term.kind, below, index, term.omit, scope.facts), coefficient, scope)


def by_cases(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """For a modulus |t|: the case t ≥ 0, and the case t < 0."""
    inside = under_moduli(poly)
    if not 0 < len(inside) <= _MOST_MODULI:
        raise Rejected("there is no modulus to take apart")
    condition = Rel(GE, inside[0], num(0))
    holds, fails = [_in_case(shown, goal, scope.assuming(case)) for case in (condition, negated(condition))]
    return kernel.cases(condition, holds, fails, scope.facts)


def _in_case(shown: Shown, goal: Rel, scope: Scope) -> Theorem:
    poly = known(scope.facts).normal(goal.left)
    return follows(goal, shown(positive(poly, strict(goal)), scope), num(1), scope)


def by_needed_cases(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """The same, for a modulus from which the difference does not gain."""
    inside = under_moduli({mono: c for mono, c in poly.items() if c < 0})
    if not inside:
        raise Rejected("every modulus counts as one that is not negative")
    return by_cases(shown, goal, {frozenset([(Fn("abs", (inside[0],)), 1)]): 1}, scope)
