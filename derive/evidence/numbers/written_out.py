"""Functions that are not written out, written out for numbers: a sum of two waves, whose coefficients are variables.

    f(u, …) = c₁·sin(⟨a₁, u⟩ + … + b₁) + c₂·sin(⟨a₂, u⟩ + … + b₂)

What holds of every smooth function holds of these, whatever the coefficients
are; so a point at which a statement fails of such a function refutes it. The
search for points that meet hypotheses bends the function as it moves the rest.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from ...terms.definition import unfolded
from ...terms.node import Term, free
from ...terms.substitution import Capture
from ...terms.term import (
    SUM,
    Add,
    Apply,
    Call,
    Fn,
    Function,
    Index,
    Mul,
    Scalar,
    Size,
    Vector,
    at,
    num,
    reduce_over,
)
from ...terms.throughout import Again, throughout

_WAVES = (1, 2)
AMPLITUDE, STEP, PHASE = "c", "a", "b"
_SLOTS = "abcdefgh"
_MARK = "·"
"""In the names of coefficients: no author can declare one like them."""
_TURNS = (("sin", 1), ("cos", 1), ("sin", -1), ("cos", -1))
"""The derivatives of a sine, one after the other."""


@lru_cache(maxsize=4096)
def written_out(node: Any) -> Any:
    """The statement or term with every function as a sum of waves; as it is where it has none."""
    try:
        return throughout(node, _change, "·wave")
    except Capture:
        return node


def _change(node: Any, again: Again) -> Any:
    if not any([isinstance(variable, Function) for variable in free(node)]):
        return node
    match node:
        case Apply(function):
            return _waves(node.rebuilt((function, *map(again, node.parts()[1:]))))
        case Call(_, args) if any([isinstance(argument, Function) for argument in args]):
            return again(unfolded(node))
    return None


def _waves(value: Apply) -> Term:
    """Σ_m c_m·sin(⟨a_m, u⟩ + b_m), or its derivative."""
    function: Any = value.function
    terms = []
    for wave in _WAVES:
        angle: list[Term] = []
        steps = [_parameter(function, STEP, wave, shape, slot) for slot, shape in enumerate(function.takes)]
        for argument, step, shape in zip(value.args, steps, function.takes, strict=True):
            angle.append(_inner(step, argument, shape))
        angle.append(_parameter(function, PHASE, wave, ()))
        height = _entry(_parameter(function, AMPLITUDE, wave, function.to), value.places)
        slopes = [_entry(steps[slot], along) for slot, along in zip(value.slots, value.along, strict=True)]
        name, turn = _TURNS[len(slopes) % 4]
        terms.append(Mul((*([num(-1)] if turn < 0 else []), height, *slopes, Fn(name, (Add(tuple(angle)),)))))
    return Add(tuple(terms))


def _parameter(function: Function, kind: str, wave: int, shape: tuple[Size, ...], slot: int = 0) -> Term:
    """A coefficient of one of the waves."""
    several = _SLOTS[slot % len(_SLOTS)] if kind == STEP and len(function.takes) > 1 else ""
    name = f"{function.name}{_MARK}{kind}{wave}{several}"
    return Vector(name, shape) if shape else Scalar(name)


class Parameter(NamedTuple):
    """Which coefficient a variable is: of which function, of which kind, in which wave, for which of its arguments."""

    function: str
    kind: str
    wave: int
    slot: str


def parameter_of(variable: Any) -> Parameter | None:
    """Which coefficient a variable is, if it is one."""
    function, mark, rest = variable.name.partition(_MARK)
    if not mark or not function or rest[:1] not in (AMPLITUDE, STEP, PHASE) or not rest[1:2].isdecimal():
        return None
    return Parameter(function, rest[0], int(rest[1]), rest[2:])


def usual_coefficient(variable: Any) -> int | None:
    """What a coefficient is where a point does not say: then f(u) is sin(u). None of what is no coefficient."""
    found = parameter_of(variable)
    if found is None:
        return None
    return int(found.kind == STEP or (found.kind == AMPLITUDE and found.wave == 1))


def _entry(parameter: Term, indices: tuple[Term, ...]) -> Term:
    return at(parameter, indices) if indices else parameter


def _inner(step: Term, argument: Term, shape: tuple[Size, ...]) -> Term:
    """a·u, or Σ_k a_k·u_k."""
    indices = tuple([Index(f"·inner{number}", size) for number, size in enumerate(shape)])
    term: Term = Mul((_entry(step, indices), _entry(argument, indices)))
    for index in reversed(indices):
        term = reduce_over(SUM, index, term)
    return term
