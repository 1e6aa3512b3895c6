"""False neighbours of the classics: a factor, a transpose or a condition is missing, or a point is taken for more."""

from derive import by
from derive.notation import *

n, m = dimension("n"), dimension("m")
i, j, k = indices("i j k", n)
a, c = indices("a c", m)
x, y, z = vector("x", n), vector("y", n), vector("z", n)
W, b, theta, r = matrix("W", n, n), vector("b", n), vector("theta", n), vector("r", m)
s, t, u = scalar("s"), scalar("t"), scalar("u")
beta = scalar("beta", positive=True)
L, f, g, q = function("L", n), function("f", n), function("g"), function("q")
F, G, h = function("F", n, to=n), function("G", n, to=n), function("h", n, to=m)
out = W @ x + b

# ── layers ────────────────────────────────────────────────────────────────────


@claim(Eq(grad(L(out), W), outer(x, L.grad(out))))
def an_outer_product_the_other_way_round():
    return calc(grad(L(out), W)).eq(outer(x, L.grad(out)))  # rejected: different normal forms


@claim(Eq(grad(L(out), x), W @ L.grad(out)))
def back_without_a_transpose():
    return calc(grad(L(out), x)).eq(W @ L.grad(out))  # rejected: different normal forms


@claim(Eq(grad(L(out), b), L.grad(x)))
def the_slope_at_the_input():
    return calc(grad(L(out), b)).eq(L.grad(x))  # rejected: different normal forms


@claim(Eq(grad(L(F(out)), x), W.T @ L.grad(F(out))))
def a_layer_skipped():
    return calc(grad(L(F(out)), x)).eq(W.T @ L.grad(F(out)))  # rejected: different normal forms


@claim(Eq(grad(L(F(out)), x), F.jacobian(out).T @ W.T @ L.grad(F(out))))
def layers_in_the_wrong_order():
    wrong = F.jacobian(out).T @ W.T @ L.grad(F(out))
    return calc(grad(L(F(out)), x)).eq(wrong)  # rejected: different normal forms


@claim(Eq(jacobian(F(G(x)), x), F.jacobian(x) @ G.jacobian(x)))
def an_outer_jacobian_at_the_inner_place():
    wrong = F.jacobian(x) @ G.jacobian(x)
    return calc(jacobian(F(G(x)), x)).eq(wrong)  # rejected: different normal forms


@claim(Eq(F.jacobian(x), F.jacobian(x).T))
def a_jacobian_that_is_no_hessian():
    return calc(F.jacobian(x)).eq(F.jacobian(x).T)  # rejected: different normal forms


softmax = define("softmax", exp(z[i]) / Sum(exp(z[k]), k), at=i, of=z)
p = softmax(z)


@claim(Eq(grad(L(p), z), p * L.grad(p)))
def each_logit_for_itself():
    wrong = p * L.grad(p)
    return calc(grad(L(p), z)).eq(wrong, by.unfold(softmax), by.calculus)  # rejected: different normal forms


@claim(Eq(hessian(g(f(x)), x), g.slope(f(x), order=2) * outer(f.grad(x), f.grad(x))))
def half_of_a_hessian():
    """What is left out is what Gauss and Newton leave out."""
    half = g.slope(f(x), order=2) * outer(f.grad(x), f.grad(x))
    return calc(hessian(g(f(x)), x)).eq(half)  # rejected: different normal forms


# ── policies and preferences ──────────────────────────────────────────────────

policy = define("p", exp(h(theta)[a]) / Sum(exp(h(theta)[c]), c), at=a)
score = D(log(policy[a]), theta[i])


@claim(Eq(Sum(policy[a] * score, a), 0))
def scores_are_zero_on_average():
    """accepted"""
    return calc(Sum(policy[a] * score, a)).eq(0, by.unfold(policy), by.calculus)


