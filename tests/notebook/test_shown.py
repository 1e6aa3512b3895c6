"""check, explain, numeric and simplify in a program of one's own, and what they show: HTML, Markdown, LaTeX, text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from derive import by, notation
from derive.claims.claim import Claim
from derive.claims.written.expression import NotationError
from derive.files.load import Loader
from derive.kernel import RULES
from derive.notation import Eq, Ge, Gt, Sum, as_written, calc, claim, dimension, exp, index, scalar, vector, witness
from derive.notebook import check, explain, numeric, report, simplify
from derive.notebook import markdown as in_markdown
from derive.notebook.term import _PRECISIONS
from derive.records.verdict import PROVED, REFUTED
from derive.running.plan import whole
from derive.search.reasons import Reason

PROOFS = Path(__file__).parents[2] / "proofs"


@pytest.fixture(scope="module")
def words() -> SimpleNamespace:
    """What the tests speak of, and three claims: one that holds, one that does not, one that is not shown."""
    with as_written():
        n = dimension("n")
        i, j, k = notation.indices("i j k", n)
        x, c, r = vector("x", n), scalar("c"), scalar("r", positive=True)
        A = notation.matrix("A", n, n)
        Z = notation.define("Z", Sum(exp(x[k]), k))
        p = notation.define("p", exp(x[i]) / Z, at=i)

        @claim(Eq(notation.D(p[i], x[j]), p[i] * (notation.delta(i, j) - p[j])), source="F13")
        def jacobian() -> Any:
            """It costs $5, and <b>nothing</b> | is `code`."""
            slope = p[i] * (notation.delta(i, j) - p[j])
            return calc(notation.D(p[i], x[j])).eq(slope, by.unfold(p), by.unfold(Z), by.calculus)

        @claim(Ge(c**3, c))
        def growing() -> Any:
            return calc(c**3).ge(c)

        @claim(Eq(notation.D(p[i], x[j]), p[i] * (notation.delta(i, j) - p[j])))
        def unshown() -> Any:
            return calc(notation.D(p[i], x[j])).eq(p[i] * (notation.delta(i, j) - p[j]))

    return SimpleNamespace(**locals())


# ── short everywhere ──────────────────────────────────────────────────────────


def test_what_a_claim_and_its_verdict_are_called_is_short() -> None:
    loader = Loader()
    for file in sorted(PROOFS.glob("*/*.py")):
        for one in loader.load(file).claims.values():
            assert one.name in repr(one)
            assert len(repr(one)) <= 161


def test_reasons_and_chains_and_verdicts_are_called_as_they_are_written(words: SimpleNamespace) -> None:
    assert repr(by.exp_rule) == "by.exp_rule"
    assert repr(by.hyp(2)) == "by.hyp(2)"
    assert all(kind.__repr__ is Reason.__repr__ for kind in _kinds(Reason))
    assert repr(by.unfold(words.Z)) == "by.unfold(Z)"
    with as_written():
        assert repr(calc(words.c).eq(words.c)) == "a chain from c, 1 step"
    assert repr(check(words.jacobian)) == "claim jacobian: proved, 1 of 1 steps shown"
    assert repr(check(words.jacobian).steps[0]) == "step 1: D(p_i, x_j) = p_i·(δ_ij - p_j)"


def _kinds(kind: type[Any]) -> Iterator[type[Any]]:
    for own in kind.__subclasses__():
        yield own
        yield from _kinds(own)


# ── check ─────────────────────────────────────────────────────────────────────


def test_check_is_the_verdict_of_a_run(words: SimpleNamespace) -> None:
    found = check(words.jacobian)
    assert (found.verdict, found.passes, len(found.steps)) == (PROVED, True, 1)
    false = check(words.growing)
    assert (false.verdict, false.passes) == (REFUTED, False)
    assert false.witness is not None
    again = check(words.growing, at=false.witness.spec)
    assert again.values
    assert again.there.endswith("it fails")
    assert again.witness == false.witness
    holds = check(words.growing, at="c=2")
    assert (holds.verdict, holds.there, holds.witness) == (REFUTED, "at c = 2 it holds", false.witness)
    assert "at c = 2 it holds" in _html(holds)
    assert "at c = 2 it holds" in holds._repr_markdown_()


def test_what_check_does_not_take(words: SimpleNamespace) -> None:
    for value in (3, "jacobian", words.c, Eq, words.jacobian.statement):
        with pytest.raises(NotationError, match=r"check\(…\) takes a claim"):
            check(value)
    with pytest.raises(NotationError, match="seconds"):
        check(words.jacobian, timeout=0)
    with pytest.raises(Exception, match="no variable of the claim"):
        check(words.growing, at="d=2")
    with pytest.raises(Exception, match=r"report\(\) is for notebooks"):
        report()


def test_a_claim_that_sympy_may_have_changed_is_an_error() -> None:
    c = scalar("c")

    @claim(Ge(c * c, 0))
    def square() -> Any:
        return calc(c * c).ge(0)

    assert "recorded outside the loader" in check(square).message


def test_the_proof_of_another_claim_proves_nothing(words: SimpleNamespace) -> None:
    with as_written():

        @claim(Ge(words.c**3, words.c))
        def growing() -> Any:
            return calc(words.c**3).ge(words.c)

        @claim(Ge(words.c**2, 0))
        def square() -> Any:
            return calc(words.c**2).ge(0)

    assert check(square).passes
    growing.remember(square.forget())
    assert "not what the claim states" in check(growing).message
    square.withdraw("it was taken back")
    assert "it was taken back" in check(square).message
    square.forget()
    assert check(square).passes


# ── what is shown ─────────────────────────────────────────────────────────────

_VOID = {"br"}


class _Balanced(HTMLParser):
    """Reads HTML, and holds that each element ends where it should."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.open += [tag] if tag not in _VOID else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _html(shown: Any) -> str:
    found = shown._repr_html_()
    reader = _Balanced()
    reader.feed(found)
    assert not reader.open
    return str(found)


