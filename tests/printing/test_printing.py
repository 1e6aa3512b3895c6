"""What is printed can be read back: two statements that differ are printed differently, in each way of printing."""

from __future__ import annotations

import inspect
import random
import time
from collections.abc import Callable

import pytest
from building import *
from building import Delta, Deriv, minus, num, over
from examples import REPEATED, examples
from hypothesis import HealthCheck, assume, example, settings
from hypothesis import given as drawn
from hypothesis import strategies as st
from printed import WAYS, Printed
from reading import read_back
from statements import VOCABULARY, Maker, is_well_formed, neighbours
from tidy import tidy

from derive.printing.breaking import display
from derive.printing.latex import latex
from derive.printing.text import text
from derive.printing.words import sentence
from derive.records.page import Formula
from derive.terms import statement as statements_of
from derive.terms import term as terms_of
from derive.terms.node import IllFormed, Node
from derive.terms.statement import INFINITY, ORIGIN, And, Iff, Implies, Rel, Same, Tends, for_all, for_every, tends
from derive.terms.substitution import Capture
from derive.terms.term import (
    NEG,
    Adj,
    Apply,
    ArgMax,
    At,
    Call,
    Det,
    Function,
    Inv,
    Lam,
    Lit,
    Num,
    OtherIndex,
    Pi,
    Tup,
    abstract,
    at,
)

PRINTED = Printed()


