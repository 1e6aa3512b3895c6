"""Conversions: a term rewritten wherever a rewriting applies, as a theorem t ≃ t'.

A rewriting takes a term, and the scope of the place where it stands, and gives
a theorem u = v or u ≃ v with that term on the left, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..rules.calculus import row
from ..terms.definition import Definition, Transparent, definitions_in
from ..terms.kept import kept
from ..terms.letters import letters_for
from ..terms.node import VECTOR, Bound, IllFormed, Node, Term, free, opened
from ..terms.statement import NE, Every, Rel, Tends
from ..terms.term import Adj, At, Call, Delta, Deriv, Fn, Index, Inv, Lam, Reduce, Scalar, Vector, shape_of
from .refusal import put_by
from .scope import Scope

Rewriting = Callable[[Term, Scope], Theorem | None]


@dataclass(frozen=True, slots=True)
class OfHeads:
    """A rewriting of terms with certain heads alone: a part without any of them need not be looked into."""

    heads: frozenset[Any]
    rewriting: Rewriting

    def __call__(self, term: Term, scope: Scope) -> Theorem | None:
        """As any rewriting."""
        return self.rewriting(term, scope)


@kept
def _heads(node: Node, _: tuple[()]) -> frozenset[Any]:
    """The kinds of the nodes in a node, the definitions and the names of the functions that it uses."""
    own = node.definition if isinstance(node, Call) else node.name if isinstance(node, Fn) else None
    return frozenset((type(node), own)).union(*map(_heads, node.parts()))


DERIVATIVES: frozenset[type[Node]] = frozenset((Deriv,))
HYPERBOLIC: frozenset[Definition | str] = frozenset(("sinh", "cosh", "tanh"))
"""The functions that are made of exponentials."""


def right_of(theorem: Theorem) -> Any:
    """The right side of an equation or equivalence."""
    return theorem.statement.parts()[1]


def exchangeable(node: Node) -> list[int]:
    """The places whose parts may be exchanged for equals; the kernel checks it again."""
    places = range(len(node.parts()))
    match node:
        case At(Inv() | Adj()):
            return [0]
        case At() | Delta():
            return []
        case Reduce() | Lam():
            return [places[-1]]
        case Deriv() | Tends():
            return [0]
        case Every():
            return []
        case Call(definition, _):
            return [p for p in places if isinstance(definition.params[p], Scalar | Vector)]
    return list(places)


class Converter:
    """Applies one rewriting throughout a term, from the inside out, until nothing changes.

    In a sum or a product it is known of the index that it is none of those left
    out. `taken` are nodes whose free letters must not be used to open binders.
    `refused` keeps why the kernel turned an exchange down, for the message.
    """

    def __init__(self, rewriting: Rewriting, scope: Scope, taken: tuple[Node, ...] = (), again: bool = True) -> None:
        self.rewriting = rewriting
        self.heads = rewriting.heads if isinstance(rewriting, OfHeads) else None
        self.scope = scope
        self.taken = (*taken, *scope.given)
        self.again = again
        self.refused: list[Rejected] = []

    def __call__(self, node: Any) -> Theorem | None:
        """The theorem node ≃ node', or None if nothing applies."""
        return self._converted(node, self.scope)

    def _converted(self, node: Any, scope: Scope) -> Theorem | None:
        if self.heads is not None and self.heads.isdisjoint(_heads(node)):
            return None
        inside = self._inside(node, scope)
        if node.sort == VECTOR:
            return chained(inside, self._entry_by_entry(node if inside is None else right_of(inside), scope))
        return chained(inside, self._outside(node if inside is None else right_of(inside), scope))

    def _outside(self, node: Any, scope: Scope) -> Theorem | None:
        """The node itself rewritten, and with `again` what that gives."""
        outside = self.rewriting(node, scope) if isinstance(node, Term) else None
        if outside is None or not self.again:
            return outside
        return chained(outside, self._converted(right_of(outside), scope))

    def _inside(self, node: Any, scope: Scope) -> Theorem | None:
        changes: list[tuple[int, Theorem]] = []
        indices = self._opening(node)
        for place in exchangeable(node):
            part, inner = node.parts()[place], scope
            if indices and place == len(node.parts()) - 1:
                part = opened(part, indices)
                left_out = node.omit if isinstance(node, Reduce) else ()
                inner = scope.assuming(*[Rel(NE, indices[0], other) for other in left_out])
            of_entry = isinstance(node, At)  # whose vector was looked at entry by entry
            found = self._inside(part, inner) if of_entry else self._converted(part, inner)
            if found is not None:
                changes.append((place, found))
        return self._exchanged(node, changes, indices)

    def _exchanged(self, node: Any, changes: list[tuple[int, Theorem]], indices: tuple[Index, ...]) -> Theorem | None:
        """The node with parts exchanged for equals; None where there are none, or it may not be."""
        if not changes:
            return None
        try:
            return kernel.congruence(node, tuple(changes), indices)
        except Rejected as refusal:
            self.refused.append(put_by(refusal))
            return None

    def _entry_by_entry(self, vector: Term, scope: Scope) -> Theorem | None:
        """x ≃ x', where x_i is rewritten: x is the vector whose component at i is x_i. Inside x all is done."""
        if not isinstance(vector, Vector | Inv | Adj):
            return None
        shape = shape_of(vector)
        entries = Lam(shape, At(vector, tuple(map(Bound, range(len(shape))))), tuple("ijkl"[: len(shape)]))
        indices = self._opening(entries)
        entry = self._outside(opened(entries.body, indices), scope)
        changed = self._exchanged(entries, [(len(entries.parts()) - 1, entry)] if entry is not None else [], indices)
        if changed is None:
            return None
        return kernel.transitivity(kernel.symmetry(kernel.congruence(entries, (), ())), changed)

    def _opening(self, node: Any) -> tuple[Index, ...]:
        if not node.binds() or isinstance(node, Tends | Every):
            return ()
        letters = node.letters if isinstance(node, Lam) else (node.letter,)
        taken = {v.name for other in (node, *self.taken) for v in free(other)}
        return letters_for(letters, node.sizes(), taken)


