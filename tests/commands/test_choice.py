"""What a run checks: what failed last, what changed since a revision, one part of several."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from derive.commands import main
from derive.running.plan import Slice
from derive.running.shard import Division

pytestmark = pytest.mark.slow

Project = Callable[..., Path]

TRUE = "@claim(Eq(c + c, 2 * c))\ndef {0}():\n    return calc(c + c).eq(2 * c)\n"
FALSE = "@claim(Eq(c + c, 3 * c))\ndef {0}():\n    return calc(c + c).eq(3 * c)\n"


@pytest.fixture(autouse=True)
def _one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DERIVE_JOBS", "1")


@pytest.fixture
def files(project: Project) -> Callable[..., Path]:
    def of(**texts: str) -> Path:
        return project(**{name: 'c = scalar("c")\n' + text for name, text in texts.items()}) / "proofs"

    return of


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def checked(*arguments: str, code: int = 0) -> list[str]:
    """The names of the claims of a run."""
    done = derive("run", "--json", "run.json", *arguments)
    assert done.exit_code == code, done.output
    return [c["name"] for c in json.loads(Path("run.json").read_text())["claims"]]


def change(file: Path, old: str = "", new: str = "") -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new) if old else text + "# changed\n")


# ── what failed last ──────────────────────────────────────────────────────────


def test_what_failed_last_until_it_holds(files: Callable[..., Path]) -> None:
    folder = files(a=TRUE.format("one") + FALSE.format("two"), b=TRUE.format("three"), c=FALSE.format("four"))
    assert len(checked(code=1)) == 4
    assert checked("--last-failed", code=1) == ["two", "four"]
    change(folder / "a.py", "3 * c", "2 * c")
    assert checked("--lf", code=1) == ["two", "four"]
    assert checked("--lf", code=1) == ["four"]
    change(folder / "c.py", "3 * c", "2 * c")
    assert checked("--lf") == ["four"]
    assert "nothing failed last: everything is checked" in derive("run", "--lf").stdout
    assert checked("--lf") == ["one", "two", "three", "four"]


def test_of_a_file_that_cannot_be_read_everything(files: Callable[..., Path]) -> None:
    folder = files(a=TRUE.format("one") + "1/0\n", b=TRUE.format("two"))
    checked(code=4)
    change(folder / "a.py", "1/0\n", FALSE.format("three"))
    assert checked("--lf", code=1) == ["one", "three"]


def test_a_claim_that_failed_and_is_gone(files: Callable[..., Path]) -> None:
    folder = files(a=TRUE.format("one") + FALSE.format("two"), b=TRUE.format("three"))
    checked(code=1)
    change(folder / "a.py", FALSE.format("two"), TRUE.format("other"))
    assert checked("--lf") == ["one", "other"]
    checked()
    assert "nothing failed last" in derive("run", "--lf").output


def test_the_words_and_paths_hold_as_well(files: Callable[..., Path]) -> None:
    files(a=FALSE.format("one") + FALSE.format("two"), b=FALSE.format("three"))
    checked(code=1)
    assert checked("--lf", "proofs/a.py", "-k", "two", code=1) == ["two"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'{"proofs/a.py::one": 1}', b"\xff"])
def test_a_damaged_memory_is_none(files: Callable[..., Path], damage: bytes) -> None:
    files(a=FALSE.format("one") + TRUE.format("two"))
    checked(code=1)
    Path(".derive_cache/last.json").write_bytes(damage)
    assert checked("--lf", code=1) == ["one", "two"]
    assert checked("--lf", code=1) == ["one"]


# ── parts ─────────────────────────────────────────────────────────────────────


def test_every_claim_is_in_one_part(files: Callable[..., Path]) -> None:
    texts = {f"f{k}": "".join(TRUE.format(f"c{k}_{j}") for j in range(3 * k + 1)) for k in range(4)}
    files(**texts)
    whole = checked()
    for count in (1, 2, 3, 7):
        parts = [checked("--shard", f"{k}/{count}") for k in range(1, count + 1)]
        assert sorted(name for part in parts for name in part) == sorted(whole)


def test_parts_name_their_division(files: Callable[..., Path]) -> None:
    files(a=TRUE.format("one"), b=TRUE.format("two"), c=TRUE.format("three"))
    said = [derive("run", "--shard", f"{k}/2").output.splitlines()[0] for k in (1, 2)]
    assert [line.partition(" (")[0] for line in said] == ["part 1 of 2: 2 of 3 claims", "part 2 of 2: 1 of 3 claims"]
    assert len({line.partition(" (")[2] for line in said}) == 1
    assert derive("run", "--shard", "1/3").output.splitlines()[0].partition(" (")[2] not in said[0]


def test_an_empty_part_is_well(files: Callable[..., Path]) -> None:
    files(a=TRUE.format("one"))
    done = derive("run", "--shard", "2/2")
    assert done.exit_code == 0
    assert "no claim was selected" in done.output


def test_what_fails_fails_in_one_part(files: Callable[..., Path]) -> None:
    files(a="1/0\n" + "".join(TRUE.format(f"c{k}") for k in range(9)), b=FALSE.format("two"))
    assert sorted(derive("run", "--shard", f"{k}/2").exit_code for k in (1, 2)) in ([0, 4], [1, 4])


@pytest.mark.parametrize("shard", ["0/2", "3/2", "1", "a/b", "-1/2", "1/0", "1/2/3", "½/2"])
def test_no_part(files: Callable[..., Path], shard: str) -> None:
    files(a=TRUE.format("one"))
    done = derive("run", "--shard", shard)
    assert done.exit_code == 2
    assert "is no part of a whole" in done.output


def test_parts_by_how_long_claims_took(files: Callable[..., Path]) -> None:
    files(**{f"f{k}": TRUE.format(f"c{k}") for k in range(4)})
    checked()
    document = json.loads(Path("run.json").read_text())
    for claim, seconds in zip(document["claims"], (9.0, 3.0, 3.0, 3.0), strict=True):
        claim["seconds"] = seconds
    Path("times.json").write_text(json.dumps(document))
    assert checked("--shard", "1/2", "--times", "times.json") == ["c0"]
    assert checked("--shard", "2/2", "--times", "times.json") == ["c1", "c2", "c3"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"claims": [{"file": 1}]}', '{"claims": 3}'])
def test_times_that_are_none(files: Callable[..., Path], text: str) -> None:
    files(a=TRUE.format("one"))
    Path("times.json").write_text(text)
    assert derive("run", "--shard", "1/2", "--times", "times.json").exit_code == 2
    assert derive("run", "--times", "times.json").exit_code == 2


@given(
    weights=st.lists(st.integers(1, 30), max_size=20),
    times=st.lists(st.floats(0, 100), max_size=20),
    count=st.integers(1, 9),
)
def test_a_division_is_one(weights: list[int], times: list[float], count: int) -> None:
    pieces = [Slice(f"f{k}.py", ("one",), weight=weight) for k, weight in enumerate(weights)]
    seconds = {f"f{k}.py::one": time for k, time in enumerate(times)}
    division = Division(pieces, count, seconds)
    assert sorted((piece for part in division.parts for piece in part), key=pieces.index) == pieces
    assert division.digest == Division(pieces, count, seconds).digest
    if not times:
        loads = [sum(piece.weight for piece in part) for part in division.parts]
        assert max(loads) - min(loads) <= max(weights, default=0)


# ── what changed ──────────────────────────────────────────────────────────────


@pytest.fixture
def repository(files: Callable[..., Path]) -> Path:
    """Files of which b imports a, and c reads a file; all of them checked and committed."""
    folder = files(
        a="k = 2\n" + TRUE.format("one"),
        b="from a import k\n@claim(Eq(k * c, c + c))\ndef two(): return calc(k * c).eq(c + c)\n",
        c="k = int(open('data').read())\n@claim(Eq(k * c, c + c))\ndef three(): return calc(k * c).eq(c + c)\n",
        d=TRUE.format("four"),
    )
    Path("data").write_text("2")
    git("init", "-q")
    commit()
    checked("proofs/d.py", "proofs/a.py", "proofs/b.py", "proofs/c.py")
    return folder


def git(*arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def commit() -> None:
    git("add", "-A", ":!.derive_cache")
    git("commit", "-q", "-m", "x")


def since(revision: str = "HEAD", code: int = 0) -> list[str]:
    return checked("--changed-since", revision, code=code)


def test_nothing_changed(repository: Path) -> None:
    assert since() == []
    assert "since HEAD: 0 of 4 files" in derive("run", "--changed-since", "HEAD").output


def test_a_file_and_those_that_import_it(repository: Path) -> None:
    change(repository / "a.py")
    assert since() == ["one", "two"]
    assert since() == ["one", "two"]
    commit()
    assert since() == []
    assert since("HEAD~1") == ["one", "two"]


def test_a_file_that_was_opened(repository: Path) -> None:
    Path("data").write_text("2 ")
    assert since() == ["three"]
    Path("data").write_text("3")
    assert since(code=1) == ["three"]
    assert since(code=1) == ["three"]


def test_what_does_not_hold_is_always_looked_at(repository: Path) -> None:
    change(repository / "d.py", "2 * c", "3 * c")
    commit()
    assert since(code=1) == ["four"]
    assert since(code=1) == ["four"]


def test_a_new_file_and_one_that_is_gone(repository: Path) -> None:
    (repository / "e.py").write_text((repository / "d.py").read_text().replace("four", "five"))
    assert since() == ["five"]
    commit()
    checked()
    assert since() == []
    assert since("HEAD~1") == ["five"]
    (repository / "d.py").unlink()
    assert since() == []


def test_a_module_that_now_stands_in_the_way(repository: Path) -> None:
    change(repository / "d.py", 'c = scalar("c")', 'c = scalar("c"); import wave')
    commit()
    checked()
    assert since() == []
    (repository / "wave.py").write_text("k = 3\n")
    assert "four" in since()


def test_without_a_cache_nothing_is_known(repository: Path) -> None:
    assert derive("cache", "clear").exit_code == 0
    done = derive("run", "--changed-since", "HEAD")
    assert "since HEAD: 4 of 4 files (4 because no run has told yet what they read)" in done.output
    assert since() == []
    assert derive("run", "--no-cache", "--changed-since", "HEAD").exit_code == 2


def test_another_configuration_changes_everything(repository: Path) -> None:
    Path("pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\n')
    assert since() == ["one", "two", "three", "four"]
    commit()
    assert since() == []
    Path("pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\n[tool.other]\nx = 1\n')
    assert since() == []
    Path("pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\npermitted-axioms = ["x"]\n')
    assert "because [tool.derive] changed" in derive("run", "--changed-since", "HEAD").output


def test_no_such_revision(repository: Path) -> None:
    done = derive("run", "--changed-since", "nowhere")
    assert done.exit_code == 2
    assert done.output == "derive: --changed-since nowhere: git knows no such revision [C107]\n"


def test_from_a_folder_inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\n')
    Path("data").rename("proofs/data")
    commit()
    monkeypatch.chdir(repository)
    checked()
    assert since() == []
    change(repository / "a.py")
    assert since() == ["one", "two"]


def test_a_file_that_several_paths_name_is_taken_once(files: Callable[..., Path]) -> None:
    files(a=TRUE.format("one") + TRUE.format("two"))
    Path("alias").symlink_to("proofs")
    here = Path.cwd().name
    assert checked("proofs", f"../{here}/proofs/a.py", "alias") == ["one", "two"]
    assert checked("proofs/a.py::one", f"../{here}/proofs/a.py::two") == ["one", "two"]


def test_why_a_file_is_taken(repository: Path) -> None:
    Path("data").write_text("2 ")
    assert "since HEAD: 1 of 4 files\n" in derive("run", "--changed-since", "HEAD").output


TIMES = "@claim(Eq(k * c, c + c))\ndef two(): return calc(k * c).eq(c + c)\n"


@pytest.mark.parametrize(
    "how",
    [
        "import importlib; k = importlib.import_module('b').k\n",
        "exec(open('proofs/b.py').read())\n",
        "import sys; sys.path.insert(0, 'lib')\nfrom common import k\n",
        "import sys; sys.path.insert(0, '.')\nfrom proofs.b import k\n",
        "from c import k\n",
    ],
)
def test_a_neighbour_that_is_read_in_whatever_way(files: Callable[..., Path], how: str) -> None:
    folder = files(a=how + TIMES, b="k = 2\n", c="k = __import__('b').k\n")
    Path("lib").mkdir()
    Path("lib/common.py").write_text("from b import k\n")
    git("init", "-q")
    commit()
    checked()
    change(folder / "b.py", "k = 2", "k = 3")
    assert since(code=1) == ["two"]


def test_a_neighbour_of_the_file_that_a_link_leads_to(files: Callable[..., Path]) -> None:
    folder = files(a="from b import k\n" + TIMES, b="k = 2\n")
    Path("proofs").rename("lib")
    folder.mkdir()
    Path("proofs/a.py").symlink_to("../lib/a.py")
    git("init", "-q")
    commit()
    checked()
    change(Path("lib/b.py"), "k = 2", "k = 3")
    assert since(code=1) == ["two"]


@pytest.mark.parametrize("choice", [("--shard", "1/2"), ("--shard", "2/2"), ("--changed-since", "HEAD")])
def test_what_is_gone_is_told_by_every_part(repository: Path, choice: tuple[str, ...]) -> None:
    against = ("--against", "HEAD", "--fail-on-drift")
    assert derive("run", *against, *choice).exit_code == 0
    (repository / "d.py").unlink()
    done = derive("run", *against, *choice)
    assert done.exit_code == 1
    assert "proofs/d.py::four: removed" in done.output


@pytest.mark.parametrize("choice", [("--shard", "1/2"), ("--shard", "2/2")])
def test_nothing_is_no_part_of_nothing(files: Callable[..., Path], choice: tuple[str, ...]) -> None:
    files(a=TRUE.format("one"))
    assert derive("run", *choice, "-k", "nowhere").exit_code == 5


def test_nothing_changed_where_nothing_is(repository: Path) -> None:
    Path("empty").mkdir()
    assert derive("run", "empty", "--changed-since", "HEAD").exit_code == 5


def test_what_a_run_did_not_come_to_is_not_forgotten(
    files: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    files(a=FALSE.format("one") + FALSE.format("two"), b=FALSE.format("three"))
    checked(code=1)
    after_one = TRUE.format("one") + "@experiment(says='it')\ndef two(generator): raise KeyboardInterrupt\n"
    change(Path("proofs/a.py"), FALSE.format("one") + FALSE.format("two"), after_one)
    done = derive("run", "-j", "0")
    assert done.exit_code == 130
    assert "two" in checked("--lf", "-j", "1", code=4)


def test_projects_that_share_a_memory(
    files: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DERIVE_CACHE_DIR", str(tmp_path / "shared"))
    files(a=FALSE.format("one") + FALSE.format("two"))
    (tmp_path / "other" / "proofs").mkdir(parents=True)
    Path("other/proofs/a.py").write_text(Path("proofs/a.py").read_text())
    checked(code=1)
    monkeypatch.chdir(tmp_path / "other")
    change(Path("proofs/a.py"), FALSE.format("one"), TRUE.format("one"))
    checked(code=1)
    monkeypatch.chdir(tmp_path)
    assert checked("--lf", code=1) == ["one", "two"]


def test_folders_that_are_links(files: Callable[..., Path]) -> None:
    folder = files(a=TRUE.format("one"), b=FALSE.format("two"))
    Path("more").mkdir()
    (folder / "b.py").rename("more/b.py")
    (folder / "linked").symlink_to("../more")
    (folder / "round").symlink_to("..")
    assert checked(code=1) == ["one", "two"]


def test_a_folder_that_cannot_be_listed(files: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = files(a=TRUE.format("one"))
    (folder / "shut").mkdir()
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    done = derive("run")
    assert done.exit_code == 2
    assert "cannot be listed: Permission denied" in done.output
