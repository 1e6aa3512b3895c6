"""What is said of hypotheses that are missing, that contradict themselves, or that leave an end of a chain open."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from derive.records.settings import Settings
from derive.records.verdict import PROVED, REFUTED, UNDECIDED, Verdict

Judged = Callable[..., dict[str, Verdict]]

DECLARED = """
n = dimension("n")
i, j, k = indices("i j k", n)
z, w = vector("z", n), vector("w", n)
c, d, t = scalar("c"), scalar("d"), scalar("t")
ell = define("ell", Prod((t - z[j]) / (z[i] - z[j]), j, omit=i), at=i, of=t)
"""


def claim(left: str, right: str, *reasons: str, given: str = "") -> str:
    """A claim of one step."""
    step = ", ".join((right, *reasons))
    return f"{DECLARED}\n@claim(Eq({left}, {right}){given})\ndef it():\n    return calc({left}).eq({step})\n"


# ── hints ─────────────────────────────────────────────────────────────────────

PASTED = [
    ("ell(z[i])[i]", "1", ("by.unfold(ell)",), "forall(j, Implies(Ne(j, i), Ne(z[i] - z[j], 0)))"),
    (
        "Sum(1 / z[j], j, omit=(i, k))",
        "Sum(2 / z[j] - 1 / z[j], j, omit=(i, k))",
        (),
        "forall(j, Implies(Ne(j, i), Implies(Ne(j, k), Ne(z[j], 0))))",
    ),
    (
        "Sum(Sum(1 / (z[j] - z[i]), j, omit=i), i)",
        "0",
        (),
        "forall(i, j, Implies(Ne(j, i), Ne(z[j] - z[i], 0)))",
    ),
    ("Prod(log(z[j] * c), j, omit=i) / 2", "Prod(log(c * z[j]), j, omit=i) / 2", (), None),
    ("c / (c * d**2 - Rational(1, 2))", "2 * c / (2 * c * d**2 - 1)", (), None),
    (
        "log(exp(c) - Max(z[j], j, omit=i))",
        "log(exp(c) - Max(z[j], j, omit=i)) * 1",
        (),
        "Gt(exp(c) - Max(z[j], j, omit=i), 0)",
    ),
]


@pytest.mark.parametrize(("left", "right", "reasons", "asked"), PASTED, ids=range(len(PASTED)))
def test_a_hint_can_be_pasted(judged: Judged, left: str, right: str, reasons: tuple[str, ...], asked: str) -> None:
    given: list[str] = []
    declared = 'n = dimension("n")'
    for _ in range(3):
        text = claim(left, right, *reasons, given=f", given=[{', '.join(given)}]" if given else "")
        found = judged(text.replace('n = dimension("n")', declared))["it"]
        if found.verdict == PROVED:
            break
        assert found.failure is not None
        pasted = re.search(r"state it: (?:(n = dimension.*\)) and )?given=\[(.*)\]", found.failure.hint or "")
        assert pasted is not None, found.failure.hint
        declared = pasted[1] or declared
        given.append(pasted[2])
    assert found.verdict == PROVED, found.failure
    assert asked is None or given[0] == asked


IMPOSSIBLE = [
    ("Sum(1 / (z[i] - z[j]), j)", "", "z_i - z_j ≠ 0 for all j cannot hold at i"),
    ("Sum(1 / (z[k] - z[j]), j, omit=i)", ", given=[Ne(k, i)]", "for all j: j ≠ i ⇒ z_k - z_j ≠ 0 cannot hold at k"),
]


@pytest.mark.parametrize(("term", "given", "said"), IMPOSSIBLE, ids=range(len(IMPOSSIBLE)))
def test_no_hint_asks_for_what_cannot_hold(judged: Judged, term: str, given: str, said: str) -> None:
    found = judged(claim(term, f"{term} * 1", given=given))["it"]
    assert found.failure is not None
    assert found.failure.hint is not None
    assert found.failure.hint.startswith(said)
    assert "given=" not in found.failure.hint


def test_an_index_is_not_asked_to_differ_from_itself(judged: Judged) -> None:
    given = ", given=[forall(j, Implies(Ne(j, i), Eq(z[j], w[j])))]"
    found = judged(claim("z[i]", "w[i]", "by.hyp", given=given))["it"]
    assert found.failure is not None
    assert found.failure.hint is None


# ── hypotheses that no point meets ────────────────────────────────────────────


def test_a_hypothesis_that_contradicts_itself_is_told_with_what_to_write(judged: Judged) -> None:
    ratio = "Prod((z[i] - z[j]) / (z[i] - z[j]), j, omit=i)"
    found = judged(claim(ratio, "1", given=", given=[forall(j, Ne(z[i] - z[j], 0))]"))["it"]
    assert found.verdict == UNDECIDED
    assert found.message == (
        "vacuous: hypothesis z_i - z_j ≠ 0 for all j contradicts itself at j = i; "
        "state forall(j, Implies(Ne(j, i), Ne(z[i] - z[j], 0)))"
    )
    other = judged(claim(ratio, "1", given=", given=[forall(j, Implies(Ne(j, i), Ne(z[i] - z[j], 0)))]"))["it"]
    assert other.verdict == PROVED


@pytest.mark.parametrize("given", ["Gt(c, c)", "Ne(i, i)", "Gt(c, 0), Lt(c, 0)"])
def test_another_that_nothing_meets_is_vacuous_as_before(judged: Judged, given: str) -> None:
    found = judged(claim("c", "c * 1", given=f", given=[{given}]"))["it"]
    assert found.message.startswith("vacuous: no point was found")


# ── points that meet an implication ───────────────────────────────────────────

REFUTED_OFF_THE_PREMISE = [
    "Eq(Sum(abs(z[j]), j), Sum(z[j], j)), given=[forall(j, Implies(Ne(j, i), Ge(z[j], 0)))]",
    "Eq(z[i], w[i]), given=[forall(j, Implies(Ne(j, i), Eq(z[j], w[j])))]",
    "Ge(z[i], 0), given=[forall(j, Implies(Ge(w[j], 0), Ge(z[j], 0)))]",
]


@pytest.mark.parametrize("said", REFUTED_OFF_THE_PREMISE)
def test_points_meet_it_where_its_premise_holds_and_nowhere_else(judged: Judged, said: str) -> None:
    assert judged(f"{DECLARED}\n@claim({said})\ndef it():\n    return calc(c).eq(c)\n")["it"].verdict == REFUTED


# ── ends of chains ────────────────────────────────────────────────────────────


def test_a_step_that_joins_an_end_to_the_statement_is_reported(judged: Judged) -> None:
    text = (
        DECLARED
        + "\n@claim(Le(c * c, (d + d) / 2 + 1), given=[Le(c**2, d)])\ndef it():\n    return calc(c**2).le(d, by.hyp).lt(d + 1)\n"
    )
    found = judged(text, Settings(pages=True))["it"]
    assert found.verdict == PROVED
    assert [(s.before, s.relation, s.term) for s in found.steps] == [
        ("c·c", "=", "c²"),
        ("c²", "≤", "d"),
        ("d", "<", "d + 1"),
        ("d + 1", "=", "(d + d)/2 + 1"),
    ]
    (passage,) = found.page.passages
    assert len(passage.lines) == 4


def test_each_chain_of_a_proof_has_its_own(judged: Judged) -> None:
    text = """