def test_a_claim_in_html(words: SimpleNamespace) -> None:
    shown = _html(check(words.jacobian))
    assert r"$\displaystyle \frac{\partial}{\partial x_{j}} p_{i} = p_{i} \left(\delta_{ij} - p_{j}\right)$" in shown
    assert "definition of $p$" in shown
    assert "proved, 1 step, F13, " in shown
    assert "<details><summary>1 side condition</summary>" in shown
    assert "&lt;b&gt;nothing&lt;/b&gt;" in shown
    assert 'mathjax_ignore">It costs $5' in shown
    assert "drv" not in shown


def test_a_failure_shows_what_the_terminal_says(words: SimpleNamespace) -> None:
    false = check(words.growing)
    assert "counterexample  c = " in _html(false)
    assert "counterexample  c = " in false._repr_markdown_()
    assert "The statement fails at $c = " in _html(false)
    open_ = check(words.unshown)
    assert "is not shown" in _html(open_)
    assert "hint " in _html(open_)
    assert "**not shown**" in open_._repr_markdown_()


def test_a_claim_in_markdown_and_in_latex(words: SimpleNamespace) -> None:
    shown = check(words.jacobian)._repr_markdown_()
    assert r"costs \$5, and \<b\>nothing\</b\> \| is \`code\`" in shown
    assert r"| 1 | $\displaystyle =$ | $\displaystyle p_{i} \left(\delta_{ij} - p_{j}\right)$ |" in shown
    assert check(words.jacobian)._repr_latex_().startswith(r"$\displaystyle \begin{aligned} & \frac")
    assert check(words.growing)._repr_latex_() == r"$\displaystyle c^{3} \ge c$"


@given(st.text())
def test_text_does_nothing_in_markdown(said: str) -> None:
    plain = in_markdown.plain(said)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_$<|\[]", plain)
    fence = in_markdown.block(said).partition("text\n")[0]
    assert len(fence) >= 3
    assert fence not in said


