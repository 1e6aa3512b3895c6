"""f(i)·Π_{k≠i} f(k) as Π_k f(k): what a product over an index leaves out, put in where it stands beside it.

f(i) may be 0, so that nothing is divided by it. It must have a value, since the whole product needs one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....terms.node import Term, opened
from ....terms.term import PROD, Delta, Index, Reduce
from ...ordering import key
from ...poly import ONE, Mono, Poly, add, atoms, common, divided, holds, over, raised, times
from .contraction import named
from .products import multiply

if TYPE_CHECKING:
    from ..context import Context

_MOST_ROUNDS = 4


def put_in(ctx: Context, poly: Poly) -> Poly:
    """The polynomial with every product over an index as wide as the factors beside it make it."""
    for _ in range(_MOST_ROUNDS):
        wider = _once(ctx, poly)
        if wider is None:
            break
        poly = wider
    return poly


def _once(ctx: Context, poly: Poly) -> Poly | None:
    if not holds(poly, Reduce):
        return None
    narrow = [a for a in atoms(poly) if isinstance(a, Reduce) and a.kind == PROD and a.omit]
    for base in sorted(narrow, key=key):
        for other in base.omit:
            if all([ctx.distinct(other, o) for o in base.omit if o != other]):
                wider = _with(ctx, poly, base, other)
                if wider is not None:
                    return wider
    return None


def _with(ctx: Context, poly: Poly, base: Reduce, other: Term) -> Poly | None:
    """The terms with a product as multiples of the product that does not leave out an index; None if they are none."""
    one = opened(base.body, (other,))
    factor = ctx.normal(one)
    if factor.keys() <= {ONE} or not ctx.has_value(one):
        return None
    inside = {mono: c for mono, c in poly.items() if _is_whole_power(dict(mono).get(base, 0))}
    share = _quotient(_over_all(inside, frozenset(((base, 1),))), factor)
    if share is None:
        return None
    ctx.note("split_factor", Delta(Index(base.letter, base.size), named(ctx, other)))
    rest = tuple([o for o in base.omit if o != other])
    whole = ctx.normal(Reduce(PROD, base.size, rest, base.body, base.letter))
    others = {mono: c for mono, c in poly.items() if mono not in inside}
    return add([others, multiply(ctx, [share, whole])])


def _quotient(poly: Poly | None, divisor: Poly) -> Poly | None:
    """The quotient of two polynomials, if it is one; None if not."""
    shared = common(divisor)
    least = _over_all(poly, shared) if poly else None
    return divided(least, {times(mono, raised(shared, -1)): c for mono, c in divisor.items()}) if least else None


def _over_all(poly: Poly, divisor: Mono) -> Poly | None:
    """A polynomial over a monomial that divides all of it; None if it does not."""
    found = {over(mono, divisor): c for mono, c in poly.items()}
    return None if None in found else {mono: c for mono, c in found.items() if mono is not None}


def _is_whole_power(exponent: object) -> bool:
    return isinstance(exponent, int) and exponent > 0
