"""Prose as HTML, with something put where each block of ours stands. All that an author wrote is text, or plain markup.

HTML in a document is shown as it is written, and a comment not at all. Links to
the web are links, and so are those for which the site has a page. A picture is
shown if the site has it, and else its description.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from html import escape
from typing import Any

import msgspec
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from .acting import plain
from .fences import Fence, Manuscript
from .formulas import formula


class Around(msgspec.Struct, frozen=True):
    """What the page is among. Addresses are those of a document's author, as they are written."""

    put: Callable[[Fence], str]
    """The HTML that stands in place of a block of ours."""
    leads: Callable[[str], str] = lambda address: ""
    """Where a link within the site leads; empty where it leads nowhere."""
    picture: Callable[[str], str] = lambda address: ""
    """The file of a picture; empty where there is none."""


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


def title(manuscript: Manuscript) -> str:
    """What the first heading says; empty where there is none."""
    place = _heading(manuscript.tokens)
    return "" if place is None else _words(manuscript.tokens[place + 1].children or ())


def sections(manuscript: Manuscript) -> dict[str, str]:
    """The anchor of each heading but the first, by what a link to it is written as: its words, in lower case, a-b-c."""
    return {slug: f"section-{slug}" for _, slug in _headings(manuscript)}


def prose(manuscript: Manuscript, around: Around) -> str:
    """The document without its first heading."""
    tokens, place = manuscript.tokens, _heading(manuscript.tokens)
    left = tokens if place is None else [*tokens[:place], *tokens[place + 3 :]]
    return _Prose(manuscript, around).render(left, _OPTIONS, {})


def _headings(manuscript: Manuscript) -> Iterator[tuple[Token, str]]:
    """Each heading but the first, as it begins, with what a link to it is written as."""
    first, taken = _heading(manuscript.tokens), set[str]()
    for place, token in enumerate(manuscript.tokens):
        if token.type == "heading_open" and place != first:
            words = _words(manuscript.tokens[place + 1].children or ()).lower()
            slug = stem = re.sub(r"[^\w\- ]", "", words).strip().replace(" ", "-")
            number = 0
            while slug in taken:
                number += 1
                slug = f"{stem}-{number}"
            taken.add(slug)
            yield token, slug


def _heading(tokens: Sequence[Token]) -> int | None:
    """Where the first heading begins; it takes three tokens."""
    return next((place for place, token in enumerate(tokens) if token.type == "heading_open"), None)


def _words(tokens: Sequence[Token]) -> str:
    return plain("".join([" " if token.type.endswith("break") else token.content for token in tokens]))


class _Prose(RendererHTML):
    """The usual HTML of Markdown. Methods are named by the tokens that they render."""

    def __init__(self, manuscript: Manuscript, around: Around) -> None:
        super().__init__()
        self._manuscript, self._around = manuscript, around
        self._anchors = {id(token): f"section-{slug}" for token, slug in _headings(manuscript)}
        self._is_link = False

    def fence(self, tokens: Sequence[Token], place: int, options: OptionsDict, env: MutableMapping[str, Any]) -> str:
        token = tokens[place]
        ours = self._manuscript.fences.get((token.map or [-1])[0] + 1)
        if ours is not None:
            return self._around.put(ours)
        return f'<pre class="scroll"><code>{escape(token.content)}</code></pre>\n'

    def text(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        return escape(plain(tokens[place].content))  # an entity may be any character

    def html_block(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        said = _without_comments(tokens[place].content).strip()
        return f"<p>{escape(said)}</p>\n" if said else ""

    def html_inline(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        return escape(_without_comments(tokens[place].content))

    def heading_open(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        token = tokens[place]
        return f'<{token.tag} id="{escape(self._anchors[id(token)])}">'

    def math_inline(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        return formula(tokens[place].content)

    def math_inline_double(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        return formula(tokens[place].content, is_display=True)

    def math_block(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        return f'<p class="scroll">{formula(tokens[place].content, is_display=True)}</p>\n'

    def image(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        words = escape(_words(tokens[place].children or ()))
        file = self._around.picture(str(tokens[place].attrs.get("src", "")))
        return f'<img src="{escape(file)}" alt="{words}">' if file else f'<span class="picture">{words}</span>'

    def link_open(self, tokens: Sequence[Token], place: int, *_: Any) -> str:
        address = str(tokens[place].attrs.get("href", ""))
        is_outside = _LINK.match(address) is not None
        there = address if is_outside else self._around.leads(address)
        self._is_link = bool(there)
        rel = ' rel="external"' if is_outside else ""
        return f'<a href="{escape(there)}"{rel}>' if there else ""

    def link_close(self, *_: Any) -> str:
        return "</a>" if self._is_link else ""

    def table_open(self, *_: Any) -> str:
        return '<div class="scroll"><table>\n'

    def table_close(self, *_: Any) -> str:
        return "</table></div>\n"


def _without_comments(said: str) -> str:
    return re.sub(r"<!--.*?-->", "", said, flags=re.DOTALL)
