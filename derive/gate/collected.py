"""Which files hold the claims of a session of pytest, and what keeps a session from having all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..files.config import Config, UsageError, find
from ..files.scan import Unreadable, parse, scan
from ..files.select import targets
from ..system.plain import shown_path
from ..system.reading import real


class Claims:
    """The claim files of the project that a folder, pytest's rootdir, lies in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problem = ""
        """Why the session cannot have them."""
        self._taken: set[Path] = set()
        self._others: dict[Path, frozenset[Path]] = {}
        self._configs: dict[Path, Config] = {}
        self.config = Config(root)
        self.files: frozenset[Path] = frozenset()
        try:
            self.config = find(root)
            self.files = _files(self.config)
        except UsageError as problem:
            self.problem = str(problem)

    def take(self, file: Path) -> bool:
        """Whether a file that pytest comes to is one of them; it need not come to it again."""
        file = real(file)
        if file in self.files:
            self._taken.add(file)
        return file in self.files

    def elsewhere(self, file: Path) -> str:
        """Why a file that is none of them would be a claim file for a run that starts nearer to it; empty if not."""
        file = real(file)
        try:
            own = self._nearest(file.parent)
            if own.folder == self.config.folder:
                return ""
            here = shown_path(own.folder) if file in self._of(own) else ""
        except UsageError as problem:
            return str(problem) if _states_claims(file) else ""
        if not here and self._looks_like_proofs(file) and _states_claims(file):
            here = shown_path(file.parent)
        return f"{shown_path(file)} {_FOREIGN.format(here, shown_path(self.root))}" if here else ""

    def _looks_like_proofs(self, file: Path) -> bool:
        root = self.root.resolve()
        return file.is_relative_to(root) and "proofs" in file.relative_to(root).parent.parts

    def _nearest(self, folder: Path) -> Config:
        """The configuration that holds in a folder. Raises UsageError."""
        if folder not in self._configs:
            self._configs[folder] = find(folder)
        return self._configs[folder]

    def _of(self, own: Config) -> frozenset[Path]:
        """The claim files of another project. Raises UsageError."""
        if own.folder not in self._others:
            self._others[own.folder] = _files(own)
        return self._others[own.folder]

    def uncollected(self, chosen: Iterable[Path], is_left_out: Callable[[Path], bool]) -> Iterator[Path]:
        """Those that lie below what was chosen, to which pytest did not come though nobody left them out."""
        below = [Path(os.path.realpath(path)) for path in chosen]
        for file in sorted(self.files - self._taken):
            over = next((path for path in below if file.is_relative_to(path)), None)
            if over is not None and not any(map(is_left_out, _between(over, file))):
                yield file


_FOREIGN = "belongs to {0}, which is not the project of pytest's rootdir {1}; run pytest there, or with --rootdir={0}"


def _files(config: Config) -> frozenset[Path]:
    """The files that a configuration names, or those in ./proofs. Raises UsageError where one names nothing."""
    default = config.folder / "proofs"
    if not config.proofs and not default.is_dir():
        return frozenset()
    found = targets(() if config.proofs else (str(default),), config, with_shown=False)
    return frozenset(real(target.file) for target in found)


def _states_claims(file: Path) -> bool:
    """Whether the syntax of a file shows claims of ours."""
    try:
        text, _ = parse(file)
        return "derive" in text and bool(scan(file))
    except Unreadable:
        return False


def _between(folder: Path, file: Path) -> Iterator[Path]:
    """A file, and the folders above it up to one."""
    yield file
    yield from (parent for parent in file.parents if parent != folder and parent.is_relative_to(folder))
