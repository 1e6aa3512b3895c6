"""A document's fences. What Markdown takes for something else than its author meant is refused, with its line.

An author sees a page on which nothing is missing; a claim that silently is no
claim would never fail. So each line that begins a block of ours has to begin one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .info import is_directive, kind_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n|\r|\n")
_OPENING = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})([^\r\n]*)")
_COLONS = re.compile(r"[ \t>]*:{3,}[ \t]*(\{[^\r\n]*)")
_OPTION = re.compile(r":[\w-]+:(?: .*)?")
_RULE = "---"


class BadFence(Exception):
    """A block of ours that an author meant, and that Markdown does not see so. `line` is where, from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Fence:
    """A block of ours: its kind, the line of its opening from 1, and its lines without what they are indented by."""

    kind: str
    line: int
    lines: tuple[str, ...]

    @property
    def first(self) -> int:
        """The line on which its content begins."""
        return self.line + 1

    @property
    def end(self) -> int:
        """The line of its closing fence."""
        return self.first + len(self.lines)


@dataclass(frozen=True)
class Manuscript:
    """A document as Markdown sees it: its lines, its tokens, and its fences by their first lines."""

    lines: tuple[str, ...]
    tokens: list[Token]
    fences: dict[int, Fence]


def read(text: str) -> Manuscript:
    """The fences of a document. Raises BadFence."""
    from markdown_it import MarkdownIt

    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    if lines[-1] == "":
        del lines[-1]
    shown = [*[""] * _front_matter(lines)]
    shown += lines[len(shown) :]
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse("\n".join(shown) + "\n")
    fences = {fence.line: fence for fence in _ours(tokens)}
    _require_seen(tokens, shown)
    return Manuscript(tuple(lines), tokens, fences)


def _front_matter(lines: list[str]) -> int:
    """How many lines at the top are values for whatever makes a page of the document."""
    if not lines or lines[0].rstrip() != _RULE:
        return 0
    ends = (number for number, line in enumerate(lines[1:], 2) if line.rstrip() in (_RULE, "..."))
    return next(ends, 0)


def _ours(tokens: Iterable[Token]) -> Iterator[Fence]:
    for token in tokens:
        kind = kind_of(token.info, token.content) if token.type == "fence" else None
        if kind is None or token.map is None:
            continue
        first, end = token.map
        content = token.content.split("\n")[:-1]
        if len(content) != end - first - 2:
            told = f"the block that begins here is not closed; write {token.markup} on a line of its own below it"
            raise BadFence(told, first + 1)
        yield Fence(kind, first + 1, _without_options(content) if is_directive(token.info) else tuple(content))


def _without_options(lines: list[str]) -> tuple[str, ...]:
    """The content of a directive, with nothing in place of its options."""
    count = 0
    if lines and lines[0].strip() == _RULE:
        count = next((number for number, line in enumerate(lines[1:], 2) if line.strip() == _RULE), 0)
    else:
        while count < len(lines) and _OPTION.fullmatch(lines[count].strip()):
            count += 1
    return (*[""] * count, *lines[count:])


# ── what an author does not see ───────────────────────────────────────────────


def _require_seen(tokens: Iterable[Token], lines: list[str]) -> None:
    """Raise BadFence where a line that begins a block of ours is hidden in something else."""
    for token in tokens:
        if token.map is None or token.type not in _HIDING:
            continue
        for number in range(token.map[0] + 1, token.map[1] + 1):
            said = _hidden(token, number, lines[number - 1])
            if said is not None:
                raise BadFence(said, number)


_HIDING = ("fence", "code_block", "html_block", "paragraph_open")


def _hidden(token: Token, number: int, line: str) -> str | None:
    """Why a line that begins a block of ours begins none, if it is such a line."""
    first = (token.map or [0])[0] + 1
    if token.type == "paragraph_open" and (colons := _COLONS.fullmatch(line)) and kind_of(colons[1]):
        return "a block of claims is fenced by ```, not by colons"
    found = _OPENING.fullmatch(line)
    if found is None or kind_of(found[2]) is None or (found[1][0] == "`" and "`" in found[2]):
        return None
    marks, opening = found[1], f"{found[1]}{found[2].rstrip()}"
    if token.type == "fence":
        if number == first or marks[0] != token.markup[0] or len(marks) < len(token.markup):
            return None
        return f"the block of line {first} is not closed before this one; write {token.markup} above"
    if token.type == "html_block":
        is_comment = token.content.lstrip().startswith("<!--") and "-->" in token.content
        return None if is_comment else f"{opening} stands in a block of HTML; leave an empty line above it"
    return f"{opening} is indented by four columns or more, so it begins no block; indent it less"
