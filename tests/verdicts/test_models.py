"""What hypotheses about every number or vector speak of, written out: they are proved of it, and numbers look there."""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.evidence.numbers.points import NoPoint
from derive.files.load import Loader
from derive.records.verdict import Verdict
from derive.verdicts.check import Settings, check

HEAD = """
from derive import by
from derive.notation import *

n, m = dimension("n"), dimension("m")
i, k = indices("i k", n)
x, y = vector("x", n), vector("y", n)
S, W = matrix("S", n, n), matrix("W", m, n)
T = matrix("T", n, n, symmetric=True)
c, s, t = scalar("c", positive=True), scalar("s"), scalar("t")
f, g, F, h = function("f", n), function("g"), function("F", n, to=n), function("h", of=(x, t))
scales = forall(c, Eq(f(c * x), c**s * f(x)))
"""


def judged(tmp_path: Path, statement: str, given: str, meets: str, proof: str = "...", pages: bool = False) -> Verdict:
    file = tmp_path / "claims.py"
    lines = f"@claim({statement}, given=[{given}], meets=witness({meets}))\ndef it():\n    return {proof}\n"
    file.write_text(f"{HEAD}\n\n{lines}", encoding="utf-8")
    loaded = Loader().load(file)
    assert not loaded.problems, loaded.problems
    return check(loaded.claims["it"], Settings(pages=pages))


EULER = "Eq(dot(x, f.grad(c * x)), s * c ** (s - 1) * f(x))"
PROOF = "calc(dot(x, f.grad(c * x))).eq(D(f(c * x), c)).eq(D(c**s * f(x), c), by.hyp).eq(s * c ** (s - 1) * f(x))"


@pytest.mark.parametrize(
    "meets",
    [
        "models=[(f, x, dot(x, x))], s=2",
        "models=[(f, (x,), norm(x) ** 2)], s=2",
        "models=[(f, y, Sum(y[k], k))], s=1",
        "models=[(f, x, 1)], s=0",
        "models=[(f, x, 0)]",
    ],
)
def test_it_is_proved_of_the_model(tmp_path: Path, meets: str) -> None:
    verdict = judged(tmp_path, EULER, "scales", meets, PROOF)
    assert (verdict.verdict, verdict.message) == ("proved", "")
    assert verdict.samples.met_at.startswith("f(")
    assert verdict.samples.count > 0


@pytest.mark.parametrize(
    ("meets", "told"),
    [
        (
            "models=[(f, x, dot(x, x))], s=3",
            "does not meet the hypothesis f(c·x) = c^s·f(x) for all c > 0, which fails at",
        ),
        ("models=[(f, x, dot(x, x))]", "does not meet the hypothesis"),
        ("models=[(f, x, 1 + dot(x, x))], s=2", "which fails at"),
        ("s=2, n=1, x=[1], c=1", "is not shown to meet f(c·x)"),
    ],
)
def test_a_model_that_does_not_meet_it(tmp_path: Path, meets: str, told: str) -> None:
    verdict = judged(tmp_path, EULER, "scales", meets, PROOF)
    assert verdict.verdict == "undecided"
    assert verdict.code == "U301"
    assert told in verdict.message


@pytest.mark.parametrize(
    ("statement", "given", "meets", "told"),
    [
        (EULER, "scales", "models=[(f, x, norm(x))], s=1", "to be differentiable"),
        (EULER, "scales", "models=[(f, x, x.max)], s=1", "the model f(x) = max x"),
        (EULER, "scales", "models=[(f, x, 1 / (1 + t))], s=0", "1/(1 + t)"),
        (EULER, "scales", "models=[(f, x, 1)], s=0, x=[1]", "give a model of x too"),
        (EULER, "scales", "models=[(f, x, 1)], q=0", "q is no variable of the claim"),
        ("Eq(g(t), g(t))", "Gt(t, 0)", "models=[(g, t, t)]", "there is none; give a point"),
        ("Eq(D(t * g(1), t), g(1))", "forall(t, Eq(g(t), g(1)))", "models=[(g, s, t)]", "t moves in D"),
    ],
)
def test_what_is_no_model(tmp_path: Path, statement: str, given: str, meets: str, told: str) -> None:
    with pytest.raises(NoPoint) as refusal:
        judged(tmp_path, statement, given, meets)
    assert told in str(refusal.value)


@pytest.mark.parametrize(
    ("meets", "told"),
    [
        ("models=(f, x, 1)", "models= takes pairs and triples"),
        ("models=[(f, 1)]", "models= cannot write f out here"),
        ("models=[(f, t, 1)]", "f does not take arguments like t"),
        ("models=[(h, x, 1)]", "h does not take arguments like x"),
        ("models=[(f, x, x)]", "f(x) is a number"),
        ("models=[(F, x, 1)]", "F(x) is a vector or matrix of the shape"),
        ("models=[(S, W)]", "S is a vector or matrix of the shape"),
        ("models=[(f, x[i], 1)]", "an argument is a declared scalar, vector or matrix"),
        ("models=[(f, T, 1)]", "an argument is a declared scalar, vector or matrix"),
        ("models=[(f, x, 1), (f, x, 2)]", "says twice what f is"),
        ("models=3", "models= takes a list"),
    ],
)
def test_a_model_of_another_shape(tmp_path: Path, meets: str, told: str) -> None:
    file = tmp_path / "claims.py"
    file.write_text(f"{HEAD}\n\nw = witness({meets})\n", encoding="utf-8")
    problems = Loader().load(file).problems
    assert len(problems) == 1
    assert told in problems[0].message


