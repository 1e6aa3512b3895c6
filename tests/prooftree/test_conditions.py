"""What each rule asks of algebra, signs and definedness: seen by elementary steps, and not without its facts."""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from building import *
from building import minus, num, over
from faults import derive

import derive as derive_package
from derive import __version__, kernel
from derive.kernel import RULES, Theorem
from derive.prooftree import conditions
from derive.prooftree.conditions import seen
from derive.prooftree.header import header
from derive.prooftree.read import read
from derive.prooftree.replay import Replay
from derive.prooftree.write import line
from derive.terms.statement import And, Iff, Implies, Prop, for_all, for_every, tends
from derive.terms.term import Det, Inv, Scalar, Tup

LIBRARY = Path(derive_package.__file__).parent / "library"


class Said(NamedTuple):
    """What a rule would conclude from arguments, whether it does or not."""

    rule: str
    arguments: tuple[Any, ...]
    statement: Prop
    hypotheses: frozenset[Prop]


def assumed(*props: Prop) -> tuple[Said, ...]:
    return tuple([Said("hypothesis", (prop,), prop, frozenset((prop,))) for prop in props])


def proved(statement: Prop, *hypotheses: Prop) -> Said:
    return Said("axiom", ("it", statement), statement, frozenset(hypotheses))


def said(rule: str, statement: Prop, *arguments: Any, facts: tuple[Prop, ...] = ()) -> Said:
    given_ = [] if rule in ("congruence",) else [assumed(*facts)]
    return Said(rule, (*arguments, *given_), statement, frozenset(facts))


def every(statement: Prop, index: Index = k) -> Prop:
    return for_all(index, statement)


S = Scalar("s", POS)
A = Vector("A", (n, n))
ONE_OVER = over(num(1), c)
ROOT = power(c, Fraction(1, 2))
EXP = tends(exp(mul(num(-1), S)), S, "∞", num(0))
AT_ONE = tends(mul(c, S), S, num(1), c)

STEPS: list[Said] = [
    said("normal_form", eq(over(c, c), num(1)), over(c, c), num(1), facts=(ne(c, num(0)),)),
    said("sign", gt(ONE_OVER, num(0)), gt(ONE_OVER, num(0)), facts=(gt(c, num(0)),)),
    said(
        "linear",
        ge(mul(c, d), num(0)),
        ge(mul(c, d), num(0)),
        ((proved(ge(d, num(0))), c),),
        num(0),
        num(1),
        facts=(ge(c, num(0)),),
    ),
    said(
        "linear",
        ge(d, num(0)),
        ge(d, num(0)),
        ((proved(ge(mul(c, d), num(0))), num(1)),),
        num(0),
        c,
        facts=(gt(c, num(0)),),
    ),
    said("monotone", Iff(ge(c, d), ge(log(c), log(d))), "log", ge(c, d), facts=(gt(c, num(0)), gt(d, num(0)))),
    said(
        "monotone",
        Iff(ge(c, d), ge(power(c, 2), power(d, 2))),
        num(2),
        ge(c, d),
        facts=(ge(c, num(0)), ge(d, num(0))),
    ),
    said(
        "monotone",
        Iff(ge(c, d), ge(power(d, -2), power(c, -2))),
        num(-2),
        ge(c, d),
        facts=(gt(c, num(0)), gt(d, num(0))),
    ),
    said(
        "reduced", gt(total(x(k), k, t), total(v(k), k, t)), "Sum", proved(gt(x(k), v(k))), k, (t,), facts=(ne(i, j),)
    ),
    said(
        "reduced",
        ge(largest(x(k), k, t), largest(v(k), k, t)),
        "Max",
        proved(ge(x(k), v(k))),
        k,
        (t,),
        facts=(ne(i, j),),
    ),
    said("extremum", ge(largest(x(k), k, t), x(i)), largest(x(k), k, t), i, facts=(ne(i, t),)),
    said("argmax", eq(c, c), Tup((ONE_OVER, d)), facts=(ne(c, num(0)),)),
    said("exp_bound", gt(exp(c), add(num(1), c)), c, facts=(ne(c, num(0)),)),
    said("exp_bound", ge(exp(ONE_OVER), add(num(1), ONE_OVER)), ONE_OVER, facts=(ne(c, num(0)),)),
    said("derivative", eq(Deriv(log(c), c), over(Deriv(c, c), c)), Deriv(log(c), c), facts=(gt(c, num(0)),)),
    said("nonsingular", ne(Det(A), num(0)), A, proved(eq(c, c))),
    said("instance", gt(ROOT, num(0)), proved(gt(p, num(0))), ((p, ROOT),), facts=(gt(c, num(0)),)),
    said("instance", ge(m, num(1)), proved(ge(n, num(1))), ((n, m),)),
    said("specialisation", ge(c, num(0)), proved(for_every(r, ge(r, num(0)))), c, facts=(ge(c, num(0)),)),
    said("specialisation", ge(x(i), num(0)), proved(every(ge(x(k), num(0)))), i),
    said("cases", eq(d, d), ge(ONE_OVER, num(0)), proved(eq(d, d)), proved(eq(d, d)), facts=(ne(c, num(0)),)),
    said("another_index", eq(c, c), proved(eq(c, c)), k, t, facts=(ne(i, j),)),
    said("contradiction", eq(c, d), proved(lt(c, num(0))), eq(c, d), facts=(ge(c, num(0)),)),
    said("termwise", eq(c, c), Deriv(mul(ONE_OVER, exp(d)), d), (), (), facts=(ne(c, num(0)),)),
    said(
        "tangent",
        eq(c, c),
        Deriv(absolute(d), d),
        proved(le(ROOT, d)),
        proved(le(d, d)),
        proved(eq(ROOT, d)),
        facts=(gt(c, num(0)),),
    ),
    said(
        "squeeze",
        EXP,
        EXP,
        S,
        proved(eq(c, c), gt(S, ONE_OVER)),
        proved(eq(c, c)),
        proved(EXP),
        proved(EXP),
        facts=(ne(c, num(0)),),
    ),
    said(
        "squeeze",
        AT_ONE,
        AT_ONE,
        S,
        proved(eq(c, c), lt(S, d)),
        proved(eq(c, c), ne(S, c)),
        proved(AT_ONE),
        proved(AT_ONE),
        facts=(gt(d, num(1)),),
    ),
]


