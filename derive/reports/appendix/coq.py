"""What Coq accepted, as `derive export --check --json` tells it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from ...files.config import UsageError
from ...messages import commands
from ...records.verdict import PROVED, Verdict
from .escape import escaped


class _Claim(msgspec.Struct):
    outcome: str
    digest: str


class _Run(msgspec.Struct):
    coq: str
    claims: list[_Claim]


@dataclass(frozen=True)
class InCoq:
    """The version of Coq, and the digests of what was proved where it accepted every step."""

    version: str = ""
    accepted: frozenset[str] = frozenset()

    def mark(self, verdict: Verdict) -> str:
        """The mark of a claim that is proved and that Coq accepted as it is now; nothing for any other."""
        there = verdict.verdict == PROVED and verdict.digest and verdict.digest in self.accepted
        return rf"\drvcoq{{{escaped(self.version, '--coq')}}}" if there else ""


def read(file: Path) -> InCoq:
    """What a run in Coq found. Raises UsageError."""
    try:
        run = msgspec.json.decode(file.read_bytes(), type=_Run)
    except OSError as problem:
        raise UsageError(f"--coq: {file}: cannot be read: {problem.strerror}", commands.OPTION) from None
    except (msgspec.MsgspecError, UnicodeError) as problem:
        said = f"--coq: {file} is not what derive export --check --json writes: {problem}"
        raise UsageError(said, commands.OPTION) from None
    return InCoq(run.coq, frozenset([claim.digest for claim in run.claims if claim.outcome == "accepted"]) - {""})
