"""Slices checked by executors: the verdicts of a local run, in its order, and nothing lost on the way."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from test_pool import DECLARED, claim, gone, timeless

from derive.files.config import UsageError
from derive.files.select import Target
from derive.records.outcome import Watcher
from derive.records.settings import Settings
from derive.records.verdict import ERROR, PROVED, REFUTED, UNDECIDED, Verdict
from derive.running.plan import Slice, slices
from derive.running.spread import place
from derive.running.spread.errand import Checked, encode, read_errand
from derive.running.spread.executor import Spread
from derive.running.spread.there import check
from derive.running.supervise import Pool

Project = Callable[..., Path]
Planned = Callable[..., list[Slice]]

SLEEP = "import time, pathlib; pathlib.Path('pid').write_text(str(__import__('os').getpid())); time.sleep(60)"


@pytest.fixture
def planned(project: Project) -> Planned:
    """Claim files, and their slices; paths are relative, as they are typed."""

    def of(**files: str) -> list[Slice]:
        project(**{name: DECLARED + text for name, text in files.items()})
        return slices([Target(Path("proofs") / f"{name}.py") for name in sorted(files)])

    return of


class Inline(Executor):
    """Does at once what it is given, and counts. `before` hears of each job, and may raise."""

    def __init__(self, before: Callable[[int], None] = lambda count: None) -> None:
        self.count = 0
        self.before = before

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
        self.count += 1
        future: Future[Any] = Future()
        try:
            self.before(self.count)
            future.set_result(function(*arguments))
        except Exception as problem:
            future.set_exception(problem)
        return future


class Refusing(Inline):
    """Takes nothing the first time that it is asked."""

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
        if self.count == 0:
            self.count += 1
            raise ConnectionError("the line is cut")
        return super().submit(function, *arguments)


def stub(errand: bytes, run: str) -> bytes:
    """Every claim of a slice is proved; nothing is read."""
    piece = read_errand(errand).piece
    return encode(Checked([Verdict(n, piece.file, 1, "claim", PROVED) for n in piece.names]))


def die(errand: bytes, run: str) -> bytes:
    os._exit(1)


def processes(count: int) -> Executor:
    return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"))


A = (
    "import b\n"
    + claim("one")
    + claim("false").replace("2 * c", "3 * c")
    + claim("dead", "__import__('os')._exit(3)")
    + claim("endless", SLEEP).replace("2 * c)", "2 * c), timeout=1.5", 1)
    + claim("big", "b'0' * 2**33")
    + "@claim(Eq(b.half + b.half, c))\ndef imported():\n    return calc(b.half + b.half).eq(c, by.unfold(b.half))\n"
)
B = 'half = define("h", c / 2)\n' + claim("other")


@pytest.mark.slow
def test_as_in_a_local_run(planned: Planned) -> None:
    """What holds, what does not, a claim whose process dies, one that does not end, and one that takes all memory."""
    pieces = planned(a=A, b=B)
    settings = Settings(memory=1024, proofs=True, pages=True)
    with Pool(1) as pool:
        local = pool.run(pieces, settings)
    assert [(v.name, v.verdict) for v in local.verdicts] == [
        ("one", PROVED),
        ("false", REFUTED),
        ("dead", ERROR),
        ("endless", UNDECIDED),
        ("big", UNDECIDED),
        ("imported", PROVED),
        ("other", PROVED),
    ]
    with ThreadPoolExecutor(2) as executor, Spread(executor) as spread:
        found = spread.run(pieces, settings)
    assert list(map(timeless, found.verdicts)) == list(map(timeless, local.verdicts))
    assert {v.file for v in found.verdicts} == {"proofs/a.py", "proofs/b.py"}
    assert found.definitions == local.definitions
    assert found.proofs == local.proofs
    assert len(found.proofs) == 3
    assert found.exit_code == local.exit_code == 4
    assert gone(Path("pid"))
    with processes(2) as executor, Spread(executor) as spread:
        there = spread.run(pieces[-1:], settings)
    assert list(map(timeless, there.verdicts)) == list(map(timeless, local.verdicts[-1:]))


class TestWithoutProcesses:
    """What becomes of jobs; they answer by themselves."""

    @pytest.fixture
    def pieces(self, planned: Planned) -> list[Slice]:
        return planned(a="".join(claim(f"c{k}") for k in range(8)), b=claim("d"))

    NAMES = (*(f"c{k}" for k in range(8)), "d")

    @pytest.mark.parametrize("executor", [Refusing, lambda: Inline(once)])
    def test_what_fails_once_is_tried_again(self, pieces: list[Slice], executor: Callable[[], Inline]) -> None:
        given = executor()
        found = Spread(given, stub).run(pieces, Settings())
        assert [(v.name, v.verdict) for v in found.verdicts] == [(n, PROVED) for n in self.NAMES]
        assert given.count == len(pieces) + 1

    def test_what_is_always_lost_is_an_error(self, pieces: list[Slice]) -> None:
        def lose(count: int) -> None:
            raise ConnectionError("the line\nis cut")

        executor = Inline(lose)
        found = Spread(executor, stub).run(pieces, Settings())
        assert [(v.name, v.verdict) for v in found.verdicts] == [(n, ERROR) for n in self.NAMES]
        assert {v.message for v in found.verdicts} == {"the executor lost it 3 times: ConnectionError: the line is cut"}
        assert [(v.file, v.line) for v in found.verdicts][:2] == [("proofs/a.py", 4), ("proofs/a.py", 7)]
        assert executor.count == 3 * len(pieces)
        assert found.exit_code == 4

    def test_answers_that_are_none_are_lost(self, pieces: list[Slice]) -> None:
        found = Spread(Inline(), lambda errand, run: b'{"type":"Checked","verdicts":[1]}').run(pieces, Settings())
        assert {v.verdict for v in found.verdicts} == {ERROR}
        assert "lost it 3 times: ValidationError" in found.verdicts[0].message

    def test_jobs_that_somebody_else_cancels_are_lost(self, pieces: list[Slice]) -> None:
        class Cancelling(Inline):
            def submit(self, function: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
                self.count += 1
                future: Future[Any] = Future()
                future.cancel()
                future.set_running_or_notify_cancel()
                return future if self.count == 1 else super().submit(function, *arguments)

        found = Spread(Cancelling(), stub).run(pieces, Settings())
        assert [v.verdict for v in found.verdicts] == [PROVED] * 9

    def test_a_pool_that_breaks_is_told_and_ends(self, pieces: list[Slice]) -> None:
        with processes(1) as executor:
            found = Spread(executor, die).run(pieces, Settings())
        assert [(v.name, v.verdict) for v in found.verdicts] == [(n, ERROR) for n in self.NAMES]
        assert all("cannot try again: BrokenProcessPool" in v.message for v in found.verdicts)

    def test_an_executor_that_is_gone_without_a_word(self, pieces: list[Slice]) -> None:
        class Gone(Spread):
            def broken(self) -> str | None:
                return "it is gone"

        class Silent(Inline):
            def submit(self, function: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
                future = super().submit(function, *arguments)
                return future if self.count == 2 else Future()

        found = Gone(Silent(), stub).run(pieces, Settings())
        second = pieces[1].names
        assert [(v.name, v.verdict) for v in found.verdicts] == [
            (n, PROVED if n in second else ERROR) for n in self.NAMES
        ]
        assert "cannot try again: it is gone" in found.verdicts[0].message

    def test_verdicts_are_told_in_order_and_at_once(self, pieces: list[Slice]) -> None:
        """The first slice comes back last but one; only what is next is told."""
        assert len(pieces) >= 3
        told: list[str] = []
        seen: dict[str, list[str]] = {}
        first = threading.Event()

        def job(errand: bytes, run: str) -> bytes:
            names = read_errand(errand).piece.names
            if names[0] == "c0":
                first.wait(10)
            elif names == ("d",):
                while not told:
                    time.sleep(0.01)
            seen[names[0]] = list(told)
            if len(seen) == len(pieces) - 2:
                first.set()
            return stub(errand, run)

        with ThreadPoolExecutor(len(pieces)) as executor:
            found = Spread(executor, job).run(
                pieces, Settings(), watcher=Watcher(finished=lambda v: told.append(v.name))
            )
        assert told == [v.name for v in found.verdicts] == list(self.NAMES)
        assert seen["c0"] == []
        assert "c0" in seen["d"]

    def test_stop_at_the_first(self, pieces: list[Slice]) -> None:
        def refuting(errand: bytes, run: str) -> bytes:
            return stub(errand, run).replace(b'"proved"', b'"refuted"')

        executor = Inline()
        found = Spread(executor, refuting).run(pieces, Settings(), stop_at_first=True)
        assert [(v.name, v.verdict) for v in found.verdicts] == [("c0", REFUTED)]
        assert executor.count == 1

    def test_what_has_not_started_is_cancelled(self, pieces: list[Slice]) -> None:
        started: list[str] = []

        def job(errand: bytes, run: str) -> bytes:
            started.append(run)
            time.sleep(0.2)
            return stub(errand, run)

        def interrupt(verdict: Verdict) -> None:
            raise KeyboardInterrupt

        with ThreadPoolExecutor(1) as executor:
            found = Spread(executor, job).run(pieces, Settings(), watcher=Watcher(finished=interrupt))
        assert found.interrupted
        assert found.verdicts[0].verdict == PROVED
        assert len(started) <= 2 < len(pieces)


def once(count: int) -> None:
    if count == 1:
        fail()


def fail() -> None:
    raise ConnectionError("the line is cut")


class TestThePlaceIsAnother:
    """Nothing is proved where anything is not as it is here."""

    def test_other_versions(self, planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
        pieces = planned(a=claim("one"))
        here = place.versions()
        for name in ("derive", "Python", "SymPy", "NumPy", "python-flint"):
            monkeypatch.setattr("derive.running.spread.executor.versions", lambda name=name: {**here, name: "0.0"})
            with pytest.raises(UsageError, match=rf": {name} is \d\S+, and 0.0 where the run was started"):
                Spread(Inline()).run(pieces, Settings())
        monkeypatch.setattr("derive.running.spread.executor.versions", lambda: {**here, "derive's own files": "0"})
        with pytest.raises(UsageError, match="other source files"):
            Spread(Inline()).run(pieces, Settings())

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (lambda: Path("proofs/a.py").write_text("#"), "proofs/a.py has another content than"),
            (lambda: Path("proofs/b.py").write_text("#"), "proofs/b.py has another content than"),
            (lambda: Path("proofs/numpy.py").write_text(""), "proofs/numpy.py is there, but not"),
            (lambda: Path("proofs/b.py").unlink(), "proofs/b.py is missing"),
            (lambda: Path("proofs").rename("elsewhere"), "proofs/a.py is missing"),
            (lambda: Path("pyproject.toml").write_text(""), "pyproject.toml is there, but not"),
        ],
    )
    def test_other_files(self, planned: Planned, change: Callable[[], object], message: str) -> None:
        pieces = planned(a=claim("one"), b=claim("two"))
        with pytest.raises(UsageError, match=rf"^on \S+: {message}"):
            Spread(Inline(lambda count: change() and None)).run(pieces, Settings())

    def test_a_folder_that_is_not_shared(self, planned: Planned, tmp_path: Path) -> None:
        def job(errand: bytes, run: str) -> bytes:
            return check(errand.replace(str(tmp_path).encode() + b'"', b'/nowhere/at/all"'), run)

        with pytest.raises(UsageError, match="/nowhere/at/all cannot be entered"):
            Spread(Inline(), job).run(planned(a=claim("one")), Settings())

    def test_files_that_change_while_they_are_checked(self, planned: Planned) -> None:
        """A claim that rewrites what it imports; also by then the verdicts that are there are kept."""
        change = "__import__('pathlib').Path('proofs/b.py').write_text('#')"
        pieces = planned(a=claim("one"), b="", c=claim("two", change))
        found = Spread(Inline()).run(pieces, Settings())
        assert [(v.name, v.verdict) for v in found.verdicts] == [("one", PROVED), ("two", ERROR)]
        assert "proofs/b.py has another content than where the run was started" in found.verdicts[1].message

    def test_misuse_is_told(self, planned: Planned) -> None:
        with pytest.raises(UsageError, match="d is no variable of the claim"):
            Spread(Inline()).run(planned(a=claim("one")), Settings(at="d=1"))
        with pytest.raises(UsageError, match=r"^proofs/a.py: there is no claim nobody"):
            Spread(Inline()).run(slices([Target(Path("proofs/a.py"), frozenset({"nobody"}))]), Settings())


def test_a_thread_hears_that_its_run_is_over(planned: Planned) -> None:
    pieces = planned(a=claim("endless", SLEEP))

    class Watched(ThreadPoolExecutor):
        def submit(self, function: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
            super().submit(function, *arguments)
            while not Path("pid").exists():
                time.sleep(0.05)
            raise KeyboardInterrupt

    with Watched(1) as executor:
        found = Spread(executor).run(pieces, Settings())
        began = time.monotonic()
    assert found.interrupted
    assert time.monotonic() - began < 20
    assert gone(Path("pid"))


def test_slices_without_names_are_not_lost(planned: Planned) -> None:
    """A file whose syntax shows no claim has one verdict, its own."""
    pieces = [replace(piece, names=()) for piece in planned(a="")]
    found = Spread(Inline(lambda count: fail()), stub).run(pieces, Settings())
    assert [(v.name, v.verdict) for v in found.verdicts] == [("a.py", ERROR)]