@pytest.mark.parametrize("step", STEPS, ids=[f"{number} {step.rule}" for number, step in enumerate(STEPS)])
def test_a_condition_is_seen_by_its_facts(step: Any) -> None:
    """Not without one of them, nor by a fact that assumes more than the conclusion does."""
    assert seen(step)
    *arguments, facts = step.arguments
    for place, fact in enumerate(facts):
        others = (*facts[:place], *facts[place + 1 :])
        assert not seen(step._replace(arguments=(*arguments, others)))
        assert not seen(step._replace(hypotheses=step.hypotheses - {fact.statement}))


NEVER: list[Said] = [
    said("sign", ge(minus(c, d), num(0)), ge(minus(c, d), num(0))),
    said("linear", ge(c, d), ge(c, d), ((proved(ge(c, num(0))), num(1)),), num(0), num(1)),
    said("linear", ge(c, num(0)), ge(c, num(0)), ((proved(ge(c, num(0))), num(-1)),), num(0), num(1)),
    said("linear", gt(c, num(0)), gt(c, num(0)), ((proved(ge(c, num(0))), num(1)),), num(0), num(1)),
    said(
        "monotone", Iff(ge(c, d), ge(power(d, 2), power(c, 2))), num(2), ge(c, d), facts=(ge(c, num(0)), ge(d, num(0)))
    ),
    said("monotone", Iff(ge(p, q), ge(power(p, -2), power(q, -2))), num(-2), ge(p, q)),
    said("monotone", Iff(ge(c, d), ge(power(c, 0), power(d, 0))), num(0), ge(c, d)),
    said("monotone", Iff(ge(p, q), ge(power(p, c), power(q, c))), c, ge(p, q)),
    said("extremum", ge(largest(x(k), k, t), x(t)), largest(x(k), k, t), t, facts=(ne(i, t),)),
    said("nonsingular", ne(Det(A), num(0)), Inv(A), proved(eq(c, c))),
    said("instance", gt(c, num(0)), proved(gt(p, num(0))), ((p, c),), facts=(ge(c, num(0)),)),
    said("instance", ge(n, num(2)), proved(ge(m, num(2))), ((m, n),)),
    said(
        "squeeze", AT_ONE, AT_ONE, S, proved(eq(c, c), lt(S, num(1))), proved(eq(c, c)), proved(AT_ONE), proved(AT_ONE)
    ),
    said(
        "squeeze", AT_ONE, AT_ONE, S, proved(eq(c, c), gt(S, num(1))), proved(eq(c, c)), proved(AT_ONE), proved(AT_ONE)
    ),
    said("expansion", EXP, EXP, S, 3),
    said("ground", gt(num(2), num(1)), gt(num(2), num(1))),
]


