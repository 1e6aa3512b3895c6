"""Ranges that leave indices out: the body need have a value on the range, and is never used off it."""

from __future__ import annotations

from typing import Any

import pytest
from building import *
from building import Delta, Rejected, minus, num, over

from derive import kernel
from derive.kernel.context import base, known
from derive.kernel.ordering import arbitrary, without
from derive.terms.node import IllFormed, Term
from derive.terms.statement import And, ForAll, Implies, Prop, for_all
from derive.terms.term import NEG, POS, ZERO, Index, OtherIndex, Reduce

s = Index("s", n)


def refused(text: str) -> object:
    return pytest.raises(Rejected, match=text)


def off(index: Term, then: Any, *others: Term) -> ForAll:
    """for all s ≠ index: then(s)"""
    premises: list[Prop] = [ne(s, other) for other in (index, *others)]
    return for_all(s, Implies(premises[0] if len(premises) == 1 else And(tuple(premises)), then(s)))


def apart(index: Term) -> ForAll:
    return off(index, lambda place: ne(x(index), x(place)))


def positive(index: Term) -> ForAll:
    return off(index, lambda place: gt(x(place), num(0)))


def inverse(left: Term, right: Term) -> Term:
    return power(minus(left, right), -1)


COULOMB = total(inverse(x(i), x(k)), k, i)


def same(left: Term, right: Term, *hypotheses: Prop) -> bool:
    """Whether the kernel proves an equation."""
    try:
        kernel.normal_form(left, right, given(*hypotheses))
    except Rejected:
        return False
    return True


# ── a body need have a value on its range ─────────────────────────────────────

DEFINED = [
    (COULOMB, apart(i)),
    (COULOMB, for_all(j, for_all(k, Implies(ne(j, k), ne(x(j), x(k)))))),
    (COULOMB, off(i, lambda place: ne(minus(x(place), x(i)), num(0)))),
    (total(inverse(x(i), x(k)), k, j, i), apart(i)),
    (total(inverse(x(i), x(k)), k, i, j), off(i, lambda place: ne(x(i), x(place)), j)),
    (product(log(x(k)), k, i), positive(i)),
    (total(total(inverse(x(j), x(k)), k, j), j), for_all(j, apart(j))),
]

UNDEFINED = [
    (COULOMB, apart(j)),
    (total(inverse(x(i), x(k)), k), apart(i)),
    (total(inverse(x(i), x(k)), k, j), apart(i)),
    (total(inverse(x(i), x(k)), k, i), off(i, lambda place: ne(x(i), x(place)), j)),
    (total(total(inverse(x(i), x(k)), k), j, i), apart(i)),
    (total(mul(x(j), product(inverse(x(i), x(k)), k)), j, i), apart(i)),
    (largest(power(x(k), -1), k, i), positive(i)),  # n = 1
    (product(log(x(k)), k, i), off(i, lambda place: ge(x(place), num(0)))),
    (COULOMB, for_all(s, Implies(gt(v(s), num(0)), ne(x(i), x(s))))),
]


@pytest.mark.parametrize(("term", "hypothesis"), DEFINED, ids=range(len(DEFINED)))
def test_it_has_a_value(term: Term, hypothesis: Prop) -> None:
    assert known(given(hypothesis)).gap(term) is None


@pytest.mark.parametrize(("term", "hypothesis"), UNDEFINED, ids=range(len(UNDEFINED)))
def test_it_may_have_none(term: Term, hypothesis: Prop) -> None:
    assert known(given(hypothesis)).gap(term) is not None


def test_what_is_needed_is_said_off_the_omitted_index() -> None:
    found = base().gap(COULOMB)
    assert found is not None
    assert found.needs == off(i, lambda place: ne(minus(x(i), x(place)), num(0)))
    both = base().gap(total(power(x(k), -1), k, i, j))
    assert both is not None
    assert both.needs == for_all(s, Implies(ne(s, i), Implies(ne(s, j), ne(x(s), num(0)))))
    assert known(given(both.needs)).gap(total(power(x(k), -1), k, i, j)) is None


# ── an index that knows what it is not ────────────────────────────────────────


def test_only_the_kernel_has_one() -> None:
    with pytest.raises(IllFormed, match="like any other"):
        OtherIndex("k", n, (i,))
    (index,) = arbitrary(COULOMB)
    assert isinstance(index, OtherIndex)
    with refused("closed terms"):
        kernel.normal_form(x(index), x(index), ())
    with refused("closed terms"):
        kernel.hypothesis(ne(index, i))


