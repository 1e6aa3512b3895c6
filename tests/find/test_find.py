"""The search for what a claim leaves open: what it finds, that it finds it again, and what it never finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from here import HEAD

from derive.claims.finding import Stopped
from derive.files.load import Loader
from derive.find.budget import Budget
from derive.find.doubt import is_refuted
from derive.find.middles import bounds
from derive.find.table import Table
from derive.kernel.context import forget
from derive.records.settings import Settings
from derive.records.verdict import PROVED, STOPPED, UNDECIDED, Verdict
from derive.search.scope import Scope
from derive.verdicts.check import check

DECLARED = """
n = dimension("n", at_least=2)
i, j, k, t = indices("i j k t", n)
x = vector("x", n)
c, d = scalar("c"), scalar("d")
u = scalar("u", positive=True)
Z = define("Z", Sum(exp(x[k]), k))
p = define("p", exp(x[i]) / Z, at=i)
m = dimension("m")
q, r = indices("q r", m)
y = vector("y", m)
s = define("s", x.max - x.min)
w = vector("w", n)
score = define("score", log(1 + exp(dot(w, x))))
share = define("share", 1 / (1 + exp(-c)), of=c)
A, B = matrix("A", n, n), matrix("B", n, n)
U, V = matrix("U", m, n), matrix("V", n, m)
l = define("l", log(Sum(exp(x[k]), k)) - x[t])

@claim(Ge(x[k] - x[t], -s))
def within():
    return ...

@claim(Eq(exp(l) - 1, Sum(exp(x[k] - x[t]), k, omit=t)))
def excess():
    return ...

@claim(Ge(1 + u, c), given=[Le(c, u)])
def sum_of_two():
    return ...
