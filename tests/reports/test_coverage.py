"""The rows that a document lists: which are covered, who names others, what a gate makes of it, and lists that cannot be."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from here import HEAD

from derive.commands import main
from derive.files.config import find
from derive.files.usage import line_of

CLAIM = "@claim(Ge(c**2, 0), source={source!r})\ndef {name}():\n    return calc(c**2).ge(0, by.sign)\n"
FALSE = "@claim(Gt(c**2, 0), source={source!r})\ndef {name}():\n    return calc(c**2).gt(0, by.sign)\n"
ERRATUM = "@erratum(Gt(c**2, 0), source={source!r}, corrected=one)\ndef {name}():\n    pass\n"
NOTE = "@note(says='it', source={source!r}, corrected=one)\ndef {name}():\n    pass\n"
TRIAL = "@experiment(says='it', source={source!r})\ndef {name}(rng):\n    return rng.uniform(size=1000)\n"
AXIOM = "@axiom(Gt(c + 1, c), source={source!r})\ndef {name}():\n    pass\n"
RESTS = "@claim(Gt(c + 1, c), source={source!r})\ndef {name}():\n    return an_axiom\n"
IDLE = "@claim(Ge(c**2, 0), source={source!r})\ndef {name}():\n    return calc(c**2).ge(0, by.sign, by.split_term)\n"
ERROR = "@claim(Ge(c**2, 0), source={source!r})\ndef {name}():\n    raise ValueError('no')\n"
DEFINED = "{name} = define('q', c**2, source={source!r})\n"
TABLE = '[tool.derive]\nproofs = ["proofs"]\n[tool.derive.sources.paper]\nfolder = "proofs/paper"\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a document of two rows, both covered, in two files."""
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    write("paper/a", CLAIM.format(name="one", source="F1"))
    write("paper/b", CLAIM.format(name="two", source="F2"))
    lists('rows = ["F1", "F2"]')
    return tmp_path


def write(name: str, *claims: str) -> None:
    file = Path("proofs") / f"{name}.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD + 'c = scalar("c")\n' + "\n\n".join(claims))


def lists(line: str) -> None:
    Path("pyproject.toml").write_text(f"{TABLE}{line}\n")


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def run(*arguments: str, code: int = 0) -> Result:
    done = derive("run", "-j", "0", *arguments)
    assert done.exit_code == code, done.output
    return done


def refused(*arguments: str) -> str:
    done = derive(*arguments)
    assert (done.exit_code, done.output.count("\n")) == (2, 1), done.output
    return done.output


def source(*arguments: str, code: int = 0) -> dict[str, Any]:
    run("--json", "run.json", *arguments, code=code)
    return json.loads(Path("run.json").read_text())["sources"][0]  # type: ignore[no-any-return]


def concise(*arguments: str, code: int = 0) -> list[str]:
    return run("--format", "concise", *arguments, code=code).stdout.splitlines()


# ── what is covered ───────────────────────────────────────────────────────────


def test_all_of_it(here: Path) -> None:
    assert "\n2 rows of paper: 2 hold\n2 of 2 rows covered\n" in run("--require-rows").output
    assert source() | {"title": ""} == {
        "name": "paper",
        "folder": "proofs/paper",
        "title": "",
        "address": "",
        "rows": {"holds": 2},
        "listed": ["F1", "F2"],
        "uncovered": [],
        "unlisted": [],
    }


