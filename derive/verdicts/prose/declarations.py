"""Declarations and definitions as they stand before a statement."""

from __future__ import annotations

from collections.abc import Iterable

from ...printing.formula import bracketed, dots, listed, name, number, real, row, term
from ...printing.words import joined, say
from ...records.page import Formula, Words
from ...terms.definition import Definition
from ...terms.statement import RELATION
from ...terms.term import Dim, Function, Index, Scalar, Size, Variable, Vector


def declared(variables: Iterable[Variable]) -> tuple[Words, ...]:
    """`n ≥ 2` is an integer, `x, b ∈ ℝⁿ`, `S ∈ ℝⁿˣⁿ` is symmetric, `i, j ∈ {1, …, n}`: those of one kind together."""
    ordered = sorted(variables, key=lambda v: v.name)
    dims = [v for v in ordered if isinstance(v, Dim)]
    out: list[Words] = []
    if dims:
        bounds = joined([(row(name(v.name), "≥", number(str(v.at_least))),) for v in dims])
        out.append((*bounds, say(" be an integer" if len(dims) == 1 else " be integers")))
    grouped: dict[tuple[Formula, str], list[Formula]] = {}
    for sort in (Vector, Scalar, Index, Function):
        for variable in ordered:
            if isinstance(variable, sort):
                grouped.setdefault((_range(variable), _kind(variable)), []).append(name(variable.name))
    for (where, what), letters in grouped.items():
        out.append((row(listed(letters), where), *([say(f" be {what}")] if what else [])))
    return tuple(out)


def _kind(variable: Variable) -> str:
    """What is said of a variable besides what it ranges over."""
    if isinstance(variable, Function):
        return "smooth" if variable.smooth else ""
    return "symmetric" if isinstance(variable, Vector) and variable.symmetric else ""


def _range(variable: Vector | Scalar | Index | Function) -> Formula:
    match variable:
        case Vector(_, shape):
            return row("∈", _space(shape))
        case Function(_, takes, to):
            return row(":", _times([_space(shape) for shape in takes]), "→", _space(to))
        case Index(_, size):
            return row("∈", bracketed(listed([number("1"), dots(), term(size)]), "{", "}"))
    sign = RELATION.get(variable.signs)
    return row("∈", real()) if sign is None else row(sign, number("0"))


def _space(shape: tuple[Size, ...]) -> Formula:
    return real(_times([term(size) for size in shape])) if shape else real()


def _times(parts: list[Formula]) -> Formula:
    first, *rest = parts
    return row(first, *[piece for part in rest for piece in ("×", part)])


def definition(defined: Definition) -> Formula:
    """`p_i = e^{x_i}/Z`."""
    return row(term(defined.call({})), "=", term(defined.body))
