"""A document's blocks: which fences are ours, on which lines their content stands, and what is refused."""

from __future__ import annotations

import ast

import pytest

from derive.markdown.fences import BadFence, read
from derive.markdown.info import CLAIMS, SHOWN, kind_of
from derive.markdown.script import across, python


@pytest.mark.parametrize(
    ("info", "kind"),
    [
        ("python derive", CLAIMS),
        ("python  derive ", CLAIMS),
        ("Python Derive", CLAIMS),
        ("py derive", CLAIMS),
        ("python, derive", CLAIMS),
        ('python derive title="the claim"', CLAIMS),
        ("{.python .derive}", CLAIMS),
        ("{ .python .derive #one }", CLAIMS),
        ("{python derive}", CLAIMS),
        ("{code-block} python derive", CLAIMS),
        ("derive", SHOWN),
        ("{derive}", SHOWN),
        ("{.derive}", SHOWN),
        ("", None),
        ("python", None),
        ("{python}", None),
        ("{code-block} python", None),
        ("text derive", None),
        ("console", None),
        ("pythonderive", None),
        ('python title="what derive does"', None),
        ("python title='derive it'", None),
    ],
)
def test_what_the_words_mean(info: str, kind: str | None) -> None:
    assert kind_of(info) == kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("#| derive: true\nx = 1\n", CLAIMS),
        ("#| label: one\n#| derive: true\n", CLAIMS),
        ("#| derive: false\n", None),
        ("x = 1\n#| derive: true\n", None),
        ("", None),
    ],
)
def test_a_cell_of_quarto_is_chosen_by_its_options(content: str, kind: str | None) -> None:
    assert kind_of("{python}", content) == kind
    assert kind_of("r", content) is None


def code(text: str) -> dict[int, str]:
    """The lines of a document's Python that are not empty, by their numbers."""
    document = read(text)
    found = python(document)
    assert found.count("\n") == len(document.lines)
    return {number: line for number, line in enumerate(found.split("\n"), 1) if line}


