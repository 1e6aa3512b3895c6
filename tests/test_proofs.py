"""The project's own claims hold, for every n, and say so in every way in which they can be run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from here import ROOT

from derive.records.outcome import Outcome
from derive.records.verdict import PROVED, REFUTED, TESTED, Verdict

FILES = sorted((ROOT / "proofs").rglob("*.py"))
SHORTEST = min(FILES, key=lambda file: file.stat().st_size)


@pytest.fixture
def verdicts(whole_run: Outcome) -> dict[str, Verdict]:
    return {v.name: v for v in whole_run.verdicts}


def test_all_of_them_hold(whole_run: Outcome) -> None:
    assert whole_run.exit_code == 0
    for verdict in whole_run.verdicts:
        assert verdict.passes, verdict.message
        assert verdict.verdict == {"claim": PROVED, "erratum": REFUTED}.get(verdict.kind, TESTED)
        assert not verdict.axioms


def test_none_of_them_is_at_a_fixed_dimension(whole_run: Outcome) -> None:
    """Also those over all n: what an instance fixes, a hypothesis fixes, and these are they."""
    fixed = {v.name: [g for g in v.given if re.fullmatch(r"[nK] = \d+", g)] for v in whole_run.verdicts}
    assert {name for name, given in fixed.items() if given} == {
        "a_half_is_the_best_such_constant",
        "spread_at_log_two",
        "published_spread_at_log_two",
        "others_with_two_classes",
        "logarithm_with_two_classes",
        "spread_with_two_classes",
    }
    for verdict in whole_run.verdicts:
        assert all(least in (1, 2) for _, least in verdict.dimensions)


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
        if verdict.kind == "claim" and " as " not in verdict.statement:  # limits are not looked at with numbers
            assert verdict.samples.count >= 1, verdict.name
    derived_again = {name for name, v in verdicts.items() if v.agrees}
    assert {"softmax_jacobian", "shift_invariance", "gradient_for_any_target", "excess_loss"} <= derived_again
    assert verdicts["logit_spread"].samples.touching > 0


@pytest.mark.parametrize(
    "file",
    [pytest.param(f, id=f.name, marks=[pytest.mark.slow] if f != SHORTEST else []) for f in FILES],
)
def test_each_file_is_a_script(file: Path) -> None:
    done = subprocess.run([sys.executable, str(file)], capture_output=True, text=True, cwd=ROOT, check=False, env=env())
    assert done.returncode == 0, done.stdout + done.stderr
    assert "proved" in done.stdout
    assert done.stderr == ""


@pytest.mark.slow
def test_the_front_door_of_a_checkout() -> None:
    command = [sys.executable, "cli.py", "run", "--json", "-"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)["summary"]
    assert (summary["notes"], summary["tested"]) == (4, 6)
    assert summary["proved"] == len(json.loads(done.stdout)["claims"]) - summary["errata"] - 6


def env() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT)}
