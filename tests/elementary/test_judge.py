"""The rules with elementary steps alone: what they ask is seen by their facts, and not without one of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from building import *
from building import Rejected, num, over
from faults import derive

import derive as derive_package
from derive import __version__, kernel
from derive.elementary.judge import ANSWERS
from derive.kernel import RULES, Theorem
from derive.prooftree.header import header
from derive.prooftree.read import Unreadable, read
from derive.prooftree.replay import NotSeen, Refused, Replay
from derive.prooftree.write import line
from derive.rules import judge
from derive.rules.equality import injective
from derive.rules.judge import Answers, settle
from derive.terms.statement import And, Iff, Implies, Prop, for_all, for_every, tends
from derive.terms.term import Det, Inv, Scalar

LIBRARY = Path(derive_package.__file__).parent / "library"


@pytest.fixture
def by_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ordinary code cannot have the rules ask another judge; a test reaches into the module."""
    monkeypatch.setattr(judge, "_settled", ANSWERS)


class Step(NamedTuple):
    """What a rule is given but for its facts, these, and what it concludes then."""

    rule: str
    arguments: tuple[Any, ...]
    facts: tuple[Prop, ...]
    statement: Prop


def premise(statement: Prop, *hypotheses: Prop) -> Theorem:
    """A theorem that says so under these hypotheses."""
    found = kernel.axiom("it", Implies(And(hypotheses), statement) if hypotheses else statement)
    return kernel.detachment(found, kernel.conjunction(given(*hypotheses))) if hypotheses else found


def step(rule: str, statement: Prop, *arguments: Any, facts: tuple[Prop, ...] = ()) -> Step:
    return Step(rule, arguments, facts, statement)


def every(statement: Prop, index: Index = k) -> Prop:
    return for_all(index, statement)


S = Scalar("s", POS)
A = Vector("A", (n, n))
NOUGHT = num(0)
ONE_OVER = over(num(1), c)
ROOT = power(c, Fraction(1, 2))
FALLS = exp(mul(num(-1), S))
EXP = tends(FALLS, S, "∞", NOUGHT)
AT_ONE = tends(mul(c, S), S, num(1), c)
SIZE = absolute(d)

