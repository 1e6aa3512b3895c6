"""The fragment in papers of many kinds, typeset: beside the paper's own theorems, once and twice, in any class."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_appendix import ERRATUM, FIGURE, PROVED, REFUTED, UNDECIDED

from derive.commands import main

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("pdflatex") is None, reason="there is no pdflatex")]

CLAIMS = """
n = dimension("n")
i, k, t = indices("i k t", n)
x = vector("x", n)
a_name, theta = scalar("a_name"), scalar("theta", nonzero=True)

p = define("p", exp(x[i] + a_name * theta) / Sum(exp(x[k] + a_name * theta), k), at=i)

@claim(Eq(Sum(p[i], i), 1), given=[Ne(a_name, 0), forall(k, Implies(Ne(k, t), Lt(x[k], x[t])))], source="Erdős_1 & Gödel 50%")
def sums_to_one():
    \"\"\"For p_i of \\\\bad {input} with ε ≥ 0 & 100% of it.\"\"\"
    return calc(Sum(p[i], i)).eq(
        Sum(exp(x[i] + a_name * theta), i) / Sum(exp(x[k] + a_name * theta), k), by.unfold(p), by.into_sum
    ).eq(1)
"""
LONG = """
@claim(Eq((c + 1)**6, c**6 + 6*c**5 + 15*c**4 + 20*c**3 + 15*c**2 + 6*c + 1), given=[Gt(c, 0)])
def long_sum():
    both = (1 + c + c**2 + c**3 + c**4 + c**5 + c**6 + c**7 + c**8 + c**9) / (1 + c + c**2 + c**3 + c**4 + c**5 + c**6)
    return calc((c + 1)**6).eq(
        c**6 + 6*c**5 + 15*c**4 + 20*c**3 + 15*c**2 + 6*c + 1 + log(exp(both)) - both
    ).eq(c**6 + 6*c**5 + 15*c**4 + 20*c**3 + 15*c**2 + 6*c + 1)
"""

HOSTS = {
    "article": r"""\documentclass{article}\usepackage{derive}\begin{document}\appendix\input{out/appendix}\end{document}""",
    "two columns": r"""\documentclass[twocolumn]{article}
\usepackage[hyphens]{url}\usepackage{derive}\begin{document}\appendix\input{out/appendix}\end{document}""",
    "own theorems": r"""\documentclass{article}
\usepackage{amsthm,amsmath}
\usepackage{derive}
\usepackage[dvipsnames]{xcolor}
\usepackage[colorlinks]{hyperref}
\newtheorem{theorem}{Theorem}[section]\newtheorem{lemma}[theorem]{Lemma}\newtheorem{claim}{Claim}
\newcommand{\step}{}\newcommand{\proved}{}
\begin{document}\tableofcontents\section{One}
\begin{theorem}\label{mine} Mine. \end{theorem}
By Theorem~\ref{mine} and Theorem~\ref{derive:claims/twice}, \autoref{derive:claims/twice}.
\appendix\input{out/appendix}\end{document}""",
    "amsart": r"""\documentclass{amsart}
\usepackage{hyperref}\newtheorem{theorem}{Theorem}\usepackage{derive}
\begin{document}\begin{theorem} Mine. \end{theorem}\appendix\input{out/appendix}\end{document}""",
    "chapters": r"""\documentclass[twocolumn,11pt]{report}
\usepackage{derive}\usepackage{amsmath,amsthm,hyperref}
\begin{document}\chapter{One}\input{out/appendix}\end{document}""",
    "twice": r"""\documentclass{article}
\usepackage{amsthm,hyperref,derive}
\begin{document}\appendix\input{out/appendix}\section{More}\input{second/appendix}
See \ref{derive:claims/twice} and \ref{derive2:claims/twice}.\end{document}""",
    "twice, plain": r"""\documentclass{article}
\usepackage{derive}\begin{document}\input{out/appendix}\input{out/appendix}\end{document}""",
    "narrow": r"""\documentclass[twocolumn]{article}
