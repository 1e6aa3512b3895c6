"""simplify(term): a term in the kernel's normal form. numeric(term, …): its value where its variables have some."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import sympy

from ..claims.written.arithmetic import Number
from ..claims.written.build import Statement, prop_of
from ..claims.written.callee import misused
from ..claims.written.expression import NotationError, Written, as_written, shown
from ..claims.written.reader import read_real
from ..claims.written.vectors import VectorTerm, lettered
from ..evidence.numbers.certain import require_domain, value_at
from ..evidence.numbers.field import NoValue, Unknown
from ..evidence.numbers.points import NoPoint, Point, point_of
from ..kernel import render
from ..kernel.context import known
from ..messages.authoring import NOTEBOOK
from ..printing.text import text
from ..search.scope import Scope
from ..terms.node import Term, free
from ..terms.term import Function, Index, Num, Vector, abstract, at, is_real, shape_of
from .domain import lost

_PRECISIONS = (128, 512, 2048)
_DIGITS = 60
"""How many bits of a ball must be certain: more than a float has."""
_NOTHING = 1e-300
"""Of a ball that is smaller, and lies around 0, no more digits are asked for."""
_MOST = 100_000
"""How many components of a vector or matrix are computed."""


def simplify(term: Number | VectorTerm, *, given: Iterable[Statement] = ()) -> Any:
    """A term, vector or matrix in the kernel's normal form: what `by.algebra` makes of both sides of a step.

    Where the hypotheses in `given` hold, both have the same value, or neither has one. Two terms with one normal form
    are equal where both have values; of two others nothing is said. Raises NotationError for anything but a term, and
    for a term that may have no value where its normal form has one: c/c, unless c ≠ 0 is given. Raises Rejected where
    the normal form would grow beyond all use.
    """
    core = _core(term, "simplify(…)")
    supposed = tuple([prop_of(one, "simplify(…, given=[…])") for one in given])
    is_whole = isinstance(term, VectorTerm)
    places = tuple([Index(f"·{number}", size) for number, size in enumerate(shape_of(core) if is_whole else ())])
    component = render(known(Scope(supposed).facts).normal(at(core, places) if is_whole else core))
    normal = lettered(abstract(component, places)) if is_whole else Written(component)
    problem = lost(core, normal.core if isinstance(normal, VectorTerm) else component, supposed)
    if problem is not None:
        raise NotationError(f"simplify({text(core)}): {problem}", NOTEBOOK)
    return normal


def numeric(term: Number | VectorTerm, /, *unnamed: Any, **values: Any) -> Any:
    """The value of a term where its variables have values: numeric(Z, x=[0, 1]); an array of a vector or matrix.

    Values are numbers, or lists or arrays of them with one row for each row of a matrix; also texts like "log(2)" and
    "1/3". An index is a position from 1. A dimension follows from a vector that has it. Values are taken exactly, and
    the result is computed in ball arithmetic and is correct to the last digits of a float.

    Raises NotationError for anything but a term, where a value is missing, has the wrong shape, or is not what its
    variable was declared as (n = 0, c = -1 of a positive c), and where the term has no value there, or too large a one.
    """
    core = _core(term, "numeric(…)")
    _require_named(core, unnamed, values)
    point = _point(core, values)
    if not isinstance(term, VectorTerm):
        return _value(core, point)
    places = tuple([Index(f"·{number}", size) for number, size in enumerate(shape_of(core))])
    sizes = [int(size.value) if isinstance(size, Num) else point.sizes()[size] for size in shape_of(core)]
    if math.prod(sizes) > _MOST:
        said = f"numeric({term!r}, …) would have {math.prod(sizes):,} components, more than {_MOST:,}"
        raise NotationError(said, NOTEBOOK)
    component, found = at(core, places), np.empty(sizes)
    for place in product(*map(range, sizes)):
        here = Point({**point.values, **{index: number + 1 for index, number in zip(places, place, strict=True)}})
        found[place] = _value(component, here)
    return found


def _core(term: Any, where: str) -> Term:
    """The term that an object is. Raises NotationError."""
    if isinstance(term, VectorTerm):
        return term.core
    if (function := misused(term)) is not None:
        raise function
    if not isinstance(term, Number) or isinstance(term, bool):
        raise NotationError(f"{where} takes a term, a vector or a matrix, not {shown(term)}", NOTEBOOK)
    with as_written():
        return read_real(term)


# ── values ────────────────────────────────────────────────────────────────────


def _point(core: Term, values: Mapping[str, Any]) -> Point:
    """The point at which a term is looked at. Raises NotationError, in the words of `numeric`."""
    variables = _variables(core)
    where, names = f"numeric({text(core)}, …)", sorted(v.name for v in variables)
    function = next((v for v in variables if isinstance(v, Function)), None)
    if function is not None:
        raise NotationError(f"{where}: {function.name} is not written out, so that it has no values", NOTEBOOK)
    foreign = sorted(set(values) - set(names))
    if foreign:
        has = ", ".join(names) or "none"
        raise NotationError(f"{where}: {foreign[0]} is none of its variables; it has {has}", NOTEBOOK)
    _require_all(variables, values, where)
    try:
        point = point_of({name: _exact(value, name) for name, value in values.items()}, variables)
        require_domain(point)
    except NoPoint as problem:
        raise NotationError(f"{where}: {problem}", NOTEBOOK) from None
    return point


def _variables(core: Term) -> set[Any]:
    """What has to have a value, dimensions included."""
    sizes = () if is_real(core) else shape_of(core)
    named = {*free(core), *[size for v in free(core) for size in v.sizes()], *sizes}
    return {v for v in named if not isinstance(v, Num)}


def _require_all(variables: Iterable[Any], values: Mapping[str, Any], where: str) -> None:
    """Raise NotationError where a value is missing that does not follow from others."""
    missing = next(_missing(variables, values), None)
    if missing is not None:
        rows = len(missing.shape) if isinstance(missing, Vector) else 0
        wanted = {0: "…", 1: "[…]"}.get(rows, "[[…], …]")
        raise NotationError(f"{where}: {missing.name} has no value; write {missing.name}={wanted}", NOTEBOOK)


def _missing(variables: Iterable[Any], values: Mapping[str, Any]) -> Iterator[Any]:
    """The variables without a value that does not follow from others; vectors first."""
    left = sorted((v for v in variables if v.name not in values), key=lambda v: (not isinstance(v, Vector), v.name))
    told = {size for v in variables if v.name in values for size in (v.shape if isinstance(v, Vector) else ())}
    return (v for v in left if v not in told)


def _require_named(core: Term, unnamed: tuple[Any, ...], values: Mapping[str, Any]) -> None:
    """Raise NotationError where a value comes without the name of its variable."""
    if not unnamed:
        return
    names = [v.name for v in _missing(_variables(core), values)]
    wanted = ", ".join([f"{name}={shown(value)}" for name, value in zip(names, unnamed, strict=False)])
    said = f"each value comes with its name; write {wanted}" if wanted else "all of its variables have values already"
    if not _variables(core):
        said = f"{text(core)} has no variables, so that it takes no values"
    raise NotationError(f"numeric({text(core)}, …): {said}", NOTEBOOK)


def _exact(value: Any, name: str) -> Any:
    """A value as numbers that are exact: of a float what it is to the last bit. Raises NotationError."""
    if isinstance(value, np.ndarray | np.generic):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return [_exact(one, name) for one in value]
    if isinstance(value, float):
        if not math.isfinite(value):
            raise NotationError(f"numeric(…, {name}={value}): it is no number", NOTEBOOK)
        return Fraction(value)
    if isinstance(value, sympy.Basic):
        with as_written():
            return read_real(value)
    return value


def _value(core: Term, point: Point) -> float:
    """A term's value as a float. Raises NotationError where there is none."""
    there = f"at {point}" if point.values else "anywhere"
    for bits in _PRECISIONS:
        try:
            ball = value_at(core, point, bits)
        except Unknown as problem:
            raise NotationError(f"{text(core)} cannot be computed {there}: {problem}", NOTEBOOK) from None
        if isinstance(ball, NoValue):
            raise NotationError(f"{text(core)} has no value {there}", NOTEBOOK)
        if ball.rel_accuracy_bits() >= _DIGITS or ball.abs_upper() < _NOTHING:
            return _nearest(ball, f"{text(core)} is too large for a float {there}")
    raise NotationError(f"{text(core)} is not known to the digits of a float {there}", NOTEBOOK)


def _nearest(ball: Any, otherwise: str) -> float:
    """The float at a ball's middle. Raises NotationError where there is none."""
    found = float(ball.mid())
    if not math.isfinite(found):
        raise NotationError(otherwise, NOTEBOOK)
    return found + 0.0  # there is one zero
