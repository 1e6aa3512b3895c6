"""Where a statement about every index fails: at a place where it is false, not at one where balls leave it open."""

from __future__ import annotations

from pathlib import Path

from here import HEAD

from derive.evidence.numbers.points import read_point
from derive.evidence.witness import sides_at
from derive.files.load import Loader
from derive.terms.node import free

TEXT = """
n = dimension("n")
A = matrix("A", n, n)

@claim(Eq(A, A.T))
def it():
    return calc(A).eq(A.T)
"""


def test_the_sides_differ_where_they_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "claims.py"
    path.write_text(HEAD + TEXT, encoding="utf-8")
    statement = Loader().load(path).claims["it"].statement
    point = read_point("n=2 A=sqrt(2),1;3,sqrt(5)", free(statement))
    assert list(sides_at(statement, point)) == [("i", "2"), ("j", "1"), ("left", "3"), ("right", "1")]