@claim(Eq(Sum(exp(h(theta)[a]) * D(h(theta)[a], theta[i]), a), 0))
def weights_that_do_not_sum_to_one():
    weighed = Sum(exp(h(theta)[a]) * D(h(theta)[a], theta[i]), a)
    return calc(weighed).eq(0, scores_are_zero_on_average)  # rejected: different normal forms


@claim(Eq(Sum(policy[a] * r[a] * score, a), 0))
def a_baseline_for_each_action():
    weighed = Sum(policy[a] * r[a] * score, a)
    return calc(weighed).eq(0, scores_are_zero_on_average)  # rejected: different normal forms


reward = function("r", n, to=m)
value = Sum(policy[a] * reward(theta)[a], a)
estimate = Sum(policy[a] * reward(theta)[a] * score, a)


@claim(Eq(D(value, theta[i]), estimate))
def a_reward_that_moves_too():
    return calc(D(value, theta[i])).eq(estimate, by.unfold(policy), by.calculus)  # rejected: different normal forms


sigma = define("sigma", 1 / (1 + exp(-u)), of=u)
won, lost = function("h_w", n), function("h_l", n)
margin = beta * (won(theta) - lost(theta))
loss = -log(sigma(margin))
up = won.grad(theta) - lost.grad(theta)


@claim(Eq(grad(loss, theta), -beta * sigma(margin) * up))
def weighed_as_if_the_order_were_wrong():
    wrong = -beta * sigma(margin) * up
    return calc(grad(loss, theta)).eq(wrong, by.unfold(sigma), by.calculus)  # rejected: different normal forms


@claim(Eq(grad(loss, theta), -sigma(-margin) * up))
def a_temperature_forgotten():
    wrong = -sigma(-margin) * up
    return calc(grad(loss, theta)).eq(wrong, by.unfold(sigma), by.calculus)  # rejected: different normal forms


@claim(Eq(won.grad(theta), lost.grad(theta)), given=[Eq(won(theta), lost(theta))])
def two_policies_that_agree_at_a_point():
    return (
        calc(won.grad(theta)[i])
        .eq(D(won(theta), theta[i]))
        .eq(D(lost(theta), theta[i]), by.hyp)  # rejected: may hold at a point
        .eq(lost.grad(theta)[i])
    )


# ── envelopes ─────────────────────────────────────────────────────────────────

choice = function("w", to=n)
e, kept = function("e", of=(x, t)), function("k", of=(x, t))
best = e(choice(t), t)


@claim(Eq(D(best, t), e.slope(choice(t), t)), given=[Eq(e.grad(choice(t), t), zeros(n))])
def envelope():
    """accepted"""
    return (
        calc(D(best, t))
        .eq(e.slope(choice(t), t) + dot(e.grad(choice(t), t), choice.slope(t)))
        .eq(e.slope(choice(t), t), by.hyp)
    )


@claim(Eq(D(best, t), e.slope(choice(t), t)))
def an_envelope_without_its_condition():
    return calc(D(best, t)).eq(e.slope(choice(t), t), envelope)  # rejected: ∂₁e(w(t), t)_i = 0_i is needed


@claim(Eq(D(best, t), e.slope(choice(t), t)), given=[Eq(e.grad(x, t), zeros(n))])
def an_envelope_that_touches_elsewhere():
    return calc(D(best, t)).eq(e.slope(choice(t), t), envelope)  # rejected: ∂₁e(w(t), t)_i = 0_i is needed


@claim(Eq(D(best, t), e.slope(choice(t), t)), given=[Eq(e.grad(choice(s), s), zeros(n))])
def an_envelope_that_touches_at_another_time():
    return calc(D(best, t)).eq(e.slope(choice(t), t), envelope)  # rejected: ∂₁e(w(t), t)_i = 0_i is needed


@claim(Eq(D(best, t), 0), given=[Eq(e.grad(choice(t), t), zeros(n))])
def a_value_that_stays():
    return (
        calc(D(best, t)).eq(e.slope(choice(t), t), envelope).eq(0, by.hyp)  # rejected: different normal forms
    )


