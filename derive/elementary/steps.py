"""Which figure a term asks for."""

from __future__ import annotations

from ..terms.arithmetic import Add, Delta, Fn, Mul, Pow, made_of
from ..terms.binder import MAX, MIN, PROD, SUM, Deriv, Reduce
from ..terms.definition import Call, Transparent, unfolded
from ..terms.leaf import Dim, Num, Pi, Scalar
from ..terms.node import Term, closed, is_real, opened
from ..terms.ordering import key
from ..terms.substitution import Capture
from ..terms.unknown import Apply
from ..terms.vector import Adj, At, Det, Inv, Lam, Tup, vector_of
from .algebra import Algebra, Stuck, in_order_of, opening
from .extrema import extremum, production
from .matrices import adjugate, determinant, inverse
from .polynomials import Poly, add, atom, constant, written
from .powers import absolute, exponential, logarithm, of_function, symbolic
from .products import delta, multiply
from .sums import summation

_REDUCED = {SUM: summation, PROD: production, MAX: extremum, MIN: extremum}


def read(al: Algebra, term: Term) -> Poly:
    """A polynomial that figures turn a term into, its atoms in the same form."""
    match term:
        case Num(value):
            return constant(value)
        case Add(terms):
            return add([al.poly(part) for part in terms])
        case Mul(factors):
            return multiply(al, [al.poly(part) for part in factors])
        case Pow(base, exponent):
            return symbolic(al, base, exponent)
        case Fn():
            return _function(al, term)
        case Delta(left, right):
            return delta(al, left, right)
        case Reduce(kind):
            return _REDUCED[kind](al, term)
        case Call():
            return _use(al, term)
        case At(Inv(matrix), places):
            return inverse(al, matrix, places)
        case At(Adj(matrix), places):
            return adjugate(al, matrix, places)
        case At():
            return atom(in_order_of(al, term))
        case Det(matrix):
            return determinant(al, matrix)
        case Apply():
            return atom(_value(al, term))
        case Pi() | Dim() | Scalar() | Deriv():
            return atom(term)
    raise Stuck("no figure speaks of it")


def _function(al: Algebra, term: Fn) -> Poly:
    """
    tan t ⟶ sin t/cos t
    """
    match term.name, term.args:
        case "exp", (argument,):
            return exponential(al, al.poly(argument))
        case "log", (argument,):
            return logarithm(al, al.poly(argument))
        case "abs", (argument,):
            return absolute(al, al.poly(argument))
    quotient = made_of(term)
    if quotient is not None:
        return al.poly(quotient)
    if len(term.args) == 1:
        return of_function(al, term.name, al.poly(term.args[0]))
    return atom(Fn(term.name, tuple([written(al.poly(argument)) for argument in term.args])))


def _use(al: Algebra, call: Call) -> Poly:
    """
    d[a] ⟶ the body of d at a
    """
    if al.unfolds or isinstance(call.definition, Transparent):
        try:
            return al.poly(unfolded(call))
        except Capture:
            pass
    return atom(Call(call.definition, tuple([_argument(al, a) for a in call.args])))


def _argument(al: Algebra, term: Term) -> Term:
    """
    f(…, t, …) ⟶ f(…, u, …)  where t becomes u, a number or the components of a vector
    """
    match term:
        case Tup(values):
            return Tup(tuple([written(al.poly(value)) for value in values]))
        case Lam(shape, body, letters):
            indices = opening(term)
            return vector_of(shape, closed(written(al.poly(opened(body, indices))), indices), letters)
    return written(al.poly(term)) if is_real(term) and not term.is_variable else term


def _value(al: Algebra, term: Apply) -> Apply:
    """
    ∂_i ∂_j f ⟶ ∂_j ∂_i f
    """
    partials = sorted(zip(term.slots, term.along, strict=True), key=lambda pair: (pair[0], tuple(map(key, pair[1]))))
    slots, along = tuple([slot for slot, _ in partials]), tuple([indices for _, indices in partials])
    return Apply(term.function, tuple([_argument(al, a) for a in term.args]), term.places, slots, along)
