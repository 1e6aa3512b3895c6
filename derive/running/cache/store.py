"""Entries as files: each is whole or not there, and one that was damaged is none."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from ...system.reading import content

_TAG = "CACHEDIR.TAG"
_TAGGED = "Signature: 8a477f597d28d172789f06886806bc55\n# Verdicts that derive keeps; it can be deleted at any time.\n"
_SLOT = re.compile("[0-9a-f]{64}")
LAST = "last.json"
"""What became of each claim when it was last checked: see `last`."""
_OWN, _SAID = "own.json", "said.json"
_read_texts = msgspec.json.Decoder(dict[str, str]).decode


_KINDS = _VERDICTS, _FINDS = "verdicts", "finds"


class Store:
    """A folder of entries, each by its slot: the digits of a SHA-256. Any number of processes may use it at once."""

    def __init__(self, folder: Path, kind: str = _VERDICTS) -> None:
        self.folder = folder
        self._kind = kind

    @property
    def finds(self) -> Store:
        """The entries beside these for what searches found."""
        return Store(self.folder, _FINDS)

    @property
    def moment(self) -> int | None:
        """When a run was last remembered, in nanoseconds; None where none was."""
        with suppress(OSError):
            return (self.folder / LAST).stat().st_mtime_ns
        return None

    @property
    def empty(self) -> bool:
        """Whether nothing was ever kept in it."""
        return not (self.folder / "verdicts").is_dir()

    @property
    def against(self) -> Path:
        """Where the verdicts on earlier revisions are kept."""
        return self.folder.resolve() / "against"

    def read(self, slot: str) -> bytes | None:
        """What an entry holds; None where there is none, or no whole one."""
        return _undamaged(self._place(slot))

    def write(self, slot: str, content: bytes) -> None:
        """Keep an entry, in place of an earlier one. Raises OSError where that cannot be."""
        self.prepare()
        place = self._place(slot)
        place.parent.mkdir(exist_ok=True)
        whole(place, _digest(content) + b"\n" + content)

    @property
    def own(self) -> dict[str, str]:
        """What derive's own files hold, by their states, if that was kept."""
        return self._texts(_OWN)

    def keep_own(self, known: dict[str, str]) -> None:
        """Keep it, in place of what was known. Raises OSError."""
        self._keep_texts(_OWN, known)

    @property
    def said(self) -> dict[str, str]:
        """What plain claim files said when they were last read. Nothing rests on it but when a process starts."""
        return self._texts(_SAID)

    def keep_said(self, known: dict[str, str]) -> None:
        """Keep it, in place of what was known. Raises OSError."""
        self._keep_texts(_SAID, known)

    def _texts(self, name: str) -> dict[str, str]:
        try:
            return _read_texts(_undamaged(self.folder / name) or b"{}")
        except msgspec.DecodeError:
            return {}

    def _keep_texts(self, name: str, known: dict[str, str]) -> None:
        self.prepare()
        found = msgspec.json.encode(known)
        whole(self.folder / name, _digest(found) + b"\n" + found)

    def keep_finds(self, found: Mapping[str, str]) -> None:
        """Keep what searches found. Raises OSError."""
        for slot, one in found.items():
            self.finds.write(slot, one.encode())

    def clear(self) -> int:
        """Delete everything that was kept, and nothing else. Returns how many entries. Raises OSError."""
        inside = Store(self.against).clear() if self.against.is_dir() else 0
        entries = self._entries()
        parts = [file for kind in ("", *_KINDS) for file in (self.folder / kind).glob(".part-*")]
        for file in [*entries, *parts, *self._own()]:
            file.unlink(missing_ok=True)
        for folder in (*[self.folder / kind for kind in _KINDS], self.folder):
            with suppress(OSError):  # there may be files of others
                folder.rmdir()
        return len(entries) + inside

    def count(self) -> int:
        """How many entries there are, of either kind."""
        return len(self._entries())

    def _entries(self) -> list[Path]:
        return [file for kind in _KINDS for file in (self.folder / kind).glob("*") if _SLOT.fullmatch(file.name)]

    def _own(self) -> list[Path]:
        """What lies beside the entries, if it was this that laid it there."""
        tag = self.folder / _TAG
        ours = tag.is_file() and tag.read_text(encoding="utf-8", errors="replace") == _TAGGED
        names = (LAST, "last.lock", _OWN, _SAID, *[".gitignore"] * ours)
        return [self.folder / name for name in names] + [tag] * ours

    def _place(self, slot: str) -> Path:
        return self.folder / self._kind / slot

    def prepare(self) -> None:
        """A folder that is new says of itself that it is a cache, and asks git not to look."""
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
            (self.folder / _TAG).write_text(_TAGGED, encoding="utf-8")


def whole(place: Path, content: bytes) -> None:
    """Write a file that is whole or not there, or as it was. Raises OSError."""
    import tempfile  # not needed where everything is known

    handle, part = tempfile.mkstemp(dir=place.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(part, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise


def _undamaged(place: Path) -> bytes | None:
    """What a file holds behind its own digest; None where there is none, or no whole one."""
    try:
        digest, found = content(place).split(b"\n", 1)
    except (OSError, ValueError):
        return None
    return found if digest == _digest(found) else None


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
