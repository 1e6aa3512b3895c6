"""The lines of a claim file that state a claim and prove it, coloured by what they are."""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass
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
    code: Markup


def excerpt(file: str, line: int) -> Excerpt | None:
    """The function with its decorators, or the statement, to which a line belongs; None where that is not known."""
    try:
        lines, ranges = outline(Path(file))
    except Unreadable:
        return None
    around = [(first, last) for first, last in ranges if first <= line <= last]
    if not around:
        return None
    first, last = max(around)
    code = "\n".join([escaped(line, "\t") for line in lines[first - 1 : last]])
    return Excerpt(file, first, last, coloured(code))


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
