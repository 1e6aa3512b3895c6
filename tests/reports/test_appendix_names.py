"""Claims in the text of a paper: `\\derive`, `\\derivemark` and `\\derivecite` by the names of their functions."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_appendix import ERRATUM, PROVED, REFUTED, UNDECIDED

from derive.commands import main

CLAIMS = (
    PROVED
    + REFUTED
    + UNDECIDED
    + ERRATUM
    + """
@axiom(Ge(exp(c), c))
def assumed():
    pass

@note(says="doubling is nice", corrected=twice)
def praised():
    pass

@claim(Implies(Gt(c, 1), Gt(c**2, 0)), title="Squares, 100% of them")
def a_square_is_positive():
    return calc(c**2).gt(0)
"""
)
OTHER = PROVED.replace("twice", "same") + PROVED.replace('c = scalar("c")', "").replace("twice", "over_there")
SAME = PROVED.replace("twice", "same")
typesets = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="there is no pdflatex")


@pytest.fixture
def known(project: Callable[..., Path]) -> dict[str, str]:
    """The lines of derive.aux.tex by the label of the claim."""
    project(claims=CLAIMS, other=OTHER, third=SAME)
    CliRunner().invoke(main, ["appendix", "-o", "out"])
    lines = Path("out/derive.aux.tex").read_text(encoding="utf-8").splitlines()
    return {re.findall(r"\{([^{}]*)\}\}\{\{", line)[0]: line for line in lines[1:]}


def test_each_claim_is_known_by_its_name_by_its_file_and_by_its_label(known: dict[str, str]) -> None:
    assert known["claims/twice"] == (
        r"\drventry{{twice}{claims.py::twice}{claims/twice}}"
        r"{{Theorem}{Twice}{claims/twice}{\drvproved}{\drvdisplaymath{c \drvbreak + c \drvbreakrel{=} 2c}}{}}"
    )
    assert r"{{Lemma}{Squares, 100\% of them}" in known["claims/a-square-is-positive"]
    assert len(known) == 10


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("claims/printed", "it is refuted, so it is not set as a fact"),
        ("claims/too-large", "it is refuted, so it is not set as a fact"),
        ("claims/open-question", "it is not proved, so it is not set as a fact"),
        ("claims/assumed", "it is not proved, so it is not set as a fact"),
        ("claims/praised", "it states no formula}}"),
    ],
)
def test_what_is_not_proved_is_no_fact(known: dict[str, str], label: str, why: str) -> None:
    assert f"{{{why}" in known[label]


def test_what_is_true_instead_is_told(known: dict[str, str]) -> None:
    assert r"True instead is \string\derive{twice}" in known["claims/printed"]
    assert "True instead" not in known["claims/too-large"]


def test_what_rests_on_an_assumption_is_no_fact(project: Callable[..., Path]) -> None:
    folder = project(
        claims="""
c = scalar("c")

@axiom(Ge(exp(c), c))
def assumed():
    pass

@claim(Ge(exp(2 * c), 2 * c))
def used():
    return calc(exp(2 * c)).ge(2 * c, by.inst(assumed, {c: 2 * c}))
