"""What an exception of a claim file's code says to its author: where, what, and what to write instead."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Iterable
from difflib import get_close_matches
from types import ModuleType

from sympy import SympifyError

from .. import notation
from ..by import ENTRIES
from ..claims.claim import Claim
from ..claims.written.expression import NotationError
from ..claims.written.instead import CALLS, NAMES, message, method
from ..claims.written.shapes import named
from ..claims.written.vectors import VectorTerm
from ..messages import authoring
from ..messages import notation as kinds
from ..messages.kind import Kind
from ..messages.sources import CODE_FAILS, UNKNOWN_NAME
from ..records.library import is_of_the_library
from ..search.reasons import Fact, Reason
from ..shelf.volume import shelved
from ..system.limit import FROM_OUTSIDE


def explained(problem: BaseException, names: Iterable[str] = ()) -> str:
    """An exception as a message to the author, whose file knows these names."""
    said = _text_of(problem)
    match problem:
        case NotationError():
            return said
        case AttributeError(name=str(name), obj=VectorTerm(core=core)) if instead := method(name, named(core)):
            return f"{named(core)}.{name}: {instead}"
        case ImportError(name=str(module)) if is_of_the_library(module) and (lacks := _LACKING.match(said)):
            return f"{module} has no {lacks[1]}{_nearest_of(module, lacks[1])}"
        case SystemExit():
            return "the file ended the program (sys.exit); claim files only state and prove"
        case TypeError() if (reason := _CALL.match(said)) and reason[1] in ENTRIES:
            return f"by.{reason[1]} needs other arguments, as in {ENTRIES[reason[1]].example}"
        case TypeError() if (called := _MISCALLED.match(said)) and called[1] in CALLS and message(said) is None:
            return f"{called[1]} needs other arguments, as in {CALLS[called[1]]}"
        case TypeError() if (found := _NOT_CALLED.match(said)) and found[1] in _REASONS:
            return "a reason that takes no arguments is written without brackets, as in by.algebra"
        case TypeError() | ValueError() | AttributeError() if (instead := message(said)) is not None:
            return instead
        case NameError() if problem.name:
            return f"NameError: {said}{_nearest(problem.name, names)}"
    return f"{type(problem).__name__}: {said}"


def kind_of(problem: BaseException) -> Kind:
    """The kind of that message."""
    said = _text_of(problem)
    match problem:
        case NotationError():
            return problem.kind
        case TypeError() if (reason := _CALL.match(said)) and reason[1] in ENTRIES:
            return authoring.REASON
        case TypeError() if (called := _MISCALLED.match(said)) and called[1] in CALLS and message(said) is None:
            return kinds.ARGUMENTS
        case TypeError() if (found := _NOT_CALLED.match(said)) and found[1] in _REASONS:
            return authoring.REASON
        case SympifyError():
            return kinds.UNREADABLE
        case TypeError() | ValueError() | AttributeError() if message(said) is not None:
            return kinds.NO_TRUTH_VALUE if "Relational" in said else kinds.UNREADABLE
        case NameError():
            return UNKNOWN_NAME
    return CODE_FAILS


def _text_of(problem: BaseException) -> str:
    """What an exception says; it may be an author's, and fail at that too."""
    try:
        return str(problem)
    except FROM_OUTSIDE:
        raise
    except BaseException:
        return "it cannot be printed"


_CLOSE = 0.7
"""How much like a missing name a word of the notation must be to be offered for it."""

_CALL = re.compile(r"(\w+)\(\) (?:missing|takes|got)")
_MISCALLED = re.compile(r"(\w+)\(\) (?:missing|takes)")
_NOT_CALLED = re.compile(r"'(\w+)' object is not callable")
_REASONS = {kind.__name__ for kind in (*Reason.__subclasses__(), *Fact.__subclasses__())}
_LACKING = re.compile(r"cannot import name '(\w+)'")
_DECLARED = {**dict.fromkeys("ijkl", 'index("{0}", n)'), **dict.fromkeys("mn", 'dimension("{0}")')}
"""What letters usually stand for; any other name is that of a scalar."""


def _nearest(missing: str, names: Iterable[str]) -> str:
    """What may have been meant by a name that is not there."""
    if missing in notation.__all__ or missing == "by":
        return f"; import it: from derive{'' if missing == 'by' else '.notation'} import {missing}"
    if missing in NAMES:
        return f"; {NAMES[missing]}"
    if missing in ENTRIES:
        return f"; did you mean by.{missing}?"
    held = next((claim for claim in shelved() if claim.name == missing), None)
    if held is not None:
        return f"; import it: from {held.module} import {missing}"
    own = [name for name in names if name not in notation.__all__]
    near = get_close_matches(missing, own, 1) or get_close_matches(missing, notation.__all__, 1, _CLOSE)
    if near:
        return f"; did you mean {near[0]}?"
    declared = _DECLARED.get(missing, 'scalar("{0}")').format(missing)
    return f"; if it is a variable, declare it: {missing} = {declared}"


def _nearest_of(module: str, missing: str) -> str:
    """What of a library's file may have been meant."""
    names = [name for name, value in vars(sys.modules[module]).items() if isinstance(value, Claim)]
    near = get_close_matches(missing, names, 1) or [name for name in names if missing in name]
    return f"; did you mean {near[0]}?" if near else ""


def line_in(problem: BaseException, file: str) -> int | None:
    """The innermost line of a file that an exception came through."""
    lines = [f.lineno for f in traceback.extract_tb(problem.__traceback__) if f.filename == file]
    return lines[-1] if lines else None


def is_raised_by(problem: BaseException, module: ModuleType) -> bool:
    """Whether it is the code of this module that raised an exception, and not what the module imports or calls."""
    frames = [frame for frame, _ in traceback.walk_tb(problem.__traceback__)]
    return bool(frames) and frames[-1].f_globals is vars(module)
