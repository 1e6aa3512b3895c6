"""Verdicts that are used again: only while nothing that they depend on has changed, and never another's."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from here import HEAD, ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from derive.commands import main
from derive.commands.kept import Kept
from derive.files import scan as scanning
from derive.files.config import find
from derive.files.select import newer
from derive.records.outcome import Fresh
from derive.records.settings import Settings
from derive.records.verdict import PROVED, Verdict
from derive.running.cache.environment import digest
from derive.running.cache.replay import Cache
from derive.running.cache.store import Store
from derive.running.cache.watch import Reads
from derive.running.plan import Slice

pytestmark = pytest.mark.slow

Project = Callable[..., Path]

DECLARED = 'c = scalar("c")\n'
TRUE = "@claim(Eq(c + c, 2 * c))\ndef {0}():\n    {1}return calc(c + c).eq(2 * c)\n"
FALSE = "@claim(Eq(c + c, 3 * c))\ndef {0}():\n    return calc(c + c).eq(3 * c)\n"


def true(name: str, before: str = "") -> str:
    return TRUE.format(name, f"{before}; " if before else "")


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def ran(*arguments: str, code: int = 0) -> dict[str, tuple[str, bool]]:
    """The verdict on each claim, and whether it was known."""
    done = derive("run", "-j", "1", "--json", "run.json", *arguments)
    assert done.exit_code == code, done.output
    claims = json.loads(Path("run.json").read_text())["claims"]
    return {c["name"]: (c["verdict"], c["cached"]) for c in claims}


@pytest.fixture(autouse=True)
def _one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DERIVE_JOBS", "1")


KNOWN, NEW = ("proved", True), ("proved", False)


@pytest.fixture
def files(project: Project) -> Callable[..., Path]:
    def of(**texts: str) -> Path:
        return project(**{name: DECLARED + text for name, text in texts.items()}) / "proofs"

    return of


def entries() -> list[Path]:
    return sorted(Path(".derive_cache/verdicts").iterdir())


# ── unchanged ─────────────────────────────────────────────────────────────────


def test_what_is_unchanged_is_known(files: Callable[..., Path]) -> None:
    files(a=true("one") + true("two"), b=true("three"))
    assert set(ran().values()) == {NEW}
    assert ran() == {"one": KNOWN, "two": KNOWN, "three": KNOWN}
    assert "3 of 3 cached" in derive("run").output
    assert Path(".derive_cache/.gitignore").read_text() == "*\n"


def test_a_known_run_says_what_the_first_one_said(files: Callable[..., Path]) -> None:
    files(a='f = define("f", 2 * c, source="F1")\n' + true("one") + FALSE.format("two"), b=true("three"))
    said = []
    for _ in range(2):
        assert derive("run", "--json", "run.json", "--proofs", "proofs.jsonl").exit_code == 1
        document = json.loads(Path("run.json").read_text())
        for claim in document["claims"]:
            del claim["cached"]
        del document["summary"]["seconds"]
        said.append((document, Path("proofs.jsonl").read_text()))
    assert said[0] == said[1]
    assert said[0][0]["definitions"]
    assert said[0][1].count("\n") == 3


def test_neither_sympy_nor_numpy_is_needed(files: Callable[..., Path]) -> None:
    files(a=true("one"))
    ran()
    code = (
        "import sys; from click.testing import CliRunner; from derive.commands import main\n"
        "done = CliRunner().invoke(main, ['run']); print(done.exit_code, [m for m in ('sympy', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0 []\n"


def test_a_chosen_claim_is_known_too(files: Callable[..., Path]) -> None:
    files(a=true("one") + true("two") + true("three"))
    ran()
    assert ran("-k", "two or three") == {"two": KNOWN, "three": KNOWN}
    assert ran("proofs/a.py::two") == {"two": KNOWN}
    assert derive("run", "proofs/a.py::four").exit_code == 2


def test_what_was_not_asked_for_before_is_checked(files: Callable[..., Path]) -> None:
    files(a=true("one") + true("two") + true("three"))
    assert ran("-k", "two") == {"two": NEW}
    assert ran() == {"one": NEW, "two": KNOWN, "three": NEW}  # the file had not shown yet what else is in it
    assert ran() == {"one": KNOWN, "two": KNOWN, "three": KNOWN}


def test_a_claim_that_only_appears_when_the_file_runs(files: Callable[..., Path]) -> None:
    alias = "again = claim\n@again(Eq(c + c, 2 * c))\ndef hidden():\n    return calc(c + c).eq(2 * c)\n"
    files(a=true("one") + alias + true("three"))
    assert ran() == {"one": NEW, "hidden": NEW, "three": NEW}
    assert ran() == {"one": KNOWN, "three": KNOWN, "hidden": KNOWN}
    assert ran("-k", "hid") == {"hidden": KNOWN}


def test_the_project_may_move(files: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = files(a=true("one")).parent
    ran()
    moved = tmp_path / "elsewhere"
    shutil.copytree(root, moved)
    monkeypatch.chdir(moved)
    assert ran() == {"one": KNOWN}


def test_no_cache_neither_reads_nor_writes(files: Callable[..., Path]) -> None:
    files(a=true("one"))
    assert ran("--no-cache") == {"one": NEW}
    assert not Path(".derive_cache").exists()
    ran()
    assert ran("--no-cache") == {"one": NEW}
    assert derive("run", "-j", "0").output.count("cached") == 0


def test_clearing(files: Callable[..., Path]) -> None:
    files(a=true("one"))
    assert derive("cache", "clear").output == "nothing was kept\n"
    ran()
    assert derive("cache").output == ".derive_cache: 3 entries\n"
    assert derive("cache", "clear").output == ".derive_cache: 3 entries deleted\n"
    assert not Path(".derive_cache").exists()
    assert ran() == {"one": NEW}


def test_clearing_leaves_what_is_not_its_own(files: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    files(a=true("one"))
    Path("shelf/verdicts").mkdir(parents=True)
    for name in ("shelf/.gitignore", "shelf/CACHEDIR.TAG", "shelf/verdicts/mine"):
        Path(name).write_text("mine")
    monkeypatch.setenv("DERIVE_CACHE_DIR", "shelf")
    ran()
    assert derive("cache", "clear").output == "shelf: 3 entries deleted\n"
    left = [path.relative_to("shelf").as_posix() for path in Path("shelf").rglob("*") if path.is_file()]
    assert sorted(left) == [".gitignore", "CACHEDIR.TAG", "verdicts/mine"]


def test_where_nothing_can_be_written(files: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    files(a=true("one"))
    Path("full").write_text("")
    monkeypatch.setenv("DERIVE_CACHE_DIR", "full/cache")
    done = derive("run")
    assert done.exit_code == 0
    assert "nothing is kept for the next run" in done.stderr


# ── what a verdict depends on ─────────────────────────────────────────────────


@pytest.mark.parametrize(
    "arguments",
    [("--seed", "3"), ("--at", "c=1"), ("--timeout", "50"), ("--memory", "4000"), ("--proofs", "p.jsonl")],
)
def test_the_options(files: Callable[..., Path], arguments: tuple[str, ...]) -> None:
    files(a=true("one"))
    ran()
    assert ran(*arguments) == {"one": NEW}
    assert ran(*arguments) == {"one": KNOWN}
    assert ran() == {"one": KNOWN}


def test_the_permitted_axioms(files: Callable[..., Path]) -> None:
    files(a="@axiom(Gt(c + 1, c))\ndef more(): pass\n\n\n@claim(Gt(c + 1, c))\ndef one(): return more\n")
    table = '[tool.derive]\nproofs = ["proofs"]\n'
    Path("pyproject.toml").write_text(table + 'permitted-axioms = ["proofs/a.py::more"]\n')
    ran()
    assert ran() == {"more": ("tested", True), "one": ("proved*", True)}
    Path("pyproject.toml").write_text(table)
    assert ran(code=3) == {"more": ("tested", False), "one": ("undecided", False)}


def test_what_an_axiom_is_called(files: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """By its path from the folder of the run's project: another pyproject.toml, nearer to the file, says nothing."""
    folder = files(a="@axiom(Gt(c + 1, c))\ndef more(): pass\n\n\n@claim(Gt(c + 1, c))\ndef one(): return more\n")
    Path("pyproject.toml").write_text('[tool.derive]\npermitted-axioms = ["proofs/a.py::more"]\n')
    ran()
    assert ran() == {"more": ("tested", True), "one": ("proved*", True)}
    (folder / "pyproject.toml").write_text("")
    assert ran()["one"] == ("proved*", True)
    monkeypatch.chdir(folder)
    assert "rests on a.py::more, which is not permitted" in derive("run", "a.py", "--no-cache").output


