"""True claims of functions that are not written out: whatever the function, as long as it is smooth."""

from derive import by
from derive.library.layers import linear_to_the_input, linear_to_the_weights
from derive.notation import *

m, n = dimension("m"), dimension("n")
i, j, k = index("i", m), index("j", n), index("k", n)
W, x, y, b, v = matrix("W", m, n), vector("x", n), vector("y", n), vector("b", m), vector("v", n)
t, c = scalar("t"), scalar("c")
f, g, q = function("f", n), function("g"), function("q")
L, F = function("L", m), function("F", n, to=m)
path = function("w", to=n)
h = function("h", of=(x, t))
A = function("A", to=(n, n))
X = matrix("X", n, n)
J = function("J", of=X)


@claim(Eq(grad(L(W @ x + b), W), outer(L.grad(W @ x + b), x)))
def backprop_to_the_weights():
    return linear_to_the_weights


@claim(Eq(grad(L(W @ x + b), x), W.T @ L.grad(W @ x + b)))
def backprop_to_the_input():
    return linear_to_the_input


@claim(Eq(grad(L(F(x)), x), F.jacobian(x).T @ L.grad(F(x))))
def backprop_through_any_layer():
    return calc(grad(L(F(x)), x)).eq(F.jacobian(x).T @ L.grad(F(x)))


@claim(Eq(D(g(q(t)), t), g.slope(q(t)) * q.slope(t)))
def chain_rule():
    return calc(D(g(q(t)), t)).eq(g.slope(q(t)) * q.slope(t), by.chain_rule)


@claim(Eq(D(D(g(c * t), t), t), c**2 * g.slope(c * t, order=2)))
def second_slope():
    return calc(D(D(g(c * t), t), t)).eq(c**2 * g.slope(c * t, order=2))


@claim(Eq(D(g(t) * q(t), t), g.slope(t) * q(t) + g(t) * q.slope(t)))
def product_rule():
    return calc(D(g(t) * q(t), t)).eq(g.slope(t) * q(t) + g(t) * q.slope(t))


@claim(Eq(hessian(f(x), x), f.hessian(x)))
def second_derivatives():
    return calc(hessian(f(x), x)).eq(f.hessian(x))


@claim(Eq(f.hessian(x), f.hessian(x).T))
def second_derivatives_commute():
    return calc(f.hessian(x)).eq(f.hessian(x).T)


@claim(Eq(D(f(path(t)), t), dot(f.grad(path(t)), path.slope(t))))
def along_a_path():
    return calc(D(f(path(t)), t)).eq(dot(f.grad(path(t)), path.slope(t)))


@claim(Eq(D(f(x + t * v), t), dot(f.grad(x + t * v), v)))
def along_a_line():
    return calc(D(f(x + t * v), t)).eq(dot(f.grad(x + t * v), v))


@claim(Eq(D(h(path(t), t), t), dot(h.grad(path(t), t), path.slope(t)) + h.slope(path(t), t)))
def total_derivative():
    return calc(D(h(path(t), t), t)).eq(dot(h.grad(path(t), t), path.slope(t)) + h.slope(path(t), t))


@claim(Eq(D(inv(A(t)), t), -inv(A(t)) @ A.slope(t) @ inv(A(t))), given=[Ne(det(A(t)), 0)])
def slope_of_an_inverse():
    return calc(D(inv(A(t)), t)).eq(-inv(A(t)) @ A.slope(t) @ inv(A(t)))


@claim(Eq(D(det(A(t)), t), tr(adj(A(t)) @ A.slope(t))))
def slope_of_a_determinant():
    return calc(D(det(A(t)), t)).eq(tr(adj(A(t)) @ A.slope(t)))


@claim(Eq(grad(J(inv(X)), X), -inv(X).T @ J.grad(inv(X)) @ inv(X).T), given=[Ne(det(X), 0)])
def through_an_inverse():
    return calc(grad(J(inv(X)), X)).eq(-inv(X).T @ J.grad(inv(X)) @ inv(X).T)


@claim(Eq(D(f(x - x), x[j]), 0))
def at_a_point_that_does_not_move():
    return calc(D(f(x - x), x[j])).eq(0)


@claim(Eq(g.slope(t), 0), given=[Eq(g.slope(t), q(t)), Eq(q(t), 0)])
def by_what_is_given_at_the_point():
    return calc(g.slope(t)).eq(q(t), by.hyp(1)).eq(0, by.hyp(2))


@claim(Eq(grad(Sum(g(x[k]), k), x)[j], g.slope(x[j])))
def separable():
    return calc(grad(Sum(g(x[k]), k), x)[j]).eq(g.slope(x[j]))


def _shares(z):
    return define("p", exp(z[k]) / Sum(exp(z[j]), j), at=k)


p = _shares(x)
loss = function("l", n)


@claim(Eq(grad(loss(p), x), p * loss.grad(p) - dot(p, loss.grad(p)) * p))
def backprop_through_softmax():
    return calc(grad(loss(p), x)).eq(p * loss.grad(p) - dot(p, loss.grad(p)) * p, by.unfold(p), by.calculus)


@claim(Eq(dot(grad(f(c * x), x), x), c * D(f(c * x), c)))
def scaled_and_differentiated():
    return calc(dot(grad(f(c * x), x), x)).eq(c * D(f(c * x), c))
