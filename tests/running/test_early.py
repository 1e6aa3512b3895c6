"""Processes that are started before the command line is read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from here import ROOT

from derive.running import early

HOUR = 3600 * 10**9


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with two files, of which one changed after the last run."""
    for name in ("DERIVE_JOBS", "DERIVE_SCHEDULER", "DERIVE_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "pyproject.toml").write_text("[tool.derive]\n")
    kept = tmp_path / ".derive_cache"
    (kept / "verdicts").mkdir(parents=True)
    for file, when in ((tmp_path / "old.py", 1), (kept / "last.json", 2), (tmp_path / "new.py", 3)):
        file.write_text("")
        os.utime(file, ns=(when * HOUR, when * HOUR))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def needed(line: str) -> int:
    return early._needed(line.split())


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("run new.py", 1),
        ("run -q new.py::a_claim", 1),
        ("run new.py::a new.py::b", 1),
        ("run old.py", 0),
        ("run missing.py", 0),
        ("run", 0),
        ("run .", 0),
        ("run -j0 new.py", 0),
        ("run new.py -j 1", 0),
        ("run new.py --scheduler tcp://there:1", 0),
        ("run --help new.py", 0),
        ("show new.py", 0),
        ("", 0),
    ],
)
def test_one_for_each_named_file_that_is_newer(project, line, count):
    assert needed(line) == count


def test_all_where_nothing_is_known(project):
    assert needed("run --no-cache") == early.cores()
    (project / ".derive_cache" / "verdicts").rmdir()
    assert needed("run old.py") == early.cores()
    assert needed("run -j2 old.py") == 0


def test_none_where_the_environment_says_how_claims_are_checked(project, monkeypatch):
    for name in ("DERIVE_JOBS", "DERIVE_SCHEDULER", "DERIVE_CACHE_DIR"):
        with monkeypatch.context() as there:
            there.setenv(name, "0")
            assert needed("run new.py") == 0


def test_none_outside_of_a_project(project):
    (project / "pyproject.toml").unlink()
    assert needed("run new.py") == 0


def test_those_that_were_started_are_used(project):
    early.start(["run", "new.py"])
    try:
        ready = early.ahead(1)
        (worker,) = ready.workers
        assert worker.process.poll() is None
        assert not early._started
    finally:
        worker.stop()
        worker.process.wait()


def test_a_run_ends_whatever_was_started_early(project):
    done = subprocess.run(
        [sys.executable, "-m", "derive", "run", "new.py", "--no-such-option"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    left = [one for one in Path("/proc").glob("[0-9]*") if _works_for(one, project)]
    for _ in range(100):
        if not left:
            break
        left = [one for one in left if _works_for(one, project)]
        subprocess.run(["sleep", "0.1"], check=True)
    assert left == []


def _works_for(process: Path, folder: Path) -> bool:
    try:
        return os.readlink(process / "cwd") == str(folder) and b"derive.running" in (process / "cmdline").read_bytes()
    except OSError:
        return False
