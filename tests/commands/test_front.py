"""Whatever goes wrong outside a claim ends with exit 4 (usage: 2) and one sentence, each shown in a real process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from faults import DOOR, GOOD, START, WRONG, Ended, closing, derive, environment, write
from here import HEAD

from derive.commands import main
from derive.commands.symbols import PLAIN, carried
from derive.system.codes import graver
from derive.system.plain import escaped, shown_path

COMMANDS = [
    ("run",),
    ("list",),
    ("show", "good"),
    ("rules",),
    ("rules", "sign"),
    ("cache",),
    ("--help",),
    ("--version",),
]
IDS = [" ".join(command) for command in COMMANDS]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, a=GOOD)


class TestStandardStreams:
    @pytest.mark.parametrize("command", COMMANDS, ids=IDS)
    def test_standard_output_is_full(self, folder: Path, command: tuple[str, ...]) -> None:
        with open("/dev/full", "wb") as full:
            ended = derive(folder, *command, stdout=full)
        assert (ended.code, ended.sentence) == (4, "derive: standard output: No space left on device")

    @pytest.mark.parametrize("command", COMMANDS, ids=IDS)
    def test_standard_output_is_closed(self, folder: Path, command: tuple[str, ...]) -> None:
        ended = derive(folder, *command, preexec_fn=closing(1))
        assert (ended.code, ended.out, ended.sentence) == (4, b"", "derive: standard output: it is closed")

    def test_standard_error_is_full_or_closed(self, folder: Path) -> None:
        """What went wrong cannot be told; the exit code says it."""
        with open("/dev/full", "wb") as full:
            assert derive(folder, "run", "nowhere", stderr=full).code == 2
            assert derive(folder, "run", "--json", "-", stderr=full).code == 4
            assert derive(folder, "run", stderr=full).code == 0
        assert derive(folder, "run", "nowhere", preexec_fn=closing(2)).code == 2
        assert derive(folder, "run", "--json", "-", preexec_fn=closing(2)).code == 4
        assert derive(folder, "run", preexec_fn=closing(2)).code == 0

    def test_all_are_closed(self, folder: Path) -> None:
        """Whatever is opened next gets their numbers: the pipes of the processes, a file that is written."""
        ended = derive(folder, "run", "--no-cache", "--json", "out.json", preexec_fn=closing(0, 1, 2))
        assert (ended.code, ended.out, ended.err) == (4, b"", b"")
        assert json.loads((folder / "out.json").read_text())["summary"]["proved"] == 1

    @pytest.mark.parametrize("jobs", ["0", "1"])
    @pytest.mark.parametrize("how", ["full", "closed", "a pipe that nobody reads"])
    def test_no_report_is_lost(self, tmp_path: Path, how: str, jobs: str) -> None:
        """They are written before the terminal is, of all claims."""
        folder = write(tmp_path, a=GOOD, b=WRONG)
        arguments = ["run", "-j", jobs, "--json", "out.json", "--junit", "out.xml", "--proofs", "out.jsonl", "--github"]
        summary = {"GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
        if how == "closed":
            ended = derive(folder, *arguments, preexec_fn=closing(1), env=summary)
        elif how == "full":
            with open("/dev/full", "wb") as full:
                ended = derive(folder, *arguments, stdout=full, env=summary)
        else:
            reading, writing = os.pipe()
            os.close(reading)
            ended = derive(folder, *arguments, stdout=writing, env=summary)
            os.close(writing)
        assert ended.code == (141 if "pipe" in how else 4)
        said = json.loads((folder / "out.json").read_text())["summary"]
        assert (said["proved"], said["refuted"]) == (1, 1)
        assert ET.parse(folder / "out.xml").getroot().get("tests") == "2"  # noqa: S314
        assert len((folder / "out.jsonl").read_text().splitlines()) == 2
        assert "`proofs/b.py::wrong` | refuted" in (folder / "summary.md").read_text()

    def test_the_terminal_is_written_last(self, folder: Path) -> None:
        """When the closing report can be read, the files are there."""
        reader = "import pathlib, sys; sys.stdin.read(); print(pathlib.Path('out.json').exists())"
        code = "import builtins, sys; from derive.reports.terminal import TerminalReport as T; close = T.close"
        code += "; T.close = lambda *a: (print(__import__('os').listdir('.')), close(*a)); from derive.commands import main; main()"
        ended = derive(folder, "run", "--json", "out.json", "--junit", "out.xml", start=[sys.executable, "-c", code])
        listed = ended.out.splitlines()[1].decode()
        assert "out.json" in listed
        assert "out.xml" in listed
        assert reader

    def test_a_full_disk_for_the_data(self, folder: Path) -> None:
        with open("/dev/full", "wb") as full:
            ended = derive(folder, "run", "--json", "-", stdout=full)
        assert (ended.code, b"standard output: No space left on device" in ended.err) == (4, True)


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "cp437", "koi8-r", "utf-16", "gb18030"])
    @pytest.mark.parametrize("jobs", ["0", "1"])
    def test_a_proved_claim_is_proved(self, folder: Path, encoding: str, jobs: str) -> None:
        ended = derive(folder, "run", "-j", jobs, env={"PYTHONIOENCODING": encoding})
        assert (ended.code, ended.err) == (0, b"")
        mark = "✓" if encoding in ("utf-16", "gb18030") else "+"
        assert f"{mark} good" in ended.out.decode(encoding)

    @pytest.mark.parametrize("command", [*COMMANDS, ("run", "--help"), ("list", "--by", "source"), ("show", "wrong")])
    def test_each_command_in_ascii(self, tmp_path: Path, command: tuple[str, ...]) -> None:
        ended = derive(write(tmp_path, a=GOOD + WRONG), *command, env={"PYTHONIOENCODING": "ascii"})
        assert ended.code == (1 if command in (("run",), ("show", "wrong")) else 0)
        assert (ended.out + ended.err).isascii()

    def test_marks_have_plain_forms(self, tmp_path: Path) -> None:
        text = "alpha = scalar('alpha', positive=True)\n@claim(Ge(alpha**12, alpha))\ndef it():\n    return calc(alpha**12).ge(alpha)\n"
        ended = derive(write(tmp_path, a=text + WRONG), "run", env={"PYTHONIOENCODING": "cp1252"})
        said = ended.out.decode("cp1252")
        assert ended.code == 1
        for plain in ("x wrong, the statement is false", "> 1  = 3*c", "alpha^12 >= alpha"):
            assert plain in said, said

    def test_what_has_none_is_written_out(self) -> None:
        assert carried("✓ x₁² ≥ λ·м", "ascii") == "+ x_1^2 >= lambda*\\u043c"
        assert carried("x²³", "cp1252") == "x^23"
        assert carried("é ✓", "cp1252") == "é +"
        assert carried("✓ м \udcff", "utf-8") == "✓ м \\udcff"
        assert all(plain.isascii() for plain in PLAIN.values())

    def test_data_is_utf_8_whatever_the_terminal_is(self, tmp_path: Path) -> None:
        folder = write(tmp_path, a=WRONG.replace("Eq(c + c, 3 * c)", "Ge(c + c, 3 * c)").replace(".eq(3", ".ge(3"))
        ended = derive(folder, "run", "--json", "-", env={"PYTHONIOENCODING": "ascii"})
        assert json.loads(ended.out.decode())["claims"][0]["statement"] == "c + c ≥ 3·c"
        assert ended.err.isascii()

    def test_all_help_is_ascii(self) -> None:
        for command in ([], *[[name] for name in main.commands]):
            assert CliRunner().invoke(main, [*command, "--help"]).output.isascii()


class TestWhatCannotBeWritten:
    @pytest.mark.parametrize("place", ["nowhere/summary.md", "proofs", "/dev/full"])
    def test_the_summary_of_the_step(self, folder: Path, place: str) -> None:
        ended = derive(folder, "run", "--github", env={"GITHUB_STEP_SUMMARY": place})
        assert ended.code == 4
        assert ended.sentence.startswith(f"derive: GITHUB_STEP_SUMMARY: {place}: ")
        assert "✓ good" in ended.out.decode()

    def test_one_file_does_not_keep_another_from_being_written(self, folder: Path) -> None:
        ended = derive(folder, "run", "--json", "/dev/full", "--junit", "out.xml")
        assert (ended.code, ended.sentence) == (4, "derive: /dev/full: No space left on device")
        assert (folder / "out.xml").exists()

    def test_a_refutation_is_not_told_by_the_code_where_a_file_is_missing(self, tmp_path: Path) -> None:
        assert derive(write(tmp_path, a=WRONG), "run", "--json", "/dev/full").code == 4

    def test_of_several_codes(self) -> None:
        assert graver(0, 3, 1, 141, 4, 2, 130, 6) == 6
        assert [graver(4, 1), graver(1, 3), graver(141, 1), graver(0, 5), graver(130, 4)] == [4, 1, 141, 5, 130]


class TestUsage:
    """Exit 2 and one line."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ("walk",),
            ("run", "--nothing"),
            ("run", "--seed", "9" * 40),
            ("run", "--memory", "9" * 40),
            ("run", "-j", "99999"),
            ("run", "--timeout", "1e999"),
            ("run", "-k", "(" * 5000),
            ("run", "-k", "(" * 5000 + "good" + ")" * 5000),
            ("run", "-k", "not " * 5000 + "good"),
            ("run", "--shard", "1/" + "9" * 5000),
            ("run", "--against", ""),
            ("run", ""),
            ("run", "--json", ""),
            ("show",),
            ("show", "a\x1bb"),
            ("list", "\udcff"),
            ("run", "x" * 5000),
            ("recheck", "nowhere"),
        ],
        ids=lambda arguments: " ".join(arguments)[:30].encode("ascii", "backslashreplace").decode(),
    )
    def test_it_is_told(self, folder: Path, arguments: tuple[str, ...]) -> None:
        ended = derive(folder, *arguments)
        assert (ended.code, ended.out) == (2, b"")
        assert ended.sentence.startswith("derive: ")
        assert ended.sentence.isprintable()

    @pytest.mark.slow
    def test_many_words_are_well(self, folder: Path) -> None:
        assert derive(folder, "run", "-k", " or ".join(["no"] * 5000 + ["good"])).code == 0
        assert derive(folder, "run", "-k", " and ".join(["good"] * 5000)).code == 0
        assert derive(folder, "run", "-k", "(" * 40 + "good" + ")" * 40).code == 0

    @pytest.mark.parametrize(
        "table", ["timeout = 1e300", f"timeout = 1{'0' * 400}", f"timeout = {'9' * 5000}", "a = " + "[" * 5000]
    )
    def test_a_configuration(self, folder: Path, table: str) -> None:
        (folder / "pyproject.toml").write_text(f"[tool.derive]\n{table}\n")
        ended = derive(folder, "run")
        assert ended.code == (0 if "1e300" in table else 2)
        assert ended.code == 0 or ended.sentence.startswith("derive: ")

    @pytest.mark.parametrize("jobs", ["0", "1"])
    @pytest.mark.parametrize("own", ["", ", timeout=1e300", ", timeout=10**300"])
    def test_more_time_than_can_be_waited_for(self, tmp_path: Path, own: str, jobs: str) -> None:
        folder = write(tmp_path, a=GOOD.replace(", source='F1'", own))
        assert derive(folder, "run", "--timeout", "1e300", "-j", jobs).code == 0

    def test_the_current_folder_is_gone(self, tmp_path: Path) -> None:
        gone = tmp_path / "gone"
        gone.mkdir()
        command = [
            sys.executable,
            "-c",
            "import os; os.rmdir(os.getcwd()); from derive.commands import main; main()",
            "run",
        ]
        done = subprocess.run(command, cwd=gone, capture_output=True, text=True, check=False, env=environment())
        assert (done.returncode, done.stderr) == (2, "derive: the current folder is not there any more [C102]\n")


