"""No theorem outside the rules: building, copying, changing, subclassing and imitating one all fail."""

from __future__ import annotations

import ast
import copy
import pickle
from pathlib import Path

import pytest
from building import *
from building import Rejected, num

from derive import kernel
from derive.kernel import RULES, Theorem
from derive.rules.theorem import Sequent, rule
from derive.terms.statement import Rel

pytestmark = pytest.mark.interpreter

KERNEL = Path(kernel.__file__).parent
PROVED = kernel.normal_form(add(c, c), mul(num(2), c), ())


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: Theorem(),
        lambda: Theorem(frozenset(), eq(num(0), num(1))),
        lambda: type("Lemma", (Theorem,), {}),
        lambda: setattr(PROVED, "statement", eq(num(0), num(1))),
        lambda: setattr(PROVED, "hypotheses", frozenset()),
        lambda: delattr(PROVED, "hypotheses"),
        lambda: copy.copy(PROVED),
        lambda: copy.deepcopy(PROVED),
        lambda: pickle.dumps(PROVED),
        lambda: rule(lambda: eq(num(0), num(1))),
        lambda: kernel.conclude(eq(num(0), num(1)), (), PROVED),
        lambda: kernel.symmetry(theorem=PROVED),
        lambda: kernel.symmetry(PROVED, PROVED),
    ],
)
def test_ordinary_code_makes_no_theorem(attempt: object) -> None:
    with pytest.raises((Rejected, AttributeError)):
        attempt()  # type: ignore[operator]


def test_something_like_a_theorem_is_none() -> None:
    class Fake:
        statement = eq(num(0), num(1))
        hypotheses: frozenset[object] = frozenset()
        axioms: frozenset[str] = frozenset()

    with pytest.raises(Rejected, match="as its figure says"):
        kernel.symmetry(Fake())  # type: ignore[arg-type]
    with pytest.raises(Rejected, match="as its figure says"):
        kernel.linear(eq(num(0), num(1)), ((Fake(), num(1)),), num(0), num(1), ())  # type: ignore[arg-type]


def test_theorems_are_made_in_one_place() -> None:
    makers = []
    for file in sorted(KERNEL.parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Attribute) and node.attr == "__new__" and "Theorem" in ast.unparse(node):
                makers.append(file.name)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "object.__new__":
                makers.append(file.name)
    assert set(makers) == {"theorem.py"}


def test_the_kernel_asks_no_oracle_and_asserts_nothing() -> None:
    forbidden = {"simplify", "doit", "diff", "subs", "solve", "limit", "ask", "equals", "is_positive", "eval", "exec"}
    for file in [
        f for room in ("terms", "rules", "kernel", "elementary") for f in sorted((KERNEL.parent / room).rglob("*.py"))
    ]:
        tree = ast.parse(file.read_text())
        names = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
        names |= {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
        imported = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        imported |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        assert not names & forbidden, (file, names & forbidden)
        assert not any(name.startswith("sympy") for name in imported), file
        assert not any(isinstance(n, ast.Assert) for n in ast.walk(tree)), file


def test_a_proof_is_data_that_can_be_replayed() -> None:
    slope = kernel.derivative(Deriv(mul(c, c), c), ())
    whole = kernel.transitivity(slope, kernel.normal_form(slope.statement.parts()[1], mul(num(2), c, Deriv(c, c)), ()))
    waiting, seen = [whole], 0
    while waiting:
        theorem = waiting.pop()
        again = RULES[theorem.rule](*theorem.arguments)
        assert (again.statement, again.hypotheses) == (theorem.statement, theorem.hypotheses)
        waiting += theorem.premises()
        seen += 1
    assert seen >= 3


def test_hypotheses_of_all_premises_are_kept() -> None:
    left, right = given(ge(c, d), ge(d, r))
    assert kernel.transitivity(left, right).hypotheses == {ge(c, d), ge(d, r)}
    assert Sequent(frozenset(), eq(c, c)).axioms == frozenset()
    assert isinstance(PROVED.statement, Rel)


def test_every_rule_has_a_figure() -> None:
    for name, infer in RULES.items():
        assert "──" in (infer.__doc__ or ""), name
