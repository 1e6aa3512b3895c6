"""Claims whose hypotheses are words: homogeneous, convex, L-smooth, Lipschitz, positive definite."""

from derive import by
from derive.notation import *

n = dimension("n")
i = index("i", n)
x, y, z = vector("x", n), vector("y", n), vector("z", n)
A, S = matrix("A", n, n), matrix("S", n, n)
c, L, lr = scalar("c", positive=True), scalar("L", positive=True), scalar("eta", positive=True)
s, t, u = scalar("s"), scalar("t"), scalar("u")
f, g = function("f", n), function("g")
definite = witness(models=[(S, eye(n))])


@claim(
    Eq(dot(x, f.grad(c * x)), s * c ** (s - 1) * f(x)),
    given=[homogeneous(f, s)],
    meets=witness(models=[(f, x, dot(x, x))], s=2),
)
def euler_on_a_ray():
    return calc(dot(x, f.grad(c * x))).eq(D(f(c * x), c)).eq(D(c**s * f(x), c), by.hyp).eq(s * c ** (s - 1) * f(x))


@claim(Eq(dot(x, f.grad(x)), s * f(x)), given=[homogeneous(f, s)], meets=witness(models=[(f, x, dot(x, x))], s=2))
def euler():
    return calc(dot(x, f.grad(x))).eq(s * f(x), by.inst(euler_on_a_ray, {c: 1}))


@claim(Ge(f(y), f(x)), given=[convex(f), Eq(f.grad(x), 0)], meets=witness(models=[(f, x, norm(x) ** 2)]))
def a_global_minimum():
    return calc(f(y)).ge(f(x) + dot(f.grad(x), y - x), by.hyp(1)).eq(f(x), by.hyp(2))


@claim(Ge((g.slope(t) - g.slope(u)) * (t - u), 0), given=[convex(g)], meets=witness(models=[(g, t, exp(t))]))
def slopes_of_a_convex_function_increase():
    return (
        calc((g.slope(t) - g.slope(u)) * (t - u))
        .eq(-g.slope(t) * (u - t) - g.slope(u) * (t - u))
        .ge(g(t) - g(u) + g(u) - g(t), by.hyp)
        .eq(0)
    )


@claim(
    Le(abs(f(x) - f(z)), L * norm(x - y) + L * norm(y - z)), given=[lipschitz(f, L)], meets=witness(models=[(f, x, 1)])
)
def a_walk():
    return calc(abs(f(x) - f(z))).le(abs(f(x) - f(y)) + abs(f(y) - f(z))).le(L * norm(x - y) + L * norm(y - z), by.hyp)


@claim(
    Le(f(x - lr * f.grad(x)), f(x) - lr * (1 - lr * L / 2) * norm(f.grad(x)) ** 2),
    given=[l_smooth(f, L)],
    meets=witness(models=[(f, x, dot(x, x) / 2)], L=1),
)
def a_step_down():
    step = x - lr * f.grad(x)
    bound = f(x) + dot(f.grad(x), step - x) + L / 2 * norm(step - x) ** 2
    return calc(f(step)).le(bound, by.hyp).eq(f(x) - lr * (1 - lr * L / 2) * norm(f.grad(x)) ** 2)


@claim(Ne(det(S), 0), given=[posdef(S)], meets=definite)
def a_definite_matrix_is_regular():
    return trivial


@claim(Eq(S @ inv(S), eye(n)), given=[posdef(S)], meets=definite)
def it_has_an_inverse():
    return calc(S @ inv(S)).eq(eye(n))


@claim(posdef(inv(S)), given=[posdef(S)], meets=definite)
def its_inverse_is_definite():
    return calc(dot(x, inv(S) @ x)).eq(dot(inv(S) @ x, S @ (inv(S) @ x))).gt(0, by.hyp(1, {x: inv(S) @ x}))


@claim(posdef(A + S), given=[posdef(A), posdef(S)], meets=witness(models=[(A, eye(n)), (S, eye(n))]))
def sums_are_definite():
    return calc(dot(x, (A + S) @ x)).eq(dot(x, A @ x) + dot(x, S @ x)).gt(0, by.hyp)


@claim(Ne(det(A), 0), given=[forall(x, Implies(Eq(A @ x, 0), Eq(x, 0)))], meets=witness(models=[(A, eye(n))]))
def only_zero_to_zero():
    return trivial


@claim(Ne(det(A), 0), given=[forall(x, Ge(norm(A @ x), norm(x)))], meets=witness(models=[(A, 2 * eye(n))]))
def it_shortens_nothing():
    return trivial


@claim(Eq(x[i], 0), given=[Eq(dot(x, x), 0)])
def nothing_but_zero_has_no_length():
    return calc(x[i]).eq(0, by.hyp)


@claim(Eq(x, y), given=[Eq(norm(x - y), 0)])
def no_distance():
    return calc(x).eq(y, by.hyp)


@claim(Ne(inv(A) @ x, 0), given=[Ne(det(A), 0), Ne(x, 0)])
def an_inverse_keeps_vectors_apart_from_zero():
    return trivial


@claim(Ne(x, 0), given=[Ne(A @ x, 0)])
def what_has_an_image_is_not_zero():
    return trivial
