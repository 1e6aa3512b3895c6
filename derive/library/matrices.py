"""Inverses and determinants of sums with products, and least squares with a ridge.

Sources: Sherman, Morrison, Adjustment of an Inverse Matrix Corresponding to a
Change in One Element of a Given Matrix (1950); Woodbury, Inverting Modified
Matrices (1950); Hoerl, Kennard, Ridge Regression: Biased Estimation for
Nonorthogonal Problems (1970); Henderson, Searle, On Deriving the Inverse of a
Sum of Matrices (1981); Harville, Matrix Algebra From a Statistician's
Perspective (1997); Saunders, Gammerman, Vovk, Ridge Regression Learning
Algorithm in Dual Variables (1998).
"""

from derive import by
from derive.notation import *

m, n = dimension("m"), dimension("n")
A, B, C = matrix("A", n, n), matrix("B", m, m), matrix("C", m, m)
U, V = matrix("U", n, m), matrix("V", m, n)
u, v = vector("u", n), vector("v", n)
c = scalar("c")


# ── determinants ──────────────────────────────────────────────────────────────

one, other = eye(n) + U @ V, eye(m) + V @ U
shifted, other_shifted = U @ V + c * eye(n), V @ U + c * eye(m)
small = eye(m) + C @ V @ inv(A) @ U
core, capacitance = eye(m) + V @ inv(A) @ U, inv(C) + V @ inv(A) @ U
pivot = 1 + dot(v, inv(A) @ u)


@claim(Eq(det(one), det(other)), source="Harville 1997 18.1")
def sylvester_determinant():
    """Sylvester's theorem: the product may be taken in either order."""
    return calc(det(one)).eq(det(other))


@claim(Eq(c**m * det(shifted), c**n * det(other_shifted)), given=[Ne(c, 0)], source="Harville 1997 18.1")
def sylvester_determinant_with_a_shift():
    """So U·V and V·U have the same eigenvalues other than 0."""
    return (
        calc(c**m * det(shifted))
        .eq(c**m * det(c * (eye(n) + (U / c) @ V)))
        .eq(c**m * c**n * det(eye(n) + (U / c) @ V))
        .eq(c**m * c**n * det(eye(m) + V @ (U / c)))
        .eq(c**n * det(c * (eye(m) + V @ (U / c))))
        .eq(c**n * det(other_shifted))
    )


@claim(
    Eq(det(A + U @ V), det(A) * det(core)),
    given=[Ne(det(A), 0)],
    source="Harville 1997 18.1",
)
def determinant_lemma():
    """The determinant after an update, from a determinant of m rows."""
    return (
        calc(det(A + U @ V))
        .eq(det(A @ (eye(n) + inv(A) @ U @ V)))
        .eq(det(A) * det(eye(n) + inv(A) @ U @ V))
        .eq(det(A) * det(core))
    )


@claim(Eq(det(A + outer(u, v)), det(A) * pivot), given=[Ne(det(A), 0)], source="Harville 1997 18.1")
def determinant_lemma_of_one_column():
    """The determinant after an update by one column and one row."""
    return (
        calc(det(A + outer(u, v)))
        .eq(det(A @ (eye(n) + inv(A) @ outer(u, v))))
        .eq(det(A) * det(eye(n) + inv(A) @ outer(u, v)))
        .eq(det(A) * pivot)
    )


@claim(
    Eq(det(A + U @ C @ V), det(A) * det(C) * det(capacitance)),
    given=[Ne(det(A), 0), Ne(det(C), 0)],
    source="Harville 1997 18.1",
)
def determinant_lemma_with_a_middle():
    """The determinant that goes with Woodbury's identity."""
    return (
        calc(det(A + U @ C @ V))
        .eq(det(A) * det(small), by.inst(determinant_lemma, {V: C @ V}))
        .eq(det(A) * det(C @ capacitance))
        .eq(det(A) * det(C) * det(capacitance))
    )


@claim(Iff(Ne(det(A + outer(u, v)), 0), Ne(pivot, 0)), given=[Ne(det(A), 0)], source="Harville 1997 18.1")
def regular_after_one_column():
    """One column and one row make a regular matrix singular only where the pivot is 0."""
    whole = det(A + outer(u, v))
    return both(
        calc(pivot).eq(whole / det(A), determinant_lemma_of_one_column).ne(0, by.hyp(2)),
        calc(whole).eq(det(A) * pivot, determinant_lemma_of_one_column).ne(0, by.hyp),
    )


@claim(Iff(Ne(det(A + U @ V), 0), Ne(det(core), 0)), given=[Ne(det(A), 0)], source="Harville 1997 18.1")
def regular_after_an_update():
    """Whether a matrix of n rows has an inverse is seen from one of m rows."""
    whole = det(A + U @ V)
    return both(
        calc(det(core)).eq(whole / det(A), determinant_lemma).ne(0, by.hyp(2)),
        calc(whole).eq(det(A) * det(core), determinant_lemma).ne(0, by.hyp),
    )