def test_a_row_that_no_claim_names(here: Path) -> None:
    lists('rows = [\n  "F1",\n  "F2",\n  "F3",\n]')
    done = run()
    assert "\n2 of 3 rows covered  W102\n  F3  no claim names it\n" in done.output
    assert "exit" not in done.output
    done = run("--require-rows", code=3)
    assert done.output.endswith("exit 3\n")
    assert source(code=0)["uncovered"] == ["F3"]
    assert concise() == ["pyproject.toml:8:1: uncovered F3: a row of paper: no claim names it [W102]"]
    quiet = run("--require-rows", "-q", code=3).output
    assert "2 of 3 rows of paper covered  W102\n  F3  no claim names it\n" in quiet
    assert "W102" not in run("-q").output
    results = [
        json.loads(run("--format", "sarif", *more, code=code).stdout)["runs"][0]["results"]
        for more, code in (([], 0), (["--require-rows"], 3))
    ]
    assert [[one["level"] for one in found] for found in results] == [["warning"], ["error"]]


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ([CLAIM], ""),
        ([ERRATUM], ""),
        ([NOTE], ""),
        ([TRIAL], ""),
        ([DEFINED], ""),
        ([IDLE], ""),
        ([CLAIM, DEFINED, AXIOM], ""),
        ([FALSE], "it0 is refuted"),
        ([CLAIM, FALSE], "it1 is refuted"),
        ([FALSE, DEFINED, FALSE], "it0, it2 are refuted"),
        ([ERROR], "it0 is not shown"),
        ([AXIOM], "it is only assumed"),
        ([AXIOM, AXIOM], "it is only assumed"),
        ([], "no claim names it"),
    ],
)
def test_what_covers_a_row(here: Path, claims: list[str], why: str) -> None:
    lists('rows = ["F1", "F2", "F3"]')
    own = [claim.format(name=f"it{number}", source="F3") for number, claim in enumerate(claims)]
    write("paper/a", CLAIM.format(name="one", source="F1"), *own)
    done = derive("run", "-j", "0", "--require-rows")
    told = [
        line
        for line in done.output.splitlines()
        if line.startswith("  F3  ") and any(word in line for word in ("refuted", "not shown", "names", "assumed"))
    ]
    assert told == ([f"  F3  {why}"] if why else [])
    assert ("3 of 3 rows covered" in done.output) == (not why)
    if not why:
        assert done.exit_code == 0
    else:
        assert done.exit_code == (1 if FALSE in claims else 4 if ERROR in claims else 3)


def test_a_claim_that_rests_on_an_axiom(here: Path) -> None:
    lists('rows = ["F1", "F2"]')
    write("paper/a", AXIOM.format(name="an_axiom", source=""), RESTS.format(name="one", source="F1"))
    assert source("--require-rows", code=3)["uncovered"] == ["F1"]
    text = Path("pyproject.toml").read_text()
    Path("pyproject.toml").write_text(
        text.replace("proofs =", 'permitted-axioms = ["proofs/paper/a.py::an_axiom"]\nproofs =', 1)
    )
    assert source("--require-rows")["uncovered"] == []


def test_a_row_that_is_only_assumed_does_not_hold(here: Path) -> None:
    write("paper/a", AXIOM.format(name="an_axiom", source="F1"))
    output = run().output
    assert "* F1  assumed     c + 1 > c" in output
    assert "2 rows of paper: 1 holds, 1 is assumed" in output
    assert source()["rows"] == {"holds": 1, "assumed": 1}


def test_what_only_warns_covers_nothing(here: Path) -> None:
    write("paper/a", "@claim(Eq(sinh(asinh(c)), c), source='F1')\ndef one():\n    return calc(sinh(asinh(c))).eq(c)\n")
    assert source("--undecided", "warn")["uncovered"] == ["F1"]
    assert run("--undecided", "warn", "--require-rows", code=3)


def test_several_rows_of_one_claim_and_ranges(here: Path) -> None:
    write("paper/a", CLAIM.format(name="one", source="F1, F3"), CLAIM.format(name="other", source="F11a-c"))
    lists('rows = ["F1", "F2, F3", "F11a-d"]')
    assert source()["listed"] == ["F1", "F2", "F3", "F11a", "F11b", "F11c", "F11d"]
    assert source()["uncovered"] == ["F11d"]


