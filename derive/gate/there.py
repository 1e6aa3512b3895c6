"""The files of an earlier revision in a folder of their own, beside the working tree as it is."""

from __future__ import annotations

import os
import posixpath
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..files.config import find
from ..markdown.kinds import PYTHON
from ..running.cache.content import ABSENT
from ..system.versions import PACKAGE
from .moves import Moves
from .request import Answer
from .revision import ignored, paths_at, renamed_since, top, tracked
from .selection import is_within

_OWN = PACKAGE.resolve().parent
"""The folder from which this derive is imported."""


class There:
    """Where things were at a commit, whose files lie in `tree`, and what of them does not come from it."""

    def __init__(self, root: Path, tree: Path, commit: str) -> None:
        self.root, self.tree = root, tree
        self.before = paths_at(commit)
        self.renamed = renamed_since(commit)
        self.config = find(Path.cwd())
        self.project = self.called(self.config.folder)

    def called(self, path: Path) -> str:
        """A path of the working tree from the repository's folder; it may lie outside."""
        return Path(os.path.relpath(path.resolve() if path.is_dir() else path.absolute(), self.root)).as_posix()

    # ── where to look ──

    def folder(self, now: Path) -> Path | None:
        """Where a folder of the working tree was: where its pyproject.toml was, by its name, or as its files moved."""
        project, inner = self._project(), os.path.relpath(now.resolve(), self.config.folder.resolve())
        if project is None:
            return None
        found = self.tree / project / inner
        return found if found.is_dir() else self.tree / project

    def _project(self) -> str | None:
        then = {now: before for before, now in self.renamed.items()}
        moved = then.get(posixpath.normpath(f"{self.project}/pyproject.toml"))
        if moved is not None:
            return posixpath.dirname(moved) or "."
        if self._had(self.project):
            return self.project
        found = {base for before, now in self.renamed.items() for base in _bases(before, now, self.project)}
        return found.pop() if len(found) == 1 else None

    def _had(self, called: str) -> bool:
        return not _is_outside(called) and os.path.lexists(self.tree / called)

    def paths(self, now: tuple[str, ...]) -> tuple[list[str], list[str]]:
        """Where files and folders of the working tree were, and which cannot be found."""
        found: dict[str, None] = {}
        unknown = []
        for path in now:
            called = self.called(Path(path.partition("::")[0]))
            then = [before for before, new in self.renamed.items() if _is_of(before, new, called)]
            if self._had(called):
                then = [called, *[before for before in then if not is_within(before, called)]]
            if not then:
                unknown.append(f"{path} is not in it, and git does not report it as renamed")
            found.update(dict.fromkeys(str(self.tree / before) for before in then))
        return list(found), unknown

    def moves(self, project: str) -> Moves:
        """How its files are called now; `project` is the folder of its project."""
        return Moves(self.renamed, os.path.relpath(project, self.tree), self.project, self.before)

    def path(self) -> list[str]:
        """Where Python looks: not in the working tree but among the old files, except for derive itself."""
        return [self._old(entry) for entry in sys.path]

    def _old(self, entry: str) -> str:
        whole = Path(entry).resolve()
        if not entry or whole == _OWN or not self._is_own(str(whole)):
            return entry
        return str(self.tree / whole.relative_to(self.root))

    def _is_own(self, path: str) -> bool:
        """Whether a path lies in the working tree, and not in an environment of Python that lies there."""
        root = str(self.root)
        places = (sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), str(_OWN / "derive"))
        installed = [place for place in places if is_within(place, root) and place != root]
        return is_within(path, root) and not any(is_within(path, place) for place in installed)

    # ── what is not known ──

    def unknown(self, answer: Answer) -> Iterator[str]:
        """What the old claims say that does not come from the revision alone."""
        if not answer.document["claims"]:
            yield "there are no claims in it"
        yield from (f"{file} lies, or leads, outside of the repository" for file in answer.outside)
        now = tracked()
        file = self.config.folder / "pyproject.toml"
        if file.is_file() and (called := self.called(file)) not in now and (_is_outside(called) or ignored([called])):
            yield f"{called} is not in git, so what it said is not known"
        for path, content in answer.reads.items():
            yield from self._of_reading(path, content, now)

    def _of_reading(self, path: str, content: str, now: frozenset[str]) -> Iterator[str]:
        real, inside = os.path.realpath(path), is_within(path, str(self.tree))
        leaves = not is_within(real, str(self.tree))
        if leaves and self._is_own(real):
            how = f", by the link {os.path.relpath(path, self.tree)}" if inside else ""
            yield f"its claims read {os.path.relpath(real, self.root)} as it is now, from the working tree{how}"
        if not inside:
            return
        called = os.path.relpath(path, self.tree)
        here = self.root / called
        if content == ABSENT and here.exists() and (leaves or not self._is_in_git(here, now)):
            yield f"its claims read {called}, which is {'a link elsewhere' if leaves else 'not in git'}"
        if content.startswith("folder") and here.is_dir():
            missing = [f for f in here.iterdir() if _counts(f) and not self._is_in_git(f, now)]
            yield from (f"its claims list {called}, and {file.name} in it is not in git" for file in missing[:1])

    def _is_in_git(self, file: Path, now: frozenset[str]) -> bool:
        real = Path(os.path.realpath(file))
        if real.is_dir():
            return any(is_within(path, self.called(real)) for path in now)
        return self.called(real) in now


def _is_of(before: str, now: str, called: str) -> bool:
    """Whether a file that moved belongs to a path: a Python file in a folder, or whatever the path itself is."""
    return now == called or (is_within(now, called) and before.endswith(PYTHON))


def _bases(before: str, now: str, folder: str) -> Iterator[str]:
    """The folder in which a file lay as it lies in this one now."""
    if is_within(now, folder):
        inner = now.removeprefix(folder).lstrip("/")
        if before == inner:
            yield "."
        elif before.endswith("/" + inner):
            yield before.removesuffix("/" + inner)


def _counts(file: Path) -> bool:
    """Whether a file in a folder may be data, and is not what Python or an editor left there."""
    return file.is_file() and not file.name.startswith(".") and file.suffix != ".pyc"


def without_past(files: Iterable[str], project: Path) -> Iterator[str]:
    """Of claim files of this project those that no revision can tell of: each with why."""
    root, now = top(), tracked()
    called = {os.path.relpath(os.path.realpath(project / file), root): file for file in files}
    hidden = ignored([path for path in called if path not in now and not _is_outside(path)])
    for path, file in called.items():
        if _is_outside(path):
            yield f"{file} lies outside of the repository"
        elif path in hidden:
            yield f"{file} is ignored by git"
        elif path not in now and any((root / folder / ".git").exists() for folder in _folders(path)):
            yield f"{file} lies in another repository, of which this one does not tell"


def _is_outside(called: str) -> bool:
    return called.startswith("../")


def _folders(path: str) -> list[str]:
    """The folders between the repository's and a file."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[: place + 1]) for place in range(len(parts))]
