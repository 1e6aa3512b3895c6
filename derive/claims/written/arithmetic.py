"""What authors compute with. At run time it is SymPy's; here are its types, as editors and type checkers show them.

SymPy tells a checker little of what an operator returns, and what it tells differs between
versions. So the types are stated here, and tests hold claim files to them.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from sympy import Expr
from sympy.core.expr import AtomicExpr

if TYPE_CHECKING:

    class Expression:
        """A real term: what + - * / ** and functions make of declared variables and numbers."""

        def __add__(self, other: Operand) -> Expression: ...
        def __radd__(self, other: Operand) -> Expression: ...
        def __sub__(self, other: Operand) -> Expression: ...
        def __rsub__(self, other: Operand) -> Expression: ...
        def __mul__(self, other: Operand) -> Expression: ...
        def __rmul__(self, other: Operand) -> Expression: ...
        def __truediv__(self, other: Operand) -> Expression: ...
        def __rtruediv__(self, other: Operand) -> Expression: ...
        def __pow__(self, other: Operand) -> Expression: ...
        def __rpow__(self, other: Operand) -> Expression: ...
        def __pos__(self) -> Expression: ...
        def __neg__(self) -> Expression: ...
        def __abs__(self) -> Expression: ...

        def __lt__(self, other: object) -> object:
            """No statement: write Lt(a, b)."""

        def __le__(self, other: object) -> object:
            """No statement: write Le(a, b)."""

        def __gt__(self, other: object) -> object:
            """No statement: write Gt(a, b)."""

        def __ge__(self, other: object) -> object:
            """No statement: write Ge(a, b)."""

        def __eq__(self, other: object) -> bool:
            """Whether two terms are the same term. It is no statement: write Eq(a, b)."""

        def __hash__(self) -> int: ...

        def subs(self, *exchanged: Any) -> Expression:
            """The term with something else in place of a variable. It does not reach into sums and definitions."""

        def xreplace(self, rule: Any) -> Expression:
            """The term with parts exchanged, as a dictionary says."""

        def _xreplace(self, rule: Any) -> Any: ...

    Leaf = Expression
    Operand: TypeAlias = Expression | int | Fraction
else:
    Expression, Leaf = Expr, AtomicExpr

Number: TypeAlias = Expression | Expr | int | Fraction
"""What can stand where a real term is wanted: a term, a whole number or a fraction. Write Rational(1, 2), not 0.5."""