def test_a_file_that_cannot_be_read(here: Path) -> None:
    Path("proofs/paper/b.py").write_text("def broken(:\n")
    assert source(code=4)["uncovered"] == ["F2"]


def test_rows_of_another_document_or_of_none_count_for_nothing(here: Path) -> None:
    Path("proofs/paper/b.py").unlink()
    write("elsewhere", CLAIM.format(name="two", source="F2"), CLAIM.format(name="three", source="F9"))
    assert (source()["uncovered"], source()["unlisted"]) == (["F2"], [])


def test_from_what_is_known_and_in_processes(here: Path) -> None:
    lists('rows = ["F1", "F2", "F3"]')
    for _ in range(2):
        done = derive("run", "-j", "1", "--require-rows")
        assert (done.exit_code, "2 of 3 rows covered" in done.output) == (3, True)
    assert "2 of 2 cached" in done.output


# ── who names others ──────────────────────────────────────────────────────────


def test_a_row_that_is_not_listed(here: Path) -> None:
    write("paper/b", CLAIM.format(name="two", source="F2, F22"), DEFINED.format(name="q", source="X"))
    done = run()
    assert "  proofs/paper/b.py:4: two: paper lists no row F22; did you mean F2?  W103\n" in done.output
    assert "2 of 2 rows covered\n" in done.output
    assert source()["unlisted"] == ["F22", "X"]
    assert concise() == [
        "proofs/paper/b.py:4:1: unlisted two: paper lists no row F22; did you mean F2? [W103]",
        "proofs/paper/b.py:9:1: unlisted X: paper lists no row X [W103]",
    ]
    assert concise("proofs/paper/b.py") == concise()
    run("--require-rows", code=3)
    assert "paper lists no row X" in run("--require-rows", "-q", code=3).output


# ── parts of a document ───────────────────────────────────────────────────────

PARTS = [
    ["proofs/paper/a.py"],
    ["proofs/paper/a.py::one"],
    ["-k", "one"],
    ["--source", "F1"],
    ["--last-failed"],
    ["proofs/paper/a.py", "proofs/paper/b.py", "-k", "one or two"],
]


@pytest.mark.parametrize("part", PARTS)
def test_a_run_of_a_part_tells_no_coverage(here: Path, part: list[str]) -> None:
    run("-k", "nothing", code=5)
    assert "covered" not in run(*part).output
    assert source(*part)["uncovered"] is None
    assert concise(*part) == []
    assert refused("run", "-j", "0", "--require-rows", *part) == (
        "derive: --require-rows takes whole documents, and this run is of a part of paper [C101]\n"
    )


def test_parts_of_a_run(here: Path) -> None:
    assert "covered" not in derive("run", "-j", "1", "--shard", "1/2").output
    assert "part of paper" in refused("run", "-j", "1", "--shard", "1/2", "--require-rows")
    subprocess.run(["git", "init", "-q"], check=True)
    Path(".gitignore").write_text(".derive_cache\n")
    for command in (["add", "-A"], ["-c", "user.name=n", "-c", "user.email=e@e", "commit", "-qm", "it"]):
        subprocess.run(["git", *command], check=True)
    assert "part of paper" in refused("run", "-j", "1", "--changed-since", "HEAD", "--require-rows")


def test_another_list_of_rows_changes_no_claim(here: Path) -> None:
    """Also where the list stands in a file, which is not read from the revision."""
    Path("rows.txt").write_text("F1\nF2\n")
    lists('rows-file = "rows.txt"')
    Path(".gitignore").write_text(".derive_cache\n")
    git = ["git", "-c", "user.name=n", "-c", "user.email=e@e"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "it"]):
        subprocess.run([*git, *command], check=True)
    assert derive("run", "-j", "1").exit_code == 0
    for line in ('rows-file = "rows.txt"', 'rows = ["F1"]'):
        lists(line)
        assert "since HEAD: 0 of 2 files\n" in derive("run", "-j", "1", "--changed-since", "HEAD").output


