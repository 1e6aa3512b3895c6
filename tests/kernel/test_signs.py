"""Sets of signs: what the kernel reads off a term is what its values have, for every set and every operation."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product as pairs

import pytest
from building import *
from building import Delta, Rejected, minus, num, over

from derive import kernel
from derive.kernel.bounds import Bounds
from derive.kernel.context import known
from derive.kernel.context.sign import nonempty
from derive.rules.signs import flipped, product_sign, sign_of, sum_sign
from derive.terms.functions import REAL
from derive.terms.node import Term
from derive.terms.statement import SIGNS, Prop, Rel, for_all
from derive.terms.term import ANY, NEG, POS, PROD, SUM, ZERO, ArgMax, Call, Pi, reduce_over

SETS = range(1, ANY + 1)
VALUES = {NEG: [-8, -3, -2, -1, Fraction(-1, 2)], ZERO: [0], POS: [Fraction(1, 2), 1, 2, 3, 8]}
RELATIONS = ["=", "≠", "≤", "<", "≥", ">"]
NOUGHT = num(0)


def members(signs: int) -> list[Fraction]:
    """Numbers of each of the signs."""
    return [Fraction(v) for s, values in VALUES.items() if signs & s for v in values]


def signs_of(values: list[Fraction]) -> int:
    out = 0
    for value in values:
        out |= sign_of(value)
    return out


def w(signs: int) -> Scalar:
    return Scalar("w", signs)


class TestSets:
    @pytest.mark.parametrize(("left", "right"), list(pairs(SETS, SETS)))
    def test_sums_and_products(self, left: int, right: int) -> None:
        both = list(pairs(members(left), members(right)))
        assert sum_sign(left, right) == signs_of([a + b for a, b in both])
        assert product_sign(left, right) == signs_of([a * b for a, b in both])

    @pytest.mark.parametrize("signs", SETS)
    def test_the_negative(self, signs: int) -> None:
        assert flipped(signs) == signs_of([-v for v in members(signs)])

    @pytest.mark.parametrize("factor", [1, -1, 2, Fraction(-1, 3)])
    @pytest.mark.parametrize("shift", [-2, -1, 0, 1, 2])
    @pytest.mark.parametrize("name", RELATIONS)
    def test_facts_about_what_differs_by_a_number(self, name: str, shift: int, factor: Fraction) -> None:
        """From 2·c - d R 1 follow the signs of all multiples of 2·c - d + shift."""
        ctx = known(())
        form = minus(mul(num(2), c), d)
        bounds = Bounds()
        bounds.learn(ctx.normal(minus(form, num(1))), SIGNS[name], 7)
        used: set[int] = set()
        found = bounds.signs(ctx.normal(mul(num(factor), add(form, num(shift)))), used)
        possible = [1 + e + shift for e in members(SIGNS[name])]
        assert found == signs_of([factor * v for v in possible])
        assert used == ({7} if found != ANY else set())

    def test_facts_narrow_one_another(self) -> None:
        bounds, poly = Bounds(), known(()).normal(c)
        bounds.learn(poly, POS | ZERO, 0)
        bounds.learn(poly, POS | NEG, 1)
        bounds.learn(poly, POS | ZERO, 2)
        used: set[int] = set()
        assert (bounds.signs(poly, used), used) == (POS, {0, 1})

    def test_facts_that_contradict_each_other_give_nothing_more(self) -> None:
        bounds, poly = Bounds(), known(()).normal(c)
        bounds.learn(poly, NEG, 0)
        bounds.learn(poly, POS, 1)
        used: set[int] = set()
        assert (bounds.signs(poly, used), used) == (NEG, {0})

    def test_a_fact_between_numbers_says_nothing_of_others(self) -> None:
        with pytest.raises(Rejected, match="does not show"):
            kernel.sign(gt(num(-1), NOUGHT), given(gt(num(-2), NOUGHT)))


POWERS = [-2, -1, Fraction(-1, 2), Fraction(-1, 3), 0, Fraction(1, 2), Fraction(2, 3), 1, 2, 3, 4]


class TestPowers:
    @pytest.mark.parametrize("exponent", POWERS)
    @pytest.mark.parametrize("signs", SETS)
    def test_rational(self, signs: int, exponent: Fraction) -> None:
        exponent = Fraction(exponent)
        whole = exponent.denominator == 1
        bases = [v for v in members(signs) if (whole or v >= 0) and (exponent >= 0 or v != 0)]
        values = [Fraction(float(v) ** float(exponent)) for v in bases]
        assert known(()).sign(power(w(signs), exponent)) == (signs_of(values) or ANY)
        assert known(()).sign(mul(power(w(signs), exponent), Scalar("u", POS))) == (signs_of(values) or ANY)

    @pytest.mark.parametrize("signs", SETS)
    def test_with_a_dimension_as_exponent(self, signs: int) -> None:
        found = known(()).sign(power(w(signs), n))
        assert not signs_of([v**e for v in members(signs) for e in (1, 2, 3)]) & ~found
        assert found == {POS: POS, POS | ZERO: POS | ZERO, NEG: POS | NEG, POS | NEG: POS | NEG, ZERO: ZERO}.get(
            signs, ANY
        )

    def test_repeated_factors_are_squares(self) -> None:
        assert known(()).sign(mul(minus(c, x(i)), minus(c, x(i)))) == POS | ZERO
        assert known(()).sign(mul(minus(c, x(i)), minus(c, x(i)), minus(c, x(i)))) == ANY


class TestFunctions:
    @pytest.mark.parametrize("signs", SETS)
    @pytest.mark.parametrize("name", sorted(REAL))
    def test_what_each_gives(self, name: str, signs: int) -> None:
        odd = {s: s for s in SETS}
        expected = {
            "exp": dict.fromkeys(SETS, POS),
            "cosh": dict.fromkeys(SETS, POS),
            "abs": {s: signs_of([abs(v) for v in members(s)]) for s in SETS},
            "sin": {},
            "cos": {},
            "tan": {},
            "log": {NEG: NEG, ZERO: NEG, NEG | ZERO: NEG},
        }.get(name, odd)
        assert known(()).sign(Fn(name, (w(signs),))) == expected.get(signs, ANY)

    @pytest.mark.parametrize(
        ("argument", "signs"),
        [(n, POS | ZERO), (m, POS), (num(Fraction(1, 2)), NEG), (num(1), ZERO), (p, ANY), (add(num(1), r), POS | ZERO)],
    )
    def test_log_has_the_sign_of_its_argument_less_one(self, argument: Term, signs: int) -> None:
        assert known(()).sign(log(argument)) == signs

    def test_what_is_not_understood_may_be_anything(self) -> None:
        for unknown in (Fn("gamma", (p,)), Fn("exp", (c, d)), Fn("abs", (c, d)), Deriv_of(exp(c))):
            assert known(()).sign(unknown) == ANY

    def test_of_a_product_with_unknown_parts(self) -> None:
        assert known(()).sign(mul(Pi(), exp(c))) == POS
        assert known(()).sign(mul(c, NOUGHT)) == ZERO
        assert known(()).sign(mul()) == POS
        assert known(()).sign(add()) == ZERO


BOUNDED = {
    "sin": (-1, Fraction(-1, 2), 0, Fraction(1, 2), 1),
    "cos": (-1, Fraction(-1, 2), 0, Fraction(1, 2), 1),
    "erf": (Fraction(-9, 10), Fraction(-1, 2), 0, Fraction(1, 2), Fraction(9, 10)),
}
"""Values of the functions that have a bound: sin and cos are 1 and -1 somewhere, and erf is neither anywhere."""


class TestBoundedFunctions:
    @pytest.mark.parametrize("factor", [1, -1, Fraction(1, 2), -2])
    @pytest.mark.parametrize("exponent", [1, 2, 3])
    @pytest.mark.parametrize("modulus", [False, True])
    @pytest.mark.parametrize("name", sorted(BOUNDED))
    def test_beside_a_number(self, name: str, modulus: bool, exponent: int, factor: Fraction) -> None:
        """At the bound itself the sign tells whether it is reached; a little inside, nothing shows."""
        inner = Fn(name, (c,))
        base = Fn("abs", (inner,)) if modulus else inner
        values = [factor * (abs(v) if modulus else v) ** exponent for v in BOUNDED[name]]
        for edge in (abs(factor), -abs(factor)):
            found = known(()).sign(add(mul(num(factor), power(base, exponent)), num(edge)))
            possible = signs_of([v + edge for v in values])
            assert not possible & ~found
            assert found == possible or exponent == 3
        inside = known(()).sign(add(mul(num(factor), power(base, exponent)), num(-factor * Fraction(99, 100))))
        assert inside == ANY

    def test_one_that_is_not_reached_is_enough(self) -> None:
        r = Scalar("r")
        both = add(num(2), Fn("sin", (c,)), mul(num(-1), Fn("erf", (r,))))
        assert known(()).sign(both) == POS
        assert known(()).sign(mul(num(-1), both)) == NEG
        assert known(()).sign(add(num(2), Fn("sin", (c,)), Fn("cos", (r,)))) == POS | ZERO

    @pytest.mark.parametrize("base", [power(Fn("erf", (c,)), 2), Fn("abs", (Fn("erf", (c,)),))])
    def test_squares_and_moduli_reach_zero(self, base: Term) -> None:
        """On that side nothing is left open: erf 0 is 0."""
        o = Scalar("o", POS | ZERO)
        for rest in (NOUGHT, o, mul(num(2), o)):
            assert known(()).sign(add(base, rest)) == POS | ZERO
            assert known(()).sign(mul(num(-1), add(base, rest))) == NEG | ZERO
        assert known(()).sign(minus(add(o, num(1)), base)) == POS
        assert known(()).sign(minus(num(-1), minus(o, base))) == NEG

    @pytest.mark.parametrize("name", sorted(REAL.keys() - BOUNDED))
    def test_others_have_none(self, name: str) -> None:
        assert known(()).sign(minus(num(1), Fn(name, (c,)))) == ANY

    def test_nor_have_their_reciprocals_and_roots(self) -> None:
        erf = Fn("erf", (c,))
        assert known(given(gt(erf, NOUGHT))).sign(minus(power(erf, -1), num(2))) == ANY
        assert known(()).sign(minus(num(1), mul(c, erf))) == ANY
        assert known(()).sign(minus(num(1), mul(num(2), erf))) == ANY


def Deriv_of(term: Term) -> Term:
    from derive.terms.term import Deriv

    return Deriv(term, c)


def every(name: str) -> Prop:
    return for_all(k, Rel(name, x(k), NOUGHT))


class TestReductions:
    @pytest.mark.parametrize("name", RELATIONS)
    @pytest.mark.parametrize("kind", ["Sum", "Prod", "Max", "Min"])
    @pytest.mark.parametrize("left_out", [False, True])
    def test_each(self, kind: str, name: str, left_out: bool) -> None:
        signs = SIGNS[name]
        ctx = known(given(every(name)))
        found = ctx.sign(reduce_over(kind, k, x(k), (t,) if left_out else ()))
        nothing = ZERO if left_out else 0
        expected = {
            "Sum": ANY if signs == POS | NEG else signs | nothing,
            "Prod": signs if signs in (POS, POS | ZERO, POS | NEG) else ANY,
        }.get(kind, signs)
        if kind == "Sum" and left_out and signs == ZERO:
            expected = ZERO
        assert found == expected

    def test_a_sum_over_what_is_left(self) -> None:
        wide = given(for_all(a, gt(y(a), NOUGHT)))
        assert known(wide).sign(total(y(a), a, u)) == POS
        assert known(wide).sign(total(y(a), a, u, b)) == POS | ZERO

    def test_whether_an_index_is_left(self) -> None:
        ctx = known(())
        assert nonempty(ctx, n, 0)
        assert not nonempty(ctx, n, 1)
        assert nonempty(ctx, m, 1)
        assert not nonempty(ctx, m, 2)
        assert nonempty(ctx, num(3), 2)
        assert not nonempty(ctx, num(3), 3)
        assert nonempty(known(given(ne(i, j))), n, 1)
        assert not nonempty(known(given(ne(i, j))), n, 2)
        assert not nonempty(known(given(ne(a, b))), n, 1)
        other = Dim("l", 1)
        assert not nonempty(known(given(ne(i, ArgMax(X)))), other, 1)
        assert nonempty(known(given(ne(i, ArgMax(X)))), n, 1)
        assert not nonempty(known(given(ne(ArgMax(V), ArgMax(X)))), other, 1)
        assert nonempty(known(given(ge(n, num(3)))), n, 2)

    def test_two_different_indices_are_a_hypothesis(self) -> None:
        some = kernel.sign(gt(total(exp(x(k)), k, t), NOUGHT), given(ne(i, j)))
        assert some.hypotheses == {ne(i, j)}


class TestDeltas:
    def test_a_delta_is_0_or_1(self) -> None:
        assert known(()).sign(Delta(i, j)) == POS | ZERO
        assert known(given(ne(i, j))).sign(Delta(i, j)) == ZERO
        assert known(given(ne(i, j))).sign(add(Delta(i, j), num(-1))) == NEG

    @pytest.mark.parametrize(
        ("term", "signs"),
        [
            (minus(num(1), Delta(i, j)), POS | ZERO),
            (minus(num(2), Delta(i, j)), POS),
            (minus(Delta(i, j), num(2)), NEG),
            (add(mul(num(-3), Delta(i, j)), num(2)), ANY & ~ZERO),
            (add(mul(num(2), Delta(i, j)), num(-2)), NEG | ZERO),
            (minus(exp(c), mul(Delta(i, j), exp(c))), POS | ZERO),
            (minus(mul(num(2), exp(c)), mul(Delta(i, j), exp(c))), POS),
            (minus(num(1), mul(Delta(i, j), exp(c))), ANY),
            (minus(num(1), mul(Delta(i, j), Delta(k, t))), POS | ZERO),
            (minus(num(3), add(Delta(i, j), Delta(k, t), Delta(i, t))), POS | ZERO),
            (minus(num(5), add(Delta(i, j), Delta(k, t), Delta(i, t), Delta(j, k))), POS),
        ],
        ids=str,
    )
    def test_both_values_are_looked_at(self, term: Term, signs: int) -> None:
        assert known(()).sign(term) == signs

    def test_not_too_many(self) -> None:
        six = add(*[Delta(one, other) for one, other in ((i, j), (i, k), (i, t), (j, k), (j, t))])
        assert known(()).sign(minus(num(6), six)) == ANY


class TestDenominators:
    @pytest.mark.parametrize(
        ("term", "signs"),
        [
            (minus(num(1), over(num(1), add(num(1), exp(c)))), POS),
            (minus(num(1), over(exp(c), add(num(1), exp(c)))), POS),
            (minus(over(num(1), add(num(1), exp(c))), num(1)), NEG),
            (minus(num(1), power(add(num(1), exp(c)), -2)), POS),
            (add(over(c, add(num(1), p)), over(num(1), power(add(num(1), p), 2))), ANY),
            (minus(over(num(1), p), over(num(1), add(p, num(1)))), POS),
            (minus(power(p, -1), power(p, -2)), ANY),
        ],
        ids=str,
    )
    def test_positive_ones_are_multiplied_away(self, term: Term, signs: int) -> None:
        assert known(()).sign(term) == signs

    def test_not_those_that_may_be_negative(self) -> None:
        """1 - 1/(1 + w) has the sign of w·(1 + w): negative for w between -1 and 0, positive below."""
        inner = add(num(1), w(NEG))
        assert known(()).sign(minus(num(1), over(num(1), inner))) == POS | NEG
        fact = given(gt(inner, NOUGHT))
        assert known(fact).sign(minus(num(1), over(num(1), inner))) == NEG
        both = add(over(num(1), add(num(1), p)), over(num(-1), inner))
        assert known(()).sign(both) == POS | NEG
        assert known(()).sign(add(num(1), over(num(-1), add(num(1), c)))) == ANY

    def test_a_fact_is_used_when_they_are_gone(self) -> None:
        found = kernel.sign(gt(c, over(d, p)), given(gt(mul(c, p), d)))
        assert found.hypotheses == {gt(mul(c, p), d)}

    def test_not_beside_a_delta(self) -> None:
        """Where the δ is 0, the denominator beside it need not have a value."""
        term = add(num(1), mul(Delta(i, j), over(num(-1), add(num(1), exp(c)))))
        assert known(()).sign(add(term, over(num(-1), add(num(1), exp(c))))) == ANY


class TestDimensions:
    @pytest.mark.parametrize(
        ("term", "signs"),
        [
            (minus(power(m, 2), num(3)), POS),
            (minus(power(m, 2), num(4)), POS | ZERO),
            (minus(power(m, 2), num(5)), ANY),
            (minus(power(m, 3), mul(num(4), m)), POS | ZERO),
            (minus(mul(m, n), n), POS),
            (minus(mul(m, n), mul(num(2), n)), POS | ZERO),
            (minus(mul(m, n), mul(num(2), m)), ANY),
            (minus(over(num(1), n), num(1)), NEG | ZERO),
            (minus(power(n, Fraction(1, 2)), num(2)), ANY),
            (minus(power(m, 12), num(4095)), POS),
            (minus(power(m, 13), num(8191)), ANY),
            (add(minus(m, num(2)), power(n, Fraction(1, 2))), POS),
            (minus(mul(power(m, Fraction(3, 2)), n), power(m, Fraction(3, 2))), POS | ZERO),
        ],
        ids=str,
    )
    def test_what_is_above_the_least_value(self, term: Term, signs: int) -> None:
        assert known(()).sign(term) == signs


class TestDefinitions:
    def test_a_definition_has_the_sign_of_its_body(self) -> None:
        assert known(()).sign(z) == POS
        captured = Definition((c, d), Deriv_of(mul(c, d)), 2, "slope")
        assert known(()).sign(Call(captured, (exp(d), d))) == ANY

    def test_what_would_grow_too_large_keeps_the_sign_that_it_shows(self) -> None:
        many = add(*[x(i), x(j), v(i), v(j), c, d, r])
        assert known(()).sign(power(many, 40)) == POS | ZERO


@pytest.mark.parametrize("kind", [SUM, PROD])
def test_reductions_of_constants(kind: str) -> None:
    make: Callable[..., Term] = total if kind == SUM else product
    for signs in (POS, POS | ZERO):
        assert known(()).sign(make(w(signs), k)) == signs
