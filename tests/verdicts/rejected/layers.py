"""False neighbours of what the library says of layers: a transpose, a mean, a condition left out."""

from derive import by
from derive.library.layers import (
    attention,
    batch_norm,
    layer_norm,
    layer_norm_jacobian,
    rms_norm,
    rms_norm_backward,
    rms_norm_jacobian,
)
from derive.library.softmax import softmax
from derive.library.statistics import mean, variance
from derive.notation import *

N, m, n, d = dimension("N"), dimension("m"), dimension("n"), dimension("d")
r, t = indices("r t", N)
i, j = indices("i j", n)
a, o = index("a", m), index("o", n)
c, eps = scalar("c"), scalar("epsilon")
W, b, x = matrix("W", m, n), vector("b", m), vector("x", n)
X = matrix("X", N, n)
ones = define("ones", 1, at=r)
loss, vector_loss = function("L", m), function("L", n)
batch_loss = function("L", of=matrix("O", N, m))
linear, linear_batch = W @ x + b, X @ W.T + outer(ones, b)


square = matrix("W", n, n)


@claim(Eq(grad(vector_loss(square @ x), x), square @ vector_loss.grad(square @ x)))
def back_through_the_weights_as_they_are():
    return calc(grad(vector_loss(square @ x), x)).eq(
        square @ vector_loss.grad(square @ x)
    )  # rejected-claim: different normal forms


@claim(Eq(grad(batch_loss(linear_batch), b), batch_loss.grad(linear_batch).T @ ones / N))
def bias_of_a_batch_with_a_mean():
    return calc(grad(batch_loss(linear_batch), b)).eq(
        batch_loss.grad(linear_batch).T @ ones / N
    )  # rejected-claim: different normal forms


y, scale = layer_norm(x, eps), sqrt(variance(x) + eps)
z, root = rms_norm(x, eps), sqrt(mean(x * x) + eps)
g, q = vector_loss.grad(y), vector_loss.grad(z)
spread = Gt(variance(x) + eps, 0)


@claim(Eq(D(y[i], x[j]), (delta(i, j) - 1 / n - y[i] * y[j]) / scale), given=[spread])
def layer_norm_jacobian_without_the_size():
    return calc(D(y[i], x[j])).eq(
        (delta(i, j) - 1 / n - y[i] * y[j]) / scale,
        by.unfold(layer_norm),
        by.unfold(variance),
        by.unfold(mean),
        by.calculus,
    )  # rejected-claim: different normal forms


@claim(Eq(D(y[i], x[j]), (delta(i, j) - 1 / n - y[i] * y[j] / n) / scale))
def layer_norm_without_a_spread():
    return calc(D(y[i], x[j])).eq(
        (delta(i, j) - 1 / n - y[i] * y[j] / n) / scale, layer_norm_jacobian
    )  # rejected-claim: > 0


@claim(Eq(grad(vector_loss(y), x), (g - mean(g * y) * y) / scale), given=[spread])
def layer_norm_backward_with_its_mean():
    return (
        calc(grad(vector_loss(y), x)[j])
        .eq(Sum(g[i] * D(y[i], x[j]), i))
        .eq(Sum(g[i] * (delta(i, j) - 1 / n - y[i] * y[j] / n) / scale, i), layer_norm_jacobian)
        .eq(((g - mean(g * y) * y) / scale)[j], by.unfold(mean))  # rejected: different normal forms
    )


@claim(Eq(layer_norm(c * x, eps), layer_norm(x, eps)), given=[Gt(c, 0), spread, Gt(variance(c * x) + eps, 0)])
def layer_norm_ignores_a_scale_with_any_epsilon():
    return calc(layer_norm(c * x, eps)).eq(
        layer_norm(x, eps), by.unfold(layer_norm), by.unfold(variance), by.unfold(mean), by.hyp
    )  # rejected-claim: different normal forms