def test_whole_documents_by_their_files(here: Path) -> None:
    write("elsewhere", CLAIM.format(name="x", source="F9"))
    for paths in (["proofs/paper"], ["proofs/paper/a.py", "proofs/paper/b.py"], ["."], []):
        assert "2 of 2 rows covered" in run("--require-rows", *paths).output


def test_a_document_that_shows_some_of_the_claims(here: Path) -> None:
    """A file of which only some claims are asked for is not a whole one."""
    write("paper/a", CLAIM.format(name="one", source="F1"), CLAIM.format(name="other", source="F2"))
    Path("page.md").write_text("```derive\nproofs/paper/a.py::one\n```\n\n```derive\nproofs/paper/b.py::two\n```\n")
    assert "covered" not in run("page.md").output
    assert "part of paper" in refused("run", "-j", "0", "page.md", "--require-rows")
    Path("proofs/paper/page.md").write_text(Path("page.md").read_text().replace("proofs/paper/", ""))
    text = Path("pyproject.toml").read_text()
    Path("pyproject.toml").write_text(text.replace('["proofs"]', '["proofs", "proofs/paper/page.md"]'))
    for paths in ([], ["proofs/paper"]):
        assert "2 of 2 rows covered" in run("--require-rows", *paths).output
    with Path("proofs/paper/page.md").open("a") as page:
        page.write(
            "\n```python derive\nfrom derive import by\nfrom derive.notation import *\nc = scalar('c')\n"
            + CLAIM.format(name="more", source="F1")
            + "```\n"
        )
    assert "part of paper" in refused("run", "-j", "0", "proofs/paper", "--require-rows")
    assert "2 of 2 rows covered" in run("--require-rows").output


def test_the_files_of_a_document_are_those_that_a_run_checks(here: Path) -> None:
    write("paper/helper", "")
    text = Path("pyproject.toml").read_text()
    named = text.replace('["proofs"]', '["proofs/paper/a.py", "proofs/paper/b.py"]')
    Path("pyproject.toml").write_text(named)
    assert "2 of 2 rows covered" in run("--require-rows").output
    Path("pyproject.toml").write_text(text.replace('["proofs"]', '["proofs/paper/a.py"]'))
    assert source("--require-rows", code=3)["uncovered"] == ["F2"]
    Path("pyproject.toml").write_text(text.replace('["proofs"]', '["proofs/elsewhere.py"]'))
    write("elsewhere", CLAIM.format(name="x", source=""))
    assert "part of paper" in refused("run", "-j", "0", "--require-rows")
    assert "2 of 2 rows covered" in run("proofs/paper", "--require-rows").output


def test_a_run_that_stops_early(here: Path) -> None:
    write("paper/a", FALSE.format(name="one", source="F1"))
    assert "covered" not in run("-x", code=1).output
    assert "1 of 2 rows covered" in run(code=1).output
    write("paper/a", CLAIM.format(name="one", source="F1"))
    assert "2 of 2 rows covered" in run("-x", "--require-rows").output


def test_no_document_lists_its_rows(here: Path) -> None:
    lists("")
    said = "derive: --require-rows: no document of this run lists its rows, as rows or rows-file [C101]\n"
    assert refused("run", "-j", "0", "--require-rows") == said
    lists('rows = ["F1", "F2"]')
    write("elsewhere", CLAIM.format(name="x", source=""))
    assert refused("run", "-j", "0", "--require-rows", "proofs/elsewhere.py") == said
    assert "covered" not in run("proofs/elsewhere.py").output
    assert source("proofs/elsewhere.py")["uncovered"] is None


def test_a_document_without_a_claim(here: Path) -> None:
    for name in ("a", "b"):
        Path(f"proofs/paper/{name}.py").unlink()
    write("elsewhere", CLAIM.format(name="x", source=""))
    done = run("--require-rows", code=3)
    assert "0 of 2 rows of paper covered  W102\n  F1  no claim names it\n  F2  no claim names it\n" in done.output


