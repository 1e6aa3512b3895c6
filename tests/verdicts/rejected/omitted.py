"""False claims about what a range leaves out: an index may be that one, a range empty, a value missing."""

from derive import by
from derive.notation import *

n = dimension("n")
m = dimension("m", at_least=2)
i, j, k, r = indices("i j k r", n)
a, b = indices("a b", m)
z, w = vector("z", n), vector("w", n)
y = vector("y", m)
t, s = scalar("t"), scalar("s")
h1 = forall(j, Implies(Ne(j, i), Ne(z[i], z[j])))
h2 = forall(i, j, Implies(Ne(i, j), Ne(z[i], z[j])))
ell = define("ell", Prod((t - z[j]) / (z[i] - z[j]), j, omit=i), at=i, of=t)


@claim(Eq(ell(z[k])[i], 0), given=[h2])
def k_may_be_i():
    return calc(ell(z[k])[i]).eq(0, by.unfold(ell))  # rejected: different normal forms


@claim(Eq(ell(z[i])[i], 0), given=[h2])
def at_own_node():
    return calc(ell(z[i])[i]).eq(0, by.unfold(ell))  # rejected: different normal forms


@claim(Eq(ell(z[i])[i], 1))
def nodes_may_meet():
    return calc(ell(z[i])[i]).eq(1, by.unfold(ell))  # rejected: needs for all j: j ≠ i ⇒ z_i - z_j ≠ 0


@claim(Eq(ell(z[i])[i], 1), given=[forall(j, Implies(Ne(j, k), Ne(z[i], z[j])))])
def omits_another():
    return calc(ell(z[i])[i]).eq(1, by.unfold(ell))  # rejected: needs for all j: j ≠ i ⇒ z_i - z_j ≠ 0


@claim(Eq(Sum(1 / (z[i] - z[j]), j, omit=k), Sum(1 / (z[i] - z[j]), j, omit=k)), given=[h1])
def other_omitted():
    return calc(Sum(1 / (z[i] - z[j]), j, omit=k)).eq(  # rejected: needs for all j: j ≠ k ⇒ z_i - z_j ≠ 0
        Sum(1 / (z[i] - z[j]), j, omit=k)
    )


@claim(Eq(Sum(1 / (z[i] - z[j]), j), Sum(1 / (z[i] - z[j]), j)), given=[h1])
def nothing_omitted():
    return calc(Sum(1 / (z[i] - z[j]), j)).eq(Sum(1 / (z[i] - z[j]), j))  # rejected: needs z_i - z_j ≠ 0 for all j


@claim(Eq(Sum(1 / (z[i] - z[j]), j, omit=i), Sum(1 / (z[i] - z[j]), j) - 1 / (z[i] - z[i])), given=[h1])
def complement_without_value():
    return calc(Sum(1 / (z[i] - z[j]), j, omit=i)).eq(  # rejected: needs z_i - z_j ≠ 0 for all j
        Sum(1 / (z[i] - z[j]), j) - 1 / (z[i] - z[i]), by.split_term(j, i)
    )


@claim(Eq(Sum((z[j] - z[i]) / (z[j] - z[i]), j, omit=i), n), given=[h1])
def counts_the_omitted():
    return calc(Sum((z[j] - z[i]) / (z[j] - z[i]), j, omit=i)).eq(n)  # rejected: different normal forms


@claim(Gt(Sum(1 / abs(z[i] - z[j]), j, omit=i), 0), given=[h1])
def empty_range():
    return calc(Sum(1 / abs(z[i] - z[j]), j, omit=i)).gt(0, by.sign)  # rejected: does not show in the signs


@claim(Ge(Max(1 / (z[i] - z[j]), j, omit=i), Min(1 / (z[i] - z[j]), j, omit=i)), given=[h1])
def max_of_nothing():
    return calc(Max(1 / (z[i] - z[j]), j, omit=i)).ge(  # rejected: may run over no index at all
        Min(1 / (z[i] - z[j]), j, omit=i), by.extremes
    )