@claim(Eq(D(D(best, t), t), e.slope(choice(t), t, order=2)), given=[Eq(e.grad(choice(t), t), zeros(n))])
def an_envelope_of_the_second_order():
    """The condition holds at t, and is used beside it."""
    return (
        calc(D(D(best, t), t))
        .eq(D(e.slope(choice(t), t), t), envelope)  # rejected: may hold at a point
        .eq(e.slope(choice(t), t, order=2))
    )


@claim(Eq(D(kept(choice(t), t), t), 0), given=[Eq(kept(choice(t), t), 0)])
def a_constraint_that_is_met_once():
    return calc(D(kept(choice(t), t), t)).eq(D(0, t), by.hyp).eq(0)  # rejected: may hold at a point


@claim(Eq(D(f(choice(t)), t), 0), given=[Eq(choice(t), x)])
def a_path_that_passes_a_point():
    return calc(D(f(choice(t)), t)).eq(D(f(x), t), by.hyp).eq(0)  # rejected: may hold at a point


# ── what holds at a point ─────────────────────────────────────────────────────


@claim(Eq(F.jacobian(x), eye(n)), given=[Eq(F(x), x)])
def a_fixed_point():
    return (
        calc(F.jacobian(x))
        .eq(jacobian(F(x), x))
        .eq(jacobian(x, x), by.hyp)  # rejected: may hold at a point
        .eq(eye(n))
    )


@claim(Eq(f.hessian(x), zeros(n, n)), given=[Eq(f.grad(x), zeros(n))])
def flat_to_the_second_order():
    return (
        calc(f.hessian(x)[i, j])
        .eq(D(f.grad(x)[i], x[j]))
        .eq(D(0, x[j]), by.hyp)  # rejected: may hold at a point
        .eq(0)
    )


@claim(Eq(g.slope(t, order=2), q.slope(t, order=2)), given=[Eq(g(t), q(t)), Eq(g.slope(t), q.slope(t))])
def two_that_touch():
    return (
        calc(g.slope(t, order=2))
        .eq(D(g.slope(t), t))
        .eq(D(q.slope(t), t), by.hyp)  # rejected: may hold at a point
        .eq(q.slope(t, order=2))
    )


@claim(Eq(2 * f.grad(2 * x), f.grad(x)), given=[Eq(f(2 * x), f(x))])
def one_scale_at_one_point():
    return (
        calc(2 * f.grad(2 * x)[i])
        .eq(D(f(2 * x), x[i]))
        .eq(D(f(x), x[i]), by.hyp)  # rejected: may hold at a point
        .eq(f.grad(x)[i])
    )


@claim(Eq(dot(x, f.grad(x)), 0), given=[Eq(f(2 * x), f(x))])
def orthogonal_by_one_scale():
    return calc(dot(x, f.grad(x))).eq(0, by.hyp)  # rejected: different normal forms


@claim(Ge(f(y), f(x)), given=[Eq(f.grad(x), zeros(n))])
def a_minimum_without_convexity():
    tangent = f(x) + dot(f.grad(x), y - x)
    return calc(f(y)).ge(tangent).eq(f(x), by.hyp)  # rejected: does not show in the signs


@claim(Ge(f(z), f(x)), given=[Eq(f.grad(x), zeros(n)), Ge(f(y), f(x) + dot(f.grad(x), y - x))])
def convex_between_two_points():
    return calc(f(z)).ge(f(x), by.hyp)  # rejected: no combination of the facts


@claim(Le(f(x - t * f.grad(x)), f(x)), given=[Gt(t, 0)])
def a_step_of_any_length():
    return calc(f(x - t * f.grad(x))).le(f(x))  # rejected: does not show in the signs


@claim(Eq(D(g(log(s)), s), g.slope(log(s)) / s))
def a_logarithm_of_any_number():
    return calc(D(g(log(s)), s)).eq(g.slope(log(s)) / s)  # rejected: needs s > 0


