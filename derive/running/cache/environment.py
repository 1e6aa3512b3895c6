"""What every verdict depends on: derive itself, Python, and the packages that it calculates with."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import os
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ...system.versions import PACKAGE
from .content import content_of, placed

FORMAT = 1
"""Of the entries of the cache."""

PACKAGES = ("derive", "sympy", "mpmath", "numpy", "flint", "msgspec", "gmpy2", "markdown_it", "mdurl")
_VERSIONED = ("__init__.py", "release.py", "version.py", "_version.py")
"""The files of a package that change with its version."""


def environment(root: str, known: Mapping[str, str] = MappingProxyType({})) -> str:
    """The digest of what runs here, for a project in a folder. `known`: as in `held`."""
    return digest(PACKAGE, root, known)


def digest(own: Path, root: str = ".", known: Mapping[str, str] = MappingProxyType({})) -> str:
    """Of every file of derive; of the versions of the packages; of Python, how it was started and where it looks.

    Where it looks first is left out: that is the folder of the script that was called, one of several.
    """
    looked = [placed(path, root) for path in (sys.path if sys.flags.safe_path else sys.path[1:])]
    return _hashed({**_tools(own, known), "path": looked})


@functools.cache
def tools() -> str:
    """The same of derive, of the packages and of Python, wherever it looks."""
    return _hashed(_tools(PACKAGE))


def _tools(own: Path, known: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "derive": known.get(states(own)) or held(own),
        "packages": {name: _version(name) for name in PACKAGES[1:]},
        "python": [sys.version, sysconfig.get_platform(), sys.warnoptions, *sys.flags],
    }


def _hashed(parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def held(package: Path) -> str:
    """The digest of what the files of a package hold: as long as their `states` are the same, so is this."""
    return _hashed(sources(package))


def sources(package: Path) -> dict[str, str | None]:
    """The Python files of a package and the proofs of its library, and what they hold."""
    return {os.path.relpath(file, package): content_of(file) for file in sorted(_read(package))}


def states(package: Path, settled: int | None = None) -> str:
    """The digest of what changes with these files, without reading them: where they lie, sizes, numbers, times.

    The time of the last change is one that nobody can set. Still a file may change twice within the grain of a clock.
    So what was read is kept for later only where all times are before the moment `settled`; otherwise this is empty.
    """
    found = sorted((file, os.stat(file)) for file in _read(package))
    if settled is not None and any(max(s.st_mtime_ns, s.st_ctime_ns) >= settled for _, s in found):
        return ""
    return _hashed([(f, s.st_dev, s.st_ino, s.st_size, s.st_mtime_ns, s.st_ctime_ns) for f, s in found])


def _read(folder: str | Path) -> Iterator[str]:
    """The files in a folder that Python or the library reads, and in those in it."""
    with os.scandir(folder) as inside:
        for one in inside:
            if one.is_dir(follow_symlinks=False):
                yield from _read(one.path)
            elif one.name.endswith((".py", ".jsonl")):
                yield one.path


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