@claim(Eq(Sum(w[j], j), Sum(z[j], j)), given=[forall(j, Implies(Ne(j, i), Eq(z[j], w[j])))])
def rewritten_everywhere():
    return calc(Sum(w[j], j)).eq(Sum(z[j], j), by.hyp)  # rejected: j ≠ i is needed here


@claim(Eq(Sum(w[j], j, omit=k), Sum(z[j], j, omit=k)), given=[forall(j, Implies(Ne(j, i), Eq(z[j], w[j])))])
def rewritten_off_another():
    return calc(Sum(w[j], j, omit=k)).eq(Sum(z[j], j, omit=k), by.hyp)  # rejected: j ≠ i is needed here


@claim(Eq(z[i], w[i]), given=[forall(j, Implies(Ne(j, i), Eq(z[j], w[j])))])
def at_the_omitted():
    return calc(z[i]).eq(w[i], by.hyp)  # rejected: i ≠ i is needed here


@claim(Eq(Prod(t - z[j], j, omit=i), 0), given=[Eq(t, z[i])])
def zero_at_the_omitted():
    return calc(Prod(t - z[j], j, omit=i)).eq(0, by.hyp)  # rejected: different normal forms


@claim(Eq(Prod(z[i] - z[j], j, omit=i), 0))
def vandermonde():
    return calc(Prod(z[i] - z[j], j, omit=i)).eq(0)  # rejected: different normal forms


@claim(Eq(Prod(z[k] - z[j], j, omit=i), 0))
def k_unknown():
    return calc(Prod(z[k] - z[j], j, omit=i)).eq(0)  # rejected: different normal forms


@claim(Eq(Prod(1 / (z[k] - z[j]), j, omit=i), 0), given=[Ne(k, i)])
def no_value_at_k():
    return calc(Prod(1 / (z[k] - z[j]), j, omit=i)).eq(0)  # rejected: needs for all j: j ≠ i ⇒ z_k - z_j ≠ 0


@claim(Eq(Prod(z[j], j, omit=i), Prod(z[j], j) / z[i]))
def divided_by_zero():
    return calc(Prod(z[j], j, omit=i)).eq(Prod(z[j], j) / z[i])  # rejected: needs z_i ≠ 0


@claim(Eq(Prod(z[j], j, omit=(i, k)), Prod(z[j], j) / (z[i] * z[k])), given=[Ne(z[i], 0), Ne(z[k], 0)])
def divided_twice():
    return calc(Prod(z[j], j, omit=(i, k))).eq(Prod(z[j], j) / (z[i] * z[k]))  # rejected: different normal forms


@claim(Eq(Sum(Sum(1 / (z[i] - z[j]) ** 2, j, omit=i), i), 0), given=[h2])
def even_is_no_odd():
    return calc(Sum(Sum(1 / (z[i] - z[j]) ** 2, j, omit=i), i)).eq(0)  # rejected: different normal forms


@claim(Eq(Sum(Sum(w[i] / (z[i] - z[j]), j, omit=i), i), 0), given=[h2])
def weighted():
    return calc(Sum(Sum(w[i] / (z[i] - z[j]), j, omit=i), i)).eq(0)  # rejected: different normal forms


@claim(Eq(D(Sum(1 / (z[i] - z[j]), j, omit=i), z[k]), 1 / (z[i] - z[k]) ** 2), given=[h1])
def slope_k_is_i():
    return calc(D(Sum(1 / (z[i] - z[j]), j, omit=i), z[k])).eq(  # rejected: needs (z_i - z_k)² ≠ 0
        1 / (z[i] - z[k]) ** 2, by.calculus
    )


@claim(Eq(Sum(abs(z[j]), j), Sum(z[j], j)), given=[forall(j, Implies(Ne(j, i), Ge(z[j], 0)))])
def moduli_everywhere():
    return calc(Sum(abs(z[j]), j)).eq(Sum(z[j], j))  # rejected: different normal forms