\usepackage[a4paper,margin=30mm]{geometry}
\usepackage{derive}\begin{document}\appendix\input{out/appendix}\end{document}""",
}
_BODY = r"""\derivefrom{out/derive.aux.tex}
\begin{document}%s\section{One} By \derivecite{twice}, \derive{twice}, and \[\derive{long_sum}\]
\appendix\input{out/appendix}\end{document}"""
_FRONT = r"\title{A}\author{B}\maketitle "
_ACM = r"\title{A}\author{B}\affiliation{\institution{C}\country{D}}\begin{abstract}A\end{abstract}\maketitle "
CLASSES = {
    "IEEEtran": (r"\documentclass[journal]{IEEEtran}", _FRONT),
    "IEEEtran, conference": (r"\documentclass[conference]{IEEEtran}", _FRONT),
    "acmart": (r"\documentclass[sigconf,nonacm]{acmart}", _ACM),
    "acmart, one column": (r"\documentclass[acmsmall,nonacm]{acmart}", _ACM),
    "llncs": (r"\documentclass{llncs}", r"\title{A}\author{B}\institute{C}\maketitle "),
    "elsarticle": (r"\documentclass[preprint]{elsarticle}", r"\begin{frontmatter}\title{A}\author{B}\end{frontmatter}"),
    "elsarticle, two columns": (
        r"\documentclass[final,5p,twocolumn]{elsarticle}",
        r"\begin{frontmatter}\title{A}\author{B}\end{frontmatter}",
    ),
    "REVTeX": (r"\documentclass[aps,prl,twocolumn]{revtex4-2}", r"\title{A}\author{B}\affiliation{C}\maketitle "),
    "REVTeX, one column": (
        r"\documentclass[aps,pre,preprint]{revtex4-2}",
        r"\title{A}\author{B}\affiliation{C}\maketitle ",
    ),
}
ENGINES = {
    "LuaLaTeX": ("lualatex", r"\usepackage{fontspec}"),
    "LuaLaTeX, unicode-math": ("lualatex", r"\usepackage{unicode-math}"),
    "XeLaTeX": ("xelatex", ""),
    "XeLaTeX, unicode-math": ("xelatex", r"\usepackage{unicode-math}"),
}
TROUBLE = re.compile(r"^!.*|^.*(?:undefined|multiply defined|Label\(s\) may have changed).*$", re.MULTILINE)
OVERFULL = re.compile(r"Overfull \\hbox \(([\d.]+)pt too wide\)(?! has occurred)")
"""But for those of heads and feet of pages, which are the class's own."""


def typeset(text: str, engine: str = "pdflatex") -> str:
    """The log of the last of three runs."""
    Path("paper.tex").write_text(text)
    shutil.copy("out/derive.sty", ".")
    for _ in range(3):
        command = [engine, "-interaction=nonstopmode", "-no-shell-escape", "paper.tex"]
        subprocess.run(command, capture_output=True, check=False, timeout=120)
    return Path("paper.log").read_text(encoding="latin-1")


@pytest.mark.parametrize("host", HOSTS)
def test_the_fragment_goes_into_any_paper(project: Callable[..., Path], host: str) -> None:
    project(claims=PROVED + ERRATUM + FIGURE + REFUTED + UNDECIDED + CLAIMS + LONG)
    for folder, level in (("out", "section"), ("second", "subsection")):
        done = CliRunner().invoke(main, ["appendix", "-o", folder, "--level", level])
        assert done.exit_code == 1, done.output
    log = typeset(HOSTS[host])
    assert not TROUBLE.findall(log)
    assert Path("paper.pdf").is_file()
    assert all(float(width) <= 1 for width in OVERFULL.findall(log))


def require(engine: str, *files: str) -> None:
    """Skip where TeX does not have what a paper needs."""
    lacks = [file for file in files if not subprocess.run(["kpsewhich", file], capture_output=True, check=False).stdout]
    if shutil.which(engine) is None or lacks:
        pytest.skip(f"this TeX has no {engine if shutil.which(engine) is None else lacks[0]}")


