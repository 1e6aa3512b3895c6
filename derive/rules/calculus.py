"""The derivative, one row of the table at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from ..printing.text import text
from ..terms.node import VECTOR, Bound, BoundScalar, BoundVector, Term, closed, free, opened
from ..terms.statement import EQ, LE, Prop, Rel
from ..terms.table import Table
from ..terms.term import (
    PROD,
    SUM,
    Add,
    Adj,
    Apply,
    ArgMax,
    At,
    Call,
    Delta,
    Deriv,
    Det,
    Dim,
    Fn,
    Function,
    Index,
    Inv,
    Lam,
    Lit,
    Mul,
    Num,
    OtherIndex,
    Pi,
    Pow,
    Reduce,
    Scalar,
    Tup,
    Vector,
    at,
    is_integral,
    minus,
    num,
    over,
    shape_of,
)
from .indices import differences, fresh
from .judge import known
from .local import require_local
from .theorem import Rejected, Sequent, Theorem, rule

__all__ = ["derivative", "tangent", "termwise"]


Row = tuple[str, Term]
ROW: Table[Callable[[Any, Deriv], Row]] = Table("the row of the table of derivatives", Term)
"""Each is given f, and D(f, v) as a whole."""


@rule
def derivative(term: Deriv, facts: tuple[Theorem, ...]) -> Sequent:
    """
    f is smooth in v near the point    D(f, v) has the row f' in the table    f' ↓
    ──────────────────────────────────────────────────────────────────────────────
                                     D(f, v) = f'
    """
    ctx = known(facts)
    ctx.require_defined(term)
    name, value = row(term)
    ctx.require_defined(value)
    ctx.note(name, term)
    return ctx.conclude(Rel(EQ, term, value))


@rule
def tangent(term: Deriv, lower: Theorem, upper: Theorem, touch: Theorem, facts: tuple[Theorem, ...]) -> Sequent:
    """
    Γ ⊢ g ≤ f    Δ ⊢ f ≤ h    Θ ⊢ g = h    g, h smooth in v    Γ and Δ hold near the point if at it
    ───────────────────────────────────────────────────────────────────────────────────────────────
                    D(f, v) = (D(g, v) + D(h, v))/2    (the two are equal there)
    """
    ctx = known(facts)
    below, above, point = lower.statement, upper.statement, touch.statement
    if not isinstance(below, Rel) or below.name != LE or below.right != term.body:
        raise Rejected("the first relation must say that something is at most what is differentiated")
    if not isinstance(above, Rel) or above.name != LE or above.left != term.body:
        raise Rejected("the second relation must say that what is differentiated is at most something")
    if point != Rel(EQ, below.left, above.right):
        raise Rejected("the third relation must say that the two bounds meet at the point")
    for theorem in (lower, upper):
        require_local(theorem, term.root)
    slope = over(Add(tuple([Deriv(bound, term.var) for bound in point.parts()])), num(2))
    ctx.require_defined(slope)
    ctx.note("tangent", term)
    hypotheses = lower.hypotheses | upper.hypotheses | touch.hypotheses
    return ctx.conclude(Rel(EQ, term, slope), hypotheses)


@rule
def termwise(
    term: Deriv, slopes: tuple[Theorem, ...], indices: tuple[Index, ...], facts: tuple[Theorem, ...]
) -> Sequent:
    """
    D(fᵢ, v) = gᵢ                c ↓, free of v    D(f, v) = g    k ≠ omit, Γ ⊢ D(f(k), v) = g(k)    omit ↓, free of v
    ─────────────────────────    ─────────────────────────────    ────────────────────────────────────────────────────
    D(f₁ + …, v) = g₁ + …        D(c·f, v) = c·g                  Γ ⊢ D(Σ_k f, v) = Σ_k g    (k not free in Γ and v)
    """
    ctx, body, rest = known(facts), term.body, frozenset[Prop]().union(*[t.hypotheses for t in slopes])
    match body:
        case Add(parts):
            values = _values(term, parts, slopes)
            return ctx.conclude(Rel(EQ, term, Add(values)), rest)
        case Mul(factors):
            moving = tuple([f for f in factors if term.root in free(f)])
            if len(moving) != 1:
                raise Rejected("one factor alone may move")
            ctx.require_defined(*[f for f in factors if f not in moving])
            (value,) = _values(term, moving, slopes)
            return ctx.conclude(Rel(EQ, term, Mul(tuple([value if f in moving else f for f in factors]))), rest)
        case Reduce(kind, size, omit) if kind == SUM and tuple([i.size for i in indices]) == (size,):
            ctx.require_defined(*omit)
            rest -= differences(indices[0], omit)
            if any([indices[0] in free(node) for node in (term, *rest)]) or any([term.root in free(o) for o in omit]):
                raise Rejected("the index is not arbitrary, or what is left out moves")
            (value,) = _values(term, (opened(body.body, indices),), slopes)
            summed = Reduce(SUM, size, omit, closed(value, indices), body.letter)
            return ctx.conclude(Rel(EQ, term, summed), rest)
    raise Rejected("this is no sum")


def _values(term: Deriv, parts: tuple[Term, ...], slopes: tuple[Theorem, ...]) -> tuple[Term, ...]:
    """What theorems say that the slopes of some parts are."""
    lefts = [Deriv(part, term.var) for part in parts]
    if len(lefts) != len(slopes):
        raise Rejected("there must be one slope for each part")
    values = []
    for left, theorem in zip(lefts, slopes, strict=True):
        if not isinstance(theorem.statement, Rel) or theorem.statement.name != EQ or theorem.statement.left != left:
            raise Rejected(f"an equation must say what {text(left)} is")
        values.append(theorem.statement.right)
    return tuple(values)


def row(term: Deriv) -> Row:
    """The name of the rule of calculus that applies to D(f, v), and what it gives.

    Rows: constant_rule, component_rule, linearity, product_rule, quotient_rule,
    reciprocal_rule, power_rule, sum_rule, determinant_rule, inverse_rule,
    adjugate_rule, chain_rule, and one for each function, as exp_rule. Raises Rejected where the table has no row.
    """
    body = term.body
    if term.root not in free(body):
        return "constant_rule", num(0)
    return ROW[type(body)](body, term)


@ROW.entry(Scalar)
def _itself(body: Scalar, term: Deriv) -> Row:
    return "component_rule", num(1)


@ROW.entry(At)
def _component(body: At, term: Deriv) -> Row:
    match body.vector:
        case Inv(matrix):
            return "inverse_rule", _of_inverse(matrix, body.indices, term)
        case Adj(matrix):
            return "adjugate_rule", _of_adjugate(matrix, body.indices, term)
    places = zip(body.indices, term.var.parts()[1:], strict=True)
    return "component_rule", _joined([Delta(i, j) for i, j in places])


def _along_entries(matrix: Term, term: Deriv, weight: Callable[[Index, Index], Term]) -> Term:
    """Σ_p Σ_q weight(p, q)·D(A_pq, v)"""
    (size, _) = shape_of(matrix)
    p = fresh(size, term)
    q = fresh(size, term, p)
    slope = Mul((weight(p, q), Deriv(at(matrix, (p, q)), term.var)))
    inner = Reduce(SUM, size, (), closed(slope, (q,)), "q")
    return Reduce(SUM, size, (), closed(inner, (p,)), "p")


def _of_inverse(matrix: Term, places: tuple[Term, ...], term: Deriv) -> Term:
    """-Σ_pq A⁻¹_ip·D(A_pq, v)·A⁻¹_qj"""
    inverse, (i, j) = Inv(matrix), places
    slope = _along_entries(matrix, term, lambda p, q: Mul((at(inverse, (i, p)), at(inverse, (q, j)))))
    return Mul((num(-1), slope))


def _of_adjugate(matrix: Term, places: tuple[Term, ...], term: Deriv) -> Term:
    """Σ_pq (adj(A)_qp·A⁻¹_ij - det A·A⁻¹_ip·A⁻¹_qj)·D(A_pq, v), which is D(det A·A⁻¹_ij, v): where det A ≠ 0"""
    inverse, (i, j) = Inv(matrix), places

    def weight(p: Index, q: Index) -> Term:
        grows = Mul((at(Adj(matrix), (q, p)), at(inverse, (i, j))))
        return minus(grows, Mul((Det(matrix), at(inverse, (i, p)), at(inverse, (q, j)))))

    return _along_entries(matrix, term, weight)


@ROW.entry(Det)
def _determinant(body: Det, term: Deriv) -> Row:
    """Σ_pq adj(A)_qp·D(A_pq, v), whether det A is 0 or not"""
    adjugate = Adj(body.matrix)
    return "determinant_rule", _along_entries(body.matrix, term, lambda p, q: at(adjugate, (q, p)))


@ROW.entry(Add)
def _sum(body: Add, term: Deriv) -> Row:
    return "linearity", Add(tuple([Deriv(t, term.var) for t in body.terms]))


@ROW.entry(Mul)
def _product(body: Mul, term: Deriv) -> Row:
    fixed = [f for f in body.factors if term.root not in free(f)]
    moving = [f for f in body.factors if term.root in free(f)]
    if fixed or len(moving) == 1:
        return "linearity", Mul((*fixed, Deriv(_joined(moving), term.var)))
    for place, factor in enumerate(moving):
        if _is_divisor(factor):
            return "quotient_rule", _quotient(_joined(moving[:place] + moving[place + 1 :]), factor, term.var)
    products = [
        Mul((*moving[:place], Deriv(factor, term.var), *moving[place + 1 :])) for place, factor in enumerate(moving)
    ]
    return "product_rule", Add(tuple(products))


@ROW.entry(Reduce)
def _reduction(body: Reduce, term: Deriv) -> Row:
    if body.kind == PROD:
        return "product_rule", _product_over_index(body, term)
    if body.kind != SUM:
        return _none(body, term)
    index = fresh(body.size, term)
    slope = closed(Deriv(opened(body.body, (index,)), term.var), (index,))
    return "sum_rule", Reduce(SUM, body.size, body.omit, slope, body.letter)


def _product_over_index(body: Reduce, term: Deriv) -> Term:
    """Σ_k D(f(k), v)·Π_{j≠k} f(j)"""
    index = fresh(body.size, term)
    slope = Deriv(opened(body.body, (index,)), term.var)
    others = Reduce(PROD, body.size, (*body.omit, index), body.body, body.letter)
    return Reduce(SUM, body.size, body.omit, closed(Mul((slope, others)), (index,)), body.letter)


def _joined(factors: Sequence[Term]) -> Term:
    return factors[0] if len(factors) == 1 else Mul(tuple(factors))


def _is_divisor(term: Term) -> bool:
    return isinstance(term, Pow) and isinstance(term.exponent, Num) and term.exponent.value == -1


def _quotient(top: Term, divisor: Term, var: Term) -> Term:
    bottom = divisor.parts()[0]
    return minus(over(Deriv(top, var), bottom), Mul((top, Deriv(bottom, var), Pow(bottom, num(-2)))))


@ROW.entry(Pow)
def _power(body: Pow, term: Deriv) -> Row:
    base, exponent, var = body.base, body.exponent, term.var
    if _is_divisor(body):
        return "reciprocal_rule", Mul((num(-1), Deriv(base, var), Pow(base, num(-2))))
    if term.root not in free(exponent):
        lower = num(exponent.value - 1) if isinstance(exponent, Num) else minus(exponent, num(1))
        if exponent == num(0):
            return "power_rule", num(0)
        if isinstance(exponent, Num) or is_integral(exponent):
            powers = base if lower == num(1) else Pow(base, lower)
            return "power_rule", Mul((exponent, powers, Deriv(base, var)))
    grows = Mul((Deriv(exponent, var), Fn("log", (base,))))
    moves = Mul((exponent, over(Deriv(base, var), base)))
    return "power_rule", Mul((Pow(base, exponent), Add((grows, moves))))


@ROW.entry(Apply)
def _chain(body: Apply, term: Deriv) -> Row:
    """Σ_s Σ_k ∂_{s,k} f(u…)·D(u_s at k, v), over the arguments that move"""
    moving = [slot for slot, argument in enumerate(body.args) if term.root in free(argument)]
    slopes = [_along_argument(body, slot, term) for slot in moving]
    return "chain_rule", slopes[0] if len(slopes) == 1 else Add(tuple(slopes))


def _along_argument(body: Apply, slot: int, term: Deriv) -> Term:
    """Σ_k ∂_{s,k} f(u…)·D(u_s at k, v); without a sum where the argument is a number"""
    argument = body.args[slot]
    indices: tuple[Index, ...] = ()
    for size in shape_of(argument) if argument.sort == VECTOR else ():
        indices = (*indices, fresh(size, term, *indices))
    moved = at(argument, indices) if indices else argument
    slope: Term = Mul((body.partial(slot, indices), Deriv(moved, term.var)))
    for number, index in reversed(list(enumerate(indices))):
        slope = Reduce(SUM, index.size, (), closed(slope, (index,)), "klpq"[number % 4])
    return slope


@ROW.entry(Fn)
def _function(body: Fn, term: Deriv) -> Row:
    if body.name not in FUNCTIONS or len(body.args) != 1:
        return _none(body, term)
    (inner,) = body.args
    return f"{body.name}_rule", FUNCTIONS[body.name](inner, Deriv(inner, term.var))


@ROW.rest(
    {
        "it does not move": (Num, Pi, Dim, BoundScalar),
        "it jumps where it moves": (Delta,),
        "unfold it first": (Call,),
        "write out the inner derivative first": (Deriv,),
        "a position is no number": (Bound, Index, OtherIndex, Lit, ArgMax),
        "a vector is no number": (Vector, BoundVector, Lam, Tup, Inv, Adj),
        "a function has values": (Function,),
    }
)
def _none(body: Term, term: Deriv) -> Row:
    raise Rejected(f"the table of derivatives has no row for {text(body)}")


def _square(term: Term) -> Term:
    return Pow(term, num(2))


FUNCTIONS: dict[str, Callable[[Term, Term], Term]] = {
    "exp": lambda u, du: Mul((Fn("exp", (u,)), du)),
    "log": lambda u, du: over(du, u),
    "abs": lambda u, du: Mul((over(u, Fn("abs", (u,))), du)),
    "sin": lambda u, du: Mul((Fn("cos", (u,)), du)),
    "cos": lambda u, du: Mul((num(-1), Fn("sin", (u,)), du)),
    "tan": lambda u, du: Mul((Add((num(1), _square(Fn("tan", (u,))))), du)),
    "sinh": lambda u, du: Mul((Fn("cosh", (u,)), du)),
    "cosh": lambda u, du: Mul((Fn("sinh", (u,)), du)),
    "tanh": lambda u, du: Mul((minus(num(1), _square(Fn("tanh", (u,)))), du)),
    "atan": lambda u, du: over(du, Add((num(1), _square(u)))),
    "asinh": lambda u, du: over(du, Pow(Add((num(1), _square(u))), num(Fraction(1, 2)))),
    "erf": lambda u, du: Mul(
        (over(num(2), Pow(Pi(), num(Fraction(1, 2)))), Fn("exp", (Mul((num(-1), _square(u))),)), du)
    ),
}
"""f(u)' in terms of u and u'."""