def test_no_macro_of_a_claim_of_the_project_is_our_own() -> None:
    from derive.files.select import Target
    from derive.notebook.checked import checked
    from derive.records.settings import Settings
    from derive.running.runner import Runner

    runner = Runner(Settings(pages=True))
    for item in runner.items(whole(Target(PROOFS / "why_softmax" / "labels.py"))):
        found = checked(runner.verdict(item))
        for shown in (_html(found), found._repr_markdown_(), found._repr_latex_()):
            assert "drv" not in shown
        if isinstance(item, Claim):
            _html(item)


def test_terms_are_formulas(words: SimpleNamespace) -> None:
    assert words.Z._repr_latex_() == r"$\displaystyle Z = \sum_{k} e^{x_{k}}$"
    assert words.p._repr_latex_() == r"$\displaystyle p_{i} = \frac{e^{x_{i}}}{Z}$"
    assert words.x._repr_markdown_() == r"$\displaystyle x$"
    assert notation.function("f", words.n)._repr_latex_() == r"$\displaystyle f \colon \mathbb{R}^{n} \to \mathbb{R}$"
    assert Ge(words.c, 1)._repr_latex_() == r"$\displaystyle c \ge 1$"
    assert words.jacobian._repr_latex_() == check(words.jacobian).latex.join((r"$\displaystyle ", "$"))


# ── simplify ──────────────────────────────────────────────────────────────────


def _simplified(term: Any, **more: Any) -> str:
    with as_written():
        return repr(simplify(term, **more))


def test_simplify_gives_the_normal_form(words: SimpleNamespace) -> None:
    c, i, k, x, A = words.c, words.i, words.k, words.x, words.A
    with as_written():
        assert _simplified(c * c + c / 2 + c / 2) == "c + c²"
        assert _simplified(exp(c) * exp(-c)) == "1"
        assert _simplified(Sum(notation.delta(i, k) * x[k], k)) == "x_i"
        assert _simplified(x + x) == "2·x"
        assert _simplified(A - A) == _simplified(0 * A)
        assert _simplified(notation.abs(c)) == "|c|"
        assert _simplified(notation.abs(c), given=[Gt(c, 0)]) == "c"
        assert _simplified(3) == "3"


def test_simplify_loses_no_condition(words: SimpleNamespace) -> None:
    c, i, k, r, x, A = words.c, words.i, words.k, words.r, words.x, words.A
    ne, log, D = notation.Ne, notation.log, notation.D
    with as_written():
        every = notation.forall(k, ne(x[k], 0))
        rough = D(x.max, x[i])
        refused = [
            (
                c / c,
                {},
                r"simplify\(c/c\): it is 1 where c ≠ 0, and may have no value elsewhere; .*given=\[Ne\(c, 0\)\]",
            ),
            (c / c, {"given": [Gt(r, 1)]}, r"given=\[Gt\(r, 1\), Ne\(c, 0\)\]"),
            (c**2 / c, {}, "it is c where c ≠ 0"),
            (exp(log(c)), {}, "it is c where c > 0"),
            (log(c) - log(c), {}, "it is 0 where c > 0"),
            (c / log(c) * log(c), {}, r"it is c where c > 0 and log\(c\) ≠ 0"),
            (0 / (c - 1) + 1 / c, {}, "where c - 1 ≠ 0, and"),
            (Sum(x[k] / x[k], k), {}, "it is n where .*x_k ≠ 0"),
            (x - x / c * c, {}, r"it is \([a-z] = 1…n ↦ 0\) where c ≠ 0"),
            (1 / (c - c), {}, "c - c ≠ 0, which cannot be$"),
            (rough / rough, {}, "so that it may have no value where 1 has one"),
            (rough + c / c, {}, "where c ≠ 0"),
            (rough - rough, {}, "so that it may have no value where 0 has one"),
            (notation.inv(A) @ A, {}, r"it is \(.* ↦ δ_.*\) where det\(A\) ≠ 0"),
        ]
        for term, more, said in refused:
            with pytest.raises(NotationError, match=said):
                simplify(term, **more)
        assert _simplified(c / c, given=[ne(c, 0)]) == "1"
        assert _simplified(c / c, given=[Gt(c, 1)]) == "1"
        assert _simplified(r / r) == "1"
        assert _simplified(Sum(x[k] / x[k], k), given=[every]) == "n"
        assert _simplified(exp(c) / exp(c)) == "1"
        assert _simplified(1 / c + 1 / c) == "2/c"
        assert _simplified(c**2 / c**3) == "1/c"
        assert _simplified(log(c) + log(c)) == "2·log(c)"
        assert _simplified(rough + rough) == "2·D(max x, x_i)"
        assert _simplified(2 * notation.inv(A) - notation.inv(A)) == "adj(A)/det(A)"


