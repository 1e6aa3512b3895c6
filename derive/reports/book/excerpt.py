"""The lines of a claim file that state a claim and prove it, coloured by what they are."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape

from ...files.scan import Unreadable, outline
from ...system.plain import escaped


@dataclass(frozen=True)
class Excerpt:
    """Lines of a file, from `first` to `last`, counted from 1."""

    file: str
    first: int
    last: int
    text: str

    @property
    def code(self) -> Markup:
        """Its Python, coloured."""
        return coloured(self.text)


def excerpts(file: str) -> list[Excerpt]:
    """Of each function with its decorators, and of each other statement; none where the file cannot be read."""
    try:
        lines, ranges = outline(Path(file))
    except Unreadable:
        return []
    return [Excerpt(file, first, last, printed(lines[first - 1 : last])) for first, last in ranges]


def printed(lines: Iterable[str]) -> str:
    """Lines of a file, in which nothing acts where it is shown."""
    return "\n".join([escaped(line, "\t") for line in lines])


def around(line: int, among: Iterable[Excerpt]) -> Excerpt | None:
    """The one to which a line belongs; None where that is not known."""
    return max([one for one in among if one.first <= line <= one.last], key=lambda one: one.first, default=None)


@lru_cache(maxsize=4096)
def coloured(code: str) -> Markup:
    """Python with its comments, texts, keywords, numbers, and names of functions and decorators marked as such."""
    out, place = list[Markup](), 0
    for found in _TOKEN.finditer(code):
        kind = str(found.lastgroup)
        out += [escape(code[place : found.start(kind)]), _OPENED[kind], escape(found[kind]), _CLOSED]
        place = found.end(kind)
    return Markup().join([*out, escape(code[place:])])


_STRING = r"\b[rbfuRBFU]{0,2}"
_TOKEN = re.compile(
    rf"""(?P<comment>\#[^\n]*)
    |(?P<string>(?:{_STRING})?(?:\"{{3}}.*?\"{{3}}|\'{{3}}.*?\'{{3}}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))
    |(?:\bdef\s+|^\s*@)(?P<name>[\w.]+)
    |(?P<keyword>\b(?:{"|".join(keyword.kwlist)})\b)
    |(?P<number>(?<![\w.])\d[\w.]*)""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_OPENED = {kind: Markup('<span class="{}">').format(kind) for kind in _TOKEN.groupindex}
_CLOSED = Markup("</span>")
