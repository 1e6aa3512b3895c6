"""Proofs that were found, from run to run: they lie beside the verdicts, and do no more than spare a search."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from derive.commands import kept, main
from derive.find.search import Search
from derive.running.cache.store import Store

OPEN = 'c, u = scalar("c"), scalar("u", positive=True)\n@claim(Ge(u * exp(c), u * (1 + c)))\ndef it():\n    ...\n'
Project = Callable[..., Path]


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def ran(*arguments: str) -> tuple[str, bool]:
    """The verdict, and whether it was known."""
    done = derive("run", "-j", "1", "--json", "run.json", *arguments)
    assert done.exit_code == 0, done.output
    (one,) = json.loads(Path("run.json").read_text())["claims"]
    return one["verdict"], one["cached"]


def finds() -> list[Path]:
    return sorted(Path(".derive_cache/finds").glob("*"))


@pytest.fixture
def file(project: Project) -> Path:
    return project(a=OPEN) / "proofs" / "a.py"


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A line for each search in this process."""
    found: list[str] = []
    whole = Search.part

    def part(self: Search, *given: object) -> object:
        found.append(self.claim.name)
        return whole(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Search, "part", part)
    return found


def test_a_file_that_changed_is_proved_again_and_not_searched(file: Path, looked: list[str]) -> None:
    assert ran() == ("proved", False)
    assert len(finds()) == 1
    file.write_text("# a comment\n" + file.read_text())
    assert ran() == ("proved", False)
    assert len(finds()) == 1
    assert ran() == ("proved", True), "what a process looks up here is nothing that the verdict depends on"
    assert derive("show", "it").exit_code == 0
    assert looked == []


def test_what_show_found_is_kept_too(file: Path, looked: list[str]) -> None:
    for _ in range(2):
        assert "proved" in derive("show", "it").output
    assert looked == ["it"]
    assert len(finds()) == 1


def test_and_what_fill_found(file: Path, looked: list[str]) -> None:
    assert derive("fill", "-j", "1", "--check").exit_code == 1
    assert "proved" in derive("show", "it").output
    assert looked == []


def test_no_cache_neither_reads_nor_writes(file: Path, looked: list[str]) -> None:
    assert ran("--no-cache") == ("proved", False)
    assert not Path(".derive_cache").exists()


def test_it_counts_and_is_cleared_with_the_others(file: Path) -> None:
    ran()
    assert derive("cache").output == ".derive_cache: 4 entries\n"
    assert derive("cache", "clear").output == ".derive_cache: 4 entries deleted\n"
    assert not Path(".derive_cache").exists()


def test_where_nothing_can_be_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("full").write_text("")
    monkeypatch.setenv("DERIVE_CACHE_DIR", "full/cache")
    for command in (("show", "it"), ("fill", "-j", "1", "--diff"), ("run", "-j", "1")):
        done = derive(*command)
        assert done.exit_code == 0
        assert done.stderr.count("nothing is kept for the next run") >= 1


def test_what_came_with_the_repository_is_not_used(
    file: Path, monkeypatch: pytest.MonkeyPatch, looked: list[str]
) -> None:
    ran()
    monkeypatch.setattr(kept, "_tracked", lambda folder: True)
    assert derive("show", "it").exit_code == 0
    assert looked == ["it"]
    assert "is tracked by git" in derive("run", "-j", "1").stderr


def garbage(entry: Path) -> None:
    entry.write_bytes(b"\xff\x00garbage")


def other(entry: Path) -> None:
    Store(Path(".derive_cache")).finds.write(entry.name, b'{"spent": 0, "terms": [], "found": {"Trivial": []}}')


def no_text(entry: Path) -> None:
    Store(Path(".derive_cache")).finds.write(entry.name, b"\xff\xfe")


def folder(entry: Path) -> None:
    entry.unlink()
    entry.mkdir()


def loop(entry: Path) -> None:
    entry.unlink()
    entry.symlink_to(entry)


@pytest.mark.parametrize("damage", [garbage, other, no_text, folder, loop])
def test_an_entry_that_is_damaged_is_none(file: Path, looked: list[str], damage: Callable[[Path], None]) -> None:
    before = derive("show", "it").output.rpartition("  ")[0]
    (entry,) = finds()
    damage(entry)
    after = derive("show", "it")
    assert looked == ["it", "it"]
    assert (after.exit_code, after.stdout.rpartition("  ")[0]) == (0, before)
