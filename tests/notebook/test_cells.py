"""Claims in the cells of a real IPython: checked where they are stated, replaced, out of date, interrupted."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("IPython", reason="cells are run where IPython is installed")

from IPython.core.interactiveshell import InteractiveShell
from sympy.core.parameters import global_parameters
from traitlets.config import Config

from derive.claims.claim import Claim
from derive.notebook import session
from derive.notebook.checked import Checked
from derive.records.verdict import PROVED, REFUTED

pytestmark = pytest.mark.interpreter

HEAD = """
from derive import by
from derive.notation import *
from derive.notebook import check, explain, numeric, simplify
n = dimension("n")
i, j, k = indices("i j k", n)
x = vector("x", n)
c = scalar("c")
"""
TANGENT = """
@claim(Ge(exp(c), 1 + c))
def tangent():
    return calc(exp(c)).ge(1 + c, by.exp_bound(c))
"""
WEAKER = """
@claim(Gt(exp(c), c))
def tangent():
    return calc(exp(c)).ge(1 + c, by.exp_bound(c)).gt(c)
"""
ABOVE = """
@claim(Ge(exp(c + 1), 2 + c))
def above():
    return calc(exp(c + 1)).ge(2 + c, by.inst(tangent, {c: c + 1}))
"""


class Cells:
    """An IPython with the extension, and what its cells print."""

    def __init__(self, shell: InteractiveShell, capsys: pytest.CaptureFixture[str]) -> None:
        self.shell = shell
        self._capsys = capsys
        self.run("%load_ext derive")
        self.run(HEAD)

    def run(self, code: str, cell: str | None = None) -> str:
        """What a cell prints, errors included; `cell` is its name, as notebooks give one."""
        self._capsys.readouterr()
        self.result = self.shell.run_cell(code, store_history=True, cell_id=cell)
        found = self._capsys.readouterr()
        return found.out + found.err

    def __getitem__(self, name: str) -> object:
        return self.shell.user_ns.get(name)

    @property
    def known(self) -> dict[str, Checked]:
        """What was last found of the notebook's claims."""
        current = session.current()
        assert current is not None
        return {name: one.found for name, one in current.claims.items()}

    @property
    def stale(self) -> set[str]:
        """The claims that are out of date."""
        current = session.current()
        assert current is not None
        return {name for name, one in current.claims.items() if one.stale}


@pytest.fixture
def cells(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cells]:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.chdir(tmp_path)
    InteractiveShell.clear_instance()
    config = Config()
    config.HistoryManager.enabled = False
    shell = InteractiveShell.instance(config=config)
    shell.run_line_magic("colors", "nocolor")
    yield Cells(shell, capsys)
    shell.run_line_magic("unload_ext", "derive")
    InteractiveShell.clear_instance()
    assert session.current() is None


# ── stated ────────────────────────────────────────────────────────────────────


def test_a_claim_is_checked_where_it_is_stated(cells: Cells) -> None:
    said = cells.run(TANGENT + "print('afterwards')")
    assert "✓ tangent" in said
    assert "1/1  proved" in said
    assert "by.exp_bound(c)" in said
    assert said.index("✓ tangent") < said.index("afterwards")
    assert cells.known["tangent"].verdict == PROVED


def test_a_false_claim_shows_its_witness_and_how_to_look_there_again(cells: Cells) -> None:
    said = cells.run("@claim(Ge(c**3, c))\ndef growing():\n    return calc(c**3).ge(c)")
    assert "growing, the statement is false  R101" in said
    assert "In[3]:3" in said
    assert "counterexample  c = " in said
    assert "Traceback" not in said
    assert cells.known["growing"].verdict == REFUTED
    spec = cells.known["growing"].witness
    assert spec is not None
    assert f"rerun  check(growing, at='{spec.spec}')" in said
    assert "REFUTED" in cells.run(f"check(growing, at='{spec.spec}')")


def test_what_was_found_at_a_point_is_kept(cells: Cells) -> None:
    cells.run("@claim(Lt(log(n), 15))\ndef log_small():\n    return ...")
    assert "undecided" in cells.run("report()")
    said = cells.run("check(log_small, at='n=1000000000')")
    assert "REFUTED" in said
    assert "at n = 1000000000 it fails" in said
    assert "1 refuted" in cells.run("report()")
    said = cells.run("check(log_small, at='n=3')")
    assert "REFUTED" in said
    assert "counterexample  n = 1000000000" in said
    assert "at n = 3 it holds" in said
    assert "REFUTED" in cells.run("check(log_small)")
    said = cells.run("report()")
    assert "1 refuted" in said
    assert "it holds" not in said