class TestInternalErrors:
    CRASH = "import derive.files.select; derive.files.select.targets = lambda *_: {0}; from derive.commands import main; main()"

    def crashed(self, folder: Path, how: str, command: str = "run", **environment: str) -> Ended:
        start = [sys.executable, "-c", self.CRASH.format(how)]
        done = subprocess.run(
            [*start, command],
            cwd=folder,
            capture_output=True,
            env={**os.environ, "DERIVE_JOBS": "1", **environment},
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    @pytest.mark.parametrize("command", ["run", "list"])
    def test_what_to_report(self, folder: Path, command: str) -> None:
        ended = self.crashed(folder, "1 / 0", command)
        assert (ended.code, ended.out) == (4, b"")
        assert ended.sentence.startswith(
            "derive: internal error, please report it: ZeroDivisionError: division by zero ("
        )
        assert ended.sentence.endswith("(DERIVE_TRACEBACK=1 shows where) [E112]")

    def test_the_traceback_is_there_for_whoever_asks(self, folder: Path) -> None:
        ended = self.crashed(folder, "1 / 0", DERIVE_TRACEBACK="1")
        assert (ended.code, b"Traceback (most recent call last)" in ended.err) == (4, True)

    @pytest.mark.parametrize(
        "how",
        [
            "(_ for _ in ()).throw(MemoryError)",
            "(_ for _ in ()).throw(RecursionError)",
            "(_ for _ in ()).throw(GeneratorExit)",
            "(_ for _ in ()).throw(BaseException('it\\n\\x1b'))",
            "(_ for _ in ()).throw(PermissionError(13, 'Permission denied', 'x'))",
            "(_ for _ in ()).throw(BrokenPipeError)",
            "(_ for _ in ()).throw(SystemExit('x'))",
            "(_ for _ in ()).throw(type('E', (Exception,), {'__str__': lambda s: 1 / 0}))",
        ],
    )
    def test_whatever_it_is(self, folder: Path, how: str) -> None:
        ended = self.crashed(folder, how)
        assert ended.code == 4
        assert ended.sentence.startswith("derive: ")
        assert ended.sentence.isprintable()


class TestInterrupts:
    """At any moment: one line, and 130."""

    @pytest.mark.slow
    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    @pytest.mark.parametrize("jobs", ["0", "1"])
    def test_while_it_starts(self, tmp_path: Path, number: signal.Signals, jobs: str) -> None:
        """From when it can hear of it: while it reads in the command line, SymPy, the file, and while it checks."""
        slow = GOOD.replace("    return", "    __import__('time').sleep(30)\n    return")
        folder = write(tmp_path, a=slow)
        for wait in (0.0, 0.01, 0.02, 0.04, 0.07, 0.1, 0.2, 0.5, 1.0):
            code, out, err = self.interrupted(folder, number, wait, jobs)
            assert code == 130, (wait, out, err)
            assert err == "derive: interrupted\n" or ("interrupted; no claim was checked yet" in out and not err), (
                wait,
                out,
                err,
            )

    def interrupted(self, folder: Path, number: int, wait: float, jobs: str) -> tuple[int, str, str]:
        """Once its first module is there, and so long after that."""
        start = "import os, derive.__main__ as it; hear = it.end_at_once\nit.end_at_once = lambda: (hear(), os.write(9, b'x')); it.main()"
        reading, writing = os.pipe()

        def ready() -> None:
            os.dup2(writing, 9)
            signal.signal(signal.SIGINT, signal.default_int_handler)

        with subprocess.Popen(
            [sys.executable, "-c", start, "run", "--no-cache", "-j", jobs],
            cwd=folder, env=environment(), preexec_fn=ready, close_fds=False,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as process:  # fmt: skip
            os.close(writing)
            os.read(reading, 1)
            os.close(reading)
            time.sleep(wait)
            process.send_signal(number)
            out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def test_one_that_is_ignored_stays_ignored(self, folder: Path) -> None:
        """As nohup asks for."""
        ignore = lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)  # noqa: E731
        kill = "import os, signal; os.kill(os.getppid(), signal.SIGHUP)\n"
        folder = write(folder, a=kill + GOOD)
        assert derive(folder, "run", "-j", "1", preexec_fn=ignore).code == 0
        assert derive(folder, "run", "-j", "1", "--no-cache").code == 130

    def test_a_claim_that_swallows_it(self, tmp_path: Path) -> None:
        """It goes on, and whoever asked for the end is told that it came."""
        swallow = "import os, signal\ntry:\n    os.kill(os.getpid(), signal.SIGINT)\nexcept BaseException:\n    pass\n"
        folder = write(tmp_path, a=swallow + GOOD)
        hears = lambda: signal.signal(signal.SIGINT, signal.default_int_handler)  # noqa: E731 # also behind nohup or &
        ended = derive(folder, "run", "-j", "0", preexec_fn=hears)
        assert (ended.code, ended.sentence) == (130, "derive: interrupted")


RAISES = {
    "BaseException": "raise BaseException('stop')",
    "GeneratorExit": "raise GeneratorExit",
    "a class of its own": "raise type('Stop', (BaseException,), {})('stop')",
    "cancelled": "raise __import__('asyncio').CancelledError",
    "skip": "__import__('pytest').skip('not today')",
    "sys.exit(0)": "raise SystemExit(0)",
    "it cannot be printed": "raise type('E', (BaseException,), {'__str__': lambda s: 1 / 0})",
}


@pytest.mark.parametrize("jobs", ["0", "1"])
@pytest.mark.parametrize("raised", RAISES.values(), ids=RAISES)
def test_a_claim_that_raises_what_is_no_exception(tmp_path: Path, raised: str, jobs: str) -> None:
    """It is an error of this claim, or of this file: whatever else there is, is checked."""
    bad = f"@claim(Eq(c, c))\ndef bad():\n    {raised}\n"
    folder = write(
        tmp_path, a=bad + GOOD, b=GOOD.replace("good", "before") + f"{raised}\n" + GOOD.replace("good", "after")
    )
    ended = derive(folder, "run", "-j", jobs, "--json", "out.json")
    assert (ended.code, ended.err) == (4, b"")
    claims = json.loads((folder / "out.json").read_text())["claims"]
    assert {c["name"]: c["verdict"] for c in claims} == {
        "bad": "error", "good": "proved", "before": "proved", "b.py": "error", "after": "proved",
    }  # fmt: skip


@pytest.mark.slow
def test_the_doors(folder: Path) -> None:
    """The command, the module, the script of a checkout, and a claim file."""
    assert derive(folder, "run", start=DOOR).code == 0
    assert derive(folder, "--version", start=DOOR).out.startswith(b"derive, version ")
    assert derive(folder, "run", start=START).code == 0
    script = folder / "proofs" / "a.py"
    script.write_text(HEAD + "c = scalar('c')\n" + WRONG + "if __name__ == '__main__':\n    report(__file__)\n")
    with open("/dev/full", "wb") as full:
        assert derive(folder, start=[sys.executable, str(script)]).code == 1
        ended = derive(folder, start=[sys.executable, str(script)], stdout=full)
    assert (ended.code, ended.sentence) == (4, "derive: standard output: No space left on device")


@pytest.mark.slow
def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    """Of the project, of a file, of an output and of what a claim reads: they work like others, and are shown escaped."""
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    write(folder, a=GOOD)
    name = os.fsdecode(b"\xff.py")
    (folder / os.fsdecode(b"\xfe.dat")).write_text("2")
    text = "k = int(open(__import__('os').fsdecode(b'\\xfe.dat')).read())\n" + GOOD.replace("good", "other")
    (folder / "proofs" / name).write_text(HEAD + "c = scalar('c')\n" + text)
    (folder / "pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\n')
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=b", *command], cwd=folder, check=True)
    output = os.fsdecode(b"\xfd.json")
    options = ["--json", output, "--proofs", "it.jsonl", "--against", "HEAD", "--github", "--last-failed"]
    for jobs in ("0", "1", "1"):
        ended = derive(folder, "run", "-j", jobs, *options)
        assert (ended.code, ended.err) == (0, b""), ended
        files = [claim["file"] for claim in json.loads((folder / output).read_text())["claims"]]
        assert files == ["proofs/a.py", "proofs/\\udcff.py"]
    for command in (
        ("run", f"proofs/{name}::other"),
        ("list",),
        ("recheck", "it.jsonl"),
        ("run", "--changed-since", "HEAD"),
    ):
        assert derive(folder, *command).code == 0
    assert derive(folder, "run", output).code == 4
    assert derive(folder, "run", f"{name}::no").sentence == "derive: \\udcff.py: there is no such file or folder [C102]"


def test_text_is_written_out() -> None:
    assert escaped("a\x1b[2J\n\t\u202e\x9b\udcff\u2028é ✓") == "a\\x1b[2J\\n\\t\\u202e\\x9b\\udcff\\u2028é ✓"
    assert escaped("a\nb\t", keep="\n") == "a\nb\\t"
    assert shown_path("a\x1b") != shown_path("a\\x1b")
