"""Source documents: which claims are of which, rows that several have, counts, comparison, and the table that names them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from here import HEAD, ROOT

from derive.commands import main

TABLE = """[tool.derive]
proofs = ["proofs"]
[tool.derive.sources.paper]
title = "On squares"
address = "https://example.org/squares"
folder = "proofs/paper"
[tool.derive.sources.thesis]
folder = "proofs/thesis/"
[tool.derive.sources.chapter]
folder = "proofs/thesis/chapter"
"""
FILES = {"paper/a.py": "one F1", "thesis/b.py": "two F1", "thesis/chapter/c.py": "three F2", "d.py": "four F3"}

Files = Callable[..., None]


def claim(name: str, source: str) -> str:
    return f'@claim(Ge(c**2, 0), source="{source}")\ndef {name}():\n    return calc(c**2).ge(0, by.sign)\n'


def write(path: str, *said: str) -> None:
    file = Path("proofs") / path
    file.parent.mkdir(parents=True, exist_ok=True)
    claims = [claim(*one.split(" ", 1)) for one in said]
    file.write_text(HEAD + 'c = scalar("c")\n' + "\n\n".join(claims))


@pytest.fixture
def several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three documents, one in the folder of another, and a file that belongs to none."""
    monkeypatch.chdir(tmp_path)
    for path, said in FILES.items():
        write(path, said)
    with Path("proofs/paper/a.py").open("a") as file:
        file.write('\nsquare = define("q", c**2, source="F9")\n')
    Path("pyproject.toml").write_text(TABLE)
    return tmp_path


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def checked(*arguments: str, code: int = 0) -> set[str]:
    done = derive("run", *arguments, "--json", "run.json")
    assert done.exit_code == code, done.output
    return {found["name"] for found in document()["claims"]}


def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path("run.json").read_text())
    return found


def refused(*arguments: str) -> str:
    done = derive(*arguments)
    assert done.exit_code == 2, done.output
    assert done.output.count("\n") == 1
    return done.output


# ── which rows ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("paper:F1", {"one"}),
        ("thesis:F1", {"two"}),
        ("chapter:F2", {"three"}),
        ("F2", {"three"}),
        ("F3", {"four"}),
        (":F3", {"four"}),
        ("paper: F1", {"one"}),
    ],
)
def test_a_row_of_a_document(several: Path, source: str, names: set[str]) -> None:
    assert checked("--source", source) == names


@pytest.mark.parametrize("source", ["thesis:F2", "paper:F2", ":F1", "F4"])
def test_no_row_of_that_document(several: Path, source: str) -> None:
    """A claim is of the deepest folder alone."""
    assert derive("run", "--source", source).exit_code == 5


def test_a_row_that_two_documents_have(several: Path) -> None:
    assert "--source F1: several documents have such a row; write paper:F1 or thesis:F1" in refused(
        "run", "--source", "F1"
    )
    assert checked("proofs/thesis", "--source", "F1") == {"two"}
    write("d.py", "four F2, F1")
    assert "write paper:F1 or thesis:F1 or :F1" in refused("run", "--source", "F1")
    assert "write chapter:F2 or :F2" in refused("run", "--source", "F2")
    assert checked("--source", ":F1") == {"four"}


def test_a_document_that_there_is_not(several: Path) -> None:
    assert "there is no such document; [tool.derive.sources] has paper, thesis, chapter" in refused(
        "run", "--source", "papr:F1"
    )
    write("d.py", "four Theorem 3:1")
    assert checked("--source", "Theorem 3:1") == {"four"}


