"""Words and formulas of a page as HTML. Whatever an author wrote is text: nothing of it is markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from ...records.page import CLAIM, HYPOTHESIS, Formula, Words

Cite = Callable[[str], Markup]
"""A reference to a claim, by its id."""

_BLOCK, _LARGE = ' display="block"', ' displaystyle="true"'


def math(formula: Formula, style: str = "") -> Markup:
    """A formula, with its LaTeX for whoever copies it; in a line of text, unless its `style` is another."""
    return Markup(  # noqa: S704  # the writer of the MathML escapes the names in it
        f'<math{style} alttext="{escape(formula.spoken)}"><semantics><mrow>{formula.mathml}</mrow>'
        f'<annotation encoding="application/x-tex">{escape(formula.latex)}</annotation></semantics></math>'
    )


def block(formula: Formula) -> Markup:
    """A formula on a line of its own."""
    return math(formula, _BLOCK)


def inline(words: Words, cite: Cite, style: str = "") -> Markup:
    """Words in a line of text."""
    return Markup().join([_written(piece, cite, style) for piece in words])


def _written(piece: Formula | tuple[str, str], cite: Cite, style: str) -> Markup:
    match piece:
        case Formula():
            return math(piece, style)
        case (kind, content) if kind == CLAIM:
            return cite(content)
        case (kind, content) if kind == HYPOTHESIS:
            return hypothesis(int(content))
        case (_, content):
            return escape(content)


def displayed(words: Words, cite: Cite) -> Markup:
    """Words on a line of their own, their formulas as large as in a display."""
    if len(words) == 1 and isinstance(words[0], Formula):
        return block(words[0])
    return inline(words, cite, _LARGE)


def hypothesis(number: int) -> Markup:
    """(H2)"""
    return Markup('<span class="hypothesis">(H{})</span>').format(number)


def listed(parts: Iterable[str | Markup], last: str = " and ") -> Markup:
    """a, b and c."""
    *first, end = list(parts) or [""]
    return Markup(", ").join(first) + (last if first else "") + end


def prose(text: str) -> Markup:
    """An author's text: paragraphs, and code between backticks."""
    blocks = [" ".join(block.split()) for block in text.strip().split("\n\n")]
    return Markup("").join([Markup("<p>{}</p>").format(_code(block)) for block in blocks if block])


def _code(text: str) -> Markup:
    """Every second piece between backticks is code, if they come in pairs."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escape(text)
    return Markup("").join(
        [Markup("<code>{}</code>").format(piece) if place % 2 else escape(piece) for place, piece in enumerate(pieces)]
    )