"""


def checked(tmp_path: Path, text: str, settings: Settings = Settings()) -> Verdict:  # noqa: B008
    path = tmp_path / "claims.py"
    path.write_text(HEAD + DECLARED + text, encoding="utf-8")
    loaded = Loader().load(path)
    assert not loaded.problems, loaded.problems
    return check(list(loaded.claims.values())[-1], settings)


def left_open(statement: str, more: str = "") -> str:
    return f"@claim({statement}{more})\ndef it():\n    ...\n"


FOUND = {
    "a definition": ("Eq(Sum(p[i], i), 1)", "", "calc(Sum(p[i], i)).eq(1, by.unfold(p), by.unfold(Z))"),
    "calculus": ("Eq(D(Z, x[j]), exp(x[j]))", "", "calc(D(Z, x[j])).eq(exp(x[j]), by.unfold(Z), by.calculus)"),
    "definitions around what comes with derive": (
        "Eq(grad(score, w), share(dot(w, x)) * x)",
        "",
        "calc(grad(score, w)).eq(share(dot(w, x)) * x, by.unfold(score), by.unfold(share), by.calculus)",
    ),
    "a hypothesis": ("Le(c, 3)", ", given=[Le(c, d), Le(d, 3)]", "calc(c).le(3, by.hyp)"),
    "a claim": ("Ge(x[j] - x[k], -s)", "", "calc(x[j] - x[k]).ge(-s, within)"),
    "a fact put inside": (
        "Ge(s, log(n - 1) - log(exp(l) - 1))",
        "",
        "calc(s)\n.eq(log(n - 1) - log(Sum(exp(-s), k, omit=t)))\n"
        ".ge(log(n - 1) - log(exp(l) - 1), by.monotone(within), excess)",
    ),
    "a term split off": (
        "Le(exp(x[j]), Sum(exp(x[k]), k, omit=t))",
        ", given=[Ne(j, t)]",
        "calc(exp(x[j]))\n.le(exp(x[j]) + Sum(exp(x[k]), k, omit=(t, j)))\n.eq(Sum(exp(x[k]), k, omit=t))",
    ),
    "a maximum that is attained": (
        "Eq(x.max, x[k])",
        ", given=[forall(i, Implies(Ne(i, k), Lt(x[i], x[k])))]",
        "attained(k, cases(Eq(i, k), calc(x[i]).le(x[k]), calc(x[i]).le(x[k])))",
    ),
    "an argmax": (
        "Eq(x.argmax, k)",
        ", given=[forall(i, Implies(Ne(i, k), Lt(x[i], x[k])))]",
        "cases(Eq(x.argmax, k), trivial, "
        "absurd(calc(x.max).eq(x[x.argmax], by.extremes).lt(x[k], by.hyp).le(x.max, by.extremes)))",
    ),
    "each member": (
        "And(Ge(exp(c), 0), Ge(exp(c), 1 + c))",
        "",
        "conj(calc(exp(c)).ge(0), calc(exp(c)).ge(1 + c))",
    ),
    "an exponential bound": (
        "Ge(u * exp(c), u * (1 + c))",
        "",
        "calc(u * exp(c)).ge(u * (1 + c))",
    ),
    "both directions": (
        "Iff(Eq(c, 0), And(Ge(c, 0), Le(c, 0)))",
        "",
        "",
    ),
    "equal values": (
        "Eq(exp(x[i]) / Sum(exp(x[k]), k), 1 / n)",
        ", given=[forall(i, j, Eq(x[i], x[j]))]",
        "",
    ),
    "divided by what is not 0": ("Eq(c, 1)", ", given=[Eq(c**2, c), Ne(c, 0)]", ""),
    "between two bounds": ("Tends(exp(-u) * sin(u), u, oo, 0)", "", ""),
    "another index": (
        "Eq(x.min, 0)",
        ", given=[forall(k, Ge(x[k], 0)), forall(k, Implies(Ne(k, t), Eq(x[k], 0)))]",
        "",
    ),
    "an inverse on the other side": (
        "Eq(B @ A, eye(n))",
        ", given=[Eq(A @ B, eye(n))]",
        "calc(B @ A).eq(eye(n), by.hyp)",
    ),
    "an inverse of a product that is I": ("Eq(inv(A @ B), eye(n))", ", given=[Eq(A @ B, eye(n))]", ""),
    "a determinant of a rotation": (
        "Eq(det(A)**2, 1)",
        ", given=[Eq(A.T @ A, eye(n))]",
        "calc(det(A) ** 2).eq(1, by.hyp)",
    ),
    "a limit": ("Tends(exp(-u), u, oo, 0)", "", "limit(calc(exp(-u)))"),
}


@pytest.mark.parametrize(("statement", "more", "text"), FOUND.values(), ids=FOUND)
def test_it_is_found_and_reads_as_an_author_would_write_it(
    tmp_path: Path, statement: str, more: str, text: str
) -> None:
    verdict = checked(tmp_path, left_open(statement, more))
    assert verdict.verdict == PROVED, verdict.message
    assert text in ("", verdict.found[0].text) or text.replace("\n", "") == verdict.found[0].text


SHARES = """
@claim(Eq(Sum(p[i], i), 1))
def shares():
    return calc(Sum(p[i], i)).eq(1, by.unfold(p), by.unfold(Z))

@claim(Eq(D(p[i], x[i]), p[i] * (1 - p[i])))
def slope():
    return calc(D(p[i], x[i])).eq(p[i] * (1 - p[i]), by.unfold(p), by.unfold(Z), by.calculus)

@claim(Lt(p[i], 1))
def no_share_is_all():
    return calc(p[i]).lt(1, by.unfold(p), by.unfold(Z))
"""

INSTEAD = {
    "a claim": ("Eq(Sum(p[i] + x[i], i), 1 + Sum(x[i], i))", "shares"),
    "two claims, for definitions and calculus": ("Gt(D(p[i], x[i]), 0)", "slope, no_share_is_all"),
    "no claim that does not do": ("Eq(Sum(p[i] * Z, i), Z)", "shares"),
    "none that says nothing of it": ("Eq(D(Z, x[i]), exp(x[i]))", "by.unfold(Z), by.calculus"),
}


@pytest.mark.parametrize(("statement", "reasons"), INSTEAD.values(), ids=INSTEAD)
def test_what_a_claim_says_is_cited_and_not_unfolded(tmp_path: Path, statement: str, reasons: str) -> None:
    verdict = checked(tmp_path, SHARES + left_open(statement))
    assert verdict.verdict == PROVED, verdict.message
    assert verdict.found[0].text.endswith(f", {reasons})")
    alone = checked(tmp_path, left_open(statement)).found[0].text
    assert "by.unfold" in alone


def test_the_nearest_claim_is_cited(tmp_path: Path) -> None:
    again = SHARES.replace("shares()", "shares_again()").replace("(Sum(p[i], i), 1)", "(1, Sum(p[i], i))", 1)
    again = again.replace("calc(Sum(p[i], i)).eq(1,", "calc(1).eq(Sum(p[i], i),").partition("@claim(Eq(D")[0]
    found = checked(tmp_path, SHARES + again + left_open("Eq(Sum(p[i] + x[i], i), 1 + Sum(x[i], i))")).found
    assert found[0].text.endswith(", shares_again)")


IMPLICIT = """
top = define("h", x.max - x[t])

