"""`derive appendix`: what it writes, when it leaves what is there, and how it exits."""

from __future__ import annotations

import builtins
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from golden import GOLDEN, points, without_provenance, without_rounding
from msgspec.structs import replace

from derive.commands import main
from derive.printing.names import escaped as upright
from derive.records.outcome import Outcome
from derive.reports.appendix import tex
from derive.reports.appendix.document import Options, fragment

PROVED = """
c = scalar("c")

@claim(Eq(c + c, 2 * c), source="F1")
def twice():
    \"\"\"Once and once more.\"\"\"
    return calc(c + c).eq(2 * c)
"""
REFUTED = """
@claim(Ge(c, 1))
def too_large():
    return calc(c).ge(1)
"""
UNDECIDED = """
d = scalar("d", positive=True)

@claim(Gt(exp(d), 2 * d))
def open_question():
    return calc(exp(d)).gt(2 * d)
"""
ERRATUM = """
@erratum(Eq(c + c, 3 * c), source="F2", corrected=twice)
def printed():
    \"\"\"As printed.\"\"\"
"""
NOWHERE = """
a = scalar("a", positive=True)

@claim(Gt(log(2), Rational(7, 10)))
def rounded_up():
    return calc(log(2)).gt(Rational(7, 10))

@claim(Tends(exp(-a), a, oo, 1))
def elsewhere():
    return limit(calc(exp(-a)))
"""
FIGURE = """
from numpy import linspace

@figure(of=twice, across=c, up=2 * c, labels=("once", "twice"))
def line(draw):
    \"\"\"Twice as much for c from 0 to 1.\"\"\"
    draw.line("2 c", c=linspace(0, 1, 5))
    draw.dots("some", c=draw.rng.uniform(size=3))
"""


def appendix(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["appendix", "-o", "out", *arguments])


def written() -> str:
    return Path("out/appendix.tex").read_text()


# ── all of the project's own claims ───────────────────────────────────────────


@pytest.fixture(scope="session")
def whole(whole_run: Outcome) -> str:
    return fragment(whole_run.verdicts, whole_run.figures, Options())


def test_the_appendix_is_the_golden_one(whole: str) -> None:
    golden = GOLDEN.read_text()
    assert without_rounding(without_provenance(whole)) == without_rounding(golden), (
        "python tests/reports/golden.py writes it"
    )


def test_and_the_points_are_as_many_up_to_rounding(whole: str) -> None:
    golden = points(GOLDEN.read_text())
    assert len(golden) > 150
    assert points(whole) == pytest.approx(golden, rel=0.05, abs=3)


def test_every_claim_is_in_it_with_its_verdict(whole: str, whole_run: Outcome) -> None:
    assert whole.count(r"\begin{drvclaim}") == whole.count(r"\drvverdict{") == len(whole_run.verdicts)
    assert whole.count(r"\drvstep{") + whole.count(r"\drvonly{") == sum(len(v.steps) for v in whole_run.verdicts)
    blocks = whole.split(r"\begin{drvclaim}")[1:]
    for block, verdict in zip(blocks, whole_run.verdicts, strict=True):
        proved = verdict.verdict == "proved"
        assert block.count(r"\drvqed{\drvendproved}") == proved
        assert block.count(r"\drvclosing{") == (not proved)


def test_references_lead_somewhere(whole: str) -> None:
    labels = set(re.findall(r"\\begin\{drvclaim\}.*\{(.*)\}$", whole, re.MULTILINE))
    assert set(re.findall(r"\\drvref\{(?:Theorem|Lemma|Erratum|Note)\}\{(.*?)\}", whole)) <= labels
    assert set(re.findall(r"\\drvnumber\{(.*?)\}", whole)) <= labels


def test_no_clock_and_no_path_is_in_it(whole: str, whole_run: Outcome) -> None:
    assert str(Path.cwd()) not in whole
    assert not re.search(r"\d\s*s\b|seconds|20\d\d-", whole)
    assert whole.isascii()
    slower = [replace(v, seconds=99.0) for v in whole_run.verdicts]
    assert fragment(slower, whole_run.figures, Options()) == whole


def test_side_conditions_say_how_they_were_discharged(whole: str) -> None:
    block = whole[whole.index("{softmax/softmax-jacobian}\n  ") :]
    assert r"$Z \drvbreakrel{\ne} 0$ (\drvstepref{1}--\drvstepref{4})" in block[: block.index(r"\drvqed")]
    assert "by signs as written" in block[: block.index(r"\drvqed")]
    assert r"by signs with \drvhyp{1}" in whole


