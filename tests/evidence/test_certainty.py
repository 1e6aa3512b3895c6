"""What may be said for certain: no float on the way to it, a point with values, and a reading that cannot be empty."""

from __future__ import annotations

import ast
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sizes
from building import *
from building import num
from flint import arb
from here import ROOT

from derive.evidence import numbers
from derive.evidence.numbers.balls import Balls
from derive.evidence.numbers.certain import Truth, at_point, value_at
from derive.evidence.numbers.field import NoValue
from derive.evidence.numbers.jets import ground
from derive.evidence.numbers.points import NoPoint, Point, env_of, point_of
from derive.evidence.numbers.question import Finding, Question
from derive.evidence.numbers.walk import VALUE, Walk
from derive.records.settings import Settings
from derive.records.verdict import Verdict
from derive.search.at_point import fails_at, holds_at
from derive.terms.matrices import TRANSPOSE, equal, used
from derive.terms.statement import And, Iff, Implies, for_all
from derive.terms.term import ArgMax, Call, Pi, at
from derive.verdicts.numbers import refuted_by

Judged = Callable[..., dict[str, Verdict]]
NOUGHT, ONE = num(0), num(1)
LONG = 2**53 + 1
"""The first whole number that floating point does not have."""


# ── no float on a path that may say "for certain" ─────────────────────────────

NUMBERS = Path(numbers.__file__).parent
CERTAIN = [
    f for name in sizes.CERTAIN for f in ([NUMBERS / name] if name.endswith(".py") else (NUMBERS / name).glob("*.py"))
]
FLOATING = {"float", "float16", "float32", "float64", "nan", "inf", "double", "erf", "sqrt", "log10", "floor"}


def test_what_decides_is_all_there() -> None:
    assert {"balls.py", "walk.py", "real.py", "reduction.py", "slope.py"} <= {file.name for file in CERTAIN}


