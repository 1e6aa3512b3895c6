"""False uses of claims at other dimensions: a least size that is not met, a hypothesis that is not, a product turned round."""

from derive import by
from derive.notation import *

n, two, other = dimension("n"), dimension("l", at_least=2), dimension("m", at_least=2)
i, k = index("i", n), index("k", two)
x, z, w = vector("x", n), vector("z", two), vector("w", other)
c = scalar("c")
A, B = matrix("A", two, two), matrix("B", n, n)
L, F = function("L", two), function("F", n)


@claim(Gt(Sum(exp(z[k]), k), exp(z.max)))
def more_than_the_largest():
    """With one other at least. accepted"""
    s = index("s", two)
    return some(
        Ne(s, z.argmax),
        calc(Sum(exp(z[k]), k))
        .eq(exp(z[z.argmax]) + Sum(exp(z[k]), k, omit=z.argmax), by.split_term(k, z.argmax))
        .gt(exp(z[z.argmax]))
        .eq(exp(z.max), by.extremes),
    )


@claim(Gt(Sum(exp(x[i]), i), exp(x.max)))
def more_than_the_largest_of_one():
    return more_than_the_largest  # rejected-claim: is no instance


@claim(Gt(Sum(exp(x[i]), i), exp(x.max)))
def more_than_the_largest_of_one_by_name():
    return by.inst(more_than_the_largest, {z: x})  # rejected-claim: that it is at least 2 is not known


@claim(Eq(norm(c * z) / norm(z), c), given=[Gt(c, 0), Ne(z, 0)])
def a_ratio_of_lengths():
    """accepted"""
    return calc(norm(c * z) / norm(z)).eq(c, by.hyp)


@claim(Eq(norm(2 * w) / norm(w), 2))
def a_ratio_where_all_may_be_zero():
    return by.inst(a_ratio_of_lengths, {c: 2, z: w})  # rejected-claim: w ≠ 0 is needed


@claim(Eq(norm(c * w) / norm(w), c), given=[Ne(w, 0)])
def a_ratio_with_one_image_open():
    return by.inst(a_ratio_of_lengths, {z: w})  # rejected-claim: c > 0 is needed


@claim(Eq(norm(c * x) / norm(x), c), given=[Ne(x, 0)])
def a_ratio_of_any_sign():
    return calc(norm(c * x) / norm(x)).eq(c, a_ratio_of_lengths)  # rejected: different normal forms


@claim(Eq(grad(L(A @ z), A), outer(L.grad(A @ z), z)))
def through_a_square_matrix():
    """accepted"""
    return calc(grad(L(A @ z), A)).eq(outer(L.grad(A @ z), z))


@claim(Eq(grad(F(B @ x), B), outer(x, F.grad(B @ x))))
def through_a_square_matrix_turned_round():
    return through_a_square_matrix  # rejected-claim: is no instance
