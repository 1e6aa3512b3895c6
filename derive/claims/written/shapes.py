"""Products, transposes and powers of matrices, where their sizes fit; else what to write, with the sizes of both."""

from __future__ import annotations

from typing import Any

from ...messages import notation as kinds
from ...printing.text import text
from ...terms import matrices, pairs
from ...terms.matrices import used
from ...terms.node import Term
from ...terms.pairs import is_vector_of_pairs
from ...terms.term import Adj, Call, Inv, Lam, Size, Vector, shape_of
from .expression import NotationError, shown
from .instead import without_brackets


def sized(vector: Term) -> str:
    """`A is m × n`, or `x has n components`; `A ⊗ B is m·p × n·q`, and `vec(A) has n·m components`."""
    shape = [text(size) for size in shape_of(vector)]
    if len(shape) == 4:
        shape = ["·".join(shape[:2]), "·".join(shape[2:])]
    if is_vector_of_pairs(vector):
        shape = ["·".join(shape)]
    size = f"has {shape[0]} components" if len(shape) == 1 else f"is {' × '.join(shape)}"
    return f"{named(vector)} {size}"


def no_number(vector: Term) -> str:
    """What to write where a vector or a matrix stands for a number."""
    said, shape = named(vector), shape_of(vector)
    short = said if said.isascii() else "x" if len(shape) == 1 else "A"
    entry = f"{short}[{', '.join('ijkl'[: len(shape)])}]"
    if len(shape) != 2 or is_vector_of_pairs(vector):
        return f"{sized(vector)}, where a number is needed; write a component, {entry}"
    alone = without_brackets(short)
    of_all = [f"{name}({alone})" for name in (("tr", "det", "norm") if shape[0] == shape[1] else ("norm",))]
    return f"{sized(vector)}, where a number is needed; write an entry, {entry}, or {', '.join(of_all)}"


def of_one_shape(sign: str, left: Term, right: Term) -> tuple[Size, ...]:
    """The shape of both. Raises NotationError where they have two."""
    shape, other = shape_of(left), shape_of(right)
    in_pairs = is_vector_of_pairs(left), is_vector_of_pairs(right)
    if shape != other or (in_pairs[0] != in_pairs[1] and not (_is_zero(left) or _is_zero(right))):
        found = f"{named(left)} {sign} {named(right)}: {sized(left)}, and {sized(right)}"
        fits = [_turned(right)] if len(other) == 2 and other[::-1] == shape and not any(in_pairs) else []
        if any(in_pairs) and not all(in_pairs):
            fits = [f"vec({without_brackets(named(left if in_pairs[1] else right))})"] if len(other) == 2 else []
        elif sign == "*" and shape[-1] == other[0] and max(len(shape), len(other)) == 2:
            fits = [f"{named(left)} @ {named(right)}", *fits]
        raise NotationError(f"{found}; {' or '.join(fits)} would fit" if fits else found, kinds.SHAPES)
    return shape


def _is_zero(vector: Term) -> bool:
    """Whether it is 0 of the shape of whatever it stands beside."""
    return isinstance(vector, Lam) and vector == matrices.zeros_like(vector)


def named(vector: Term) -> str:
    """A vector as a message speaks of it, and where it can, as it is pasted."""
    match vector:
        case Vector(name):
            return name
        case Inv(matrix):
            return f"inv({without_brackets(named(matrix))})"
        case Adj(matrix):
            return f"adj({without_brackets(named(matrix))})"
        case Lam(_, Call(matrices.IDENTITY)) if vector == used(matrices.IDENTITY, sizes=shape_of(vector)[:1]):
            return f"eye({text(shape_of(vector)[0])})"
        case Lam(_, Call(matrices.TRANSPOSE, (matrix, *_))) if vector == used(matrices.TRANSPOSE, matrix):
            return f"{named(matrix)}.T"
        case Lam(_, Call(matrices.PRODUCT, (left, right, *_))) if vector == used(matrices.PRODUCT, left, right):
            return f"({named(left)} @ {named(right)})"
        case Lam(_, Call(pairs.VEC, (matrix, *_))) if vector == used(pairs.VEC, matrix):
            return f"vec({without_brackets(named(matrix))})"
        case Lam(_, Call(matrices.APPLIED, (left, right, *_))) if vector == used(matrices.APPLIED, left, right):
            return f"({named(left)} @ {named(right)})"
    said = text(vector)
    return said if said.isidentifier() else f"({said})"


def _turned(matrix: Term) -> str:
    """The transpose of a matrix, in the same way."""
    said = named(matrix)
    return said.removesuffix(".T") if said.endswith(".T") else f"{said}.T"


# ── products ──────────────────────────────────────────────────────────────────


def multiplied(left: Term, right: Term) -> Term:
    """A @ B, A @ x, x @ A = A.T @ x, or x @ y = dot(x, y). Raises NotationError where the sizes do not fit."""
    shapes = shape_of(left), shape_of(right)
    if any(len(shape_of(side)) > 2 or is_vector_of_pairs(side) for side in (left, right)):
        return _of_pairs(left, right)
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


