"""Declarations and definitions as they stand before a statement."""

from __future__ import annotations

from collections.abc import Iterable

from ...printing.breaking import display
from ...printing.names import letter
from ...printing.words import joined, math, say
from ...records.page import Words
from ...terms.definition import Definition
from ...terms.statement import RELATION
from ...terms.term import Dim, Function, Index, Scalar, Size, Variable, Vector


def declared(variables: Iterable[Variable]) -> tuple[Words, ...]:
    """`n ≥ 2` is an integer, `x, b ∈ ℝⁿ`, `S ∈ ℝⁿˣⁿ` is symmetric, `i, j ∈ {1, …, n}`: those of one kind together."""
    listed = sorted(variables, key=lambda v: v.name)
    dims = [v for v in listed if isinstance(v, Dim)]
    out: list[Words] = []
    if dims:
        bounds = joined([(math(rf"{letter(v.name)} \ge {v.at_least}"),) for v in dims])
        out.append((*bounds, say(" be an integer" if len(dims) == 1 else " be integers")))
    grouped: dict[tuple[str, str], list[str]] = {}
    for kind in (Vector, Scalar, Index, Function):
        for variable in listed:
            if isinstance(variable, kind):
                grouped.setdefault((_range(variable), _kind(variable)), []).append(letter(variable.name))
    for (where, what), letters in grouped.items():
        out.append((math(f"{', '.join(letters)} {where}"), *([say(f" be {what}")] if what else [])))
    return tuple(out)


def _kind(variable: Variable) -> str:
    """What is said of a variable besides what it ranges over."""
    if isinstance(variable, Function):
        return "smooth" if variable.smooth else ""
    return "symmetric" if isinstance(variable, Vector) and variable.symmetric else ""


def _range(variable: Vector | Scalar | Index | Function) -> str:
    match variable:
        case Vector(_, shape):
            power = r" \times ".join(map(_size, shape))
            return rf"\in \mathbb{{R}}^{{{power}}}"
        case Function(_, takes, to):
            spaces = r" \times ".join(map(_space, takes))
            return rf"\colon {spaces} \to {_space(to)}"
        case Index(_, size):
            return rf"\in \{{1, \dots, {_size(size)}\}}"
    sign = RELATION.get(variable.signs)
    return r"\in \mathbb{R}" if sign is None else {"≠": r"\ne", "≥": r"\ge", "≤": r"\le"}.get(sign, sign) + " 0"


def _space(shape: tuple[Size, ...]) -> str:
    power = r" \times ".join(map(_size, shape))
    return rf"\mathbb{{R}}^{{{power}}}" if shape else r"\mathbb{R}"


def _size(size: Size) -> str:
    return display(size)


def definition(defined: Definition) -> str:
    """`p_i = e^{x_i}/Z`."""
    return f"{display(defined.call({}))} = {display(defined.body)}"
