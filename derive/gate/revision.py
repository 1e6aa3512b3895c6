"""What git says of a revision: its files, which of them have other names now, and what is not in it."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..files.config import UsageError
from ..messages import commands

_SHA1 = 40
"""The length of a name that is one."""

_QUIET = ("core.hooksPath=/dev/null", "core.fsmonitor=false", "core.sparseCheckout=false", "submodule.recurse=false")
"""What a repository's configuration must not do where files are written elsewhere."""

_PLACE = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"}


def top() -> Path:
    """The folder of the repository. Raises UsageError where there is none."""
    return Path(os.fsdecode(_git("rev-parse", "--show-toplevel").removesuffix(b"\n"))).resolve()


def commit_of(revision: str, option: str) -> str:
    """The commit that a revision names, as it was given for an option. Raises UsageError where git knows none."""
    top()
    try:
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except UsageError:
        or_file = ", and there is no such file" if option == "--against" else ""
        raise UsageError(f"{option} {revision}: git knows no such revision{or_file}", commands.REVISION) from None
    return found.decode().strip()


def tree_at(commit: str) -> dict[str, str]:
    """The files of the repository at a commit: their paths from its folder, and the names of what they held."""
    return {path: name for mode, name, path in _entries(top(), commit) if mode.startswith("100")}


def paths_at(commit: str) -> tuple[str, ...]:
    """All that the repository had at a commit, links and submodules too: their paths from its folder."""
    return tuple([path for _, _, path in _entries(top(), commit)])


def checkout(commit: str, folder: Path) -> None:
    """Write all files of a commit into a folder that is not there yet, as git would check them out, submodules too.

    What is marked export-ignore is among them. A submodule is empty where it was
    not fetched as it was then. Raises UsageError.
    """
    _checkout(top(), commit, folder, os.environ)


def _checkout(repository: Path, commit: str, folder: Path, env: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    own = os.fsdecode(_git("-C", str(repository), "rev-parse", "--absolute-git-dir", env=env).removesuffix(b"\n"))
    index = folder.with_name(folder.name + ".index")
    where = {"GIT_DIR": own, "GIT_WORK_TREE": str(folder), "GIT_INDEX_FILE": str(index)}
    quiet = [word for setting in _QUIET for word in ("-c", setting)]
    try:
        _git(*quiet, "read-tree", "--reset", "-u", commit, cwd=folder, env={**env, **where})
    finally:
        index.unlink(missing_ok=True)
    inner = without_place(env)
    for mode, name, path in _entries(repository, commit, env):
        if mode == "160000" and (repository / path / ".git").exists() and _has(repository / path, name, inner):
            _checkout(repository / path, name, folder / path, inner)


def without_place(env: Mapping[str, str]) -> dict[str, str]:
    """An environment that does not say where the repository is: a hook's does."""
    return {name: value for name, value in env.items() if name not in _PLACE}


def _has(repository: Path, commit: str, env: Mapping[str, str]) -> bool:
    try:
        _git("-C", str(repository), "cat-file", "-e", f"{commit}^{{commit}}", env=env)
    except UsageError:
        return False
    return True


def _entries(repository: Path, commit: str, env: Mapping[str, str] | None = None) -> list[tuple[str, str, str]]:
    """The mode, the name of the content, and the path of everything in a commit."""
    listed = _split(_git("-C", str(repository), "ls-tree", "-rz", "--full-tree", commit, env=env))
    pairs = [line.split("\t", 1) for line in listed]
    return [(about.split()[0], about.split()[2], path) for about, path in pairs]


def renamed_since(commit: str) -> dict[str, str]:
    """The files of a commit that have another name in the working tree, as far as git reports it, with that name."""
    words = ("diff", "--no-ext-diff", "--no-relative", "--ignore-submodules", "-M", "-l0", "--name-status", "-z")
    listed = iter(_lines("-C", str(top()), *words, commit))
    found: dict[str, str] = {}
    for status in listed:
        path = next(listed)
        if status[0] in "RC":
            now = next(listed)
            found |= {path: now} if status[0] == "R" else {}
    return found


def tracked() -> frozenset[str]:
    """The files that git tracks now, from the repository's folder."""
    return frozenset(_lines("-C", str(top()), "ls-files", "-z"))


def ignored(paths: Iterable[str]) -> frozenset[str]:
    """Of some paths from the repository's folder those that git ignores."""
    asked = "\0".join(paths).encode(errors="surrogateescape")
    command = ["git", "-C", str(top()), "check-ignore", "-z", "--stdin"]
    done = subprocess.run(command, input=asked, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise UsageError(f"git: {done.stderr.decode(errors='replace').strip()}", commands.REVISION)
    return frozenset(_split(done.stdout))


def blob(content: bytes, like: str) -> str:
    """The name that git gives to a content, of the kind of another name."""
    kind = "sha1" if len(like) == _SHA1 else "sha256"
    return hashlib.new(kind, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def content_of_blob(name: str) -> str:
    """The text that git keeps by a name."""
    return _git("cat-file", "blob", name).decode(errors="replace")


def _lines(*arguments: str) -> list[str]:
    return _split(_git(*arguments))


def _split(output: bytes) -> list[str]:
    return [line for line in output.decode(errors="surrogateescape").split("\0") if line]


def _git(*arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=True, cwd=cwd, env=env)
    except (OSError, subprocess.CalledProcessError) as problem:
        said = getattr(problem, "stderr", b"") or b""
        raise UsageError(f"git: {said.decode(errors='replace').strip() or problem}", commands.REVISION) from None
    return done.stdout
