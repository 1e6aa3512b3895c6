"""Formulas in words."""

from __future__ import annotations

import pytest
from building import *
from building import minus, num, over

from derive.printing.build import notation
from derive.printing.spoken import spoken
from derive.terms.node import Node
from derive.terms.statement import for_all, tends


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (x(i), "x sub i"),
        (power(c, 2), "c squared"),
        (power(add(c, d), 3), "open bracket c plus d close bracket cubed"),
        (over(exp(x(i)), c), "e to the x sub i over c"),
        (total(exp(x(k)), k), "the sum over k of e to the x sub k"),
        (minus(c, mul(num(2), d)), "c minus 2 times d"),
        (for_all(i, le(x(i), c)), "for all i: x sub i is at most c"),
        (tends(over(num(1), p), p, "∞", num(0)), "1 over p tends to 0 as p tends to infinity"),
        (log(add(c, d)), "log of open bracket c plus d close bracket"),
    ],
)
def test_words(node: Node, said: str) -> None:
    assert spoken(notation(node)) == said
