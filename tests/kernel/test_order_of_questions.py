"""What a context answers does not depend on what it was asked before."""

from __future__ import annotations

from itertools import permutations

import pytest
from building import *
from building import num, over

from derive import kernel
from derive.kernel.context.context import Context, forget
from derive.terms.definition import Definition
from derive.terms.node import Term
from derive.terms.statement import EQ, GT, Rel, for_all
from derive.terms.term import ANY, Add, Call

COUNT = Definition((V, n), total(v(k), k), 0, "c")
count = Call(COUNT, (V, n))
SHARE = Definition((i, V, n), over(v(i), count), 1, "q")
share = Call(SHARE, (i, V, n))
at_any = Call(SHARE, (k, V, n))
FACTS = tuple(
    kernel.hypothesis(for_all(k, fact))
    for fact in (Rel(GT, x(k), num(0)), Rel(GT, v(k), num(0)), Rel(EQ, x(k), at_any))
)
TERMS = {
    "v_i": v(i),
    "Σ v": total(v(k), k),
    "c": count,
    "1/c": over(num(1), count),
    "v_i/c": over(v(i), count),
    "q_i": share,
    "x_i": x(i),
}


def fresh() -> Context:
    forget()
    return Context(FACTS)


@pytest.mark.parametrize(("first", "second"), list(permutations(TERMS, 2)))
def test_a_sign_is_the_same_whatever_was_asked_before(first: str, second: str) -> None:
    """Each of these signs rests on others, some in a circle: x = v/c, where c is the sum of all v."""
    alone, asked = fresh().sign(TERMS[second]), fresh()
    asked.sign(TERMS[first])
    assert asked.sign(TERMS[second]) == alone == POS


@pytest.mark.parametrize(("first", "used"), [(num(1), {0}), (c, set()), (num(-1), {0})])
def test_the_others_are_not_asked_about_where_one_member_of_a_sum_has_any_sign(first: Term, used: set[int]) -> None:
    """What they are would not matter, and a theorem would rest on facts that it does not need."""
    positive = kernel.hypothesis(Rel(GT, d, num(0)))
    asked = Context((positive,))
    assert asked.sign(Add((first, d))) == (POS if first == num(1) else ANY)
    assert asked.trace.used == used
