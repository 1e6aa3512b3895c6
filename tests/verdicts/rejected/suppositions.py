"""False claims under hypotheses as words, of definite matrices, and of what vanishes or does not."""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x, y = vector("x", n), vector("y", n)
A, B = matrix("A", n, n), matrix("B", n, n)
s, t = scalar("s"), scalar("t")
f, F = function("f", n), function("F", n, to=n)
both = witness(models=[(A, eye(n)), (B, eye(n))])
one = witness(models=[(A, eye(n))])


@claim(forall(t, Eq(D(t * s, s), t)))
def slope_of_a_multiple():
    """accepted"""
    return calc(D(t * s, s)).eq(t)


@claim(Eq(D(s * s, s), s))
def the_factor_moves_too():
    return calc(D(s * s, s)).eq(s, by.inst(slope_of_a_multiple, {t: s}))  # rejected-here


@claim(Eq(D(s * s, s), s), given=[forall(t, Eq(D(t * s, s), t))])
def the_factor_moves_too_by_hypothesis():
    return calc(D(s * s, s)).eq(s, by.hyp)  # rejected: different normal forms


@claim(Ne(det(A), 0), given=[forall(x, Implies(Eq(A @ x, 0), Eq(B @ x, 0)))], meets=both)
def zero_to_zero_by_another_matrix():
    return trivial  # rejected-claim: det(A) ≠ 0 is needed here


@claim(Ne(det(A), 0), given=[forall(x, Implies(Eq(x, 0), Eq(A @ x, 0)))], meets=one)
def the_converse():
    return trivial  # rejected-claim: det(A) ≠ 0 is needed here


@claim(Ne(det(A), 0), given=[forall(x, Ge(dot(x, A @ x), 0)), Gt(tr(A), 0)], meets=one)
def semidefinite():
    return trivial  # rejected-claim: det(A) ≠ 0 is needed here


@claim(Ne(det(A), 0), given=[forall(x, Implies(Ne(x, 0), Gt(norm(x), 0)))], meets=one)
def a_form_without_the_matrix():
    return trivial  # rejected-claim: det(A) ≠ 0 is needed here


@claim(Ne(det(A @ B), 0), given=[posdef(A)], meets=both)
def one_factor_is_definite():
    return trivial  # rejected-claim: det(A·B) ≠ 0 is needed here


@claim(posdef(A @ B), given=[posdef(A), posdef(B)], meets=both)
def products_of_definite_matrices():
    return calc(dot(x, (A @ B) @ x)).gt(0, by.hyp)  # rejected-here


@claim(posdef(A - B), given=[posdef(A), posdef(B)], meets=witness(models=[(A, 2 * eye(n)), (B, eye(n))]))
def differences_of_definite_matrices():
    return calc(dot(x, (A - B) @ x)).gt(0, by.hyp)  # rejected-here


@claim(Eq(x[i], 0), given=[Eq(Sum(x[k], k), 0)])
def no_square_in_the_sum():
    return calc(x[i]).eq(0, by.hyp)  # rejected: different normal forms


@claim(Eq(x[i], 0), given=[Eq(Sum(x[k] ** 3, k), 0)])
def an_odd_power_in_the_sum():
    return calc(x[i]).eq(0, by.hyp)  # rejected: different normal forms


@claim(Eq(x[i], y[i]), given=[Eq(Sum(x[k] ** 2 - y[k] ** 2, k), 0)])
def a_difference_of_squares():
    return calc(x[i]).eq(y[i], by.hyp)  # rejected: different normal forms


@claim(Eq(x[i], 0), given=[Eq(Sum(y[k] * x[k] ** 2, k), 0), forall(k, Ge(y[k], 0))])
def a_factor_that_may_be_zero():
    return calc(x[i]).eq(0, by.hyp)  # rejected: different normal forms


@claim(Eq(x[i], 0), given=[Eq(Sum(x[k] ** 2, k, omit=j), 0)])
def an_index_that_is_left_out():
    return calc(x[i]).eq(0, by.hyp)  # rejected: different normal forms


@claim(Ne(A @ x, 0), given=[Ne(x, 0)])
def a_singular_matrix():
    return trivial  # rejected-claim: A·x ≠ 0 is needed here


@claim(Ne(adj(A) @ x, 0), given=[Ne(x, 0)])
def an_adjugate_for_an_inverse():
    return trivial  # rejected-claim: adj(A)·x ≠ 0 is needed here


@claim(Ne(x, 0), given=[Ne(A @ y, 0)])
def another_vector_is_not_zero():
    return trivial  # rejected-claim: x ≠ 0 is needed here


@claim(forall(x, Eq(x[i], 0)), given=[Eq(x, 0)])
def what_holds_of_one_vector():
    return calc(x[i]).eq(0, by.hyp)  # rejected-claim: so x is not arbitrary


@claim(Eq(F(x), x), given=[forall(y, Eq(F(F(y)), y))], meets=witness(models=[(F, x, -x)]))
def its_own_inverse():
    return calc(F(x)).eq(x, by.hyp)  # rejected-here


@claim(Eq(f(-x), f(x)), given=[homogeneous(f, s)], meets=witness(models=[(f, x, Sum(x[k], k))], s=1))
def homogeneous_for_negative_factors():
    return calc(f(-x)).eq(f(x), by.hyp)  # rejected: different normal forms


@claim(Ge(f(x), f(y)), given=[lipschitz(f, s)], meets=witness(models=[(f, x, Sum(x[k], k))], s=0))
def a_model_that_is_steeper():
    return calc(f(x)).ge(f(y), by.hyp)  # rejected-here


@claim(Le(f(x - t * f.grad(x)), f(x)), given=[l_smooth(f, s)], meets=witness(models=[(f, x, dot(x, x) / 2)], s=1))
def steps_of_any_length():
    return calc(f(x - t * f.grad(x))).le(f(x), by.hyp)  # rejected-here


u, c = scalar("u"), scalar("c", positive=True)
g = function("g")
zero = witness(models=[(g, t, 0)])


@claim(Eq(g(c), c * g(1)), given=[homogeneous(g, s)], meets=zero)
def a_degree_taken_for_a_bound_letter():
    return calc(g(c)).eq(c * g(1), by.hyp)  # rejected: different normal forms


@claim(Eq(t * g.slope(c * t), t * c ** (t - 1) * g(t)), given=[homogeneous(g, s)], meets=zero)
def euler_with_the_degree_bound():
    return (
        calc(t * g.slope(c * t))
        .eq(D(g(c * t), c))
        .eq(D(c**t * g(t), c), by.hyp)  # rejected: different normal forms
        .eq(t * c ** (t - 1) * g(t))
    )


@claim(Eq(g(u), g(0)), given=[lipschitz(g, s)], meets=witness(models=[(g, t, t)], s=1))
def a_constant_taken_for_a_bound_letter():
    return calc(g(u)).eq(g(0), by.hyp)  # rejected: different normal forms


@claim(Le(f(y), f(x)), given=[convex(f), Eq(f.grad(x), 0)], meets=witness(models=[(f, x, dot(x, x))]))
def an_equation_put_into_the_other_inequality():
    return calc(f(y)).le(f(x), by.hyp)  # rejected: no combination of the facts
