"""A claim file after it was run, and what could not be read or run of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, NoReturn

import msgspec

from ..claims.claim import Claim
from ..claims.figure import Figure
from ..messages.kind import Kind
from ..messages.sources import CODE_FAILS
from ..messages.steps import CITED_UNPROVED
from ..search.refusal import Failed
from ..terms.definition import Definition


class Problem(msgspec.Struct, frozen=True):
    """Something that could not be read or run: where, what happened, and the claim if it is one."""

    file: Path
    line: int
    message: str
    claim: str | None = None
    kind: str = "claim"
    source: str | None = None
    message_kind: Kind = CODE_FAILS


class Missing(NamedTuple):
    """A name that a file would have defined, and the line that failed."""

    name: str
    line: int


@dataclass
class Loaded:
    """A claim file after its statements were run."""

    path: Path
    module: ModuleType
    claims: dict[str, Claim] = field(default_factory=dict)
    definitions: list[tuple[Definition, int]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    missing: dict[str, Missing] = field(default_factory=dict)
    """The names that are not there, each with what failed first."""
    content: str = ""
    """The fingerprint of the file as it was run."""


class Broken:
    """Stands for a claim that could not be read, so that whoever cites it hears of it."""

    def __init__(self, name: str, line: int) -> None:
        self.name = name
        self.line = line

    @property
    def label(self) -> str:
        """What messages call it."""
        return f"{self.name} (which failed in line {self.line})"

    def theorem(self) -> NoReturn:
        """There is none. Raises Rejected."""
        raise Failed(f"{self.name} is cited, but it could not be read (line {self.line})", kind=CITED_UNPROVED)
