"""Where names were declared, for messages alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

from ...system.versions import PACKAGE

_Thing = TypeVar("_Thing")

_PACKAGE = os.path.join(PACKAGE.resolve(), "")
_LINES: dict[tuple[str, str], dict[int, dict[str, int]]] = {}
"""By kind, name and content of what was declared, without keeping it: in each file the line that did so, the latest
file last."""
_CELLS: list[Callable[[str], str | None]] = []
"""Who knows which files are cells of a notebook."""


def _author() -> FrameType:
    """The frame of the author's file."""
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_PACKAGE):
        frame = frame.f_back
    return frame


def cells_are_told_by(tells: Callable[[str], str | None] | None) -> None:
    """From here on this says what a file is called that is a cell, `In[3]`, and None of all others; nobody does."""
    _CELLS[:] = [tells] if tells is not None else []


def cell_of(file: str) -> str | None:
    """What a file is called that is a cell of a notebook."""
    return next((name for tells in _CELLS if (name := tells(file)) is not None), None)


def called(file: str) -> str:
    """What a message calls a file: `softmax.py`, or `In[3]`."""
    return cell_of(file) or os.path.basename(file)


def noted(thing: _Thing) -> _Thing:
    """A variable, definition or function, which the author's file declares, or uses, at the line where it is now."""
    frame = _author()
    known = _LINES.setdefault(_kind(thing), {}).setdefault(hash(thing), {})
    known.pop(frame.f_code.co_filename, None)
    known[frame.f_code.co_filename] = frame.f_lineno
    return thing


def is_declared_otherwise(kind: type[Any], signs: int, name: str) -> bool:
    """Whether the author's file, as it runs now, has given a name to something that is not of this kind and sign."""
    file = _author().f_code.co_filename
    for (other, called), known in _LINES.items():
        declared = called == name and any([file in lines for lines in known.values()])
        if declared and (other != kind.__name__ or (signs and file not in known.get(hash(kind(name, signs)), ()))):
            return True
    return False


def place(thing: Any, file: str) -> str | None:
    """file:line of a declaration, in this file if it has one, else the latest; None if none is known."""
    return _shown(_LINES.get(_kind(thing), {}).get(hash(thing), {}), file)


def place_of_letter(kind: type[Any], name: str, file: str) -> str | None:
    """The same, for a letter that a variable of this kind has lent."""
    same = _LINES.get((kind.__name__, name), {}).values()
    return next((_shown(lines, file) for lines in same if file in lines), None)


def _kind(thing: Any) -> tuple[str, str]:
    return type(thing).__name__, thing.name


def _shown(lines: dict[str, int], file: str) -> str | None:
    for found in (file, *reversed(lines)):
        if found in lines:
            return f"{called(found)}:{lines[found]}"
    return None
