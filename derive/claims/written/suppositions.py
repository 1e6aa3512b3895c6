"""Hypotheses as words: what is supposed of a function or a matrix, for every number or vector."""

from __future__ import annotations

from typing import Any

from ...messages import notation as kinds
from ...terms.node import free
from ...terms.term import ANY, POS, Scalar, Vector, shape_of
from .arithmetic import Number
from .build import Eq, Ge, Gt, Implies, Le, Ne, Statement, forall
from .expression import NotationError, Written, as_written, shown
from .functions import abs as modulus
from .matrices import dot, norm, tr
from .places import is_declared_otherwise
from .reader import read_real
from .unknown import SmoothFunction
from .vectors import VectorTerm

_VECTORS, _NUMBERS, _FACTORS = ("x", "y", "z", "u", "v", "w"), ("s", "t", "u", "v", "w", "r"), ("c", "r", "q", "k")


def homogeneous(f: SmoothFunction, degree: Number) -> Statement:
    """f(c·x) = c^s·f(x) for all c > 0 and all x: f is positively homogeneous of degree s.

    f is a function of one vector, matrix or real number, and its values are numbers.
    Raises NotationError for any other, and for a degree that is no number.
    """
    with as_written():
        where = "homogeneous(f, s)"
        power = read_real(degree)
        (x,) = _arguments(f, where, 1, power)
        factor = Written(Scalar(_letter(where, Scalar, POS, _FACTORS, (f.core, power, _core(x))), POS))
        return forall(factor, x, Eq(f(factor * x), factor**degree * f(x)))


def convex(f: SmoothFunction) -> Statement:
    """f(y) ≥ f(x) + ⟨∇f(x), y - x⟩ for all x and y: f lies above its tangents, which for a smooth f is convexity.

    f is a function of one vector, matrix or real number, and its values are numbers. Raises NotationError for others.
    """
    with as_written():
        x, y = _arguments(f, "convex(f)", 2)
        return forall(x, y, Ge(f(y), _tangent(f, x, y)))


def l_smooth(f: SmoothFunction, constant: Number) -> Statement:
    """f(y) ≤ f(x) + ⟨∇f(x), y - x⟩ + L/2·‖y - x‖² for all x and y: the descent inequality of an L-smooth function.

    It follows from a gradient that is Lipschitz with the constant L. f is a function
    as in convex(f). Raises NotationError for any other.
    """
    with as_written():
        x, y = _arguments(f, "l_smooth(f, L)", 2, read_real(constant))
        return forall(x, y, Le(f(y), _tangent(f, x, y) + constant / 2 * _size(y - x) ** 2))


def lipschitz(f: SmoothFunction, constant: Number) -> Statement:
    """|f(x) - f(y)| ≤ L·‖x - y‖ for all x and y. f is a function as in convex(f). Raises NotationError for others."""
    with as_written():
        x, y = _arguments(f, "lipschitz(f, L)", 2, read_real(constant))
        return forall(x, y, Le(modulus(f(x) - f(y)), constant * _size(x - y)))


def posdef(matrix: VectorTerm) -> Statement:
    """⟨x, S·x⟩ > 0 for all x ≠ 0: S is positive definite; that it is symmetric is not said.

    S is a square matrix; then det S ≠ 0, so S⁻¹ has a value. Raises NotationError for anything else.
    """
    shape = shape_of(matrix.core) if isinstance(matrix, VectorTerm) else ()
    if len(shape) != 2 or shape[0] != shape[1]:
        raise NotationError(f"posdef(S) takes a square matrix, not {shown(matrix)}", kinds.SHAPES)
    with as_written():
        x = VectorTerm(Vector(_letter("posdef(S)", Vector, 0, _VECTORS, (matrix.core,)), (shape[0],)))
        return forall(x, Implies(Ne(x, 0), Gt(dot(x, matrix @ x), 0)))


def _core(value: Any) -> Any:
    return value.core if isinstance(value, VectorTerm) else value.term


def _arguments(f: Any, where: str, count: int, *beside: Any) -> list[Any]:
    """So many arguments of a function of one, with letters that stand for nothing else, nor in what is said beside."""
    if not isinstance(f, SmoothFunction):
        raise NotationError(f"{where} takes a function, f = function('f', n), not {shown(f)}", kinds.ARGUMENTS)
    if len(f.core.takes) != 1 or f.core.to:
        takes = "several arguments" if len(f.core.takes) != 1 else "values that are no numbers"
        raise NotationError(f"{where}: {f!r} has {takes}; write the statement with forall(…)", kinds.ARGUMENTS)
    (shape,) = f.core.takes
    found: list[Any] = []
    taken: tuple[Any, ...] = (f.core, *beside)
    for _ in range(count):
        kind, signs, letters = (Vector, 0, _VECTORS) if shape else (Scalar, ANY, _NUMBERS)
        name = _letter(where, kind, signs, letters, taken)
        variable: Any = Vector(name, shape) if shape else Scalar(name, ANY)
        taken = (*taken, variable)
        found.append(VectorTerm(variable) if shape else Written(variable))
    return found


def _letter(where: str, kind: type[Any], signs: int, letters: tuple[str, ...], speaks: tuple[Any, ...]) -> str:
    """The first letter that no node has and that the author's file has not declared as something of another kind.

    Raises NotationError where all of them stand for something in these nodes.
    """
    taken = {v.name for node in speaks for v in free(node)}
    chosen = [one for one in letters if one not in taken]
    if not chosen:
        said = f"{where}: {', '.join(letters)} all stand for something in it; write the statement with forall(…)"
        raise NotationError(said, kinds.ARGUMENTS)
    return next((one for one in chosen if not is_declared_otherwise(kind, signs, one)), chosen[0])


def _tangent(f: SmoothFunction, x: Any, y: Any) -> Any:
    """What the tangent at x is at y."""
    (shape,) = f.core.takes
    if not shape:
        return f(x) + f.slope(x) * (y - x)
    if len(shape) == 1:
        return f(x) + dot(f.grad(x), y - x)
    return f(x) + tr(f.grad(x).T @ (y - x))


def _size(difference: Any) -> Any:
    return norm(difference) if isinstance(difference, VectorTerm) else modulus(difference)
