"""From what a run found to the files of a book, and its exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ...records.outcome import Outcome
from ...system.plain import escaped
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
    book = site(outcome, wish.options)
    write(wish.folder, book.files)
    _clear(wish.folder, book.files)
    pages = sum(name.endswith(".html") for name in book.files)
    claims = f"{len(outcome.verdicts)} claim{'' if len(outcome.verdicts) == 1 else 's'}"
    say(f"wrote {wish.folder / FRONT} ({claims} on {pages} pages)")
    if book.missing:
        say(f"{_were(len(book.missing), 'picture')} not found: {escaped(', '.join(book.missing))}")
    if book.undrawn:
        say(f"{_were(book.undrawn, 'figure')} not drawn; pip install 'derive-proofs[figures]'")
    return code


def _were(count: int, what: str) -> str:
    return f"{count} {what} was" if count == 1 else f"{count} {what}s were"


def _clear(folder: Path, kept: Iterable[str]) -> None:
    """Remove the pages of an earlier book that this one does not have; nothing else."""
    names = set(kept)
    for page in folder.glob("*.html"):
        if page.name not in names and page.is_file() and not page.is_symlink():
            with page.open("rb") as file:
                own = _GENERATED in file.read(_HEAD)
            if own:
                page.unlink()
