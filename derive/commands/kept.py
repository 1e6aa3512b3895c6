"""What is kept from run to run, and whether it may be used: only where it is nobody else's word."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ..files.config import UsageError
from ..messages import commands
from .shared import complain, relative

if TYPE_CHECKING:
    from ..files.config import Config
    from ..records.outcome import Outcome
    from ..records.settings import Settings
    from ..running.cache.replay import Cache
    from ..running.cache.store import Store

_ELSEWHERE = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_CEILING_DIRECTORIES",
)
"""Variables by which git looks at another repository than the one that a folder lies in, as in a hook."""
_NO_REPOSITORY = b"fatal: not a git repository (or any"
_SECONDS = 30


def store_of(config: Config) -> Store:
    """Where a project keeps verdicts: DERIVE_CACHE_DIR, or .derive_cache beside its pyproject.toml."""
    from ..running.cache.store import Store

    return Store(Path(os.environ.get("DERIVE_CACHE_DIR") or config.folder / ".derive_cache"))


class Kept:
    """The verdicts of earlier runs of a project, and what is known of its last one."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.store = store_of(config)

    @cached_property
    def why_not(self) -> str:
        """Why nothing of it may be used; empty if it may. Raises UsageError where it is part of the repository."""
        try:
            tracked = _tracked(self.store.folder)
        except _Unknown as problem:
            return f"the cache is not used: whether git tracks it cannot be told: {problem}"
        if tracked:
            folder = relative(str(self.store.folder))
            raise UsageError(
                f"{folder} is tracked by git, so its verdicts may be anybody's: git rm -r --cached {folder}",
                commands.CONFIGURATION,
            )
        return ""

    def cache(self, settings: Settings, wanted: bool) -> Cache | None:
        """The verdicts for these settings, if they are wanted and may be used."""
        if not wanted or self.why_not:
            return None
        from ..running.cache.replay import Cache

        return Cache(self.store, self.config.folder, settings)

    def likely(self, paths: tuple[str, ...], wanted: bool) -> int | None:
        """For how many processes there will be work, as far as a glance shows: one for each file that says new things.

        None for as many as there are. A wrong guess costs time, and nothing else.
        """
        from ..files.select import newer

        moment = self.store.moment
        if not wanted or self.store.empty or moment is None:
            return None
        from ..files.plain import layout
        from ..running.cache.content import placed

        said, root = self.store.said, str(self.config.folder.resolve())
        changed = 0
        for file in newer(paths, self.config, moment):
            before = said.get(placed(os.path.realpath(file), root))
            laid = layout(file) if before is not None else None
            changed += laid is None or laid.said != before
        return changed

    def searching(self, settings: Settings, wanted: bool) -> Settings:
        """The settings, with what earlier searches found, if that is wanted and nobody else's word."""
        with suppress(UsageError):
            if wanted and not self.why_not:
                return replace(settings, finds=os.fsencode(self.store.folder.resolve()))
        return settings

    def against(self, cache: Cache | None) -> Path | None:
        """Where verdicts on earlier revisions are kept, if these are; in a folder that git does not look into."""
        if cache is None:
            return None
        with suppress(OSError):
            self.store.prepare()
        return self.store.against

    def keep(self, cache: Cache | None, outcome: Outcome) -> None:
        """Keep what was found; where that cannot be, say so."""
        with _complaining():
            if cache is not None:
                cache.keep(outcome.fresh)
            if outcome.settings.finds:
                self.store.keep_finds(outcome.finds)

    def remember(self, outcome: Outcome, partial: bool) -> None:
        """How long claims took and which failed; where it cannot be written, say so."""
        from ..running.cache.last import Last

        with _complaining():
            self.store.prepare()
            Last(self.store.folder, self.config.folder).add(outcome.verdicts, partial, outcome.settings)


@contextmanager
def _complaining() -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        complain(f"nothing is kept for the next run: {problem}")


class _Unknown(Exception):
    """Git does not say."""


def _tracked(folder: Path) -> bool:
    """Whether anything in a folder, there or not, is tracked by git. Raises _Unknown where git cannot say."""
    import subprocess

    there = folder.absolute()
    while not there.is_dir():
        there = there.parent
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    environment |= {"LC_ALL": "C", "GIT_DISCOVERY_ACROSS_FILESYSTEM": "1"}
    inside = os.path.relpath(folder.absolute(), there)
    try:
        command = ["git", "-C", str(there), "ls-files", "--cached", "-z", "--", inside]
        asked = subprocess.run(command, capture_output=True, check=False, env=environment, timeout=_SECONDS)
    except OSError as problem:
        raise _Unknown(f"git: {problem.strerror}") from None
    except subprocess.TimeoutExpired:
        raise _Unknown(f"git does not answer within {_SECONDS} seconds") from None
    if asked.returncode == 0:
        return bool(asked.stdout)
    if asked.stderr.startswith(_NO_REPOSITORY):
        return False
    raise _Unknown((asked.stderr.decode(errors="replace").splitlines() or [f"git ends with {asked.returncode}"])[0])