@pytest.mark.parametrize("module", CERTAIN, ids=lambda file: str(file.relative_to(NUMBERS)))
def test_no_float_is_named_where_it_would_decide(module: Path) -> None:
    """No float literal, no name of a floating type, no quotient of Python's, and no function of NumPy that rounds."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        at = f"{module.name}:{getattr(node, 'lineno', 0)}"
        assert not isinstance(getattr(node, "value", None), float), at
        named = getattr(node, "id", getattr(node, "attr", getattr(node, "name", None)))
        assert named not in FLOATING, at
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "astype":
            assert ast.unparse(node.args[0]) in ("int", "object"), at
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            assert ast.unparse(node) == "1 / ball", at  # of a ball
        if isinstance(node, ast.Import | ast.ImportFrom):
            assert "math" not in ast.unparse(node), at


def test_the_certain_modules_import_none_of_the_others() -> None:
    own = {file.relative_to(NUMBERS).parts[0].removesuffix(".py") for file in CERTAIN}
    beside = {f.stem for f in NUMBERS.iterdir()} - own
    assert {"floats", "glance"} <= beside
    for file in CERTAIN:
        level = len(file.relative_to(NUMBERS).parts)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level == level:
                named = [node.module] if node.module else [alias.name for alias in node.names]
                assert {name.split(".")[0] for name in named} <= own, file


class Watching(Balls):
    """Balls that look at every number that passes."""

    seen = 0

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if not callable(found) or name.startswith("_"):
            return found

        def watched(*arguments: Any, **more: Any) -> Any:
            result = found(*arguments, **more)
            for array in (*arguments, result):
                for value in np.ravel(np.asarray(array, dtype=object)):
                    Watching.seen += 1
                    assert type(value) in (arb, NoValue, int, bool, str, Fraction), f"{name}: {value!r}"
            return result

        return watched


def _everything() -> list[Any]:
    """Terms with every kind of term in them."""
    square = Definition((i, X, n), power(x(i), 2), 1, "square")
    soft = Call(square, (j, X, n))
    big = mul(n, num(LONG))
    return [
        add(num(Fraction(1, 3)), mul(c, x(i)), n, Pi()),
        power(c, big),
        power(power(c, 2), Fraction(1, 3)),
        power(add(power(c, 2), ONE), c),
        power(c, Delta(i, j)),
        exp(c),
        log(add(ONE, power(c, 2))),
        Fn("abs", (c,)),
        *[Fn(name, (c,)) for name in ("sin", "cos", "sinh", "cosh", "tanh", "atan", "asinh", "erf")],
        total(power(x(k), 3), k),
        total(x(k), k, i),
        Reduce("Prod", n, (), closed_body(), "k"),
        largest(x(k), k),
        soft,
        at(X, (ArgMax(X),)),
        *[
            Deriv(body, x(i))
            for body in (soft, total(exp(x(k)), k), power(x(j), big), power(exp(x(i)), Fraction(3, 2)))
        ],
        Deriv(Deriv(exp(mul(c, c)), c), c),
        Deriv(power(add(power(c, 2), ONE), Fraction(1, 2)), c),
    ]


def closed_body() -> Any:
    from derive.terms.node import closed

    return closed(add(ONE, power(x(k), 2)), (k,))


def test_no_float_passes_where_it_would_decide() -> None:
    point = Point({n: 3, i: 2, j: 2, c: num(Fraction(1, 7)), X: (num(1), num(Fraction(5, 3)), Fn("log", (num(3),)))})
    for term in _everything():
        Watching.seen = 0
        value = np.ravel(ground(Walk(Watching()).real(term, env_of([point], Watching()))))[0]
        assert Watching.seen
        assert isinstance(value, arb), f"{term}: {value!r}"
        assert value.is_finite()


class TestWholeExponents:
    """Integers stay integers, from the term to the ball."""

    @pytest.mark.parametrize("exponent", [LONG, LONG + 1, 3**35, 10**20 + 1, 2**200 + 1, -LONG, 1, 0])
    def test_a_power_of_minus_one_has_the_parity_of_its_exponent(self, exponent: int) -> None:
        sign = num(-1 if exponent % 2 else 1)
        for written in (
            num(exponent),
            mul(n, num(exponent)),
            add(n, num(exponent - 1)),
            mul(Delta(i, i), num(exponent)),
        ):
            point = Point({n: 1, i: 1})
            assert at_point(eq(power(num(-1), written), sign), point) is Truth.TRUE
            assert at_point(eq(power(num(-1), written), mul(num(-1), sign)), point) is Truth.FALSE

    def test_a_power_as_an_exponent(self) -> None:
        for length in (1, 2, 35, 64):
            assert at_point(eq(power(num(-1), power(num(3), n)), num(-1)), Point({n: length})) is Truth.TRUE

    def test_the_slope_of_a_large_power(self) -> None:
        slope = Deriv(power(c, mul(n, num(LONG))), c)
        for value, sign in ((-1, 1), (1, 1)):
            point = Point({n: 1, c: num(value)})
            assert at_point(eq(slope, num(sign * LONG)), point) is Truth.TRUE
            assert at_point(eq(slope, num(sign * (LONG - 1))), point) is Truth.FALSE

    def test_one_that_is_too_large_is_not_computed(self) -> None:
        tower = power(add(ONE, c), power(num(2), power(num(2), n)))
        assert at_point(eq(tower, tower), Point({n: 64, c: ONE})) is Truth.OPEN
        assert at_point(eq(tower, tower), Point({n: 3, c: ONE})) is Truth.TRUE

    @pytest.mark.parametrize(
        ("statement", "given"),
        [
            ("(-1)**(n*K), (-1)**n", ""),
            ("(-1)**(Integer(1000001)**n), -1", ""),
            ("(-1)**(n*K), ((-1)**K)**n", ""),
            ("c**(n*K), c**(n*(K - 1))*c**n", ""),
            ("c**(delta(i, i)*K), c**K", ""),
            ("(-1)**(3**n), -1", "Eq(n, 35)"),
            ("c**(n*K), c**K", "Eq(n, 1)"),
            ("(-1)**(n*10**30 + 1), -1", ""),
            ("D(c**(n*K), c), n*K*c**(n*K - 1)", ""),
        ],
    )
    def test_no_true_statement_is_refuted(self, judged: Judged, statement: str, given: str) -> None:
        text = f"""
from sympy import Integer
n = dimension("n"); i = index("i", n); c = scalar("c"); K = Integer(2)**53 + 1

