"""What is written of whole vectors and matrices: definitions that come with derive, and their use.

Each stands for its body at vectors and matrices of any sizes, as A·B has
Σ_k A_ik·B_kj at i and j. They are transparent: nobody need unfold them.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache

from . import pairs
from .arithmetic import Delta, Mul, Pow, minus, num
from .definition import Call, Definition, Transparent, definitions_in
from .leaf import Dim, Index, Size, Variable, Vector
from .node import REAL, Node, Term
from .statement import EQ, NE, WHOLE, ForAll, Prop, Rel, for_all
from .transparent import named, squared, summed
from .vector import Lam, abstract, at, shape_of, vector_of

_m, _n, _p = Dim("m", 1), Dim("n", 1), Dim("p", 1)
_i, _j, _k = Index("i", _n), Index("j", _n), Index("k", _n)
_row, _middle = Index("i", _m), Index("k", _p)
_x, _y, _u = Vector("x", (_n,)), Vector("y", (_n,)), Vector("x", (_m,))
_A, _B, _square = Vector("A", (_m, _n)), Vector("B", (_m, _n)), Vector("A", (_n, _n))
_left, _right = Vector("A", (_m, _p)), Vector("B", (_p, _n))


def _apart(left: Term, right: Term, *over: Index) -> Term:
    """Σ (a - b)², which is 0 if and only if a = b."""
    return summed(lambda *places: Pow(minus(at(left, places), at(right, places)), num(2)), *over)


_HALF = num(Fraction(1, 2))

PRODUCT = named(
    "matmul",
    summed(lambda k: Mul((at(_left, (_row, k)), at(_right, (k, _j)))), _middle),
    *(_left, _right, _row, _j),
)
APPLIED = named("matvec", summed(lambda k: Mul((at(_A, (_row, k)), at(_x, (k,)))), _k), _A, _x, _row)
TRANSPOSE = named("transpose", at(_A, (Index("j", _m), _i)), _A, _i, Index("j", _m))
TRACE = named("tr", summed(lambda k: at(_square, (k, k)), _k), _square)
DOT = named("dot", summed(lambda k: Mul((at(_x, (k,)), at(_y, (k,)))), _k), _x, _y)
OUTER = named("outer", Mul((at(_u, (_row,)), at(_y, (_j,)))), _u, _y, _row, _j)
DIAGONAL_MATRIX = named("diag", Mul((at(_x, (_i,)), Delta(_i, _j))), _x, _i, _j)
DIAGONAL = named("diag", at(_square, (_i, _i)), _square, _i)
IDENTITY = named("eye", Delta(_i, _j), _i, _j)
ZERO_VECTOR, ZERO_MATRIX = named("zeros", num(0), _i), named("zeros", num(0), _row, _j)
NORM = named("norm", Pow(squared(_k)(_x), _HALF), _x)
FROBENIUS = named("norm", Pow(squared(_row, _j)(_A), _HALF), _A)
APART = named("apart", _apart(_x, _y, _k), _x, _y)
APART_MATRICES = named("apart", _apart(_A, _B, _row, _j), _A, _B)
_APART = {1: APART, 2: APART_MATRICES, 4: pairs.APART_OF_PAIRS}
"""By how many indices a vector or matrix has."""


_OWN = {
    *(PRODUCT, APPLIED, TRANSPOSE, TRACE, DOT, OUTER, DIAGONAL_MATRIX, DIAGONAL, IDENTITY),
    *(ZERO_VECTOR, ZERO_MATRIX, NORM, FROBENIUS, APART, APART_MATRICES),
    *pairs.OWN,
}

MOST = 16
"""The largest exponent of a matrix: its power is written out as sums in sums."""


@cache
def power(exponent: int) -> Transparent:
    """A to the power of a whole number from 2: A·…·A at i, j."""
    product: Term = _square
    for _ in range(exponent - 1):
        product = used(PRODUCT, product, _square)
    return named(f"power{exponent}", at(product, (_i, _j)), _square, _i, _j)


def exponent_of(definition: Definition) -> int | None:
    """k where a definition is that of A to the power k; None of any other."""
    name, digits = definition.name[:5], definition.name[5:]
    if name != "power" or not digits.isdecimal() or not 2 <= int(digits[:3]) <= MOST or len(digits) > 2:
        return None
    return int(digits) if definition == power(int(digits)) else None


def comes_with_derive(definition: Definition) -> bool:
    """Whether a definition is one of these, and not only called so: every reader knows what it stands for."""
    return definition in _OWN or exponent_of(definition) is not None


def named_definitions_in(node: Node) -> list[Definition]:
    """The definitions in a node that an author has named: they are shown with their bodies."""
    return [definition for definition in definitions_in(node) if not comes_with_derive(definition)]


def used(definition: Transparent, *given: Term, sizes: tuple[Size, ...] = ()) -> Term:
    """A definition at vectors and matrices that fit: a number or, where it has indices, a vector or a matrix.

    `sizes` are those of the indices, where no argument shows them.
    """
    formal = definition.params[: definition.formal]
    arguments = [parameter for parameter in formal if not isinstance(parameter, Index)]
    places = [parameter for parameter in formal if isinstance(parameter, Index)]
    values: dict[Variable, Term] = dict(zip(arguments, given, strict=True))
    for parameter, vector in zip(arguments, given, strict=True):
        values.update(zip(parameter.sizes(), shape_of(vector), strict=True))  # type: ignore[arg-type]
    values.update({place.size: size for place, size in zip(places, sizes, strict=False)})  # type: ignore[misc]
    own = tuple([Index(f"·{number}", values[place.size]) for number, place in enumerate(places)])  # type: ignore[index, arg-type]
    call = definition.call({**values, **dict(zip(places, own, strict=True))})
    if not places:
        return call
    whole = abstract(call, own)
    return replace(whole, letters=tuple([place.name for place in places])) if isinstance(whole, Lam) else whole


def equal(left: Term, right: Term, letters: str = "ijkl") -> ForAll:
    """left = right, of two vectors or matrices of one shape: all their components are equal."""
    places = tuple([Index(f"·{number}", size) for number, size in enumerate(shape_of(left))])
    statement: Prop = Rel(EQ, at(left, places), at(right, places))
    for index, letter in zip(places, letters, strict=False):
        statement = replace(for_all(index, statement), letter=WHOLE + letter)
    return statement  # type: ignore[return-value]  # a vector has an index


def unequal(left: Term, right: Term) -> Rel:
    """left ≠ right: some of their components are not equal."""
    definition = _APART.get(len(shape_of(left)))
    if definition is not None:
        return Rel(NE, used(definition, left, right), num(0))
    places = [Index(f"·{number}", size) for number, size in enumerate(shape_of(left))]
    return Rel(NE, _apart(left, right, *places), num(0))


def zeros_like(vector: Term) -> Term:
    """0, of the shape of a vector or matrix."""
    shape = shape_of(vector)
    definition = {1: ZERO_VECTOR, 2: ZERO_MATRIX, 4: pairs.ZERO_OF_PAIRS}.get(len(shape))
    return (
        used(definition, sizes=shape)
        if definition is not None
        else vector_of(shape, num(0), tuple("ijklmpqrstuvw"[: len(shape)]))
    )


def is_whole(statement: Prop) -> bool:
    """Whether a ∀ is written as an equation of vectors or matrices, without its indices."""
    return isinstance(statement, ForAll) and statement.letter.startswith(WHOLE)


def places_of(statement: Prop) -> tuple[Index, ...]:
    """The indices of an equation of vectors or matrices, in their order, with the letters that it would give them."""
    places: list[Index] = []
    while isinstance(statement, ForAll) and is_whole(statement):
        places.insert(0, Index(statement.letter.removeprefix(WHOLE), statement.size))
        statement = statement.body
    return tuple(places)


def at_places(statement: Prop, places: tuple[Index, ...]) -> Prop | None:
    """What an equation of vectors or matrices says at these indices; None of what is none, or has another shape."""
    for place in reversed(places):
        if not isinstance(statement, ForAll) or statement.size != place.size:
            return None
        statement = statement.instance(place)
    return statement


def sides_of(statement: Prop) -> tuple[Term, Term] | None:
    """The vectors or matrices between which = or ≠ is written; None of any other statement."""
    match statement:
        case Rel(name, Call(definition, (left, right, *_)), other) if definition in _APART.values():
            return (left, right) if name == NE and other == num(0) else None
    places = places_of(statement)
    for _ in places:
        (statement,) = statement.parts()
    if not places or not isinstance(statement, Rel) or statement.name != EQ or statement.left.sort != REAL:
        return None
    shape, letters = tuple([place.size for place in places]), tuple([place.name for place in places])
    left, right = (vector_of(shape, side, letters) for side in statement.parts())
    return left, right


def parts_of(call: Call) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """What a definition is used at: its vectors and numbers, and its indices."""
    pairs = list(zip(call.definition.params[: call.definition.formal], call.args, strict=False))
    given = tuple([arg for parameter, arg in pairs if not isinstance(parameter, Index)])
    return given, tuple([arg for parameter, arg in pairs if isinstance(parameter, Index)])
