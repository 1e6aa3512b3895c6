"""Statements about every number and every vector: how one comes to them, and at what they may be used."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from building import *
from building import Deriv, Rejected, over

from derive import kernel
from derive.terms.node import Bound, BoundScalar, BoundVector, IllFormed, Term, free
from derive.terms.statement import Every, ForAll, Implies, Rel, for_all, for_every, require_typed
from derive.terms.substitution import substitute
from derive.terms.term import ANY, NEG, POS, ZERO, Apply, At, Function, Scalar, Vector, abstract, at

f = Function("f", ((n,),), ())
g = Function("g", ((),), ())
s = Scalar("s")
ABOVE, NOT_BELOW, BELOW, APART = Scalar("u", POS), Scalar("v", POS | ZERO), Scalar("w", NEG), Scalar("z", NEG | POS)
MATRIX, SQUARE = Vector("A", (m, n)), Vector("B", (n, n))
MASK, ALIKE, SHARES = Vector("w", (n,), total=num(2)), Vector("S", (n, n), symmetric=1), Vector("q", (n,), weights=POS)


def refused(text: str) -> object:
    return pytest.raises(Rejected, match=re.escape(text))


def of(function: Function, *args: Term) -> Apply:
    return Apply(function, args, (), (), ())


def scaled(factor: Term, vector: Vector = X) -> Term:
    return abstract(mul(factor, at(vector, (k,))), (k,))


def every(variable: Scalar | Vector, body: object) -> object:
    return kernel.hypothesis(for_every(variable, body))  # type: ignore[arg-type]


class TestTheStatement:
    def test_letters_do_not_count_and_what_is_meant_does(self) -> None:
        assert for_every(c, gt(c, d)) == for_every(s, gt(s, d))
        assert for_every(c, gt(c, d)) != for_every(ABOVE, gt(ABOVE, d))
        assert for_every(X, ge(x(i), c)) == for_every(V, ge(at(V, (i,)), c))
        assert for_every(SQUARE, eq(c, c)) != for_every(MATRIX, eq(c, c))
        assert isinstance(for_every(i, ge(x(i), c)), ForAll)

    def test_it_opens_into_what_it_was_made_of(self) -> None:
        body = for_all(i, gt(of(f, scaled(c)), x(i)))
        assert for_every(X, body).instance(X) == body  # type: ignore[union-attr]
        assert for_every(c, body).instance(c) == body  # type: ignore[union-attr]
        inner = for_every(c, for_every(X, body))
        assert inner.instance(d).instance(V) == for_all(i, gt(of(f, scaled(d, V)), at(V, (i,))))  # type: ignore[union-attr]

    def test_its_shape_is_substituted_and_is_free_in_it(self) -> None:
        statement = for_every(X, eq(of(f, X), c))
        assert free(statement) == {n, f, c}
        moved = substitute(statement, {n: m, f: Function("f", ((m,),), ())})
        assert moved == for_every(Vector("x", (m,)), eq(of(Function("f", ((m,),), ()), Vector("x", (m,))), c))

    def test_the_whole_of_a_bound_vector_is_the_vector(self) -> None:
        assert for_every(X, eq(of(f, abstract(x(k), (k,))), c)) == for_every(X, eq(of(f, X), c))

    @pytest.mark.parametrize("variable", [MASK, ALIKE, SHARES, g, n])
    def test_what_is_no_plain_number_or_vector_is_not_bound(self, variable: Vector) -> None:
        speaks = at(variable, (k, k)[: len(variable.shape)]) if isinstance(variable, Vector) else c
        with pytest.raises(IllFormed, match="cannot be bound"):
            for_every(variable, gt(speaks, c))

    @pytest.mark.parametrize(
        "made",
        [
            lambda: Every((), 0, gt(c, d), "c"),
            lambda: Every((), 8, gt(c, d), "c"),
            lambda: Every((n,), POS, gt(c, d), "x"),
            lambda: Every((num(0),), ANY, gt(c, d), "x"),
            lambda: Every((), ANY, c, "c"),
        ],
        ids=["no sign", "no such sign", "a vector with a sign", "no size", "a term"],
    )
    def test_what_cannot_be(self, made: object) -> None:
        with pytest.raises(IllFormed):
            made()  # type: ignore[operator]

    @pytest.mark.parametrize(
        "statement",
        [
            Every((), ANY, ForAll(n, Rel("=", At(X, (Bound(1),)), c), "i"), "c"),
            Every((n,), ANY, gt(BoundScalar(0), c), "c"),
            Every((n,), ANY, eq(At(BoundVector(0, (n,)), (j,)), c), "x"),
            Every((), ANY, eq(At(BoundVector(0, (n,)), (j,)), c), "x"),
        ],
        ids=["a number as an index", "a vector as a number", "this is right", "a number as a vector"],
    )
    def test_what_is_bound_is_used_as_what_it_is(self, statement: Every) -> None:
        if statement.letter == "x" and statement.shape:
            require_typed(statement)
            return
        with pytest.raises(IllFormed):
            require_typed(statement)

    def test_a_bound_number_is_no_position(self) -> None:
        with pytest.raises(IllFormed, match="a position must be an index"):
            At(X, (BoundScalar(0),))


class TestGeneralisation:
    def test_what_holds_of_an_arbitrary_number_or_vector_holds_of_all(self) -> None:
        squares = kernel.sign(ge(total(power(x(k), 2), k), num(0)), ())
        assert kernel.generalisation(squares, X).statement == for_every(X, squares.statement)
        positive = kernel.sign(gt(ABOVE, num(0)), ())
        assert kernel.generalisation(positive, ABOVE).statement == for_every(ABOVE, gt(ABOVE, num(0)))
        assert kernel.generalisation(positive, ABOVE).hypotheses == frozenset()

    def test_not_if_a_hypothesis_speaks_of_it(self) -> None:
        with refused("so c is not arbitrary"):
            kernel.generalisation(kernel.hypothesis(gt(c, d)), c)
        with refused("so x is not arbitrary"):
            kernel.generalisation(kernel.hypothesis(gt(x(i), d)), X)

    def test_its_sign_stays(self) -> None:
        """From u > 0 of every positive u nothing follows for a number of another sign."""
        theorem = kernel.generalisation(kernel.sign(gt(ABOVE, num(0)), ()), ABOVE)
        assert theorem.statement != for_every(c, gt(c, num(0)))
        with refused("that it is > 0 is not known of it"):
            kernel.specialisation(theorem, c, ())

    def test_not_over_what_a_derivative_is_by(self) -> None:
        slope = kernel.derivative(Deriv(power(c, 2), c), ())
        with refused("D differentiates by a declared scalar"):
            kernel.generalisation(slope, c)
        slope = kernel.derivative(Deriv(total(x(k), k), x(j)), ())
        with refused("D differentiates by a declared scalar"):
            kernel.generalisation(slope, X)

    @pytest.mark.parametrize("variable", [MASK, ALIKE, SHARES])
    def test_not_over_what_is_more_than_a_vector(self, variable: Vector) -> None:
        entry = at(variable, (i, i)[: len(variable.shape)])
        with refused("cannot be bound"):
            kernel.generalisation(kernel.sign(ge(power(entry, 2), num(0)), ()), variable)


class TestSpecialisation:
    def test_at_a_number_and_at_a_vector(self) -> None:
        homogeneous = every(c, eq(of(f, scaled(c)), mul(c, of(f, X))))
        assert kernel.specialisation(homogeneous, power(d, 2), ()).statement == eq(
            of(f, scaled(power(d, 2))), mul(power(d, 2), of(f, X))
        )
        constant = every(X, eq(of(f, X), c))
        assert kernel.specialisation(constant, scaled(d), ()).statement == eq(of(f, scaled(d)), c)
        assert kernel.specialisation(constant, scaled(d), ()).hypotheses == constant.hypotheses  # type: ignore[attr-defined]

    @pytest.mark.parametrize(
        ("variable", "value", "why"),
        [
            (ABOVE, c, "> 0 is not known"),
            (ABOVE, num(0), "> 0 is not known"),
            (ABOVE, power(c, 2), "> 0 is not known"),
            (ABOVE, minus(num(0), ABOVE), "> 0 is not known"),
            (NOT_BELOW, c, "≥ 0 is not known"),
            (BELOW, ABOVE, "< 0 is not known"),
            (APART, c, "≠ 0 is not known"),
            (APART, power(c, 2), "≠ 0 is not known"),
        ],
    )
    def test_the_sign_is_asked_for(self, variable: Scalar, value: Term, why: str) -> None:
        theorem = every(variable, eq(of(g, variable), num(1)))
        with refused(why):
            kernel.specialisation(theorem, value, ())

    def test_the_sign_may_come_from_a_fact_and_is_a_hypothesis_then(self) -> None:
        theorem = every(ABOVE, eq(of(g, ABOVE), num(1)))
        found = kernel.specialisation(theorem, c, given(gt(c, num(0))))
        assert found.statement == eq(of(g, c), num(1))
        assert gt(c, num(0)) in found.hypotheses

    @pytest.mark.parametrize("value", [over(num(1), c), log(c), power(c, num(Fraction(1, 2)))])
    def test_the_value_must_be_there(self, value: Term) -> None:
        """∀c g(c) = g(c) says nothing at 1/0."""
        theorem = every(s, eq(of(g, s), of(g, s)))
        with pytest.raises(Rejected):
            kernel.specialisation(theorem, value, ())
        whole = every(X, eq(of(f, X), of(f, X)))
        with pytest.raises(Rejected):
            kernel.specialisation(whole, scaled(value), ())

    @pytest.mark.parametrize(
        ("variable", "value"),
        [(c, X), (c, i), (X, c), (X, i), (X, Y), (X, SQUARE), (SQUARE, X), (MATRIX, SQUARE), (SQUARE, MATRIX)],
    )
    def test_the_shape_must_be_right(self, variable: Scalar | Vector, value: Term) -> None:
        with pytest.raises(Rejected, match=r"another shape|a number is needed|something that is not a vector"):
            kernel.specialisation(every(variable, eq(d, d)), value, ())

    def test_nothing_is_captured(self) -> None:
        """D(s·x_j, x_j) = s for all s; but D(x_j·x_j, x_j) is not x_j, and D(c·d, c) = d for all d, but not for c."""
        linear = kernel.generalisation(kernel.derivative(Deriv(mul(s, x(j)), x(j)), ()), s)
        with refused("would come to depend on x"):
            kernel.specialisation(linear, x(j), ())
        with refused("would come to depend on x"):
            kernel.specialisation(linear, total(power(x(k), 2), k), ())
        assert kernel.specialisation(linear, power(d, 2), ()).hypotheses == frozenset()
        slope = kernel.generalisation(kernel.derivative(Deriv(mul(c, d), c), ()), d)
        with refused("would come to depend on c"):
            kernel.specialisation(slope, c, ())
        vectors = kernel.generalisation(kernel.derivative(Deriv(total(mul(x(k), v(k)), k), x(j)), ()), V)
        with refused("would come to depend on x"):
            kernel.specialisation(vectors, X, ())
        with refused("would come to depend on x"):
            kernel.specialisation(vectors, scaled(c), ())

    def test_nor_where_the_derivative_is_outside_of_what_is_bound(self) -> None:
        """The bound number stands in D's body one binder further in."""
        theorem = every(s, eq(Deriv(total(mul(s, x(k)), k), x(j)), s))
        with refused("would come to depend on x"):
            kernel.specialisation(theorem, x(i), ())

    def test_a_term_of_one_number_is_none_of_an_index(self) -> None:
        with refused("does not speak of every"):
            kernel.specialisation(kernel.hypothesis(Implies(gt(c, d), gt(c, d))), c, ())