def test_the_file_itself(files: Callable[..., Path]) -> None:
    folder = files(a=true("one"), b=true("two"))
    ran()
    (folder / "b.py").write_text((folder / "b.py").read_text().replace("2 * c", "3 * c"))
    assert ran(code=1) == {"one": KNOWN, "two": ("refuted", False)}


def test_a_file_that_is_imported(files: Callable[..., Path]) -> None:
    double = "@claim(Eq(k * c, c + c))\ndef {}(): return calc(k * c).eq(c + c)\n"
    folder = files(a="from b import k\n" + double.format("one"), b="k = 2\n", c=true("other"))
    assert ran("proofs/c.py", "proofs/a.py", "proofs/b.py") == {"other": NEW, "one": NEW}
    (folder / "b.py").write_text((folder / "b.py").read_text() + "k = 3\n")
    assert ran("proofs/c.py", "proofs/a.py", "proofs/b.py", code=1) == {"other": KNOWN, "one": ("refuted", False)}


@pytest.mark.parametrize(
    "how",
    [
        "k = int(open('data').read())",
        "k = int(__import__('pathlib').Path('data').read_text())",
        "import os; k = int(os.read(os.open('data', os.O_RDONLY), 9))",
        "import numpy; k = int(numpy.loadtxt('data'))",
    ],
)
def test_a_file_that_is_opened(files: Callable[..., Path], how: str) -> None:
    files(a=how + "\n@claim(Eq(k * c, c + c))\ndef one(): return calc(k * c).eq(c + c)\n")
    Path("data").write_text("2")
    assert ran() == {"one": NEW}
    assert ran() == {"one": KNOWN}
    Path("data").write_text("3")
    assert ran(code=1) == {"one": ("refuted", False)}


