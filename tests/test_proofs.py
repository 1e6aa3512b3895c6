"""The project's own claims hold, for every n, and say so in every way in which they can be run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from derive.check import Settings
from derive.run import run
from derive.select import Target
from derive.verdict import PROVED, REFUTED, Verdict

FILES = sorted((ROOT / "proofs").glob("*.py"))


@pytest.fixture(scope="module")
def verdicts() -> dict[str, Verdict]:
    outcome = run([Target(f) for f in FILES], Settings())
    assert outcome.exit_code == 0
    return {v.name: v for v in outcome.verdicts}


def test_all_of_them_hold(verdicts: dict[str, Verdict]) -> None:
    for verdict in verdicts.values():
        assert verdict.passes, verdict.message
        assert verdict.verdict == (REFUTED if verdict.kind == "erratum" else PROVED)
        assert not verdict.axioms


def test_none_of_them_is_at_a_fixed_dimension(verdicts: dict[str, Verdict]) -> None:
    for verdict in verdicts.values():
        assert dict(verdict.dimensions)["n"] in (1, 2)


@pytest.mark.parametrize(
    ("name", "statement", "source"),
    [
        ("shift_invariance", "softmax(x + c)_i = softmax(x)_i", "T6"),
        ("softmax_jacobian", "D(p_i, x_j) = p_i·(δ_ij - p_j)", "F13"),
        ("jacobian_rows_sum_to_zero", "Sum(D(p_i, x_j), j) = 0", "F13"),
        ("jacobian_is_symmetric", "D(p_i, x_j) = D(p_j, x_i)", "F13"),
        ("jacobian_is_positive_semidefinite", "Sum(Sum(v_i·D(p_i, x_j)·v_j, j), i) ≥ 0", "F13"),
        ("gradient_of_lse_is_softmax", "D(lse, x_i) = s_i", "F15'"),
        ("gradient_is_softmax_minus_one_hot", "D(l, x_i) = s_i - δ_it", "F15'"),
        ("gradient_for_any_target", "D(L, x_i) = Sum(q_k, k)·s_i - q_i", "F15'"),
        ("loss_is_at_least", "l ≥ log(1 + (n - 1)·exp(min x - max x))", "F16"),
        ("logit_spread", "s ≥ log(n - 1) - log(exp(l) - 1)", "F17"),
        ("spread_is_attained", "s = log(n - 1) - log(exp(l) - 1)", "F17"),
        ("spread_at_log_two", "s ≥ log(99)", "T9"),
    ],
)
def test_the_statements_are_those_of_the_source(
    verdicts: dict[str, Verdict], name: str, statement: str, source: str
) -> None:
    assert (verdicts[name].statement, verdicts[name].source) == (statement, source)


def test_the_inequality_needs_no_hypothesis_on_the_label(verdicts: dict[str, Verdict]) -> None:
    assert verdicts["logit_spread"].given == ()
    assert dict(verdicts["logit_spread"].definitions)["l"] == "log(Sum(exp(x_k), k)) - x_t"


def test_the_published_number_is_refuted_exactly(verdicts: dict[str, Verdict]) -> None:
    witness = verdicts["published_spread_at_log_two"].witness
    assert witness is not None
    assert witness.point == "n = 100, x = (log(99), 0, …, 0), t = 1"
    assert witness.spec == "n=100 x=log(99),0*99 t=1"
    assert witness.values == (("left", "4.59512"), ("right", "4.61"))


def test_numbers_and_sympy_were_asked(verdicts: dict[str, Verdict]) -> None:
    for verdict in verdicts.values():
        assert verdict.samples.count >= 4, verdict.name
    derived_again = {name for name, v in verdicts.items() if v.agrees}
    assert {"softmax_jacobian", "shift_invariance", "gradient_for_any_target", "excess_loss"} <= derived_again
    assert verdicts["logit_spread"].samples.touching > 0


@pytest.mark.parametrize("file", FILES, ids=[f.name for f in FILES])
def test_each_file_is_a_script(file: Path) -> None:
    done = subprocess.run([sys.executable, str(file)], capture_output=True, text=True, cwd=ROOT, check=False, env=env())
    assert done.returncode == 0, done.stdout + done.stderr
    assert "proved" in done.stdout
    assert done.stderr == ""


def test_the_front_door_of_a_checkout() -> None:
    command = [sys.executable, "cli.py", "run", "--json", "-"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["summary"]["proved"] == len(json.loads(done.stdout)["claims"]) - 1


def env() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT)}