@settings(
    max_examples=examples(300, 2000),
    deadline=None,
    derandomize=REPEATED,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@drawn(st.integers(0, 2**64))
@example(seed=15_240).via("a vector of slopes stands in place of another one")
@example(seed=10_736).via("fourth derivatives of a function that is not written out")
def test_random_statements_and_their_neighbours(seed: int) -> None:
    """Each is read back as it was meant, and looks like no other one that was seen in the run."""
    rng = random.Random(seed)
    try:
        statement = Maker(rng.choice).statement()
    except (IllFormed, Capture):
        assume(False)
    assume(is_well_formed(statement))
    PRINTED.take(statement)
    near = [other for other in neighbours(statement) if is_well_formed(other)]
    if near:
        PRINTED.take(rng.choice(near))


# ── pairs that differ ─────────────────────────────────────────────────────────

A1, B1, C1 = gt(c, num(0)), gt(d, num(0)), gt(r, num(0))
EACH, ONE = ge(x(i), num(0)), ge(x(j), num(0))
MATRIX, SQUARE = terms_of.Vector("A", (n, m)), terms_of.Vector("B", (n, n))
own = terms_of.Index("own", n)


def everywhere(prop: Prop, index: terms_of.Index = i) -> Prop:
    return for_all(index, prop)


def valued(term: Term) -> Prop:
    return eq(term, num(0))


P = Definition((i, X, n), exp(x(i)), 1, "p")
RATE = Definition((c, d), mul(c, d), 1, "f")
TWICE = Definition((X, n), total(exp(x(k)), k), 0, "W")
COUNT = Definition((n,), add(n, num(1)), 0, "N")
AT_C = Definition((c,), exp(c), 0, "g")
LSE = Definition((X, n), total(exp(x(k)), k), 1, "lse")
LONG = tuple(map(num, range(30)))


def lse_of(component: Term) -> Term:
    """The same function of the vector that has this at each place."""
    return Call(LSE, (abstract(component, (own,)), n))


PAIRS: list[tuple[Prop, Prop]] = [
    # the reach of quantifiers, and connectives in each other
    (Implies(everywhere(EACH), ONE), everywhere(Implies(EACH, ONE))),
    (And((everywhere(EACH), B1)), everywhere(And((EACH, B1)))),
    (And((B1, everywhere(EACH))), everywhere(And((B1, EACH)))),
    (Iff(everywhere(EACH), B1), everywhere(Iff(EACH, B1))),
    (Iff(B1, everywhere(EACH)), everywhere(Iff(B1, EACH))),
    (Implies(B1, everywhere(EACH)), everywhere(Implies(B1, EACH))),
    (And((Implies(A1, B1), C1)), Implies(A1, And((B1, C1)))),
    (Implies(And((A1, C1)), B1), And((A1, Implies(C1, B1)))),
    (Implies(Implies(A1, B1), C1), Implies(A1, Implies(B1, C1))),
    (Iff(Implies(A1, B1), C1), Implies(A1, Iff(B1, C1))),
    (Iff(And((A1, B1)), C1), And((A1, Iff(B1, C1)))),
    (Iff(Iff(A1, B1), C1), Iff(A1, Iff(B1, C1))),
    (And((And((A1, B1)), C1)), And((A1, B1, C1))),
    (And((A1, And((B1, C1)))), And((A1, B1, C1))),
    (everywhere(everywhere(ge(x(i), x(j)), j), i), everywhere(everywhere(ge(x(i), x(j)), i), j)),
    (everywhere(And((everywhere(ge(x(i), x(j)), j), B1))), And((everywhere(everywhere(ge(x(i), x(j)), j)), B1))),
    (everywhere(Implies(ne(i, k), lt(x(i), x(k)))), Implies(everywhere(ne(i, k)), lt(x(i), x(k)))),
    (everywhere(Implies(ne(k, i), lt(x(i), x(k)))), everywhere(Implies(ne(i, k), lt(x(i), x(k))))),
    (everywhere(Implies(ne(i, k), And((A1, B1)))), And((everywhere(Implies(ne(i, k), A1)), B1))),
    (everywhere(Implies(eq(i, k), A1)), Implies(everywhere(eq(i, k)), A1)),
    # how far an index runs
    (eq(total(num(1), k), n), eq(total(num(1), a), n)),
    (eq(largest(c, k), c), eq(largest(c, a), c)),
    (everywhere(A1, i), everywhere(A1, a)),
    (valued(total(total(Delta(j, k), j), k)), valued(total(total(Delta(a, b), a), b))),
    (valued(total(c, k, t)), valued(total(c, k))),
    (valued(total(total(c, k, j), j)), valued(total(total(c, a, b), b))),
    (valued(Call(COUNT, (n,))), valued(Call(COUNT, (m,)))),
    # quantifiers over numbers and vectors
    (for_every(d, A1), for_every(p, A1)),
    (for_every(d, gt(d, c)), for_every(p, gt(p, c))),
    (Implies(for_every(d, gt(d, c)), A1), for_every(d, Implies(gt(d, c), A1))),
    (for_every(d, everywhere(ge(d, x(i)))), everywhere(for_every(d, ge(d, x(i))))),
    (for_every(X, EACH), everywhere(for_every(X, EACH))),
    (for_every(X, everywhere(EACH)), everywhere(for_every(X, EACH))),
    (for_every(MATRIX, A1), for_every(SQUARE, A1)),
    (for_every(X, A1), for_every(c, A1)),
    # limits
    (tends(add(p, c), p, INFINITY, d), And((tends(p, p, INFINITY, d), A1))),
    (tends(over(c, p), p, ORIGIN, d), tends(over(c, Scalar("h", NEG)), Scalar("h", NEG), ORIGIN, d)),
    (tends(over(c, p), p, ORIGIN, d), tends(over(c, Scalar("h")), Scalar("h"), ORIGIN, d)),
    (tends(add(p, c), p, INFINITY, d), tends(p, p, INFINITY, minus(d, c))),
    (Implies(tends(p, p, INFINITY, d), A1), And((tends(p, p, INFINITY, d), A1))),
    (tends(Call(AT_C, (c,)), c, ORIGIN, d), tends(Call(AT_C, (c,)), Scalar("h"), ORIGIN, d)),
    # arithmetic
    (valued(add(c, add(d, r))), valued(add(c, d, r))),
    (valued(add(add(c, d), r)), valued(add(c, d, r))),
    (valued(power(power(c, d), r)), valued(power(c, power(d, r)))),
    (valued(mul(num(-1), power(c, 2))), valued(power(mul(num(-1), c), 2))),
    (valued(power(num(-2), 2)), valued(mul(num(-1), power(num(2), 2)))),
    (valued(mul(num(-1), mul(num(-1), c))), valued(c)),
    (valued(mul(num(-2), num(-3))), valued(mul(num(2), num(3)))),
    (valued(over(over(c, d), r)), valued(over(c, over(d, r)))),
    (valued(minus(c, minus(d, r))), valued(minus(minus(c, d), r))),
    (valued(add(total(x(k), k), c)), valued(total(add(x(k), c), k))),
    (valued(mul(total(x(k), k), c)), valued(mul(c, total(x(k), k)))),
    (valued(mul(total(x(k), k), total(v(k), k))), valued(total(mul(x(k), total(v(k), k)), k))),
    (valued(mul(absolute(c), absolute(d))), valued(absolute(mul(c, d)))),
    (valued(mul(absolute(c), d, absolute(c))), valued(absolute(mul(c, absolute(d), c)))),
    (valued(log(power(c, 2))), valued(power(log(c), 2))),
    (valued(mul(log(c), d)), valued(log(mul(c, d)))),
    (valued(power(exp(c), 2)), valued(exp(power(c, 2)))),
    (valued(power(Scalar("e"), c)), valued(exp(c))),
    (valued(power(c, Fraction(1, 2))), valued(power(c, over(c, num(2))))),
    (valued(over(num(1), add(c, d))), valued(add(over(num(1), c), d))),
    (valued(mul(num(2), add(c, d))), valued(add(mul(num(2), c), d))),
    # derivatives
    (valued(Deriv(Deriv(power(c, 2), c), d)), valued(Deriv(Deriv(power(c, 2), d), c))),
    (valued(mul(Deriv(c, c), d)), valued(Deriv(mul(c, d), c))),
    (valued(power(Deriv(c, c), 2)), valued(Deriv(power(c, 2), c))),
    (valued(Deriv(total(x(k), k), x(j))), valued(total(Deriv(x(k), x(j)), k))),
    (valued(lse_of(Deriv(c, x(own)))), valued(lse_of(Deriv(c, v(own))))),
    (valued(lse_of(mul(Deriv(c, x(own)), d))), valued(lse_of(Deriv(mul(c, d), x(own))))),
    # maxima, vectors, definitions
    (valued(largest(x(k), k)), valued(largest(x(k), k, t))),
    (valued(largest(at(MATRIX, (k, a)), k)), valued(largest(at(MATRIX, (j, a)), k))),
    (valued(add(largest(x(k), k), c)), valued(largest(add(x(k), c), k))),
    (eq(ArgMax(abstract(add(x(own), c), (own,))), i), eq(ArgMax(abstract(add(x(own), x(i)), (own,))), i)),
    (valued(Call(LSE, (abstract(add(x(own), c), (own,)), n))), valued(add(Call(LSE, (X, n)), c))),
    (valued(Call(LSE, (abstract(c, (own,)), n))), valued(Call(LSE, (abstract(c, (a,)), m)))),
    (valued(at(Tup(LONG), (Lit(1),))), valued(at(Tup((*LONG[:-1], num(7))), (terms_of.Index("i", num(30)),)))),
    (
        valued(At(Tup(LONG), (terms_of.Index("s", num(30)),))),
        valued(At(Tup((*LONG[:-1], num(7))), (terms_of.Index("s", num(30)),))),
    ),
    (valued(Call(Z, (X, n))), valued(Call(TWICE, (X, n)))),
    (valued(Call(Z, (X, n))), valued(Call(Z, (V, n)))),
    (valued(Call(AT_C, (c,))), valued(Call(AT_C, (d,)))),
    (valued(Call(RATE, (c, d))), valued(Call(RATE, (d, c)))),
    (valued(Call(RATE, (add(c, d), d))), valued(mul(Call(RATE, (c, d)), add(c, d)))),
    (valued(Call(P, (i, X, n))), valued(Call(P, (i, V, n)))),
    (eq(i, j), eq(j, i)),
    (eq(i, ArgMax(X)), ne(i, ArgMax(X))),
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("one", "other"), PAIRS, ids=[text(one) for one, _ in PAIRS])
def test_what_differs_looks_different(way: str, one: Prop, other: Prop) -> None:
    assert tidy(one) != tidy(other)
    assert WAYS[way](one) != WAYS[way](other)


def test_what_is_one_has_one_tidy_form() -> None:
    alike = [
        (mul(num(-1), c), mul(c, num(-1))),
        (mul(num(1), c, mul(d, r)), mul(c, d, r)),
        (over(over(c, d), r), over(c, mul(d, r))),
        (num(Fraction(-2, 3)), mul(num(-1), over(num(2), num(3)))),
        (mul(num(Fraction(1, 2)), c), over(c, num(2))),
        (power(c, -2), over(num(1), power(c, 2))),
        (total(x(k), k), total(x(j), j)),
        (And((A1,)), A1),
    ]
    for one, other in alike:
        assert tidy(one) == tidy(other)


# ── how it looks ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("node", "printed"),
    [
        (eq(total(num(1), k), n), "Sum(1, k = 1…n) = n"),
        (total(c, k, t), "Sum(c, k ≠ t)"),
        (total(total(c, k, j), j), "Sum(Sum(c, k = 1…n, k ≠ j), j)"),
        (everywhere(A1), "c > 0 for all i = 1…n"),
        (everywhere(And((A1, EACH))), "for all i: c > 0 and x_i ≥ 0"),
        (mul(num(-1), mul(num(-1), c)), "-(-1)·c"),
        (power(c, Fraction(1, 3)), "c^(1/3)"),
        (Call(LSE, (abstract(c, (own,)), n)), "lse((own = 1…n ↦ c))"),
        (Call(LSE, (abstract(add(x(own), c), (own,)), n)), "lse(x + c)"),
        (Call(Z, (V, n)), "Z[x:=v]"),
        (Call(COUNT, (m,)), "N[n:=m]"),
        (tends(Call(AT_C, (c,)), c, ORIGIN, d), "g → d as c → 0"),
        (total(mul(x(k), Call(Definition((X, n), largest(x(i), i), 0, "k"), (X, n))), k), "Sum(x_k′·k, k′)"),
    ],
)
def test_text(node: Node, printed: str) -> None:
    assert text(node) == printed