# ── push-through ──────────────────────────────────────────────────────────────


@claim(
    Eq(inv(A) @ U, U @ inv(B)), given=[Eq(A @ U, U @ B), Ne(det(A), 0), Ne(det(B), 0)], source="Henderson–Searle 1981"
)
def inverses_intertwine():
    """What stands between A and B stands between their inverses."""
    return calc(inv(A) @ U).eq(inv(A) @ (U @ B) @ inv(B)).eq(inv(A) @ A @ U @ inv(B), by.hyp).eq(U @ inv(B))


@claim(Ne(det(other), 0), given=[Ne(det(one), 0)], source="Harville 1997 18.1")
def regular_in_the_other_order():
    """I + V·U has an inverse where I + U·V has one."""
    return calc(det(other)).eq(det(one), sylvester_determinant).ne(0, by.hyp)


@claim(
    Eq(inv(one) @ U, U @ inv(other)),
    given=[Ne(det(one), 0)],
    source="Henderson–Searle 1981",
)
def push_through():
    """U is pushed through the inverse, and the product is turned round."""
    return calc(inv(one) @ U).eq(U @ inv(other), inverses_intertwine, regular_in_the_other_order)


@claim(Ne(det(other_shifted), 0), given=[Ne(c, 0), Ne(det(shifted), 0)], source="Harville 1997 18.1")
def regular_in_the_other_order_with_a_shift():
    """V·U + c·I has an inverse where U·V + c·I has one."""
    other_way = c**m * det(shifted) / c**n
    return calc(det(other_shifted)).eq(other_way, sylvester_determinant_with_a_shift).ne(0, by.hyp)


@claim(
    Eq(inv(shifted) @ U, U @ inv(other_shifted)), given=[Ne(c, 0), Ne(det(shifted), 0)], source="Henderson–Searle 1981"
)
def push_through_with_a_shift():
    """With c·I in place of I."""
    return calc(inv(shifted) @ U).eq(
        U @ inv(other_shifted), inverses_intertwine, regular_in_the_other_order_with_a_shift
    )


# ── Woodbury ──────────────────────────────────────────────────────────────────


@claim(
    Eq(inv(A + U @ C @ V), inv(A) - inv(A) @ U @ inv(capacitance) @ V @ inv(A)),
    given=[Ne(det(A), 0), Ne(det(C), 0), Ne(det(capacitance), 0)],
    source="Woodbury 1950",
)
def woodbury():
    """The inverse after an update, from an inverse of m rows."""
    return unique(
        calc((A + U @ C @ V) @ (inv(A) - inv(A) @ U @ inv(capacitance) @ V @ inv(A)))
        .eq(eye(n) + U @ C @ (eye(m) - capacitance @ inv(capacitance)) @ V @ inv(A))
        .eq(eye(n))
    )


@claim(
    Eq(inv(A + U @ C @ V), inv(A) - inv(A) @ U @ inv(small) @ C @ V @ inv(A)),
    given=[Ne(det(A), 0), Ne(det(small), 0)],
    source="Henderson–Searle 1981",
)
def woodbury_with_any_middle():
    """C may be singular."""
    return unique(
        calc((A + U @ C @ V) @ (inv(A) - inv(A) @ U @ inv(small) @ C @ V @ inv(A)))
        .eq(eye(n) + U @ (eye(m) - small @ inv(small)) @ C @ V @ inv(A))
        .eq(eye(n))
    )


@claim(
    Eq(inv(A + U @ V), inv(A) - inv(A) @ U @ inv(core) @ V @ inv(A)),
    given=[Ne(det(A), 0), Ne(det(core), 0)],
    source="Henderson–Searle 1981",
)
def woodbury_without_a_middle():
    """With the identity in the middle."""
    return unique(
        calc((A + U @ V) @ (inv(A) - inv(A) @ U @ inv(core) @ V @ inv(A)))
        .eq(eye(n) + U @ (eye(m) - core @ inv(core)) @ V @ inv(A))
        .eq(eye(n))
    )


update = inv(A) - inv(A) @ outer(u, v) @ inv(A) / pivot


@claim(
    Eq(inv(A + outer(u, v)), update),
    given=[Ne(det(A), 0), Ne(pivot, 0)],
    source="Sherman–Morrison 1950",
)
def sherman_morrison():
    """The inverse after an update by one column and one row."""
    return unique(calc((A + outer(u, v)) @ update).eq(eye(n)))


# ── positive definite matrices ────────────────────────────────────────────────

x = vector("x", n)
definite = witness(models=[(A, eye(n))])


@claim(Ne(det(A), 0), given=[posdef(A)], meets=definite, source="Harville 1997 14.2")
def regular_where_definite():
    """What takes no vector but 0 to 0 has an inverse."""
    return trivial


