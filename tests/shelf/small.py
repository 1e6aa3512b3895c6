"""A library of two claims in a folder of its own, for tests that damage it."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from here import HEAD
from library import proofs

from derive.shelf.proofs import proofs_of
from derive.shelf.volume import Volume

FILE = (
    '"""Two claims."""\n\n'
    + HEAD
    + '''
c = scalar("c")
twice = define("twice", 2 * c, of=c)
ran = []
ran.append(1)


@claim(
    Eq(twice(c), c + c),
)
def doubled():
    """Twice is double."""
    return calc(twice(c)).eq(c + c, by.unfold(twice))


@claim(Ge(exp(c), 1 + c), source="Euler")
def above():
    return calc(exp(c)).ge(1 + c, by.exp_bound(c))
'''
)
CITING = """
from derive.library.small import above, doubled, twice
d = scalar("d")

@claim(Eq(twice(d) - d, d))
def single():
    return calc(twice(d) - d).eq(d, doubled)
"""


def placed(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str = FILE) -> Volume:
    """A file in a folder as derive.library.small. Proofs that lie there stay as they are."""
    file = folder / "small.py"
    file.write_text(text)
    if not proofs_of(file).exists():
        proofs_of(file).write_text(proofs(file))
    found = Volume("derive.library.small", file)
    monkeypatch.setitem(sys.modules, "derive.library.small", found.module)
    return found


Lines = list[dict[str, Any]]


def rewritten(file: Path, change: Callable[[Lines], object], sealed: bool = True) -> None:
    """Change a file of proofs as data; with the digests in its first line as they have to be then, or as they were."""
    lines: Lines = [json.loads(line) for line in file.read_text().splitlines()]
    change(lines)
    texts = [json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines]
    if sealed:
        names = list(lines[0]["claims"])
        lines[0]["claims"] = dict(zip(names, map(_digest, texts[1:]), strict=False))
        texts[0] = json.dumps(lines[0])
    file.write_text("\n".join(texts) + "\n")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
