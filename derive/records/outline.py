"""What a theorem says, taken apart as plain data, so that two runs can tell in what they differ."""

from __future__ import annotations

import msgspec

MEANINGS = 1
"""The version of the digests of meanings: those of two versions cannot be compared."""


class VariableOutline(msgspec.Struct, frozen=True, omit_defaults=True):
    """A free variable of a statement: its name, and all that was declared of it."""

    name: str
    kind: str
    """dimension, scalar, index, vector, matrix or mask"""
    at_least: int | None = None
    """Of a dimension."""
    signs: int | None = None
    """Of a scalar: the set of signs that it may have, as bits 1 (negative), 2 (zero) and 4 (positive)."""
    sign: str = ""
    """The same as it is read: `> 0`; empty where nothing is assumed."""
    sizes: tuple[str, ...] = ()
    """Of the others: the dimensions of the indices, and last the total of a mask."""
    places: tuple[int, ...] = ()
    """The sizes once more, as places in the list of variables; a number that is no variable is -1."""


class GivenOutline(msgspec.Struct, frozen=True, omit_defaults=True):
    """Hypotheses that hang together by variables that are not in the statement; most stand alone."""

    meaning: str
    says: tuple[str, ...]
    declared: tuple[str, ...] = ()
    """What is assumed of these variables: `d > 0`, `m ≥ 2`."""


class DefinitionOutline(msgspec.Struct, frozen=True, omit_defaults=True):
    """A definition that a claim uses."""

    name: str
    call: str
    body: str
    meaning: str


class AssumedOutline(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an axiom says that a proof rests on."""

    axiom: str
    says: str
    meaning: str


class Outline(msgspec.Struct, frozen=True, omit_defaults=True):
    """A statement and its hypotheses, definitions unfolded, and no letter in any of the digests.

    `meaning` is the digest of it all. `form` is that of the statement with
    nothing but their sorts in the places of the variables; `folded` the same with
    definitions by their numbers. The variables are numbered as they first occur;
    `places` is which of them stands at each place. It is empty where there are
    too many places to write them down.
    """

    meaning: str
    form: str
    folded: str
    places: tuple[int, ...]
    variables: tuple[VariableOutline, ...]
    given: tuple[GivenOutline, ...] = ()
    definitions: tuple[DefinitionOutline, ...] = ()
