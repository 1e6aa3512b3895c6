"""The normal form: what `by.algebra` is.

`normal(ctx, t)` is a Laurent polynomial over atoms that has the value of t at
every point where t is defined and the facts of `ctx` hold. So two defined
terms with one normal form are equal. Rules ask for it only of terms that show
that all their parts have values, at every index (`Context.gap`): that a
hypothesis calls a term equal to another does not show it.

One reading runs through it: a monomial with a δ in it counts as 0 wherever
that δ is 0, whatever its other factors do there. So δ_ij·f(i) and δ_ij·f(j) can
be written alike, and a sum over k of δ_kj·f(k) is f(j) even where f has no
value elsewhere. Every rewriting keeps to that reading: wherever its left side
has a value, its right side has the same.

A range that leaves indices out is opened with an index that is none of them,
and its body need have a value there alone. Two steps look at the body where an
index is left out, and ask first whether it has a value there: a sum is filled
up, one term less; a product is filled up, divided by a factor that is not 0.
They read the body again, at an index that may be anything. All others stay on
the range: what a δ picks and where a factor is 0 must be known to be in it;
what is constant, the order of sums, maxima, log Π and exp Σ leave it as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ....terms.definition import Transparent, unfolded
from ....terms.node import Bound, BoundScalar, BoundVector, Term, closed, opened
from ....terms.substitution import Capture
from ....terms.table import Table
from ....terms.term import (
    MAX,
    MIN,
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
    is_real,
    made_of,
    vector_of,
)
from ...ordering import arbitrary, key
from ...poly import Poly, add, atom, constant, subtract
from .elementary import absolute, apply, exponential, logarithm, logarithm_of_product
from .fractions import vanishes
from .index_products import production
from .left_out import put_in
from .matrices import adjugate, determinant, inverse
from .powers import symbolic_power
from .products import delta, multiply
from .rational_powers import power
from .reductions import extremum, summation
from .render import as_number, render

if TYPE_CHECKING:
    from ..context import Context

__all__ = ["equal", "multiply", "normal", "render"]


NORMAL: Table[Callable[[Context, Any], Poly]] = Table("the normal form of a term", Term)


def normal(ctx: Context, term: Term) -> Poly:
    """The normal form of a real term. Raises Rejected when it would grow beyond all use."""
    return NORMAL[type(term)](ctx, term)


@NORMAL.entry(Num)
def _number(ctx: Context, term: Num) -> Poly:
    return constant(term.value)


@NORMAL.entry(Add)
def _sum(ctx: Context, term: Add) -> Poly:
    return add([ctx.normal(part) for part in term.terms])


@NORMAL.entry(Mul)
def _product(ctx: Context, term: Mul) -> Poly:
    return put_in(ctx, multiply(ctx, [ctx.normal(part) for part in term.factors]))


@NORMAL.entry(Pow)
def _power(ctx: Context, term: Pow) -> Poly:
    raised = as_number(ctx.normal(term.exponent))
    if raised is None:
        return symbolic_power(ctx, term.base, term.exponent)
    return power(ctx, ctx.normal(term.base), raised)


@NORMAL.entry(Fn)
def _function(ctx: Context, term: Fn) -> Poly:
    match term.name, term.args:
        case "exp", (argument,):
            return exponential(ctx, ctx.normal(argument))
        case "log", (argument,):
            summed = logarithm_of_product(ctx, argument)
            return logarithm(ctx, ctx.normal(argument)) if summed is None else summed
        case "abs", (argument,):
            return absolute(ctx, ctx.normal(argument))
    quotient = made_of(term)
    return apply(ctx, term) if quotient is None else ctx.normal(quotient)


@NORMAL.entry(Delta)
def _delta(ctx: Context, term: Delta) -> Poly:
    return delta(ctx, term.left, term.right)


@NORMAL.entry(Reduce)
def _reduction(ctx: Context, term: Reduce) -> Poly:
    return _OF_REDUCTION[term.kind](ctx, term)


_OF_REDUCTION = {SUM: summation, PROD: production, MAX: extremum, MIN: extremum}


@NORMAL.entry(Call)
def _use(ctx: Context, term: Call) -> Poly:
    if (ctx.unfolds or isinstance(term.definition, Transparent)) and (body := _unfolded(term)) is not None:
        return ctx.normal(body)
    return atom(Call(term.definition, tuple([_argument(ctx, a) for a in term.args])))


@NORMAL.entry(At)
def _component(ctx: Context, term: At) -> Poly:
    match term.vector:
        case Inv(matrix):
            return inverse(ctx, term, matrix)
        case Adj(matrix):
            return adjugate(ctx, term, matrix)
    return atom(ctx.in_order(term))


@NORMAL.entry(Det)
def _determinant(ctx: Context, term: Det) -> Poly:
    return determinant(ctx, term.matrix)


@NORMAL.entry(Apply)
def _value(ctx: Context, term: Apply) -> Poly:
    """f(a…): the arguments in normal form, and partial derivatives in one order, since f is smooth."""
    partials = sorted(zip(term.slots, term.along, strict=True), key=lambda pair: (pair[0], tuple(map(key, pair[1]))))
    slots, along = tuple([slot for slot, _ in partials]), tuple([indices for _, indices in partials])
    return atom(Apply(term.function, tuple([_argument(ctx, a) for a in term.args]), term.places, slots, along))


@NORMAL.entry(Pi, Dim, Scalar, Deriv)
@NORMAL.rest(
    {
        "opened before it is asked for": (BoundScalar,),
        "a position is no number": (Bound, Index, OtherIndex, Lit, ArgMax),
        "a vector is no number": (Vector, BoundVector, Lam, Tup, Inv, Adj),
        "a function has values": (Function,),
    }
)
def _atom(ctx: Context, term: Term) -> Poly:
    return atom(term)


def _unfolded(call: Call) -> Term | None:
    """The body of a definition at the arguments of a call; None where a derivative in it would be moved."""
    try:
        return unfolded(call)
    except Capture:
        return None


def _argument(ctx: Context, term: Term) -> Term:
    """An argument of a definition: reals and the components of vectors in normal form."""
    if isinstance(term, Tup):
        return Tup(tuple([render(ctx.normal(value)) for value in term.values]))
    if not isinstance(term, Lam):
        return render(ctx.normal(term)) if is_real(term) and not term.is_variable else term
    indices = arbitrary(term)
    body = render(ctx.normal(opened(term.body, indices)))
    return vector_of(term.shape, closed(body, indices), term.letters)


def equal(ctx: Context, left: Term, right: Term) -> bool:
    """Whether two terms have one value wherever both are defined, as far as the normal form sees."""
    return vanishes(ctx, put_in(ctx, subtract(ctx.normal(left), ctx.normal(right))))
