"""Classics for functions that are not written out: all hold for every size, and each says where it is from."""

from __future__ import annotations

import re

import pytest
from here import targets_of

from derive.records.outcome import Outcome
from derive.records.source import rows
from derive.records.verdict import PROVED

CONVEX = "f(y) ≥ f(x) + ⟨∇f(x), y - x⟩ for all x ∈ ℝ^n, y ∈ ℝ^n"
SMOOTH = "f(y) ≤ f(x) + ⟨∇f(x), y - x⟩ + L·‖y - x‖²/2 for all x ∈ ℝ^n, y ∈ ℝ^n"


def test_all_of_them_hold(classics_run: Outcome) -> None:
    assert classics_run.exit_code == 0
    for verdict in classics_run.verdicts:
        assert verdict.verdict == PROVED, verdict.message
        assert not verdict.axioms
        assert not verdict.warnings, verdict.name


def test_they_hold_for_all_sizes(classics_run: Outcome) -> None:
    for verdict in classics_run.verdicts:
        assert {least for _, least in verdict.dimensions} <= {1}, verdict.name


def test_the_hypotheses_of_each_are_met_somewhere(classics_run: Outcome) -> None:
    """And numbers look at the statement there; of one, whose three hypotheses only the search meets, nowhere."""
    unseen = {verdict.name for verdict in classics_run.verdicts if verdict.samples.count == 0}
    assert unseen == {"roy"}
    assert all(v.samples.met_at for v in classics_run.verdicts if v.name in unseen)


def test_each_source_is_told_in_the_words_of_its_file(classics_run: Outcome) -> None:
    """ "Bishop 2006 (5.53)" is an equation of what the file's first lines tell: C. M. Bishop, … (2006)."""
    told = {
        target.file.name: target.file.read_text(encoding="utf-8").split('"""')[1] for target in targets_of("classics")
    }
    for verdict in classics_run.verdicts:
        for row in rows(verdict.source or ""):
            found = re.match(r"(\S+) (\d{4})( \([\d.]+\)| \w+\.\w+(\.\d+)?| section [\d.]+)?$", row)
            assert found, row
            assert found[1] in told[verdict.file.rpartition("/")[2]], row
            assert f"({found[2]})" in told[verdict.file.rpartition("/")[2]], row


@pytest.mark.parametrize(
    ("name", "statement", "given"),
    [
        ("to_the_weights", "∇_W L(W·x + b) = ∇L(W·x + b)·xᵀ", ()),
        ("to_the_input", "∇_x L(W·x + b) = Wᵀ·∇L(W·x + b)", ()),
        (
            "to_the_logits",
            "∇_z L(softmax(z)) = softmax(z)∘∇L(softmax(z)) - ⟨softmax(z), ∇L(softmax(z))⟩·softmax(z)",
            (),
        ),
        ("gradient_of_the_loss", "∇_θ L = -β·σ(-m)·(∇h_w(θ) - ∇h_l(θ))", ()),
        ("envelope", "∇_q f(x(q), q) = ∂₂f(x(q), q)", ("∂₁f(x(q), q) = 0",)),
        ("euler", "⟨x, ∇f(x)⟩ = s·f(x)", ("f(c·x) = c^s·f(x) for all c > 0, x ∈ ℝ^n",)),
        ("the_gradient_is_orthogonal", "⟨w, ∇_w l(w)⟩ = 0", ("w ≠ 0",)),
        ("a_stationary_point_is_a_minimum", "f(y) ≥ f(x)", (CONVEX, "∇f(x) = 0")),
        ("a_step_goes_down", "f(x - η·∇f(x)) ≤ f(x) - η·(1 - η·L/2)·‖∇f(x)‖²", (SMOOTH,)),
    ],
)
def test_the_statements_are_those_of_the_source(
    classics_run: Outcome, name: str, statement: str, given: tuple[str, ...]
) -> None:
    (verdict,) = [v for v in classics_run.verdicts if v.name == name]
    assert (verdict.statement, verdict.given) == (statement, given)
