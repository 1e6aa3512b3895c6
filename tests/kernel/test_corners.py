"""Corners of the normal form, of contexts and of terms that other tests do not come to."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import Delta, Deriv, Rejected, minus, num, over

from derive import kernel
from derive.kernel.context import forget, known
from derive.kernel.context.normal import render
from derive.kernel.context.normal.fractions import vanishes
from derive.kernel.context.normal.render import as_number, split
from derive.kernel.context.sign import nonempty
from derive.kernel.poly import (
    ONE,
    Poly,
    accumulate,
    atom,
    common,
    constant,
    magnitude,
    raised,
    scale,
    subtract,
    tidy,
    times,
)
from derive.terms.definition import definitions_in
from derive.terms.node import Bound, IllFormed, Term, opened, shifted
from derive.terms.ordering import key
from derive.terms.statement import EQ, And, Iff, Rel, Same
from derive.terms.substitution import substitute
from derive.terms.term import POS, ZERO, ArgMax, At, Call, Index, Lam, Lit, Reduce, Tup

HALF = Fraction(1, 2)
NOUGHT, ONE_ = num(0), num(1)
MATRIX = Vector("a", (n, n))
TOP = ArgMax(X)
three, s3 = Index("l", num(3)), Index("s", num(3))
W = Vector("w3", (num(3),))


def normal(term: Term) -> Poly:
    return known(()).normal(term)


class TestPolynomials:
    def test_numbers(self) -> None:
        assert [magnitude(v) for v in (-2, 0, 3, Fraction(-1, 2))] == [2, 0, 3, Fraction(1, 2)]
        assert type(tidy(Fraction(4, 2))) is int
        assert tidy(Fraction(1, 2)) == HALF
        assert (constant(0), constant(2), atom(c, 0)) == ({}, {ONE: 2}, {ONE: 1})
        assert [as_number(v) for v in ({}, {ONE: 3}, atom(c), {ONE: 1, **atom(c)})] == [0, 3, None, None]

    def test_what_cancels_is_gone(self) -> None:
        poly: Poly = {}
        accumulate(poly, ONE, 2)
        accumulate(poly, ONE, -2)
        assert poly == {}
        assert scale(atom(c), 0) == {}
        assert subtract(atom(c), atom(c)) == {}
        (one,), (other,) = atom(c, 2), atom(c, -2)
        assert times(one, other) == ONE
        assert raised(one, 0) == ONE
        assert raised(one, HALF) == next(iter(atom(c)))

    def test_what_is_common_divides_every_term(self) -> None:
        cd, c2, d1 = frozenset({(c, 1), (d, 2)}), frozenset({(c, 2)}), frozenset({(d, -1)})
        assert common({cd: 1, c2: 1}) == frozenset({(c, 1)})
        assert common({c2: 1, cd: 1}) == frozenset({(c, 1)})
        assert common({cd: 1, d1: 1}) == frozenset({(d, -1)})
        assert common({d1: 1, cd: 1}) == frozenset({(d, -1)})
        assert common({c2: 1, ONE: 1}) == ONE
        assert common({cd: 5}) == cd

    @pytest.mark.parametrize(
        ("term", "number", "mono", "rest"),
        [
            (mul(num(6), c), 6, c, ONE_),
            (add(mul(num(4), c), mul(num(6), c, d)), 2, c, add(num(2), mul(num(3), d))),
            (add(mul(num(HALF), c), num(Fraction(1, 3))), Fraction(1, 6), ONE_, add(mul(num(3), c), num(2))),
            (minus(mul(num(-2), c), mul(num(2), d)), -2, ONE_, add(c, d)),
            (mul(num(-3), c), -3, c, ONE_),
            (add(Delta(i, j), num(2)), 1, ONE_, add(Delta(i, j), num(2))),
            (add(mul(num(-2), c, Delta(i, j)), mul(num(-2), c)), 2, ONE_, minus(mul(num(-1), c, Delta(i, j)), c)),
            (mul(c, Delta(i, j), num(-2)), 2, ONE_, mul(num(-1), c, Delta(i, j))),
        ],
        ids=str,
    )
    def test_split(self, term: Term, number: Fraction, mono: Term, rest: Term) -> None:
        found = split(normal(term))
        assert (found.number, {found.mono: 1}, found.rest) == (number, normal(mono), normal(rest))

    def test_rendering(self) -> None:
        for term in (NOUGHT, ONE_, num(-1), c, mul(num(-1), c), mul(num(2), c), power(c, 2), Delta(i, j)):
            assert render(normal(term)) == term
        assert render(normal(add(d, c))) == add(c, d)


class TestSums:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (mul(Delta(i, j), Delta(i, j), Deriv(x(j), x(k))), mul(Delta(i, j), Deriv(x(i), x(k)))),
            (
                mul(Delta(j, TOP), Delta(i, j), Deriv(power(x(j), 2), x(k))),
                mul(Delta(i, TOP), Delta(j, TOP), Deriv(power(x(j), 2), x(k))),
            ),
            (mul(Delta(j, TOP), x(j)), mul(Delta(j, TOP), x(TOP))),
            (total(mul(num(2), x(k), total(mul(num(3), v(i)), i)), k), mul(num(6), total(x(k), k), total(v(i), i))),
            (
                total(mul(x(k), power(total(mul(num(2), at(MATRIX, (k, i))), i), 2)), k),
                mul(num(4), total(mul(x(k), power(total(at(MATRIX, (k, i)), i), 2)), k)),
            ),
            (
                total(total(mul(at(MATRIX, (k, i)), x(i), v(k)), i), k),
                total(total(mul(at(MATRIX, (i, k)), x(k), v(i)), i), k),
            ),
            (total(total(mul(x(k), exp(v(i))), i, k), k), total(total(mul(x(i), exp(v(k))), i, k), k)),
        ],
        ids=range(7),
    )
    def test_equal(self, left: Term, right: Term) -> None:
        assert kernel.normal_form(left, right, ()).hypotheses == frozenset()

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (
                total(mul(x(k), power(total(at(MATRIX, (k, i)), i), -2)), k),
                total(mul(x(k), total(power(at(MATRIX, (k, i)), -2), i)), k),
            ),
            (total(mul(x(k), product(at(MATRIX, (k, i)), i)), k), total(total(mul(x(k), at(MATRIX, (k, i))), i), k)),
            (total(mul(x(k), largest(at(MATRIX, (k, i)), i)), k), total(total(mul(x(k), at(MATRIX, (k, i))), i), k)),
            (total(mul(x(k), total(v(i), i, k)), k), mul(total(x(k), k), total(v(i), i))),
            (total(total(mul(x(k), power(v(i), -1)), i, k), k), total(total(mul(x(i), v(k)), i, k), k)),
            (total(At(W, (three,)), three, s3), total(At(W, (three,)), three)),
            (mul(Delta(j, TOP), Deriv(power(x(j), 2), x(k))), mul(Delta(j, TOP), Deriv(power(x(i), 2), x(k)))),
        ],
        ids=range(7),
    )
    def test_different(self, left: Term, right: Term) -> None:
        assert normal(left) != normal(right)

    @pytest.mark.parametrize(
        "term",
        [
            total(power(total(at(MATRIX, (t, i)), i), 4), t),
            total(mul(power(add(ONE_, x(k)), HALF), total(mul(v(i), power(add(ONE_, x(k)), HALF)), i, t)), k),
            total(mul(x(k), power(total(mul(v(i), x(k), at(MATRIX, (k, i))), i), HALF)), k),
            total(power(x(k), -1), k, t),
            total(mul(power(c, -1), x(k)), k, t),
            total(mul(power(c, -1), power(x(k), -1)), k, t),
            total(mul(Delta(i, j), power(x(k), -1)), k, t),
            largest(mul(c, power(d, -1), x(k)), k, t),
            total(total(power(at(MATRIX, (i, k)), -1), i, k), k),
        ],
        ids=range(9),
    )
    def test_once_written_it_stays(self, term: Term) -> None:
        once = normal(term)
        assert normal(render(once)) == once

    def test_a_factor_without_a_value_stays_where_it_is(self) -> None:
        """Σ_{k≠t} x_k/c is 0 where n = 1, also for c = 0."""
        for inside in (mul(power(c, -1), x(k)), mul(power(c, -1), power(x(k), -1)), mul(log(c), power(x(k), -1))):
            (mono,) = normal(total(mul(inside, power(v(k), -1)), k, t))
            ((kept, exponent),) = mono
            assert isinstance(kept, Reduce)
            assert exponent == 1
        free_of_it = normal(total(mul(c, power(x(k), -1)), k, t))
        assert any(base == c for mono in free_of_it for base, _ in mono)

    def test_long_ranges_are_not_written_out(self) -> None:
        for size, length in ((200, 200), (201, 1)):
            index = Index("k", num(size))
            long = Vector("g", (num(size),))
            assert len(normal(total(At(long, (index,)), index))) == length
        odd = [Lit(p) for p in (1, 3)]
        assert normal(total(At(W, (three,)), three, *odd)) == atom(At(W, (Lit(2),)))
        assert normal(total(ONE_, three, *odd)) == {ONE: 1}
        assert normal(product(num(2), three, odd[0])) == {ONE: 4}
        mixed = normal(total(At(W, (three,)), three, s3, odd[0]))
        assert any(base == Delta(*sorted((s3, odd[0]), key=key)) for mono in mixed for base, _ in mono)


def test_denominators_are_cleared_only_so_far() -> None:
    """Beside more δs than are told apart, a fraction in a fraction stays one."""

    def nested(inner: Term, depth: int) -> Term:
        apart = add(*[Delta(one, other) for one, other in ((i, j), (i, k), (i, t), (j, k), (j, t))])
        for _ in range(depth):
            inner = over(ONE_, add(num(2), mul(apart, inner)))
        return inner

    assert not vanishes(known(()), normal(c))
    for depth in (1, 2):
        with pytest.raises(Rejected, match="different normal forms"):
            kernel.normal_form(nested(exp(c), depth), nested(exp(d), depth), ())


class TestContexts:
    def test_a_fact_that_two_others_rest_on(self) -> None:
        nothing, e = minus(log(c), log(c)), Scalar("e")
        facts = given(gt(c, NOUGHT), ge(add(nothing, d), NOUGHT), ge(add(nothing, e), NOUGHT))
        found = kernel.sign(ge(add(d, e), NOUGHT), facts)
        assert found.hypotheses == {fact.statement for fact in facts}

    def test_what_is_forgotten_is_found_again(self) -> None:
        before = known(())
        signs = before.sign(exp(c))
        forget()
        assert known(()) is not before
        assert known(()).sign(exp(c)) == signs

    def test_a_variable_may_stand_for_itself(self) -> None:
        theorem = kernel.hypothesis(gt(p, c))
        assert kernel.instance(theorem, ((p, p), (c, d)), ()).statement == gt(p, d)


class TestDifferentPlaces:
    """What makes a range of one index have two, or makes two places one that are not."""

    diagonal = ArgMax(Lam((n,), at(MATRIX, (Bound(0), Bound(0))), ("k",)))
    lost = ArgMax(Lam((n,), log(at(V, (Bound(0),))), ("k",)))

    def test_equal_indices_are_not_two(self) -> None:
        assert not nonempty(known(given(eq(i, j))), n, 1)
        with pytest.raises(Rejected, match="may run over no index"):
            kernel.extremum(largest(x(k), k, t), i, given(eq(i, j)))

    def test_an_index_may_be_the_first_position(self) -> None:
        for one, other in ((Lit(1), s3), (s3, Lit(1))):
            with pytest.raises(Rejected, match="different normal forms"):
                kernel.normal_form(Delta(one, other), NOUGHT, ())

    def test_what_is_left_out_is_no_member(self) -> None:
        term = largest(At(W, (three,)), three, Lit(2))
        with pytest.raises(Rejected, match="may be left out"):
            kernel.extremum(term, Lit(2), ())
        assert kernel.extremum(term, Lit(1), ()).statement == ge(term, At(W, (Lit(1),)))

    def test_every_index_of_a_component_is_looked_at(self) -> None:
        moved = at(MATRIX, (i, j))
        for body, reason in (
            (at(MATRIX, (i, self.lost)), "needs v_k > 0 for all k"),
            (at(MATRIX, (self.lost, i)), "needs v_k > 0 for all k"),
            (Deriv(power(moved, 2), at(MATRIX, (i, self.diagonal))), "nothing is known about how|no row"),
            (Deriv(power(moved, 2), at(MATRIX, (self.diagonal, i))), "nothing is known about how|no row"),
        ):
            slope = Deriv(mul(ONE_, body), moved)
            with pytest.raises(Rejected, match=reason):
                kernel.normal_form(slope, slope, ())

    def test_facts_that_contradict_a_declared_sign_are_no_gain(self) -> None:
        assert known(given(lt(r, NOUGHT))).sign(r) == POS | ZERO

    def test_a_variable_has_the_slope_1(self) -> None:
        assert kernel.derivative(Deriv(c, c), ()).statement == eq(Deriv(c, c), ONE_)


class TestTerms:
    def test_statements_are_rebuilt_from_their_parts(self) -> None:
        call = Call(Definition((i, X, n), x(i), 1, "part"), (i, X, n))
        twice = kernel.normal_form(add(c, c), mul(num(2), c), ())
        inner = kernel.congruence(ge(add(c, c), d), ((0, twice),), ())
        whole = And((ge(add(c, c), d), gt(c, r)))
        changed = And((ge(mul(num(2), c), d), gt(c, r)))
        assert kernel.congruence(whole, ((0, inner),), ()).statement == Iff(whole, changed)
        both = Iff(ge(add(c, c), d), gt(c, r))
        assert kernel.congruence(both, ((0, inner),), ()).statement == Iff(both, Iff(ge(mul(num(2), c), d), gt(c, r)))
        assert substitute(Same(call, x(i)), {i: j}).right == x(j)
        assert substitute(Tup((c, d)), {c: r}) == Tup((r, d))

    def test_loose_indices_move_under_binders(self) -> None:
        assert shifted(add(At(X, (Bound(0),)), c), 2) == add(At(X, (Bound(2),)), c)
        inner = Reduce("Sum", n, (), mul(At(X, (Bound(0),)), At(V, (Bound(1),))), "k")
        assert shifted(inner, 1) == Reduce("Sum", n, (), mul(At(X, (Bound(0),)), At(V, (Bound(2),))), "k")
        assert opened(mul(At(X, (Bound(0),)), At(V, (Bound(1),))), (i,)) == mul(x(i), At(V, (Bound(0),)))

    def test_only_variables_are_replaced(self) -> None:
        for wrong in (exp(c), Lit(1), num(2)):
            with pytest.raises(IllFormed, match="only a variable"):
                substitute(exp(c), {wrong: d})

    def test_terms_have_an_order(self) -> None:
        masked = Vector("x", (n,), n)
        call = Call(Z, (X, n))
        terms = [masked, X, call, x(i), at(masked, (i,)), Rel(EQ, c, d), num(HALF)]
        backwards = terms[::-1]
        assert sorted(terms, key=key) == sorted(backwards, key=key)
        assert len({key(term) for term in terms}) == len(terms)
        assert kernel.normal_form(mul(x(i), at(masked, (i,))), mul(at(masked, (i,)), x(i)), ()).statement

    def test_the_definitions_of_a_term(self) -> None:
        outer = Definition((X, n), over(ONE_, z), 0, "outer")
        assert definitions_in(add(outer.call({}), z)) == (outer, Z)
        assert definitions_in(c) == ()
