"""Sums, products and maxima over a range whose body has no value at the index that is left out."""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
z, w, q = vector("z", n), vector("w", n), vector("q", n)
t = scalar("t")
h1 = forall(j, Implies(Ne(j, i), Ne(z[i], z[j])))
h2 = forall(i, j, Implies(Ne(i, j), Ne(z[i], z[j])))
ell = define("ell", Prod((t - z[j]) / (z[i] - z[j]), j, omit=i), at=i, of=t)


@claim(Eq(ell(z[i])[i], 1), given=[h1])
def nodal_one():
    return calc(ell(z[i])[i]).eq(1, by.unfold(ell))


@claim(Eq(ell(z[i])[i], 1), given=[h2])
def nodal_one_all():
    return calc(ell(z[i])[i]).eq(1, by.unfold(ell))


@claim(Eq(ell(z[k])[i], 0), given=[h2, Ne(k, i)])
def nodal_zero():
    return calc(ell(z[k])[i]).eq(0, by.unfold(ell))


@claim(Eq(ell(z[k])[i], delta(i, k)), given=[h2])
def nodal():
    return cases(
        Eq(k, i), calc(ell(z[k])[i]).eq(delta(i, k), by.unfold(ell)), calc(ell(z[k])[i]).eq(delta(i, k), by.unfold(ell))
    )


@claim(
    Eq(
        Sum(Sum(q[i] * q[j] / abs(z[i] - z[j]), j, omit=i), i),
        Sum(Sum(q[i] * q[j] / abs(z[j] - z[i]), i, omit=j), j),
    ),
    given=[h2],
)
def coulomb_symmetric():
    return calc(Sum(Sum(q[i] * q[j] / abs(z[i] - z[j]), j, omit=i), i)).eq(
        Sum(Sum(q[i] * q[j] / abs(z[j] - z[i]), i, omit=j), j)
    )


@claim(Eq(Sum(Sum(1 / (z[i] - z[j]), j, omit=i), i), 0), given=[h2])
def antisymmetric():
    return calc(Sum(Sum(1 / (z[i] - z[j]), j, omit=i), i)).eq(0)


@claim(
    Eq(D(Sum(1 / (t - z[j]), j, omit=i), t), -Sum(1 / (t - z[j]) ** 2, j, omit=i)),
    given=[forall(j, Implies(Ne(j, i), Ne(t, z[j])))],
)
def slope_t():
    return calc(D(Sum(1 / (t - z[j]), j, omit=i), t)).eq(-Sum(1 / (t - z[j]) ** 2, j, omit=i), by.calculus)


@claim(Eq(D(Sum(1 / (z[i] - z[j]), j, omit=i), z[i]), -Sum(1 / (z[i] - z[j]) ** 2, j, omit=i)), given=[h1])
def slope_z():
    return calc(D(Sum(1 / (z[i] - z[j]), j, omit=i), z[i])).eq(-Sum(1 / (z[i] - z[j]) ** 2, j, omit=i), by.calculus)


@claim(Eq(D(Sum(log(abs(z[i] - z[j])), j, omit=i), z[i]), Sum(1 / (z[i] - z[j]), j, omit=i)), given=[h1])
def slope_log():
    return calc(D(Sum(log(abs(z[i] - z[j])), j, omit=i), z[i])).eq(Sum(1 / (z[i] - z[j]), j, omit=i), by.calculus)


@claim(Eq(Sum(z[j], j, omit=i), Sum(w[j], j, omit=i)), given=[forall(j, Implies(Ne(j, i), Eq(z[j], w[j])))])
def rewrite_off():
    return calc(Sum(z[j], j, omit=i)).eq(Sum(w[j], j, omit=i), by.hyp)


@claim(Eq(Prod(z[j], j, omit=i), Prod(w[j], j, omit=i)), given=[forall(j, Implies(Ne(j, i), Eq(z[j], w[j])))])
def rewrite_off_prod():
    return calc(Prod(z[j], j, omit=i)).eq(Prod(w[j], j, omit=i), by.hyp)


@claim(Eq(Sum(1 + 1 / (z[i] - z[j]), j, omit=i), n - 1 + Sum(1 / (z[i] - z[j]), j, omit=i)), given=[h1])
def linear_split():
    return calc(Sum(1 + 1 / (z[i] - z[j]), j, omit=i)).eq(n - 1 + Sum(1 / (z[i] - z[j]), j, omit=i))


@claim(Eq(Sum(t / (z[i] - z[j]), j, omit=i), t * Sum(1 / (z[i] - z[j]), j, omit=i)), given=[h1])
def pull_out():
    return calc(Sum(t / (z[i] - z[j]), j, omit=i)).eq(t * Sum(1 / (z[i] - z[j]), j, omit=i))


