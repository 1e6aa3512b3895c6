"""Ways to make a gate green, hang or die with the wrong exit code that were tried, and what each meets."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import time
from pathlib import Path

import pytest
from faults import DECLARED, DOOR, GOOD, START, WRONG, derive, environment, write
from here import HEAD, ROOT

from derive.records.outcome import Outcome, Watcher
from derive.records.verdict import Verdict

pytestmark = pytest.mark.slow


def claim(name: str, *before: str, statement: str = "Eq(c, c)") -> str:
    body = "\n    ".join((*before, "return calc(c).eq(c)"))
    return f"@claim({statement})\ndef {name}():\n    {body}\n"


class TestTheExitCodeIsTheRuns:
    """In one process with the claims, too, as far as the front door reaches."""

    @pytest.mark.parametrize(
        "trick",
        [
            "import atexit, os; atexit.register(lambda: os._exit(0))",
            "import os; os.environ['PYTHONINSPECT'] = '1'",
            "import sys; sys.exit = lambda *_: None",
            "import builtins; builtins.SystemExit = Exception",
            "import sys; sys.stdout.close(); sys.stderr.close()",
            "import signal; signal.signal(signal.SIGINT, lambda *_: None)",
            "import os; os.chdir('/')",
            "import sys; sys.excepthook = lambda *_: None",
            "import gc, sys; sys.setrecursionlimit(10**6); gc.disable()",
        ],
    )
    def test_whatever_a_claim_leaves_behind(self, tmp_path: Path, trick: str) -> None:
        folder = write(tmp_path, a=claim("first", trick) + WRONG)
        for jobs in ("0", "1"):
            ended = derive(folder, "run", "--no-cache", "-j", jobs, "--json", f"{jobs}.json", start=DOOR)
            assert ended.code == 1, (jobs, ended)
            said = json.loads((folder / f"{jobs}.json").read_text())
            assert {c["file"] for c in said["claims"]} == {"proofs/a.py"}

    def test_a_thread_that_goes_on_for_ever(self, tmp_path: Path) -> None:
        """It does not keep the process from ending."""
        thread = "import threading, time; threading.Thread(target=time.sleep, args=(1e5,)).start()"
        folder = write(tmp_path, a=claim("first", thread) + WRONG)
        for jobs in ("0", "1"):
            assert derive(folder, "run", "-j", jobs, start=DOOR).code == 1

    def test_a_verdict_that_there_is_not(self) -> None:
        outcome = Outcome()
        outcome.take(Verdict("it", "a.py", 1, "claim", "fine"), Watcher())
        assert outcome.exit_code == 4


class TestItEnds:
    def test_a_process_that_never_begins_with_the_next_slice(self, tmp_path: Path) -> None:
        """A claim has replaced what reads tasks: whoever waits for the next has not waited for ever."""
        stuck = "import derive.running.worker as it, time; it.read_task = lambda line: time.sleep(1e5)"
        folder = write(tmp_path, a=claim("first", stuck), b=GOOD)
        patched = [*START[:2], f"import derive.running.supervise; derive.running.supervise._PATIENCE = 8.0; {START[2]}"]
        ended = derive(folder, "run", "--no-cache", "--timeout", "2", start=patched)
        assert ended.code == 3
        assert "took longer than the limit" in ended.out.decode()

    def test_a_process_that_stops_itself(self, tmp_path: Path) -> None:
        folder = write(tmp_path, a=claim("first", "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)") + GOOD)
        ended = derive(folder, "run", "--timeout", "2")
        assert (ended.code, "✓ good" in ended.out.decode()) == (3, True)

    @pytest.mark.parametrize("what", ["raise ValueError('x' * 10**8)", "raise ValueError('x ' * 10**8)"])
    def test_a_message_without_an_end(self, tmp_path: Path, what: str) -> None:
        """It is cut, and says so."""
        folder = write(tmp_path, a=f"@claim(Eq(c, c))\ndef loud():\n    {what}\n" + GOOD)
        for jobs in ("0", "1"):
            ended = derive(folder, "run", "-j", jobs, "--no-cache", "--junit", "out.xml", "--json", "out.json")
            assert ended.code == 4
            assert len(ended.out) < 50_000
            assert "characters more]" in " ".join(ended.out.decode().split())
        assert (folder / "out.xml").stat().st_size < 200_000

    def test_a_docstring_without_an_end(self, tmp_path: Path) -> None:
        long = "@claim(Eq(c, c))\ndef long():\n    return calc(c).eq(c)\nlong.__dict__.get('doc')\n@claim(Eq(c, c), source='F' * 10**6)\ndef far():\n    return calc(c).eq(c)\n"
        ended = derive(write(tmp_path, a=long), "run")
        assert (ended.code, len(ended.out) < 100_000) == (0, True)

    @pytest.mark.parametrize(
        "text",
        [
            "if c == 1:\n    pass\n" + "elif c == 1:\n    pass\n" * 5000,
            "y = " + "(" * 5000 + ")" * 5000,
            "y = " + "-" * 100_000 + "1",
            "y = c" + ".a" * 100_000,
            "y = " + "lambda: " * 5000 + "1",
            "y = f" + '"{' * 100,
            "#" * (9 << 20),
            "# coding: nonsense",
        ],
        ids=["elif", "brackets", "minus", "attributes", "lambdas", "f-strings", "9 MiB", "a coding"],
    )
    def test_absurd_syntax(self, tmp_path: Path, text: str) -> None:
        folder = write(tmp_path, b=GOOD)
        (folder / "proofs" / "a.py").write_text(text + "\n")
        for command in (("run", "-j", "0"), ("run", "-j", "1"), ("list",)):
            ended = derive(folder, *command)
            assert ended.code in (0, 4)
            assert b"good" in ended.out

    def test_links_that_lead_round_or_nowhere(self, tmp_path: Path) -> None:
        folder = write(tmp_path, a=GOOD)
        (folder / "proofs" / "b.py").symlink_to("b.py")
        (folder / "proofs" / "c.py").symlink_to("nowhere.py")
        (folder / "proofs" / "round").symlink_to(".")
        ended = derive(folder, "run")
        assert (ended.code, ended.out.decode().count("cannot be opened")) == (4, 2)

    def test_a_pipe_that_nobody_reads(self, tmp_path: Path) -> None:
        folder = write(tmp_path, a=GOOD)
        for name in ("pipe", "step"):
            os.mkfifo(folder / name)
        patched = [*START[:2], f"import derive.commands.outputs as it; it._PATIENCE = 1.0; {START[2]}"]
        ended = derive(folder, "run", "--json", "pipe", start=patched)
        assert (ended.code, ended.sentence) == (4, "derive: pipe: No such device or address")
        ended = derive(folder, "run", "--github", env={"GITHUB_STEP_SUMMARY": "step"})
        assert (ended.code, "No such device or address" in ended.sentence) == (4, True)

    def test_a_pipe_that_is_not_read_to_its_end(self, tmp_path: Path) -> None:
        folder = write(tmp_path, a="".join(claim(f"c{n}") for n in range(120)))
        os.mkfifo(folder / "pipe")
        reading = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
        patched = [*START[:2], f"import derive.commands.outputs as it; it._PATIENCE = 1.0; {START[2]}"]
        ended = derive(folder, "run", "--json", "pipe", start=patched)
        os.close(reading)
        assert (ended.code, ended.sentence) == (4, "derive: pipe: nobody reads from it")


class TestWhatIsCheckedIsWhatIsThere:
    def test_a_file_that_changes_while_it_is_checked(self, tmp_path: Path) -> None:
        """Another process would load its later claims as they were not when the run began."""
        change = (
            "import pathlib; it = pathlib.Path(__file__); it.write_text(it.read_text().replace('3 * c', '2 * c'))\n"
        )
        many = "".join(claim(f"c{n}") for n in range(40))
        for attempt in range(3):
            (tmp_path / str(attempt)).mkdir()
            folder = write(tmp_path / str(attempt), a=f"{change}{many}{WRONG}")
            ended = derive(folder, "run", "-j", "2", "--json", "out.json", "--no-cache")
            claims = json.loads((folder / "out.json").read_text())["claims"]
            wrong = {c["verdict"]: c["message"] for c in claims if c["name"] == "wrong"}
            assert wrong.keys() <= {"refuted", "error"}
            assert wrong.get("error", "the file changed while the run was going on; run it again").startswith(
                "the file ch"
            )
            assert ended.code in (1, 4)

    def test_moved_under_a_false_if_in_a_change(self, tmp_path: Path) -> None:
        folder = write(tmp_path, a=GOOD)
        derive(folder, "run", "--json", "old.json")
        file = folder / "proofs" / "a.py"
        hidden = "".join(f"    {line}\n" for line in GOOD.splitlines())
        file.write_text(HEAD + DECLARED + "if False:\n" + hidden + GOOD.replace("good", "other"))
        ended = derive(folder, "run", "--against", "old.json", "--fail-on-drift")
        assert ended.code == 4
        assert "proofs/a.py::good: was proved, is an error" in ended.out.decode()

    def test_an_entry_of_proofs_that_became_empty(self, tmp_path: Path) -> None:
        folder = write(tmp_path, a=GOOD)
        (folder / "more").mkdir()
        (folder / "more" / "b.py.txt").write_text(HEAD)
        (folder / "pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs", "more"]\n')
        ended = derive(folder, "run")
        assert (
            ended.code,
            "more: [tool.derive] proofs names it, and there is no Python file in it" in ended.sentence,
        ) == (2, True)


class TestTheEnvironment:
    @pytest.mark.parametrize(
        "more",
        [
            {"COLUMNS": "0"},
            {"COLUMNS": "-5"},
            {"COLUMNS": "many"},
            {"COLUMNS": "1"},
            {"TERM": ""},
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            {"PYTHONWARNINGS": "error"},
            {"PYTHONOPTIMIZE": "2"},
            {"PYTHONINSPECT": "1"},
            {"TMPDIR": "/nowhere"},
            {"HOME": "/nowhere"},
            {"GITHUB_STEP_SUMMARY": "", "GITHUB_ACTIONS": "true"},
            {"DERIVE_CACHE_DIR": "/dev/null"},
            {"DERIVE_TRACEBACK": "1"},
        ],
        ids=lambda more: " ".join(f"{name}={value}" for name, value in more.items()),
    )
    def test_it_changes_no_exit_code(self, tmp_path: Path, more: dict[str, str]) -> None:
        folder = write(tmp_path, a=GOOD + WRONG)
        for command, code in ((("run",), 1), (("run", "-k", "good"), 0), (("list",), 0), (("rules",), 0)):
            assert derive(folder, *command, env=more, start=DOOR).code == code

    def test_nothing_at_all_is_set(self, tmp_path: Path) -> None:
        folder = write(tmp_path, a=GOOD + WRONG)
        done = subprocess.run(
            [*DOOR, "run"], cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (1, b"")

    @pytest.mark.parametrize("files", [8, 12, 16, 24])
    def test_few_files_can_be_opened(self, tmp_path: Path, files: int) -> None:
        folder = write(tmp_path, a=GOOD, b=GOOD, c=GOOD)
        limit = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))  # noqa: E731
        ended = derive(folder, "run", "-j", "3", preexec_fn=limit)
        assert ended.code in (0, 4)
        assert ended.code == 0 or b"Too many open files" in ended.err + ended.out

    def test_little_memory(self, tmp_path: Path) -> None:
        folder = write(tmp_path, a=GOOD)
        for megabytes in (40, 60, 90, 150):
            limit = lambda mb=megabytes: resource.setrlimit(resource.RLIMIT_AS, (mb << 20, mb << 20))  # noqa: E731
            done = subprocess.run(
                [*DOOR, "run", "--no-cache"],
                cwd=folder,
                env=environment(),
                capture_output=True,
                preexec_fn=limit,
                check=False,
            )
            assert done.returncode != 0 or b"1 proved" in done.stdout


def test_a_run_does_not_wait_for_what_a_claim_started(tmp_path: Path) -> None:
    """A process that holds the pipe on which verdicts come, when the one that checks is gone."""
    fork = "import os, time\n    if os.fork() == 0:\n        os.setsid()\n        time.sleep(600)\n    os._exit(0)"
    folder = write(tmp_path, a=claim("first", fork) + GOOD)
    started = time.monotonic()
    ended = derive(folder, "run", "--timeout", "3")
    assert ended.code in (3, 4)
    assert time.monotonic() - started < 40
