"""A file replaced as a whole: it holds what it held, or what it shall, and never a part of either."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from .reading import content


class Changed(OSError):
    """A file does not hold any more what it held when it was read."""


def replace_file(path: str | Path, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`, with the same mode, behind whatever link leads there.

    Raises OSError for a file that cannot be written, and Changed for one that holds something else by now.
    """
    real = os.path.realpath(path)
    if not os.access(real, os.W_OK):
        raise OSError(errno.EACCES, "it is read-only", os.fspath(path))
    handle, part = tempfile.mkstemp(prefix=".part-", dir=os.path.dirname(real))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(part, os.stat(real).st_mode & 0o7777)
        if content(real) != before:
            raise Changed(errno.EBUSY, "it was changed meanwhile", os.fspath(path))
        os.replace(part, real)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
