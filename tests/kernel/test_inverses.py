"""Inverses, determinants and adjugates: what the rules give has the value of what they were given, and what they refuse."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from building import *
from building import PROD, Delta, Deriv, Rejected, minus, num, over

from derive import kernel
from derive.evidence.numbers.floats import Floats
from derive.evidence.numbers.walk import Env, Walk
from derive.kernel import Theorem
from derive.kernel.context import known
from derive.kernel.context.normal import render
from derive.printing.text import text
from derive.terms.matrices import DIAGONAL_MATRIX, IDENTITY, OUTER, PRODUCT, TRANSPOSE, used
from derive.terms.node import IllFormed, Term, free
from derive.terms.statement import Same, for_all
from derive.terms.term import SUM, Adj, ArgMax, At, Det, Index, Inv, Lit, Tup, Vector, abstract, at, reduce_over

A, B, C = (Vector(name, (n, n)) for name in "ABC")
R, Q = Vector("R", (n, m)), Vector("Q", (m, n))
S = Vector("S", (n, n), symmetric=1)
h = Index("h", n)
place = (i, j)
INVERTIBLE = given(ne(Det(A), num(0)), ne(Det(B), num(0)))


def product(*matrices: Term) -> Term:
    whole = matrices[0]
    for matrix in matrices[1:]:
        whole = used(PRODUCT, whole, matrix)
    return whole


def entries(of: object, *matrices: Term) -> Term:
    """A matrix, entry by entry."""
    return abstract(of(*[at(matrix, place) for matrix in matrices]), place)  # type: ignore[operator]


def scaled(factor: Term, matrix: Term) -> Term:
    return entries(lambda entry: mul(factor, entry), matrix)


def turned(matrix: Term) -> Term:
    return used(TRANSPOSE, matrix)


def chained(*factors: Term, omit: tuple[Term, ...] = ()) -> Term:
    """The matrix of Σ_k of a product, for i and j."""
    return abstract(reduce_over(SUM, k, mul(*factors), omit), place)


def chained_twice(*factors: Term, omit: tuple[Term, ...] = (), inner: tuple[Term, ...] = ()) -> Term:
    """The matrix of Σ_k Σ_h of a product, for i and j."""
    return chained(reduce_over(SUM, h, mul(*factors), inner), omit=omit)


SUM_OF = entries(add, A, B)
SKEW = entries(minus, A, turned(A))
MOVED = entries(lambda a, b: add(a, mul(x(k), b)), A, B)
DIAGONAL = used(DIAGONAL_MATRIX, X)
ONE = used(IDENTITY, sizes=(n,))
MATRICES = {
    "a variable": A,
    "a transpose": turned(A),
    "a product": product(A, B),
    "a product of three": product(A, turned(B), C),
    "a power": product(A, A, A),
    "a multiple": scaled(c, A),
    "a negative": scaled(num(-1), A),
    "half a product": scaled(over(num(1), num(2)), product(A, B)),
    "a multiple of a product": product(scaled(c, A), scaled(d, B)),
    "a diagonal matrix": DIAGONAL,
    "diagonal and full": product(DIAGONAL, A, DIAGONAL),
    "full and diagonal": product(A, DIAGONAL, B),
    "a multiple of the identity": scaled(c, ONE),
    "the identity": ONE,
    "an inverse": Inv(A),
    "a product with an inverse": product(Inv(A), B),
    "the transpose of an inverse": turned(Inv(A)),
    "an adjugate": Adj(A),
    "a product with an adjugate": product(Adj(A), B, Adj(A)),
    "a sum": SUM_OF,
    "a sum with a common factor": scaled(c, SUM_OF),
    "minus twice a sum": scaled(num(-2), SUM_OF),
    "rows with a common factor": product(DIAGONAL, SUM_OF),
    "an antisymmetric matrix": SKEW,
    "a symmetric sum": entries(add, A, turned(A)),
    "a rectangular product": product(R, Q),
    "a gram matrix": product(R, used(TRANSPOSE, R)),
    "a product around a rectangular one": product(A, R, Q, B),
    "one column and one row": used(OUTER, X, V),
    "zero": entries(minus, A, A),
    "squares of entries": entries(lambda one: mul(one, one), A),
    "an adjugate that depends on the row": abstract(
        at(Adj(entries(lambda one, two: add(one, mul(x(h), two)), A, B)), (h, j)), (h, j)
    ),
    "a product that leaves out the row": abstract(
        reduce_over(SUM, k, mul(at(A, (i, k)), over(num(1), x(k)), at(B, (k, j))), (i,)), place
    ),
    "a resolvent": entries(minus, A, scaled(c, ONE)),
}
A_ik, B_kj, B_kh, C_hj = at(A, (i, k)), at(B, (k, j)), at(B, (k, h)), at(C, (h, j))
A_ij, B_ij, C_ij = [at(matrix, place) for matrix in (A, B, C)]
MATRICES |= {
    "a product, entry by entry with a matrix": chained(A_ik, B_kj, C_ij),
    "a product, entry by entry with a transpose": chained(A_ik, B_kj, at(C, (j, i))),
    "numbers between": chained(A_ik, x(k), B_kj),
    "squares of numbers between": chained(A_ik, power(x(k), 2), B_kj),
    "diagonal entries between": chained(A_ik, at(C, (k, k)), B_kj),
    "a row before": chained(x(i), A_ik, B_kj),
    "a column behind": chained(A_ik, B_kj, v(j)),
    "a row before and a column behind": chained(x(i), A_ik, B_kj, v(j)),
    "diagonal entries before and behind": chained(at(C, (i, i)), A_ik, B_kj, at(C, (j, j))),
    "an index at both ends": chained_twice(A_ik, B_kh, C_hj, at(C, (k, j))),
    "an index at the first end": chained_twice(A_ik, B_kh, C_hj, at(C, (i, h))),
    "an index in the middle": chained_twice(A_ik, B_kh, C_hj, at(C, (h, k))),
    "indices at all ends": chained_twice(A_ik, B_kh, C_hj, at(C, (i, h)), at(C, (k, j))),
    "a chain that ends before a column": chained(A_ik, x(k), v(j)),
    "a chain that begins behind a row": chained(x(i), v(k), B_kj),
    "a chain that meets no column": chained(A_ik, x(k)),
    "a chain that meets no row": chained(x(k), B_kj),
    "a chain cut in two": chained_twice(A_ik, x(k), v(h), C_hj),
    "a trace beside a matrix": chained(A_ij, at(B, (k, k))),
    "a trace of a product beside a matrix": chained_twice(A_ij, B_kh, at(C, (h, k))),
    "a number beside a product": chained_twice(A_ik, B_kj, x(h)),
    "a matrix again and again": chained(A_ij),
    "two products, entry by entry": entries(mul, product(A, B), abstract(total(mul(at(B, (i, h)), C_hj), h), place)),
    "two products, one of them turned": entries(
        mul, product(A, B), abstract(total(mul(at(B, (j, h)), at(C, (h, i))), h), place)
    ),
    "a product turned in the middle": chained_twice(A_ik, at(B, (h, k)), C_hj),
    "a product turned at the ends": chained_twice(at(A, (k, i)), B_kh, at(C, (j, h))),
    "a product that leaves out the column": chained(A_ik, B_kj, omit=(j,)),
    "a product that leaves out both": chained(A_ik, B_kj, omit=place),
    "a product that leaves out another": chained(A_ik, B_kj, omit=(t,)),
    "a chain that leaves out its row": chained_twice(A_ik, B_kh, C_hj, omit=(i,)),
    "a chain that leaves out its row further on": chained_twice(A_ik, B_kh, C_hj, inner=(i,)),
    "a chain that leaves out its column": chained_twice(A_ik, B_kh, C_hj, inner=(j,)),
    "a chain that leaves out its column at once": chained_twice(A_ik, B_kh, C_hj, omit=(j,)),
    "a chain that leaves out its neighbour": chained_twice(A_ik, B_kh, C_hj, inner=(k,)),
    "a chain whose last index is left out first": chained_twice(
        at(A, (i, h)), at(B, (h, k)), at(C, (k, j)), inner=(k,)
    ),
    "a chain that leaves out its row and its neighbour": chained_twice(A_ik, B_kh, C_hj, inner=(i, k)),
    "a chain of four that leaves out its first": abstract(
        total(reduce_over(SUM, h, mul(total(mul(A_ik, B_kh, C_hj), k), at(C, (h, t))), (i,)), t), (i, j)
    ),
    "numbers between that leave one another out": chained_twice(A_ik, x(h), B_kj, inner=(k,)),
    "rows and columns with common factors": entries(lambda one: mul(x(i), one, v(j)), SUM_OF),
    "columns with a common factor": product(SUM_OF, DIAGONAL),
    "rows and columns with common diagonal entries": entries(
        lambda one: mul(at(C, (i, i)), one, power(at(C, (j, j)), 2)), SUM_OF
    ),
    "one number in each row": abstract(x(i), place),
    "one number in each column": abstract(x(j), place),
    "squares of one number in each row": abstract(power(x(i), 2), place),
    "diagonal entries in each row": abstract(at(A, (i, i)), place),
    "diagonal entries in each column": abstract(at(A, (j, j)), place),
    "diagonal entries in each row of a matrix": abstract(mul(at(B, (i, i)), A_ij), place),
    "diagonal entries in each column of a matrix": abstract(mul(at(B, (j, j)), A_ij), place),
    "one row again and again": abstract(at(A, (h, j)), place),
    "one column again and again": abstract(at(A, (i, h)), place),
    "one entry everywhere": abstract(at(A, (h, t)), place),
    "the diagonal of a matrix": abstract(mul(Delta(i, j), A_ij), place),
    "the diagonal of a matrix, turned": abstract(mul(Delta(j, i), at(A, (j, i))), place),
    "a diagonal of products": abstract(mul(Delta(i, j), x(i), v(j)), place),
    "a chain of diagonals": chained(mul(Delta(i, k), x(i)), mul(Delta(k, j), v(j))),
    "a diagonal of a number": abstract(mul(Delta(i, j), x(h)), place),
    "roots of squares": entries(lambda one: power(mul(one, one), Fraction(1, 2)), A),
    "cubes of a row": abstract(mul(power(x(i), 3), A_ij), place),
    "a chain with powers": chained(power(A_ik, 2), B_kj),
    "a chain with powers at the end": chained(A_ik, power(B_kj, 2)),
    "a matrix picked by its own row": abstract(at(abstract(mul(x(i), at(A, (h, t))), (h, t)), place), place),
    "an index between moved": chained(A_ik, at(B, (k, h))),
    "rows without a value beside a range that may be empty": chained(over(A_ij, x(i)), omit=(j,)),
    "columns without a value beside a range that may be empty": chained(A_ij, over(num(1), v(j)), omit=(i,)),
    "a row without a value before a range that may be empty": chained_twice(over(A_ik, x(i)), B_kh, C_hj, inner=(k,)),
    "a matrix without a value before a range that may be empty": chained(
        total(reduce_over(SUM, h, mul(power(at(A, (i, t)), -1), at(B, (t, k)), at(B, (k, h)), C_hj), (k,)), t)
    ),
}


def values(term: Term, size: int, seed: int = 0) -> np.ndarray:
    """The values of a term at some points, with n = size."""
    rng = np.random.default_rng(seed)
    held = {
        v: rng.integers(-3, 4, size=(6, *[size if s == n else 2 for s in v.shape])) / 2 for v in (A, B, C, R, Q, X, V)
    }
    scalars = {s: rng.integers(1, 5, size=6) / 2 for s in (c, d)}
    indices = {index: np.asarray([min(at, size - 1)]) for at, index in enumerate((i, j, k, h, t))}
    with np.errstate(all="ignore"):
        found = Walk(Floats()).real(term, Env({n: size, m: 2, **held, **scalars, **indices}))
    return np.broadcast_to(np.ravel(found), 6)


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("matrix", MATRICES.values(), ids=MATRICES)
@pytest.mark.parametrize("facts", [(), INVERTIBLE], ids=["any", "invertible"])
def test_a_normal_form_has_the_value_of_the_term(matrix: Term, size: int, facts: tuple[object, ...]) -> None:
    ctx = known(facts)  # type: ignore[arg-type]
    for term in (Det(matrix), at(Adj(matrix), (i, j)), at(Inv(matrix), (j, i))):
        try:
            before = values(term, size)
            after = values(render(ctx.normal(term)), size)
        except kernel.Rejected:
            continue
        held = np.isfinite(before)
        if facts:
            held &= (values(Det(A), size) != 0) & (values(Det(B), size) != 0)
        assert np.allclose(before[held], after[held]), (term, before, after)


@pytest.mark.parametrize("matrix", MATRICES.values(), ids=MATRICES)
def test_a_normal_form_stays_what_it_is(matrix: Term) -> None:
    ctx = known(())
    for term in (Det(matrix), at(Adj(matrix), (i, j))):
        poly = ctx.normal(term)
        assert ctx.normal(render(poly)) == poly


class TestNumbers:
    def test_an_adjugate_has_no_value_where_an_entry_has_none(self) -> None:
        matrix = abstract(add(Delta(i, j), over(num(1), mul(Delta(i, j), x(i)))), place)
        assert np.isnan(values(at(Adj(matrix), (i, i)), 2)).all()
        assert np.isnan(values(at(Adj(Inv(entries(minus, A, A))), (i, i)), 1)).all()

    def test_large_ones_are_not_computed(self) -> None:
        from derive.evidence.numbers.field import Unknown

        with pytest.raises(Unknown):
            values(Det(A), 9)


class TestWhereTheyHaveAValue:
    def test_an_inverse_needs_a_determinant_that_is_not_0(self) -> None:
        entry = at(Inv(A), (i, j))
        with pytest.raises(Rejected, match=r"needs det\(A\) ≠ 0"):
            kernel.normal_form(entry, entry, ())
        assert kernel.normal_form(entry, entry, INVERTIBLE).hypotheses == {ne(Det(A), num(0))}

    def test_and_entries_that_have_one(self) -> None:
        matrix = scaled(over(num(1), c), A)
        with pytest.raises(Rejected, match="needs c ≠ 0"):
            kernel.normal_form(Det(matrix), Det(matrix), ())

    def test_also_where_the_determinant_is_known_not_to_be_0(self) -> None:
        entry = at(Inv(scaled(over(c, c), A)), (i, j))
        with pytest.raises(Rejected, match="needs c ≠ 0"):
            kernel.normal_form(entry, entry, INVERTIBLE)

    def test_a_slope_of_an_inverse_asks_for_both_again(self) -> None:
        rough = abstract(Fn("abs", (at(A, (i, j)),)), (i, j))
        smooth = Deriv(at(Inv(A), (k, h)), at(A, (i, j)))
        assert known(()).gap(smooth) is not None
        assert known(INVERTIBLE).gap(smooth) is None
        assert known(given(ne(Det(rough), num(0)))).gap(Deriv(at(Inv(rough), (k, h)), at(A, (i, j)))) is not None

    def test_a_determinant_needs_a_square_matrix(self) -> None:
        for kind in (Det, Inv, Adj):
            for matrix in (R, X, Tup((c, d))):
                with pytest.raises(IllFormed):
                    kind(matrix)


class TestCancellation:
    @pytest.mark.parametrize(
        ("body", "omit"),
        [
            (mul(at(A, (k, i)), at(Adj(A), (k, j))), ()),
            (mul(at(A, (i, k)), at(Adj(A), (j, k))), ()),
            (mul(at(A, (i, k)), at(A, (i, k)), at(Adj(A), (k, j))), ()),
            (mul(at(A, (i, k)), at(Adj(A), (k, j)), at(Adj(A), (k, j))), ()),
            (mul(at(A, (i, k)), at(Adj(B), (k, j))), ()),
            (mul(at(A, (i, k)), at(Adj(A), (k, k))), ()),
            (mul(at(A, (k, k)), at(Adj(A), (k, j))), ()),
            (mul(at(A, (i, k)), at(Adj(A), (k, j)), x(k)), ()),
            (mul(at(A, (i, k)), at(Adj(A), (k, j))), (h,)),
            (mul(at(A, (i, k)), at(Adj(scaled(x(k), A)), (k, j))), ()),
            (mul(at(Adj(MOVED), (i, k)), at(Adj(Adj(MOVED)), (k, j))), ()),
        ],
    )
    def test_it_asks_for_one_matrix_the_whole_range_and_k_in_two_places_alone(
        self, body: Term, omit: tuple[Term, ...]
    ) -> None:
        term = reduce_over(SUM, k, body, omit)
        with pytest.raises(Rejected, match="different normal forms"):
            kernel.normal_form(term, mul(Det(A), Delta(i, j)), ())
        assert "adj(" in text(render(known(()).normal(term)))

    def test_a_range_that_leaves_something_out_stays(self) -> None:
        """Where the body may have no value at what is left out, the range is not filled up."""
        own = mul(at(A, (i, k)), at(Adj(A), (k, j)), over(num(1), c))
        beside = reduce_over(SUM, k, mul(own, reduce_over(SUM, h, over(x(h), c), (k,))))
        for term in (reduce_over(SUM, k, own, (h,)), beside):
            assert "adj(A)" in text(render(known(()).normal(term)))

    def test_a_symmetric_matrix_may_be_turned(self) -> None:
        from derive.terms.symmetric import symmetry_of

        term = total(mul(at(S, (k, i)), at(Adj(S), (k, j))), k)
        with pytest.raises(Rejected):
            kernel.normal_form(term, mul(Det(S), Delta(i, j)), ())
        fact = given(symmetry_of(S))
        theorem = kernel.normal_form(term, mul(Det(S), Delta(i, j)), fact)
        assert theorem.hypotheses == {symmetry_of(S)}
        both = at(Adj(S), (i, j)), at(Adj(S), (j, i))
        assert kernel.normal_form(*both, fact).hypotheses == {symmetry_of(S)}
        with pytest.raises(Rejected):
            kernel.normal_form(*both, ())


class TestDerivatives:
    def test_a_determinant_has_a_slope_everywhere(self) -> None:
        slope = Deriv(Det(A), at(A, (i, j)))
        theorem = kernel.derivative(slope, ())
        assert theorem.hypotheses == frozenset()

    @pytest.mark.parametrize("kind", [Inv, Adj])
    def test_an_entry_of_an_inverse_needs_a_determinant_that_is_not_0(self, kind: type) -> None:
        slope = Deriv(at(kind(A), (k, h)), at(A, (i, j)))
        with pytest.raises(Rejected, match=r"needs det\(A\) ≠ 0"):
            kernel.derivative(slope, ())
        assert kernel.derivative(slope, INVERTIBLE).hypotheses == {ne(Det(A), num(0))}

    def test_entries_must_be_smooth(self) -> None:
        rough = abstract(Fn("abs", (at(A, (i, j)),)), (i, j))
        for body in (Det(rough), at(Adj(rough), (k, h))):
            with pytest.raises(Rejected, match="to be differentiable"):
                kernel.derivative(Deriv(body, at(A, (i, j))), INVERTIBLE)

    def test_a_place_must_not_move(self) -> None:
        from derive.terms.term import ArgMax

        for matrix in (A, scaled(x(k), A)):
            with pytest.raises(Rejected, match="how it depends on x"):
                kernel.derivative(Deriv(at(Inv(matrix), (ArgMax(X), j)), x(i)), (*INVERTIBLE, *given(ne(x(k), num(0)))))

    @pytest.mark.parametrize("size", [1, 2, 3])
    def test_rows_have_the_value_of_the_slope(self, size: int) -> None:
        line = entries(lambda a, b: add(a, mul(c, b)), A, B)
        for body in (Det(line), at(Adj(line), (i, j)), at(Inv(line), (i, j))):
            slope = Deriv(body, c)
            value = kernel.derivative(slope, given(ne(Det(line), num(0)))).statement.parts()[1]
            one, other = values(slope, size), values(value, size)
            held = np.isfinite(one) & np.isfinite(other)
            assert held.any()
            assert np.allclose(one[held], other[held])


class TestDeterminant:
    def test_products_in_both_orders(self) -> None:
        theorem = kernel.determinant(R, Q)
        assert isinstance(theorem.statement, Same)
        assert theorem.hypotheses == frozenset()
        for size in (1, 2, 3):
            one, other = (values(side, size) for side in theorem.statement.parts())
            assert np.allclose(one, other)

    @pytest.mark.parametrize("pair", [(R, R), (A, R), (R, A), (X, V), (Tup((c, d)), Tup((c, d)))])
    def test_shapes_that_do_not_fit(self, pair: tuple[Term, Term]) -> None:
        with pytest.raises(Rejected):
            kernel.determinant(*pair)


class TestExchange:
    def test_the_matrix_of_an_entry_may_be_exchanged_and_its_indices_not(self) -> None:
        entry = At(Adj(product(A, B)), (i, j))
        same = kernel.congruence(
            entry.vector.matrix,
            ((0, kernel.normal_form(at(product(A, B), (k, h)), at(product(A, B), (k, h)), ())),),
            (k, h),
        )
        inside = kernel.congruence(entry.vector, ((0, same),), ())
        assert kernel.congruence(entry, ((0, inside),), ()).statement == Same(entry, entry)
        with pytest.raises(Rejected, match="nothing can be exchanged"):
            kernel.congruence(entry, ((1, same),), ())


# ── what cancels in a sum ─────────────────────────────────────────────────────

ADJ, ADJ_S = Adj(A), Adj(S)
SYMMETRIC_S = given(for_all(i, for_all(j, eq(at(S, (i, j)), at(S, (j, i))))))


def along(first: Term, there: tuple[Term, Term], second: Term, here: tuple[Term, Term], *more: Term) -> Term:
    return total(mul(at(first, there), at(second, here), *more), k)


WHOLE = mul(Det(A), Delta(i, j))
MOVING = ArgMax(abstract(mul(x(h), x(k)), (h,)))
CANCELS = [
    (along(A, (i, k), ADJ, (k, j)), WHOLE, ()),
    (along(ADJ, (i, k), A, (k, j)), WHOLE, ()),
    (along(A, (i, k), ADJ, (k, i)), Det(A), ()),
    (along(A, (i, k), ADJ, (k, j), c), mul(c, WHOLE), ()),
    (along(S, (k, i), ADJ_S, (k, j)), mul(Det(S), Delta(i, j)), SYMMETRIC_S),
]
STAYS = [
    (along(A, (k, i), ADJ, (k, j)), WHOLE, ()),
    (along(A, (i, k), ADJ, (j, k)), WHOLE, ()),
    (along(A, (k, k), ADJ, (k, j)), mul(Det(A), Delta(k, j)), ()),
    (along(A, (i, k), ADJ, (k, k)), mul(Det(A), Delta(i, k)), ()),
    (along(A, (i, j), ADJ, (k, j)), WHOLE, ()),
    (along(A, (i, MOVING), ADJ, (MOVING, j)), WHOLE, ()),
    (along(A, (i, h), ADJ, (h, k)), mul(Det(A), Delta(i, k)), ()),
    (along(A, (i, k), ADJ, (k, j), x(k)), mul(WHOLE, total(x(k), k)), ()),
    (along(A, (i, k), Adj(B), (k, j)), WHOLE, ()),
    (total(mul(power(at(A, (i, k)), 2), at(ADJ, (k, j))), k), WHOLE, ()),
    (total(mul(at(A, (i, k)), at(ADJ, (k, j))), k, i), WHOLE, ()),
    (along(S, (k, i), ADJ_S, (k, j)), mul(Det(S), Delta(i, j)), ()),
    (along(S, (j, MOVING), ADJ_S, (i, MOVING)), mul(Det(S), Delta(i, j)), SYMMETRIC_S),
    (along(S, (MOVING, j), ADJ_S, (MOVING, i)), mul(Det(S), Delta(i, j)), SYMMETRIC_S),
    (along(S, (k, k), ADJ_S, (k, j)), mul(Det(S), Delta(k, j)), SYMMETRIC_S),
    (along(S, (k, i), ADJ_S, (k, k)), mul(Det(S), Delta(i, k)), SYMMETRIC_S),
    (along(S, (k, i), ADJ_S, (h, j)), mul(Det(S), Delta(i, j)), SYMMETRIC_S),
]


@pytest.mark.parametrize(("left", "right", "facts"), CANCELS, ids=[text(one[0]) for one in CANCELS])
def test_a_matrix_and_its_adjugate_cancel(left: Term, right: Term, facts: tuple[Theorem, ...]) -> None:
    theorem = kernel.normal_form(left, right, facts)
    assert set(theorem.hypotheses) == {fact.statement for fact in facts}


@pytest.mark.parametrize(("left", "right", "facts"), STAYS, ids=range(len(STAYS)))
def test_what_is_no_such_product_stays(left: Term, right: Term, facts: tuple[Theorem, ...]) -> None:
    with pytest.raises(Rejected):
        kernel.normal_form(left, right, facts)
    assert free(render(known(facts).normal(left))) <= free(left)


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_a_small_matrix_is_written_out(size: int) -> None:
    """Its determinant and the entries of its adjugate, against NumPy's."""
    matrix, places = Vector("M", (num(size), num(size))), range(1, size + 1)
    entries = np.random.default_rng(size).integers(-3, 4, size=(6, size, size)) / 2

    def of(term: Term) -> np.ndarray:
        normal = render(known(()).normal(term))
        assert not any(isinstance(part, Det | Adj) for part in (normal, *normal.parts()))
        return np.broadcast_to(np.ravel(Walk(Floats()).real(normal, Env({matrix: entries}))), 6)

    assert np.allclose(of(Det(matrix)), np.linalg.det(entries))
    for row in places:
        for column in places:
            minor = np.delete(np.delete(entries, column - 1, 1), row - 1, 2)
            wanted = (-1) ** (row + column) * (np.linalg.det(minor) if size > 1 else np.ones(6))
            assert np.allclose(of(at(Adj(matrix), (Lit(row), Lit(column)))), wanted)