def chained(first: Theorem | None, second: Theorem | None) -> Theorem | None:
    """t ≃ u and u ≃ v as t ≃ v, where either may be missing."""
    if first is None or second is None:
        return first or second
    return kernel.transitivity(first, second)


def unfolding(definitions: frozenset[Definition | str]) -> Rewriting:
    """Definitions replaced by their bodies, and functions of these names by exponentials."""

    def rewriting(term: Term, scope: Scope) -> Theorem | None:
        named = term.definition if isinstance(term, Call) else term.name if isinstance(term, Fn) else None
        return kernel.unfold(term) if named in definitions else None  # type: ignore[arg-type]

    return OfHeads(definitions, rewriting)


def differentiating(rows: frozenset[str] | None, done: Callable[[str, Deriv], None]) -> Rewriting:
    """Derivatives replaced by rows of the table: the named ones, or all. `done` hears of each."""

    def rewriting(term: Term, scope: Scope) -> Theorem | None:
        if not isinstance(term, Deriv):
            return None
        plain = seen_through(term)
        slope: Deriv = term if plain is None else right_of(plain)
        try:
            name, _ = row(slope)
        except (Rejected, IllFormed):
            return plain
        if rows is not None and name not in rows:
            return plain
        theorem = kernel.derivative(slope, scope.facts)
        done(name, slope)
        return chained(plain, theorem)

    return OfHeads(DERIVATIVES, rewriting)


def seen_through(term: Deriv) -> Theorem | None:
    """D(f, v) ≃ D(f', v), where f' has no definitions that need not be unfolded; None where f has none."""
    transparent = frozenset([d for d in definitions_in(term.body) if isinstance(d, Transparent)])
    change = Converter(unfolding(transparent), Scope(()), (term,))(term.body) if transparent else None
    return kernel.congruence(term, ((0, change),), ()) if change is not None else None


def _tidied(term: Term, scope: Scope) -> Theorem | None:
    """What stands inside a derivative in normal form, so that two derivatives of one function are one."""
    if not isinstance(term, Deriv):
        return None
    for allowed in ((), scope.facts):
        try:
            body = kernel.render(known(allowed).normal(term.body))
            if body == term.body:
                return None
            return kernel.congruence(term, ((0, kernel.normal_form(term.body, body, allowed)),), ())
        except (Rejected, IllFormed):
            continue
    return None


tidying = OfHeads(DERIVATIVES, _tidied)


def uses(node: Node, definitions: frozenset[Definition | str]) -> Iterator[Node]:
    """Every use of the definitions and functions, also under binders."""
    if (isinstance(node, Call) and node.definition in definitions) or (
        isinstance(node, Fn) and node.name in definitions
    ):
        yield node
    for part in node.parts():
        yield from uses(part, definitions)


def brought_to_light(node: Node, definitions: Set[object]) -> set[Definition]:
    """Those of the definitions that come to light where others are unfolded, and do not stand in the node itself."""
    there = {call.definition for call in calls(node)} & definitions
    found, waiting = set(there), list(there)
    while waiting:
        inside = {call.definition for call in calls(waiting.pop().body)} & definitions - found
        found |= inside
        waiting += inside
    return found - there


def calls(node: Node) -> Iterator[Call]:
    """Every use of a definition, also under binders."""
    if isinstance(node, Call):
        yield node
    for part in node.parts():
        yield from calls(part)


def derivatives(node: Node) -> Iterator[Deriv]:
    """Every derivative, also under binders."""
    if isinstance(node, Deriv):
        yield node
    for part in node.parts():
        yield from derivatives(part)
