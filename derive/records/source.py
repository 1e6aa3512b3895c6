"""Where a claim comes from and what it is called in print: "F13", "F7, F8", "F11a-c"; "The masses sum to one"."""

from __future__ import annotations

import re
from functools import lru_cache

from ..system.plain import is_utf8

_RANGE = re.compile(r"(.*[^a-z])([a-z])-([a-z])")
_PIECE = re.compile(r"(\d+)")


def is_source(value: object) -> bool:
    """Whether something can say where a claim comes from."""
    return value is None or (type(value) is str and is_utf8(value))


def is_title(value: object) -> bool:
    """Whether something can be what a claim is called in print: one line; empty where its name will do."""
    return type(value) is str and is_utf8(value) and value == value.strip() and len(value.splitlines()) <= 1


def in_words(name: str) -> str:
    """A name as a title: "masses_sum_to_one" is "Masses sum to one"."""
    said = " ".join(name.replace("_", " ").split())
    return said[:1].upper() + said[1:] if said else name


@lru_cache(maxsize=4096)
def rows(source: str) -> tuple[str, ...]:
    """The rows that a source names: "F7, F8" is two of them, "F11a-c" is three."""
    return tuple(row for piece in source.split(",") if piece.strip() for row in _expanded(piece.strip()))


def _expanded(piece: str) -> list[str]:
    found = _RANGE.fullmatch(piece)
    if found is None or found[2] > found[3]:
        return [piece]
    return [found[1] + chr(letter) for letter in range(ord(found[2]), ord(found[3]) + 1)]


def order(source: str) -> list[tuple[int, str]]:
    """Sorts F2 before F11, and F11 before T1."""
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in _PIECE.split(source)]
