"""How cells show what cannot show itself: SymPy's expressions with our terms in them, reasons and rules."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any

import sympy

from ..claims.written.expression import NotationError, Written, as_written
from ..claims.written.reader import read_real
from ..printing.latex import latex
from ..printing.text import text
from ..search.reasons import Reason
from ..terms.node import Term
from .explaining import rule, rule_name

Formatter = Callable[[Any], str | None]


def _term(value: Any) -> Term | None:
    """An expression with terms of ours in it as a term; None for any other."""
    if not isinstance(value, sympy.Expr) or isinstance(value, Written) or not value.atoms(Written):
        return None
    try:
        with as_written():
            return read_real(value)
    except NotationError:
        return None


def _latex(value: Any) -> str | None:
    term = _term(value)
    own: str | None = value._repr_latex_()
    return own if term is None else rf"$\displaystyle {latex(term)}$"


def _plain(value: Any, printer: Any, cycle: bool) -> None:
    term = _term(value)
    if isinstance(value, Written):
        value._repr_pretty_(printer, cycle)
    else:
        printer.text(repr(value) if term is None else text(term))


def _figure(way: str) -> Formatter:
    """A reason or rule with its figure; None for any other function."""

    def shown(value: Any) -> str | None:
        name = rule_name(value)
        return None if name is None else str(getattr(rule(name), way))

    return shown


WANTED: list[tuple[str, type[Any], Callable[..., Any]]] = [
    ("text/plain", sympy.Expr, _plain),
    ("text/latex", sympy.Expr, _latex),
    ("text/markdown", sympy.Expr, _latex),
    *[("text/html", cls, _figure("html")) for cls in (Reason, FunctionType)],
    *[("text/markdown", cls, _figure("markdown")) for cls in (Reason, FunctionType)],
]
"""Kinds of data, classes, and who writes them."""


def switch_on(shell: Any) -> list[tuple[str, type[Any], Any]]:
    """From here on cells show them so; what did before."""
    formatters = shell.display_formatter.formatters
    usual = formatters["text/plain"].for_type(FunctionType)

    def plain(value: Any, printer: Any, cycle: bool) -> None:
        name = rule_name(value)
        if name is not None or usual is None:
            printer.text(name or repr(value))
        else:
            usual(value, printer, cycle)

    wanted: list[tuple[str, type[Any], Callable[..., Any]]] = [*WANTED, ("text/plain", FunctionType, plain)]
    return [(kind, cls, formatters[kind].for_type(cls, write)) for kind, cls, write in wanted]


def switch_off(shell: Any, before: list[tuple[str, type[Any], Any]]) -> None:
    """From here on as before."""
    formatters = shell.display_formatter.formatters
    for kind, cls, write in before:
        formatters[kind].pop(cls, None)
        if write is not None:
            formatters[kind].for_type(cls, write)
