"""What the library says of layers, cited: in other letters, at other sizes, of rows and products, and together."""

from derive import by
from derive.library.layers import (
    attention,
    attention_is_at_most_the_largest_value,
    attention_sums_to_one,
    attention_to_the_values,
    layer_norm,
    layer_norm_backward,
    layer_norm_backward_has_mean_zero,
    layer_norm_has_mean_zero,
    layer_norm_ignores_a_shift,
    linear_to_the_bias,
    linear_to_the_weights,
    rms_norm,
    rms_norm_ignores_a_scale,
)
from derive.library.statistics import mean, variance
from derive.notation import *

m, n, d = dimension("m"), dimension("n", at_least=2), dimension("d")
k, o = index("k", n), index("o", n)
a = index("a", m)
g, h = indices("g h", d)
z, x, v = vector("z", n), vector("x", n), vector("v", m)
M, S, V = matrix("M", n, m), matrix("S", m, n), matrix("V", n, d)
c = scalar("c")
tiny = scalar("eta", positive=True)
ell, final = function("ell", n), function("ell", of=matrix("O", m, d))
out = layer_norm(z, tiny)
along = dot(ell.grad(out), out) - mean(ell.grad(out) * out) * dot(out, out)


@claim(Eq(grad(ell(M @ v + z), M), outer(ell.grad(M @ v + z), v)))
def of_other_letters_and_sizes():
    return linear_to_the_weights


@claim(Eq(grad(ell(M @ v + z), z)[k], ell.grad(M @ v + z)[k]))
def of_one_entry():
    return calc(grad(ell(M @ v + z), z)[k]).eq(ell.grad(M @ v + z)[k], linear_to_the_bias)


@claim(Eq(layer_norm(M @ v + 1, tiny), layer_norm(M @ v, tiny)))
def a_shift_of_a_product():
    return calc(layer_norm(M @ v + 1, tiny)).eq(layer_norm(M @ v, tiny), layer_norm_ignores_a_shift)


@claim(Eq(mean(layer_norm(M @ v, tiny)), 0))
def a_mean_of_a_product():
    return calc(mean(layer_norm(M @ v, tiny))).eq(0, layer_norm_has_mean_zero)


@claim(Eq(mean(grad(ell(layer_norm(z, tiny)), z)), 0))
def what_goes_back_has_mean_zero():
    return layer_norm_backward_has_mean_zero


@claim(Eq(dot(grad(ell(out), z), out), along / sqrt(variance(z) + tiny)))
def what_goes_back_along_the_output():
    g, scale = ell.grad(out), sqrt(variance(z) + tiny)
    return (
        calc(dot(grad(ell(out), z), out))
        .eq(dot((g - mean(g) - mean(g * out) * out) / scale, out), layer_norm_backward)
        .eq((dot(g, out) - n * mean(g) * mean(out) - mean(g * out) * dot(out, out)) / scale, by.unfold(mean))
        .eq(along / scale, layer_norm_has_mean_zero)
    )


@claim(Eq(rms_norm(2 * x, 0), rms_norm(x, 0)), given=[Ne(x, 0)])
def twice_as_long():
    return by.inst(rms_norm_ignores_a_scale, {c: 2, x: x})


@claim(Eq(Sum(attention(S)[a, k] * c, k), c))
def a_constant_value():
    return calc(Sum(attention(S)[a, k] * c, k)).eq(c * Sum(attention(S)[a, k], k)).eq(c, attention_sums_to_one)


@claim(Le((attention(S) @ V)[a, g], 1), given=[forall(k, h, Le(V[k, h], 1))])
def values_up_to_one():
    return calc((attention(S) @ V)[a, g]).le(Max(V[k, g], k), attention_is_at_most_the_largest_value).le(1, by.hyp)


error = final.grad(attention(S) @ V)


@claim(Eq(grad(final(attention(S) @ V), V)[k, g], dot(attention(S)[:, k], error[:, g])))
def what_goes_back_to_one_value():
    return (
        calc(grad(final(attention(S) @ V), V)[k, g])
        .eq((attention(S).T @ error)[k, g], attention_to_the_values)
        .eq(dot(attention(S)[:, k], error[:, g]))
    )
