"""The second engine: it agrees where a statement is true, says so where it surely is not, and else stays silent."""

from __future__ import annotations

import time

import pytest
import sympy
from building import *
from building import Delta, Deriv, Fn, Term, minus, num, over

from derive.evidence.explicit import (
    Explicit,
    NoAnswer,
    at_size,
    plain,
    rederive,
    simplifies,
    time_limit,
)
from derive.evidence.explicit.agreement import agrees
from derive.evidence.explicit.statement import instances
from derive.printing.text import text
from derive.terms.statement import And, for_all
from derive.terms.substitution import substitute
from derive.terms.term import Lit

softmax = Definition((i, X, n), over(exp(x(i)), total(exp(x(k)), k)), 1, "p")
prob = softmax.call({})


def other(index: Index) -> object:
    return softmax.call({i: index})


def test_it_derives_the_jacobian_again() -> None:
    statement = eq(Deriv(prob, x(j)), mul(prob, minus(Delta(i, j), other(j))))  # type: ignore[arg-type]
    assert rederive(statement, ()) == Explicit((2, 3), True)


def test_it_contradicts_a_wrong_sign() -> None:
    statement = eq(Deriv(prob, x(j)), mul(prob, add(Delta(i, j), other(j))))  # type: ignore[arg-type]
    assert rederive(statement, ()) == Explicit((2,), False)


def test_it_says_nothing_of_inequalities_and_hypotheses() -> None:
    assert rederive(ge(total(exp(x(k)), k), num(0)), ()) == Explicit((), None)
    assert rederive(eq(c, d), (eq(c, d),)) == Explicit((), None)


def test_it_keeps_to_dimensions_that_are_allowed() -> None:
    assert rederive(eq(total(y(a), a), total(y(b), b)), ()).sizes == (2, 3)
    big = Dim("b", 5)
    w = Vector("w", (big,))
    e = Index("e", big)
    assert rederive(eq(total(at(w, (e,)), e), total(at(w, (e,)), e)), ()) == Explicit((), None)


def test_indices_agree_or_differ_in_every_way() -> None:
    statement = mul(x(i), mul(x(j), x(k)))
    patterns = [text(goal.left) for goal in instances(eq(statement, num(0)), (), 3)]
    assert len(patterns) == len(set(patterns)) == 5
    assert len(list(instances(eq(statement, num(0)), (), 2))) == 4


def test_conjunctions_and_quantifiers_are_taken_apart() -> None:
    assert rederive(And((eq(add(c, c), mul(num(2), c)), eq(c, c))), ()).agrees
    assert rederive(for_all(i, eq(add(x(i), x(i)), mul(num(2), x(i)))), ()) == Explicit((2, 3), True)


def test_terms_in_plain_symbols() -> None:
    at_two = substitute(total(mul(x(k), Delta(k, j)), k, t), {n: num(2), j: Lit(1), t: Lit(2)})
    assert plain(at_two) == sympy.Symbol("x₁", real=True)
    assert plain(substitute(largest(x(k), k), {n: num(2)})) == sympy.Max(*sympy.symbols("x₁ x₂", real=True))
    with pytest.raises(NoAnswer):
        plain(total(x(k), k))
    with pytest.raises(NoAnswer):
        plain(substitute(largest(x(k), k, t), {n: num(1), t: Lit(1)}))


def test_no_answer_is_no_disagreement() -> None:
    with pytest.raises(NoAnswer):
        agrees(eq(Fn("erf", (c,)), mul(Fn("erf", (c,)), over(add(num(10**30), num(1)), num(10**30)))))


def busy(seconds: float) -> None:
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        pass


def test_it_stops_when_its_time_is_over() -> None:
    started = time.monotonic()
    with pytest.raises(NoAnswer, match="did not answer"), time_limit(0.05):
        busy(10)
    assert time.monotonic() - started < 5


def test_it_ends_what_takes_the_first_alarm_for_a_failure_of_its_own() -> None:
    def deaf() -> None:
        try:
            spend(2)
        except NoAnswer:
            spend(2)

    with pytest.raises(NoAnswer, match="did not answer"), time_limit(0.05):
        deaf()


def spend(seconds: float) -> None:
    """This process's own time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_only_its_own_time_counts() -> None:
    with time_limit(0.05):
        time.sleep(0.2)


def test_matrices_columns_and_numbers() -> None:
    assert len(at_size(eq(Deriv(total(exp(x(k)), k), x(j)), num(0)), 3)) >= 3
    assert at_size(eq(total(num(1), k), n), 4) == ["4"]
    assert at_size(for_all(i, eq(x(i), c)), 2) == []
    assert at_size(eq(x(i), c), 2)[0].startswith("⎡x")


def test_simplify_is_asked_about_equations_alone() -> None:
    assert simplifies(eq(power(add(c, d), 2), add(power(c, 2), mul(num(2), c, d), power(d, 2))))
    assert simplifies(eq(add(total(x(k), k), c), add(c, total(x(j), j))))
    assert not simplifies(eq(total(x(k), k), total(v(k), k)))
    assert not simplifies(ge(c, c))


@pytest.mark.parametrize("name", ["tanh", "cosh"])
def test_nested_functions_are_not_expanded(name: str) -> None:
    """Each level asked for the real part of all below it: one level more took twice as long."""

    def layers(depth: int, place: Index) -> Term:
        if not depth:
            return x(place)
        inner = j if depth % 2 else k
        return add(x(place), total(mul(x(inner), Fn(name, (layers(depth - 1, inner),))), inner))

    assert rederive(eq(layers(14, i), add(layers(14, i), num(0))), ()).sizes == (2, 3)
