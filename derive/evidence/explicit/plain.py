"""A term at one n as a SymPy expression in x₁, x₂, …"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import combinations
from typing import Any

import sympy

from ...printing.text import text
from ...terms.definition import unfolded
from ...terms.functions import REAL
from ...terms.node import Bound, BoundScalar, BoundVector, Term, opened
from ...terms.substitution import Capture
from ...terms.table import Table
from ...terms.term import (
    MAX,
    MIN,
    NEG,
    POS,
    PROD,
    SUM,
    ZERO,
    Add,
    Adj,
    Apply,
    ArgMax,
    At,
    Call,
    Delta,
    Deriv,
    Det,
    Dim,
    Fn,
    Function,
    Index,
    Inv,
    Lam,
    Lit,
    Mul,
    Num,
    OtherIndex,
    Pi,
    Pow,
    Reduce,
    Scalar,
    Tup,
    Vector,
    at,
    shape_of,
)
from .limit import NoAnswer

_LARGEST_EXPONENT = 10_000
_LARGEST_SQUARE = 4

PLAIN: Table[Callable[[Any], sympy.Expr]] = Table("a term at one n, in plain symbols", Term)


@lru_cache(maxsize=4096)
def plain(term: Term) -> sympy.Expr:
    """A term without free dimensions and indices as a SymPy expression in x₁, x₂, …, derivatives taken.

    Raises NoAnswer for what cannot be written out.
    """
    return PLAIN[type(term)](term)


@PLAIN.rest(
    {
        "one n was put in its place": (Dim,),
        "no limit is written out": (BoundScalar,),
        "its position stands in the symbol of a component": (Bound, Index, OtherIndex, Lit, ArgMax),
        "its components are written": (Vector, BoundVector, Lam, Tup, Inv, Adj),
        "it was written out before": (Function, Apply),
    }
)
def _none(term: Term) -> sympy.Expr:
    raise NoAnswer(f"{text(term)} cannot be written out")


# ── leaves ────────────────────────────────────────────────────────────────────


@PLAIN.entry(Num)
def _number(term: Num) -> sympy.Expr:
    return sympy.Rational(term.value.numerator, term.value.denominator)


@PLAIN.entry(Pi)
def _pi(term: Pi) -> sympy.Expr:
    return sympy.pi


@PLAIN.entry(Scalar)
def _scalar(term: Scalar) -> sympy.Expr:
    return _symbol(term.name, term.signs)


@PLAIN.entry(Det)
def _determinant(term: Det) -> sympy.Expr:
    return _by_first_row(_square(term.matrix))


_Rows = list[list[sympy.Expr]]


def _square(matrix: Term) -> _Rows:
    """The rows of a square matrix, written out."""
    (size, _) = shape_of(matrix)
    if not isinstance(size, Num) or size.value > _LARGEST_SQUARE:
        raise NoAnswer("a dimension is left, or is large")
    places = [Lit(place) for place in range(1, int(size.value) + 1)]
    return [[plain(at(matrix, (i, j))) for j in places] for i in places]


def _by_first_row(rows: _Rows) -> sympy.Expr:
    """A determinant, which is not expanded."""
    if not rows:
        return sympy.Integer(1)
    first, *rest = rows
    return sympy.Add(
        *[(-1) ** j * entry * _by_first_row([row[:j] + row[j + 1 :] for row in rest]) for j, entry in enumerate(first)]
    )


def _of_square(term: At) -> sympy.Expr:
    """An entry of an adjugate or an inverse."""
    rows = _square(term.vector.parts()[0])
    i, j = [index.position - 1 for index in term.indices if isinstance(index, Lit)]
    minor = [row[:i] + row[i + 1 :] for place, row in enumerate(rows) if place != j]
    entry = (-1) ** (i + j) * _by_first_row(minor)
    return entry / _by_first_row(rows) if isinstance(term.vector, Inv) else entry


@PLAIN.entry(At)
def _component(term: At) -> sympy.Expr:
    """The symbol x₁ or A₁ ₂: no declared name is written with such digits, so that it is nothing else's.

    In a symmetric matrix A₂ ₁ is A₁ ₂.
    """
    places = [i.position for i in term.indices if isinstance(i, Lit)]
    if isinstance(term.vector, Inv | Adj) and len(places) == len(term.indices):
        return _of_square(term)
    if not isinstance(term.vector, Vector) or len(places) != len(term.indices):
        return _none(term)
    if term.vector.symmetric:
        places.sort()
    return _symbol(term.vector.name + " ".join(str(p).translate(_LOWERED) for p in places), 0)


_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _symbol(name: str, signs: int) -> sympy.Symbol:
    return sympy.Symbol(name, real=True, **_ASSUMED.get(signs, {}))


_ASSUMED = {
    POS: {"positive": True},
    NEG: {"negative": True},
    POS | ZERO: {"nonnegative": True},
    NEG | ZERO: {"nonpositive": True},
    POS | NEG: {"nonzero": True},
}


@PLAIN.entry(Delta)
def _delta(term: Delta) -> sympy.Expr:
    if not (isinstance(term.left, Lit) and isinstance(term.right, Lit)):
        return _none(term)
    return sympy.Integer(int(term.left == term.right))


# ── arithmetic and functions ──────────────────────────────────────────────────


@PLAIN.entry(Add)
def _sum(term: Add) -> sympy.Expr:
    return sympy.Add(*map(plain, term.terms))


@PLAIN.entry(Mul)
def _product(term: Mul) -> sympy.Expr:
    return sympy.Mul(*map(plain, term.factors))


@PLAIN.entry(Pow)
def _power(term: Pow) -> sympy.Expr:
    if isinstance(term.exponent, Num) and abs(term.exponent.value) > _LARGEST_EXPONENT:
        raise NoAnswer("an exponent is too large")
    return power(plain(term.base), plain(term.exponent))


@PLAIN.entry(Fn)
def _function(term: Fn) -> sympy.Expr:
    if term.name not in REAL or len(term.args) != 1:
        return _none(term)
    return function(term.name, plain(term.args[0]))


def power(base: sympy.Expr, exponent: sympy.Expr) -> sympy.Expr:
    """A power. Raises NoAnswer where SymPy would guess."""
    if not exponent.is_Integer:
        _without_guess(base)
    return base**exponent


def function(name: str, argument: sympy.Expr) -> sympy.Expr:
    """A function that is understood, of one argument. Raises NoAnswer where SymPy would guess."""
    if name == "abs":
        _without_guess(argument)
    made = getattr(sympy, {"abs": "Abs"}.get(name, name))
    return made(argument, evaluate=False) if name in _EXPANDING and argument.args else made(argument)


_EXPANDING = frozenset(("cosh", "tanh"))
"""Of a compound argument SymPy asks for the real part, and expands all of it, at each of the levels of a nested one."""


def _without_guess(*compared: sympy.Expr) -> None:
    """Raise NoAnswer where SymPy would look at two digits of a closed sum, a sine or a cosine to know a sign."""
    differences = [left - right for left, right in combinations(compared, 2)]
    for part in (p for e in (*compared, *differences) for p in sympy.preorder_traversal(e)):
        if isinstance(part, sympy.Add | sympy.sin | sympy.cos) and part.is_number:
            raise NoAnswer(f"SymPy would guess the sign of {part}")


# ── reductions, derivatives, definitions ──────────────────────────────────────


@PLAIN.entry(Reduce)
def _written_out(term: Reduce) -> sympy.Expr:
    if not isinstance(term.size, Num):
        raise NoAnswer("a dimension is left")
    if not all(isinstance(place, Lit) for place in term.omit):
        raise NoAnswer("what is left out is not written out")
    places = [p for p in map(Lit, range(1, int(term.size.value) + 1)) if p not in term.omit]
    members = [plain(opened(term.body, (place,))) for place in places]
    kinds = {SUM: sympy.Add, PROD: sympy.Mul, MAX: sympy.Max, MIN: sympy.Min}
    if not members and term.kind in (MAX, MIN):
        raise NoAnswer("a maximum over nothing")
    if term.kind in (MAX, MIN):
        _without_guess(*members)
    return kinds[term.kind](*members)


@PLAIN.entry(Deriv)
def _derivative(term: Deriv) -> sympy.Expr:
    return sympy.diff(plain(term.body), plain(term.var))


@PLAIN.entry(Call)
def _use(term: Call) -> sympy.Expr:
    try:
        return plain(unfolded(term))
    except Capture as problem:
        raise NoAnswer(str(problem)) from None
