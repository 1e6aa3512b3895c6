"""Figures as PDF, by matplotlib: the same data give the same bytes. Without matplotlib there are none."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from ...files.config import UsageError
from ...messages import commands
from ...records.verdict import FigureVerdict, Series
from .formulas import with_formulas
from .labels import plain

_SIZE = (3.7, 2.45)
_SHADES = ("#8fb8dd", "#4a87c0", "#205c99", "#0b2e59")
_GRAY = "#5f6773"
_SETTINGS = {
    "font.family": "cmr10",
    "mathtext.fontset": "cm",
    "axes.formatter.use_mathtext": True,
    "axes.unicode_minus": False,
    "font.size": 8,
    "pdf.fonttype": 42,
    "path.simplify": False,
}
_OF_FORM: dict[str, dict[str, Any]] = {
    "pdf": {},
    "svg": {"font.family": "STIXGeneral", "mathtext.fontset": "stix", "axes.formatter.use_mathtext": False},
}
_SILENT = {"pdf": {"Creator": None, "Producer": None, "CreationDate": None}, "svg": {"Creator": None, "Date": None}}


_PARSER = re.compile(r"^Parse\w*Exception: |\s*\(at char \d+\).*$")
"""What matplotlib's parser says beside what is wrong with a label."""


def file_name(figure: FigureVerdict) -> str:
    """The PDF of a figure, named by its file and itself."""
    return plain(f"{Path(figure.file).stem}-{figure.name}") + ".pdf"


def draw(figures: Sequence[FigureVerdict]) -> dict[str, bytes]:
    """The PDFs by their names; none without matplotlib. Raises UsageError for a label that cannot be drawn."""
    return {file_name(figure): draw_one(figure, "pdf") for figure in figures} if can_draw() else {}


def can_draw() -> bool:
    """Whether matplotlib is there."""
    try:
        import matplotlib
    except ImportError:
        return False
    return bool(matplotlib.__version__)


@lru_cache(maxsize=64)
def draw_one(figure: FigureVerdict, form: str) -> bytes:
    """A figure as pdf or svg. Raises UsageError for a label that cannot be drawn."""
    import matplotlib
    from matplotlib.figure import Figure

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it has remarks on the fonts of matplotlib
    out = BytesIO()
    try:
        with matplotlib.rc_context({**_SETTINGS, **_OF_FORM[form], "svg.hashsalt": file_name(figure)}):
            sheet = Figure(figsize=_SIZE, layout="constrained" if form == "pdf" else None)
            if form == "svg":  # margins that fit, without drawing everything again and again to find them
                sheet.subplots_adjust(left=0.13, right=0.98, bottom=0.17, top=0.97)
            canvas = _canvas(form)(sheet)
            axes = sheet.add_subplot()
            lines = _plot(axes, figure)
            if form == "pdf":  # its layout is known once it is drawn
                sheet.draw_without_rendering()
            _label_all(axes, lines)
            canvas.print_figure(out, format=form, metadata=_SILENT[form], facecolor="white")
    except ValueError as problem:
        why = _PARSER.sub("", str(problem).strip().rpartition("\n")[2])
        said = f"{figure.file}:{figure.line}: {figure.name}: cannot be drawn: {why}"
        raise UsageError(said, commands.NOT_TYPESET) from None
    return out.getvalue()


def _canvas(form: str) -> Any:
    """What draws in a form; only that is read in."""
    if form == "pdf":
        from matplotlib.backends.backend_pdf import FigureCanvasPdf

        return FigureCanvasPdf
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    return FigureCanvasSVG


def make_ready(form: str) -> None:
    """Read in what draws figures, if it is there."""
    if can_draw():
        import matplotlib.figure  # noqa: F401

        _canvas(form)


def _plot(axes: Any, figure: FigureVerdict) -> list[Series]:
    """The dots and lines; the lines, from light to dark."""
    lines = [s for s in figure.series if not s.dots]
    for series in figure.series:
        if series.dots:
            axes.plot(series.across, series.up, ".", color=_GRAY, alpha=0.45, markersize=2.5, markeredgewidth=0)
    for place, series in enumerate(lines):
        shade = _shade(place, len(lines))
        axes.plot(series.across, series.up, color=shade, linewidth=0.9)
    axes.set_xlabel(figure.axes[0])
    axes.set_ylabel(figure.axes[1])
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(_GRAY)
        axes.spines[side].set_linewidth(0.6)
    axes.tick_params(color=_GRAY, width=0.6, length=3)
    axes.grid(color="black", alpha=0.07, linewidth=0.4)
    axes.margins(0.02)
    axes.autoscale_view()
    axes.set_autoscale_on(False)
    return lines


def _label_all(axes: Any, lines: list[Series]) -> None:
    for place, series in enumerate(lines):
        shade = _shade(place, len(lines))
        _label(axes, series, shade, place, len(lines))


def _shade(place: int, count: int) -> str:
    """From light to dark."""
    return _SHADES[place * (len(_SHADES) - 1) // (count - 1) if count > 1 else -2]


def _label(axes: Any, series: Series, shade: str, place: int, count: int) -> None:
    """On the line itself, along its slope."""
    import numpy as np

    points: Any = axes.transData.transform(np.column_stack([series.across, series.up]))
    steps = np.hypot(*np.diff(points, axis=0).T)
    length = np.concatenate([[0.0], np.cumsum(steps)])
    at = int(np.searchsorted(length, length[-1] * (0.35 + 0.3 * place / max(1, count - 1)), side="right")) - 1
    at = min(max(at, 1), len(points) - 2)
    run, rise = points[at + 1] - points[at - 1]
    angle = float(np.degrees(np.arctan2(rise, run)))
    angle += 180 if angle < -90 else -180 if angle > 90 else 0
    axes.text(
        series.across[at],
        series.up[at],
        mathtext(series.label),
        color=shade,
        rotation=angle,
        rotation_mode="anchor",
        ha="center",
        va="center",
        fontsize=7,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
    )


def mathtext(label: str) -> str:
    """A label with its formulas, as matplotlib reads them."""
    return with_formulas(label, lambda word: word.replace("$", r"\$"))