def test_a_file_that_is_opened_by_the_proof(files: Callable[..., Path]) -> None:
    files(a=true("zero") + true("one", "open('data').read()"))
    Path("data").write_text("2")
    ran()
    Path("data").unlink()
    found = ran(code=4)
    assert found["one"] == ("error", False)


def test_a_file_that_was_not_there(files: Callable[..., Path]) -> None:
    """A module of the library, and then a file of the same name beside the claims."""
    read = "import wave\nk = getattr(wave, 'k', 2)\n"
    folder = files(a=read + "@claim(Eq(k * c, c + c))\ndef one(): return calc(k * c).eq(c + c)\n")
    ran()
    assert ran() == {"one": KNOWN}
    (folder / "wave.py").write_text("k = 3\n")
    assert ran("proofs/a.py", code=1) == {"one": ("refuted", False)}


def test_a_folder_that_is_listed(files: Callable[..., Path]) -> None:
    how = "from pathlib import Path\nk = len(list(Path('parts').iterdir()))\n"
    files(a=how + "@claim(Eq(k * c, c + c))\ndef one(): return calc(k * c).eq(c + c)\n")
    for name in ("p", "q"):
        (Path("parts") / name).parent.mkdir(exist_ok=True)
        (Path("parts") / name).write_text("")
    ran()
    assert ran() == {"one": KNOWN}
    Path("parts/r").write_text("")
    assert ran(code=1) == {"one": ("refuted", False)}


def test_what_the_process_had_read_before(files: Callable[..., Path]) -> None:
    """A file may change what the next one in the same process sees, so that one depends on it too."""
    patch = "import derive.kernel, sympy\nsympy.k = 2\n"
    folder = files(
        a=patch,
        b="import sympy\nk = getattr(sympy, 'k', 3)\n@claim(Eq(k * c, c + c))\ndef one(): return calc(k * c).eq(c + c)\n",
    )
    (folder / "a.py").write_text((folder / "a.py").read_text() + true("first"))
    assert ran() == {"first": NEW, "one": NEW}
    assert ran() == {"first": KNOWN, "one": KNOWN}
    (folder / "a.py").write_text((folder / "a.py").read_text().replace("sympy.k = 2\n", ""))
    assert ran(code=1)["one"] == ("refuted", False)