def test_it_differs_from_nothing_else() -> None:
    (index,) = arbitrary(COULOMB)
    ctx = known(())
    assert ctx.distinct(index, i)
    assert not ctx.distinct(index, j)
    assert not ctx.distinct(without(index, (j,)), i)
    assert not ctx.distinct(without(index, ()), i)


def test_what_was_found_of_it_is_not_found_of_another_of_its_name() -> None:
    (index,) = arbitrary(COULOMB)
    ctx = known(given(positive(i)))
    assert ctx.sign(x(index)) == POS
    for other in (without(index, ()), without(index, (j,)), i):
        assert ctx.sign(x(other)) == NEG | ZERO | POS


# ── implications ──────────────────────────────────────────────────────────────


def test_a_premise_that_a_fact_shows_is_among_the_hypotheses() -> None:
    theorem = kernel.sign(gt(x(k), num(0)), given(positive(i), ne(k, i)))
    assert theorem.hypotheses == {positive(i), ne(k, i)}


def test_a_premise_that_nothing_shows() -> None:
    for facts in ((positive(i),), (positive(i), ne(k, j)), (positive(i), eq(k, i))):
        with refused("does not show"):
            kernel.sign(gt(x(k), num(0)), given(*facts))


def test_a_premise_about_numbers_needs_its_sign_and_its_value() -> None:
    rule = Implies(gt(power(d, -1), num(0)), gt(c, num(0)))
    assert kernel.sign(gt(c, num(0)), given(rule, gt(d, num(0)))).hypotheses == {rule, gt(d, num(0))}
    for facts in ((rule,), (rule, ge(d, num(0))), (rule, ne(d, num(0)))):
        with refused("does not show"):
            kernel.sign(gt(c, num(0)), given(*facts))


def test_a_premise_that_two_indices_are_one() -> None:
    rule = for_all(s, Implies(eq(s, i), gt(x(s), num(0))))
    assert kernel.sign(gt(x(i), num(0)), given(rule)).hypotheses == {rule}
    assert kernel.sign(gt(x(k), num(0)), given(rule, eq(k, i))).hypotheses == {rule, eq(k, i)}
    with refused("does not show"):
        kernel.sign(gt(x(k), num(0)), given(rule))


def test_facts_are_read_in_any_order_in_which_they_can_be() -> None:
    facts = (gt(log(power(d, -1)), c), gt(power(d, -1), num(0)), ne(d, num(0)))
    assert kernel.sign(gt(log(power(d, -1)), c), given(*facts)).hypotheses == set(facts)
    circle = (gt(power(d, -1), c), gt(power(minus(power(d, -1), c), -1), minus(num(0), power(d, -2))))
    with refused("needs d ≠ 0"):
        kernel.sign(gt(power(d, -1), c), given(*circle))


EMPTY = [
    (off(i, lambda _: gt(c, num(0))), gt(c, num(0))),
    (off(i, lambda place: gt(mul(x(place), c), num(0))), gt(c, num(0))),
    (off(i, lambda _: for_all(s, gt(v(s), num(0)))), gt(v(t), num(0))),
    (for_all(s, Implies(gt(x(s), num(0)), gt(c, num(0)))), gt(c, num(0))),
]


@pytest.mark.parametrize(("rule", "goal"), EMPTY, ids=range(len(EMPTY)))
def test_what_is_said_off_an_index_says_nothing_where_there_is_no_other(rule: Prop, goal: Any) -> None:
    """For n = 1 the rule is true whatever the goal is; it has been read at an index of the range before."""
    facts = given(positive(i), rule)
    ctx = known(facts)
    assert not ctx.sign(total(x(k), k, i)) & NEG
    assert ctx.sign(goal.left) & NEG
    with refused("does not show"):
        kernel.sign(ge(add(total(x(k), k, i), goal.left), num(0)), facts)


def test_nor_does_it_show_two_positions() -> None:
    ctx = known(given(off(i, lambda place: ne(place, j)), positive(i)))
    assert ctx.sign(total(x(k), k, i)) == POS | ZERO
    assert ctx.gap(largest(x(k), k, i)) is not None
    assert known(given(ne(i, j))).gap(largest(x(k), k, i)) is None


# ── the sign of a factor ──────────────────────────────────────────────────────


