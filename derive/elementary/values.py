"""Where a term has a value, and where it is smooth: read off the term as it is written.

A term has a value where all that it is made of has one, at every index of each
range, and each operation is at home there. Smooth in a variable means that it has
a value and derivatives of every order in that variable near the point: all
conditions are strict, so that what holds at the point holds near it.
"""

from __future__ import annotations

from ..terms.arithmetic import Add, Delta, Fn, Mul, Pow, is_integral, made_of
from ..terms.binder import MAX, MIN, Deriv, Reduce
from ..terms.definition import Call, unfolded
from ..terms.functions import REAL
from ..terms.leaf import NEG, POS, ZERO, Dim, Function, Index, Lit, Num, Pi, Scalar, Vector
from ..terms.node import IllFormed, Term, free
from ..terms.substitution import Capture
from ..terms.unknown import Apply
from ..terms.vector import Adj, ArgMax, At, Det, Inv, Lam, Tup
from .algebra import Algebra, inside
from .signs import nonempty


def defined(al: Algebra, term: Term) -> bool:
    """
    t^k ↓ for whole k ≥ 0, where t ↓    t^k ↓ for whole k, where t ≠ 0    t^p ↓ for p > 0, where t ≥ 0
    t^p ↓ where t > 0    log t ↓ where t > 0    A⁻¹ ↓ where det A ≠ 0    max f ↓ where an index is left
    D(f, v) ↓ where f is smooth in v
    """
    match term:
        case Num() | Pi() | Lit() | Dim() | Scalar() | Index() | Vector() | Function():
            return True
        case Deriv():
            return al.defined(term.var) and al.smooth(term.body, term.root)
        case Call():
            try:
                return al.defined(unfolded(term))
            except (Capture, IllFormed):
                return False
        case Fn(_, (_,)) if (quotient := made_of(term)) is not None:
            return al.defined(quotient)
    return _all(al, term) and _at_home(al, term)


def _all(al: Algebra, term: Term) -> bool:
    """Whether all that a term is made of has a value."""
    parts = (*term.parts()[:-1], inside(term)) if term.binds() else term.parts()
    return all([al.defined(part) for part in parts])


def _at_home(al: Algebra, term: Term) -> bool:
    """Whether the last operation of a term has a value where its parts have."""
    match term:
        case Add() | Mul() | Delta() | At() | ArgMax() | Tup() | Lam() | Det() | Adj() | Apply():
            return True
        case Pow(base, exponent) if is_integral(exponent):
            return not al.sign(exponent) & NEG or not al.sign(base) & ZERO
        case Pow(base, exponent):
            return not al.sign(base) & ~(POS | ZERO if al.sign(exponent) == POS else POS)
        case Fn(name, (argument,)) if name in REAL:
            return REAL[name].total or (name == "log" and al.sign(argument) == POS)
        case Inv(matrix):
            return not al.sign(Det(matrix)) & ZERO
        case Reduce(kind, size, omit):
            return kind not in (MAX, MIN) or nonempty(al, size, len(omit))
    return False


def smooth(al: Algebra, term: Term, root: Term) -> bool:
    """
    sums, products, compositions of smooth functions, and their sums over an index, are smooth; so are a polynomial in
    the entries of a matrix, t^k for whole k where t^k ↓, t^p where t > 0, |t| where t ≠ 0, and D(f, v) where f is
    """
    if root not in free(term):
        return al.defined(term)
    match term:
        case Scalar() | Vector():
            return True
        case Call():
            try:
                return smooth(al, unfolded(term), root)
            except (Capture, IllFormed):
                return False
        case Deriv(body, var):
            still = not any([root in free(index) for index in var.parts()[1:]])
            return still and al.defined(var) and smooth(al, body, term.root) and smooth(al, body, root)
        case At(vector, indices):
            known = vector == root or isinstance(vector, Inv | Adj)
            return known and _still(al, indices, root) and smooth(al, vector, root)
        case Apply(function, args):
            moves = isinstance(function, Function) and function.smooth
            return bool(moves) and _still(al, term.parts()[1 + len(args) :], root) and _each(al, args, root)
        case Reduce(kind, _, omit):
            return kind not in (MAX, MIN) and _still(al, omit, root) and smooth(al, inside(term), root)
        case Lam():
            return smooth(al, inside(term), root)
        case Fn(_, (_,)) if (quotient := made_of(term)) is not None:
            return smooth(al, quotient, root)
    return _each(al, term.parts(), root) and _smooth_at_home(al, term)


def _each(al: Algebra, terms: tuple[Term, ...], root: Term) -> bool:
    return all([smooth(al, part, root) for part in terms])


def _still(al: Algebra, terms: tuple[Term, ...], root: Term) -> bool:
    return all([root not in free(part) and al.defined(part) for part in terms])


def _smooth_at_home(al: Algebra, term: Term) -> bool:
    """Whether the last operation of a term is smooth where its parts are."""
    match term:
        case Add() | Mul() | Det() | Adj():
            return True
        case Pow(base, exponent) if is_integral(exponent):
            return not al.sign(exponent) & NEG or not al.sign(base) & ZERO
        case Pow(base, _):
            return al.sign(base) == POS
        case Fn("abs", (argument,)):
            return not al.sign(argument) & ZERO
        case Fn(name, (_,)) if name in REAL and REAL[name].smooth:
            return _at_home(al, term)
        case Inv(matrix):
            return not al.sign(Det(matrix)) & ZERO
    return False
