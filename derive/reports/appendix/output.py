"""The files of an appendix, written whole or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from ...files.config import UsageError
from ...messages import commands

FRAGMENT, STYLE, KNOWN = "appendix.tex", "derive.sty", "derive.aux.tex"
STANDALONE, PRINTED = "standalone.tex", "appendix.pdf"
NAMES = (FRAGMENT, STYLE, KNOWN, STANDALONE, PRINTED)

HOST = r"""\documentclass[10pt]{article}
\usepackage[a4paper,margin=1.1in]{geometry}
\usepackage[T1]{fontenc}
\IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
\IfFileExists{microtype.sty}{\usepackage{microtype}}{}
\usepackage{derive}
\usepackage[hidelinks]{hyperref}
\begin{document}
\appendix
\input{appendix}
\end{document}
"""
"""A paper that holds the appendix alone."""


def style() -> bytes:
    """The style file."""
    return Path(__file__).with_name(STYLE).read_bytes()


def require_writable(folder: Path) -> None:
    """Raises UsageError unless files can be written into a folder, which need not be there yet."""
    there = folder
    while not there.exists():
        there = there.parent
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise UsageError(f"-o {folder}: cannot be written there", commands.OUTPUT)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """All of the files: each is written beside its place, and only when all are there do they take it."""
    folder.mkdir(parents=True, exist_ok=True)
    own = f"{os.getpid()}-{time.monotonic_ns()}"
    parts = {folder / name: folder / f".{name}.{own}.part" for name in files}
    try:
        for part, content in zip(parts.values(), files.values(), strict=True):
            part.touch(exist_ok=False)  # a file of its own: never what a link of this name leads to
            part.write_bytes(content)
        for place, part in parts.items():
            part.replace(place)
    except OSError as problem:
        raise UsageError(f"-o {folder}: {problem.strerror}", commands.OUTPUT) from None
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
