"""Linear layers, LayerNorm, RMSNorm, BatchNorm and attention, and what each passes back, for any smooth loss.

A loss is a function of what a layer puts out. What the layer passes back is
the gradient of the loss after the layer, by its input or its weights.

Sources: Rumelhart, Hinton, Williams, Learning Representations by Back-Propagating
Errors (1986); Ioffe, Szegedy, Batch Normalization (2015); Ba, Kiros, Hinton,
Layer Normalization (2016); Vaswani et al., Attention Is All You Need (2017);
Xu, Sun, Zhang, Zhao, Lin, Understanding and Improving Layer Normalization
(2019); Zhang, Sennrich, Root Mean Square Layer Normalization (2019); Dao, Fu,
Ermon, Rudra, Ré, FlashAttention (2022).
"""

from derive import by
from derive.library.softmax import softmax
from derive.library.statistics import mean, variance
from derive.notation import *

N, m, n, d = dimension("N"), dimension("m"), dimension("n"), dimension("d")
r, t = indices("r t", N)
i, j, k = indices("i j k", n)
c, eps = scalar("c"), scalar("epsilon")


# ── linear: W·x + b, and X·Wᵀ + 1·bᵀ for a batch in the rows of X ─────────────

W, b, x = matrix("W", m, n), vector("b", m), vector("x", n)
X = matrix("X", N, n)
ones = define("ones", 1, at=r)
linear = W @ x + b
linear_batch = X @ W.T + outer(ones, b)
loss = function("L", m)
batch_loss = function("L", of=matrix("O", N, m))


@claim(
    Eq(grad(loss(linear), W), outer(loss.grad(linear), x)),
    source="Rumelhart–Hinton–Williams 1986",
)
def linear_to_the_weights():
    """The weights of a linear layer get the outer product of error and input."""
    return calc(grad(loss(linear), W)).eq(outer(loss.grad(linear), x))


@claim(Eq(grad(loss(linear), b), loss.grad(linear)), source="Rumelhart–Hinton–Williams 1986")
def linear_to_the_bias():
    """The bias gets the error itself."""
    return calc(grad(loss(linear), b)).eq(loss.grad(linear))


@claim(
    Eq(grad(loss(linear), x), W.T @ loss.grad(linear)),
    source="Rumelhart–Hinton–Williams 1986",
)
def linear_to_the_input():
    """The error goes back through the transposed weights."""
    return calc(grad(loss(linear), x)).eq(W.T @ loss.grad(linear))


@claim(
    Eq(grad(batch_loss(linear_batch), W), batch_loss.grad(linear_batch).T @ X), source="Rumelhart–Hinton–Williams 1986"
)
def linear_batch_to_the_weights():
    """The outer products of all rows of a batch, added up."""
    return calc(grad(batch_loss(linear_batch), W)).eq(batch_loss.grad(linear_batch).T @ X)


@claim(
    Eq(grad(batch_loss(linear_batch), b), batch_loss.grad(linear_batch).T @ ones),
    source="Rumelhart–Hinton–Williams 1986",
)
def linear_batch_to_the_bias():
    """The errors of all rows of a batch, added up."""
    return calc(grad(batch_loss(linear_batch), b)).eq(batch_loss.grad(linear_batch).T @ ones)


@claim(
    Eq(grad(batch_loss(linear_batch), X), batch_loss.grad(linear_batch) @ W), source="Rumelhart–Hinton–Williams 1986"
)
def linear_batch_to_the_input():
    """Each row goes back on its own."""
    return calc(grad(batch_loss(linear_batch), X)).eq(batch_loss.grad(linear_batch) @ W)


# ── LayerNorm ─────────────────────────────────────────────────────────────────

layer_norm = define("LN", (x[i] - mean(x)) / sqrt(variance(x) + eps), at=i, of=(x, eps))

gain, bias = vector("gamma", n), vector("beta", n)
vector_loss = function("L", n)
y, scale = layer_norm(x, eps), sqrt(variance(x) + eps)
spread = Gt(variance(x) + eps, 0)
g, h = vector_loss.grad(y), vector_loss.grad(gain * y + bias)


