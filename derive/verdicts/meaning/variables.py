"""Free variables by numbers, in the order in which they first occur, and what was declared of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...printing.text import text
from ...records.outline import VariableOutline
from ...terms.leaf import Dim, Function, Index, Scalar, Size, Variable, Vector
from ...terms.statement import RELATION

Numbers = Mapping[Variable, int]


def declared(numbers: Numbers) -> list[list[Any]]:
    """What was declared of each variable, in order, as plain data without a name."""
    found: list[list[Any]] = []
    for variable in numbers:
        sizes = [numbers[size] if isinstance(size, Dim) else str(size.value) for size in variable.sizes()]
        match variable:
            case Dim(_, least):
                found.append(["dimension", least])
            case Scalar(_, signs):
                found.append(["scalar", signs])
            case Index():
                found.append(["index", sizes])
            case Vector(_, _, total):
                found.append(["vector", sizes, total is not None])
            case Function(_, takes, to, smooth):
                kind = "function" if smooth else "any function"
                found.append([kind, sizes, [len(shape) for shape in (*takes, to)]])
    return found


def outlines(numbers: Numbers) -> Iterator[VariableOutline]:
    """The same with the names, for whoever tells a difference."""
    for variable in numbers:
        sizes = tuple(map(text, variable.sizes()))
        places = tuple([number_of(size, numbers) for size in variable.sizes()])
        match variable:
            case Dim(name, least):
                yield VariableOutline(name, "dimension", at_least=least)
            case Scalar(name, signs):
                yield VariableOutline(name, "scalar", signs=signs, sign=_sign(variable))
            case Index(name):
                yield VariableOutline(name, "index", sizes=sizes, places=places)
            case Vector(name, shape, total):
                kind = "mask" if total is not None else "matrix" if len(shape) > 1 else "vector"
                yield VariableOutline(name, kind, sizes=sizes, places=places)
            case Function(name, takes, to, smooth):
                kind = "function" if smooth else "any function"
                kind = f"{kind} {', '.join([str(len(shape)) for shape in takes])} → {len(to)}"
                yield VariableOutline(name, kind, sizes=sizes, places=places)


def assumed_of(variable: Variable) -> str:
    """What its declaration assumes of a variable, in words; empty if nothing."""
    match variable:
        case Dim(name, least):
            return f"{name} ≥ {least}"
        case Scalar(name) if _sign(variable):
            return f"{name} {_sign(variable)}"
    return ""


def _sign(variable: Scalar) -> str:
    return f"{RELATION[variable.signs]} 0" if variable.signs in RELATION else ""


def shape(variable: Variable) -> tuple[Size, ...]:
    """How far the indices of a variable run; it is an index itself, or has some."""
    return variable.shape if isinstance(variable, Vector) else variable.sizes()


def number_of(size: Size, numbers: Numbers) -> int:
    """The number of a dimension; -1 of a size that is written out."""
    return numbers[size] if isinstance(size, Dim) else -1


def sort(variable: Any) -> tuple[Any, ...]:
    """All that stays of a variable where only the form of a statement counts: a vector has so many indices."""
    if isinstance(variable, Function):
        return (variable.sort, *[len(shape) for shape in (*variable.takes, variable.to)])
    return (variable.sort, len(variable.shape)) if isinstance(variable, Vector) else (variable.sort,)
