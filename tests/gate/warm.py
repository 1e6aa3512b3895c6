"""pytest on claim files, in a copy of this process: it has imported what a new one would first have to import."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import pytest
from here import ROOT

import derive.running.runner  # noqa: F401  # the copies have it

ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""}


def pytest_in(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`python -m pytest` in a folder. With processes of its own (-n) it is a new one, as those are."""
    command = [sys.executable, "-m", "pytest", *options]
    if "-n" in options:
        environment = {**os.environ, **ENVIRONMENT}
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            _become(folder, options, out.fileno(), err.fileno())
        _, status = os.waitpid(child, 0)
        said = [_whole(file.fileno()) for file in (out, err)]
    return subprocess.CompletedProcess(command, os.waitstatus_to_exitcode(status), *said)


def _become(folder: Path, options: tuple[str, ...], out: int, err: int) -> None:
    """In the copy: run pytest, and end with its code. Nothing of this process's own session goes on."""
    code = 70
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdin = open(0, closefd=False)  # noqa: SIM115
        sys.stdout, sys.stderr = (open(fd, "w", closefd=False) for fd in (1, 2))  # noqa: SIM115
        os.chdir(folder)
        os.environ.update(ENVIRONMENT)
        for name in [
            name for name, module in sys.modules.items() if name.partition(".")[0].startswith(("test_", "conftest"))
        ]:
            del sys.modules[name]
        sys.path.insert(0, "")
        code = int(pytest.main(list(options)))
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _whole(file: int) -> str:
    os.lseek(file, 0, os.SEEK_SET)
    with open(file, encoding="utf-8", closefd=False) as text:
        return text.read()
