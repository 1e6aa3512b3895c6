"""pdfLaTeX, in a folder of its own, without a shell and for a limited time; and what it complains of."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

SECONDS = 180
_PASSES = 4
_OPTIONS = ["-interaction=nonstopmode", "-halt-on-error", "-file-line-error", "-no-shell-escape"]
INSTALL = (
    "Debian and Ubuntu: sudo apt-get install texlive-latex-recommended lmodern latexmk; "
    "macOS: brew install --cask mactex-no-gui"
)


class NoTeX(Exception):
    """There is no pdfLaTeX."""


class TeXError(Exception):
    """TeX did not make a page of it. `line` is one of the file that is named, or None."""

    def __init__(self, said: str, file: str | None = None, line: int | None = None) -> None:
        super().__init__(said)
        self.file, self.line = file, line


def typeset(files: Mapping[str, bytes], main: str, seconds: float = SECONDS) -> bytes:
    """The PDF of the main file. Raises NoTeX and TeXError."""
    if shutil.which("pdflatex") is None:
        raise NoTeX
    with tempfile.TemporaryDirectory(prefix="derive-") as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        _run(Path(folder), main, seconds)
        return (Path(folder) / main).with_suffix(".pdf").read_bytes()


def _run(folder: Path, main: str, seconds: float) -> None:
    """latexmk, or pdfLaTeX, and pdfLaTeX again while references move: two passes within one second
    that leave an .aux file of one size are the same to latexmk, whatever labels it holds."""
    first = ["pdflatex", *_OPTIONS, main]
    if shutil.which("latexmk") is not None:
        first = ["latexmk", "-norc", "-pdf", *(f"-latexoption={option}" for option in _OPTIONS), main]
    _process(first, folder, main, seconds)
    log = folder / Path(main).with_suffix(".log").name
    for _ in range(_PASSES):
        if "Rerun to get" not in log.read_text(encoding="utf-8", errors="replace"):
            return
        _process(["pdflatex", *_OPTIONS, main], folder, main, seconds)


def _process(command: list[str], folder: Path, main: str, seconds: float) -> None:
    """One command, with everything that it starts. Raises TeXError."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": "0",
        "FORCE_SOURCE_DATE": "1",
        "openout_any": "p",
        "openin_any": "p",
        "max_print_line": "1000",
    }
    process = subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True, **quiet)  # type: ignore[call-overload]
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise TeXError(f"{command[0]} was stopped after {seconds:g} seconds") from None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if code:
        raise first_error(folder / Path(main).with_suffix(".log").name)


_PLACED = re.compile(r"^(?:\./)?([^\s:]+\.\w+):(\d+): (.*)$", re.MULTILINE)
_BARE = re.compile(r"^! (.*)$", re.MULTILINE)


def first_error(log: Path) -> TeXError:
    """The first complaint of a log that is one."""
    try:
        text = log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return TeXError("TeX ended before it wrote a log")
    placed = _PLACED.search(text)
    if placed is not None:
        said = placed[3].rstrip(".")
        shown = re.search(rf"^l\.{placed[2]} (.*)$", text[placed.end() :], re.MULTILINE)
        return TeXError(said + (f", at {shown[1].strip()[-60:]}" if shown else ""), placed[1], int(placed[2]))
    bare = _BARE.search(text)
    return TeXError(bare[1] if bare is not None else "TeX ended without a page, and without saying why")


_CLAIM = re.compile(r"\\begin\{drvclaim\}.*\{([^{}]+)\}$")


def claim_at(fragment: str, line: int) -> str | None:
    """The label of the claim that a line of the fragment belongs to."""
    found = None
    for text in fragment.splitlines()[:line]:
        start = _CLAIM.search(text)
        found = start[1] if start is not None else found
    return found
