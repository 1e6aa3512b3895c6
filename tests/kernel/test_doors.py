"""What enters a term or a rule is of an exact built-in type, all the way down; and what a theorem rests on is told."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from building import *
from building import Rejected

from derive import kernel
from derive.kernel import Theorem
from derive.prooftree.read import read
from derive.prooftree.replay import Refused, Replay
from derive.records.verdict import Verdict
from derive.search.audit import rests_on
from derive.terms.definition import Definition
from derive.terms.node import IllFormed
from derive.terms.statement import And, Rel
from derive.terms.term import At, Call, Lam, Lit, Num, Tup, num

ONE, NOUGHT = num(1), num(0)


class Two(tuple[Any, ...]):
    """A tuple that tells one story first and another one later."""

    asked = 0

    def __iter__(self) -> Any:
        Two.asked += 1
        return iter(()) if Two.asked >= 4 else tuple.__iter__(self)


class Name(str):
    """A name that is equal to every other."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = str.__hash__


class Whole(int):
    """A number that can become another."""


class Part(Fraction):
    """A fraction that can become another."""


@pytest.mark.parametrize(
    "build",
    [
        lambda: Add([NOUGHT]),  # type: ignore[arg-type]
        lambda: Add(Two((NOUGHT, ONE))),
        lambda: Mul([NOUGHT]),  # type: ignore[arg-type]
        lambda: Fn("exp", [NOUGHT]),  # type: ignore[arg-type]
        lambda: Fn(Name("exp"), (NOUGHT,)),
        lambda: Num(Part(1, 2)),
        lambda: Dim("n", Whole(1)),
        lambda: Dim(Name("n"), 1),
        lambda: Dim("n", True),
        lambda: Scalar("c", Whole(7)),
        lambda: Scalar(Name("c")),
        lambda: Index(Name("i"), n),
        lambda: Lit(Whole(1)),
        lambda: Vector("x", [n]),  # type: ignore[arg-type]
        lambda: Tup([NOUGHT]),  # type: ignore[arg-type]
        lambda: At(X, [i]),  # type: ignore[arg-type]
        lambda: Lam([n], x(i), ("i",)),  # type: ignore[arg-type]
        lambda: Lam((n,), NOUGHT, ["i"]),  # type: ignore[arg-type]
        lambda: Lam((n,), NOUGHT, (Name("i"),)),
        lambda: Reduce("Sum", n, [i], NOUGHT, "k"),  # type: ignore[arg-type]
        lambda: Reduce(Name("Sum"), n, (), NOUGHT, "k"),
        lambda: Reduce("Sum", n, (), NOUGHT, Name("k")),
        lambda: Rel(Name("="), NOUGHT, ONE),
        lambda: And([eq(ONE, ONE)]),  # type: ignore[arg-type]
        lambda: Definition([c], c, 1, "f"),  # type: ignore[arg-type]
        lambda: Definition((c,), c, True, "f"),
        lambda: Definition((c,), c, 1, Name("f")),
        lambda: Call(Definition((c,), c, 1, "f"), [ONE]),  # type: ignore[arg-type]
    ],
)
def test_no_tree_is_made_of_anything_else(build: Callable[[], object]) -> None:
    with pytest.raises(IllFormed, match=r"is made of|must be at least"):
        build()


@pytest.mark.parametrize("body", [i, X, eq(c, c)], ids=["an index", "a vector", "a statement"])
def test_the_body_of_a_definition_is_a_number(body: Any) -> None:
    with pytest.raises(IllFormed, match="a number is needed"):
        Definition((i, c, X, n), body, 0, "f")


def test_the_parameters_of_a_definition_are_variables() -> None:
    for params, formal in (((c, ONE), 1), ((c,), 2), ((c,), -1)):
        with pytest.raises(IllFormed, match="the parameters of f are variables"):
            Definition(params, c, formal, "f")  # type: ignore[arg-type]


