"""A library file as a module: its claims are there by name, and its statements are run when they are needed."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from functools import cached_property, partial
from importlib import import_module
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ..claims.claim import Claim
from ..claims.figure import drawn
from ..claims.stating import Recording, recording
from ..claims.written.define import defined
from ..claims.written.expression import as_written
from ..kernel import Theorem
from ..records.library import LIBRARY
from ..system.reading import text
from .shelved import Place, Shelved

if TYPE_CHECKING:
    from .proofs import Proofs

_CLAIM = re.compile(r"^@claim\((?:.*\n)*?def (\w+)\(", re.MULTILINE)
"""A claim, as it stands in the text of a library file."""


_laid_out: dict[str, Volume] = {}
"""The library's files, by their modules' names."""


def lay_out(package: str, folder: Path) -> dict[str, ModuleType]:
    """The files of a folder as modules of a package, which imports find. Nothing in them is run yet."""
    files = [file for file in sorted(folder.glob("*.py")) if not file.name.startswith("_")]
    volumes = {file.stem: Volume(f"{package}.{file.stem}", file) for file in files}
    _laid_out.update({one.module.__name__: one for one in volumes.values()})
    modules = {stem: one.module for stem, one in volumes.items()}
    sys.modules.update({module.__name__: module for module in modules.values()})
    return modules


def shelved() -> tuple[Shelved, ...]:
    """All claims of the library, file by file. None of them is read for this."""
    import_module(LIBRARY)
    return tuple([claim for volume in _laid_out.values() for claim in volume.claims.values()])


def shelved_as(called: str) -> Shelved | None:
    """The claim of the library that is called so, if there is one: derive.library.inequalities::exp_bound."""
    return next((claim for claim in shelved() if claim.id == called), None)


class Volume:
    """One file of the library."""

    def __init__(self, name: str, file: Path) -> None:
        self.file = file
        self.text = text(file)
        self.module = ModuleType(name)
        self.module.__file__ = str(file)
        self.module.__spec__ = ModuleSpec(name, None, origin=str(file))
        self.claims = {claim.name: claim for claim in self._shelved()}
        vars(self.module).update(self.claims, __getattr__=self._missing, __dir__=self._names)

    def _shelved(self) -> Iterator[Shelved]:
        for found in _CLAIM.finditer(self.text):
            line = self.text.count("\n", 0, found.start()) + 1
            place = Place(self.module.__name__, str(self.file), line)
            yield Shelved(found[1], place, partial(self._stated, found[1]), self._replayed)

    def _replayed(self, claim: Claim) -> Theorem:
        return self._proofs.replayed(claim)

    @cached_property
    def _proofs(self) -> Proofs:
        from .proofs import Proofs  # what reads a proof is not needed to import one

        return Proofs(self.file, self.module.__name__)

    # ── as a module ──

    def _missing(self, name: str) -> Any:
        """A name that is no claim's: of a definition, or of a variable. Raises AttributeError."""
        if name == "__all__":
            return self._names()
        if not name.startswith("__") and name in self._defined:
            return vars(self.module)[name]
        near = get_close_matches(name, self.claims, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise AttributeError(f"{self.module.__name__} has no {name}{hint}", name=name, obj=self.module)

    def _names(self) -> list[str]:
        """What the file gives a name, but for what it imports."""
        return [*self.claims, *self._defined]

    # ── what stands in the file ──

    @cached_property
    def _tree(self) -> ast.Module:
        return ast.parse(self.text, str(self.file))

    @cached_property
    def _defined(self) -> list[str]:
        """All but the claims, run; the names that come of it."""
        others = [node for node in self._tree.body if getattr(node, "name", None) not in self.claims]
        with self._reading():
            self._run(others, vars(self.module))
        bound = [name for node in others if not isinstance(node, ast.Import | ast.ImportFrom) for name in _bound(node)]
        return [name for name in bound if not name.startswith("_")]

    def _stated(self, name: str) -> Claim:
        """A claim, its decorator run."""
        _ = self._defined
        own: dict[str, Any] = {}
        (node,) = [node for node in self._tree.body if getattr(node, "name", None) == name]
        with self._reading():
            self._run([node], vars(self.module), own)
        claim: Claim = own[name]
        return claim

    def _run(self, nodes: list[ast.stmt], *spaces: dict[str, Any]) -> None:
        code = compile(ast.Module(nodes, []), str(self.file), "exec", dont_inherit=True)
        exec(code, *spaces)  # noqa: S102

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """While this lasts, what is stated, defined and drawn is the library's, whichever file asks for it."""
        record, listed, figures = recording.set(Recording(str(self.file), checked=True)), defined.set([]), drawn.set([])
        try:
            with as_written():
                yield
        finally:
            recording.reset(record)
            defined.reset(listed)
            drawn.reset(figures)


def _bound(node: ast.stmt) -> list[str]:
    """The names that a statement at the top of a file binds."""
    if isinstance(node, ast.FunctionDef):
        return [node.name]
    return [one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)]
