"""derive run --watch: what changed is checked again, and what reads it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ..files.config import UsageError
from ..markdown.kinds import PYTHON, is_manuscript
from ..messages import commands
from ..system.codes import INTERRUPTED
from .shared import complain, config_here, say, streams

if TYPE_CHECKING:
    from ..files.config import Config

_LOOK = 100
"""After so many milliseconds without a change the watcher looks whether it was interrupted."""
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"


def keep_checking(check: Callable[[], int], paths: Collection[str], to_stderr: bool = False) -> int:
    """Check now, and again after each change, until somebody interrupts. Raises UsageError where the first run does.

    `to_stderr`: standard output is for what the check writes there, and for nothing else.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise UsageError("--watch needs the extra watch: pip install 'derive-proofs[watch]'", commands.EXTRA) from None

    config = config_here()
    roots = _roots(paths, config)
    lists = {os.path.realpath(config.folder / one.rows_file) for one in config.documents.listed if one.rows_file}
    changes = watch(
        *roots,
        watch_filter=_Wanted(roots, _documents(paths, config) | lists),
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    next(changes)  # from here on no change is missed
    _clear()
    code = check()
    while code != INTERRUPTED:
        said = f"watching {', '.join(map(_shown, roots))} for changes; Ctrl-C ends"
        streams().note(said) if to_stderr else say(said)
        streams().err.flush()
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


def _roots(paths: Iterable[str], config: Config) -> list[Path]:
    """The project, and what was named outside of it."""
    named = [Path(path.partition("::")[0]) for path in paths]
    folders = [config.folder, *(path if path.is_dir() else path.parent for path in named)]
    wanted = [Path(os.path.realpath(folder)) for folder in folders]
    return [one for n, one in enumerate(wanted) if not any(o in one.parents or o == one for o in wanted[:n])]


def _documents(paths: Iterable[str], config: Config) -> frozenset[str]:
    """The documents that hold claims: those that are named, here or in [tool.derive] proofs."""
    named = [path.partition("::")[0] for path in paths] or [str(config.folder / path) for path in config.proofs]
    return frozenset(os.path.realpath(path) for path in named if is_manuscript(path))


def _shown(folder: Path) -> str:
    here = os.path.relpath(folder)
    return str(folder) if here.startswith("..") else here


def _clear() -> None:
    if streams().out.isatty():
        streams().out.write(_CLEAR)


class _Wanted:
    """Claim files, what they import, the configuration and its lists; not what tools keep in folders of their own."""

    def __init__(self, roots: list[Path], documents: frozenset[str]) -> None:
        self.roots, self.documents = roots, documents

    def __call__(self, _: object, path: str) -> bool:
        parts = next(Path(path).relative_to(root).parts for root in self.roots if Path(path).is_relative_to(root))
        if any(part == "__pycache__" or part.startswith(".") for part in parts):
            return False
        return path.endswith(PYTHON) or parts[-1] == "pyproject.toml" or path in self.documents
