"""Documents with claims in them, as their authors and a gate use them."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from here import HEAD

from derive.commands import main

POST = """\
---
title: Two sums
---
# Two sums

The mean lies in the middle.

```python derive
from derive import by
from derive.notation import Eq, Sum, calc, claim, dimension, index, scalar, vector

n = dimension("n")
k = index("k", n)
x = vector("x", n)
c = scalar("c")
```

A constant is summed n times:

1. as a claim,

   ```python derive
   @claim(Eq(Sum(c, k), n * c), source="F1")
   def constant():
       return ...
   ```

2. and so it is not.

   ```python derive
   @claim(Eq(Sum(c, k), c), source="F2")
   def wrong():
       return calc(Sum(c, k)).eq(c)
   ```
"""
BESIDE = 'c = scalar("c")\n@claim(Eq(c + c, 2 * c), source="F3")\ndef twice():\n    return calc(c + c).eq(2 * c)\n'
MORE = BESIDE + '@claim(Eq(c - c, 0), source="F4, F5")\ndef none():\n    return calc(c - c).eq(0)\n'
PAPER = """
a = scalar("a")
double = define("w", a + a, source="3(a)")


@claim(Eq(a + a, 2 * a), source="(1)")
def sum_of_two():
    return calc(a + a).eq(2 * a)


@claim(Eq(a - a, 0), source="(2), x = 1")
def nothing_left():
    return calc(a - a).eq(0)
