"""What Python imports from its library and its packages, and what it imports from anywhere else."""

from __future__ import annotations

import importlib.machinery
import os
import sys
import sysconfig
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from ..system.versions import PACKAGE


def compile_anew() -> None:
    """From here on what is imported from outside of Python's library and its packages is compiled from its source.

    Python takes what it compiled earlier where a source has the same size and
    second: the claims of a file that was just edited would be checked with what it said before.
    """
    libraries, loader = installed(), importlib.machinery.SourceFileLoader
    stats = loader.path_stats

    def path_stats(self: importlib.machinery.SourceFileLoader, path: str) -> Mapping[str, Any]:
        if not path.startswith(libraries):
            raise OSError(f"{path} is compiled anew")  # as where there are no times to compare
        return stats(self, path)

    if stats.__module__ != __name__:
        loader.path_stats = path_stats  # type: ignore[method-assign]


def installed() -> tuple[str, ...]:
    """The folders of Python's library, of its packages, and of derive."""
    paths = sysconfig.get_paths()
    libraries = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")} | {str(PACKAGE)}
    return tuple(os.path.join(path, "") for path in libraries)


def _place(module: ModuleType) -> str:
    """Where a module lies; nowhere, if Python has it built in."""
    return getattr(module, "__file__", None) or next(iter(getattr(module, "__path__", ())), "")


class Elsewhere:
    """Modules that code imports from outside of the libraries, and the path that it imports by."""

    def __init__(self) -> None:
        self._modules, self._path = set(sys.modules), list(sys.path)

    def forget(self) -> bool:
        """All that was imported since is gone, and the path is as it was. Returns whether anything had to go."""
        sys.path[:] = self._path
        added = [name for name in sys.modules if name.partition(".")[0] not in self._modules]
        new = [(name, _place(sys.modules[name])) for name in added]
        gone = [name for name, place in new if place and not place.startswith(installed())]
        for name in gone:
            del sys.modules[name]
        return bool(gone)
