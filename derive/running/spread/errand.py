"""What is said between here and the place where a slice is checked, as JSON. Reading it runs nothing."""

from __future__ import annotations

import msgspec

from ...records.settings import Settings
from ...records.verdict import DefinitionVerdict, FigureVerdict, Verdict
from ..plan import Slice
from ..wire import Misused


class Versions(msgspec.Struct):
    """The versions here: that much of an errand is read first, since the rest may look otherwise in another version."""

    versions: dict[str, str]


class Errand(Versions):
    """A slice to check, and what must be there as it is here."""

    folder: str
    """The working directory."""
    files: dict[str, str]
    """The claim file and those beside it, with digests."""
    piece: Slice
    settings: Settings


class Checked(msgspec.Struct, tag=True):
    """What became of the slice."""

    verdicts: list[Verdict] = []
    proofs: dict[str, str] = {}
    definitions: list[DefinitionVerdict] = []
    figures: list[FigureVerdict] = []
    finds: dict[str, str] = {}


class Refused(msgspec.Struct, tag=True):
    """The place is not as it is here."""

    message: str


Answer = Checked | Refused | Misused


encode = msgspec.json.Encoder().encode
read_versions = msgspec.json.Decoder(Versions).decode
read_errand = msgspec.json.Decoder(Errand).decode
read_answer = msgspec.json.Decoder(Answer).decode
