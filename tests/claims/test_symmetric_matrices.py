"""matrix("S", n, n, symmetric=True): what a claim file can say of it, and who has to know."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import at, i, j, mul, n, num, x
from faults import derive
from here import HEAD

from derive import notation
from derive.claims.written.expression import NotationError
from derive.evidence.explicit import rederive
from derive.evidence.numbers.draw import batches
from derive.evidence.numbers.meet import moved
from derive.evidence.numbers.points import NoPoint, Point, point_of, read_point
from derive.evidence.numbers.question import Question
from derive.evidence.numbers.shrink import shrunk
from derive.printing.domains import domain
from derive.records.verdict import Verdict
from derive.terms.statement import EQ, Prop, Rel
from derive.terms.symmetric import symmetry_of
from derive.terms.term import Deriv, Vector

Judged = Callable[..., dict[str, Verdict]]
START = """
n, m = dimension("n"), dimension("m")
i, j = indices("i j", n)
x, y = vector("x", n), vector("y", n)
S = matrix("S", n, n, symmetric=True)
A = matrix("A", n, n)
"""
TRUE = """
@claim(Eq(Sum(S[i, j] * x[i] * y[j], i, j), Sum(S[i, j] * y[i] * x[j], i, j)))
def it():
    return calc(Sum(S[i, j] * x[i] * y[j], i, j)).eq(Sum(S[i, j] * y[i] * x[j], i, j))
