"""False claims about symmetric matrices: another matrix in the place of one, products that are not symmetric, D by an entry."""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k, h = indices("i j k h", n)
S, T = matrix("S", n, n, symmetric=True), matrix("T", n, n, symmetric=True)
A, B = matrix("A", n, n), matrix("B", n, n)
x, y = vector("x", n), vector("y", n)
t = scalar("t")
symmetric = forall(i, j, Eq(A[i, j], A[j, i]))
diagonal = forall(i, Eq(A[i, i], B[i, i]))
quadratic = define("q", Sum(S[i, j] * x[i] * x[j], i, j), of=S)
entry = define("e", S[i, j], at=[i, j], of=S)


@claim(Eq(D(quadratic(S), x[k]), 2 * Sum(S[k, j] * x[j], j)))
def a_gradient():
    """accepted"""
    return calc(D(quadratic(S), x[k])).eq(2 * Sum(S[k, j] * x[j], j), by.unfold(quadratic), by.calculus)


@claim(Eq(D(D(quadratic(S), x[k]), x[h]), 2 * S[k, h]))
def a_hessian():
    """accepted"""
    return (
        calc(D(D(quadratic(S), x[k]), x[h]))
        .eq(D(2 * Sum(S[k, j] * x[j], j), x[h]), a_gradient)
        .eq(2 * S[k, h], by.calculus)
    )


@claim(Eq(entry(S)[i, j], entry(S)[j, i]))
def entries():
    """accepted"""
    return calc(entry(S)[i, j]).eq(S[i, j], by.unfold(entry)).eq(entry(S)[j, i], by.unfold(entry))


@claim(Eq(D(D(quadratic(A), x[k]), x[h]), 2 * A[k, h]))
def a_hessian_of_any_matrix():
    return calc(D(D(quadratic(A), x[k]), x[h])).eq(2 * A[k, h], by.inst(a_hessian, {S: A}))  # rejected: is needed here


@claim(Eq(entry(A)[i, j], entry(A)[j, i]))
def entries_of_any_matrix():
    return calc(entry(A)[i, j]).eq(entry(A)[j, i], by.inst(entries, {S: A}))  # rejected: is needed here


@claim(Eq(A[i, j], A[j, i]), given=[forall(i, Eq(A[i, i], 0))])
def entries_off_a_zero_diagonal():
    return calc(A[i, j]).eq(A[j, i], by.inst(entries, {S: A}), by.unfold(entry))  # rejected: is needed here


@claim(Eq(D(D(quadratic(S - A), x[k]), x[h]), 2 * S[k, h] - 2 * A[k, h]))
def a_hessian_of_a_difference():
    start = calc(D(D(quadratic(S - A), x[k]), x[h]))
    return start.eq(2 * S[k, h] - 2 * A[k, h], by.inst(a_hessian, {S: S - A}))  # rejected: is needed here


@claim(Eq(D(D(quadratic(B), x[k]), x[h]), 2 * B[k, h]), given=[symmetric, diagonal])
def a_hessian_beside_a_symmetric_one():
    return calc(D(D(quadratic(B), x[k]), x[h])).eq(2 * B[k, h], by.inst(a_hessian, {S: B}))  # rejected: is needed here


@claim(Eq(Sum(A[i, j] * x[i] * y[j], i, j), Sum(A[i, j] * y[i] * x[j], i, j)))
def a_form_of_any_matrix():
    start = calc(Sum(A[i, j] * x[i] * y[j], i, j))
    return start.eq(Sum(A[i, j] * y[i] * x[j], i, j))  # rejected: different normal forms


@claim(Eq(Sum(A[i, j] * x[i] * y[j], i, j), Sum(A[i, j] * y[i] * x[j], i, j)), given=[Eq(A[k, h], A[h, k])])
def one_pair_of_entries():
    start = calc(Sum(A[i, j] * x[i] * y[j], i, j))
    return start.eq(Sum(A[i, j] * y[i] * x[j], i, j), by.hyp)  # rejected: different normal forms


@claim(Eq(A[i, j], A[j, i]), given=[forall(k, Eq(Sum(A[k, j], j), Sum(A[j, k], j)))])
def rows_and_columns_with_one_sum():
    return calc(A[i, j]).eq(A[j, i], by.hyp)  # rejected: different normal forms


@claim(Eq(A[i, j], A[j, i]), given=[forall(i, j, Eq(A[i, j] ** 2, A[j, i] ** 2))])
def squares_that_are_one():
    return calc(A[i, j]).eq(A[j, i], by.hyp)  # rejected: different normal forms


@claim(Eq(A[i, j], A[j, i]), given=[forall(i, j, Eq(A[i, j], -A[j, i]))])
def a_skew_matrix():
    return calc(A[i, j]).eq(A[j, i], by.hyp)  # rejected: different normal forms


@claim(Eq(Sum(S[i, j] * T[j, k], j), Sum(S[k, j] * T[j, i], j)))
def a_product_of_two():
    return calc(Sum(S[i, j] * T[j, k], j)).eq(Sum(S[k, j] * T[j, i], j))  # rejected: different normal forms