def test_a_product_gives_the_sign_of_a_factor() -> None:
    assert known(given(gt(mul(num(3), c, p), num(0)))).sign(c) == POS
    assert known(given(gt(mul(num(-1), c, p), num(0)))).sign(c) == NEG
    assert known(given(ge(over(total(x(k), k), n), num(0)))).sign(total(x(k), k)) == POS | ZERO
    assert known(given(ne(mul(c, d), num(0)))).sign(c) == NEG | POS
    assert known(given(ne(c, num(0)), gt(power(c, -1), num(0)))).sign(c) == POS


def test_what_a_power_or_a_modulus_says_of_its_base() -> None:
    assert known(given(ne(power(c, 2), num(0)))).sign(c) == NEG | POS
    assert known(given(gt(absolute(minus(c, d)), num(0)))).sign(minus(d, c)) == NEG | POS
    assert known(given(gt(mul(power(c, 2), absolute(d)), num(0)))).sign(d) == NEG | POS
    assert known(given(ge(absolute(minus(c, d)), num(0)))).sign(minus(d, c)) == NEG | ZERO | POS
    assert known(given(eq(mul(c, absolute(d)), num(0)))).sign(c) == NEG | ZERO | POS


def test_not_where_the_others_may_be_zero_or_of_any_sign() -> None:
    anything = NEG | ZERO | POS
    assert known(given(eq(mul(c, d), num(0)))).sign(c) == anything
    assert known(given(ge(mul(c, r), num(0)))).sign(c) == anything
    assert known(given(gt(mul(c, d), num(0)))).sign(c) == NEG | POS
    assert known(given(gt(mul(power(c, 2), p), num(0)))).sign(c) == NEG | POS
    assert known(given(gt(mul(Delta(i, j), c), num(0)))).sign(c) == anything


# ── the normal form ───────────────────────────────────────────────────────────

EQUAL = [
    (total(add(num(1), inverse(x(i), x(k))), k, i), add(minus(n, num(1)), COULOMB), [apart(i)]),
    (total(absolute(x(k)), k, i), total(x(k), k, i), [positive(i)]),
    (total(absolute(x(k)), k, i), minus(total(x(k), k), x(i)), [positive(i)]),
    (product(minus(x(t), x(k)), k, i), num(0), [ne(t, i)]),
    (product(minus(x(t), x(k)), k), num(0), []),
    (product(p, k, i), over(product(p, k), p), []),
    (product(power(x(k), 2), k, i), over(product(power(x(k), 2), k), power(x(i), 2)), [ne(x(i), num(0))]),
    (product(x(k), k, i, j), over(product(x(k), k, i), x(j)), [ne(i, j), ne(x(j), num(0))]),
    (total(total(inverse(x(j), x(k)), k, j), j), num(0), [for_all(j, apart(j))]),
    (total(mul(x(j), total(Delta(j, k), k, j)), j), num(0), []),
    (total(total(mul(x(j), Delta(k, t)), k, j), j), total(x(j), j, t), []),
    (total(total(mul(x(j), Delta(k, t)), k, j, i), j), total(x(j), j, t), [ne(t, i)]),
    (
        total(total(mul(inverse(x(j), x(k)), Delta(k, t)), k, j), j, i),
        total(inverse(x(j), x(t)), j, t, i),
        [for_all(j, apart(j))],
    ),
    (largest(mul(num(2), absolute(x(k))), k, i), mul(num(2), largest(x(k), k, i)), [positive(i), ne(i, j)]),
]

