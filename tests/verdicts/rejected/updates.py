"""False neighbours of Woodbury's identity and its relatives: a condition, a factor, a transpose, an order."""

from derive import by
from derive.library.matrices import inverses_intertwine, push_through_with_a_shift, ridge_loss, ridge_splits
from derive.notation import *

m, n = dimension("m"), dimension("n")
A, B, C = matrix("A", n, n), matrix("B", m, m), matrix("C", m, m)
U, V = matrix("U", n, m), matrix("V", m, n)
u, v = vector("u", n), vector("v", n)
c, lam = scalar("c"), scalar("lambda")
pivot = 1 + dot(v, inv(A) @ u)
capacitance = inv(C) + V @ inv(A) @ U
one, other = eye(n) + U @ V, eye(m) + V @ U
regular = Ne(det(A), 0)


@claim(Eq(inv(A + outer(u, v)), inv(A) - inv(A) @ outer(u, v) @ inv(A) / pivot), given=[regular])
def sherman_morrison_with_any_pivot():
    return unique(
        calc((A + outer(u, v)) @ (inv(A) - inv(A) @ outer(u, v) @ inv(A) / pivot)).eq(
            eye(n)
        )  # rejected-claim: needs 1 + ⟨v, A⁻¹·u⟩ ≠ 0
    )


@claim(Eq(inv(A + outer(u, v)), inv(A) - inv(A) @ outer(v, u) @ inv(A) / pivot), given=[regular, Ne(pivot, 0)])
def sherman_morrison_turned_round():
    return unique(
        calc((A + outer(u, v)) @ (inv(A) - inv(A) @ outer(v, u) @ inv(A) / pivot)).eq(
            eye(n)
        )  # rejected-claim: different normal forms
    )


@claim(
    Eq(inv(A + U @ C @ V), inv(A) - inv(A) @ U @ inv(C + V @ inv(A) @ U) @ V @ inv(A)),
    given=[regular, Ne(det(C), 0), Ne(det(C + V @ inv(A) @ U), 0)],
)
def woodbury_without_the_inverse_of_the_middle():
    core = C + V @ inv(A) @ U
    return unique(
        calc((A + U @ C @ V) @ (inv(A) - inv(A) @ U @ inv(core) @ V @ inv(A)))
        .eq(eye(n) + U @ C @ (eye(m) - core @ inv(core)) @ V @ inv(A))  # rejected: different normal forms
        .eq(eye(n))
    )


@claim(
    Eq(inv(A + U @ C @ V), inv(A) + inv(A) @ U @ inv(capacitance) @ V @ inv(A)),
    given=[regular, Ne(det(C), 0), Ne(det(capacitance), 0)],
)
def woodbury_with_a_plus():
    return unique(
        calc((A + U @ C @ V) @ (inv(A) + inv(A) @ U @ inv(capacitance) @ V @ inv(A))).eq(
            eye(n)
        )  # rejected-claim: different normal forms
    )


@claim(Eq(det(A + outer(u, v)), det(A) * (1 + dot(u, inv(A) @ v))), given=[regular])
def pivot_turned_round():
    return (
        calc(det(A + outer(u, v)))
        .eq(det(A @ (eye(n) + inv(A) @ outer(u, v))))
        .eq(det(A) * (1 + dot(u, inv(A) @ v)))  # rejected: different normal forms
    )


@claim(Eq(det(A + U @ V), det(A) * det(eye(m) + V @ U)), given=[regular])
def determinant_lemma_without_the_inverse():
    return calc(det(A + U @ V)).eq(det(A) * det(eye(m) + V @ U))  # rejected: different normal forms


@claim(Eq(det(A + U @ V), det(A) * det(eye(m) + V @ inv(A) @ U)))
def determinant_lemma_of_any_matrix():
    return calc(det(A + U @ V)).eq(det(A) * det(eye(m) + V @ inv(A) @ U))  # rejected: needs det(A) ≠ 0


@claim(Eq(det(U @ V + c * eye(n)), det(V @ U + c * eye(m))), given=[Ne(c, 0)])
def shifted_determinants_without_powers():
    return calc(det(U @ V + c * eye(n))).eq(det(V @ U + c * eye(m)))  # rejected: different normal forms


@claim(Eq(inv(one) @ U, U @ inv(other)))
def push_through_without_a_condition():
    return calc(inv(one) @ U).eq(U @ inv(other), inverses_intertwine)  # rejected: needs det(I + U·V) ≠ 0


@claim(Eq(inv(one) @ V.T, V.T @ inv(other)), given=[Ne(det(one), 0), Ne(det(other), 0)])
def push_the_other_factor_through():
    return calc(inv(one) @ V.T).eq(V.T @ inv(other), inverses_intertwine)  # rejected: (A·U)_ij = (U·B)_ij is needed


@claim(Eq(inv(U @ V + c * eye(n)) @ U, U @ inv(V @ U + c * eye(m))), given=[Ne(det(U @ V + c * eye(n)), 0)])
def push_through_with_a_shift_that_may_be_zero():
    """With c = 0 and m > n, V·U has no inverse."""
    return calc(inv(U @ V + c * eye(n)) @ U).eq(
        U @ inv(V @ U + c * eye(m)), push_through_with_a_shift
    )  # rejected-claim: ≠ 0


X, y = matrix("X", m, n), vector("y", m)
w, z = vector("w", n), vector("z", n)
gram, kernel = X.T @ X + lam * eye(n), X @ X.T + lam * eye(m)
normal = Eq(gram @ w, X.T @ y)
more = norm(X @ (z - w)) ** 2 + lam * norm(z - w) ** 2


@claim(Eq(w, inv(gram) @ X.T @ y), given=[normal])
def ridge_with_any_gram_matrix():
    return calc(w).eq(inv(gram) @ gram @ w).eq(inv(gram) @ X.T @ y, by.hyp)  # rejected-claim: ≠ 0


@claim(Ge(ridge_loss(z), ridge_loss(w)), given=[normal])
def ridge_with_a_negative_penalty():
    return (
        calc(ridge_loss(z)).eq(ridge_loss(w) + more, ridge_splits).ge(ridge_loss(w))  # rejected: does not have the sign
    )


@claim(Gt(ridge_loss(z), ridge_loss(w)), given=[Ge(lam, 0), normal, Ne(z, w)])
def least_squares_has_one_minimum():
    return (
        calc(ridge_loss(z)).eq(ridge_loss(w) + more, ridge_splits).gt(ridge_loss(w), by.hyp)  # rejected: no combination
    )


@claim(Eq(inv(gram) @ X.T @ y, X.T @ inv(kernel) @ y), given=[Ne(det(gram), 0)])
def ridge_by_a_kernel_that_may_be_singular():
    return calc(inv(gram) @ X.T @ y).eq(X.T @ inv(kernel) @ y, push_through_with_a_shift)  # rejected-claim: ≠ 0


@claim(Eq(grad(ridge_loss(w), w), gram @ w - X.T @ y))
def ridge_gradient_without_the_two():
    return calc(grad(ridge_loss(w), w)).eq(
        gram @ w - X.T @ y, by.unfold(ridge_loss), by.calculus
    )  # rejected-claim: different normal forms
