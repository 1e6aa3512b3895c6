"""The tasks, what an answer is worth, and what times them. It imports nothing that is not in Python itself."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable
from typing import NamedTuple

TASKS = {
    "softmax": "softmax Jacobian",
    "gradient": "cross-entropy gradient",
    "hessian": "cross-entropy Hessian",
    "layer norm": "LayerNorm Jacobian",
    "least squares": "∂‖XW - Y‖²/∂W",
    "attention": "attention's ∂Q",
    "shift": "shift invariance of softmax",
}

PROVED, PROVED_AT, SIMPLIFIED, SIMPLIFIED_AT, AGREED, UNDECIDED = (
    "proved for every n",
    "proved at one n",
    "simplified for every n",
    "simplified at one n",
    "agreed with numbers",
    "undecided",
)
"""What an answer is worth, best first. A tool that simplifies shows no proof: one believes its rules."""

LIMIT = 60
"""Seconds that a task may take."""


class Stopped(Exception):
    """A task took too long."""


class Answer(NamedTuple):
    """What came of a task, and what has to be said about it."""

    worth: str
    remark: str = ""


def run(tasks: dict[str, Callable[[], Answer]], version: str) -> None:
    """Does the tasks once each, and prints what came of them as one line of JSON."""
    signal.signal(signal.SIGALRM, _stop)
    found = {}
    for name, task in tasks.items():
        signal.alarm(LIMIT)
        started = time.perf_counter()
        try:
            answer = task()
        except Stopped:
            answer = Answer(UNDECIDED, f"no answer in {LIMIT} s")
        except Exception as problem:
            answer = Answer(UNDECIDED, f"{type(problem).__name__}: {problem}".split("\n")[0][:120])
        signal.alarm(0)
        found[name] = [time.perf_counter() - started, answer.worth, answer.remark]
    print(json.dumps({"version": version, "tasks": found}))


def _stop(*_: object) -> None:
    raise Stopped
