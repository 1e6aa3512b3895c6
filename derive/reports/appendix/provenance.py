"""What a run can be repeated with: versions, and a digest of the claims and of what checked them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...system.reading import real
from ...system.versions import PACKAGE
from ...system.versions import versions as found

_TRUSTED = ("terms", "kernel", "claims/written")
_DIGITS = 32


def versions() -> str:
    """derive 0.1.0, Python 3.11.7, …"""
    return ", ".join(f"{name} {version}" for name, version in found().items())


def digest(files: Iterable[Path]) -> str:
    """SHA-256 over the claim files, those they import, and the parts of derive that are trusted; its first half."""
    trusted = sorted(f for part in _TRUSTED for f in (PACKAGE / part).rglob("*.py"))
    whole = hashlib.sha256()
    for name, file in [
        *[(f.name, f) for f in _with_imports(files)],
        *[(f.relative_to(PACKAGE).as_posix(), f) for f in trusted],
    ]:
        content = file.read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()[:_DIGITS]


def _with_imports(files: Iterable[Path]) -> list[Path]:
    """The files, then those of their folders that they import."""
    found: dict[Path, None] = {}
    waiting = [real(f) for f in files]
    while waiting:
        file = waiting.pop(0)
        if file not in found and file.is_file():
            found[file] = None
            waiting += [file.with_name(f"{name}.py") for name in _imported(file)]
    return list(found)


_IMPORT = re.compile(rb"^[ \t]*(?:from[ \t]+(\w+)[ \t]+import|import[ \t]+(\w+))", re.MULTILINE)


def _imported(file: Path) -> Iterator[str]:
    for of, itself in _IMPORT.findall(file.read_bytes()):
        yield (of or itself).decode(errors="replace")
