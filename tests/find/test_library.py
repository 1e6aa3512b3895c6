"""What is left open is also looked for in the library: where nothing of the file proves it, and no earlier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from here import HEAD

from derive.commands import main
from derive.files.load import Loader
from derive.find.citable import offered
from derive.find.kept import Recalling
from derive.find.search import Search
from derive.find.table import nearest_offered
from derive.records.verdict import PROVED, UNDECIDED, Verdict
from derive.search.scope import Scope

Judged = Callable[..., dict[str, Verdict]]

DECLARED = """
m = dimension("m")
u, v = vector("u", m), vector("v", m)
c = scalar("c")
"""
TRIANGLE = """
@claim(Le(norm(u + v) + c, norm(u) + norm(v) + c))
def sides():
    return {}
"""
OPEN = TRIANGLE.format("calc(norm(u + v) + c).le(norm(u) + norm(v) + c, ...)")
IMPORT = ("derive.library.inequalities", "triangle_two")


def test_a_step_that_needs_the_library_is_found_with_its_import(judged: Judged) -> None:
    found = judged(DECLARED + OPEN)["sides"]
    assert found.verdict == PROVED
    assert [(one.kind, one.text, one.imports) for one in found.found] == [("reasons", "triangle_two", (IMPORT,))]


def test_a_whole_proof_that_needs_it(judged: Judged) -> None:
    (found,) = judged(DECLARED + TRIANGLE.format("..."))["sides"].found
    assert found.text == "calc(norm(u + v) + c).le(norm(u) + norm(v) + c, triangle_two)"
    assert found.imports == (IMPORT,)


def test_it_is_looked_through_before_long_ways_are_tried(judged: Judged) -> None:
    text = """
A = matrix("A", m, m)

@claim(Le(abs(dot(u, A @ v)) + c, norm(u) * norm(A @ v) + c))
def through_a_matrix():
    return ...
"""
    (found,) = judged(DECLARED + text)["through_a_matrix"].found
    assert found.text.endswith("cauchy_schwarz_norms)")


def test_fill_writes_it_and_then_the_file_stands_by_itself(project: Callable[..., Path]) -> None:
    file = project(it=DECLARED + OPEN) / "proofs" / "it.py"
    result = CliRunner().invoke(main, ["fill", "-j", "0", str(file)])
    assert result.exit_code == 0, result.output
    text = file.read_text()
    assert "from derive.library.inequalities import triangle_two\n" in text
    assert "norm(u) + norm(v) + c, triangle_two)" in text
    result = CliRunner().invoke(main, ["run", "-j", "0", "--no-holes", str(file)])
    assert (result.exit_code, result.output.count("proved ")) == (0, 2)


def test_a_hint_offers_it(judged: Judged) -> None:
    text = TRIANGLE.format("calc(norm(u + v) + c).le(norm(u) + norm(v) + c)")
    found = judged(DECLARED + text)["sides"]
    assert found.verdict == UNDECIDED
    assert found.failure is not None
    assert found.failure.hint == (
        "the step holds with triangle_two; import what that needs: from derive.library.inequalities import triangle_two"
    )


def test_what_is_imported_already_is_named_as_the_file_names_it(judged: Judged) -> None:
    text = f"from derive.library import inequalities\n{DECLARED}{OPEN}"
    (found,) = judged(text)["sides"].found
    assert (found.text, found.imports) == ("inequalities.triangle_two", ())


def test_a_name_that_the_file_has_for_something_else_is_not_offered(judged: Judged) -> None:
    found = judged(f"{DECLARED}triangle_two = 2\n{OPEN}")["sides"]
    assert all("triangle_two" not in one.text for one in found.found)


def test_what_the_file_itself_proves_comes_first(judged: Judged) -> None:
    own = "from derive.library.inequalities import triangle_two\n"
    own += "@claim(Le(norm(u + v), norm(u) + norm(v)))\ndef mine():\n    return triangle_two\n"
    (found,) = judged(DECLARED + own + OPEN)["sides"].found
    assert found.text == "mine"


def loaded(tmp_path: Path, text: str) -> Search:
    file = tmp_path / "it.py"
    file.write_text(HEAD + DECLARED + text)
    (*_, claim) = Loader("").load(file).claims.values()
    return Search(claim, 400)


def test_the_library_is_not_read_where_nothing_needs_it(tmp_path: Path) -> None:
    search = loaded(tmp_path, "@claim(Eq(c + c, 2 * c))\ndef it():\n    return ...\n")
    claim = search.claim
    assert search.part(claim.statement, Scope(()), 1) is not None
    assert "with_library" not in vars(search)


def test_the_nearest_is_what_says_most_of_the_goal(tmp_path: Path) -> None:
    search = loaded(tmp_path, OPEN)
    names = [one.name for one in nearest_offered(search.claim, search.claim.statement, ())]
    assert "triangle_two" in names
    assert "exp_bound" not in names
    assert {one.name for one in offered(search.claim)} > {*names, "exp_bound"}


class Remembered(dict[str, str]):
    """A place for finds that counts."""

    def read(self, wanted: str) -> str | None:
        return self.get(wanted)

    def keep(self, wanted: str, found: str) -> None:
        self[wanted] = found


def test_what_was_found_there_is_kept_by_its_whole_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Remembered()
    search = loaded(tmp_path, OPEN)
    claim = search.claim
    first = Recalling(search, place).part(claim.statement, Scope(()), 1)
    assert '{"claim":"derive.library.inequalities::triangle_two"}' in next(iter(place.values()))
    again = loaded(tmp_path, OPEN)
    monkeypatch.setattr(again, "part", None)
    assert Recalling(again, place).part(claim.statement, Scope(()), 1) == first
    (key,) = place
    place[key] = place[key].replace("triangle_two", "triangle_none")
    assert Recalling(loaded(tmp_path, OPEN), place).part(claim.statement, Scope(()), 1) == first
