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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....terms.node import Term, closed, opened
from ....terms.term import (
    MAX,
    MIN,
    PROD,
    SUM,
    Add,
    Call,
    Delta,
    Fn,
    Index,
    Lam,
    Mul,
    Num,
    Pow,
    Reduce,
    Tup,
    is_real,
    vector_of,
)
from ...ordering import fresh
from ...poly import Poly, add, atom, constant, subtract
from .elementary import absolute, apply, exponential, logarithm, logarithm_of_product, symbolic_power
from .fractions import vanishes
from .index_products import production
from .products import delta, multiply, power
from .reductions import extremum, summation
from .render import as_number, render

if TYPE_CHECKING:
    from ..context import Context

__all__ = ["equal", "multiply", "normal", "render"]


def normal(ctx: Context, term: Term) -> Poly:
    """The normal form of a real term. Raises Rejected when it would grow beyond all use."""
    match term:
        case Num(value):
            return constant(value)
        case Add(terms):
            return add([ctx.normal(part) for part in terms])
        case Mul(factors):
            return multiply(ctx, [ctx.normal(part) for part in factors])
        case Pow(base, exponent):
            raised = as_number(ctx.normal(exponent))
            if raised is None:
                return symbolic_power(ctx, base, exponent)
            return power(ctx, ctx.normal(base), raised)
        case Fn("exp", (argument,)):
            return exponential(ctx, ctx.normal(argument))
        case Fn("log", (argument,)):
            summed = logarithm_of_product(ctx, argument)
            return logarithm(ctx, ctx.normal(argument)) if summed is None else summed
        case Fn("abs", (argument,)):
            return absolute(ctx, ctx.normal(argument))
        case Fn():
            return apply(ctx, term)
        case Delta(left, right):
            return delta(ctx, left, right)
        case Reduce(kind) if kind == SUM:
            return summation(ctx, term)
        case Reduce(kind) if kind in (MAX, MIN):
            return extremum(ctx, term)
        case Reduce(kind) if kind == PROD:
            return production(ctx, term)
        case Call(definition, args):
            return atom(Call(definition, tuple([_argument(ctx, a) for a in args])))
    return atom(term)


def _argument(ctx: Context, term: Term) -> Term:
    """An argument of a definition: reals and the components of vectors in normal form."""
    if isinstance(term, Tup):
        return Tup(tuple([render(ctx.normal(value)) for value in term.values]))
    if not isinstance(term, Lam):
        return render(ctx.normal(term)) if is_real(term) and not term.is_variable else term
    indices: tuple[Index, ...] = ()
    for size in term.shape:
        indices = (*indices, fresh(size, term, *indices))
    body = render(ctx.normal(opened(term.body, indices)))
    return vector_of(term.shape, closed(body, indices), term.letters)


def equal(ctx: Context, left: Term, right: Term) -> bool:
    """Whether two terms have one value wherever both are defined, as far as the normal form sees."""
    return vanishes(ctx, subtract(ctx.normal(left), ctx.normal(right)))
