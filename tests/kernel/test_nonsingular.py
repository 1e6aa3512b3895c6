"""det A ≠ 0 where A takes no other vector than 0 to 0: what that must say, of which matrix, and that A has a value."""

from __future__ import annotations

import re

import pytest
from building import *
from building import Rejected, over

from derive import kernel
from derive.rules.equality import injective
from derive.terms.node import Term
from derive.terms.statement import NE, And, Every, Implies, Rel, for_all, for_every
from derive.terms.term import ANY, Det, Index, Vector, abstract, at

A, B, WIDE = Vector("A", (n, n)), Vector("B", (n, n)), Vector("W", (m, n))


def image(matrix: Term, vector: Term = X) -> object:
    return for_all(i, eq(total(mul(at(matrix, (i, k)), at(vector, (k,))), k), num(0)))


def zero(vector: Term = X) -> object:
    return for_all(i, eq(at(vector, (i,)), num(0)))


def says(premise: object, then: object, vector: Vector = X) -> object:
    return kernel.hypothesis(for_every(vector, Implies(premise, then)))  # type: ignore[arg-type]


def refused(message: str) -> object:
    return pytest.raises(Rejected, match=re.escape(message))


def test_it_is_regular() -> None:
    theorem = says(image(A), zero())
    found = kernel.nonsingular(A, theorem, ())
    assert found.statement == Rel(NE, Det(A), num(0))
    assert found.hypotheses == theorem.hypotheses  # type: ignore[attr-defined]
    assert theorem.statement == injective(A)  # type: ignore[attr-defined]


def test_letters_do_not_count() -> None:
    assert kernel.nonsingular(A, says(image(A, V), zero(V), V), ()).statement == Rel(NE, Det(A), num(0))


@pytest.mark.parametrize(
    "theorem",
    [
        says(image(B), zero()),
        says(zero(), image(A)),
        says(image(A), eq(x(j), num(0))),
        says(for_all(i, eq(total(mul(at(A, (k, i)), x(k)), k), num(0))), zero()),
        says(image(A), for_all(i, ge(x(i), num(0)))),
        says(And((image(A), gt(c, num(0)))), zero()),
        says(image(A), for_all(i, eq(at(V, (i,)), num(0)))),
        kernel.hypothesis(Implies(image(A), zero())),
    ],
    ids=[
        "another matrix",
        "the converse",
        "one component",
        "the transpose",
        "not negative",
        "under a condition more",
        "another vector",
        "one vector alone",
    ],
)
def test_it_must_say_just_that(theorem: object) -> None:
    with refused("does not say that the matrix takes no other vector than 0 to 0"):
        kernel.nonsingular(A, theorem, ())  # type: ignore[arg-type]


def test_only_square_matrices_have_a_determinant() -> None:
    """W·x = 0 for x = 0 alone, where W has more rows than columns."""
    with refused("a square matrix is needed"):
        kernel.nonsingular(WIDE, says(for_all(a, eq(total(mul(at(WIDE, (a, k)), x(k)), k), num(0))), zero()), ())


def test_the_matrix_must_have_a_value() -> None:
    """Where A/c has no value nothing is taken to 0 by it, so it says nothing."""
    without = abstract(mul(at(A, (i, j)), over(num(1), c)), (i, j))
    theorem = says(image(without), zero())
    with refused("c ≠ 0"):
        kernel.nonsingular(without, theorem, ())
    found = kernel.nonsingular(without, theorem, given(ne(c, num(0))))
    assert ne(c, num(0)) in found.hypotheses


def test_the_vector_is_none_of_the_matrix() -> None:
    """x·xᵀ takes no x to 0 but 0: that says nothing of what it takes another vector to."""
    own = abstract(mul(x(i), x(j)), (i, j))
    captured = for_every(X, Implies(image(own), zero()))  # type: ignore[arg-type]
    with refused("does not say"):
        kernel.nonsingular(own, kernel.hypothesis(captured), ())


def test_it_may_be_of_one_row() -> None:
    one = Vector("C", (num(1), num(1)))
    y1 = Vector("y", (num(1),))
    place = Index("p", num(1))
    other = Index("q", num(1))
    premise = for_all(place, eq(total(mul(at(one, (place, other)), at(y1, (other,))), other), num(0)))
    theorem = says(premise, for_all(place, eq(at(y1, (place,)), num(0))), y1)
    assert kernel.nonsingular(one, theorem, ()).statement == Rel(NE, Det(one), num(0))
    assert isinstance(injective(one), Every)
    assert injective(one).signs == ANY
