"""Claim files run: every top-level statement on its own, so that one bad one hides no other.

A file is loaded once, with SymPy's evaluation off. Files of one folder import
each other by name, through the same loader.
"""

from __future__ import annotations
import __future__

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import linecache
import os
import re
import sys
import sysconfig
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from opcode import opmap
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, NoReturn

from sympy import SympifyError

from .. import notation
from ..by import ENTRIES
from ..claims.claim import Claim, Recording, recording
from ..claims.figure import Figure, drawn
from ..claims.written.declare import VectorTerm
from ..claims.written.define import Family, defined
from ..claims.written.expression import NotationError, as_written
from ..kernel import Rejected
from ..system.limit import FROM_OUTSIDE
from ..system.reading import real
from ..system.versions import PACKAGE
from ..terms.definition import Definition
from .scan import DEFINED, KINDS, Found, Unreadable, claims_in, claims_of, fingerprint, parse


@dataclass(frozen=True)
class Problem:
    """Something that could not be read or run: where, what happened, and the claim if it is one."""

    file: Path
    line: int
    message: str
    claim: str | None = None
    kind: str = "claim"
    source: str | None = None


@dataclass
class Loaded:
    """A claim file after its statements were run."""

    path: Path
    module: ModuleType
    claims: dict[str, Claim] = field(default_factory=dict)
    definitions: list[tuple[Definition, int]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    missing: dict[str, int] = field(default_factory=dict)
    content: str = ""
    """The fingerprint of the file as it was run."""


class Broken:
    """Stands for a claim that could not be read, so that whoever cites it hears of it."""

    def __init__(self, name: str, line: int) -> None:
        self.name = name
        self.line = line

    def theorem(self) -> NoReturn:
        """There is none. Raises Rejected."""
        raise Rejected(f"{self.name} is cited, but it could not be read (line {self.line})")


def explained(problem: BaseException, names: Iterable[str] = ()) -> str:
    """An exception as a message to the author, whose file knows these names."""
    said = _text_of(problem)
    match problem:
        case NotationError():
            return said
        case SympifyError() if any(kind.__name__ in said for kind in (VectorTerm, Family)):
            return "a vector stands where a number is needed; write a component, x[i]"
        case SystemExit():
            return "the file ended the program (sys.exit); claim files only state and prove"
        case TypeError() if (reason := _REASON_CALL.match(said)) and reason[1] in ENTRIES:
            return f"by.{reason[1]} needs other arguments, as in {ENTRIES[reason[1]].example}"
        case TypeError() | ValueError() if (instead := _instead(said)) is not None:
            return f"{type(problem).__name__}: {said}; {instead}"
        case NameError() if problem.name:
            return f"NameError: {said}{_nearest(problem.name, names)}"
    return f"{type(problem).__name__}: {said}"


def _text_of(problem: BaseException) -> str:
    """What an exception says; it may be an author's, and fail at that too."""
    try:
        return str(problem)
    except FROM_OUTSIDE:
        raise
    except BaseException:
        return "it cannot be printed"


_CLOSE = 0.7
"""How much like a missing name a word of the notation must be to be offered for it."""

_REASON_CALL = re.compile(r"(\w+)\(\) (?:missing|takes|got)")

_INSTEAD = {
    "Invalid limits given": "this is SymPy's Sum; write Sum(body, k) from derive.notation, over a declared index",
    "expression to float": "take exp, log, … from derive.notation, not from math",
    "ufunc does not support": "take exp, log, … from derive.notation, not from NumPy",
    "calculate derivative wrt": "write D(f, v) from derive.notation",
}


def _instead(message: str) -> str | None:
    """What to write where other libraries' functions were given our terms."""
    return next((instead for part, instead in _INSTEAD.items() if part in message), None)


def _nearest(missing: str, names: Iterable[str]) -> str:
    """What may have been meant by a name that is not there."""
    if missing in notation.__all__ or missing == "by":
        return f"; import it: from derive{'' if missing == 'by' else '.notation'} import {missing}"
    own = [name for name in names if name not in notation.__all__]
    near = get_close_matches(missing, own, 1) or get_close_matches(missing, notation.__all__, 1, _CLOSE)
    return (
        f"; did you mean {near[0]}?" if near else f'; if it is a variable, declare it: {missing} = scalar("{missing}")'
    )


def line_in(problem: BaseException, file: str) -> int | None:
    """The innermost line of a file that an exception came through."""
    lines = [f.lineno for f in traceback.extract_tb(problem.__traceback__) if f.filename == file]
    return lines[-1] if lines else None


_MOST_DONE, _MOST_FILES = 6, 64
"""How many files are kept that no other imports, and how many in all."""


def compile_anew() -> None:
    """From here on what is imported from outside of Python's library and its packages is compiled from its source.

    Python takes what it compiled earlier where a source has the same size and
    second: the claims of a file that was just edited would be checked with what it said before.
    """
    installed, loader = _installed(), importlib.machinery.SourceFileLoader
    stats = loader.path_stats

    def path_stats(self: importlib.machinery.SourceFileLoader, path: str) -> Mapping[str, Any]:
        if not path.startswith(installed):
            raise OSError(f"{path} is compiled anew")  # as where there are no times to compare
        return stats(self, path)

    if stats.__module__ != __name__:
        loader.path_stats = path_stats  # type: ignore[method-assign]


def _installed() -> tuple[str, ...]:
    """The folders of Python's library, of its packages, and of derive."""
    paths = sysconfig.get_paths()
    libraries = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")} | {str(PACKAGE)}
    return tuple(os.path.join(path, "") for path in libraries)


def _project_here() -> str:
    """The folder of the nearest pyproject.toml, if there is one."""
    here = Path.cwd()
    return next((str(folder) for folder in (here, *here.parents) if (folder / "pyproject.toml").is_file()), "")


def _place(module: ModuleType) -> str:
    """Where a module lies; nowhere, if Python has it built in."""
    return getattr(module, "__file__", None) or next(iter(getattr(module, "__path__", ())), "")


class Loader(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads claim files, and finds them for each other's imports while it does."""

    def __init__(self, project: str | None = None) -> None:
        """`project`: the folder from which axioms are named, empty for none; by default that of the configuration."""
        compile_anew()
        project = _project_here() if project is None else project
        self.project = os.path.realpath(project) if project else ""
        self.files: dict[Path, Loaded] = {}
        self._imported: set[Path] = set()
        self._folders: list[Path] = []
        self._entered: Path | None = None
        self._modules, self._path = set(sys.modules), list(sys.path)

    def enter(self, folder: Path) -> bool:
        """From files of one folder to those of another: what the first imported from outside of the libraries is gone.

        There may be modules of the same names here. Returns whether anything had to go.
        """
        before, self._entered = self._entered, folder
        if before in (None, folder):
            return False
        sys.path[:] = self._path
        added = [name for name in sys.modules if name.partition(".")[0] not in self._modules]
        new = [(name, _place(sys.modules[name])) for name in added]
        gone = [name for name, place in new if place and not place.startswith(_installed())]
        for name in gone:
            del sys.modules[name]
        return bool(gone)

    def load(self, path: Path) -> Loaded:
        """The file, run once. Its problems are in the result; nothing is raised for them."""
        path = real(path)
        if path not in self.files:
            loaded = self.files[path] = Loaded(path, _new_module(path))
            loaded.content = fingerprint(path)
            try:
                text, tree = parse(path)
            except Unreadable as problem:
                loaded.problems.append(Problem(path, problem.line, str(problem)))
                return loaded
            linecache.cache[str(path)] = (len(text), None, text.splitlines(True), str(path))
            record = Recording(str(path), self.project)
            token, listed = recording.set(record), defined.set(record.definitions)
            shown = drawn.set(loaded.figures)
            try:
                with as_written(), self.importing_from(path.parent):
                    self._run(loaded, tree)
            finally:
                recording.reset(token)
                defined.reset(listed)
                drawn.reset(shown)
        return self.files[path]

    def leave(self, everything: bool = False) -> bool:
        """Give up files that no other imports, once there are some; when too many are left, all. Whether it did.

        What another file imports stays as long as that file may: a definition that was loaded twice is two.
        """
        done = self.files.keys() - self._imported
        if everything or len(self.files) > _MOST_FILES:
            done = set(self.files)
        elif len(done) <= _MOST_DONE:
            return False
        for path in done:
            del self.files[path]
        self._imported &= self.files.keys()
        return True

    # ── statements ──

    def _run(self, loaded: Loaded, tree: ast.Module) -> None:
        record = recording.get()
        if record is None:
            return
        loaded.claims, loaded.definitions = record.claims, record.definitions
        flags = _future_flags(tree)
        for node in tree.body:
            before = set(record.claims)
            try:
                code = compile(ast.Module([node], []), str(loaded.path), "exec", flags, dont_inherit=True)
                exec(code, loaded.module.__dict__)  # noqa: S102
            except FROM_OUTSIDE:
                raise
            except BaseException as problem:
                self._note(loaded, node, problem)
            self._refuse_inside(loaded, node, set(record.claims) - before)
        told = {*record.claims, *[problem.claim for problem in loaded.problems]}
        for found in [found for node in tree.body for found in claims_of(node) if found.name not in told]:
            _unrecorded(loaded, found, "what decorates it did not take it down")

    def _refuse_inside(self, loaded: Loaded, node: ast.stmt, new: set[str]) -> None:
        """Claims in a statement are refused, recorded or not: whether they are there would depend on how it runs."""
        taken_back = [loaded.claims.pop(name) for name in ([] if isinstance(node, DEFINED) else new)]
        for found in claims_in(node):
            if found.inside:
                _unrecorded(loaded, found, _INSIDE.format(found.inside))
        for claim in taken_back:
            refusal = f"{claim.name}: {_INSIDE.format('another statement')}"
            loaded.problems.append(Problem(loaded.path, claim.line, refusal, source=claim.source))

    def _note(self, loaded: Loaded, node: ast.stmt, problem: BaseException) -> None:
        line = line_in(problem, str(loaded.path)) or node.lineno
        message = explained(problem, loaded.module.__dict__)
        if isinstance(problem, NameError) and problem.name in loaded.missing:
            message = f"{problem.name} is missing, because line {loaded.missing[problem.name]} failed"
        kind = _kind(node)
        name = node.name if kind is not None and isinstance(node, DEFINED) else None
        source = next((found.source for found in claims_of(node)), None)
        loaded.problems.append(Problem(loaded.path, line, message, name, kind or "claim", source))
        for bound in _bound_names(node):
            loaded.missing.setdefault(bound, node.lineno)
        if name is not None and name not in loaded.claims:
            setattr(loaded.module, name, Broken(name, line))

    # ── imports among claim files ──

    @contextmanager
    def importing_from(self, folder: Path) -> Iterator[None]:
        """While this lasts, files of the folder can be imported by their names."""
        self._folders.append(folder)
        sys.meta_path.insert(0, self)
        hidden = _imported_as_scripts(folder)
        before = set(sys.modules)
        try:
            yield
        finally:
            sys.meta_path.remove(self)
            self._folders.pop()
            for name in set(sys.modules) - before:
                if isinstance(getattr(sys.modules[name], "__loader__", None), Loader):
                    del sys.modules[name]
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
        return importlib.util.spec_from_loader(name, self, origin=str(file))

    def _by_statement(self, folder: Path) -> bool:
        """Whether a statement of a claim file in a folder imports now, so that its syntax shows what."""
        frame: FrameType | None = sys._getframe(2)
        while frame is not None and frame.f_code.co_filename.startswith("<frozen importlib"):
            frame = frame.f_back
        if frame is None or frame.f_code.co_code[frame.f_lasti] != opmap["IMPORT_NAME"]:
            return False
        file = Path(frame.f_code.co_filename)
        return file.parent == folder and file in self.files

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        """The module of a sibling: loaded now, or as far as it has come."""
        file = real(str(spec.origin))
        self._imported.add(file)
        return self.load(file).module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is left to do: `load` ran the file."""


def _imported_as_scripts(folder: Path) -> dict[str, ModuleType]:
    """Files of a folder that Python imported by itself, as `python softmax.py` does, taken out of sight."""
    if str(folder) not in map(os.path.abspath, sys.path):
        return {}
    tops = [(name, module) for name, module in sys.modules.items() if "." not in name]
    ours = [
        name
        for name, module in tops
        if getattr(module, "__file__", None) == str(folder / f"{name}.py") and not isinstance(module.__loader__, Loader)
    ]
    return {name: sys.modules.pop(name) for name in ours}


def _new_module(path: Path) -> ModuleType:
    module = ModuleType(path.stem)
    module.__file__ = str(path)
    return module


def _future_flags(tree: ast.Module) -> int:
    names = [a.name for n in tree.body if isinstance(n, ast.ImportFrom) and n.module == "__future__" for a in n.names]
    return sum({getattr(__future__, name).compiler_flag for name in names if hasattr(__future__, name)})


def _kind(node: ast.stmt) -> str | None:
    """Which decorator of ours a function has."""
    if isinstance(node, DEFINED):
        for decorator in node.decorator_list:
            called: Any = decorator.func if isinstance(decorator, ast.Call) else decorator
            name = getattr(called, "id", getattr(called, "attr", None))
            if name in KINDS:
                return str(name)
    return None


_INSIDE = "it is inside {0}, and a claim is a top-level function of its file"


def _unrecorded(loaded: Loaded, found: Found, why: str) -> None:
    said = f"{found.name}: scanned, not recorded: {why}"
    loaded.problems.append(Problem(loaded.path, found.line, said, found.name, found.kind, found.source))


def _bound_names(node: ast.stmt) -> set[str]:
    """The names that a statement would have bound."""
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    if isinstance(node, ast.Import | ast.ImportFrom):
        names |= {(a.asname or a.name).split(".")[0] for a in node.names}
    return names
