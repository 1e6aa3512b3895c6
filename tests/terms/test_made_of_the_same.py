"""What is made of the same nodes is made once, and that shows nowhere: not in letters, not in refusals, not in memory."""

from __future__ import annotations

from typing import Any

import pytest
from building import *
from building import num

from derive.printing.text import text
from derive.search.memory import forget
from derive.terms import kept as module
from derive.terms import node
from derive.terms.definition import Definition, definitions_in, unfolded
from derive.terms.kept import kept
from derive.terms.node import Bound, IllFormed, closed, opened
from derive.terms.substitution import Capture, substitute
from derive.terms.term import Add, At, Deriv, Index, Mul, Reduce

pytestmark = pytest.mark.interpreter


def summed(letter: str) -> Term:
    """Σ_k x_k, of this letter: equal for all letters."""
    return Reduce("Sum", n, (), At(X, (Bound(0),)), letter)


class TestTold:
    """Of what differs in anything, even in letters alone, its own is made."""

    def test_letters(self) -> None:
        for letter in ("k", "j", "k"):
            body = Mul((At(X, (Bound(0),)), summed(letter)))
            assert text(opened(body, (i,))) == f"x_i·Sum(x_{letter}, {letter})"
            assert text(substitute(Mul((c, summed(letter))), {c: d})) == f"d·Sum(x_{letter}, {letter})"
            assert text(substitute(Add((c, d)), {c: summed(letter)})) == f"Sum(x_{letter}, {letter}) + d"
            assert closed(Mul((x(i), summed(letter))), (i,)).factors[1].letter == letter  # type: ignore[attr-defined]

    def test_what_is_put_in(self) -> None:
        body = Mul((At(X, (Bound(0),)), c))
        for index in (i, j, i):
            assert opened(body, (index,)) == Mul((x(index), c))
        for images, found in (({c: d}, mul(d, d)), ({d: c}, mul(c, c)), ({c: d, d: c}, mul(d, c)), ({}, mul(c, d))):
            assert substitute(mul(c, d), images) == found

    def test_which_of_two_is_opened_first(self) -> None:
        body = Mul((At(X, (Bound(0),)), At(X, (Bound(1),)), c))
        assert opened(body, (i, j)) == Mul((x(i), x(j), c))
        assert opened(body, (j, i)) == Mul((x(j), x(i), c))
        assert closed(Mul((x(i), x(j))), (i, j)) == Mul((At(X, (Bound(0),)), At(X, (Bound(1),))))
        assert closed(Mul((x(i), x(j))), (j, i)) == Mul((At(X, (Bound(1),)), At(X, (Bound(0),))))

    def test_what_depends_on_a_definition(self) -> None:
        for body in (mul(c, d), add(c, d)):
            use = Definition((c, d), body, 0, "f").call({c: num(2)})
            assert text(unfolded(use)) == text(substitute(body, {c: num(2)}))
            assert [one.body for one in definitions_in(Mul((use, c)))] == [body]

    def test_nodes_that_are_gone(self) -> None:
        """Another object may come to have the identity of one that is no more: so an answer holds on to its nodes."""

        @kept
        def shown(one: Any, others: tuple[Any, ...]) -> tuple[int, str]:
            return int(one.value), others[0].name

        for number in range(3000):
            node.forget()
            one, other = num(number), Scalar(f"c{number}")
            assert shown(one, (other,)) == (number, f"c{number}")

    def test_a_list_may_be_changed(self) -> None:
        body, indices = At(X, (Bound(0),)), [i]
        assert opened(body, indices) == x(i)  # type: ignore[arg-type]
        indices[0] = j
        assert opened(body, indices) == x(j)  # type: ignore[arg-type]


def test_what_is_refused_is_refused_again() -> None:
    slope = Deriv(mul(c, d), c)
    for _ in range(2):
        with pytest.raises(Capture):
            substitute(slope, {d: c})
        with pytest.raises(IllFormed):
            closed(At(X, (Bound(0),)), (i,))
        with pytest.raises(IllFormed):
            substitute(x(i), {i: Index("a", m)})


def test_it_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_KEPT", 100)
    forget()
    made: list[Term] = []

    @kept
    def noted(node: Term, _: tuple[()]) -> int:
        made.append(node)
        return len(made)

    for number in range(250):
        assert noted(num(number)) == noted(num(number)) == number + 1
    assert max(map(len, module._answers.values())) <= 100


def test_another_file_begins_without_it() -> None:
    assert opened(At(X, (Bound(0),)), (i,)) == x(i)
    assert any(module._answers.values())
    forget()
    assert not any(module._answers.values())
