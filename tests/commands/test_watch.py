"""derive run --watch, as it is used: a file is edited while it runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

GOOD = 'from derive.notation import *\nc = scalar("c")\n@claim(Eq(c + c, 2 * c))\ndef twice():\n    return calc(c + c).eq(2 * c)\n'
PATIENCE = 60.0


class Watch:
    """A process that watches, and what it has printed since somebody last looked."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "derive", "run", "--watch", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert self.process.stdout is not None
        os.set_blocking(self.process.stdout.fileno(), False)

    def told(self) -> str:
        """What is printed until it waits again."""
        told, end = b"", time.monotonic() + PATIENCE
        while b"for changes" not in told:
            assert time.monotonic() < end, told.decode()
            assert self.process.poll() is None, told.decode()
            told += self.process.stdout.read() or b""  # type: ignore[union-attr]
            time.sleep(0.05)
        return told.decode()

    def interrupted(self) -> int:
        """Its exit code after Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture(params=["claims", ".hidden/claims"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    folder = tmp_path / request.param
    (folder / "proofs").mkdir(parents=True)
    (folder / "proofs" / "a.py").write_text(GOOD)
    (folder / "pyproject.toml").write_text("[tool.derive]\n")
    return folder


@pytest.mark.slow
def test_a_file_is_edited(folder: Path) -> None:
    watch = Watch(folder)
    try:
        assert "1 proved" in watch.told()
        (folder / "proofs" / "a.py").write_text(GOOD.replace("2 * c", "3 * c"))
        assert "✗ twice, the statement is false" in watch.told()
        (folder / "proofs" / "a.py").write_text("def (")
        assert "cannot be read" in watch.told()
        (folder / "pyproject.toml").write_text("[tool.derive]\nnonsense = 1\n")
        assert "nonsense" in watch.told()
        (folder / "pyproject.toml").write_text("[tool.derive]\n")
        (folder / "proofs" / "a.py").write_text(GOOD)
        while "1 proved" not in watch.told():  # after each of the two changes, or once
            pass
        assert watch.interrupted() == 130
    finally:
        watch.process.kill()


@pytest.mark.slow
def test_a_document_is_checked_again_and_other_prose_is_not(tmp_path: Path) -> None:
    post = f"# Post\n\n```python derive\n{GOOD}```\n"
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "post.md").write_text(post)
    watch = Watch(tmp_path, "post.md")
    try:
        assert "1 proved" in watch.told()
        (tmp_path / "README.md").write_text(post)
        time.sleep(1)
        assert not watch.process.stdout.read()  # type: ignore[union-attr]
        (tmp_path / "post.md").write_text(post.replace("2 * c", "3 * c"))
        assert "✗ twice, the statement is false" in watch.told()
        assert watch.interrupted() == 130
    finally:
        watch.process.kill()


@pytest.mark.slow
def test_a_path_that_is_not_there_ends_it(tmp_path: Path) -> None:
    watch = Watch(tmp_path, "nowhere.py")
    assert watch.process.wait(PATIENCE) == 2
