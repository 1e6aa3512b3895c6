"""Neighbours of a statement: each changed in one place, as a careless author might have written it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any, NamedTuple

from derive.terms.definition import Definition
from derive.terms.node import Bound, IllFormed, Node, free
from derive.terms.statement import EQ, GE, GT, LE, LT, NE, Prop, Rel
from derive.terms.substitution import Capture
from derive.terms.term import (
    MAX,
    MIN,
    SUM,
    Add,
    At,
    Call,
    Delta,
    Dim,
    Fn,
    Index,
    Mul,
    Num,
    Pow,
    Reduce,
    Scalar,
    Vector,
    is_real,
    num,
)

RELATIONS = {EQ: (LE, GE, LT, NE), NE: (EQ,), LE: (LT, GE, EQ), LT: (LE, GT), GE: (GT, LE, EQ), GT: (GE, LT)}
_WORSE: tuple[type[Exception], ...] = (IllFormed, Capture, ValueError, TypeError, AttributeError)


class Mutant(NamedTuple):
    """What was done, and the statement after it."""

    operator: str
    statement: Any


def mutants(statement: Prop) -> Iterator[Mutant]:
    """Every neighbour of a statement, each once."""
    seen = {statement}
    around = sorted(free(statement), key=lambda v: (type(v).__name__, v.name))
    for operator, changed in _variants(statement, around):
        if changed not in seen:
            seen.add(changed)
            yield Mutant(operator, changed)


def _variants(node: Node, around: list[Any]) -> Iterator[tuple[str, Any]]:
    """The node changed itself, then each of its parts."""
    yield from _safely(_own(node, around))
    parts = node.parts()
    for place, part in enumerate(parts):
        for operator, changed in _variants(part, around):
            try:
                yield operator, node.rebuilt((*parts[:place], changed, *parts[place + 1 :]))
            except _WORSE:
                continue


def _safely(found: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    while True:
        try:
            yield next(found)
        except StopIteration:
            return
        except _WORSE:
            return


def _own(node: Node, around: list[Any]) -> Iterator[tuple[str, Any]]:
    match node:
        case Rel(name, left, right):
            yield from (("relation", Rel(other, left, right)) for other in RELATIONS[name])
            if is_real(left):
                yield "constant", Rel(name, left, Add((right, num(1))))
                yield "constant", Rel(name, left, Add((right, num(-1))))
            yield "sides swapped", Rel(name, right, left)
        case Num(value):
            yield from (("number", Num(other)) for other in (value + 1, value - 1, -value) if other != value)
        case Dim():
            yield "n for n - 1", Add((node, num(-1)))
            yield "n for n + 1", Add((node, num(1)))
        case Scalar():
            yield "sign", Mul((num(-1), node))
        case Index(_, size):
            yield from (("index", i) for i in around if isinstance(i, Index) and i.size == size and i != node)
        case Bound(level) if type(node) is Bound and level > 0:
            yield "index", Bound(level - 1)
        case Vector():
            others = [v for v in around if isinstance(v, Vector) and v.shape == node.shape and v != node]
            yield from (("vector", v) for v in others)
        case At(vector, (one, other)):
            yield "index", At(vector, (other, one))
        case Delta():
            yield "delta dropped", num(1)
            yield "delta dropped", num(0)
        case Add(terms):
            yield from _dropped("term", Add, terms)
            yield from (("sign", Add(_changed(terms, k, Mul((num(-1), t))))) for k, t in enumerate(terms))
        case Mul(factors):
            yield from _dropped("factor", Mul, factors)
            yield "sign", Mul((num(-1), *factors))
        case Pow(base, exponent):
            yield "power dropped", base
            yield "power", Pow(base, Add((exponent, num(1))))
            if isinstance(exponent, Num):
                yield "power", Pow(base, Num(-exponent.value))
                yield "power", Pow(base, Num(exponent.value * Fraction(1, 2)))
        case Fn(name, (argument,)):
            yield "function dropped", argument
            yield from (
                ("function", Fn(f, (argument,))) for f in {"exp": ("log",), "log": ("exp",)}.get(name, ("exp",))
            )
            yield "sign", Fn(name, (Mul((num(-1), argument)),))
        case Reduce():
            yield from _reductions(node)
        case Call(definition, args):
            yield from (("definition", Call(d, args)) for d in _definitions(definition))


def _reductions(node: Reduce) -> Iterator[tuple[str, Any]]:
    if node.omit:
        yield "omit dropped", replace(node, omit=())
    swapped = {MAX: MIN, MIN: MAX, SUM: MAX}.get(node.kind)
    if swapped is not None:
        yield "max for min", replace(node, kind=swapped)
    if node.kind == SUM:
        yield "mean for sum", Mul((node, Pow(node.size, num(-1))))


def _definitions(definition: Definition) -> Iterator[Definition]:
    for body in (Mul((num(2), definition.body)), Add((definition.body, num(1))), Mul((num(-1), definition.body))):
        yield replace(definition, body=body)


def _dropped(what: str, kind: Any, members: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    for place in range(len(members)):
        left = members[:place] + members[place + 1 :]
        if left:
            yield f"{what} dropped", left[0] if len(left) == 1 else kind(left)


def _changed(members: tuple[Any, ...], place: int, member: Any) -> tuple[Any, ...]:
    return (*members[:place], member, *members[place + 1 :])


def hypotheses(given: tuple[Prop, ...]) -> Iterator[tuple[str, tuple[Prop, ...]]]:
    """Every neighbour of a list of hypotheses: one dropped, one weakened or otherwise changed."""
    for place, one in enumerate(given):
        rest = given[:place], given[place + 1 :]
        yield "hypothesis dropped", (*rest[0], *rest[1])
        for operator, changed in mutants(one):
            yield f"hypothesis: {operator}", (*rest[0], changed, *rest[1])


def bounds(nodes: tuple[Node, ...]) -> Iterator[tuple[Dim, Dim]]:
    """Every dimension whose least value can be lowered, and what it becomes."""
    for dim in sorted({v for n in nodes for v in free(n) if isinstance(v, Dim)}, key=lambda d: d.name):
        if dim.at_least > 1:
            yield dim, Dim(dim.name, dim.at_least - 1)
