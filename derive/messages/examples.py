"""Examples as files that run: with their imports, and what they declare."""

from __future__ import annotations

import re

from .kind import COMMAND, CONFIGURATION, DOCUMENT

_IMPORTS = "from derive import by\nfrom derive.notation import *\n"
_DECLARED = {
    "n": 'dimension("n")',
    "i": 'index("i", n)',
    "j": 'index("j", n)',
    "k": 'index("k", n)',
    "x": 'vector("x", n)',
    "c": 'scalar("c")',
    "d": 'scalar("d")',
    "r": 'scalar("r", positive=True)',
    "Z": 'define("Z", Sum(exp(x[k]), k))',
    "p": 'define("p", exp(x[i]) / Z, at=i)',
}
"""What examples may speak of; each stands above those that are made of it."""


def is_command(example: str) -> bool:
    """Whether an example is a command."""
    return example.strip().startswith(COMMAND)


def is_configuration(example: str) -> bool:
    """Whether an example is a piece of pyproject.toml."""
    return example.strip().startswith(CONFIGURATION)


def is_document(example: str) -> bool:
    """Whether an example is a document in Markdown."""
    return example.strip().startswith(DOCUMENT)


def whole(example: str) -> str:
    """An example as it can be saved or typed."""
    example = example.strip("\n") + "\n"
    if is_command(example) or is_configuration(example) or is_document(example):
        return example
    declared = "".join([f"{name} = {_DECLARED[name]}\n" for name in _needed(example)])
    return "\n".join(filter(None, (_IMPORTS, declared))) + f"\n\n{example}"


def _needed(example: str) -> list[str]:
    """The names that an example speaks of and does not bind, with those that they are made of."""
    found: list[str] = []
    text = example
    for name in reversed(_DECLARED):
        if re.search(rf"(?<![\w.\"']){name}(?![\w\"'=(])", text) and not re.search(
            rf"^{name} = ", example, re.MULTILINE
        ):
            found.insert(0, name)
            text += f"\n{_DECLARED[name]}"
    return found