@claim(Eq(c + c, 2*c))
def true_one():
    return calc(c + c).eq(2*c)

@claim(Eq({statement}), given=[{given}])
def it():
    left, right = {statement}
    return calc(left).eq(right)

@erratum(Eq({statement}), given=[{given}], corrected=true_one)
def as_an_erratum():
    '''It is true.'''
"""
        found = judged(text.replace("(-1)**", "Integer(-1)**"))
        assert found["it"].verdict in ("proved", "undecided"), found["it"].message
        assert found["as_an_erratum"].verdict == "undecided"
        assert found["as_an_erratum"].message.startswith(
            ("nothing refutes the published statement", "the published statement is true")
        )


class TestJets:
    """Where a jet cannot know a slope, it says so."""

    @pytest.mark.parametrize(
        "body",
        [
            power(c, Fraction(3, 2)),
            power(c, d),
            power(power(c, Fraction(1, 2)), 3),
            power(power(c, 2), Fraction(1, 2)),
            mul(c, power(c, Fraction(1, 2))),
            power(mul(c, c, c), Fraction(1, 3)),
        ],
        ids=str,
    )
    def test_no_slope_is_certain_at_the_end_of_a_domain(self, body: Any) -> None:
        value = value_at(Deriv(body, c), Point({c: NOUGHT, d: num(Fraction(3, 2))}))
        assert isinstance(value, NoValue)
        assert not value.certain

    @pytest.mark.parametrize(
        ("body", "at", "slope"),
        [
            (power(c, d), 4, 3),  # d = 3/2
            (power(c, Fraction(3, 2)), 4, 3),
            (power(c, 2), 0, 0),
            (power(c, mul(num(2), Delta(i, i))), -3, -6),
            (power(c, 0), 0, 0),
        ],
        ids=str,
    )
    def test_slopes_inside_are(self, body: Any, at: int, slope: int) -> None:
        point = Point({c: num(at), d: num(Fraction(3, 2)), n: 1, i: 1})
        assert value_at(Deriv(body, c), point).contains(slope)
        assert at_point(eq(Deriv(body, c), num(slope + 1)), point) is Truth.FALSE

    def test_a_whole_exponent_by_value_has_a_slope_on_both_sides(self) -> None:
        assert at_point(eq(Deriv(power(c, d), c), num(-6)), Point({c: num(-3), d: num(2)})) is Truth.TRUE

    def test_statements_about_such_slopes_are_left_open(self, judged: Judged) -> None:
        claims = [
            ("Iff(Eq(D(c**b, c), D(c**b, c)), Gt(c, 0))", "Eq(b, Rational(3, 2))"),
            ("Ne(D(c**b, c), 0)", "Eq(b, Rational(3, 2))"),
            ("Implies(Eq(D(c**b, c), 0), Gt(c, 0))", "Eq(b, Rational(3, 2))"),
            ("Implies(Eq(D(c**Rational(3, 2), c), 0), Gt(c, 0))", ""),
            ("Implies(Eq(D(x.max**b, x[j]), 0), Gt(x.max, 0))", "Eq(b, Rational(3, 2)), Eq(n, 1)"),
            ("Implies(Eq(D(sqrt(c)**b, c), 0), Gt(c, 0))", "Eq(b, 3)"),
        ]
        text = "\n".join(
            f"@erratum({statement}, given=[{given}])\ndef it{place}():\n    '''It is true: there is no value left of 0.'''"
            for place, (statement, given) in enumerate(claims)
        )
        found = judged(
            f'n = dimension("n"); j = index("j", n); x = vector("x", n); b, c = scalar("b"), scalar("c")\n{text}'
        )
        not_asserted, asserted, *others = found.values()
        assert {v.verdict for v in (not_asserted, *others)} == {"undecided"}
        assert (asserted.verdict, asserted.message) == (
            "refuted",
            "the statement is false: at b = 3/2, c = -1 the left side has no value",
        )


# ── a point has a value in every component ────────────────────────────────────


class TestPoints:
    @pytest.mark.parametrize(
        "value", ["log(-1)", "1/Rational(0)", "log(Rational(0))", "sqrt(Rational(-2))", "exp(log(Rational(-1)))"]
    )
    def test_a_witness_without_a_value_is_refused(self, judged: Judged, value: str) -> None:
        found = judged(
            f"""
