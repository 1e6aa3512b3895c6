"""Hints of false and of unfinished claims, pasted: a sample. `python -m tests.messages.pasting` takes any files."""

from __future__ import annotations

from pathlib import Path

import pytest
from here import ROOT
from messages.pasting import judged, pasted_from

REJECTED = ROOT / "tests" / "verdicts" / "rejected"

WRONG = """
from derive import by
from derive.notation import Eq, Sum, calc, claim, dimension, exp, index, scalar, vector, define, Ge, Le

size = dimension("n")
k = index("k", size)
x = vector("x", size)
c, d = scalar("c"), scalar("d")
total = define("Z", Sum(exp(x[k]), k))

@claim(Eq(c / d * d, c))
def a_condition():
    return calc(c / d * d).eq(c)

@claim(Eq(c / d * d / c, 1), given=[Ge(c, 0)])
def another_one():
    return calc(c / d * d / c).eq(1)

@claim(Eq((size - 1) / (size - 1), 1))
def a_dimension():
    return calc((size - 1) / (size - 1)).eq(1)

@claim(Eq(Sum(exp(x[k]), k) / total, 1))
def reasons():
    return calc(Sum(exp(x[k]), k) / total).eq(1)

@claim(Eq(Sum(exp(x[k]), k), total))
def ends():
    return calc(Sum(exp(x[k]), k)).eq(1 * Sum(exp(x[k]), k))

@claim(Eq(total, c + total - c))
def starts():
    return calc(Sum(exp(x[k]), k)).eq(c + total - c, by.unfold(total))

@claim(Le(x[k], x.max))
def without_a_reason():
    return calc(x[k]).le(x.max, without_a_reason)
"""


def test_hints_for_a_file_that_names_things_in_its_own_way(tmp_path: Path) -> None:
    file = tmp_path / "wrong.py"
    file.write_text(WRONG, encoding="utf-8")
    (tmp_path / "pasted").mkdir()
    found = {one.claim: one for one in pasted_from(file, tmp_path / "pasted")}
    assert found.keys() == {
        "a_condition",
        "another_one",
        "a_dimension",
        "reasons",
        "ends",
        "starts",
        "without_a_reason",
    }
    assert not any(one.fault for one in found.values()), found
    assert found["a_dimension"].hint == 'if n ≥ 2 is meant, state it: size = dimension("n", at_least=2)'
    assert found["a_condition"].hint.endswith(
        "given=[Ne(d, 0)]; import what that needs: from derive.notation import Ne"
    )


@pytest.mark.parametrize("name", ["domains", "largest", "omitted", "products", "tangents"])
def test_hints_of_rejected_claims(name: str, tmp_path: Path) -> None:
    found = list(pasted_from(REJECTED / f"{name}.py", tmp_path))
    assert found
    assert not [one for one in found if one.fault]


def test_no_hint_speaks_of_what_a_limit_moves() -> None:
    ((_, verdict),) = judged(REJECTED / "limits.py", "squeezed_by_bounds_that_do_not_meet")
    assert verdict.failure is not None
    assert [label for label, _ in verdict.failure.lacks] == ["this is missing"]
    assert verdict.failure.hint is None
