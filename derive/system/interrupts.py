"""Being told to end, by Ctrl-C (SIGINT), SIGTERM or a terminal that was closed (SIGHUP), at any moment."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

from .codes import INTERRUPTED

_NUMBERS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_SAID = b"derive: interrupted\n"
_DEAF = ("<frozen importlib._bootstrap>", "cb")
"""Where Python drops what is raised: it tidies up after an import. Whoever is told there is told once more."""
_SOON = 0.01


def end_at_once() -> None:
    """From here on whoever tells this process to end ends it: there is nothing yet that would have to be finished."""
    for number in _heeded():
        signal.signal(number, _end)


def _end(_: int, __: FrameType | None) -> None:
    try:
        os.write(2, _SAID)
    finally:
        os._exit(INTERRUPTED)


def _heeded() -> list[int]:
    """Those that nobody asked to ignore, as nohup does, where this thread may say what is done about them."""
    if threading.current_thread() is not threading.main_thread():
        return []
    return [n for n in _NUMBERS if signal.getsignal(n) not in (signal.SIG_IGN, None)]


class Interrupts:
    """While this lasts, they raise KeyboardInterrupt; that one came is remembered, whatever became of the exception."""

    def __init__(self) -> None:
        self.heard = False
        self._before = [(number, signal.getsignal(number)) for number in _heeded()]

    def __enter__(self) -> Interrupts:
        for number, _ in self._before:
            signal.signal(number, self._raise)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before:
            signal.signal(number, handler)

    def _raise(self, number: int, frame: FrameType | None) -> None:
        self.heard = True
        if frame is not None and (frame.f_code.co_filename, frame.f_code.co_name) == _DEAF:
            threading.Timer(_SOON, os.kill, (os.getpid(), number)).start()
            return
        raise KeyboardInterrupt


def interrupted_before_it_began() -> SystemExit:
    """What to raise where Ctrl-C came while the command line was still being read in."""
    sys.stderr.write(_SAID.decode())
    return SystemExit(INTERRUPTED)
