"""The old side of a comparison: the JSON of a run, or what a run says of an earlier revision of the repository.

It is had whole or not at all: whatever is not in git, or was not read from
there, is told, so that nothing is compared with nothing, or with itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from ..files.config import UsageError, find
from ..messages import commands
from ..records.outline import MEANINGS
from ..records.settings import Settings
from ..system.reading import text
from .moves import Moves
from .request import Answer, Request, encode, read_answer
from .revision import checkout, commit_of, top, without_place
from .selection import from_project, is_within
from .there import There

_START = "import sys; sys.path[:] = {path!r}; from derive.gate.then import main; main({request!r}, {answer!r}, {life})"


@dataclass(frozen=True)
class Past:
    """What was said before; None where it cannot be had. `unknown` is what cannot, in words."""

    document: dict[str, Any] | None
    unknown: tuple[str, ...] = ()
    moves: Moves = field(default_factory=Moves)
    root: str | None = None
    """The folder of its project, if that was another one than this: it is from a revision."""


def past(against: str, paths: tuple[str, ...], settings: Settings, jobs: int | None, cache: Path | None) -> Past:
    """What was said of these paths in a run, if that is a file, or at a revision; `cache` keeps verdicts on it.

    Raises UsageError where it is neither.
    """
    if Path(against).is_file() or against.endswith(".json"):
        folder = find(Path.cwd()).folder.resolve()
        return _in_json(Path(against), tuple([from_project(path, folder) for path in paths]))
    return _at_revision(against, paths, settings, jobs, cache)


# ── the JSON of a run ─────────────────────────────────────────────────────────


def _in_json(file: Path, paths: tuple[str, ...]) -> Past:
    try:
        found = json.loads(text(file))
    except (OSError, ValueError, RecursionError) as problem:
        raise UsageError(f"--against {file}: cannot be read: {problem}", commands.NOT_A_RUN) from None
    if not isinstance(found, dict) or found.get("schema") != 1 or not isinstance(found.get("claims"), list):
        raise UsageError(f"--against {file}: is not the JSON of a run", commands.NOT_A_RUN)
    if found.get("meanings") != MEANINGS:
        return Past(None, (f"{file} does not tell what its claims mean as this derive does: write it again",))
    chosen = found.get("selection") or {}
    unknown = [f"{file} is of a part of the claims"] if not chosen.get("whole") else []
    if chosen.get("paths"):
        missing = [path for path in paths or (".",) if not _covers(chosen["paths"], path)]
        unknown += [f"{file} is of {', '.join(chosen['paths'])}, and not of {path}" for path in missing]
    unknown += [f"{file} has no claims"] if not found["claims"] else []
    return Past(found, tuple(unknown))


def _covers(chosen: Iterable[str], path: str) -> bool:
    return any(one == path or is_within(path.partition("::")[0], one) for one in chosen)


# ── a revision ────────────────────────────────────────────────────────────────


def _at_revision(
    revision: str, paths: tuple[str, ...], settings: Settings, jobs: int | None, cache: Path | None
) -> Past:
    commit = commit_of(revision, "--against")
    with tempfile.TemporaryDirectory() as folder:
        try:
            checkout(commit, Path(folder).resolve() / "tree")
            there = There(top(), Path(folder).resolve() / "tree", commit)
        except UsageError as problem:
            return Past(None, (f"git cannot give its files: {problem}",))
        here = there.folder(Path.cwd())
        asked, unknown = there.paths(paths)
        if here is None or (paths and not asked):
            return Past(None, tuple(unknown) or (f"the folder {there.called(Path.cwd())} is not in it",))
        request = Request(str(there.tree), tuple(asked), settings, jobs, str(cache) if cache is not None else None)
        answer = _answer(request, here, there.path())
        if answer.problem:
            return Past(None, (*unknown, answer.problem))
        unknown += there.unknown(answer)
        return Past(answer.document, tuple(unknown), there.moves(answer.root), answer.root)


def _answer(request: Request, here: Path, path: list[str]) -> Answer:
    """What another process says, which looks for modules on this path."""
    with tempfile.TemporaryDirectory() as folder:
        asked, answer = Path(folder) / "request", Path(folder) / "answer"
        try:
            asked.write_bytes(encode(request))
        except UnicodeEncodeError:
            return Answer(problem="a path in it is no UTF-8")
        complaint = _run(here, path, asked, answer)
        try:
            return read_answer(answer.read_bytes())
        except (OSError, msgspec.DecodeError):
            return Answer(problem=f"it cannot be checked: {complaint}")


def _run(here: Path, path: list[str], request: Path, answer: Path) -> str:
    """Let the process run, which ends with this one. Its last words, if it has some."""
    lifeline, own = os.pipe()
    code = _START.format(path=path, request=str(request), answer=str(answer), life=lifeline)
    try:
        done = subprocess.run(
            [sys.executable, *subprocess._args_from_interpreter_flags(), "-c", code],  # type: ignore[attr-defined]
            cwd=here,
            env=without_place(os.environ),
            pass_fds=(lifeline,),
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    finally:
        os.close(own)
        os.close(lifeline)
    return (done.stderr.decode(errors="replace").strip() or f"code {done.returncode}").splitlines()[-1]
