"""A document's fences. What Markdown takes for something else than its author meant is refused, with its line.

An author sees a page on which nothing is missing; a claim that silently is no
claim would never fail. So each line that begins a block of ours has to begin one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from .info import is_directive, kind_of, meant

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n|\r|\n")
_OPENING = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})([^\r\n]*)")
_COLONS = re.compile(r"[ \t>]*(:{3,})[ \t]*(\{[^\r\n]*)")
_OPTION = re.compile(r":[\w-]+:(?: .*)?")
_RULE = "---"
_DEEPEST = 60
"""In how many lists and quotations a block may stand; each list counts twice."""


class BadFence(Exception):
    """A block of ours that an author meant, and that Markdown does not see so. `line` is where, from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Fence(msgspec.Struct, frozen=True):
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


class Manuscript(msgspec.Struct, frozen=True):
    """A document as Markdown sees it: its lines, its tokens, and its fences by their first lines."""

    lines: tuple[str, ...]
    tokens: list[Token]
    fences: dict[int, Fence]


@lru_cache(maxsize=4)
def read(text: str) -> Manuscript:
    """The fences of a document. Raises BadFence."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    if lines[-1] == "":
        del lines[-1]
    shown = [*[""] * _front_matter(lines)]
    shown += lines[len(shown) :]
    tokens = (
        MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
        .enable(["table", "strikethrough"])
        .use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True)
        .parse("\n".join(shown) + "\n")
    )
    fences = {fence.line: fence for fence in _ours(tokens)}
    _require_seen(tokens, shown, fences)
    return Manuscript(tuple(lines), tokens, fences)


def _front_matter(lines: list[str]) -> int:
    """How many lines at the top are values for whatever makes a page of the document."""
    if not lines or lines[0].rstrip() != _RULE:
        return 0
    ends = (number for number, line in enumerate(lines[1:], 2) if line.rstrip() in (_RULE, "..."))
    return next(ends, 0)


def _ours(tokens: Iterable[Token]) -> Iterator[Fence]:
    for token in tokens:
        if token.type != "fence" or token.map is None:
            continue
        kind, (first, end) = kind_of(token.info, token.content), token.map
        instead = meant(token.info, token.content)
        if instead is not None:
            opening = f"{token.markup}{token.info}".rstrip()
            raise BadFence(f"{opening} begins no block of claims; write {token.markup}{instead}", first + 1)
        if kind is None:
            continue
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

_HIDING = ("fence", "code_block", "html_block", "math_block", "paragraph_open")


def _require_seen(tokens: Iterable[Token], lines: list[str], fences: Mapping[int, Fence]) -> None:
    """Raise BadFence where a line that begins a block of ours begins none."""
    opening = {number: found for number, line in enumerate(lines, 1) if (found := _opens(line)) is not None}
    around: dict[int, Token] = {}
    for token in tokens if opening else ():
        if token.map is not None and token.type in _HIDING:
            around |= {n: token for n in opening if token.map[0] < n <= token.map[1]}
    for number, (marks, words) in opening.items():
        why = None if number in fences else _why_hidden(around.get(number), marks, f"{marks}{words}".rstrip())
        if why is not None:
            raise BadFence(why, number)


def _opens(line: str) -> tuple[str, str] | None:
    """The marks and the words of a line that looks as if it began a block of ours."""
    found = _OPENING.fullmatch(line) or _COLONS.fullmatch(line)
    if found is None or kind_of(found[2]) is None or (found[1][0] == "`" and "`" in found[2]):
        return None
    return found[1], found[2]


def _why_hidden(token: Token | None, marks: str, opening: str) -> str | None:
    """Why a line begins no block; None where its author means it so: in a comment, or in a fence around it."""
    if token is not None and token.type == "fence":
        if marks[0] != token.markup[0] or len(marks) < len(token.markup):
            return None
        first = (token.map or [0])[0] + 1
        return f"the block of line {first} is not closed before this one; write {token.markup} above"
    if token is not None and token.type == "html_block":
        return _why_in_html(token, opening)
    if token is not None and token.type == "math_block":
        first = (token.map or [0])[0] + 1
        return f"the formula of line {first} is not closed before this line; write $$ above it"
    if marks[0] == ":":
        return "a block of claims is fenced by ```, not by colons"
    if token is None:
        return f"{opening} begins no block here; it stands in too many lists or quotations"
    return f"{opening} is indented by four columns or more, so it begins no block; indent it less"


_ENDS_LATER = re.compile(r"\s*<(?:(?:script|pre|style|textarea)(?![\w-])|\?|!)", re.IGNORECASE)
"""HTML that goes on where a line is empty, until it is closed."""


def _why_in_html(token: Token, opening: str) -> str | None:
    """Why a block of HTML hides a line; None for a comment that is closed."""
    first = (token.map or [0])[0] + 1
    if token.content.lstrip().startswith("<!--"):
        is_closed = "-->" in token.content
        return None if is_closed else f"the comment of line {first} is not closed; write --> above this line"
    if _ENDS_LATER.match(token.content):
        return f"{opening} stands in the HTML of line {first}, which is not closed before; close it above"
    return f"{opening} stands in a block of HTML; leave an empty line above it"
