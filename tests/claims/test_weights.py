"""weights("p", n): p_i ≥ 0 and Σ p_i = 1, as hypotheses of each claim that speaks of p."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import i, n
from faults import derive
from here import HEAD

from derive import notation
from derive.claims.written.expression import NotationError
from derive.records.verdict import Verdict
from derive.terms.leaf import POS, ZERO
from derive.terms.node import IllFormed
from derive.terms.substitution import substitute
from derive.terms.term import Dim, Vector, at, num

Judged = Callable[..., dict[str, Verdict]]
START = """
n, m = dimension("n"), dimension("m")
i, k = indices("i k", n)
x, y = vector("x", n), vector("y", n)
p, q = weights("p", n), weights("q", n, positive=True)
"""
BELOW = """
@claim(Le(p[i], 1))
def below():
    return calc(p[i]).le(p[i] + Sum(p[k], k, omit=i), by.hyp).eq(1, by.split_term(k, i), by.hyp)
"""


class TestDeclared:
    @pytest.mark.parametrize("word", [1, "yes", None])
    def test_positive_or_not(self, word: Any) -> None:
        with pytest.raises(NotationError, match="positive= takes True or False, not "):
            notation.weights("p", notation.dimension("n"), positive=word)

    def test_over_a_dimension(self) -> None:
        with pytest.raises(NotationError, match="a vector of weights needs a declared dimension, not 3"):
            notation.weights("p", 3)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "made",
        [
            lambda: Vector("p", (n,), weights=ZERO),
            lambda: Vector("p", (n, n), weights=POS),
            lambda: Vector("p", (n,), Dim("m", 1), weights=POS),
            lambda: Vector("p", (n, n), symmetric=1, weights=POS),
        ],
    )
    def test_a_vector_and_nothing_else(self, made: Callable[[], Vector]) -> None:
        with pytest.raises(IllFormed):
            made()

    def test_they_stay_weights_over_another_dimension(self) -> None:
        own = Vector("p", (n,), weights=POS)
        assert substitute(at(own, (i,)), {n: num(3)}).parts()[0] == Vector("p", (num(3),), weights=POS)

    def test_two_of_one_name(self, judged: Judged) -> None:
        two = 'r = vector("p", n)\n@claim(Eq(r[i], p[i]))\ndef it():\n    return calc(r[i]).eq(p[i])\n'
        found = judged(START + two)["it"]
        assert found.verdict == "error"
        assert "the vector of weights p over n" in found.message
        assert "the vector p over n" in found.message


class TestSaid:
    def test_what_is_assumed(self, judged: Judged) -> None:
        both = "@claim(Ge(p[i] + q[i], 0))\ndef it():\n    return calc(p[i] + q[i]).ge(0, by.hyp)\n"
        found = judged(START + both)["it"]
        assert found.verdict == "proved"
        assert found.given == ("p_i ≥ 0 for all i", "Sum(p_i, i) = 1", "q_i > 0 for all i", "Sum(q_i, i) = 1")

    def test_they_come_after_those_given(self, judged: Judged) -> None:
        last = (
            "@claim(Ge(p[i] + x[i], 0), given=[Ge(x[i], 0)])\ndef it():\n    return calc(p[i] + x[i]).ge(0, by.hyp)\n"
        )
        assert judged(START + last)["it"].given == ("x_i ≥ 0", "p_i ≥ 0 for all i", "Sum(p_i, i) = 1")

    def test_numbers_meet_them(self, judged: Judged) -> None:
        """A false claim is refuted at weights, and a true one is met."""
        false = "@claim(Eq(Sum(p[i]**2, i), 1))\ndef it():\n    return calc(Sum(p[i]**2, i)).eq(1, by.hyp)\n"
        found = judged(START + BELOW + false)
        assert found["below"].verdict == "proved"
        assert found["it"].verdict == "refuted"
        assert found["it"].witness is not None

    def test_they_need_not_be_positive(self, judged: Judged) -> None:
        false = "@claim(Gt(p[i], 0))\ndef it():\n    return calc(p[i]).gt(0, by.hyp)\n"
        assert judged(START + false)["it"].verdict == "refuted"
        assert judged(START + false.replace("p[i]", "q[i]"))["it"].verdict == "proved"


class TestCited:
    """For what is no weights by declaration, both are conditions of the step."""

    SOFTMAX = "s = define('s', exp(x[i]) / Sum(exp(x[k]), k), at=i)\n"

    def test_of_what_is_shown_to_be(self, judged: Judged) -> None:
        shown = "@claim(Eq(Sum(s[i], i), 1))\ndef one():\n    return calc(Sum(s[i], i)).eq(1, by.unfold(s))\n"
        cited = "@claim(Le(s[i], 1))\ndef it():\n    return calc(s[i]).le(1, by.inst(below, {p: s}), one)\n"
        assert judged(START + BELOW + self.SOFTMAX + shown + cited)["it"].verdict == "proved"

    @pytest.mark.parametrize(
        "given", ["Eq(Sum(x[k], k), 1)", "forall(k, Ge(x[k], 0))", "Eq(Sum(x[k], k), 2), forall(k, Ge(x[k], 0))"]
    )
    def test_not_of_any_vector(self, judged: Judged, given: str) -> None:
        cited = f"@claim(Le(x[i], 1), given=[{given}])\ndef it():\n    "
        found = judged(START + BELOW + cited + "return calc(x[i]).le(1, by.inst(below, {p: x}), by.hyp)\n")["it"]
        assert found.verdict == "refuted"
        assert found.failure is not None
        assert "is needed here" in found.failure.reason

    def test_a_finished_proof(self, tmp_path: Path) -> None:
        (tmp_path / "it.py").write_text(HEAD + START + BELOW)
        assert derive(tmp_path, "run", "it.py", "--proofs", "it.proofs").code == 0
        ended = derive(tmp_path, "recheck", "it.proofs")
        assert ended.code == 0
        assert "Sum(p_i, i) = 1" in ended.out.decode()
        written = (tmp_path / "it.proofs").read_text()
        for other in ("4", "0", "2", "true", "null"):
            forged = written.replace("null,0,6],", f"null,0,{other}],")
            assert forged != written
            (tmp_path / "it.proofs").write_text(forged)
            assert derive(tmp_path, "recheck", "it.proofs").code != 0
