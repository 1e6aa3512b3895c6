"""Limits: a function between two others, and continuous functions of what vanishes."""

from __future__ import annotations

from ...printing.text import text
from ...terms.node import Node, Term, free
from ...terms.statement import CONVERSE, EQ, GE, GT, INFINITY, LE, LT, NE, And, Prop, Rel, Tends
from ...terms.substitution import substitute
from ...terms.term import ANY, NEG, POS, Fn, Scalar, num
from ..context import Context, known
from ..context.normal import equal, render
from ..poly import Poly
from ..theorem import Rejected, Sequent, Theorem, rule
from .logic import hypothesis

__all__ = ["convergence", "squeeze"]


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
    what Γ and Δ say of α: α against a bound that ↓ and is free of α, and holds all the way to ∞, or near 0
    ────────────────────────────────────────────────────────────────────────────────────────────────────────
                    g → L as α → ∞, or as α → 0    (a = will do for a ≤)
    """
    ctx = known(facts)
    _require_new(variable, goal, facts)
    body = goal.instance(variable)
    for bound, moves, place in ((lower, below, 0), (upper, above, 1)):
        end = moves.statement
        if not isinstance(end, Tends) or (end.toward, end.signs, end.target) != (goal.toward, goal.signs, goal.target):
            raise Rejected("the bounds must tend to the same target, in the same way")
        sides = (end.instance(variable), body) if place == 0 else (body, end.instance(variable))
        relation = bound.statement
        if not isinstance(relation, Rel) or relation.name not in (LE, EQ) or relation.parts() != sides:
            raise Rejected(f"{text(sides[0])} ≤ {text(sides[1])} is needed", Rel(LE, *sides))
        for statement in moves.hypotheses:
            if variable in free(statement):
                raise Rejected(f"{text(statement)} speaks of {text(variable)}, which moves")
    moving = {h for h in lower.hypotheses | upper.hypotheses if variable in free(h)}
    for statement in moving:
        if not _is_eventual(ctx, statement, variable, goal.toward):
            raise Rejected(f"{text(statement)} need not hold as {text(variable)} → {goal.toward}")
    rest = (lower.hypotheses | upper.hypotheses | below.hypotheses | above.hypotheses) - moving
    return ctx.conclude(goal, rest)


def _require_new(variable: Scalar, goal: Tends, facts: tuple[Theorem, ...]) -> None:
    """The scalar that stands for the one that moves must be arbitrary, and of its signs."""
    if variable.signs != goal.signs or any(variable in free(node) for node in _spoken(goal, facts)):
        raise Rejected(f"{text(variable)} cannot stand for what moves here")


def _spoken(goal: Node, facts: tuple[Theorem, ...]) -> list[Node]:
    return [goal, *[h for fact in facts for h in (fact.statement, *fact.hypotheses)]]


def _is_eventual(ctx: Context, statement: Prop, variable: Scalar, toward: str) -> bool:
    """Whether a hypothesis holds from some point on: a bound of α that has a value, away from where α tends."""
    match statement:
        case And(members):
            return all(_is_eventual(ctx, member, variable, toward) for member in members)
        case Rel(name, left, right) if left == variable and variable not in free(right):
            end = right
        case Rel(name, right, left) if left == variable and variable not in free(right):
            name, end = CONVERSE[name], right
        case _:
            return False
    if ctx.gap(end) is not None:
        return False
    if toward == INFINITY:
        return name in (GE, GT, NE)
    side = {LE: POS, LT: POS, GE: NEG, GT: NEG}
    return name == NE or (name in side and ctx.sign(end) == side[name])


@rule
def convergence(
    goal: Tends, variable: Scalar, pattern: Term, holes: tuple[tuple[Scalar, Term], ...], facts: tuple[Theorem, ...]
) -> Sequent:
    """
    uₙ ↓    uₙ → 0 by the table    F smooth at 0 in each place, free of α    F(0, 0, …) ↓    L ↓    F(0, 0, …) = L
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
      F(u₁, u₂, …) → L as α → ∞, or as α → 0    (no fact speaks of α, or of the scalars that hold the places of F)

    taken for granted, c free of α:    α → 0 as α → 0    as α → ∞: c·α^(-p) → 0 for p > 0, e^(-c·α) → 0 for c > 0
    """
    _require_new(variable, goal, facts)
    zeros = tuple([Rel(EQ, hole, num(0)) for hole, _ in holes])
    fillings = dict(holes)
    spoken = [*_spoken(goal, facts), *fillings.values()]
    if len(fillings) != len(holes) or any(h in free(node) for h in fillings for node in spoken):
        raise Rejected("what vanishes is put in for scalars that occur nowhere else")
    if any(hole.signs != ANY for hole in fillings):
        raise Rejected("what vanishes may have any sign, so the scalar it is put in for has none declared")
    if variable in free(pattern) or substitute(pattern, fillings) != goal.instance(variable):
        raise Rejected("the function is not made of what vanishes in this way")
    eventually = (hypothesis(Rel(GT, variable, num(0))),) if goal.toward == INFINITY else ()
    moving = known((*facts, *eventually))
    for _, part in holes:
        moving.require_defined(part)
        if not vanishes(moving, part, variable, goal.toward):
            raise Rejected(f"{text(part)} is not in the table of what tends to 0 as {text(variable)} → {goal.toward}")
    tabled = moving.conclude(goal)
    ctx = known((*facts, *map(hypothesis, zeros)))
    for hole in fillings:
        rough = ctx.roughness(pattern, hole)
        if rough is not None:
            raise Rejected(rough.reason, rough.needs)
    value = substitute(pattern, {hole: num(0) for hole in fillings})
    ctx.require_defined(pattern, value, goal.target)
    if not equal(ctx, value, goal.target):
        raise Rejected(f"the limit is {text(render(ctx.normal(value)))}, not {text(goal.target)}")
    concluded = ctx.conclude(goal)
    used = tuple([fact for fact in facts if fact in (*concluded.used, *tabled.used)])
    return concluded._replace(hypotheses=frozenset().union(*[fact.hypotheses for fact in used]), used=used)


def vanishes(ctx: Context, term: Term, variable: Scalar, toward: str) -> bool:
    """Whether a term is in the table: it tends to 0 as the variable moves."""
    if toward != INFINITY:
        return term == variable
    if isinstance(term, Fn) and term.name == "exp":
        slope = rate(ctx.normal(term.args[0]), variable)
        return slope is not None and ctx.sign(render(slope)) == NEG
    poly = ctx.normal(term)
    if len(poly) != 1:
        return False
    power = dict(next(iter(poly))).get(variable, 0)
    return power < 0 and _divided(poly, variable, power) is not None


def rate(exponent: Poly, variable: Scalar) -> Poly | None:
    """The c of c·α, if an exponent is of this form."""
    return _divided(exponent, variable, 1)


def _divided(poly: Poly, variable: Scalar, power: object) -> Poly | None:
    """poly / α^power, if α occurs in every monomial with that power and nowhere else."""
    out: Poly = {}
    for mono, c in poly.items():
        rest = frozenset([pair for pair in mono if pair[0] != variable])
        if dict(mono).get(variable, 0) != power or any(variable in free(base) for base, _ in rest):
            return None
        out[rest] = c
    return out or None
