"""Products, transposes and powers of matrices, where their sizes fit; else what to write, with the sizes of both."""

from __future__ import annotations

from typing import Any

from ...messages import notation as kinds
from ...printing.text import text
from ...terms import matrices
from ...terms.matrices import used
from ...terms.node import Term
from ...terms.term import Call, Lam, Size, Vector, shape_of
from .expression import NotationError, shown


def sized(vector: Term) -> str:
    """`A is m × n`, or `x has n components`."""
    shape = shape_of(vector)
    size = f"has {text(shape[0])} components" if len(shape) == 1 else f"is {' × '.join(map(text, shape))}"
    return f"{_named(vector)} {size}"


def of_one_shape(sign: str, left: Term, right: Term) -> tuple[Size, ...]:
    """The shape of both. Raises NotationError where they have two."""
    shape, other = shape_of(left), shape_of(right)
    if shape != other:
        found = f"{_named(left)} {sign} {_named(right)}: {sized(left)}, and {sized(right)}"
        turned = len(other) == 2 and other[::-1] == shape
        raise NotationError(f"{found}; {_turned(right)} would fit" if turned else found, kinds.SHAPES)
    return shape


def _named(vector: Term) -> str:
    """A vector as a message speaks of it, and where it can, as it is pasted."""
    match vector:
        case Vector(name):
            return name
        case Lam(_, Call(definition, (Vector(name), *_))) if definition == matrices.TRANSPOSE:
            return f"{name}.T"
    return f"({text(vector)})"


def _turned(matrix: Term) -> str:
    """The transpose of a matrix, in the same way."""
    said = _named(matrix)
    return said.removesuffix(".T") if said.endswith(".T") else f"{said}.T"


# ── products ──────────────────────────────────────────────────────────────────


def multiplied(left: Term, right: Term) -> Term:
    """A @ B, A @ x, x @ A = A.T @ x, or x @ y = dot(x, y). Raises NotationError where the sizes do not fit."""
    shapes = shape_of(left), shape_of(right)
    if any(len(shape) > 2 for shape in shapes):
        raise NotationError("@ multiplies vectors and matrices", kinds.SHAPES)
    if shapes[0][-1] != shapes[1][0]:
        raise NotationError(_misfit(left, right), kinds.SHAPES)
    match len(shapes[0]), len(shapes[1]):
        case 2, 2:
            return used(matrices.PRODUCT, left, right)
        case 2, 1:
            return used(matrices.APPLIED, left, right)
        case 1, 2:
            return used(matrices.APPLIED, used(matrices.TRANSPOSE, right), left)
    return used(matrices.DOT, left, right)


def _misfit(left: Term, right: Term) -> str:
    """Which product has wrong sizes, and one that has not."""
    one, other = shape_of(left), shape_of(right)
    written = (_named(left), _named(right))
    fits = [
        f"{_turned(left) if turned else written[0]} @ {_turned(right) if turned_too else written[1]}"
        for turned, turned_too in ((True, False), (False, True), (True, True))
        if (not turned or len(one) == 2) and (not turned_too or len(other) == 2)
        if (one[0] if turned else one[-1]) == (other[-1] if turned_too else other[0])
    ]
    outer = [f"outer({written[0]}, {written[1]})"] if len(one) == len(other) == 1 else []
    instead = f"; {' or '.join(fits or outer)} would fit" if fits or outer else ""
    return f"{written[0]} @ {written[1]}: {sized(left)}, and {sized(right)}{instead}"


def transposed(matrix: Term) -> Term:
    """A.T. Raises NotationError for a vector."""
    said = _named(matrix)
    if len(shape_of(matrix)) != 2:
        raise NotationError(
            f"{said}.T: {said} is a vector; write dot({said}, …), outer({said}, …) or A.T @ {said}", kinds.SHAPES
        )
    return used(matrices.TRANSPOSE, matrix)


def raised(matrix: Term, exponent: Any) -> Term:
    """A**k for a whole k from 0. Raises NotationError."""
    said, shape = _named(matrix), shape_of(matrix)
    if not isinstance(exponent, int) or isinstance(exponent, bool) or not 0 <= exponent <= matrices.MOST:
        more = (
            f"write inv({said})" + (f"**{-exponent}" if exponent < -1 else "")
            if _is_negative(exponent)
            else f"k is a number from 0 to {matrices.MOST}"
        )
        raise NotationError(f"{said}**{shown(exponent)}: A**k is the product A @ … @ A; {more}", kinds.SHAPES)
    if shape[0] != shape[1]:
        raise NotationError(
            f"{said}**{exponent}: {sized(matrix)}; only a square matrix has powers. Squares of all "
            f"entries are {said} * {said}, and {said}.T @ {said} is square",
            kinds.SHAPES,
        )
    if exponent < 2:
        return matrix if exponent else used(matrices.IDENTITY, sizes=shape[:1])
    return used(matrices.power(exponent), matrix)


def _is_negative(exponent: Any) -> bool:
    return isinstance(exponent, int) and exponent < 0


# ── what is no product ────────────────────────────────────────────────────────


def is_entrywise(sign: str, both: bool, first: bool) -> bool:
    """Whether an operator between a matrix and another, or a number, is meant entry by entry."""
    return sign in ("+", "-", "*") if both else sign == "*" or (sign == "/" and not first)


def misused(sign: str, matrix: Term, other: Any, first: bool) -> NotationError:
    """What to write for A + 1, 1 / A or A / B."""
    said, theirs = _named(matrix), _named(other) if isinstance(other, Term) else shown(other)
    written, entry, shape = _joined(said, sign, theirs, first), f"{said}[i, j]", shape_of(matrix)
    if sign == "/":
        return NotationError(
            f"{written} divides by a matrix; {_instead_of_division(said, theirs, first)}", kinds.SHAPES
        )
    instead = f"of its entries, write {_joined(entry, sign, theirs, first)}"
    if shape[0] == shape[1]:
        scaled = f"eye({text(shape[0])})" if theirs == "1" else f"{theirs} * eye({text(shape[0])})"
        instead = f"write {_joined(said, sign, scaled, first)}, or {instead}"
    return NotationError(f"{written} adds a number to a matrix; {instead}", kinds.SHAPES)


def _instead_of_division(said: str, theirs: str, first: bool) -> str:
    """What to write for 1 / A, or for A / B."""
    if not first:
        return f"write {said} @ inv({theirs})"
    return f"write inv({said})" if theirs == "1" else f"write {theirs} * inv({said})"


def _joined(said: str, sign: str, theirs: str, first: bool) -> str:
    return f"{theirs} {sign} {said}" if first else f"{said} {sign} {theirs}"


def not_foreign(value: object) -> object:
    """The value. Raises NotationError for a matrix of NumPy or SymPy."""
    module = type(value).__module__
    library = "NumPy" if module == "numpy" else "SymPy" if module.startswith("sympy.matrices") else None
    if library is not None and getattr(value, "shape", ()) != ():
        raise NotationError(
            f"a matrix of {library} ({type(value).__name__}) has no place in a statement; "
            f"declare vector('x', n) or matrix('A', m, n), or write its entries",
            kinds.SHAPES,
        )
    return value
