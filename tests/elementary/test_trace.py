"""A trace says which figures were taken: each of them holds at points, and rests on those before it alone."""

from __future__ import annotations

import contextlib
import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from building import *
from building import Delta, num
from equations import EQUAL
from faults import derive
from hypothesis import assume
from hypothesis import given as drawn
from hypothesis import strategies as st
from random_terms import SETTINGS, TERMS, nested_sums, points, truth_of
from test_figures_at_points import NONE, RELATIONS, has_its_value
from test_judge import SEEN, UNSEEN, file_of

from derive import __version__
from derive.elementary.algebra import Stuck
from derive.elementary.check import Checker, equal
from derive.evidence.numbers.certain import Truth
from derive.evidence.numbers.points import Point
from derive.prooftree import trace
from derive.prooftree.read import _CLASSES, Step, read_terms
from derive.prooftree.trace import BEFORE, Trace
from derive.terms.node import Term, free, is_real, is_reserved
from derive.terms.statement import Prop
from derive.terms.term import OtherIndex

STEP = Step("normal_form", [], "digest")


class Figure(NamedTuple):
    name: str
    context: int
    before: Any
    after: Any
    inside: list[int]


class Found(NamedTuple):
    """A trace that was read again."""

    contexts: list[list[Any]]
    figures: list[Figure]
    asked: list[int]


def read(line: str) -> Found:
    content = json.loads(line)
    assert set(content) == {"step", "rule", "terms", "contexts", "figures", "asked"}
    with patch.dict(_CLASSES, {"OtherIndex": OtherIndex}):  # in no proof, since rules open none that is handed to them
        terms = read_terms(content["terms"])

    def value(written: Any) -> Any:
        if isinstance(written, list):
            return [value(part) for part in written]
        return terms[written["term"]] if isinstance(written, dict) and "term" in written else written

    figures = [Figure(name, at, value(old), value(new), inside) for name, at, old, new, inside in content["figures"]]
    return Found([value(context) for context in content["contexts"]], figures, content["asked"])


def traced(question: Callable[[], object]) -> Found:
    record = Trace()
    with record.recording(), contextlib.suppress(Stuck):
        question()
    return read(record.line(STEP))


def with_opened(point: Point, *terms: Term) -> Point | None:
    """The point with a position for each index that was opened; None where its range has none left."""
    values: dict[Any, Any] = dict(point.values)
    opened = {v for term in terms for v in free(term) if is_reserved(v)}
    if not all([isinstance(v, Index) for v in opened]):
        return None
    for index in sorted(opened, key=lambda v: (isinstance(v, OtherIndex), v.name)):
        taken = {values.get(other) for other in getattr(index, "apart", ())}
        left = [place for place in range(1, int(values[n]) + 1) if place not in taken]
        if not left:
            return None
        values[index] = left[-1]
    return Point(values)


def holds(figure: Figure, facts: list[Prop], point: Point) -> None:
    """What a figure says is so at a point."""
    before = figure.before if isinstance(figure.before, list) else [figure.before]
    terms = [term for term in (*before, figure.after) if isinstance(term, Term)]
    here = with_opened(point, *terms)
    if here is None or any(truth_of(fact, here) is not Truth.TRUE for fact in facts):
        return
    if not all([is_real(term) for term in terms]):
        return
    if isinstance(figure.after, Term) and isinstance(figure.before, Term):
        has_its_value(figure.before, figure.after, here)
    elif figure.name == "values.defined":
        assert truth_of(eq(figure.before, figure.before), here) not in NONE, figure
    elif figure.name.startswith("signs.") and figure.after in RELATIONS and isinstance(figure.before, Term):
        if truth_of(eq(figure.before, figure.before), here) is Truth.TRUE:
            assert truth_of(Rel(RELATIONS[figure.after], figure.before, num(0)), here) not in NONE, figure
    elif figure.name == "check.equal" and all(truth_of(eq(side, side), here) is Truth.TRUE for side in before):
        assert truth_of(eq(*before), here) not in NONE, figure


def all_hold(found: Found, data: st.DataObject) -> None:
    for size in (1, 2, 3):
        point = data.draw(points(size, True))
        for figure in found.figures:
            holds(figure, found.contexts[figure.context][1], point)


def is_in_order(found: Found) -> None:
    """Figures rest on earlier ones, and each is rested on in the end."""
    for number, figure in enumerate(found.figures):
        assert all(0 <= inner < number for inner in figure.inside)
        assert 0 <= figure.context < len(found.contexts)
        assert figure.after != figure.before
    rested_on = {inner for figure in found.figures for inner in figure.inside}
    assert rested_on | {*found.asked} == {*range(len(found.figures))}


