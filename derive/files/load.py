"""Claim files loaded, each once, with SymPy's evaluation off."""

from __future__ import annotations

import linecache
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import ModuleType

from ..claims.figure import drawn
from ..claims.stating import Recording, recording
from ..claims.written.define import defined
from ..claims.written.expression import as_written
from ..system.reading import real
from .loaded import Loaded, Problem
from .packages import Elsewhere, compile_anew
from .scan import Unreadable, fingerprint, parse
from .siblings import Siblings
from .statements import run_statements

_MOST_DONE, _MOST_FILES = 6, 64
"""How many files are kept that no other imports, and how many in all."""


class Loader:
    """Claim files that were run, for each other's imports and for whoever asks for their claims."""

    def __init__(self, project: str | None = None) -> None:
        """`project`: the folder from which axioms are named, empty for none; by default that of the configuration."""
        compile_anew()
        project = _project_here() if project is None else project
        self.project = os.path.realpath(project) if project else ""
        self.files: dict[Path, Loaded] = {}
        self._siblings = Siblings(lambda path: self.load(path).module, self.files)
        self._elsewhere = Elsewhere()
        self._entered: Path | None = None

    def enter(self, folder: Path) -> bool:
        """From files of one folder to those of another: what the first imported from outside of the libraries is gone.

        There may be modules of the same names here. Returns whether anything had to go.
        """
        before, self._entered = self._entered, folder
        return before not in (None, folder) and self._elsewhere.forget()

    def importing_from(self, folder: Path) -> AbstractContextManager[None]:
        """While this lasts, files of the folder can be imported by their names."""
        return self._siblings.of(folder)

    def load(self, path: Path) -> Loaded:
        """The file, run once. Its problems are in the result; nothing is raised for them."""
        path = real(path)
        if path not in self.files:
            loaded = self.files[path] = Loaded(path, _new_module(path))
            loaded.content = fingerprint(path)
            try:
                text, tree = parse(path)
            except Unreadable as problem:
                loaded.problems.append(Problem(path, problem.line, str(problem), message_kind=problem.kind))
                return loaded
            linecache.cache[str(path)] = (len(text), None, text.splitlines(True), str(path))
            with _recording(loaded, self.project) as record, as_written(), self.importing_from(path.parent):
                run_statements(loaded, tree, record)
        return self.files[path]

    def leave(self, everything: bool = False) -> bool:
        """Give up files that no other imports, once there are some; when too many are left, all. Whether it did.

        What another file imports stays as long as that file may: a definition that was loaded twice is two.
        """
        imported = self._siblings.imported
        done = self.files.keys() - imported
        if everything or len(self.files) > _MOST_FILES:
            done = set(self.files)
        elif len(done) <= _MOST_DONE:
            return False
        for path in done:
            del self.files[path]
        imported.intersection_update(self.files)
        return True


@contextmanager
def _recording(loaded: Loaded, project: str) -> Iterator[Recording]:
    """While this lasts, what is stated, defined and drawn belongs to the file."""
    record = Recording(str(loaded.path), project)
    token, listed = recording.set(record), defined.set(record.definitions)
    shown = drawn.set(loaded.figures)
    try:
        yield record
    finally:
        recording.reset(token)
        defined.reset(listed)
        drawn.reset(shown)


def _new_module(path: Path) -> ModuleType:
    module = ModuleType(path.stem)
    module.__file__ = str(path)
    return module


def _project_here() -> str:
    """The folder of the nearest pyproject.toml, if there is one."""
    here = Path.cwd()
    return next((str(folder) for folder in (here, *here.parents) if (folder / "pyproject.toml").is_file()), "")
