"""Figures as SVG, by matplotlib: the same data give the same bytes. Without matplotlib there are none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...records.verdict import FigureVerdict
from ..appendix import figures
from ..appendix.labels import plain


def file_name(figure: FigureVerdict) -> str:
    """The SVG of a figure, named by its file and itself."""
    return plain(f"{Path(figure.file).stem}-{figure.name}") + ".svg"


def draw(shown: Sequence[FigureVerdict]) -> dict[str, bytes]:
    """The SVGs by their names; none without matplotlib. Raises UsageError for a label that cannot be drawn."""
    return {file_name(figure): figures.draw_one(figure, "svg") for figure in shown} if figures.can_draw() else {}


def make_ready() -> None:
    """Read in what draws them."""
    figures.make_ready("svg")
