"""What the words behind a fence mean: claims in Python, claims shown by their names, or nothing to derive."""

from __future__ import annotations

import re

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
