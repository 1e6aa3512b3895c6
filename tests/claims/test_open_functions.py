"""Functions that are not written out, as an author writes them: what prints, and what is refused where it is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from derive.claims.written.expression import NotationError, as_written
from derive.notation import *
from derive.printing.latex import latex
from derive.printing.text import text

m, n = dimension("m"), dimension("n")
x, y, W = vector("x", n), vector("y", m), matrix("W", m, n)
i, j = index("i", n), index("j", n)
t = scalar("t")
f, g = function("f", n), function("g")
F, A = function("F", n, to=m), function("A", to=(n, n))
h, J = function("h", of=(x, t)), function("J", of=W)
both = function("K", of=(x, y))

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
