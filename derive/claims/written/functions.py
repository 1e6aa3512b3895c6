"""SymPy's numbers and functions by the names of the notation, with types that editors and type checkers show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arithmetic import Expression, Number

if TYPE_CHECKING:
    oo = Expression()
    """Infinity, for Tends(f, a, oo, L). It is no number."""
    pi = Expression()
    """The number π."""

    def Rational(p: int, q: int = 1, /) -> Expression:  # noqa: N802
        """The fraction p/q."""

    def abs(t: Number, /) -> Expression:
        """The absolute value of a number."""

    def exp(t: Number, /) -> Expression:
        """The exponential function, e to the power t."""

    def log(t: Number, /) -> Expression:
        """The natural logarithm; it has a value where t > 0. Write log(x)/log(b) for a base b."""

    def sqrt(t: Number, /) -> Expression:
        """The square root; it has a value where t ≥ 0."""

    def sin(t: Number, /) -> Expression:
        """The sine."""

    def cos(t: Number, /) -> Expression:
        """The cosine."""

    def tan(t: Number, /) -> Expression:
        """The tangent, sin(t)/cos(t), where cos(t) is not 0."""

    def sinh(t: Number, /) -> Expression:
        """The hyperbolic sine, (e^t - e^(-t))/2."""

    def cosh(t: Number, /) -> Expression:
        """The hyperbolic cosine, (e^t + e^(-t))/2."""

    def tanh(t: Number, /) -> Expression:
        """The hyperbolic tangent, sinh(t)/cosh(t)."""

    def atan(t: Number, /) -> Expression:
        """The inverse tangent, between -π/2 and π/2."""

    def asinh(t: Number, /) -> Expression:
        """The inverse hyperbolic sine, log(t + sqrt(t² + 1))."""

    def erf(t: Number, /) -> Expression:
        """The error function, 2/√π times the integral of e^(-s²) for s from 0 to t."""

else:
    from sympy import Abs as abs  # noqa: N813
    from sympy import Rational, asinh, atan, cos, cosh, erf, exp, log, oo, pi, sin, sinh, sqrt, tan, tanh

__all__ = [
    "Rational",
    "abs",
    "asinh",
    "atan",
    "cos",
    "cosh",
    "erf",
    "exp",
    "log",
    "oo",
    "pi",
    "sin",
    "sinh",
    "sqrt",
    "tan",
    "tanh",
]
