"""Long sums of which a δ chooses one member, where nothing is believed.

Σ_i δ_it·f(i) is f(t), if f(i) has a value for every i.
"""

from __future__ import annotations

from typing import Any

from ....terms.node import Bound, Term
from ....terms.term import SUM, Delta, Mul, Reduce
from ..jets import Jet, Number, ground
from .env import Axis, Env, opened_to
from .walk import Walk

_HERE = Bound(0)


def chosen(walk: Walk, term: Reduce, env: Env, length: int) -> Number | None:
    """The member that is chosen; nan where any member has no value. None for what is no such sum, or a short one."""
    least = walk.field.long
    if least is None or length < least or term.kind != SUM or term.omit:
        return None
    factors = term.body.factors if isinstance(term.body, Mul) else ()
    for number, factor in enumerate(factors):
        if isinstance(factor, Delta) and _HERE in factor.parts() and factor.left != factor.right:
            (place,) = [side for side in factor.parts() if side != _HERE]
            rest = Mul((*factors[:number], *factors[number + 1 :]))
            return _at(walk, rest, place, env, length)
    return None


def _at(walk: Walk, member: Term, place: Term, env: Env, length: int) -> Number:
    inside = env.bind((Axis(env.depth + 1, length),), env.depth + 1)
    own = walk.index(place, env.bind((None,), env.depth))
    one = walk.real(member, env.bind((own,), env.depth))
    every = opened_to(ground(walk.real(member, _still(inside))), inside.depth)
    return walk.on.add(one, 0 * every.sum(axis=inside.depth))


def _still(env: Env) -> Env:
    """The same where nothing moves."""
    return env._replace(variables={variable: _at_rest(held) for variable, held in env.variables.items()})


def _at_rest(held: Any) -> Any:
    if callable(held):
        return lambda indices, depth: ground(held(indices, depth))
    return ground(held) if isinstance(held, Jet) else held
