"""A statement worked out at a point at which it fails: the point, the values there, and what holds instead."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from flint import arb, fmpq

from ...claims.witness import Model
from ...evidence.numbers.certain import Truth, at_point, value_at
from ...evidence.numbers.field import NoValue, Unknown
from ...evidence.numbers.points import Point
from ...evidence.numbers.waves import Formula
from ...evidence.witness import UNKNOWN, value_text
from ...printing.formula import applied, bracketed, decimal, dots, listed, lowered, name, number, row, term
from ...printing.words import clause, say, sentence
from ...records.page import Formula as Shown
from ...records.page import Words, Worked
from ...search.at_point import holds_at
from ...terms.matrices import named_definitions_in
from ...terms.node import Term, free
from ...terms.statement import EQ, WHOLE, And, ForAll, Iff, Implies, Prop, Rel, negated
from ...terms.term import Index, Num, is_real

_LONG = 8


def worked(statement: Prop, point: Point, models: tuple[Model, ...] = (), said: Prop | None = None) -> Worked:
    """Everything that is needed to see the statement fail: what stands there for functions and matrices, too."""
    failing, at = _failing(statement, point)
    told = *map(_model, models), *_point(at)
    if models and said is not None:
        return Worked(told, *_with_models(failing, at, said))
    return Worked(told, tuple(_values(failing, at)), _instead(failing, at))


def _failing(statement: Prop, point: Point) -> tuple[Prop, Point]:
    """The member, or the instance, that fails; with the point at which it does."""
    match statement:
        case And(members):
            return _failing(next((m for m in members if at_point(m, point) != Truth.TRUE), members[0]), point)
        case ForAll(size, _, name):
            index = Index(name.removeprefix(WHOLE), size)
            length = size.value if isinstance(size, Num) else point.values[size]
            points = [Point({**point.values, index: place}) for place in range(1, int(length) + 1)]  # type: ignore[arg-type]
            instance = statement.instance(index)
            return _failing(instance, next((p for p in points if at_point(instance, p) != Truth.TRUE), points[0]))
    return statement, point


# ── the point ─────────────────────────────────────────────────────────────────


def _point(point: Point) -> list[Shown]:
    values = [row(name(v.name), "=", _shown(point.values[v])) for v in point.listed()]
    return [*values, *map(_formula, point.formulas)]


def _formula(formula: Formula) -> Shown:
    """`g(u) = 2 sin(u)`"""
    value = applied(name(formula.name), map(name, formula.arguments))
    places = "".join(map(str, formula.places))
    return row(lowered(value, number(places)) if places else value, "=", term(formula.body))


def _with_models(failing: Prop, at: Point, said: Prop) -> tuple[tuple[Words, ...], Words]:
    """What the author's terms are there, and what holds instead: their values are those of the models."""
    if not isinstance(failing, Rel) or not isinstance(said, Rel) or not is_real(failing.left):
        return tuple(_values(failing, at)), _instead(failing, at)
    pairs = dict(zip(failing.parts(), said.parts(), strict=True))
    values = [words for one, shown in pairs.items() for words in _equation(one, at, shown)]
    opposite = negated(failing)
    if at_point(opposite, at) != Truth.TRUE:
        opposite = Rel(EQ, failing.left, failing.right)
    holds = at_point(opposite, at) == Truth.TRUE or holds_at(opposite, at)
    return tuple(values), sentence(Rel(opposite.name, *said.parts())) if holds else ()


def _model(model: Model) -> Shown:
    """`f(x) = ⟨x, x⟩`"""
    named = name(model.variable.name)
    value = applied(named, [name(arg.name) for arg in model.args]) if model.args else named
    return row(value, "=", term(model.body))


def _shown(value: Any) -> Shown:
    if not isinstance(value, tuple):
        return term(value) if isinstance(value, Term) else decimal(str(value))
    runs = list(map(_shown, value))
    if len(runs) > _LONG and len(set(runs[1:])) == 1:
        runs = [runs[0], runs[1], dots(), runs[-1]]
    elif len(runs) > _LONG:
        runs = [*runs[: _LONG - 1], dots(), runs[-1]]
    return bracketed(listed(runs))


# ── what the terms are there ──────────────────────────────────────────────────


def _values(statement: Prop, point: Point) -> Iterator[Words]:
    if isinstance(statement, Rel) and is_real(statement.left):
        calls = [d.call({}) for d in named_definitions_in(statement)]
        terms = [c for c in calls if free(c) <= set(point.values) and is_real(c)]
        for one in dict.fromkeys([*terms, *statement.parts()]):
            if not isinstance(one, Num) or one.value.denominator != 1:
                yield from _equation(one, point)
    elif isinstance(statement, Iff | Implies):
        for side in statement.parts():
            truth = {Truth.TRUE: "holds", Truth.OPEN: "is not decided"}.get(at_point(side, point), "fails")
            yield (*clause(side), say(f" {truth}"))


def _equation(one: Term, point: Point, written: Term | None = None) -> Iterator[Words]:
    """`written = value`, of a term, or of another one that is the term there."""
    said = value_text(one, point)
    if said == UNKNOWN:
        return
    try:
        value = value_at(one, point)
    except Unknown:
        return
    if isinstance(value, NoValue):
        yield term(written or one), say(" has no value")
        return
    shown = term(written or one)
    if shown.breaking != said:
        equals = "=" if _is_exactly(one, value, said) else "≈"
        yield (row(shown, equals, decimal(said)),)


def _is_exactly(one: Term, ball: arb, said: str) -> bool:
    if isinstance(one, Num):
        return one.value == Fraction(said)
    exact = Fraction(said)
    return bool(ball == arb(fmpq(exact.numerator, exact.denominator)))


def _instead(statement: Prop, point: Point) -> Words:
    if not isinstance(statement, Rel):
        return ()
    opposite = negated(statement)
    if at_point(opposite, point) != Truth.TRUE and is_real(statement.left):
        equal = Rel(EQ, statement.left, statement.right)
        if not holds_at(equal, point):
            return ()
        opposite = equal
    return sentence(opposite)
