"""derive fill: what was found is written in place of what was left open, and nothing else changes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from here import HEAD

from derive.claims.finding import Stopped
from derive.commands import main
from derive.find.budget import Budget
from derive.records.verdict import Verdict
from derive.running import fills
from derive.source.filling import Filling

DECLARED = """
n = dimension("n")
i, k = indices("i k", n)
x = vector("x", n)
c = scalar("c")
Z = define("Z", Sum(exp(x[k]), k))
"""
ONE = '@claim(Ge(Z, 0))\ndef one():\n    """Terms are positive."""\n    return ...  # why?\n'
OPEN = "@claim(Ge(exp(c) - 1, sin(c)), given=[Ge(c, 0)])\ndef hard():\n    return ...\n"


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def file(project: Callable[..., Path]) -> Callable[[str], Path]:
    return lambda text: project(it=DECLARED + text) / "proofs" / "it.py"


def test_it_is_filled_and_runs(file: Callable[[str], Path]) -> None:
    path = file(ONE)
    before = path.read_text(encoding="utf-8")
    result = derive("fill")
    assert (result.exit_code, result.output) == (0, "proofs/it.py: 1 filled\n")
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("...", "calc(Z).ge(0)")
    assert derive("run", "--no-holes").exit_code == 0
    assert derive("fill").output == "nothing is left open\n"


def test_nothing_is_written_where_it_is_only_shown(file: Callable[[str], Path]) -> None:
    path = file(ONE)
    before = path.read_bytes()
    shown = derive("fill", "--diff")
    assert shown.exit_code == 0
    assert "+    return calc(Z).ge(0)  # why?" in shown.output
    checked = derive("fill", "--check")
    assert (checked.exit_code, checked.output) == (1, "proofs/it.py: 1 can be filled\n")
    assert path.read_bytes() == before


def test_what_is_false_is_called_so(file: Callable[[str], Path]) -> None:
    file("@claim(Lt(c, c**2))\ndef it():\n    ...\n")
    result = derive("fill")
    assert result.exit_code == 3
    assert result.output.endswith(": it: nothing was found: the statement is false\nnothing to fill\n")


def test_it_says_that_the_time_was_over(file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def spend(budget: Budget, weight: int = 1) -> None:
        raise Stopped

    monkeypatch.setattr(Budget, "spend", spend)
    file(OPEN)
    assert derive("fill", "-j", "0").output.endswith("the time was over before anything was found\nnothing to fill\n")


ERRORS = {
    "no Python": ("def it(:\n", "SyntaxError: invalid syntax"),
    "an error": ("1 / 0\n", "ZeroDivisionError: division by zero"),
}


@pytest.mark.parametrize(("text", "said"), ERRORS.values(), ids=ERRORS)
def test_what_cannot_be_read_is_told(file: Callable[[str], Path], text: str, said: str) -> None:
    path = file(text)
    before = path.read_bytes()
    result = derive("fill")
    assert result.exit_code == 4
    assert said in result.output
    assert "nothing" not in result.output
    assert path.read_bytes() == before


BESIDE = """
c = scalar("c")
g = define("g", c**2 + 1)

@claim(Le(2 * c, g))
def below():
    return calc(2 * c).le(g, by.unfold(g))
"""
FROM_BESIDE = """from a import below

c = scalar("c")

@claim(Le(2 * c, c**2 + 2))
def it():
    return calc(2 * c).le(..., below).le(c**2 + 2, ...)
"""


def test_what_a_file_beside_it_names_is_imported(project: Callable[..., Path]) -> None:
    path = project(a=BESIDE, b=FROM_BESIDE) / "proofs" / "b.py"
    result = derive("fill", "proofs/b.py")
    assert (result.exit_code, result.output) == (0, "proofs/b.py: 2 filled\n")
    after = path.read_text(encoding="utf-8")
    assert "from a import below, g\n" in after
    assert "calc(2 * c).le(g, below).le(c**2 + 2, by.unfold(g))" in after


def test_but_not_where_the_name_means_something_else(project: Callable[..., Path]) -> None:
    path = project(a=BESIDE, b=FROM_BESIDE.replace('c = scalar("c")', 'c, g = scalar("c"), 1')) / "proofs" / "b.py"
    before = path.read_bytes()
    result = derive("fill", "proofs/b.py")
    assert result.exit_code == 3
    assert "what was found has no name in this file: g" in result.output
    assert path.read_bytes() == before


def test_what_is_not_found_stays_open(file: Callable[[str], Path]) -> None:
    path = file(OPEN + ONE)
    result = derive("fill", "proofs/it.py")
    assert result.exit_code == 3
    assert "hard: nothing was found" in result.output
    assert path.read_text(encoding="utf-8").count("...") == 1


def test_one_claim_alone(file: Callable[[str], Path]) -> None:
    path = file(ONE + ONE.replace("one", "two"))
    assert derive("fill", "proofs/it.py::two").exit_code == 0
    assert path.read_text(encoding="utf-8").count("...") == 1


SHAPES = {
    "a lambda in a helper": "def lower(t):\n    return calc(t).ge(0, ...)\n\n@claim(Ge(Z, 0))\ndef it():\n    return lower(Z)\n",
    "a decorator over lines": "@claim(\n    Ge(Z, 0),\n    # of positive terms\n)\ndef it():\n    ...\n",
    "two holes in a line": "@claim(Ge(abs(c), 0))\ndef it(): return cases(Ge(c, 0), ..., auto)\n",
    "names that the function hides": "@claim(Ge(Z, exp(x[i])))\ndef it():\n    Z = exp = by = 1\n    return ...\n",
    "variables in a list": 'vs = [vector(f"v{t}", n) for t in range(2)]\n@claim(Ge(Sum(vs[1][k] ** 2, k), 0))\ndef it():\n    ...\n',
    "variables in a tuple": 'p, q = (vector(l, n) for l in "pq")\n@claim(Ge(Sum(q[k] ** 2, k) + p[i] ** 2, 0))\ndef it():\n    ...\n',
    "a comment beside": "@claim(Ge(abs(c), 0))\ndef it():\n    return (  # by a sign\n        ...  # this\n    )\n",
    "a term of its own": "@claim(Ge(Z, 0))\ndef it():\n    total = Sum(exp(x[k]), k)\n    return calc(Z).eq(total, ...).ge(0, ...)\n",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_shapes(file: Callable[[str], Path], text: str) -> None:
    """Whatever a file is like: what is written holds, and where nothing can be written it says so."""
    path = file(text)
    before = path.read_text(encoding="utf-8")
    verdict = derive("run", "-q").exit_code
    result = derive("fill")
    after = path.read_text(encoding="utf-8")
    assert result.exit_code in (0, 3), result.output
    assert (after == before) == (result.exit_code == 3), result.output
    assert derive("run", "-q").exit_code == verdict
    if result.exit_code == 0:
        assert derive("run", "-q", "--no-holes").exit_code == 0
    assert all(comment in after for comment in re.findall("#.*", before))


ALIASED = """import derive.notation as dn
from derive.notation import claim, define, dimension, index, indices, vector

