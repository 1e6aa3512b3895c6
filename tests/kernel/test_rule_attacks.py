"""What an audit of the kernel got accepted once, rule by rule, and its relatives: all refused."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from building import *
from building import Delta, Deriv, Rejected, minus, num

from derive import kernel
from derive.kernel.context import known
from derive.terms.node import Bound, IllFormed, Node
from derive.terms.statement import And, ForAll, Implies, Rel
from derive.terms.term import NEG, POS, ZERO, ArgMax, At, Lam, Lit, Tup, abstract

HALF = Fraction(1, 2)


def refused(message: str) -> object:
    return pytest.raises(Rejected, match=message)


class TestFactorsOfRangesThatMayBeEmpty:
    def test_a_root_that_a_delta_merges_away(self) -> None:
        """Σ_{k≠i} δ_kj √x_k has a value, 0, where j = i; √x_j need have none there."""
        picked = total(mul(Delta(k, j), power(x(k), HALF)), k, i)
        whole = add(picked, power(x(j), 2))
        one = mul(power(mul(power(x(j), 2), whole), HALF), power(whole, -HALF))
        facts = given(ne(x(j), num(0)))
        with refused("needs"):
            kernel.linear(eq(x(j), num(1)), ((kernel.hypothesis(eq(one, num(1))), num(1)),), num(0), num(1), facts)

    def test_a_root_that_does_not_depend_on_the_index(self) -> None:
        w = Scalar("w", POS | NEG)
        whole = add(total(power(w, HALF), k, i), power(w, 2))
        one = mul(power(mul(power(w, 2), whole), HALF), power(whole, -HALF))
        with refused("does not show"):
            kernel.sign(eq(w, num(1)), given(eq(one, num(1))))

    def test_a_factor_stays_inside_unless_it_has_a_value(self) -> None:
        kept = total(mul(Delta(k, j), power(x(k), HALF)), k, i)
        (mono,) = known(()).normal(kept)
        assert len(mono) == 1
        out = known(given(for_all_positive())).normal(total(mul(p, power(x(k), HALF)), k, i))
        assert any(base == p for mono in out for base, _ in mono)


def for_all_positive() -> ForAll:
    from derive.terms.statement import for_all

    return for_all(k, gt(x(k), num(0)))


def test_what_is_left_out_must_be_an_index() -> None:
    nowhere = ArgMax(abstract(log(v(k)), (k,)))
    positive = kernel.sign(ge(exp(x(j)), num(0)), ())
    with refused("needs v_k > 0 for all k"):
        kernel.reduced("Sum", positive, j, (nowhere,), ())


def test_the_excess_of_a_dimension_is_nobodys_name() -> None:
    with refused("does not show"):
        kernel.sign(eq(minus(n, num(1)), Scalar("n - 1", POS | ZERO)), ())


def test_a_power_goes_by_the_value_of_its_exponent() -> None:
    quarter = num(Fraction(1, 4))
    written = power(r, add(quarter, quarter))
    same = kernel.congruence(written, ((1, kernel.normal_form(add(quarter, quarter), num(HALF), ())),), ())
    found = kernel.transitivity(same, kernel.sign(ge(power(r, HALF), num(0)), ()))
    from derive.evidence.numbers.certain import Truth, at_point
    from derive.evidence.numbers.points import Point

    assert at_point(found.statement, Point({r: num(0)})) is Truth.TRUE


@pytest.mark.parametrize(
    "built",
    [
        lambda: Index("k", num(0)),
        lambda: Index("k", num(HALF)),
        lambda: Vector("w", (num(-1),)),
        lambda: Tup(()),
        lambda: Lam((), c, ()),
        lambda: Scalar("z", 0),
        lambda: Scalar("z", 8),
        lambda: Lit(0),
        lambda: Reduce("Mean", n, (), c, "k"),
        lambda: Rel("~", c, d),
        lambda: And((c, d)),
        lambda: Implies(c, ge(c, d)),
        lambda: ForAll(n, c, "k"),
        lambda: ForAll(num(0), ge(c, d), "k"),
    ],
)
def test_what_cannot_be_built(built: Callable[[], Node]) -> None:
    with pytest.raises(IllFormed):
        built()


class TestTypesUnderBinders:
    @pytest.mark.parametrize(
        "ill",
        [
            Lam((n,), At(Y, (Bound(0),)), ("k",)),
            Reduce("Sum", n, (), At(Y, (Bound(0),)), "k"),
            Reduce("Sum", n, (), Delta(Bound(0), Index("a", m)), "k"),
            Reduce("Sum", n, (), Reduce("Sum", m, (), Delta(Bound(0), Bound(1)), "j"), "k"),
        ],
        ids=["vector", "sum", "delta", "delta of two"],
    )
    def test_a_bound_index_stays_in_its_dimension(self, ill: Node) -> None:
        with refused("runs over"):
            kernel.congruence(ill, (), ())


def test_an_opaque_function_of_two_arguments_is_not_smooth() -> None:
    slope = Deriv(Fn("exp", (c, d)), c)
    with refused("nothing is known"):
        kernel.normal_form(slope, slope, ())


class TestRefusalsInPlaceOfCrashes:
    def test_a_place_that_is_not_there(self) -> None:
        same = kernel.normal_form(c, c, ())
        for place in (5, -1):
            with refused("no part at this place"):
                kernel.congruence(add(c, d), ((place, same),), ())

    def test_the_largest_of_a_matrix(self) -> None:
        with refused("one index"):
            kernel.argmax(Vector("a", (n, n)), ())

    def test_terms_nested_too_deeply(self) -> None:
        term = c
        for _ in range(190):
            term = Fn("tanh", (term,))  # type: ignore[assignment]
        with refused("nested too deeply"):
            kernel.normal_form(term, term, ())

    def test_numbers_with_too_many_digits(self) -> None:
        with refused("too many digits"):
            kernel.normal_form(power(num(2), 10**9), c, ())
        with refused("too many digits"):
            kernel.normal_form(power(mul(num(3), c), 10**9), c, ())

    def test_deltas_that_chase_each_other(self) -> None:
        f = ArgMax(abstract(mul(x(k), x(i)), (k,)))
        g = ArgMax(abstract(mul(x(k), x(j)), (k,)))
        term = mul(Delta(j, f), Delta(i, g), x(i))
        assert kernel.normal_form(term, term, ()).hypotheses == frozenset()


def test_a_component_at_an_index_that_may_have_no_value_keeps_it() -> None:
    nowhere = ArgMax(abstract(log(v(k)), (k,)))
    theorem = kernel.hypothesis(ge(x(nowhere), c))
    with refused("would lose it"):
        kernel.instance(theorem, ((X, Lam((n,), c, ("k",))),), ())
