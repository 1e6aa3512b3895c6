"""Rules of order: signs, linear combinations, monotone functions, sums, maxima, e^t ≥ 1 + t, and numbers."""

from __future__ import annotations

from ..printing.text import text
from ..terms.functions import REAL
from ..terms.node import Bound, Term, free, opened
from ..terms.statement import EQ, GE, GT, LE, LT, NE, SIGNS, Iff, Prop, Rel
from ..terms.term import (
    MAX,
    MIN,
    NEG,
    POS,
    SUM,
    ZERO,
    Add,
    ArgMax,
    Fn,
    Index,
    Mul,
    Num,
    Pow,
    Reduce,
    at,
    is_real,
    minus,
    num,
    reduce_over,
    require_size,
    shape_of,
)
from .indices import differences
from .judge import Judge, known, shows
from .signs import product_sign, sum_sign
from .theorem import Rejected, Sequent, Theorem, rule

__all__ = ["argmax", "exp_bound", "extremum", "ground", "linear", "monotone", "reduced", "sign"]


@rule
def sign(goal: Rel, facts: tuple[Theorem, ...]) -> Sequent:
    """
    a ↓    b ↓    the signs that a - b can have, as written, are among those of R
    ─────────────────────────────────────────────────────────────────────────────
                                      a R b
    """
    ctx = known(facts)
    ctx.require_defined(goal.left, goal.right)
    if not ctx.holds(goal):
        raise Rejected(f"{text(goal)} does not show in the signs of its parts")
    return ctx.conclude(goal)


@rule
def linear(
    goal: Rel, terms: tuple[tuple[Theorem, Term], ...], rest: Term, scale: Term, facts: tuple[Theorem, ...]
) -> Sequent:
    """
    uᵢ Rᵢ vᵢ    q > 0    a, b, uᵢ, vᵢ, λᵢ, c, q ↓    q·(a - b) = Σ λᵢ·(uᵢ - vᵢ) + c
    the signs that Rᵢ leaves for uᵢ - vᵢ, with those of λᵢ and c, give one of R's
    ─────────────────────────────────────────────────────────────────────────────
                                        a R b
    """
    ctx = known(facts)
    ctx.require_defined(goal.left, goal.right, rest, scale, *[multiplier for _, multiplier in terms])
    if ctx.sign(scale) != POS:
        raise Rejected(f"{text(scale)} is not known to be positive")
    signs, combination = ctx.sign(rest), [rest]
    for theorem, multiplier in terms:
        fact = theorem.statement
        if not isinstance(fact, Rel) or not is_real(fact.left):
            raise Rejected("only relations between real terms can be combined")
        if ctx.is_zero(multiplier):
            raise Rejected("a fact times 0 says nothing")
        ctx.require_defined(fact.left, fact.right)
        signs = sum_sign(signs, product_sign(SIGNS[fact.name], ctx.sign(multiplier)))
        combination.append(Mul((multiplier, minus(fact.left, fact.right))))
    if signs & ~SIGNS[goal.name]:
        raise Rejected(f"the combination of facts does not have the sign of {text(goal)}")
    if not ctx.equal(Mul((scale, minus(goal.left, goal.right))), Add(tuple(combination))):
        raise Rejected(f"the difference in {text(goal)} is not this combination of the facts")
    return ctx.conclude(goal, [h for theorem, _ in terms for h in theorem.hypotheses])


@rule
def monotone(function: str | Term, relation: Rel, facts: tuple[Theorem, ...]) -> Sequent:
    """
    f strictly increasing, or a power p > 0 or p < 0, where    a, b, f(a), f(b) ↓
    p > 0 needs a ≥ 0 and b ≥ 0, unless it is an odd number; p < 0 needs a > 0 and b > 0, and turns R round
    ─────────────────────────────────────────────────────────────────────────────────────────────
                                    a R b  ⇔  f(a) R f(b)
    """
    ctx = known(facts)
    if isinstance(function, Term):
        images: list[Term] = [Pow(side, function) for side in relation.parts()]
    elif function in REAL and REAL[function].increasing:
        images = [Fn(function, (side,)) for side in relation.parts()]
    else:
        raise Rejected(f"{function} is not known to be increasing")
    ctx.require_defined(*images)
    if isinstance(function, Term) and _require_ordered(ctx, function, relation) == NEG:
        images = images[::-1]
    return ctx.conclude(Iff(relation, Rel(relation.name, *images)))


