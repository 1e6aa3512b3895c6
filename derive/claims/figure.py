"""@figure: a drawing of a claim's own terms, as data. Nothing is drawn here, and nothing is proved by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import numpy as np

from ..evidence.numbers.field import Array
from ..evidence.numbers.floats import Floats
from ..evidence.numbers.jets import ground
from ..evidence.numbers.walk import Env, Walk
from ..messages import authoring as kinds
from ..printing.latex import latex
from ..records.verdict import FigureVerdict, Series
from ..terms.node import Term, free
from ..terms.term import Dim, Index, Scalar, Variable, Vector
from .claim import Claim
from .written.arithmetic import Number
from .written.expression import NotationError, shown
from .written.naming import require_one_meaning
from .written.reader import read_real

_MOST_AT_ONCE = 1_000_000
_DIGITS = 6

Body = Callable[["Drawing"], object]


@dataclass(frozen=True, eq=False)
class Figure:
    """What is drawn: one term across, another up, over points that the body chooses."""

    name: str
    of: Claim
    across: Term
    up: Term
    labels: tuple[str, str]
    file: str = field(repr=False)
    line: int = field(repr=False)
    body: Body = field(repr=False)
    doc: str = ""

    def plain(self) -> FigureVerdict:
        """The figure without its points."""
        pairs = zip(self.labels, (self.across, self.up), strict=True)
        axes = tuple(f"{label} ${latex(term)}$".strip() for label, term in pairs)
        return FigureVerdict(self.name, self.file, self.line, self.of.id, self.doc, axes)  # type: ignore[arg-type]

    def series(self, seed: int) -> tuple[Series, ...]:
        """The points. Exceptions of the body are its author's, and pass through."""
        drawing = Drawing(self.across, self.up, np.random.default_rng([seed, crc32(self.name.encode())]))
        self.body(drawing)
        if not drawing.series:
            raise NotationError(f"{self.name} draws nothing; call draw.line(…) or draw.dots(…)", kinds.FIGURE)
        return tuple(drawing.series)


drawn: ContextVar[list[Figure] | None] = ContextVar("drawn", default=None)
"""The figures of the file that is being loaded, if one is."""


def figure(*, of: Claim, across: Number, up: Number, labels: tuple[str, str] = ("", "")) -> Callable[[Body], Figure]:
    """A figure beside a claim: the decorated function draws `up` against `across`, both terms of the claim's.

    It takes a `Drawing`, and chooses the points; its docstring is the caption. Raises NotationError where a name of
    the terms is one of the claim's, and stands for something else.
    """
    if not isinstance(of, Claim):
        raise NotationError(f"@figure(…) needs of=, a claim, not {shown(of)}", kinds.FIGURE)
    terms = read_real(across), read_real(up)

    def decorate(body: Body) -> Figure:
        code = body.__code__
        require_one_meaning((of.statement, *of.given, *terms), code.co_filename)
        made = Figure(
            body.__name__,
            of,
            *terms,
            labels,
            code.co_filename,
            code.co_firstlineno,
            body,
            (body.__doc__ or "").strip(),
        )
        listed = drawn.get()
        if listed is not None:
            listed.append(made)
        return made

    return decorate


class Drawing:
    """What the body of a figure draws with. Values are given by the names of variables, in rows, one for each point."""

    def __init__(self, across: Term, up: Term, rng: np.random.Generator) -> None:
        self.terms = across, up
        self.rng = rng
        """A seeded NumPy generator."""
        self.series: list[Series] = []

    def line(self, label: str, *, up: Number | None = None, **values: Any) -> None:
        """Points that are joined. `up`: another term than the figure's."""
        self._add(label, up, values, dots=False)

    def dots(self, label: str, *, up: Number | None = None, **values: Any) -> None:
        """Points that are not joined."""
        self._add(label, up, values, dots=True)

    def _add(self, label: str, up: Number | None, values: dict[str, Any], dots: bool) -> None:
        across, usual = self.terms
        ends = [_evaluated(term, values) for term in (across, usual if up is None else read_real(up))]
        columns = np.broadcast_arrays(*ends)
        kept = np.isfinite(columns[0]) & np.isfinite(columns[1])
        xs, ys = (tuple(float(f"{v:.{_DIGITS}g}") for v in column[kept]) for column in columns)
        if not xs:
            raise NotationError(f"{label!r} has no point at which both terms have a value", kinds.FIGURE)
        self.series.append(Series(label, xs, ys, dots))


# ── values ────────────────────────────────────────────────────────────────────


def _evaluated(term: Term, values: Mapping[str, Any]) -> Array:
    """A term at every row, by floating point."""
    known = {v.name: v for v in free(term)}
    missing = sorted(set(known) - set(values))
    if missing:
        raise NotationError(f"a value for {missing[0]} is missing; write draw.line(…, {missing[0]}=…)", kinds.FIGURE)
    arrays = {known[name]: _array(known[name], value) for name, value in values.items() if name in known}
    rows = max([len(a) for v, a in arrays.items() if not isinstance(v, Dim)], default=1)
    widest = max([a[0].size for a in arrays.values()], default=1)
    step = max(1, _MOST_AT_ONCE // widest)
    with np.errstate(all="ignore"):
        pieces = [_at(term, env, min(step, rows - k)) for k, env in _chunks(arrays, rows, step)]
    return np.concatenate(pieces)


def _chunks(arrays: Mapping[Variable, Array], rows: int, step: int) -> Iterator[tuple[int, Env]]:
    for start in range(0, rows, step):
        part: dict[Variable, Any] = {}
        for variable, array in arrays.items():
            if isinstance(variable, Dim):
                part[variable] = int(array[0])
            else:
                part[variable] = array[start : start + step] if len(array) > 1 else array
        yield start, Env(part)


def _at(term: Term, env: Env, rows: int) -> Array:
    values = np.asarray(ground(Walk(Floats()).real(term, env)), dtype=float)
    return np.broadcast_to(values.reshape(-1) if values.ndim else values, (rows,))


def _array(variable: Variable, value: Any) -> Array:
    """A value as rows: of one number for a scalar, an index or a dimension, of n for a vector."""
    kind = int if isinstance(variable, Dim | Index) else float
    array = np.asarray(value, dtype=kind)
    depth = 1 + (len(variable.shape) if isinstance(variable, Vector) else 0)
    if array.ndim == depth - 1:
        array = array[None]
    if array.ndim != depth:
        raise NotationError(
            f"{variable.name} takes {_WANTED[type(variable)]}, not an array of shape {array.shape}", kinds.FIGURE
        )
    return array - 1 if isinstance(variable, Index) else array


_WANTED = {
    Dim: "a whole number",
    Index: "a position from 1, or one for each point",
    Scalar: "a number, or one for each point",
    Vector: "a vector, or a row for each point",
}
