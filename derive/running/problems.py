"""Verdicts in place of claims that a file cannot show: it changed, or could not be read, or failed there."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from msgspec.structs import replace

from ..claims.claim import Claim
from ..files.config import UsageError
from ..files.loaded import Loaded, Problem
from ..messages import commands
from ..messages.claims import TOO_LARGE
from ..messages.kind import Kind
from ..messages.sources import CHANGED, SHOWN
from ..records.verdict import ERROR, STOPPED, UNDECIDED, Verdict
from ..system.plain import shown_path
from .plan import Slice


def require(piece: Slice, loaded: Loaded) -> None:
    """Raises UsageError where a name that is asked for is no claim of the file."""
    names = {*loaded.claims, *[p.claim for p in loaded.problems if p.claim is not None]}
    for name in piece.names:
        if name not in names and not any(p.claim is None for p in loaded.problems):
            near = get_close_matches(name, names, 1)
            hint = f"; did you mean {near[0]}?" if near else f"; it has {', '.join(sorted(names)) or 'none'}"
            raise UsageError(f"{piece.file}: there is no claim {name}{hint}", commands.CLAIM)


def changed(piece: Slice, loaded: Loaded) -> Iterator[Verdict]:
    """Errors in place of the claims of a file that is not what it was: other claims of it may be checked as it was."""
    problem = Problem(loaded.path, 1, "the file changed while the run was going on; run it again", message_kind=CHANGED)
    for name in piece.names or (shown_path(loaded.path.name),):
        yield replace(unreadable(problem), name=name)


def unseen(piece: Slice, loaded: Loaded) -> list[Verdict]:
    """The verdicts on claims that are asked for, where the file cannot be read far enough to see them."""
    names = {*loaded.claims, *[p.claim for p in loaded.problems]}
    problem = next((p for p in loaded.problems if p.claim is None), None)
    if problem is None:
        return []
    return [replace(unreadable(problem), name=name) for name in piece.names if name not in names]


def not_shown(piece: Slice, loaded: Loaded) -> list[Verdict]:
    """The verdicts on what a document shows and is not there."""
    found = piece.not_shown if piece.first or piece.again else ()
    return [unreadable(Problem(loaded.path, line, why, message_kind=SHOWN)) for line, why in found]


def unreadable(problem: Problem) -> Verdict:
    """The verdict on what could not be read or run."""
    name = problem.claim or shown_path(problem.file.name)
    plain = Verdict(name, str(problem.file), problem.line, problem.kind, ERROR, source=problem.source)
    return replace(plain, message=problem.message, code=problem.message_kind.code)


def too_large(claim: Claim) -> Verdict:
    """The verdict on a claim that needs more memory than it may have."""
    plain = failed(claim, TOO_LARGE, f"{STOPPED}it needs more memory than the limit")
    return replace(plain, verdict=UNDECIDED, code=TOO_LARGE.code)


def failed(claim: Claim, kind: Kind, message: str) -> Verdict:
    """The verdict on a claim whose check fails."""
    plain = Verdict(claim.name, claim.file, claim.line, claim.kind, ERROR, source=claim.source)
    return replace(plain, message=message, code=kind.code)
