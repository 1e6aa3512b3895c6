"""Points at which a statement that nothing refuted might fail after all: solved for, where random points are no use.

What is solved for is the negation of a relation, or that a term in it has no
value. Sizes are tried one by one. What is found counts only when it is certain
what the statement is there.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice, product

import numpy as np

from ...terms.definition import unfolded
from ...terms.node import Node, Term, free, opened
from ...terms.statement import EQ, LE, LT, NE, And, ForAll, Iff, Implies, Prop, Rel, negated
from ...terms.substitution import Capture
from ...terms.term import Call, Dim, Fn, Index, Num, Pow, Reduce, is_integral, is_real, num
from .draw import drawn
from .field import FAULTS
from .glance import TOUCHING, Glance
from .meet import fixed_sizes, moved
from .met import Nearby, solved_points
from .points import Point
from .question import Finding, Question
from .readings import readings
from .walk import Env
from .width import width

_SECONDS = 0.6
_LARGEST, _LONGER = 600, (33, 50, 100, 128, 200, 300, 500, 600)
_ROWS = 6
_MOST_ASKED = 40
_MOST_AIMS = 8
_MOST_NUMBERS = 100_000

Found = tuple[Point, Finding]


def sought(question: Question, seed: int) -> Found | None:
    """A point that refutes the statement, or at which it has no value, for certain."""
    for larger in _larger(question, seed, time.process_time() + _SECONDS):
        if question.ask(larger) is Finding.REFUTES:
            return larger, Finding.REFUTES
    places = list(relations(question.statement, ()))
    for point in _solved(question, [(*premises, negated(relation)) for premises, relation in places], seed):
        if _refutes(question, point):
            return point, Finding.REFUTES
    lacks = [(*above, *lack) for above, rel in places for side in rel.parts() for lack in _lacking(side, 0)]
    found = next(_solved(question, lacks, seed), None)
    return (found, Finding.UNDEFINED) if found is not None else None


def _solved(question: Question, aims: Iterable[tuple[Prop, ...]], seed: int) -> Iterator[Point]:
    """Points at which the hypotheses hold, and an aim too, for certain: one for each aim."""
    until = time.process_time() + _SECONDS
    for aim in list(dict.fromkeys(aims))[:_MOST_AIMS]:
        left = until - time.process_time()
        if left < 0:
            return
        variables = question.variables.union(*[free(p) for p in aim])
        aimed = replace(question, given=(*question.given, *aim), variables=variables)
        exact = (p for p in solved_points(aimed, seed, left, few=True) if not isinstance(p, Nearby))
        for point in islice(exact, 1):
            yield Point({v: value for v, value in point.values.items() if v in question.variables})


def _refutes(question: Question, point: Point) -> bool:
    finding = question.ask(point)
    return finding is Finding.REFUTES or (finding is Finding.TOUCHES and question.fails(question.statement, point))


# ── sizes ─────────────────────────────────────────────────────────────────────


def _larger(question: Question, seed: int, until: float) -> Iterator[Point]:
    """Points of more sizes than are drawn for every claim, the smallest first."""
    listed = tuple(sorted(question.variables, key=lambda v: (type(v).__name__, v.name)))
    dims = [v for v in listed if isinstance(v, Dim)]
    fixed, cost, asked = fixed_sizes(question.given), max(width(question.statement, *question.given), 1), 0
    for sizes in _sizes(dims, fixed, _said(question.statement) if len(dims) == len(listed) else None):
        if max(sizes.values()) ** cost * _ROWS > _MOST_NUMBERS or asked > _MOST_ASKED or time.process_time() > until:
            return
        batch, met = moved(drawn(listed, tuple(sizes.items()), _ROWS, seed), question.given)
        try:
            codes = np.broadcast_to(Glance().codes(question.statement, Env(batch.variables)), batch.rows)
        except FAULTS:
            continue
        for row in np.flatnonzero(met & (codes <= TOUCHING))[: 1 if len(dims) == len(listed) else 2]:
            asked += 1
            yield from readings(batch, int(row))


def _said(node: Node) -> list[int]:
    """The whole numbers that a statement speaks of, and the next ones: n ≤ 1000 fails at 1001."""
    own = [int(node.value) + step for step in (0, 1)] if isinstance(node, Num) and node.value > _LARGEST else []
    return own + [size for part in node.parts() for size in _said(part)]


def _sizes(dims: list[Dim], fixed: dict[Dim, int], said: list[int] | None) -> Iterator[dict[Dim, int]]:
    """Up to 600 where there is one dimension, and what is said of it alone; of several, up to 24 each."""
    if not dims:
        return
    one = len(dims) == 1
    every = [*range(1, (24 if said is None else _LARGEST) + 1 if one else 25), *(_LONGER if one else ()), *(said or ())]
    choices = [[fixed[d]] if d in fixed else [n for n in sorted(set(every)) if n >= d.at_least] for d in dims]
    for chosen in sorted(product(*choices[:2]), key=sum):
        yield dict(zip(dims, [*chosen, *[d.at_least for d in dims[2:]]], strict=True))


# ── what to solve for ─────────────────────────────────────────────────────────


def relations(prop: Prop, above: tuple[Prop, ...]) -> Iterator[tuple[tuple[Prop, ...], Rel]]:
    """The relations between numbers in a statement that it asserts, and under which premises."""
    match prop:
        case Rel(_, left, _) if is_real(left):
            yield above, prop
        case And(members):
            for member in members:
                yield from relations(member, above)
        case ForAll(size, _, letter):
            yield from relations(prop.instance(Index(f"{letter}·{len(above)}", size)), above)
        case Implies(given, then):
            yield from relations(then, (*above, given))
        case Iff(left, right):
            yield from relations(right, (*above, left))
            yield from relations(left, (*above, right))


def _lacking(term: Term, depth: int) -> Iterator[tuple[Prop, ...]]:
    """What would leave a part of a term without a value, and with it the whole: a term has one only if its parts do."""
    match term:
        case Call():
            with suppress(Capture):  # it cannot be written out here
                yield from _lacking(unfolded(term), depth)
            return
        case Fn("log", (inside,)):
            yield (Rel(LE, inside, num(0)),)
        case Fn("tan", (inside,)):
            yield (Rel(EQ, Fn("cos", (inside,)), num(0)),)
        case Pow(base, exponent) if is_integral(exponent):
            if not isinstance(exponent, Num):
                yield Rel(EQ, base, num(0)), Rel(LT, exponent, num(0))
            elif exponent.value < 0:
                yield (Rel(EQ, base, num(0)),)
        case Pow(base, Num(value)):
            yield (Rel(LT if value > 0 else LE, base, num(0)),)
    if isinstance(term, Reduce):
        index = Index(f"·{depth}", term.size)
        apart = tuple([Rel(NE, index, other) for other in term.omit])
        for lack in _lacking(opened(term.body, (index,)), depth + 1):
            yield (*apart, *lack)
    elif not term.binds():
        for part in term.parts():
            yield from _lacking(part, depth)
