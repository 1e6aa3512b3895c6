"""Words and formulas of a page as HTML. Whatever an author wrote is text: nothing of it is markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from ...records.page import CLAIM, HYPOTHESIS, Formula, Words

Cite = Callable[[str], Markup]
"""A reference to a claim, by its id."""

_MATH = Markup(
    '<math{display} alttext="{text}"><semantics><mrow>{markup}</mrow>'
    '<annotation encoding="application/x-tex">{latex}</annotation></semantics></math>'
)
_BLOCK, _LARGE = Markup(' display="block"'), Markup(' displaystyle="true"')


def math(formula: Formula, style: Markup | str = "") -> Markup:
    """A formula, with its LaTeX for whoever copies it; in a line of text, unless its `style` is another."""
    return _MATH.format(
        display=style,
        text=formula.spoken,
        markup=Markup(formula.mathml),  # noqa: S704  # its writer escapes the names in it
        latex=formula.latex,
    )


def block(formula: Formula) -> Markup:
    """A formula on a line of its own."""
    return math(formula, _BLOCK)


def inline(words: Words, cite: Cite, style: Markup | str = "") -> Markup:
    """Words in a line of text."""
    out = Markup()
    for piece in words:
        match piece:
            case Formula():
                out += math(piece, style)
            case (kind, content) if kind == CLAIM:
                out += cite(content)
            case (kind, content) if kind == HYPOTHESIS:
                out += hypothesis(int(content))
            case (_, content):
                out += escape(content)
    return out


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