@claim(
    Eq(Sum(1 / (z[i] - z[j]), j, omit=i), Sum(1 / (z[i] - z[j]), j, omit=(i, k)) + 1 / (z[i] - z[k])),
    given=[h1, Ne(k, i)],
)
def split_a_term():
    return calc(Sum(1 / (z[i] - z[j]), j, omit=i)).eq(
        Sum(1 / (z[i] - z[j]), j, omit=(i, k)) + 1 / (z[i] - z[k]), by.split_term(j, k)
    )


@claim(Eq(Prod(t - z[j], j, omit=i), Prod(t - z[j], j) / (t - z[i])), given=[Ne(t, z[i])])
def split_factor():
    return calc(Prod(t - z[j], j, omit=i)).eq(Prod(t - z[j], j) / (t - z[i]), by.split_factor(j, i))


@claim(Eq(Max(1 / (z[i] - z[j]), j, omit=i), -Min(1 / (z[j] - z[i]), j, omit=i)), given=[h1, Ne(k, i)])
def max_off():
    return calc(Max(1 / (z[i] - z[j]), j, omit=i)).eq(-Min(1 / (z[j] - z[i]), j, omit=i))


@claim(Gt(Prod((z[i] - z[j]) ** 2, j, omit=i), 0), given=[h1])
def vandermonde_positive():
    return calc(Prod((z[i] - z[j]) ** 2, j, omit=i)).gt(0, by.sign)


@claim(Ne(Prod((z[i] - z[j]), j, omit=i), 0), given=[h1])
def weights_nonzero():
    return calc(Prod((z[i] - z[j]), j, omit=i)).ne(0)


@claim(Eq(log(Prod(z[j], j, omit=i)), Sum(log(z[j]), j, omit=i)), given=[forall(j, Implies(Ne(j, i), Gt(z[j], 0)))])
def log_prod():
    return calc(log(Prod(z[j], j, omit=i))).eq(Sum(log(z[j]), j, omit=i), by.log_product)


@claim(Eq(Sum((z[j] - z[i]) / (z[j] - z[i]), j, omit=i), n - 1), given=[h1])
def counted():
    return calc(Sum((z[j] - z[i]) / (z[j] - z[i]), j, omit=i)).eq(n - 1)


@claim(Ge(Max(1 / (z[i] - z[j]), j, omit=i), 1 / (z[i] - z[k])), given=[h1, Ne(k, i)])
def extreme_off():
    return calc(Max(1 / (z[i] - z[j]), j, omit=i)).ge(1 / (z[i] - z[k]), by.extremes)


@claim(
    Eq(
        Sum(Sum(1 / ((z[i] - z[j]) * (z[i] - z[k])), k, omit=(i, j)), j, omit=i),
        Sum(1 / (z[i] - z[j]), j, omit=i) ** 2 - Sum(1 / (z[i] - z[j]) ** 2, j, omit=i),
    ),
    given=[h1],
)
def two_sums():
    return calc(Sum(Sum(1 / ((z[i] - z[j]) * (z[i] - z[k])), k, omit=(i, j)), j, omit=i)).eq(
        Sum(1 / (z[i] - z[j]), j, omit=i) ** 2 - Sum(1 / (z[i] - z[j]) ** 2, j, omit=i)
    )


@claim(Eq(Sum(sqrt(z[j] ** 2), j, omit=i), Sum(z[j], j, omit=i)), given=[forall(j, Implies(Ne(j, i), Gt(z[j], 0)))])
def root_off():
    return calc(Sum(sqrt(z[j] ** 2), j, omit=i)).eq(Sum(z[j], j, omit=i))


g = define("g", Sum(1 / (z[i] - z[j]), j, omit=i), at=i)


@claim(Eq(D(g[i], z[i]), -Sum(1 / (z[i] - z[j]) ** 2, j, omit=i)), given=[h2])
def force():
    return calc(D(g[i], z[i])).eq(-Sum(1 / (z[i] - z[j]) ** 2, j, omit=i), by.unfold(g), by.calculus)


@claim(Eq(D(g[i], z[k]), 1 / (z[i] - z[k]) ** 2), given=[h2, Ne(k, i)])
def force_k():
    return calc(D(g[i], z[k])).eq(1 / (z[i] - z[k]) ** 2, by.unfold(g), by.calculus)


@claim(Eq(Sum(g[i], i), 0), given=[h2])
def total_force():
    return calc(Sum(g[i], i)).eq(0, by.unfold(g))


@claim(Eq(D(Prod(t - z[j], j, omit=i), t), Sum(Prod(t - z[k], k, omit=(i, j)), j, omit=i)))
def slope_prod():
    return calc(D(Prod(t - z[j], j, omit=i), t)).eq(Sum(Prod(t - z[k], k, omit=(i, j)), j, omit=i), by.calculus)


