"""Hypotheses as words: what they say, and that their letters stand for nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from derive.claims.written.expression import NotationError, as_written
from derive.notation import (
    abs,
    convex,
    dimension,
    function,
    homogeneous,
    indices,
    l_smooth,
    lipschitz,
    matrix,
    norm,
    outer,
    posdef,
    scalar,
    vector,
)
from derive.printing.text import text
from derive.terms.node import free

n, m = dimension("n"), dimension("m")
i, k = indices("i k", n)
f, g, J, F = function("f", n), function("g"), function("J", of=matrix("X", m, n)), function("F", n, to=n)
VECTORS = {letter: vector(letter, n) for letter in "xyzuvw"}
NUMBERS = {letter: scalar(letter) for letter in "stuvwr"}
FACTORS = {letter: scalar(letter, positive=True) for letter in "crqk"}


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: homogeneous(f, 2), "f(c·x) = c²·f(x) for all c > 0, x ∈ ℝ^n"),
        (lambda: homogeneous(g, NUMBERS["s"]), "g(c·t) = c^s·g(t) for all c > 0, t ∈ ℝ"),
        (lambda: homogeneous(g, FACTORS["c"]), "g(r·s) = r^c·g(s) for all r > 0, s ∈ ℝ"),
        (lambda: convex(f), "f(y) ≥ f(x) + ⟨∇f(x), y - x⟩ for all x ∈ ℝ^n, y ∈ ℝ^n"),
        (lambda: convex(g), "g(t) ≥ g(s) + g′(s)·(t - s) for all s ∈ ℝ, t ∈ ℝ"),
        (lambda: convex(J), "J(y) ≥ J(x) + tr(∇J(x)ᵀ·(y - x)) for all x ∈ ℝ^(m × n), y ∈ ℝ^(m × n)"),
        (
            lambda: l_smooth(g, NUMBERS["s"]),
            "g(r) ≤ g(t) + g′(t)·(r - t) + s·|r - t|²/2 for all t ∈ ℝ, r ∈ ℝ",
        ),
        (lambda: lipschitz(g, NUMBERS["t"]), "|g(s) - g(r)| ≤ t·|s - r| for all s ∈ ℝ, r ∈ ℝ"),
        (lambda: lipschitz(f, norm(VECTORS["x"])), "|f(y) - f(z)| ≤ ‖x‖·‖y - z‖ for all y ∈ ℝ^n, z ∈ ℝ^n"),
        (lambda: posdef(matrix("S", n, n)), "for all x ∈ ℝ^n: x ≠ 0 ⇒ ⟨x, S·x⟩ > 0"),
    ],
)
def test_what_they_say(made: Callable[[], Any], said: str) -> None:
    assert text(made().prop) == said


@pytest.mark.parametrize("letter", [*NUMBERS, *FACTORS])
def test_a_constant_is_not_bound(letter: str) -> None:
    """homogeneous(g, s) for the author's s says g(c·t) = c^s·g(t), not g(c·s) = c^s·g(s)."""
    constant = {**NUMBERS, **FACTORS}[letter]
    for said in (
        homogeneous(g, constant),
        homogeneous(f, constant),
        l_smooth(g, constant),
        lipschitz(g, abs(constant)),
    ):
        assert constant.term in free(said.prop)


@pytest.mark.parametrize("letter", VECTORS)
def test_nor_is_a_vector_in_it(letter: str) -> None:
    one = VECTORS[letter]
    with as_written():
        for said in (homogeneous(f, one[i]), lipschitz(f, norm(one)), l_smooth(f, norm(one)), posdef(outer(one, one))):
            assert one.core in free(said.prop)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: homogeneous(F, 1), "values that are no numbers"),
        (lambda: convex(function("h", of=(VECTORS["x"], NUMBERS["t"]))), "several arguments"),
        (lambda: convex(NUMBERS["t"]), "takes a function, f = function('f', n), not t"),
        (lambda: lipschitz(f, i), "is an index, not a number"),
        (lambda: posdef(matrix("W", m, n)), "takes a square matrix"),
        (lambda: posdef(VECTORS["x"]), "takes a square matrix"),
        (lambda: posdef(g), "takes a square matrix"),
        (lambda: convex(function("r", smooth=False)), "need not have derivatives"),
        (
            lambda: posdef(
                outer(VECTORS["x"], VECTORS["y"])
                + outer(VECTORS["z"], VECTORS["u"])
                + outer(VECTORS["v"], VECTORS["w"])
            ),
            "x, y, z, u, v, w all stand for something in it; write the statement with forall(…)",
        ),
        (
            lambda: homogeneous(g, FACTORS["c"] * FACTORS["r"] * FACTORS["q"] * FACTORS["k"]),
            "c, r, q, k all stand for something in it",
        ),
    ],
)
def test_what_they_refuse(made: Callable[[], Any], told: str) -> None:
    with as_written(), pytest.raises(NotationError) as refusal:
        made()
    assert told in str(refusal.value)
