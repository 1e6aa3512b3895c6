"""A time limit for what runs in this process, where there is no other to stop."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SHORTEST = 1e-3
_LONGEST_WAIT = 1e6
"""No system waits for as many seconds as a number can tell."""


class Overdue(BaseException):
    """The time is up. No `except Exception` on the way takes it for its own."""


FROM_OUTSIDE = (KeyboardInterrupt, Overdue)
"""What ends a check and is no fault of the claim; whatever else comes out of an author's code is the author's."""


def waitable(seconds: float) -> float:
    """So many seconds, or as many as can be waited for at once."""
    return max(0.0, min(seconds, _LONGEST_WAIT))


@contextmanager
def limited() -> Iterator[Callable[[float], None]]:
    """While this lasts, what it gives allows so many seconds from then on; after them Overdue is raised.

    Without effect outside the main thread, or where there are no alarms. An
    alarm that somebody else had set goes on afterwards.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield lambda seconds: None
        return

    def stop(*_: object) -> None:
        raise Overdue

    before, started = signal.signal(signal.SIGALRM, stop), time.monotonic()
    left, _ = signal.setitimer(signal.ITIMER_REAL, 0)
    try:
        yield lambda seconds: _allow(seconds)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(_SHORTEST, left - (time.monotonic() - started)))


def _allow(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_REAL, waitable(seconds))
