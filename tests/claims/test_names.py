"""One name, one thing: what would be read as something else is refused by name, with the two places."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from building import *
from here import HEAD

from derive.files.select import Target
from derive.printing.clashes import clash
from derive.records.settings import Settings
from derive.records.verdict import Verdict
from derive.running.plan import slices
from derive.running.run import run
from derive.terms.statement import INFINITY, for_all, tends
from derive.terms.term import NEG, ArgMax, abstract
from derive.verdicts.prose.reasons import Hypotheses, named

Project = Callable[..., Path]

START = """
import sympy
n = dimension("n"); m = dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n); a = index("a", m)
x, v = vector("x", n), vector("v", n); y = vector("y", m); A = matrix("A", n, m)
b, c, d = scalar("b"), scalar("c"), scalar("d"); alpha = scalar("alpha", positive=True)
"""


def verdicts(root: Path, name: str = "it") -> dict[str, Verdict]:
    return {v.name: v for v in run(slices([Target(root / "proofs" / f"{name}.py")]), Settings()).verdicts}


def told(project: Project, text: str, **others: str) -> str:
    """The message about a claim called `it`, which is an error."""
    found = verdicts(project(it=START + text, **{name: START + other for name, other in others.items()}))["it"]
    assert found.verdict == "error", (found.verdict, found.message)
    return found.message


def claim(statement: str, body: str = "trivial", **words: str) -> str:
    more = "".join(f", {word}={value}" for word, value in words.items())
    return f"\n@claim({statement}{more})\ndef it():\n    return {body}\n"


# ── statements, hypotheses, definitions ───────────────────────────────────────

CLASHES = [
    # two variables, two definitions, and one of each
    ("e1 = scalar('c', positive=True)", claim("Eq(c, e1)"), "called c: the scalar c", "the scalar c > 0"),
    ("n5 = dimension('n', at_least=5)", claim("Eq(c * n, c * n5)"), "the dimension n ≥ 1", "the dimension n ≥ 5"),
    ("k2 = index('k', m)", claim("Eq(x[k], y[k2])"), "the index k over n", "the index k over m"),
    ("x2 = vector('x', m)", claim("Eq(x[i], x2[a])"), "the vector x over n", "the vector x over m"),
    ("X = scalar('x')", claim("Gt(Sum(x[k], k), X)"), "the vector x over n", "the scalar x"),
    ("e1 = scalar('c', positive=True)", claim("Eq(d, d)", given="[Gt(c, 0), Gt(e1, 1)]"), "the scalar c > 0", "c"),
    ("D1 = define('Z', x.max)\nD2 = define('Z', x.min)", claim("Ge(D1, D2)"), "the definition Z", "the definition Z"),
    ("D1 = define('d', x.max)", claim("Eq(D1 * d, d * D1)"), "the scalar d", "the definition d"),
    ("D1 = define('d', x.max)\nD2 = define('c', x.max)", claim("Eq((D1 - D2) * c, 0)"), "the scalar c", "definition c"),
    ("D1 = define('d', x.max)\nD2 = define('c', x.max)", claim("Eq(D1 + c, D2 + c)"), "the scalar c", "definition c"),
    # what a definition is made of
    ("e1 = scalar('c', positive=True)\nf = define('f', e1**2)", claim("Eq(f + c, f + c)"), "scalar c > 0", "scalar c"),
    ("e1 = scalar('c', positive=True)\nf = define('f', e1**2, of=e1)", claim("Eq(f(c), c**2)"), "scalar c > 0", "c"),
    ("Z = define('Z', x.max)\nW = define('W', Z + 1)\nZ2 = define('Z', x.min)", claim("Eq(W, Z2)"), "Z", "Z"),
    # what a definition takes is a vector or an index, whatever its dimension; what it does not take is one thing
    ("f = define('f', x.max, of=x)\nX = scalar('x')", claim("Gt(f(v), X)"), "the scalar x", "the vector x over n"),
    ("f = define('f', x.max, of=x)\nX = matrix('x', n, m)", claim("Gt(f(v), X[i, a])"), "the matrix x", "the vector x"),
    ("p = define('p', x[i], at=i)\nX = vector('x', m)", claim("Gt(p[k], X[a])"), "the vector x over n", "over m"),
    ("f = define('f', Sum(x[k], k) / n, of=x)\nN = scalar('n')", claim("Gt(f(v), N)"), "the scalar n", "the dimension n"),
    ("f = define('f', x[i] + v[i], at=i, of=x)\nN = dimension('n', at_least=5)", claim("Gt(f(v)[k], N)"), "n ≥ 1", "n ≥ 5"),
    # bound letters
    ("K = define('k', x.max)", claim("Eq(Sum(delta(i, k) * K, k), K)"), "the bound index k", "the definition k"),
    ("K = define('k', x.max)", claim("Eq(Sum(K * x[k], k), K * Sum(x[k], k))"), "the bound index k", "definition k"),
    ("K = scalar('k')", claim("Eq(Sum(x[k], k), K)"), "the scalar k", "the bound index k"),
    ("K = scalar('k')", claim("Eq(K, K)", given="[forall(k, Gt(x[k], 0))]"), "the scalar k", "the bound index k"),
    ("K = dimension('k')", claim("Eq(Max(x[k] + c, k), K)"), "the dimension k ≥ 1", "the bound index k"),
    ("A1 = vector('alpha', n)", claim("Tends(A1[i] / alpha, alpha, oo, 0)"), "the vector α", "the bound scalar α"),
    ("e1 = scalar('c', positive=True)", claim("Implies(Gt(c, 0), Tends(1 / e1, e1, oo, 0))"), "scalar c", "the bound scalar"),
    ("S = scalar('k')", claim("Implies(Tends(1 / S, S, oo, 0), Gt(Sum(x[k], k), 0))"), "the bound scalar k", "bound index k"),
    # names that a terminal or LaTeX merges
    ("p1, p2 = scalar('a1'), scalar('a_1')", claim("Eq(p1, p2)"), "a1 and a_1 are printed alike", "the scalar a_1"),
    ("p1, p2 = scalar('rho2'), define('rho_2', x.max)", claim("Eq(p1, p2)"), "printed alike", "definition rho_2"),
    ("x1 = scalar('x1')", claim("Gt(x1, x[i])"), "x1 reads like a component of x", "the vector x over n"),
    ("x1 = scalar('x_1')", claim("Gt(x1, x[i])"), "x_1 reads like a component of x", "the vector x over n"),
    ("xi = scalar('x_i')", claim("Gt(xi, x[i])"), "x_i reads like a component of x", "the vector x over n"),
    ("p = define('p', x[i], at=i)\np2 = scalar('p2')", claim("Gt(p2, p[i])"), "p2 reads like a component of p", "p"),
    # the base of exponentials
    ("E = scalar('e')", claim("Eq(exp(c), E**c)"), "e reads like the base of exponentials", "the scalar e"),
    ("E = define('e', x.max)", claim("Gt(exp(c), E)"), "e reads like the base of exponentials", "the definition e"),
    ("E = index('e', n)", claim("Gt(exp(x[E]), 0)"), "e reads like the base of exponentials", "the index e over n"),
    ("class e(sympy.Function): pass", claim("Gt(exp(c), e(c))"), "e reads like the base of exponentials", "function e"),
    ("E = vector('e', n)", claim("Gt(exp(c), x[(x + E).argmax])"), "reads like the base of exponentials", "vector e"),
    # functions
    ("class f(sympy.Function): pass\nF = define('f', b**2, of=b)", claim("Ne(f(b), F(b))"), "function f", "definition f"),
    ("class c_(sympy.Function): pass\nc_.__name__ = 'c'", claim("Eq(c_(d), c)"), "the scalar c", "the function c"),
    ("class k_(sympy.Function): pass\nk_.__name__ = 'k'", claim("Eq(k_(d), Sum(x[k], k))"), "function k", "bound index k"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "stated", "one", "other"), CLASHES, ids=[f"{b}: {s}"[:90] for b, s, *_ in CLASHES])
def test_what_clashes_is_refused_with_its_places(
    project: Project, before: str, stated: str, one: str, other: str
) -> None:
    message = told(project, f"{before}\n{stated}")
    assert one.replace("α", "alpha") in message
    assert other.replace("α", "alpha") in message
    assert re.search("rename (one of them|e)$", message)
    places = re.findall(r"\(it\.py:(\d+)\)", message)
    lines = f"{HEAD}{START}{before}\n{stated}".splitlines()
    for place in places:
        assert re.search(r"scalar|dimension|ind|vector|matrix|define|@claim", lines[int(place) - 1])
    assert len(places) == 2 or "exponentials" in message


def test_the_two_places_are_those_of_the_declarations(project: Project) -> None:
    message = told(project, "\nc2 = scalar('c', positive=True)\n" + claim("Eq(c, c2)"))
    first = (HEAD + START).splitlines().index(START.strip().splitlines()[-1]) + 1
    assert f"the scalar c > 0 (it.py:{first + 2}) and the scalar c (it.py:{first})" in message


@pytest.mark.parametrize("name", ["D", "Sum", "Max", "sqrt", "argmax", "delta", "pi", "log", "max"])
def test_a_function_that_is_called_like_what_is_built_in(project: Project, name: str) -> None:
    other = f"class other(sympy.Function): pass\nother.__name__ = {name!r}\n"
    message = told(project, other + claim("Implies(Eq(other(c**2, c), 3 * c), Eq(other(c**2, c) - c, 2 * c))"))
    assert "cannot be read" in message
    assert name in message


@pytest.mark.parametrize("name", ["a b", "f(x)", "é", "f\\n", ""])
def test_a_function_without_a_name(project: Project, name: str) -> None:
    other = f'class other(sympy.Function): pass\nother.__name__ = "{name}"\n'
    assert "cannot be read: " in told(project, other + claim("Gt(other(c), 0)"))


def test_a_definition_whose_own_names_clash(project: Project) -> None:
    for text in ("define('n', n + 1)", "define('f', c - scalar('c', positive=True))"):
        message = told(project, claim(f"Gt({text}, 0)"))
        assert "two of the names in it and its own are the same" in message
        assert re.search(r"\(it\.py:\d+\) and .*\(it\.py:\d+\)", message)
    assert "the bound index k" in told(project, claim("Gt(define('k', Sum(x[k], k)), 0)"))
    assert "base of exponentials" in told(project, claim("Gt(define('f', exp(c) + scalar('e')), 0)"))


def test_a_figure_beside_its_claim(project: Project) -> None:
    text = """
