"""From where the paths of a report are counted, so that whoever reads it finds the files again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from ...system.plain import shown_path
from ...system.reading import real

_NAMED = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Variables by which GitHub and GitLab say where they checked the repository out."""


class Workspace:
    """The folder of a checkout: what GitHub or GitLab name, the repository, or else the current folder.

    `files` are the files of a run: verdicts show their names, in which not every
    character can be shown as it is.
    """

    def __init__(
        self, files: Iterable[str | Path] = (), environment: Mapping[str, str] = os.environ, here: Path | None = None
    ) -> None:
        self.here = Path(os.path.abspath(here or Path.cwd()))
        self.root = _root(self.here, environment)
        self._known = {self._shown(file): str(file) for file in files}

    def called(self, file: str | Path) -> str:
        """A path seen from the workspace, with / between its parts; outside of it, the whole path."""
        named = self.path(file)
        for spelled in (os.path.abspath, os.path.realpath):
            whole, root = Path(spelled(self.here / named)), Path(spelled(self.root))
            if whole.is_relative_to(root):
                return whole.relative_to(root).as_posix()
        return whole.as_posix()

    def path(self, file: str | Path) -> str:
        """The path of a file that a verdict names."""
        return self._known.get(str(file), str(file))

    def _shown(self, file: str | Path) -> str:
        """As a verdict names it."""
        whole = real(file)
        return shown_path(whole.relative_to(self.here) if whole.is_relative_to(self.here) else whole)


def _root(here: Path, environment: Mapping[str, str]) -> Path:
    for name in _NAMED:
        named = environment.get(name, "")
        if os.path.isabs(named) and Path(os.path.realpath(here)).is_relative_to(os.path.realpath(named)):
            return Path(named)
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
