"""What became of each claim when it was last checked: how long it took, and whether it passed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from ...records.outcome import fails_for_a_warning
from ...records.settings import Settings
from ...records.verdict import Verdict
from ...system.plain import escaped, shown_path
from ...system.reading import content
from .content import placed
from .store import LAST, whole


class Ran(msgspec.Struct, frozen=True):
    """One claim."""

    seconds: float
    passes: bool


_read = msgspec.json.Decoder(dict[str, Ran]).decode


class Last:
    """Of the claims of a project, by file::name; what lies in its folder calls the file as from there."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.file = folder / LAST
        self.root = str(root.resolve())
        self._shared = not self.file.resolve().is_relative_to(self.root)
        """Whether other projects may have files of the same names in it."""

    def read(self) -> dict[str, Ran]:
        """All that is known; nothing, where the file is damaged."""
        try:
            return _read(content(self.file))
        except (OSError, msgspec.DecodeError, RecursionError):
            return {}

    def add(self, verdicts: Iterable[Verdict], partial: bool, settings: Settings = Settings()) -> None:  # noqa: B008
        """Remember a run; what it did not select stays as it was. Raises OSError.

        `partial`: whether there may be more claims in these files.
        """
        new: dict[str, Ran] = {}
        verdicts = list(verdicts)
        places = {file: escaped(self._placed(file)) for file in {v.file for v in verdicts}}
        for v in verdicts:
            claim = f"{places[v.file]}::{v.name}"
            passes = v.passes and not fails_for_a_warning(v, settings)
            new[claim] = Ran(v.seconds, passes and (claim not in new or new[claim].passes))
        files = {claim.rpartition("::")[0] for claim in new}
        with self._alone():
            known = self.read()
            kept = {claim: ran for claim, ran in known.items() if partial or claim.rpartition("::")[0] not in files}
            if kept | new != known:
                whole(self.file, msgspec.json.format(msgspec.json.encode(kept | new, order="sorted")))
            elif known:
                os.utime(self.file)

    def failed(self, file: str) -> frozenset[str]:
        """The claims of a file that did not pass; a file that could not be read stands for itself."""
        start = f"{shown_path(self._placed(file))}::"
        return frozenset(
            c.removeprefix(start) for c, ran in self.read().items() if c.startswith(start) and not ran.passes
        )

    def _placed(self, file: str) -> str:
        real = os.path.realpath(file)
        return real if self._shared else placed(real, self.root)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else adds to it meanwhile, where the system can do that."""
        how = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(self.file.with_suffix(".lock"), how), "w") as lock:
            with suppress(ImportError):
                import fcntl

                fcntl.flock(lock, fcntl.LOCK_EX)
            yield