n = dimension("n"); k = index("k", n); x = vector("x", n); c, d = scalar("c"), scalar("d")

@claim(Eq(c, c), given=[Implies(Eq(c, c), Eq(c, c + 1))], meets=witness(c={value}))
def contradicting():
    return calc(c).eq(c)

@erratum(Iff(Eq(c, c), Eq(d, d)), meets=witness(c={value}, d=0))
def tautology():
    '''It is true.'''

@claim(Eq(c, c), meets=witness(c={value}))
def alarm():
    return calc(c).eq(c)

@claim(Eq(x[k], x[k]), meets=witness(x=[0, {value}], k=1))
def component():
    return calc(x[k]).eq(x[k])
"""
        )
        assert {v.verdict for v in found.values()} == {"error"}
        assert all(v.message.endswith("has no value") for v in found.values()), [v.message for v in found.values()]
        assert found["component"].message.startswith("meets=witness(…): x_2 = ")

    def test_nothing_is_asked_at_a_point_without_values(self) -> None:
        nowhere = Point({c: Fn("log", (num(-1),))})
        asked = Question(eq(c, c), (), frozenset((c,)), holds_at)
        assert asked.ask(nowhere) is Finding.OUTSIDE
        assert asked.meeting([nowhere]) == []
        assert Question(eq(c, c), (), frozenset((c,)), holds_at).ask(Point({c: NOUGHT})) is Finding.AGREES

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"c": d}, "c is one exact number, and d has variables in it"),
            ({"c": True}, "c is an exact number, not True"),
            ({"c": 0.5}, "c is an exact number, not 0.5"),
            ({"c": None}, "c is an exact number, not None"),
            ({"c": [1, 2]}, "c is one number, not 2"),
            ({"c": []}, "c is one number, not 0"),
            ({"c": i}, "c is one exact number, and i has variables in it"),
            ({"c": 10**5000}, "c: a number has more than 4,000 digits"),
            ({"c": 1, "x": []}, "x has no component"),
            ({"c": 1, "x": [1, d]}, "component 2 of x is one exact number, and d has variables in it"),
            ({"c": 1, "x": [1, [2]]}, "component 2 of x is an exact number, not [2]"),
            ({"c": 1, "x": [1, 10**5000]}, "component 2 of x: a number has more than 4,000 digits"),
        ],
    )
    def test_what_is_no_point_is_named(self, values: dict[str, Any], said: str) -> None:
        with pytest.raises(NoPoint) as refused:
            point_of(values, (c, X, n) if "x" in values else (c,))
        assert str(refused.value).startswith(said)

    @pytest.mark.parametrize(
        ("matrix", "said"),
        [
            ([[1, 2], [3]], "row 2 of A has 1 component where 2 are needed"),
            ([[]], "row 1 of A has 0 components where some are needed"),
            ([], "A has no component"),
            ([[1, d], [3, 4]], "component (1, 2) of A is one exact number, and d has variables in it"),
        ],
    )
    def test_matrices(self, matrix: list[Any], said: str) -> None:
        with pytest.raises(NoPoint) as refused:
            point_of({"A": matrix}, (Vector("A", (n, n)), n))
        assert str(refused.value).startswith(said)

    @pytest.mark.parametrize(
        ("value", "said"),
        [
            ("c=d", "c is one exact number, and d has variables in it"),
            ('c="1"', "c: '1' (str) cannot be read"),
            ("c=True", "c: True (bool) cannot be read"),
            ("c=10**5000", "c: a number has more than 4,000 digits"),
            ("c=0.5", "c: 0.5 (a decimal number) cannot be read"),
            ("c=None", "c: None (NoneType) cannot be read"),
        ],
    )
    def test_a_witness_that_is_none_is_an_error_of_its_author(self, judged: Judged, value: str, said: str) -> None:
        found = judged(
            f'c, d = scalar("c"), scalar("d")\n@claim(Ge(c**2, 0), given=[Gt(c, 0)], meets=witness({value}))\n'
            "def it():\n    return calc(c**2).ge(0, by.sign)\n"
        )
        assert found["it"].verdict == "error"
        assert found["it"].message.startswith(f"meets=witness(…): {said}")

    def test_a_number_of_too_many_digits_in_a_claim(self, judged: Judged) -> None:
        found = judged(
            'c = scalar("c"); big = 10**5000\n@claim(Eq(c*big, big*c))\ndef it():\n    return calc(c*big).eq(big*c)\n'
            "@claim(Eq(c*10**3999, 10**3999*c))\ndef long():\n    return calc(c*10**3999).eq(10**3999*c)\n"
            "@claim(Eq(c*10**3999*10**3999, 0))\ndef product():\n    return calc(c*10**3999*10**3999).eq(0)\n"
        )
        assert found["it"].verdict == "error"
        assert "more than 4,000 digits" in found["it"].message
        assert found["long"].verdict == "proved"
        assert found["product"].verdict == "refuted"


# ── what decides is confirmed by the kernel ───────────────────────────────────


SQUARE = Vector("A", (n, n))


class TestTheKernelConfirms:
    @pytest.mark.parametrize(
        ("statement", "values"),
        [
            (ge(c, ONE), {c: NOUGHT}),
            (eq(total(exp(x(k)), k), n), {n: 2, X: (NOUGHT, ONE)}),
            (And((ge(c, NOUGHT), gt(c, ONE))), {c: ONE}),
            (for_all(k, gt(x(k), NOUGHT)), {n: 2, X: (ONE, NOUGHT)}),
            (equal(SQUARE, used(TRANSPOSE, SQUARE)), {n: 2, SQUARE: ((ONE, ONE), (NOUGHT, ONE))}),
            (Implies(gt(c, NOUGHT), gt(c, ONE)), {c: ONE}),
            (Iff(gt(c, NOUGHT), gt(c, ONE)), {c: ONE}),
            (eq(largest(x(k), k), NOUGHT), {n: 2, X: (ONE, NOUGHT)}),
            (eq(Deriv(total(power(x(k), 2), k), x(i)), x(i)), {n: 2, i: 1, X: (ONE, NOUGHT)}),
            (eq(Deriv(log(c), c), ONE), {c: num(2)}),
            (eq(Deriv(Deriv(power(c, 3), c), c), NOUGHT), {c: ONE}),
            (eq(Delta(i, j), ONE), {n: 2, i: 1, j: 2}),
            (ne(i, j), {n: 2, i: 1, j: 1}),
            (lt(Fn("log", (num(99),)), num(Fraction(459, 100))), {}),
        ],
        ids=str,
    )
    def test_that_a_statement_fails(self, statement: Any, values: dict[Any, Any]) -> None:
        point = Point(values)
        assert fails_at(statement, point)
        assert not holds_at(statement, point)
        assert at_point(statement, point) is Truth.FALSE

    def test_a_matrix_is_put_in(self) -> None:
        matrix = Vector("A", (n, n))
        entry = at(matrix, (i, j))
        point = Point({n: 2, i: 2, j: 1, matrix: ((ONE, num(2)), (num(3), num(4)))})
        assert holds_at(eq(entry, num(3)), point)
        assert fails_at(eq(entry, num(2)), point)

    def test_a_slope_is_taken_only_where_there_is_one(self) -> None:
        slope = Deriv(log(c), c)
        for statement in (eq(slope, ONE), ne(slope, ONE)):
            for value in (NOUGHT, num(-1)):
                assert not holds_at(statement, Point({c: value}))
                assert not fails_at(statement, Point({c: value}))
        kink = Deriv(Fn("abs", (c,)), c)
        assert not fails_at(eq(kink, ONE), Point({c: NOUGHT}))
        assert fails_at(eq(kink, ONE), Point({c: num(-1)}))

    def test_what_has_no_value_is_not_denied(self) -> None:
        for statement in (eq(over(c, c), ONE), gt(log(c), NOUGHT), ge(power(c, Fraction(1, 2)), NOUGHT)):
            assert not fails_at(
                statement, Point({c: NOUGHT if statement.left != power(c, Fraction(1, 2)) else num(-1)})
            )

    def test_a_report_says_who_is_certain(self, judged: Judged) -> None:
        found = judged(
            """
