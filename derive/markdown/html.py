"""Prose as HTML, with something put where each block of ours stands. All that an author wrote is text, or plain markup.

HTML in a document is shown as it is written, and a comment not at all. Only
links to the web are links. Of a picture, which may lie anywhere, its
description is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from html import escape
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from .fences import Fence, Manuscript

Put = Callable[[Fence], str]
_OPTIONS = OptionsDict(
    {
        "maxNesting": 100,
        "html": False,
        "linkify": False,
        "typographer": False,
        "quotes": "",
        "xhtmlOut": False,
        "breaks": False,
        "langPrefix": "",
        "highlight": None,
    }
)
_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """A document without characters that turn the order of others round, or control what shows them: written out."""
    return _ACTING.sub(lambda found: found[0] if found[0] == "\r" else ascii(found[0])[1:-1], text)


def title(manuscript: Manuscript) -> str:
    """What the first heading says; empty where there is none."""
    place = _heading(manuscript.tokens)
    return "" if place is None else _words(manuscript.tokens[place + 1].children or ())


def prose(manuscript: Manuscript, put: Put) -> str:
    """The document without its first heading; `put` gives the HTML that stands in place of a block."""
    tokens, place = manuscript.tokens, _heading(manuscript.tokens)
    left = tokens if place is None else [*tokens[:place], *tokens[place + 3 :]]
    return _Prose(manuscript, put).render(left, _OPTIONS, {})


def _heading(tokens: Sequence[Token]) -> int | None:
    """Where the first heading begins; it takes three tokens."""
    return next((place for place, token in enumerate(tokens) if token.type == "heading_open"), None)


def _words(tokens: Sequence[Token]) -> str:
    return plain("".join([" " if token.type.endswith("break") else token.content for token in tokens]))


class _Prose(RendererHTML):
    """The usual HTML of Markdown. Methods are named by the tokens that they render."""

    def __init__(self, manuscript: Manuscript, put: Put) -> None:
        super().__init__()
        self._manuscript, self._put = manuscript, put
        self._is_link = False

    def fence(self, tokens: Sequence[Token], place: int, options: OptionsDict, env: MutableMapping[str, Any]) -> str:
        token = tokens[place]
        ours = self._manuscript.fences.get((token.map or [-1])[0] + 1)
        return (
            self._put(ours) if ours is not None else f'<pre class="scroll"><code>{escape(token.content)}</code></pre>\n'
        )

    def text(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        return escape(plain(tokens[place].content))  # an entity may be any character

    def html_block(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        said = _without_comments(tokens[place].content).strip()
        return f"<p>{escape(said)}</p>\n" if said else ""

    def html_inline(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        return escape(_without_comments(tokens[place].content))

    def image(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        return f'<span class="picture">{escape(_words(tokens[place].children or ()))}</span>'

    def link_open(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        address = str(tokens[place].attrs.get("href", ""))
        self._is_link = _LINK.match(address) is not None
        return f'<a href="{escape(address)}" rel="external">' if self._is_link else ""

    def link_close(self, *_: Any) -> str:
        return "</a>" if self._is_link else ""

    def table_open(self, *_: Any) -> str:
        return '<div class="scroll"><table>\n'

    def table_close(self, *_: Any) -> str:
        return "</table></div>\n"


def _without_comments(said: str) -> str:
    return re.sub(r"<!--.*?-->", "", said, flags=re.DOTALL)
