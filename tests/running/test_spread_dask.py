"""A Dask cluster of two workers on this machine: the verdicts of a local run, also where a worker is killed."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from here import HEAD, ROOT
from test_pool import DECLARED, claim, gone

from derive.commands import main

pytestmark = pytest.mark.slow

pytest.importorskip("distributed")

_CLUSTER = """
import sys
from distributed import LocalCluster
with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster:
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
"""


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def cluster(folder: Path, code: str = _CLUSTER) -> tuple[subprocess.Popen[str], str]:
    """A cluster in processes of its own, and its address."""
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment(),
        text=True,
    )
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    assert address.startswith("tcp://")
    return process, address


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster that works somewhere else than where the claims are."""
    process, address = cluster(tmp_path_factory.mktemp("cluster"))
    yield address
    process.communicate("", timeout=60)


def started(folder: Path, scheduler: str, *arguments: str) -> subprocess.Popen[str]:
    """derive run on the cluster, in a process of its own."""
    code = "import sys; from derive.commands import main; main(['run', *sys.argv[1:]])"
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(DERIVE_SCHEDULER=scheduler),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def finished(process: subprocess.Popen[str]) -> str:
    out, errors = process.communicate(timeout=120)
    assert errors == ""
    return out


def timeless(value: Any) -> Any:
    """JSON of a run without seconds."""
    if isinstance(value, dict):
        return {key: timeless(inner) for key, inner in value.items() if key != "seconds"}
    return list(map(timeless, value)) if isinstance(value, list) else value


def test_the_report_is_that_of_a_local_run(scheduler: str, tmp_path: Path) -> None:
    """On some of the project's own proofs: JSON, finished proofs and what is printed."""
    files = ["proofs/why_softmax/shift_invariance.py", "--json", "run.json", "--proofs", "proofs.jsonl"]
    options = [str(tmp_path / f) if f.startswith(("run", "proofs.")) else f for f in files]
    printed = finished(started(ROOT, scheduler, *options))
    there = json.loads((tmp_path / "run.json").read_text()), (tmp_path / "proofs.jsonl").read_text()
    here = CliRunner().invoke(main, ["run", "-j", "0", *options])
    assert timeless(there[0]) == timeless(json.loads((tmp_path / "run.json").read_text()))
    assert there[1] == (tmp_path / "proofs.jsonl").read_text()
    assert there[0]["summary"]["proved"] > 5
    assert here.exit_code == 0
    assert [line.split()[:3] for line in printed.splitlines()] == [
        line.split()[:3] for line in here.output.splitlines()
    ]


def written(folder: Path, **files: str) -> None:
    (folder / "proofs").mkdir()
    for name, text in files.items():
        (folder / "proofs" / f"{name}.py").write_text(HEAD + DECLARED + text)


def waited_for(file: Path) -> str:
    for _ in range(1200):
        if file.exists() and file.read_text().endswith("\n"):
            return file.read_text()
        time.sleep(0.05)
    raise AssertionError(f"{file} does not appear")


def test_a_worker_that_is_killed_costs_nothing(scheduler: str, tmp_path: Path) -> None:
    """The worker dies in the middle of a claim: the claim is tried again on another, and no process is left."""
    note = "import os, time; open('tries', 'a').write(f'{worker()} {os.getpid()}\\n'); os.path.exists('go') or time.sleep(50)"
    written(tmp_path, a=WORKER + claim("one") + claim("unlucky", note) + claim("three"), b=claim("four"))
    process = started(tmp_path, scheduler, "--json", "run.json")
    worker, checker = waited_for(tmp_path / "tries").split()
    (tmp_path / "go").touch()
    (tmp_path / "checker").write_text(checker)
    os.kill(int(worker), signal.SIGKILL)
    printed = finished(process)
    assert process.returncode == 0, printed
    found = json.loads((tmp_path / "run.json").read_text())["claims"]
    assert [(c["name"], c["verdict"]) for c in found] == [(n, "proved") for n in ("one", "unlucky", "three", "four")]
    tries = [line.split()[0] for line in (tmp_path / "tries").read_text().splitlines()]
    assert len(tries) == len(set(tries)) == 2
    assert gone(tmp_path / "checker")


