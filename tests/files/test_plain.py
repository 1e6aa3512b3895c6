"""Files that only say something: which these are, and that their lines may stand elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from here import HEAD, ROOT

from derive.files.plain import Layout, layout

Write = Callable[..., Path]


@pytest.fixture
def laid(tmp_path: Path) -> Callable[..., Layout | None]:
    def of(text: str, head: str = HEAD, **beside: str) -> Layout | None:
        for name, other in beside.items():
            (tmp_path / f"{name}.py").write_text(other)
        (tmp_path / "it.py").write_text(head + text)
        return layout(tmp_path / "it.py")

    return of


CLAIM = '''c = scalar("c")


@claim(Eq(c + c, 2 * c), source="F1")
def double():
    """It is."""
    return calc(c + c).eq(
        2 * c,
        by.algebra,
    )
'''


def test_the_claim_files_of_the_project_are_plain() -> None:
    files = [file for file in (ROOT / "proofs").rglob("*.py") if not file.name.startswith("_")]
    assert files
    assert [file.name for file in files if layout(file) is None] == []


@pytest.mark.parametrize(
    "other",
    [
        "# A comment.\n" + CLAIM,
        CLAIM.replace("\n\n\n", "\n\n# A comment.\n\n\n\n"),
        CLAIM.replace("        2 * c,\n", "        # So:\n\n        2 * c,  # at last\n"),
        CLAIM + "\n\n# The end.\n",
    ],
)
def test_lines_without_code_count_for_nothing(laid: Callable[..., Layout | None], other: str) -> None:
    one, two = laid(CLAIM), laid(other)
    assert one is not None
    assert two is not None
    assert one.said == two.said
    texts = [(HEAD + text).splitlines() for text in (CLAIM, other)]
    for place, line in enumerate(one.lines):
        moved = two.at((place,))[0]
        assert texts[0][line - 1].split("  #")[0] == texts[1][moved - 1].split("  #")[0]
        assert one.places((line,)) == two.places((moved,)) == (place,)


@pytest.mark.parametrize(
    "other",
    [
        CLAIM.replace("2 * c)", "2*c)"),
        CLAIM.replace("It is.", "It is so."),
        CLAIM.replace('"""It is."""', '"""It is.\n    """'),
        CLAIM.replace('"F1"', "'F2'"),
        CLAIM.replace("calc(c + c).eq(\n        2 * c", "calc(c + c).eq(2 * c"),
        CLAIM.replace("by.algebra", "by.calculus"),
        CLAIM.replace("2 * c), source", "2.0 * c), source"),
        CLAIM.replace("2 * c), source", "True * c), source"),
        CLAIM + "two = 2\n",
        CLAIM.replace('c = scalar("c")\n', 'c = scalar("c"); d = c\n'),
    ],
)
def test_all_else_counts(laid: Callable[..., Layout | None], other: str) -> None:
    one, two = laid(CLAIM), laid(other)
    assert one is not None
    assert two is None or one.said != two.said


def test_a_line_without_code_has_no_place(laid: Callable[..., Layout | None]) -> None:
    found = laid(CLAIM)
    assert found is not None
    assert found.places((3, 4)) is None
    assert found.defined == frozenset()
    found = laid('a, b = define("a", 1 + c), define("b", 2 + c)\n')
    assert found is not None
    assert found.defined == {("a", 3), ("b", 3)}


@pytest.mark.parametrize(
    "text",
    [
        "import math\nk = math.factorial(3)\n",
        "from fractions import Fraction\nk = Fraction(1, 2)\n",
        "import numpy as np\ndef body(draw):\n    draw.line('x', n=2, x=np.linspace(0, 1, 9))\n",
        "xs = [f'{k}' for k, x in enumerate(range(3)) if k]\nys = sum(x for x in xs)\n",
        "k = dict(zip('ab', map(abs, (1, 2))))\nfor a, b in zip('ab', 'cd'):\n    k = (a, *reversed(b))\n",
        "import numpy as np\nk = np.clip(np.exp(np.zeros(3)).sum(0), 0, 1).max()\n",
        "from fractions import Fraction\nk = Fraction(1, 2)\ndef body(draw):\n    draw.line('x', **{'n': 2})\n",
        "from derive.library.softmax import softmax_sums_to_one as whole\n",
        "if __name__ == '__main__':\n    import os\n    report(__file__)\n",
        "def half(t, *, by_two=2):\n    return lambda s: t / by_two if s else t\n",
    ],
)
def test_what_is_plain(laid: Callable[..., Layout | None], text: str) -> None:
    assert laid(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "import os\n",
        "import time, math\n",
        "import itertools\n",
        "import functools\n",
        "xs = []\nxs.append(1)\n",
        "xs = [1]\nxs[0] = 2\n",
        "xs = [1]\nxs += [2]\n",
        "xs = sorted([2, 1])\nxs.sort()\n",
        "xs = zip((1, 2), (3, 4))\n",
        "xs = [map(abs, (1, 2))]\n",
        "xs = (k for k in (1, 2))\n",
        "walk = enumerate\n",
        "def zip(a): return a\nxs = list(zip((1, 2)))\n",
        "def list(a): return a\nxs = list(k for k in (1, 2))\n",
        "def body():\n    return reversed((1, 2))\n",
        "import numpy as np\nk = np.exp(c, out=c)\n",
        "import numpy as np\nk = np.exp(c, c)\n",
        "import numpy as np\nk = np.exp(*c)\n",
        "import numpy as np\nk = np.exp(c, **c)\n",
        "import numpy as np\nk = np.sum(c, 0, None, c)\n",
        "k = c.sum(0, None, c)\n",
        "k = c.dot(c, c)\n",
        "import numpy as np\nnumbers = np\n",
        "from derive.by import ENTRIES\n",
        "reasons = by\n",
        "from os import environ\n",
        "from derive import kernel\n",
        "import derive\n",
        "from derive.claims import claim\n",
        "from derive.notation import sys\n",
        "from derive.notation import as_written\n",
        "from . import other\n",
        "k = open('data')\n",
        "k = print\n",
        "k = globals()\n",
        "k = getattr(by, 'line')\n",
        "k = type(scalar)\n",
        "k = eval('1')\n",
        "k = __builtins__\n",
        "k = double.line\n",
        "k = double.body.__code__.co_firstlineno\n",
        "k = '{0.line}'.format(double)\n",
        "k = by._unknown\n",
        "k = by.ENTRIES\n",
        "by = double\nk = by.line\n",
        "def by(): pass\n",
        "def body(by): pass\n",
        "from derive.notation import scalar as by\n",
        "import math as np\nimport numpy as math\nnp = double\n",
        "def __getattr__(name): pass\n",
        "double.title = 'x'\n",
        "del double\n",
        "class Kind: pass\n",
        "try:\n    k = 1\nexcept ValueError:\n    pass\n",
        "with double: pass\n",
        "raise ValueError\n",
        "assert double\n",
        "def body():\n    global k\n    k = 2\n",
        "async def body(): pass\n",
        "def body():\n    yield 1\n",
        "match c:\n    case _: pass\n",
        "if __name__ == '__main__':\n    report(__file__)\nelse:\n    import os\n",
        "report(__file__)\n",
        "import numpy as np\nk = np.random\n",
        "import nowhere\n",
        "from nowhere import double\n",
        "k = \n",
    ],
)
def test_what_is_not(laid: Callable[..., Layout | None], text: str) -> None:
    assert laid(text) is None


def test_an_import_from_beside(laid: Callable[..., Layout | None]) -> None:
    """What the other file reaches is asked of that; and a file beside it takes the place of a module."""
    assert laid("from b import double\n", b=CLAIM) is not None
    assert laid("from math import pi\n") is not None
    assert laid("from math import pi\n", math=CLAIM) is None


def test_what_is_no_claim_file(tmp_path: Path) -> None:
    assert layout(tmp_path / "nothing.py") is None
    for name in ("post.md", "__main__.py", "data"):
        (tmp_path / name).write_text(HEAD)
        assert layout(tmp_path / name) is None
