"""W: what a reader should know, and what need not fail a run."""

from __future__ import annotations

from .kind import Kind

IDLE_REASON = Kind(
    "W101",
    "idle-reason",
    "A step holds without one of its reasons.",
    "A reader takes the reasons for the proof. One that did nothing tells them something untrue; leave it out.",
    """
@claim(Eq(log(r**2), 2 * log(r)))
def square():
    return calc(log(r**2)).eq(2 * log(r), by.log_product, by.into_sum)
""",
    """
@claim(Eq(log(r**2), 2 * log(r)))
def square():
    return calc(log(r**2)).eq(2 * log(r), by.log_product)
""",
)