@pytest.mark.parametrize(
    ("node", "printed"),
    [
        (eq(total(num(1), k), n), r"\sum_{k=1}^{n} 1 = n"),
        (valued(largest(c, a)), r"\max_{a \le m} c = 0"),
        (everywhere(A1, a), r"\forall a \le m\colon c > 0"),
        (And((everywhere(EACH), B1)), r"\left(\forall i\colon x_{i} \ge 0\right) \;\text{and}\; d > 0"),
        (valued(power(Scalar("e"), c)), r"\left(e\right)^{c} = 0"),
        (valued(at(terms_of.Vector("x1", (n,)), (k,))), r"{x_{1}}_{k} = 0"),
        (valued(Scalar("a_")), r"\mathrm{a\_} = 0"),
    ],
)
def test_latex(node: Node, printed: str) -> None:
    assert latex(node) == printed


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (Implies(everywhere(EACH), ONE), "x_{j} ≥ 0 wherever (x_{i} ≥ 0 for every i)"),
        (everywhere(Implies(EACH, ONE)), "(x_{j} ≥ 0 wherever x_{i} ≥ 0) for every i"),
        (everywhere(And((EACH, B1))), "(x_{i} ≥ 0 and d > 0) for every i"),
        (Iff(And((A1, B1)), C1), "(c > 0 and d > 0) if and only if r > 0"),
        (everywhere(A1, a), "c > 0 for every a \\le m"),
        (everywhere(Implies(ne(i, k), lt(x(i), x(k)))), "x_{i} < x_{k} for every i \\ne k"),
    ],
)
def test_sentences(statement: Prop, said: str) -> None:
    words = "".join([piece.breaking if isinstance(piece, Formula) else piece[1] for piece in sentence(statement)])
    for sign, plain in ((r"\drvbreakrel{\ge}", "≥"), (r"\drvbreakrel{>}", ">"), (r"\drvbreakrel{<}", "<")):
        words = words.replace(sign, plain)
    assert words == said


