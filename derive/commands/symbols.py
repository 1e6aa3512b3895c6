"""Marks and symbols where a stream cannot carry them: each has a plain form; anything else is written out."""

from __future__ import annotations

import re
from functools import cache

_MARKS = {
    "✓": "+",
    "✗": "x",
    "≈": "~",
    "‼": "!!",
    "▸": ">",
    "≔": ":=",
    "–": "-",
    "—": "--",
    "…": "...",
    "─": "-",
    "━": "-",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
}

_SYMBOLS = {
    "·": "*",
    "×": "*",
    "±": "+-",
    "−": "-",
    "≠": "!=",
    "≤": "<=",
    "≥": ">=",
    "≃": "~=",
    "→": "->",
    "↦": "|->",
    "⇒": "=>",
    "⟹": "==>",
    "⇔": "<=>",
    "⊢": "|-",
    "↓": " has a value",
    "∀": "for all ",
    "∃": "there is ",
    "∈": " in ",
    "∞": "oo",
    "√": "sqrt",
    "′": "'",
    "Σ": "Sigma",
    "Π": "Pi",
    "∘": " o ",
    "⎡": "[",
    "⎢": "[",
    "⎣": "[",
    "⎤": "]",
    "⎥": "]",
    "⎦": "]",
    "│": "|",
}

_NAMES = """alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon
phi chi psi omega Gamma Delta Theta Lambda Xi Upsilon Phi Psi Omega"""
_LETTERS = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΥΦΨΩ",
        _NAMES.split(),
        strict=True,
    )
)

PLAIN = {**_MARKS, **_SYMBOLS, **_LETTERS}

_RAISED, _LOWERED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "₀₁₂₃₄₅₆₇₈₉"
_NUMBER = re.compile(f"([{_RAISED}]+)|([{_LOWERED}]+)")
_FLAT = str.maketrans(_RAISED + _LOWERED, "0123456789+-n0123456789")
_ONE_BY_ONE = str.maketrans(PLAIN)


def carried(text: str, encoding: str) -> str:
    """The text as a stream of an encoding can carry it.

    Either all of our symbols are as they are, or all are plain: half of them would be read as something else.
    """
    if not text.isascii() and not _carries_all(encoding):
        text = _NUMBER.sub(_flat, text).translate(_ONE_BY_ONE)
    return text.encode(encoding, "backslashreplace").decode(encoding)


@cache
def _carries_all(encoding: str) -> bool:
    try:
        "".join((*PLAIN, _RAISED, _LOWERED)).encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _flat(found: re.Match[str]) -> str:
    """x²³ is x^23, and x₁ is x_1."""
    return ("^" if found[1] else "_") + found[0].translate(_FLAT)
