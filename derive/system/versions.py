"""The versions that a verdict depends on."""

from __future__ import annotations

import platform
from pathlib import Path

from .. import __version__

PACKAGE = Path(__file__).parents[1]
"""The folder of derive itself."""
_PACKAGES = {"SymPy": "sympy", "NumPy": "numpy", "python-flint": "python-flint"}


def versions() -> dict[str, str]:
    """Of derive, of Python, and of what it computes with."""
    from importlib.metadata import PackageNotFoundError, version  # takes long, and few ask

    found = {"derive": __version__, "Python": platform.python_version()}
    for name, package in _PACKAGES.items():
        try:
            found[name] = version(package)
        except PackageNotFoundError:
            continue
    return found
