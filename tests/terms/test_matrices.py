"""Definitions that come with derive: what they stand for, and what only looks like one of them."""

from __future__ import annotations

import pytest
from building import *
from building import minus

from derive.kernel import normal_form
from derive.kernel.context import known
from derive.printing.text import text
from derive.terms import matrices
from derive.terms.definition import Definition, Transparent, unfolded
from derive.terms.matrices import at_places, comes_with_derive, equal, places_of, sides_of, unequal, used
from derive.terms.node import Bound, IllFormed, Term
from derive.terms.statement import WHOLE, ForAll, Prop, Rel, for_all
from derive.terms.term import At, Call, Delta, Deriv, Dim, Index, Scalar, Vector, abstract, at, num

q = Dim("q", 1)
A, B, S = Vector("A", (n, m)), Vector("B", (m, q)), Vector("S", (n, n))
Y = Vector("y", (m,))
r = Index("r", q)


def entry(matrix: Term, *places: Index) -> Term:
    return at(matrix, places)


@pytest.mark.parametrize(
    ("term", "means"),
    [
        (entry(used(matrices.PRODUCT, A, B), i, r), total(mul(At(A, (i, a)), At(B, (a, r))), a)),
        (entry(used(matrices.APPLIED, A, Y), i), total(mul(At(A, (i, a)), At(Y, (a,))), a)),
        (entry(used(matrices.TRANSPOSE, A), a, i), At(A, (i, a))),
        (used(matrices.TRACE, S), total(At(S, (k, k)), k)),
        (used(matrices.DOT, X, V), total(mul(x(k), At(V, (k,))), k)),
        (entry(used(matrices.OUTER, X, Y), i, a), mul(x(i), At(Y, (a,)))),
        (entry(used(matrices.DIAGONAL_MATRIX, X), i, j), mul(x(i), Delta(i, j))),
        (entry(used(matrices.DIAGONAL, S), i), At(S, (i, i))),
        (entry(used(matrices.IDENTITY, sizes=(n,)), i, j), Delta(i, j)),
        (entry(used(matrices.ZERO_VECTOR, sizes=(n,)), i), num(0)),
        (entry(used(matrices.ZERO_MATRIX, sizes=(n, m)), i, a), num(0)),
        (used(matrices.NORM, X), power(total(power(x(k), 2), k), Fraction(1, 2))),
        (used(matrices.FROBENIUS, A), power(total(total(power(At(A, (k, a)), 2), a), k), Fraction(1, 2))),
        (entry(used(matrices.power(2), S), i, j), total(mul(At(S, (i, k)), At(S, (k, j))), k)),
        (used(matrices.APART, X, V), total(power(minus(x(k), At(V, (k,))), 2), k)),
    ],
)
def test_what_each_stands_for_needs_no_unfolding(term: Term, means: Term) -> None:
    assert normal_form(term, means, ()).statement == Rel("=", term, means)


def test_it_holds_of_what_is_put_for_a_parameter_in_it() -> None:
    """((A·B)ᵀ)_ri = Σ_a A_ia·B_ar, whatever the parameters of the definitions are called."""
    term = entry(used(matrices.TRANSPOSE, used(matrices.PRODUCT, A, B)), r, i)
    assert known(()).normal(term) == known(()).normal(total(mul(At(A, (i, a)), At(B, (a, r))), a))


def test_a_definition_of_the_same_body_is_another_one() -> None:
    trace = matrices.TRACE
    named = Definition(trace.params, trace.body, trace.formal, trace.name)
    assert named != trace
    assert trace != named
    assert named == Definition(trace.params, trace.body, trace.formal, trace.name)
    assert comes_with_derive(trace)
    assert not comes_with_derive(named)
    with pytest.raises(Rejected):  # it has to be unfolded, and a proof says so
        normal_form(Call(named, (S, n)), total(At(S, (k, k)), k), ())


def test_one_of_the_same_name_is_shown_with_its_body() -> None:
    trace = matrices.TRACE
    false = Transparent(trace.params, num(0), trace.formal, trace.name)
    assert not comes_with_derive(false)
    assert matrices.named_definitions_in(Call(false, (S, n))) == [false]
    assert matrices.named_definitions_in(Call(trace, (S, n))) == []
    bad = Transparent((i, j, S, n), At(S, (j, i)), 2, "power2")
    assert not comes_with_derive(bad)


def test_a_transparent_definition_is_not_seen_through_where_a_derivative_in_it_would_move() -> None:
    """f(c) = D(c·d, c): at c := d the body would be D(d·d, d), which is another number."""
    c, d = Scalar("c"), Scalar("d")
    slope = Transparent((c, d), Deriv(mul(c, d), c), 1, "f")
    moved = Call(slope, (d, d))
    assert known(()).normal(moved) != known(()).normal(Deriv(mul(d, d), d))
    with pytest.raises(ValueError, match="would come to depend"):
        unfolded(moved)


def test_sizes_have_to_fit() -> None:
    with pytest.raises((IllFormed, ValueError)):
        used(matrices.PRODUCT, A, A)
    with pytest.raises((IllFormed, ValueError)):
        used(matrices.TRACE, A)


def test_squares_of_entries_are_not_written_as_a_square() -> None:
    squares = abstract(power(At(S, (i, j)), 2), (i, j))
    assert text(used(matrices.power(2), S)) == "S²"
    assert text(squares) == "(i,j ↦ S_ij²)"
    assert text(abstract(mul(At(S, (i, j)), At(S, (i, j))), (i, j))) == "S∘S"
    assert text(abstract(power(x(i), 2), (i,))) == "x²"


class TestEquations:
    def test_it_is_one_of_all_components(self) -> None:
        transposed = used(matrices.TRANSPOSE, S)
        statement = equal(S, transposed)
        assert statement == for_all(j, for_all(i, eq(At(S, (i, j)), entry(transposed, i, j))))
        assert sides_of(statement) == (S, transposed)
        assert [place.name for place in places_of(statement)] == ["i", "j"]
        assert at_places(statement, (k, i)) == eq(At(S, (k, i)), entry(transposed, k, i))
        assert at_places(statement, (a, i)) is None

    def test_an_inequation_is_one_of_some(self) -> None:
        assert sides_of(unequal(X, V)) == (X, V)
        assert text(unequal(X, V)) == "x ≠ v"
        assert sides_of(Rel("=", *unequal(X, V).parts())) is None
        assert text(Rel("=", *unequal(X, V).parts())) == "‖x - v‖² = 0"
        assert sides_of(Rel("≠", used(matrices.APART, X, V), num(1))) is None

    @pytest.mark.parametrize(
        "statement",
        [
            for_all(i, eq(x(i), num(0))),
            ForAll(n, Rel("≤", At(X, (Bound(0),)), num(0)), WHOLE + "i"),
            ForAll(n, Rel("=", Bound(0), Bound(0)), WHOLE + "i"),
        ],
    )
    def test_what_is_no_equation_of_vectors(self, statement: Prop) -> None:
        assert sides_of(statement) is None
        assert "for all" in text(statement)
