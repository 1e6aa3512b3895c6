"""Powers, and products that leave an index out: what has no value at some points is never written as what has one."""

from __future__ import annotations

import pytest
from building import *
from building import Delta, minus, num, over, reduce_over

from derive import kernel
from derive.kernel.context import known
from derive.kernel.context.normal import equal
from derive.terms.node import Term
from derive.terms.statement import GT, Rel

P_ABOVE_Q = (kernel.hypothesis(Rel(GT, p, q)),)


def left_out(body: Term) -> Term:
    return reduce_over(PROD, k, body, (i,))


NEVER = {
    "b^(n-2) at b = 0, n = 1": (
        mul(power(c, minus(n, num(2))), power(c, 2)),
        power(c, n),
        (),
    ),
    "(c + δ)^p where c may be negative": (
        power(add(c, Delta(i, j)), p),
        add(mul(Delta(i, j), power(add(c, num(1)), p)), mul(minus(num(1), Delta(i, j)), power(c, p))),
        (),
    ),
    "r^(p-q) = r^p/r^q at r = 0": (
        power(r, minus(p, q)),
        over(power(r, p), power(r, q)),
        P_ABOVE_Q,
    ),
    "Π' = x_i·Π at x_i = 0": (
        left_out(over(num(1), x(k))),
        mul(x(i), reduce_over(PROD, k, over(num(1), x(k)))),
        (),
    ),
    "Π' of logarithms at x_i < 0": (
        mul(log(x(i)), left_out(mul(log(x(k)), x(k)))),
        over(reduce_over(PROD, k, mul(log(x(k)), x(k))), x(i)),
        (),
    ),
}


@pytest.mark.parametrize("case", NEVER)
def test_they_have_two_forms(case: str) -> None:
    left, right, facts = NEVER[case]
    assert not equal(known(facts), left, right)
