"""Matrices as they are written: what is refused says both sizes, and what to write."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy
import pytest
import sympy
from test_written import refused

import derive.notation as no
from derive import by

with no.as_written():
    m, n, p = (no.dimension(name) for name in "mnp")
    i, k = no.indices("i k", n)
    A, B, S = no.matrix("A", m, n), no.matrix("B", n, p), no.matrix("S", n, n)
    x, y = no.vector("x", n), no.vector("y", m)
    c = no.scalar("c")


@pytest.fixture(autouse=True)
def written() -> Any:
    with no.as_written():
        yield


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda: B @ A, "B @ A: B is n × p, and A is m × n; B.T @ A.T would fit"),
        (lambda: A @ A, "A.T @ A or A @ A.T would fit"),
        (lambda: A @ y, "A @ y: A is m × n, and y has m components; A.T @ y would fit"),
        (lambda: x @ y, "x has n components, and y has m components; outer(x, y) would fit"),
        (lambda: A + A.T, "A + A.T: A is m × n, and A.T is n × m; A would fit"),
        (lambda: S * x, "S * x: S is n × n, and x has n components"),
        (lambda: A + 1, "A + 1 adds a number to a matrix; of its entries, write A[i, j] + 1"),
        (lambda: 1 - S, "write eye(n) - S, or of its entries, write 1 - S[i, j]"),
        (lambda: S + c, "write S + c * eye(n)"),
        (lambda: 1 / S, "1 / S divides by a matrix"),
        (lambda: S / S, "S / S divides by a matrix"),
        (lambda: S**-1, "write inv(S)"),
        (lambda: S**-2, "write inv(S)**2"),
        (lambda: S**c, "k is a number from 0 to 16"),
        (lambda: S**17, "k is a number from 0 to 16"),
        (lambda: A**2, "A is m × n; only a square matrix has powers"),
        (lambda: x.T, "x is a vector; write dot(x, …)"),
        (lambda: no.tr(A), "tr(…) takes a square matrix; A is m × n"),
        (lambda: no.tr(x), "tr(…) takes a matrix; x has n components"),
        (lambda: no.norm(c), "norm(…) takes a vector or a matrix, and c is a number"),
        (lambda: no.dot(S, x), "dot(…) takes a vector; S is n × n"),
        (lambda: no.dot(x, y), "x @ y: x has n components, and y has m components"),
        (lambda: no.outer(S, x), "outer(…) takes a vector; S is n × n"),
        (lambda: no.diag(A), "diag(…) takes a square matrix; A is m × n"),
        (lambda: no.eye(3), "eye(…) needs a declared dimension, not 3"),
        (lambda: no.zeros(n, n, n), "zeros(m, n) a matrix"),
        (lambda: no.Eq(S, 1), "S = 1: S is n × n, and 1 is a number"),
        (lambda: no.Eq(c, x), "c = x: x has n components, and c is a number"),
        (lambda: no.Eq(A, S), "A = S: A is m × n, and S is n × n"),
        (lambda: no.Ne(A, A.T), "A ≠ A.T: A is m × n, and A.T is n × m; A would fit"),
        (lambda: no.Lt(S, S), "write forall(i, j, Lt(…[i, j], …[i, j])) of their components"),
        (lambda: no.Sum(S, k), "S is n × n, where a number is needed; write an entry, S[i, j]"),
        (lambda: no.grad(S @ x, x), "grad(…) takes a number, and (S @ x) has n components; write jacobian(…, x)"),
        (lambda: no.grad(c, S @ x), "differentiates by a declared vector or matrix, not S·x"),
        (lambda: no.jacobian(c, x), "jacobian(…) takes a vector, and c is a number; write grad(…, x)"),
        (lambda: no.hessian(c, S), "hessian(…) takes a vector; S is n × n"),
        (lambda: no.grad(c, A, structured="symmetric"), "grad(…, structured=…) takes a square matrix; A is m × n"),
        (lambda: no.grad(c, S, structured="toeplitz"), "sums along diagonals, which cannot be written yet"),
        (lambda: no.grad(c, S, structured="banded"), 'structured= takes "symmetric" or "diagonal", not \'banded\''),
        (lambda: no.kron(A, x), "kron(…) takes a matrix; x has n components"),
        (
            lambda: no.kron(A, S) @ S,
            "(A ⊗ S) is m·n × n·n, and S is n × n; kron(…) multiplies another kron(…), or vec(…)",
        ),
        (lambda: no.kron(A, S) @ x, "(A ⊗ S) is m·n × n·n, and x has n components"),
        (lambda: no.kron(A, B) @ no.vec(A), "(A ⊗ B) is m·n × n·p, and vec(A) has n·m components"),
        (lambda: no.kron(S, S) + 1, "of its entries, write (S ⊗ S)[i, j, k, l] + 1"),
        (lambda: no.vec(x), "vec(…) takes a matrix; x has n components"),
        (lambda: no.vec(no.vec(S)), "vec(…) takes a matrix; vec(S) has n·n components"),
        (lambda: no.vec(S) @ S, "vec(S) @ S: vec(S) has n·n components, and S is n × n; kron(…) multiplies"),
        (lambda: S @ no.vec(S), "S @ vec(S): S is n × n, and vec(S) has n·n components"),
        (lambda: no.vec(S) + S, "vec(S) + S: vec(S) has n·n components, and S is n × n; vec(S) would fit"),
        (
            lambda: no.Eq(no.vec(S), S.T),
            "vec(S) = S.T: vec(S) has n·n components, and S.T is n × n; vec(S.T) would fit",
        ),
        (lambda: no.calc(S).eq(2 * no.vec(S)), "step 1: S = (2·vec(S)): S is n × n, and (2·vec(S)) has n·n components"),
        (lambda: no.dot(no.vec(S), S), "vec(S) has n·n components, and S is n × n; vec(S) would fit"),
        (lambda: no.dot(no.vec(A), no.vec(B)), "vec(A) has n·m components, and vec(B) has p·n components"),
        (lambda: no.det(no.vec(S)), "det(…) takes a matrix; vec(S) has n·n components"),
        (lambda: no.vec(S).T, "vec(S).T: vec(S) is a vector; write dot(vec(S), …)"),
        (lambda: no.vec(A)[k], "its places are pairs: vec(X)[j, i] is X[i, j]"),
        (
            lambda: no.sqrt(no.vec(S)),
            "vec(S) has n·n components, where a number is needed; write a component, vec(S)[i, j]",
        ),
        (lambda: no.tr(no.kron(A, S)), "tr(…) takes a"),
        (lambda: by.inst(None, {S: A}), "by.inst: S is n × n, and A is m × n; n cannot be both m and n"),
        (
            lambda: by.inst(None, {S: A @ A.T, x: S[:, k]}),
            "(A @ A.T) is m × m, and (S_:k) has n components; n cannot be both m and n",
        ),
        (lambda: by.inst(None, {S: x}), "by.inst: S is n × n, and x has n components"),
        (lambda: by.inst(None, {x: c}), "by.inst: x has n components, and c is a number"),
        (lambda: by.inst(None, {c: A}), "by.inst: c is a number, and A is m × n"),
        (lambda: by.inst(None, {c: i}), "by.inst: c is a number, and i is an index"),
        (lambda: no.calc(S).eq(c), "step 1: .eq(…): S is n × n, and c is a number"),
        (lambda: no.calc(c).eq(S), "step 1: the chain is one of numbers, and S is n × n"),
        (lambda: no.calc(S).eq(S).le(S), "step 2: vectors and matrices are joined by .eq alone"),
        (lambda: no.calc(S).eq(A), "step 1: S = A: S is n × n, and A is m × n"),
        (lambda: numpy.eye(3) @ S, "a 3 × 3 matrix of NumPy (ndarray) has no place in a statement"),
        (lambda: S * numpy.eye(3), "a 3 × 3 matrix of NumPy (ndarray) has no place in a statement"),
        (lambda: sympy.eye(3) + S, "a 3 × 3 matrix of SymPy (MutableDenseMatrix) has no place in a statement"),
        (
            lambda: S @ sympy.MatrixSymbol("Q", 3, 3),
            "a 3 × 3 matrix of SymPy (MatrixSymbol) has no place in a statement",
        ),
    ],
)
def test_what_does_not_fit_is_refused_where_it_is_written(write: Callable[[], object], said: str) -> None:
    with refused(re.escape(said)):
        write()


@pytest.mark.parametrize(
    ("write", "printed"),
    [
        (lambda: A @ B, "A·B"),
        (lambda: S @ S @ S, "S·S·S"),
        (lambda: S @ (S @ x), "S·(S·x)"),
        (lambda: 2 * A.T @ y, "2·Aᵀ·y"),
        (lambda: 2 * (A.T @ y), "2·(Aᵀ·y)"),
        (lambda: -2 * S @ (x - 2 * x), "-2·S·(x - 2·x)"),
        (lambda: -2 * S @ x + x, "-2·S·x + x"),
        (lambda: x + (-2 * S) @ x, "x + (-2·S·x)"),
        (lambda: x - 2 * S @ x, "x - 2·S·x"),
        (lambda: -(2 * S @ x), "-(2·S·x)"),
        (lambda: -(2 * S @ x) + x, "-(2·S·x) + x"),
        (lambda: -(2 * S @ x) / c, "-(2·S·x)/c"),
        (lambda: (A @ B).T, "(A·B)ᵀ"),
        (lambda: A.T.T, "(Aᵀ)ᵀ"),
        (lambda: (S + S.T) @ x, "(S + Sᵀ)·x"),
        (lambda: x @ S, "Sᵀ·x"),
        (lambda: S * S * c, "S∘S·c"),
        (lambda: S**3 @ S**0, "S³·I"),
        (lambda: S - c * no.eye(n) + no.zeros(n, n), "S - c·I + 0"),
        (lambda: no.outer(x, x) @ x, "x·xᵀ·x"),
        (lambda: no.outer(x, S @ x), "x·(S·x)ᵀ"),
        (lambda: no.diag(x) @ no.diag(S), "diag(x)·diag(S)"),
        (lambda: S[i, :] + x, "(i′ ↦ S_ii′ + x_i′)"),
        (lambda: (S @ S)[i, k], "(S·S)_ik"),
        (lambda: no.tr(S @ S.T), "tr(S·Sᵀ)"),
        (lambda: x @ (S @ x), "⟨x, S·x⟩"),
        (lambda: no.Eq(no.norm(A @ x - y) ** 2, 1), "‖A·x - y‖² = 1"),
        (lambda: no.norm(A), "‖A‖_F"),
        (lambda: no.grad(c * (x @ x) + 1, x), "∇_x (c·⟨x, x⟩ + 1)"),
        (lambda: 2 * no.grad(no.tr(S), S) + S, "2·(∇_S tr(S)) + S"),
        (lambda: no.jacobian(A @ x - y, x), "∂(A·x - y)/∂x"),
        (lambda: no.hessian(x @ x, x), "∇²_x ⟨x, x⟩"),
        (lambda: no.Eq(S @ x, c * x), "S·x = c·x"),
        (lambda: no.Eq(x, 0), "x = 0"),
        (lambda: no.Ne(S, S.T), "S ≠ Sᵀ"),
        (lambda: no.forall(i, no.Eq(x, S[i, :])), "x = S_i: for all i"),
        (lambda: no.outer(S[:, k], no.eye(n)[:, i]), "S_:k·I_:iᵀ"),
        (lambda: (S @ S)[i, :] @ S[:, k], "⟨(S·S)_i:, S_:k⟩"),
        (lambda: x @ S @ x, "xᵀ·S·x"),
        (lambda: (x - x) @ S.T @ S @ x, "(x - x)ᵀ·Sᵀ·S·x"),
        (lambda: (x @ S @ x) * (x @ S), "(xᵀ·S·x)·(Sᵀ·x)"),
        (lambda: no.D(S @ x, x[i]), "D(S·x, x_i)"),
        (lambda: no.D(c * S, c), "D(c·S, c)"),
        (lambda: no.kron(A, S + S), "A ⊗ (S + S)"),
        (lambda: no.tr(no.kron(S, S)), "tr(S ⊗ S)"),
        (lambda: 2 * no.kron(A, B), "2·(A ⊗ B)"),
        (lambda: no.kron(B.T, A) @ no.vec(S) - no.vec(A @ S @ B), "(Bᵀ ⊗ A)·vec(S) - vec(A·S·B)"),
        (lambda: no.kron(A, B).T @ no.kron(A, B), "(A ⊗ B)ᵀ·(A ⊗ B)"),
        (lambda: no.vec(S) @ no.kron(S, S) @ no.vec(S), "vec(S)ᵀ·(S ⊗ S)·vec(S)"),
        (lambda: no.dot(no.vec(A), 2 * no.vec(A)), "⟨vec(A), 2·vec(A)⟩"),
        (lambda: no.norm(no.vec(A)), "‖vec(A)‖"),
        (lambda: no.norm(no.kron(S, S)), "‖S ⊗ S‖_F"),
        (lambda: no.Eq(no.vec(A), 0), "vec(A) = 0"),
        (lambda: no.Eq(no.kron(S, S), 0), "S ⊗ S = 0"),
        (lambda: no.Ne(no.kron(S, S), no.kron(S, S).T), "S ⊗ S ≠ (S ⊗ S)ᵀ"),
        (lambda: no.vec(S)[i, k], "vec(S)_ik"),
        (lambda: no.grad(no.tr(S), S, structured="diagonal"), "(∇_S tr(S))∘I"),
        (lambda: no.forall(i, no.Eq(x[i], 0)), "x_i = 0 for all i"),
        (lambda: no.Implies(no.Eq(S @ x, 0), no.Eq(x, 0)), "S·x = 0 ⇒ x = 0"),
    ],
)
def test_it_prints_as_it_is_written(write: Callable[[], object], printed: str) -> None:
    assert repr(write()) == printed
