"""What SymPy's `simplify` is believed for, where an author asks for it by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy

from ...terms.functions import REAL
from ...terms.node import Bound, BoundScalar, BoundVector, Term
from ...terms.statement import EQ, Rel
from ...terms.table import Table
from ...terms.term import (
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
    minus,
)
from .limit import SECONDS, NoAnswer, time_limit
from .plain import function, plain, power


def simplifies(goal: Rel) -> bool:
    """Whether SymPy's simplify takes an equation's difference to 0, each sum and definition being a real symbol."""
    if goal.name != EQ:
        return False
    symbols: dict[Term, sympy.Symbol] = {}
    try:
        with sympy.evaluate(True), time_limit(SECONDS):
            return bool(sympy.simplify(_symbolic(minus(*goal.parts()), symbols)) == 0)
    except NoAnswer:
        return False


Symbols = dict[Term, sympy.Symbol]
SYMBOLIC: Table[Callable[[Any, Symbols], sympy.Expr]] = Table("a term for any n, in symbols for what has indices", Term)


def _symbolic(term: Term, symbols: Symbols) -> sympy.Expr:
    return SYMBOLIC[type(term)](term, symbols)


@SYMBOLIC.entry(Num, Pi, Scalar)
def _leaf(term: Term, symbols: Symbols) -> sympy.Expr:
    return plain(term)


@SYMBOLIC.entry(Add)
def _sum(term: Add, symbols: Symbols) -> sympy.Expr:
    return sympy.Add(*[_symbolic(t, symbols) for t in term.terms])


@SYMBOLIC.entry(Mul)
def _product(term: Mul, symbols: Symbols) -> sympy.Expr:
    return sympy.Mul(*[_symbolic(f, symbols) for f in term.factors])


@SYMBOLIC.entry(Pow)
def _power(term: Pow, symbols: Symbols) -> sympy.Expr:
    return power(_symbolic(term.base, symbols), _symbolic(term.exponent, symbols))


@SYMBOLIC.entry(Fn)
def _function(term: Fn, symbols: Symbols) -> sympy.Expr:
    if term.name not in REAL or len(term.args) != 1:
        return _symbol(term, symbols)
    return function(term.name, _symbolic(term.args[0], symbols))


@SYMBOLIC.entry(Dim, Det, At, Delta, Reduce, Deriv, Call, Apply)
@SYMBOLIC.rest(
    {
        "no limit is simplified": (BoundScalar,),
        "a position is no number": (Bound, Index, OtherIndex, Lit, ArgMax),
        "a vector is no number": (Vector, BoundVector, Lam, Tup, Inv, Adj),
        "a function has values": (Function,),
    }
)
def _symbol(term: Term, symbols: Symbols) -> sympy.Expr:
    return symbols.setdefault(term, sympy.Symbol(f"#{len(symbols)}", real=True))  # no declared name has a #
