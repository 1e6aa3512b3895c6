"""What claims can do to a run, each in a real process: the verdicts, the exit code, and that nothing is left behind."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from here import HEAD, ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="it looks for processes in /proc"),
]

DECLARED = "import os, subprocess, sys, time, pathlib\nc = scalar('c')\n"
CLAIM = "@claim(Eq(c + c, 2 * c){0})\ndef {1}():\n    {2}\n    return calc(c + c).eq(2 * c)\n"
FOREVER = "exec('while True: pass')"


def claim(name: str, *before: str, timeout: float | None = None) -> str:
    own = f", timeout={timeout}" if timeout is not None else ""
    return CLAIM.format(own, name, "\n    ".join(before) or "pass")


@dataclass
class Ended:
    """What a run printed, and how it ended."""

    code: int
    out: str
    err: str
    verdicts: dict[str, str]
    messages: dict[str, str]


class Runs:
    """Runs of derive in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def start(self, *arguments: str, prepare: Callable[[], None] | None = None, **files: str) -> subprocess.Popen[str]:
        (self.folder / "proofs").mkdir(exist_ok=True)
        for name, text in files.items():
            (self.folder / "proofs" / f"{name}.py").write_text(HEAD + DECLARED + text)

        def ready() -> None:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
            if prepare is not None:
                prepare()

        return subprocess.Popen(
            [sys.executable, "-c", "from derive.commands import main; main()", "run", *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "DERIVE_JOBS": "2"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=ready,
        )

    def end(self, process: subprocess.Popen[str]) -> Ended:
        """Once it has ended, and nothing is left."""
        out, err = process.communicate(timeout=90)
        assert self.nothing_is_left(), "a process is left"
        claims = []
        if (self.folder / "out.json").exists():
            claims = json.loads((self.folder / "out.json").read_text())["claims"]
        verdicts, messages = [{c["name"]: c[what] for c in claims} for what in ("verdict", "message")]
        return Ended(process.returncode, out, err, verdicts, messages)

    def of(self, *arguments: str, **files: str) -> Ended:
        return self.end(self.start("--json", "out.json", *arguments, **files))

    def wait_for(self, name: str) -> str:
        """What a claim writes into a file."""
        for _ in range(600):
            if (self.folder / name).exists() and (found := (self.folder / name).read_text()):
                return found
            time.sleep(0.05)
        raise AssertionError(f"{name} was never written")

    def nothing_is_left(self) -> bool:
        """Processes keep the folder that they were started in."""
        for _ in range(100):
            if not [p for p in Path("/proc").glob("[0-9]*") if self._is_ours(p)]:
                return True
            time.sleep(0.05)
        return False

    def _is_ours(self, process: Path) -> bool:
        try:
            return (process / "cwd").resolve(strict=True) == self.folder.resolve()
        except OSError:
            return False


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


GRANDCHILD = "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(90)'], start_new_session=True)"
SESSION = "os.fork() or (os.setsid(), os.fork() and os._exit(0), time.sleep(90))"
BOMB = "[os.fork() or (os.fork(), time.sleep(90)) for _ in range(8)]"
NOISE = "[os.write(fd, b'x' * 2**20) for fd in (1, 2) for _ in range(40)]"


class TestOneClaim:
    """Each costs at most its own verdict: the claim after it, and the other file, are proved."""

    def check(
        self, runs: Runs, code: int, verdict: str, message: str, *bad: str, options: tuple[str, ...] = ()
    ) -> None:
        found = runs.of(*options, a=claim("before") + claim("bad", *bad) + claim("after"), b=claim("other"))
        assert found.verdicts == {"before": "proved", "bad": verdict, "after": "proved", "other": "proved"}, found
        assert message in found.messages["bad"]
        assert found.code == code

    def test_it_starts_a_session_and_loops(self, runs: Runs) -> None:
        self.check(runs, 3, "undecided", "longer than the limit", GRANDCHILD, FOREVER, options=("--timeout", "3"))

    @pytest.mark.parametrize("orphan", [GRANDCHILD, SESSION, BOMB], ids=["a session", "a daemon", "many"])
    def test_it_leaves_processes_and_goes_on(self, runs: Runs, orphan: str) -> None:
        self.check(runs, 0, "proved", "", orphan)

    def test_it_closes_everything(self, runs: Runs) -> None:
        self.check(runs, 4, "error", "the process that was checking it ended", "os.closerange(0, 256)")

    def test_it_prints_a_flood(self, runs: Runs) -> None:
        self.check(runs, 0, "proved", "", NOISE, "print('y' * 10**7, file=sys.stderr)")

    def test_it_calls_itself_for_ever(self, runs: Runs) -> None:
        self.check(runs, 4, "error", "RecursionError", "f = lambda n: f(n + 1)", "f(0)")

    def test_it_overflows_the_stack(self, runs: Runs) -> None:
        self.check(
            runs,
            4,
            "error",
            "ended by signal 11",
            "sys.setrecursionlimit(10**9)",
            "f = lambda x: max([x], key=f)",
            "f(0)",
        )

    def test_it_floods_the_pipe_of_verdicts(self, runs: Runs) -> None:
        """A hundred megabytes in one line, into every pipe that is there."""
        flood = (
            "import stat",
            "pipes = [fd for fd in range(3, 12) if os.path.exists(f'/proc/self/fd/{fd}') and stat.S_ISFIFO(os.fstat(fd).st_mode)]",
            "writable = [fd for fd in pipes if open(f'/proc/self/fdinfo/{fd}').read().split()[3].endswith('1')]",
            "[os.write(fd, b'x' * 2**20) for fd in writable for _ in range(100)]",
        )
        self.check(runs, 4, "error", "the process that was checking it ended", *flood)

    def test_long_work_in_c(self, runs: Runs) -> None:
        self.check(runs, 3, "undecided", "longer than the limit", "sum(range(10**14))", options=("--timeout", "3"))


def test_a_claim_that_kills_another_process(runs: Runs) -> None:
    victim = "pathlib.Path('victim').write_text(str(os.getpid()))", "time.sleep(90)"
    killer = (
        "while not pathlib.Path('victim').exists(): time.sleep(0.05)",
        "time.sleep(0.2)",
        "os.kill(int(pathlib.Path('victim').read_text()), 9)",
    )
    found = runs.of(a=claim("killer", *killer) + claim("next"), b=claim("victim", *victim) + claim("after"))
    assert found.verdicts == {"killer": "proved", "next": "proved", "victim": "error", "after": "proved"}
    assert "ended by signal 9" in found.messages["victim"]
    assert found.code == 4


def test_a_file_that_never_ends_to_be_read(runs: Runs) -> None:
    found = runs.of(
        "--timeout", "3", a="import b\n" + claim("one"), b="while True: pass\n" + claim("two"), c=claim("other")
    )
    assert found.verdicts == {"one": "undecided", "two": "undecided", "other": "proved"}
    assert all("reading its file took longer" in found.messages[name] for name in ("one", "two"))
    assert found.code == 3


SLEEPS = claim("sleeps", "pathlib.Path('pid').write_text(str(os.getpid()))", GRANDCHILD, "time.sleep(90)")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_told_to_end(runs: Runs, number: signal.Signals) -> None:
    """What was checked is told, also in the files that were asked for."""
    process = runs.start("-j", "1", "--json", "out.json", "--junit", "out.xml", a=claim("done"), b=SLEEPS)
    runs.wait_for("pid")
    process.send_signal(number)
    found = runs.end(process)
    assert found.code == 130
    assert "✓ done" in found.out
    assert "interrupted; these are the claims that were checked" in found.out
    assert found.verdicts == {"done": "proved"}
    assert "done" in (runs.folder / "out.xml").read_text()


@pytest.mark.parametrize(
    "busy", ["time.sleep(90)", FOREVER, "sum(range(10**14))"], ids=["it sleeps", "it loops", "it works in C"]
)
def test_a_run_that_is_killed(runs: Runs, busy: str) -> None:
    """Its processes end by themselves, whatever they are at."""
    busy_claim = claim("busy", "pathlib.Path('pid').write_text(str(os.getpid()))", busy)
    process = runs.start(a=busy_claim, b=claim("other", "time.sleep(90)"))
    runs.wait_for("pid")
    process.kill()
    found = runs.end(process)
    assert found.code == -signal.SIGKILL


def test_a_claim_that_kills_the_run(runs: Runs) -> None:
    found = runs.end(runs.start(a=claim("one", "os.kill(os.getppid(), 9)", "time.sleep(90)"), b=claim("other")))
    assert found.code == -signal.SIGKILL


class TestWhatCannotBeWritten:
    def test_a_disk_that_is_full(self, runs: Runs) -> None:
        """What was there is still there, and whole; the verdicts were printed."""
        (runs.folder / "out.json").write_text('{"claims": []}')
        small = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))  # noqa: E731
        found = runs.end(runs.start("--json", "out.json", prepare=small, a=claim("one")))
        nothing_kept = "derive: nothing is kept for the next run: [Errno 27] File too large\n"
        assert (found.code, found.err) == (4, nothing_kept + "derive: out.json: File too large\n")
        assert "✓ one" in found.out
        assert (runs.folder / "out.json").read_text() == '{"claims": []}'
        assert not (runs.folder / "out.json.part").exists()

    @pytest.mark.parametrize("option", ["--json", "--proofs", "--junit"])
    def test_a_device_that_is_full(self, runs: Runs, option: str) -> None:
        """A device stays one, also for a user who could put a file in its place."""
        (runs.folder / "full").symlink_to("/dev/full")
        found = runs.end(runs.start(option, "full", a=claim("one")))
        assert (found.code, found.err) == (4, "derive: full: No space left on device\n")
        assert (runs.folder / "full").is_symlink()
        assert "1 proved" in found.out

    def test_a_pipe_stays_one(self, runs: Runs) -> None:
        os.mkfifo(runs.folder / "pipe")
        process = runs.start("--json", "pipe", a=claim("one"))
        said = json.loads((runs.folder / "pipe").read_text())
        assert said["summary"]["proved"] == 1
        assert runs.end(process).code == 0
        assert (runs.folder / "pipe").is_fifo()


@pytest.mark.parametrize("arguments", [["--json", "-"], []])
def test_a_reader_that_goes_away_is_no_success(project: Callable[..., Path], arguments: list[str]) -> None:
    """A shell that looks at all the codes of a pipeline takes 0 for a run that holds."""
    project(a='c = scalar("c")\n@claim(Eq(c + c, 3 * c))\ndef wrong():\n    return calc(c + c).eq(3 * c)\n')
    command = [sys.executable, "-c", "from derive.commands import main; main()", "run", "-j", "1", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait() == 141
