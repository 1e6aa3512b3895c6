"""What this process reads: every file that it opens, by its content just before.

An audit hook hears of files that are opened and folders that are listed. What
it hears of and cannot follow (another process, a connection, a file that is
written) makes the process one of whose verdicts none is kept.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import sysconfig
import threading
from collections.abc import Callable
from typing import Any

from .content import content_of
from .environment import PACKAGES, package_folder

_BLIND = {
    "ctypes.dlopen",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "shutil.copyfile",
    "socket.__new__",
    "sqlite3.connect",
    "subprocess.Popen",
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_IMPORTING = ("<frozen importlib._bootstrap>", "<frozen importlib._bootstrap_external>")
LOOKED = "derive.looked"
"""The event of a file that was looked for, there or not."""


class Reads:
    """The files that were read since the watch began, by their contents."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self.untracked = ""
        """What could not be followed."""
        self._spared = _spared()
        self._told = 0

    def new(self) -> dict[str, str]:
        """What was read since this was last asked."""
        told, self._told = self._told, len(self.files)
        return dict(list(self.files.items())[told:])

    def read(self, path: str) -> None:
        """A file or folder is about to be read."""
        path = os.path.abspath(path)
        if path in self.files or self._spared(path) or path == os.devnull:
            return
        content = content_of(path)
        if content is None:
            self.lose(f"reads {path}")
        else:
            self.files[path] = content

    def lose(self, why: str) -> None:
        """Something happened that cannot be followed."""
        self.untracked = self.untracked or why


def watch() -> Reads:
    """Begin. There is no end to it: an audit hook cannot be taken away."""
    reads, own = Reads(), threading.local()

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _HEARD or getattr(own, "busy", False):
            return
        own.busy = True
        try:
            _HEARD[event](reads, event, arguments)
        except Exception as problem:
            reads.lose(f"{event}: {problem}")
        finally:
            own.busy = False

    sys.addaudithook(hook)
    return reads


def _opened(reads: Reads, _: str, arguments: tuple[Any, ...]) -> None:
    path, mode, flags = arguments
    if isinstance(path, int):
        return
    path = os.fsdecode(path)
    if set(mode or "") & set("wax+") or (flags or 0) & _WRITING:
        if not _by_import():
            reads.lose(f"writes {path}")
    elif path.endswith(".pyc") and os.path.basename(os.path.dirname(path)) == "__pycache__":
        reads.read(importlib.util.source_from_cache(path))
    else:
        reads.read(path)


def _imported(reads: Reads, _: str, arguments: tuple[Any, ...]) -> None:
    if isinstance(arguments[1], str):
        reads.read(arguments[1])


def _listed(reads: Reads, _: str, arguments: tuple[Any, ...]) -> None:
    if _by_import():
        return  # the places where modules are looked for
    path = arguments[0]
    if isinstance(path, int):
        reads.lose("lists a folder by its number")
    else:
        reads.read(os.fsdecode(path or "."))


def _looked(reads: Reads, _: str, arguments: tuple[Any, ...]) -> None:
    reads.read(arguments[0])


def _by_import() -> bool:
    """Whether the event comes from Python's own import: below it lie this, a handler, and the hook."""
    return sys._getframe(3).f_code.co_filename in _IMPORTING


def _lost(reads: Reads, event: str, _: tuple[Any, ...]) -> None:
    reads.lose(event)


_HEARD: dict[str, Callable[[Reads, str, tuple[Any, ...]], None]] = {
    "open": _opened,
    "import": _imported,
    "os.listdir": _listed,
    "os.scandir": _listed,
    LOOKED: _looked,
    **dict.fromkeys(_BLIND, _lost),
}


def _spared() -> Callable[[str], bool]:
    """Which files the environment answers for: those of Python's library and of the packages that it names."""
    library = {os.path.join(sysconfig.get_paths()[name], "") for name in ("stdlib", "platstdlib")}
    installed = tuple(os.path.join(path, name, "") for path in library for name in ("site-packages", "dist-packages"))
    own = tuple(os.path.join(folder, "") for folder in map(package_folder, PACKAGES) if folder is not None)
    return lambda path: path.startswith(own) or (path.startswith(tuple(library)) and not path.startswith(installed))