def _require_ordered(ctx: Judge, exponent: Term, relation: Rel) -> int:
    """The sign of an exponent. Raises Rejected unless the power grows, or falls, all the way between the two sides."""
    signs = ctx.sign(exponent)
    if signs not in (POS, NEG):
        raise Rejected(f"{text(exponent)} may be 0 or of either sign, and the power 0 is the same for every base")
    if signs == POS and isinstance(exponent, Num) and exponent.value.denominator == 1 and exponent.value % 2:
        return signs
    for base in relation.parts():
        if ctx.sign(base) & ~(POS if signs == NEG else POS | ZERO):
            raise Rejected(f"{text(base)} may be negative, where a power need not grow", Rel(GE, base, num(0)))
    return signs


@rule
def reduced(kind: str, theorem: Theorem, index: Index, omit: tuple[Term, ...], facts: tuple[Theorem, ...]) -> Sequent:
    """
    k ≠ omit, Γ ⊢ a R b    omit ↓    k not free in Γ    R one of =, ≥, >, ≤, <    (max, min: some index is left)
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────
            Γ ⊢ Σ a R Σ b    max a R max b    min a R min b    (Σ of > is only ≥ if no index is left)
    """
    ctx = known(facts)
    relation = theorem.statement
    if kind not in (SUM, MAX, MIN) or not isinstance(relation, Rel) or relation.name == NE:
        raise Rejected("only =, ≥, >, ≤ and < carry over to sums, maxima and minima")
    if not is_real(relation.left):
        raise Rejected("only relations between real terms carry over")
    ctx.require_defined(*omit)
    rest = theorem.hypotheses - differences(index, omit)
    for node in (*rest, *omit):
        if index in free(node):
            raise Rejected(f"{index.name} is not arbitrary: {text(node)} speaks of it")
    name, some = relation.name, ctx.nonempty(index.size, len(omit))
    if kind != SUM and not some:
        raise Rejected("the range may be empty", Rel(GE, index.size, num(len(omit) + 1)))
    if not some:
        name = {GT: GE, LT: LE}.get(name, name)
    sides = [reduce_over(kind, index, side, omit) for side in relation.parts()]
    return ctx.conclude(Rel(name, *sides), rest)


@rule
def extremum(term: Reduce, index: Term, facts: tuple[Theorem, ...]) -> Sequent:
    """
    max f ↓    a ↓    a is an index of the range, and known to differ from those left out
    ──────────────────────────────────────────────────────────────────────────────────────  (min f ≤ f(a))
                                     max f ≥ f(a)
    """
    ctx = known(facts)
    if term.kind not in (MAX, MIN):
        raise Rejected("only a maximum or a minimum bounds its members")
    ctx.require_defined(term, index)
    require_size(index, term.size)
    for left_out in term.omit:
        if not ctx.distinct(index, left_out):
            raise Rejected(f"{text(index)} may be left out", Rel(NE, index, left_out))
    return ctx.conclude(Rel(GE if term.kind == MAX else LE, term, opened(term.body, (index,))))


@rule
def argmax(vector: Term, facts: tuple[Theorem, ...]) -> Sequent:
    """
              x ↓
    ───────────────────
    x at argmax x = max x
    """
    ctx = known(facts)
    ctx.require_defined(vector)
    place = ArgMax(vector)
    (size,) = shape_of(vector)
    largest = Reduce(MAX, size, (), at(vector, (Bound(0),)), "k")
    return ctx.conclude(Rel(EQ, at(vector, (place,)), largest))


@rule
def exp_bound(exponent: Term, facts: tuple[Theorem, ...]) -> Sequent:
    """
         t ↓
    ─────────────  (> if t ≠ 0). The one inequality of analysis that is taken for granted.
    e^t ≥ 1 + t
    """
    ctx = known(facts)
    ctx.require_defined(exponent)
    name = GE if ctx.sign(exponent) & ZERO else GT
    return ctx.conclude(Rel(name, Fn("exp", (exponent,)), Add((num(1), exponent))))


@rule
def ground(relation: Rel) -> Prop:
    """
    a, b closed    balls that contain a and b show a R b
    ────────────────────────────────────────────────────  (R one of >, ≥, <, ≤, ≠)
                           a R b
    """
    if relation.name == EQ or not is_real(relation.left):
        raise Rejected("balls cannot show that two numbers are equal")
    if free(relation):
        raise Rejected(f"{text(relation)} has variables in it")
    if not shows(relation):
        raise Rejected(f"ball arithmetic does not decide {text(relation)}", relation)
    return relation
