"""Writes notation in MathML: a table of kinds, and the elements that its entries are built from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from ...terms.table import Table
from .. import tree
from ..latex import PLAIN
from ..low import is_low
from ..names import PRIME, letters_and_number, printed
from ..tree import ATOM, POWER, Notation

APPLY, TIMES = "&#x2061;", "&#x2062;"
"""Signs that are not seen: that a function is applied, and that two factors are multiplied."""
APPLIED = f"<mo>{APPLY}</mo>"
THIN = '<mspace width="0.17em"/>'

_TALL = ("<mfrac", "<munder", "<msubsup", "<msqrt")
"""What stands higher or lower than letters."""

MATHML: Table[Callable[[Any], str]] = Table("a piece of notation in MathML", Notation)


def mathml(piece: Notation) -> str:
    """A piece of notation: one or several elements."""
    return MATHML[type(piece)](piece)


# ── elements ──────────────────────────────────────────────────────────────────


def row(*parts: str) -> str:
    """Several elements as one; a single one stays as it is."""
    inside = "".join(parts)
    return inside if _is_one(inside) else f"<mrow>{inside}</mrow>"


def _is_one(markup: str) -> bool:
    """Whether this is one element."""
    depth = 0
    for found in re.finditer(r"<(/?)[a-z]+[^<>]*?(/?)>", markup):
        depth += -1 if found[1] else 0 if found[2] else 1
        if not depth:
            return found.end() == len(markup)
    return False


def operator(sign: str, **attributes: str) -> str:
    """A sign: `<mo>=</mo>`."""
    said = "".join([f' {name}="{value}"' for name, value in attributes.items()])
    return f"<mo{said}>{sign if sign in (APPLY, TIMES) else escape(sign, quote=False)}</mo>"


def word(name: str) -> str:
    """A name of one letter slants, a longer one stands upright."""
    return f"<mi>{escape(name, quote=False)}</mi>"


def number(value: int | str) -> str:
    """`<mn>2</mn>`"""
    return f"<mn>{value}</mn>"


def sub(base: str, below: str) -> str:
    """A subscript."""
    return f"<msub>{row(base)}{row(below)}</msub>"


def sup(base: str, above: str) -> str:
    """A superscript."""
    return f"<msup>{row(base)}{row(above)}</msup>"


def over(top: str, bottom: str) -> str:
    """A fraction."""
    return f"<mfrac>{row(top)}{row(bottom)}</mfrac>"


def brackets(inside: str, left: str = "(", right: str = ")") -> str:
    """In brackets, which grow only where something is stacked in them: some fonts space those that may grow."""
    ends = {"stretchy": "true" if any([tag in inside for tag in _TALL]) else "false"}
    return f"<mrow>{operator(left, form='prefix', **ends)}{inside}{operator(right, form='postfix', **ends)}</mrow>"


def listed(pieces: Iterable[Notation]) -> str:
    """a, b, c."""
    return operator(",").join([mathml(piece) for piece in pieces])


def named(name: str) -> str:
    """A declared name: Greek letters as such, x1 with its number below, primes above."""
    stem = name.rstrip(PRIME)
    found = letters_and_number(stem)
    if found is None:
        out = word(stem)
    else:
        letters, figures = found
        out = word(printed(letters))
        out = sub(out, number(figures)) if figures else out
    return sup(out, operator(PRIME * (len(name) - len(stem)))) if stem != name else out


# ── brackets and indices ──────────────────────────────────────────────────────


def tight(piece: Notation) -> int:
    """How tightly a piece holds together."""
    match piece:
        case tree.Componentwise(_, body) | tree.Component(body):
            return tight(body)
        case tree.Derivative(body) if is_slope(body):
            return POWER
    return PLAIN.tight(piece)


def is_slope(body: Notation) -> bool:
    """Whether a derivative is written as one fraction, its body beside the ∂ above."""
    return tight(body) == ATOM and is_low(body)


def held(piece: Notation, tightness: int) -> str:
    """A piece, in brackets if it is looser than its place."""
    return brackets(mathml(piece)) if tight(piece) < tightness else mathml(piece)


def indexed(base: str, indices: tuple[Notation, ...]) -> str:
    """A base with indices side by side, and commas where one is more than a letter."""
    plain = all([isinstance(index, tree.Name) and len(printed(index.name).rstrip(PRIME)) == 1 for index in indices])
    return sub(base, ("" if plain else operator(",")).join(map(mathml, indices)))
