"""Each reason, used once where it does not fit: the message says what it needs, or what it gives instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from derive.claims.reasons.entries import ENTRIES
from derive.files.load import Loader
from derive.records.settings import Settings
from derive.reports.beside import beside, bracketed
from derive.verdicts.check import check

Project = Callable[..., Path]
DECLARED = """
n = dimension("n"); i, j, k = indices("i j k", n)
x, w = vector("x", n), vector("w", n)
a, b, c, d = scalar("a"), scalar("b"), scalar("c"), scalar("d")
Z = define("Z", Sum(exp(x[k]), k)); p = define("p", exp(x[i]) / Z, at=i)

@claim(Ge(c**2 + 1, 1))
def one_at_least():
    return calc(c**2 + 1).ge(1)
"""
SUM = "Eq(Sum(x[k] * w[k], k), c * d)", "Sum(x[k] * w[k], k)"
SLOPE = "Eq(D(c**2, c), 3 * c)", "D(c**2, c)"


def of_a_row(name: str, of: str) -> tuple[str, str, str, str]:
    return (*SLOPE, f"eq(3 * c, by.{name})", f"by.{name} needs  the derivative of {of}; here stands D(c², c)")


def of_an_event(name: str, what: str, where: str = "", said: str = "") -> tuple[str, str, str, str]:
    return (*SUM, f"eq(c * d, by.{name}{where})", f"by.{name}{where} needs  {what}; there is none in this step{said}")


C = "Eq(c, d + 1)", "c"
MISUSED: dict[str, tuple[str, str, str, str]] = {
    "calculus": (*C, "eq(d + 1, by.calculus)", "by.calculus needs  a derivative, and there is none in this step"),
    "linearity": (*C, "eq(d + 1, by.linearity)",
                  "by.linearity needs  the derivative of a sum, or of a multiple, and there is none in this step"),
    "sum_rule": of_a_row("sum_rule", "a Sum"),
    "product_rule": of_a_row("product_rule", "a product"),
    "quotient_rule": of_a_row("quotient_rule", "a quotient"),
    "power_rule": ("Eq(D(exp(c), c), 3 * c)", "D(exp(c), c)", "eq(3 * c, by.power_rule)",
                   "by.power_rule needs  the derivative of a power with a constant exponent; here stands D(exp(c), c)"),
    "exp_rule": of_a_row("exp_rule", "an exponential"),
    "log_rule": of_a_row("log_rule", "a logarithm"),
    "abs_rule": of_a_row("abs_rule", "an absolute value"),
    "determinant_rule": of_a_row("determinant_rule", "a determinant"),
    "inverse_rule": of_a_row("inverse_rule", "an entry of an inverse"),
    "adjugate_rule": of_a_row("adjugate_rule", "an entry of an adjugate"),
    "chain_rule": of_a_row("chain_rule", "a function that is not written out"),
    **{f"{f}_rule": of_a_row(f"{f}_rule", f"{f}(…)")
       for f in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "atan", "asinh", "erf")},
    "algebra": ("Eq((a + b)**2, a**2 + b**2)", "(a + b)**2", "eq(a**2 + b**2, by.algebra)",
                "algebra gives  a² + b² ‹+ 2·a·b›"),
    "pick_term": of_an_event("pick_term", "a Sum with δ in it, over all of its index", "(k, i)", " for k and i"),
    "into_sum": of_an_event("into_sum", "a factor beside a Sum, or in it, that is free of its index"),
    "split_term": of_an_event("split_term", "a Sum that leaves out an index", "(k, i)", " for k and i"),
    "constant_sum": of_an_event("constant_sum",
                                "a Sum with a factor that is free of its index, and nothing else in it"),
    "log_product": of_an_event("log_product", "the log of a product of positive factors"),
    "pick_factor": of_an_event("pick_factor", "a Prod with δ in its exponents, over all of its index"),
    "constant_product": of_an_event("constant_product", "a Prod with a factor that is free of its index"),
    "split_factor": of_an_event("split_factor",
                                "a Prod that leaves out an index, and the factor there is not 0"),
    "exp_log": of_an_event("exp_log", "exp(log(a)) with a > 0, or log(exp(a))"),
    "unfold": (*C, "eq(d + 1, by.unfold(p))", "by.unfold(p) needs  p, which does not stand in this step"),
    "fold": (*C, "eq(d + 1, by.fold(p))", "by.fold(p) needs  p, which does not stand in this step"),
    "hyp": (*C, "eq(d + 1, by.hyp)", "by.hyp needs  a hypothesis: given=[…]; the claim has none"),
    "inst": ("Ge(c, d)", "c", "ge(d, by.inst(one_at_least, {c: d}))",
             "by.inst(one_at_least, {c: d}) says  d² + 1 ≥ 1"),
    "monotone": ("Ge(c, d)", "c", "ge(d, by.monotone(one_at_least))", "one_at_least says  c² + 1 ≥ 1"),
    "times": ("Ge(c, d)", "c", "ge(d, by.times(one_at_least, d))", "by.times: d may be negative"),
    "summed": ("Ge(Sum(x[k], k), c)", "Sum(x[k], k)", "ge(c, by.summed(one_at_least, k))",
               "by.summed(one_at_least, k) says  Sum(c² + 1, k = 1…n) ≥ Sum(1, k = 1…n)"),
    "extremes": ("Ge(c, d)", "c", "ge(d, by.extremes)",
                 "by.extremes needs  a maximum or a minimum, and there is none in this step"),
    "attained": ("Eq(x.max, x[i])", "x.max", "eq(x[i], by.attained(i, one_at_least))",
                 "by.attained(i, one_at_least) needs  one_at_least to bound every member of max x by the one at i"),
    "exp_bound": ("Ge(c, d)", "c", "ge(d, by.exp_bound(c))", "by.exp_bound(c) says  exp(c) ≥ 1 + c"),
    "sign": ("Ge(c, d)", "c", "ge(d, by.sign)", "by.sign needs  the sign of c and of d, which is not known"),
    "scale": ("Ge(c, d)", "c", "ge(d, by.scale(2))",
              "by.scale(2) needs  a step .iff(…) between two relations, not one between terms"),
    "sympy": (*C, "eq(d + 1, by.sympy)", "by.sympy needs  SymPy to see that both sides are equal, and it does not"),
}  # fmt: skip
"""By reason: a statement, where its chain begins, the step, and what the message has in it."""


def test_every_reason_is_misused_once() -> None:
    assert MISUSED.keys() == ENTRIES.keys() - {"auto"}


@pytest.mark.parametrize("name", MISUSED)
def test_what_it_needs_is_told(name: str, project: Project) -> None:
    statement, start, step, told = MISUSED[name]
    body = f"@claim({statement})\ndef it():\n    return calc({start}).{step}\n"
    verdict = check(Loader().load(project(it=DECLARED + body) / "proofs" / "it.py").claims["it"], Settings())
    failure = verdict.failure
    assert failure is not None
    assert not verdict.passes
    said = [failure.reason, *[f"{label}  {bracketed(part)}" for label, part in beside(verdict, failure)]]
    assert told in said, said