# ── the list ──────────────────────────────────────────────────────────────────


def test_the_list_of_claims(here: Path) -> None:
    Path("rows.txt").write_text("F1\nF2\n\nF3: what it says\n")
    lists('rows-file = "rows.txt"')
    write("paper/b", CLAIM.format(name="two", source="F2, F22"), DEFINED.format(name="q", source="X"))
    for order in ([], ["--by", "source"]):
        done = derive("list", *order)
        assert done.exit_code == 0
        assert done.output.endswith(
            "\n2 of 3 rows of paper named; not F3\npaper lists no row F22: proofs/paper/b.py:4\npaper lists no row X: proofs/paper/b.py:9\n"
        )
        assert ("\nF3\n  no claim names it" in done.output) == bool(order)
    assert "2 claims, 2 steps in 2 files under 4 rows of paper\n" in done.output
    assert done.output.index("\nF2, F22\n") < done.output.index("\nF3\n")
    assert "rows of paper named" not in derive("list", "proofs/paper/a.py").output
    assert "rows of paper named" not in derive("list", "-k", "one").output


def test_what_no_run_records_names_no_row(here: Path) -> None:
    write("paper/b", "if True:\n    " + CLAIM.format(name="two", source="F2").replace("\n", "\n    ").rstrip() + "\n")
    assert "1 of 2 rows of paper named; not F2" in derive("list").output


# ── comparison ────────────────────────────────────────────────────────────────


def test_a_list_that_gets_shorter(here: Path) -> None:
    run("--json", "old.json")
    strict = ["--against", "old.json", "--fail-on-drift"]
    assert "no change in the claims" in run(*strict).output
    lists('rows = ["F1"]')
    assert "weaker    configuration: paper no longer lists the row F2" in run(*strict, code=1).output
    assert concise("--against", "old.json")[0] == (
        "pyproject.toml:3:1: weaker configuration: paper no longer lists the row F2 [W105]"
    )
    lists("")
    assert "weaker    configuration: paper no longer lists its rows" in run(*strict, code=1).output
    lists('rows = ["F1", "F2", "F3"]')
    assert "no change in the claims" in run(*strict).output


def test_the_list_of_a_revision(here: Path) -> None:
    Path("rows.txt").write_text("F1\nF2\nF3\nF4\n")
    lists('rows-file = "rows.txt"')
    Path(".gitignore").write_text(".derive_cache\n")
    git = ["git", "-c", "user.name=n", "-c", "user.email=e@e"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "it"]):
        subprocess.run([*git, *command], check=True)
    Path("rows.txt").write_text("F1\nF2\n")
    done = run("--against", "HEAD", "--fail-on-drift", code=1)
    assert "weaker    configuration: paper no longer lists the rows F3, F4" in done.output


# ── lists that cannot be ──────────────────────────────────────────────────────