@claim(Eq(abs(c) ** 2 + d - d, c * c))
def it():
    return cases(Ge(c, 0), calc(abs(c) ** 2).eq(c**2), calc(abs(c) ** 2).eq((-c) ** 2).eq(c**2))
"""
    found = judged(DECLARED + text, Settings(pages=True))["it"]
    assert found.verdict == PROVED
    assert len(found.steps) == 7
    assert [len(p.lines) for p in found.page.passages] == [3, 4]


@pytest.mark.parametrize(
    ("statement", "chain", "said"),
    [
        ("Eq(c**2 / c, c)", "calc(c).eq(c)", "the chain starts at c, the statement at c²/c"),
        ("Eq(c, c**2 / c)", "calc(c).eq(c)", "the chain ends at c, the statement at c²/c"),
        ("Le(c, c + d)", "calc(c).le(c)", "the chain ends at c, the statement at c + d"),
        ("Iff(Le(c, d), Le(c * t, d * t))", "calc(Le(c, d)).iff(Le(c + 1, d + 1))", "the chain shows"),
    ],
)
def test_an_end_that_is_another_term_is_refused(judged: Judged, statement: str, chain: str, said: str) -> None:
    found = judged(f"{DECLARED}\n@claim({statement})\ndef it():\n    return {chain}\n")["it"]
    assert found.verdict != PROVED
    assert said in (found.failure.reason if found.failure is not None else found.message)


def test_a_slope_in_a_hypothesis_has_a_value_where_its_normal_form_has_one(judged: Judged) -> None:
    """‖z‖² has a slope everywhere, though ‖z‖ has none at 0."""
    text = """
@claim(Eq(z, w), given=[Eq(grad(norm(z) ** 2, z), 2 * w)])
def squared():
    return calc(z).eq(grad(norm(z) ** 2, z) / 2).eq(w, by.hyp)

@claim(Eq(c + d, d + c), given=[Eq(grad(norm(z), z), w)])
def plain():
    return calc(c + d).eq(d + c)
"""
    found = judged(DECLARED + text)
    assert found["squared"].verdict == "proved", found["squared"].message
    assert found["plain"].verdict == "undecided"
    assert "to be differentiable; state that too" in found["plain"].message
