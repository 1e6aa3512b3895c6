"""What commands share: errors as one line, processes, the configuration, the console, and files written whole."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

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
            sys.exit(0)
        if isinstance(problem, Unwritten):
            click.echo(f"derive: {problem}", err=True)
            sys.exit(4)


class Unwritten(Exception):
    """A file that was asked for could not be written."""


class _Here:
    """Instead of a pool: the slices are checked in this process."""

    def __enter__(self) -> _Here:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def run(self, pieces: list[Slice], settings: Settings, stop: bool, watcher: Watcher) -> Outcome:
        """As a pool does."""
        from ..worker import spare_the_collector

        spare_the_collector()
        from ..run import run as run_here

        return run_here(pieces, settings, stop, watcher)


def pool_of(jobs: int | None) -> Pool | _Here:
    """What checks claims: so many processes, one for each core, or this one."""
    if jobs == 0 or not hasattr(os, "killpg"):
        return _Here()
    from ..supervise import Pool

    return Pool(jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


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
