"""Several processes at once: the same verdicts in the same order, and nothing lost where one of them dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from here import HEAD, ROOT, targets_of
from msgspec.structs import replace

from derive.commands import main
from derive.files.select import Target
from derive.records.outcome import Outcome
from derive.records.settings import Settings
from derive.records.verdict import ERROR, PROVED, REFUTED, UNDECIDED, Verdict
from derive.running.plan import Slice, slices, whole
from derive.running.supervise import Pool

pytestmark = pytest.mark.slow

Project = Callable[..., Path]

DECLARED = 'c = scalar("c")\n'
CLAIM = "@claim(Eq(c + c, 2 * c))\ndef {0}():\n    {1}return calc(c + c).eq(2 * c)\n"


def claim(name: str, before: str = "") -> str:
    return CLAIM.format(name, f"{before}; " if before else "")


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def timeless(verdict: Verdict) -> Verdict:
    return replace(verdict, seconds=0.0, steps=tuple(replace(s, seconds=0.0) for s in verdict.steps))


@pytest.fixture
def checked(project: Project) -> Callable[..., Outcome]:
    """Files checked by two processes."""

    def of(stop: bool = False, settings: Settings | None = None, **files: str) -> Outcome:
        root = project(**{name: DECLARED + text for name, text in files.items()})
        targets = [Target(f) for f in sorted((root / "proofs").glob("*.py"))]
        with Pool(2) as pool:
            return pool.run(slices(targets), settings or Settings(), stop)

    return of


def test_all_of_the_proofs_as_in_one_process(whole_run: Outcome) -> None:
    with Pool(2) as pool:
        found = pool.run(slices(targets_of("why_softmax")), Settings(pages=True, slack=True))
    assert list(map(timeless, found.verdicts)) == list(map(timeless, whole_run.verdicts))
    assert found.definitions == whole_run.definitions
    assert found.exit_code == 0


@pytest.mark.parametrize("end", ["__import__('os')._exit(0)", "__import__('os').kill(__import__('os').getpid(), 11)"])
def test_a_process_that_ends_costs_one_claim(checked: Callable[..., Outcome], end: str) -> None:
    found = checked(a=claim("one") + claim("two", end) + claim("three"), b=claim("four"))
    assert [(v.name, v.verdict) for v in found.verdicts] == [
        ("one", PROVED),
        ("two", ERROR),
        ("three", PROVED),
        ("four", PROVED),
    ]
    assert "the process that was checking it ended" in found.verdicts[1].message
    assert found.exit_code == 4


def test_a_file_that_ends_its_process_costs_that_file(checked: Callable[..., Outcome]) -> None:
    found = checked(a="__import__('os')._exit(3)\n" + claim("one"), b=claim("two"))
    assert [(v.name, v.verdict) for v in found.verdicts] == [("one", ERROR), ("two", PROVED)]
    assert "with code 3" in found.verdicts[0].message


LIMITED = Settings(seconds=4.0)


@pytest.mark.parametrize(
    "loop",
    ["exec('while True: pass')", "__import__('time').sleep(60)", "sum(1 for _ in __import__('itertools').count())"],
)
def test_a_claim_that_does_not_end_is_undecided(checked: Callable[..., Outcome], loop: str) -> None:
    found = checked(settings=LIMITED, a=claim("one") + claim("endless", loop) + claim("three"), b=claim("four"))
    assert [(v.name, v.verdict) for v in found.verdicts] == [
        ("one", PROVED),
        ("endless", UNDECIDED),
        ("three", PROVED),
        ("four", PROVED),
    ]
    assert "took longer than the limit of 4 seconds" in found.verdicts[1].message
    assert found.verdicts[1].line == 7
    assert 4.0 <= found.verdicts[1].seconds < 30.0
    assert found.exit_code == 3


def test_a_file_that_does_not_end(checked: Callable[..., Outcome]) -> None:
    found = checked(settings=LIMITED, a="while True: pass\n" + claim("one"), b=claim("two"))
    assert [(v.name, v.verdict) for v in found.verdicts] == [("one", UNDECIDED), ("two", PROVED)]


def test_a_claim_may_take_a_time_of_its_own(checked: Callable[..., Outcome]) -> None:
    slow = claim("slow", "__import__('time').sleep(0.6)").replace("2 * c)", "2 * c), timeout=0.3", 1)
    patient = claim("patient", "__import__('time').sleep(5.0)").replace("2 * c)", "2 * c), timeout=30", 1)
    found = checked(settings=Settings(seconds=4.0), a=slow, b=patient)
    assert [(v.name, v.verdict) for v in found.verdicts] == [("slow", UNDECIDED), ("patient", PROVED)]


def test_a_claim_that_takes_all_memory(checked: Callable[..., Outcome]) -> None:
    found = checked(settings=Settings(memory=1024), a=claim("big", "b'0' * 2**33") + claim("next"))
    assert [(v.name, v.verdict) for v in found.verdicts] == [("big", UNDECIDED), ("next", PROVED)]
    assert "more memory" in found.verdicts[0].message


def test_a_claim_that_forks(checked: Callable[..., Outcome], tmp_path: Path) -> None:
    """The child has no say, and does not outlive the run."""
    fork = "import os, time; os.fork() or (open('child', 'w').write(str(os.getpid())), time.sleep(60))"
    found = checked(a=claim("one", fork) + claim("two"))
    assert [(v.name, v.verdict) for v in found.verdicts] == [("one", PROVED), ("two", PROVED)]
    assert gone(tmp_path / "child")


def test_a_claim_that_prints_a_flood(checked: Callable[..., Outcome]) -> None:
    found = checked(a=claim("one", "print('x' * 10**8)") + claim("two"))
    assert [v.verdict for v in found.verdicts] == [PROVED, PROVED]


@pytest.mark.parametrize("fd", range(3, 9))
def test_a_claim_that_writes_into_the_pipes(checked: Callable[..., Outcome], fd: int) -> None:
    """Whatever it writes, and how often, the other file's verdict arrives."""
    noise = f"import os; os.fstat({fd}); os.write({fd}, 2 * b'nonsense\\n')"
    found = checked(settings=LIMITED, a=claim("one", noise) + claim("two"), b=claim("four"))
    assert found.verdicts[-1].verdict == PROVED
    assert {v.name for v in found.verdicts} >= {"four"}


