"""Changes of a document's Python, brought back to where it stands: every other byte stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derive.markdown.fences import BadFence
from derive.markdown.script import Misplaced, brought_back, editable

DOCUMENT = """\
---
title: it
---
Prose with *marks*   \n\
```python derive
import one

x = 1
```
> ```python derive
> def f():
>
>     return x
> ```
1. item

   ~~~python derive
   y = 2
   ~~~
No line end"""


def changed(document: str, old: str, new: str) -> str:
    before = document.encode()
    after = editable("it.md", before)
    assert old.encode() in after
    return brought_back("it.md", before, after.replace(old.encode(), new.encode())).decode()


@pytest.mark.parametrize("document", [DOCUMENT, DOCUMENT.replace("\n", "\r\n"), "\ufeff" + DOCUMENT, DOCUMENT + "\n"])
def test_nothing_changes_where_nothing_was_changed(document: str) -> None:
    before = document.encode()
    assert brought_back("it.md", before, editable("it.md", before)) == before


def test_its_python_has_the_lines_of_the_document() -> None:
    lines = editable("it.md", DOCUMENT.encode()).decode().split("\n")
    assert (lines[5], lines[10], lines[12], lines[17]) == ("import one", "def f():", "    return x", "y = 2")
    assert all(line.startswith("#") for n, line in enumerate(lines) if n not in (5, 6, 7, 10, 11, 12, 17))
    assert len(lines) == len(DOCUMENT.split("\n"))


@pytest.mark.parametrize(
    ("old", "new", "was", "now"),
    [
        ("x = 1", "x = 3", "x = 1", "x = 3"),
        ("x = 1\n", "x = [\n    3\n]\n", "x = 1\n", "x = [\n    3\n]\n"),
        ("import one\n", "", "import one\n", ""),
        ("import one\n", "import one\nimport two\n", "import one\n", "import one\nimport two\n"),
        ("    return x\n", "    y = x\n\n    return y\n", ">     return x\n", ">     y = x\n>\n>     return y\n"),
        ("y = 2", "y = [\n    2,\n]", "   y = 2", "   y = [\n       2,\n   ]"),
    ],
)
def test_a_change_is_made_in_its_block(old: str, new: str, was: str, now: str) -> None:
    assert changed(DOCUMENT, old, new) == DOCUMENT.replace(was, now)


def test_line_ends_are_those_of_the_change() -> None:
    document = DOCUMENT.replace("\n", "\r\n")
    assert changed(document, "x = 1\r\n", "x = 1\r\nz = 2\r\n") == document.replace("x = 1\r\n", "x = 1\r\nz = 2\r\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("# line 9 of the document\n", "", "beyond the block"),
        ("# line 9 of the document\n", "# line 9 of the document\n# line 9 of the document\n", "beyond the block"),
        ("# line 1 of the document\n", "# line 1 of the document\nimport two\n", "no block of claims in line 1"),
    ],
)
def test_a_change_outside_of_the_blocks_is_refused(old: str, new: str, said: str) -> None:
    with pytest.raises(Misplaced, match=said):
        changed(DOCUMENT, old, new)


def test_a_block_that_is_indented_unalike_is_not_changed() -> None:
    document = "- item\n\n\t```python derive\n  x = 1\n\ty = 2\n\t```\n"
    with pytest.raises(Misplaced, match="the block in line 3 are indented unalike"):
        changed(document, "y = 2", "y = 3")


def test_a_python_file_is_itself() -> None:
    assert editable("it.py", b"x") == b"x"
    assert brought_back("it.py", b"x", b"y") == b"y"


PIECES = [
    "```python derive\n",
    "```\n",
    "x = 1\n",
    "\n",
    "> ",
    "- ",
    "   ",
    "\t",
    "Prose\n",
    "~~~\n",
    "\r\n",
    "`",
    "<!--",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_document_comes_back_or_is_refused(document: str) -> None:
    before = document.encode()
    try:
        after = editable("it.md", before)
    except BadFence:
        return
    assert brought_back("it.md", before, after) == before
