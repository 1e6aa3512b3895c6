"""Files that somebody else may have put there are read by this alone: reading them ends."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_KINDS = [
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
    (stat.S_ISCHR, "it is a device, not a file"),
    (stat.S_ISBLK, "it is a device, not a file"),
]


_instead: dict[str, bytes] = {}


@contextmanager
def instead(contents: Mapping[str | Path, bytes]) -> Iterator[None]:
    """While this lasts, files are read as if they held something else; nothing is written."""
    found = {os.path.realpath(path): held for path, held in contents.items()}
    _instead.update(found)
    try:
        yield
    finally:
        for path in found:
            del _instead[path]


def content(path: str | Path) -> bytes:
    """What a file holds. Raises OSError, also for a pipe and a device, from which there may come nothing, or no end."""
    if _instead and (held := _instead.get(os.path.realpath(path))) is not None:
        return held
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        mode = os.fstat(handle).st_mode
        said = next((said for is_one, said in _KINDS if is_one(mode)), None)
        if said is not None:
            raise OSError(errno.EINVAL, said, os.fspath(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(handle)


def real(path: str | Path) -> Path:
    """Where a path leads, through links; one that leads round leads nowhere further."""
    return Path(os.path.realpath(path))


def text(path: str | Path) -> str:
    """The same, in UTF-8. Raises OSError and UnicodeDecodeError."""
    return content(path).decode("utf-8")
