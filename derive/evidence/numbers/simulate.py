"""Simulations: the mean of many outcomes with its confidence interval. They show, and prove nothing."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np

_Z = 1.959964
"""The 97.5 % point of the normal distribution."""


@dataclass(frozen=True)
class Estimate:
    """A mean over trials, and a 95 % confidence interval around it."""

    mean: float
    low: float
    high: float
    trials: int

    def __str__(self) -> str:
        return f"{self.mean:.4g}, 95 % interval [{self.low:.4g}, {self.high:.4g}], {self.trials} trials"


def estimate(outcomes: Any) -> Estimate:
    """The mean of outcomes: Wilson's score interval for true and false, the normal one for numbers.

    Raises ValueError unless the outcomes are a list of at least 100 finite numbers.
    """
    values = np.asarray(outcomes)
    if values.ndim != 1 or len(values) < 100 or values.dtype.kind not in "biuf":
        raise ValueError("an experiment returns one outcome for each of at least 100 trials: an array of numbers")
    numbers = values.astype(float)
    if not np.isfinite(numbers).all():
        raise ValueError("an experiment returned an outcome that is not finite")
    mean, trials = float(numbers.mean()), len(numbers)
    if values.dtype.kind == "b":
        middle = (mean + _Z**2 / (2 * trials)) / (1 + _Z**2 / trials)
        reach = _Z * sqrt(mean * (1 - mean) / trials + _Z**2 / (4 * trials**2)) / (1 + _Z**2 / trials)
    else:
        middle, reach = mean, _Z * float(numbers.std(ddof=1)) / sqrt(trials)
    return Estimate(mean, middle - reach, middle + reach, trials)