@claim(Eq(mean(y), 0), given=[spread], source="Ba–Kiros–Hinton 2016")
def layer_norm_has_mean_zero():
    """What comes out of LayerNorm has the mean 0."""
    return calc(mean(y)).eq(0, by.unfold(layer_norm), by.unfold(mean))


@claim(Eq(mean(y * y), variance(x) / (variance(x) + eps)), given=[spread], source="Ba–Kiros–Hinton 2016")
def layer_norm_has_mean_square():
    """The mean of its squares is 1 if ε is 0, and a little less if ε is positive."""
    return (
        calc(mean(y * y))
        .eq(Sum((x[k] - mean(x)) ** 2, k) / n / (variance(x) + eps), by.unfold(mean), by.unfold(layer_norm))
        .eq(variance(x) / (variance(x) + eps), by.unfold(variance))
    )


@claim(Eq(layer_norm(x + c, eps), layer_norm(x, eps)), given=[spread], source="Ba–Kiros–Hinton 2016")
def layer_norm_ignores_a_shift():
    """All inputs may be moved alike."""
    return calc(layer_norm(x + c, eps)).eq(y, by.unfold(layer_norm), by.unfold(variance), by.unfold(mean))


@claim(Eq(layer_norm(c * x, 0), layer_norm(x, 0)), given=[Gt(c, 0), Gt(variance(x), 0)], source="Ba–Kiros–Hinton 2016")
def layer_norm_ignores_a_scale():
    """If ε is 0, all inputs may be stretched alike."""
    return calc(layer_norm(c * x, 0)).eq(
        layer_norm(x, 0), by.unfold(layer_norm), by.unfold(variance), by.unfold(mean), by.hyp
    )


@claim(
    Eq(D(y[i], x[j]), (delta(i, j) - 1 / n - y[i] * y[j] / n) / scale), given=[spread], source="Ba–Kiros–Hinton 2016"
)
def layer_norm_jacobian():
    """Of each direction it takes the mean away, and what lies along the output."""
    return calc(D(y[i], x[j])).eq(
        (delta(i, j) - 1 / n - y[i] * y[j] / n) / scale,
        by.unfold(layer_norm),
        by.unfold(variance),
        by.unfold(mean),
        by.calculus,
    )


@claim(
    Eq(grad(vector_loss(y), x), (g - mean(g) - mean(g * y) * y) / scale),
    given=[spread],
    source="Xu et al. 2019",
)
def layer_norm_backward():
    """The error goes back without its mean, and without what lies along the output."""
    return (
        calc(grad(vector_loss(y), x)[j])
        .eq(Sum(g[i] * D(y[i], x[j]), i), by.chain_rule)
        .eq(Sum(g[i] * (delta(i, j) - 1 / n - y[i] * y[j] / n) / scale, i), layer_norm_jacobian)
        .eq(((g - mean(g) - mean(g * y) * y) / scale)[j], by.unfold(mean))
    )


@claim(Eq(mean(grad(vector_loss(y), x)), 0), given=[spread], source="Ba–Kiros–Hinton 2016")
def layer_norm_backward_has_mean_zero():
    """What goes back has the mean 0."""
    return (
        calc(mean(grad(vector_loss(y), x)))
        .eq(mean((g - mean(g) - mean(g * y) * y) / scale), layer_norm_backward)
        .eq(-mean(g * y) * mean(y) / scale, by.unfold(mean))
        .eq(0, layer_norm_has_mean_zero)
    )


@claim(Eq(grad(vector_loss(gain * y + bias), gain), h * y), given=[spread], source="Ba–Kiros–Hinton 2016")
def layer_norm_to_the_gain():
    """The gain gets error times output, entry by entry."""
    return calc(grad(vector_loss(gain * y + bias), gain)).eq(h * y)


@claim(Eq(grad(vector_loss(gain * y + bias), bias), h), given=[spread], source="Ba–Kiros–Hinton 2016")
def layer_norm_to_the_bias():
    """The bias gets the error itself."""
    return calc(grad(vector_loss(gain * y + bias), bias)).eq(h)


