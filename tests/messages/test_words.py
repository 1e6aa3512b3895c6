"""What a message says is in the words of the file, is told once, and can be pasted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from derive.commands import main
from derive.records.verdict import PROVED, Verdict

Judged = Callable[..., dict[str, Verdict]]
Project = Callable[..., Path]

DECLARED = """
n = dimension("n")
i, j, k = indices("i j k", n)
x = vector("x", n)
c, d = scalar("c"), scalar("d")
r = scalar("r", positive=True)
total = define("Z", Sum(exp(x[k]), k))
share = define("p", exp(x[i]) / total, at=i)
"""


def hint(verdict: Verdict) -> str:
    assert verdict.failure is not None
    return verdict.failure.hint or ""


UNDECIDED = [
    # a statement, its hypotheses, and a proof that lacks reasons, which would stand at the star, or a hypothesis
    ("Eq(Sum(exp(x[k]), k) / total, 1)", "", "calc(Sum(exp(x[k]), k) / total).eq(1*)"),
    ("Eq(share[i] * total, exp(x[i]))", "", "calc(share[i] * total).eq(exp(x[i])*)"),
    ("Eq(share[i], exp(x[i]) / Sum(exp(x[k]), k))", "", "calc(share[i]).eq(exp(x[i]) / Sum(exp(x[k]), k)*)"),
    ("Eq(D(total, x[j]), exp(x[j]))", "", "calc(D(total, x[j])).eq(exp(x[j])*)"),
    ("Eq(c / d * d, c)", "", "calc(c / d * d).eq(c*)"),
    ("Eq(c / (c - d) - d / (c - d), 1)", "", "calc(c / (c - d) - d / (c - d)).eq(1*)"),
]


def claim_of(statement: str, given: str, proof: str, said: str = "") -> str:
    """The claim, with what a hint says pasted in."""
    missing = re.search(r"state it: given=\[(.*)\]$", said)
    reasons = re.search(r"holds with (.*)$", said)
    hypotheses = ", ".join(filter(None, (given, missing[1] if missing else "")))
    place = proof.rindex("*")
    proof = proof[:place] + (f", {reasons[1]}" if reasons else "") + proof[place + 1 :]
    return f"\n@claim({statement}, given=[{hypotheses}])\ndef it():\n    return {proof}\n"


@pytest.mark.parametrize(("statement", "given", "proof"), UNDECIDED)
def test_a_hint_is_pasted_and_then_the_claim_is_proved(judged: Judged, statement: str, given: str, proof: str) -> None:
    found = judged(DECLARED + claim_of(statement, given, proof))["it"]
    assert found.verdict != PROVED
    said = hint(found)
    assert said, found.message
    found = judged(DECLARED + claim_of(statement, given, proof, said))["it"]
    assert found.verdict == PROVED, f"{said}\n{found.message}"
    assert not found.warnings


def test_reasons_are_shown_as_the_file_has_them(judged: Judged) -> None:
    text = "\n@claim(Eq(total, c), given=[Eq(c, d)])\ndef it():\n    return calc(total).eq(c, by.unfold(total))\n"
    assert judged(DECLARED + text)["it"].steps[0].reasons == ("by.unfold(total)",)
    text = "\n@claim(Eq(total + 0, total))\ndef it():\n    return calc(total + 0).eq(total, by.unfold(total))\n"
    assert [w.message for w in judged(DECLARED + text)["it"].warnings] == [
        "by.unfold(total) is idle: the step holds without it"
    ]


def test_a_chain_that_ends_elsewhere_marks_no_step(judged: Judged) -> None:
    text = "\n@claim(Eq(Sum(exp(x[k]), k), total))\ndef it():\n    return calc(Sum(exp(x[k]), k)).eq(1 * Sum(exp(x[k]), k))\n"
    found = judged(DECLARED + text)["it"]
    assert [step.verdict for step in found.steps] == [PROVED]
    assert found.code == "U201"
    assert found.failure is not None
    assert (found.failure.gives, found.failure.wrote) == ("Sum(exp(x_k), k)", "Z")
    assert found.failure.differs == "Z - Sum(exp(x_k), k)"
    assert hint(found) == "one step more joins them: .eq(total, by.unfold(total))"


def test_an_index_of_nobody_is_never_asked_for(judged: Judged) -> None:
    text = """