@claim(Le(x[k] - x[t], top))
def lemma():
    return calc(x[k] - x[t]).le(top, by.unfold(top), by.extremes)

@claim(Le(x[k] - x[j], x.max - x[j]))
def it():
    return calc(x[k] - x[j]).le(x.max - x[j], by.extremes)
"""


def test_what_has_no_name_is_written_out(tmp_path: Path) -> None:
    """The bound x.max - x[t] is called h; of another index it has no name."""
    path = tmp_path / "claims.py"
    path.write_text(HEAD + DECLARED + IMPLICIT, encoding="utf-8")
    claims = Loader().load(path).claims
    goal: Any = claims["it"].statement
    lemmas = Table([claims["lemma"]]).lemmas
    first, *others = bounds(goal.left, goal.name, Scope(()), lemmas)
    assert {move.term for move in (first, *others)} == {goal.right}
    assert [[one.label for one in reasons] for reasons in first.reasons] == [["lemma"], ["lemma", "by.unfold(h)"]]


def test_the_same_is_found_again(tmp_path: Path) -> None:
    text = left_open("Ge(s, log(n - 1) - log(exp(l) - 1))")
    first = checked(tmp_path, text).found
    forget()
    assert checked(tmp_path, text).found == first


FALSE = {
    "no bound": ("Ge(x[k] - x[t], s)", ""),
    "one term too many": ("Eq(exp(l), Sum(exp(x[k] - x[t]), k, omit=t))", ""),
    "no sign": ("Ge(c * exp(d), c * (1 + d))", ""),
    "strict where it touches": ("Gt(exp(c), 1 + c)", ""),
    "a tie": ("Eq(x.argmax, k)", ", given=[forall(i, Le(x[i], x[k]))]"),
    "equal values that are not 1": ("Eq(exp(x[i]) / Sum(exp(x[k]), k), 1)", ", given=[forall(i, j, Eq(x[i], x[j]))]"),
    "equal to one of them alone": ("Eq(Sum(x[k], k), n * x[i])", ", given=[forall(j, Ge(x[j], x[i]))]"),
    "divided by what may be 0": ("Eq(c, 1)", ", given=[Eq(c**2, c)]"),
    "bounds with other limits": ("Tends(exp(-u) + sin(u), u, oo, 0)", ""),
    "no other index": (
        "Eq(y.min, 0)",
        ", given=[forall(q, Ge(y[q], 0)), forall(q, Implies(Ne(q, r), Eq(y[q], 0)))]",
    ),
    "a rectangular inverse": ("Eq(V @ U, eye(n))", ", given=[Eq(U @ V, eye(m))]"),
    "a bound from one side": ("Eq(s, log(n - 1) - log(exp(l) - 1))", ""),
    "the other slope": ("Eq(D(p[i], x[j]), p[i] * (delta(i, j) + p[j]))", ""),
}


@pytest.mark.parametrize(("statement", "more"), FALSE.values(), ids=FALSE)
def test_nothing_false_is_found(tmp_path: Path, statement: str, more: str) -> None:
    verdict = checked(tmp_path, left_open(statement, more))
    assert verdict.verdict != PROVED
    assert verdict.found == ()


@pytest.mark.parametrize(("target", "false"), [("0", False), ("1", True)])
def test_numbers_look_at_limits_first(tmp_path: Path, target: str, false: bool) -> None:
    path = tmp_path / "claims.py"
    path.write_text(HEAD + DECLARED + left_open(f"Tends(exp(-u), u, oo, {target})"), encoding="utf-8")
    claim = Loader().load(path).claims["it"]
    assert is_refuted(claim.statement, claim.given) == false


def test_attempts_are_counted(tmp_path: Path) -> None:
    text = left_open("Ge(s, log(n - 1) - log(exp(l) - 1))")
    verdict = checked(tmp_path, text, Settings(effort=3))
    assert verdict.verdict == UNDECIDED
    assert "nothing was found" in verdict.message


def test_what_the_clock_stops_says_so(tmp_path: Path) -> None:
    text = left_open("Ge(s, log(n - 1) - log(exp(l) - 1))")
    verdict = checked(tmp_path, text, Settings(seconds=1e-9))
    assert verdict.verdict == UNDECIDED
    assert verdict.message.startswith(STOPPED)


TARGETS = {
    "names folded": ("D(p[i], x[j])", "by.unfold(p), by.unfold(Z), by.calculus", "p[i] * (delta(i, j) - p[j])"),
    "over a denominator": ("D(c**2 / (1 + c**2), c)", "", "2 * c / (c**2 + 1) ** 2"),
    "a bound": ("x[i] + 1", "by.extremes", "x.min + 1"),
}


@pytest.mark.parametrize(("start", "reasons", "text"), TARGETS.values(), ids=TARGETS)
def test_a_step_is_led_to_what_one_would_write(tmp_path: Path, start: str, reasons: str, text: str) -> None:
    relation, sign = ("ge", "Ge") if "extremes" in reasons else ("eq", "Eq")
    listed = f", {reasons}" if reasons else ""
    verdict = checked(
        tmp_path,
        f"@claim({sign}({start}, {text}))\ndef it():\n    return calc({start}).{relation}(...{listed}).eq({text})\n",
    )
    assert verdict.verdict == PROVED, verdict.message
    assert (verdict.found[0].kind, verdict.found[0].text) == ("target", text)


def test_nothing_else_runs_for_a_claim_that_leaves_nothing_open(tmp_path: Path) -> None:
    """Bodies of the claims before it run once it needs one to cite: they may take long, or never end."""
    text = """
