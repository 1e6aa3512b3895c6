"""`pytest proofs/`: each claim is a test, with the id that it has for `derive run`.

Files are collected that [tool.derive] proofs names, or that are claim files
below a folder `proofs` where there is no such table. A claim that is refuted,
undecided or unreadable fails, and shows its step in place of a traceback. With
`undecided = "warn"` an undecided one passes with a warning; `timeout` limits
each claim as far as an alarm of this process can.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from ..claim import Claim
    from ..config import Config
    from ..run import Runner
    from ..verdict import Verdict

_RUNNER = pytest.StashKey["Runner"]()
_FILES = pytest.StashKey[frozenset[Path]]()


class NotProved(Exception):
    """A claim does not hold; `verdict` says why."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.message or verdict.verdict)
        self.verdict = verdict


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A file of claims is collected as one."""
    if file_path.suffix != ".py":
        return None
    stash = parent.config.stash
    if _FILES not in stash:
        stash[_FILES] = frozenset(_claim_files(parent.config.rootpath))
    if file_path.resolve() not in stash[_FILES]:
        return None
    collected: pytest.Collector = ClaimFile.from_parent(parent, path=file_path)
    return collected


def _claim_files(root: Path) -> Iterator[Path]:
    from ..config import UsageError
    from ..select import targets

    config = _config(root)
    chosen = tuple(str(config.folder / p) for p in config.proofs) or (str(root / "proofs"),)
    try:
        yield from (target.file.resolve() for target in targets(chosen, config))
    except UsageError:
        return


def _config(root: Path) -> Config:
    from ..config import find

    return find(root)


class Undecided(pytest.PytestWarning):
    """A claim is undecided, and the configuration lets it through."""


class ClaimFile(pytest.File):
    """The claims of a file, read off its syntax."""

    def collect(self) -> Iterator[pytest.Item]:
        """An item for each claim, and one for what the syntax does not show: whether the file can be read."""
        from ..scan import Unreadable, scan

        try:
            names = [found.name for found in scan(self.path)]
        except Unreadable:
            names = []
        yield ClaimItem.from_parent(self, name="reading", claim=None, shown=frozenset(names))
        for name in names:
            yield ClaimItem.from_parent(self, name=name, claim=name, shown=frozenset(names))


class ClaimItem(pytest.Item):
    """One claim as a test."""

    def __init__(self, *, claim: str | None, shown: frozenset[str], **more: Any) -> None:
        super().__init__(**more)
        self.claim = claim
        self.shown = shown

    def runtest(self) -> None:
        """Check the claim. Raises NotProved."""
        from ..outcome import only_warns

        settings = _runner(self.config).settings
        for verdict in self._verdicts():
            if only_warns(verdict, settings):
                told = Undecided(f"{verdict.id} is undecided: {verdict.message}")
                warnings.warn_explicit(told, category=None, filename=str(self.path), lineno=verdict.line)
            elif not verdict.passes:
                raise NotProved(verdict)

    def _verdicts(self) -> Iterator[Verdict]:
        """What becomes of the claim, or of the file, within the time that it may take."""
        from ..limit import Overdue, limited
        from ..plan import Slice
        from ..settings import SECONDS
        from ..supervise import overdue

        first = self.claim is None
        piece = Slice(str(self.path), (self.claim,) if self.claim else (), first, first, self.shown)
        runner = _runner(self.config)
        seconds = runner.settings.seconds or SECONDS
        found: list[Verdict] = []
        doing: tuple[str, str | None, str, float] = (self.claim or self.path.name, None, "reading its file", seconds)
        try:
            with limited() as allow:

                def begin(item: Claim | Verdict) -> None:
                    nonlocal doing
                    own = getattr(item, "timeout", None) or seconds
                    doing = item.name, item.kind, "checking it", own
                    allow(own)

                allow(seconds)
                for item in runner.items(piece, begin):
                    begin(item)
                    found.append(runner.verdict(item))
                    allow(seconds)
        except Overdue:
            del self.config.stash[_RUNNER]  # its file may be half read
            found.append(overdue(str(self.path), *doing))
        yield from found

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What `derive run` says of the claim."""
        from .junit import explained

        if isinstance(excinfo.value, NotProved):
            return explained(excinfo.value.verdict)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the claim stands."""
        return self.path, None, self.name


def _runner(config: pytest.Config) -> Runner:
    from ..run import Runner

    if _RUNNER not in config.stash:
        config.stash[_RUNNER] = Runner(_config(config.rootpath).settings())
    return config.stash[_RUNNER]
