"""Curves drawn as SVG, in colours that can be read on white and on black."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import matplotlib

matplotlib.use("svg")

from matplotlib import pyplot
from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, NullLocator

from .curve import Curve

_GREY = "#808080"
_COLOURS = ("#2f86c9", "#d9772b", "#2f9e63", "#b25fc4")


def draw(file: Path, curves: Sequence[Curve], across: str) -> None:
    """One picture: seconds against size, both by factors, with n log n as a dashed line."""
    settings = {"svg.fonttype": "none", "svg.hashsalt": "derive", "font.family": "sans-serif", "font.size": 9}
    with matplotlib.rc_context(settings):
        figure, axes = pyplot.subplots(figsize=(4.6, 3.1))
        for curve, colour in zip(curves, _COLOURS, strict=False):
            sizes = sorted(curve.seconds)
            times = [curve.seconds[n] for n in sizes]
            axes.loglog(sizes, times, "o-", color=colour, label=curve.name, markersize=3.5, linewidth=1.5)
            guide = curve.steepest()
            at = [curve.seconds[guide[0]] * n * math.log(2 * n) / guide[0] / math.log(2 * guide[0]) for n in guide]
            axes.loglog(guide, at, "--", color=colour, linewidth=0.8)
        axes.plot([], [], "--", color=_GREY, linewidth=0.8, label="n log n")
        _in_grey(axes, sorted({n for curve in curves for n in curve.seconds}), across)
        figure.savefig(file, format="svg", transparent=True, bbox_inches="tight", metadata={"Date": None})
        pyplot.close(figure)


def _in_grey(axes: pyplot.Axes, sizes: Sequence[int], across: str) -> None:
    """Axes, numbers and words."""
    few = sizes if len(sizes) <= 8 else sizes[::2]
    axes.set_xlabel(across, color=_GREY)
    axes.xaxis.set_major_locator(FixedLocator(few))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda n, _: f"{n:,.0f}"))
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda s, _: f"{s:g} s" if s >= 1 else f"{1000 * s:g} ms"))
    axes.tick_params(colors=_GREY, which="both")
    for name, spine in axes.spines.items():
        spine.set_color(_GREY)
        spine.set_visible(name in ("left", "bottom"))
    axes.grid(color=_GREY, alpha=0.25, linewidth=0.5)
    axes.legend(frameon=False, labelcolor=_GREY, fontsize=8)
