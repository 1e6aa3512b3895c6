"""Symmetric matrices: A_ij and A_ji have one form where a fact says that A is symmetric, and the conclusion says so too."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

import pytest
from building import *
from building import Delta, Rejected, num

from derive import kernel
from derive.kernel import Theorem
from derive.terms.node import Bound, IllFormed, Term
from derive.terms.statement import EQ, LE, And, ForAll, Implies, Prop, Rel, for_all
from derive.terms.symmetric import said_symmetric, symmetry_of
from derive.terms.term import ArgMax, At, Dim, Lam, abstract

A, B = Vector("A", (n, n)), Vector("B", (n, n))
SYMMETRY = symmetry_of(A)
ZERO_, ONE_ = num(0), num(1)


def A_(one: Term, other: Term) -> Term:
    return at(A, (one, other))


def B_(one: Term, other: Term) -> Term:
    return at(B, (one, other))


def refused(text: str) -> object:
    return pytest.raises(Rejected, match=text)


def over_all(body: Term, *indices: Index) -> Term:
    """The sum over each of several indices."""
    for index in reversed(indices):
        body = total(body, index)
    return body


def form(matrix: Vector, left: Term, right: Term) -> Term:
    """Σ_i Σ_j x_i·v_j·A_ij, with the indices of A as given."""
    return over_all(mul(x(i), v(j), at(matrix, (left, right))), i, j)


class TestWhatSaysIt:
    def test_both_ways_to_write_it(self) -> None:
        turned = for_all(i, for_all(j, eq(A_(j, i), A_(i, j))))
        letters = for_all(k, for_all(t, eq(A_(k, t), A_(t, k))))
        assert [said_symmetric(s) for s in (SYMMETRY, turned, letters)] == [A] * 3

    def test_a_side_with_a_name(self) -> None:
        """Aᵀ = A, where the transpose is a definition."""
        transpose = Definition((i, j, A, n), A_(j, i), 2, "T")
        for matrix in (A, B):
            named = transpose.call({A: matrix})
            for sides in ((named, at(matrix, (i, j))), (at(matrix, (i, j)), named)):
                assert said_symmetric(for_all(i, for_all(j, eq(*sides)))) == matrix
        for other in (transpose.call({A: B}), transpose.call({i: j, j: i}), transpose.call({j: i})):
            assert said_symmetric(for_all(i, for_all(j, eq(A_(i, j), other)))) is None

    def test_a_name_without_a_meaning_there(self) -> None:
        declared = Vector("S", (n, n), symmetric=1)
        slope = Definition((i, j, A, n), Deriv(A_(i, j), A_(i, j)), 2, "d")
        assert said_symmetric(for_all(i, for_all(j, eq(slope.call({A: declared}), A_(i, j))))) is None

    def test_an_index_that_is_free_is_not_one_that_is_bound(self) -> None:
        for name in ("·row", "·column"):
            free = Index(name, n)
            for one, other in (((i, j), (free, i)), ((i, j), (j, free)), ((i, free), (free, i))):
                statement = for_all(i, for_all(j, eq(A_(*one), A_(*other))))
                assert said_symmetric(statement) is None

    @pytest.mark.parametrize(
        "statement",
        [
            for_all(i, for_all(j, Rel(LE, A_(i, j), A_(j, i)))),
            for_all(i, for_all(j, eq(A_(i, j), B_(j, i)))),
            for_all(i, for_all(j, eq(A_(i, j), A_(i, j)))),
            for_all(i, for_all(j, eq(A_(i, j), A_(i, i)))),
            for_all(i, for_all(j, eq(A_(i, i), A_(i, i)))),
            for_all(i, for_all(j, eq(A_(i, j), mul(num(-1), A_(j, i))))),
            for_all(i, eq(A_(i, j), A_(j, i))),
            for_all(i, for_all(j, for_all(k, eq(A_(i, j), A_(j, i))))),
            for_all(i, for_all(j, eq(A_(i, j), A_(j, k)))),
            for_all(i, for_all(j, Implies(eq(c, d), eq(A_(i, j), A_(j, i))))),
            Implies(eq(c, d), SYMMETRY),
        ],
        ids=str,
    )
    def test_neighbours_do_not(self, statement: Prop) -> None:
        assert said_symmetric(statement) is None
        with refused("different normal forms"):
            kernel.normal_form(form(A, i, j), form(A, j, i), given(statement))

    def test_of_a_rectangle(self) -> None:
        entry = at(Vector("R", (n, m)), (i, a))
        assert said_symmetric(for_all(i, for_all(a, eq(entry, ZERO_)))) is None
        assert said_symmetric(for_all(i, for_all(a, eq(entry, entry)))) is None

    @pytest.mark.parametrize("sizes", [(n, m), (m, m)], ids=str)
    def test_over_other_sizes(self, sizes: tuple[Dim, Dim]) -> None:
        """Such a statement, whose indices do not fit, is none."""
        entry, mirrored = (At(A, (Bound(one), Bound(1 - one))) for one in (1, 0))
        statement = ForAll(sizes[0], ForAll(sizes[1], Rel(EQ, entry, mirrored), "j"), "i")
        with refused("runs over m, not over n"):
            given(statement)

    def test_a_rectangle_has_no_symmetry(self) -> None:
        rectangle = Vector("R", (n, m))
        with pytest.raises(IllFormed):
            symmetry_of(rectangle)


class TestOneForm:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (A_(i, j), A_(j, i)),
            (form(A, i, j), form(A, j, i)),
            (form(A, i, j), over_all(mul(v(i), x(j), A_(i, j)), i, j)),
            (total(mul(A_(i, j), A_(j, k)), j), total(mul(A_(k, j), A_(i, j)), j)),
            (over_all(mul(A_(i, j), B_(j, i)), i, j), over_all(mul(A_(i, j), B_(i, j)), i, j)),
            (largest(mul(A_(i, k), x(k)), k), largest(mul(x(t), A_(t, i)), t)),
            (product(A_(i, k), k), product(A_(k, i), k)),
            (total(A_(i, j), j, i), total(A_(j, i), j, i)),
            (total(total(mul(A_(i, j), x(i)), j, i), i), total(total(mul(A_(j, i), x(i)), j, i), i)),
            (exp(A_(i, j)), exp(A_(j, i))),
            (mul(Delta(i, j), A_(i, k)), mul(Delta(i, j), A_(k, j))),
            (A_(ArgMax(X), i), A_(i, ArgMax(X))),
            (power(add(ONE_, power(A_(i, j), 2)), -1), power(add(ONE_, power(A_(j, i), 2)), -1)),
        ],
        ids=str,
    )
    def test_under_the_fact_alone(self, left: Term, right: Term) -> None:
        found = kernel.normal_form(left, right, given(SYMMETRY))
        assert found.hypotheses == {SYMMETRY}
        with refused("different normal forms"):
            kernel.normal_form(left, right, ())
        with refused("different normal forms"):
            kernel.normal_form(left, right, given(symmetry_of(Vector("C", (n, n)))))

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (A_(i, j), A_(i, i)),
            (A_(i, j), A_(i, k)),
            (total(mul(A_(i, j), B_(j, k)), j), total(mul(A_(k, j), B_(j, i)), j)),
            (total(mul(A_(i, j), B_(i, j)), j), total(mul(A_(i, j), B_(j, i)), j)),
            (total(A_(i, j), j), total(A_(j, k), j)),
            (over_all(mul(A_(i, j), A_(j, k), A_(k, i)), i, j, k), over_all(mul(A_(i, j), A_(i, j), A_(i, j)), i, j)),
            (form(A, i, i), form(A, i, j)),
        ],
        ids=str,
    )
    def test_never_for_two_values(self, left: Term, right: Term) -> None:
        with refused("different normal forms"):
            kernel.normal_form(left, right, given(SYMMETRY))

    def test_what_was_not_needed_is_not_assumed(self) -> None:
        assert not kernel.normal_form(add(A_(i, j), c), add(c, A_(i, j)), given(SYMMETRY)).hypotheses

    def test_an_argument_of_a_definition(self) -> None:
        norm = Definition((A, n), over_all(power(A_(i, j), 2), i, j), 1, "N")
        whole, turned = norm.call({}), norm.call({A: abstract(A_(j, i), (i, j))})
        assert isinstance(abstract(A_(j, i), (i, j)), Lam)
        assert kernel.normal_form(whole, turned, given(SYMMETRY)).hypotheses == {SYMMETRY}

    def test_as_a_part_of_an_and(self) -> None:
        both = And((symmetry_of(B), SYMMETRY))
        assert kernel.normal_form(A_(i, j), A_(j, i), given(both)).hypotheses == {both}


def every_order(statements: Iterable[Prop]) -> list[tuple[Theorem, ...]]:
    return [given(*order) for order in permutations(statements)]


class TestBesideOtherFacts:
    """What is read off a fact through the symmetry of a matrix rests on both, wherever they stand."""

    @pytest.mark.parametrize("facts", every_order([gt(c, ZERO_), SYMMETRY, gt(A_(j, i), ZERO_), symmetry_of(B)]))
    def test_a_sign(self, facts: tuple[Theorem, ...]) -> None:
        found = kernel.sign(gt(A_(i, j), ZERO_), facts)
        assert found.hypotheses == {gt(A_(j, i), ZERO_), SYMMETRY}

    @pytest.mark.parametrize("facts", every_order([gt(c, ZERO_), gt(A_(i, j), ZERO_), SYMMETRY]))
    def test_a_sign_asked_the_other_way(self, facts: tuple[Theorem, ...]) -> None:
        found = kernel.sign(gt(A_(j, i), ZERO_), facts)
        assert found.hypotheses == {gt(A_(i, j), ZERO_), SYMMETRY}

    @pytest.mark.parametrize("facts", every_order([SYMMETRY, for_all(i, gt(total(A_(k, i), k), ZERO_))]))
    def test_a_sign_at_every_index(self, facts: tuple[Theorem, ...]) -> None:
        goal = gt(total(A_(j, k), k), ZERO_)
        assert kernel.sign(goal, facts).hypotheses == {fact.statement for fact in facts}

    def test_a_definition_seen_through(self) -> None:
        row = Definition((i, A, n), total(A_(i, k), k), 1, "r")
        facts = given(gt(row.call({}), ZERO_), SYMMETRY)
        found = kernel.sign(gt(total(A_(k, i), k), ZERO_), facts)
        assert found.hypotheses == {fact.statement for fact in facts}
        with refused("does not show"):
            kernel.sign(gt(total(A_(k, i), k), ZERO_), facts[:1])

    def test_a_denominator(self) -> None:
        below = add(ONE_, A_(i, j), mul(num(-1), A_(j, i)))
        found = kernel.normal_form(power(below, -1), ONE_, given(SYMMETRY))
        assert found.hypotheses == {SYMMETRY}
        with refused("needs"):
            kernel.normal_form(power(below, -1), ONE_, ())

    def test_a_comparison(self) -> None:
        facts = given(SYMMETRY)
        assert kernel.sign(ge(power(A_(i, j), 2), mul(A_(i, j), A_(j, i))), facts).hypotheses == {SYMMETRY}


class TestInstances:
    def test_a_matrix_in_its_place_is_assumed_to_be_symmetric(self) -> None:
        """The way to a falsehood: what holds of a symmetric matrix, said of any."""
        of_symmetric = kernel.normal_form(form(A, i, j), form(A, j, i), given(SYMMETRY))
        of_any = kernel.instance(of_symmetric, ((A, B),), ())
        assert of_any.statement == eq(form(B, i, j), form(B, j, i))
        assert of_any.hypotheses == {symmetry_of(B)}

    def test_a_made_matrix_too(self) -> None:
        of_symmetric = kernel.normal_form(A_(i, j), A_(j, i), given(SYMMETRY))
        made = abstract(add(B_(i, j), mul(num(2), B_(j, i))), (i, j))
        (assumed,) = kernel.instance(of_symmetric, ((A, made),), ()).hypotheses
        twice = lambda one, other: add(B_(one, other), mul(num(2), B_(other, one)))  # noqa: E731
        assert assumed == for_all(i, for_all(j, eq(twice(i, j), twice(j, i))))

    def test_the_declaration_alone_proves_nothing(self) -> None:
        declared = Vector("S", (n, n), symmetric=1)
        entry = at(declared, (i, j))
        with refused("different normal forms"):
            kernel.normal_form(entry, at(declared, (j, i)), ())
        with refused("different normal forms"):
            kernel.normal_form(entry, at(declared, (j, i)), given(symmetry_of(Vector("S", (n, n)))))

    def test_a_size_that_changes(self) -> None:
        of_symmetric = kernel.normal_form(form(A, i, j), form(A, j, i), given(SYMMETRY))
        (assumed,) = kernel.instance(of_symmetric, ((n, m),), ()).hypotheses
        assert said_symmetric(assumed) == Vector("A", (m, m))


class TestDerivatives:
    """A hypothesis about a matrix holds at a point, and not near it: inside D its entries move one by one."""

    def test_entries_move_alone(self) -> None:
        slope = Deriv(A_(j, i), A_(i, j))
        found = kernel.derivative(slope, given(SYMMETRY))
        assert found.statement == eq(slope, mul(Delta(j, i), Delta(i, j)))
        for wrong in (ONE_, Deriv(A_(i, j), A_(i, j))):
            with refused("different normal forms"):
                kernel.normal_form(slope, wrong, given(SYMMETRY))

    def test_it_is_not_used_inside(self) -> None:
        equation = kernel.normal_form(A_(j, i), A_(i, j), given(SYMMETRY))
        with refused("may hold at a point and not near it"):
            kernel.congruence(Deriv(A_(j, i), A_(i, j)), ((0, equation),), ())

    def test_but_it_is_where_something_else_moves(self) -> None:
        equation = kernel.normal_form(mul(c, A_(j, i)), mul(c, A_(i, j)), given(SYMMETRY))
        found = kernel.congruence(Deriv(mul(c, A_(j, i)), c), ((0, equation),), ())
        assert found.hypotheses == {SYMMETRY}

    def test_an_entry_of_a_declared_one(self) -> None:
        declared = Vector("S", (n, n), symmetric=1)
        with pytest.raises(IllFormed, match=r"D by an entry of S has two meanings.*given=.*structured="):
            Deriv(at(declared, (i, j)), at(declared, (i, j)))
        slope = kernel.derivative(Deriv(power(A_(i, j), 2), A_(i, j)), ())
        with refused("two meanings"):
            kernel.instance(slope, ((A, declared),), ())


class TestDeclared:
    @pytest.mark.parametrize("shape", [(n, m), (n,), (n, n, n), (n, num(2))], ids=str)
    def test_only_a_square_is_symmetric(self, shape: tuple[Dim, ...]) -> None:
        with pytest.raises(IllFormed, match="only a square matrix"):
            Vector("S", shape, symmetric=1)

    def test_nor_is_a_mask(self) -> None:
        with pytest.raises(IllFormed, match="only a square matrix"):
            Vector("S", (n, n), n, 1)

    @pytest.mark.parametrize("word", [2, -1, None, "yes", True])
    def test_it_is_or_it_is_not(self, word: object) -> None:
        with pytest.raises(IllFormed):
            Vector("S", (n, n), None, word)  # type: ignore[arg-type]

    def test_it_is_another_variable(self) -> None:
        assert Vector("S", (n, n), symmetric=1) != Vector("S", (n, n))
