"""Maxima, minima and products over an index."""

from __future__ import annotations

from ..terms.arithmetic import Fn, Pow
from ..terms.binder import MAX, MIN, PROD, SUM, Reduce
from ..terms.leaf import NEG, POS, Index
from ..terms.node import Term, closed, free, opened
from .algebra import Algebra, Stuck, opening, other_than
from .polynomials import ONE, Mono, Poly, add, atom, atoms, constant, scale, split, subtract, written
from .powers import exponential, power
from .products import multiply
from .sums import count, inner_pick, left_out, may_leave, moved, written_out

_OTHER = {MAX: MIN, MIN: MAX}


def extremum(al: Algebra, term: Reduce) -> Poly:
    """
    max (c + f) ⟶ c + max f    max exp f ⟶ exp (max f)
    max (c·f) ⟶ c·max f  where c ≥ 0, and c·min f  where c ≤ 0    all of them for min too
    """
    (index,) = opening(term)
    return _over(al, term.kind, index, al.poly(opened(term.body, (index,))))


def _over(al: Algebra, kind: str, index: Index, poly: Poly) -> Poly:
    still = {mono: c for mono, c in poly.items() if all([index not in free(base) for base, _ in mono])}
    moving = subtract(poly, still)
    if not moving:
        return still
    number, mono, rest = split(moving)
    factor: Mono = frozenset([pair for pair in mono if index not in free(pair[0])])
    signs = al.sign(written({factor: 1}))
    if signs & NEG and signs & POS:
        factor, signs = ONE, POS
    kind = _OTHER[kind] if (number < 0) != (not signs & POS) else kind
    inner = multiply(al, [{mono - factor: 1}, rest])
    return add([still, multiply(al, [{factor: number}, _of_moving(al, kind, index, inner)])])


def _of_moving(al: Algebra, kind: str, index: Index, poly: Poly) -> Poly:
    if len(poly) == 1:
        ((mono, number),) = poly.items()
        if number == 1 and all([isinstance(base, Fn) and base.name == "exp" for base, _ in mono]):
            exponent = add([scale(al.poly(base.parts()[0]), e) for base, e in mono])
            return exponential(al, _over(al, kind, index, exponent))
    return atom(_reduced(kind, index, written(poly)))


def _reduced(kind: str, index: Index, body: Term) -> Term:
    return Reduce(kind, index.size, left_out(index), closed(body, (index,)), "k")


def production(al: Algebra, term: Reduce) -> Poly:
    """
    Π_k a·b ⟶ Π_k a·Π_k b    Π_k c ⟶ c^n    Π_k t^e ⟶ (Π_k t)^e    Π_k exp t ⟶ exp Σ_k t
    """
    values = written_out(al, term)
    if values is not None:
        return multiply(al, values)
    (index,) = opening(term)
    return _product_over(al, index, al.poly(opened(term.body, (index,))))


def _product_over(al: Algebra, index: Index, body: Poly) -> Poly:
    """A polynomial at the place of a δ in it, and elsewhere; or factor by factor."""
    place = inner_pick(al, index, atoms(body))
    if place is not None:
        other = other_than(index, (*left_out(index), place))
        return multiply(al, [moved(al, body, index, place), _product_over(al, other, moved(al, body, index, other))])
    if not body:
        raise Stuck("a product of zeros may be of none")
    number, mono, rest = split(body)
    factors = [_constant(al, index, written(constant(number)))] if number != 1 else []
    for base, e in mono:
        if index not in free(base) and may_leave(al, index, (base, e)):
            factors.append(_constant(al, index, Pow(base, written(constant(e)))))
        elif isinstance(base, Fn) and base.name == "exp":
            exponent = scale(al.poly(base.args[0]), e)
            factors.append(exponential(al, al.poly(_reduced(SUM, index, written(exponent)))))
        else:
            factors.append(power(al, atom(_reduced(PROD, index, base)), e))
    return multiply(al, [*factors, *([] if rest == {ONE: 1} else [atom(_reduced(PROD, index, written(rest)))])])


def _constant(al: Algebra, index: Index, base: Term) -> Poly:
    return al.poly(Pow(base, written(count(al, index))))
