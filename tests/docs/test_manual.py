"""The tests of the manual can fail: no block is passed over, and what is printed otherwise is seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from manual import PAGES, agrees, blocks, commands, prose
from shell import Shell, environment

PRINTED = "one\n  two  0.03s\n\nthree\nfour\n"


@pytest.mark.parametrize("name", PAGES)
def test_every_fence_begins_or_ends_a_block(name: str) -> None:
    assert re.findall(r"^ *```", prose(PAGES[name]), re.MULTILINE) == []


@pytest.mark.parametrize(
    ("shown", "missed"),
    [
        (["one", "  two  0.99s", "", "three", "four"], ""),
        (["one", "…", "four"], ""),
        (["…", "three", "…"], ""),
        (["…", "  two  1.50s", "", "three", "four"], ""),
        (["one", "three", "four"], "three"),
        (["one", "  two  0.03s"], "…, since more is printed"),
        (["…", "four", "…", "three"], "three"),
        (["…", "five", "…"], "five"),
        (["one", "  two  0.03", "…"], "  two  0.03"),
    ],
)
def test_what_is_shown_is_compared_line_by_line(shown: list[str], missed: str) -> None:
    assert agrees(PRINTED, shown) == missed


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("```console\n$ echo a\nb\n```\n", "does not print"),
        ("```console\n$ false\n```\n", "ends with 1, not 0"),
        ("<!-- exit 3 -->\n```console\n$ false\n```\n", "ends with 1, not 3"),
        ("```console\n$ echo 'x exit 3'\nx exit 3\n```\n", "ends with 0, not 3"),
        ("```sh\necho a\nfalse\necho b\n```\n", "ends with 1, not 0"),
        ('```python title="a.py, continued"\nb = 1\n```\n', "continued before it begins"),
        ('```python title="a.py"\nb = 1\n```\n```diff title="a.py"\n-b = 2\n+b = 3\n```\n', "has this 0 times"),
        (
            "```python\nfrom derive.notation import *\n\n@claim(Eq(1, 2))\ndef no():\n    return calc(1).eq(2)\n```\n",
            "REFUTED",
        ),
    ],
)
def test_a_page_that_says_what_is_not_so(page: str, problem: str, tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text(page)
    (tmp_path / "page").mkdir()
    shell = Shell(tmp_path / "page", environment(tmp_path / "bin"))
    with pytest.raises(AssertionError, match=problem):
        read(shell, file)


def read(shell: Shell, file: Path) -> None:
    for block in blocks(file):
        shell.take(block, "page")
    shell.finish("page")


def test_the_commands_of_a_block(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text("```console\n$ one\na\n$ two\n```\n")
    (block,) = blocks(file)
    assert [(c.line, c.printed) for c in commands(block)] == [("one", ["a"]), ("two", [])]