@claim(Ge(Sum(z[j], j), 0), given=[forall(j, Implies(Ne(j, i), Ge(z[j], 0)))])
def sum_everywhere():
    return calc(Sum(z[j], j)).ge(0, by.sign)  # rejected: does not show in the signs


@claim(Eq(Sum(abs(z[j]), j, omit=i), Sum(z[j], j, omit=i)), given=[forall(j, Implies(Ne(j, k), Ge(z[j], 0)))])
def moduli_off_another():
    return calc(Sum(abs(z[j]), j, omit=i)).eq(Sum(z[j], j, omit=i))  # rejected: different normal forms


@claim(Ge(z[i], 0), given=[forall(j, Implies(Ge(w[j], 0), Ge(z[j], 0)))])
def premise_unknown():
    return calc(z[i]).ge(0, by.sign)  # rejected: does not show in the signs


@claim(Eq(Sum(abs(z[j]), j, omit=i), Sum(abs(z[j]), j) - z[i]), given=[forall(j, Implies(Ne(j, i), Ge(z[j], 0)))])
def filled_with_wrong_sign():
    return calc(Sum(abs(z[j]), j, omit=i)).eq(Sum(abs(z[j]), j) - z[i])  # rejected: different normal forms


@claim(Eq(Sum(abs(z[j]), j, omit=i), Sum(z[j], j) - abs(z[i])), given=[forall(j, Implies(Ne(j, i), Ge(z[j], 0)))])
def filled_with_modulus():
    return calc(Sum(abs(z[j]), j, omit=i)).eq(Sum(z[j], j) - abs(z[i]))  # rejected: different normal forms


@claim(Eq(Sum(Sum(abs(z[j]), j), i), Sum(Sum(z[j], j), i)), given=[forall(j, Implies(Ne(j, k), Ge(z[j], 0)))])
def inner_all():
    return calc(Sum(Sum(abs(z[j]), j), i, omit=k)).eq(Sum(Sum(z[j], j), i, omit=k))  # rejected: different normal forms


@claim(
    Eq(Sum(z[r] * Sum(abs(z[j]), j), r, omit=k), Sum(z[r] * Sum(z[j], j), r, omit=k)),
    given=[forall(j, Implies(Ne(j, k), Ge(z[j], 0)))],
)
def inner_sum_runs_over_all():
    return calc(Sum(z[r] * Sum(abs(z[j]), j), r, omit=k)).eq(  # rejected: different normal forms
        Sum(z[r] * Sum(z[j], j), r, omit=k)
    )


@claim(
    Eq(Sum(Prod(abs(z[j]), j), r, omit=k), Sum(Prod(z[j], j), r, omit=k)),
    given=[forall(j, Implies(Ne(j, k), Ge(z[j], 0)))],
)
def inner_product_runs_over_all():
    return calc(Sum(Prod(abs(z[j]), j), r, omit=k)).eq(  # rejected: different normal forms
        Sum(Prod(z[j], j), r, omit=k)
    )


@claim(Eq(Max(abs(z[j]), j), Max(z[j], j)), given=[forall(j, Implies(Ne(j, k), Ge(z[j], 0)))])
def max_all():
    return calc(Max(abs(z[j]), j)).eq(Max(z[j], j))  # rejected: different normal forms


@claim(Eq(Max(y[b], b, omit=a), Max(y[b], b)))
def max_without():
    return calc(Max(y[b], b, omit=a)).eq(Max(y[b], b))  # rejected: different normal forms


v = vector("v", n)
c = scalar("c")


@claim(Ge(Sum(z[j] ** 2, j, omit=i) + c, 0), given=[forall(j, Implies(Ne(j, i), Gt(c, 0)))])
def a_number_off_an_empty_range():
    return calc(Sum(z[j] ** 2, j, omit=i) + c).ge(0, by.sign)  # rejected: does not show in the signs


