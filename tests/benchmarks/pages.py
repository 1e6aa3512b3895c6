"""What a measurement says, put into a page of the manual between two marks."""

from __future__ import annotations

import os
import platform
import re
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def put(page: str, name: str, text: str) -> None:
    """Writes what stands in a page between `<!-- measured: NAME -->` and `<!-- end: NAME -->`."""
    file = ROOT / "docs" / page
    start, end = f"<!-- measured: {name} -->", f"<!-- end: {name} -->"
    pattern = re.compile(f"({re.escape(start)}\n).*?({re.escape(end)})", re.DOTALL)
    new, count = pattern.subn(lambda found: f"{found[1]}\n{text.strip()}\n\n{found[2]}", file.read_text("utf-8"))
    if count != 1:
        raise SystemExit(f"docs/{page} has no place for {name}: write {start} and {end} into it")
    file.write_text(new, encoding="utf-8")


def when() -> str:
    """When and where this is measured: `on 30 November 2026, on two cores, with Python 3.11.7`."""
    today, cores = date.today(), os.cpu_count() or 1
    several = {1: "one core", 2: "two cores"}.get(cores, f"{cores} cores")
    busy = " that had much else to do" if os.getloadavg()[1] > 2 * cores else ""
    return f"on {today.day} {today:%B %Y}, on {several}{busy}, with Python {platform.python_version()}"