@SETTINGS
@drawn(st.one_of(TERMS, nested_sums()), st.data())
def test_each_figure_of_a_random_term_holds(term: Term, data: st.DataObject) -> None:
    al = Checker(())
    found = traced(lambda: (al.poly(term), al.sign(term), al.defined(term)))
    is_in_order(found)
    all_hold(found, data)


@SETTINGS
@drawn(st.sampled_from(EQUAL), st.data())
def test_each_figure_of_an_equation_holds(sides: tuple[Term, Term], data: st.DataObject) -> None:
    known = set().union(*[free(side) for side in sides])
    assume(known <= set(data.draw(points(1, True)).values))
    found = traced(lambda: equal(Checker(()), *sides))
    is_in_order(found)
    all_hold(found, data)
    (last,) = [found.figures[number] for number in found.asked][-1:]
    assert (last.name, last.before, last.after) == ("check.equal", list(sides), True)


def test_a_δ_that_is_picked() -> None:
    """As a printer may read it: the figure, its two sides, and on what it rests; an answer that was known is linked."""
    whole = total(mul(exp(x(k)), Delta(k, j)), k)
    found = traced(lambda: equal(Checker(()), add(whole, mul(num(2), whole)), mul(num(3), exp(x(j)))))
    names = [figure.name for figure in found.figures]
    picked = found.figures[names.index("sums.picked")]
    assert (picked.before, picked.after) == (total(mul(Delta(j, k), exp(x(k))), k), exp(x(j)))
    read_once = [number for number, f in enumerate(found.figures) if f.name == "steps.read" and f.before == whole]
    assert len(read_once) == 1
    assert len([f for f in found.figures if read_once[0] in f.inside]) == 2


def test_facts_are_told() -> None:
    found = traced(lambda: equal(Checker([gt(c, num(0))]), power(power(c, 2), Fraction(1, 2)), c))
    (told,) = [figure for figure in found.figures if figure.name == "signs.told" and figure.before == c]
    assert found.contexts[told.context][1] == [gt(c, num(0))]
    assert told.after == POS


def test_what_comes_to_nothing_leaves_no_trace() -> None:
    assert traced(lambda: equal(Checker(()), exp(c), exp(d))).asked == []
    assert [f.name for f in traced(lambda: Checker(()).defined(log(c))).figures if f.after is False] == []


def test_every_figure_has_a_left_side() -> None:
    """Each function whose docstring holds one is traced, or is a part of one that is."""
    inside = {"_rewritten", "_constant", "_addends", "_cancelled", "moved"}
    modules = {inspect.getmodule(function) for function in BEFORE}
    assert len(modules) == 11
    for module in modules:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and "⟶" in (function.__doc__ or "") and name not in inside:  # type: ignore[union-attr]
                assert function in BEFORE, name


# ── the command ──────────────────────────────────────────────────────────────


def test_it_is_written(tmp_path: Path) -> None:
    """A line for each step that asked for something, under its digest; the other output is as without it."""
    file_of(tmp_path, SEEN, UNSEEN, SEEN)
    ended = derive(tmp_path, "recheck", "-q", "--elementary", "--trace", "trace.jsonl", "proofs.jsonl")
    assert ended.code == 3
    assert b"2 proofs replayed, 2 steps by elementary steps alone; 1 not seen\n" in ended.out
    first, *lines = (tmp_path / "trace.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(first) == {"format": "derive-trace", "version": 1, "proofs": 5, "derive": __version__}
    (line,) = lines
    digest = json.loads((tmp_path / "proofs.jsonl").read_text().splitlines()[1])["theorems"][-1][2]
    assert (json.loads(line)["step"], json.loads(line)["rule"]) == (digest, "normal_form")
    is_in_order(read(line))


def test_it_goes_with_elementary_steps(tmp_path: Path) -> None:
    file = file_of(tmp_path, SEEN) / "proofs.jsonl"
    ended = derive(tmp_path, "recheck", "--trace", "trace.jsonl", "proofs.jsonl")
    assert (ended.code, ended.out) == (2, b"")
    assert "--trace: without --elementary no elementary step is taken" in ended.sentence
    before = file.read_bytes()
    assert derive(tmp_path, "recheck", "--elementary", "--trace", "proofs.jsonl", "proofs.jsonl").code == 2
    assert file.read_bytes() == before


def test_nothing_listens_where_none_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trace.sys, "setprofile", None)
    assert equal(Checker(()), add(c, c), mul(num(2), c))