WORKER = '''
def worker():
    """The process of the worker that this is checked for: the parent of the parent."""
    import os, pathlib

    status = pathlib.Path(f"/proc/{os.getppid()}/status").read_text()
    return next(line.split()[1] for line in status.splitlines() if line.startswith("PPid"))


'''

SLEEP = "import os, time; open('pid', 'w').write(f'{os.getpid()}\\n'); time.sleep(100)"


def test_limits_hold_on_the_cluster(scheduler: str, tmp_path: Path) -> None:
    written(tmp_path, a=claim("endless", SLEEP) + claim("dead", "__import__('os')._exit(3)") + claim("next"))
    process = started(tmp_path, scheduler, "--timeout", "4", "--json", "run.json")
    finished(process)
    assert process.returncode == 4
    found = json.loads((tmp_path / "run.json").read_text())["claims"]
    assert [c["verdict"] for c in found] == ["undecided", "error", "proved"]
    assert "took longer than the limit" in found[0]["message"]
    assert "ended with code 3" in found[1]["message"]
    assert gone(tmp_path / "pid")


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_ends_takes_its_claims_along(scheduler: str, tmp_path: Path, end: signal.Signals) -> None:
    """After an interrupt the finished verdicts are told; and nobody goes on for a run that is gone."""
    written(tmp_path, a=claim("endless", SLEEP), b=claim("one", "open('other', 'w').write('\\n')"))
    process = started(tmp_path, scheduler)
    waited_for(tmp_path / "pid")
    waited_for(tmp_path / "other")
    time.sleep(3 if end == signal.SIGINT else 0)  # so that the answer has come
    process.send_signal(end)
    out, errors = process.communicate(timeout=30)
    assert errors == ""
    assert gone(tmp_path / "pid")
    if end == signal.SIGINT:
        assert process.returncode == 130
        assert "interrupted" in out
        assert "✓ one" in out
        assert "endless" not in out


def test_a_cluster_that_is_gone(tmp_path: Path) -> None:
    """Scheduler and worker die at once: what was to be checked is an error, and the run ends."""
    written(tmp_path, a=claim("endless", SLEEP))
    process, address = cluster(
        tmp_path, _CLUSTER.replace("n_workers=2", "processes=False, protocol='tcp://', n_workers=1")
    )
    run = started(tmp_path, address)
    waited_for(tmp_path / "pid")
    process.kill()
    process.communicate()
    assert "the scheduler is gone" in finished(run)
    assert run.returncode == 4
    assert gone(tmp_path / "pid")


class TestUsage:
    @pytest.fixture(autouse=True)
    def _a_claim(self, project: Callable[..., Path]) -> None:
        project(a=DECLARED + claim("one"))

    def said(self, *arguments: str) -> str:
        result = CliRunner().invoke(main, ["run", *arguments])
        assert result.exit_code == 2, result.output
        assert "Traceback" not in result.output
        return result.output

    def test_where_nobody_listens(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        assert f"derive: --scheduler {address}: no Dask scheduler answers there" in self.said("--scheduler", address)
        assert "tcp://HOST:PORT" in self.said("--scheduler", "127.0.0.1:80")
        assert "tcp://HOST:PORT" in self.said("--scheduler", "nonsense")

    def test_where_something_else_listens(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("derive.running.spread.cluster.SECONDS", 0.5)
        with socket.create_server(("127.0.0.1", 0)) as server:
            address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
            assert "no Dask scheduler answers there" in self.said("--scheduler", address)

    def test_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "distributed", None)
        said = self.said("--scheduler", "tcp://127.0.0.1:1")
        assert said == "derive: --scheduler needs Dask; install it with: pip install 'derive-proofs[dask]' [C106]\n"

    def test_processes_and_a_cluster_exclude_each_other(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert "give one of them" in self.said("--scheduler", "tcp://127.0.0.1:1", "-j", "1")
        monkeypatch.setenv("DERIVE_SCHEDULER", "nonsense")
        assert "nonsense" in self.said()
        assert CliRunner().invoke(main, ["run", "-j", "0"]).exit_code == 0