def gone(file: Path) -> bool:
    """Whether the process whose number a file holds is no more."""
    for _ in range(100):
        try:
            os.kill(int(file.read_text()), 0)
        except (ProcessLookupError, ValueError, FileNotFoundError):
            return True
        if (
            Path(f"/proc/{file.read_text()}/stat").exists()
            and " Z " in Path(f"/proc/{file.read_text()}/stat").read_text()
        ):
            return True
        time.sleep(0.05)
    return False


def test_nothing_outlives_a_run_that_is_killed(tmp_path: Path) -> None:
    process = started(tmp_path, claim("endless", SLEEP))
    process.kill()
    process.wait()
    assert gone(tmp_path / "pid")


def test_stop_at_the_first(checked: Callable[..., Outcome]) -> None:
    found = checked(stop=True, a=claim("one").replace("2 * c", "3 * c"), b=claim("two"))
    assert [v.name for v in found.verdicts] == ["one"]


def test_claims_that_the_syntax_does_not_show_are_checked(checked: Callable[..., Outcome]) -> None:
    found = checked(a="theorem = claim\n" + claim("hidden").replace("@claim", "@theorem") + claim("shown"))
    assert sorted(v.name for v in found.verdicts) == ["hidden", "shown"]


def test_a_file_without_claims_that_are_wanted_is_still_read(project: Project) -> None:
    project(a=DECLARED + claim("one"), b="nonsense\n" + DECLARED + claim("two"))
    result = derive("run", "-j", "2", "-k", "one")
    assert result.exit_code == 4
    assert "nonsense" in result.output


