"""The SymPy leaf that holds a term, and the mode in which expressions stay as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import ismethod
from types import FunctionType
from typing import TYPE_CHECKING, Any, NoReturn

import sympy
from sympy.core.parameters import global_parameters

from ...messages import notation as kinds
from ...messages.kind import Kind
from ...printing.text import text
from ...terms.definition import Call, Definition
from ...terms.leaf import Index
from ...terms.node import Node, Term, free
from ...terms.ordering import key
from .arithmetic import Leaf
from .displayed import Displayed


class NotationError(TypeError):
    """Something was written that cannot be read; the message says what to write instead."""

    def __init__(self, message: str, kind: Kind = kinds.UNREADABLE) -> None:
        super().__init__(message)
        self.kind = kind


class Written(Displayed, Leaf):
    """A term of ours inside a SymPy expression: a component, an index, a sum, a definition in use.

    To SymPy it is a leaf without assumptions, so that SymPy never looks under
    a binder. Two are equal when their terms are, letters included.
    """

    is_commutative = True
    _iterable = False  # SymPy asks: there is an index that only refuses
    __slots__ = ("term",)
    term: Term

    def __new__(cls, term: Term) -> Written:
        self: Written = Leaf.__new__(cls)
        self.term = term
        return self

    def _hashable_content(self) -> tuple[Any, ...]:
        return (text(self.term), key(self.term))

    if not TYPE_CHECKING:  # a checker refuses an index where there is no such method

        def __getitem__(self, position: object) -> NoReturn:
            raise NotationError(f"{text(self.term)} has no index; a vector or define(…, at=i) has one", kinds.INDEX)

        def __call__(self, *given: object) -> NoReturn:
            raise called(self, self.term.definition if isinstance(self.term, Call) else None, given)

    def _eval_subs(self, old: Any, new: Any) -> None:
        self._require_reached(old)

    def _xreplace(self, rule: Any) -> Any:
        for old in rule:
            if old != self:
                self._require_reached(old)
        return super()._xreplace(rule)

    def _require_reached(self, old: Any) -> None:
        """SymPy does not look under binders and into definitions: what it would leave there, it must not exchange."""
        if isinstance(old, Written) and old.term != self.term and old.term in free(self.term):
            raise NotationError(
                f".subs does not reach {text(old.term)} inside {text(self.term)}; write it with what is meant",
                kinds.NOT_REACHED,
            )

    def displayed(self) -> tuple[Node, ...]:
        """The term; of a definition what it stands for, too."""
        own = self.term
        return (own, own.definition.body) if isinstance(own, Call) and own == own.definition.call({}) else (own,)

    def __getnewargs__(self) -> tuple[Any, ...]:
        return (self.term,)

    def _sympystr(self, printer: object) -> str:
        return text(self.term)

    def _sympyrepr(self, printer: object) -> str:
        return text(self.term)

    def _latex(self, printer: object) -> str:
        from ...printing.latex import latex

        return latex(self.term)


@contextmanager
def as_written() -> Iterator[None]:
    """Keep SymPy from evaluating: what is written inside stays as it is written.

    Claim files are loaded in this mode; use it in a notebook. Leaving it gives
    SymPy its former mode back.
    """
    with sympy.evaluate(False):
        yield


def is_as_written() -> bool:
    """Whether SymPy's evaluation is off."""
    return not global_parameters.evaluate


def called(value: object, definition: Definition | None, given: tuple[object, ...]) -> NotationError:
    """What is wrong with `value(given)`, where `value` takes no arguments; it may stand for a definition."""
    said, inside = shown(value), ", ".join(map(shown, given))
    if given and all(isinstance(one, Written) and isinstance(one.term, Index) for one in given):
        return NotationError(f"{said}({inside}): an index stands in brackets; write {said}[{inside}]", kinds.INDEX)
    if definition is not None:
        name = definition.name
        instead = f'if it is to have some, declare them: define("{name}", …, of=x)'
        return NotationError(f"{said}({inside}): {name} takes no arguments; {instead}", kinds.DEFINITION)
    return NotationError(f"{said}({inside}): a product is written with *, {said} * ({inside})", kinds.UNREADABLE)


_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+(?=>)")
"""Where an object lies, which is elsewhere in each run and tells nobody anything."""


def shown(value: object) -> str:
    """An object, as a message shows it."""
    if isinstance(value, Node):
        return text(value)
    if hasattr(value, "label"):
        return str(value.label)
    if ismethod(value):
        return f"{shown(value.__self__)}.{value.__name__}"
    if isinstance(value, FunctionType):
        return "a lambda" if value.__name__ == "<lambda>" else f"the function {value.__name__}"
    try:
        return str(value) if isinstance(value, sympy.Basic) else _ADDRESS.sub("", repr(value))
    except Exception:  # SymPy prints by the names of classes, and an author's class may have one of its own
        return f"an object of the class {type(value).__name__}"