def test_brackets_in_a_displayed_sentence_stand_at_the_formulas() -> None:
    shown = WAYS["displayed in the appendix"](Implies(everywhere(EACH), ONE))
    assert r"\drvbefore{wherever}(\drvdisplaymath{x_{i}" in shown
    assert shown.endswith(r"\drvbefore{for every}\drvdisplaymath{i})")


# ── size ──────────────────────────────────────────────────────────────────────


def test_numbers_are_printed_in_full() -> None:
    assert text(num(10**3_990 + 7)) == "1" + "0" * 3_989 + "7"
    assert text(num(Fraction(-1, 10**3_990))) == "-1/1" + "0" * 3_990


def nested(step: Callable[[Term], Term], levels: int) -> Term:
    term: Term = c
    for _ in range(levels):
        term = step(term)
    return term


@pytest.mark.parametrize(
    "step",
    [
        lambda term: over(num(1), add(c, term)),
        lambda term: power(add(c, term), Fraction(1, 2)),
        lambda term: exp(add(x(i), x(j), x(t), term)),
        lambda term: total(mul(x(k), term), k),
        lambda term: power(mul(c, term), d),
        lambda term: Call(LSE, (abstract(add(x(own), term), (own,)), n)),
    ],
    ids=["fractions", "roots", "exponents", "sums", "powers", "vectors"],
)
def test_deep_terms_print_in_good_time(step: Callable[[Term], Term]) -> None:
    started = time.perf_counter()
    for write in (text, latex, display):
        assert len(write(nested(step, 60))) < 3_000_000
    assert time.perf_counter() - started < 20


