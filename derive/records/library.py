"""What the claims that come with derive are called: derive.library.inequalities::exp_bound."""

from __future__ import annotations

LIBRARY = "derive.library"
"""The package whose modules are the library's files."""


def is_of_the_library(module: str) -> bool:
    """Whether a module is one of its files."""
    return module.startswith(f"{LIBRARY}.")
