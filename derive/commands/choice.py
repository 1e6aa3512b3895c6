"""What a run checks: paths, words, rows of the source, what failed last, what changed, a part of it all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..messages.commands import OPTION

if TYPE_CHECKING:
    from ..files.config import Config
    from ..files.scan import Look
    from ..files.select import Target
    from ..gate.selection import Selection
    from ..running.cache.replay import Cache
    from ..running.plan import Slice
    from .kept import Kept


@dataclass
class Choice:
    """As it was asked for; `said` is how it is told."""

    paths: tuple[str, ...]
    expression: str | None = None
    source: str | None = None
    last_failed: bool = False
    since: str | None = None
    shard: str | None = None
    times: str | None = None
    with_shown: bool = True
    """Whether claims of other files count that a document shows."""
    said: list[str] = field(default_factory=list)
    may_be_empty: bool = False
    """Whether it is well that there is nothing to check: there is something elsewhere, or nothing that changed."""

    @property
    def is_partial(self) -> bool:
        """Whether claims were chosen otherwise than by their files."""
        chosen = self.expression or self.source or self.last_failed or self.since or self.shard
        return bool(chosen) or any("::" in path for path in self.paths)

    def selection(self, config: Config, stop: bool, cache: Cache | None = None) -> Selection:
        """The same, for whoever compares with another run; `stop`: whether the first failure ends it."""
        from ..gate.selection import Selection, from_project

        folder = config.folder.resolve()
        paths = tuple([from_project(path, folder) for path in self.paths])
        whole = not (self.since or self.shard or self.last_failed or stop)
        return Selection(
            paths, self.expression, self.source, whole, folder, config.documents, self._shown(folder, cache)
        )

    def _shown(self, folder: Path, cache: Cache | None) -> frozenset[str]:
        """The claims that documents show which were named, as they are called from the project's folder."""
        from ..files.shown import shown
        from ..gate.selection import from_project

        documents = [Path(path) for path in self.paths if "::" not in path] if self.with_shown else []
        claims = [claim for document in documents for one in shown(document, _look(cache)) for claim in one.claims]
        return frozenset(from_project(f"{file}::{name}", folder) for file, name in claims)

    def documents(
        self, files: Mapping[Path, bool], config: Config, required: bool, cache: Cache | None = None
    ) -> frozenset[str]:
        """The documents that list their rows, and of which all is checked. Raises UsageError where that is `required`.

        `files`: whether all of each is. So a gate cannot turn green because it does not look at the documents.
        """
        from ..files.config import UsageError
        from ..files.select import documents_of

        found = documents_of(files, config, not self.paths, _look(cache))
        whole = frozenset(name for name, is_whole in found.items() if is_whole and not self.is_partial)
        if required and not found:
            raise UsageError("--require-rows: no document of this run lists its rows, as rows or rows-file", OPTION)
        if required and found.keys() - whole:
            part = ", ".join(name for name in found if name not in whole)
            raise UsageError(f"--require-rows takes whole documents, and this run is of a part of {part}", OPTION)
        return whole

    def slices(self, config: Config, cache: Cache | None, kept: Kept) -> list[Slice]:
        """The slices. Raises UsageError."""
        from ..files.config import UsageError
        from ..files.select import not_named, targets
        from ..files.shown import is_prose
        from ..running.plan import slices

        if self.times is not None and self.shard is None:
            raise UsageError(
                "--times needs --shard: it tells how long claims take, so that parts take equally long", OPTION
            )
        look = _look(cache)
        found = targets(self.paths, config, self.with_shown, look)
        self.said += [f"{target.file}: {_PROSE}" for target in found if is_prose(target.file, look)]
        if self.since is not None:
            found = self._changed(self.since, found, config, cache, kept)
        if self.last_failed:
            found = self._failed(found, kept, look)
        pieces = slices(found, self.expression, self.source, look, config.documents)
        if not (self.is_partial or any(piece.names for piece in pieces)):
            self.said += [_NOT_NAMED.format(*pair) for pair in islice(not_named(self.paths, config), 1)]
        return pieces if self.shard is None else self._part(self.shard, pieces)

    def _changed(
        self, revision: str, found: list[Target], config: Config, cache: Cache | None, kept: Kept
    ) -> list[Target]:
        from ..files.config import UsageError
        from ..gate.changed import Changed

        if cache is None:
            why = kept.why_not or "-j 0 and --no-cache have none"
            raise UsageError(f"--changed-since asks the cache what claims depend on, and {why}", OPTION)
        changed = Changed(revision, found, cache, config)
        chosen = changed.since()
        self.may_be_empty = bool(found)
        why = f", because {changed.why}" if changed.why else ""
        unknown = f" ({changed.unknown} because no run has told yet what they read)" if changed.unknown else ""
        self.said.append(f"since {revision}: {len(chosen)} of {_files(len(found))}{why}{unknown}")
        return chosen

    def _failed(self, found: list[Target], kept: Kept, look: Look) -> list[Target]:
        from ..running.cache.last import Last

        if kept.why_not:
            self.said.append("what failed last is not known: everything is checked")
            return found
        failed = Last(kept.store.folder, kept.config.folder).failed
        chosen = [target for whole in found for target in _failing(whole, failed(str(whole.file)), look)]
        if not chosen:
            self.said.append("nothing failed last: everything is checked")
            return found
        self.said.append(f"what failed last: in {_files(len(chosen))}")
        return chosen

    def _part(self, shard: str, pieces: list[Slice]) -> list[Slice]:
        from ..running.shard import Division, parsed, times

        index, count = parsed(shard)
        division = Division(pieces, count, times(self.times) if self.times is not None else {})
        part = division.part(index)
        self.may_be_empty = self.may_be_empty or any(piece.names for piece in pieces)
        claims, of = (sum(len(piece.names) for piece in some) for some in (part, pieces))
        self.said.append(f"part {index} of {count}: {claims} of {of} claims (division {division.digest})")
        return part


_NOT_NAMED = "{0}: documents run only if they are named, as in derive run {1}"
_PROSE = "no block of claims is in it; one begins with ```python derive"


def _look(cache: Cache | None) -> Look:
    from ..files.scan import BY_SYNTAX

    return cache.look if cache is not None else BY_SYNTAX


def _failing(target: Target, failed: frozenset[str], look: Look) -> Iterator[Target]:
    """Of a file the claims that failed; all of it where it failed otherwise, or its syntax does not show them."""
    from ..files.scan import Unreadable
    from ..files.select import Target

    names = frozenset(filter(target.wants, failed))
    try:
        shown = {found.name for found in look.scan(target.file, False)}
    except Unreadable:
        shown = set()
    if names:
        yield Target(target.file, names) if names <= shown else target


def _files(count: int) -> str:
    return f"{count} file{'s' * (count != 1)}"
