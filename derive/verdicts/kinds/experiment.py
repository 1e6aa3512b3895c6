"""Experiments: simulations, by a seeded generator."""

from __future__ import annotations

from inspect import signature

import numpy as np
from msgspec.structs import replace

from ...evidence.numbers.simulate import estimate
from ...files.explained import explained, kind_of, line_in
from ...messages.authoring import DECORATOR
from ...messages.claims import OUTSIDE
from ...records.verdict import TESTED, SampleVerdict, Verdict
from ..case import Case, undecided


def judge(case: Case) -> Verdict:
    """Tested, if the interval of the estimate meets the one that is expected."""
    claim, seed = case.claim, case.settings.seed
    if not signature(claim.body).parameters:
        return case.error(DECORATOR, f"an experiment takes NumPy's generator: def {claim.name}(rng)")
    try:
        found = estimate(claim.body(np.random.default_rng(seed)))
    except Exception as problem:
        return case.error(kind_of(problem), explained(problem), line_in(problem, claim.file))
    so_far = replace(case.plain, samples=SampleVerdict(count=found.trials, seed=seed))
    message, expect = f"{found}, seed {seed}", claim.expect
    if expect is not None and not (found.low <= expect[1] and expect[0] <= found.high):
        return undecided(so_far, OUTSIDE, f"{message}; expected in [{expect[0]:g}, {expect[1]:g}]")
    return replace(so_far, verdict=TESTED, message=message)
