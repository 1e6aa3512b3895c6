"""The plain facts of a claim: what it says, and where, before anybody judges it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from ..claims.claim import Claim
from ..printing.domains import domain, in_doubt, named_in
from ..printing.latex import latex
from ..printing.text import text
from ..records.verdict import UNDECIDED, Verdict
from ..terms.matrices import named_definitions_in
from ..terms.node import free
from ..terms.statement import RELATION, Prop
from ..terms.term import Dim, Scalar, Variable
from .meaning import meaning_of, told


def said_by(claim: Claim) -> tuple[Prop, ...]:
    """The statement of a claim, and its hypotheses."""
    return (claim.statement, *claim.given)


def variables_of(claim: Claim) -> frozenset[Variable]:
    """The free variables of the statement and of the hypotheses."""
    return frozenset().union(*[free(prop) for prop in said_by(claim)])


def stated(claim: Claim) -> Verdict:
    """A verdict with nothing decided yet: name, place, statement, hypotheses, definitions, variables, meaning."""
    meaning, outline = told(claim)
    corrected = claim.corrected
    return Verdict(
        claim.name,
        claim.file,
        claim.line,
        claim.kind,
        UNDECIDED,
        statement=claim.says or text(claim.statement),
        latex="" if claim.says else latex(claim.statement),
        source=claim.source,
        title=claim.title,
        doc=claim.doc,
        given=tuple(map(text, claim.given)),
        definitions=tuple(_defined(claim)),
        dimensions=tuple(sorted((v.name, v.at_least) for v in variables_of(claim) if isinstance(v, Dim))),
        scalars=tuple(sorted((text(v), f"{RELATION[v.signs]} 0") for v in variables_of(claim) if _has_sign(v))),
        variables=tuple(_ranging(claim)),
        in_doubt=tuple(map(text, in_doubt(said_by(claim)))),
        corrected=corrected.name if corrected is not None else None,
        corrected_meaning=meaning_of(corrected) if corrected is not None else "",
        expect=claim.expect,
        meaning=meaning,
        outline=outline,
    )


def _defined(claim: Claim) -> Iterator[tuple[str, str]]:
    """The definitions that the statement and the hypotheses use, as `p_i` and its body."""
    for definition in dict.fromkeys(d for prop in said_by(claim) for d in named_definitions_in(prop)):
        yield text(definition.call({})), text(definition.body)


def _ranging(claim: Claim) -> Iterator[tuple[str, str]]:
    """The names beside those of dimensions and of scalars with a sign, and what they range over."""
    for variable in named_in(said_by(claim)):
        if not isinstance(variable, Dim) and not _has_sign(variable):
            yield text(variable), domain(variable)


def _has_sign(variable: Variable) -> TypeGuard[Scalar]:
    return isinstance(variable, Scalar) and variable.signs in RELATION