# ── what is one, whatever way it is written ───────────────────────────────────

SYMMETRIC = entries(add, A, turned(A))
ROWS = entries(lambda one: mul(x(i), one), SUM_OF)
COLUMNS = entries(lambda one: mul(one, v(j)), SUM_OF)
TURN = Pow(num(-1), minus(n, num(1)))
FIFTH = Vector("M", (num(5), num(5)))
SECOND = Vector("M", (num(2), num(2)))
first, second = Index("first", num(2)), Index("second", num(2))


def entry(matrix: Term, *at_places: Term) -> Term:
    return at(Adj(matrix), at_places or place)


SAME = {
    "a determinant of an adjugate": (Det(Adj(A)), Pow(Det(A), minus(n, num(1)))),
    "a determinant of an adjugate of a product": (Det(Adj(product(A, B))), Pow(mul(Det(A), Det(B)), minus(n, num(1)))),
    "a determinant of a transposed sum": (Det(turned(SUM_OF)), Det(SUM_OF)),
    "an adjugate of a transposed sum": (entry(turned(SUM_OF)), entry(SUM_OF, j, i)),
    "an adjugate of a symmetric sum": (entry(SYMMETRIC), entry(SYMMETRIC, j, i)),
    "an adjugate of an antisymmetric matrix": (entry(SKEW), mul(TURN, entry(SKEW, j, i))),
    "an adjugate of an adjugate, turned": (entry(turned(Adj(A))), entry(Adj(A), j, i)),
    "a determinant of minus twice a sum": (Det(scaled(num(-2), SUM_OF)), mul(Pow(num(-2), n), Det(SUM_OF))),
    "an adjugate of minus twice a sum": (
        entry(scaled(num(-2), SUM_OF)),
        mul(Pow(num(-2), minus(n, num(1))), entry(SUM_OF)),
    ),
    "a determinant of a difference the other way round": (
        Det(entries(minus, A, B)),
        mul(Pow(num(-1), n), Det(entries(minus, B, A))),
    ),
    "a determinant around a rectangular product": (
        Det(product(A, R, Q, B)),
        mul(Det(A), Det(product(R, Q)), Det(B)),
    ),
    "a determinant of a product in brackets": (Det(product(A, product(B, C))), mul(Det(A), Det(B), Det(C))),
    "a determinant of a product with numbers between": (
        Det(chained(A_ik, x(k), B_kj)),
        mul(Det(A), Det(B), reduce_over(PROD, k, x(k))),
    ),
    "a determinant of a product with diagonal entries between": (
        Det(chained(A_ik, at(C, (k, k)), B_kj)),
        mul(Det(A), Det(B), reduce_over(PROD, k, at(C, (k, k)))),
    ),
    "a determinant of a product, row and column beside it": (
        Det(chained(x(i), A_ik, B_kj, v(j))),
        mul(Det(A), Det(B), reduce_over(PROD, k, x(k)), reduce_over(PROD, k, v(k))),
    ),
    "a determinant of rows with a common factor": (Det(ROWS), mul(Det(SUM_OF), reduce_over(PROD, k, x(k)))),
    "a determinant of columns with a common factor": (Det(COLUMNS), mul(Det(SUM_OF), reduce_over(PROD, k, v(k)))),
    "an adjugate of rows with a common factor": (
        entry(ROWS),
        mul(entry(SUM_OF), reduce_over(PROD, k, x(k), (j,))),
    ),
    "an adjugate of columns with a common factor": (
        entry(COLUMNS),
        mul(entry(SUM_OF), reduce_over(PROD, k, v(k), (i,))),
    ),
    "a determinant with a trace beside": (
        Det(chained(A_ij, at(B, (k, k)))),
        mul(Pow(total(at(B, (k, k)), k), n), Det(A)),
    ),
    "a determinant of a matrix summed again and again": (Det(chained(A_ij)), mul(Pow(n, n), Det(A))),
    "a determinant of a number beside a product": (
        Det(chained_twice(A_ik, B_kj, x(h))),
        mul(Pow(total(x(h), h), n), Det(A), Det(B)),
    ),
    "a determinant of a product with a column behind": (
        Det(chained(A_ik, B_kj, v(j))),
        mul(Det(A), Det(B), reduce_over(PROD, k, v(k))),
    ),
    "a determinant of diagonal entries": (
        Det(abstract(mul(Delta(i, j), A_ij), place)),
        reduce_over(PROD, k, at(A, (k, k))),
    ),
    "a determinant of a product turned at the ends": (
        Det(chained_twice(at(A, (k, i)), B_kh, at(C, (j, h)))),
        mul(Det(A), Det(B), Det(C)),
    ),
    "an adjugate of a product turned in the middle": (
        entry(chained_twice(A_ik, at(B, (h, k)), C_hj)),
        entry(product(A, turned(B), C)),
    ),
    "an index that leaves another out": (
        entry(chained_twice(A_ik, B_kh, C_hj, inner=(k,))),
        entry(chained_twice(at(A, (i, h)), at(B, (h, k)), at(C, (k, j)), omit=(), inner=(k,))),
    ),
}


