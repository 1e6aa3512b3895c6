"""Classic ways into a falsehood, each tried in a claim file: binders, edges of n, undefined values, circles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from derive.files.load import Loader
from derive.records.settings import Settings
from derive.records.verdict import PROVED, Verdict
from derive.verdicts.check import check

Project = Callable[..., Path]

DECLARED = """
n = dimension("n"); m = dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n); a, b = indices("a b", m)
x, y = vector("x", n), vector("y", n); z = vector("z", m)
c, d = scalar("c"), scalar("d")
"""


@pytest.fixture
def verdicts(project: Project) -> Callable[[str], dict[str, Verdict]]:
    def of(text: str) -> dict[str, Verdict]:
        root = project(it=DECLARED + text)
        loader = Loader()
        loaded = loader.load(root / "proofs" / "it.py")
        found = {name: check(claim, Settings()) for name, claim in loaded.claims.items()}
        for problem in loaded.problems:
            name = problem.claim or "file"
            found[name] = Verdict(name, "it.py", problem.line, "claim", "error", message=problem.message)
        return found

    return of


Of = Callable[[str], dict[str, Verdict]]


def chain(statement: str, left: str, right: str, reasons: str = "", name: str = "it", given: str = "") -> str:
    more = f", given=[{given}]" if given else ""
    own = f", {reasons}" if reasons else ""
    return f"@claim(Eq({statement}){more})\ndef {name}():\n    return calc({left}).eq({right}{own})\n"


def equation(left: str, right: str, reasons: str = "", name: str = "it", given: str = "", before: str = "") -> str:
    return before + chain(f"{left}, {right}", left, right, reasons, name, given)


TRUE = {
    "one letter inside and outside": equation("Sum(Sum(x[k], k) * x[k], k)", "Sum(x[k], k) ** 2"),
    "one letter bound and free": equation("Sum(x[k], k) * x[k]", "x[k] * Sum(x[j], j)"),
    "a definition under a binder of its letter": equation(
        "Sum(w[k] * x[k], k)",
        "Sum(x[i] ** 2 * Sum(x[k], k), i)",
        "by.unfold(w)",
        before='w = define("w", x[i] * Sum(x[k], k), at=i)\n',
    ),
    "a citation at a bound index": equation("exp(0) + Sum(c, k, omit=t)", "1 + (n - 1) * c"),
    "an empty sum at n = 1": equation("Sum(x[k], k, omit=t)", "Sum(x[k], k) - x[t]", "by.split_term(k, t)"),
    "zero to the zero": equation("0 ** 0 + c ** 0", "2"),
    "a delta to the zero": equation("delta(i, j) ** 0", "1"),
    "the product over nothing": equation("Prod(1 + x[k], k, omit=t)", "Prod(1 + x[j], j, omit=t)"),
}

FALSE = {
    "one letter inside and outside": equation("Sum(Sum(x[k], k) * x[k], k)", "Sum(x[k] ** 2, k) * n"),
    "one letter bound and free": equation("Sum(x[k], k) * x[k]", "Sum(x[k] ** 2, k)"),
    "a definition under a binder of its letter": equation(
        "Sum(w[k] * x[k], k)",
        "Sum(x[k] ** 3, k)",
        "by.unfold(w)",
        before='w = define("w", x[i] * Sum(x[k], k), at=i)\n',
    ),
    "a hidden index under a binder": equation(
        "Sum(w * x[i], i)", "w * Sum(x[i], i)", "by.unfold(w)", before='w = define("w", x[i] + c)\n'
    ),
    "a citation carried under a sum with its index": equation(
        "Sum(x[i] * y[k], k)", "Sum(y[k], k)", "one", before=equation("x[i]", "1", "by.hyp", "one", "Eq(x[i], 1)")
    ),
    "a hypothesis about one index": equation("Sum(x[k], k)", "n", "by.hyp", given="Eq(x[k], 1)"),
    "the logarithm of an empty sum": equation("log(Sum(exp(x[k]), k, omit=t)) * 0", "0"),
    "zero times a pole": equation("0 * (1 / 0)", "0"),
    "zero times a hidden pole": equation("0 / Sum(x[k], k)", "0"),
    "zero to a negative power": equation("(c - c) ** (-1) * 0", "0"),
    "a logarithm of negatives": equation("log(c * d)", "log(c) + log(d)", "by.log_product", given="Gt(c * d, 0)"),
    "the root of a square": equation("sqrt(c ** 2)", "c"),
    "the maximum over nothing": equation("Max(x[k], k, omit=t) - Max(x[k], k, omit=t)", "0"),
    "n - 1 divided out": equation("(n - 1) / (n - 1)", "1"),
    "equal by a sum": equation("x[i]", "x[j]", "by.hyp", given="Eq(Sum(x[k], k), n * x[i])"),
    "the sum of a constant with one left out": equation("Sum(c, k, omit=(t, i))", "(n - 2) * c", "by.constant_sum"),
    "n for two at once": equation("Sum(Sum(x[k], k), j)", "Sum(x[k], k)"),
    "the derivative by another component": equation("D(Sum(x[k] ** 2, k), x[i])", "2 * x[j]", "by.calculus"),
    "the derivative by a bound one": equation("Sum(D(x[k] ** 2, x[k]), k)", "Sum(2 * x[i], k)", "by.calculus"),
    "the derivative at a kink": equation("D(abs(c), c) * 0", "0", "by.calculus"),
}

ERRORS = {
    "a definition that cites itself": ('Z = define("Z", Z + 1)\n', "file", "NameError"),
    "a definition of two names": ('c2 = define("c", x[i] * c)\n', "file", "the same"),
    "an index outside its range": (equation("x[7]", "x[7]"), "it", ""),
    "an index of another vector": (equation("x[a]", "x[a]"), "it", ""),
    "SymPy's own equation": (
        "import sympy\n@claim(sympy.Eq(c, c))\ndef it():\n    return calc(c).eq(c)\n",
        "it",
        "",
    ),
    "SymPy's own sum": ("import sympy\n" + equation("sympy.Sum(1, (c, 1, 2))", "c"), "it", ""),
    "a number of floating point": (equation("c + 0.1 + 0.2", "c + 0.3"), "it", ""),
    "an infinity": (equation("oo - oo", "0"), "it", "infinity is not a number"),
    "a claim made in a loop": (
        "for r in (1, 2):\n    @claim(Eq(c + r, r + c))\n    def it():\n        return calc(c + r).eq(r + c)\n",
        "file",
        "a claim is a top-level function",
    ),
    "a claim stated twice": (equation("c + d", "d + c") + equation("c + d", "c"), "it", ""),
}


@pytest.mark.parametrize("trap", TRUE)
def test_the_true_reading_is_proved(verdicts: Of, trap: str) -> None:
    found = verdicts(TRUE[trap])["it"]
    assert found.verdict == PROVED, found.message


@pytest.mark.parametrize("trap", FALSE)
def test_the_false_reading_is_not(verdicts: Of, trap: str) -> None:
    found = verdicts(FALSE[trap])["it"]
    assert found.verdict in ("refuted", "undecided", "error"), found.message
    assert found.message


@pytest.mark.parametrize("trap", ERRORS)
def test_what_cannot_be_stated(verdicts: Of, trap: str) -> None:
    text, name, message = ERRORS[trap]
    found = verdicts(text)
    assert name in found
    assert found[name].verdict == "error", found[name]
    assert message in found[name].message


class TestCircles:
    def test_a_claim_that_cites_itself(self, verdicts: Of) -> None:
        found = verdicts("@claim(Eq(x[i], c))\ndef it():\n    return calc(x[i]).eq(c, it)\n")["it"]
        assert found.verdict == "refuted"
        assert found.failure is not None
        assert "cited in its own proof" in found.failure.reason

    def test_two_claims_that_cite_each_other(self, verdicts: Of) -> None:
        one = "@claim(Ge(c, d))\ndef one():\n    return calc(c).ge(d, two)\n"
        two = "@claim(Le(d, c))\ndef two():\n    return calc(d).le(c, one)\n"
        found = verdicts(one + two)
        assert {v.verdict for v in found.values()} == {"refuted"}

    def test_a_true_one_is_not_believed_either(self, verdicts: Of) -> None:
        text = "@claim(Ge(c**2, 0))\ndef one():\n    return calc(c**2).ge(0, two)\n"
        text += "@claim(Ge(c**2, 0))\ndef two():\n    return calc(c**2).ge(0, one)\n"
        assert {v.verdict for v in verdicts(text).values()} == {"undecided"}

    def test_an_erratum_is_not_cited(self, verdicts: Of) -> None:
        text = "@claim(Eq(c + c, 2 * c))\ndef good():\n    return calc(c + c).eq(2 * c)\n"
        text += "@erratum(Eq(c, 2 * c), corrected=good)\ndef bad():\n    pass\n"
        assert verdicts(text + equation("c + c", "4 * c", "bad"))["it"].verdict == "refuted"


class TestVacuity:
    def test_a_dimension_that_cannot_be(self, verdicts: Of) -> None:
        found = verdicts(equation("Sum(c, k)", "-c", "by.hyp", given="Eq(n, -1)"))["it"]
        assert found.verdict == "undecided"

    def test_hypotheses_that_contradict_each_other(self, verdicts: Of) -> None:
        found = verdicts(equation("c", "d", "by.hyp", given="Lt(c, 0), Gt(c, 0), Eq(c, d)"))["it"]
        assert (found.verdict, "vacuous" in found.message) == ("undecided", True)

    def test_a_chain_that_shows_what_may_be(self, verdicts: Of) -> None:
        text = "@claim(Eq(c, d), given=[Gt(c, 0), Lt(c, 0)])\ndef it():\n    return absurd(calc(c).gt(0, by.hyp))\n"
        found = verdicts(text)["it"]
        assert found.verdict == "undecided"
        assert "absurd(…) needs a chain that shows what cannot be" in found.message

    def test_also_where_the_contradiction_is_deep(self, verdicts: Of) -> None:
        text = "@claim(Eq(c, d), given=[Eq(Sum(x[k]**2, k), -1)])\ndef it():\n    return absurd(calc(Sum(x[k]**2, k)).eq(-1, by.hyp))\n"
        found = verdicts(text)["it"]
        assert (found.verdict, "vacuous" in found.message) == ("undecided", True)