@claim(
    Eq(layer_norm(c * x, eps), layer_norm(x, eps)), given=[Ne(c, 0), Eq(eps, 0), spread, Gt(variance(c * x) + eps, 0)]
)
def layer_norm_ignores_a_sign():
    return calc(layer_norm(c * x, eps)).eq(
        layer_norm(x, eps), by.unfold(layer_norm), by.unfold(variance), by.unfold(mean), by.hyp
    )  # rejected-claim: different normal forms


@claim(
    Eq(rms_norm(x + c, eps), rms_norm(x, eps)), given=[Gt(mean(x * x) + eps, 0), Gt(mean((x + c) * (x + c)) + eps, 0)]
)
def rms_norm_ignores_a_shift():
    return calc(rms_norm(x + c, eps)).eq(
        rms_norm(x, eps), by.unfold(rms_norm), by.unfold(mean)
    )  # rejected-claim: different normal forms


@claim(Eq(grad(vector_loss(z), x), (q - mean(q) - mean(q * z) * z) / root), given=[Gt(mean(x * x) + eps, 0)])
def rms_norm_backward_as_layer_norm():
    return (
        calc(grad(vector_loss(z), x)[j])
        .eq(Sum(q[i] * D(z[i], x[j]), i))
        .eq(Sum(q[i] * (delta(i, j) - z[i] * z[j] / n) / root, i), rms_norm_jacobian)
        .eq(((q - mean(q) - mean(q * z) * z) / root)[j], by.unfold(mean))  # rejected: different normal forms
    )


@claim(Eq(dot(x, grad(vector_loss(z), x)), 0), given=[Gt(mean(x * x) + eps, 0)])
def rms_norm_backward_is_orthogonal_with_any_epsilon():
    return (
        calc(dot(x, grad(vector_loss(z), x)))
        .eq(dot(x, (q - mean(q * z) * z) / root), rms_norm_backward)
        .eq(0, by.unfold(rms_norm), by.unfold(mean))  # rejected: different normal forms
    )


Y = batch_norm(X, eps)


@claim(Eq(D(Y[r, i], X[t, j]), 0), given=[forall(j, Gt(variance(X[:, j]) + eps, 0)), Ne(r, t)])
def rows_of_a_batch_apart():
    return calc(D(Y[r, i], X[t, j])).eq(
        0,
        by.unfold(batch_norm),
        by.unfold(layer_norm),
        by.unfold(variance),
        by.unfold(mean),
        by.calculus,
        by.hyp,
    )  # rejected-claim: different normal forms


S, V = matrix("S", m, n), matrix("V", n, d)
output_loss = function("L", of=matrix("O", m, d))
error = output_loss.grad(attention(S) @ V)


T = matrix("T", n, n)
square_loss = function("L", of=V)


@claim(Eq(grad(square_loss(attention(T) @ V), V), attention(T) @ square_loss.grad(attention(T) @ V)))
def values_through_the_weights_as_they_are():
    return calc(grad(square_loss(attention(T) @ V), V)).eq(
        attention(T) @ square_loss.grad(attention(T) @ V)
    )  # rejected-claim: different normal forms


@claim(Eq(grad(output_loss(attention(S) @ V), S), attention(S) * (error @ V.T)))
def scores_without_the_row_sums():
    return calc(grad(output_loss(attention(S) @ V), S)).eq(
        attention(S) * (error @ V.T), by.unfold(attention), by.unfold(softmax), by.calculus
    )  # rejected-claim: different normal forms


@claim(Eq(Sum(attention(S)[a, o], a), 1))
def columns_of_attention_sum_to_one():
    return calc(Sum(attention(S)[a, o], a)).eq(
        1, by.unfold(attention), by.unfold(softmax)
    )  # rejected-claim: different normal forms


every = define("ones", 1, at=a)


@claim(Eq(attention(S + outer(every, x)), attention(S)))
def attention_ignores_a_shift_of_a_column():
    return calc(attention(S + outer(every, x))).eq(
        attention(S), by.unfold(attention), by.unfold(softmax), by.unfold(every)
    )  # rejected-claim: different normal forms
