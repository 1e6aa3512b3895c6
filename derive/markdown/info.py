"""What the words behind a fence mean: claims in Python, claims shown by their names, or nothing to derive."""

from __future__ import annotations

import re
from difflib import get_close_matches

CLAIMS, SHOWN = "claims", "shown"
"""A block of Python that belongs to the claim file; a block of names of claims."""

_DIRECTIVES = ("code-block", "code", "code-cell", "sourcecode")
_QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_APART = re.compile(r"[\s,{}]+")
_PYTHON = {"python", "python3", "py"}
_OPTION = re.compile(r"#\|\s*derive\s*:\s*true\s*")


def kind_of(info: str, content: str = "") -> str | None:
    """CLAIMS, SHOWN, or None for a fence that is none of ours.

    `python derive`, `{.python .derive}` and `{code-block} python derive` are
    claims, and so is `{python}` whose first lines say `#| derive: true`.
    `derive` and `{derive}` show claims.
    """
    words = [word.lstrip(".").lower() for word in _APART.split(_QUOTED.sub("=", info)) if word]
    if words and info.lstrip().startswith("{") and words[0] in _DIRECTIVES:
        del words[0]
    if _PYTHON.intersection(words):
        return CLAIMS if "derive" in words or (words[0] in _PYTHON and _chosen(content)) else None
    return SHOWN if words and words[0] == "derive" else None


def meant(info: str, content: str = "") -> str | None:
    """What begins a block of ours instead of these words, where they begin none for a slip in one of them."""
    if kind_of(info, content) is not None:
        return None
    mended = _PIECE.sub(lambda found: _mended(found[0]), info)
    if mended != info and kind_of(mended) is not None:
        return mended.strip()
    may_choose = kind_of(info, _CHOOSES) == CLAIMS
    return f"{info.strip()} with {_CHOOSES}" if may_choose and _nearly_chosen(content) else None


_PIECE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*'|[^\s,{}]*)|[^\s,{}=]+""")
"""A value, which nobody misspells, or a word."""
_JOINED = re.compile(r"(\.?)(python3?|py)[^\w\s]?(\w+)", re.IGNORECASE)
_CLOSE = 0.8
_CHOOSES = "#| derive: true"


def _mended(piece: str) -> str:
    """A word without its slip, if it is nearly one of ours, or two of them in one."""
    joined = _JOINED.fullmatch(piece)
    if joined is not None and _nearest(joined[3]) == "derive":
        return f"{joined[1]}{joined[2]} {joined[1]}derive"
    word = piece.lstrip(".")
    near = "" if word[:1] in ("=", "#") else _nearest(word)
    return piece.replace(word, near) if near else piece


def _nearest(word: str) -> str:
    """The word of ours that is nearly this one, or this one; empty where there is none."""
    return next(iter(get_close_matches(word.lower(), ["derive", *sorted(_PYTHON)], 1, _CLOSE)), "")


def _nearly_chosen(content: str) -> bool:
    """Whether the options at the head of a cell have one that is nearly that which chooses it."""
    for line in content.splitlines():
        if not line.startswith("#|"):
            return False
        name, _, value = line[2:].partition(":")
        if _nearest(name.strip()) == "derive" and value.strip().lower() not in ("false", "no"):
            return True
    return False


def _chosen(content: str) -> bool:
    """Whether the options at the head of a cell choose it, as Quarto writes them."""
    for line in content.splitlines():
        if not line.startswith("#|"):
            return False
        if _OPTION.fullmatch(line):
            return True
    return False


def is_directive(info: str) -> bool:
    """Whether the words are those of a directive of MyST, whose first lines may be its options."""
    return info.lstrip().startswith("{")
