"""What an author gives so that hypotheses are seen to be met: a point, and models of functions and vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..messages import authoring as kinds
from ..terms.leaf import Function
from ..terms.node import VECTOR, IllFormed, Term, free
from ..terms.term import Scalar, Vector, shape_of
from .written.expression import NotationError, Written, as_written, shown
from .written.reader import read_real
from .written.unknown import SmoothFunction
from .written.vectors import VectorTerm

_WANTED = "models=[(f, (x,), norm(x) ** 2)] writes a function out, models=[(S, eye(n))] a vector or matrix"


@dataclass(frozen=True)
class Model:
    """What stands for a function, at arguments of these names, or for a vector or matrix."""

    variable: Function | Vector | Scalar
    args: tuple[Scalar | Vector, ...]
    body: Term


@dataclass(frozen=True)
class Witness:
    """A point at which the hypotheses of a claim hold, as the author gives it; values are exact.

    `models` stand for what hypotheses about every number or vector speak of.
    """

    values: dict[str, Any]
    models: tuple[Model, ...] = ()


def witness(models: Sequence[Any] = (), **values: Any) -> Witness:
    """A point by the names of its variables: witness(n=3, x=[0, log(2), 0], t=1). Indices count from 1.

    `models` writes out what hypotheses about every number or vector speak of:
    witness(models=[(f, (x,), norm(x) ** 2), (S, eye(n))], s=2). These hypotheses
    are proved of them, for every dimension. Raises NotationError where a model
    has another shape than what it stands for.
    """
    if not isinstance(models, list | tuple):
        raise NotationError(f"models= takes a list, not {shown(models)}: {_WANTED}", kinds.DECORATOR)
    with as_written():
        made = tuple([_model(entry) for entry in models])
    names = [model.variable.name for model in made]
    for name in names:
        if names.count(name) > 1:
            raise NotationError(f"models= says twice what {name} is", kinds.DECORATOR)
    return Witness(values, made)


def _model(entry: Any) -> Model:
    made = _written_out(entry)
    if made.variable in free(made.body):
        name = made.variable.name
        raise NotationError(f"models=: what stands for {name} speaks of {name} itself; write it out", kinds.DECORATOR)
    return made


def _written_out(entry: Any) -> Model:
    if not isinstance(entry, list | tuple) or len(entry) not in (2, 3):
        raise NotationError(f"models= takes pairs and triples, not {shown(entry)}: {_WANTED}", kinds.DECORATOR)
    what, *args, value = entry
    if args and isinstance(what, SmoothFunction):
        listed = args[0] if isinstance(args[0], list | tuple) else (args[0],)
        return _of_function(what.core, tuple(map(_variable, listed)), value)
    core = what.core if isinstance(what, VectorTerm) else None
    if args or not isinstance(core, Vector):
        raise NotationError(f"models= cannot write {shown(what)} out here: {_WANTED}", kinds.DECORATOR)
    return Model(core, (), _fitting(value, core.shape, core.name))


def _of_function(function: Function, args: tuple[Scalar | Vector, ...], value: Any) -> Model:
    shapes = tuple([arg.shape if isinstance(arg, Vector) else () for arg in args])
    if shapes != function.takes or len(set(args)) < len(args):
        raise NotationError(
            f"models=: {function.name} does not take arguments like {', '.join([a.name for a in args])}; "
            "give variables of the shapes that it was declared with, each once",
            kinds.DECORATOR,
        )
    return Model(function, args, _fitting(value, function.to, f"{function.name}({', '.join([a.name for a in args])})"))


def _variable(value: Any) -> Scalar | Vector:
    core = value.core if isinstance(value, VectorTerm) else value.term if isinstance(value, Written) else None
    if not isinstance(core, Scalar | Vector) or not _is_plain(core):
        said = f"models=: an argument is a declared scalar, vector or matrix, not {shown(value)}"
        raise NotationError(said, kinds.DECORATOR)
    return core


def _is_plain(core: Scalar | Vector) -> bool:
    return isinstance(core, Scalar) or (core.total is None and not core.symmetric and not core.weights)


def _fitting(value: Any, shape: tuple[Any, ...], what: str) -> Term:
    """The value as a term of a shape. Raises NotationError."""
    body = value.core if isinstance(value, VectorTerm) else read_real(value)
    try:
        found = shape_of(body) if body.sort == VECTOR else ()
    except IllFormed:
        found = ()
    if found != shape:
        kind = "a number" if not shape else "a vector or matrix of the shape that it was declared with"
        raise NotationError(f"models=: {what} is {kind}, which {shown(value)} is not", kinds.DECORATOR)
    return body
