"""Declarations and definitions as they stand before a statement."""

from __future__ import annotations

from collections.abc import Iterable

from ...printing.formula import bracketed, dots, listed, name, number, real, row, term
from ...records.page import Declared, Defined, Formula
from ...terms.definition import Definition
from ...terms.matrices import named_definitions_in
from ...terms.node import free
from ...terms.statement import RELATION
from ...terms.term import Dim, Function, Index, Scalar, Size, Variable, Vector

_KINDS = {Dim: "dimension", Vector: "vector", Scalar: "scalar", Index: "index", Function: "function"}


def declared(variables: Iterable[Variable]) -> tuple[Declared, ...]:
    """Each variable with what it ranges over, by its name."""
    ordered = sorted(variables, key=lambda v: v.name)
    return tuple(
        Declared(v.name, _KINDS[type(v)], name(v.name), _range(v), _kind(v), tuple(_names(_sizes(v)))) for v in ordered
    )


def _kind(variable: Variable) -> str:
    """What is said of a variable besides what it ranges over."""
    if isinstance(variable, Function):
        return "smooth" if variable.smooth else ""
    return "symmetric" if isinstance(variable, Vector) and variable.symmetric else ""


def _range(variable: Variable) -> Formula:
    match variable:
        case Dim(_, at_least):
            return row("≥", number(str(at_least)))
        case Vector(_, shape):
            return row("∈", _space(shape))
        case Function(_, takes, to):
            return row(":", _times([_space(shape) for shape in takes]), "→", _space(to))
        case Index(_, size):
            return row("∈", bracketed(listed([number("1"), dots(), term(size)]), "{", "}"))
    sign = RELATION.get(variable.signs)
    return row("∈", real()) if sign is None else row(sign, number("0"))


def _sizes(variable: Variable) -> tuple[Size, ...]:
    match variable:
        case Vector(_, shape):
            return shape
        case Function(_, takes, to):
            return tuple([size for shape in (*takes, to) for size in shape])
        case Index(_, size):
            return (size,)
    return ()


def _space(shape: tuple[Size, ...]) -> Formula:
    return real(_times([term(size) for size in shape])) if shape else real()


def _times(parts: list[Formula]) -> Formula:
    first, *rest = parts
    return row(first, *[piece for part in rest for piece in ("×", part)])


def _names(sizes: Iterable[Size]) -> list[str]:
    return sorted({variable.name for size in sizes for variable in free(size)})


def defined(definitions: Iterable[Definition], aside: Iterable[Definition]) -> tuple[Defined, ...]:
    """Definitions, each after those that it uses; those that stand `aside`, which only the proof uses, are last."""
    stated = [_defined(one, aside=False) for one in _used_first(definitions)]
    return (*stated, *[_defined(one, aside=True) for one in _used_first(aside)])


def _used_first(definitions: Iterable[Definition]) -> list[Definition]:
    """The same, each after those that it uses."""
    wanted = list(definitions)
    out: dict[Definition, None] = {}

    def put(one: Definition) -> None:
        if one not in out:
            for other in named_definitions_in(one.body):
                put(other)
            if one in wanted:
                out[one] = None

    for one in wanted:
        put(one)
    return list(out)


def definition(one: Definition) -> Formula:
    """`p_i = e^{x_i}/Z`."""
    return row(term(one.call({})), "=", term(one.body))


def _defined(one: Definition, *, aside: bool) -> Defined:
    """`p_i = e^{x_i}/Z`, which speaks of x and Z; its own letters are bound."""
    own = {variable.name for variable in one.params[: one.formal]}
    spoken = {variable.name for variable in one.params[one.formal :]} | {d.name for d in named_definitions_in(one.body)}
    return Defined(one.name, definition(one), tuple(sorted(spoken - own)), aside)