c_pos = scalar("c", positive=True)
@claim(Eq(c + c, 2 * c))
def twice():
    return calc(c + c).eq(2 * c)

@figure(of=twice, across=c_pos, up=2 * c_pos)
def line(draw):
    draw.line("", c=[1, 2])
"""
    found = verdicts(project(it=START + text))
    assert "two different things are called c" in found["it.py"].message


# ── steps and reasons ─────────────────────────────────────────────────────────

SQUARE = "\n@claim(Ge(c**2, 0))\ndef square():\n    return calc(c**2).ge(0, by.sign)\n"
OTHER = "c_pos = scalar('c', positive=True)\n"
STEPS = [
    # terms of the chain
    ("Z = define('Z', Sum(x[k], k))\nold = Z\nZ = define('Z', 2 * Sum(x[k], k))",
     claim("Eq(old, Sum(x[k], k))", "calc(old).eq(Z / 2, by.unfold(old), by.unfold(Z)).eq(Sum(x[k], k), by.unfold(Z))"), "Z"),
    ("n2 = dimension('n', at_least=5)", claim("Eq(c * n - c * n, 0)", "calc(c * n - c * n).eq(n2 - n2).eq(0)"), "n"),
    (OTHER, claim("Eq(c - c, 0)", "calc(c - c).eq(c_pos - c_pos).eq(0)"), "c"),
    ("K = scalar('k')", claim("Eq(Sum(x[k], k) - Sum(x[k], k), 0)", "calc(Sum(x[k], k) - Sum(x[k], k)).eq(K - K).eq(0)"), "k"),
    ("E = scalar('e')", claim("Eq(exp(c) - exp(c), 0)", "calc(exp(c) - exp(c)).eq(E - E).eq(0)"), "e"),
    # statements of the chain, and parts
    (OTHER, claim("Iff(Ge(c, 0), Le(-c, 0))", "calc(Ge(c, 0)).iff(Ge(c + c_pos, c_pos)).iff(Le(-c, 0))"), "c"),
    (OTHER, claim("Ge(c, c)", "cases(Eq(c_pos, 1), calc(c).ge(c), calc(c).ge(c))"), "c"),
    ("t2 = index('t', m)", claim("Eq(x[t], x[t])", "some(Ne(t2, a), calc(x[t]).eq(x[t]))"), "t"),
    # reasons: images, factors, indices, exponents, ratios, definitions
    (SQUARE + OTHER, claim("Ge(c + d**2, c)", "calc(c + d**2).ge(c, by.inst(square, {c: c_pos}))"), "c"),
    (SQUARE + OTHER, claim("Ge(c * d**2, 0)", "calc(c * d**2).ge(0, by.times(square, c_pos))"), "c"),
    (SQUARE + "k2 = index('k', m)", claim("Ge(Sum(x[k]**2, k) + x[k], x[k])", "calc(Sum(x[k]**2, k) + x[k]).ge(x[k], by.summed(square, k2))"), "k"),
    (SQUARE + "k2 = index('j', m)", claim("Ge(Sum(x[k]**2, k, omit=j), 0)", "calc(Sum(x[k]**2, k, omit=j)).ge(0, by.summed(square, k, omit=k2))"), "j"),
    (OTHER, claim("Ge(exp(c), 1 + c)", "calc(exp(c)).ge(1 + c, by.exp_bound(c_pos))"), "c"),
    (OTHER, claim("Iff(Ge(c, d), Ge(2 * c, 2 * d))", "calc(Ge(c, d)).iff(Ge(2 * c, 2 * d), by.scale(c_pos))"), "c"),
    ("Z = define('Z', x.max)\nW = define('Z', x.min)", claim("Eq(Z, x.max)", "calc(Z).eq(x.max, by.unfold(Z), by.unfold(W))"), "Z"),
    (SQUARE + "x2 = vector('x', m)", claim("Eq(x.max, x.max)", "attained(x2.argmax, calc(x[i]).le(x.max, by.extremes))"), "x"),
    (SQUARE + OTHER, claim("Ge(exp(c), 0)", "calc(exp(c)).ge(0, by.monotone(by.times(square, c_pos)))"), "c"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "stated", "name"), STEPS, ids=[s[s.index("return") + 7 : -1][:80] for _, s, _ in STEPS]
)
def test_steps_and_reasons_speak_of_the_same_things(project: Project, before: str, stated: str, name: str) -> None:
    message = told(project, f"{before}\n{stated}")
    assert f"two different things are called {name}" in message or f"{name} reads like the base" in message
    assert "it.py:" in message


def test_what_a_cited_claim_needs_speaks_of_the_same_things(project: Project) -> None:
    """Its hypothesis becomes a side condition here, in which Z would be taken for another Z."""
    lemma = """