def test_what_simplify_does_not_take(words: SimpleNamespace) -> None:
    softmax = notation.define("softmax", exp(words.x[words.i]) / words.Z, at=words.i, of=words.x)
    for value in (Eq(words.c, 1), "c", True, words.jacobian):
        with pytest.raises(NotationError, match="takes a term"):
            simplify(value)  # type: ignore[arg-type]
    with pytest.raises(NotationError, match="is a function"):
        simplify(softmax)  # type: ignore[arg-type]
    with pytest.raises(NotationError, match="needs a statement"):
        simplify(words.c, given=[words.c])  # type: ignore[list-item]


@given(c=st.integers(-5, 5), d=st.fractions(-3, 3))
def test_simplify_keeps_the_value(c: int, d: Any) -> None:
    with as_written():
        one, other = scalar("c"), scalar("d")
        term = (one + other) ** 3 - exp(one - other) * exp(other) + notation.abs(one) * other / 7
        small = simplify(term)
        assert numeric(small, c=c, d=d) == pytest.approx(numeric(term, c=c, d=d), rel=1e-14)


# ── numeric ───────────────────────────────────────────────────────────────────


def test_numeric_is_exact_to_the_last_digit(words: SimpleNamespace) -> None:
    assert numeric(words.Z, x=[0, 1]) == 1 + np.e
    assert numeric(words.Z, n=2, x=np.array([0.0, 1.0])) == 1 + np.e
    assert numeric(words.p, x=[0, 0]).tolist() == [0.5, 0.5]
    assert numeric(words.p[words.i], i=2, x=("log(3)", 0)) == 0.25
    assert numeric(words.A, A=[[1, 2], [3, 4]]).tolist() == [[1, 2], [3, 4]]
    assert numeric(words.x.max, x=[1, "1/3"]) == 1
    with as_written():
        cancels = (words.c + 1) ** 2 - words.c**2 - 2 * words.c - 1
        assert numeric(cancels, c=10**40) == 0
        tiny = exp(words.c) - 1 - words.c
        assert numeric(tiny, c=1e-12) == pytest.approx(5e-25, rel=1e-11)
        assert numeric(words.n * words.r, n=3, r=0.5) == 1.5
        assert numeric(notation.Rational(1, 3)) == 1 / 3
        assert str(numeric(exp(words.c) * exp(-words.c) - 1, c=1)) == "0.0"
        assert numeric(exp(words.c), c=-1000) == 0
    assert _PRECISIONS[0] > 64


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, r"x has no value; write x=\[…\]"),
        ({"n": 2}, r"x has no value; write x=\[…\]"),
        ({"n": 0, "x": []}, "n is a whole number from 1, not 0"),
        ({"x": []}, "x has no component"),
        ({"n": 2, "x": [1]}, "x has 1 component where 2 are needed"),
        ({"x": [[1, 2]]}, "component 1 of x"),
        ({"x": 3, "y": 1}, "y is none of its variables; it has n, x"),
        ({"x": [float("nan")]}, "is no number"),
        ({"x": ["a"]}, "is no number"),
        ({"x": [None]}, "is an exact number"),
    ],
)
def test_values_that_are_missing_or_do_not_fit(words: SimpleNamespace, values: dict[str, Any], said: str) -> None:
    with pytest.raises(NotationError, match=said):
        numeric(words.Z, **values)


