"""What is made of whole vectors and matrices: tr, inv, det, dot, outer, diag, norm, eye; grad, jacobian, hessian."""

from __future__ import annotations

from collections.abc import Callable

from ...messages import notation as kinds
from ...printing.text import text
from ...terms import matrices, pairs
from ...terms.matrices import used
from ...terms.node import IllFormed, Term
from ...terms.term import Adj, Deriv, Det, Index, Inv, Vector, abstract, at, shape_of
from . import shapes
from .arithmetic import Number
from .declare import size_term
from .expression import NotationError, Written, shown
from .reader import read_real
from .vectors import VectorTerm, core_of, lettered

_OF_NUMBERS = {"inv(…)": "1 / {0}", "norm(…)": "abs({0})", "dot(…)": "{0} * …", "jacobian(…)": "grad(…, x)"}
"""What to write where one of these is asked of a number."""


def _core(value: object, where: str, places: int) -> Term:
    """A vector, or a matrix, with so many indices. Raises NotationError."""
    kind = "a vector" if places == 1 else "a matrix"
    core = core_of(value, where, _OF_NUMBERS.get(where, ""), kind)
    if len(shape_of(core)) != places or pairs.is_vector_of_pairs(core):
        raise NotationError(f"{where} takes {kind}; {shapes.sized(core)}", kinds.SHAPES)
    return core


def _square(value: object, where: str) -> Term:
    core = _core(value, where, 2)
    rows, columns = shape_of(core)
    if rows != columns:
        raise NotationError(f"{where} takes a square matrix; {shapes.sized(core)}", kinds.SHAPES)
    return core


def tr(matrix: VectorTerm) -> Written:
    """The trace of a square matrix, Σ_k A_kk, or of kron(A, B) of two square ones."""
    core = core_of(matrix, "tr(…)", kind="a matrix")
    shape = shape_of(core)
    if len(shape) == 4 and shape[:2] == shape[2:]:
        return Written(used(pairs.TRACE_OF_PAIRS, core))
    return Written(used(matrices.TRACE, _square(matrix, "tr(…)")))


def kron(left: VectorTerm, right: VectorTerm) -> VectorTerm:
    """The Kronecker product of two matrices: its rows are pairs of rows, its columns pairs of columns.

    It has four indices, and kron(A, B)[i, k, j, l] is A[i, j] * B[k, l].
    """
    return VectorTerm(used(pairs.KRONECKER, _core(left, "kron(…)", 2), _core(right, "kron(…)", 2)))


def vec(matrix: VectorTerm) -> VectorTerm:
    """The columns of a matrix below one another, as one vector: vec(A @ X @ B) is kron(B.T, A) @ vec(X).

    Its places are pairs, as the columns of kron are: vec(X)[j, i] is X[i, j].
    """
    return VectorTerm(used(pairs.VEC, _core(matrix, "vec(…)", 2)))


def dot(left: VectorTerm, right: VectorTerm) -> Written:
    """The inner product of two vectors, Σ_k x_k·y_k; also written x @ y."""
    if any(isinstance(side, VectorTerm) and pairs.is_vector_of_pairs(side.core) for side in (left, right)):
        one, other = (core_of(side, "dot(…)") for side in (left, right))
        shapes.of_one_shape("@", one, other)
        return Written(used(pairs.DOT_OF_PAIRS, one, other))
    one, other = _core(left, "dot(…)", 1), _core(right, "dot(…)", 1)
    shapes.of_one_shape("@", one, other)
    return Written(used(matrices.DOT, one, other))


def outer(left: VectorTerm, right: VectorTerm) -> VectorTerm:
    """The matrix of all products x_i·y_j."""
    return VectorTerm(used(matrices.OUTER, _core(left, "outer(…)", 1), _core(right, "outer(…)", 1)))


def inv(matrix: VectorTerm) -> VectorTerm:
    """The inverse of a square matrix; it has a value where det(…) is not 0."""
    return VectorTerm(Inv(_square(matrix, "inv(…)")))


def adj(matrix: VectorTerm) -> VectorTerm:
    """The adjugate of a square matrix: A @ adj(A) is det(A) * eye(n), whether det(A) is 0 or not."""
    return VectorTerm(Adj(_square(matrix, "adj(…)")))


def det(matrix: VectorTerm) -> Written:
    """The determinant of a square matrix."""
    return Written(Det(_square(matrix, "det(…)")))


def diag(of: VectorTerm) -> VectorTerm:
    """The matrix with a vector on its diagonal and 0 elsewhere; or the diagonal of a square matrix, as a vector."""
    core = core_of(of, "diag(…)")
    if len(shape_of(core)) == 1:
        return VectorTerm(used(matrices.DIAGONAL_MATRIX, core))
    return VectorTerm(used(matrices.DIAGONAL, _square(of, "diag(…)")))


