"""Finished proofs replayed in a process of its own, which can be stopped whatever it is at.

It reads the file and says, in lines of JSON, what each proof proves or why it
does not. Nothing that it takes too long for, has not the memory for, or ends
at is ever counted as proved.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from ..records.settings import SECONDS
from ..system.child import end_with, limit_memory
from ..system.limit import waitable
from ..system.reading import text
from .header import problem_with
from .read import Unreadable, read
from .replay import Judgement, NotSeen, Refused, Replay

_START = (
    "import sys; sys.path[:] = {path!r}; from derive.prooftree.apart import main; "
    "main({life}, {memory}, {elementary}, {traced})"
)
_DEEPEST_CALLS = 12_000


class Limits(NamedTuple):
    """How many seconds one proof may take, and how much memory all of them, in MiB."""

    seconds: float = SECONDS
    memory: int | None = None


class Stopped(Exception):
    """The replay did not come to its end."""


class Unseen(NamedTuple):
    """A claim whose proof elementary steps do not show: the first step that is not seen, by its rule, and why."""

    claim: str
    rule: str
    reason: str


class Entry(NamedTuple):
    """A line of the file: what its proof proves, or else why it is `refused`, `unreadable` or `unseen`."""

    line: int
    judgement: Judgement | None = None
    refused: str = ""
    unreadable: str = ""
    unseen: Unseen | None = None


def entries(
    file: Path, limits: Limits, elementary: bool = False, trace: Callable[[str], object] | None = None
) -> Iterator[Entry]:
    """What each line of a file is found to be. Raises Unreadable for what is no file of proofs, and Stopped.

    `elementary`: whether elementary steps alone are trusted. `trace` hears which were taken, a line for each step.
    """
    reading, life = os.pipe()
    code = _START.format(
        path=sys.path, life=reading, memory=limits.memory, elementary=elementary, traced=trace is not None
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, os.fspath(file)],
        pass_fds=(reading,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(reading)
    try:
        yield from _heard(process, limits, trace or (lambda line: None))
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        os.close(life)
        process.communicate()


def _heard(process: subprocess.Popen[bytes], limits: Limits, trace: Callable[[str], object]) -> Iterator[Entry]:
    """What the process says, until it says that it is done. Raises Stopped."""
    at = 1
    for line in _lines(process, limits.seconds):
        match json.loads(line) if line is not None else None:
            case None:
                raise Stopped(
                    f"line {at}: reading or replaying it took longer than the limit of {limits.seconds:g} seconds"
                )
            case {"at": int(at)}:
                continue
            case {"trace": str(told)}:
                trace(told)
            case {"done": True}:
                return
            case {"no_proofs": str(why)}:
                raise Unreadable(why)
            case {"stopped": str(why)}:
                raise Stopped(f"line {at}: {why}")
            case {"refused": str(why)}:
                yield Entry(at, refused=why)
            case {"unseen": [str(claim), str(rule), str(why)]}:
                yield Entry(at, unseen=Unseen(claim, rule, why))
            case {"unreadable": str(why)}:
                yield Entry(at, unreadable=why)
            case {"judgement": dict(fields)}:
                yield Entry(at, _judgement(fields))
    raise Stopped(f"line {at}: the process that was replaying it ended {_how(process.wait())}")


def _lines(process: subprocess.Popen[bytes], seconds: float) -> Iterator[bytes | None]:
    """Lines as they come; None, and then nothing, where the next is not there in time."""
    if process.stdout is None:
        return
    unread, pipe = b"", process.stdout.fileno()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        deadline = time.monotonic() + seconds
        while True:
            if not selector.select(waitable(deadline - time.monotonic())) and time.monotonic() >= deadline:
                yield None
                return
            piece = os.read(pipe, 1 << 16)
            if not piece:
                return
            *lines, unread = (unread + piece).split(b"\n")
            for line in lines:
                yield line
                deadline = time.monotonic() + seconds


def _judgement(fields: dict[str, Any]) -> Judgement:
    exact: dict[str, Any] = {name: tuple(found) if isinstance(found, list) else found for name, found in fields.items()}
    return Judgement(**exact)


def _how(code: int) -> str:
    return f"by signal {-code}" if code < 0 else f"with code {code}"


# ── the process ──


def main(life: int, memory: int | None, elementary: bool, traced: bool = False) -> None:
    """Replay the file that the command line names: by the kernel, or by its rules and elementary steps alone."""
    end_with(life)
    _settle(elementary)
    limit_memory(memory)
    sys.setrecursionlimit(_DEEPEST_CALLS)
    gc.freeze()  # what is imported lives to the end; so does most of what is proved
    gc.set_threshold(100_000, 20, 100)
    try:
        for event in _events(Path(sys.argv[1]), elementary, traced):
            _tell(event)
    except MemoryError:
        _tell({"stopped": "replaying it needs more memory than the limit"})


def _settle(elementary: bool) -> None:
    """Whom the rules ask in this process. Of the two only the one is imported."""
    if elementary:
        from ..elementary.judge import ANSWERS
        from ..rules.judge import settle

        settle(ANSWERS)
    else:
        from .. import kernel  # noqa: F401


def _tell(event: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(event).encode() + b"\n")
    sys.stdout.buffer.flush()


def _events(file: Path, elementary: bool, traced: bool) -> Iterator[dict[str, Any]]:
    try:
        first, *lines = text(file).removesuffix("\n").split("\n")
    except OSError as problem:
        yield {"no_proofs": f"cannot be read: {problem.strerror}"}
        return
    except UnicodeDecodeError as problem:
        yield {"no_proofs": f"is no file of proofs: {problem}"}
        return
    why = problem_with(first, facts=elementary)
    if why is not None or not lines:
        yield {"no_proofs": why or "holds no proof"}
        return
    replay = Replay(elementary=elementary, trace=(lambda told: _tell({"trace": told})) if traced else None)
    for number, line in enumerate(lines, 2):
        yield {"at": number}
        yield _event(replay, line)
    yield {"done": True}


def _event(replay: Replay, line: str) -> dict[str, Any]:
    try:
        tree = read(line)
    except Unreadable as problem:
        return {"unreadable": str(problem)}
    try:
        return {"judgement": asdict(replay.judge(tree))}
    except Unreadable as problem:
        return {"unreadable": f"{tree.claim!r:.200}: {problem}"}
    except NotSeen as problem:
        return {"unseen": [tree.claim, problem.rule, str(problem)]}
    except Refused as problem:
        return {"refused": f"{tree.claim!r:.200}: {problem}"}
    except MemoryError:
        raise
    except Exception as problem:
        return {"refused": f"{tree.claim!r:.200}: the kernel fails on it: {type(problem).__name__}: {problem}"}