def test_values_without_names(words: SimpleNamespace) -> None:
    with pytest.raises(NotationError, match=r"each value comes with its name; write x=\[1, 2\]$"):
        numeric(words.x.max, [1, 2])
    with pytest.raises(NotationError, match=r"numeric\(x_i, …\): .*; write x=\[1, 2\], i=2$"):
        numeric(words.x[words.i], [1, 2], 2)
    with pytest.raises(NotationError, match=r"; write i=2$"):
        numeric(words.x[words.i], 2, x=[1, 2])
    with pytest.raises(NotationError, match=r"1 has no variables, so that it takes no values"):
        numeric(notation.Rational(1), 5)


def test_where_a_term_has_no_value(words: SimpleNamespace) -> None:
    with as_written():
        with pytest.raises(NotationError, match="has no value at c = 0"):
            numeric(1 / words.c, c=0)
        with pytest.raises(NotationError, match="too large for a float at c = 1000"):
            numeric(exp(words.c), c=1000)
        with pytest.raises(NotationError, match="declared with the sign r > 0"):
            numeric(words.r, r=-1)
        with pytest.raises(NotationError, match="is not in 1, …, 2"):
            numeric(words.x[words.i], x=[1, 2], i=3)
        with pytest.raises(NotationError, match="is not written out"):
            numeric(notation.function("f", words.n)(words.x), x=[1])
        with pytest.raises(NotationError, match="takes a term"):
            numeric(Eq(words.c, 1), c=1)  # type: ignore[arg-type]
        with pytest.raises(NotationError, match="components, more than"):
            numeric(words.A, A=[[0] * 400] * 400)


# ── explain ───────────────────────────────────────────────────────────────────


def test_a_step_is_explained(words: SimpleNamespace) -> None:
    (step,) = check(words.jacobian).steps
    said = repr(explain(step))
    assert said.startswith("step 1 of jacobian, ")
    assert "D(p_i, x_j) = p_i·(δ_ij - p_j)" in said
    assert "by.calculus\n" in said
    assert "───" in said
    assert "as " in said
    assert "by.unfold" in _html(explain(step))
    assert "$\\displaystyle" in explain(step)._repr_markdown_()
    (failed,) = check(words.unshown).steps
    assert "hint" in repr(explain(failed))


@pytest.mark.parametrize("what", [by.unfold, by.exp_rule, "by.unfold", "unfold", "sign", RULES["sign"], "R101"])
def test_rules_and_messages_are_explained(what: Any) -> None:
    found = explain(what)
    assert len(repr(found)) > 40
    assert "<pre" in _html(found)


def test_a_claim_is_explained_by_its_check(words: SimpleNamespace) -> None:
    assert repr(explain(words.jacobian)) == repr(check(words.jacobian))
    assert explain(check(words.growing)).verdict == REFUTED  # type: ignore[union-attr]


@pytest.mark.parametrize("what", ["no such rule", 3, None, len, Callable])
def test_what_explain_does_not_take(what: Any) -> None:
    with pytest.raises(NotationError, match=r"explain\(…\) takes a step"):
        explain(what)


def test_a_claim_with_a_witness_in_a_program(words: SimpleNamespace) -> None:
    with as_written():
        k = index("k", words.n)

        @claim(Ge(words.x[k] ** 2, words.x[k]), given=[Ge(words.x[k], 1)], meets=witness(n=1, x=[1], k=1))
        def above_one() -> Any:
            return calc(words.x[k] ** 2).ge(words.x[k])

    assert check(above_one).passes
    assert "given" in above_one._repr_latex_()
