"""How claims are checked, as plain data."""

from __future__ import annotations

import sys

import msgspec

FAIL, WARN, IGNORE = "fail", "warn", "ignore"
"""What a configuration may say of what is not wrong and not well either."""

SECONDS = 60.0
"""How long a claim may take if nobody says otherwise."""

EFFORT = 600
"""How many attempts the search for a proof may make, if nobody says otherwise."""


def is_duration(value: object) -> bool:
    """Whether something is a number of seconds that a claim may take."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= sys.float_info.max


class Settings(msgspec.Struct, frozen=True):
    """What a run was asked for."""

    seed: int = 0
    at: str | None = None
    permitted_axioms: frozenset[str] = frozenset()
    seconds: float | None = None
    """How long a claim, or the reading of a file, may take; None for as long as it likes."""
    memory: int | None = None
    """How much memory a process may take, in MiB."""
    proofs: bool = False
    """Whether finished proofs are wanted as data."""
    pages: bool = False
    """Whether verdicts tell what there is to print of a claim, and files draw their figures."""
    slack: bool = False
    """Whether numbers look at all lengths, and tell how close the sides of an inequality come: for a table of them."""
    project: str = ""
    """The folder of the configuration that holds, seen from the current one, if there is one: so axioms are named."""
    effort: int = EFFORT
    """How many attempts the search makes for what a claim leaves open."""
    no_holes: bool = False
    """Whether a claim that leaves something open is refused, and nothing is looked for."""
    finds: bytes = b""
    """The folder in which proofs that were found are kept, if they are; its name may be no text."""
    lenient: bool = False
    """Whether a claim that is undecided only warns: `undecided = "warn"`."""
    idle: str = WARN
    """What an idle reason does: FAIL the run, WARN, or be IGNOREd."""
