"""The executor of a Dask cluster. Only this needs the extra `dask`."""

from __future__ import annotations

import logging
import socket
from concurrent.futures import BrokenExecutor
from typing import Any
from urllib.parse import urlsplit

from ...files.config import UsageError
from ...messages import commands
from .executor import Spread
from .there import asked

SECONDS = 5.0
"""How long a scheduler may take to answer."""

_WORD, _LONGEST_GREETING = 8, 1 << 20


class Cluster(Spread):
    """Checks slices on the cluster of a scheduler. Raises UsageError where there is none."""

    def __init__(self, address: str) -> None:
        self.client = _connected(address)
        from distributed.scheduler import KilledWorker

        # Dask has tried elsewhere before it says KilledWorker: each more try would cost as many workers again.
        # Alike jobs are not one and the same, or what failed once would fail for ever.
        super().__init__(self.client.get_executor(pure=False), check_on_worker, (BrokenExecutor, KilledWorker))

    @property
    def idle(self) -> bool:
        """Whether there is nobody yet who could work."""
        return not self.client.scheduler_info()["workers"]

    def broken(self) -> str | None:
        """After Dask has given up its scheduler, its jobs neither end nor fail."""
        return "the scheduler is gone" if self.client.status in ("closing", "closed") else None

    def __exit__(self, *problem: object) -> None:
        super().__exit__(*problem)
        self.client.close()


def _connected(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            "--scheduler needs Dask; install it with: pip install 'derive-proofs[dask]'", commands.EXTRA
        ) from None
    for name in ("distributed", "distributed.client"):  # what goes wrong is told by verdicts
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        _reach(address)
        return Client(address, timeout=SECONDS, set_as_default=False)
    except Exception as problem:
        first = (str(problem).splitlines() or [type(problem).__name__])[0]
        raise UsageError(
            f"--scheduler {address}: no Dask scheduler answers there ({first})", commands.CLUSTER
        ) from None


def _reach(address: str) -> None:
    """Raises ValueError or OSError where no scheduler is, of which Dask would tell late and at length."""
    parts = urlsplit(address)
    if parts.scheme not in ("tcp", "tls") or parts.hostname is None or parts.port is None:
        raise ValueError("an address is tcp://HOST:PORT or tls://HOST:PORT")
    with socket.create_connection((parts.hostname, parts.port), SECONDS) as connection:
        if parts.scheme == "tcp":  # a scheduler greets who comes: first with the length of its greeting
            length = connection.recv(_WORD)
            if len(length) != _WORD or int.from_bytes(length, "little") > _LONGEST_GREETING:
                raise ValueError("something else does")


def check_on_worker(errand: bytes, run: str) -> bytes:
    """Check a slice on a worker of the cluster, until it is checked or the run is gone. Raises Lost."""
    from distributed import get_worker

    worker = get_worker()
    key = worker.get_current_task()

    def wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state != "cancelled"

    return asked(errand, wanted)
