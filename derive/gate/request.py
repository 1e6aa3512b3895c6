"""What is asked of the process that checks the claims of an earlier revision, and what it answers."""

from __future__ import annotations

from typing import Any

import msgspec

from ..records.settings import Settings


class Request(msgspec.Struct, frozen=True):
    """What is to be checked: the repository's files in `tree`; paths in it, none for all that its project names."""

    tree: str
    paths: tuple[str, ...]
    settings: Settings
    jobs: int | None
    cache: str | None
    """Where its verdicts are kept, if they are."""


class Answer(msgspec.Struct, frozen=True):
    """The run as a document; or why there is none."""

    problem: str = ""
    document: dict[str, Any] = {}
    root: str = ""
    """The folder of the project as it was."""
    reads: dict[str, str] = {}
    """What the claims read, by whole path and content."""
    outside: tuple[str, ...] = ()
    """Claim files that lie elsewhere, or are links to elsewhere."""


encode = msgspec.json.Encoder().encode
read_request = msgspec.json.Decoder(Request).decode
read_answer = msgspec.json.Decoder(Answer).decode
