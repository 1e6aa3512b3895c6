"""Functions that are not written out, as an author writes them: what prints, and what is refused where it is written."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from here import HEAD

from derive import by
from derive.claims.written.expression import NotationError, as_written
from derive.files.load import Loader
from derive.notation import *
from derive.printing.latex import latex
from derive.printing.text import text
from derive.records.settings import Settings
from derive.records.verdict import PROVED, REFUTED, Verdict
from derive.verdicts.check import check

m, n = dimension("m"), dimension("n")
x, y, W = vector("x", n), vector("y", m), matrix("W", m, n)
i, j = index("i", n), index("j", n)
t = scalar("t")
f, g = function("f", n), function("g")
F, A = function("F", n, to=m), function("A", to=(n, n))
h, J = function("h", of=(x, t)), function("J", of=W)
both = function("K", of=(x, y))
with as_written():
    logistic = define("s", 1 / (1 + exp(-t)), of=t)
    twice = define("twice", g(g(t)), of=t)

PRINTED: list[tuple[Callable[[], object], str, str]] = [
    (lambda: f(x), "f(x)", r"f\left(x\right)"),
    (lambda: f.grad(x), "∇f(x)", r"\nabla f\left(x\right)"),
    (lambda: f.grad(x)[i], "∇f(x)_i", r"\nabla f\left(x\right)_{i}"),
    (lambda: f.hessian(x), "∇²f(x)", r"\nabla^{2} f\left(x\right)"),
    (lambda: g(t), "g(t)", r"g\left(t\right)"),
    (lambda: g.slope(t), "g′(t)", r"g'\left(t\right)"),
    (lambda: g.slope(t, order=2), "g″(t)", r"g''\left(t\right)"),
    (lambda: g.slope(t, order=3), "g‴(t)", r"g'''\left(t\right)"),
    (lambda: g.slope(t, order=4), "g⁽⁴⁾(t)", r"g^{(4)}\left(t\right)"),
    (lambda: g(x[i]), "g(x_i)", r"g\left(x_{i}\right)"),
    (lambda: F(x), "F(x)", r"F\left(x\right)"),
    (lambda: F.jacobian(x), "F′(x)", r"F'\left(x\right)"),
    (lambda: A.slope(t), "A′(t)", r"A'\left(t\right)"),
    (lambda: A(t)[i, j], "A(t)_ij", r"A\left(t\right)_{ij}"),
    (lambda: h.grad(x, t), "∂₁h(x, t)", r"\partial_{1} h\left(x, t\right)"),
    (lambda: h.slope(x, t), "∂₂h(x, t)", r"\partial_{2} h\left(x, t\right)"),
    (lambda: both.grad(x, y, by=y), "∂₂K(x, y)", r"\partial_{2} K\left(x, y\right)"),
    (lambda: J.grad(2 * W), "∇J(2·W)", r"\nabla J\left(2 W\right)"),
    (lambda: twice(2 * t), "twice(2·t)", r"\mathrm{twice}\left(2 t\right)"),
    (lambda: f(W.T @ y), "f(Wᵀ·y)", r"f\left(W^{\top} y\right)"),
]


@pytest.mark.parametrize(("build", "line", "tex"), PRINTED, ids=[line for _, line, _ in PRINTED])
def test_what_it_prints(build: Callable[[], object], line: str, tex: str) -> None:
    with as_written():
        found = build()
    node = getattr(found, "core", None) or found.term  # type: ignore[attr-defined]
    assert text(node) == line
    assert latex(node) == tex


REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: f(), "f(…) takes 1 argument, not 0"),
    (lambda: f(x, x), "f(…) takes 1 argument, not 2"),
    (lambda: h(x), "h(…) takes 2 arguments, not 1"),
    (lambda: f(t), "f(…): a vector with n components is needed, and t is a number"),
    (lambda: f(y), "f(…): a vector with n components is needed, and y has m"),
    (lambda: f(W), "f(…): a vector with n components is needed, and W is m × n"),
    (lambda: J(W.T), "J(…): a matrix of m × n is needed, and Wᵀ is n × m"),
    (lambda: g(x), "g(…): a number is needed, and x is none"),
    (lambda: g.grad(t), "g.grad(…): no argument is a vector or matrix; write g.slope(…)"),
    (lambda: f.slope(x), "f.slope(…): no argument is a real number; write f.grad(…)"),
    (lambda: F.grad(x), "F.grad(…): its values are no numbers; write F.jacobian(…)"),
    (lambda: F.hessian(x), "F.hessian(…): its values are no numbers"),
    (lambda: f.jacobian(x), "f.jacobian(…): its values are numbers; write f.grad(…)"),
    (lambda: J.hessian(W), "J.hessian(…): its argument is a matrix; write D(J.grad(X), X[i, j])"),
    (lambda: both.grad(x, y), "K.grad(…): say by which argument, by=x"),
    (lambda: both.grad(x, y, by=t), "K.grad(…): by= is one of the variables in of=(…): x, y"),
    (lambda: f.grad(x, by=x), "f.grad(…): by= is one of the variables in of=(…): none: it was declared without of=…"),
    (lambda: g.slope(t, order=0), "g.slope(…): order= is a whole number from 1, not 0"),
    (lambda: Eq(g, 0), "g is a function; write its value, g(…)"),
    (lambda: 2 * g + 1, "g is a function; write its value, g(…)"),
    (lambda: exp(h), "h is a function; write its value, h(x, t)"),
    (lambda: x + g, "g is a function; write its value, g(…)"),
    (lambda: f @ x, "f is a function; write its value, f(…)"),
    (lambda: det(A), "A is a function; write its value, A(…)"),
    (lambda: dot(f.grad, x), "f.grad is a function; write its value, f.grad(…)"),
    (lambda: Gt(g.slope, 0), "g.slope is a function; write its value, g.slope(…)"),
    (lambda: -logistic, "s is a function; write its value, s(t)"),
    (lambda: log(logistic), "s is a function; write its value, s(t)"),
    (lambda: f[i], "f needs its arguments before an index: f(…)[i]"),
    (lambda: function("l", n, of=x), "function('l', …) takes a dimension or of=…, not both"),
    (lambda: function("l", of=i), "function('l', …): of= takes declared scalars, vectors and matrices, not i"),
    (lambda: function("l", of=2), "function('l', …): of= takes declared scalars, vectors and matrices, not 2"),
    (lambda: function("l", 3), "function('l', …) needs a declared dimension, not 3: n = dimension('n')"),
    (
        lambda: function("l", to=(n, n, n)),
        "function('l', …): values are numbers, vectors (to=m) or matrices (to=(m, n))",
    ),
    (lambda: function("sin"), "the name 'sin' has a meaning of its own; choose another"),
]


@pytest.mark.parametrize(("build", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_is_refused(build: Callable[[], object], said: str) -> None:
    with as_written(), pytest.raises(NotationError) as refusal:
        build()
    assert str(refusal.value) == said


# ── in definitions, and in claims that are cited ──────────────────────────────


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    path = tmp_path_factory.mktemp("functions") / "claims.py"
    path.write_text(CLAIMS, encoding="utf-8")
    loaded = Loader().load(path)
    verdicts = {name: check(claim, Settings(pages=True)) for name, claim in loaded.claims.items()}
    return verdicts | {problem.name: problem for problem in loaded.problems}  # type: ignore[dict-item]


CLAIMS = (
    HEAD
    + """
