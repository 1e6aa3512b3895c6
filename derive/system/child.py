"""What a process does that another one started: it ends with its maker, and takes no more memory than it may."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import suppress


def end_with(lifeline: int, at_once: bool = True) -> None:
    """From here on, when whoever holds the other end of a pipe is gone, so is this process, and what it started.

    `at_once`: also in the midst of long work in C, where the system can do that.
    """
    if at_once:
        _end_at_once_with(lifeline)
    threading.Thread(target=_wait_for, args=(lifeline,), daemon=True).start()


def _wait_for(lifeline: int) -> None:
    os.read(lifeline, 1)
    os.killpg(0, signal.SIGKILL)


def _end_at_once_with(lifeline: int) -> None:
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(lifeline, fcntl.F_SETSIG, signal.SIGKILL)  # type: ignore[attr-defined, unused-ignore]
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
        fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)


def limit_memory(megabytes: int | None) -> None:
    """From here on whoever asks for more gets a MemoryError, where the system can do that."""
    if megabytes is not None:
        with suppress(ImportError, ValueError, OSError):
            import resource

            resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