# ── what holds everywhere ─────────────────────────────────────────────────────

eta, l_ = scalar("eta", positive=True), scalar("l", positive=True)
N = dimension("N")
o, X, p_o = index("o", N), matrix("X", N, n), vector("p", N)
bowl = witness(models=[(f, x, dot(x, x) / 2)])
steep = witness(models=[(f, x, dot(x, x) / 2)], l=1)
dome = witness(models=[(f, x, -dot(x, x) / 2)], l=1)
step = x - eta * f.grad(x)


def tangent(at, to):
    return f(at) + dot(f.grad(at), to - at)


@claim(Ge(t * f(x) + (1 - t) * f(y), f(t * x + (1 - t) * y)), given=[convex(f)], meets=bowl)
def a_chord_that_goes_on():
    between = t * x + (1 - t) * y
    bound = t * tangent(between, x) + (1 - t) * tangent(between, y)
    return calc(t * f(x) + (1 - t) * f(y)).ge(bound, by.hyp).eq(f(between))  # rejected: the sign of t is not known


@claim(Ge(Sum(p_o[o] * f(X[o, :]), o), f(X.T @ p_o)), given=[convex(f), forall(o, Ge(p_o[o], 0))], meets=bowl)
def jensen_for_weights_that_do_not_sum_to_one():
    mean = X.T @ p_o
    bound = Sum(p_o[o] * tangent(mean, X[o, :]), o)
    weighed = Sum(p_o[o] * f(X[o, :]), o)
    return calc(weighed).ge(bound, by.monotone(by.hyp(1))).eq(f(mean))  # rejected: different normal forms


@claim(Le(f(step), f(x) - eta / 2 * norm(f.grad(x)) ** 2), given=[convex(f)], meets=bowl)
def a_step_on_a_convex_function():
    """Convexity bounds f from below, not from above."""
    less = f(x) - eta / 2 * norm(f.grad(x)) ** 2
    return calc(f(step)).le(tangent(x, step), by.hyp).le(less)  # rejected: no combination of the facts


@claim(Le(f(step), f(x) - eta / 2 * norm(f.grad(x)) ** 2), given=[l_smooth(f, l_)], meets=steep)
def a_step_that_is_not_short():
    bound = tangent(x, step) + l_ / 2 * norm(step - x) ** 2
    less = f(x) - eta / 2 * norm(f.grad(x)) ** 2
    return calc(f(step)).le(bound, by.hyp).le(less)  # rejected: does not have the sign


@claim(Le(f(x) - f(y), norm(f.grad(x)) ** 2 / (2 * l_)), given=[l_smooth(f, l_)], meets=dome)
def a_small_gradient_of_a_smooth_function():
    """That takes a parabola below f."""
    bound = dot(f.grad(x), x - y) - l_ / 2 * norm(y - x) ** 2
    less = norm(f.grad(x)) ** 2 / (2 * l_)
    return calc(f(x) - f(y)).le(bound, by.hyp).le(less)  # rejected: no combination of the facts


@claim(Ge(f(y), f(x)), given=[l_smooth(f, l_), Eq(f.grad(x), 0)], meets=dome)
def a_stationary_point_of_a_smooth_function():
    return calc(f(y)).ge(tangent(x, y), by.hyp).eq(f(x), by.hyp(2))  # rejected: no combination of the facts


H = function("H", of=(x, y), to=n)
inner, outer_ = H.jacobian(F(y), y, by=x), H.jacobian(F(y), y, by=y)
implicit = witness(models=[(F, y, zeros(n)), (H, (x, y), dot(x, x) * x)])


@claim(Eq(F.jacobian(y), -inv(inner) @ outer_), given=[forall(y, Eq(H(F(y), y), 0))], meets=implicit)
def an_implicit_function_at_a_fold():
    return calc(F.jacobian(y)).eq(inv(inner) @ inner @ F.jacobian(y))  # rejected: needs det(∂₁H(F(y), y)) ≠ 0
