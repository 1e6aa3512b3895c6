"""Classics for functions that are not written out: all hold for every size, and each says where it is from."""

from __future__ import annotations

import re

import pytest
from here import targets_of

from derive.records.outcome import Outcome
from derive.records.source import rows
from derive.records.verdict import PROVED


def test_all_of_them_hold(classics_run: Outcome) -> None:
    assert classics_run.exit_code == 0
    for verdict in classics_run.verdicts:
        assert verdict.verdict == PROVED, verdict.message
        assert not verdict.axioms
        assert not verdict.warnings, verdict.name


def test_they_hold_for_all_sizes(classics_run: Outcome) -> None:
    for verdict in classics_run.verdicts:
        assert {least for _, least in verdict.dimensions} <= {1}, verdict.name


def test_numbers_looked_at_each_of_them(classics_run: Outcome) -> None:
    for verdict in classics_run.verdicts:
        assert verdict.samples.count >= 1, verdict.name


def test_each_source_is_told_in_the_words_of_its_file(classics_run: Outcome) -> None:
    """ "Bishop 2006 (5.53)" is an equation of what the file's first lines tell: C. M. Bishop, … (2006)."""
    told = {
        target.file.name: target.file.read_text(encoding="utf-8").split('"""')[1] for target in targets_of("classics")
    }
    for verdict in classics_run.verdicts:
        for row in rows(verdict.source or ""):
            found = re.match(r"(\S+) (\d{4})( \(\d+(\.\d+)?\)| \w+\.\w+(\.\d+)?| section [\d.]+)?$", row)
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
    ],
)
def test_the_statements_are_those_of_the_source(
    classics_run: Outcome, name: str, statement: str, given: tuple[str, ...]
) -> None:
    (verdict,) = [v for v in classics_run.verdicts if v.name == name]
    assert (verdict.statement, verdict.given) == (statement, given)
