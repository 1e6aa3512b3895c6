"""From what a run found to the files of a book, and its exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ...records.outcome import Outcome
from ..appendix.output import write
from ..fit import fit
from .names import FRONT
from .site import Options, site

Say = Callable[[str], object]

_GENERATED = b'<meta name="generator" content="derive book">'
_HEAD = 512
"""In so many bytes at its beginning a page of a book says that it is one."""


@dataclass(frozen=True)
class Wish:
    """What is wanted, and where."""

    folder: Path
    options: Options


def make(outcome: Outcome, wish: Wish, say: Say) -> int:
    """Write the book of a run, unless the run itself failed; the exit code. Raises UsageError."""
    fits, code = fit(outcome, wish.folder / FRONT, say)
    if not fits:
        return code
    files = site(outcome, wish.options)
    write(wish.folder, files)
    _clear(wish.folder, files)
    pages = sum(name.endswith(".html") for name in files)
    claims = f"{len(outcome.verdicts)} claim{'' if len(outcome.verdicts) == 1 else 's'}"
    say(f"wrote {wish.folder / FRONT} ({claims} on {pages} pages)")
    missing = len(outcome.figures) - sum(name.endswith(".svg") for name in files)
    if missing:
        say(f"{missing} figure{' was' if missing == 1 else 's were'} not drawn; pip install 'derive-proofs[figures]'")
    return code


def _clear(folder: Path, kept: Iterable[str]) -> None:
    """Remove the pages of an earlier book that this one does not have; nothing else."""
    names = set(kept)
    for page in folder.glob("*.html"):
        if page.name not in names and page.is_file() and not page.is_symlink():
            with page.open("rb") as file:
                own = _GENERATED in file.read(_HEAD)
            if own:
                page.unlink()