def test_a_file_that_changed_is_read_last(files: Callable[..., Path]) -> None:
    """So that what is checked beside it does not come to depend on it."""
    folder = files(a="import os\n" + true("one"), b=true("two"), c=true("three"))
    ran()
    for round_ in range(3):
        with (folder / "a.py").open("a") as file:
            file.write(f"# {round_}\n")
        found = ran()
    assert found == {"one": NEW, "two": KNOWN, "three": KNOWN}


@pytest.mark.parametrize(
    "what",
    [
        "__import__('subprocess').run(['true'])",
        "__import__('os').system('true')",
        "open('made', 'w').close()",
        "open('/dev/urandom', 'rb').read(1)",
        "__import__('socket').socket().close()",
        "__import__('sqlite3').connect(':memory:').close()",
        "open('/proc/self/stat').read()",
    ],
)
def test_what_cannot_be_followed_is_checked_again(files: Callable[..., Path], what: str) -> None:
    files(a=true("one"), b=true("two", what), c=true("three"))
    assert ran("proofs/a.py", "proofs/b.py", "proofs/c.py") == {"one": NEW, "two": NEW, "three": NEW}
    assert ran("proofs/a.py", "proofs/b.py", "proofs/c.py") == {"one": KNOWN, "two": NEW, "three": NEW}


def test_derive_itself_and_the_packages(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "derive", tmp_path / "derive", ignore=shutil.ignore_patterns("__pycache__"))
    same, package = digest(ROOT / "derive"), tmp_path / "derive"
    assert digest(package) == same
    with (package / "kernel" / "order.py").open("a") as file:
        file.write("\n")
    assert digest(package) != same


def test_where_python_looks_for_modules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = digest(ROOT / "derive")
    monkeypatch.setattr(sys, "path", [*sys.path[:1], str(tmp_path), *sys.path[1:]])
    assert digest(ROOT / "derive") != before


# ── what is not kept ──────────────────────────────────────────────────────────


def test_what_fails_stays_failed(files: Callable[..., Path]) -> None:
    files(a=FALSE.format("one") + "@claim(Le(c, c * c + 1))\ndef two(): return calc(c).le(c + 1)\n")
    first, second = derive("run"), derive("run")
    assert first.exit_code == second.exit_code == 1
    assert "2 of 2 cached" in second.output
    explained = [done.output[done.output.index("✗ one, ") :].rsplit("\n", 2)[0] for done in (first, second)]
    assert explained[0] == explained[1]
    assert "counterexample" in explained[0]


@pytest.mark.parametrize("problem", ["1/0\n", "def broken(:\n", "@claim(nowhere)\ndef lost(): pass\n"])
def test_errors_are_not_kept(files: Callable[..., Path], problem: str) -> None:
    files(a=true("one") + problem)
    first, second = ran(code=4), ran(code=4)
    assert [verdict for verdict, _ in first.values()] == [verdict for verdict, _ in second.values()]
    assert "error" in dict(first.values())
    assert not any(cached for verdict, cached in second.values() if verdict == "error")


OTHER = "@claim(Eq(c, c + 1))\ndef one():\n    return calc(c).eq(c + 1)\n"
UNREAD = "@claim(Eq(c, undeclared))\ndef one():\n    return calc(c).eq(c)\n"
MANY = "".join(true(f"between_{k}") for k in range(40))
"""Enough for several slices."""


SAME_NAME = {
    "twice": true("one") + OTHER,
    "apart": true("one") + MANY + OTHER,
    "the first unread": UNREAD + MANY + true("one"),
    "in disguise": MANY
    + true("one")
    + MANY.replace("between", "after")
    + "again = claim\n"
    + OTHER.replace("@claim", "@again"),
}