def test_what_is_written_in_a_cell_stays_as_it_is_written(cells: Cells) -> None:
    cells.run("@claim(Eq(c + c - c, c))\ndef plain():\n    return calc(c + c - c).eq(c)")
    assert cells.known["plain"].statement == "c + c - c = c"


def test_claims_in_the_cell_that_loads_the_extension(cells: Cells) -> None:
    cells.run("%unload_ext derive")
    said = cells.run("%load_ext derive\n" + TANGENT)
    assert "✓ tangent" in said


def test_a_cell_with_a_magic_line_and_one_that_is_timed(cells: Cells) -> None:
    assert "✓ tangent" in cells.run("%precision 3\n" + TANGENT)
    assert "✓ tangent" in cells.run("%%time\n" + TANGENT)


def test_a_claim_in_a_function_is_refused_with_a_message(cells: Cells) -> None:
    said = cells.run("def inner():\n" + TANGENT.replace("\n", "\n    ") + "\ninner()")
    assert "a claim is a top-level function" in said
    assert "Traceback" not in said


def test_what_sympy_may_have_changed_is_refused(cells: Cells) -> None:
    said = cells.run(
        "import sympy\nwith sympy.evaluate(True):\n    changed = Ge(c + c, c)\n"
        + "@claim(changed)\ndef bad():\n    return calc(2 * c).ge(c)"
    )
    assert "SymPy's evaluation was switched on" in said
    assert "bad" not in cells.known


def test_two_claims_of_one_name_in_one_cell_are_refused(cells: Cells) -> None:
    assert "two claims are called tangent" in cells.run(TANGENT + WEAKER)


def test_every_kind_of_claim_is_shown(cells: Cells) -> None:
    cells.run(TANGENT)
    said = cells.run("@erratum(Ge(exp(c), 2 + c), corrected=tangent)\ndef published():\n    pass")
    assert "✓ published" in said
    assert "≈ shown" in cells.run("@note(says='nothing is said', corrected=tangent)\ndef shown():\n    pass")
    said = cells.run("@axiom(Ge(c, c))\ndef assumed():\n    pass\n\n@claim(Ge(c, c))\ndef rests():\n    return assumed")
    assert "≈ assumed" in said
    assert 'permitted-axioms = ["notebook::assumed"]' in said


def test_an_axiom_that_pyproject_permits(cells: Cells) -> None:
    Path("pyproject.toml").write_text('[tool.derive]\npermitted-axioms = ["notebook::large"]\n')
    said = cells.run(
        "d = scalar('d')\n@axiom(Ge(d, 5))\ndef large():\n    pass\n\n@claim(Ge(d, 4))\ndef rests():\n    return calc(d).ge(4, large)"
    )
    assert "REFUTED" in said  # an axiom that numbers refute


def test_a_pyproject_that_is_wrong_is_told(cells: Cells) -> None:
    Path("pyproject.toml").write_text("[tool.derive]\npermited = 1\n")
    said = cells.run(TANGENT)
    assert "permited" in said
    assert "Traceback" not in said


def test_holes_are_filled(cells: Cells) -> None:
    assert "proved, found" in cells.run("@claim(Ge(c**2, 0))\ndef square():\n    return ...")


# ── stated anew ───────────────────────────────────────────────────────────────


def test_a_cell_that_is_run_twice_replaces_its_claim_and_leaves_the_rest(cells: Cells) -> None:
    cells.run(TANGENT)
    cells.run(ABOVE)
    first, above = cells["tangent"], cells["above"]
    said = cells.run(TANGENT)
    assert cells["tangent"] is not first
    assert "out of date" not in said
    assert isinstance(above, Claim)
    assert above.is_proved
    assert not cells.stale


def test_what_rests_on_a_claim_that_says_something_else_is_out_of_date(cells: Cells) -> None:
    cells.run(TANGENT)
    cells.run(ABOVE)
    cells.run(TANGENT)  # with the same theorem: what cites the first one still rests on this one
    said = cells.run(WEAKER)
    assert "above  out of date: tangent, on which it rests, was stated anew; run In[4] again" in said
    assert cells.stale == {"above"}
    assert "undecided" in cells.run("check(above)")
    assert not cells.stale
    assert "undecided" in cells.run("report()")


