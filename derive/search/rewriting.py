"""Rewriting by equations that are cited or assumed."""

from __future__ import annotations

from .. import kernel
from ..kernel import Theorem
from ..terms.node import Term
from ..terms.ordering import key
from ..terms.statement import EQ
from ..terms.term import Num
from .convert import Rewriting
from .matching import match
from .obligations import specialised
from .reasons import Fact
from .scope import Schema, Scope
from .supply import schemas_of


def equations(fact: Fact, scope: Scope) -> list[Schema]:
    """The equations between numbers that a citation or a hypothesis states."""
    return [s for s in schemas_of(fact, scope) if s.relation is not None and s.relation.name == EQ]


def by_equations(schemas: list[Schema], backwards: bool) -> Rewriting:
    """Equations used from left to right, or from right to left; never from a bare number.

    One that only changes indices about is used where it makes the term smaller.
    """

    def rewriting(term: Term, scope: Scope) -> Theorem | None:
        for schema in schemas:
            old, new = schema.theorem.statement.parts()[:: -1 if backwards else 1]
            images = None if isinstance(old, Num) or old == term == new else match(old, term, schema.variables)
            theorem = specialised(schema, images, scope) if images is not None else None
            if theorem is None:
                continue
            if not _changes_about(schema, old, new) or key(theorem.statement.parts()[0 if backwards else 1]) < key(
                term
            ):
                return kernel.symmetry(theorem) if backwards else theorem
        return None

    return rewriting


def _changes_about(schema: Schema, old: Term, new: Term) -> bool:
    """Whether the variables of an equation change places, so that rewriting could go on for ever."""
    images = match(new, old, schema.variables)
    return images is not None and all(image.is_variable for image in images.values())
