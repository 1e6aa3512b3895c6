"""Powers with a whole exponent that is no number, of any real base, and hypotheses that speak of definitions."""

from derive import by
from derive.notation import *

n, m = dimension("n"), dimension("m", at_least=2)
i, j, k = indices("i j k", n)
x = vector("x", n)
b, c = scalar("b"), scalar("c")
z = scalar("z", nonzero=True)
a = scalar("a", nonnegative=True)
p, r = scalar("p", positive=True), scalar("r", positive=True)
eps = scalar("epsilon", nonnegative=True)


@claim(Eq(b * b**n, b ** (n + 1)))
def one_more_factor():
    return calc(b * b**n).eq(b ** (n + 1))


@claim(Eq(a * a**n, a ** (n + 1)))
def one_more_factor_that_may_be_zero():
    return calc(a * a**n).eq(a ** (n + 1))


@claim(Eq(b * b ** (n - 1), b**n))
def one_less():
    return calc(b * b ** (n - 1)).eq(b**n)


@claim(Eq(b**2 * b ** (m - 2), b**m))
def two_less_where_there_are_two():
    return calc(b**2 * b ** (m - 2)).eq(b**m)


@claim(Eq((b * c) ** n, b**n * c**n))
def of_a_product():
    return calc((b * c) ** n).eq(b**n * c**n)


@claim(Eq(b**n * b**m, b ** (n + m)))
def exponents_added():
    return calc(b**n * b**m).eq(b ** (n + m))


@claim(Eq((b**2) ** n, b ** (2 * n)))
def exponents_multiplied():
    return calc((b**2) ** n).eq(b ** (2 * n))


@claim(Eq(z ** (-n) * z ** (n + 1), z))
def of_what_is_not_zero():
    return calc(z ** (-n) * z ** (n + 1)).eq(z)


@claim(Eq((-b) ** (2 * n + 1), -(b ** (2 * n + 1))))
def odd():
    return calc((-b) ** (2 * n + 1)).eq(-(b ** (2 * n + 1)))


@claim(Eq((-b) ** n * (-c) ** n, (b * c) ** n))
def two_signs():
    return calc((-b) ** n * (-c) ** n).eq((b * c) ** n)


@claim(Eq((b + c) * (b + c) ** n, (b + c) ** (n + 1)))
def of_a_sum():
    return calc((b + c) * (b + c) ** n).eq((b + c) ** (n + 1))


@claim(Eq(delta(i, j) ** n, delta(i, j)))
def of_a_delta():
    return calc(delta(i, j) ** n).eq(delta(i, j))


@claim(Ge(b ** (2 * n), 0))
def even():
    return calc(b ** (2 * n)).ge(0)


@claim(Eq(D(b**n, b), n * b ** (n - 1)))
def its_slope():
    return calc(D(b**n, b)).eq(n * b ** (n - 1), by.calculus)


@claim(Eq(log(p ** (1 / r)), log(p) / r))
def log_of_a_power():
    return calc(log(p ** (1 / r))).eq(log(p) / r, by.log_product)


# ── hypotheses on a definition, seen through its unfolding ──

V = define("V", Sum(x[k] ** 2, k))
mu = define("mu", Sum(x[k], k) / n)
var = define("v", Sum((x[k] - mu) ** 2, k) / n)
y = define("y", (x[i] - mu) / sqrt(var + eps), at=i)
U = define("U", Sum(x[k], k))


@claim(Eq(D(sqrt(V), x[j]), x[j] / sqrt(V)), given=[Gt(V, 0)])
def slope_of_a_norm():
    return calc(D(sqrt(V), x[j])).eq(x[j] / sqrt(V), by.unfold(V), by.calculus)


@claim(Eq(D(sqrt(V), x[j]), x[j] / sqrt(V)), given=[Gt(V, 0)])
def slope_of_a_norm_in_two_steps():
    return (
        calc(D(sqrt(V), x[j]))
        .eq(D(V, x[j]) / (2 * sqrt(V)), by.power_rule)
        .eq(x[j] / sqrt(V), by.unfold(V), by.calculus)
    )


@claim(Eq(D(y[i], x[j]), (delta(i, j) - 1 / n - y[i] * y[j] / n) / sqrt(var + eps)), given=[Gt(var + eps, 0)])
def layer_norm():
    target = (delta(i, j) - 1 / n - y[i] * y[j] / n) / sqrt(var + eps)
    return calc(D(y[i], x[j])).eq(target, by.unfold(y), by.unfold(var), by.unfold(mu), by.calculus)


@claim(Eq(U / Sum(x[k], k), 1), given=[Ne(U, 0)])
def folded_for_unfolded():
    return calc(U / Sum(x[k], k)).eq(1, by.unfold(U))


@claim(Eq(U / Sum(x[k], k), 1), given=[Ne(Sum(x[k], k), 0)])
def unfolded_for_folded():
    return calc(U / Sum(x[k], k)).eq(1, by.unfold(U))


@claim(Eq(D(1 / U, x[j]), -1 / U**2), given=[Ne(U, 0)])
def slope_of_a_reciprocal():
    return calc(D(1 / U, x[j])).eq(-1 / U**2, by.unfold(U), by.calculus)


@claim(Gt(Sum(x[k], k) / n, 1), given=[Gt(mu, 1)])
def a_bound_on_a_mean():
    return calc(Sum(x[k], k) / n).gt(1)