@pytest.mark.parametrize("text", SAME_NAME.values(), ids=SAME_NAME)
@pytest.mark.parametrize("choice", [(), ("proofs/a.py::one",), ("-k", "one"), ("--last-failed",), ("--shard", "1/1")])
def test_a_name_that_two_claims_have(files: Callable[..., Path], text: str, choice: tuple[str, ...]) -> None:
    """What is known of one of them is not known of the other."""
    files(a=text)
    assert derive("run").exit_code == 4
    again = derive("run", "--json", "run.json", *choice)
    assert again.exit_code == 4, again.output
    found = json.loads(Path("run.json").read_text())["claims"]
    assert sorted(c["verdict"] for c in found if c["name"] in ("one", "a.py")) == ["error", "proved"]


def test_what_was_stopped_is_not_kept(files: Callable[..., Path]) -> None:
    files(a=true("one") + true("slow", "import time; time.sleep(60)"))
    for _ in range(2):
        assert ran("--timeout", "0.5", code=3)["slow"] == ("undecided", False)


# ── damage ────────────────────────────────────────────────────────────────────


@pytest.fixture
def judged(files: Callable[..., Path]) -> list[Path]:
    """The entries for a true claim and a false one."""
    files(a=true("right"), b=FALSE.format("wrong"))
    assert derive("run", "-j", "1").exit_code == 1
    return entries()


def verdicts() -> dict[str, str]:
    done = derive("run", "-j", "1", "--json", "run.json")
    assert done.exit_code == 1
    return {c["name"]: c["verdict"] for c in json.loads(Path("run.json").read_text())["claims"]}


JUDGED = {"right": "proved", "wrong": "refuted"}


def test_entries_in_each_others_places(judged: list[Path]) -> None:
    contents = [entry.read_bytes() for entry in judged]
    for shift in range(1, len(judged)):
        for entry, content in zip(judged, contents[shift:] + contents[:shift], strict=True):
            entry.write_bytes(content)
        assert verdicts() == JUDGED


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 66, 200, -1, -2])
def test_truncated_entries(judged: list[Path], length: int) -> None:
    for entry in judged:
        entry.write_bytes(entry.read_bytes()[:length])
    assert verdicts() == JUDGED
    assert verdicts() == JUDGED


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(b"refuted", b"proved"),
        lambda text: text.replace(b'"inputs":{', b'"inputs":{"x":"absent",'),
        lambda text: text.replace(b"wrong", b"right"),
        lambda text: b"[" * 100_000,
        lambda text: b"",
        lambda text: b"\xff" * 40,
        lambda text: b"null",
        lambda text: b"0" * 64 + b"\n" + text,
    ],
)
def test_changed_entries(judged: list[Path], change: Callable[[bytes], bytes]) -> None:
    for entry in judged:
        head, text = entry.read_bytes().split(b"\n", 1)
        entry.write_bytes(head + b"\n" + change(text))
    assert verdicts() == JUDGED


def test_an_entry_that_is_a_folder_or_a_loop(judged: list[Path]) -> None:
    for entry in judged[::2]:
        entry.unlink()
        entry.mkdir()
    for entry in judged[1::2]:
        entry.unlink()
        entry.symlink_to(entry)
    done = derive("run", "-j", "1", "--json", "run.json")
    assert done.exit_code == 1
    assert {c["name"]: c["verdict"] for c in json.loads(Path("run.json").read_text())["claims"]} == JUDGED


