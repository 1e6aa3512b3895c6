"""What tests of faults share: claims, and derive as its users start it, in a real process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from here import HEAD, ROOT

DECLARED = 'n = dimension("n"); k = index("k", n); x = vector("x", n); c = scalar("c"); d = scalar("d")\n'
GOOD = "@claim(Eq(c + c, 2 * c), source='F1')\ndef good():\n    return calc(c + c).eq(2 * c)\n"
WRONG = "@claim(Eq(c + c, 3 * c))\ndef wrong():\n    return calc(c + c).eq(3 * c)\n"

START = [sys.executable, "-c", "from derive.commands import main; main()"]
DOOR = [sys.executable, "-m", "derive"]
SECONDS = 60
"""After so long a command hangs."""


class Ended(NamedTuple):
    """What a command printed, as bytes, and how it ended."""

    code: int
    out: bytes
    err: bytes

    @property
    def sentence(self) -> str:
        """The one line that it said to standard error."""
        (line,) = self.err.decode().splitlines()
        return line


def write(folder: Path, **files: str) -> Path:
    """Claim files in the folder's proofs."""
    (folder / "proofs").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "proofs" / f"{name}.py").write_text(HEAD + DECLARED + text, encoding="utf-8", errors="surrogatepass")
    return folder


def environment(**more: str) -> dict[str, str]:
    """That of a user."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "DERIVE_JOBS": "1", **more}


def derive(folder: Path, *arguments: str | bytes, start: list[str] = START, **more: Any) -> Ended:
    """A command in a folder. Standard streams, the environment and what happens before may be said otherwise."""
    more["env"] = environment(**more.pop("env", {}))
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    done = subprocess.run([*start, *arguments], cwd=folder, timeout=SECONDS, check=False, **{**streams, **more})
    ended = Ended(done.returncode, done.stdout or b"", done.stderr or b"")
    assert b"Traceback" not in ended.out + ended.err, ended
    return ended


def closing(*numbers: int) -> Callable[[], None]:
    """To be done before a command starts: as the shell does for >&-."""

    def close() -> None:
        for number in numbers:
            os.close(number)

    return close
