"""Limits that the kernel once called proved, and their relatives: all refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import Rejected, minus, num, over

from derive import kernel
from derive.kernel import Theorem
from derive.search.limits import limit_of
from derive.search.scope import Scope
from derive.terms.statement import INFINITY, ORIGIN, Implies, Prop, Tends, tends
from derive.terms.term import POS

alpha = Scalar("alpha", POS)
h = Scalar("h")
HALF = num(Fraction(1, 2))
NOUGHT = num(0)


def refused(message: str) -> object:
    return pytest.raises(Rejected, match=message)


class TestPowersOfWhatVanishes:
    """0⁰ is 1; a power whose base and exponent both vanish tends to what its logarithm says."""

    vanishing = exp(mul(num(-1), alpha))

    def test_a_power_that_tends_to_1_over_e(self) -> None:
        """(e^-α)^(1/α) is 1/e for every α."""
        goal = tends(power(self.vanishing, over(num(1), alpha)), alpha, INFINITY, num(1))
        with refused("the limit is 1/exp\\(1\\), not 1"):
            kernel.expansion(goal, alpha, 3, ())

    def test_a_base_of_no_known_sign(self) -> None:
        """h^h has no value to the left of 0."""
        goal = tends(power(h, h), h, ORIGIN, num(1))
        with refused("must be positive"):
            kernel.expansion(goal, h, 3, ())


class TestEndsWithoutAValue:
    """α ≥ log c holds for no α if c is not positive: it is no hypothesis that large α meet."""

    root = over(power(c, HALF), alpha)
    above = over(add(num(1), absolute(c)), alpha)

    def bounds(self, assumed: Prop, positive: Prop) -> tuple[Theorem, Theorem]:
        """assumed ⊢ 0 ≤ √c/α ≤ (1 + |c|)/α, since a hypothesis says that log c has a value."""
        fact = kernel.detachment(kernel.axiom("log", Implies(assumed, positive)), kernel.hypothesis(assumed))
        square = kernel.sign(ge(power(minus(power(c, HALF), num(1)), 2), NOUGHT), (fact,))
        rest = mul(num(-1), over(HALF, alpha), add(c, num(1)))
        terms = ((kernel.symmetry(square), over(HALF, alpha)),)
        upper = kernel.linear(le(self.root, self.above), terms, rest, num(1), (fact,))
        return kernel.sign(le(NOUGHT, self.root), (fact,)), upper

    @pytest.mark.parametrize(
        "assumed",
        [ge(alpha, log(c)), gt(alpha, log(c)), ne(alpha, log(c)), lt(log(c), alpha), ne(log(c), alpha)],
        ids=str,
    )
    def test_a_root_of_a_number_that_may_be_negative(self, assumed: Prop) -> None:
        """√c/α → 0 would follow for every c."""
        goal: Tends = tends(self.root, alpha, INFINITY, NOUGHT)
        lower, upper = self.bounds(assumed, gt(c, NOUGHT))
        low = limit_of(tends(NOUGHT, alpha, INFINITY, NOUGHT), alpha, Scope(()))
        high = limit_of(tends(self.above, alpha, INFINITY, NOUGHT), alpha, Scope(()))
        with refused("need not hold as α"):
            kernel.squeeze(goal, alpha, lower, upper, low, high, ())
        found = kernel.squeeze(goal, alpha, lower, upper, low, high, given(gt(c, NOUGHT)))
        assert found.hypotheses == {gt(c, NOUGHT)}
