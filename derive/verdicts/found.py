"""What was found for the holes of a claim, as data: where each stands, and the source that can stand there."""

from __future__ import annotations

from ..claims.claim import Claim
from ..claims.finding import Found
from ..claims.proof import Proof
from ..records.verdict import FoundVerdict
from ..source.infile import InFile
from ..source.parts import listed
from ..source.words import AsDeclared, Unspoken
from ..terms.node import Node


def found_in(claim: Claim, proof: Proof) -> tuple[FoundVerdict, ...]:
    """What was found, in the order in which it was met."""
    return tuple([_written(one, claim) for one in proof.found])


def left_open(proof: Proof) -> tuple[tuple[int, int, int, int], ...]:
    """The places for which nothing was found."""
    known = {one.hole for one in proof.found}
    return tuple(hole.place for hole in proof.holes if hole not in known)


def _written(one: Found, claim: Claim) -> FoundVerdict:
    """It in the words of the claim's file; where these do not do, in those that things were declared with."""
    values = one.value if isinstance(one.value, tuple) else (one.value,)
    kind = "target" if isinstance(one.value, Node) else "reasons" if isinstance(one.value, tuple) else "part"
    words = names_in(claim)
    try:
        text = listed(values, words)
    except Unspoken:
        return FoundVerdict(*one.hole.place, kind, _as_declared(values), foreign=True)
    return FoundVerdict(*one.hole.place, kind, text, tuple(words.imports), tuple(words.declared.items()))


def names_in(claim: Claim) -> InFile:
    """The names of a claim's file, as they stand where its body runs."""
    code = claim.body.__code__
    return InFile(claim.body.__globals__, {*code.co_varnames, *code.co_cellvars})


def _as_declared(values: tuple[object, ...]) -> str:
    try:
        return listed(values, AsDeclared())
    except Unspoken:
        return "…"