def test_the_entry_of_an_earlier_text(files: Callable[..., Path]) -> None:
    """Entries of a claim that was true once, put back when it is false."""
    folder = files(a=true("one"))
    ran()
    saved = {entry: entry.read_bytes() for entry in entries()}
    (folder / "a.py").write_text(HEAD + DECLARED + FALSE.format("one"))
    assert ran(code=1) == {"one": ("refuted", False)}
    for entry, content in saved.items():
        entry.write_bytes(content)
    assert ran(code=1) == {"one": ("refuted", False)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Bits flipped, pieces cut out, put in, doubled: what is read is what was written, or nothing."""
    store = Store(tmp_path_factory.mktemp("cache"))
    content = data.draw(st.binary(min_size=1, max_size=60))
    slot = "0" * 64
    store.write(slot, content)
    place = store.folder / "verdicts" / slot
    damaged = bytearray(place.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, max(0, len(damaged) - 1)))
        how = data.draw(st.sampled_from(["flip", "cut", "put"]))
        if how == "flip" and damaged:
            damaged[at] ^= 1 << data.draw(st.integers(0, 7))
        elif how == "cut":
            del damaged[at : at + data.draw(st.integers(1, 9))]
        else:
            damaged[at:at] = data.draw(st.binary(min_size=1, max_size=9))
    place.write_bytes(bytes(damaged))
    assert store.read(slot) in (None, content)


def test_a_cache_that_came_with_the_repository(files: Callable[..., Path]) -> None:
    files(a=true("one"))
    ran()
    subprocess.run(["git", "init", "-q"], check=True)
    assert ran() == {"one": KNOWN}
    subprocess.run(["git", "add", "-f", ".derive_cache"], check=True)
    done = derive("run")
    assert done.exit_code == 2
    assert "git rm -r --cached .derive_cache" in done.output
    assert ran("--no-cache") == {"one": NEW}
    subprocess.run(["git", "rm", "-q", "-r", "--cached", ".derive_cache"], check=True)
    assert ran() == {"one": KNOWN}


GIT_SAYS_NOTHING = {
    "no git": ({"PATH": "/nowhere"}, "git: No such file or directory"),
    "another's repository": (
        {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"},
        "fatal: detected dubious ownership in repository",
    ),
    "a setting that is none": ({"GIT_CONFIG_COUNT": "x"}, "error: bogus count in GIT_CONFIG_COUNT"),
}


@pytest.mark.parametrize(("environment", "why"), GIT_SAYS_NOTHING.values(), ids=GIT_SAYS_NOTHING)
def test_a_cache_of_which_git_cannot_say_whose_it_is(
    files: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], why: str
) -> None:
    """It is not used, and one line says why; nor is what it says about the last run."""
    files(a=true("one"), b=true("two").replace("2 * c", "3 * c"))
    subprocess.run(["git", "init", "-q"], check=True)
    ran(code=1)
    assert ran(code=1) == {"one": KNOWN, "two": ("refuted", True)}
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    said = f"the cache is not used: whether git tracks it cannot be told: {why}"
    first, *lines = derive("run", "-j", "1").output.splitlines()
    assert first.startswith(said)
    assert not any(line.startswith("the cache") or "cached" in line for line in lines)
    assert ran(code=1) == {"one": NEW, "two": ("refuted", False)}
    assert ran("--last-failed", code=1) == {"one": NEW, "two": ("refuted", False)}
    assert "what failed last is not known: everything is checked" in derive("run", "--lf", "-j", "0").output
    assert said in derive("run", "--changed-since", "HEAD").output
    assert "the cache is" not in derive("run", "--no-cache").output
    assert said in derive("appendix", "-o", "out", "-j", "1").output


def test_what_git_says_about_a_repository_that_is_damaged(files: Callable[..., Path]) -> None:
    files(a=true("one"))
    ran()
    Path(".git").write_text("gitdir: nowhere\n")
    assert ran() == {"one": NEW}
    Path(".git").unlink()
    assert ran() == {"one": KNOWN}


def test_only_what_was_remembered_came_with_the_repository(files: Callable[..., Path]) -> None:
    """It could choose what is checked."""
    files(a=true("one"), b=true("two").replace("2 * c", "3 * c"))
    ran("-j", "0", code=1)
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "add", "-f", ".derive_cache/last.json"], check=True)
    for options in ((), ("--last-failed",), ("--last-failed", "-j", "0"), ("--last-failed", "--no-cache")):
        assert derive("run", *options).exit_code == 2
    assert derive("run", "-j", "0").exit_code == 1


def test_a_hook_of_git_changes_nothing(files: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Git tells a hook of the repository that it runs for, by variables that would mislead."""
    files(a=true("one"))
    subprocess.run(["git", "init", "-q"], check=True)
    ran()
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.setenv(name, ".git")
    assert ran() == {"one": KNOWN}


# ── at the same time ──────────────────────────────────────────────────────────

_ROUNDS = """
import sys
from pathlib import Path
sys.path[:0] = {folders!r}
from test_cache import rounds
rounds(int(sys.argv[1]))
"""


def rounds(own: int, count: int = 100) -> None:
    """Claims looked up and kept again and again, by one of several processes; each keeps its own and a shared one."""
    for number in range(count):
        cache = Cache(Store(Path(".derive_cache")), Path(), Settings())
        inputs = {os.path.abspath("a.py"): cache._content("a.py") or ""}
        for name in ("shared", f"own_{own}_{number}"):
            verdict = Verdict(name, "a.py", 1, "claim", PROVED)
            cache.keep([Fresh("a.py", inputs, verdict)])
            (found,) = Cache(Store(Path(".derive_cache")), Path(), Settings()).known(
                [Slice("a.py", (name,), first=False)]
            )
            assert getattr(found, "verdicts", None), f"{name} was lost"


def test_two_processes_and_one_cache_a_hundred_times(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("")
    code = _ROUNDS.format(folders=[str(ROOT / "tests"), str(Path(__file__).parent)])
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(k)], cwd=tmp_path, stderr=subprocess.PIPE) for k in (1, 2)
    ]
    for process in both:
        _, said = process.communicate()
        assert process.returncode == 0, said.decode()
    store = Store(tmp_path / ".derive_cache")
    assert store.count() == 201
    assert not list((tmp_path / ".derive_cache" / "verdicts").glob(".part-*"))


