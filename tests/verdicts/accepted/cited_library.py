"""What the library says of activations, matrices and layers, cited for other vectors and matrices, and in longer proofs."""

from derive import by
from derive.library.activations import (
    gelu,
    gelu_is_below_relu,
    log_logistic,
    logistic,
    logistic_increases,
    logistic_is_below_one,
    logistic_slope,
    relu,
    silu,
    silu_is_at_least,
    softplus,
    softplus_is_convex,
    softplus_is_lipschitz,
    softplus_slope,
)
from derive.library.matrices import (
    determinant_lemma_of_one_column,
    push_through_with_a_shift,
    sherman_morrison,
    woodbury_without_a_middle,
)
from derive.notation import *

m, n = dimension("m"), dimension("n")
i, k = indices("i k", n)
x, z, u = vector("x", n), vector("z", n), vector("u", n)
q, s, t, c = scalar("q"), scalar("s"), scalar("t"), scalar("c")
a, v, y = scalar("a"), vector("v", n), vector("y", m)
W, S = matrix("W", n, m), matrix("S", n, n)
A, C, U, V = matrix("A", n, n), matrix("C", m, m), matrix("U", n, m), matrix("V", m, n)
pivot = 1 + dot(x, inv(S) @ x)


@claim(Lt(Sum(logistic(x[k]), k), n))
def fewer_than_all():
    return calc(Sum(logistic(x[k]), k)).lt(Sum(1, k), logistic_is_below_one).eq(n)


@claim(Gt(Prod(logistic(x[k] * z[k]), k), 0))
def a_likelihood():
    return calc(Prod(logistic(x[k] * z[k]), k)).gt(0, by.unfold(logistic))


@claim(Eq(D(logistic(q) ** 2, q), 2 * logistic(q) ** 2 * (1 - logistic(q))))
def another_letter():
    return (
        calc(D(logistic(q) ** 2, q))
        .eq(2 * logistic(q) * D(logistic(q), q), by.power_rule)
        .eq(2 * logistic(q) ** 2 * (1 - logistic(q)), logistic_slope)
    )


@claim(Lt(logistic(x[i] - 1), logistic(x[i])))
def a_component():
    return calc(logistic(x[i] - 1)).lt(logistic(x[i]), by.inst(logistic_increases, {s: x[i] - 1, t: x[i]}))


@claim(Eq(-Sum(log(logistic(x[k])), k), Sum(softplus(-x[k]), k)))
def the_loss_of_a_classifier():
    return calc(-Sum(log(logistic(x[k])), k)).eq(Sum(softplus(-x[k]), k), log_logistic)


@claim(Ge(softplus(q), log(2) + q / 2))
def above_the_tangent_at_zero():
    return (
        calc(softplus(q))
        .ge(softplus(0) + logistic(0) * q, by.inst(softplus_is_convex, {s: q, t: 0}))
        .eq(log(2) + q / 2, by.unfold(softplus), by.unfold(logistic))
    )


@claim(Le(Sum(abs(softplus(x[k]) - softplus(z[k])), k), Sum(abs(x[k] - z[k]), k)))
def lipschitz_under_a_sum():
    return calc(Sum(abs(softplus(x[k]) - softplus(z[k])), k)).le(Sum(abs(x[k] - z[k]), k), softplus_is_lipschitz)


@claim(Eq(D(D(softplus(q), q), q), logistic(q) * (1 - logistic(q))))
def softplus_bends_up():
    return (
        calc(D(D(softplus(q), q), q))
        .eq(D(logistic(q), q), softplus_slope)
        .eq(logistic(q) * (1 - logistic(q)), logistic_slope)
    )


@claim(Ge(Sum(silu(x[k]), k), -n * exp(-1)))
def silu_under_a_sum():
    return calc(Sum(silu(x[k]), k)).ge(Sum(-exp(-1), k), by.inst(silu_is_at_least, {a: 1})).eq(-n * exp(-1))


@claim(Le(gelu(x[i]), relu(x[i])))
def gelu_of_a_component():
    return by.inst(gelu_is_below_relu, {t: x[i]})


loadings = matrix("F", n, m)
small = eye(m) + loadings.T @ inv(S) @ loadings


@claim(
    Eq(inv(S + loadings @ loadings.T), inv(S) - inv(S) @ loadings @ inv(small) @ loadings.T @ inv(S)),
    given=[Ne(det(S), 0), Ne(det(small), 0)],
)
def factor_analysis():
    return by.inst(woodbury_without_a_middle, {A: S, U: loadings, V: loadings.T})


@claim(Eq(inv(S + outer(x, x)) @ x, inv(S) @ x / (1 + dot(x, inv(S) @ x))), given=[Ne(det(S), 0), Ne(pivot, 0)])
def an_update_applied():
    return (
        calc(inv(S + outer(x, x)) @ x)
        .eq((inv(S) - inv(S) @ outer(x, x) @ inv(S) / pivot) @ x, by.inst(sherman_morrison, {A: S, u: x, v: x}))
        .eq(inv(S) @ x / pivot)
    )


@claim(Eq(det(S + c * outer(x, z)), det(S) * (1 + c * dot(z, inv(S) @ x))), given=[Ne(det(S), 0)])
def a_multiple_of_an_update():
    return by.inst(determinant_lemma_of_one_column, {A: S, u: c * x, v: z})


@claim(
    Eq(inv(W @ W.T + c * eye(n)) @ W @ y, W @ inv(W.T @ W + c * eye(m)) @ y),
    given=[Ne(c, 0), Ne(det(W @ W.T + c * eye(n)), 0)],
)
def the_smaller_inverse():
    return calc(inv(W @ W.T + c * eye(n)) @ W @ y).eq(
        W @ inv(W.T @ W + c * eye(m)) @ y, by.inst(push_through_with_a_shift, {U: W, V: W.T})
    )
