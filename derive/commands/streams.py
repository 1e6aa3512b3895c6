"""Standard output and standard error: whatever is printed goes through one of these, and no failure of theirs is lost.

A stream that cannot be written to ends the command, or, where there is other
work to be finished, is remembered until that is done.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TextIO

from ..system.codes import CUT_OFF, OK, UNREADABLE, graver
from ..system.plain import escaped, inert
from .symbols import carried


class Lost(Exception):
    """A stream cannot be written to, and the command has no other work to finish."""


class Stream(io.TextIOBase):
    """A standard stream, or None where it was closed; the first failure is kept, and nothing is written after it."""

    def __init__(self, raw: TextIO | None, name: str, needed: bool = True) -> None:
        self.raw, self.name = raw, name
        self.needed = needed
        """Whether a command ends at once where nobody can read what it prints."""
        self.problem: str | None = None
        self.code = OK
        """What the process ends with because of this stream."""

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return getattr(self.raw, "encoding", None) or "utf-8"

    @property
    def errors(self) -> str:  # type: ignore[override]
        return "backslashreplace"

    @property
    def buffer(self) -> Any:
        """The bytes below it, for those who ask a text stream for them."""
        return self.raw.buffer if self.raw is not None else io.BytesIO()

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self.raw is not None and self.raw.isatty()

    def fileno(self) -> int:
        if self.raw is None:
            raise io.UnsupportedOperation("fileno")
        return self.raw.fileno()

    def close(self) -> None:
        """It stays open: it is not of whoever prints."""

    def write(self, text: str, /) -> int:
        if not isinstance(text, str):
            raise TypeError("a stream takes text")
        self._with(lambda raw: raw.write(carried(text, self.encoding)))
        return len(text)

    def flush(self) -> None:
        if self.raw is not None:
            self._with(lambda raw: raw.flush())

    def document(self, text: str) -> None:
        """A file's content: in UTF-8, whatever the encoding of what is printed for people."""

        def put(raw: TextIO) -> None:
            raw.flush()
            raw.buffer.write(text.encode("utf-8", "backslashreplace"))
            raw.flush()

        self._with(put)

    def _with(self, use: Callable[[TextIO], object]) -> None:
        if self.problem is not None:
            return
        try:
            if self.raw is None:
                raise OSError(errno.EBADF, "it is closed")
            use(self.raw)
        except (OSError, ValueError) as problem:
            self._lose(problem)
            if self.needed:
                raise Lost from None

    def _lose(self, problem: OSError | ValueError) -> None:
        """From here on it leads nowhere, so that nobody stumbles over what is left in it."""
        self.problem = getattr(problem, "strerror", None) or str(problem)
        self.code = CUT_OFF if isinstance(problem, BrokenPipeError) else UNREADABLE
        with suppress(OSError, ValueError, AttributeError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.raw.fileno())  # type: ignore[union-attr]
            os.close(nowhere)


@dataclass(frozen=True)
class Streams:
    """What a command prints to."""

    out: Stream
    err: Stream

    def say(self, line: str) -> None:
        """A line to standard output."""
        self.out.write(inert(line) + "\n")

    def note(self, line: str) -> None:
        """A line that is no result, to standard error."""
        self.err.write(inert(escaped(line)) + "\n")

    def complain(self, sentence: str) -> None:
        """What went wrong, in one line, to standard error."""
        self.note(f"derive: {sentence}")
        self.err.flush()

    def settled(self, code: int) -> int:
        """The exit code once all is written, where it would have been another one otherwise."""
        self.out.needed = False
        self.out.flush()
        if self.out.code == UNREADABLE:
            self.complain(f"{self.out.name}: {self.out.problem}")
        self.err.flush()
        return graver(code, self.out.code, self.err.code)


@contextmanager
def standard_streams() -> Iterator[Streams]:
    """While this lasts, all that is printed goes through these."""
    _fill_the_gaps()
    before = sys.stdout, sys.stderr
    streams = Streams(Stream(before[0], "standard output"), Stream(before[1], "standard error", needed=False))
    sys.stdout, sys.stderr = streams.out, streams.err
    try:
        yield streams
    finally:
        sys.stdout, sys.stderr = before


def _fill_the_gaps() -> None:
    """What is opened next must not become standard output by getting the number of a stream that was closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
