"""The figures that were taken for a step of a proof, as one line of JSON. Nothing trusts this.

The judge itself keeps no record: where a trace is asked for, Python's hook for profilers
tells of each function that takes a figure what it was given and what it came to. So nothing
is slower where none is asked for. A function that came to nothing leaves no trace.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import Any, NamedTuple

from ..elementary import algebra, check, extrema, matrices, nested, powers, products, signs, steps, sums, values
from ..elementary.algebra import Algebra
from ..elementary.nested import as_it_stands
from ..elementary.polynomials import written
from ..terms.arithmetic import Delta, Fn, Mul, Pow, num
from ..terms.binder import PROD, Reduce
from ..terms.leaf import ANY, Index
from ..terms.node import IllFormed, Term, closed
from ..terms.ordering import key
from ..terms.statement import EQ, Prop, Rel
from ..terms.vector import Adj, At, Det, Inv
from .header import VERSION as PROOFS
from .read import Step
from .write import Terms

FORMAT, VERSION = "derive-trace", 1


def header(version: str) -> str:
    """The first line of a file of traces, for a version of derive."""
    return json.dumps({"format": FORMAT, "version": VERSION, "proofs": PROOFS, "derive": version})


# ── which functions take a figure, and what stands on its left side ──────────


def _product(polys: list[Any]) -> Term:
    factors = [written(poly) for poly in polys]
    return Mul(tuple(factors)) if len(factors) > 1 else factors[0] if factors else num(1)


def _reduced(kind: str, index: Index, poly: Any) -> Term:
    return Reduce(kind, index.size, sums.left_out(index), closed(written(poly), (index,)), "k")


def _over(index: Index, mono: Any) -> Term:
    return as_it_stands([index], mono)


BEFORE: dict[Callable[..., Any], Callable[..., Any]] = {
    steps.read: lambda al, term: term,
    steps._function: lambda al, term: term,
    steps._use: lambda al, call: call,
    steps._argument: lambda al, term: term,
    steps._value: lambda al, term: term,
    algebra.in_order_of: lambda al, component: component,
    Algebra.merged: lambda al, node: node,
    Algebra.apart: lambda al, left, right: (left, right),
    Algebra.has_two: lambda al, size: size,
    products.multiply: lambda al, polys: _product(polys),
    products.settled: lambda al, mono: written({mono: 1}),
    products.delta: lambda al, left, right: Delta(left, right),
    powers.power: lambda al, poly, exponent: Pow(written(poly), num(exponent)),
    powers.sizes: lambda al, poly: written(poly),
    powers.exponential: lambda al, poly: Fn("exp", (written(poly),)),
    powers.logarithm: lambda al, poly: Fn("log", (written(poly),)),
    powers._log: lambda al, term: Fn("log", (term,)),
    powers.absolute: lambda al, poly: Fn("abs", (written(poly),)),
    powers.symbolic: lambda al, base, exponent: Pow(base, exponent),
    powers._whole: lambda al, base, exponent: Pow(base, written(exponent)),
    powers.of_function: lambda al, name, poly: Fn(name, (written(poly),)),
    sums.summation: lambda al, term: term,
    sums.written_out: lambda al, term: term,
    sums._of_product: lambda al, index, mono: _over(index, mono),
    sums._picked: lambda al, index, mono: _over(index, mono),
    sums._at_and_elsewhere: lambda al, index, mono, place: (_over(index, mono), place),
    sums._filled: lambda al, index, mono: _over(index, mono),
    sums.count: lambda al, index: _over(index, frozenset()),
    sums.may_leave: lambda al, index, pair: (index, Pow(pair[0], num(pair[1]))),
    nested.nested: lambda al, index, mono: _over(index, mono),
    nested.flattened: lambda al, spans, mono: as_it_stands(spans, mono),
    extrema.extremum: lambda al, term: term,
    extrema._over: lambda al, kind, index, poly: _reduced(kind, index, poly),
    extrema._of_moving: lambda al, kind, index, poly: _reduced(kind, index, poly),
    extrema.production: lambda al, term: term,
    extrema._product_over: lambda al, index, body: _reduced(PROD, index, body),
    matrices.determinant: lambda al, matrix: Det(matrix),
    matrices.adjugate: lambda al, matrix, places: At(Adj(matrix), places),
    matrices.inverse: lambda al, matrix, places: At(Inv(matrix), places),
    signs.sign: lambda al, term: term,
    signs._told: lambda al, poly, term: term,
    signs._of_poly: lambda al, poly, term: written(poly),
    signs._of_parts: lambda al, poly, term: written(poly),
    signs._of_square: lambda al, poly, term: written(poly),
    signs._of_exponentials: lambda al, poly, term: written(poly),
    signs._built: lambda al, term: term,
    signs.nonempty: lambda al, size, omitted: (size, omitted),
    values.defined: lambda al, term: term,
    values.smooth: lambda al, term, root: (term, root),
    check.equal: lambda al, left, right: (left, right),
    check._equal: lambda al, left, right, cases: (left, right),
    check._vanishes: lambda al, poly: written(poly),
}
_FIGURES = {
    function.__code__: (f"{function.__module__.rpartition('.')[2]}.{function.__name__.removeprefix('_')}", before)
    for function, before in BEFORE.items()
}
_REMEMBER = Algebra._remember.__code__


class _Open(NamedTuple):
    """A function that has not come to its end."""

    code: CodeType
    name: str
    context: int
    before: Any
    inside: list[int]


class _Figure(NamedTuple):
    """One that was taken: under which facts, its two sides, and the numbers of those that it rests on."""

    name: str
    context: int
    before: Any
    after: Any
    inside: list[int]


class Trace(Terms):
    """The figures that are taken for one step. Each has a number, and those that it rests on come before it."""

    def __init__(self) -> None:
        super().__init__()
        self._figures: list[_Figure] = []
        self._contexts: dict[int, tuple[Algebra, int]] = {}
        self._known: dict[tuple[int, str, Any], int] = {}
        self._open: list[_Open] = []
        self._asked: list[int] = []

    def line(self, step: Step) -> str:
        """What was recorded, as a line of a file. What nothing rests on in the end is left out."""
        kept = {old: new for new, old in enumerate(sorted(self._rested_on()))}
        figures = [self._figures[number] for number in kept]
        contexts = {old: new for new, old in enumerate(sorted({figure.context for figure in figures}))}
        judges = [al for al, number in self._contexts.values() if number in contexts]
        content = {
            "step": step.digest,
            "rule": step.rule,
            "terms": self.terms,
            "contexts": [[al.unfolds, self.value(_facts(al)), self._matrices(al)] for al in judges],
            "figures": [
                [name, contexts[at], self.value(before), self.value(after), [kept[number] for number in inside]]
                for name, at, before, after, inside in figures
            ],
            "asked": [kept[number] for number in dict.fromkeys(self._asked)],
        }
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"))

    def _rested_on(self) -> set[int]:
        waiting, found = list(self._asked), set[int]()
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting += self._figures[number].inside
        return found

    def _matrices(self, al: Algebra) -> Any:
        """The matrices that are known to be symmetric."""
        return self.value(tuple(sorted(al.symmetric, key=key)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for that took a figure."""
        return not self._asked

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Record what is done meanwhile."""
        sys.setprofile(self._hear)
        try:
            yield
        finally:
            sys.setprofile(None)

    def _hear(self, frame: FrameType, event: str, value: Any) -> None:
        code = frame.f_code
        if code is _REMEMBER and event == "return" and value is not None:
            self._remembered(frame.f_locals)
        figure = _FIGURES.get(code)
        if figure is not None and event == "call":
            given = [frame.f_locals[name] for name in code.co_varnames[: code.co_argcount]]
            self._open.append(_Open(code, figure[0], self._context(given[0]), _left(figure[1], given), []))
        elif figure is not None and event == "return" and self._open and self._open[-1].code is code:
            self._close(self._open.pop(), value)

    def _inside(self) -> list[int]:
        """The figures on which rests what is going on."""
        return self._open[-1].inside if self._open else self._asked

    def _close(self, done: _Open, value: Any) -> None:
        """Write down a figure that was taken; nothing where its function came to nothing, or changed nothing."""
        after = _right(value)
        if value is None or value is False or after == done.before or (done.name.startswith("signs.") and value == ANY):
            return
        if done.before is None:
            self._inside().extend(done.inside)
            return
        if done.name in _QUESTIONS:
            self._known[done.context, done.name.partition(".")[2], done.before] = len(self._figures)
        self._inside().append(len(self._figures))
        inside = list(dict.fromkeys(done.inside))
        self._figures.append(_Figure(done.name, done.context, done.before, after, inside))

    def _remembered(self, found: dict[str, Any]) -> None:
        """An answer that was given before is rested on once more."""
        number = self._known.get((self._context(found["self"]), found["question"].__name__, found["term"]))
        if number is not None:
            self._inside().append(number)

    def _context(self, al: Algebra) -> int:
        """The number of the facts under which something is asked."""
        return self._contexts.setdefault(id(al), (al, len(self._contexts)))[1]  # kept, so that no other has its id


_QUESTIONS = ("steps.read", "signs.sign", "values.defined")
"""What is asked once for each term."""


def _facts(al: Algebra) -> tuple[Prop, ...]:
    """What is known, and which indices are taken for others, or for where a vector is largest."""
    same = [Rel(EQ, one, other) for one, other in (*al._same.items(), *al._places.items())]
    return (*al.facts, *same)


def _left(before: Callable[..., Any], given: list[Any]) -> Any:
    """The left side of a figure; None where it cannot be written down as a term."""
    try:
        return before(*given)
    except (IllFormed, ValueError):
        return None


def _right(value: Any) -> Any:
    """What a function came to: polynomials as terms."""
    match value:
        case dict():
            return written(value)
        case frozenset():
            return written({value: 1})
        case list() | tuple():
            return tuple([_right(part) for part in value])
    return value
