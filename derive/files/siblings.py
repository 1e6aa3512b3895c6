"""Imports among claim files: files of one folder find each other by name while one of them is run."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from opcode import opmap
from pathlib import Path
from types import FrameType, ModuleType

from ..system.reading import real


class Siblings(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the files beside the one that is run. `run` gives the module of a file, run or as far as it has come.

    `files`: those that were run, or begun.
    """

    def __init__(self, run: Callable[[Path], ModuleType], files: Container[Path]) -> None:
        self._run, self._files = run, files
        self._folders: list[Path] = []
        self._found: set[str] = set()
        """The names under which files were found since the folder was entered: no file had them before."""
        self.imported: set[Path] = set()
        """The files that others imported."""

    @contextmanager
    def of(self, folder: Path) -> Iterator[None]:
        """While this lasts, files of the folder can be imported by their names."""
        self._folders.append(folder)
        sys.meta_path.insert(0, self)
        hidden = _imported_as_scripts(folder)
        outer, self._found = self._found, set()
        try:
            yield
        finally:
            sys.meta_path.remove(self)
            self._folders.pop()
            for name in self._found:
                if isinstance(getattr(sys.modules.get(name), "__loader__", None), Siblings):
                    del sys.modules[name]
            self._found = outer
            sys.modules.update(hidden)

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """A sibling of the file that is being loaded."""
        if path is not None or not self._folders:
            return None
        file = self._folders[-1] / f"{name}.py"
        by_code = not self._by_statement(self._folders[-1])
        sys.audit("derive.looked", str(file), by_code)  # for whoever keeps account of what a verdict depends on
        if not file.is_file():
            return None
        self._found.add(name)
        return importlib.util.spec_from_loader(name, self, origin=str(file))

    def _by_statement(self, folder: Path) -> bool:
        """Whether a statement of a claim file in a folder imports now, so that its syntax shows what."""
        frame: FrameType | None = sys._getframe(2)
        while frame is not None and frame.f_code.co_filename.startswith("<frozen importlib"):
            frame = frame.f_back
        if frame is None or frame.f_code.co_code[frame.f_lasti] != opmap["IMPORT_NAME"]:
            return False
        file = Path(frame.f_code.co_filename)
        return file.parent == folder and file in self._files

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        """The module of a sibling: run now, or as far as it has come."""
        file = real(str(spec.origin))
        self.imported.add(file)
        return self._run(file)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is left to do: `create_module` ran the file."""


def _imported_as_scripts(folder: Path) -> dict[str, ModuleType]:
    """Files of a folder that Python imported by itself, as `python softmax.py` does, taken out of sight."""
    if str(folder) not in map(os.path.abspath, sys.path):
        return {}
    tops = [(name, module) for name, module in sys.modules.items() if "." not in name]
    here = [(name, one) for name, one in tops if getattr(one, "__file__", None) == str(folder / f"{name}.py")]
    ours = [name for name, module in here if not isinstance(module.__loader__, Siblings)]
    return {name: sys.modules.pop(name) for name in ours}
