"""How files are called now that had other names at an earlier revision."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Moves:
    """Paths of the earlier project as paths of this one. All are relative to the folders of the projects."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    """From the repository's folder: what git reports as renamed."""
    before: str = "."
    """The folder of the earlier project in the repository."""
    now: str = "."
    files: tuple[str, ...] = ()
    """All files of the repository then."""

    def to(self, path: str) -> str:
        """What a path is called now."""
        then = posixpath.normpath(posixpath.join(self.before, path))
        return posixpath.relpath(self.renamed.get(then, then), self.now)

    def name(self, claim: str) -> str:
        """The same for `file::name`; what is no such name stays."""
        path, colons, name = claim.partition("::")
        return f"{self.to(path)}::{name}" if colons else claim

    def below(self, folder: str) -> list[str]:
        """The Python files that a folder of the earlier project held, as they are called now."""
        then = posixpath.normpath(posixpath.join(self.before, folder))
        start = "" if then == "." else then + "/"
        inside = [file for file in self.files if file.startswith(start) and file.endswith(".py")]
        return [self.to(posixpath.relpath(file, self.before)) for file in inside]