Z = define("Z", Sum(exp(x[k]), k))

@claim(Ge(c**2 + 1, 2 * c), given=[Gt(Z, 0)])
def bound():
    return calc(c**2 + 1).eq((c - 1) ** 2 + 2 * c).ge(2 * c, by.sign)
"""
    use = 'from other import bound\nW = define("{name}", c**2)\n' + claim(
        "Ge(c**2 + 1 + W, 2 * c + W)", "calc(c**2 + 1 + W).ge(2 * c + W, bound)"
    )
    root = project(other=START + lemma, it=START + use.replace("{name}", "W"))
    assert verdicts(root)["it"].verdict == "proved"
    message = told(project, use.replace("{name}", "Z"), other=lemma)
    assert "two different things are called Z: the definition Z (it.py:" in message
    assert "(other.py:" in message


def test_two_claims_of_one_name_are_not_cited_together(project: Project) -> None:
    lemma = "\n@claim(Ge({square}, 0))\ndef square():\n    return calc({square}).ge(0, by.sign)\n"
    cite = "import one, two\n" + claim("Ge(c**2 + d**4, 0)", "calc(c**2 + d**4).ge(d**4, one.square).ge(0, two.square)")
    message = told(project, cite, one=lemma.replace("{square}", "c**2"), two=lemma.replace("{square}", "d**4"))
    assert re.search(r"two different claims are called square \(one\.py:\d+ and two\.py:\d+\)", message)


# ── what is harmless ──────────────────────────────────────────────────────────

HARMLESS = [
    ("", claim("Eq(Sum(x[k], k) + Sum(v[k], k), Sum(x[k] + v[k], k))", "calc(Sum(x[k], k) + Sum(v[k], k)).eq(Sum(x[k] + v[k], k))")),
    ("", claim("Eq(x[k] * Sum(x[k], k), Sum(x[k], k) * x[k])", "calc(x[k] * Sum(x[k], k)).eq(Sum(x[k], k) * x[k])")),
    ("", claim("Eq(x[k], x[k])") + claim("Eq(Sum(x[k], k), Sum(x[j], j))").replace("it()", "again()")),
    ("k2 = index('k', m)", claim("Eq(Sum(x[k], k) * Sum(y[k2], k2), Sum(y[k2], k2) * Sum(x[k], k))", "calc(Sum(x[k], k) * Sum(y[k2], k2)).eq(Sum(y[k2], k2) * Sum(x[k], k))")),
    ("k2 = index('k', m)", claim("Ge(Sum(x[k]**2, k) + y[k2]**2, 0)", "calc(Sum(x[k]**2, k) + y[k2]**2).ge(0, by.sign)")),
    ("", claim("Ge(x.max, x[i])", "calc(x.max).ge(x[i], by.extremes)")),
    ("p = define('p', x[i], at=i)", claim("Eq(p[i], x[i])", "calc(p[i]).eq(x[i], by.unfold(p))")),
    ("p = define('p', x[i], at=i)\np0 = define('q', x.max)", claim("Ge(p0, p[i])", "calc(p0).ge(p[i], by.unfold(p0), by.unfold(p), by.extremes)")),
    ("E = vector('e', n)", claim("Eq(exp(E[i]) * exp(-E[i]), 1)", "calc(exp(E[i]) * exp(-E[i])).eq(1)")),
    ("E = scalar('e')", claim("Eq(E - E, 0)", "calc(E - E).eq(0)")),
    ("K = dimension('k')\nz = vector('z', K)", claim("Ge((z + c).max, z.min + c)", "calc((z + c).max).ge(z.min + c, by.extremes)").replace("Ge((z + c).max, z.min + c)", "Eq((z + c).max - (z + c).max, 0)").replace("calc((z + c).max).ge(z.min + c, by.extremes)", "calc((z + c).max - (z + c).max).eq(0)")),
    (SQUARE + OTHER, claim("Ge(c_pos + d**2, c_pos)", "calc(c_pos + d**2).ge(c_pos, by.inst(square, {c: d}))")),
    ("class g(sympy.Function): pass", claim("Implies(Eq(g(c), d), Eq(g(c) + 1, d + 1))", "calc(g(c) + 1).eq(d + 1, by.hyp)")),
    ("Z = define('Z', x.max)\nW = define('W', x.max)", claim("Eq(Z, W)", "calc(Z).eq(x.max, by.unfold(Z)).eq(W, by.fold(W))")),
    ("a1, a2 = scalar('a1'), scalar('a2')", claim("Eq(a1 + a2, a2 + a1)", "calc(a1 + a2).eq(a2 + a1)")),
    # what a definition takes has no dimension of its own
    ("f = define('f', x.max, of=x)\nx = vector('x', m)", claim("Eq(f(x), x.max)", "calc(f(x)).eq(x.max, by.unfold(f))")),
    ("f = define('f', Sum(x[k], k) / n, of=x)\nn2 = dimension('n', at_least=2)\nz = vector('z', n2)", claim("Eq(n2 * f(z), Sum(z[index('k', n2)], index('k', n2)))", "calc(n2 * f(z)).eq(Sum(z[index('k', n2)], index('k', n2)), by.unfold(f))")),
    ("p = define('p', x[i], at=i, of=x)\nX, i2 = vector('x', m), index('i', m)", claim("Eq(p(X)[i2], X[i2])", "calc(p(X)[i2]).eq(X[i2], by.unfold(p))")),
    ("w = mask('w', n, total=m)", claim("Eq(Sum(w[i], i), m)", "calc(Sum(w[i], i)).eq(m, by.hyp)")),
]  # fmt: skip


@pytest.mark.parametrize(("before", "stated"), HARMLESS, ids=[f"{b}: {s}"[:90] for b, s in HARMLESS])
def test_what_is_harmless_is_read(project: Project, before: str, stated: str) -> None:
    found = verdicts(project(it=f"{START}{before}\n{stated}"))
    assert {v.verdict for v in found.values()} <= {"proved", "undecided"}, [v.message for v in found.values()]
    assert "called" not in found["it"].message
    assert "reads like" not in found["it"].message


# ── the check itself ──────────────────────────────────────────────────────────


def test_two_definitions_of_one_body_are_two() -> None:
    one, two = (Definition((X, n), largest(x(k), k), 0, name) for name in ("s", "c"))
    assert clash([eq(one.call({}), two.call({}))]) is None
    found = clash([eq(add(one.call({}), c), add(two.call({}), c))])
    assert found is not None
    assert {found.one.thing, found.other.thing} == {c, two}


def test_letters_may_be_those_of_any_index_and_of_nothing_else() -> None:
    assert clash([eq(total(x(k), k), total(y(a), a)), for_all(k, eq(x(k), c))]) is None
    assert clash([eq(total(y(terms("k")), terms("k")), x(k))]) is None
    for other in (Scalar("k"), Dim("k", 1), Vector("k", (n,))):
        stated = eq(at(other, (i,)), c) if isinstance(other, Vector) else eq(other, c)
        assert clash([eq(total(x(k), k), c), stated]) is not None
    assert clash([tends(p, p, INFINITY, c), gt(p, c)]) is None
    assert clash([tends(p, p, INFINITY, c), gt(Scalar("p", NEG), c)]) is not None


def terms(name: str) -> Index:
    return Index(name, m)


def test_what_is_not_printed_is_no_clash() -> None:
    """max x and x + c show no letter."""
    assert clash([eq(largest(x(k), k), Scalar("k"))]) is None
    made = abstract(add(x(k), c), (k,))
    assert clash([eq(x(ArgMax(made)), Scalar("k"))]) is None


def test_letters_of_what_the_kernel_says_are_nobodys() -> None:
    said = gt(total(x(k), k), num(0))
    assert clash([eq(Scalar("k"), c), said]) is not None
    assert clash([eq(Scalar("k"), c)], [said]) is None
    assert clash([eq(Scalar("k"), c)], [gt(Scalar("k", NEG), c)]) is not None


# ── what is shown of two claims ───────────────────────────────────────────────


def test_shapes_are_told_where_they_do_not_show(project: Project) -> None:
    """The same statement about two matrices of different shapes."""
    text = """