class TestInsideDerivatives:
    """An equation may enter D if it holds near the point: for every value of what moves, where those are open."""

    def moved(self, theorem: object, root: Term) -> object:
        return kernel.congruence(Deriv(theorem.statement.left, root), ((0, theorem),), ())  # type: ignore[attr-defined]

    def test_one_for_every_number_may_enter(self) -> None:
        for number in (c, ABOVE, BELOW, APART):
            theorem = kernel.specialisation(every(number, eq(of(g, number), power(number, 2))), number, ())  # type: ignore[arg-type]
            assert self.moved(theorem, number).hypotheses == theorem.hypotheses  # type: ignore[attr-defined]

    def test_one_for_a_closed_range_may_not(self) -> None:
        """∀v ≥ 0: |v| = v, and |v| has no slope at 0."""
        theorem = kernel.specialisation(every(NOT_BELOW, eq(of(g, NOT_BELOW), NOT_BELOW)), NOT_BELOW, ())  # type: ignore[arg-type]
        with refused("the declared sign of v allows 0"):
            self.moved(theorem, NOT_BELOW)

    def test_one_at_a_point_may_not(self) -> None:
        for statement in (eq(of(g, c), num(0)), eq(of(g, mul(c, d)), num(0))):
            with refused("may hold at a point and not near it"):
                self.moved(kernel.hypothesis(statement), c)

    def test_one_that_binds_another_number_may_not(self) -> None:
        """g(s)·c = d for every s, at this c: nothing about c near it."""
        theorem = kernel.specialisation(every(s, eq(mul(of(g, s), c), d)), c, ())  # type: ignore[arg-type]
        with refused("may hold at a point and not near it"):
            self.moved(theorem, c)

    def test_at_a_value_that_needs_a_condition_the_condition_is_asked(self) -> None:
        """g(u) = 1 for u > 0, at u = c² + d: c² + d > 0 is open, and c ≥ 0 is not."""
        theorem = every(ABOVE, eq(of(g, ABOVE), num(1)))
        opened = kernel.specialisation(theorem, c, given(gt(c, num(0))))  # type: ignore[arg-type]
        assert gt(c, num(0)) in self.moved(opened, c).hypotheses  # type: ignore[attr-defined]
        weak = every(NOT_BELOW, eq(of(g, NOT_BELOW), num(1)))
        closed = kernel.specialisation(weak, c, given(ge(c, num(0))))  # type: ignore[arg-type]
        with refused("may hold at a point and not near it"):
            self.moved(closed, c)

    def test_of_vectors(self) -> None:
        theorem = kernel.specialisation(every(X, eq(of(f, X), total(x(k), k))), X, ())  # type: ignore[arg-type]
        assert kernel.congruence(Deriv(theorem.statement.left, x(i)), ((0, theorem),), ()).hypotheses  # type: ignore[attr-defined]
        point = kernel.hypothesis(eq(of(f, X), total(x(k), k)))
        with refused("may hold at a point and not near it"):
            kernel.congruence(Deriv(of(f, X), x(i)), ((0, point),), ())


def test_nothing_is_exchanged_under_a_quantifier_over_numbers() -> None:
    """c = d at this c, and for every c only if it is opened first."""
    statement = for_every(s, gt(add(s, c), num(0)))
    with refused("nothing can be exchanged"):
        kernel.congruence(statement, ((0, kernel.hypothesis(eq(c, d))),), ())
