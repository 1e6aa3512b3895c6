"""A SymPy expression read as a term, node by node.

Sums, products and powers keep their order and shape; only the left-nested sums
and products that `a + b + c` makes without evaluation are read as one. What
has no meaning here is refused by name, with what to write instead.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy
from sympy.core.function import AppliedUndef, Function

from ...printing import tree
from ...terms.functions import REAL
from ...terms.names import misread
from ...terms.node import IllFormed, Term
from ...terms.term import Add, Fn, Mul, Pi, Pow, is_real, num
from .expression import NotationError, Written, shown
from .places import noted

_INSTEAD: dict[str, str] = {
    "Float": "write Rational(1, 2), not 0.5: a decimal number is rarely meant exactly",
    "Symbol": "declare it, with scalar, vector, index or dimension from derive.notation",
    "Sum": "write Sum(body, k) from derive.notation, over a declared index",
    "Product": "write Prod(body, k) from derive.notation, over a declared index",
    "Integral": "integrals cannot be stated yet",
    "Derivative": "write D(f, v) from derive.notation",
    "Subs": "write the substituted term out",
    "Limit": "limits cannot be stated yet",
    "Lambda": "write define(name, body, at=i)",
    "Piecewise": "state the cases as claims of their own, with given=[…]",
    "Max": "write x.max, or Max(body, k) over a declared index, from derive.notation",
    "Min": "write x.min, or Min(body, k) over a declared index, from derive.notation",
    "KroneckerDelta": "write delta(i, j) from derive.notation",
    "Indexed": "declare vector('x', n) and write x[i]",
    "MatrixSymbol": "declare matrix('A', m, n) and write its components",
    "ImaginaryUnit": "all terms are real",
    "Infinity": "infinity is not a number here",
    "NegativeInfinity": "infinity is not a number here",
    "ComplexInfinity": "a division by zero was written",
    "NaN": "an undefined operation was written",
    "sign": "state the cases as claims of their own",
    "BooleanTrue": "SymPy evaluated the statement before it was read; write Eq, Ge, … from derive.notation",
    "BooleanFalse": "SymPy evaluated the statement before it was read; write Eq, Ge, … from derive.notation",
}


def read(value: Any) -> Term:
    """The term that a SymPy expression, a number or one of our own objects stands for.

    Raises NotationError for anything that is not a real term or an index.
    """
    try:
        return _read(value)
    except IllFormed as problem:
        raise NotationError(str(problem)) from None
    except RecursionError:
        raise NotationError("an expression is nested too deeply to be read; name parts of it with define(…)") from None


def read_real(value: Any) -> Term:
    """The same, for real terms alone."""
    term = read(value)
    if not is_real(term):
        raise NotationError(f"{shown(value)} is an index, not a number")
    return term


def _read(value: Any) -> Term:
    if isinstance(value, Written):
        return value.term
    if isinstance(value, bool) or not isinstance(value, int | Fraction | sympy.Basic):
        raise NotationError(_refusal(value))
    if isinstance(value, int | Fraction):
        return num(value)
    match value:
        case sympy.Rational():
            return num(Fraction(int(value.p), int(value.q)))
        case sympy.Add():
            return Add(_operands(value, sympy.Add))
        case sympy.Mul():
            return Mul(_operands(value, sympy.Mul))
        case sympy.Pow():
            return _power(*value.args)
        case sympy.core.numbers.Pi():
            return Pi()
        case sympy.core.numbers.Exp1():
            return Fn("exp", (num(1),))
    if isinstance(value, Function):
        return _function(value)
    raise NotationError(_refusal(value))


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
        raise NotationError(f"{shown(value)} is an index; a number is needed in {shown(value)} + … or a product")
    return term


def _power(base: Any, exponent: Any) -> Term:
    if isinstance(base, sympy.core.numbers.Exp1):
        return Fn("exp", (_real(exponent),))
    return Pow(_real(base), _real(exponent))


_FUNCTIONS = {getattr(sympy, {"abs": "Abs"}.get(name, name)): name for name in REAL}


def _function(value: Any) -> Term:
    name = _FUNCTIONS.get(type(value))
    if name is not None and len(value.args) == 1:
        return Fn(name, (_real(value.args[0]),))
    own = type(value).__name__
    if isinstance(value, AppliedUndef):
        raise NotationError(f"{own} has no definition; write define({own!r}, …, of=…)")
    if name is not None:
        raise NotationError(f"{shown(value)}: {name} is read with one argument; write log(x)/log(b) for a base b")
    if own in _INSTEAD or own in REAL:
        raise NotationError(_refusal(value))
    problem = misread(own)
    if problem is not None:
        raise NotationError(f"the function {own!r:.80} cannot be read: {problem}")
    noted(tree.Function(own))
    return Fn(own, tuple([_real(argument) for argument in value.args]))


def _refusal(value: Any) -> str:
    kind = type(value).__name__
    if isinstance(value, float):
        kind = "Float"
    instead = _INSTEAD.get(kind)
    if isinstance(value, str):
        instead = "write a term, not a string"
    if hasattr(value, "core") and hasattr(value, "max"):
        instead = "write a component, x[i]"
    return f"{shown(value)} ({kind}) cannot be read" + (f": {instead}" if instead else "")
