"""Verdicts in place of claims that a file cannot show: it changed, or could not be read, or failed there."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from msgspec.structs import replace

from ..claims.claim import Claim
from ..files.config import UsageError
from ..files.loaded import Loaded, Problem
from ..records.verdict import ERROR, Verdict
from ..system.plain import shown_path
from .plan import Slice


def require(piece: Slice, loaded: Loaded) -> None:
    """Raises UsageError where a name that is asked for is no claim of the file."""
    names = {*loaded.claims, *[p.claim for p in loaded.problems if p.claim is not None]}
    for name in piece.names:
        if name not in names and not any(p.claim is None for p in loaded.problems):
            near = get_close_matches(name, names, 1)
            hint = f"; did you mean {near[0]}?" if near else f"; it has {', '.join(sorted(names)) or 'none'}"
            raise UsageError(f"{piece.file}: there is no claim {name}{hint}")


def changed(piece: Slice, loaded: Loaded) -> Iterator[Verdict]:
    """Errors in place of the claims of a file that is not what it was: other claims of it may be checked as it was."""
    problem = Problem(loaded.path, 1, "the file changed while the run was going on; run it again")
    for name in piece.names or (shown_path(loaded.path.name),):
        yield replace(unreadable(problem), name=name)


def unseen(piece: Slice, loaded: Loaded) -> list[Verdict]:
    """The verdicts on claims that are asked for, where the file cannot be read far enough to see them."""
    names = {*loaded.claims, *[p.claim for p in loaded.problems]}
    problem = next((p for p in loaded.problems if p.claim is None), None)
    if problem is None:
        return []
    return [replace(unreadable(problem), name=name) for name in piece.names if name not in names]


def unreadable(problem: Problem) -> Verdict:
    """The verdict on what could not be read or run."""
    name = problem.claim or shown_path(problem.file.name)
    return Verdict(
        name, str(problem.file), problem.line, problem.kind, ERROR, message=problem.message, source=problem.source
    )


def failed(claim: Claim, message: str) -> Verdict:
    """The verdict on a claim whose check fails."""
    return Verdict(claim.name, claim.file, claim.line, claim.kind, ERROR, message=message, source=claim.source)
