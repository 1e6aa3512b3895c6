"""Slopes that the kernel once called proved where there is none, and their relatives: all refused."""

from __future__ import annotations

import pytest
from building import *
from building import Delta, Deriv, Rejected, num

from derive import kernel
from derive.kernel.context import known
from derive.terms.node import Term
from derive.terms.statement import And, Prop
from derive.terms.term import ArgMax, Call

PLACE = ArgMax(X)


def refused(message: str) -> object:
    return pytest.raises(Rejected, match=message)


class TestThePlaceOfTheMaximum:
    """At x = (0, 0) the first index is argmax x, and max x has no slope there: it is that index at the point alone."""

    at_place = Definition((i, X, n), x(i), 1, "part")

    @pytest.mark.parametrize("fact", [eq(PLACE, i), eq(i, PLACE), And((eq(PLACE, i), eq(i, j)))], ids=str)
    @pytest.mark.parametrize(
        "body",
        [
            x(PLACE),
            mul(c, x(PLACE)),
            exp(x(PLACE)),
            power(x(PLACE), 2),
            total(mul(x(k), x(PLACE)), k),
            Call(at_place, (PLACE, X, n)),
            total(x(k), k, PLACE),
            power(num(2), Delta(i, PLACE)),
        ],
        ids=str,
    )
    def test_it_moves_with_the_vector(self, body: Term, fact: Prop) -> None:
        slope = Deriv(body, x(j))
        for rule in (
            lambda: kernel.derivative(slope, given(fact)),
            lambda: kernel.normal_form(slope, slope, given(fact)),
        ):
            with refused("is not understood: nothing is known about how it depends on x|D differentiates by x|no row"):
                rule()

    def test_where_another_vector_moves_it_stays(self) -> None:
        slope = Deriv(mul(x(PLACE), v(PLACE)), v(j))
        found = kernel.derivative(slope, given(eq(PLACE, i)))
        assert found.statement == eq(slope, mul(x(PLACE), Deriv(v(PLACE), v(j))))

    def test_at_the_point_it_is_that_index(self) -> None:
        assert kernel.normal_form(x(PLACE), x(i), given(eq(PLACE, i))).hypotheses == {eq(PLACE, i)}
        assert known(given(eq(PLACE, i))).normal(Deriv(x(PLACE), x(j))) == {frozenset({(Deriv(x(PLACE), x(j)), 1)}): 1}