@pytest.mark.parametrize(("left", "right"), SAME.values(), ids=SAME)
def test_one_normal_form_of_two_that_are_equal(left: Term, right: Term) -> None:
    assert kernel.normal_form(left, right, ()).hypotheses == frozenset()


WITH_INVERSES = {
    "an adjugate of an inverse": (entry(Inv(A)), over(A_ij, Det(A))),
    "an inverse of an inverse": (at(Inv(Inv(A)), place), A_ij),
    "an inverse of a product with an inverse": (
        at(Inv(product(Inv(A), B)), place),
        total(mul(at(Inv(B), (i, k)), at(A, (k, j))), k),
    ),
    "a determinant of a product with an inverse": (Det(product(Inv(A), B)), over(Det(B), Det(A))),
    "an inverse of a transpose": (at(Inv(turned(A)), place), at(Inv(A), (j, i))),
}


@pytest.mark.parametrize(("left", "right"), WITH_INVERSES.values(), ids=WITH_INVERSES)
def test_one_normal_form_where_matrices_are_invertible(left: Term, right: Term) -> None:
    assert kernel.normal_form(left, right, INVERTIBLE).hypotheses <= {fact.statement for fact in INVERTIBLE}
    with pytest.raises(Rejected, match="needs"):
        kernel.normal_form(left, right, ())