B = matrix("B", {shape})
@claim(Eq(B[{places}] - B[{places}], 0))
def it():
    return calc(B[{places}] - B[{places}]).eq(0)
"""
    one, other = (
        verdicts(project(it=START + text.format(shape=shape, places=places)))["it"]
        for shape, places in (("n, m", "i, a"), ("m, n", "a, i"))
    )
    assert one.statement == "B_ia - B_ia = 0"
    assert other.statement == "B_ai - B_ai = 0"
    assert ("B", "∈ ℝ^(n × m)") in one.variables
    assert ("B", "∈ ℝ^(m × n)") in other.variables
    assert one.in_doubt == ("B", "a", "i")
    alone = verdicts(project(it=START + claim("Eq(x[i] - x[i], 0)", "calc(x[i] - x[i]).eq(0)")))["it"]
    assert alone.variables == (("x", "∈ ℝ^n"), ("i", "∈ {1, …, n}"))
    assert alone.in_doubt == ()


def test_reasons_say_what_is_left_out(project: Project) -> None:
    text = SQUARE + claim(
        "Ge(Sum(x[k]**2, k, omit=j), 0)", "calc(Sum(x[k]**2, k, omit=j)).ge(0, by.summed(square, k, omit=j))"
    )
    (step,) = verdicts(project(it=START + text))["it"].steps
    assert step.idle == ("by.summed(square, k, omit=j)",)  # signs show it


def test_of_several_assumptions_each_is_said() -> None:
    given_here = (for_all(i, ge(x(i), num(0))), for_all(i, gt(v(i), num(0))))
    assert named(1, Hypotheses(given_here[:1], 0)) == (("text", "the assumption"),)
    one, other = (named(place, Hypotheses(given_here, 0)) for place in (1, 2))
    assert one != other
    assert named(1, Hypotheses(given_here, 1)) == (("hypothesis", "1"),)


NESTED = """
g = scalar("g")
A, B, C = Gt(c, 0), Gt(d, 0), Gt(g, 0)
EACH = forall(i, Gt(x[i], c))
HYPOTHESES = [
    And(Implies(A, B), C), Implies(And(A, C), B), Implies(A, And(B, C)), Implies(Implies(A, B), C),
    Implies(A, Implies(B, C)), Iff(Implies(A, B), C), Implies(A, Iff(B, C)), Iff(And(A, B), C), And(A, Iff(B, C)),
    And(EACH, B), forall(i, And(Gt(x[i], c), B)), Implies(EACH, B), forall(i, Implies(Gt(x[i], c), B)),
]