UNEQUAL = [
    (total(absolute(x(k)), k), total(x(k), k), [positive(i)]),
    (total(absolute(x(k)), k, j), total(x(k), k, j), [positive(i)]),
    (total(absolute(x(k)), k, i), minus(total(absolute(x(k)), k), x(i)), [positive(i)]),
    (total(absolute(x(k)), k, i), minus(total(x(k), k), absolute(x(i))), [positive(i)]),
    (total(total(absolute(x(k)), k), j, i), total(total(x(k), k), j, i), [positive(i)]),
    (product(minus(x(t), x(k)), k, i), num(0), []),
    (product(minus(x(i), x(k)), k, i), num(0), []),
    (product(minus(x(t), x(k)), k, i), num(0), [ne(t, j)]),
    (product(x(k), k, i), over(product(x(k), k), x(i)), [ge(x(i), num(0))]),
    (product(p, k, i, j), over(product(p, k), power(p, 2)), []),
    (product(x(k), k, i, j), over(product(x(k), k), mul(x(i), x(j))), [ne(x(i), num(0)), ne(x(j), num(0))]),
    (total(total(power(minus(x(j), x(k)), -2), k, j), j), num(0), [for_all(j, apart(j))]),
    (total(mul(v(j), total(inverse(x(j), x(k)), k, j)), j), num(0), [for_all(j, apart(j))]),
    (total(total(mul(x(j), Delta(k, t)), k, j), j), total(x(j), j), []),
    (total(total(mul(x(j), Delta(k, t)), k, j, i), j), total(x(j), j, t), []),
    (total(total(mul(x(j), Delta(k, t)), k, j), j, i), total(x(j), j, t), []),
    (largest(absolute(x(k)), k), largest(x(k), k), [positive(i), ne(i, j)]),
    (COULOMB, minus(total(inverse(x(i), x(k)), k), inverse(x(i), x(i))), [apart(i)]),
]


@pytest.mark.parametrize(("left", "right", "hypotheses"), EQUAL, ids=range(len(EQUAL)))
def test_equal(left: Term, right: Term, hypotheses: list[Prop]) -> None:
    assert same(left, right, *hypotheses)


@pytest.mark.parametrize(("left", "right", "hypotheses"), UNEQUAL, ids=range(len(UNEQUAL)))
def test_not_equal(left: Term, right: Term, hypotheses: list[Prop]) -> None:
    assert not same(left, right, *hypotheses)


@pytest.mark.parametrize("term", [left for left, _, _ in EQUAL], ids=range(len(EQUAL)))
def test_no_opened_index_is_left(term: Term) -> None:
    hypotheses = next(found for left, _, found in EQUAL if left is term)
    assert kernel.render(known(given(*hypotheses)).normal(term)) == kernel.render(
        known(given(*hypotheses)).normal(kernel.render(known(given(*hypotheses)).normal(term)))
    )


KEPT = [
    (product(add(num(1), absolute(log(x(k)))), k, i), positive(i)),
    (total(add(num(1), absolute(log(x(k)))), k, i), positive(i)),
    (product(over(num(1), add(num(1), absolute(log(x(k))))), k, i), positive(i)),
    (total(mul(log(x(k)), total(x(j), j, k)), k, i), positive(i)),
]


@pytest.mark.parametrize(("term", "hypothesis"), KEPT, ids=range(len(KEPT)))
def test_the_normal_form_has_a_value_where_the_term_has_one(term: Term, hypothesis: Prop) -> None:
    ctx = known(given(hypothesis))
    assert ctx.gap(term) is None
    assert ctx.gap(kernel.render(ctx.normal(term))) is None


# ── congruence ────────────────────────────────────────────────────────────────


class TestCongruence:
    whole = total(x(k), k, i)

    def exchanged(self, whole: Reduce, *hypotheses: Prop) -> kernel.Theorem:
        first, *others = hypotheses
        theorem = kernel.specialisation(kernel.hypothesis(first), k, ())
        for other in others:
            theorem = kernel.detachment(theorem, kernel.hypothesis(other))
        return kernel.congruence(whole, ((len(whole.omit), theorem),), (k,))

    def test_the_index_is_none_of_those_left_out(self) -> None:
        rule = off(i, lambda place: eq(x(place), v(place)))
        theorem = self.exchanged(self.whole, rule, ne(k, i))
        assert theorem.hypotheses == {rule}
        assert theorem.statement.parts()[1] == total(v(k), k, i)

    def test_it_may_be_any_other(self) -> None:
        rule = off(j, lambda place: eq(x(place), v(place)))
        with refused("speaks of the bound index"):
            self.exchanged(self.whole, rule, ne(k, j))

    def test_nor_one_that_only_stands_in_the_body(self) -> None:
        rule = off(j, lambda place: eq(mul(x(place), v(j)), v(place)))
        with refused("speaks of the bound index"):
            self.exchanged(total(mul(x(k), v(j)), k, i), rule, ne(k, j))

    def test_nothing_is_known_of_one_that_is_not_bound_there(self) -> None:
        rule = off(i, lambda place: eq(x(place), v(place)))
        with refused("speaks of the bound index"):
            self.exchanged(total(x(k), k), rule, ne(k, i))
        with refused("speaks of the bound index"):
            self.exchanged(total(x(k), k, j), rule, ne(k, i))