def require_set(log: str) -> None:
    """That TeX is content, and has a page."""
    assert not TROUBLE.findall(log)
    assert "Missing character" not in log
    assert Path("paper.pdf").is_file()
    assert all(float(width) <= 1 for width in OVERFULL.findall(log))


@pytest.fixture
def appended(project: Callable[..., Path]) -> None:
    """An appendix with claims of every kind, and the file that knows them."""
    project(claims=PROVED + ERRATUM + FIGURE + REFUTED + UNDECIDED + CLAIMS + LONG)
    assert CliRunner().invoke(main, ["appendix", "-o", "out"]).exit_code == 1


@pytest.mark.parametrize("name", CLASSES)
def test_the_fragment_goes_into_the_classes_of_publishers(appended: None, name: str) -> None:
    head, front = CLASSES[name]
    needed = ["binhex.tex", "totpages.sty", "hyperxmp.sty"] if "acmart" in name else []
    require("pdflatex", head.rpartition("{")[2].removesuffix("}") + ".cls", *needed)
    require_set(typeset(rf"{head}\usepackage{{derive}}{_BODY % front}"))


@pytest.mark.parametrize("name", ENGINES)
def test_the_fragment_is_set_by_other_engines(appended: None, name: str) -> None:
    engine, fonts = ENGINES[name]
    require(engine, *re.findall(r"\{([\w.-]+)\}", fonts.replace("}", ".sty}")), *["luaotfload.sty"] * ("Lua" in name))
    head = rf"\documentclass[twocolumn]{{article}}{fonts}\usepackage{{derive}}\usepackage{{hyperref}}"
    require_set(typeset(head + _BODY % "", engine))


def test_derive_makes_the_pdf_itself(project: Callable[..., Path]) -> None:
    project(claims=PROVED + FIGURE)
    done = CliRunner().invoke(main, ["appendix", "-o", "out", "--pdf", "--standalone"])
    assert done.exit_code == 0, done.output
    first = Path("out/appendix.pdf").read_bytes()
    assert first.startswith(b"%PDF")
    done = CliRunner().invoke(main, ["appendix", "-o", "out", "--pdf"])
    assert Path("out/appendix.pdf").read_bytes() == first
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "standalone.tex"], cwd="out", capture_output=True, check=False
    )
    assert done.returncode == 0


def test_what_TeX_stops_at_is_told(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever gets through all the same: the claim that it came from is named, and the last good PDF stays."""
    project(claims=PROVED)
    assert CliRunner().invoke(main, ["appendix", "-o", "out", "--pdf"]).exit_code == 0
    before = Path("out/appendix.pdf").read_bytes()
    monkeypatch.setattr("derive.reports.appendix.words.checked", lambda formula, where: rf"\notthere {formula}")
    done = CliRunner().invoke(main, ["appendix", "-o", "out", "--pdf"])
    assert done.exit_code == 4
    assert re.search(
        r"TeX: Undefined control sequence, at .*\\notthere \(appendix.tex:\d+, in proofs/claims.py::twice\)",
        done.output,
    )
    assert Path("out/appendix.pdf").read_bytes() == before


def test_TeX_gets_no_shell_and_no_time_without_end(tmp_path: Path) -> None:
    from derive.reports.appendix.tex import TeXError, typeset

    shell = rb"\documentclass{article}\begin{document}\immediate\write18{touch escaped}x\end{document}"
    typeset({"a.tex": shell}, "a.tex")
    outside = rf"\documentclass{{article}}\begin{{document}}\newwrite\f\immediate\openout\f={tmp_path}/escaped x\end{{document}}"
    with pytest.raises(TeXError):
        typeset({"a.tex": outside.encode()}, "a.tex")
    assert not (tmp_path / "escaped").exists()
    forever = rb"\documentclass{article}\begin{document}\loop\iftrue\repeat\end{document}"
    with pytest.raises(TeXError, match="stopped after 3 seconds"):
        typeset({"a.tex": forever}, "a.tex", seconds=3)
