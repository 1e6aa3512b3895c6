"""`pytest proofs/`: each claim is a test, with the id that it has for `derive run`.

Files are collected that [tool.derive] proofs names, or that are claim files
below a folder `proofs` where there is no such table. A claim that is refuted,
undecided or unreadable fails, and shows its step in place of a traceback. With
`undecided = "warn"` an undecided one passes with a warning, and so does one
that has a reason which is idle, unless `idle` says otherwise; `timeout` limits
each claim as far as an alarm of this process can.

What the table names and is not there, and claims of a project that is not the
session's, are failures of collection; so is a claim file that an argument
covers and nothing collected.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from ..claims.claim import Claim
    from ..records.verdict import Verdict
    from ..running.runner import Runner
    from .collected import Claims

_RUNNER = pytest.StashKey["Runner"]()
_CLAIMS = pytest.StashKey["Claims"]()


class NotProved(Exception):
    """A claim does not hold; `verdict` says why."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.message or verdict.verdict)
        self.verdict = verdict


def _claims(config: pytest.Config) -> Claims:
    from .collected import Claims

    if _CLAIMS not in config.stash:
        config.stash[_CLAIMS] = Claims(config.rootpath)
    return config.stash[_CLAIMS]


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """A session whose project cannot be read, or has not what it names, collects nothing."""
    outcome: Any = yield
    problem = _claims(collector.config).problem if isinstance(collector, pytest.Session) else ""
    if problem:
        report = outcome.get_result()
        report.outcome, report.longrepr, report.result = "failed", f"derive: {problem}", []


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A file of claims is collected as one. Raises CollectError for one of another project."""
    from ..markdown.kinds import may_hold_claims

    if not may_hold_claims(file_path):
        return None
    claims = _claims(parent.config)
    if not claims.take(file_path):
        problem = claims.elsewhere(file_path)
        if problem:
            raise pytest.Collector.CollectError(f"derive: {problem}")
        return None
    collected: pytest.Collector = ClaimFile.from_parent(parent, path=file_path)
    return collected


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """A claim file that an argument covers, and that nobody chose to ignore, is in the session, or fails it."""
    chosen = [config.invocation_params.dir / argument.partition("::")[0] for argument in config.args]
    for file in _claims(config).uncollected(chosen, lambda path: _is_left_out(config, path)):
        items.append(Uncollected.from_parent(session, name=f"{file} was not collected", file=file))


def _is_left_out(config: pytest.Config, path: Path) -> bool:
    """Whether somebody chose that pytest shall not look there; what it passes over unasked, nobody chose."""
    if "norecursedirs" not in config.inicfg and any(path.match(name) for name in config.getini("norecursedirs")):
        return False
    return bool(config.hook.pytest_ignore_collect(collection_path=path, config=config))


class Idle(pytest.PytestWarning):
    """A claim holds without one of its reasons."""


class Undecided(pytest.PytestWarning):
    """A claim is undecided, and the configuration lets it through."""


class Uncollected(pytest.Item):
    """Stands for a claim file that was not collected, and fails."""

    def __init__(self, *, file: Path, **more: Any) -> None:
        super().__init__(**more)
        self.file = file

    def runtest(self) -> None:
        """Fail."""
        pytest.fail(
            f"{self.file} is one of [tool.derive] proofs, and pytest does not look into its folder; "
            "name it, or choose --ignore",
            pytrace=False,
        )

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the file is."""
        return self.file, None, self.name


class ClaimFile(pytest.File):
    """The claims of a file, read off its syntax."""

    def collect(self) -> Iterator[pytest.Item]:
        """An item for each claim, and one for what the syntax does not show: whether the file can be read."""
        from ..files.scan import Unreadable, scan

        try:
            names = list(dict.fromkeys(found.name for found in scan(self.path)))
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
        from ..records.outcome import fails_for_a_warning, only_warns

        settings = _runner(self.config).settings
        for verdict in self._verdicts():
            if fails_for_a_warning(verdict, settings):
                raise NotProved(verdict)
            self._warn(verdict)
            if only_warns(verdict, settings):
                told = Undecided(f"{verdict.id} is undecided: {verdict.message}")
                warnings.warn_explicit(told, category=None, filename=str(self.path), lineno=verdict.line)
            elif not verdict.passes:
                raise NotProved(verdict)

    def _warn(self, verdict: Verdict) -> None:
        """Of each reason that is idle, if that is wanted."""
        from ..records.settings import IGNORE

        for warned in verdict.warnings if _runner(self.config).settings.idle != IGNORE else ():
            told = Idle(f"{verdict.id}: {warned.message}")
            warnings.warn_explicit(told, category=None, filename=str(self.path), lineno=warned.line)

    def _verdicts(self) -> Iterator[Verdict]:
        """What becomes of the claim, or of the file, within the time that it may take."""
        from msgspec.structs import replace

        from ..files.shown import not_shown
        from ..records.settings import SECONDS
        from ..running.plan import Slice
        from ..running.unjudged import overdue, stopped_but_false
        from ..system.limit import Overdue, limited

        first = self.claim is None
        piece = Slice(str(self.path), (self.claim,) if self.claim else (), first, first, self.shown)
        piece = replace(piece, not_shown=not_shown(self.path) if first else ())
        runner = _runner(self.config)
        seconds = runner.settings.seconds or SECONDS
        found: list[Verdict] = []
        false: list[Verdict] = []
        doing: tuple[str, str | None, str, float] = (self.claim or self.path.name, None, "reading its file", seconds)
        try:
            with limited() as allow:

                def begin(item: Claim | Verdict) -> None:
                    nonlocal doing
                    own = getattr(item, "timeout", None) or seconds
                    doing = item.name, item.kind, "checking it", own
                    allow(own)

                allow(seconds)
                for item in runner.items(piece, begin, false.append):
                    begin(item)
                    found.append(runner.verdict(item))
                    allow(seconds)
        except Overdue:
            del self.config.stash[_RUNNER]  # its file may be half read
            name, *_, limit = doing
            known = next((stopped_but_false(v, limit) for v in false if v.name == name), None)
            found.append(known or overdue(str(self.path), *doing))
        yield from found

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What `derive run` says of the claim."""
        from ..reports.junit import explained

        if isinstance(excinfo.value, NotProved):
            verdict = excinfo.value.verdict
            return "\n".join(warned.said for warned in verdict.warnings) if verdict.passes else explained(verdict)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the claim stands."""
        return self.path, None, self.name


def _runner(config: pytest.Config) -> Runner:
    from ..files.config import find
    from ..running.runner import Runner

    if _RUNNER not in config.stash:
        config.stash[_RUNNER] = Runner(find(config.rootpath).settings())
    return config.stash[_RUNNER]