def test_two_runs_and_one_cache(files: Callable[..., Path]) -> None:
    files(a=true("one") + true("two"), b=true("three") + FALSE.format("four"))
    command = [sys.executable, "-c", "from derive.commands import main; main(['run', '-j', '1'])"]
    for _ in range(3):
        both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        for process in both:
            said, _ = process.communicate()
            assert process.returncode == 1
            assert "1 refuted, 3 proved" in said
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "4 of 4 cached" in done.stdout


# ── links, compiled modules, what changes meanwhile ───────────────────────────

TIMES = "@claim(Eq(k * c, c + c))\ndef one(): return calc(k * c).eq(c + c)\n"
WRONG_NOW = {"one": ("refuted", False)}


def test_a_link_that_leads_elsewhere(files: Callable[..., Path]) -> None:
    """The file there is the same, what lies beside it is not."""
    folder = files(a="from b import k\n" + TIMES)
    for place, value in (("x", 2), ("y", 3)):
        Path(place).mkdir()
        Path(place, "b.py").write_text("from v import k\n")
        Path(place, "v.py").write_text(f"k = {value}\n")
    (folder / "b.py").symlink_to("../x/b.py")
    ran("proofs/a.py")
    assert ran("proofs/a.py") == {"one": KNOWN}
    (folder / "b.py").unlink()
    (folder / "b.py").symlink_to("../y/b.py")
    assert ran("proofs/a.py", code=1) == WRONG_NOW


@pytest.mark.parametrize("prefix", [{}, {"PYTHONPYCACHEPREFIX": "compiled"}])
def test_a_module_that_python_had_compiled(files: Callable[..., Path], prefix: dict[str, str]) -> None:
    """Of another content, but of the same size and second."""
    files(a="import sys; sys.path.insert(0, 'lib')\nfrom helper import k\n" + TIMES)
    Path("lib").mkdir()
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | prefix
    command = [sys.executable, "-c", "from derive.commands import main; main(['run', '-j', '1'])"]
    codes = []
    for value in (2, 2, 3, 3):
        Path("lib/helper.py").write_text(f"k = {value}\n")
        os.utime("lib/helper.py", (10**9, 10**9))
        codes.append(subprocess.run(command, env=environment, capture_output=True, check=False).returncode)
    assert codes == [0, 0, 1, 1]


def test_a_module_compiled_elsewhere_counts_by_its_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from derive.running.cache.watch import _source_of

    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    made = importlib.util.cache_from_source("/lib/helper.py")
    assert made.startswith(str(tmp_path))
    assert _source_of(made) == "/lib/helper.py"
    assert _source_of("/lib/helper.pyc") == "/lib/helper.pyc"


def test_a_file_that_changes_and_changes_back(files: Callable[..., Path]) -> None:
    """Between two readings: the first and the last state say nothing of what the claim saw."""
    files(a=true("one"))
    Path("data").write_text("2")
    reads = Reads()
    reads.read("data")
    for text in ("3", "2"):
        Path("data").write_text(text)
    os.utime("data", (10**9, 10**9))
    reads.read("data")
    assert reads.untracked
    late = Reads()
    late.read("data")
    Path("data").write_text("3")
    late.new()
    assert late.untracked


