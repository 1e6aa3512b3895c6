"""Claims of the library, cited where they have to be fitted: other dimensions, other weights, a definition of one's own."""

from derive import by
from derive.library import losses, statistics
from derive.library.inequalities import (
    a,
    am_gm,
    b,
    cauchy_schwarz,
    cauchy_schwarz_weighted,
    exp_bound,
    gibbs,
    jensen_exp,
    jensen_log,
    log_bound,
    one_below_root_n_two,
    triangle_two,
)
from derive.library.softmax import (
    backprop_through_softmax,
    lse,
    lse_below_max,
    lse_tangent,
    softmax,
    softmax_below_one,
    softmax_shift,
    softmax_sums_to_one,
)
from derive.notation import *

m, d = dimension("m"), dimension("d")
N = dimension("n", at_least=2)
i, k, t = indices("i k t", m)
g = index("g", N)
W, x, y, u = matrix("W", m, d), vector("x", d), vector("y", m), vector("u", m)
r = weights("r", m)
q, h = weights("q", m, positive=True), weights("h", m, positive=True)
z = vector("z", N)
c = scalar("c")
L = function("L", m)
out = W @ x + y


@claim(Eq(L(softmax(u + c)), L(softmax(u))))
def a_constant_changes_no_loss():
    return calc(L(softmax(u + c))).eq(L(softmax(u)), softmax_shift)


@claim(Eq(Sum(grad(L(softmax(u)), u)[i], i), 0))
def the_gradient_of_any_loss_sums_to_zero():
    s, slope = softmax(u), L.grad(softmax(u))
    return (
        calc(Sum(grad(L(s), u)[i], i))
        .eq(dot(s, slope) - dot(s, slope) * Sum(s[k], k), backprop_through_softmax)
        .eq(0, softmax_sums_to_one)
    )


@claim(Eq(dot(grad(L(softmax(u)), u), zeros(m) + 1), 0))
def it_is_orthogonal_to_the_ones():
    return calc(dot(grad(L(softmax(u)), u), zeros(m) + 1)).eq(0, the_gradient_of_any_loss_sums_to_zero)


@claim(Ge(lse(u), lse(y) + dot(softmax(y), u - y)))
def a_tangent_plane_elsewhere():
    return calc(lse(u)).ge(lse(y) + dot(softmax(y), u - y), lse_tangent)


@claim(Ge(exp(c**2), 1 + c**2))
def a_tangent():
    return calc(exp(c**2)).ge(1 + c**2, exp_bound)


@claim(Eq(Sum(softmax(out)[i], i), 1))
def of_a_linear_layer():
    return calc(Sum(softmax(out)[i], i)).eq(1, softmax_sums_to_one)


@claim(Le(lse(out), out.max + log(m)))
def a_bound_of_a_linear_layer():
    return calc(lse(out)).le(out.max + log(m), lse_below_max)


@claim(Lt(softmax(z)[g] * exp(c), exp(c)))
def over_a_dimension_of_the_same_name():
    return calc(softmax(z)[g] * exp(c)).lt(exp(c), by.times(softmax_below_one, exp(c)))


@claim(Le(Sum(u[k] * y[k], k) ** 2, Sum(u[k] ** 2, k) * Sum(y[k] ** 2, k)))
def written_out():
    return calc(Sum(u[k] * y[k], k) ** 2).le(Sum(u[k] ** 2, k) * Sum(y[k] ** 2, k), cauchy_schwarz)


@claim(Le(Sum(r[k] * u[k] * y[k], k) ** 2, Sum(r[k] * u[k] ** 2, k) * Sum(r[k] * y[k] ** 2, k)))
def weights_for_factors():
    return calc(Sum(r[k] * u[k] * y[k], k) ** 2).le(
        Sum(r[k] * u[k] ** 2, k) * Sum(r[k] * y[k] ** 2, k), cauchy_schwarz_weighted, by.hyp
    )


@claim(Le(exp(dot(softmax(u), y)), Sum(softmax(u)[k] * exp(y[k]), k)))
def softmax_for_weights():
    return calc(exp(dot(softmax(u), y))).le(Sum(softmax(u)[k] * exp(y[k]), k), jensen_exp)


@claim(Le(Sum(r[k] * log(1 + u[k] ** 2), k), log(1 + Sum(r[k] * u[k] ** 2, k))))
def a_term_for_the_vector():
    return (
        calc(Sum(r[k] * log(1 + u[k] ** 2), k))
        .le(log(Sum(r[k] * (1 + u[k] ** 2), k)), jensen_log, by.hyp)
        .eq(log(1 + Sum(r[k] * u[k] ** 2, k)), by.hyp)
    )


@claim(Ge(Sum(q[k] * log(q[k] / h[k]), k), 0))
def weights_for_vectors():
    return (
        calc(Sum(q[k] * log(q[k] / h[k]), k))
        .ge(Sum(q[k], k) - Sum(h[k], k), by.inst(gibbs, {a: q, b: h}), by.hyp)
        .eq(0, by.hyp)
    )


@claim(Le(losses.entropy(softmax(u)), log(m)))
def the_entropy_of_softmax():
    return calc(losses.entropy(softmax(u))).le(log(m), losses.entropy_bound)


@claim(Le(norm(W @ x + y), norm(W @ x) + norm(y)))
def the_norm_of_a_layer():
    return calc(norm(W @ x + y)).le(norm(W @ x) + norm(y), triangle_two)


@claim(Le(Sum(abs(x[index("j", d)]), index("j", d)), sqrt(d) * norm(x)))
def over_another_dimension():
    j = index("j", d)
    return calc(Sum(abs(x[j]), j)).le(sqrt(d) * norm(x), one_below_root_n_two)


@claim(Ge(Sum(exp(u[k]), k), m * exp(Sum(u[k], k) / m)))
def means_of_exponentials():
    return calc(Sum(exp(u[k]), k)).ge(m * Prod(exp(u[k]), k) ** (1 / m), am_gm).eq(m * exp(Sum(u[k], k) / m))


@claim(Le(log(1 + exp(c)), exp(c)))
def a_logarithm_of_a_sum():
    return calc(log(1 + exp(c))).le(exp(c), log_bound)


@claim(Le(statistics.covariance(u, y) ** 2, statistics.variance(u) * statistics.variance(y)))
def a_correlation():
    bound = statistics.variance(u) * statistics.variance(y)
    return calc(statistics.covariance(u, y) ** 2).le(bound, statistics.covariance_is_bounded)
