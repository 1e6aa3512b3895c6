"""The job that an executor runs: a slice checked in a process of that place.

The job starts that process, waits for its answer, and ends it when nobody
wants the answer any more. It shares nothing with the claims: neither its
working directory nor its memory, nor the versions that it may have loaded long ago.
"""

from __future__ import annotations

import os
import platform
import selectors
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress

from ...files.config import UsageError
from ...system.child import end_with
from ..supervise import Pool
from ..wire import Misused
from .errand import Answer, Checked, Errand, Refused, encode, read_errand, read_versions
from .place import other_files, other_versions

_START = "import sys; sys.path[:] = {path!r}; from derive.running.spread.there import main; main()"
_PATIENCE = 1.0
"""How often, in seconds, it is asked whether the answer is still wanted."""

ended: set[str] = set()
"""Runs that are over, as far as this process knows."""


class Lost(Exception):
    """There is no answer, and none will come."""


def check(errand: bytes, run: str) -> bytes:
    """Check a slice for a run. Raises Lost."""
    return asked(errand, lambda: run not in ended)


def asked(errand: bytes, wanted: Callable[[], bool]) -> bytes:
    """The answer to an errand, as long as it is wanted. Raises Lost."""
    path = [os.path.abspath(folder) for folder in sys.path]
    with subprocess.Popen(
        [sys.executable, "-c", _START.format(path=path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise Lost("there are no pipes")
        try:
            with suppress(BrokenPipeError):  # then there is no answer either
                process.stdin.write(errand + b"\n")
                process.stdin.flush()
            answer = b"".join(_said(process.stdout.fileno(), wanted))
            if not answer:
                raise Lost(f"the process that was to check it ended with code {process.wait()}")
            return answer
        finally:
            process.kill()


def _said(pipe: int, wanted: Callable[[], bool]) -> Iterator[bytes]:
    """What comes out of a pipe, up to its end. Raises Lost where it is no longer wanted."""
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            if not selector.select(_PATIENCE):
                if not wanted():
                    raise Lost("it is no longer wanted")
            elif part := os.read(pipe, 1 << 16):
                yield part
            else:
                return


# ── the process ──


def main() -> None:
    """Read an errand from standard input, which ends with its maker, and write the answer to standard output."""
    line = sys.stdin.buffer.readline()
    end_with(0, at_once=False)
    other = other_versions(read_versions(line).versions)
    answer = _refused(other) if other is not None else _answer(read_errand(line))
    sys.stdout.buffer.write(encode(answer))
    sys.stdout.buffer.flush()


def _answer(errand: Errand) -> Answer:
    try:
        os.chdir(errand.folder)
    except OSError as problem:
        return _refused(f"{errand.folder} cannot be entered ({problem.strerror}); it must be shared")
    file = errand.piece.file
    with Pool(1) as pool:
        other = other_files(file, errand.files)
        if other is not None:
            return _refused(other)
        try:
            outcome = pool.run([errand.piece], errand.settings)
        except UsageError as problem:
            return Misused(str(problem), problem.kind.code)
    other = other_files(file, errand.files)  # they may have been changed before they were read
    if other is not None:
        return _refused(other)
    return Checked(outcome.verdicts, outcome.proofs, outcome.definitions, outcome.figures, outcome.finds)


def _refused(reason: str) -> Refused:
    return Refused(f"on {platform.node()}: {reason}")