m, n = dimension("m"), dimension("n")
x, z = vector("x", n), vector("z", m)
t, c = scalar("t"), scalar("c")
g, q, f, l = function("g"), function("q"), function("f", n), function("l", m)
twice = define("twice", g(g(t)), of=t)

@claim(Eq(D(twice(t), t), g.slope(g(t)) * g.slope(t)))
def unfolded():
    return calc(D(twice(t), t)).eq(g.slope(g(t)) * g.slope(t), by.unfold(twice), by.calculus)

@erratum(Eq(D(twice(t), t), g.slope(t) ** 2))
def as_printed():
    pass

@claim(Eq(D(g(c * t), t), c * g.slope(c * t)))
def scaled():
    return calc(D(g(c * t), t)).eq(c * g.slope(c * t))

@claim(Eq(D(q(2 * t), t), 2 * q.slope(2 * t)))
def of_another_function():
    return by.inst(scaled, {g: q, c: 2})

@claim(Eq(D(q(c * t), t), c * q.slope(c * t)))
def of_another_function_that_is_not_named():
    return calc(D(q(c * t), t)).eq(c * q.slope(c * t), scaled)

@claim(Eq(D(f(c * x), c), dot(f.grad(c * x), x)))
def along_a_ray():
    return calc(D(f(c * x), c)).eq(dot(f.grad(c * x), x))

@claim(Eq(D(l(c * z), c), dot(l.grad(c * z), z)))
def of_another_size():
    return by.inst(along_a_ray, {f: l, x: z})
"""
)


def test_a_definition_may_speak_of_a_function(judged: dict[str, Verdict]) -> None:
    assert judged["unfolded"].verdict == PROVED
    assert judged["unfolded"].definitions == (("twice(t)", "g(g(t))"),)


def test_an_erratum_is_worked_out_at_a_function(judged: dict[str, Verdict]) -> None:
    found = judged["as_printed"]
    assert found.verdict == REFUTED
    assert found.page is not None
    assert found.page.worked is not None
    point = [shown.breaking for shown in found.page.worked.point]
    assert r"g(u) = \sin u" in point
    assert not any("g·" in shown for shown in point)


@pytest.mark.parametrize("name", ["of_another_function", "of_another_function_that_is_not_named", "of_another_size"])
def test_a_claim_is_cited_for_another_function(judged: dict[str, Verdict], name: str) -> None:
    assert judged[name].verdict == PROVED, judged[name].message


def test_no_claim_is_cited_for_a_function_of_another_kind() -> None:
    @claim(Eq(g(t), g(t)))
    def of_numbers() -> object:
        return calc(g(t)).eq(g(t))

    with pytest.raises(NotationError, match=re.escape("by.inst: g : ℝ → ℝ (smooth), and f : ℝ^n → ℝ (smooth)")):
        by.inst(of_numbers, {g: f})
    with pytest.raises(NotationError, match=re.escape("by.inst: g : ℝ → ℝ (smooth), and t is a number")):
        by.inst(of_numbers, {g: t})
