"""Processes that are started before the command line is read, where its words show that they will be needed.

What takes long until a new claim has its verdict is that SymPy is read in, by
another process than this one. A wrong guess costs time, and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .process import Ahead

_OTHERWISE = ("-j", "--scheduler", "--fix", "--help", "--last-failed", "--lf", "--changed-since", "--shard")
"""How options begin with which a run may have nothing to check in such a process."""
_CLAIMS = (".py", ".md")

_started: list[Ahead] = []


def start(words: Sequence[str]) -> None:
    """Start processes for the command with these words, if it is clear that it has work for them."""
    count = _needed(words)
    if count:
        from .process import Ahead  # which not all commands need

        _started.append(Ahead(count))


def ahead(count: int) -> Ahead:
    """So many processes, with those that were started early."""
    from .process import Ahead

    found = _started.pop() if _started else Ahead(0)
    found.add(count - len(found.workers))
    return found


def cores() -> int:
    """How many processes can work at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _needed(words: Sequence[str]) -> int:
    """How many are sure to have work: all where nothing is known, else one for each named file that is newer."""
    elsewhere = {"DERIVE_JOBS", "DERIVE_SCHEDULER", "DERIVE_CACHE_DIR"} & os.environ.keys()
    if words[:1] != ["run"] or elsewhere or not hasattr(os, "killpg"):
        return 0
    if any(word.startswith(_OTHERWISE) for word in words):
        return 0
    folder = _cache_here()
    if folder is None:
        return 0
    if "--no-cache" in words or not os.path.isdir(os.path.join(folder, "verdicts")):
        return cores()
    named = {word.partition("::")[0] for word in words[1:]}
    with suppress(OSError):
        moment = os.stat(os.path.join(folder, "last.json")).st_mtime_ns
        newer = [file for file in named if file.endswith(_CLAIMS) and os.stat(file).st_mtime_ns > moment]
        return min(cores(), len(newer))
    return 0


def _cache_here() -> str | None:
    """Where the project that this folder lies in keeps verdicts; None where there is no project."""
    with suppress(OSError):
        here = os.getcwd()
        while True:
            if os.path.isfile(os.path.join(here, "pyproject.toml")):
                return os.path.join(here, ".derive_cache")
            above = os.path.dirname(here)
            if above == here:
                return None
            here = above
    return None