GRAM = """
m, n = dimension("m"), dimension("n")
X = matrix("X", m, n)

@claim(Eq(grad(log(det(X.T @ X)), X), 2 * (inv(X.T @ X) @ X.T).T), given=[Gt(det(X.T @ X), 0)])
def slope():
    return calc(grad(log(det(X.T @ X)), X)).eq(2 * (inv(X.T @ X) @ X.T).T)
"""


def test_a_side_condition_is_told_once_in_the_shortest_writing(project: Callable[..., Path]) -> None:
    project(a=GRAM)
    appendix()
    (said,) = re.findall(r"Side conditions.*", written())
    assert said.count(r"\det(X^{\top}\drvtimes X) \drvbreakrel{\ne} 0") == 1
    assert said.count(r"\det(X^{\top}\drvtimes X) \drvbreakrel{>} 0") == 1
    assert said.count(r"\det") == 2


def test_an_erratum_is_worked_out(whole: str) -> None:
    block = whole[whole.index("published-spread-at-log-two}\n  As published:") :]
    block = block[: block.index(r"\drvclosing") + 300]
    assert r"fails at $n = 100,\drvgap x = (\log 99, 0, \dots, 0),\drvgap t = 1$" in block
    assert r"$s \approx 4.59512$" in block
    assert r"$\drvfrac{461}{100}{461}{100} = 4.61$" in block
    assert r"true instead is \drvref{Theorem}{logit-gap/spread-at-log-two}, $s \drvbreakrel{\ge} \log 99$" in block


# ── what is written, and marked ───────────────────────────────────────────────


def test_it_writes_a_fragment_and_its_style(project: Callable[..., Path]) -> None:
    project(claims=PROVED)
    done = appendix()
    assert done.exit_code == 0, done.output
    assert sorted(f.name for f in Path("out").iterdir()) == ["appendix.tex", "derive.aux.tex", "derive.sty"]
    assert "wrote out/appendix.tex (1 entry), derive.sty and derive.aux.tex" in done.output
    text = written()
    assert r"\begin{drvclaim}{Theorem}{Twice; F1}{claims/twice}" in text
    assert r"\drvgloss{Once and once more.}" in text
    assert r"\drvonly{algebra.\drvqed{\drvendproved}}" in text
    assert r"\drvstep" not in text


def test_title_and_level(project: Callable[..., Path]) -> None:
    project(claims=PROVED)
    assert appendix("--title", "50% & more", "--level", "subsection").exit_code == 0
    assert r"\drvbegin{subsection}" + "\n" + r"\drvtitle{50\% \& more}{appendix}" in written()
    assert appendix("--level", "chapter").exit_code == 2


def test_what_is_refuted_or_undecided_is_in_it_and_marked(project: Callable[..., Path]) -> None:
    project(claims=PROVED + REFUTED + UNDECIDED)
    done = appendix()
    assert done.exit_code == 1
    text = written()
    assert text.count(r"\begin{drvclaim}") == 3
    assert r"\drvverdict{claims/too-large}{Too large}{\drvrefuted}{0/1}" in text
    assert r"The statement fails at $c = 0$" in text
    assert re.search(r"\\drvclosing\{\\drvundecided\{\}: step 1 is not shown.*\}\{\\drvendundecided\}", text)
    assert r"; \drvundecided}" in text
    assert "1 is refuted, 1 is undecided" in text
    assert text.count(r"\drvqed{\drvendproved}") == 1


def test_what_has_no_variables_fails_at_no_point(project: Callable[..., Path]) -> None:
    project(claims=NOWHERE)
    assert appendix().exit_code == 1
    text = written()
    assert r"The statement is false: $\log 2 \approx 0.693147$" in text
    assert text.count("The statement is false") == 2
    assert "$$" not in text


def test_undecided_alone_exits_as_run_does(project: Callable[..., Path]) -> None:
    project(claims=PROVED + UNDECIDED)
    assert appendix().exit_code == CliRunner().invoke(main, ["run"]).exit_code == 3


