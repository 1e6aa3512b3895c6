"""What an equation A·B = I gives that is assumed or cited: there is one inverse, and it is one on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache, reduce

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.context.normal.matrices import Factor
from ..terms.letters import letters_for
from ..terms.matrices import DIAGONAL_MATRIX, IDENTITY, PRODUCT, TRANSPOSE, at_places, used
from ..terms.node import IllFormed, Term, free
from ..terms.statement import ForAll, Prop, Rel
from ..terms.term import Call, Delta, Index, Inv, Mul, Size, Vector, abstract, at, num, shape_of
from .scope import Schema, Scope, hypothesis, schemas
from .uniqueness import consequences, product_is_identity

_MOST_CUTS = 4


def given_inverses(statements: tuple[Prop, ...], scope: Scope) -> list[Schema]:
    """What those hypotheses give besides that say of a product of square matrices that it is I."""
    found = [s for s in statements if _identity_of(s) is not None]
    return [schema for s in found for schema in inverses_of(hypothesis(s), False, scope)]


def inverses_of(theorem: Theorem, closed_over: bool, scope: Scope) -> list[Schema]:
    """The same of a theorem; nothing of one that says something else."""
    if _identity_of(theorem.statement) is None:
        return []
    taken = () if closed_over else scope.given
    return [s for found in _inverses(theorem, scope.facts) for s in schemas(found, closed_over, taken)]


def _identity_of(statement: Prop) -> tuple[int, Size] | None:
    """On which side of an equation the product stands that is I, 0 or 1, and its size; None of any other statement."""
    match statement:
        case ForAll(size, ForAll(other, Rel("=", left, right))) if size == other:
            for side, other_side in enumerate((right, left)):
                if isinstance(other_side, Delta) or (
                    isinstance(other_side, Call) and other_side.definition == IDENTITY
                ):
                    return side, size
    return None


@lru_cache(maxsize=256)
def _inverses(theorem: Theorem, facts: tuple[Theorem, ...]) -> tuple[Theorem, ...]:
    """What follows wherever the product is cut in two."""
    side, size = _identity_of(theorem.statement)  # type: ignore[misc]
    found: list[Theorem] = []
    with suppress(Rejected, IllFormed):
        i, j = letters_for(("i", "j"), (size, size), {v.name for v in free(theorem.statement)})
        relation = at_places(theorem.statement, (i, j))
        for factors in _factors(relation.parts()[side], (i, j)):  # type: ignore[union-attr]
            for cut in range(1, min(len(factors), _MOST_CUTS + 1)):
                pair = _multiplied(factors[:cut]), _multiplied(factors[cut:])
                with suppress(Rejected, IllFormed):
                    shown = _as_product(theorem, pair, side, facts)
                    found += consequences(*pair, shown, Scope((), facts))
    return tuple(dict.fromkeys(found))


# ── a product of matrices ─────────────────────────────────────────────────────


def _factors(term: Term, places: tuple[Index, Index]) -> Iterator[list[Term]]:
    """The matrices whose product a term is at two indices: as it is written, or as the normal form reads it.

    A number that stands before them belongs to the first, or to the last.
    """
    written = _written(term, places)
    if len(written) > 1:
        yield written
    product = known(()).product_of(abstract(term, places))
    if product is None:
        return
    first, *others = [_as_matrix(factor) for factor in product.factors]
    if product.number != num(1):
        yield [_scaled(product.number, first), *others]
        yield [first, *others[:-1], _scaled(product.number, others[-1])] if others else []
    elif len(written) < 2:
        yield [first, *others]


def _scaled(number: Term, matrix: Term) -> Term:
    places = tuple([Index(f"·place{which}", size) for which, size in enumerate(shape_of(matrix))])
    return abstract(Mul((number, at(matrix, places))), places)


def _written(term: Term, places: tuple[Index, Index]) -> list[Term]:
    match term:
        case Call(definition, (left, right, row, column, *_)) if definition == PRODUCT and (row, column) == places:
            return [*_written_in(left), *_written_in(right)]
    return [abstract(term, places)]


def _written_in(matrix: Term) -> list[Term]:
    places = tuple([Index(f"·place{number}", size) for number, size in enumerate(shape_of(matrix))])
    return [matrix] if isinstance(matrix, Vector) else _written(at(matrix, places), places)  # type: ignore[arg-type]


def _as_matrix(factor: Factor) -> Term:
    matrix = used(DIAGONAL_MATRIX, factor.matrix) if factor.diagonal else factor.matrix
    turned = used(TRANSPOSE, matrix) if factor.turned else matrix
    return Inv(turned) if factor.inverted else turned


def _multiplied(factors: list[Term]) -> Term:
    return reduce(lambda left, right: used(PRODUCT, left, right), factors)


def _as_product(theorem: Theorem, pair: tuple[Term, Term], side: int, facts: tuple[Theorem, ...]) -> Theorem:
    """A·B = I as it is written for two matrices, from an equation that says so in another way."""
    wanted = product_is_identity(*pair)
    places = letters_for(("i", "j"), shape_of(pair[0]), {v.name for v in (*free(theorem.statement), *free(wanted))})
    for index in reversed(places):
        theorem = kernel.specialisation(theorem, index, ())
    theorem = kernel.symmetry(theorem) if side else theorem
    (left, right), (start, end) = theorem.statement.parts(), at_places(wanted, places).parts()  # type: ignore[union-attr]
    theorem = kernel.transitivity(kernel.normal_form(start, left, facts), theorem)
    theorem = kernel.transitivity(theorem, kernel.normal_form(right, end, facts))
    for index in places:
        theorem = kernel.generalisation(theorem, index)
    return theorem
