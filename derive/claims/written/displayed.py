"""How terms, definitions and statements show themselves in a notebook: as a formula, and as one line of text."""

from __future__ import annotations

from typing import Protocol

from ...printing.latex import latex
from ...printing.text import text
from ...terms.node import Node


class Printer(Protocol):
    """What IPython hands over to be written to."""

    def text(self, text: str) -> None:
        """Write some."""


class Displayed:
    """An object that a cell may end with: IPython looks for these methods."""

    __slots__ = ()

    def displayed(self) -> tuple[Node, ...]:
        """What is shown: a term or statement, or the two sides of an equation."""
        raise NotImplementedError

    def in_latex(self) -> str:
        """It as LaTeX, without dollar signs."""
        return " = ".join(map(latex, self.displayed()))

    def in_text(self) -> str:
        """It as a line of text."""
        return " = ".join(map(text, self.displayed()))

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle {self.in_latex()}$"

    def _repr_markdown_(self) -> str:
        return self._repr_latex_()

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        printer.text(self.in_text())