@claim(Gt(Sum(v[j], j, omit=i), 0), given=[forall(j, Implies(Ne(j, i), And(Ne(j, k), Gt(v[j], 0))))])
def two_positions_off_an_empty_range():
    return calc(Sum(v[j], j, omit=i)).gt(0, by.sign)  # rejected: does not show in the signs


@claim(
    Ge(Sum(v[j], j, omit=i) + c, 0),
    given=[forall(j, Implies(Ne(j, i), Gt(v[j], 0))), forall(j, Implies(Ne(j, i), Gt(v[j] * c, 0)))],
)
def a_factor_off_an_empty_range():
    return calc(Sum(v[j], j, omit=i) + c).ge(0, by.sign)  # rejected: does not show in the signs


@claim(
    Ge(Sum(v[j], j, omit=i) + z[k], 0),
    given=[
        forall(j, Implies(Ne(j, i), Gt(v[j], 0))),
        forall(j, Implies(Ne(j, i), forall(r, Gt(z[r], 0)))),
    ],
)
def a_vector_off_an_empty_range():
    return calc(Sum(v[j], j, omit=i) + z[k]).ge(0, by.sign)  # rejected: does not show in the signs


@claim(
    Eq(Sum(v[j], j, omit=i) * 0 + delta(i, k), 0),
    given=[forall(j, Implies(Ne(j, i), Ne(i, k))), forall(j, Implies(Ne(j, i), Gt(v[j], 0)))],
)
def a_pair_off_an_empty_range():
    return calc(Sum(v[j], j, omit=i) * 0 + delta(i, k)).eq(0)  # rejected: different normal forms


@claim(
    Ge(Sum(v[j], j, omit=i) + c, 0),
    given=[forall(j, Implies(Ne(j, i), Gt(v[j], 0))), forall(j, Implies(Gt(v[j], 0), Gt(c, 0)))],
)
def a_premise_off_an_empty_range():
    return calc(Sum(v[j], j, omit=i) + c).ge(0, by.sign)  # rejected: does not show in the signs


A = matrix("A", n, n)
U = define("U", Sum(Sum(w[i] * w[j] / abs(z[i] - z[j]), j, omit=i), i) / 2)


@claim(Eq(Sum(Sum(A[i, j] * delta(j, k), j, omit=i), i), Sum(A[i, k], i)))
def column_with_the_diagonal():
    return calc(Sum(Sum(A[i, j] * delta(j, k), j, omit=i), i)).eq(Sum(A[i, k], i))  # rejected: different normal forms


@claim(Eq(Sum(Sum(A[i, j] * delta(j, k), j, omit=(i, r)), i), Sum(A[i, k], i, omit=k)))
def picked_though_left_out():
    left = Sum(Sum(A[i, j] * delta(j, k), j, omit=(i, r)), i)
    return calc(left).eq(Sum(A[i, k], i, omit=k))  # rejected: different normal forms


@claim(Eq(Sum(Sum(A[i, j] * delta(j, k), j, omit=i), i, omit=r), Sum(A[i, k], i, omit=k)))
def an_outer_index_forgotten():
    left = Sum(Sum(A[i, j] * delta(j, k), j, omit=i), i, omit=r)
    return calc(left).eq(Sum(A[i, k], i, omit=k))  # rejected: different normal forms


@claim(Eq(D(U, w[k]), Sum(w[j] / abs(z[k] - z[j]), j, omit=k) / 2), given=[h2])
def half_a_potential():
    half = Sum(w[j] / abs(z[k] - z[j]), j, omit=k) / 2
    return calc(D(U, w[k])).eq(half, by.unfold(U), by.calculus)  # rejected: different normal forms


@claim(Eq(D(U, z[k]), w[k] * Sum(w[j] * (z[k] - z[j]) / abs(z[k] - z[j]) ** 3, j, omit=k)), given=[h2])
def force_of_the_wrong_sign():
    force = w[k] * Sum(w[j] * (z[k] - z[j]) / abs(z[k] - z[j]) ** 3, j, omit=k)
    return calc(D(U, z[k])).eq(force, by.unfold(U), by.calculus)  # rejected: different normal forms
