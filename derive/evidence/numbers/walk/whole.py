"""Terms that are whole wherever they have a value, in Python's own numbers; `is_integral` says which they are."""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np

from ....terms.node import Bound, BoundScalar, BoundVector, Term
from ....terms.term import (
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
)
from ..field import Array, Unknown
from .env import Env, agreeing
from .walk import MOST_BITS, WHOLE, Walk


@WHOLE.entry(Num)
def _number(walk: Walk, term: Num, env: Env) -> Any:
    return int(term.value)


@WHOLE.entry(Dim)
def _dimension(walk: Walk, term: Dim, env: Env) -> Any:
    return int(env.variables[term])


@WHOLE.entry(Delta)
def _delta(walk: Walk, term: Delta, env: Env) -> Any:
    where = agreeing(walk.index(term.left, env), walk.index(term.right, env), env.depth)
    return np.where(where, 1, 0)


@WHOLE.entry(Add)
def _sum(walk: Walk, term: Add, env: Env) -> Any:
    return reduce(np.add, [walk.whole(t, env) for t in term.terms])


@WHOLE.entry(Mul)
def _product(walk: Walk, term: Mul, env: Env) -> Any:
    return reduce(np.multiply, [walk.whole(f, env) for f in term.factors])


@WHOLE.entry(Pow)
def _power(walk: Walk, term: Pow, env: Env) -> Any:
    return _raised(walk.whole(term.base, env), walk.whole(term.exponent, env))


def _raised(base: Array, exponent: Array) -> Array:
    """Whole numbers to natural powers. Raises Unknown for very large ones."""
    bits = np.frompyfunc(lambda b, e: max(abs(b) - 1, 0).bit_length() * e, 2, 1)(base, exponent)
    if any(size > MOST_BITS for size in np.ravel(bits)):
        raise Unknown("a whole number is very large")
    return np.asarray(base**exponent, dtype=object)


@WHOLE.rest(
    {
        "it need not be whole": (Pi, Scalar, BoundScalar, At, Fn, Reduce, Deriv, Call, Det),
        "it has a position": (Bound, Index, OtherIndex, Lit, ArgMax),
        "it has components": (Vector, BoundVector, Lam, Tup, Inv, Adj),
        "it was written out before": (Function, Apply),
    }
)
def _none(walk: Walk, term: Term, env: Env) -> Any:
    raise Unknown("no whole number")