def test_only_proved_leaves_them_out_and_says_so(project: Callable[..., Path]) -> None:
    project(claims=PROVED + REFUTED + UNDECIDED + ERRATUM)
    done = appendix("--only-proved")
    assert done.exit_code == 1
    text = written()
    assert text.count(r"\begin{drvclaim}") == 2
    assert "Left out, because they are not proved: Too large, Open question." in text
    assert r"\begin{drvclaim}{Erratum}{Printed; F2}{claims/printed}" in text


def test_axioms_are_told(project: Callable[..., Path]) -> None:
    body = """
c = scalar("c")

@axiom(Ge(exp(c), c))
def assumed():
    pass

@claim(Ge(exp(2 * c), 2 * c))
def used():
    return calc(exp(2 * c)).ge(2 * c, by.inst(assumed, {c: 2 * c}))
"""
    folder = project(claims=body)
    (folder / "pyproject.toml").write_text('[tool.derive]\npermitted-axioms = ["proofs/claims.py::assumed"]\n')
    assert appendix().exit_code == 0
    assert r"\drvclosing{\drvstarred{} \drvref{Assumption}{claims/assumed}.}" in written()
    assert "Where no axiom is named, nothing is assumed." in written()
    assert r"\drvassumed{}, not proved" in written()


def test_a_selection_names_what_it_cites_outside(project: Callable[..., Path]) -> None:
    body = """
c = scalar("c")

@claim(Ge(exp(c), 1 + c))
def tangent():
    return calc(exp(c)).ge(1 + c, by.exp_bound(c))

@claim(Ge(exp(c) + 1, 2 + c))
def more():
    return calc(exp(c) + 1).ge(2 + c, tangent)
"""
    project(claims=body)
    assert appendix("proofs/claims.py::more").exit_code == 0
    assert written().count(r"\begin{drvclaim}") == 1
    assert r"{\emph{tangent}" in written()


def test_what_cannot_be_set_is_refused_before_TeX_sees_it(project: Callable[..., Path]) -> None:
    project(claims=PROVED.replace('source="F1"', 'source="公式 1"'))
    done = appendix()
    assert done.exit_code == 2
    assert "proofs/claims.py::twice: '公' (U+516C, cjk unified ideograph-516c) cannot be set by pdfLaTeX" in done.output
    assert not Path("out").exists()
    project(claims=PROVED.replace('source="F1"', 'source="Gödel 1"'))
    assert appendix().exit_code == 0
    assert r"{Twice; G\"{o}del 1}" in written()


def test_names_and_labels_are_safe(project: Callable[..., Path]) -> None:
    project(claims='c = scalar("c_1_x")\n\n@claim(Eq(c + c, 2 * c))\ndef a_b__c():\n    return calc(c + c).eq(2 * c)\n')
    assert appendix().exit_code == 0
    assert r"$\mathrm{c\_1\_x} \in \mathbb{R}$" in written()
    assert r"\begin{drvclaim}{Lemma}{A b c}{claims/a-b--c}" in written()
    assert upright(r"a}\b_c%{") == r"ab\_c\%"


# ── what is there stays there ─────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("broken", "code"),
    [("def", 4), (PROVED.replace("calc(c + c)", "calc(1 / 0)"), 4), ("", 5), (PROVED.replace("F1", "函"), 2)],
)
def test_a_failed_run_leaves_the_last_good_one(project: Callable[..., Path], broken: str, code: int) -> None:
    project(claims=PROVED)
    assert appendix().exit_code == 0
    before = written()
    project(claims=broken)
    done = appendix()
    assert done.exit_code == code, done.output
    assert written() == before
    assert sorted(f.name for f in Path("out").iterdir()) == ["appendix.tex", "derive.aux.tex", "derive.sty"]


