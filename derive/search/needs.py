"""What a step asks for beside its relation, as that a determinant is not 0, shown by what the step cites."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from .. import kernel
from ..kernel import Rejected, Theorem
from ..terms.statement import Every, Prop, Rel
from .obligations import further, settled
from .reasons import Cite, Fact, Monotone
from .scope import Scope
from .supply import cited


def cited_need(facts: Iterable[Fact], goal: Rel, needs: Prop | None, scope: Scope) -> list[Theorem]:
    """The condition from one of the citations: an instance of it; or what it says of every vector makes it so."""
    inner = [fact.fact if isinstance(fact, Monotone) else fact for fact in facts]
    for fact in [one for one in inner if isinstance(one, Cite)] if needs not in (None, goal) else []:
        with suppress(Rejected):
            return [cited(needs, fact, scope)]  # type: ignore[arg-type]
        with suppress(Rejected):
            return [_by_every_vector(needs, fact, scope)]
    return []


def _by_every_vector(needs: Prop | None, fact: Cite, scope: Scope) -> Theorem:
    """det A ≠ 0, or that a vector is not 0, from a claim about every vector, as a hypothesis would give it."""
    theorem = fact.target.theorem()
    if not isinstance(needs, Rel) or fact.images or not isinstance(theorem.statement, Every):
        raise Rejected(f"{fact.label} does not speak of every vector")
    settled_one = settled(theorem, scope)
    shown = further(needs, scope.assuming(settled_one.statement))
    return kernel.detachment(kernel.discharge(shown, settled_one.statement), settled_one)
