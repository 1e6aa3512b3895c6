"""One difference between two runs: how much of a loss it is, what it is about, in words."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from ..messages.warnings import LOST, NOT_COMPARED, WEAKER


class Weight(IntEnum):
    """How much of a loss a change is; from WEAKER on, less may be shown than before."""

    MOVED = 0
    ADDED = 1
    STRONGER = 2
    WEAKER = 3
    LOST = 4
    UNKNOWN = 5
    """What was said before cannot be had, so that nobody knows."""


KINDS = {Weight.WEAKER: WEAKER, Weight.LOST: LOST, Weight.UNKNOWN: NOT_COMPARED}
"""The kinds of messages of those that may show less."""


class About(IntEnum):
    """What a change is about, the worst first: the rows of the README's table."""

    OLD_SIDE = 0
    CLAIM = 1
    KIND = 2
    VERDICT = 3
    STATEMENT = 4
    HYPOTHESIS = 5
    VARIABLE = 6
    DEFINITION = 7
    DIMENSION = 8
    SIGN = 9
    CORRECTED = 10
    SOURCE = 11
    EXPECT = 12
    AXIOM = 13
    CONFIGURATION = 14
    FILE = 15


ALIKE = "says something else, although it reads alike: {}"
"""Of what is printed as it was, and means something else."""


class Change(NamedTuple):
    """One difference between two runs."""

    weight: Weight
    about: About
    said: str
    at: str = ""
    """The claim, `file::name`, or file that it is about, called as now from the project's folder; or a key of the
    configuration, `pyproject.toml::proofs`. Empty, where it is about neither."""

    @property
    def what(self) -> str:
        """What is said, without the place before it."""
        return self.said.removeprefix(f"{self.at}: ").removeprefix("configuration: ")

    @property
    def word(self) -> str:
        """`lost`, `weaker` and so on."""
        return self.weight.name.lower()

    @property
    def weakens(self) -> bool:
        """Whether what was shown before may no longer be shown."""
        return self.weight >= Weight.WEAKER

    @property
    def is_unknown(self) -> bool:
        """Whether there was nothing to compare with."""
        return self.weight == Weight.UNKNOWN


def worst_first(changes: list[Change]) -> list[Change]:
    """The changes in the order in which they are told; names and words in them are data, and cannot move a cursor."""
    told = [change._replace(said=_printable(change.said)) for change in changes]
    return sorted(told, key=lambda change: (-change.weight, change.about))


def _printable(said: str) -> str:
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in said)
