"""Changes at places of a file: what is not changed stays as it is, to the last comment and line end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from derive.source.edits import Append, Edit, Import, NoSuchPlace, Place, Remove, Replace, Unimport, edited
from derive.system.reading import content, instead
from derive.system.replacing import Changed, replace_file


def place(text: str, what: str) -> Place:
    """Where something stands in a text."""
    start, end = text.index(what), text.index(what) + len(what)
    return (*_at(text[:start]), *_at(text[:end]))


def _at(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1)


def after(text: str, *edits: Edit) -> str:
    return edited(text.encode(), edits).decode()


@pytest.mark.parametrize(
    ("before", "gone", "then"),
    [
        ("a.eq(b, by.hyp)\n", ["by.hyp"], "a.eq(b)\n"),
        ("a.eq(b, by.hyp, by.sign)\n", ["by.hyp"], "a.eq(b, by.sign)\n"),
        ("a.eq(b, by.hyp, by.sign)\n", ["by.sign"], "a.eq(b, by.hyp)\n"),
        ("a.eq(b, by.hyp, by.sign)\n", ["by.hyp", "by.sign"], "a.eq(b)\n"),
        ("a.eq( b , by.hyp )\n", ["by.hyp"], "a.eq( b )\n"),
        ("a.eq(\n    b,  # of b\n    by.hyp,  # of hyp\n)\n", ["by.hyp"], "a.eq(\n    b,  # of b\n)\n"),
        ("a.eq(\n    b,  # of b\n    by.hyp  # of hyp\n)\n", ["by.hyp"], "a.eq(\n    b,  # of b\n)\n"),
        ("a.eq(\n    b,\n    by.hyp,\n    by.sign,\n)\n", ["by.hyp"], "a.eq(\n    b,\n    by.sign,\n)\n"),
        ("a.eq(\n    b,\n    by.hyp,\n    by.sign,  # of sign\n)\n", ["by.sign"], "a.eq(\n    b,\n    by.hyp,\n)\n"),
        ("a.eq(\n    b, by.hyp, by.sign\n)\n", ["by.sign"], "a.eq(\n    b, by.hyp\n)\n"),
        ("a.eq(b, by.hyp)  # x\r\nc = 1\r\n", ["by.hyp"], "a.eq(b)  # x\r\nc = 1\r\n"),
        ("\ufeffa.eq(β, by.hyp)\n", ["by.hyp"], "\ufeffa.eq(β)\n"),
        ("(\n\ta.eq(b, by.hyp)\n\t.le(c, by.sign)  # ≤\n)\n", ["by.sign"], "(\n\ta.eq(b, by.hyp)\n\t.le(c)  # ≤\n)\n"),
        ("a.eq(f(by.hyp), by.hyp2)\n", ["by.hyp2"], "a.eq(f(by.hyp))\n"),
    ],
)
def test_arguments_go_with_their_commas(before: str, gone: list[str], then: str) -> None:
    text = before.removeprefix("\ufeff")
    assert after(before, *[Remove(place(text, one)) for one in gone]) == then


@pytest.mark.parametrize(
    ("before", "call", "then"),
    [
        ("a.eq(b)\n", "eq(b)", "a.eq(b, by.hyp(1), one)\n"),
        ("a.eq(b, by.x)\n", "by.x)", "a.eq(b, by.x, by.hyp(1), one)\n"),
        ("a.eq(b, key=1)\n", "key=1)", "a.eq(b, by.hyp(1), one, key=1)\n"),
        ("a.eq(\n    b,\n    by.x,\n)\n", "by.x,\n)", "a.eq(\n    b,\n    by.x,\n    by.hyp(1),\n    one,\n)\n"),
        (
            "a.eq(\n    b,  # of b\n    by.x,  # of x\n)\n",
            "# of x\n)",
            "a.eq(\n    b,  # of b\n    by.x,  # of x\n    by.hyp(1),\n    one,\n)\n",
        ),
        ("a.eq(\n    b\n)\n", "b\n)", "a.eq(\n    b, by.hyp(1), one\n)\n"),
    ],
)
def test_arguments_are_added_as_the_others_are_laid_out(before: str, call: str, then: str) -> None:
    end = place(before, call)[2:]
    assert after(before, Append(end, "by.hyp(1)"), Append(end, "one")) == then


@pytest.mark.parametrize(
    ("before", "what", "source", "then"),
    [
        ("x = (a + b) * c\n", "a + b", "1/2", "x = (1/2) * c\n"),
        ("y = f((a, b))\n", "(a, b)", "q", "y = f(q)\n"),
        ("@claim(a == b)  # it\n", "a == b", "Eq(a, b)", "@claim(Eq(a, b))  # it\n"),
        ("ä = 0.5*c\n", "0.5", "Rational(1, 2)", "ä = Rational(1, 2)*c\n"),
    ],
)
def test_expressions_are_replaced_inside_their_brackets(before: str, what: str, source: str, then: str) -> None:
    before += "def it():\n    pass\n" if before.startswith("@") else ""
    then += "def it():\n    pass\n" if then.startswith("@") else ""
    assert after(before, Replace(place(before, what), source)) == then


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("from m import Eq, calc\n", "from m import Eq, Rational, calc\n"),
        ("from m import zeta, calc\n", "from m import zeta, calc, Rational\n"),
        (
            "from m import (\n    Eq,\n    calc,\n)\nx = 1\n",
            "from m import (\n    Eq,\n    Rational,\n    calc,\n)\nx = 1\n",
        ),
        ("from m import *\n", "from m import *\n"),
        ("from m import Rational\n", "from m import Rational\n"),
        ('"""It."""\n\nimport os\n\nx = 1\n', '"""It."""\n\nimport os\nfrom m import Rational\n\nx = 1\n'),
        ("x = 1\n", "from m import Rational\nx = 1\n"),
    ],
)
def test_imports(before: str, then: str) -> None:
    assert after(before, Import("m", "Rational")) == then


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("from m import Eq, sqrt\n", "from m import sqrt\n"),
        ("from m import sqrt, Eq\n", "from m import sqrt\n"),
        ("import os\n\n# of m\nfrom m import Eq\nfrom k import a\n", "import os\n\n# of m\nfrom k import a\n"),
        ("from m import (\n    Eq,\n    sqrt,  # root\n)\n", "from m import (\n    sqrt,  # root\n)\n"),
        ("import os\nfrom m import Eq\n\nx = 1\n", "import os\n\nx = 1\n"),
    ],
)
def test_imports_that_go(before: str, then: str) -> None:
    assert after(before, Unimport("m", "Eq")) == then


def test_two_changes_in_one_line() -> None:
    text = "f(a.eq(b, by.x), c.le(d, by.y))\n"
    assert (
        after(text, Remove(place(text, "by.x")), Replace(place(text, "by.y"), "by.z")) == "f(a.eq(b), c.le(d, by.z))\n"
    )


def test_a_place_with_nothing_there_is_refused() -> None:
    with pytest.raises(NoSuchPlace):
        after("a.eq(b, by.hyp)\n", Remove((1, 8, 1, 10)))
    with pytest.raises(NoSuchPlace):
        after("a.eq(b, by.hyp)\n", Remove((7, 8, 7, 14)))


def test_a_file_is_read_as_if_it_held_something_else(tmp_path: Path) -> None:
    file, link = tmp_path / "a.py", tmp_path / "b.py"
    file.write_bytes(b"one")
    link.symlink_to(file)
    with instead({link: b"two"}):
        assert content(file) == b"two"
    assert content(file) == file.read_bytes() == b"one"


def test_a_file_is_replaced_behind_its_link_and_keeps_its_mode(tmp_path: Path) -> None:
    file, link = tmp_path / "a.py", tmp_path / "b.py"
    file.write_bytes(b"one\r\n")
    file.chmod(0o750)
    link.symlink_to(file)
    replace_file(link, b"one\r\n", b"two\r\n")
    assert file.read_bytes() == b"two\r\n"
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o750
    assert sorted(os.listdir(tmp_path)) == ["a.py", "b.py"]


def test_a_file_that_changed_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_bytes(b"new")
    with pytest.raises(Changed):
        replace_file(file, b"old", b"mine")
    assert file.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.py"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_file_that_cannot_be_written_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(OSError, match="read-only"):
        replace_file(file, b"old", b"mine")
    assert file.read_bytes() == b"old"