STEPS: list[Step] = [
    step("normal_form", eq(over(c, c), num(1)), over(c, c), num(1), facts=(ne(c, NOUGHT),)),
    step("sign", gt(ONE_OVER, NOUGHT), gt(ONE_OVER, NOUGHT), facts=(gt(c, NOUGHT),)),
    step(
        "linear",
        ge(mul(c, d), NOUGHT),
        ge(mul(c, d), NOUGHT),
        ((premise(ge(d, NOUGHT)), c),),
        NOUGHT,
        num(1),
        facts=(ge(c, NOUGHT),),
    ),
    step(
        "linear",
        ge(d, NOUGHT),
        ge(d, NOUGHT),
        ((premise(ge(mul(c, d), NOUGHT)), num(1)),),
        NOUGHT,
        c,
        facts=(gt(c, NOUGHT),),
    ),
    step("monotone", Iff(ge(c, d), ge(log(c), log(d))), "log", ge(c, d), facts=(gt(c, NOUGHT), gt(d, NOUGHT))),
    step(
        "monotone",
        Iff(ge(c, d), ge(power(c, 2), power(d, 2))),
        num(2),
        ge(c, d),
        facts=(ge(c, NOUGHT), ge(d, NOUGHT)),
    ),
    step(
        "monotone",
        Iff(ge(c, d), ge(power(d, -2), power(c, -2))),
        num(-2),
        ge(c, d),
        facts=(gt(c, NOUGHT), gt(d, NOUGHT)),
    ),
    step(
        "reduced", gt(total(x(k), k, t), total(v(k), k, t)), "Sum", premise(gt(x(k), v(k))), k, (t,), facts=(ne(i, j),)
    ),
    step(
        "reduced",
        ge(largest(x(k), k, t), largest(v(k), k, t)),
        "Max",
        premise(ge(x(k), v(k))),
        k,
        (t,),
        facts=(ne(i, j),),
    ),
    step("extremum", ge(largest(x(k), k, t), x(i)), largest(x(k), k, t), i, facts=(ne(i, t),)),
    step("exp_bound", gt(exp(c), add(num(1), c)), c, facts=(ne(c, NOUGHT),)),
    step("exp_bound", ge(exp(ROOT), add(num(1), ROOT)), ROOT, facts=(ge(c, NOUGHT),)),
    step("derivative", eq(Deriv(log(c), c), over(Deriv(c, c), c)), Deriv(log(c), c), facts=(gt(c, NOUGHT),)),
    step("nonsingular", ne(Det(Inv(A)), NOUGHT), Inv(A), premise(injective(Inv(A))), facts=(ne(Det(A), NOUGHT),)),
    step("instance", gt(ROOT, NOUGHT), premise(gt(p, NOUGHT)), ((p, ROOT),), facts=(gt(c, NOUGHT),)),
    step("instance", ge(m, num(1)), premise(ge(n, num(1))), ((n, m),)),
    step("specialisation", ge(c, NOUGHT), premise(for_every(r, ge(r, NOUGHT))), c, facts=(ge(c, NOUGHT),)),
    step("specialisation", ge(x(i), NOUGHT), premise(every(ge(x(k), NOUGHT))), i),
    step("cases", eq(d, d), ge(ONE_OVER, NOUGHT), premise(eq(d, d)), premise(eq(d, d)), facts=(ne(c, NOUGHT),)),
    step("another_index", eq(c, c), premise(eq(c, c)), k, t, facts=(ne(i, j),)),
    step("contradiction", eq(c, d), premise(lt(c, NOUGHT)), eq(c, d), facts=(ge(c, NOUGHT),)),
    step(
        "termwise",
        eq(Deriv(mul(ONE_OVER, exp(d)), d), mul(ONE_OVER, exp(d))),
        Deriv(mul(ONE_OVER, exp(d)), d),
        (premise(eq(Deriv(exp(d), d), exp(d))),),
        (),
        facts=(ne(c, NOUGHT),),
    ),
    step(
        "tangent",
        eq(Deriv(SIZE, d), over(add(Deriv(ROOT, d), Deriv(d, d)), num(2))),
        Deriv(SIZE, d),
        premise(le(ROOT, SIZE)),
        premise(le(SIZE, d)),
        premise(eq(ROOT, d)),
        facts=(gt(c, NOUGHT),),
    ),
    step(
        "squeeze",
        EXP,
        EXP,
        S,
        premise(le(FALLS, FALLS), gt(S, ONE_OVER)),
        premise(le(FALLS, FALLS)),
        premise(EXP),
        premise(EXP),
        facts=(ne(c, NOUGHT),),
    ),
    step(
        "squeeze",
        AT_ONE,
        AT_ONE,
        S,
        premise(le(mul(c, S), mul(c, S)), lt(S, d)),
        premise(le(mul(c, S), mul(c, S)), ne(S, c)),
        premise(AT_ONE),
        premise(AT_ONE),
        facts=(gt(d, num(1)),),
    ),
]


@pytest.mark.parametrize("taken", STEPS, ids=[f"{number} {taken.rule}" for number, taken in enumerate(STEPS)])
@pytest.mark.usefixtures("by_steps")
def test_a_condition_is_seen_by_its_facts(taken: Step) -> None:
    """Not without one of them, and the conclusion has their hypotheses."""
    rule, facts = RULES[taken.rule], given(*taken.facts)
    found = rule(*taken.arguments, facts)
    assert found.statement == taken.statement
    assert frozenset(taken.facts) <= found.hypotheses
    for place in range(len(facts)):
        try:
            weaker = rule(*taken.arguments, (*facts[:place], *facts[place + 1 :]))
        except Rejected:
            continue
        assert weaker.statement != taken.statement


@pytest.mark.usefixtures("by_steps")
def test_neither_series_nor_balls_are_elementary() -> None:
    for rule, arguments in (("expansion", (EXP, S, 3, ())), ("ground", (gt(num(2), num(1)),))):
        with pytest.raises(Rejected, match="no elementary step speaks of"):
            RULES[rule](*arguments)


