"""What makes two places alike: versions, and the claim files.

Of files, those count that a claim file can import by name through derive: all
Python files of its folder. What it imports from elsewhere on Python's path, and
data that it reads, is not looked at.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

from ...system.plain import escaped
from ...system.reading import real
from ...system.versions import PACKAGE
from ...system.versions import versions as numbered
from ..cache.content import ABSENT, content_of
from ..cache.environment import sources

_SOURCE = "derive's own files"


@cache
def versions() -> dict[str, str]:
    """The versions here, and a digest of derive itself."""
    return {**numbered(), _SOURCE: json.dumps(sources(PACKAGE))}


def files(file: str) -> dict[str, str]:
    """A claim file, the Python files beside it, and the nearest pyproject.toml."""
    path = real(file)
    beside = {f for f in path.parent.glob("*.py") if f.is_file() and not f.name.startswith(".")}
    project = next((f for folder in path.parents if (f := folder / "pyproject.toml").is_file()), None)
    return {escaped(str(f)): _digest(f) for f in sorted({path, *beside, *([project] if project else [])})}


def other_versions(here: dict[str, str]) -> str | None:
    """How the versions of this place differ from those where the errand comes from, if they do."""
    there = versions()
    for name in [n for n in here if n != _SOURCE]:
        if here[name] != there.get(name):
            return f"{name} is {there.get(name, 'missing')}, and {here[name]} where the run was started"
    if here.get(_SOURCE) != there[_SOURCE]:
        return f"derive {there['derive']} has other source files than where the run was started"
    return None


def other_files(file: str, here: dict[str, str]) -> str | None:
    """How the files of this place differ from those where the errand comes from, if they do."""
    there = files(file)
    for name in sorted({*here, *there}):
        if here.get(name) != there.get(name):
            shown = os.path.relpath(name)
            if name not in there or there[name] == ABSENT:
                return f"{shown} is missing; claim files must lie in a folder that is shared"
            other = "has another content than" if name in here else "is there, but not"
            return f"{shown} {other} where the run was started"
    return None


def _digest(file: Path) -> str:
    """What a file holds, or that it cannot be read."""
    return content_of(str(file)) or ABSENT
