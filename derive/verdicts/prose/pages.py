"""A claim as a page: its statement, its proof as far as it goes, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable

from ...claims.claim import Claim
from ...claims.proof import Proof
from ...claims.witness import Model
from ...evidence.numbers.points import Point
from ...printing.declaring import declarations
from ...printing.words import say, sentence
from ...records.page import Page
from ...terms.definition import Definition
from ...terms.letters import letters_in
from ...terms.matrices import named_definitions_in
from ...terms.node import Node, free
from ...terms.statement import Prop
from .conditions import conditions
from .declarations import declared, defined
from .passages import passages
from .worked import worked


def page_of(
    claim: Claim,
    proof: Proof | None,
    point: Point | None,
    failing: Prop | None,
    slack: str,
    models: tuple[Model, ...] = (),
    said: Prop | None = None,
) -> Page:
    """What there is to say.

    `point`: where `failing` fails, the statement or what a step claims, of these
    models. The author `said` it without them.
    """
    stated = (claim.statement, *claim.given)
    if claim.says:
        return Page(statement=(say(claim.says),))
    records = proof.steps if proof is not None else []
    own = _definitions(stated)
    ends = [node for record in records for node in record.ends]
    aside = [d for d in _definitions(ends) if d not in own]
    letters = _letters((*stated, *[d.body for d in (*own, *aside)], *ends))
    variables = declared(frozenset().union(*[free(p) for p in stated]))
    return Page(
        variables=declarations(variables),
        declared=variables,
        defined=defined(own, aside),
        given=tuple(map(sentence, claim.given)),
        statement=sentence(claim.statement),
        passages=passages(proof, claim.statement, len(claim.given)) if proof is not None else (),
        conditions=conditions(records, len(claim.given), letters),
        worked=worked(failing, point, models, said) if point is not None and failing is not None else None,
        slack=slack,
    )


def _definitions(nodes: Iterable[Node]) -> list[Definition]:
    return list(dict.fromkeys(d for node in nodes for d in named_definitions_in(node)))


def _letters(nodes: Iterable[Node]) -> dict[object, str]:
    """The letter for a bound index of each dimension: the first that is bound somewhere, else any that is used."""
    listed = list(nodes)
    return {**letters_in(listed), **letters_in(listed, bound=True)}