@claim(Eq(Prod(z[j], j, omit=i) / Prod(z[j], j, omit=k), z[k] / z[i]), given=[forall(j, Ne(z[j], 0))])
def two_products():
    return calc(Prod(z[j], j, omit=i) / Prod(z[j], j, omit=k)).eq(z[k] / z[i])


@claim(
    Eq(Sum(1 / z[j], j, omit=(i, k)), Sum(1 / z[j], j, omit=(k, i))),
    given=[forall(j, Implies(Ne(j, i), Implies(Ne(j, k), Ne(z[j], 0))))],
)
def in_any_order():
    return calc(Sum(1 / z[j], j, omit=(i, k))).eq(Sum(1 / z[j], j, omit=(k, i)))


@claim(
    Le(Sum(1 / z[j], j, omit=i), Sum(1 / w[j], j, omit=i)),
    given=[forall(j, Implies(Ne(j, i), And(Gt(w[j], 0), Gt(z[j], 0), Ge(z[j], w[j]))))],
)
def larger_below():
    return calc(Sum(1 / z[j], j, omit=i)).le(Sum(1 / w[j], j, omit=i), by.monotone(by.hyp))


@claim(
    Le(Sum(log(w[j]), j, omit=i), Sum(log(z[j]), j, omit=i)),
    given=[forall(j, Implies(Ne(j, i), And(Gt(w[j], 0), Gt(z[j], 0), Ge(z[j], w[j]))))],
)
def larger_logs():
    return calc(Sum(log(w[j]), j, omit=i)).le(Sum(log(z[j]), j, omit=i), by.monotone(by.hyp))


A = matrix("A", n, n)
U = define("U", Sum(Sum(w[i] * w[j] / abs(z[i] - z[j]), j, omit=i), i) / 2)
G = define("G", Sum(Sum(log(abs(z[i] - z[j])), j, omit=i), i))
weight = define("lambda", 1 / Prod(z[i] - z[j], j, omit=i), at=i)
nodes = define("omega", Prod(t - z[j], j), of=t)


@claim(Eq(D(U, w[k]), Sum(w[j] / abs(z[k] - z[j]), j, omit=k)), given=[h2])
def potential():
    return calc(D(U, w[k])).eq(Sum(w[j] / abs(z[k] - z[j]), j, omit=k), by.unfold(U), by.calculus)


@claim(Eq(D(U, z[k]), -w[k] * Sum(w[j] * (z[k] - z[j]) / abs(z[k] - z[j]) ** 3, j, omit=k)), given=[h2])
def electric_force():
    force = -w[k] * Sum(w[j] * (z[k] - z[j]) / abs(z[k] - z[j]) ** 3, j, omit=k)
    return calc(D(U, z[k])).eq(force, by.unfold(U), by.calculus)


@claim(Eq(D(G, z[k]), 2 * Sum(1 / (z[k] - z[j]), j, omit=k)), given=[h2])
def logarithmic_force():
    return calc(D(G, z[k])).eq(2 * Sum(1 / (z[k] - z[j]), j, omit=k), by.unfold(G), by.calculus)


@claim(Eq(Sum(Sum(A[i, j] * delta(j, k), j, omit=i), i), Sum(A[i, k], i, omit=k)))
def column_off_the_diagonal():
    return calc(Sum(Sum(A[i, j] * delta(j, k), j, omit=i), i)).eq(Sum(A[i, k], i, omit=k))


@claim(Eq(ell(t)[i], nodes(t) * weight[i] / (t - z[i])), given=[h2, Ne(t, z[i])])
def barycentric():
    right = nodes(t) * weight[i] / (t - z[i])
    return calc(ell(t)[i]).eq(right, by.unfold(ell), by.unfold(nodes), by.unfold(weight))


@claim(
    Eq(D(ell(t)[i], t), ell(t)[i] * Sum(1 / (t - z[k]), k, omit=i)),
    given=[h2, forall(j, Implies(Ne(j, i), Ne(t, z[j])))],
)
def slope_of_a_basis_polynomial():
    return calc(D(ell(t)[i], t)).eq(ell(t)[i] * Sum(1 / (t - z[k]), k, omit=i), by.unfold(ell), by.calculus)


@claim(Eq(Sum(q[i] * ell(z[k])[i], i), q[k]), given=[h2])
def interpolation():
    return (
        calc(Sum(q[i] * ell(z[k])[i], i))
        .eq(q[k] * ell(z[k])[k] + Sum(q[i] * ell(z[k])[i], i, omit=k), by.split_term(i, k))
        .eq(q[k], by.unfold(ell))
    )


@claim(Ge(U, 0), given=[h2, forall(j, Ge(w[j], 0))])
def energy_of_like_charges():
    return calc(U).ge(0, by.unfold(U), by.sign)