def test_a_report_never_tells_what_is_out_of_date(cells: Cells) -> None:
    cells.run(TANGENT)
    cells.run(ABOVE)
    cells.run(WEAKER)
    said = cells.run("report()")
    assert "1 undecided, 1 proved" in said


def test_a_chain_of_claims_is_out_of_date_to_its_end(cells: Cells) -> None:
    cells.run(TANGENT)
    cells.run(ABOVE)
    cells.run("@claim(Ge(exp(c + 1) + 1, 3 + c))\ndef further():\n    return calc(exp(c + 1) + 1).ge(3 + c, above)")
    cells.run(WEAKER)
    assert cells.stale == {"above", "further"}
    cells.run(TANGENT)
    assert "proved" in cells.run("check(further)")


PUBLISHED = """
@erratum(Ge(exp(c), 2 + c), corrected=tangent)
def published():
    pass
"""
WRONG = TANGENT.replace("1 + c", "3 + c")


def test_a_corrected_claim_that_was_replaced_does_not_count(cells: Cells) -> None:
    cells.run(TANGENT)
    cells.run(PUBLISHED)
    assert cells.known["published"].passes
    assert "published  out of date: tangent" in cells.run(WRONG)
    assert "corrected=tangent is not proved: the statement is false" in cells.run("check(published)")
    assert not cells.known["published"].passes


@pytest.mark.parametrize("between", ["check(published)", "report()", "pass"])
@pytest.mark.parametrize("wrong", [WRONG, "undefined_name\n" + TANGENT])
def test_an_erratum_is_renewed_as_what_cites_a_claim_is(cells: Cells, wrong: str, between: str) -> None:
    cells.run(TANGENT)
    cells.run(PUBLISHED)
    cells.run("@note(says='nothing is said', corrected=tangent)\ndef noted():\n    pass")
    cells.run(ABOVE)
    cells.run("@claim(Ge(exp(c + 1) + 1, 3 + c))\ndef further():\n    return calc(exp(c + 1) + 1).ge(3 + c, above)")
    cells.run(wrong)
    cells.run(between)
    assert "published" in cells.stale or not cells.known["published"].passes
    cells.run(TANGENT)
    assert cells.stale >= {"above", "further", "noted", "published"}
    said = cells.run("report()")
    assert "1 erratum" in said
    assert all(verdict.passes for verdict in cells.known.values())
    assert not cells.stale


def test_an_erratum_speaks_of_the_claim_that_has_the_name_now(cells: Cells) -> None:
    cells.run(TANGENT)
    cells.run(PUBLISHED)
    assert "published  out of date" in cells.run(WEAKER)
    cells.run("report()")
    assert cells.known["published"].passes
    assert cells["published"].corrected is cells["tangent"]  # type: ignore[attr-defined]
    assert cells.known["published"].page is not None


def test_an_old_claim_under_another_name_cannot_be_cited(cells: Cells) -> None:
    cells.run(TANGENT)
    cells.run("old = tangent")
    cells.run(WEAKER)
    said = cells.run("@claim(Ge(exp(c), 1 + c))\ndef through():\n    return old")
    assert "tangent was stated anew since; run this cell again" in " ".join(said.split())
    assert cells.known["through"].verdict != PROVED


@pytest.mark.parametrize(
    "broken", ["undefined_name\n" + TANGENT, TANGENT.replace("exp(c), 1", "exp(c), undefined_name")]
)
def test_a_cell_that_fails_leaves_no_old_claim_behind(cells: Cells, broken: str) -> None:
    cells.run(TANGENT)
    cells.run(ABOVE)
    said = cells.run(broken)
    assert "undefined_name" in said
    assert "above  out of date: tangent, on which it rests, is not stated any more" in said
    assert cells["tangent"] is None
    assert set(cells.known) == {"above"}
    assert "ERROR" in cells.run("check(above)")


def test_a_claim_before_the_line_that_fails_counts(cells: Cells) -> None:
    said = cells.run(TANGENT + "Sum(c, n)")
    assert "✓ tangent" in said
    assert "! In[3]:4  E207" in said
    assert "▸ Sum(c, n)" in said
    assert "Traceback" not in said
    assert set(cells.known) == {"tangent"}


def test_a_name_that_stands_for_something_else_now_is_not_reported(cells: Cells) -> None:
    cells.run(TANGENT)
    cells.run("tangent = 5")
    assert "no claim is stated yet" in cells.run("report()")


