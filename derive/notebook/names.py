"""What the names of a notebook stand for now, and which claims speak of something that was made anew since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..claims.claim import Claim
from ..claims.written.define import Family, Function
from ..claims.written.expression import Written
from ..claims.written.unknown import SmoothFunction
from ..claims.written.vectors import VectorTerm
from ..terms.definition import Call
from ..terms.matrices import named_definitions_in
from ..terms.node import free

Things = dict[str, frozenset[Any]]
"""Variables and definitions, by the names that they were declared with."""


class Declared:
    """What is declared and defined in a notebook, and in which of its cells."""

    def __init__(self) -> None:
        self._owners: dict[str, tuple[str | None, frozenset[Any]]] = {}
        self._lost: set[Any] = set()

    def after(self, cell: str | None, namespace: Mapping[str, Any]) -> None:
        """A cell has run; None for one that nobody can tell from others.

        What it had declared before, and declares otherwise now, is made anew. What another cell declares under the
        same name is another thing beside it, as in a file that declares a name twice.
        """
        for name, found in _things(namespace).items():
            owner, before = self._owners.get(name, (None, frozenset()))
            if before != found:
                self._lost |= before - found if cell is not None and owner == cell else frozenset()
                self._lost -= found
                self._owners[name] = cell, found

    def made_anew(self, claim: Claim) -> str | None:
        """The name of something that a claim speaks of and that was made anew since."""
        for said in (claim.statement, *claim.given) if self._lost else ():
            for thing in (*named_definitions_in(said), *free(said)):
                if thing in self._lost:
                    return str(thing.name)
        return None


def _things(namespace: Mapping[str, Any]) -> Things:
    """What stands under the names of cells; those that IPython keeps for itself are left out."""
    found: dict[str, set[Any]] = {}
    for name, value in list(namespace.items()):
        for thing in _things_of(value) if not name.startswith("_") else ():
            found.setdefault(thing.name, set()).add(thing)
    return {name: frozenset(known) for name, known in found.items()}


def _things_of(value: Any) -> Iterator[Any]:
    match value:
        case Family() | Function():
            yield value.definition
        case Written(term=Call() as call):
            yield call.definition
        case Written(term=term) if term.is_variable:
            yield term
        case VectorTerm(core=core) | SmoothFunction(core=core) if core.is_variable:
            yield core
        case tuple() | list():
            for one in value:
                if isinstance(one, Written | VectorTerm):
                    yield from _things_of(one)