def _of_pairs(left: Term, right: Term) -> Term:
    """A product of matrices whose rows and columns are pairs, and of vectors of pairs. Raises NotationError."""
    one, other = shape_of(left), shape_of(right)
    match is_vector_of_pairs(left), is_vector_of_pairs(right):
        case False, False if len(one) == len(other) == 4 and one[2:] == other[:2]:
            return used(pairs.PRODUCT_OF_PAIRS, left, right)
        case False, True if len(one) == 4 and one[2:] == other:
            return used(pairs.APPLIED_TO_PAIRS, left, right)
        case True, False if len(other) == 4 and one == other[:2]:
            return used(pairs.APPLIED_TO_PAIRS, used(pairs.TRANSPOSE_OF_PAIRS, right), left)
        case True, True if one == other:
            return used(pairs.DOT_OF_PAIRS, left, right)
    raise NotationError(
        f"{named(left)} @ {named(right)}: {sized(left)}, and {sized(right)}; kron(…) multiplies another kron(…), "
        "or vec(…), of the same pairs",
        kinds.SHAPES,
    )


def _misfit(left: Term, right: Term) -> str:
    """Which product has wrong sizes, and one that has not."""
    one, other = shape_of(left), shape_of(right)
    written = (named(left), named(right))
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
    said = named(matrix)
    if len(shape_of(matrix)) == 4:
        return used(pairs.TRANSPOSE_OF_PAIRS, matrix)
    alone = without_brackets(said)
    if is_vector_of_pairs(matrix):
        raise NotationError(f"{said}.T: {said} is a vector; write dot({alone}, …)", kinds.SHAPES)
    if len(shape_of(matrix)) != 2:
        raise NotationError(
            f"{said}.T: {said} is a vector; write dot({alone}, …), outer({alone}, …) or A.T @ {said}", kinds.SHAPES
        )
    return used(matrices.TRANSPOSE, matrix)


def raised(matrix: Term, exponent: Any) -> Term:
    """A**k for a whole k from 0. Raises NotationError."""
    said, shape = named(matrix), shape_of(matrix)
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
    said, theirs = named(matrix), named(other) if isinstance(other, Term) else as_factor(shown(other))
    written, entry, shape = (
        _joined(said, sign, theirs, first),
        f"{said}[{', '.join('ijkl'[: len(shape_of(matrix))])}]",
        shape_of(matrix),
    )
    if sign == "/":
        return NotationError(
            f"{written} divides by a matrix; {_instead_of_division(said, theirs, first)}", kinds.SHAPES
        )
    if sign == "**":
        return NotationError(
            f"{written}: no exponent is a matrix; of its entries, write {_joined(entry, sign, theirs, first)}",
            kinds.SHAPES,
        )
    instead = f"of its entries, write {_joined(entry, sign, theirs, first)}"
    if len(shape) == 2 and shape[0] == shape[1]:
        scaled = f"eye({text(shape[0])})" if theirs == "1" else f"{theirs} * eye({text(shape[0])})"
        instead = f"write {_joined(said, sign, scaled, first)}, or {instead}"
    return NotationError(f"{written} adds a number to a matrix; {instead}", kinds.SHAPES)


def _instead_of_division(said: str, theirs: str, first: bool) -> str:
    """What to write for 1 / A, or for A / B."""
    if not first:
        return f"write {said} @ inv({theirs})"
    return f"write inv({said})" if theirs == "1" else f"write {theirs} * inv({said})"


def as_factor(number: str) -> str:
    """A number in brackets, unless it holds together."""
    return f"({number})" if " " in number else number


def _joined(said: str, sign: str, theirs: str, first: bool) -> str:
    return f"{theirs} {sign} {said}" if first else f"{said} {sign} {theirs}"


def not_foreign(value: object) -> object:
    """The value. Raises NotationError for a list, and for a matrix of NumPy or SymPy."""
    if isinstance(value, list | tuple):
        raise NotationError(f"{shown(value)}: a list is no vector or matrix; {_instead_of(value)}", kinds.SHAPES)
    module = type(value).__module__
    library = "NumPy" if module == "numpy" else "SymPy" if module.startswith("sympy.matrices") else None
    shape: tuple[Any, ...] = getattr(value, "shape", ())
    if library is not None and shape != ():
        sizes = f"a vector of {shape[0]}" if len(shape) == 1 else f"a {' × '.join(map(str, shape))} matrix"
        raise NotationError(
            f"{sizes} of {library} ({type(value).__name__}) has no place in a statement; {_instead_of(value)}",
            kinds.SHAPES,
        )
    return value


def _instead_of(value: Any) -> str:
    """What to write for a matrix of another library, or a list."""
    try:
        rows = [list(row) for row in (value.tolist() if hasattr(value, "tolist") else value)]
    except TypeError:
        rows = []
    one = [[int(row == column) for column in range(len(rows))] for row in range(len(rows))]
    if getattr(value, "is_Identity", False) or (rows and rows == one):
        return "write eye(n)"
    if isinstance(getattr(value, "name", None), str):
        return f"declare matrix({value.name!r}, m, n)"
    if rows and not any(any(row) for row in rows):
        return "write zeros(m, n)"
    return "declare vector('x', n) or matrix('A', m, n), of any size"