n = dimension("n")
i, k = indices("i k", n)
x = vector("x", n)
Z = define("Z", dn.Sum(dn.exp(x[k]), k))


@claim(dn.Ge(Z, dn.exp(x[i])))
def it():
    ...
"""
BARE = (
    ALIASED.replace("import derive.notation as dn\n", "")
    .replace("dn.", "")
    .replace("import claim", "import Ge, Sum, claim, exp")
)


@pytest.mark.parametrize("text", [ALIASED, BARE], ids=["aliased", "bare"])
def test_other_imports(project: Callable[..., Path], text: str) -> None:
    path = project(it="") / "proofs" / "it.py"
    path.write_text(text, encoding="utf-8")
    assert derive("fill").exit_code == 0
    after = path.read_text(encoding="utf-8")
    assert ("dn.calc(" in after) == (text is ALIASED)
    assert derive("run", "--no-holes", "-q").exit_code == 0


def test_line_ends_mode_and_links(file: Callable[[str], Path]) -> None:
    path = file("")
    path.write_bytes((HEAD + DECLARED + ONE).replace("\n", "\r\n").encode("utf-8-sig"))
    path.chmod(0o754)
    link = path.with_name("link.py")
    link.symlink_to(path.name)
    assert derive("fill", "proofs/link.py").exit_code == 0
    held = path.read_bytes()
    assert link.is_symlink()
    assert held.startswith(b"\xef\xbb\xbf")
    assert held.count(b"\r\n") == held.count(b"\n")
    assert b"return calc(Z).ge(0)  # why?" in held
    assert path.stat().st_mode & 0o777 == 0o754
    assert [p.name for p in path.parent.iterdir() if p.name.startswith(".")] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_is_read_only(file: Callable[[str], Path]) -> None:
    path = file(ONE)
    path.chmod(0o444)
    result = derive("fill")
    assert result.exit_code == 4
    assert "read-only" in result.output


def test_a_file_that_changes_meanwhile(file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = file(ONE)
    real = fills._failing

    def slow(*arguments: object) -> set[str]:
        path.write_text("# mine\n", encoding="utf-8")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(fills, "_failing", slow)
    result = derive("fill")
    assert result.exit_code == 4
    assert "changed meanwhile" in result.output
    assert path.read_text(encoding="utf-8") == "# mine\n"


def test_what_does_not_hold_is_not_written(file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = file(ONE)
    before = path.read_bytes()
    monkeypatch.setattr(fills, "filled", lambda text, *_: text.replace("...", "calc(Z).le(0)"))
    result = derive("fill")
    assert result.exit_code == 3
    assert "it is not proved" in result.output
    assert path.read_bytes() == before


THREE = ONE + ONE.replace("one", "two") + ONE.replace("one", "three")


@pytest.mark.parametrize("wrong", ["calc(Z).le(0)", "calc(Z).ge(0"], ids=["it fails", "it is no Python"])
@pytest.mark.parametrize("place", range(3))
def test_all_that_hold_are_written(
    file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, wrong: str, place: int
) -> None:
    """One filling that does not do keeps no other one out."""
    path, real = file(THREE), fills._fillings

    def one_wrong(verdict: Verdict, fill: fills.Fill) -> list[Filling] | None:
        found = real(verdict, fill)
        bad = verdict.name == ("one", "two", "three")[place]
        return [one._replace(text=wrong) for one in found] if bad and found is not None else found

    monkeypatch.setattr(fills, "_fillings", one_wrong)
    result = derive("fill")
    assert result.exit_code == 3
    assert "proofs/it.py: 2 filled" in result.output
    after = path.read_text(encoding="utf-8")
    assert (after.count("..."), after.count("calc(Z).ge(0)")) == (1, 2)
    assert ("one", "two", "three")[place] in result.output