@claim(Eq(D(x.max, x[j]), 1), given=[forall(k, Implies(Ne(k, j), Lt(x[k], x[j])))])
def it():
    return calc(D(x.max, x[j])).eq(1, by.calculus, by.hyp)
"""
    found = judged(DECLARED + text)["it"]
    assert found.failure is not None
    assert found.failure.reason == "j ≠ j is needed here, and cannot be"
    assert not hint(found)


def test_one_bad_definition_is_told_once(project: Project) -> None:
    claims = "".join(
        f"@claim(Eq(S + {n}, {n} + S))\ndef it{n}():\n    return calc(S + {n}).eq({n} + S)\n" for n in "123"
    )
    project(a=DECLARED + 'S = define("S", Sum(exp(x[k])))\n' + claims)
    said = CliRunner().invoke(main, ["run", "-q", "-j", "0"]).output
    assert said.count("needs the index that it runs over") == 1
    assert said.count("S is missing, because line") == 1
    assert "! it1, it2, it3, cannot be read  E104" in said


def test_what_rests_on_a_bad_definition_names_that_one(project: Project) -> None:
    """Not the definitions in between, which are not wrong."""
    defined = 'S = define("S", Sum(exp(x[k])))\nT = define("T", S + 1)\nboth = (S, T)\n'
    claims = "".join(
        f"@claim(Eq({n} + 1, 1 + {n}))\ndef it{n}():\n    return calc({n} + 1).eq(1 + {n})\n" for n in "ST"
    )
    project(a=DECLARED + defined + claims)
    said = CliRunner().invoke(main, ["run", "-q", "-j", "0"]).output
    assert "! itS, itT, cannot be read  E104" in said
    assert said.count("S is missing, because line") == 1
    assert "T is missing" not in said
    assert "3 errors" in said


def test_what_by_times_needs(judged: Judged) -> None:
    text = "\n@claim(Ge(c * d, d), given=[Ge(c, 1)])\ndef it():\n    return calc(c * d).ge(d, by.times(by.hyp(1), d))\n"
    found = judged(DECLARED + text)["it"]
    assert found.failure is not None
    assert found.failure.reason == "by.times: d may be negative"


TURNED = [
    # a statement, and a chain that runs from its right side to its left
    ("Eq(Sum(exp(x[k]), k), total)", "calc(total).eq(Sum(exp(x[k]), k), by.unfold(total))"),
    ("Le(c, exp(c))", "calc(exp(c)).ge(c)"),
]


@pytest.mark.parametrize(("statement", "chain"), TURNED)
def test_a_chain_that_is_turned_round(judged: Judged, statement: str, chain: str) -> None:
    found = judged(DECLARED + f"\n@claim({statement})\ndef it():\n    return {chain}\n")["it"]
    assert found.verdict == "undecided"
    assert found.message.startswith("the chain runs from right to left; start it at ")
    assert not hint(found)


def test_a_chain_that_starts_elsewhere_is_joined_at_its_start(judged: Judged) -> None:
    text = "\n@claim(Eq(total, c + total - c))\ndef it():\n    return {}.eq(c + total - c, by.unfold(total))\n"
    found = judged(DECLARED + text.format("calc(Sum(exp(x[k]), k))"))["it"]
    said = hint(found)
    assert said == "one step more joins them: calc(total).eq(Sum(exp(x[k]), k), by.unfold(total))"
    joined = judged(DECLARED + text.format(said.partition(": ")[2]))["it"]
    assert joined.verdict == PROVED


def test_what_is_given_is_said_in_names_that_the_file_has(judged: Judged) -> None:
    """The mean of other numbers has none there: its definition takes no arguments."""
    defined = 'm = define("m", Sum(x[k], k) / n)\nV = define("V", Sum((x[k] - m)**2, k) / n)\n'
    text = "@claim(Eq(V, x[k] / n))\ndef it():\n    return calc(V).eq(x[k] / n, by.unfold(V))\n"
    found = judged(DECLARED + defined + text)["it"]
    assert found.failure is not None
    assert found.failure.compared is not None
    assert found.failure.compared[0].text == "Sum((x_k - m)², k)/n"


def test_no_hint_asks_for_a_fact_about_numbers(judged: Judged) -> None:
    """Whatever is assumed, it is as true or as false as it was."""
    text = "\n@claim(Eq(sqrt(log(2) - 1)**2, log(2) - 1))\ndef it():\n    return calc(sqrt(log(2) - 1)**2).eq(log(2) - 1)\n"
    found = judged(DECLARED + text)["it"]
    assert found.verdict == "refuted"
    assert not hint(found)


def test_a_hint_speaks_of_every_index_that_is_arbitrary(judged: Judged) -> None:
    """No hypothesis can speak of one of them."""
    text = "\n@claim(forall(k, Eq(x[k] * c * x[k]**-1, c)))\ndef it():\n    return calc(x[k] * c * x[k]**-1).eq(c{})\n"
    found = judged(DECLARED + text.format(""))["it"]
    assert hint(found) == "if x_k ≠ 0 for all k is meant, state it: given=[forall(k, Ne(x[k], 0))]"
    text = """
