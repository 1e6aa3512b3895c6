"""What takes arguments: a definition, or a function that is not written out. Its values are terms, and it is none."""

from __future__ import annotations

from inspect import ismethod
from typing import Any, NoReturn

from ...messages import notation as kinds
from .expression import NotationError, shown


class Callee:
    """Refuses to stand where a value of it is meant, saying what to write."""

    @property
    def value(self) -> str:
        """How a value is written: softmax(x)."""
        raise NotImplementedError

    def refused(self) -> NotationError:
        """It stands where a term is needed."""
        return NotationError(f"{self!r} is a function; write its value, {self.value}", kinds.DEFINITION)

    def _no_operand(self, *_: Any) -> NoReturn:
        raise self.refused()

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _no_operand
    __pow__ = __rpow__ = __matmul__ = __rmatmul__ = __neg__ = __pos__ = __abs__ = _no_operand
    _sympy_ = _no_operand
    __array_ufunc__ = None


def misused(value: object) -> NotationError | None:
    """What to write in place of a function, or of a derivative that is not called, where a term is needed."""
    if isinstance(value, Callee):
        return value.refused()
    if ismethod(value) and isinstance(value.__self__, Callee):
        said = shown(value)
        return NotationError(f"{said} is a function; write its value, {said}(…)", kinds.DEFINITION)
    return None
