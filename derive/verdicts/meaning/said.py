"""What a claim says, by its digest and taken apart; and what its proof takes for granted."""

from __future__ import annotations

from collections.abc import Iterator

from ...claims.claim import Claim
from ...kernel import Theorem
from ...printing.text import text
from ...prooftree.digests import hashed
from ...records.outline import MEANINGS, AssumedOutline, DefinitionOutline, Outline
from ...terms.definition import Definition
from ...terms.matrices import named_definitions_in
from .judgement import Judgement, judgement, meaning_of_definition
from .variables import outlines


def meaning_of(claim: Claim) -> str:
    """The digest of all that a claim says: its theorem, or its words; what is true instead; what is expected."""
    return _meaning(claim, None if claim.says else Judgement(claim.statement, claim.given))


def told(claim: Claim) -> tuple[str, Outline | None]:
    """The same, and the claim taken apart; None for one that only has words."""
    if claim.says:
        return meaning_of(claim), None
    found = Judgement(claim.statement, claim.given)
    used = dict.fromkeys(d for p in (claim.statement, *claim.given) for d in named_definitions_in(p))
    outline = Outline(
        found.digest(),
        found.form(),
        found.folded(),
        found.places(),
        tuple(outlines(found.numbers)),
        tuple(found.groups),
        tuple([DefinitionOutline(d.name, *definition_text(d), meaning_of_definition(d)) for d in used]),
    )
    return _meaning(claim, found), outline


def _meaning(claim: Claim, found: Judgement | None) -> str:
    said = hashed(["words", " ".join(claim.says.split())]) if found is None else found.digest()
    instead = None if claim.corrected is None else [claim.corrected.name, meaning_of(claim.corrected)]
    expected = None if claim.expect is None else [repr(float(end)) for end in claim.expect]
    return hashed([MEANINGS, said, instead, expected])


def definition_text(definition: Definition) -> tuple[str, str]:
    """`p_i` and `exp(x_i)/Z`"""
    return text(definition.call({})), text(definition.body)


def assumed_by(theorem: Theorem) -> tuple[AssumedOutline, ...]:
    """What a proof takes for granted: each axiom that it rests on, with what it says where it is used."""
    found = dict.fromkeys(
        AssumedOutline(
            min(step.axioms),
            text(step.statement) + "".join(f", given {said}" for said in sorted(map(text, step.hypotheses))),
            judgement(step.statement, step.hypotheses),
        )
        for step in _assumptions(theorem)
    )
    return tuple(sorted(found, key=lambda one: (one.axiom, one.says)))


def _assumptions(theorem: Theorem) -> Iterator[Theorem]:
    """The axioms below a theorem, each with its hypotheses, if it was stated with some."""
    seen, waiting = set[int](), [theorem] if theorem.axioms else []
    while waiting:
        step = waiting.pop()
        if id(step) in seen:
            continue
        seen.add(id(step))
        premises = [premise for premise in step.premises() if premise.axioms]
        is_stated = step.rule == "conclude" and any(premise.rule == "axiom" for premise in premises)
        if step.rule == "axiom" or is_stated:
            yield step
        else:
            waiting += premises