# ── every kind ────────────────────────────────────────────────────────────────

SAMPLES: list[Node] = [
    for_every(c, gt(c, num(0))),
    for_every(X, everywhere(EACH)),
    *(
        c,
        n,
        i,
        OtherIndex("·0000", n, (i,)),
        X,
        num(1),
        Pi(),
        Lit(2),
        x(i),
        add(c, d),
        mul(c, d),
        power(c, d),
        exp(c),
        Delta(i, j),
        total(c, k),
    ),
    *(Inv(SQUARE), Adj(SQUARE), Det(SQUARE)),
    *(Function("f", ((n,),), ()), Apply(Function("f", ((n,),), ()), (X,), (), (), ())),
    *(Deriv(c, c), z, ArgMax(X), abstract(mul(c, x(k), x(i)), (k,)), Tup((c, d)), eq(c, d), Same(c, d), everywhere(A1)),
    *(tends(p, p, INFINITY, c), And((A1, B1)), Implies(A1, B1), Iff(A1, B1)),
]


def test_every_kind_of_term_and_statement_is_printed() -> None:
    kinds = {
        kind
        for module in (terms_of, statements_of)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Node)
    }
    plain = {"Term", "Prop", "Node", "Bound"}
    assert {kind.__name__ for kind in kinds} - plain == {type(sample).__name__ for sample in SAMPLES}
    for sample in SAMPLES:
        for write in (text, latex, sentence):
            assert write(sample)


def test_a_line_that_says_nothing_is_not_read() -> None:
    assert tidy(read_back("c > 0", VOCABULARY)) != tidy(read_back("c ≥ 0", VOCABULARY))
    assert isinstance(read_back("c = c", VOCABULARY), Rel)
    assert isinstance(read_back("alpha → 0 as c → 0+".replace("alpha", "α"), VOCABULARY), Tends)
    assert isinstance(abstract(add(x(k), c), (k,)), Lam)
    assert isinstance(num(1), Num)