def test_misuse_is_told_once(project: Project) -> None:
    project(a=DECLARED + claim("one") + claim("two"))
    result = derive("run", "-j", "2", "--at", "d=1")
    assert result.exit_code == 2
    assert "d is no variable of the claim" in result.output
    assert derive("run", "-j", "2", "proofs/a.py::nobody").exit_code == 2


def test_an_interrupt_leaves_what_is_there_and_no_process(tmp_path: Path) -> None:
    process = started(tmp_path, claim("one") + claim("endless", SLEEP))
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"interrupted" in out
    assert gone(tmp_path / "pid")


SLEEP = "import time, pathlib; pathlib.Path('pid').write_text(str(__import__('os').getpid())); time.sleep(60)"


def started(folder: Path, text: str) -> subprocess.Popen[bytes]:
    """A run in a process of its own, once it is at the claim that sleeps."""
    (folder / "proofs").mkdir()
    (folder / "proofs" / "a.py").write_text(HEAD + DECLARED + text)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DERIVE_JOBS": "1"}
    code = "from derive.commands import main; main(['run'])"
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=folder,
        stdout=subprocess.PIPE,
        env=environment,
        preexec_fn=lambda: signal.signal(
            signal.SIGINT, signal.default_int_handler
        ),  # a job in the background ignores it
    )
    while not (folder / "pid").exists():
        time.sleep(0.05)
    return process


def test_what_a_claim_prints_is_not_in_the_way(project: Project) -> None:
    project(a=DECLARED + claim("one", "print('noise')"))
    result = derive("run", "-j", "1", "--json", "-")
    assert json.loads(result.stdout)["summary"]["proved"] == 1


class TestSlices:
    def test_every_claim_is_in_one_of_them(self, project: Project) -> None:
        root = project(a=DECLARED + "".join(claim(f"c{k}") for k in range(50)), b=DECLARED + claim("d"))
        targets = [Target(root / "proofs" / "a.py"), Target(root / "proofs" / "b.py")]
        found = slices(targets)
        assert [name for piece in found for name in piece.names] == [*(f"c{k}" for k in range(50)), "d"]
        assert len(found) > 5
        assert [piece.first for piece in found] == [k == 0 or piece.names == ("d",) for k, piece in enumerate(found)]

    def test_names_and_words_choose(self, project: Project) -> None:
        root = project(a=DECLARED + claim("one") + claim("two"))
        file = root / "proofs" / "a.py"
        assert [p.names for p in slices([Target(file, frozenset({"two", "three"}))])] == [("two", "three")]
        assert [p.names for p in slices([Target(file)], "one")] == [("one",)]

    def test_what_a_slice_wants(self) -> None:
        assert whole(Target(Path("a.py"))).wants("anything")
        assert not whole(Target(Path("a.py"), frozenset({"one"}))).wants("two")
        first = Slice("a.py", ("one",), shown=frozenset({"one", "two"}), expression="h")
        assert [name for name in ("one", "two", "hidden", "other") if first.wants(name)] == ["one", "hidden", "other"]
        assert not replace(first, first=False).wants("hidden")


HIDDEN = "again = claim\n@again(Eq(c + c, 3 * c))\ndef hidden():\n    return calc(c + c).eq(3 * c)\n"


@pytest.mark.parametrize("lost", ["__import__('time').sleep(60)", "__import__('os')._exit(0)"])
def test_what_only_shows_when_the_file_runs_is_not_lost_with_a_claim(
    checked: Callable[..., Outcome], lost: str
) -> None:
    settings = Settings(seconds=1.0, lenient=True)
    found = checked(settings=settings, a=claim("one") + claim("two", lost) + HIDDEN + "1/0\n")
    assert {v.name: v.verdict for v in found.verdicts if v.name != "two"} == {
        "one": PROVED,
        "hidden": REFUTED,
        "a.py": ERROR,
    }
    assert found.exit_code == 4


