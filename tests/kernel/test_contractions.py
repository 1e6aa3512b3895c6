"""Sums of products over many indices: one form whatever the letters and the order, and never one for two values."""

from __future__ import annotations

import random
import time

import pytest
from contractions import KINDS, SYMMETRIC, SYMMETRY, draw, near_pair
from examples import examples

from derive.kernel.context import forget, known
from derive.kernel.context.normal import equal

SEEDS = range(examples(100, 1000))
FACTORS = {"any matrices": (KINDS, ()), "symmetric matrices": (SYMMETRIC, SYMMETRY)}

drawn_from = pytest.mark.parametrize("factors", FACTORS)
in_parts = pytest.mark.parametrize("part", range(4))


def require_one_form(factors: str, seeds: range) -> None:
    kinds, facts = FACTORS[factors]
    longest = 0.0
    for seed in seeds:
        rng = random.Random(seed)
        drawn = draw(rng, kinds)
        left, right = drawn.term(rng), drawn.term(rng)
        forget()
        started = time.process_time()
        assert equal(known(facts), left, right), (seed, left, right)
        longest = max(longest, time.process_time() - started)
    print(f"the longest took {longest:.3f} s")


def require_two_forms(factors: str, seeds: range) -> None:
    kinds, facts = FACTORS[factors]
    for seed in seeds:
        rng = random.Random(seed)
        drawn, other = near_pair(rng, kinds)
        forget()
        assert not equal(known(facts), drawn.term(rng), other.term(rng)), seed


@drawn_from
@in_parts
def test_one_form_for_one_value(factors: str, part: int) -> None:
    require_one_form(factors, SEEDS[part::4])


@drawn_from
@in_parts
def test_never_one_form_for_two_values(factors: str, part: int) -> None:
    require_two_forms(factors, SEEDS[part::4])
