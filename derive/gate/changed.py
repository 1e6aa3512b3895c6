"""Which files a revision would find changed: themselves, or anything that they read."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable
from pathlib import Path

from ..files.config import Config, find, parsed
from ..files.scan import Unreadable, parse
from ..files.select import Target
from ..files.shown import not_shown
from ..markdown.kinds import may_hold_claims
from ..running.cache.content import ABSENT
from ..running.cache.replay import Cache
from ..system.reading import real
from ..system.versions import PACKAGE
from .revision import blob, commit_of, content_of_blob, top, tree_at


class Changed:
    """The files of a project, as they are and as they were."""

    def __init__(self, revision: str, targets: Iterable[Target], cache: Cache, config: Config) -> None:
        self.top = top()
        self.before = tree_at(commit_of(revision, "--changed-since"))
        self.cache, self.config = cache, config
        self.targets = list(targets)
        self._folders = {os.path.dirname(cache.own(str(t.file))) for t in self.targets}
        self.unknown = 0
        """Of how many files it is not known what they read."""
        self.why = ""
        """Why everything counts as changed."""

    def since(self) -> list[Target]:
        """The files that changed, or read something that did, or of which that is not known, or that do not hold."""
        if self._is_configured_otherwise():
            self.why = "[tool.derive] changed"
        elif self._is_another_derive():
            self.why = "derive changed"
        return [target for target in self.targets if self.why or self._is_to_check(target)]

    def _is_to_check(self, target: Target) -> bool:
        """A document that shows what is not there is told of, whichever file that was in."""
        return self._is_changed(target.file) or (target.names is None and bool(not_shown(target.file)))

    def _is_changed(self, file: Path) -> bool:
        own = {self.cache.own(str(file)), *self._imported(file)}
        inputs = self.cache.dependencies(str(file), lambda path: self._is_beside_claims(path) and path not in own)
        if inputs is None:
            self.unknown += not self.cache.has_run(str(file))
            return True
        return any(self._differs(path, content) for path, content in inputs.items())

    def _is_beside_claims(self, placed: str) -> bool:
        return may_hold_claims(placed) and os.path.dirname(placed) in self._folders

    def _imported(self, file: Path) -> set[str]:
        """The files beside it that a file imports, and those that they import, there or not."""
        found, waiting = set(), [real(file)]
        while waiting:
            file = waiting.pop()
            for name in _imports(file):
                other = file.parent / f"{name}.py"
                own = self.cache.own(str(other))
                if own not in found:
                    found.add(own)
                    waiting.append(real(other))
        return found

    def _differs(self, placed: str, content: str) -> bool:
        """Whether a path held something else; what lies outside of the repository is taken as it is."""
        path = Path(self.cache.root) / placed
        if not path.is_relative_to(self.top):
            return False
        before = self._before(path)
        if before is None or content == ABSENT:
            return (before is None) != (content == ABSENT)
        return not path.is_file() or before != blob(path.read_bytes(), before)

    def _before(self, path: Path) -> str | None:
        return self.before.get(path.relative_to(self.top).as_posix())

    def _is_configured_otherwise(self) -> bool:
        file = self.config.folder.resolve() / "pyproject.toml"
        if not file.is_relative_to(self.top) or not file.is_file():
            return False
        before = self._before(file)
        return before is None or parsed(file, content_of_blob(before)) != find(file.parent)

    def _is_another_derive(self) -> bool:
        """Whether derive itself lies in the repository, and changed."""
        own = PACKAGE.resolve()
        if not own.is_relative_to(self.top):
            return False
        was = {path for path in self.before if path.startswith(own.relative_to(self.top).as_posix() + "/")}
        now = {f.relative_to(self.top).as_posix() for f in own.rglob("*.py")}
        if now != {path for path in was if path.endswith(".py")}:
            return True
        return any(blob((self.top / path).read_bytes(), self.before[path]) != self.before[path] for path in now)


def _imports(file: Path) -> set[str]:
    """The modules that a file imports by name, anywhere in it."""
    try:
        _, tree = parse(file)
    except Unreadable:
        return set()
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names
