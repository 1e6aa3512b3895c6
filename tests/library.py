"""Writes the proofs of the library's files beside them: `python tests/library.py [NAME …]`, or of all of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from derive import library
from derive.claims.claim import Claim
from derive.files.load import Loader
from derive.shelf.proofs import proofs_of, written

FOLDER = Path(library.__file__).parent
FILES = {file.stem: file for file in sorted(FOLDER.glob("[!_]*.py"))}
_DEEPEST_CALLS = 12_000


def in_order() -> list[Path]:
    """The files, each after those that it cites."""
    waiting, found = dict(FILES), list[Path]()
    while waiting:
        free = [name for name in waiting if not cited(waiting[name]) & waiting.keys()]
        if not free:
            raise ValueError(f"{', '.join(waiting)} cite each other")
        found += [waiting.pop(name) for name in free]
    return found


def cited(file: Path) -> set[str]:
    """The other files of the library that one imports from."""
    return set(re.findall(r"^from derive\.library\.(\w+) import", file.read_text(encoding="utf-8"), re.MULTILINE))


def proofs(file: Path) -> str:
    """The proofs of a file, made anew by its claims' bodies. Raises Rejected where one fails."""
    loaded = Loader("").load(file)
    if loaded.problems:
        raise ValueError(loaded.problems[0])
    return written(f"derive.library.{file.stem}", {claim.name: claim.theorem() for claim in _own(loaded.claims)})


def _own(claims: dict[str, Claim]) -> Iterator[Claim]:
    for claim in claims.values():
        if claim.kind != "claim":
            raise ValueError(f"{claim.name}: the library has claims alone")
        yield claim


if __name__ == "__main__":
    sys.setrecursionlimit(_DEEPEST_CALLS)
    for one in in_order():
        if not sys.argv[1:] or one.stem in sys.argv[1:]:
            content = proofs(one)
            proofs_of(one).write_text(content, encoding="utf-8")
            print(f"{proofs_of(one).name}: {content.count(chr(10)) - 1} proofs, {len(content.encode())} bytes")
