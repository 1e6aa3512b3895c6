"""Random vectors and matrices as a whole: what is printed says again which they are, as text; and in LaTeX no two are alike."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from examples import REPEATED, examples
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from tidy import tidy

import derive.notation as no
from derive.claims.written.expression import Written
from derive.claims.written.reader import read
from derive.claims.written.vectors import VectorTerm
from derive.kernel.context import known
from derive.printing.latex import latex
from derive.printing.text import text
from derive.terms.arithmetic import num
from derive.terms.leaf import Index
from derive.terms.node import VECTOR, IllFormed, Term
from derive.terms.pairs import is_vector_of_pairs
from derive.terms.vector import at, shape_of

with no.as_written():
    n = no.dimension("n")
    NAMES: dict[str, Any] = {
        **{name: no.matrix(name, n, n) for name in "ABS"},
        **{name: no.vector(name, n) for name in "xyz"},
        **{name: no.scalar(name) for name in "cd"},
        "I": no.eye(n),
    }
ONE_ARGUMENT: dict[str, Callable[..., Any]] = {
    "tr": no.tr, "det": no.det, "adj": no.adj, "diag": no.diag, "vec": no.vec
}  # fmt: skip


class Maker:
    """Draws terms of one of five kinds: matrices, vectors, numbers, Kronecker products and vectors of pairs."""

    def __init__(self, rng: random.Random) -> None:
        self.choose = rng.choice

    def matrix(self, depth: int) -> Any:
        m, v = self.matrix, self.vector
        if depth <= 0:
            return NAMES[self.choose("AABBSSI")]
        made: list[Callable[[int], Any]] = [
            lambda k: m(k) + m(k), lambda k: m(k) - m(k), lambda k: m(k) @ m(k), lambda k: m(k) @ m(k) @ m(k),
            lambda k: m(k).T, lambda k: no.inv(m(k)), lambda k: no.inv(m(k)), lambda k: no.adj(m(k)),
            lambda k: self.number(k) * m(k), lambda k: 2 * m(k), lambda k: -m(k), lambda k: -2 * m(k) @ m(k),
            lambda k: m(k) * m(k), lambda k: m(k) ** 2, lambda k: no.outer(v(k), v(k)), lambda k: no.diag(v(k)),
        ]  # fmt: skip
        return self.choose(made)(depth - 1)

    def vector(self, depth: int) -> Any:
        m, v = self.matrix, self.vector
        if depth <= 0:
            return NAMES[self.choose("xyz")]
        made: list[Callable[[int], Any]] = [
            lambda k: v(k) + v(k), lambda k: v(k) - v(k), lambda k: m(k) @ v(k), lambda k: m(k) @ v(k),
            lambda k: self.number(k) * v(k), lambda k: -v(k), lambda k: -2 * v(k), lambda k: no.diag(m(k)),
            lambda k: -2 * m(k) @ v(k), lambda k: v(k) @ m(k),
        ]  # fmt: skip
        return self.choose(made)(depth - 1)

    def number(self, depth: int) -> Any:
        m, v = self.matrix, self.vector
        if depth <= 0:
            return NAMES[self.choose("ccd")]
        made: list[Callable[[int], Any]] = [
            lambda k: no.det(m(k)), lambda k: no.det(m(k)), lambda k: no.tr(m(k)), lambda k: v(k) @ v(k),
            lambda k: v(k) @ m(k) @ v(k), lambda k: no.norm(v(k)), lambda k: no.norm(m(k)),
            lambda k: self.pairs(k) @ self.pairs(k), lambda k: no.norm(self.pairs(k)), lambda k: no.tr(self.kron(k)),
        ]  # fmt: skip
        return self.choose(made)(depth - 1)

    def kron(self, depth: int) -> Any:
        made: list[Callable[[int], Any]] = [
            lambda k: no.kron(self.matrix(k), self.matrix(k)), lambda k: self.kron(k) @ self.kron(k),
            lambda k: self.kron(k).T, lambda k: self.kron(k) + self.kron(k), lambda k: 2 * self.kron(k),
        ]  # fmt: skip
        return made[0](0) if depth <= 0 else self.choose(made)(depth - 1)

    def pairs(self, depth: int) -> Any:
        made: list[Callable[[int], Any]] = [
            lambda k: no.vec(self.matrix(k)), lambda k: self.kron(k) @ self.pairs(k),
            lambda k: self.pairs(k) - self.pairs(k), lambda k: -self.pairs(k),
        ]  # fmt: skip
        return made[0](0) if depth <= 0 else self.choose(made)(depth - 1)

    def whole(self, depth: int) -> Any:
        return self.choose((self.matrix, self.matrix, self.vector, self.number, self.kron, self.pairs))(depth)


def core_of(value: Any) -> Term:
    return value.core if isinstance(value, VectorTerm) else read(value)


# ── read back ─────────────────────────────────────────────────────────────────

TOKEN = re.compile(r"⁻¹|_F|[A-Za-z]+|\d+|\S")


class Turned:
    """xᵀ, before what it multiplies."""

    def __init__(self, vector: Any) -> None:
        self.vector = vector


class Reader:
    """Sums of products from the left, with what stands behind a factor bound most tightly."""

    def __init__(self, line: str) -> None:
        self.tokens = [*TOKEN.findall(line), ""]

    def take(self, *wanted: str) -> str:
        return self.tokens.pop(0) if self.tokens[0] in wanted else ""

    def need(self, wanted: str) -> None:
        assert self.take(wanted), f"{wanted} is missing before {self.tokens}"

    def whole(self) -> Any:
        found = self.sum()
        assert self.tokens == [""], self.tokens
        return found

    def sum(self) -> Any:
        total = self.first()
        while sign := self.take("+", "-"):
            total = total + self.product() if sign == "+" else total - self.product()
        return total

    def first(self) -> Any:
        """A minus before a number belongs to it: -2·A·x is (-2·A)·x."""
        if not self.take("-"):
            return self.product()
        return self.product(Written(num(-int(self.tokens.pop(0))))) if self.tokens[0].isdigit() else -self.product()

    def product(self, first: Any = None) -> Any:
        total = self.factor() if first is None else first
        while sign := self.take("·", "∘", "⊗"):
            total = joined(sign, total, self.factor())
        return total

    def factor(self) -> Any:
        found = self.atom()
        while sign := self.take("ᵀ", "⁻¹", "²"):
            if sign == "²":
                found = found**2
            elif sign == "⁻¹":
                found = no.inv(found)
            else:
                found = Turned(found) if is_column(found) else found.T
        return found

    def atom(self) -> Any:
        piece = self.tokens.pop(0)
        if piece == "(":
            return self.closed(")")
        if piece == "⟨":
            left = self.sum()
            self.need(",")
            return no.dot(left, self.closed("⟩"))
        if piece == "‖":
            found = self.closed("‖")
            self.take("_F")
            return no.norm(found)
        if piece in ONE_ARGUMENT:
            self.need("(")
            return ONE_ARGUMENT[piece](self.closed(")"))
        return Written(num(int(piece))) if piece.isdigit() else NAMES[piece]

    def closed(self, end: str) -> Any:
        found = self.sum()
        self.need(end)
        return found


def is_column(value: Any) -> bool:
    """Whether a value is a vector, or one whose places are pairs."""
    if not isinstance(value, VectorTerm):
        return False
    return len(shape_of(value.core)) == 1 or is_vector_of_pairs(value.core)


def joined(sign: str, left: Any, right: Any) -> Any:
    if sign == "⊗":
        return no.kron(left, right)
    if isinstance(left, Turned):
        return Turned(left.vector @ right) if not is_column(right) else left.vector @ right
    if isinstance(right, Turned):
        return no.outer(left, right.vector)
    both = isinstance(left, VectorTerm) and isinstance(right, VectorTerm)
    return left @ right if both and sign == "·" else left * right


SEEN: dict[str, Term] = {}


def are_equal(one: Term, other: Term) -> bool:
    """Whether two terms differ in what does not count: LaTeX leaves out the brackets of a product in a product."""
    if one.sort != other.sort or (one.sort == VECTOR and shape_of(one) != shape_of(other)):
        return False
    places = [Index(f"p{place}", size) for place, size in enumerate(shape_of(one))] if one.sort == VECTOR else []
    left, right = (at(side, tuple(places)) if places else side for side in (one, other))
    return known(()).normal(left) == known(()).normal(right)


@settings(max_examples=examples(300, 3000), deadline=None, derandomize=REPEATED)
@drawn(st.integers(0, 2**64), st.integers(1, 4))
def test_it_is_read_back_and_no_two_look_alike(seed: int, depth: int) -> None:
    with no.as_written():
        try:
            core = core_of(Maker(random.Random(seed)).whole(depth))
        except IllFormed:
            return
        assert tidy(core_of(Reader(text(core)).whole())) == tidy(core), text(core)
        other = SEEN.setdefault(latex(core), core)
        assert tidy(other) == tidy(core) or are_equal(other, core), f"{text(other)} and {text(core)}"


@pytest.mark.parametrize(
    "line", ["A·B⁻¹", "(A ⊗ B)ᵀ·vec(S)", "xᵀ·A·y", "x·yᵀ·A", "det(A)·adj(A)", "2·(A·x)", "-2·A·x + y", "-(2·A·x)"]
)
def test_the_reader_reads(line: str) -> None:
    with no.as_written():
        assert text(core_of(Reader(line).whole())) == line
