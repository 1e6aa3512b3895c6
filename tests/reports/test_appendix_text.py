"""Text on its way into TeX: escaped, or refused by name; formulas are found in what authors write."""

from __future__ import annotations

import pytest

from derive.files.config import UsageError
from derive.reports.appendix.escape import escaped
from derive.reports.appendix.formulas import prose, with_formulas
from derive.reports.appendix.words import checked


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        (r"50% of $x_1 & #3", r"50\% of \$x\_1 \& \#3"),
        (r"\input{secret} \write18{rm}", r"\textbackslash{}input\{secret\} \textbackslash{}write18\{rm\}"),
        ("a^^41~b", r"a\textasciicircum{}\textasciicircum{}41\textasciitilde{}b"),
        (
            '"<a>" | `b`',
            r"\textquotedbl{}\ensuremath{<}a\ensuremath{>}\textquotedbl{} \textbar{} \textasciigrave{}b\textasciigrave{}",
        ),
        ("Gödel, Erdős, Łukasiewicz, naïve façade", r"G\"{o}del, Erd\H{o}s, \L{}ukasiewicz, na\"{i}ve fa\c{c}ade"),
        ("Go\u0308del", r"G\"{o}del"),
        ("ε ≤ ½ – “so”…", r"\ensuremath{\varepsilon} \ensuremath{\le} \ensuremath{\tfrac12} -- ``so''\dots{}"),
        ("two\n  lines", "two lines"),
    ],
)
def test_text_is_escaped(text: str, tex: str) -> None:
    assert escaped(text, "here") == tex


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("softmax 函数", r"'函' \(U\+51FD, cjk unified ideograph-51fd\)"),
        ("a\x07b", r"\(U\+0007, a control character\)"),
        ("🙂", r"U\+1F642"),
        ("привет", r"U\+043F, cyrillic small letter pe"),
    ],
)
def test_what_has_no_font_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(UsageError, match=f"^proofs/a.py::b: .*{named}.* cannot be set by pdfLaTeX; the appendix takes"):
        escaped(text, "proofs/a.py::b")
    with pytest.raises(UsageError, match=r"proofs/a\.py::b"):
        prose(text, "proofs/a.py::b")


def test_a_formula_is_ascii() -> None:
    assert checked(r"x_{k} \ge 0", "here") == r"x_{k} \ge 0"
    with pytest.raises(UsageError, match="here: 'λ'"):
        checked(r"\operatorname{λ}", "here")


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("(XᵀX)⁻¹Xᵀ is its inverse.", r"$(X^{\top}X)^{-1}X^{\top}$ is its inverse."),
        ("g δ_kt is at most g.", r"$g\delta _{kt}$ is at most $g$."),
        ("As α grows the two bounds close.", r"As $\alpha$ grows the two bounds close."),
        ("There is an index besides the label, since n ≥ 2.", r"There is an index besides the label, since $n\ge 2$."),
        ("The sum has e^{x_j} among its terms.", r"The sum has $e^{x_{j}}$ among its terms."),
        ("If it were another, the k-th is larger.", r"If it were another, the $k$-th is larger."),
        ("At l = log 2 the label leads.", r"At $l=\log 2$ the label leads."),
        (
            "ε² on the label, ε²/(K - 1) on the others.",
            r"$\varepsilon ^{2}$ on the label, $\varepsilon ^{2}/(K-1)$ on the others.",
        ),
        ("δ_kk is 1.", r"$\delta _{kk}$ is 1."),
        ("A bound of a constant, I think; a 1 of 2.", "A bound of a constant, I think; a 1 of 2."),
        ("f(x; p) = Π p_i^[x=i] for i = 0, …, n", r"$f(x;p)=\Pi p_{i}^{[x=i]}$ for $i=0,\dots ,n$"),
        ("100 N(0, 1/4) logits", "100 $N(0,1/4)$ logits"),
        ("one-hot and F13 and x1, (so) it is", "one-hot and F13 and x1, (so) it is"),
        (r"$100 & \foo", r"\$100 \& \textbackslash{}foo"),
    ],
)
def test_formulas_are_found_in_text(text: str, tex: str) -> None:
    assert prose(text, "here") == tex


@pytest.mark.parametrize(
    "text", ["((", "a) (b", "x_", "^", "] x [", "{", "n ≥ (", "e^{x", "- - -", "( x + 1", "α_", ", ; ."]
)
def test_whatever_is_written_has_as_many_dollars_and_braces_open_as_closed(text: str) -> None:
    tex = prose(text, "here").replace(r"\{", "").replace(r"\}", "").replace(r"\$", "")
    assert tex.count("$") % 2 == 0
    assert tex.count("{") == tex.count("}")


def test_labels_of_figures_keep_their_text() -> None:
    assert with_formulas("max x + log(n)/α, 50%", lambda word: word) == r"$\max x+\log (n)/\alpha$, 50%"