@claim(Eq(Sum(S[i, j] * T[j, k] * A[k, i], i, j, k), Sum(T[i, j] * S[j, k] * A[k, i], i, j, k)))
def a_trace_of_three():
    start = calc(Sum(S[i, j] * T[j, k] * A[k, i], i, j, k))
    return start.eq(Sum(T[i, j] * S[j, k] * A[k, i], i, j, k))  # rejected: different normal forms


@claim(Eq(Sum(S[i, j] * A[j, k] * T[k, i], i, j, k), Sum(S[i, j] * A[k, j] * T[k, i], i, j, k)))
def between_two():
    start = calc(Sum(S[i, j] * A[j, k] * T[k, i], i, j, k))
    return start.eq(Sum(S[i, j] * A[k, j] * T[k, i], i, j, k))  # rejected: different normal forms


@claim(Eq(S[i, j], S[i, i]))
def the_diagonal():
    return calc(S[i, j]).eq(S[i, i])  # rejected: different normal forms


@claim(Eq(Sum(S[i, j], j, omit=i), Sum(S[j, k], j, omit=k)))
def another_row():
    return calc(Sum(S[i, j], j, omit=i)).eq(Sum(S[j, k], j, omit=k))  # rejected: different normal forms


@claim(Gt(S[i, j], 0), given=[Gt(S[i, i], 0), Gt(S[j, j], 0)])
def off_a_positive_diagonal():
    return calc(S[i, j]).gt(0)  # rejected: does not show


@claim(Eq(D(A[j, i], A[i, j]), 1), given=[symmetric])
def the_mirror_image_does_not_move():
    return calc(D(A[j, i], A[i, j])).eq(D(A[i, j], A[i, j]), by.hyp).eq(1, by.calculus)  # rejected-here


@claim(Eq(D(A[k, h] * A[h, k], A[k, h]), 2 * A[k, h]), given=[symmetric, Ne(k, h)])
def a_square_of_an_entry():
    return calc(D(A[k, h] * A[h, k], A[k, h])).eq(2 * A[k, h], by.hyp, by.calculus)  # rejected: different normal forms


@claim(Eq(D(Sum((A[i, j] + t * S[i, j]) ** 2, i, j), t), Sum(2 * S[i, j] * (A[j, j] + t * S[j, i]), i, j)))
def along_a_direction():
    start = calc(D(Sum((A[i, j] + t * S[i, j]) ** 2, i, j), t))
    return start.eq(Sum(2 * S[i, j] * (A[j, j] + t * S[j, i]), i, j), by.calculus)  # rejected: different normal forms


@claim(Eq(1 / (1 + A[i, j] - A[j, i]), 1))
def a_denominator_of_any_matrix():
    return calc(1 / (1 + A[i, j] - A[j, i])).eq(1)  # rejected: needs


@claim(Eq(Sum(A[j, i] * x[i], i), t * Sum(x[i], i)), given=[forall(i, Eq(A[i, j], t))])
def an_equation_used_for_the_mirror_image_of_any_matrix():
    return calc(Sum(A[j, i] * x[i], i)).eq(t * Sum(x[i], i), by.hyp)  # rejected: different normal forms


@claim(Eq(Sum(S[j, i] * x[i], i), t * Sum(x[i], i)), given=[Eq(S[k, j], t)])
def an_equation_for_one_entry():
    return calc(Sum(S[j, i] * x[i], i)).eq(t * Sum(x[i], i), by.hyp)  # rejected: different normal forms


@claim(Eq(x[i] * y[j], x[j] * y[i]), given=[forall(i, j, Eq(A[i, j], x[i] * y[j]))])
def an_outer_product_that_need_not_be():
    return calc(x[i] * y[j]).eq(A[i, j], by.hyp).eq(x[j] * y[i], by.hyp)  # rejected: different normal forms


@claim(Eq(dot(x, S @ y), dot(y, S @ x)))
def a_form_of_a_matrix():
    """accepted"""
    return calc(dot(x, S @ y)).eq(dot(y, S @ x))


@claim(Eq(dot(x, B @ y), dot(y, B @ x)))
def another_matrix_in_its_place():
    return calc(dot(x, B @ y)).eq(dot(y, B @ x), by.inst(a_form_of_a_matrix, {S: B}))  # rejected: is needed here


@claim(Eq(dot(x, A @ B @ y), dot(y, A @ B @ x)), given=[Eq(A, A.T), Eq(B, B.T)])
def a_product_of_two_in_its_place():
    start = calc(dot(x, A @ B @ y))
    return start.eq(dot(y, A @ B @ x), by.inst(a_form_of_a_matrix, {S: A @ B}))  # rejected: is needed here


@claim(Eq(dot(x, A @ y), dot(y, A @ x)), given=[Eq(A, B.T)])
def the_transpose_of_another():
    return calc(dot(x, A @ y)).eq(dot(y, A @ x), by.hyp)  # rejected: different normal forms


@claim(Eq((S @ A).T, S @ A))
def a_product_with_any_matrix():
    return calc((S @ A).T).eq(S @ A)  # rejected: different normal forms


@claim(Eq(grad(dot(x, A @ x), x), 2 * A @ x))
def a_gradient_of_any_form():
    return calc(grad(dot(x, A @ x), x)).eq(2 * A @ x)  # rejected: different normal forms
