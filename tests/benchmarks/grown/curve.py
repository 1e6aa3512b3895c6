"""A series of sizes and times: how it grows, and whether that is worse than n log n."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

_NOISE = 0.2
"""Times are noisy: an exponent counts as worse if it is larger by more than this."""


@dataclass
class Curve:
    """Seconds by size. `over` is the first size that took longer than it might, if there is one."""

    name: str
    cause: str = ""
    """Why it is worse than n log n, where it is and that is known."""
    seconds: dict[int, float] = field(default_factory=dict)
    over: int | None = None

    def steepest(self) -> list[int]:
        """The neighbouring sizes, half of them and three at least, over which it grows fastest.

        Fixed costs make a curve flat where sizes are small, and where a limit ends an attempt it is flat again.
        """
        sizes = sorted(self.seconds)
        several = max(3, (len(sizes) + 1) // 2)
        windows = [sizes[start : start + several] for start in range(max(1, len(sizes) - several + 1))]
        return max(windows, key=lambda window: self._exponent(window) - _of_n_log_n(window))

    @property
    def exponent(self) -> float:
        """The p of the n^p that fits best there."""
        return self._exponent(self.steepest())

    @property
    def reference(self) -> float:
        """The same of n log n, over the same sizes."""
        return _of_n_log_n(self.steepest())

    def _exponent(self, sizes: list[int]) -> float:
        return _slope([(n, self.seconds[n]) for n in sizes])

    @property
    def is_worse(self) -> bool:
        """Whether it grows faster than n log n; it does if a size took too long."""
        return self.over is not None or self.exponent > self.reference + _NOISE

    def row(self) -> str:
        """As a row of a table in Markdown."""
        sizes = self.steepest()
        first, last = min(self.seconds), max(self.seconds)
        took = f"{_said(self.seconds[first])} at {first:,}, {_said(self.seconds[last])} at {last:,}"
        took += f", too long at {self.over:,}" if self.over is not None else ""
        because = f"; {self.cause}" if self.cause else ""
        verdict = f"**worse**{because}" if self.is_worse else "no worse"
        fitted = f"{self.exponent:.2f}; {self.reference:.2f} ({sizes[0]:,} to {sizes[-1]:,})"
        return f"| {self.name} | {took} | {fitted} | {verdict} |"


def _of_n_log_n(sizes: list[int]) -> float:
    return _slope([(n, n * math.log(2 * n)) for n in sizes])


def _slope(points: list[tuple[int, float]]) -> float:
    """The slope of the line that fits the logarithms best."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def _said(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
