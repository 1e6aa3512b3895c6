"""How a command ends: whatever stops it becomes an exit code and one sentence."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

import click

from ..files.config import UsageError
from ..messages.commands import OPTION
from ..messages.kind import Kind
from ..messages.sources import INTERNAL
from ..system.codes import INTERRUPTED, OK, UNREADABLE, USAGE
from .streams import Lost, Streams

TRACEBACK = "DERIVE_TRACEBACK"
"""The variable of the environment that asks for the traceback of an internal error."""


def ended(problem: BaseException, streams: Streams) -> int:
    """The exit code, after the sentence is said."""
    try:
        code, sentence = _judged(problem)
        if sentence:
            streams.complain(sentence)
        if _is_internal(problem) and os.environ.get(TRACEBACK):
            for line in "".join(traceback.format_exception(problem)).splitlines():
                streams.complain(line)
    except (Exception, KeyboardInterrupt):  # there is no memory left to say it in
        return UNREADABLE
    return code


def _judged(problem: BaseException) -> tuple[int, str]:
    match problem:
        case SystemExit(code=None):
            return OK, ""
        case SystemExit(code=int(code)):
            return code, ""
        case click.exceptions.Exit():
            return problem.exit_code, ""
        case click.UsageError():
            return USAGE, _coded(_usage(problem), OPTION)
        case UsageError():
            return USAGE, _coded(str(problem), problem.kind)
        case KeyboardInterrupt() | click.Abort():
            return INTERRUPTED, "interrupted"
        case Lost():
            return OK, ""  # the stream itself knows
        case click.ClickException():
            return UNREADABLE, problem.format_message()
        case MemoryError():
            return UNREADABLE, "there is not enough memory"
        case OSError():
            place = f"{os.fsdecode(problem.filename)}: " if isinstance(problem.filename, str | bytes) else ""
            return UNREADABLE, f"{place}{problem.strerror or problem}{_asked(problem)}"
    return UNREADABLE, _coded(f"internal error, please report it: {_named(problem)}{_asked(problem)}", INTERNAL)


def _coded(sentence: str, kind: Kind) -> str:
    return f"{sentence} [{kind.code}]"


def _is_internal(problem: BaseException) -> bool:
    known = (SystemExit, KeyboardInterrupt, UsageError, Lost, click.ClickException, click.Abort)
    return not isinstance(problem, (*known, click.exceptions.Exit))


def _usage(problem: click.UsageError) -> str:
    message = problem.format_message().rstrip(".")
    return f"{message}; see {problem.ctx.command_path} --help" if problem.ctx is not None else message


def _named(problem: BaseException) -> str:
    said = " ".join("".join(traceback.format_exception_only(problem)).split())  # also where str(problem) fails
    frames = traceback.extract_tb(problem.__traceback__)
    place = f" ({frames[-1].name}, {Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{said[:_LONGEST]}{place}"


_LONGEST = 300


def _asked(problem: BaseException) -> str:
    """How to see more, for whoever has not asked for it."""
    return "" if os.environ.get(TRACEBACK) else f" ({TRACEBACK}=1 shows where)"
