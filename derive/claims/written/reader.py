"""A SymPy expression read as a term, node by node.

Sums, products and powers keep their order and shape; only the left-nested sums
and products that `a + b + c` makes without evaluation are read as one. What
has no meaning here is refused by name, with what to write instead.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeVar

import sympy
import sympy.core.function
from sympy.core.function import AppliedUndef

from ...messages import notation as kinds
from ...printing import tree
from ...terms.functions import REAL
from ...terms.names import misread
from ...terms.node import Bound, BoundScalar, BoundVector, IllFormed, Term
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
    is_real,
    num,
)
from .callee import misused
from .expression import NotationError, Written, shown
from .instead import CLASSES, decimal
from .places import noted
from .shapes import no_number


def read(value: Any) -> Term:
    """The term that a SymPy expression, a number or one of our own objects stands for.

    Raises NotationError for anything that is not a real term or an index.
    """
    try:
        return _read(value)
    except IllFormed as problem:
        raise NotationError(str(problem), kinds.UNREADABLE) from None
    except RecursionError:
        raise NotationError(
            "an expression is nested too deeply to be read; name parts of it with define(…)", kinds.UNREADABLE
        ) from None


def read_real(value: Any) -> Term:
    """The same, for real terms alone."""
    term = read(value)
    if not is_real(term):
        raise NotationError(f"{shown(value)} is an index, not a number", kinds.INDEX_AS_NUMBER)
    return term


READING: Table[Callable[[Any], Term]] = Table("what reads an expression as a term of a kind", Term)

_READERS: dict[type[Any], Callable[[Any], Term]] = {}
"""The same, by the class of SymPy's expressions that it reads; the first that fits."""

_Reader = TypeVar("_Reader", bound=Callable[[Any], Term])


def _reads(source: type[Any], *kinds: type[Term]) -> Callable[[_Reader], _Reader]:
    """Decorates what reads expressions of a class, as terms of these kinds."""

    def add(reader: _Reader) -> _Reader:
        _READERS[source] = reader
        return READING.entry(*kinds)(reader)

    return add


def _read(value: Any) -> Term:
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return num(value)
    return next((read for source, read in _READERS.items() if isinstance(value, source)), _refused)(value)


@_reads(Written, Dim, Scalar, Index, At, ArgMax, Delta, Reduce, Deriv, Call, Det, Apply)
def _written(value: Written) -> Term:
    return value.term


@READING.rest(
    {
        "what binds an index or a scalar makes it": (Bound, BoundScalar),
        "the kernel alone opens binders with it": (OtherIndex,),
        "positions are written where an index stands": (Lit,),
        "a vector is no number; what takes one takes it as it is": (Vector, BoundVector, Lam, Tup, Inv, Adj),
        "a function is called": (Function,),
    }
)
def _refused(value: Any) -> Term:
    raise _refused_as(value)


@_reads(sympy.Rational, Num)
def _number(value: Any) -> Term:
    return num(Fraction(int(value.p), int(value.q)))


@_reads(sympy.Add, Add)
def _sum(value: Any) -> Term:
    return Add(_operands(value, sympy.Add))


@_reads(sympy.Mul, Mul)
def _product(value: Any) -> Term:
    return Mul(_operands(value, sympy.Mul))


def _operands(value: sympy.Basic, kind: type[sympy.Basic]) -> tuple[Term, ...]:
    """The operands of a + b + c, which without evaluation is (a + b) + c."""
    backwards: list[Any] = []
    while isinstance(value, kind) and value.args:
        backwards += value.args[:0:-1]
        value = value.args[0]
    return tuple([_real(operand) for operand in (value, *reversed(backwards))])


def _real(value: Any) -> Term:
    term = _read(value)
    if not is_real(term):
        raise NotationError(
            f"{shown(value)} is an index; a number is needed in {shown(value)} + …, a product or a power",
            kinds.INDEX_AS_NUMBER,
        )
    return term


@_reads(sympy.Pow, Pow)
def _power(value: Any) -> Term:
    base, exponent = value.args
    if isinstance(base, sympy.core.numbers.Exp1):
        return Fn("exp", (_real(exponent),))
    return Pow(_real(base), _real(exponent))


@_reads(sympy.core.numbers.Pi, Pi)
def _pi(value: Any) -> Term:
    return Pi()


@_reads(sympy.core.numbers.Exp1)
def _e(value: Any) -> Term:
    return Fn("exp", (num(1),))


_FUNCTIONS = {getattr(sympy, {"abs": "Abs"}.get(name, name)): name for name in REAL}


@_reads(sympy.core.function.Function, Fn)
def _function(value: Any) -> Term:
    name = _FUNCTIONS.get(type(value))
    if name is not None and len(value.args) == 1:
        return Fn(name, (_real(value.args[0]),))
    own = type(value).__name__
    if isinstance(value, AppliedUndef):
        raise NotationError(f"{own} has no definition; write define({own!r}, …, of=…)", kinds.DEFINITION)
    if name is not None:
        raise NotationError(
            f"{shown(value)}: {name} is read with one argument; write log(x)/log(b) for a base b", kinds.ARGUMENTS
        )
    if own in CLASSES or own in REAL:
        raise _refused_as(value)
    problem = misread(own)
    if problem is not None:
        raise NotationError(f"the function {own!r:.80} cannot be read: {problem}", kinds.DECLARATION)
    noted(tree.Function(own))
    return Fn(own, tuple([_real(argument) for argument in value.args]))


def _refused_as(value: Any) -> NotationError:
    if (function := misused(value)) is not None:
        return function
    if hasattr(value, "core"):
        return NotationError(no_number(value.core), kinds.SHAPES)
    is_decimal = isinstance(value, float | sympy.Float) and math.isfinite(value)
    return NotationError(_refusal(value), kinds.DECIMAL if is_decimal else kinds.UNREADABLE)


def _refusal(value: Any) -> str:
    instead = CLASSES.get(type(value).__name__)
    said = shown(value) if hasattr(value, "label") else f"{shown(value)} ({type(value).__name__})"
    if isinstance(value, float | sympy.Float) and math.isfinite(value):
        said, instead = f"{float(value)} (a decimal number)", decimal(value)
    elif isinstance(value, bool):
        instead = "a comparison with == or >= is made at once; write Eq(a, b), Ge(a, b), … where a statement stands"
    elif isinstance(value, str):
        instead = "write a term, not a string"
    elif type(value).__module__ == "numpy" and hasattr(value, "item"):
        said, instead = f"{value} (a number of NumPy)", f"write {value}"
    return f"{said} cannot be read" + (f": {instead}" if instead else "")