@claim(Eq(x.max, x[k]), given=[forall(i, Implies(Ne(i, j), Le(x[i], x[k])))])
def it():
    return attained(k, calc(x[i]).le(x[k], by.hyp))
"""
    said = hint(judged(DECLARED + text)["it"])
    assert said.endswith("cannot hold at j; if that is to be left out, write omit=j")


def test_no_letter_is_free_and_bound(judged: Judged) -> None:
    """Where the author has no letter left, the bound one has a prime."""
    text = "\n@claim(Eq(D(total, x[k]), exp(x[k])))\ndef it():\n    return calc(D(total, x[k])).eq(exp(x[k]), by.unfold(total))\n"
    found = judged(DECLARED + text)["it"]
    assert found.failure is not None
    assert found.failure.gives == "D(Sum(exp(x_i), i), x_k)"
    alone = """
m = dimension("m")
q = index("q", m)
y = vector("y", m)
S = define("S", Sum(y[q], q))
@claim(Eq(S - y[q], 0))
def it():
    return calc(S - y[q]).eq(y[q], by.unfold(S))
"""
    found = judged(DECLARED + alone)["it"]
    assert found.failure is not None
    assert found.failure.gives == "Sum(y_q′, q′) - y_q"
    assert found.failure.differs == "2·y_q - Sum(y_q′, q′)"


def test_a_hypothesis_is_told_in_the_letters_of_its_author(judged: Judged) -> None:
    text = """
@claim(Eq(Sum(c * x[j], j), x[i]), given=[forall(i, Eq(Sum(c * x[j], j), x[i] + d))])
def it():
    return calc(Sum(c * x[j], j)).eq(x[i], by.hyp)
"""
    found = judged(DECLARED + text)["it"]
    assert found.failure is not None
    assert found.failure.says == (("by.hyp", "Sum(c·x_j, j) = x_i + d for all i"),)


def test_the_difference_is_that_to_what_the_reasons_give(judged: Judged) -> None:
    text = "\n@claim(Eq(share[i] * total, exp(x[i])))\ndef it():\n    return calc(share[i] * total).eq(2 * exp(x[i]), by.unfold(share))\n"
    found = judged(DECLARED + text)["it"]
    assert found.failure is not None
    assert (found.failure.gives, found.failure.differs) == ("exp(x_i)·Z/Z", "exp(x_i)")