def test_a_definition_that_was_made_anew_is_another_one(cells: Cells) -> None:
    cells.run("Z = define('Z', c + 1)\np = define('p', 2 * Z)")
    cells.run("Z = define('Z', c + 2)")
    said = cells.run("@claim(Eq(p, 2 * Z))\ndef mixed():\n    return calc(p).eq(2 * Z, by.unfold(p))")
    assert "In[3]:1" in said
    assert "In[4]:1" in said
    assert "Traceback" not in said
    assert "mixed" not in cells.known


MEAN = """
@claim(Eq(Sum(x[k], k), n * m))
def dev():
    return calc(Sum(x[k], k)).eq(n * m, by.unfold(m))
"""


@pytest.mark.parametrize("other", ["m = define('m', Sum(x[k], k))", "m = scalar('m')"])
def test_a_claim_that_cites_what_speaks_of_the_old_meaning_of_a_name_is_refused(cells: Cells, other: str) -> None:
    cells.run("m = define('m', Sum(x[k], k) / n)", "first")
    cells.run(MEAN, "second")
    assert cells.known["dev"].passes
    uses = "@claim(Eq(Sum(x[k], k), n * m))\ndef uses():\n    return calc(Sum(x[k], k)).eq(n * m, dev)"
    cells.run(uses, "third")
    assert cells.known["uses"].passes
    cells.run(other, "fourth")
    said = " ".join(cells.run(uses, "third").split())
    assert "two different things are called m: " in said
    assert "the definition m (In[3]:1)" in said
    assert "m (In[6]:1)" in said
    assert "dev says" not in said
    assert cells.known["dev"].passes
    assert not cells.stale


def test_the_variables_of_what_is_cited_are_its_own(cells: Cells) -> None:
    cells.run("m = scalar('m')\n@claim(Ge(m**2, 0))\ndef square():\n    return calc(m**2).ge(0)")
    cells.run("m = define('m', Sum(x[k], k) / n)")
    assert "✓ of_mean" in cells.run(
        "@claim(Ge(1 + m**2, 1))\ndef of_mean():\n    return calc(1 + m**2).ge(1, by.inst(square, {scalar('m'): m}))"
    )


def test_a_claim_about_what_was_made_anew_is_out_of_date(cells: Cells) -> None:
    cells.run("Z = define('Z', c + 1)", "first")
    cells.run("@claim(Eq(Z, 1 + c))\ndef unfolded():\n    return calc(Z).eq(1 + c, by.unfold(Z))", "second")
    cells.run("Z = define('Z', c + 1)", "first")
    assert not cells.stale
    assert "unfolded  out of date: Z, of which it speaks, was made anew" in cells.run("Z = define('Z', c + 2)", "first")
    assert cells.stale == {"unfolded"}
    said = cells.run("report()")
    assert "no claim" in said
    assert "unfolded  out of date" in said
    cells.run("check(unfolded)")
    assert cells.stale == {"unfolded"}
    cells.run("@claim(Eq(Z, 2 + c))\ndef unfolded():\n    return calc(Z).eq(2 + c, by.unfold(Z))", "second")
    assert not cells.stale


def test_a_name_that_another_cell_declares_otherwise_leaves_earlier_claims(cells: Cells) -> None:
    cells.run("d = scalar('d')", "first")
    cells.run("@claim(Ge(d**2, 0))\ndef square():\n    return calc(d**2).ge(0)", "second")
    cells.run("d = scalar('d', positive=True)", "third")
    assert not cells.stale
    assert "1 proved" in cells.run("report()")


def test_an_axiom_that_is_stated_again(cells: Cells) -> None:
    axiom = "@axiom(Ge(c**2, c))\ndef assumed():\n    pass"
    cells.run(axiom)
    cells.run("@claim(Ge(c**2, c))\ndef rests():\n    return assumed")
    cells.run(axiom)
    assert not cells.stale
    cells.run(axiom.replace("Ge", "Gt"))
    assert cells.stale == {"rests"}


# ── interrupted ───────────────────────────────────────────────────────────────

SLOW = """
@claim(Ge(Sum(x[k]**4, k) * n**5 + c**6 + exp(c) - c, c**5 * Sum(x[k], k) - 10000), given=[Ge(x[i], 1)], timeout={})
def slow():
    return ...
"""


