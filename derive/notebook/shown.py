"""Something to be shown in a cell, in every way in which a notebook may show it."""

from __future__ import annotations

from dataclasses import dataclass

from ..claims.written.displayed import Printer


@dataclass(frozen=True, repr=False)
class Shown:
    """Text, and the same as HTML and as Markdown."""

    text: str
    html: str
    markdown: str

    def __repr__(self) -> str:
        return self.text

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        printer.text(self.text)

    def _repr_html_(self) -> str:
        return self.html

    def _repr_markdown_(self) -> str:
        return self.markdown
