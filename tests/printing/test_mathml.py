"""MathML: what a term is made of, and that it can be read as XML."""

from __future__ import annotations

import random
import xml.etree.ElementTree as ElementTree

import pytest
from building import *
from building import minus, num, over
from examples import REPEATED, examples
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from statements import Maker, is_well_formed

from derive.printing.mathml import markup
from derive.terms.node import IllFormed, Node
from derive.terms.substitution import Capture
from derive.terms.term import Scalar


def parsed(node: Node) -> ElementTree.Element:
    return ElementTree.fromstring(f"<math>{markup(node)}</math>")  # noqa: S314  # it is our own


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (x(i), "<msub><mi>x</mi><mi>i</mi></msub>"),
        (over(num(1), c), "<mfrac><mn>1</mn><mi>c</mi></mfrac>"),
        (exp(c), "<msup><mi>e</mi><mi>c</mi></msup>"),
        (minus(c, d), "<mi>c</mi><mo>−</mo><mi>d</mi>"),
        (mul(num(2), c), "<mn>2</mn><mo>&#x2062;</mo><mi>c</mi>"),
        (le(c, d), "<mi>c</mi><mo>≤</mo><mi>d</mi>"),
        (Scalar("sigma_2"), "<msub><mi>σ</mi><mn>2</mn></msub>"),
        (Scalar("x′"), "<msup><mi>x</mi><mo>′</mo></msup>"),
    ],
)
def test_elements(node: Node, said: str) -> None:
    assert markup(node) == said


def test_brackets_stand_where_a_piece_is_looser_than_its_place() -> None:
    assert [e.text for e in parsed(power(add(c, d), 2)).iter("mo")] == ["(", "+", ")"]
    assert [e.text for e in parsed(power(c, 2)).iter("mo")] == []


def test_what_a_name_holds_is_no_markup() -> None:
    name = "<b>&amp;"
    assert [e.text for e in parsed(Scalar(name)).iter()][1:] == [name]


ARITIES = {"mfrac": 2, "msub": 2, "msup": 2, "munder": 2, "munderover": 3, "msubsup": 3}


@settings(max_examples=examples(100, 1000), deadline=None, derandomize=REPEATED)
@drawn(st.integers(0, 2**64))
def test_elements_have_as_many_parts_as_they_must(seed: int) -> None:
    try:
        statement = Maker(random.Random(seed).choice).statement()
    except (IllFormed, Capture):
        return
    if is_well_formed(statement):
        for element in parsed(statement).iter():
            assert len(element) == ARITIES.get(element.tag, len(element)), ElementTree.tostring(element)
