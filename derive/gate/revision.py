"""What a run says of an earlier revision of the repository, checked by this derive in a folder of its own."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from ..config import UsageError

_SHA1 = 40
"""The length of a name that is one."""

_START = "import sys; sys.path[:] = {path!r}; from derive.commands import main; main()"


def document_of(revision: str, paths: tuple[str, ...], cache: Path | None) -> dict[str, Any]:
    """The JSON of a run over the same paths at a revision; `cache` is where its verdicts are kept, if so.

    Raises UsageError where git knows no such revision.
    """
    root, commit = top(), commit_of(revision, "--against")
    with tempfile.TemporaryDirectory() as folder:
        _unpack(_git("-C", str(root), "archive", "--format=tar", commit), folder, revision)
        here = Path(folder) / Path.cwd().resolve().relative_to(root)
        out = Path(folder) / "run.json"
        present = [path for path in paths if (here / path.partition("::")[0]).exists()]
        if not here.is_dir() or (paths and not present):
            return {"schema": 1, "claims": []}
        code = _START.format(path=sys.path)
        command = [sys.executable, "-c", code, "run", "--no-github", "--json", str(out), *present]
        kept = {"DERIVE_CACHE_DIR": str(cache)} if cache is not None else {}
        command += [] if cache is not None else ["--no-cache"]
        done = subprocess.run(
            command, cwd=here, env={**os.environ, **kept}, capture_output=True, text=True, check=False
        )
        if not out.is_file():
            raise UsageError(
                f"--against {revision}: it cannot be checked: {done.stderr.strip() or done.stdout.strip()}"
            )
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return found


def _unpack(archive: bytes, folder: str, revision: str) -> None:
    """The files of a revision into a folder. Raises UsageError for what would lead out of it."""
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
            opened.extractall(folder, filter="data")
    except (tarfile.TarError, OSError, ValueError) as problem:
        raise UsageError(f"--against {revision}: its files cannot be laid out: {problem}") from None


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
        raise UsageError(f"{option} {revision}: git knows no such revision{or_file}") from None
    return found.decode().strip()


def tree_at(commit: str) -> dict[str, str]:
    """The files of the repository at a commit: their paths from its folder, and the names of what they held."""
    listed = _git("-C", str(top()), "ls-tree", "-r", "-z", "--full-tree", commit).decode(errors="surrogateescape")
    pairs = [line.split("\t", 1) for line in listed.split("\0") if line]
    return {path: about.split()[2] for about, path in pairs if about.startswith("100")}


def blob(content: bytes, like: str) -> str:
    """The name that git gives to a content, of the kind of another name."""
    kind = "sha1" if len(like) == _SHA1 else "sha256"
    return hashlib.new(kind, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def content_of_blob(name: str) -> str:
    """The text that git keeps by a name."""
    return _git("cat-file", "blob", name).decode(errors="replace")


def _git(*arguments: str) -> bytes:
    try:
        return subprocess.run(["git", *arguments], capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as problem:
        said = getattr(problem, "stderr", b"") or b""
        raise UsageError(f"git: {said.decode(errors='replace').strip() or problem}") from None
