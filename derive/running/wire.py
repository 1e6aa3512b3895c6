"""What processes say to each other, as lines of JSON. Reading them runs nothing."""

from __future__ import annotations

import os

import msgspec
from msgspec.structs import replace

from ..records.settings import Settings
from ..records.verdict import DefinitionVerdict, FigureVerdict, Verdict
from .plan import Slice


class Task(msgspec.Struct, tag=True):
    """A slice to check, and the path of its file, which may be no text."""

    piece: Slice
    path: bytes

    @classmethod
    def of(cls, piece: Slice) -> Task:
        """The slice as a task."""
        return cls(replace(piece, file=""), os.fsencode(piece.file))

    @property
    def whole(self) -> Slice:
        """The slice."""
        return replace(self.piece, file=os.fsdecode(self.path))


class Reading(msgspec.Struct, tag=True):
    """The slice is taken up, and its file read."""


class Started(msgspec.Struct, tag=True):
    """A claim is being checked."""

    name: str
    seconds: float | None = None
    """How long it may take, where the claim says so itself."""
    kind: str = "claim"


class Seen(msgspec.Struct, tag=True):
    """The claim that is being checked is false, as numbers show: so it is if its proof is never finished."""

    verdict: Verdict


class Finished(msgspec.Struct, tag=True):
    """A claim was checked."""

    verdict: Verdict
    proof: str | None = None
    key: str = ""
    """The digest of what the claim came to, as `keys` has it; empty where it cannot be known again by that."""
    places: tuple[int, ...] | None = None
    """Which lines of its file those of its verdict are, as `plain.Layout` counts them, if it can be known by them."""
    files: tuple[str, ...] | None = None
    """Its file and what that imports, if no other that was read bears on it."""


class Searched(msgspec.Struct, tag=True):
    """Something was found for what a claim leaves open, and in which slot it is kept."""

    slot: str
    found: str


class Opened(msgspec.Struct, tag=True):
    """The process has read these files, of these contents; or did what cannot be followed."""

    files: dict[str, str]
    untracked: str = ""
    by_code: tuple[str, ...] = ()
    """Of all that it has read, what the syntax of the claim files does not show."""


class Done(msgspec.Struct, tag=True):
    """The slice is checked, and another can come. With the first of a file come its definitions and figures."""

    definitions: tuple[DefinitionVerdict, ...] = ()
    figures: tuple[FigureVerdict, ...] = ()
    names: tuple[str, ...] | None = None
    """The claims of the file, if nothing else of it failed."""
    places: tuple[int, ...] | None = None
    """Which lines those of the definitions are."""
    files: tuple[str, ...] | None = None


class Misused(msgspec.Struct, tag=True):
    """The run cannot go on as it was asked for; the code is of the message's kind."""

    message: str
    code: str


Event = Reading | Started | Seen | Searched | Opened | Finished | Done | Misused


encode = msgspec.json.Encoder().encode
read_event = msgspec.json.Decoder(Event).decode
read_task = msgspec.json.Decoder(Task).decode
read_settings = msgspec.json.Decoder(Settings).decode