@claim(posdef(inv(A)), given=[posdef(A)], meets=definite, source="Harville 1997 14.2")
def inverse_is_definite():
    """The inverse is positive definite too, whether or not A is symmetric."""
    return calc(dot(x, inv(A) @ x)).eq(dot(inv(A) @ x, A @ (inv(A) @ x))).gt(0, by.hyp(1, {x: inv(A) @ x}))


# ── ridge regression ──────────────────────────────────────────────────────────

X, y = matrix("X", m, n), vector("y", m)
w, z = vector("w", n), vector("z", n)
lam = scalar("lambda")
ridge_loss = define("ridge", norm(X @ w - y) ** 2 + lam * norm(w) ** 2, of=w)
gram, kernel = X.T @ X + lam * eye(n), X @ X.T + lam * eye(m)
normal = Eq(gram @ w, X.T @ y)
more = norm(X @ (z - w)) ** 2 + lam * norm(z - w) ** 2


@claim(Eq(grad(ridge_loss(w), w), 2 * (gram @ w - X.T @ y)), source="Hoerl–Kennard 1970 2")
def ridge_gradient():
    """The slope of least squares with a ridge."""
    return calc(grad(ridge_loss(w), w)).eq(2 * (gram @ w - X.T @ y), by.unfold(ridge_loss), by.calculus)


@claim(Eq(hessian(ridge_loss(w), w), 2 * gram), source="Hoerl–Kennard 1970 2")
def ridge_hessian():
    """The curvature is the same everywhere."""
    return calc(hessian(ridge_loss(w), w)).eq(2 * gram, by.unfold(ridge_loss), by.calculus)


@claim(Iff(Eq(grad(ridge_loss(w), w), 0), normal), source="Hoerl–Kennard 1970 2")
def ridge_normal_equations():
    """The slope is 0 where the normal equations hold."""
    return both(
        calc(gram @ w).eq(grad(ridge_loss(w), w) / 2 + X.T @ y, ridge_gradient).eq(X.T @ y, by.hyp),
        calc(grad(ridge_loss(w), w)).eq(2 * (gram @ w - X.T @ y), ridge_gradient).eq(0, by.hyp),
    )


@claim(
    Iff(normal, Eq(w, inv(gram) @ X.T @ y)),
    given=[Ne(det(gram), 0)],
    source="Hoerl–Kennard 1970 (2.1)",
)
def ridge_solution():
    """The normal equations solved."""
    return both(
        calc(w).eq(inv(gram) @ gram @ w).eq(inv(gram) @ X.T @ y, by.hyp(2)),
        calc(gram @ w).eq(gram @ inv(gram) @ X.T @ y, by.hyp(2)).eq(X.T @ y),
    )


@claim(Ne(det(gram), 0), given=[Gt(lam, 0)], source="Hoerl–Kennard 1970 2")
def ridge_is_regular():
    """With a ridge there is one solution, whatever X is."""
    return by.inst(regular_where_definite, {A: gram})


@claim(Eq(ridge_loss(z), ridge_loss(w) + more), given=[normal], source="Hoerl–Kennard 1970 2")
def ridge_splits():
    """What any other weights z lose against those that solve the normal equations."""
    cross = dot(z - w, gram @ w - X.T @ y)
    return (
        calc(ridge_loss(z)).eq(ridge_loss(w) + more + 2 * cross, by.unfold(ridge_loss)).eq(ridge_loss(w) + more, by.hyp)
    )


@claim(Ge(ridge_loss(z), ridge_loss(w)), given=[Ge(lam, 0), normal], source="Hoerl–Kennard 1970 2")
def ridge_is_least():
    """No weights have a lower loss, also without a ridge."""
    return calc(ridge_loss(z)).eq(ridge_loss(w) + more, ridge_splits).ge(ridge_loss(w), by.hyp(1))


@claim(Gt(ridge_loss(z), ridge_loss(w)), given=[Gt(lam, 0), normal, Ne(z, w)], source="Hoerl–Kennard 1970 2")
def ridge_is_least_there_alone():
    """With a ridge, all other weights have a larger loss."""
    return (
        calc(ridge_loss(z))
        .eq(ridge_loss(w) + more, ridge_splits)
        .ge(ridge_loss(w) + lam * norm(z - w) ** 2)
        .gt(ridge_loss(w), by.hyp(1), by.hyp(3))
    )


@claim(
    Eq(inv(gram) @ X.T @ y, X.T @ inv(kernel) @ y),
    given=[Ne(lam, 0), Ne(det(gram), 0)],
    source="Saunders–Gammerman–Vovk 1998",
)
def ridge_by_the_kernel():
    """The same weights from inner products of the rows of X alone."""
    return calc(inv(gram) @ X.T @ y).eq(
        X.T @ inv(kernel) @ y, by.inst(push_through_with_a_shift, {U: X.T, V: X, c: lam})
    )
