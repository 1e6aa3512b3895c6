"""What processes say to each other, as lines of JSON. Reading them runs nothing."""

from __future__ import annotations

import msgspec

from .plan import Slice
from .settings import Settings
from .verdict import DefinitionVerdict, FigureVerdict, Verdict


class Task(msgspec.Struct, tag=True):
    """A slice to check."""

    piece: Slice


class Reading(msgspec.Struct, tag=True):
    """The slice is taken up, and its file read."""


class Started(msgspec.Struct, tag=True):
    """A claim is being checked."""

    name: str
    seconds: float | None = None
    """How long it may take, where the claim says so itself."""
    kind: str = "claim"


class Finished(msgspec.Struct, tag=True):
    """A claim was checked."""

    verdict: Verdict
    proof: str | None = None


class Done(msgspec.Struct, tag=True):
    """The slice is checked, and another can come. With the first of a file come its definitions and figures."""

    definitions: tuple[DefinitionVerdict, ...] = ()
    figures: tuple[FigureVerdict, ...] = ()


class Misused(msgspec.Struct, tag=True):
    """The run cannot go on as it was asked for."""

    message: str


Event = Reading | Started | Finished | Done | Misused


encode = msgspec.json.Encoder().encode
read_event = msgspec.json.Decoder(Event).decode
read_task = msgspec.json.Decoder(Task).decode
read_settings = msgspec.json.Decoder(Settings).decode