"""
    )
    (folder / "pyproject.toml").write_text('[tool.derive]\npermitted-axioms = ["proofs/claims.py::assumed"]\n')
    assert CliRunner().invoke(main, ["appendix", "-o", "out"]).exit_code == 0
    (line,) = re.findall(r".*\{used\}.*", Path("out/derive.aux.tex").read_text(encoding="utf-8"))
    assert r"{\drvstarred}" in line
    assert "it is proved from assumptions, so it is not set as a fact" in line


def test_with_only_proved_there_are_no_others(project: Callable[..., Path]) -> None:
    project(claims=CLAIMS)
    CliRunner().invoke(main, ["appendix", "-o", "out", "--only-proved"])
    text = Path("out/derive.aux.tex").read_text(encoding="utf-8")
    assert "too_large" not in text
    assert "open_question" not in text
    assert text.count(r"\drventry") == Path("out/appendix.tex").read_text().count(r"\begin{drvclaim}")


# ── typeset ───────────────────────────────────────────────────────────────────


def typeset(body: str, preamble: str = r"\derivefrom{out/derive.aux.tex}", runs: int = 1) -> tuple[str, str]:
    """The log of the last run, and the text of the pages if there is a program that tells it."""
    shutil.copy("out/derive.sty", ".")
    paper = rf"\documentclass{{article}}\usepackage{{derive}}{preamble}\begin{{document}}{body}\end{{document}}"
    Path("paper.tex").write_text(paper)
    for _ in range(runs):
        command = ["pdflatex", "-interaction=nonstopmode", "-no-shell-escape", "paper.tex"]
        wide = {**os.environ, "max_print_line": "1000"}
        subprocess.run(command, capture_output=True, check=False, timeout=120, env=wide)
    log = " ".join(Path("paper.log").read_text(encoding="latin-1").replace("(derive)", "").split())
    if shutil.which("pdftotext") is None:
        return log, ""
    text = subprocess.run(["pdftotext", "paper.pdf", "-"], capture_output=True, check=True, text=True).stdout
    return log, " ".join(text.split())


USES = r"""By \derivecite{a_square_is_positive}, $\derive{twice}$ and \derive{a_square_is_positive}: \derivemark{printed}.
As published, \derive*{printed}.
\[\derive{claims.py::twice}\] \begin{equation}\derive{over_there}\end{equation}
\begin{align}\derive{claims/twice}\\ \derive*{open_question}\end{align}"""


@typesets
@pytest.mark.slow
def test_a_paper_that_has_the_appendix(known: dict[str, str]) -> None:
    log, text = typeset(USES + r"\appendix\input{out/appendix}", runs=3)
    assert "!" not in re.sub(r"Overfull.*?\n", "", log)
    assert not re.search("undefined|multiply|Rerun", log)
    if text:
        assert "By Lemma A.7, c + c = 2c and c2 > 0 wherever c > 1: × refuted." in text
        assert "As published, c + c = 3c (× refuted)." in text
        assert "? undecided" in text


@typesets
@pytest.mark.slow
def test_a_paper_that_has_the_file_alone(known: dict[str, str]) -> None:
    log, text = typeset(USES)
    assert "! " not in log
    if text:
        assert "By Lemma “Squares, 100% of them”, c + c = 2c" in text
    shutil.copy("out/derive.aux.tex", ".")
    assert "! " not in typeset(USES, preamble="")[0]


@typesets
@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (r"\derive{twise}", "`twise': there is no claim of this name. Write the name of its function"),
        (r"$\derive{same}$", "`same': several claims have this name. Write that of its file before it: FILE.py::same"),
        (
            r"\[\derive{printed}\]",
            r"`printed': it is refuted, so it is not set as a fact. True instead is \derive{twice}. \derive*{printed} sets it",
        ),
        (r"\derive{open_question}", "`open_question': it is not proved"),
        (r"\derive{praised}", "`praised': it states no formula"),
        (r"\derive*{praised}", "`praised': it states no formula"),
        (r"\derivemark{twise}", "`twise': there is no claim"),
        (r"\derivecite{twise}", "`twise': there is no claim"),
        (r"\derivefrom{nowhere.tex}", "There is no file nowhere.tex. It is written by: derive appendix -o DIR"),
    ],
)
def test_what_is_refused(known: dict[str, str], body: str, said: str) -> None:
    log, text = typeset(f"Before {body} after")
    assert f"Package derive Error: {said}" in log
    assert log.count("! ") == 1
    if text and "from" not in body:
        assert "Before ?? after" in text


@typesets
@pytest.mark.slow
def test_without_the_file_it_is_told_how_to_get_it(known: dict[str, str]) -> None:
    log, _ = typeset(r"\derive{twice}", preamble="")
    assert r"no claims were read. Run derive appendix -o DIR, and write \derivefrom{DIR/derive.aux.tex}" in log


@typesets
@pytest.mark.slow
@pytest.mark.parametrize("before", [True, False])
def test_a_paper_keeps_its_own_commands(known: dict[str, str], before: bool) -> None:
    own = r"\newcommand{\derive}{mine}\newcommand{\derivecite}{own}"
    Path("own.sty").write_text(own if before else "")
    preamble = r"\derivefrom{out/derive.aux.tex}\usepackage{underscore}" + ("" if before else own)
    body = r"\derive, \derivecite, \derivemark{twice}, \drvstatement{twice}, \drvcite{a_square_is_positive}"
    log, text = typeset(body, r"\usepackage{own}" * before + preamble)
    assert "! " not in log
    assert r"\derive is something else in this paper; use \drvstatement" in log
    if text:
        assert re.search("mine, own, .? ?proved, c [+] c = 2c, Lemma “Squares", text)