ONE = "```python derive\nx = 1\n```\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (ONE, {2: "x = 1"}),
        ("\ufeff" + ONE, {2: "x = 1"}),
        (ONE.replace("\n", "\r\n"), {2: "x = 1"}),
        (ONE.replace("\n", "\r"), {2: "x = 1"}),
        (ONE.rstrip("\n"), {2: "x = 1"}),
        ("Prose\n" + ONE, {3: "x = 1"}),
        ("~~~python derive\nx = 1\n```\n~~~\n", {2: "x = 1", 3: "```"}),
        ("`````python derive\nx = 1\n`````\n", {2: "x = 1"}),
        ("```python derive\nx = 1\n``````\n", {2: "x = 1"}),
        ("  ```python derive\n  if x:\n      y\n  ```\n", {2: "if x:", 3: "    y"}),
        ("- item\n\n  ```python derive\n  x = 1\n  ```\n", {4: "x = 1"}),
        ("- ```python derive\n  x = 1\n  ```\n", {2: "x = 1"}),
        ("10. item\n\n    ```python derive\n    if x:\n\n        y\n    ```\n", {4: "if x:", 6: "    y"}),
        ("> ```python derive\n> x = 1\n>\n> y\n> ```\n", {2: "x = 1", 4: "y"}),
        ("> - ```python derive\n>   x = 1\n>   ```\n", {2: "x = 1"}),
        ("- item\n\n\t```python derive\n\tx = 1\n\t```\n", {4: "x = 1"}),
        ("```python derive\nif x:\n\ty\n```\n", {2: "if x:", 3: "\ty"}),
        ("---\ntitle: |\n  ```python derive\n---\n" + ONE, {6: "x = 1"}),
        ("---\nno: end\n\n" + ONE, {5: "x = 1"}),
        ("{code-block}\n\n```{code-block} python derive\n:name: it\n:class: wide\nx = 1\n```\n", {6: "x = 1"}),
        ("```{code-block} python derive\n---\nname: it\n---\nx = 1\n```\n", {5: "x = 1"}),
        ("````markdown\n" + ONE + "````\n", {}),
        ("~~~markdown\n" + ONE + "~~~\n", {}),
        ("<!--\n" + ONE + "-->\n", {}),
        ("<!-- one line -->\n" + ONE, {3: "x = 1"}),
        ("> " * 50 + "```python derive\n" + "> " * 50 + "x = 1\n" + "> " * 50 + "```\n", {2: "x = 1"}),
        ("<details>\n\n" + ONE + "\n</details>\n", {4: "x = 1"}),
        ("``` python derive ``` in a line\n", {}),
        ("```python\nx = 1\n```\n", {}),
        ("```text\nnot closed\n", {}),
        ("", {}),
    ],
)
def test_each_line_stands_where_it_stood(text: str, lines: dict[int, str]) -> None:
    assert code(text) == lines


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("```python derive\nx = 1\n", 1, "is not closed; write ``` on a line"),
        ("Prose\n\n~~~~python derive\nx = 1\n~~~\n", 3, "is not closed; write ~~~~ on a line"),
        ("```derive\none\n", 1, "is not closed"),
        ("```python derive\nx = 1\n    ```\n", 1, "is not closed"),
        ("> ```python derive\n> x = 1\n\n```\n", 1, "is not closed"),
        ("- ```python derive\n  x = 1\n\nProse\n", 1, "is not closed"),
        ("```python derive\nx = 1\n\n" + ONE, 4, "line 1 is not closed before this one; write ``` above"),
        ("```text\nx\n\nProse\n\n" + ONE, 6, "line 1 is not closed before this one"),
        ("```derive\none\n" + ONE, 3, "line 1 is not closed before this one"),
        ("~~~\nx\n\n~~~python derive\nx\n~~~\n", 4, "line 1 is not closed before this one; write ~~~ above"),
        ("<div>\n" + ONE + "</div>\n", 2, "```python derive stands in a block of HTML; leave an empty line"),
        ("<!--\n" + ONE, 2, "the comment of line 1 is not closed; write --> above this line"),
        ("Prose\n\n<!-- hidden\n\nProse\n\n" + ONE, 7, "the comment of line 3 is not closed"),
        (
            "<pre>\n\n" + ONE + "</pre>\n",
            3,
            "```python derive stands in the HTML of line 1, which is not closed before",
        ),
        ("<preface>\n" + ONE, 2, "leave an empty line above it"),
        ("```text\nx\n```\n\n" + ONE + "\n```python dervie\ny\n```\n", 9, "```python dervie begins no block of claims"),
        ("Prose\n\n    ```python derive\n    x = 1\n    ```\n", 3, "indented by four columns or more"),
        ("Prose\n    ```python derive\n    x = 1\n", 2, "indented by four columns or more"),
        ("- item\n\n      ```python derive\n      x = 1\n      ```\n", 3, "indented by four columns or more"),
        ("> " * 70 + "\n" + "> " * 70 + "```python derive\n", 2, "stands in too many lists or quotations"),
        (":::{code-block} python derive\nx = 1\n:::\n", 1, "is fenced by ```, not by colons"),
    ],
)
def test_what_markdown_sees_otherwise_is_refused(text: str, line: int, said: str) -> None:
    with pytest.raises(BadFence, match=said) as refused:
        read(text)
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("opening", "instead"),
    [
        ("```python dervie", "```python derive"),
        ("```python derived", "```python derive"),
        ("```Python Drive", "```python derive"),
        ("```pythonderive", "```python derive"),
        ("~~~~python-derive", "~~~~python derive"),
        ("```python3:dervie", "```python3 derive"),
        ("```pyhton derive", "```python derive"),
        ("```pyhton dervie", "```python derive"),
        ("```ipython derive", "```python derive"),
        ('```python title="drive it" deriv', '```python title="drive it" derive'),
        ("```{.python .dervie #drive}", "```{.python .derive #drive}"),
        ("```{.pythonderive}", "```{.python .derive}"),
        ("```{code-block} python dervie", "```{code-block} python derive"),
        ("```dervie", "```derive"),
        ("```{dervie}", "```{derive}"),
        ("```{python}\n#| dervie: true", "```{python} with #| derive: true"),
        ("```{python}\n#| derive: yes", "```{python} with #| derive: true"),
        ("```py\n#| label: one\n#| derve: true", "```py with #| derive: true"),
    ],
)
def test_a_slip_in_the_words_is_refused(opening: str, instead: str) -> None:
    fence = opening[: opening.index(next(char for char in opening if char not in "`~"))]
    with pytest.raises(BadFence) as refused:
        read(f"{ONE}\n{opening}\nx = 1\n{fence}\n")
    words = opening.partition("\n")[0]
    assert str(refused.value) == f"{words} begins no block of claims; write {instead}"
    assert refused.value.line == 5


@pytest.mark.parametrize(
    "opening",
    [
        "text dervie",
        "python",
        "{python}",
        "{python}\n#| derive: false",
        "{python}\nx = 1\n#| dervie: true",
        "r\n#| dervie: true",
        'python title="drive"',
        "python name=drive",
        "{.python #drive}",
        "python derivative",
        "python device",
        "rust",
        "pycon",
        "",
    ],
)
def test_other_words_are_let_alone(opening: str) -> None:
    assert list(read(f"{ONE}\n```{opening}\nx = 1\n```\n").fences) == [1]
    assert list(read(f"{ONE}\n````markdown\n```python dervie\n```\n````\n").fences) == [1]
    assert list(read(f"{ONE}\n<!--\n```python dervie\n```\n-->\n").fences) == [1]


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        ('x = """', '"""', 2),
        ("x = [", "1]", 2),
        ("def f():\n    pass", "    return 1", 2),
        ("@f", "def g():\n    pass", 2),
        ("@f", "async def g():\n    pass", 2),
        ("@f\n@g", "class H:\n    pass", 2),
        ("x = 1\n@f(\n1)", "def g():\n    pass", 3),
        ("@f\ndef g():\n    pass", "@f\nclass H:\n    pass", None),
        ("x = 1", "y = 2", None),
        ("def f():\n    pass\n# end", "y = 2", None),
    ],
)
def test_a_statement_stays_in_its_block(first: str, second: str, line: int | None) -> None:
    document = read(f"```python derive\n{first}\n```\n\n```python derive\n{second}\n```\n")
    assert across(document, ast.parse(python(document))) == line
