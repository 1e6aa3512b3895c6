"""What commands share: errors as one line, processes, the configuration, the console, and files written whole."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from ..cache.replay import Cache, Reused
    from ..cache.store import Store
    from ..config import Config
    from ..outcome import Outcome, Watcher
    from ..plan import Slice
    from ..settings import Settings
    from ..supervise import Pool


class reported:  # noqa: N801
    """Turns usage errors into one line and exit code 2, what cannot be written into 4, and an interrupt into 130.

    To be told to end is an interrupt too.
    """

    before: Any = None

    def __enter__(self) -> None:
        if threading.current_thread() is threading.main_thread():
            self.before = signal.signal(signal.SIGTERM, signal.default_int_handler)

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, _: Any) -> None:
        from ..config import UsageError

        if self.before is not None:
            signal.signal(signal.SIGTERM, self.before)
        if isinstance(problem, UsageError):
            click.echo(f"derive: {problem}", err=True)
            sys.exit(2)
        if isinstance(problem, KeyboardInterrupt):
            click.echo("derive: interrupted", err=True)
            sys.exit(130)
        if isinstance(problem, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(141)  # as where the report is cut off: nobody has seen all of it
        if isinstance(problem, Unwritten):
            click.echo(f"derive: {problem}", err=True)
            sys.exit(4)


class Unwritten(Exception):
    """A file that was asked for could not be written."""


class Here:
    """Instead of a pool: the slices are checked in this process."""

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def run(self, pieces: list[Slice | Reused], settings: Settings, stop: bool, watcher: Watcher) -> Outcome:
        """As a pool does."""
        from ..worker import spare_the_collector

        spare_the_collector()
        from ..plan import Slice
        from ..run import run as run_here

        return run_here([p for p in pieces if isinstance(p, Slice)], settings, stop, watcher)


def pool_of(jobs: int | None, cache: Cache | None = None) -> Pool | Here:
    """What checks claims: so many processes, one for each core, or this one. With a cache there may be less to do."""
    if is_here(jobs):
        return Here()
    from ..supervise import Pool

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Pool(jobs or cores, ahead=cache is None or cache.store.empty)


def is_here(jobs: int | None) -> bool:
    """Whether claims are checked in this process: because so it was asked, or because the system has no other way."""
    return jobs == 0 or not hasattr(os, "killpg")


def store_of(config: Config) -> Store:
    """Where a project keeps verdicts: DERIVE_CACHE_DIR, or .derive_cache beside its pyproject.toml."""
    from ..cache.store import Store

    return Store(Path(os.environ.get("DERIVE_CACHE_DIR") or config.folder / ".derive_cache"))


def cache_of(config: Config, settings: Settings, wanted: bool) -> Cache | None:
    """The verdicts that are kept for these settings, if they are wanted."""
    if not wanted:
        return None
    from ..cache.replay import Cache

    store = store_of(config)
    _require_own(store)
    return Cache(store, config.folder, settings)


def _require_own(store: Store) -> None:
    """That the verdicts are not part of the repository, where anybody's change could bring some. Raises UsageError."""
    import subprocess

    from ..config import UsageError

    if not store.empty:
        with suppress(OSError):
            command = ["git", "-C", str(store.folder), "ls-files", "--cached", "-z", "--", "."]
            if subprocess.run(command, capture_output=True, check=False).stdout:
                folder = relative(str(store.folder))
                raise UsageError(
                    f"{folder} is tracked by git, so its verdicts may be anybody's: git rm -r --cached {folder}"
                )


def keep(cache: Cache | None, outcome: Outcome) -> None:
    """Keep what was found; where that cannot be, say so."""
    if cache is not None:
        with _complaining():
            cache.keep(outcome.fresh)


def remember(store: Store, config: Config, outcome: Outcome, partial: bool) -> None:
    """How long claims took and which failed; where it cannot be written, say so."""
    from ..cache.last import Last

    with _complaining():
        store.prepare()
        Last(store.folder, config.folder).add(outcome.verdicts, partial)


@contextmanager
def _complaining() -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        click.echo(f"derive: nothing is kept for the next run: {problem}", err=True)


def config_here() -> Config:
    """The configuration that holds here. Raises UsageError."""
    from ..config import find

    return find(Path.cwd())


def console_of(to_stderr: bool = False) -> Console:
    """Where reports are printed."""
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            """Nobody reads on: end as a program does that a broken pipe stops."""
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(141)

    return Quiet(stderr=to_stderr, highlight=False, emoji=False, markup=False)


def relative(path: str) -> str:
    """A path as short as it can be written from here."""
    try:
        return str(Path(path).resolve().relative_to(Path.cwd()))
    except ValueError:
        return path


def require_writable(option: str, file: str | None) -> None:
    """That the file of an option can be written, before the work is done. Raises UsageError."""
    from ..config import UsageError

    if file in (None, "-"):
        return
    path = Path(str(file))
    if path.is_dir() or not path.parent.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise UsageError(f"{option} {file}: cannot be written there")


def write(file: str, text: str) -> None:
    """To standard output, or to a file that is whole or as it was. Raises Unwritten."""
    if file == "-":
        click.echo(text, nl=False)
        return
    path = Path(file)
    part = path.with_name(path.name + ".part")
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")  # a pipe or a device stays one
            return
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as problem:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise Unwritten(f"{file}: {problem.strerror or problem}") from None