def test_from_a_folder_within_and_by_a_link(several: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("elsewhere").symlink_to(several / "proofs" / "thesis", target_is_directory=True)
    assert checked("elsewhere/b.py", "--source", "thesis:F1") == {"two"}
    monkeypatch.chdir(several / "proofs" / "thesis")
    assert checked("--source", "thesis:F1") == {"two"}
    assert document()["claims"][0]["document"] == "thesis"


def test_in_processes_of_their_own_and_with_what_is_known(several: Path) -> None:
    for cached in (False, True):
        assert checked("-j", "1", "proofs/thesis/b.py") == {"two"}
        assert document()["claims"][0]["cached"] is cached
        assert document()["claims"][0]["document"] == "thesis"
        assert checked("-j", "1", "--source", "thesis:F1") == {"two"}


def test_parts_of_a_row(several: Path) -> None:
    write("thesis/b.py", "two F1", "five F1")
    parts = [checked("--source", "thesis:F1", "--shard", f"{k}/2") for k in (1, 2)]
    assert set.union(*parts) == {"two", "five"}


# ── counts ────────────────────────────────────────────────────────────────────


def test_the_closing_report_counts_each(several: Path) -> None:
    said = derive("run").output
    assert "  paper: On squares, https://example.org/squares\n" in said
    assert "\n  thesis\n" in said
    counts = [line for line in said.splitlines() if " row" in line]
    assert counts == [
        "2 rows of paper: 1 holds, 1 is a definition",
        "1 row of thesis: 1 holds",
        "1 row of chapter: 1 holds",
        "1 row of no document: 1 holds",
    ]


def test_rows_are_told_where_nothing_is_defined(several: Path) -> None:
    output = derive("run", "proofs/thesis/b.py").output
    assert "✓ F1  holds" in output
    assert "1 row of thesis: 1 holds" in output


def test_the_json_counts_each(several: Path) -> None:
    assert checked() == {"one", "two", "three", "four"}
    found = document()
    unlisted = {"listed": None, "uncovered": None, "unlisted": []}
    assert found["sources"] == [
        {
            "name": "paper",
            "folder": "proofs/paper",
            "title": "On squares",
            "address": "https://example.org/squares",
            "rows": {"holds": 1, "definition": 1},
            **unlisted,
        },
        {"name": "thesis", "folder": "proofs/thesis/", "title": "", "address": "", "rows": {"holds": 1}, **unlisted},
        {
            "name": "chapter",
            "folder": "proofs/thesis/chapter",
            "title": "",
            "address": "",
            "rows": {"holds": 1},
            **unlisted,
        },
        {"name": None, "folder": None, "title": "", "address": "", "rows": {"holds": 1}, **unlisted},
    ]
    assert {c["name"]: c["document"] for c in found["claims"]} == {
        "one": "paper",
        "two": "thesis",
        "three": "chapter",
        "four": None,
    }
    assert [d["document"] for d in found["definitions"]] == ["paper"]


def test_the_list_by_source(several: Path) -> None:
    said = derive("list", "--by", "source").output
    heads = [line for line in said.splitlines() if line and not line.startswith(" ")]
    assert heads == [
        "paper:F1",
        "paper:F9",
        "thesis:F1",
        "chapter:F2",
        ":F3",
        "4 claims, 4 steps in 4 files under 2 rows of paper and 1 row of thesis and 1 row of chapter "
        "and 1 row of no document",
    ]


def test_one_document_needs_no_name_at_its_rows(several: Path) -> None:
    Path("pyproject.toml").write_text('[tool.derive.sources.paper]\nfolder = "proofs"\n')
    said = derive("list", "--by", "source").output
    assert said.startswith("F1\n")
    assert said.endswith("under 4 rows of paper\n")


def test_the_appendix_tells_documents_apart(several: Path) -> None:
    assert derive("appendix", "-o", "out").exit_code == 0
    text = Path("out/appendix.tex").read_text()
    assert r"paper:\allowbreak{}F1" in text
    assert r"thesis:\allowbreak{}F1" in text
    Path("pyproject.toml").write_text('[tool.derive.sources.paper]\nfolder = "proofs"\n')
    assert derive("appendix", "-o", "out").exit_code == 0
    assert "paper:" not in Path("out/appendix.tex").read_text()


def test_a_project_without_the_table_is_as_before(several: Path) -> None:
    Path("pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\n')
    assert checked("--source", "F1") == {"one", "two"}
    assert derive("run", "--source", "paper:F1").exit_code == 5
    assert "4 rows of the source: 3 hold, 1 is a definition" in derive("run").output
    assert "under 4 rows of the source\n" in derive("list", "--by", "source").output
    assert checked() == {"one", "two", "three", "four"}
    assert {c["document"] for c in document()["claims"]} == {None}


# ── comparison ────────────────────────────────────────────────────────────────


def git(*arguments: str, folder: Path | None = None) -> None:
    command = ["git", "-c", "user.name=n", "-c", "user.email=e@e", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def commit() -> None:
    if not Path(".git").exists():
        git("init", "-q")
        Path(".gitignore").write_text(".derive_cache\nrun.json\n")
    git("add", "-A")
    git("commit", "-qm", "it")


def compared(*arguments: str, code: int = 0) -> list[str]:
    """What a strict comparison with the last commit tells."""
    done = derive("run", *arguments, "--against", "HEAD", "--fail-on-drift")
    assert done.exit_code == code, done.output
    return [" ".join(line.split()) for line in done.output.partition("since HEAD: ")[2].splitlines()]


def test_files_that_get_a_folder_and_a_document(several: Path) -> None:
    """As this project's own did: they are moved, and nothing else is told."""
    Path("pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs/paper/a.py"]\n')
    commit()
    git("mv", "proofs/paper", "proofs/book")
    Path("pyproject.toml").write_text(
        '[tool.derive]\nproofs = ["proofs/book/a.py"]\n[tool.derive.sources.book]\nfolder = "proofs/book"\n'
    )
    git("add", "-A")
    for choice in ([], ["--source", "F1"], ["--source", "book:F1"], ["proofs/book"]):
        assert compared(*choice) == [
            "1 change, 0 of which may weaken what was shown",
            "moved proofs/paper/a.py: is proofs/book/a.py now",
        ]


def test_a_claim_that_is_of_another_document_now(several: Path) -> None:
    commit()
    git("mv", "proofs/thesis/chapter/c.py", "proofs/paper/c.py")
    told = compared(code=1)
    assert "weaker proofs/paper/c.py::three: source= was of chapter, is of paper" in told


def test_a_table_that_no_longer_names_a_document(several: Path) -> None:
    commit()
    start, _, _ = TABLE.partition("[tool.derive.sources.chapter]")
    Path("pyproject.toml").write_text(start)
    assert "weaker proofs/thesis/chapter/c.py::three: source= was of chapter, is of thesis" in compared(code=1)


def test_a_row_that_is_lost_in_one_document_and_stands_in_another(several: Path) -> None:
    commit()
    Path("proofs/thesis/b.py").unlink()
    assert "lost proofs/thesis/b.py::two: removed (it was proved)" in compared(code=1)
    assert compared("--source", "paper:F1") == ["no change in the claims"]


def test_a_definition_that_stands_in_another_document(several: Path) -> None:
    commit()
    file = Path("proofs/paper/a.py")
    text, defined = file.read_text(), 'square = define("q", c**2, source="F9")\n'
    file.write_text(text.replace(defined, ""))
    with Path("proofs/thesis/b.py").open("a") as other:
        other.write("\n" + defined)
    assert "lost proofs/paper/a.py: q: the definition of F9 is gone: q = c²" in compared(code=1)


@pytest.mark.slow
def test_this_project_against_the_commit_before_its_files_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of the first source document, as it lay without folders, and as it lies now."""
    folder = tmp_path / "project"
    flat = folder / "proofs"
    flat.mkdir(parents=True)
    files = sorted((ROOT / "proofs" / "why_softmax").glob("*.py"))
    assert len(files) == 10
    for file in files:
        (flat / file.name).write_text(file.read_text())
    config = (ROOT / "pyproject.toml").read_text()
    table = config[config.index("[tool.derive]") : config.index("[tool.ruff]")]
    table, _, _ = table.partition("[tool.derive.sources.matrix_cookbook]")
    other = re.compile(r'"proofs/(?!why_softmax)|\.md"|^rows-file')
    table = "".join([line for line in table.splitlines(keepends=True) if not other.search(line)])
    before, _, _ = table.partition("[tool.derive.sources")
    (folder / "pyproject.toml").write_text(before.replace("proofs/why_softmax/", "proofs/"))
    monkeypatch.chdir(folder)
    commit()
    (flat / "why_softmax").mkdir()
    for file in files:
        git("mv", f"proofs/{file.name}", f"proofs/why_softmax/{file.name}")
    (folder / "pyproject.toml").write_text(table)
    git("add", "-A")
    told = compared()
    assert told[0] == "10 changes, 0 of which may weaken what was shown"
    assert sorted(told[1:]) == sorted(
        f"moved proofs/{file.name}: is proofs/why_softmax/{file.name} now" for file in files
    )


# ── the table ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('sources = "paper"', "sources names documents, as in [tool.derive.sources.paper] folder ="),
        ("sources = [1]", "sources names documents"),
        ("[tool.derive.sources]\npaper = 1", "sources names documents"),
        (
            '[tool.derive.sources.paper]\nfolder = "proofs"\nadress = "x"',
            "[tool.derive.sources.paper] has no key 'adress'; did you mean address?",
        ),
        (
            '[tool.derive.sources.paper]\nfolder = "proofs"\nyear = "x"',
            "has no key 'year'; the keys are folder, title, address, rows, rows-file",
        ),
        (
            '[tool.derive.sources.paper]\ntitle = "x"',
            'needs the folder of its claim files, as in folder = "proofs/paper"',
        ),
        ("[tool.derive.sources.paper]\nfolder = 1", "folder of [tool.derive.sources.paper] is a text"),
        ('[tool.derive.sources.paper]\nfolder = ""', "folder of [tool.derive.sources.paper] is a text"),
        ('[tool.derive.sources.paper]\nfolder = "proofs"\ntitle = 3', "title of [tool.derive.sources.paper] is a text"),
        (
            '[tool.derive.sources.paper]\nfolder = "nowhere"',
            "nowhere, the folder of [tool.derive.sources.paper], is not there",
        ),
        ('[tool.derive.sources.paper]\nfolder = "proofs/d.py"', "is not there"),
        (
            '[tool.derive.sources.a]\nfolder = "proofs"\n[tool.derive.sources.b]\nfolder = "./proofs/"',
            "./proofs/ is the folder of two documents, a and b",
        ),
        ('[tool.derive.sources."a:b"]\nfolder = "proofs"', "a document's name is one word"),
        ('[tool.derive.sources."a b"]\nfolder = "proofs"', "a document's name is one word"),
    ],
)
def test_a_table_that_cannot_be(several: Path, table: str, said: str) -> None:
    Path("pyproject.toml").write_text(table if table.startswith("[") else f"[tool.derive]\n{table}\n")
    for command in (["run"], ["list"], ["appendix", "-o", "out"]):
        assert said in refused(*command)
