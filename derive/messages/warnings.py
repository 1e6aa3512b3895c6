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
ROW_UNCOVERED = Kind(
    "W102",
    "row-uncovered",
    "A document lists a row that no claim covers.",
    "A row counts as covered where everything that names it holds: claims, errata, notes, experiments and definitions."
    " An axiom alone covers none.",
)
ROW_UNLISTED = Kind(
    "W103",
    "row-unlisted",
    "A claim or definition names a row that its document does not list.",
    "A row that is misspelt would count for nothing, and the row that is meant would stay uncovered.",
)
LOST = Kind(
    "W104",
    "lost",
    "Something that was shown before is not shown any more.",
    "--against compares the claims with those of an earlier run or revision. A claim that is gone fails nothing else.",
)
WEAKER = Kind(
    "W105",
    "weaker",
    "A claim says less than before, or may say less.",
    "--against compares what claims mean. Whatever is not certainly as strong as before counts as weaker.",
)
NOT_COMPARED = Kind(
    "W106",
    "not-compared",
    "What a claim said before cannot be had.",
    "So nobody knows whether less is shown now: a file was not in git, could not be read, or was stopped by a limit.",
)
