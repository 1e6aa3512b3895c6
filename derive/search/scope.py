"""What may be used at a place in a proof, and theorems opened up for use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from .. import kernel
from ..kernel import Rejected, Theorem
from ..terms.kept import kept_of
from ..terms.letters import arbitrary
from ..terms.node import Node, free
from ..terms.statement import And, Every, ForAll, Implies, Prop, Rel
from ..terms.substitution import substitute
from ..terms.term import Dim, is_real

hypothesis = kept_of(kernel.hypothesis)
"""φ ⊢ φ, the same theorem each time, so that what is learnt from it is learnt once."""


@dataclass(frozen=True)
class Schema:
    """A theorem and the variables that may be replaced in it."""

    theorem: Theorem
    variables: frozenset[Any]
    closed_over: bool = True
    """Whether it speaks of all dimensions, vectors and scalars, as a claim does and a hypothesis does not."""

    @property
    def relation(self) -> Rel | None:
        """The relation that it states, if it states one between real terms."""
        statement = self.theorem.statement
        return statement if isinstance(statement, Rel) and is_real(statement.left) else None


@dataclass(frozen=True)
class Scope:
    """The hypotheses in force and further facts; with what was met on the way, for the report."""

    given: tuple[Prop, ...]
    known: tuple[Theorem, ...] = ()
    obligations: dict[Theorem, Prop] = field(default_factory=dict, compare=False)
    """The side conditions that were shown, by what shows them: one may be shown again and again."""
    refusals: list[Rejected] = field(default_factory=list, compare=False)
    failed: dict[tuple[Any, ...], Rejected] = field(default_factory=dict, compare=False)
    """The side conditions that were not shown, under which hypotheses and facts."""
    depth: int = 0
    """How many side conditions of side conditions lie above."""
    through: bool = True
    """Whether facts are also seen with their definitions unfolded, without a reason that says so."""
    further: bool = True
    """Whether a step that fails goes on to estimates and to what its hypotheses give together."""
    questions: int = 40
    """How many questions one estimate may ask."""
    thorough: bool = False
    """Whether a side condition is worth a search: not before a step has failed without one."""

    @property
    def facts(self) -> tuple[Theorem, ...]:
        """What the rules may read signs and definedness from."""
        return (*map(hypothesis, self.given), *self.known)

    def assuming(self, *statements: Prop) -> Scope:
        """The same scope with further hypotheses."""
        return replace(self, given=(*self.given, *statements))

    def below(self) -> Scope:
        """The same scope for a side condition."""
        return replace(self, depth=self.depth + 1)

    def knowing(self, *theorems: Theorem) -> Scope:
        """The same scope with further facts."""
        if not theorems:
            return self
        return replace(self, known=(*self.known, *theorems))


def schemas(theorem: Theorem, closed_over: bool, taken: tuple[Node, ...]) -> list[Schema]:
    """A theorem as relations and equivalences: "and" taken apart, "for all" opened, "⇒" made a hypothesis.

    A claim is closed over its variables, so that all may be replaced; a
    hypothesis speaks of its own, and only the indices of its "for all" may.
    """
    variables: frozenset[Any] = frozenset()
    if closed_over:
        variables = frozenset().union(*[free(s) for s in (theorem.statement, *theorem.hypotheses)])
        variables = frozenset([v for v in variables if not isinstance(v, Dim)])
    names = {v.name for node in taken for v in free(node)}
    return [Schema(t, found, closed_over) for t, found in _opened(theorem, variables, names)]


def _opened(theorem: Theorem, variables: frozenset[Any], taken: set[str]) -> Iterator[tuple[Theorem, frozenset[Any]]]:
    match theorem.statement:
        case And(members):
            for place in range(len(members)):
                yield from _opened(kernel.conjunct(theorem, place), variables, taken)
        case ForAll() | Every() as every:
            used = taken | {v.name for s in (every, *theorem.hypotheses) for v in free(s)}
            variable = arbitrary(every, used)
            yield from _opened(kernel.specialisation(theorem, variable, ()), variables | {variable}, taken)
        case Implies(given, _):
            yield from _opened(kernel.detachment(theorem, hypothesis(given)), variables, taken)
        case _:
            yield theorem, variables


def fitted(schema: Schema, dims: frozenset[Dim], facts: tuple[Theorem, ...]) -> Iterator[Schema]:
    """The schema over the dimensions in use: its own, if they are, and every other choice that its bounds allow."""
    own = sorted(
        {v for s in (schema.theorem.statement, *schema.theorem.hypotheses) for v in free(s) if isinstance(v, Dim)},
        key=lambda d: d.name,
    )
    if not schema.closed_over or set(own) <= dims:
        yield schema
    if not schema.closed_over:
        return
    for choice in product(sorted(dims, key=lambda d: d.name), repeat=len(own)):
        images = {n: m for n, m in zip(own, choice, strict=True) if n != m}
        if not images:
            continue
        try:
            theorem = kernel.instance(schema.theorem, tuple(images.items()), facts)
        except Rejected:
            continue
        yield Schema(theorem, frozenset([substitute(v, images) for v in schema.variables]))