def test_numbers_refute_it_there(tmp_path: Path) -> None:
    verdict = judged(
        tmp_path,
        "Ge(f(y), f(x))",
        "convex(f)",
        "models=[(f, x, dot(x, x))]",
        "calc(f(y)).ge(f(x), by.hyp)",
        pages=True,
    )
    assert verdict.verdict == "refuted"
    assert verdict.witness is not None
    assert verdict.witness.point.startswith("f(x) = ⟨x, x⟩, n = 1")
    assert verdict.page is not None
    assert verdict.page.worked is not None
    assert verdict.page.worked.point[0].breaking.startswith(r"f(x) = \langle x, x\rangle")
    assert "f(y) = " in str(verdict.page.worked.values)


def test_a_model_speaks_of_what_does_not_move(tmp_path: Path) -> None:
    """f(x) = c·Σx for this c: homogeneous of degree 1 in x."""
    degree = "forall(t, Eq(f(t * x), t * f(x)))"
    proof = "calc(f(2 * x)).eq(2 * f(x), by.hyp(1, {t: 2}))"
    verdict = judged(tmp_path, "Eq(f(2 * x), 2 * f(x))", degree, "models=[(f, x, c * Sum(x[k], k))]", proof)
    assert (verdict.verdict, verdict.message) == ("proved", "")


@pytest.mark.parametrize("meets", ["models=[(T, eye(n))]", "models=[(T, 2 * eye(n))]"])
def test_symmetric_matrices_have_models(tmp_path: Path, meets: str) -> None:
    proof = "calc(T @ inv(T)).eq(eye(n))"
    assert judged(tmp_path, "Eq(T @ inv(T), eye(n))", "posdef(T)", meets, proof).verdict == "proved"


def test_a_matrix_that_is_not_symmetric_is_none(tmp_path: Path) -> None:
    proof = "calc(T @ inv(T)).eq(eye(n))"
    meets = "models=[(T, eye(n) + outer(x, y))]"
    assert judged(tmp_path, "Eq(T @ inv(T), eye(n))", "posdef(T)", meets, proof).verdict == "undecided"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("convex(f)", "meets=witness(models=[(f, x, dot(x, x))])"),
        ("posdef(S)", "meets=witness(models=[(S, eye(n))])"),
        ("forall(s, Eq(g(s), 0))", "meets=witness(models=[(g, t, …)])"),
        ("forall(x, Eq(h(x, t), 0))", "meets=witness(models=[(h, (x, t), …)])"),
        ("forall(x, Eq(norm(W @ x), 0))", "meets=witness(models=[(W, …)])"),
    ],
)
def test_what_to_write_out_in_the_authors_names(tmp_path: Path, given: str, told: str) -> None:
    file = tmp_path / "claims.py"
    claim = f"@claim(Ge(t + x[i], t + x[i]), given=[{given}])\ndef it():\n    return calc(t + x[i]).ge(t + x[i])\n"
    file.write_text(f"{HEAD}\n\n{claim}", encoding="utf-8")
    verdict = check(Loader().load(file).claims["it"], Settings())
    assert verdict.verdict == "undecided"
    assert told in verdict.message


def test_a_function_is_given_as_a_model(tmp_path: Path) -> None:
    with pytest.raises(NoPoint, match="g is a function; a model writes it out"):
        judged(tmp_path, "Ge(g(t), g(t))", "Eq(g(t), 0)", "g=0")


def test_it_fails_whatever_the_point(tmp_path: Path) -> None:
    given = "forall(t, Eq(g(t), 0)), forall(t, Eq(g(t), 1))"
    verdict = judged(tmp_path, "Ge(c, c)", given, "models=[(g, t, 0)]", "calc(c).ge(c)")
    assert verdict.message.endswith("g(t) = 1 for all t ∈ ℝ, which fails")


def test_values_at_a_point_are_those_of_the_models(tmp_path: Path) -> None:
    file = tmp_path / "claims.py"
    meets = "meets=witness(models=[(f, x, dot(x, x))], s=2)"
    file.write_text(f"{HEAD}\n\n@claim({EULER}, given=[scales], {meets})\ndef it():\n    return {PROOF}\n")
    verdict = check(Loader().load(file).claims["it"], Settings(at="n=1 c=2 x=1"))
    assert verdict.verdict == "proved"
    assert ("s·c^(s - 1)·f(x)", "4") in verdict.values
