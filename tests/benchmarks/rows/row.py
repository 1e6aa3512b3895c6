"""One row of the table."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """What was measured, what it came to, and what it should come to, if anybody said."""

    what: str
    figure: str
    remark: str = ""
    goal: str = ""
    met: bool | None = None

    def said(self) -> str:
        """As a line of a terminal."""
        return f"{self.what:<66} {self.figure:>10}  {self.goal:>10} {_MET[self.met]:<3}  {self.remark}".rstrip()

    def written(self) -> str:
        """As a row of a table in Markdown."""
        return f"| {self.what} | {self.figure} | {self.goal} | {_MET[self.met]} | {self.remark} |"


_MET = {True: "yes", False: "no", None: ""}
HEAD = "| work | measured | goal | met | |\n|---|---|---|---|---|"


def within(what: str, value: float, most: float, unit: str, remark: str = "") -> Row:
    """A row whose goal is to take no more than that."""
    return Row(what, f"{_three(value)} {unit}", remark, f"≤ {most:g} {unit}", value <= most)


def at_least(what: str, value: float, least: float, unit: str, remark: str = "") -> Row:
    """A row whose goal is to reach that."""
    return Row(what, f"{_three(value)} {unit}", remark, f"≥ {least:g} {unit}", value >= least)


def _three(value: float) -> str:
    """Three digits, or all before the point."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
