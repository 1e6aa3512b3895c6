"""Functions that are not written out, at points: as sums of waves, in a witness, on the command line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from derive.evidence.numbers.certain import Truth, at_point, value_at
from derive.evidence.numbers.points import NoPoint, Point, read_point
from derive.evidence.numbers.question import Question
from derive.evidence.numbers.sample import examine
from derive.evidence.numbers.written_out import parameter_of, written_out
from derive.files.load import Loader
from derive.printing.text import text
from derive.records.settings import Settings
from derive.search.at_point import fails_at, holds_at
from derive.terms.node import free
from derive.terms.statement import EQ, NE, Rel, for_all
from derive.terms.term import Apply, Dim, Function, Index, Lit, Num, Pow, Scalar, Vector, abstract, at, minus, num
from derive.verdicts.check import check

n = Dim("n", 1)
i, j = Index("i", n), Index("j", n)
t, c = Scalar("t"), Scalar("c")
X = Vector("x", (n,))
g, f = Function("g", ((),), ()), Function("f", ((n,),), ())
F = Function("F", ((n,), ()), (n,))


def value(function: Function, *args: object, places: tuple[Index, ...] = ()) -> Apply:
    return Apply(function, args, places, (), ())  # type: ignore[arg-type]


def point(spec: str, *nodes: object) -> Point:
    found = frozenset().union(*[free(written_out(node)) for node in nodes])
    return read_point(spec, found)


# ── waves ─────────────────────────────────────────────────────────────────────


def test_what_has_no_function_stays() -> None:
    statement = Rel(EQ, minus(t, c), num(0))
    assert written_out(statement) is statement


def test_no_function_is_left_anywhere() -> None:
    inside = abstract(value(g, value(f, abstract(at(X, (j,)), (j,)))), (i,))
    for node in (value(f, inside), for_all(i, Rel(EQ, value(F, inside, t, places=(i,)), value(g, c)))):
        left = free(written_out(node))
        assert not any(isinstance(variable, Function) for variable in left)
        assert {"n"} <= {variable.name for variable in left}


def test_derivatives_are_those_of_the_waves() -> None:
    """The fifth is the first again, but for the factors that come out."""
    steps = "g·a1=2 g·b1=1/2 g·c1=3 g·c2=0 g·a2=0 g·b2=0 t=1"
    slope, derived = value(g, t), [3 * np.sin(2.5)]
    for order in range(1, 6):
        slope = slope.partial(0, ())
        turn = [np.sin, np.cos, lambda u: -np.sin(u), lambda u: -np.cos(u)][order % 4]
        derived.append(3 * 2**order * turn(2.5))
        assert float(value_at(slope, point(steps, slope)).mid()) == pytest.approx(derived[-1])


def test_names_of_coefficients_are_nobody_elses() -> None:
    names = [v for v in free(written_out(value(F, X, t, places=(i,)))) if parameter_of(v) is not None]
    assert {(p.kind, p.wave, p.slot) for p in map(parameter_of, names) if p is not None} == {
        *[(kind, wave, "") for kind in "cb" for wave in (1, 2)],
        *[("a", wave, slot) for wave in (1, 2) for slot in "ab"],
    }
    for author in (Scalar("c1"), X, n, i, Scalar("g_c1")):
        assert parameter_of(author) is None


# ── points ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("g·c1=0 g·c2=0 t=1", "t = 1, g(u) = 0"),
        ("t=1", "t = 1, g(u) = sin(u)"),
        ("g·c1=2 g·a1=-1 g·b1=3 t=1", "t = 1, g(u) = 2·sin(-u + 3)"),
        ("g·c1=2 g·a1=0 g·b1=0 t=1", "t = 1, g(u) = 2·sin(0)"),
        ("g·c2=1/2 g·b2=1 t=1", "t = 1, g(u) = sin(u) + sin(u + 1)/2"),
    ],
)
def test_a_function_is_told_as_a_formula(spec: str, said: str) -> None:
    assert str(point(spec, value(g, t))) == said


def test_components_and_arguments_are_told_apart() -> None:
    told = str(point("n=2 x=1,2 t=0 i=1 F·c1=1,0 F·a1a=1,2", value(F, X, t, places=(i,))))
    assert told == "n = 2, t = 0, x = (1, 2), i = 1, F(u1, u2, v)_1 = sin(u1 + 2·u2 + v), F(u1, u2, v)_2 = 0"


def test_a_function_of_a_long_vector_is_told_by_its_coefficients() -> None:
    assert "f·a1 = (1, 1, 1, 1, 1)" in str(point("x=0,0,0,0,0", value(f, X)))


def test_a_coefficient_of_another_length_is_refused() -> None:
    with pytest.raises(NoPoint, match="f·a1 has 3 components where 2 are needed"):
        point("n=2 x=0,0 f·a1=1,1,1", value(f, X))


# ── what is found ─────────────────────────────────────────────────────────────


def test_a_function_is_bent_until_the_hypotheses_hold() -> None:
    given = (Rel(EQ, value(g, t), num(0)), Rel(NE, value(g, t).partial(0, ()), num(0)))
    question = Question.of(Rel(EQ, value(g, t).partial(0, ()), num(0)), given, holds_at, fails_at)
    found = examine(question, 0).refutation
    assert found is not None
    assert all(at_point(hypothesis, found) == Truth.TRUE or holds_at(hypothesis, found) for hypothesis in given)
    assert at_point(question.statement, found) == Truth.FALSE


def test_what_holds_of_all_functions_is_not_refuted() -> None:
    second = value(f, X).partial(0, (i,)).partial(0, (j,))
    turned = value(f, X).partial(0, (j,)).partial(0, (i,))
    found = examine(Question.of(Rel(EQ, second, turned), (), holds_at, fails_at), 0)
    assert found.refutation is None
    assert found.count > 100


def test_a_witness_can_be_run_again(tmp_path: Path) -> None:
    file = tmp_path / "claims.py"
    file.write_text(
        "from derive import by\nfrom derive.notation import *\n"
        't = scalar("t")\ng = function("g")\n'
        "@claim(Eq(D(g(2 * t), t), g.slope(2 * t)))\n"
        "def wrong():\n    return calc(D(g(2 * t), t)).eq(g.slope(2 * t))\n"
        "@claim(Eq(g(t) / g(t), 1), given=[Ne(g(t), 0)], meets=witness(t=1))\n"
        "def right():\n    return calc(g(t) / g(t)).eq(1)\n",
        encoding="utf-8",
    )
    claims = Loader().load(file).claims
    first = check(claims["wrong"], Settings())
    assert first.witness is not None
    again = check(claims["wrong"], Settings(at=first.witness.spec))
    assert again.verdict == first.verdict == "refuted"
    assert again.values
    right = check(claims["right"], Settings())
    assert right.verdict == "proved"
    assert right.samples.met_at == "t = 1, g(u) = sin(u)"


def test_numbers_of_a_size_written_out() -> None:
    two = Function("f", ((num(2),),), ())
    slope = Apply(two, (Vector("y", (num(2),)),), (), (0,), ((Lit(2),),))
    assert float(value_at(slope, point("y=0,0 f·a1=1,3", slope)).mid()) == pytest.approx(3)
    assert isinstance(num(2), Num)
    assert text(Pow(value(g, t), num(2))) == "g(t)²"
