"""A limit to the time that SymPy is given, and what is said when it gives no answer."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SECONDS = 1.0
"""For each question that SymPy is asked."""

_AGAIN = 0.1
"""Seconds from one alarm to the next."""


class NoAnswer(Exception):
    """SymPy cannot be asked, or did not answer."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise NoAnswer when so much of this process's own time is over, so that a busy machine answers alike.

    It is raised again and again, since SymPy may take it for a failure of its own and go on.
    Without effect outside the main thread, or where there are no alarms.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    ended = False

    def stop(*_: Any) -> None:
        if not ended:
            raise NoAnswer(f"SymPy did not answer in {seconds:g} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        try:
            yield
        finally:
            ended = True
    finally:  # also where an alarm comes before it is known that this has ended
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