@pytest.mark.usefixtures("by_steps")
def test_what_is_nested_too_deeply_is_refused() -> None:
    """No error of the judge is one of the process."""
    deep = c
    for _ in range(95):
        deep = exp(add(deep, num(1)))  # type: ignore[assignment]
    assert kernel.hypothesis(eq(deep, deep)).statement  # that it is closed is known from here on
    deepest = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(400)
        with pytest.raises(Rejected):
            kernel.normal_form(deep, deep, ())
    finally:
        sys.setrecursionlimit(deepest)


# ── whom the rules ask is settled ────────────────────────────────────────────

LIAR = Answers(lambda facts: None, lambda *_: None, lambda relation: True)  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize("other", [ANSWERS, LIAR])
def test_it_cannot_be_changed(other: Answers) -> None:
    with pytest.raises(Rejected, match="settled, and cannot be changed"):
        settle(other)
    with pytest.raises(Rejected):
        kernel.ground(gt(num(1), num(2)))


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("from derive.elementary.judge import ANSWERS; settle(ANSWERS); import derive.kernel", "cannot be changed"),
        ("settle(Answers(None, None, lambda relation: True)); import derive.search.step", "cannot be changed"),
        ("import derive.kernel; settle(Answers(None, None, None))", "cannot be changed"),
        (
            "from derive.rules.logic import *; cases(it, RULES['axiom']('a', it), RULES['axiom']('a', it), ())",
            "not settled",
        ),
        ("from derive.rules.theorem import rule; rule(print)", "none can be added"),
    ],
)
def test_by_whoever_comes_first(code: str, told: str) -> None:
    """A process whose rules ask somebody else has no kernel, and so no run; and without a judge nothing is shown."""
    start = "from derive.rules import RULES; from derive.rules.judge import Answers, settle\n"
    start += (
        "from derive.terms.statement import Rel; from derive.terms.term import num; it = Rel('=', num(1), num(1))\n"
    )
    ended = subprocess.run([sys.executable, "-c", start + code], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert told in ended.stderr.splitlines()[-1]


# ── the command ──────────────────────────────────────────────────────────────


def file_of(folder: Path, *theorems: Theorem) -> Path:
    lines = [line(f"it.py::c{number}", theorem) for number, theorem in enumerate(theorems)]
    (folder / "proofs.jsonl").write_text("\n".join([header(__version__), *lines]) + "\n", encoding="utf-8")
    return folder


SEEN = kernel.normal_form(add(c, c), mul(num(2), c), ())
UNSEEN = kernel.ground(gt(num(2), num(1)))


def test_all_steps_are_seen(tmp_path: Path) -> None:
    ended = derive(file_of(tmp_path, SEEN), "recheck", "-q", "--elementary", "--counts", "counts.json", "proofs.jsonl")
    assert (ended.code, ended.err) == (0, b"")
    assert ended.out == b"1 proofs replayed, 1 steps by elementary steps alone\n"
    counts = json.loads((tmp_path / "counts.json").read_text())
    assert counts == {"schema": 2, "proofs": 1, "steps": 1, "refused": 0, "unreadable": 0, "not_seen": {}}


def test_one_is_not_seen(tmp_path: Path) -> None:
    """No proof that has it is accepted; it is told by its rule, also where -q is given. Without --elementary all are."""
    file_of(tmp_path, SEEN, kernel.conjunction((SEEN, UNSEEN)), UNSEEN)
    ended = derive(tmp_path, "recheck", "-q", "--elementary", "--counts", "-", "proofs.jsonl")
    *said, counted, by_rule = ended.out.decode().split("{")[0].splitlines()
    assert said[::2] == ["? it.py::c1", "? it.py::c2"]
    assert (
        said[1] == "    not seen: theorem 0: ground does not apply: no elementary step speaks of balls around numbers"
    )
    assert (ended.code, counted) == (3, "1 proofs replayed, 1 steps by elementary steps alone; 2 not seen")
    assert by_rule == "not seen: ground 2"
    assert json.loads(ended.out.decode().partition("not seen: ground 2\n")[2])["not_seen"] == {"ground": 2}
    without = derive(tmp_path, "recheck", "-q", "--counts", "counts.json", "proofs.jsonl")
    assert (without.code, without.out) == (0, b"3 proofs replayed, 5 steps\n")
    assert "not_seen" not in json.loads((tmp_path / "counts.json").read_text())


def test_what_is_not_seen_differs_from_no_run(tmp_path: Path) -> None:
    """A run that says more of a claim than elementary steps show is not contradicted by them."""
    file_of(tmp_path, SEEN, UNSEEN)
    said = {line.claim: line for line in map(read, (tmp_path / "proofs.jsonl").read_text().splitlines()[1:])}
    claims = [
        {
            "file": "it.py",
            "name": name,
            "kind": "claim",
            "verdict": "proved",
            "digest": Replay().judge(said[f"it.py::{name}"]).digest,
        }
        for name in ("c0", "c1")
    ]
    (tmp_path / "run.json").write_text(json.dumps({"claims": claims}))
    ended = derive(tmp_path, "recheck", "-q", "--elementary", "--json", "run.json", "proofs.jsonl")
    assert ended.code == 3
    assert b"1 digests are those of run.json; 1 not seen\n" in ended.out


def test_what_is_refused_is_graver(tmp_path: Path) -> None:
    file = file_of(tmp_path, UNSEEN, SEEN) / "proofs.jsonl"
    file.write_text(file.read_text().replace('"it.py::c1"', '"it.py::other"'))
    ended = derive(tmp_path, "recheck", "-q", "--elementary", "proofs.jsonl")
    assert ended.code == 1
    assert b"1 refused" in ended.out


@pytest.mark.parametrize("out", ["proofs.jsonl", "claims.py"])
def test_counts_take_nobodys_place(tmp_path: Path, out: str) -> None:
    file = file_of(tmp_path, SEEN) / "proofs.jsonl"
    before = file.read_bytes()
    ended = derive(tmp_path, "recheck", "--counts", out, "proofs.jsonl")
    assert (ended.code, ended.out, file.read_bytes()) == (2, b"", before)
    assert ended.sentence.startswith(f"derive: --counts {out}: ")


APART = """
import os, sys
from derive.prooftree.apart import main
life, held = os.pipe()
main(life, None, True)
kinds = ("derive.kernel", "derive.search", "derive.claims", "derive.evidence", "flint", "sympy", "numpy")
print([name for name in sys.modules if name.startswith(kinds)])
"""


def test_nothing_else_is_in_the_process(tmp_path: Path) -> None:
    """Neither the normal form nor signs, germs, balls and the search are imported, whatever is replayed."""
    file = file_of(tmp_path, SEEN, UNSEEN, kernel.expansion(EXP, S, 3, ())) / "proofs.jsonl"
    done = subprocess.run(
        [sys.executable, "-c", APART, file], capture_output=True, text=True, check=True, start_new_session=True
    )
    *told, last = done.stdout.splitlines()
    assert [*map(list, map(json.loads, told))] == [
        ["at"],
        ["judgement"],
        ["at"],
        ["unseen"],
        ["at"],
        ["unseen"],
        ["done"],
    ]
    assert last == "[]"


# ── the facts that a step used ───────────────────────────────────────────────

NEEDED, FURTHER = given(ne(c, NOUGHT), gt(d, NOUGHT))
USED = kernel.normal_form(over(c, c), num(1), (FURTHER, NEEDED))


def entry_of(theorem: Theorem) -> tuple[dict[str, Any], list[Any]]:
    content = json.loads(line("it.py::c0", theorem))
    return content, content["theorems"][-1]


@pytest.fixture
def replayed(by_steps: None) -> Iterator[Replay]:
    return Replay(elementary=True)


def test_a_proof_says_which_facts_a_step_used(replayed: Replay) -> None:
    content, entry = entry_of(USED)
    assert entry[3] == [1]
    assert replayed.judge(read(json.dumps(content))).hypotheses == ("c ≠ 0",)
    assert len(entry_of(kernel.normal_form(over(c, c), num(1), (NEEDED,)))[1]) == 3


def test_a_conclusion_has_the_hypotheses_of_those(replayed: Replay) -> None:
    """Of all, where nothing is said: that is another theorem than the one of which the file has the digest."""
    content, entry = entry_of(USED)
    del entry[3]
    with pytest.raises(Refused, match="digest"):
        replayed.judge(read(json.dumps(content)))


def test_no_others_are_known(replayed: Replay) -> None:
    content, entry = entry_of(USED)
    entry[3] = [0]
    with pytest.raises(NotSeen, match="normal_form does not apply"):
        replayed.judge(read(json.dumps(content)))


def test_one_step_may_use_other_facts_in_other_proofs(replayed: Replay) -> None:
    """What one line made of a step is not taken for another's, which says that it used other facts."""
    content, entry = entry_of(USED)
    assert replayed.judge(read(json.dumps(content))).hypotheses == ("c ≠ 0",)
    entry[3] = [0]
    with pytest.raises(NotSeen):
        replayed.judge(read(json.dumps(content)))
    last = kernel.conclude(USED.statement, (*(fact.statement for fact in (NEEDED, FURTHER)),), USED)
    content = json.loads(line("it.py::c0", last))
    (used,) = [entry for entry in content["theorems"] if entry[0] == "normal_form"]
    used[3] = [0]
    with pytest.raises(NotSeen):
        replayed.judge(read(json.dumps(content)))


NONSENSE: list[Any] = [
    "1",
    1,
    None,
    {"term": 0},
    [True],
    [0.0],
    ["1"],
    [[1]],
    [0, 0],
    [1, 0],
    [-1],
    [2],
    [0, 1],
    [0, 1, 2],
]


@pytest.mark.parametrize("used", NONSENSE, ids=map(str, NONSENSE))
def test_nonsense_for_facts_is_no_proof(used: Any) -> None:
    """Places of some of them and not of all, each once and in their order; also where nobody asks for them."""
    content, entry = entry_of(USED)
    entry[3] = used
    with pytest.raises(Unreadable, match=r"theorem 2: (it used some|the facts that it used)"):
        read(json.dumps(content))
    entry[3:] = [[1], [1]]
    with pytest.raises(Unreadable, match="may say which facts it used"):
        read(json.dumps(content))


def test_a_rule_without_facts_uses_none(replayed: Replay) -> None:
    same = kernel.normal_form(add(x(k), x(k)), mul(num(2), x(k)), ())
    content, entry = entry_of(kernel.congruence(total(add(x(k), x(k)), k), ((0, same),), (k,)))
    entry.append([])
    with pytest.raises(Refused, match="congruence takes no facts"):
        replayed.judge(read(json.dumps(content)))


def test_a_version_without_them_is_replayed_by_the_kernel_alone(tmp_path: Path) -> None:
    file = file_of(tmp_path, SEEN) / "proofs.jsonl"
    file.write_text(file.read_text().replace('"version": 5', '"version": 4'))
    assert derive(tmp_path, "recheck", "-q", "proofs.jsonl").code == 0
    ended = derive(tmp_path, "recheck", "-q", "--elementary", "proofs.jsonl")
    assert ended.code == 4
    assert "does not say which facts each step used; write it again with derive run --proofs" in ended.sentence


MOST_UNSEEN = {"activations": 4, "layers": 1, "matrices": 10}


@pytest.mark.usefixtures("by_steps")
@pytest.mark.parametrize("name", sorted([file.stem for file in LIBRARY.glob("*.jsonl")]))
def test_of_the_library_nearly_all_is_seen(name: str) -> None:
    replay, unseen = Replay(elementary=True), []
    lines = (LIBRARY / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[1:]
    for text in lines:
        try:
            assert replay.judge(read(text)).steps
        except NotSeen as refusal:
            unseen.append(refusal.rule)
    assert len(lines) > 25
    assert len(unseen) <= MOST_UNSEEN.get(name, 0)