def test_what_is_opened_from_a_folder_by_its_number(files: Callable[..., Path]) -> None:
    how = "import os\nk = int(os.read(os.open('data', os.O_RDONLY, dir_fd=os.open('parts', os.O_RDONLY)), 9))\n"
    files(a=how + TIMES)
    Path("parts").mkdir()
    Path("parts/data").write_text("2")
    assert ran() == {"one": NEW}
    Path("parts/data").write_text("3")
    assert ran(code=1) == WRONG_NOW


def test_an_axiom_that_is_called_otherwise(files: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """In the project of another run, from the same folder of verdicts."""
    files(a="@axiom(Gt(c + 1, c))\ndef more(): pass\n\n\n@claim(Gt(c + 1, c))\ndef one(): return more\n")
    Path("pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\npermitted-axioms = ["proofs/a.py::more"]\n')
    monkeypatch.setenv("DERIVE_CACHE_DIR", str(Path("kept").absolute()))
    ran()
    assert ran()["one"] == ("proved*", True)
    Path("proofs/pyproject.toml").write_text(
        "[tool.derive]\npermitted-axioms = ['proofs/a.py::more']\nproofs = ['.']\n"
    )
    monkeypatch.chdir("proofs")
    assert ran(code=3)["one"] == ("undecided", False)


def test_for_how_many_processes_there_will_be_work(files: Callable[..., Path]) -> None:
    """As far as a glance shows: what is newer than the last run, and says something else."""
    folder = files(a=true("one"), b=true("two"))
    kept = Kept(find(Path.cwd()))
    assert kept.likely((), wanted=True) is None
    ran()
    assert kept.likely((), wanted=True) == 0
    assert kept.likely((), wanted=False) is None
    later = time.time() + 5
    (folder / "a.py").write_text((folder / "a.py").read_text() + "# A comment.\n")
    os.utime(folder / "a.py", (later, later))
    assert kept.likely((), wanted=True) == 0
    (folder / "a.py").write_text((folder / "a.py").read_text() + "d = 2\n")
    os.utime(folder / "a.py", (later, later))
    assert kept.likely((), wanted=True) == kept.likely(("proofs/a.py::one",), wanted=True) == 1
    assert kept.likely(("proofs/b.py",), wanted=True) == kept.likely(("proofs/nowhere.py",), wanted=True) == 0
    last = kept.store.folder / "last.json"
    assert ran() == {"one": KNOWN, "two": KNOWN}
    os.utime(last, (1, 1))
    assert ran() == {"one": KNOWN, "two": KNOWN}
    assert last.stat().st_mtime > 1
    assert not list(newer(("proofs/b.py",), kept.config, last.stat().st_mtime_ns))


def test_what_a_document_shows_is_known_too(files: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = files(a=true("one") + 'd = define("d", c + 1, source="F2")\n' + true("two"))
    post = folder / "post.md"
    post.write_text("# It\n\n```derive\none\nF2\n```\n")
    assert ran("proofs", str(post)) == {"one": NEW, "two": NEW}
    first = json.loads(Path("run.json").read_text())["definitions"]
    looked, parsed = [], scanning._parsed
    monkeypatch.setattr(scanning, "_parsed", lambda path, *more: looked.append(path) or parsed(path, *more))
    scanning._stated.cache_clear()
    assert ran(str(post)) == {"one": KNOWN}
    assert json.loads(Path("run.json").read_text())["definitions"] == first != []
    assert looked == []
    post.write_text("# It\n\n```derive\ntwo\n```\n")
    assert ran(str(post)) == {"two": KNOWN}
    assert looked == [post]


def test_what_a_document_shows_whose_own_claims_cannot_be_read(files: Callable[..., Path]) -> None:
    folder = files(a=true("one"))
    post = folder / "post.md"
    post.write_text("# It\n\n```derive\none\n```\n\n```python derive\n1 +\n```\n")
    for known in (NEW, KNOWN):
        assert ran("proofs", str(post), code=4) == {"one": known, "post.md": ("error", False)}