def norm(of: VectorTerm) -> Written:
    """The length of a vector, √Σ x_k²; of a matrix, its Frobenius norm, √Σ A_ij²."""
    core = core_of(of, "norm(…)", _OF_NUMBERS["norm(…)"])
    if pairs.is_vector_of_pairs(core) or len(shape_of(core)) == 4:
        return Written(used(pairs.FROBENIUS_OF_PAIRS if len(shape_of(core)) == 4 else pairs.NORM_OF_PAIRS, core))
    return Written(used(matrices.NORM if len(shape_of(core)) == 1 else matrices.FROBENIUS, core))


def eye(dim: Written) -> VectorTerm:
    """The identity matrix, whose entries are δ_ij."""
    return VectorTerm(used(matrices.IDENTITY, sizes=(size_term(dim, "eye(…)"),)))


def zeros(*dims: Written) -> VectorTerm:
    """The vector, or with two dimensions the matrix, of zeros."""
    sizes = tuple([size_term(dim, "zeros(…)") for dim in dims])
    if len(sizes) not in (1, 2):
        raise NotationError("zeros(n) is a vector, zeros(m, n) a matrix", kinds.SHAPES)
    return VectorTerm(used(matrices.ZERO_VECTOR if len(sizes) == 1 else matrices.ZERO_MATRIX, sizes=sizes))


# ── derivatives ───────────────────────────────────────────────────────────────


def _moving(by: object, where: str) -> Vector:
    """The declared vector or matrix by which a derivative is taken."""
    core = core_of(by, where)
    if not isinstance(core, Vector):
        raise NotationError(f"{where} differentiates by a declared vector or matrix, not {text(core)}", kinds.SHAPES)
    return core


def _places(*vectors: Term) -> tuple[Index, ...]:
    sizes = [size for vector in vectors for size in shape_of(vector)]
    return tuple([Index(f"·{number}", size) for number, size in enumerate(sizes)])


def _slope(body: Term, var: Term) -> Deriv:
    """A derivative. Raises NotationError for one by the entries of a symmetric matrix."""
    try:
        return Deriv(body, var)
    except IllFormed as problem:
        raise NotationError(str(problem), kinds.SHAPES) from None


def grad(body: Number, by: VectorTerm, *, structured: str | None = None) -> VectorTerm:
    """The derivatives of a number by every component of a declared vector or matrix, in its shape.

    `structured`: what matrix X stays while it moves, "symmetric" or "diagonal".
    Then it is the derivatives along the entries that are independent, made of the
    gradient G by all entries: G + Gᵀ - G∘I, where an entry and its mirror image
    move together and one on the diagonal moves alone; and G∘I.
    """
    if structured is not None:
        return _along(structured, by, lambda: grad(body, by))
    vector = _moving(by, "grad(…)")
    places = _places(vector)
    return lettered(abstract(_slope(_number(body, "grad(…)"), at(vector, places)), places))


def _number(body: object, where: str) -> Term:
    """What is differentiated by a whole vector or matrix. Raises NotationError where it is one itself."""
    if isinstance(body, VectorTerm):
        raise NotationError(
            f"{where} takes a number, and {shapes.sized(body.core)}; write jacobian(…, x)", kinds.SHAPES
        )
    return read_real(body)


_STRUCTURES: dict[str, Callable[[VectorTerm, VectorTerm], VectorTerm]] = {
    "symmetric": lambda slopes, one: slopes + slopes.T - slopes * one,
    "diagonal": lambda slopes, one: slopes * one,
}


def _along(structure: str, by: VectorTerm, slopes: Callable[[], VectorTerm]) -> VectorTerm:
    """The derivatives along the independent entries of a matrix. Raises NotationError."""
    if structure == "toeplitz":
        raise NotationError(
            'structured="toeplitz" sums along diagonals, which cannot be written yet; there are "symmetric" and '
            '"diagonal"',
            kinds.ARGUMENTS,
        )
    if structure not in _STRUCTURES:
        raise NotationError(f'structured= takes "symmetric" or "diagonal", not {shown(structure)}', kinds.ARGUMENTS)
    moving = _square(by, "grad(…, structured=…)")
    return _STRUCTURES[structure](slopes(), VectorTerm(used(matrices.IDENTITY, sizes=shape_of(moving)[:1])))


def jacobian(body: VectorTerm, by: VectorTerm) -> VectorTerm:
    """The matrix of the derivatives of f_i by x_j, for vectors f and x."""
    values, vector = _core(body, "jacobian(…)", 1), _moving(_vector(by, "jacobian(…)"), "jacobian(…)")
    i, j = places = _places(values, vector)
    return lettered(abstract(Deriv(at(values, (i,)), at(vector, (j,))), places))


def hessian(body: Number, by: VectorTerm) -> VectorTerm:
    """The matrix of the second derivatives of a number, by x_i and then by x_j."""
    vector = _moving(_vector(by, "hessian(…)"), "hessian(…)")
    i, j = places = _places(vector, vector)
    return lettered(abstract(Deriv(Deriv(_number(body, "hessian(…)"), at(vector, (i,))), at(vector, (j,))), places))


def _vector(by: VectorTerm, where: str) -> VectorTerm:
    _core(by, where, 1)
    return by
