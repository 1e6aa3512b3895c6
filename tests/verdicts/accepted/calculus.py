"""Derivatives that are not about softmax: sigmoid, ridge and logistic regression, second derivatives."""

from derive import by
from derive.notation import (
    D,
    Eq,
    Prod,
    Sum,
    calc,
    claim,
    define,
    delta,
    dimension,
    exp,
    index,
    indices,
    log,
    matrix,
    scalar,
    vector,
)

n, m = dimension("n"), dimension("m")
k, j = indices("k j", n)
a, b = indices("a b", m)
y = vector("y", n)
w = vector("w", m)
A = matrix("A", n, m)
t, c = scalar("t"), scalar("c")
lam = scalar("lam", positive=True)
row = index("i", n)

sigma = define("sigma", 1 / (1 + exp(-t)), of=t)
residual = define("r", Sum(A[k, a] * w[a], a) - y[k], at=k)
ridge = define("E", Sum(residual[k] ** 2, k) + lam * Sum(w[a] ** 2, a))
score = define("z", Sum(A[k, a] * w[a], a), at=k)
logistic = define("L", Sum(log(1 + exp(score[k])) - y[k] * score[k], k))


@claim(Eq(D(1 / (1 + exp(-t)), t), exp(-t) / (1 + exp(-t)) ** 2))
def reciprocal_by_the_quotient_rule():
    return calc(D(1 / (1 + exp(-t)), t)).eq(exp(-t) / (1 + exp(-t)) ** 2, by.quotient_rule, by.exp_rule)


@claim(Eq(D(1 / (1 + exp(-t)), t), exp(-t) / (1 + exp(-t)) ** 2))
def reciprocal_by_the_power_rule():
    return calc(D(1 / (1 + exp(-t)), t)).eq(exp(-t) / (1 + exp(-t)) ** 2, by.power_rule, by.exp_rule)


@claim(Eq(D(sigma(t), t), sigma(t) * (1 - sigma(t))))
def sigmoid_slope():
    return (
        calc(D(sigma(t), t))
        .eq(exp(-t) / (1 + exp(-t)) ** 2, by.unfold(sigma), by.calculus)
        .eq(sigma(t) * (1 - sigma(t)), by.unfold(sigma))
    )


@claim(Eq(D(t**2, t), 2 * t))
def calculus_needs_no_name():
    return calc(D(t**2, t)).eq(2 * t)


@claim(Eq(D(t * c, t), D(c * t, t)))
def one_function_has_one_derivative():
    return calc(D(t * c, t)).eq(D(c * t, t))


@claim(Eq(D(D(log(1 + exp(t)), t), t), exp(t) / (1 + exp(t)) ** 2))
def softplus_twice():
    return (
        calc(D(D(log(1 + exp(t)), t), t))
        .eq(D(exp(t) / (1 + exp(t)), t), by.log_rule, by.exp_rule)
        .eq(exp(t) / (1 + exp(t)) ** 2, by.quotient_rule, by.exp_rule)
    )


@claim(Eq(D(c**n, c), n * c ** (n - 1)))
def a_whole_power_of_any_base():
    return calc(D(c**n, c)).eq(n * c ** (n - 1), by.power_rule)


@claim(Eq(D(ridge, w[b]), 2 * Sum(residual[k] * A[k, b], k) + 2 * lam * w[b]))
def ridge_gradient():
    return (
        calc(D(ridge, w[b]))
        .eq(D(Sum(residual[k] ** 2, k), w[b]) + lam * D(Sum(w[a] ** 2, a), w[b]), by.unfold(ridge), by.linearity)
        .eq(2 * Sum(residual[k] * A[k, b], k) + 2 * lam * w[b], by.unfold(residual), by.calculus)
    )


@claim(Eq(D(logistic, w[b]), Sum((exp(score[k]) / (1 + exp(score[k])) - y[k]) * A[k, b], k)))
def logistic_gradient():
    return calc(D(logistic, w[b])).eq(
        Sum((exp(score[k]) / (1 + exp(score[k])) - y[k]) * A[k, b], k),
        by.unfold(logistic),
        by.unfold(score),
        by.calculus,
    )


@claim(Eq(D(Prod(y[k], k), y[j]), Prod(y[k], k, omit=j)))
def slope_of_a_product():
    """Every other factor stays: the terms of the sum in which another one moves are 0."""
    return (
        calc(D(Prod(y[k], k), y[j]))
        .eq(Sum(delta(row, j) * Prod(y[k], k, omit=row), row), by.product_rule, by.calculus)
        .eq(Prod(y[k], k, omit=j), by.pick_term(row, j))
    )
