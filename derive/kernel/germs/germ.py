"""How each kind of term behaves as a scalar moves towards its target from one side.

Every side of every target becomes β → ∞: the scalar is β, -β, p + 1/β or
p - 1/β. A term that is free of it is a number, and must have a value; any other
is built up from its parts, each with a value for all large β. What is refused
is only not known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ...printing.text import text
from ...rules.theorem import Rejected
from ...terms.definition import unfolded
from ...terms.functions import REAL
from ...terms.node import Bound, BoundScalar, BoundVector, Term, free, opened
from ...terms.statement import INFINITY, Tends
from ...terms.table import Table
from ...terms.term import (
    ANY,
    NEG,
    POS,
    PROD,
    SUM,
    ZERO,
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
    is_integral,
    is_natural,
    made_of,
)
from ..context import Context
from ..context.normal import render
from ..ordering import fresh
from ..poly import ONE, constant
from .expansion import (
    NOUGHT,
    VANISHING,
    Expansion,
    Rest,
    bound,
    multiple,
    natural_power,
    parted,
    product,
    require_lead,
    single,
    summed,
    to_power,
)
from .functions import direction, exponential, far, logarithm, modulus, smooth
from .reductions import reduction
from .scale import Open, as_scale, iterated, raised

_LARGEST_POWER = 12
_LONGEST = 8


@dataclass(frozen=True)
class Approach:
    """The scalar `variable` on its way: what it is in terms of a β → ∞.

    `order`: how many terms of a power series are kept. `cited`: what terms are
    known to tend to, each with the number of the fact that says so.
    """

    ctx: Context
    variable: Scalar
    place: Expansion
    order: int
    cited: dict[Term, tuple[Term, int]] = field(default_factory=dict)


def approaches(ctx: Context, goal: Tends) -> tuple[Expansion, ...]:
    """The scalar of a limit, once for each side from which it comes. Raises Rejected where a side is in doubt.

    β or -β at an infinity; p + 1/β, p - 1/β at a point p, as far as the signs of the scalar allow.
    """
    moves = single({ONE: 1}, as_scale(iterated(0)))
    if goal.point is None:
        return (moves if goal.toward == INFINITY else multiple(moves, -1),)
    ctx.require_defined(goal.point)
    signs, found = ctx.sign(goal.point), []
    for side in (POS, NEG):
        if not goal.side & side:
            continue
        near = (side if signs & ZERO else 0) | (signs & ~ZERO)
        if not near & ~goal.signs:
            step = single(constant(1 if side == POS else -1), raised(ctx, moves.terms[0][0], constant(-1)))
            found.append(summed(ctx, [single(ctx.normal(goal.point)), step]))
        elif near & goal.signs:
            raise Rejected(f"it is not known whether {text(goal.point)} is within reach of a scalar with these signs")
    if not found:
        raise Rejected(f"a scalar with these signs does not come near {text(goal.point)} from there")
    return tuple(found)


GERM: Table[Callable[[Approach, Any], Expansion]] = Table("how a term behaves as a scalar moves", Term)


def germ(at: Approach, term: Term) -> Expansion:
    """The expansion of a term that has a value all the way. Raises Rejected where it, or that, is not known."""
    if at.variable not in free(term):
        gap = at.ctx.gap(term)
        if gap is not None:
            raise Open(gap)
        return summed(at.ctx, [single(at.ctx.normal(term))])
    if term in at.cited:
        value, fact = at.cited[term]
        at.ctx.trace.used.add(fact)
        return summed(at.ctx, [single(at.ctx.normal(value)), VANISHING])
    return GERM[type(term)](at, term)


@GERM.entry(Scalar)
def _itself(at: Approach, term: Scalar) -> Expansion:
    return at.place


@GERM.entry(Add)
def _sum(at: Approach, term: Add) -> Expansion:
    return summed(at.ctx, [germ(at, part) for part in term.terms])


@GERM.entry(Mul)
def _product(at: Approach, term: Mul) -> Expansion:
    found = single({ONE: 1})
    for factor in term.factors:
        found = product(at.ctx, found, germ(at, factor))
    return found


@GERM.entry(Pow)
def _power(at: Approach, term: Pow) -> Expansion:
    """b^r for a fixed r; any other power, of a base that is positive in the end, is e^(r·log b)."""
    base, exponent = germ(at, term.base), term.exponent
    if at.variable in free(exponent):
        first = require_lead(at.ctx, base, POS, term.base)
        return exponential(at.ctx, product(at.ctx, germ(at, exponent), logarithm(at.ctx, first, at.order)), at.order)
    at.ctx.require_defined(exponent)
    if isinstance(exponent, Num) and is_natural(exponent) and exponent.value <= _LARGEST_POWER:
        return natural_power(at.ctx, base, int(exponent.value))
    return _fixed_power(at, base, term)


def _fixed_power(at: Approach, base: Expansion, term: Pow) -> Expansion:
    exponent = term.exponent
    rooted = isinstance(exponent, Num) and exponent.value > 0
    if rooted and base == NOUGHT:
        return NOUGHT
    try:
        first = require_lead(at.ctx, base, POS | NEG if is_integral(exponent) else POS, term.base)
    except Rejected:
        found = _without_lead(at, base, term)
        if found is None:
            raise
        return found
    return to_power(at.ctx, first, exponent, at.order)


def _without_lead(at: Approach, base: Expansion, term: Pow) -> Expansion | None:
    """
    f = L + v    v → 0                      f ≥ 0    f = O(g)
    ────────────────────────  r = 0, 1, …   ─────────────────  r > 0
    f^r = L^r + O(v)                          f^r = O(g^r)
    """
    parts = parted(at.ctx, base)
    if is_natural(term.exponent) and parts is not None and parts.settled and not parts.large:
        value = at.ctx.normal(Pow(render(parts.constant), term.exponent))
        return summed(at.ctx, [single(value), Expansion(rest=bound(at.ctx, parts.small))])
    whole = bound(at.ctx, base)
    if isinstance(term.exponent, Num) and term.exponent.value > 0 and whole and not at.ctx.sign(term.base) & NEG:
        return Expansion(rest=Rest(raised(at.ctx, whole.scale, constant(term.exponent.value)), whole.little))
    return None


@GERM.entry(Fn)
def _function(at: Approach, term: Fn) -> Expansion:
    if term.name not in REAL or len(term.args) != 1:
        return _not_understood(at, term)
    (argument,) = term.args
    inner = germ(at, argument)
    match term.name:
        case "exp":
            return exponential(at.ctx, inner, at.order)
        case "log":
            return logarithm(at.ctx, require_lead(at.ctx, inner, POS, argument), at.order)
        case "abs":
            return modulus(at.ctx, inner)
        case "tan":
            return germ(at, made_of(term) or term)
    towards = direction(at.ctx, inner)
    found = _far(at, term, argument, towards) if towards != ANY else None
    found = found or smooth(at.ctx, term.name, inner, at.order)
    return _not_understood(at, term) if found is None else found


def _far(at: Approach, term: Fn, argument: Term, towards: int) -> Expansion | None:
    """F(f) where f tends to ∞ or -∞; None where it is a matter of bounds alone."""
    if term.name == "erf":
        return summed(at.ctx, [single(constant(1 if towards == POS else -1)), VANISHING])
    other = far(term.name, argument, towards)
    return germ(at, other) if other is not None else None


@GERM.entry(Reduce)
def _reduction(at: Approach, term: Reduce) -> Expansion:
    for place in term.omit:
        if at.variable in free(place):
            return _not_understood(at, term)
        at.ctx.require_defined(place)
    members = _written_out(term)
    if members is not None:
        return germ(at, members)
    index = fresh(term.size, term)
    try:
        return reduction(at.ctx, term, index, germ(at, opened(term.body, (index,))))
    except Open as refusal:
        raise refusal.under(index, term.letter) from None


def _written_out(term: Reduce) -> Term | None:
    """A sum or product over a short range of known length, member by member."""
    if not isinstance(term.size, Num) or term.size.value > _LONGEST or term.kind not in (SUM, PROD):
        return None
    if not all([isinstance(place, Lit) for place in term.omit]):
        return None
    places = [place for place in map(Lit, range(1, int(term.size.value) + 1)) if place not in term.omit]
    members = tuple([opened(term.body, (place,)) for place in places])
    return Add(members) if term.kind == SUM else Mul(members)


@GERM.entry(Call)
def _use(at: Approach, term: Call) -> Expansion:
    return germ(at, unfolded(term))


@GERM.rest(
    {
        "nothing moves in it": (Num, Pi, Dim, Delta, BoundScalar),
        "write it out first": (Deriv,),
        "a component of what moves is not followed": (At,),
        "a determinant is not followed as its entries move": (Det,),
        "nothing is known of a function that is not written out": (Apply,),
        "a position is no number": (Bound, Index, OtherIndex, Lit, ArgMax),
        "a vector is no number": (Vector, BoundVector, Lam, Tup, Inv, Adj),
        "a function has values": (Function,),
    }
)
def _not_understood(at: Approach, term: Term) -> Expansion:
    raise Rejected(f"nothing is known about how {text(term)} behaves as {text(at.variable)} moves")