n = dimension("n"); i = index("i", n); x = vector("x", n); c = scalar("c")

@claim(Gt(exp(c), 1), given=[Ge(c, 0)])
def by_kernel():
    return calc(exp(c)).gt(1)

@claim(Eq(x[x.argmax], x.min))
def by_balls():
    return calc(x[x.argmax]).eq(x.min)
"""
        )
        assert found["by_kernel"].witness is not None
        assert (found["by_kernel"].witness.by, found["by_kernel"].samples.met_by) == ("kernel", "kernel")
        assert found["by_kernel"].samples.met_at == "c = 0"
        assert found["by_balls"].witness is not None
        assert (found["by_balls"].witness.by, found["by_balls"].samples.met_by) == ("balls", "")


# ── what says nothing is not proved ───────────────────────────────────────────

VARIABLES = 'n = dimension("n"); i, j, k = indices("i j k", n); x = vector("x", n); c, d = scalar("c"), scalar("d")\n'
NEVER = "And(Gt(c, 1), Lt(c, 0))"


class TestVacuity:
    @pytest.mark.parametrize(
        "statement",
        [
            f"Implies({NEVER}, Gt(d, d + 1))",
            f"Implies({NEVER}, Ge(d**2, 0))",
            f"Implies(Gt(d, 0), Implies({NEVER}, Ge(d**2, 0)))",
            f"And(Ge(d**2, 0), Implies({NEVER}, Ge(d**2, 0)))",
            f"forall(i, Implies({NEVER}, Ge(x[i]**2, 0)))",
            "forall(i, Implies(And(Gt(x[i], 1), Lt(x[i], 0)), Ge(x[i]**2, 0)))",
            "forall(i, forall(j, Implies(Lt(x[i]**2 + x[j]**2, 0), Ge(x[i]**2, 0))))",
            "Implies(Ne(c, c), Ge(d**2, 0))",
            "Implies(Gt(exp(c), exp(c) + 1), Ge(d**2, 0))",
        ],
    )
    def test_a_premise_that_nothing_meets_says_nothing(self, judged: Judged, statement: str) -> None:
        proofs = {"And(Ge": "conj(calc(d**2).ge(0, by.sign), {})"}
        proof = next((p for start, p in proofs.items() if statement.startswith(start)), "{}")
        chain = "calc(x[i]**2).ge(0, by.sign)" if "forall" in statement else "calc(d**2).ge(0, by.sign)"
        chain = "calc(d).gt(d + 1, by.hyp)" if "d + 1" in statement else chain
        found = judged(f"{VARIABLES}\n@claim({statement})\ndef it():\n    return {proof.format(chain)}\n")
        assert all(step.verdict == "proved" for step in found["it"].steps), found["it"].failure
        assert found["it"].verdict == "undecided"
        assert found["it"].message.startswith("vacuous: no point was found at which ")

    @pytest.mark.parametrize(
        ("statement", "chain"),
        [
            ("Implies(Gt(c, 1), Gt(c, 0))", "calc(c).gt(1, by.hyp).gt(0)"),
            ("forall(i, Implies(Ne(i, j), Ge(x[i]**2, 0)))", "calc(x[i]**2).ge(0, by.sign)"),
            ("Implies(forall(i, Ge(x[i], c)), Ge(x[j], c))", "calc(x[j]).ge(c, by.hyp)"),
            ("Implies(Eq(x[i] + c, x[j]), Eq(x[j] - c, x[i]))", "calc(x[j] - c).eq(x[i], by.hyp)"),
        ],
    )
    def test_a_premise_that_something_meets_is_well(self, judged: Judged, statement: str, chain: str) -> None:
        found = judged(f"{VARIABLES}\n@claim({statement})\ndef it():\n    return {chain}\n")
        assert found["it"].verdict == "proved", found["it"].message

    def test_the_authors_point_counts_for_premises_too(self, judged: Judged) -> None:
        hard = "Eq((c - log(7))**2 + (d - Rational(22, 7))**2, 0), Ge(c, 0)"
        text = f"""{VARIABLES}
