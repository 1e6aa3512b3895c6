"""Symmetric matrices, declared or assumed: entries and sums are one, whichever index comes first."""

from derive import by
from derive.notation import *

n, m = dimension("n"), dimension("m")
i, j, k, h = indices("i j k h", n)
a = index("a", m)
S, T = matrix("S", n, n, symmetric=True), matrix("T", n, n, symmetric=True)
A, B = matrix("A", n, n), matrix("B", n, n)
R = matrix("R", m, n)
x, y = vector("x", n), vector("y", n)
c, t = scalar("c"), scalar("t")
form = Sum(S[i, j] * x[i] * y[j], i, j)
symmetric = forall(i, j, Eq(A[i, j], A[j, i]))
quadratic = define("q", Sum(S[i, j] * x[i] * x[j], i, j), of=S)
gram = define("G", Sum(R[a, i] * R[a, j], a), at=[i, j])


@claim(Eq(S[i, j], S[j, i]))
def an_entry():
    return calc(S[i, j]).eq(S[j, i])


@claim(Eq(form, Sum(S[i, j] * y[i] * x[j], i, j)))
def a_form():
    return calc(form).eq(Sum(S[i, j] * y[i] * x[j], i, j))


@claim(Eq(Sum(x[i] * A[i, j] * y[j], i, j), Sum(y[i] * A[i, j] * x[j], i, j)), given=[symmetric])
def a_form_by_hypothesis():
    return calc(Sum(x[i] * A[i, j] * y[j], i, j)).eq(Sum(y[i] * A[i, j] * x[j], i, j), by.hyp)


@claim(Eq(Sum(S[i, j] * T[j, i], i, j), Sum(S[i, j] * T[i, j], i, j)))
def a_trace():
    return calc(Sum(S[i, j] * T[j, i], i, j)).eq(Sum(S[i, j] * T[i, j], i, j))


@claim(Eq(Sum(S[i, j] * A[i, j], i, j), Sum(S[i, j] * (A[i, j] + A[j, i]) / 2, i, j)))
def the_symmetric_part():
    return calc(Sum(S[i, j] * A[i, j], i, j)).eq(Sum(S[i, j] * (A[i, j] + A[j, i]) / 2, i, j))


@claim(Eq(Sum(S[i, j] * (A[i, j] - A[j, i]), i, j), 0))
def against_a_skew_matrix():
    return calc(Sum(S[i, j] * (A[i, j] - A[j, i]), i, j)).eq(0)


@claim(Eq(Sum(S[i, j] * S[j, k], j), Sum(S[k, j] * S[j, i], j)))
def its_square():
    return calc(Sum(S[i, j] * S[j, k], j)).eq(Sum(S[k, j] * S[j, i], j))


@claim(Eq(Sum(S[i, j] * S[j, k] * S[k, h] * S[h, i] * T[i, k], i, j, k, h), Sum(S[h, i] * S[h, k] * S[i, j] * S[j, k] * T[k, i], i, j, k, h)))  # fmt: skip
def a_long_contraction():
    return calc(Sum(S[i, j] * S[j, k] * S[k, h] * S[h, i] * T[i, k], i, j, k, h)).eq(
        Sum(S[h, i] * S[h, k] * S[i, j] * S[j, k] * T[k, i], i, j, k, h)
    )


@claim(Eq(Sum(exp(S[i, j] - x[i]), j, omit=i), Sum(exp(S[j, i] - x[i]), j, omit=i)))
def off_the_diagonal():
    return calc(Sum(exp(S[i, j] - x[i]), j, omit=i)).eq(Sum(exp(S[j, i] - x[i]), j, omit=i))


@claim(Eq(Max(S[i, j], j), Max(S[j, i], j)))
def a_row_and_a_column():
    return calc(Max(S[i, j], j)).eq(Max(S[j, i], j))


@claim(Gt(S[i, j], 0), given=[Gt(S[j, i], 0)])
def a_sign():
    return calc(S[i, j]).gt(0)


@claim(Le(S[i, j] * S[j, i], S[i, i] * S[j, j]), given=[forall(k, h, Le(S[k, h] ** 2, S[k, k] * S[h, h]))])
def a_minor():
    return calc(S[i, j] * S[j, i]).le(S[i, i] * S[j, j], by.hyp)


@claim(Eq(D(quadratic(S), x[k]), 2 * Sum(S[k, j] * x[j], j)))
def a_gradient():
    return calc(D(quadratic(S), x[k])).eq(2 * Sum(S[k, j] * x[j], j), by.unfold(quadratic), by.calculus)


@claim(Eq(D(D(quadratic(S), x[k]), x[h]), 2 * S[k, h]))
def a_hessian():
    return (
        calc(D(D(quadratic(S), x[k]), x[h]))
        .eq(D(2 * Sum(S[k, j] * x[j], j), x[h]), a_gradient)
        .eq(2 * S[k, h], by.calculus)
    )


