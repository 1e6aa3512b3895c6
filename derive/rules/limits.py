"""Limits: a function between two others, and what a term comes to by its expansion."""

from __future__ import annotations

from ..printing.text import text
from ..terms.node import Node, free
from ..terms.statement import CONVERSE, EQ, GE, GT, INFINITY, LE, LT, NE, And, Prop, Rel, Same, Tends
from ..terms.term import NEG, POS, ZERO, Scalar, minus
from .judge import Judge, known, require_limit
from .theorem import Rejected, Sequent, Theorem, rule

__all__ = ["expansion", "squeeze"]


@rule
def squeeze(
    goal: Tends,
    variable: Scalar,
    lower: Theorem,
    upper: Theorem,
    below: Theorem,
    above: Theorem,
    facts: tuple[Theorem, ...],
) -> Sequent:
    """
    Γ ⊢ f ≤ g    Δ ⊢ g ≤ h    Θ ⊢ f → L    Λ ⊢ h → L    α of the signs of the limit, free in no fact, Θ or Λ
    what Γ and Δ say of α: α against a bound that ↓ and is free of α, and holds all the way to the target
    ────────────────────────────────────────────────────────────────────────────────────────────────────────
                    g → L as α → ∞, -∞ or a point    (a = or ≃ will do for a ≤)
    """
    ctx = known(facts)
    _require_new(variable, goal, facts)
    body = goal.instance(variable)
    for bound, moves, is_lower in ((lower, below, True), (upper, above, False)):
        end = moves.statement
        if not isinstance(end, Tends) or _course(end) != _course(goal):
            raise Rejected("the bounds must tend to the same target, in the same way")
        sides = (end.instance(variable), body) if is_lower else (body, end.instance(variable))
        relation = bound.statement
        known_so = isinstance(relation, Same) or (isinstance(relation, Rel) and relation.name in (LE, EQ))
        if not known_so or relation.parts() != sides:
            raise Rejected(f"{text(sides[0])} ≤ {text(sides[1])} is needed", Rel(LE, *sides))
        for statement in moves.hypotheses:
            if variable in free(statement):
                raise Rejected(f"{text(statement)} speaks of {text(variable)}, which moves")
    moving = {h for h in lower.hypotheses | upper.hypotheses if variable in free(h)}
    for statement in moving:
        if not _is_eventual(ctx, statement, variable, goal):
            place = goal.toward if goal.point is None else text(goal.point)
            raise Rejected(f"{text(statement)} need not hold as {text(variable)} → {place}")
    rest = (lower.hypotheses | upper.hypotheses | below.hypotheses | above.hypotheses) - moving
    return ctx.conclude(goal, rest)


def _course(goal: Tends) -> tuple[object, ...]:
    return goal.toward, goal.point, goal.side, goal.signs, goal.target


def _require_new(variable: Scalar, goal: Tends, facts: tuple[Theorem, ...]) -> None:
    """The scalar that stands for the one that moves must be arbitrary, and of its signs."""
    for node in _spoken(goal, facts):
        if variable in free(node):
            raise Rejected(f"{text(variable)} cannot stand for what moves here: {text(node)} speaks of it")
    if variable.signs != goal.signs:
        raise Rejected(f"{text(variable)} cannot stand for what moves here: it has other signs")


def _spoken(goal: Node, facts: tuple[Theorem, ...]) -> list[Node]:
    return [goal, *[h for fact in facts for h in (fact.statement, *fact.hypotheses)]]


def _is_eventual(ctx: Judge, statement: Prop, variable: Scalar, goal: Tends) -> bool:
    """Whether a hypothesis holds from some point on: a bound of α that has a value, away from where α tends."""
    match statement:
        case And(members):
            return all(_is_eventual(ctx, member, variable, goal) for member in members)
        case Rel(name, left, right) if left == variable and variable not in free(right):
            end = right
        case Rel(name, right, left) if left == variable and variable not in free(right):
            name, end = CONVERSE[name], right
        case _:
            return False
    if not ctx.defined(end):
        return False
    if name == NE:
        return True
    if goal.point is None:
        return name in ((GE, GT) if goal.toward == INFINITY else (LE, LT))
    beyond = ctx.sign(minus(end, goal.point))
    if name in (LE, LT):
        return not beyond & ~(POS | (ZERO if goal.side == NEG else 0))
    return name != EQ and not beyond & ~(NEG | (ZERO if goal.side == POS else 0))


@rule
def expansion(goal: Tends, variable: Scalar, order: int, facts: tuple[Theorem, ...]) -> Sequent:
    """
    α is β or -β, or p + 1/β, p - 1/β from each side that its signs allow    f(α) = L + R for all large β
    R → 0    L ↓    (series up to this order)    no fact speaks of α
    ─────────────────────────────────────────────────────────────────────────────────────────────────────
                           f(α) → L as α → ∞, α → -∞ or α → p

    taken for granted: of two exponentials, powers or logarithms, how they outgrow each other as β → ∞
    """
    ctx = known(facts)
    _require_new(variable, goal, facts)
    ctx.require_defined(goal.target)
    require_limit(ctx, goal, variable, order)
    return ctx.conclude(goal)
