"""What this process reads: every file that it opens, by its content just before.

A file that changed between two readings, or before what it was read for was
done, cannot be followed.

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
from contextlib import suppress
from pathlib import Path
from typing import Any

from ...files.plain import Layout, layout
from ...system.plain import escaped, is_utf8
from .content import ABSENT, is_here, seen, with_said
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


_State = tuple[int, ...] | None


def _state(path: str) -> _State:
    """What changes with a file, without reading it; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


class Reads:
    """The files that were read since the watch began, by their contents."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self.by_code: dict[str, None] = {}
        """Those that are not read as the syntax of a claim file says, by a statement that imports from beside it."""
        self.untracked = ""
        """What could not be followed."""
        self.only_plain = True
        """Whether all that was read are plain claim files, or was not there."""
        self.layouts: dict[str, Layout] = {}
        """How the plain claim files among them are laid out."""
        self._spared = _spared()
        self._states: dict[str, _State] = {}
        self._told = 0

    def new(self) -> dict[str, str]:
        """What was read since this was last asked."""
        told, self._told = self._told, len(self.files)
        new = dict(list(self.files.items())[told:])
        for path in new:
            self._require_unchanged(path)
        return new

    def read(self, path: str, by_code: bool = True) -> None:
        """A file or folder is about to be read."""
        path = os.path.abspath(path)
        if self._spared(path) or path == os.devnull:
            return
        if by_code and is_utf8(path):
            self.by_code[path] = None
        if path in self.files:
            self._require_unchanged(path)
            return
        self._states[path] = _state(path)
        content = seen(path) if is_utf8(path) else None
        if content is None:
            self.lose(f"reads {path}")
            return
        laid = layout(Path(path)) if not by_code and is_here(content) else None
        self.files[path] = content if laid is None else with_said(content, laid.said)
        if laid is not None:
            self.layouts[path] = laid
        self.only_plain &= laid is not None or content == ABSENT

    def _require_unchanged(self, path: str) -> None:
        if _state(path) != self._states[path]:
            self.lose(f"{path} changes")

    def lose(self, why: str) -> None:
        """Something happened that cannot be followed."""
        self.only_plain = False
        self.untracked = self.untracked or escaped(why)


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
    elif _by_store():
        pass  # what searches found; it is proved again
    elif mode is None and os.path.isdir(path):
        reads.lose(f"opens the folder {path}")  # and then what is in it, by its number
    else:
        reads.read(_source_of(path), not _by_scan())


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
    path, by_code = arguments
    reads.read(path, by_code)


def _source_of(path: str) -> str:
    """The file that a compiled module was made of; of others themselves."""
    with suppress(ValueError, NotImplementedError):
        if path.endswith(".pyc"):
            return importlib.util.source_from_cache(path)
    return path


def _by_import() -> bool:
    """Whether the event comes from Python's own import: below it lie this, a handler, and the hook."""
    return sys._getframe(3).f_code.co_filename in _IMPORTING


def _by_scan() -> bool:
    """Whether a file is opened to be run as a claim file, or beside one."""
    caller = sys._getframe(3).f_back
    return caller is not None and caller.f_globals.get("__name__") == "derive.files.scan"


def _by_store() -> bool:
    """Whether an entry of the cache is read."""
    caller = sys._getframe(3).f_back
    return caller is not None and caller.f_globals.get("__name__") == f"{__package__}.store"


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
