"""Homogeneous functions: Euler's theorem, and losses that do not change with the length of the weights.

A. Mas-Colell, M. D. Whinston and J. R. Green, Microeconomic Theory (1995), section M.B; T. Salimans and D. P. Kingma,
Weight Normalization (2016); S. Arora, Z. Li and K. Lyu, Theoretical Analysis of Auto Rate-Tuning by Batch
Normalization (2019).
"""

from derive import by
from derive.notation import *

n = dimension("n")
i, j = indices("i j", n)
x, v, w = vector("x", n), vector("v", n), vector("w", n)
c, eta = scalar("c", positive=True), scalar("eta")
s, g = scalar("s"), scalar("g")
f, h, L = function("f", n), function("h", n), function("L", n)

# ── f(c·x) = cˢ·f(x) ──────────────────────────────────────────────────────────

square = witness(models=[(f, x, dot(x, x))], s=2)


@claim(
    Eq(dot(x, f.grad(c * x)), s * c ** (s - 1) * f(x)),
    title="Euler's theorem at a multiple",
    given=[homogeneous(f, s)],
    meets=square,
)
def euler_at_a_multiple():
    """Both sides are the slope of f(c·x) by c."""
    return calc(dot(x, f.grad(c * x))).eq(D(f(c * x), c)).eq(D(c**s * f(x), c), by.hyp).eq(s * c ** (s - 1) * f(x))


@claim(
    Eq(dot(x, f.grad(x)), s * f(x)),
    title="Euler's theorem for homogeneous functions",
    given=[homogeneous(f, s)],
    meets=square,
    source="Mas-Colell 1995 M.B.2",
)
def euler():
    """At c = 1."""
    return by.inst(euler_at_a_multiple, {c: 1})


@claim(
    Eq(f.grad(c * x), c ** (s - 1) * f.grad(x)), given=[homogeneous(f, s)], meets=square, source="Mas-Colell 1995 M.B.1"
)
def the_gradient_is_homogeneous_too():
    """Of one degree less."""
    return (
        calc(f.grad(c * x)[i])
        .eq(D(f(c * x), x[i]) / c)
        .eq(D(c**s * f(x), x[i]) / c, by.hyp)
        .eq(c ** (s - 1) * f.grad(x)[i])
    )


@claim(
    Eq(dot(x, f.hessian(x) @ x), s * (s - 1) * f(x)),
    title="Euler's theorem of the second order",
    given=[homogeneous(f, s)],
    meets=square,
)
def euler_of_the_second_order():
    """The slope of the first one along x."""
    return (
        calc(dot(x, f.hessian(x) @ x))
        .eq(dot(x, grad(dot(x, f.grad(x)), x)) - dot(x, f.grad(x)))
        .eq(dot(x, grad(s * f(x), x)) - s * f(x), euler)
        .eq(s * dot(x, f.grad(x)) - s * f(x))
        .eq(s * (s - 1) * f(x), euler)
    )


# A function that is not written out is smooth at 0 too, and there a homogeneous
# one is a polynomial. With any smooth h, these are all that are smooth elsewhere.

away_from_zero = define("F", norm(x) ** s * h(x / norm(x)), of=x)


@claim(
    Eq(away_from_zero(c * x), c**s * away_from_zero(x)),
    title="A function of the direction, scaled by a power of the length, is homogeneous",
    given=[Ne(x, 0)],
)
def it_is_homogeneous():
    """x/‖x‖ keeps its direction."""
    return calc(away_from_zero(c * x)).eq(c**s * away_from_zero(x), by.unfold(away_from_zero))


@claim(
    Eq(dot(x, grad(away_from_zero(x), x)), s * away_from_zero(x)),
    title="Euler's theorem away from 0",
    given=[Ne(x, 0)],
    source="Mas-Colell 1995 M.B.2",
)
def euler_away_from_zero():
    """Also of a degree that is no whole number."""
    return calc(dot(x, grad(away_from_zero(x), x))).eq(s * away_from_zero(x), by.unfold(away_from_zero), by.calculus)


# ── losses of a direction ─────────────────────────────────────────────────────

loss = define("l", h(w / norm(w)), of=w)
slope = grad(loss(w), w)
step = w - eta * slope


@claim(Eq(loss(c * w), loss(w)), given=[Ne(w, 0)])
def the_length_does_not_matter():
    """As after a batch normalisation."""
    return calc(loss(c * w)).eq(loss(w), by.unfold(loss))


@claim(Eq(dot(w, slope), 0), title="The gradient is orthogonal to the weights", given=[Ne(w, 0)], source="Arora 2019")
def the_gradient_is_orthogonal():
    """Euler's theorem for the degree 0."""
    return calc(dot(w, slope)).eq(0, by.unfold(loss), by.calculus)


@claim(Eq(norm(step) ** 2, norm(w) ** 2 + eta**2 * norm(slope) ** 2), given=[Ne(w, 0)], source="Arora 2019")
def a_step_makes_the_weights_longer():
    """By Pythagoras."""
    return (
        calc(norm(step) ** 2)
        .eq(norm(w) ** 2 - 2 * eta * dot(w, slope) + eta**2 * norm(slope) ** 2, by.unfold(loss))
        .eq(norm(w) ** 2 + eta**2 * norm(slope) ** 2, the_gradient_is_orthogonal)
    )


# Weight normalisation: a length and a direction in place of the weights.

weights_of = g / norm(v) * v
back = L.grad(weights_of)


@claim(
    Eq(D(L(weights_of), g), dot(back, v) / norm(v)),
    title="The slope along the weights",
    given=[Ne(v, 0)],
    source="Salimans 2016 (3)",
)
def to_the_length():
    """What comes back along v."""
    return calc(D(L(weights_of), g)).eq(dot(back, v) / norm(v))


@claim(
    Eq(grad(L(weights_of), v), g / norm(v) * back - g * D(L(weights_of), g) / norm(v) ** 2 * v),
    title="The slope across the weights",
    given=[Ne(v, 0)],
    source="Salimans 2016 (3)",
)
def to_the_direction():
    """What comes back across it."""
    return calc(grad(L(weights_of), v)).eq(g / norm(v) * back - g * D(L(weights_of), g) / norm(v) ** 2 * v)


if __name__ == "__main__":
    report(__file__)