@claim(
    Eq(
        grad(vector_loss(gain * y + bias), x),
        (gain * h - mean(gain * h) - mean(gain * h * y) * y) / scale,
    ),
    given=[spread],
    source="Ba–Kiros–Hinton 2016",
)
def layer_norm_to_the_input():
    """As without gain and bias, with the error times the gain."""
    f = gain * h
    return (
        calc(grad(vector_loss(gain * y + bias), x)[j])
        .eq(Sum(f[i] * D(y[i], x[j]), i), by.chain_rule)
        .eq(Sum(f[i] * (delta(i, j) - 1 / n - y[i] * y[j] / n) / scale, i), layer_norm_jacobian)
        .eq(((f - mean(f) - mean(f * y) * y) / scale)[j], by.unfold(mean))
    )


# ── RMSNorm ───────────────────────────────────────────────────────────────────

rms_norm = define("RMS", x[i] / sqrt(mean(x * x) + eps), at=i, of=(x, eps))
z, root = rms_norm(x, eps), sqrt(mean(x * x) + eps)
nonzero = Gt(mean(x * x) + eps, 0)
p, q = vector_loss.grad(z), vector_loss.grad(gain * z)


@claim(Eq(mean(z * z), mean(x * x) / (mean(x * x) + eps)), given=[nonzero], source="Zhang–Sennrich 2019")
def rms_norm_has_mean_square():
    """The mean of its squares is 1 if ε is 0, and a little less if ε is positive."""
    return (
        calc(mean(z * z))
        .eq(Sum(x[k] ** 2, k) / n / (mean(x * x) + eps), by.unfold(mean), by.unfold(rms_norm))
        .eq(mean(x * x) / (mean(x * x) + eps), by.unfold(mean))
    )


@claim(Eq(rms_norm(c * x, 0), rms_norm(x, 0)), given=[Gt(c, 0), Ne(x, 0)], source="Zhang–Sennrich 2019")
def rms_norm_ignores_a_scale():
    """If ε is 0, all inputs may be stretched alike."""
    return calc(rms_norm(c * x, 0)).eq(rms_norm(x, 0), by.unfold(rms_norm), by.unfold(mean), by.hyp)


@claim(Eq(D(z[i], x[j]), (delta(i, j) - z[i] * z[j] / n) / root), given=[nonzero], source="Zhang–Sennrich 2019")
def rms_norm_jacobian():
    """Of each direction it takes away what lies along the output."""
    return calc(D(z[i], x[j])).eq(
        (delta(i, j) - z[i] * z[j] / n) / root, by.unfold(rms_norm), by.unfold(mean), by.calculus
    )


@claim(
    Eq(grad(vector_loss(z), x), (p - mean(p * z) * z) / root),
    given=[nonzero],
    source="Zhang–Sennrich 2019",
)
def rms_norm_backward():
    """The error goes back without what lies along the output."""
    return (
        calc(grad(vector_loss(z), x)[j])
        .eq(Sum(p[i] * D(z[i], x[j]), i), by.chain_rule)
        .eq(Sum(p[i] * (delta(i, j) - z[i] * z[j] / n) / root, i), rms_norm_jacobian)
        .eq(((p - mean(p * z) * z) / root)[j], by.unfold(mean))
    )


@claim(Eq(dot(x, grad(vector_loss(rms_norm(x, 0)), x)), 0), given=[Ne(x, 0)], source="Zhang–Sennrich 2019")
def rms_norm_backward_is_orthogonal():
    """If ε is 0, what goes back is orthogonal to the input."""
    error = vector_loss.grad(rms_norm(x, 0))
    back = (error - mean(error * rms_norm(x, 0)) * rms_norm(x, 0)) / sqrt(mean(x * x) + 0)
    return (
        calc(dot(x, grad(vector_loss(rms_norm(x, 0)), x)))
        .eq(dot(x, back), rms_norm_backward, by.hyp)
        .eq(0, by.unfold(rms_norm), by.unfold(mean), by.hyp)
    )


@claim(Eq(grad(vector_loss(gain * z), gain), q * z), given=[nonzero], source="Zhang–Sennrich 2019")
def rms_norm_to_the_gain():
    """The gain gets error times output, entry by entry."""
    return calc(grad(vector_loss(gain * z), gain)).eq(q * z)


