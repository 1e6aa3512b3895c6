"""Processes that a claim started in a session of their own, where no signal to its process group reaches them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MARK = "DERIVE_RUN"
"""The variable by which they are found: whatever a process starts inherits it, unless it is taken away."""
_ROUNDS = 20


def sweep(mark: str) -> None:
    """Stop whatever carries a mark. It may start more meanwhile, so this looks until there is nothing."""
    for _ in range(_ROUNDS):
        found = list(_marked(f"{MARK}={mark}".encode()))
        for process in found:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(process, signal.SIGKILL)
        if not found:
            return


def _marked(wanted: bytes) -> Iterator[int]:
    """The processes that carry it; none where the system does not tell."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if wanted in (folder / "environ").read_bytes().split(b"\0"):
                yield int(folder.name)
