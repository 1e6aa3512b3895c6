"""Rules of order: signs, linear combinations, monotone functions, sums, maxima, and e^t ≥ 1 + t."""

from __future__ import annotations

from ...printing.text import text
from ...terms.functions import REAL
from ...terms.node import Bound, Term, free, opened
from ...terms.statement import CONVERSE, EQ, GE, GT, LE, LT, NE, SIGNS, Iff, Prop, Rel
from ...terms.term import (
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
from ..bounds import product_sign, sum_sign
from ..context import known
from ..normal import equal
from ..sign import nonempty
from ..theorem import Rejected, Sequent, Theorem, rule


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
        ctx.require_defined(fact.left, fact.right)
        signs = sum_sign(signs, product_sign(SIGNS[fact.name], ctx.sign(multiplier)))
        combination.append(Mul((multiplier, minus(fact.left, fact.right))))
    if signs & ~SIGNS[goal.name]:
        raise Rejected(f"the combination of facts does not have the sign of {text(goal)}")
    if not equal(ctx, Mul((scale, minus(goal.left, goal.right))), Add(tuple(combination))):
        raise Rejected(f"the difference in {text(goal)} is not this combination of the facts")
    concluded = ctx.conclude(goal)
    premises = [theorem.hypotheses for theorem, _ in terms]
    return concluded._replace(hypotheses=concluded.hypotheses.union(*premises))


@rule
def monotone(function: str, relation: Rel, facts: tuple[Theorem, ...]) -> Sequent:
    """
    f strictly increasing    a, b, f(a), f(b) ↓
    ───────────────────────────────────────────
             a R b  ⇔  f(a) R f(b)
    """
    ctx = known(facts)
    if function not in REAL or not REAL[function].increasing:
        raise Rejected(f"{function} is not known to be increasing")
    images = (Fn(function, (relation.left,)), Fn(function, (relation.right,)))
    ctx.require_defined(*images)
    return ctx.conclude(Iff(relation, Rel(relation.name, *images)))


@rule
def monotone_power(exponent: Num, relation: Rel, facts: tuple[Theorem, ...]) -> Sequent:
    """
    p > 0    a ≥ 0    b ≥ 0  (or p odd)      p < 0    a > 0    b > 0
    ───────────────────────────────────      ───────────────────────
          a R b  ⇔  a^p R b^p                a R b  ⇔  b^p R a^p
    """
    ctx = known(facts)
    value = exponent.value
    images = (Pow(relation.left, exponent), Pow(relation.right, exponent))
    ctx.require_defined(*images)
    if value == 0:
        raise Rejected("the power 0 is the same for every base")
    allowed = POS if value < 0 else POS | ZERO
    odd = value > 0 and value.denominator == 1 and value.numerator % 2 == 1
    for base in relation.parts():
        if not odd and ctx.sign(base) & ~allowed:
            raise Rejected(f"{text(base)} may be negative, where a power need not grow", Rel(GE, base, num(0)))
    ordered = images if value > 0 else images[::-1]
    return ctx.conclude(Iff(relation, Rel(relation.name, *ordered)))


@rule
def scaled(first: Rel, second: Rel, factor: Term, facts: tuple[Theorem, ...]) -> Sequent:
    """
    a, b, a', b', c ↓    c > 0    a - b = c·(a' - b')
    ─────────────────────────────────────────────────  (c < 0 turns R round; = and ≠ need only c ≠ 0)
                  a R b  ⇔  a' R b'
    """
    ctx = known(facts)
    ctx.require_defined(*first.parts(), *second.parts(), factor)
    signs = ctx.sign(factor)
    wanted = second.name if signs == POS else CONVERSE[second.name]
    if signs & ZERO or (signs != NEG and signs != POS and second.name not in (EQ, NE)):
        raise Rejected(f"the sign of {text(factor)} is not known")
    if first.name != wanted:
        raise Rejected(f"{first.name} does not become {second.name} by this factor")
    left, right = minus(first.left, first.right), Mul((factor, minus(second.left, second.right)))
    if not equal(ctx, left, right):
        raise Rejected(f"the two differences are not in the ratio {text(factor)}")
    return ctx.conclude(Iff(first, second))


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
    apart = {r for o in omit for r in (Rel(NE, index, o), Rel(NE, o, index))}
    rest = theorem.hypotheses - apart
    for node in (*rest, *omit):
        if index in free(node):
            raise Rejected(f"{index.name} is not arbitrary: {text(node)} speaks of it")
    name, some = relation.name, nonempty(ctx, index.size, len(omit))
    if kind != SUM and not some:
        raise Rejected("the range may be empty", Rel(GE, index.size, num(len(omit) + 1)))
    if not some:
        name = {GT: GE, LT: LE}.get(name, name)
    sides = [reduce_over(kind, index, side, omit) for side in relation.parts()]
    concluded = ctx.conclude(Rel(name, *sides))
    return concluded._replace(hypotheses=concluded.hypotheses | rest)


@rule
def extremum(term: Reduce, index: Term, facts: tuple[Theorem, ...]) -> Sequent:
    """
    max f ↓    a is an index of the range
    ─────────────────────────────────────  (min f ≤ f(a))
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
def antisymmetry(above: Theorem, below: Theorem) -> Prop:
    """
    a ≥ b    a ≤ b
    ──────────────
        a = b
    """
    match above.statement, below.statement:
        case Rel(ge, a, b), Rel(le, a2, b2) if (ge, le) == (GE, LE) and a == a2 and b == b2:
            return Rel(EQ, a, b)
    raise Rejected("equality needs ≥ and ≤ between the same two terms")


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
