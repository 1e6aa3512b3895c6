"""What a path holds, as a digest: the content of a file, the names in a folder, or that nothing is there."""

from __future__ import annotations

import hashlib
import os
import stat

ABSENT = "absent"


_PLAIN = "plain "
"""How the content of a plain claim file begins, before the digest of what it says and that of what it holds."""


def with_said(content: str, said: str) -> str:
    """The content of a plain claim file: with the digest of what it says, wherever its lines stand."""
    return f"{_PLAIN}{said} {content}"


def is_here(content: str) -> bool:
    """Whether a path holds a file itself: what a link leads to has other neighbours, of which it may say something."""
    return content.startswith("file ") and content.count(" ") == 1


def held(content: str) -> str:
    """What is held, without what it says."""
    return content.split(" ", 2)[2] if content.startswith(_PLAIN) else content


def said(content: str) -> str:
    """What a plain claim file says; empty for all else."""
    return content.split(" ", 2)[1] if content.startswith(_PLAIN) else ""


def placed(path: str, root: str) -> str:
    """A path as it is called from the project's folder, if it lies there: the folder may move."""
    path = os.path.abspath(path)
    return os.path.relpath(path, root) if path.startswith(os.path.join(root, "")) else path


def seen(path: str) -> str | None:
    """The same, and where it lies, if that is elsewhere: what a link leads to may have other neighbours."""
    content = content_of(path)
    if content is None or content == ABSENT or (real := os.path.realpath(path)) == path:
        return content
    return f"{content} in {os.path.relpath(real, os.path.dirname(path))}"


def content_of(path: str) -> str | None:
    """The digest, or None for what is no file and no folder: a device, a pipe, a socket."""
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISREG(mode):
            with open(path, "rb", buffering=0) as file:
                return "file " + hashlib.file_digest(file, "sha256").hexdigest()
        if stat.S_ISDIR(mode):
            names = "\0".join(sorted(os.listdir(path)))
            return "folder " + hashlib.sha256(os.fsencode(names)).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except (OSError, ValueError):
        return None
    return None
