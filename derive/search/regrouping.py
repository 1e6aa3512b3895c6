"""Products of matrices in other brackets: A⁻¹·A·w as A⁻¹·(A·w), where an equation speaks of A·w."""

from __future__ import annotations

from functools import reduce

from ..terms.matrices import APPLIED, PRODUCT, used
from ..terms.node import Term, loose, opened
from ..terms.term import Call, Index, Lam, at, shape_of

Chain = tuple[Term, ...]


def factors_of(term: Term) -> Chain:
    """The matrices, and the vector at the end, whose product a term is an entry of; none if it is of no product."""
    match term:
        case Call(definition, (left, right, *_)) if definition in (PRODUCT, APPLIED):
            return (*_inside(left), *_inside(right))
    return ()


def _inside(matrix: Term) -> Chain:
    """The same of a whole matrix or vector, which may be no product."""
    if isinstance(matrix, Lam) and not loose(matrix):
        places = _places(matrix)
        entry = opened(matrix.body, places)
        if matrix == _entries_of(entry, places):
            return factors_of(entry) or (matrix,)
    return (matrix,)


def _entries_of(entry: Term, places: tuple[Index, ...]) -> Term | None:
    """The product whose entry at these places a term is."""
    match entry:
        case Call(definition, (left, right, *own)) if definition in (PRODUCT, APPLIED):
            return used(definition, left, right) if tuple(own[: len(places)]) == places else None  # type: ignore[arg-type]
    return None


def _places(matrix: Term) -> tuple[Index, ...]:
    return tuple([Index(f"·place{number}", size) for number, size in enumerate(shape_of(matrix))])


def regrouped(term: Term, chains: frozenset[Chain]) -> Term:
    """The term, with brackets around these products where they stand in longer ones."""
    if term.binds() or loose(term):
        return term
    factors = factors_of(term)
    if factors:
        return _in_brackets(term, factors, chains)
    parts = tuple([regrouped(part, chains) for part in term.parts()])
    changed: Term = term.rebuilt(parts) if parts != term.parts() else term
    return changed


def _in_brackets(term: Term, factors: Chain, chains: frozenset[Chain]) -> Term:
    for chain in sorted(chains, key=len, reverse=True):
        for start in range(len(factors) - len(chain) + 1):
            if factors[start : start + len(chain)] == chain and len(chain) < len(factors):
                grouped = (*factors[:start], multiplied(chain), *factors[start + len(chain) :])
                places = term.parts()[2 : 2 + len(shape_of(multiplied(factors)))]
                return at(multiplied(grouped), places)
    return term


def multiplied(factors: Chain) -> Term:
    """Matrices multiplied from the left, with a vector at the end or without."""
    return reduce(lambda left, right: used(PRODUCT if len(shape_of(right)) == 2 else APPLIED, left, right), factors)