@claim(Implies(And({hard}), Ge(d**2, 0)){{}})
def it():
    return calc(d**2).ge(0, by.sign)
"""
        assert judged(text.format(""))["it"].verdict == "undecided"
        assert judged(text.format(", meets=witness(c=log(7), d=Rational(22, 7))"))["it"].verdict == "proved"

    def test_one_point_alone_shows_no_vacuous_claim_as_proved(self, judged: Judged) -> None:
        text = f"""{VARIABLES}
@claim(Ge(d**2, 0), given=[Gt(c, 1), Lt(c, 0)])
def in_given():
    return calc(d**2).ge(0, by.sign)

@claim(Implies({NEVER}, Ge(d**2, 0)))
def in_statement():
    return calc(d**2).ge(0, by.sign)
"""
        found = judged(text, Settings(at="c=2 d=1"))
        assert {v.verdict for v in found.values()} == {"undecided"}
        assert all(v.message.startswith("vacuous") for v in found.values())

    def test_a_point_outside_of_the_hypotheses_makes_no_claim_vacuous(self, judged: Judged) -> None:
        text = f"{VARIABLES}\n@claim(Gt(c, 0), given=[Gt(c, 1)])\ndef it():\n    return calc(c).gt(1, by.hyp).gt(0)\n"
        assert judged(text, Settings(at="c=0"))["it"].verdict == "proved"
        assert judged(text, Settings(at="c=2"))["it"].verdict == "proved"


class TestHypothesesHaveValues:
    @pytest.mark.parametrize(
        "hypothesis",
        [
            "Implies(Gt(1/c, 0), Gt(d, 0))",
            "Implies(Gt(d, 0), Gt(log(c), 0))",
            "Iff(Gt(log(c), 0), Gt(d, 0))",
            "Iff(Gt(d, 0), Gt(1/c, 0))",
            "forall(i, Implies(Gt(x[i], c), Gt(sqrt(x[i]), 0)))",
            "And(Gt(d, 0), Implies(Gt(d, 0), Eq(1/x[i], 1)))",
        ],
    )
    def test_inside_of_implications_and_equivalences_too(self, judged: Judged, hypothesis: str) -> None:
        text = (
            f"{VARIABLES}\n@claim(Ge(d**2, 0), given=[{hypothesis}])\ndef it():\n    return calc(d**2).ge(0, by.sign)\n"
        )
        found = judged(text)
        assert found["it"].verdict == "undecided"
        assert found["it"].message.startswith("hypothesis ")

    @pytest.mark.parametrize(
        "hypothesis",
        [
            "Implies(Gt(c, 0), Gt(log(c), d))",
            "Implies(Ne(c, 0), Gt(1/c, d))",
            "forall(i, Implies(Gt(x[i], 0), Lt(log(x[i]), c)))",
        ],
    )
    def test_what_the_premise_gives_a_value(self, judged: Judged, hypothesis: str) -> None:
        text = (
            f"{VARIABLES}\n@claim(Ge(d**2, 0), given=[{hypothesis}])\ndef it():\n    return calc(d**2).ge(0, by.sign)\n"
        )
        assert judged(text)["it"].verdict == "proved", judged(text)["it"].message


# ── faults of arithmetic ──────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("c**(2**n) + 0", "c**(2**n)"),
        ("x[i]**(n**n) + 0", "x[i]**(n**n)"),
        ("(1 + c)**(2**(2**n)) + 0", "(1 + c)**(2**(2**n))"),
        ("Sum(2**n, k)", "n*2**n"),
        ("c**(n*10**20) + 0", "c**(n*10**20)"),
        ("c**(2**n) - c**(2**n)", "0"),
        ("exp(exp(exp(c))) + 0", "exp(exp(exp(c)))"),
        ("n**(n**n) + 0", "n**(n**n)"),
        ("Sum(x[k]**(10**300), k)", "Sum(x[k]**(10**300), k)"),
        ("c**(-2**n*10**20) * 0", "0 * c**(-2**n*10**20)"),
    ],
)
def test_an_overflow_means_a_point_that_is_passed_over(judged: Judged, left: str, right: str) -> None:
    found = judged(
        f"{VARIABLES}\n@claim(Eq({left}, {right}), given=[Gt(c, 0)])\ndef it():\n    return calc({left}).eq({right})\n"
    )
    assert found["it"].verdict == "proved", found["it"].message


def test_a_fault_of_any_kind_is_a_point_that_is_passed_over(judged: Judged, monkeypatch: pytest.MonkeyPatch) -> None:
    for fault in (OverflowError, RecursionError, ZeroDivisionError, ValueError, MemoryError, FloatingPointError):

        def fails(*_: Any, fault: type[Exception] = fault) -> None:
            raise fault("on purpose")

        monkeypatch.setitem(VALUE, Reduce, fails)
        found = judged(f"{VARIABLES}\n@claim(Eq(Sum(c, k), n*c))\ndef it():\n    return calc(Sum(c, k)).eq(n*c)\n")
        assert found["it"].verdict == "proved", found["it"].message
        assert found["it"].samples.skipped >= found["it"].samples.count


# ── errata and what is true instead ───────────────────────────────────────────


class TestCorrections:
    TEXT = (
        VARIABLES
        + """