def test_a_file_of_rows(here: Path) -> None:
    Path("rows.txt").write_text("# all of them\r\n\nF1:\ta # first\nF2\nTheorem 3:1: says (x: y)\n#F9\nF11a-b: two\n")
    lists('rows-file = "rows.txt"')
    (document,) = find(Path.cwd()).documents.listed
    assert [(row.name, row.text, row.file, row.line) for row in document.rows] == [
        ("F1", "a", "rows.txt", 3),
        ("F2", "", "rows.txt", 4),
        ("Theorem 3:1", "says (x: y)", "rows.txt", 5),
        ("F11a", "two", "rows.txt", 7),
        ("F11b", "two", "rows.txt", 7),
    ]
    assert "  Theorem 3:1  no claim names it (says (x: y))\n" in run().output
    assert concise()[0] == "rows.txt:5:1: uncovered Theorem 3:1: a row of paper: no claim names it; says (x: y) [W102]"


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("F1\nF2\nF1\n", 3, "the row F1 is listed twice, first in line 1"),
        ("F1a-c\n\nF1b\n", 3, "the row F1b is listed twice, first in line 1"),
        ("F1\n: text\n", 2, "a row has no name: ': text'"),
        ("F1\nF2,: text\n", 2, "a row has no name: 'F2,: text'"),
        ("F1\nF\u202e2\n", 2, "a row has a character that cannot be shown: 'F\\u202e2'"),
        ("F1: \x1b[2J\n", 1, "a row has a character that cannot be shown"),
        ("# nothing\n\n", 0, "no row is listed"),
        ("", 0, "no row is listed"),
    ],
)
def test_a_file_of_rows_that_cannot_be(here: Path, content: str, line: int, said: str) -> None:
    Path("rows.txt").write_text(content)
    lists('rows-file = "rows.txt"')
    place = f"rows.txt:{line}: " if line else "rows.txt: "
    for command in (["run"], ["list"]):
        output = refused(*command)
        assert f"/{place}{said}" in output
        assert output.endswith(" [C104]\n")
    (told,) = concise(code=2)
    assert told.startswith(f"rows.txt:{line or 1}:1: error rows.txt: {said}")


def test_files_of_rows_that_are_not_there(here: Path) -> None:
    lists('rows-file = "rows.txt"')
    assert "rows.txt, the file of rows of [tool.derive.sources.paper], is not there" in refused("run")
    assert concise(code=2)[0].startswith("pyproject.toml:5:1: error pyproject.toml: rows.txt, the file of rows")
    Path("rows.txt").mkdir()
    assert "rows.txt: cannot be read: " in refused("run")
    Path("rows.txt").rmdir()
    Path("rows.txt").write_bytes(b"\xff\n")
    assert "rows.txt: cannot be read: " in refused("run")
    Path("rows.txt").unlink()
    Path("rows.txt").symlink_to("nowhere")
    assert "rows.txt: cannot be read: " in refused("run")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('rows = "F1"', 'rows of [tool.derive.sources.paper] is a list of strings, as in rows = ["…"]'),
        ("rows = [1]", "rows of [tool.derive.sources.paper] is a list of strings"),
        ("rows-file = 1", "rows-file of [tool.derive.sources.paper] is a text"),
        ('rows-file = ""', "rows-file of [tool.derive.sources.paper] is a text"),
        ('rows = ["F1"]\nrows-file = "x"', "lists its rows and names a file of rows; say one of them"),
        ("rows = []", "pyproject.toml: no row is listed"),
        ('rows = ["F1", ""]', "a row has no name: ''"),
        ('rows = [\n"F1",\n"F2",\n"F1"]', "the row F1 is listed twice, first in line 6"),
        ('row = ["F1"]', "has no key 'row'; did you mean rows?"),
    ],
)
def test_rows_that_cannot_be(here: Path, line: str, said: str) -> None:
    lists(line)
    for command in (["run"], ["list"]):
        assert said in refused(*command)
    assert concise(code=2)[0].startswith("pyproject.toml:")


@pytest.mark.parametrize(
    ("table", "key", "value", "line"),
    [
        ("tool.derive", "", "", 2),
        ("tool.derive", "proofs", "", 3),
        ("tool.derive", "proofs", "b]", 5),
        ("tool.derive", "absent", "", 2),
        ("tool.derive.sources.a", "rows", "F2", 9),
        ("tool.derive.sources.a", "rows", "F9", 8),
        ("nowhere", "rows", "", 1),
    ],
)
def test_where_a_key_stands(table: str, key: str, value: str, line: int) -> None:
    content = '# proofs = 1\n[ tool . derive ]\nproofs = [\n"[x]",\n\'b]\',\n]\n[tool.derive.sources."a"]\nrows = ["F1",\n"F2"]\n'
    tomllib.loads(content)
    assert line_of(content, table, key, value) == line
