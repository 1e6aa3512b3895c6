"""Declarations: the only source of variables, and of what is assumed about them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Literal, TypedDict, Unpack

from ...messages import notation as kinds
from ...terms.names import misread
from ...terms.node import IllFormed
from ...terms.statement import EQ, GE, GT, Prop, Rel, for_all
from ...terms.symmetric import symmetry_of
from ...terms.term import (
    ANY,
    NEG,
    POS,
    SUM,
    ZERO,
    Dim,
    Index,
    Pow,
    Scalar,
    Size,
    Vector,
    at,
    num,
    reduce_over,
)
from .expression import NotationError, Written, shown
from .places import noted
from .vectors import VectorTerm


def checked_name(name: object) -> str:
    """A name that reads as what it is, wherever it is printed. Raises NotationError."""
    problem = misread(name)
    if problem is not None:
        raise NotationError(problem, kinds.DECLARATION)
    return str(name)


# ── dimensions, indices, scalars ──────────────────────────────────────────────


def dimension(name: str, at_least: int = 1) -> Written:
    """An integer n ≥ `at_least` ≥ 1: how many components a vector has. It is also a number in terms."""
    try:
        return Written(noted(Dim(checked_name(name), at_least)))
    except IllFormed as problem:
        raise NotationError(str(problem), kinds.DECLARATION) from None


def size_term(size: object, what: str) -> Size:
    """The dimension that an argument is. Raises NotationError."""
    if isinstance(size, Written) and isinstance(size.term, Dim):
        return size.term
    raise NotationError(f"{what} needs a declared dimension, not {shown(size)}: n = dimension('n')", kinds.DECLARATION)


def index(name: str, dim: Written) -> Written:
    """A fixed but arbitrary position 1, …, n."""
    return Written(noted(Index(checked_name(name), size_term(dim, "an index"))))


def indices(names: str, dim: Written) -> tuple[Written, ...]:
    """Several indices of one dimension: i, j, k = indices("i j k", n)."""
    return tuple([index(name, dim) for name in names.split()])


_SIGNS = {"positive": POS, "negative": NEG, "nonnegative": POS | ZERO, "nonpositive": NEG | ZERO, "nonzero": POS | NEG}


class Signs(TypedDict, total=False):
    """What can be assumed of a scalar."""

    positive: Literal[True]
    negative: Literal[True]
    nonnegative: Literal[True]
    nonpositive: Literal[True]
    nonzero: Literal[True]


def scalar(name: str, **assumed: Unpack[Signs]) -> Written:
    """A real number. Nothing is assumed of it but what is said: scalar("c", positive=True).

    What can be said is `positive`, `negative`, `nonnegative`, `nonpositive` and `nonzero`.

    Raises NotationError for other words and values.
    """
    signs = ANY
    for word, value in assumed.items():
        if word not in _SIGNS or value is not True:
            near = get_close_matches(word, _SIGNS, 1)
            hint = f"; did you mean {near[0]}=True?" if near and word not in _SIGNS else ""
            raise NotationError(
                f"scalar knows {', '.join(f'{w}=True' for w in _SIGNS)}, not {word}={value!r}{hint}", kinds.DECLARATION
            )
        signs &= _SIGNS[word]
    if not signs:
        raise NotationError(f"no number is {' and '.join(assumed)}", kinds.DECLARATION)
    return Written(noted(Scalar(checked_name(name), signs)))


# ── vectors and matrices ───────────────────────────────────────────────────────────────────


def vector(name: str, dim: Written) -> VectorTerm:
    """A vector of n real components x[i], with x.max, x.min and x.argmax."""
    return VectorTerm(noted(Vector(checked_name(name), (size_term(dim, "a vector"),))))


def matrix(name: str, rows: Written, columns: Written, *, symmetric: bool = False) -> VectorTerm:
    """A matrix of real components A[i, j].

    A claim that speaks of a symmetric one, S = matrix("S", n, n, symmetric=True),
    has as a hypothesis that S[i, j] = S[j, i] for all i and j.
    """
    shape = size_term(rows, "a matrix"), size_term(columns, "a matrix")
    if type(symmetric) is not bool:
        raise NotationError(
            f"matrix({name!r}, …): symmetric= takes True or False, not {shown(symmetric)}", kinds.DECLARATION
        )
    try:
        return VectorTerm(noted(Vector(checked_name(name), shape, symmetric=int(symmetric))))
    except IllFormed as problem:
        raise NotationError(str(problem), kinds.DECLARATION) from None


def mask(name: str, dim: Written, total: Written) -> VectorTerm:
    """A subset of n positions as a vector w: w_i is 1 for `total` of them, else 0.

    A claim that speaks of w has as hypotheses, after those in given=[…], that
    w_i² = w_i for every i, and that Σ w_i is the total.
    """
    size = size_term(dim, "a mask")
    return VectorTerm(noted(Vector(checked_name(name), (size,), size_term(total, "the total of a mask"))))


def weights(name: str, dim: Written, *, positive: bool = False) -> VectorTerm:
    """Weights p_i ≥ 0 with Σ p_i = 1, as of a mean or of a distribution over n things; with positive=True, p_i > 0.

    A claim that speaks of p has both as hypotheses, after those in given=[…].
    """
    if type(positive) is not bool:
        raise NotationError(
            f"weights({name!r}, …): positive= takes True or False, not {shown(positive)}", kinds.DECLARATION
        )
    signs = POS if positive else POS | ZERO
    return VectorTerm(noted(Vector(checked_name(name), (size_term(dim, "a vector of weights"),), weights=signs)))


def assumed_of(vector: Vector) -> tuple[Prop, ...]:
    """What a claim assumes of a vector that it speaks of, because of how it was declared."""
    if vector.symmetric:
        return (symmetry_of(vector),)
    if vector.total is None and not vector.weights:
        return ()
    i = Index("i", vector.shape[0])
    entry, whole = at(vector, (i,)), reduce_over(SUM, i, at(vector, (i,)))
    if vector.total is None:
        sign = Rel(GT if vector.weights == POS else GE, entry, num(0))
        return (for_all(i, sign), Rel(EQ, whole, num(1)))
    return (for_all(i, Rel(EQ, Pow(entry, num(2)), entry)), Rel(EQ, whole, vector.total))
