"""The files that a command was asked to write: none of them is somebody's work, and each is whole or as it was."""

from __future__ import annotations

import ast
import errno
import os
import select
import time
import warnings
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ..files.config import UsageError
from ..messages import commands
from ..system.codes import OK, UNREADABLE
from .shared import relative
from .streams import Streams

STDOUT = "-"
_OWN = (b'{\n  "schema": ', b'{"format": "derive-proofs"', b"<?xml ")
"""How files begin that derive wrote itself."""
_PATIENCE = 30.0
"""How many seconds somebody may take to read on from a pipe."""
_LARGEST = 1 << 22
"""A file of more bytes is looked at by its name alone."""


class Outputs:
    """Files by the options that ask for them. Raises UsageError where one must not be written."""

    def __init__(self, streams: Streams, wanted: dict[str, str | None], inputs: Iterable[Path]) -> None:
        self.streams = streams
        self.files = {option: file for option, file in wanted.items() if file is not None}
        self.problems: list[str] = []
        """What could not be written, so far."""
        kept = _by_identity(inputs)
        taken: dict[object, str] = {}
        for option, file in self.files.items():
            if file != STDOUT:
                _require_writable(option, file)
                _require_replaceable(option, file, kept)
            if os.path.isfile(file) or not os.path.exists(file):
                other = taken.setdefault(STDOUT if file == STDOUT else _identity(Path(file)), option)
                if other != option:
                    raise UsageError(f"{option} {file}: {other} writes there too", commands.OUTPUT)

    @property
    def to_stdout(self) -> bool:
        """Whether one of them goes to standard output, so that a report must not."""
        return STDOUT in self.files.values()

    def write(self, option: str, text: str) -> None:
        """Write a file; where that cannot be done, it is told at the end."""
        file = self.files[option]
        if file == STDOUT:
            self.streams.out.document(text)
            return
        try:
            write_whole(Path(file), text)
        except OSError as problem:
            self.problems.append(f"{file}: {problem.strerror or problem}")

    def add_to_summary(self, text: str) -> None:
        """Add to the summary of a step, where there is one."""
        place = os.environ.get("GITHUB_STEP_SUMMARY")
        if place:
            try:
                how = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
                with os.fdopen(os.open(place, how, 0o666), "ab") as file:
                    file.write(text.encode("utf-8", "backslashreplace"))
            except OSError as problem:
                self.problems.append(f"GITHUB_STEP_SUMMARY: {place}: {problem.strerror or problem}")

    def told(self) -> int:
        """The exit code, after what could not be written is told."""
        for problem in self.problems:
            self.streams.complain(problem)
        return UNREADABLE if self.problems else OK


def require_own(folder: Path, names: Iterable[str], inputs: Iterable[Path]) -> None:
    """That files of these names in a folder would overwrite nobody's source. Raises UsageError."""
    kept = _by_identity(inputs)
    for name in names:
        if os.path.lexists(folder / name):
            _require_replaceable("-o", str(folder / name), kept)


def _by_identity(files: Iterable[Path]) -> dict[object, Path]:
    return {_identity(file): file for file in files}


def write_whole(path: Path, text: str) -> None:
    """A file that is whole or as it was; a pipe or a device stays one. Raises OSError."""
    content = text.encode("utf-8", "backslashreplace")
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        _into(path, content)
        return
    part = path.with_name(f".derive-{os.getpid()}-{time.monotonic_ns()}.part")
    try:
        with open(part, "xb") as file:  # a file of its own: never what a link of this name leads to
            file.write(content)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _into(path: Path, content: bytes) -> None:
    """Write into a pipe or a device, as long as somebody reads. Raises OSError."""
    deadline = time.monotonic() + _PATIENCE
    handle = None
    while handle is None:
        try:
            handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
        except OSError as problem:
            if problem.errno != errno.ENXIO or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
    try:
        while content:
            if not select.select([], [handle], [], _PATIENCE)[1]:
                raise TimeoutError(errno.ETIMEDOUT, "nobody reads from it")
            content = content[os.write(handle, content) :]
    finally:
        os.close(handle)


def _identity(file: Path) -> object:
    """What is the same for all paths, links and names that lead to one file."""
    try:
        found = os.stat(file)
        return found.st_dev, found.st_ino
    except OSError:
        return os.path.realpath(file)


def _require_writable(option: str, file: str) -> None:
    """That a file can be written, before the work is done. Raises UsageError."""
    path = Path(os.path.realpath(file)) if file else Path()
    with suppress(OSError, ValueError):
        fits = path.name and not path.is_dir() and path.parent.is_dir()
        if fits and os.access(path if path.exists() else path.parent, os.W_OK):
            return
    raise UsageError(f"{option} {file}: cannot be written there", commands.OUTPUT)


def _require_replaceable(option: str, file: str, claim_files: dict[object, Path]) -> None:
    """That what is there, or where a link leads, is nobody's source. Raises UsageError."""
    path, real = Path(file), Path(os.path.realpath(file))
    claims = claim_files.get(_identity(path))
    if claims is not None:
        raise UsageError(f"{option} {file}: that is the claim file {relative(str(claims))}", commands.OUTPUT)
    if any(p.suffix.lower() in (".py", ".pyi", ".pyw") for p in (path, real)):
        raise UsageError(f"{option} {file}: that is the name of a Python file", commands.OUTPUT)
    if "pyproject.toml" in (path.name, real.name):
        raise UsageError(f"{option} {file}: that is the name of a configuration", commands.OUTPUT)
    if real.is_file() and _holds_python(real):
        raise UsageError(f"{option} {file}: it holds Python", commands.OUTPUT)


def _holds_python(file: Path) -> bool:
    """Whether a file has a statement in Python: more than values, as JSON has too."""
    try:
        content = file.read_bytes() if file.stat().st_size <= _LARGEST else b""
        if content.startswith(_OWN):
            return False
        with warnings.catch_warnings(action="ignore"):
            return any(not isinstance(node, ast.Expr) for node in ast.parse(content).body)
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return False