"""
WRONG = POST.splitlines().index("   def wrong():") + 1
SHOWS = "# Shown\n\n```derive\n{}\n```\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document, and a claim file beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "post.md").write_text(POST)
    (tmp_path / "beside.py").write_text(HEAD + MORE)
    return tmp_path


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def claims(*arguments: str) -> dict[str, str]:
    """Ids and verdicts of a run."""
    derive("run", "-j", "0", "--json", "run.json", *arguments)
    return {
        f"{claim['file']}::{claim['name']}": claim["verdict"]
        for claim in json.loads(Path("run.json").read_text())["claims"]
    }


class TestRun:
    def test_its_blocks_are_one_file_with_the_lines_of_the_document(self, here: Path) -> None:
        result = derive("run", "-j", "0", "post.md")
        assert result.exit_code == 1
        assert "✓ constant" in result.output
        assert f"post.md:{WRONG + 1}" in result.output
        assert claims("post.md") == {"post.md::constant": "proved", "post.md::wrong": "refuted"}
        told = json.loads(Path("run.json").read_text())["claims"]
        assert [claim["line"] for claim in told] == [WRONG - 9, WRONG - 1]

    def test_one_claim_of_it(self, here: Path) -> None:
        assert claims("post.md::constant") == {"post.md::constant": "proved"}
        assert "did you mean wrong?" in derive("run", "post.md::wrnog").output

    def test_it_runs_only_if_it_is_named(self, here: Path) -> None:
        assert claims(".") == {"beside.py::twice": "proved", "beside.py::none": "proved"}
        (here / "pyproject.toml").write_text('[tool.derive]\nproofs = ["."]\n')
        assert "post.md::constant" not in claims()
        (here / "pyproject.toml").write_text('[tool.derive]\nproofs = ["post.md"]\n')
        assert claims() == {"post.md::constant": "proved", "post.md::wrong": "refuted"}

    def test_a_folder_of_documents_alone_says_that_they_are_to_be_named(self, here: Path) -> None:
        said = "documents run only if they are named"
        (here / "README.md").write_text("# Prose\n\n```python\nx = 1\n```\n")
        assert said not in derive("run", "-j", "0", ".").output
        (here / "beside.py").unlink()
        result = derive("run", "-j", "0", ".")
        assert result.exit_code == 5
        assert f".: {said}, as in derive run post.md\n" in result.output
        (here / "post.md").write_text("```derive\n```\n")
        assert said not in derive("run", "-j", "0", ".", "post.md").output
        (here / "helper.py").write_text("x = 1\n")
        assert f".: {said}, as in derive run post.md\n" in derive("run", "-j", "0", ".").output
        assert said not in derive("run", "-j", "0", ".", "-k", "no").output
        (here / "helper.py").unlink()
        (here / "pyproject.toml").write_text('[tool.derive]\nproofs = ["."]\n')
        result = derive("run", "-j", "0")
        assert result.exit_code == 2
        assert f"there is no Python file in it; {said}, as post.md" in " ".join(result.output.split())
        (here / "post.md").unlink()
        assert said not in derive("run", "-j", "0").output
        assert said not in derive("run", "-j", "0", ".").output

    def test_it_is_listed(self, here: Path) -> None:
        result = derive("list", "post.md", "--by", "source")
        assert "constant" in result.output
        assert f"post.md:{WRONG - 1}" in result.output

    def test_it_imports_what_lies_beside_it_and_nothing_imports_it(self, here: Path) -> None:
        use = "from beside import c, twice\n\n\n@claim(Eq(c + c + 0, 2 * c))\ndef again():\n    return calc(c + c + 0).eq(2 * c, twice)\n"
        (here / "use.md").write_text(f"```python derive\n{HEAD}{use}```\n")
        assert claims("use.md") == {"use.md::again": "proved"}
        (here / "uses.py").write_text(HEAD + "from post import constant\n")
        result = derive("run", "-j", "0", "uses.py")
        assert result.exit_code == 4
        assert "No module named 'post'" in result.output

    def test_an_author_hears_of_a_block_that_is_not_closed(self, here: Path) -> None:
        (here / "post.md").write_text(POST.rstrip().removesuffix("```"))
        result = derive("run", "-j", "0", "post.md")
        assert result.exit_code == 4
        assert f"post.md:{WRONG - 2}" in result.output
        assert "is not closed; write ``` on a line of its own" in " ".join(result.output.split())

    def test_a_slip_in_the_code_has_its_line(self, here: Path) -> None:
        (here / "post.md").write_text(POST.replace("def wrong():", "def wrong()"))
        result = derive("run", "-j", "0", "post.md")
        assert result.exit_code == 4
        assert f"post.md:{WRONG}" in result.output
        (here / "post.md").write_text(POST.replace('scalar("c")\n', 'scalar("c")\nd\n'))
        assert "post.md:16" in derive("run", "-j", "0", "post.md").output

    @pytest.mark.parametrize(
        ("content", "line"),
        [
            (b"\xff\xfe", 1),
            (POST.encode("utf-16"), 1),
            (POST.replace("# Two", "# Zwei schöne").encode("latin-1"), 4),
            (POST.replace("# Two", "# Zwei schöne").replace("\n", "\r\n").encode("latin-1"), 4),
        ],
    )
    def test_what_is_no_text(self, here: Path, content: bytes, line: int) -> None:
        (here / "post.md").write_bytes(content)
        result = derive("run", "-j", "0", "post.md")
        assert result.exit_code == 4
        assert f"post.md:{line}\n" in result.output
        assert "is no text in UTF-8; save it as UTF-8" in result.output
        (here / "shows.md").write_text(SHOWS.format("post.md::wrong"))
        said = " ".join(derive("run", "-j", "0", "shows.md").output.split())
        assert f"post.md line {line}: is no text in UTF-8; save it as UTF-8" in said

    def test_a_decorator_stays_beside_its_function(self, here: Path) -> None:
        (here / "post.md").write_text(POST.replace("   def wrong", "   ```\n\n   ```python derive\n   def wrong"))
        result = derive("run", "-j", "0", "post.md")
        assert result.exit_code == 4
        assert f"post.md:{WRONG - 1}\n" in result.output
        assert "this goes on in another block; a block holds whole statements" in " ".join(result.output.split())

    def test_a_document_without_a_block_says_how_one_begins(self, here: Path) -> None:
        (here / "plain.md").write_text("# Prose\n\n```python\nx = 1\n```\n")
        result = derive("run", "-j", "0", "plain.md")
        assert result.exit_code == 5
        assert "plain.md: no block of claims is in it; one begins with ```python derive" in result.output

    def test_a_script_of_it_reports_nothing_of_its_own(self, here: Path) -> None:
        guarded = 'if __name__ == "__main__":\n    from derive.notation import report\n\n    report(__file__)\n'
        (here / "post.md").write_text(f"{POST}\n```python derive\n{guarded}```\n")
        assert claims("post.md") == {"post.md::constant": "proved", "post.md::wrong": "refuted"}

    def test_other_endings(self, here: Path) -> None:
        quarto = re.sub(r"( *)```python derive\n", r"\1```{python}\n\1#| derive: true\n", POST)
        (here / "post.qmd").write_text(quarto)
        assert claims("post.qmd") == {"post.qmd::constant": "proved", "post.qmd::wrong": "refuted"}


class TestShown:
    def test_claims_of_other_files_run_with_it(self, here: Path) -> None:
        (here / "shows.md").write_text(SHOWS.format("beside.py::twice"))
        assert claims("shows.md") == {"beside.py::twice": "proved"}
        (here / "shows.md").write_text(SHOWS.format("twice\n\nF5"))
        assert claims("shows.md") == {"beside.py::twice": "proved", "beside.py::none": "proved"}

    @pytest.mark.parametrize("jobs", ["0", "1"])
    def test_definitions_of_a_row_are_told_and_no_others(
        self, here: Path, jobs: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DERIVE_CACHE_DIR", str(here / "cache"))
        declared = 'e = scalar("e")\na = define("a", e + 1, source="F8")\nb = define("b", e + 2, source="F9")\n'
        (here / "beside.py").write_text(HEAD + declared + BESIDE)
        (here / "shows.md").write_text(SHOWS.format("F8\ntwice"))
        for _ in range(2):
            result = derive("run", "-j", jobs, "shows.md")
            assert "≔ F8  definition  a = e + 1" in result.output
            assert "F9" not in result.output
            assert "1 proved" in result.output
            derive("run", "-j", jobs, "beside.py")  # from here on all of it is kept
        assert "F8" not in derive("run", "-j", jobs, "shows.md", "-k", "twice").output

    def test_nothing_runs_twice(self, here: Path) -> None:
        (here / "shows.md").write_text(SHOWS.format("twice\nbeside.py::twice\nF3"))
        result = derive("run", "-j", "0", "shows.md", "beside.py")
        assert "2 proved" in result.output
        result = derive("run", "-j", "0", "shows.md", "beside.py::none")
        assert "2 proved" in result.output

    def test_its_own_claims_come_first(self, here: Path) -> None:
        (here / "post.md").write_text(POST + "\n" + SHOWS.format("constant"))
        (here / "other.py").write_text(HEAD + BESIDE.replace("twice", "constant"))
        assert claims("post.md") == {"post.md::constant": "proved", "post.md::wrong": "refuted"}

    def test_one_claim_of_a_document_is_that_claim_alone(self, here: Path) -> None:
        (here / "post.md").write_text(POST + "\n" + SHOWS.format("twice"))
        assert claims("post.md::constant") == {"post.md::constant": "proved"}

    @pytest.mark.parametrize(
        ("said", "message"),
        [
            ("beside.py::twcie", "beside.py has no claim and no row twcie; did you mean twice?"),
            ("besides.py::twice", "besides.py is not there; did you mean beside.py::twice?"),
            ("twcie", "there is no claim and no row twcie, here or in the claim files beside; did you mean twice?"),
            ("F33", "there is no claim and no row F33, here or in the claim files beside; did you mean F3?"),
            ("double", "several files have a claim double; write a.py::double or b.py::double"),
            ("broken.py::x", "broken.py line 1: SyntaxError: invalid syntax"),
            ("y = z + 3", "y = z + 3 is no name of a claim; Python stands in a block ```python derive"),
            ("@claim(Eq(c, c))", "is no name of a claim"),
            ("Eq(c, c)", "Eq(c, c) is no name of a claim"),
            ("(1b)", "there is no claim and no row (1b), here or in the claim files beside; did you mean (1)?"),
            ("paper.py::3(b)", "paper.py has no claim and no row 3(b); did you mean 3(a)?"),
            ("twice, wrong", "no row twice, wrong, here or in the claim files beside; write one name a line"),
            ("twice none", "no row twice none, here or in the claim files beside; write one name a line"),
            ("F3, twice", "no row F3, twice, here or in the claim files beside; write one name a line"),
            ("F3, F9", "write one name a line"),
            ("beside.py::twice, none", "beside.py has no claim and no row twice, none; write one name a line"),
            ("beside.py::twice, beside.py::none", "beside.py::twice, beside.py::none: write one name a line"),
            ("beside::twice", "beside is not there; did you mean beside.py::twice?"),
            ("shows::twice", "shows is not there; did you mean shows.md::twice?"),
        ],
    )
    def test_what_is_not_there_is_told_with_its_line_and_the_nearest(self, here: Path, said: str, message: str) -> None:
        for name in "ab":
            (here / f"{name}.py").write_text(HEAD + BESIDE.replace("twice", "double"))
        (here / "broken.py").write_text("x = = 1\n")
        (here / "paper.py").write_text(HEAD + PAPER)
        (here / "shows.md").write_text(SHOWS.format(f"twice\n{said}"))
        result = derive("run", "-j", "0", "shows.md")
        assert result.exit_code == 4
        assert "shows.md:5" in result.output
        assert message in " ".join(result.output.split())
        assert "✓ twice" in result.output

    @pytest.mark.parametrize(
        ("said", "shown"),
        [
            ("(1)", ["sum_of_two"]),
            ("paper.py::(2)", ["nothing_left"]),
            ("(2)\n(1)", ["nothing_left", "sum_of_two"]),
            ("(1), (2)", ["nothing_left", "sum_of_two"]),
            ("F3, (1)", ["sum_of_two", "twice"]),
            ("x = 1", ["nothing_left"]),
            ("paper.py::x = 1", ["nothing_left"]),
        ],
    )
    def test_a_row_is_called_as_its_source_calls_it(self, here: Path, said: str, shown: list[str]) -> None:
        (here / "paper.py").write_text(HEAD + PAPER)
        (here / "shows.md").write_text(SHOWS.format(said))
        assert sorted(name.partition("::")[2] for name in claims("shows.md")) == shown

    def test_a_definition_is_called_by_its_row(self, here: Path) -> None:
        (here / "paper.py").write_text(HEAD + PAPER)
        (here / "shows.md").write_text(SHOWS.format("3(a)"))
        assert "≔ 3(a)  definition  w = 2·a" in derive("run", "-j", "0", "shows.md").output.replace("a + a", "2·a")

    @pytest.mark.parametrize("empty", ["", "\n", "\n   \n"])
    def test_an_empty_block_is_told_with_its_line(self, here: Path, empty: str) -> None:
        (here / "shows.md").write_text(f"# Shown\n\n```derive\ntwice\n```\n\n```derive\n{empty}```\n")
        result = derive("run", "-j", "0", "shows.md")
        assert result.exit_code == 4
        assert "shows.md:7\n" in result.output
        assert "the block is empty; name a claim in it, or a row of a source" in result.output


class TestWritten:
    def test_what_was_found_is_written_into_its_block(self, here: Path) -> None:
        result = derive("fill", "post.md", "-j", "0")
        assert (result.exit_code, result.output) == (0, "post.md: 1 filled\n")
        assert (here / "post.md").read_text() == POST.replace("return ...", "return calc(Sum(c, k)).eq(n * c)")

    def test_what_mends_is_written_into_its_block(self, here: Path) -> None:
        quoted = "\r\n".join("> " + line for line in POST.replace("Sum, calc,", "Sum,").split("\n")[4:-1]) + "\r\n"
        (here / "post.md").write_bytes(quoted.encode())
        derive("run", "-j", "0", "--fix", "post.md")
        assert (here / "post.md").read_bytes().decode() == quoted.replace("Sum, claim", "Sum, calc, claim")

    def test_files_of_claims_that_it_shows_are_left_alone(self, here: Path) -> None:
        (here / "beside.py").write_text(before := HEAD + MORE.replace("calc(c + c).eq(2 * c)", "..."))
        (here / "shows.md").write_text(SHOWS.format("twice"))
        assert derive("fill", "shows.md", "-j", "0").output == "nothing is left open\n"
        derive("run", "-j", "0", "--fix", "shows.md")
        assert (here / "beside.py").read_text() == before

    def test_no_report_is_written_over_it(self, here: Path) -> None:
        assert derive("run", "post.md", "-j", "0", "--json", "post.md").exit_code == 2
        assert (here / "post.md").read_text() == POST

    def test_an_appendix_of_it(self, here: Path) -> None:
        derive("appendix", "-o", "out", "post.md", "-j", "0")
        assert "constant" in (here / "out" / "appendix.tex").read_text()


def test_a_shell_completes_its_claims(here: Path) -> None:
    environment = {
        **os.environ,
        "_DERIVE_COMPLETE": "bash_complete",
        "COMP_WORDS": "derive run post.md::c",
        "COMP_CWORD": "2",
    }
    result = CliRunner().invoke(main, [], env=environment, prog_name="derive")
    assert "post.md::constant" in result.output


def git(*arguments: str) -> None:
    named = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *named, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(here: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The folder as a repository whose project names the document; gives what commits all of it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(here / ".cache"))
    (here / "post.md").write_text(
        POST.replace("(c)", "(n * c)").replace(", c)", ", n * c)") + "\n" + SHOWS.format("twice")
    )
    (here / "pyproject.toml").write_text('[tool.derive]\nproofs = ["post.md", "beside.py"]\n')
    (here / ".gitignore").write_text(".cache\n__pycache__\n.derive_cache\n")
    git("init", "-q")

    def commit() -> None:
        git("add", "-A")
        git("commit", "-q", "-m", "x")

    commit()
    return commit


class TestGate:
    def test_its_claims_are_cached(self, repository: Callable[[], None]) -> None:
        assert derive("run", "-j", "1").exit_code == 0
        assert "4 of 4 cached" in derive("run", "-j", "1").output

    def test_prose_and_claims_that_changed(self, here: Path, repository: Callable[[], None]) -> None:
        derive("run", "-j", "1")
        since = ("run", "-j", "1", "--changed-since", "HEAD")
        assert "since HEAD: 0 of 2 files" in derive(*since).output
        (here / "post.md").write_text((here / "post.md").read_text().replace("The mean", "A mean"))
        assert "since HEAD: 1 of 2 files" in derive(*since).output
        git("checkout", "-q", "post.md")
        (here / "beside.py").write_text((here / "beside.py").read_text().replace("twice", "double"))
        result = derive(*since)
        assert result.exit_code == 4
        assert "did you mean double?" not in result.output
        assert "no claim and no row twice" in " ".join(result.output.split())

    def test_drift(self, here: Path, repository: Callable[[], None]) -> None:
        gate = ("run", "-j", "1", "--against", "HEAD", "--fail-on-drift")
        assert derive(*gate).exit_code == 0
        assert derive(*gate, "post.md").exit_code == 0
        before = (here / "post.md").read_text()
        (here / "post.md").write_text(before.replace("def wrong", "def right"))
        result = derive(*gate)
        assert (result.exit_code, "post.md::wrong: is post.md::right now" in result.output) == (0, True)
        (here / "post.md").write_text(
            before.replace(
                '```python derive\n   @claim(Eq(Sum(c, k), n * c), source="F2',
                '```python\n   @claim(Eq(Sum(c, k), n * c), source="F2',
            )
        )
        result = derive(*gate)
        assert result.exit_code == 1
        assert "post.md::wrong: removed (it was proved)" in result.output

    def test_a_renamed_document(self, here: Path, repository: Callable[[], None]) -> None:
        git("mv", "post.md", "essay.md")
        (here / "pyproject.toml").write_text('[tool.derive]\nproofs = ["essay.md", "beside.py"]\n')
        result = derive("run", "-j", "1", "--against", "HEAD", "--fail-on-drift", "essay.md")
        assert result.exit_code == 0, result.output
        assert "post.md: is essay.md now" in result.output
