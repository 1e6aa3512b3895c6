"""What a name ranges over, as text: x in ℝ^n, i in {1, …, n}."""

from __future__ import annotations

from collections.abc import Iterable

from ..terms.definition import Definition
from ..terms.matrices import named_definitions_in
from ..terms.node import Node, Term, free
from ..terms.statement import RELATION
from ..terms.term import Dim, Function, Index, Num, Scalar, Size, Variable, Vector
from .names import printed
from .text import text

_KINDS = (Dim, Scalar, Vector, Index, Function)


def named_in(nodes: Iterable[Node]) -> list[Variable]:
    """The variables whose names are shown with these: those in them, and the parameters of definitions they use.

    What a definition takes is not told where something else has its letter.
    """
    found: set[Variable] = set()
    own: set[Variable] = set()
    for node in nodes:
        found |= free(node)
        for definition in named_definitions_in(node):
            own |= set(definition.params) & own_of(definition)
            found |= set(definition.params) - own_of(definition)
    letters = {variable.name for variable in found}
    found |= {variable for variable in own if variable.name not in letters}
    return sorted(found, key=lambda v: (_KINDS.index(type(v)), v.name))


def own_of(definition: Definition) -> set[Term]:
    """The vectors and indices that a definition takes, and the dimensions that change with them."""
    formal: set[Term] = {param for param in definition.params[: definition.formal] if isinstance(param, Vector | Index)}
    fixed = {size for param in definition.params[definition.formal :] for size in param.sizes()}
    return formal | ({size for param in formal for size in param.sizes()} - fixed)


def in_doubt(nodes: Iterable[Node]) -> list[Variable]:
    """The functions among them, and vectors and indices where there are several sizes over which each could run."""
    named = named_in(nodes)
    several = len({size for variable in named for size in (variable, *variable.sizes()) if _is_size(size)}) > 1
    shown = (Vector, Index, Function) if several else (Function,)
    return [variable for variable in named if isinstance(variable, shown)]


def _is_size(term: Term) -> bool:
    return isinstance(term, Dim | Num)


def domain(variable: Variable) -> str:
    """`≥ 2` of a dimension, `> 0` of a scalar with a sign, `∈ ℝ^n` of a vector, `∈ {1, …, n}` of an index."""
    match variable:
        case Dim(_, at_least):
            return f"≥ {at_least}"
        case Vector(_, shape):
            power = " × ".join(map(_size, shape))
            alike = ", symmetric" if variable.symmetric else ""
            return f"∈ ℝ^{power}" if len(shape) == 1 else f"∈ ℝ^({power}){alike}"
        case Index(_, size):
            return f"∈ {{1, …, {_size(size)}}}"
        case Function(_, takes, to, smooth):
            return f": {' × '.join(map(_space, takes))} → {_space(to)}{' (smooth)' if smooth else ''}"
        case Scalar(_, signs) if signs in RELATION:
            return f"{RELATION[signs]} 0"
    return "∈ ℝ"


def declaration(variable: Variable) -> str:
    """`x ∈ ℝ^n`"""
    return f"{printed(variable.name)} {domain(variable)}"


def _space(shape: tuple[Size, ...]) -> str:
    """ℝ, ℝ^n or ℝ^(m × n)"""
    power = " × ".join(map(_size, shape))
    return f"ℝ^({power})" if len(shape) > 1 else f"ℝ^{power}" if shape else "ℝ"


def _size(size: Size) -> str:
    return text(size)
