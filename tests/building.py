"""Terms for kernel tests, without SymPy: one dimension, its indices, vectors, and short words for terms."""

from __future__ import annotations

from fractions import Fraction

from derive.kernel import Rejected, Theorem, hypothesis
from derive.terms.definition import Definition
from derive.terms.node import Term
from derive.terms.statement import EQ, GE, GT, LE, LT, NE, Prop, Rel
from derive.terms.term import (
    MAX,
    MIN,
    POS,
    PROD,
    SUM,
    ZERO,
    Add,
    Delta,
    Deriv,
    Dim,
    Fn,
    Index,
    Mul,
    Pow,
    Reduce,
    Scalar,
    Vector,
    at,
    minus,
    num,
    over,
    reduce_over,
)

n = Dim("n", 1)
m = Dim("m", 2)
i, j, k, t = (Index(name, n) for name in "ijkt")
a, b, u = (Index(name, m) for name in "abu")
X, V = Vector("x", (n,)), Vector("v", (n,))
Y = Vector("y", (m,))
c, d = Scalar("c"), Scalar("d")
p, q = Scalar("p", POS), Scalar("q", POS)
r = Scalar("r", POS | ZERO)


def x(index: Term) -> Term:
    return at(X, (index,))


def v(index: Term) -> Term:
    return at(V, (index,))


def y(index: Term) -> Term:
    return at(Y, (index,))


def add(*terms: Term) -> Add:
    return Add(terms)


def mul(*factors: Term) -> Mul:
    return Mul(factors)


def exp(term: Term) -> Fn:
    return Fn("exp", (term,))


def log(term: Term) -> Fn:
    return Fn("log", (term,))


def absolute(term: Term) -> Fn:
    return Fn("abs", (term,))


def power(base: Term, exponent: int | Fraction | Term) -> Pow:
    return Pow(base, exponent if isinstance(exponent, Term) else num(exponent))


def total(body: Term, index: Index, *omit: Term) -> Reduce:
    return reduce_over(SUM, index, body, omit)


def largest(body: Term, index: Index, *omit: Term) -> Reduce:
    return reduce_over(MAX, index, body, omit)


def product(body: Term, index: Index, *omit: Term) -> Reduce:
    return reduce_over(PROD, index, body, omit)


def smallest(body: Term, index: Index, *omit: Term) -> Reduce:
    return reduce_over(MIN, index, body, omit)


def eq(left: Term, right: Term) -> Rel:
    return Rel(EQ, left, right)


def ne(left: Term, right: Term) -> Rel:
    return Rel(NE, left, right)


def ge(left: Term, right: Term) -> Rel:
    return Rel(GE, left, right)


def gt(left: Term, right: Term) -> Rel:
    return Rel(GT, left, right)


def le(left: Term, right: Term) -> Rel:
    return Rel(LE, left, right)


def lt(left: Term, right: Term) -> Rel:
    return Rel(LT, left, right)


def given(*statements: Prop) -> tuple[Theorem, ...]:
    """Hypotheses as facts."""
    return tuple(map(hypothesis, statements))


Z = Definition((X, n), total(exp(x(k)), k), 0, "Z")
z = Z.call({})

__all__ = [name for name in dir() if not name.startswith("_")] + ["Rejected", "Delta", "Deriv", "minus", "over", "num"]