APART = {
    "rows for columns": (Det(chained(A_ik, B_kj, C_ij)), mul(Det(A), Det(B), Det(C))),
    "a chain that leaves out its row": (Det(chained(A_ik, B_kj, omit=(i,))), mul(Det(A), Det(B))),
    "a chain that leaves out another": (Det(chained(A_ik, B_kj, omit=(t,))), mul(Det(A), Det(B))),
    "an adjugate that is not symmetric": (entry(SUM_OF), entry(SUM_OF, j, i)),
    "an adjugate of rows with a common factor": (entry(ROWS), mul(entry(SUM_OF), reduce_over(PROD, k, x(k), (i,)))),
    "a large matrix": (Det(FIFTH), mul(Det(turned(FIFTH)), num(-1))),
    "a small matrix at indices": (at(Adj(SECOND), (first, second)), at(SECOND, (second, first))),
}


@pytest.mark.parametrize(("left", "right"), APART.values(), ids=APART)
def test_two_normal_forms_of_two_that_are_not_equal(left: Term, right: Term) -> None:
    with pytest.raises(Rejected):
        kernel.normal_form(left, right, ())


def test_what_is_not_written_out_stays() -> None:
    """Above four rows; and an entry of an adjugate whose place is open, though the matrix is small."""
    ctx = known(())
    assert render(ctx.normal(Det(FIFTH))) == Det(FIFTH)
    for places in ((first, second), (Lit(1), second), (first, Lit(2))):
        open_entry = at(Adj(SECOND), places)
        assert render(ctx.normal(open_entry)) == open_entry


@pytest.mark.parametrize("body", [mul(x(i), v(j)), x(i), x(j), at(A, (i, i)), mul(at(A, (i, i)), at(B, (j, j)))])
def test_what_is_no_product_of_square_matrices_stays_one(body: Term) -> None:
    normal = render(known(()).normal(Det(abstract(body, place))))
    assert isinstance(normal, Det)
    assert known(()).normal(at(normal.matrix, place)) in (known(()).normal(body), known(()).normal(swapped(body)))


def swapped(body: Term) -> Term:
    return at(abstract(body, place), (j, i))