"""
S = Vector("S", (n, n), symmetric=1)
A = Vector("A", (n, n))


class TestDeclared:
    def test_only_a_square_one(self) -> None:
        with pytest.raises(NotationError, match="R cannot be symmetric: only a square matrix is"):
            notation.matrix("R", notation.dimension("n"), notation.dimension("m"), symmetric=True)

    @pytest.mark.parametrize("word", [1, "yes", None])
    def test_it_is_or_it_is_not(self, word: Any) -> None:
        size = notation.dimension("n")
        with pytest.raises(NotationError, match="symmetric= takes True or False, not "):
            notation.matrix("R", size, size, symmetric=word)

    def test_its_entries_do_not_move_alone(self) -> None:
        size = notation.dimension("n")
        matrix, place = notation.matrix("S", size, size, symmetric=True), notation.index("i", size)
        entry = matrix[place, place]
        with pytest.raises(
            NotationError, match=r"D by an entry of S has two meanings, .* into given=\[…\]; for the second"
        ):
            notation.D(entry**2, entry)
        with pytest.raises(NotationError, match=r"^D by an entry of S has two meanings"):
            notation.grad(entry**2, matrix)

    def test_two_of_one_name(self, judged: Judged) -> None:
        text = 'R, S = S, matrix("S", n, n)\n@claim(Eq(R[i, j], S[i, j]))\ndef it():\n    return calc(R[i, j]).eq(S[i, j])\n'
        found = judged(START + text)["it"]
        assert found.verdict == "error"
        assert "the symmetric matrix S" in found.message
        assert "the matrix S" in found.message

    def test_its_symmetry_is_a_hypothesis_and_said_once(self, judged: Judged) -> None:
        for statement in ("forall(j, i, Eq(S[j, i], S[i, j]))", "forall(i, j, Eq(S[j, i], S[i, j]))", "Eq(S, S.T)"):
            text = TRUE.replace("i, j)))\n", f"i, j)), given=[{statement}])\n")
            found = judged(START + text)["it"]
            assert len(found.given) == 1
            assert found.verdict == "proved"


class TestNumbers:
    def test_every_point_drawn_is_symmetric(self) -> None:
        drawn = [batch.variables[S] for batch in batches((S, A, n), {}, 1, 7)]
        assert len(drawn) > 2
        assert all((values == values.swapaxes(1, 2)).all() for values in drawn)
        assert len({float(values[-1, 0, -1]) for values in drawn}) > 2

    def test_and_where_a_hypothesis_says_it(self) -> None:
        for batch in batches((A, n), {}, 1, 7):
            there, met = moved(batch, (symmetry_of(A),))
            assert met.all()
            assert (there.variables[A] == there.variables[A].swapaxes(1, 2)).all()

    @pytest.mark.parametrize(
        ("rows", "said"),
        [
            ([[1, 2], [3, 4]], "S is symmetric, and component (1, 2) is 2, but component (2, 1) is 3"),
            ([[1, 2, 3], [2, 1, 4]], "S is symmetric, so it has as many columns as rows, not 3 for 2"),
        ],
    )
    def test_a_point_that_is_not_symmetric_is_none(self, rows: list[list[int]], said: str) -> None:
        with pytest.raises(NoPoint) as refused:
            point_of({"S": rows}, (S, n))
        assert str(refused.value) == said

    def test_one_that_is(self) -> None:
        assert read_point("S=1,2/3;2/3,4", (S, n)).values[n] == 2

    def test_a_witness_that_is_not_symmetric_is_an_error_of_its_author(self, judged: Judged) -> None:
        text = TRUE.replace("i, j)))\n", "i, j)), meets=witness(S=[[1, 2], [0, 1]], x=[1, 2], y=[0, 1]))\n")
        found = judged(START + text)["it"]
        assert found.verdict == "error"
        assert found.message.startswith("meets=witness(…): S is symmetric, and component (1, 2) is 2, but")

    def test_a_point_on_the_command_line(self, tmp_path: Path) -> None:
        (tmp_path / "it.py").write_text(HEAD + START + TRUE)
        ended = derive(tmp_path, "run", "it.py::it", "--at", "S=1,2;0,1 x=1,2 y=0,1")
        assert ended.code == 2
        assert "S is symmetric" in ended.sentence

    def test_it_is_read_off_the_numbers_of_a_point(self) -> None:
        """A ball around 1/3 never shows that two numbers are equal, and the kernel takes long for many."""
        asked: list[Prop] = []

        def exact(prop: Prop, _: Point) -> bool:
            asked.append(prop)
            return False

        question = Question(Rel(EQ, num(1), num(1)), (symmetry_of(A),), frozenset((A, n)), exact)
        one, other = (point_of({"A": [["1/3", "2/7"], [entry, "1/9"]]}, (A, n)) for entry in ("2/7", "2/9"))
        assert question.meeting([one, other]) == [one]
        assert not asked

    def test_made_smaller_it_stays_symmetric(self) -> None:
        start = point_of({"S": [[7, 5, 3], [5, 8, "9/2"], [3, "9/2", 6]], "i": 3}, (S, i, n))
        seen: list[Any] = []

        def still(point: Point) -> bool:
            seen.append(point.values[S])
            return len(point.values[S]) > 1 and bool(point.values[S][0][-1] != num(0))  # type: ignore[arg-type, index]

        small = shrunk(start, still)
        assert all(rows == tuple(zip(*rows, strict=True)) for rows in seen)
        assert str(small) == "n = 2, S = ((0, 1), (1, 0)), i = 1"

    def test_a_counterexample_is_symmetric(self, judged: Judged) -> None:
        false = "@claim(Eq(S[i, j], S[i, i]))\ndef it():\n    return calc(S[i, j]).eq(S[i, i])\n"
        found = judged(START + false)["it"]
        assert found.verdict == "refuted"
        assert "S = ((0, 1), (1, 0))" in str(found.witness)


class TestSymPy:
    """The second engine reads A₂₁ as A₁₂, and has no hypothesis left then."""

    @pytest.mark.parametrize("matrix", [S, A], ids=["declared", "assumed"])
    def test_it_agrees(self, matrix: Vector) -> None:
        one, other = at(matrix, (i, j)), at(matrix, (j, i))
        assert rederive(Rel(EQ, one, other), (symmetry_of(matrix),)).agrees is True
        false = Rel(EQ, one, mul(num(2), other))
        assert rederive(false, (symmetry_of(matrix),)).agrees is False

    def test_not_of_any_matrix(self) -> None:
        goal = Rel(EQ, at(A, (i, j)), at(A, (j, i)))
        assert rederive(goal, ()).agrees is False
        assert rederive(goal, (symmetry_of(Vector("B", (n, n))),)).agrees is False

    def test_other_hypotheses_are_still_a_reason_to_be_silent(self) -> None:
        goal = Rel(EQ, at(A, (i, j)), at(A, (j, i)))
        assert rederive(goal, (symmetry_of(A), Rel(EQ, x(i), num(0)))).agrees is None

    def test_an_entry_that_moves_alone_is_left_alone(self) -> None:
        slope: Prop = Rel(EQ, Deriv(at(A, (i, j)), at(A, (i, j))), num(1))
        assert rederive(slope, (symmetry_of(A),)).agrees is None


class TestSaid:
    def test_in_a_declaration(self) -> None:
        assert domain(S) == "∈ ℝ^(n × n), symmetric"

    def test_in_json_and_in_a_paper(self, tmp_path: Path) -> None:
        (tmp_path / "it.py").write_text(HEAD + START + TRUE)
        assert derive(tmp_path, "run", "it.py", "--json", "it.json").code == 0
        (entry,) = json.loads((tmp_path / "it.json").read_text())["claims"]
        assert entry["variables"]["S"] == "∈ ℝ^(n × n), symmetric"
        assert entry["given"] == ["S_ij = S_ji for all i, j"]
        assert derive(tmp_path, "appendix", "it.py", "-o", "paper").code == 0
        assert r"$S \in \mathbb{R}^{n \times n}$ be symmetric" in (tmp_path / "paper" / "appendix.tex").read_text()


class TestKept:
    """Finished proofs, the cache, and other processes."""

    def test_a_finished_proof(self, tmp_path: Path) -> None:
        (tmp_path / "it.py").write_text(HEAD + START + TRUE)
        assert derive(tmp_path, "run", "it.py", "--proofs", "it.proofs").code == 0
        written = (tmp_path / "it.proofs").read_text()
        ended = derive(tmp_path, "recheck", "it.proofs")
        assert ended.code == 0
        assert "S_ij = S_ji for all i, j" in ended.out.decode()
        line = next(text for text in written.splitlines() if '"Vector","S"' in text)
        forged = [line.replace('null,1,0],["', f'null,{other},0],["') for other in ("true", "null", '"yes"', "2", "0")]
        for text in forged:
            assert text != line
            (tmp_path / "it.proofs").write_text(written.replace(line, text))
            assert derive(tmp_path, "recheck", "it.proofs").code != 0

    def test_the_cache_tells_them_apart(self, tmp_path: Path) -> None:
        file = tmp_path / "it.py"
        for symmetric, code in ((True, 0), (False, 1), (True, 0)):
            file.write_text(HEAD + START.replace("symmetric=True", f"symmetric={symmetric}") + TRUE)
            assert derive(tmp_path, "run", "it.py").code == code