def test_no_kind_of_term_can_be_added() -> None:
    for base in (Term, Num, Rel):
        with pytest.raises(TypeError, match="cannot be added outside"):
            type("Forged", (base,), {"__module__": "derive.terms.forged", "__slots__": ()})


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: kernel.conclude(eq(NOUGHT, ONE), Two((eq(NOUGHT, ONE),)), kernel.hypothesis(eq(NOUGHT, ONE))),
        lambda: kernel.conclude(eq(NOUGHT, ONE), [eq(NOUGHT, ONE)], kernel.hypothesis(eq(NOUGHT, ONE))),  # type: ignore[arg-type]
        lambda: kernel.normal_form(ONE, ONE, []),  # type: ignore[arg-type]
        lambda: kernel.normal_form(ONE, ONE, Two(())),
        lambda: kernel.conjunct(given(And((eq(c, d), eq(d, c))))[0], Whole(0)),
        lambda: kernel.conjunct(given(And((eq(c, d), eq(d, c))))[0], True),
        lambda: kernel.axiom(Name("a"), eq(c, d)),
        lambda: kernel.congruence(add(c, c), Two(()), ()),
        lambda: kernel.instance(given(eq(c, d))[0], (Two((c, ONE)),), ()),  # type: ignore[arg-type]
    ],
)
def test_no_rule_takes_anything_else(attempt: Callable[[], object]) -> None:
    with pytest.raises(Rejected, match="as its figure says"):
        attempt()


# ── forgeries do not survive a second process ─────────────────────────────────

FORGERIES = {
    "a list that is changed afterwards": """
class Members(list):
    __hash__ = object.__hash__
members = Members([num(0)])
whole = Add(members)
same = kernel.congruence(whole, (), ())
done = kernel.transitivity(same, kernel.normal_form(Add((num(0),)), num(0), ()))
members[0] = num(1)
done = kernel.conclude(done.statement, (), done)
""",
    "a tuple that tells two stories": """
false = Rel("=", num(1), num(0))
class Two(tuple):
    asked = 0
    def __iter__(self):
        Two.asked += 1
        return iter(()) if Two.asked in TURNS else tuple.__iter__(self)
done = kernel.conclude(false, Two((false,)), kernel.hypothesis(false))
""",
}
OPENED = """
import sys
from derive.terms import node
if WEAKENED:
    node.is_plain = lambda value: True  # a kernel that does not look
    import derive.rules.theorem as theorem
    for rule in theorem.RULES.values():
        (wanted,) = [cell.cell_contents for name, cell in zip(rule.__code__.co_freevars, rule.__closure__) if name == "wanted"]
        wanted[:] = [lambda value: True] * len(wanted)
from derive import kernel
from derive.kernel import Rejected
from derive.prooftree.write import line
from derive.terms.term import Add, num
from derive.terms.statement import Rel
from derive.printing.text import text
try:
    exec(FORGERY)
except (Rejected, node.IllFormed) as refusal:
    sys.exit(f"refused: {refusal}")
if not done.hypotheses and text(done.statement) == "1 = 0":
    print("forged")
    print(line("it", done))
"""


def _forged(forgery: str, weakened: bool, turns: tuple[int, ...] = ()) -> subprocess.CompletedProcess[str]:
    code = f"WEAKENED, FORGERY, TURNS = {weakened!r}, {forgery!r}, {turns!r}\n{OPENED}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_a_forgery_is_refused_where_it_is_tried(forgery: str) -> None:
    found = _forged(forgery, weakened=False, turns=tuple(range(2, 9)))
    assert found.returncode == 1
    assert found.stderr.startswith("refused: ")


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_a_forgery_does_not_survive_a_second_process(forgery: str) -> None:
    """A kernel that does not look makes a theorem that says 1 = 0: no proof of it can be written, or none replayed."""
    found = next(f for turn in range(1, 9) if (f := _forged(forgery, True, (turn,))).stdout.startswith("forged"))
    _, *written = found.stdout.splitlines()
    assert written or "is not JSON serializable" in found.stderr
    for line in written:
        with pytest.raises(Refused):
            Replay().judge(read(line))