s = define("s", x.max - x.min)

@claim(Eq((c + 1)**2, c**2 + 2*c + 1))
def square():
    return calc((c + 1)**2).eq(c**2 + 2*c + 1)

@claim(Eq(c, c))
def itself():
    return calc(c).eq(c)

@claim(Eq((c + 1)**2, (c + 1)**2))
def term_itself():
    return calc((c + 1)**2).eq((c + 1)**2)

@claim(Iff(Gt((c + 1)**2, 1), Gt((c + 1)**2, 1)))
def statement_itself():
    return calc(Gt((c + 1)**2, 1)).iff(Gt((c + 1)**2, 1))

@claim(Ge(c**4, 0), source="F1")
def of_the_same_row():
    return calc(c**4).ge(0, by.sign)

@claim(Ge(c + 1, c))
def elsewhere():
    return calc(c + 1).ge(c)

@claim(Ge(s, 0))
def spread():
    return calc(s).ge(x.max - x.min, by.unfold(s)).ge(0, by.extremes)

"""
    )

    def _of(self, judged: Judged, corrected: str, statement: str = "Eq((c + 1)**2, c**2 + 1)") -> Verdict:
        own = f"@erratum({statement}, source='F1', corrected={corrected})\ndef published():\n    '''False.'''\n"
        return judged(self.TEXT + own)["published"]

    def test_one_that_bears_on_it(self, judged: Judged) -> None:
        assert self._of(judged, "square").passes
        assert self._of(judged, "elsewhere").passes  # c + 1 occurs in both
        assert self._of(judged, "spread", "Gt(x.max - x.min, 0)").passes
        assert self._of(judged, "spread", "Gt(s, 0)").passes

    @pytest.mark.parametrize("corrected", ["itself", "term_itself", "statement_itself", "of_the_same_row", "spread"])
    def test_one_that_does_not(self, judged: Judged, corrected: str) -> None:
        found = self._of(judged, corrected)
        assert not found.passes
        assert found.message.startswith(f"corrected={corrected} does not bear on it: ")


def test_the_kernel_confirms_most_of_what_numbers_refute() -> None:
    """Of the false claims that are kept as tests, by files of many kinds; the others need an argmax, or have no value."""
    from derive.evidence.numbers.sample import examine
    from derive.files.load import Loader

    counts = {True: 0, False: 0}
    for file in sorted((ROOT / "tests" / "verdicts" / "rejected").glob("*.py")):
        for claim in Loader().load(file).claims.values():
            asked = Question.of(claim.statement, claim.given, holds_at, lambda prop, point: False)
            point = examine(asked, 0).refutation
            if point is not None:
                counts[refuted_by(claim.statement, claim.given, point) == "kernel"] += 1
    assert counts[True] > 100
    assert counts[True] > 9 * counts[False]


def test_two_claims_of_one_name_are_judged_each_by_its_own_numbers(project: Callable[..., Path]) -> None:
    from derive.files.select import Target
    from derive.running.plan import slices
    from derive.running.run import run

    text = 'c = scalar("c")\n@claim({0}(c**2, 0))\ndef square():\n    return calc(c**2).ge(0, by.sign)\n'
    root = project(a=text.format("Ge"), b=text.format("Gt"))
    pieces = slices([Target(root / "proofs" / name) for name in ("a.py", "b.py")])
    assert [v.verdict for v in run(pieces, Settings()).verdicts] == ["proved", "refuted"]