def test_hidden_claims_that_are_lost_themselves(checked: Callable[..., Outcome]) -> None:
    two = "again = claim\n" + "".join(
        claim(name, "__import__('time').sleep(60)").replace("@claim", "@again") for name in ("slow", "slower")
    )
    found = checked(settings=Settings(seconds=1.0), a=two + HIDDEN + claim("one"))
    assert {v.name: v.verdict for v in found.verdicts} == {
        "slow": UNDECIDED,
        "slower": UNDECIDED,
        "hidden": REFUTED,
        "one": PROVED,
    }


@pytest.mark.parametrize("became", ["def broken(:\n", None])
def test_a_file_that_breaks_between_its_slices(
    checked: Callable[..., Outcome], tmp_path: Path, became: str | None
) -> None:
    """What is asked for has a verdict: a slice that is not the first of its file has nothing else to tell of it."""
    checked(a=claim("one"))
    file = tmp_path / "proofs" / "a.py"
    pieces = [Slice(str(file), ("one",), first=False, hidden=False)]
    file.unlink() if became is None else file.write_text(became)
    with Pool(1) as pool:
        found = pool.run(pieces, Settings())
    assert [(v.name, v.verdict) for v in found.verdicts] == [("one", ERROR)]
    assert found.exit_code == 4


@pytest.mark.parametrize("jobs", ["0", "1"])
def test_a_proof_that_ends_the_program(project: Project, jobs: str) -> None:
    project(a=DECLARED + claim("one", "raise SystemExit(0)") + claim("two"))
    done = derive("run", "-j", jobs)
    assert done.exit_code == 4
    assert "the file ended the program" in done.output
    assert "1 proved" in done.output


@pytest.mark.parametrize("jobs", ["0", "1", "2"])
def test_packages_of_one_name_beside_files_of_two_folders(project: Project, jobs: str) -> None:
    """Python would take the first for both, wherever the files happen to meet in one process."""
    root = project()
    text = (
        f"{HEAD}{DECLARED}import os, sys; sys.path.insert(0, os.path.dirname(__file__))\nfrom util import k\n"
        "@claim(Eq(k * c, c + c))\ndef one():\n    return calc(k * c).eq(c + c)\n"
    )
    for folder, k in (("x", 2), ("y", 3), ("z", 2)):
        (root / "proofs" / folder / "util").mkdir(parents=True)
        (root / "proofs" / folder / "util" / "__init__.py").write_text(f"k = {k}\n")
        (root / "proofs" / folder / "a.py").write_text(text)
    assert derive("run", "-j", jobs, "--json", "run.json").exit_code == 1
    found = [c["verdict"] for c in json.loads(Path("run.json").read_text())["claims"]]
    assert found == ["proved", "refuted", "proved"]


OTHER = "@claim(Eq(c, c + 1))\ndef one():\n    return calc(c).eq(c + 1)\n"
DIES = "@experiment(says='it')\ndef two(rng):\n    __import__('os')._exit(3)\n"


@pytest.mark.parametrize("problem", [OTHER, "1/0\n"])
@pytest.mark.parametrize("dies", [DIES, claim("two", "__import__('os')._exit(3)")])
def test_a_problem_below_a_claim_that_is_lost_is_told_once(
    checked: Callable[..., Outcome], problem: str, dies: str
) -> None:
    found = checked(a=claim("one") + dies + problem + claim("three"))
    told = [(v.name, v.verdict) for v in found.verdicts]
    assert sorted(told) == sorted(
        [(("one" if problem is OTHER else "a.py"), ERROR), ("two", ERROR), ("one", PROVED), ("three", PROVED)]
    )