# ── what a theorem rests on ───────────────────────────────────────────────────


class TestUsed:
    def test_facts_that_were_not_needed_are_not_used(self) -> None:
        needed, idle = given(gt(c, NOUGHT), gt(d, NOUGHT))
        found = kernel.sign(gt(mul(c, c, c), NOUGHT), (idle, needed))
        assert found.used == (needed,)
        assert list(found.premises()) == [idle, needed]

    def test_axioms_of_facts_that_were_not_needed_are_not_inherited(self) -> None:
        assumed = kernel.axiom("file.py::it", gt(d, NOUGHT))
        (needed,) = given(gt(c, NOUGHT))
        assert not kernel.sign(gt(c, NOUGHT), (assumed, needed)).axioms
        assert kernel.sign(gt(mul(c, d), NOUGHT), (assumed, needed)).axioms == {"file.py::it"}

    def test_premises_are_used_whatever_comes_of_them(self) -> None:
        one, other = given(ge(c, d), ge(d, r))
        assert kernel.transitivity(one, other).used == (one, other)

    def test_a_fact_times_0_is_refused(self) -> None:
        (fact,) = given(ge(c, d))
        for nothing in (NOUGHT, minus(c, c)):
            with pytest.raises(Rejected, match="a fact times 0 says nothing"):
                kernel.linear(ge(c, c), ((fact, nothing),), NOUGHT, ONE, ())

    def test_what_a_claim_was_made_from_is_its_own(self) -> None:
        start = kernel.sign(ge(power(c, 2), NOUGHT), ())
        claim = kernel.conclude(start.statement, (), start)
        turned = kernel.symmetry(claim)
        assert rests_on(turned) == {turned: None, claim: None}

    def test_what_a_limit_takes_from_facts(self) -> None:
        from derive.terms.statement import INFINITY, tends

        a = Scalar("a")
        (positive, idle) = given(gt(c, NOUGHT), gt(d, NOUGHT))
        goal = tends(Fn("exp", (mul(num(-1), mul(c, a)),)), a, INFINITY, NOUGHT)
        found: Theorem = kernel.expansion(goal, a, 2, (idle, positive))
        assert found.used == (positive,)
        assert found.hypotheses == {positive.statement}


# ── facts for every index ─────────────────────────────────────────────────────

MATRIX = """
n = dimension("n"); i, j, k, l = indices("i j k l", n); A = matrix("A", n, n); c = scalar("c")
positive = forall(i, k, Gt(A[i, k], 0))
"""
Judged = Callable[..., dict[str, Verdict]]


@pytest.mark.parametrize(
    "more",
    [
        "forall(i, Eq(Sum(log(A[i, k]), k), 0))",
        "forall(i, Eq(Prod(A[i, k], k), 1))",
        "forall(i, j, Eq(Sum(A[i, k] / A[k, j], k), 0))",
        "forall(i, Gt(Sum(sqrt(A[i, k]) * Sum(log(A[k, l]), l), k), 0)), forall(i, Lt(Sum(1 / A[k, i], k), 5))",
    ],
)
def test_a_scheme_is_not_read_at_indices_that_it_opened(judged: Judged, more: str) -> None:
    """Each instance opens an index of its own, at which there was another instance, without an end."""
    found = judged(
        MATRIX
        + f"""
@claim(Gt(c**2 + 1, 0), given=[positive, {more}])
def it():
    return calc(c**2 + 1).gt(0, by.sign)

@claim(Ge(A[i, j]**2 - 1, -1), given=[positive, {more}])
def other():
    return calc(A[i, j]**2 - 1).ge(-1, by.sign)
"""
    )
    assert [v.steps[0].verdict for v in found.values()] == ["proved"] * 2


