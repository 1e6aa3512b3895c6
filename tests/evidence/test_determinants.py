"""Determinants and adjugates at a point: those of FLINT's whole matrices, singular ones too, in floats and in balls."""

from __future__ import annotations

import random
from pathlib import Path

import flint
import numpy as np
import pytest
from here import HEAD

from derive.evidence.numbers.balls import Balls
from derive.evidence.numbers.floats import Floats
from derive.evidence.numbers.jets import Arithmetic, Jet
from derive.evidence.numbers.walk.square import adjugate, determinant
from derive.files.load import Loader
from derive.verdicts.check import Settings, check

SIZES = range(1, 8)


def drawn(size: int, singular: bool) -> list[list[int]]:
    rng = random.Random(size)
    rows = [[rng.randint(-3, 3) for _ in range(size)] for _ in range(size)]
    if singular and size > 1:
        rows[-1] = [sum(column) for column in zip(*rows[:-1], strict=True)]
    return [[0]] if singular and size == 1 else rows


def exact_adjugate(rows: list[list[int]]) -> list[list[int]]:
    size = len(rows)

    def minor(i: int, j: int) -> int:
        rest = [[v for c, v in enumerate(row) if c != i] for r, row in enumerate(rows) if r != j]
        return (-1) ** (i + j) * int(flint.fmpz_mat(rest).det()) if rest else 1

    return [[minor(i, j) for j in range(size)] for i in range(size)]


@pytest.mark.parametrize("singular", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_they_are_those_of_whole_numbers(size: int, singular: bool) -> None:
    rows = drawn(size, singular)
    exact = int(flint.fmpz_mat(rows).det())
    assert not singular or exact == 0
    for field in (Floats(), Balls()):
        on = Arithmetic(field)
        entries = np.array([[on.number(v) for v in row] for row in rows])
        assert determinant(on, entries) == exact
        assert (adjugate(on, entries) == np.array(exact_adjugate(rows))).all()


def test_balls_hold_what_they_stand_for() -> None:
    on, rows = Arithmetic(Balls()), drawn(6, False)
    third = flint.arb(1) / 3
    found = determinant(on, np.array([[third * v for v in row] for row in rows]))
    assert (found * 3**6).contains(flint.arb(int(flint.fmpz_mat(rows).det())))


def test_slopes_are_entries_of_the_adjugate() -> None:
    """Also where the determinant is 0."""
    on, rows = Arithmetic(Floats()), drawn(5, True)
    entries = np.array([[on.number(v) for v in row] for row in rows])
    for place in ((0, 0), (1, 3), (4, 2)):
        moving = np.zeros_like(entries)
        moving[place] = 1.0
        assert determinant(on, Jet(entries, moving, 1)).slope == exact_adjugate(rows)[place[1]][place[0]]


LARGE = """
n = dimension("n", at_least=5)
A, B = matrix("A", n, n), matrix("B", n, n)

@claim(Eq({0}, {1}))
def it():
    return calc({0}).eq({1})
"""


@pytest.mark.parametrize(
    ("left", "right"),
    [("det(A + B)", "det(A) + det(B)"), ("adj(A @ B)", "adj(A) @ adj(B)"), ("grad(det(A), A)", "adj(A)")],
)
def test_what_is_false_from_five_rows_on_is_refuted(tmp_path: Path, left: str, right: str) -> None:
    path = tmp_path / "claims.py"
    path.write_text(HEAD + LARGE.format(left, right), encoding="utf-8")
    assert check(Loader().load(path).claims["it"], Settings()).verdict == "refuted"
