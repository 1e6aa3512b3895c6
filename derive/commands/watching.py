"""derive run --watch: what changed is checked again, and what reads it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from ..files.config import UsageError
from ..markdown.kinds import PYTHON, is_manuscript
from ..messages import commands
from ..system.codes import INTERRUPTED
from .shared import complain, config_here, say, streams

_LOOK = 100
"""After so many milliseconds without a change the watcher looks whether it was interrupted."""
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"


def keep_checking(check: Callable[[], int], paths: Collection[str]) -> int:
    """Check now, and again after each change, until somebody interrupts. Raises UsageError where the first run does."""
    try:
        from watchfiles import watch
    except ImportError:
        raise UsageError("--watch needs the extra watch: pip install 'derive-proofs[watch]'", commands.EXTRA) from None

    roots = _roots(paths)
    changes = watch(
        *roots,
        watch_filter=_Wanted(roots, _documents(paths)),
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    next(changes)  # from here on no change is missed
    _clear()
    code = check()
    while code != INTERRUPTED:
        say(f"watching {', '.join(map(_shown, roots))} for changes; Ctrl-C ends")
        streams().out.flush()
        while not next(changes):
            pass
        _clear()
        code = _again(check)
    return code


def _again(check: Callable[[], int]) -> int:
    """A file may be broken for a while: that is told, and does not end the watch."""
    try:
        return check()
    except UsageError as problem:
        complain(str(problem))
        return 0


def _roots(paths: Iterable[str]) -> list[Path]:
    """The project, and what was named outside of it."""
    config = config_here()
    named = [Path(path.partition("::")[0]) for path in paths]
    folders = [config.folder, *(path if path.is_dir() else path.parent for path in named)]
    wanted = [Path(os.path.realpath(folder)) for folder in folders]
    return [one for n, one in enumerate(wanted) if not any(o in one.parents or o == one for o in wanted[:n])]


def _documents(paths: Iterable[str]) -> frozenset[str]:
    """The documents that hold claims: those that are named, here or in [tool.derive] proofs."""
    config = config_here()
    named = [path.partition("::")[0] for path in paths] or [str(config.folder / path) for path in config.proofs]
    return frozenset(os.path.realpath(path) for path in named if is_manuscript(path))


def _shown(folder: Path) -> str:
    here = os.path.relpath(folder)
    return str(folder) if here.startswith("..") else here


def _clear() -> None:
    if streams().out.isatty():
        streams().out.write(_CLEAR)


class _Wanted:
    """Claim files, whatever they import, and the configuration; not what tools keep in folders of their own."""

    def __init__(self, roots: list[Path], documents: frozenset[str]) -> None:
        self.roots, self.documents = roots, documents

    def __call__(self, _: object, path: str) -> bool:
        parts = next(Path(path).relative_to(root).parts for root in self.roots if Path(path).is_relative_to(root))
        if any(part == "__pycache__" or part.startswith(".") for part in parts):
            return False
        return path.endswith(PYTHON) or parts[-1] == "pyproject.toml" or path in self.documents
