"""A statement at one n: for every way in which its indices can agree or differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import sympy
from sympy.polys.polyerrors import BasePolynomialError

from ...terms.matrices import at_places, places_of
from ...terms.node import IllFormed, Term, free
from ...terms.statement import EQ, And, Every, ForAll, Iff, Implies, Prop, Rel, Same, Tends
from ...terms.substitution import substitute
from ...terms.symmetric import said_symmetric
from ...terms.table import Table
from ...terms.term import Dim, Index, Lit, Variable, is_real, num
from ..numbers.written_out import written_out
from .agreement import agrees
from .limit import SECONDS, NoAnswer, time_limit
from .limits import agrees_on_limit
from .plain import plain

SIZES = (2, 3)


@dataclass(frozen=True)
class Explicit:
    """At which n the statement was derived again, and whether SymPy agrees; None where it gave no answer."""

    sizes: tuple[int, ...] = ()
    agrees: bool | None = None


def rederive(statement: Prop, given: tuple[Prop, ...]) -> Explicit:
    """The statement at n = 2 and 3, or as near to them as its dimensions allow, by SymPy."""
    statement, given = _with_symmetric_matrices(written_out(statement), tuple(map(written_out, given)))
    dims = [v for v in free(statement) if isinstance(v, Dim)]
    done: list[int] = []
    for n in SIZES if dims else (1,):
        if any(n < dim.at_least for dim in dims):
            continue
        try:
            with time_limit(SECONDS):
                if not all(_agrees(goal) for goal in instances(statement, given, n)):
                    return Explicit((*done, n), False)
        except (
            NoAnswer,
            RecursionError,
            ArithmeticError,
            TypeError,
            ValueError,
            NotImplementedError,
            BasePolynomialError,
        ):
            return Explicit(tuple(done), True if done else None)
        done.append(n)
    return Explicit(tuple(done) if dims else (), True if done else None)


def _with_symmetric_matrices(statement: Prop, given: tuple[Prop, ...]) -> tuple[Prop, tuple[Prop, ...]]:
    """The statement with matrices that are symmetric by declaration, where all that a hypothesis says is that they are.

    A derivative by an entry of one stays as it is, under its hypothesis.
    """
    said = {h: matrix for h in given if (matrix := said_symmetric(h)) is not None}
    images: dict[Variable, Term] = {m: replace(m, symmetric=1) for m in said.values()}
    try:
        return substitute(statement, images), tuple([h for h in given if h not in said])
    except IllFormed:
        return statement, given


def _agrees(goal: Rel | Tends) -> bool:
    return agrees_on_limit(goal) if isinstance(goal, Tends) else agrees(goal)


def instances(statement: Prop, given: tuple[Prop, ...], n: int) -> Iterator[Rel | Tends]:
    """The statement's equations and limits at one n, for every way in which its indices can agree or differ.

    Raises NoAnswer for a statement that is neither, or under hypotheses.
    """
    if given:
        raise NoAnswer("a statement under hypotheses")
    yield from INSTANCES[type(statement)](statement, n)


INSTANCES: Table[Callable[[Any, int], Iterator[Rel | Tends]]] = Table("what a statement says at one n", Prop)


@INSTANCES.entry(And)
def _of_each(statement: And, n: int) -> Iterator[Rel | Tends]:
    for member in statement.members:
        yield from instances(member, (), n)


@INSTANCES.entry(ForAll)
def _at_any(statement: ForAll, n: int) -> Iterator[Rel | Tends]:
    yield from instances(statement.instance(Index(f"{statement.letter}·", statement.size)), (), n)


@INSTANCES.entry(Every)
def _at_any_number(statement: Every, n: int) -> Iterator[Rel | Tends]:
    yield from instances(statement.instance(statement.variable(f"{statement.letter}·")), (), n)


@INSTANCES.entry(Rel)
def _of_relation(statement: Rel, n: int) -> Iterator[Rel | Tends]:
    if statement.name != EQ or not is_real(statement.left):
        _none(statement, n)
    yield from _written_out(statement, n)


@INSTANCES.entry(Tends)
def _written_out(statement: Rel | Tends, n: int) -> Iterator[Rel | Tends]:
    images: dict[Variable, Term] = {v: num(n) for v in free(statement) if isinstance(v, Dim)}
    indices = sorted([v for v in free(statement) if isinstance(v, Index)], key=lambda i: i.name)
    for pattern in _patterns(len(indices), n):
        chosen = {i: Lit(p) for i, p in zip(indices, pattern, strict=True)}
        yield substitute(statement, {**images, **chosen})


@INSTANCES.rest({"it is no equation, and no limit": (Implies, Iff, Same)})
def _none(statement: Prop, n: int) -> Iterator[Rel | Tends]:
    raise NoAnswer("no equation, and no limit")


def _patterns(count: int, n: int) -> Iterator[tuple[int, ...]]:
    """Positions for indices, up to renaming of positions: (1, 1), (1, 2), …"""
    if not count:
        yield ()
        return
    for head in _patterns(count - 1, n):
        for place in range(1, min(max(head, default=0) + 1, n) + 1):
            yield (*head, place)


def at_size(statement: Prop, n: int) -> list[str]:
    """The left side of a relation at one n, derived and simplified: a number, a column, or a matrix, as lines.

    Empty for a statement that is no relation between numbers, or cannot be
    written out.
    """
    statement = written_out(statement)
    rows = tuple([Index(f"{place.name}·", place.size) for place in places_of(statement)])
    relation = at_places(statement, rows)
    if not isinstance(relation, Rel) or not is_real(relation.left):
        return []
    sizes: dict[Variable, Term] = {v: num(n) for v in free(statement) if isinstance(v, Dim)}
    others = sorted([v for v in free(relation.left) - set(rows) if isinstance(v, Index)], key=lambda i: i.name)
    indices = (*others, *rows)
    found: dict[tuple[int, ...], sympy.Expr] = {}
    for places in product(range(1, n + 1), repeat=len(indices)):
        chosen: dict[Variable, Term] = {i: Lit(p) for i, p in zip(indices, places, strict=True)}
        try:
            found[places] = sympy.simplify(sympy.factor(plain(substitute(relation.left, sizes | chosen))))
        except NoAnswer:
            return []
    if len(indices) == 2:
        drawn = sympy.pretty(sympy.Matrix(n, n, list(found.values())), use_unicode=True, wrap_line=False)
    elif len(indices) == 1:
        drawn = sympy.pretty(sympy.Matrix(list(found.values())), use_unicode=True, wrap_line=False)
    else:
        drawn = "\n".join(f"{places or ''} {value}".strip() for places, value in found.items())
    return str(drawn).splitlines()
