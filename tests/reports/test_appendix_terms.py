"""Terms in LaTeX that TeX may break: a penalty before each operator, and a second form for what cannot be broken."""

from __future__ import annotations

import re

import pytest
from building import *

from derive.printing.breaking import display
from derive.printing.declaring import declarations
from derive.printing.words import sentence
from derive.records.page import TEXT, Formula, Words
from derive.terms.statement import And, Iff, Implies, for_all, tends
from derive.terms.term import NEG, ArgMax
from derive.verdicts.prose.declarations import declared, defined


def test_a_penalty_stands_before_every_operator_and_costs_more_the_deeper_it_is() -> None:
    term = add(c, mul(num(-1), d), mul(p, add(c, mul(q, add(c, d)))))
    assert display(term) == (
        r"c \drvbreak - d \drvbreak + p\drvtimes (c \drvbreakin + q\drvtimes (c \drvbreakdeep + d))"
    )


@pytest.mark.parametrize(
    ("term", "tex"),
    [
        (total(exp(x(k)), k), r"\sum_{k=1}^{n} e^{x_{k}}"),
        (total(exp(x(k)), k, t), r"\sum_{k \ne t} e^{x_{k}}"),
        (largest(x(k), k), r"\max x"),
        (largest(x(k), k, t), r"\max_{k \ne t} x_{k}"),
        (Deriv(x(i), x(j)), r"\drvslope{\partial x_{i}}{\partial x_{j}}"),
        (Deriv(add(c, x(i)), x(j)), r"\frac{\partial}{\partial x_{j}} (c \drvbreakin + x_{i})"),
        (mul(num(2), c), "2c"),
        (mul(c, num(2)), r"c \cdot 2"),
        (absolute(c), r"\lvert c\rvert "),
        (power(add(c, d), 2), r"(c \drvbreakin + d)^{2}"),
        (exp(over(add(x(i), mul(num(-1), x(j))), num(2))), r"e^{(x_{i} - x_{j})/2}"),
        (at(X, (ArgMax(X),)), r"x_{\operatorname{argmax} x}"),
        (Scalar("epsilon"), r"\varepsilon"),
        (Scalar("x_1"), "x_{1}"),
        (Scalar("a_b_c"), r"\mathrm{a\_b\_c}"),
        (power(c, Fraction(1, 2)), r"\drvroot{c}{(c)}"),
    ],
)
def test_terms(term: Term, tex: str) -> None:
    assert display(term) == tex


def test_a_fraction_comes_stacked_and_with_a_slash() -> None:
    term = over(add(c, d), add(num(1), total(exp(x(k)), k)))
    assert display(term) == (
        r"\drvfrac{c \drvbreakin + d}{1 \drvbreakin + \sum_{k=1}^{n} e^{x_{k}}}"
        r"{(c \drvbreakdeep + d)}{\drvopen3(1 \drvbreakdeep + \sum_{k=1}^{n} e^{x_{k}}\drvclose3)}"
    )


def test_nothing_that_TeX_cannot_break_is_put_around_a_term() -> None:
    deep = log(add(num(1), over(total(exp(add(x(k), c)), k), add(c, power(d, 2)))))
    for term in (deep, over(deep, deep), exp(deep), power(add(deep, c), 3)):
        tex = display(term)
        assert r"\left" not in tex
        assert tex.count("{") == tex.count("}")
        assert len(re.findall(r"\\drvopen\d", tex)) == len(re.findall(r"\\drvclose\d", tex))


def test_letters_of_bound_indices_do_not_clash() -> None:
    assert display(mul(x(k), total(x(k), k))) == r"x_{k}\drvtimes \sum_{k'=1}^{n} x_{k'}"


def plain(words: Words) -> str:
    said = [piece.breaking if isinstance(piece, Formula) else piece[1] for piece in words]
    assert {piece[0] for piece in words if not isinstance(piece, Formula)} <= {TEXT}
    return "".join([one.replace(r"\drvbreakrel", "").replace("{", "").replace("}", "") for one in said])


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (for_all(i, Implies(ne(i, k), lt(x(i), x(k)))), r"x_i < x_k for every i \ne k"),
        (for_all(i, for_all(j, le(x(i), x(j)))), r"x_i \le x_j for all i, j"),
        (And((ge(c, num(0)), le(c, num(1)))), r"c \ge 0 and c \le 1"),
        (Iff(gt(c, d), gt(d, c)), "c > d if and only if d > c"),
        (Implies(gt(c, num(0)), gt(d, c)), "d > c wherever c > 0"),
        (tends(over(num(1), p), p, "∞", num(0)), r"1/p \longrightarrow 0 as p \to \infty"),
        (tends(over(p, p), p, num(0), num(1)), r"p/p \longrightarrow 1 as p \downarrow 0"),
        (tends(over(c, d), c, "-∞", num(1)), r"c/d \longrightarrow 1 as c \to -\infty"),
        (tends(over(c, d), c, add(d, num(1)), num(1)), r"c/d \longrightarrow 1 as c \to d + 1"),
        (tends(over(c, d), c, d, num(1), NEG), r"c/d \longrightarrow 1 as c \uparrow d"),
    ],
)
def test_statements_are_read_out(statement: Prop, said: str) -> None:
    text = plain(sentence(statement))
    assert re.sub(r"\\drvfrac(.)(.)\1\2", r"\1/\2", text) == said


def test_variables_of_one_kind_are_declared_together() -> None:
    said = [plain(words) for words in declarations(declared([n, m, X, V, c, d, p, r, i, j, a, Scalar("w", 5)]))]
    assert said == [
        r"m \ge 2 and n \ge 1 be integers",
        r"v, x \in \mathbbR^n",
        r"c, d \in \mathbbR",
        "p > 0",
        r"r \ge 0",
        r"w \ne 0",
        "a \\in \\1, \\dots, m\\",
        "i, j \\in \\1, \\dots, n\\",
    ]


def test_a_definition() -> None:
    (told,) = defined([Z], ())
    assert told.formula.breaking == r"Z = \sum_{k=1}^{n} e^{x_{k}}"