@pytest.mark.parametrize("step", NEVER, ids=[f"{number} {step.rule}" for number, step in enumerate(NEVER)])
def test_what_is_not_seen(step: Any) -> None:
    assert not seen(step)


LOCAL = [
    (gt(d, num(0)), True),
    (ge(d, num(0)), False),
    (gt(absolute(d), num(1)), False),
    (gt(c, num(0)), True),
    (eq(d, c), False),
]
LOCAL += [
    (every(gt(mul(d, x(k)), num(0))), True),
    (And((gt(d, num(0)), ge(d, num(0)))), False),
    (Implies(ne(i, j), gt(d, num(0))), True),
]  # type: ignore[arg-type]


@pytest.mark.parametrize(("given_", "local"), LOCAL)
def test_what_holds_near_a_point(given_: Prop, local: bool) -> None:
    """An exchange inside of D, and the bounds of a tangent."""
    inside = Said(
        "congruence", (Deriv(absolute(d), d), ((0, proved(eq(absolute(d), d), given_)),), ()), eq(c, c), frozenset()
    )
    bounds = (proved(le(d, d), given_), proved(le(d, d)), proved(eq(d, d)))
    assert seen(inside) is local  # type: ignore[arg-type]
    assert seen(said("tangent", eq(c, c), Deriv(absolute(d), d), *bounds)) is local  # type: ignore[arg-type]
    assert seen(inside._replace(arguments=(add(c, d), *inside.arguments[1:])))  # type: ignore[arg-type]


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
    assert ended.out == b"1 proofs replayed, 1 steps, 1 of them also by elementary steps alone\n"
    counts = json.loads((tmp_path / "counts.json").read_text())
    assert counts == {
        "schema": 1,
        "proofs": 1,
        "steps": 1,
        "refused": 0,
        "unreadable": 0,
        "elementary": {"seen": 1, "not_seen": {}},
    }


def test_one_is_not_seen(tmp_path: Path) -> None:
    """It is told by its rule, and counts for each proof that has it; without --elementary nobody looks."""
    file_of(tmp_path, SEEN, kernel.conjunction((SEEN, UNSEEN)), UNSEEN)
    ended = derive(tmp_path, "recheck", "-q", "--elementary", "--counts", "-", "proofs.jsonl")
    first, second, *rest = ended.out.decode().splitlines()
    assert (ended.code, first) == (3, "3 proofs replayed, 5 steps, 3 of them also by elementary steps alone")
    assert second == "not seen by elementary steps: ground 2"
    assert json.loads("\n".join(rest))["elementary"] == {"seen": 3, "not_seen": {"ground": 2}}
    without = derive(tmp_path, "recheck", "-q", "--counts", "counts.json", "proofs.jsonl")
    assert (without.code, without.out) == (0, b"3 proofs replayed, 5 steps\n")
    assert "elementary" not in json.loads((tmp_path / "counts.json").read_text())


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


def test_what_is_nested_too_deeply_is_not_seen() -> None:
    """No error of the second check is one of the proof."""
    deep = c
    for _ in range(95):
        deep = exp(add(deep, num(1)))
    deepest = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(400)
        assert not seen(said("normal_form", eq(deep, deep), deep, deep))  # type: ignore[arg-type]
    finally:
        sys.setrecursionlimit(deepest)


@pytest.mark.parametrize("name", sorted([file.stem for file in LIBRARY.glob("*.jsonl")]))
def test_of_the_library_nearly_all_is_seen(name: str) -> None:
    replay = Replay(looked_at=seen)
    lines = (LIBRARY / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[1:]
    found = [replay.judge(read(line)) for line in lines]
    steps, unseen = sum([f.steps for f in found]), sum([len(f.unseen) for f in found])
    assert steps > 300
    assert unseen <= steps * 0.02


def test_every_rule_asks_for_something_or_for_nothing() -> None:
    """`ground` encloses numbers in balls, and `expansion` writes series: nothing here does."""
    assert conditions._ALONE | set(conditions._CONDITIONS) | {"ground", "expansion"} == set(RULES)
    assert not conditions._ALONE & set(conditions._CONDITIONS)