@claim(Implies(forall(i, Ge(x[i], c + d)), Ge(x[j], c + d)))
def proved_one():
    return calc(x[j]).ge(c + d, by.hyp)

@erratum(forall(i, Implies(Ge(x[i], c + d), Ge(x[j], c + d))), corrected=proved_one)
def false_one():
    pass
"""


def test_a_lemma_and_its_erratum_and_nested_hypotheses(project: Project) -> None:
    points = ["c=1, d=1, g=1"] * 9 + ["n=1, x=[2], c=1, d=1"] * 4
    each = (
        "\n@claim(Eq(c, c), given=[HYPOTHESES[{n}]], meets=witness({at}))\ndef hyp_{n}():\n    return calc(c).eq(c)\n"
    )
    claims = "".join([each.format(n=n, at=at) for n, at in enumerate(points)])
    file = project(it=START + NESTED + claims) / "proofs" / "it.py"
    found = run(slices([Target(file)]), Settings(pages=True)).verdicts
    assert [v.verdict for v in found] == ["proved", "refuted"] + ["proved"] * 13
    lemma, erratum, *others = found
    for one, other in ((lemma.statement, erratum.statement), (lemma.latex, erratum.latex)):
        assert one != other
    assert lemma.page is not None
    assert erratum.page is not None
    assert lemma.page.statement != erratum.page.statement
    assert len({v.given for v in others}) == 13
    assert len({v.page.given for v in others if v.page is not None}) == 13


def test_an_index_that_a_rule_opens_is_nobodys(project: Project) -> None:
    """The side conditions of this step speak of an index that the rule for sums opens, which has a letter with a prime."""
    text = """
s = define("s", exp(x[i]) / Sum(exp(x[k]), k), at=i)
l = define("l", -Sum(delta(i, t) * log(s[i]), i))

@claim(Eq(D(l, x[i]), s[i] - delta(i, t)))
def it():
    return calc(D(l, x[i])).eq(s[i] - delta(i, t), by.unfold(l), by.unfold(s), by.calculus)
"""
    assert verdicts(project(it=START + text))["it"].verdict == "proved"