def test_such_facts_are_still_read_at_indices_of_the_claim(judged: Judged) -> None:
    at = "meets=witness(A=[[1]], i=1, j=1)"
    found = judged(
        MATRIX
        + f"""
@claim(Gt(A[i, j] * A[j, i], 0), given=[positive, forall(i, Eq(Sum(log(A[i, k]), k), 0))], {at})
def it():
    return calc(A[i, j] * A[j, i]).gt(0, by.sign)
"""
    )
    assert found["it"].verdict == "proved", found["it"].message


# ── reasons that did nothing ──────────────────────────────────────────────────

REASONS = """
n = dimension("n"); i, j, k = indices("i j k", n); x = vector("x", n)
c, d, s = scalar("c"), scalar("d"), scalar("s", positive=True)

@claim(Gt(c**2, -1))
def irrelevant():
    return calc(c**2).gt(-1, by.sign)

@claim(Ge(x.max, x[k]))
def below():
    return calc(x.max).ge(x[k], by.extremes)
"""


@pytest.mark.parametrize(
    ("statement", "given", "chain"),
    [
        ("Gt(exp(s), 1)", "", "calc(exp(s)).gt(1, {})"),
        ("Gt(exp(s) + c, 1 + c)", "", "calc(exp(s) + c).gt(1 + c, {})"),
        ("Eq(exp(1 - 1/(1 + s)), exp(s/(1 + s)))", "", "calc(exp(1 - 1/(1 + s))).eq(exp(s/(1 + s)), {})"),
        ("Gt(log(1 + s), 0)", "", "calc(log(1 + s)).gt(0, {})"),
        ("Ge(s*c, s*d)", "Ge(c, d)", "calc(s*c).ge(s*d, by.hyp, {})"),
        ("Ge(Sum(x[k]**2, k), 0)", "", "calc(Sum(x[k]**2, k)).ge(0, {})"),
    ],
)
def test_a_citation_that_the_proof_does_not_rest_on_is_no_reason(
    judged: Judged, statement: str, given: str, chain: str
) -> None:
    text = "".join(
        f"\n@claim({statement}, given=[{given}])\ndef it{n}():\n    return {chain.format(reason)}\n"
        for n, reason in enumerate(
            ("irrelevant", "by.monotone(irrelevant)", "by.exp_bound(d)", "by.times(irrelevant, s)")
        )
    )
    found = judged(REASONS + text)
    for n in range(4):
        verdict = found[f"it{n}"]
        assert verdict.verdict == "proved", verdict.message
        (warned,) = verdict.warnings
        assert warned.said == f"line {warned.line}: {warned.reason} is idle: the step holds without it"
        (step,) = verdict.steps
        assert step.idle == (warned.reason,)
        assert set(step.reasons) <= {"by.hyp"}


def test_a_hint_never_offers_a_citation_that_does_nothing(judged: Judged) -> None:
    found = judged(
        REASONS
        + """
@claim(Gt(exp(d), 2 * d))
def tangent():
    return calc(exp(d)).eq(2 * exp(d - log(2))).ge(2 * (1 + d - log(2)), by.exp_bound(d - log(2))).gt(2 * d)

@claim(Ge(exp(c), 1))
def wrong():
    return calc(exp(c)).ge(1)

@claim(Gt(exp(d) + s, 2 * d))
def near():
    return calc(exp(d) + s).gt(2 * d)
"""
    )
    assert found["wrong"].failure is not None
    assert found["wrong"].failure.hint is None
    assert found["near"].failure is not None
    assert found["near"].failure.hint == "the step holds with tangent"


def test_what_a_step_shows_as_its_conditions_is_what_it_rests_on(judged: Judged) -> None:
    """Facts that were handed over and not needed leave no condition and no hypothesis behind."""
    found = judged(
        REASONS
        + """
@claim(Ge(1/s + c, c), given=[Gt(d, 0), Ne(c, d)])
def it():
    return calc(1/s + c).ge(c)
"""
    )
    assert found["it"].verdict == "proved"
    assert found["it"].obligations == ("s ≠ 0",)