ran = []

@claim(Eq(2 * c, c + c))
def before():
    ran.append("before")
    return calc(2 * c).eq(c + c)

@claim(Eq(3 * c, c + c + c))
def it():
    return calc(3 * c).eq(c + c + c{})
"""
    for reason, ran in (("", []), (", ...", ["before"])):
        path = tmp_path / f"claims{len(ran)}.py"
        path.write_text(HEAD + DECLARED + text.format(reason), encoding="utf-8")
        claim = Loader().load(path).claims["it"]
        assert check(claim, Settings()).verdict == PROVED
        assert claim.body.__globals__["ran"] == ran


CITING = """
@claim(Ge(exp(c) - 1, sin(c)), given=[Ge(c, 0)])
def hard():
    {hard}

@claim(Ge(2 * exp(c) - 2, 2 * sin(c)), given=[Ge(c, 0)])
def it():
    {it}
"""


@pytest.mark.parametrize("it", ["...", "return calc(2 * exp(c) - 2).ge(2 * sin(c), hard)"])
def test_what_rests_on_a_search_that_the_clock_ended_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, it: str
) -> None:
    """Else another run, on a faster machine, would say something else; and this word would be kept."""

    def spend(budget: Budget, weight: int = 1) -> None:
        raise Stopped

    monkeypatch.setattr(Budget, "spend", spend)
    verdict = checked(tmp_path, CITING.format(hard="...", it=it))
    assert verdict.verdict == UNDECIDED
    assert verdict.message.startswith(STOPPED)


def test_an_equation_that_brings_its_own_left_side_with_it_is_used_once(tmp_path: Path) -> None:
    """A is (A'⁻¹)', which has A in it: where nothing is found, the search ends, and is no error."""
    claim = "@claim(Eq(abs(det(A)), 1), given=[Eq(A.T @ A, eye(n))])\ndef it():\n    ...\n"
    path = tmp_path / "open.py"
    path.write_text(HEAD + DECLARED + claim, encoding="utf-8")
    verdict = check(Loader().load(path).claims["it"], Settings(effort=40))
    assert verdict.verdict in (PROVED, UNDECIDED), verdict.message
