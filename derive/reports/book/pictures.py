"""Pictures that documents show: files beside them, which the book takes along under names of its own."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import unquote

from ...system.reading import content, real

_KINDS = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_IS_FAR = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")


class Pictures:
    """The pictures of a book: what the files hold, by the names that they have there; and which were not found."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.missing: list[str] = []

    def take(self, folder: Path, address: str) -> str:
        """The name in the book of a picture that a document in this folder shows; empty where it is not taken along.

        Pictures of the web stay there, and so does what lies outside of the folder in which derive runs.
        """
        if _IS_FAR.match(address):
            return ""
        file = _inside(folder, unquote(address.partition("#")[0].partition("?")[0]))
        try:
            held = None if file is None else content(file)
        except OSError:
            held = None
        if file is None or held is None:
            self.missing += [address] if address not in self.missing else []
            return ""
        stem = re.sub(r"[^A-Za-z0-9]+", "-", file.stem)[:60].strip("-").lower()
        name = f"{stem or 'picture'}-{hashlib.sha256(held).hexdigest()[:8]}{file.suffix.lower()}"
        self.files[name] = held
        return name


def _inside(folder: Path, written: str) -> Path | None:
    """The file that is meant, if it is a picture of the project."""
    if "\0" in written:
        return None
    file = real(folder / written)
    return file if file.suffix.lower() in _KINDS and file.is_relative_to(Path.cwd()) else None