@claim(
    Eq(grad(vector_loss(gain * z), x), (gain * q - mean(gain * q * z) * z) / root),
    given=[nonzero],
    source="Zhang–Sennrich 2019",
)
def rms_norm_to_the_input():
    """As without a gain, with the error times the gain."""
    f = gain * q
    return (
        calc(grad(vector_loss(gain * z), x)[j])
        .eq(Sum(f[i] * D(z[i], x[j]), i), by.chain_rule)
        .eq(Sum(f[i] * (delta(i, j) - z[i] * z[j] / n) / root, i), rms_norm_jacobian)
        .eq(((f - mean(f * z) * z) / root)[j], by.unfold(mean))
    )


# ── BatchNorm: LayerNorm of each column ───────────────────────────────────────

batch_norm = define("BN", layer_norm(X[:, j], eps)[r], at=(r, j), of=(X, eps))
matrix_loss = function("L", of=X)
Y, deviation = batch_norm(X, eps), sqrt(variance(X[:, j]) + eps)
affine = Y @ diag(gain) + outer(ones, bias)
spread_columns = forall(j, Gt(variance(X[:, j]) + eps, 0))
G, H = matrix_loss.grad(Y), matrix_loss.grad(affine)


@claim(
    Eq(D(Y[r, j], X[t, k]), delta(j, k) * (delta(r, t) - 1 / N - Y[r, j] * Y[t, j] / N) / deviation),
    given=[spread_columns],
    source="Ioffe–Szegedy 2015 3",
)
def batch_norm_jacobian():
    """As that of LayerNorm, in each column."""
    return calc(D(Y[r, j], X[t, k])).eq(
        delta(j, k) * (delta(r, t) - 1 / N - Y[r, j] * Y[t, j] / N) / deviation,
        by.unfold(batch_norm),
        by.unfold(layer_norm),
        by.unfold(variance),
        by.unfold(mean),
        by.calculus,
        by.hyp,
    )


@claim(
    Eq(
        grad(matrix_loss(Y), X)[t, j],
        (G[t, j] - mean(G[:, j]) - mean(G[:, j] * Y[:, j]) * Y[t, j]) / deviation,
    ),
    given=[spread_columns],
    source="Ioffe–Szegedy 2015 3",
)
def batch_norm_backward():
    """As that of LayerNorm, in each column."""
    return (
        calc(grad(matrix_loss(Y), X)[t, j])
        .eq(Sum(G[r, k] * D(Y[r, k], X[t, j]), r, k), by.chain_rule)
        .eq(Sum(G[r, j] * (delta(r, t) - 1 / N - Y[r, j] * Y[t, j] / N) / deviation, r), batch_norm_jacobian, by.hyp)
        .eq((G[t, j] - mean(G[:, j]) - mean(G[:, j] * Y[:, j]) * Y[t, j]) / deviation, by.unfold(mean))
    )


@claim(Eq(grad(matrix_loss(affine), gain), diag(H.T @ Y)), given=[spread_columns], source="Ioffe–Szegedy 2015 3")
def batch_norm_to_the_gain():
    """The gain of a column gets error times output, added up over the batch."""
    return calc(grad(matrix_loss(affine), gain)).eq(diag(H.T @ Y), by.hyp)


@claim(Eq(grad(matrix_loss(affine), bias), H.T @ ones), given=[spread_columns], source="Ioffe–Szegedy 2015 3")
def batch_norm_to_the_bias():
    """The bias of a column gets the error, added up over the batch."""
    return calc(grad(matrix_loss(affine), bias)).eq(H.T @ ones, by.hyp)


@claim(
    Eq(
        grad(matrix_loss(affine), X)[t, j],
        gain[j] * (H[t, j] - mean(H[:, j]) - mean(H[:, j] * Y[:, j]) * Y[t, j]) / deviation,
    ),
    given=[spread_columns],
    source="Ioffe–Szegedy 2015 3",
)
def batch_norm_to_the_input():
    """As without gain and bias, times the gain of the column."""
    return (
        calc(grad(matrix_loss(affine), X)[t, j])
        .eq(Sum(H[r, k] * gain[k] * D(Y[r, k], X[t, j]), r, k))
        .eq(
            Sum(H[r, j] * gain[j] * (delta(r, t) - 1 / N - Y[r, j] * Y[t, j] / N) / deviation, r),
            batch_norm_jacobian,
            by.hyp,
        )
        .eq(gain[j] * (H[t, j] - mean(H[:, j]) - mean(H[:, j] * Y[:, j]) * Y[t, j]) / deviation, by.unfold(mean))
    )


