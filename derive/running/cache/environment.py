"""What every verdict depends on: derive itself, Python, and the packages that it calculates with."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import os
import sys
import sysconfig
from pathlib import Path
from typing import Any

from ...system.versions import PACKAGE
from .content import content_of

FORMAT = 1
"""Of the entries of the cache."""

PACKAGES = ("derive", "sympy", "mpmath", "numpy", "flint", "msgspec", "gmpy2", "markdown_it", "mdurl")
_VERSIONED = ("__init__.py", "release.py", "version.py", "_version.py")
"""The files of a package that change with its version."""


def environment(root: str) -> str:
    """The digest of what runs here, for a project in a folder."""
    return digest(PACKAGE, root)


def digest(own: Path, root: str = ".") -> str:
    """Of every file of derive; of the versions of the packages; of Python, how it was started and where it looks.

    Where it looks first is left out: that is the folder of the script that was called, one of several.
    """
    looked = [placed(path, root) for path in (sys.path if sys.flags.safe_path else sys.path[1:])]
    return _hashed({**_tools(own), "path": looked})


@functools.cache
def tools() -> str:
    """The same of derive, of the packages and of Python, wherever it looks."""
    return _hashed(_tools(PACKAGE))


def _tools(own: Path) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "derive": sources(own),
        "packages": {name: _version(name) for name in PACKAGES[1:]},
        "python": [sys.version, sysconfig.get_platform(), sys.warnoptions, *sys.flags],
    }


def _hashed(parts: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def sources(package: Path) -> dict[str, str | None]:
    """The Python files of a package and the proofs of its library, and what they hold."""
    files = [os.path.join(folder, name) for folder, _, names in os.walk(package) for name in names]
    read = [file for file in sorted(files) if file.endswith((".py", ".jsonl"))]
    return {os.path.relpath(file, package): content_of(file) for file in read}


def placed(path: str, root: str) -> str:
    """A path as it is called from the project's folder, if it lies there: the folder may move."""
    path = os.path.abspath(path)
    return os.path.relpath(path, root) if path.startswith(os.path.join(root, "")) else path


@functools.cache
def package_folder(name: str) -> str | None:
    """Where a package lies that an import would find now; it is not imported."""
    if name == "derive":
        return str(PACKAGE)
    try:
        found = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None
    if found is None or found.origin is None or found.submodule_search_locations is None:
        return None  # a module that is a single file shares its folder with others
    return os.path.dirname(os.path.abspath(found.origin))


def _version(name: str) -> list[str | None]:
    """A package by the files that change with its version."""
    folder = package_folder(name)
    return [] if folder is None else [content_of(os.path.join(folder, file)) for file in _VERSIONED]