@contextmanager
def interrupting() -> Iterator[None]:
    """Somebody interrupts soon, and again where that was lost: Python ignores it while it frees an object."""
    ended = threading.Event()

    def insist() -> None:
        wait = 0.7
        while not ended.wait(wait):
            os.kill(os.getpid(), signal.SIGINT)
            wait = 10

    insisting = threading.Thread(target=insist)
    insisting.start()
    try:
        yield
    finally:
        ended.set()
        insisting.join()


def test_an_interrupt_stops_a_search_and_leaves_no_verdict(cells: Cells) -> None:
    with interrupting():
        said = cells.run(SLOW.format(100))
    assert said.strip() == "interrupted while slow was checked: it has no verdict"
    assert isinstance(cells.result.error_in_exec, KeyboardInterrupt)
    assert "slow" not in cells.known
    assert "✓ tangent" in cells.run(TANGENT)


def test_a_claim_has_its_time(cells: Cells) -> None:
    said = cells.run(SLOW.format(0.5))
    assert "? slow" in said
    assert "stopped" in said
    assert "--timeout" not in said


# ── on and off ────────────────────────────────────────────────────────────────


def test_loading_twice_reloading_and_unloading(cells: Cells) -> None:
    assert "already loaded" in cells.run("%load_ext derive")
    cells.run("%reload_ext derive")
    assert cells.run(TANGENT).count("✓ tangent") == 1
    cells.run("%unload_ext derive")
    assert global_parameters.evaluate
    assert "✓" not in cells.run(TANGENT)
    assert cells.run("exp(c) * 1").strip().endswith("exp(c)")
    assert not cells.shell.ast_transformers
    assert cells.shell.custom_exceptions == ()
    cells.run("%load_ext derive")
    assert not global_parameters.evaluate


def test_exceptions_that_are_not_ours_keep_their_traceback(cells: Cells) -> None:
    assert "ZeroDivisionError" in cells.run("1 / 0")
    said = cells.run("def mine():\n    raise ValueError('mine')\nmine()")
    assert "Traceback" in said
    assert "ValueError: mine" in said
    assert "Python cannot decide" in cells.run("if x[i] > 0:\n    pass")


def test_a_report_on_a_file_does_not_end_ipython(cells: Cells) -> None:
    Path("first.py").write_text(
        HEAD.replace("from derive.notebook import check, explain, numeric, simplify\n", "") + TANGENT
    )
    said = cells.run("report('first.py')\nprint('goes on')")
    assert "✓ tangent" in said
    assert "1 proved (1 step)" in said
    assert "goes on" in said
    said = cells.run("report('none.py')")
    assert "none.py" in said
    assert "Traceback" not in said
    assert cells.result.error_in_exec is not None


def test_claims_of_a_file_that_is_imported_are_its_own(cells: Cells) -> None:
    Path("lemmas.py").write_text(
        HEAD.replace("from derive.notebook import check, explain, numeric, simplify\n", "") + TANGENT
    )
    said = cells.run("import sys\nsys.path.insert(0, '.')\nfrom lemmas import tangent\n" + ABOVE)
    sys_modules = cells["sys"].modules  # type: ignore[attr-defined]
    del sys_modules["lemmas"]
    assert "✓ above" in said
    assert set(cells.known) == {"above"}


# ── what cells show ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("x[i]", "x_i"),
        ("define('Z', Sum(exp(x[k]), k))", "Z = Sum(exp(x_k), k)"),
        ("define('p', exp(x[i]), at=i)", "p_i = exp(x_i)"),
        ("exp(x[i]) / 2 + c", "exp(x_i)/2 + c"),
        ("Eq(c, 1)", "c = 1"),
        ("function('f', n)", "f : ℝ^n → ℝ (smooth)"),
        ("by.exp_rule", "by.exp_rule"),
        ("by.unfold", "by.unfold"),
    ],
)
def test_what_a_cell_ends_with(cells: Cells, code: str, shown: str) -> None:
    assert cells.run(code).strip().endswith(shown)


def test_formulas_and_figures(cells: Cells) -> None:
    shown = cells.shell.display_formatter.format
    cells.run("e = exp(x[i]) / 2 + c\nlemma = by.unfold")
    assert shown(cells["e"])[0]["text/latex"] == r"$\displaystyle \frac{e^{x_{i}}}{2} + c$"
    assert "by.unfold" in shown(cells["lemma"])[0]["text/html"]
    assert "text/html" not in shown(len)[0]
    import sympy

    assert shown(sympy.Symbol("t"))[0]["text/latex"] == r"$\displaystyle t$"