def test_a_failed_write_leaves_the_last_good_one(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    project(claims=PROVED)
    assert appendix().exit_code == 0
    before = written()
    write_bytes = Path.write_bytes

    def full(file: Path, content: bytes) -> int:
        if "derive.sty" in file.name:
            raise OSError(28, "No space left on device")
        return write_bytes(file, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    done = appendix("--title", "Other")
    assert done.exit_code == 2
    assert "No space left on device" in done.output
    assert written() == before
    assert sorted(f.name for f in Path("out").iterdir()) == ["appendix.tex", "derive.aux.tex", "derive.sty"]


def test_a_place_that_is_no_folder(project: Callable[..., Path]) -> None:
    project(claims=PROVED)
    Path("out").write_text("")
    done = appendix()
    assert done.exit_code == 2
    assert "-o out: cannot be written there" in done.output


def test_the_same_inputs_give_the_same_bytes(project: Callable[..., Path]) -> None:
    project(claims=PROVED + ERRATUM + FIGURE)
    assert appendix().exit_code == 0
    before = {f.name: f.read_bytes() for f in Path("out").iterdir()}
    shutil.rmtree("out")
    assert appendix("-j", "2").exit_code == 0
    assert {f.name: f.read_bytes() for f in Path("out").iterdir()} == before


def test_the_digest_sees_the_claims(project: Callable[..., Path]) -> None:
    project(claims=PROVED)
    appendix()
    before = written()
    project(claims=PROVED + "\n# more\n")
    appendix()
    assert without_provenance(before) == without_provenance(written())
    assert before != written()


# ── figures ───────────────────────────────────────────────────────────────────


def test_figures_are_drawn_from_terms_or_their_place_is_told(
    project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    project(claims=PROVED + FIGURE)
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(builtins, "__import__", without)
        done = appendix()
    assert done.exit_code == 0
    assert "1 figure was not drawn; pip install 'derive-proofs[figures]'" in done.output
    text = written()
    assert (
        r"\drvfigure{claims-line.pdf}{Twice as much for $c$ from 0 to 1. See \drvref{Theorem}{claims/twice}.}" in text
    )
    pytest.importorskip("matplotlib")
    assert appendix().exit_code == 0
    assert written() == text
    pdf = Path("out/claims-line.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert b"CreationDate" not in pdf


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("draw.line('l', b=[1])", "a value for c is missing"),
        ("pass", "line draws nothing"),
        ("draw.line('l', c=[[1, 2]])", "c takes a number, or one for each point"),
        ("draw.line('l', c=[1 / 0])", "ZeroDivisionError"),
        ("draw.line('l', up=log(c), c=[-1.0])", "'l' has no point at which both terms have a value"),
    ],
)
def test_a_figure_that_cannot_be_drawn_is_an_error(project: Callable[..., Path], wrong: str, said: str) -> None:
    project(claims=PROVED + FIGURE[: FIGURE.index("    draw.line")] + f"    {wrong}\n")
    done = appendix()
    assert done.exit_code == 4
    assert f"figure line: {said}" in done.output
    assert not Path("out").exists()
    assert CliRunner().invoke(main, ["run"]).exit_code == 0


# ── TeX ───────────────────────────────────────────────────────────────────────


def test_without_TeX_the_fragment_is_there_and_the_code_is_2(
    project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    project(claims=PROVED + REFUTED)
    monkeypatch.setattr(tex.shutil, "which", lambda name: None)
    done = appendix("--pdf", "--standalone")
    assert done.exit_code == 2
    assert "sudo apt-get install texlive-latex-recommended lmodern latexmk" in done.output
    assert "brew install --cask" in done.output
    assert sorted(f.name for f in Path("out").iterdir()) == [
        "appendix.tex",
        "derive.aux.tex",
        "derive.sty",
        "standalone.tex",
    ]


def test_an_error_of_TeX_is_shown_with_its_claim(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    project(claims=PROVED)
    appendix()
    line = next(n for n, text in enumerate(written().splitlines(), 1) if r"\drvonly{" in text)

    def fails(*_: object) -> bytes:
        raise tex.TeXError(r"Undefined control sequence, at \foo", "appendix.tex", line)

    monkeypatch.setattr("derive.reports.appendix.making.typeset", fails)
    done = appendix("--pdf")
    assert done.exit_code == 4
    assert rf"TeX: Undefined control sequence, at \foo (appendix.tex:{line}, in proofs/claims.py::twice)" in done.output


def test_the_first_error_of_a_log(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_text(
        "Overfull \\hbox\n./appendix.tex:12: Undefined control sequence.\nl.12 \\foo\n./appendix.tex:13: Later.\n"
    )
    found = tex.first_error(log)
    assert (str(found), found.file, found.line) == (r"Undefined control sequence, at \foo", "appendix.tex", 12)
    log.write_text("! Emergency stop.\n")
    assert str(tex.first_error(log)) == "Emergency stop."
    assert "before it wrote a log" in str(tex.first_error(tmp_path / "none.log"))


def test_what_a_cited_claim_had_to_show_is_its_own(whole_run: Outcome) -> None:
    conditions = {v.name: v.obligations for v in whole_run.verdicts}
    assert "exp(α·x_j) > 0" in conditions["above_each_logit"]
    assert "exp(α·x_j) > 0" not in conditions["above_the_maximum"]


# ── what a claim is called, and what is left out ──────────────────────────────


def test_a_title_says_what_a_claim_is_called(project: Callable[..., Path]) -> None:
    titled = PROVED.replace('source="F1"', 'title="Twice c, & c_1 ≥ 0", source="F1"')
    project(claims=titled + PROVED.replace('c = scalar("c")', "").replace("twice", "a__half_of_b_"))
    assert appendix().exit_code == 0
    text = written()
    assert r"\begin{drvclaim}{Theorem}{Twice $c$, \& $c_{1}\ge 0$; F1}{claims/twice}" in text
    assert r"\begin{drvclaim}{Theorem}{A half of b; F1}{claims/a--half-of-b-}" in text
    assert r"\drvverdict{claims/twice}{Twice $c$, \& $c_{1}\ge 0$}" in text
    said = CliRunner().invoke(main, ["run", "proofs/claims.py::twice", "--json", "run.json"])
    assert said.exit_code == 0
    assert '"title": "Twice c, & c_1 ≥ 0"' in Path("run.json").read_text()


@pytest.mark.parametrize("wrong", ["title=3", "title='two\\nlines'", "title=' a'", "title=None", r"title='\udcff'"])
def test_a_title_is_one_line(project: Callable[..., Path], wrong: str) -> None:
    project(claims=PROVED.replace('source="F1"', wrong))
    done = CliRunner().invoke(main, ["run"])
    assert done.exit_code == 4
    assert "title= takes a text of one line, not " in done.output


def test_marks_that_do_not_occur_are_not_explained(project: Callable[..., Path]) -> None:
    project(claims=PROVED)
    appendix()
    text = written()
    assert "What ends with \\drvendproved\\ is proved" in text
    assert text.count("assumed") == text.count("Nothing is assumed.") == 1
    assert "The mark" not in text
    project(
        claims=REFUTED.replace("(Ge(c, 1))", "(Ge(c, 1), given=[Ge(c, 0)])").replace("\n@", '\nc = scalar("c")\n@', 1)
    )
    appendix()
    text = written()
    assert "The mark \\drvrefuted{} says that a statement fails for certain" in text
    for other in ("drvendproved", "drvtested{} says", "drvnoted{} says", "assumed"):
        assert other not in text


def test_tables_can_be_left_out(project: Callable[..., Path]) -> None:
    project(claims=PROVED + REFUTED)
    appendix("--no-tables")
    text = written()
    for of_a_table in ("drvrows", "drvcaption", "{verdicts}", "{evidence}", r"\drvverdict", "drvevidence"):
        assert of_a_table not in text
    assert text.count(r"\begin{drvclaim}") == 2


def test_what_stands_together_in_a_table_is_not_torn(project: Callable[..., Path]) -> None:
    more = PROVED.replace('c = scalar("c")', "")
    project(claims=PROVED + "".join(more.replace("twice", f"again_{n}") for n in range(20)))
    appendix()
    groups = re.findall(r"\\drvgroup\{(.*?)\}\{%\n(.*?)\n\}\n", written(), re.DOTALL)
    assert [heading for heading, _ in groups] == ["claims", r"claims, \drvcontinued"] * 2
    sizes = [rows.count("\n") + 1 - rows.count("drvevidencehead") for _, rows in groups]
    assert sizes == [10, 11] * 2
    assert all(rows.startswith(r"\drvevidencehead") for _, rows in groups[2:])


def test_an_inequality_that_is_attained_has_no_slack(project: Callable[..., Path]) -> None:
    """Balls alone cannot show that log(exp(c)) is c; the kernel can."""
    project(claims=_LSE)
    assert appendix().exit_code == 0
    slack = re.findall(r"\\drvevidence\{\\drvnumber\{claims/(.*?)\}\}\{.*?\}\{.*?\}\{.*?\}\{(.*?)\}\{\}\n", written())
    assert dict(slack)["at-least-each"] == "$0$"
    assert dict(slack)["above-zero"].startswith(r"$(")


_LSE = """
n = dimension("n")
k, i = indices("k i", n)
x = vector("x", n)

@claim(Ge(log(Sum(exp(x[k]), k)), x[i]))
def at_least_each():
    return ...

@claim(Gt(log(1 + Sum(exp(x[k]), k)), 0))
def above_zero():
    return ...
"""
