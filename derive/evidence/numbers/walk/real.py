"""Real terms: numbers, variables, arithmetic, functions, definitions."""

from __future__ import annotations

from functools import reduce

from ....terms.node import Bound, BoundScalar, BoundVector, Term
from ....terms.term import (
    Add,
    Adj,
    Apply,
    ArgMax,
    At,
    Call,
    Delta,
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
    Scalar,
    Tup,
    Vector,
    is_integral,
    made_of,
)
from ..field import Unknown
from ..jets import Number, each
from .env import Env, agreeing, padded
from .walk import VALUE, Walk


@VALUE.entry(Num)
def _number(walk: Walk, term: Num, env: Env) -> Number:
    return walk.on.number(term.value.numerator if term.value.denominator == 1 else term.value)


@VALUE.entry(Pi)
def _pi(walk: Walk, term: Pi, env: Env) -> Number:
    return walk.field.pi()


@VALUE.entry(Dim)
def _dimension(walk: Walk, term: Dim, env: Env) -> Number:
    return walk.on.number(env.variables[term])


@VALUE.entry(Scalar)
def _scalar(walk: Walk, term: Scalar, env: Env) -> Number:
    return each(lambda v: padded(v, env.depth), env.variables[term])


@VALUE.entry(At)
def _component(walk: Walk, term: At, env: Env) -> Number:
    return walk.vector(term.vector, env)(tuple([walk.index(i, env) for i in term.indices]), env.depth)


@VALUE.entry(Add)
def _sum(walk: Walk, term: Add, env: Env) -> Number:
    return reduce(walk.on.add, [walk.real(t, env) for t in term.terms])


@VALUE.entry(Mul)
def _product(walk: Walk, term: Mul, env: Env) -> Number:
    return reduce(walk.on.multiply, [walk.real(t, env) for t in term.factors])


@VALUE.entry(Pow)
def _power(walk: Walk, term: Pow, env: Env) -> Number:
    value = walk.real(term.base, env)
    if is_integral(term.exponent):
        return walk.on.whole_power(value, walk.whole(term.exponent, env))
    return walk.on.power(value, walk.real(term.exponent, env))


@VALUE.entry(Fn)
def _function(walk: Walk, term: Fn, env: Env) -> Number:
    if len(term.args) != 1:
        return _none(walk, term, env)
    quotient = made_of(term)
    return walk.real(quotient, env) if quotient is not None else walk.on.apply(term.name, walk.real(term.args[0], env))


@VALUE.entry(Delta)
def _delta(walk: Walk, term: Delta, env: Env) -> Number:
    return walk.field.indicator(agreeing(walk.index(term.left, env), walk.index(term.right, env), env.depth))


@VALUE.entry(Call)
def _use(walk: Walk, term: Call, env: Env) -> Number:
    values, depths = {}, {}
    for parameter, arg in zip(term.definition.params, term.args, strict=True):
        values[parameter], depths[parameter] = walk.argument(parameter, arg, env)
    return walk.real(term.definition.body, Env(values, (), env.depth, depths))


@VALUE.rest(
    {
        "no limit is computed": (BoundScalar,),
        "it has a position": (Bound, Index, OtherIndex, Lit, ArgMax),
        "it has components": (Vector, BoundVector, Lam, Tup, Inv, Adj),
        "it was written out before": (Function, Apply),
    }
)
def _none(walk: Walk, term: Term, env: Env) -> Number:
    raise Unknown(f"no value for {type(term).__name__}")
