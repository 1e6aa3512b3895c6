"""The map of the code, from the statement in the package's own docstring."""

from __future__ import annotations

import inspect

import derive


def rooms() -> str:
    """The block of the docstring that lists the layers, as a block of text."""
    lines = (inspect.getdoc(derive) or "").splitlines()
    listed = [line for line in lines if line.startswith("    ")]
    return "```text\n" + "\n".join(line[4:] for line in listed) + "\n```\n"
