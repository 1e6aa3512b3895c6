"""What is taken from a glance: derive's own files by their states, and verdicts in which no text acts."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from derive.commands import main
from derive.records import outcome
from derive.records.outcome import harmless
from derive.records.verdict import PROVED, Verdict
from derive.running.cache.environment import digest, held, states
from derive.running.cache.store import Store

SOON = time.time_ns() + 10**12


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "own" / "inside").mkdir(parents=True)
    (tmp_path / "own" / "a.py").write_text("a = 1\n")
    (tmp_path / "own" / "inside" / "b.jsonl").write_text("{}\n")
    return tmp_path / "own"


def test_a_change_of_the_same_size_with_the_time_set_back_is_seen(package: Path) -> None:
    for file, text in ((package / "a.py", "a = 2\n"), (package / "inside" / "b.jsonl", "[]\n")):
        before, was = states(package), file.stat()
        time.sleep(0.05)
        file.write_text(text)
        os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
        assert file.stat().st_size == was.st_size
        assert file.stat().st_mtime_ns == was.st_mtime_ns
        assert states(package) != before


def test_files_that_come_and_go_are_seen(package: Path) -> None:
    before = states(package)
    (package / "inside" / "c.py").touch()
    assert states(package) != before
    (package / "inside" / "c.py").unlink()
    assert states(package) == before
    (package / "a.py").rename(package / "b.py")
    assert states(package) != before


def test_what_was_just_changed_is_not_kept(package: Path) -> None:
    assert states(package, settled=SOON) == states(package)
    assert states(package, settled=time.time_ns() - 3 * 10**9) == ""
    os.utime(package / "a.py", ns=(0, 0))  # its last change is still this one
    os.utime(package / "inside" / "b.jsonl", ns=(0, 0))
    assert states(package, settled=time.time_ns() - 3 * 10**9) == ""


def test_what_is_known_counts_only_for_the_same_states(package: Path) -> None:
    usual = digest(package)
    assert digest(package, known={states(package): held(package)}) == usual
    assert digest(package, known={states(package): "other"}) != usual
    known = {states(package): held(package)}
    (package / "a.py").write_text("a = 10\n")
    assert digest(package, known=known) == digest(package) != usual


def test_what_is_damaged_is_not_known(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    assert store.own == {}
    store.keep_own({"state": "held"})
    assert store.own == {"state": "held"}
    file = tmp_path / "kept" / "own.json"
    file.write_bytes(file.read_bytes().replace(b"held", b"hold"))
    assert store.own == {}
    store.clear()
    assert not file.exists()


@pytest.mark.parametrize(
    "text",
    [
        *[
            "\x1b[2J",
            "a\nb",
            "tab\t",
            "\u202e",
            "\udcff",
            "\x7f",
            "\x85",
            "\xa0",
            "\u2028",
            "\\x1b",
            "\\n",
            '\\"',
            '"',
            "\\",
        ],
        *["\\\x1b", '\\"\n', "a" * 20_000, "a" * 20_001, "∀ ∈ ℝ", "", "\\frac{a}{b}"],
    ],
)
def test_a_glance_finds_every_text_that_acts(text: str) -> None:
    plain = Verdict("a", "a.py", 1, "claim", PROVED)
    for verdict in (
        replace(plain, message=text),
        replace(plain, axioms=("b", text)),
        replace(plain, doc=text),
        replace(plain, definitions=(("Z", text),)),
    ):
        found = harmless(verdict)
        assert found == outcome._made_harmless(verdict)
        assert found.message.isprintable()
        assert all(map(str.isprintable, found.axioms))


def test_the_commands_are_those_that_their_modules_add() -> None:
    assert sorted(main.commands) == main.list_commands(main.make_context("derive", ["list"], resilient_parsing=True))
    assert all(name == command.name for name, command in main.commands.items())