# ── attention: A·V, with the weights A = softmax of the rows of S = c·Q·Kᵀ ────

a, f = index("a", m), index("f", d)
o = index("o", n)
S, Q, K, V = matrix("S", m, n), matrix("Q", m, d), matrix("K", n, d), matrix("V", n, d)
attention = define("A", softmax(S[a, :])[o], at=(a, o), of=S)
output_loss = function("L", of=matrix("O", m, d))
every = define("ones", 1, at=o)


def _to_the_scores(weights):
    """A∘(E·Vᵀ), less A times the inner products of the rows of E with those of A·V: E is the error."""
    error = output_loss.grad(weights @ V)
    return weights * (error @ V.T) - diag(diag(error @ (weights @ V).T)) @ weights


@claim(Gt(attention(S)[a, o], 0), source="Vaswani et al. 2017 3.2")
def attention_is_positive():
    """Each position gets some weight."""
    return calc(attention(S)[a, o]).gt(0, by.unfold(attention))


@claim(Eq(Sum(attention(S)[a, o], o), 1), source="Vaswani et al. 2017 3.2")
def attention_sums_to_one():
    """The weights of each row sum to one."""
    return calc(Sum(attention(S)[a, o], o)).eq(1, by.unfold(attention), by.unfold(softmax))


@claim(Eq(attention(S + outer(b, every)), attention(S)), source="Vaswani et al. 2017 3.2")
def attention_ignores_a_shift_of_a_row():
    """All scores of a row may be moved alike, such as by their maximum."""
    return calc(attention(S + outer(b, every))).eq(
        attention(S), by.unfold(attention), by.unfold(softmax), by.unfold(every)
    )


@claim(Le((attention(S) @ V)[a, f], Max(V[o, f], o)), source="Vaswani et al. 2017 3.2")
def attention_is_at_most_the_largest_value():
    """The output is a mean of the values."""
    return calc((attention(S) @ V)[a, f]).le(Max(V[o, f], o), by.unfold(attention), by.unfold(softmax))


@claim(Ge((attention(S) @ V)[a, f], Min(V[o, f], o)), source="Vaswani et al. 2017 3.2")
def attention_is_at_least_the_least_value():
    """The output is a mean of the values."""
    return calc((attention(S) @ V)[a, f]).ge(Min(V[o, f], o), by.unfold(attention), by.unfold(softmax))


@claim(
    Eq(grad(output_loss(attention(S) @ V), V), attention(S).T @ output_loss.grad(attention(S) @ V)),
    source="Dao et al. 2022 B.2",
)
def attention_to_the_values():
    """The values get the error through the transposed weights."""
    return calc(grad(output_loss(attention(S) @ V), V)).eq(attention(S).T @ output_loss.grad(attention(S) @ V))


@claim(
    Eq(grad(output_loss(attention(S) @ V), S), _to_the_scores(attention(S))),
    source="Dao et al. 2022 B.2",
)
def attention_to_the_scores():
    """For scores of any kind, such as masked ones."""
    return calc(grad(output_loss(attention(S) @ V), S)).eq(
        _to_the_scores(attention(S)), by.unfold(attention), by.unfold(softmax), by.calculus
    )


scores = c * Q @ K.T


@claim(
    Eq(grad(output_loss(attention(scores) @ V), Q), c * _to_the_scores(attention(scores)) @ K),
    source="Dao et al. 2022 B.2",
)
def attention_to_the_queries():
    """As a rule, c is 1/√d."""
    return calc(grad(output_loss(attention(scores) @ V), Q)).eq(
        c * _to_the_scores(attention(scores)) @ K, by.unfold(attention), by.unfold(softmax), by.calculus
    )


@claim(
    Eq(grad(output_loss(attention(scores) @ V), K), c * _to_the_scores(attention(scores)).T @ Q),
    source="Dao et al. 2022 B.2",
)
def attention_to_the_keys():
    """As a rule, c is 1/√d."""
    return calc(grad(output_loss(attention(scores) @ V), K)).eq(
        c * _to_the_scores(attention(scores)).T @ Q, by.unfold(attention), by.unfold(softmax), by.calculus
    )
