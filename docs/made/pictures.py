"""The pictures of the README: `python docs/made/pictures.py [report] [appendix] [book]` draws them again.

docs/report.svg is the end of a report as a terminal shows it, drawn by rich; it needs nothing else, and a test
compares its text with a run. docs/appendix.png is a page of the appendix; it needs TeX and pdftoppm.
docs/book.png and docs/book-claim.png are the front page of a book and a claim of it; they need Chromium and the extra
`browser`.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from derive.records.outcome import Outcome

ROOT = Path(__file__).resolve().parents[2]
_WIDTH = 96
_SOURCE = "proofs/why_softmax"
"""What is run."""
_ON_IT = "Figure 2:"
"""What stands on the page that is shown."""
_PRINTED = ("-x", "75", "-y", "108", "-W", "760", "-H", "1064")
"""The page without its margins, in dots."""
_BELOW = 16
"""So many dots are shown below a claim."""


def report_of(outcome: Outcome) -> str:
    """The closing report of a run as SVG, without the fonts that rich would fetch."""
    from rich.console import Console
    from rich.terminal_theme import DEFAULT_TERMINAL_THEME

    from derive.files.config import find
    from derive.reports.terminal import TerminalReport

    console = Console(record=True, file=io.StringIO(), width=_WIDTH, force_terminal=True, color_system="standard")
    report = TerminalReport(console)
    report.documents = find(ROOT).documents
    report.close(outcome)
    svg = console.export_svg(title="derive run proofs/why_softmax", theme=DEFAULT_TERMINAL_THEME, unique_id="report")
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code, monospace", "monospace")
    return re.sub(r"\d+\.\d+s", "2.6s", svg)


def _draw_report() -> None:
    from derive.files.config import find
    from derive.files.select import targets
    from derive.records.settings import Settings
    from derive.running.plan import slices
    from derive.running.run import run

    os.chdir(ROOT)
    config = find(ROOT)
    files = [target for target in targets((), config) if (ROOT / _SOURCE) in target.file.parents]
    outcome = run(slices(files), Settings())
    (ROOT / "docs" / "report.svg").write_text(report_of(outcome), encoding="utf-8")


def _draw_appendix() -> None:
    for program in ("pdftoppm", "pdftotext", "latexmk"):
        if shutil.which(program) is None:
            raise SystemExit(f"{program} is not there")
    with tempfile.TemporaryDirectory() as folder:
        derive = [sys.executable, str(ROOT / "cli.py"), "appendix", _SOURCE, "-o", folder, "--pdf"]
        subprocess.run(derive, cwd=ROOT, check=True)
        pdf = f"{folder}/appendix.pdf"
        page = next(n for n in range(1, 1000) if _ON_IT in _text_of(pdf, n))
        only = ["-f", str(page), "-l", str(page), "-singlefile", "-png", "-r", "110"]
        subprocess.run(["pdftoppm", *only, *_PRINTED, pdf, str(ROOT / "docs" / "appendix")], check=True)


def _draw_book() -> None:
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("chromium is not there")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        derive = [sys.executable, str(ROOT / "cli.py"), "book", _SOURCE, "-o", folder, "--title", "Why softmax?"]
        subprocess.run(derive, cwd=ROOT, check=True)
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 960, "height": 900}, color_scheme="light")
        tab.goto(Path(folder, "index.html").as_uri())
        tab.screenshot(path=ROOT / "docs" / "book.png")
        tab.goto(Path(folder, "logit_gap.html").as_uri())
        box = tab.locator("#logit_spread").bounding_box()
        clip = {"x": 0, "y": box["y"], "width": 960, "height": box["height"] + _BELOW}
        tab.screenshot(path=ROOT / "docs" / "book-claim.png", clip=clip, full_page=True)
        browser.close()


def _text_of(pdf: str, page: int) -> str:
    """The words on a page. Raises CalledProcessError behind the last one."""
    command = ["pdftotext", "-f", str(page), "-l", str(page), pdf, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    for name in sys.argv[1:] or ("report", "appendix", "book"):
        {"report": _draw_report, "appendix": _draw_appendix, "book": _draw_book}[name]()