@claim(Eq(D(Sum((A[i, j] + t * S[i, j]) ** 2, i, j), t), Sum(2 * S[i, j] * (A[i, j] + t * S[j, i]), i, j)))
def along_a_symmetric_direction():
    return calc(D(Sum((A[i, j] + t * S[i, j]) ** 2, i, j), t)).eq(
        Sum(2 * S[i, j] * (A[i, j] + t * S[j, i]), i, j), by.calculus
    )


@claim(Eq(D(Sum(A[i, j] * x[i] * x[j], i, j), A[k, h]), x[k] * x[h]), given=[symmetric])
def entries_that_move_one_by_one():
    return calc(D(Sum(A[i, j] * x[i] * x[j], i, j), A[k, h])).eq(x[k] * x[h], by.calculus)


@claim(Eq(D(D(quadratic(T), x[k]), x[h]), 2 * T[k, h]))
def another_in_its_place():
    return calc(D(D(quadratic(T), x[k]), x[h])).eq(2 * T[k, h], by.inst(a_hessian, {S: T}))


@claim(Eq(D(D(quadratic(A), x[k]), x[h]), 2 * A[k, h]), given=[symmetric])
def an_assumed_one_in_its_place():
    return calc(D(D(quadratic(A), x[k]), x[h])).eq(2 * A[k, h], by.inst(a_hessian, {S: A}))


@claim(Eq(D(D(quadratic(A + A), x[k]), x[h]), 4 * A[k, h]), given=[symmetric])
def twice_an_assumed_one_in_its_place():
    return calc(D(D(quadratic(A + A), x[k]), x[h])).eq(4 * A[k, h], by.inst(a_hessian, {S: A + A}))


@claim(Eq(D(D(quadratic(gram), x[k]), x[h]), 2 * gram[k, h]))
def a_made_matrix_in_its_place():
    """Of a matrix that is put in the place of a symmetric one it is shown that it is symmetric."""
    return calc(D(D(quadratic(gram), x[k]), x[h])).eq(2 * gram[k, h], by.inst(a_hessian, {S: gram}), by.unfold(gram))


@claim(Eq(Sum(S[i, k] * A[k, j], k), Sum(A[j, k] * S[k, i], k)), given=[symmetric])
def a_declared_one_and_an_assumed_one():
    return calc(Sum(S[i, k] * A[k, j], k)).eq(Sum(A[j, k] * S[k, i], k), by.hyp)


@claim(Eq(S[x.argmax, i], S[i, x.argmax]))
def at_the_largest():
    return calc(S[x.argmax, i]).eq(S[i, x.argmax])


@claim(Eq(1 / (1 + S[i, j] - S[j, i]), 1))
def a_denominator_that_shows_it():
    return calc(1 / (1 + S[i, j] - S[j, i])).eq(1)


@claim(Eq(Sum(S[j, i] * x[i], i), c * Sum(x[i], i)), given=[forall(i, Eq(S[i, j], c))])
def an_equation_used_for_the_mirror_image():
    return calc(Sum(S[j, i] * x[i], i)).eq(c * Sum(x[i], i), by.hyp)


@claim(Eq(x[i] * y[j], x[j] * y[i]), given=[forall(i, j, Eq(S[i, j], x[i] * y[j]))])
def an_outer_product_that_is_symmetric():
    return calc(x[i] * y[j]).eq(S[i, j], by.hyp).eq(x[j] * y[i], by.hyp)


@claim(Eq(Prod(S[i, j], i, j), Prod(S[j, i], i, j)))
def a_product_over_both():
    return calc(Prod(S[i, j], i, j)).eq(Prod(S[j, i], i, j))


@claim(Eq(S.T, S))
def its_transpose():
    return calc(S.T).eq(S)


@claim(Eq(dot(x, A @ y), dot(y, A @ x)), given=[Eq(A, A.T)])
def a_matrix_that_is_its_transpose():
    return calc(dot(x, A @ y)).eq(dot(y, A @ x), by.hyp)


@claim(Eq(dot(x, A @ A.T @ y), dot(y, A @ A.T @ x)))
def a_product_in_its_place():
    return by.inst(a_matrix_that_is_its_transpose, {A: A @ A.T})


@claim(Eq(grad(dot(x, S @ x), x), 2 * S @ x))
def a_gradient_of_a_form():
    return calc(grad(dot(x, S @ x), x)).eq(2 * S @ x)


@claim(Eq((A @ S @ A.T).T, A @ S @ A.T))
def a_congruence():
    return calc((A @ S @ A.T).T).eq(A @ S @ A.T)
