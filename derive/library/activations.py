"""The logistic function, softplus, tanh, SiLU and GELU, with their slopes and bounds.

`relu(t)` is the larger of t and 0, `normal` the normal distribution function
and `bell` its density.

Sources: Dugas, Bengio, Bélisle, Nadeau, Garcia, Incorporating Second-Order
Functional Knowledge for Better Option Pricing (2001); Bishop, Pattern Recognition
and Machine Learning (2006); Hendrycks, Gimpel, Gaussian Error Linear Units
(2016); Ramachandran, Zoph, Le, Searching for Activation Functions (2017).
"""

from derive import by
from derive.notation import *

s, t, a, p = scalar("s"), scalar("t"), scalar("a"), scalar("p")

logistic = define("sigma", 1 / (1 + exp(-t)), of=t)
softplus = define("softplus", log(1 + exp(t)), of=t)
relu = define("relu", (t + abs(t)) / 2, of=t)
silu = define("silu", t * logistic(t), of=t)
normal = define("Phi", (1 + erf(t / sqrt(2))) / 2, of=t)
bell = define("phi", exp(-(t**2) / 2) / sqrt(2 * pi), of=t)
gelu = define("gelu", t * normal(t), of=t)


# ── the logistic function ─────────────────────────────────────────────────────


@claim(Gt(logistic(t), 0), source="Bishop 2006 4.2")
def logistic_is_positive():
    """The logistic function is positive."""
    return calc(logistic(t)).gt(0, by.unfold(logistic))


@claim(Lt(logistic(t), 1), source="Bishop 2006 4.2")
def logistic_is_below_one():
    """It nowhere reaches 1."""
    return calc(logistic(t)).lt(1, by.unfold(logistic))


@claim(Implies(Lt(s, t), Lt(logistic(s), logistic(t))), source="Bishop 2006 4.2")
def logistic_increases():
    """The more t, the more likely."""
    return calc(logistic(s)).lt(logistic(t), by.unfold(logistic), by.monotone(by.hyp))


@claim(Eq(logistic(-t), 1 - logistic(t)), source="Bishop 2006 (4.60)")
def logistic_turned_round():
    """What one of two classes does not get, the other one gets."""
    return calc(logistic(-t)).eq(1 - logistic(t), by.unfold(logistic))


@claim(Eq(logistic(t), exp(t) / (exp(t) + 1)), source="Bishop 2006 (4.57)")
def logistic_as_a_share():
    """Softmax of two logits, t and 0."""
    return calc(logistic(t)).eq(exp(t) / (exp(t) + 1), by.unfold(logistic))


@claim(Eq(logistic(t), (1 + tanh(t / 2)) / 2), source="Bishop 2006 (3.100)")
def logistic_by_tanh():
    """Half of tanh, moved up and stretched."""
    return calc(logistic(t)).eq((1 + tanh(t / 2)) / 2, by.unfold(logistic))


@claim(Eq(log(logistic(t) / (1 - logistic(t))), t), source="Bishop 2006 (4.61)")
def logit_of_logistic():
    """The logarithm of the odds is t."""
    return calc(log(logistic(t) / (1 - logistic(t)))).eq(log(exp(t)), by.unfold(logistic)).eq(t)


@claim(
    Eq(logistic(log(p / (1 - p))), p),
    given=[Gt(p, 0), Lt(p, 1)],
    source="Bishop 2006 (4.61)",
)
def logistic_of_logit():
    """The logit is its inverse."""
    return calc(logistic(log(p / (1 - p)))).eq(p, by.unfold(logistic), by.hyp)


@claim(
    Eq(D(logistic(t), t), logistic(t) * (1 - logistic(t))),
    source="Bishop 2006 (4.88)",
)
def logistic_slope():
    """The slope, from the value alone."""
    return (
        calc(D(logistic(t), t))
        .eq(exp(-t) / (1 + exp(-t)) ** 2, by.unfold(logistic), by.quotient_rule, by.exp_rule)
        .eq(logistic(t) * (1 - logistic(t)), by.unfold(logistic))
    )


@claim(Gt(D(logistic(t), t), 0), source="Bishop 2006 4.2")
def logistic_slope_is_positive():
    """It is flat nowhere."""
    return calc(D(logistic(t), t)).eq(logistic(t) * (1 - logistic(t)), logistic_slope).gt(0, logistic_is_below_one)


@claim(Le(D(logistic(t), t), Rational(1, 4)), source="Bishop 2006 4.2")
def logistic_slope_is_at_most_a_quarter():
    """It is steepest where its value is 1/2."""
    return (
        calc(D(logistic(t), t))
        .eq(logistic(t) * (1 - logistic(t)), logistic_slope)
        .eq(Rational(1, 4) - (logistic(t) - Rational(1, 2)) ** 2)
        .le(Rational(1, 4))
    )


@claim(Eq(D(D(logistic(t), t), t), logistic(t) * (1 - logistic(t)) * (1 - 2 * logistic(t))), source="Bishop 2006 4.2")
def logistic_second_slope():
    """It bends up below 1/2, and down above."""
    value = logistic(t)
    return (
        calc(D(D(value, t), t))
        .eq(D(value * (1 - value), t), logistic_slope)
        .eq((1 - 2 * value) * D(value, t), by.product_rule)
        .eq(value * (1 - value) * (1 - 2 * value), logistic_slope)
    )


@claim(Eq(D(log(logistic(t)), t), 1 - logistic(t)), source="Bishop 2006 4.3.2")
def log_logistic_slope():
    """The slope of a log-likelihood is what the class does not have."""
    return (
        calc(D(log(logistic(t)), t))
        .eq(D(logistic(t), t) / logistic(t), by.log_rule)
        .eq(1 - logistic(t), logistic_slope)
    )


# ── softplus ──────────────────────────────────────────────────────────────────


@claim(Gt(softplus(t), 0), source="Dugas et al. 2001")
def softplus_is_positive():
    """Softplus is positive."""
    return calc(softplus(t)).gt(0, by.unfold(softplus))


@claim(Gt(softplus(t), t), source="Dugas et al. 2001")
def softplus_is_above_its_argument():
    """It is above the diagonal."""
    return calc(softplus(t)).gt(log(exp(t)), by.unfold(softplus)).eq(t)


@claim(Lt(softplus(t), exp(t)), source="Dugas et al. 2001")
def softplus_is_below_exp():
    """Where t is small, it is little less than an exponential."""
    return calc(softplus(t)).lt(exp(t), by.unfold(softplus))


@claim(Gt(softplus(t), relu(t)), source="Dugas et al. 2001")
def softplus_is_above_relu():
    """The ramp is a lower bound."""
    return cases(
        Ge(t, 0),
        calc(softplus(t)).gt(t, softplus_is_above_its_argument).eq(relu(t), by.unfold(relu), by.hyp),
        calc(softplus(t)).gt(0, by.unfold(softplus)).eq(relu(t), by.unfold(relu), by.hyp),
    )


@claim(Le(softplus(t), relu(t) + log(2)), source="Dugas et al. 2001")
def softplus_is_near_relu():
    """It leaves the ramp by log 2 at most, at the corner."""
    return cases(
        Ge(t, 0),
        calc(softplus(t)).le(log(2 * exp(t)), by.unfold(softplus)).eq(relu(t) + log(2), by.unfold(relu), by.hyp),
        calc(softplus(t)).le(log(2), by.unfold(softplus), by.hyp).eq(relu(t) + log(2), by.unfold(relu), by.hyp),
    )


@claim(Eq(softplus(-t), softplus(t) - t), source="Dugas et al. 2001")
def softplus_turned_round():
    """Softplus of t and of -t differ by t."""
    return calc(softplus(-t)).eq(softplus(t) - t, by.unfold(softplus))


@claim(Eq(log(logistic(t)), -softplus(-t)), source="Dugas et al. 2001")
def log_logistic():
    """The loss of a classifier of two classes is softplus."""
    return calc(log(logistic(t))).eq(-softplus(-t), by.unfold(softplus), by.unfold(logistic))


@claim(
    Eq(D(softplus(t), t), logistic(t)),
    source="Dugas et al. 2001",
)
def softplus_slope():
    """Softplus is the integral of the logistic function."""
    return calc(D(softplus(t), t)).eq(logistic(t), by.unfold(softplus), by.unfold(logistic), by.calculus)


@claim(Ge(softplus(s), softplus(t) + logistic(t) * (s - t)), source="Dugas et al. 2001")
def softplus_is_convex():
    """Its graph is above all its tangents."""
    q, rise, way = logistic(t), softplus(s) - softplus(t), s - t
    return (
        calc(softplus(s))
        .eq(softplus(s) + q * exp(way - rise) + (1 - q) * exp(-rise) - 1, by.unfold(softplus), by.unfold(logistic))
        .ge(
            softplus(s) + q * (1 + way - rise) + (1 - q) * (1 - rise) - 1,
            by.times(by.exp_bound(way - rise), q),
            by.times(by.exp_bound(-rise), 1 - q),
        )
        .eq(softplus(t) + q * way)
    )


@claim(Le(abs(softplus(s) - softplus(t)), abs(s - t)), source="Dugas et al. 2001")
def softplus_is_lipschitz():
    """Two values are no farther apart than their arguments."""
    return calc(abs(softplus(s) - softplus(t))).le(abs(s - t), by.unfold(softplus))


# ── tanh ──────────────────────────────────────────────────────────────────────


@claim(Lt(abs(tanh(t)), 1), source="Bishop 2006 (5.60)")
def tanh_is_bounded():
    """It reaches neither 1 nor -1."""
    return calc(abs(tanh(t))).lt(1)


@claim(Implies(Lt(s, t), Lt(tanh(s), tanh(t))), source="Bishop 2006 (5.60)")
def tanh_increases():
    """It keeps the order."""
    return calc(tanh(s)).lt(tanh(t), by.monotone(by.hyp))


@claim(
    Eq(tanh(t), 2 * logistic(2 * t) - 1),
    source="Bishop 2006 (3.100)",
)
def tanh_by_logistic():
    """The logistic function, moved down and stretched."""
    return calc(tanh(t)).eq(2 * logistic(2 * t) - 1, by.unfold(logistic))


@claim(Eq(D(tanh(t), t), 1 - tanh(t) ** 2), source="Bishop 2006 (5.60)")
def tanh_slope():
    """The slope, from the value alone."""
    return calc(D(tanh(t), t)).eq(1 - tanh(t) ** 2, by.tanh_rule)


@claim(Gt(D(tanh(t), t), 0), source="Bishop 2006 (5.60)")
def tanh_slope_is_positive():
    """It is flat nowhere."""
    return calc(D(tanh(t), t)).eq(1 / cosh(t) ** 2).gt(0)


@claim(Le(D(tanh(t), t), 1), source="Bishop 2006 (5.60)")
def tanh_slope_is_at_most_one():
    """It is steepest at 0."""
    return calc(D(tanh(t), t)).eq(1 - tanh(t) ** 2, tanh_slope).le(1)


@claim(Eq(D(D(tanh(t), t), t), -2 * tanh(t) * (1 - tanh(t) ** 2)), source="Bishop 2006 (5.60)")
def tanh_second_slope():
    """It bends towards 0."""
    return (
        calc(D(D(tanh(t), t), t))
        .eq(D(1 - tanh(t) ** 2, t), tanh_slope)
        .eq(-2 * tanh(t) * D(tanh(t), t), by.power_rule)
        .eq(-2 * tanh(t) * (1 - tanh(t) ** 2), tanh_slope)
    )


# ── SiLU, or swish ────────────────────────────────────────────────────────────


@claim(Eq(silu(-t), silu(t) - t), source="Ramachandran–Zoph–Le 2017")
def silu_turned_round():
    """Its values at t and -t differ by t."""
    return calc(silu(-t)).eq(silu(t) - t, by.unfold(silu), by.unfold(logistic))


@claim(Le(silu(t), relu(t)), source="Ramachandran–Zoph–Le 2017")
def silu_is_below_relu():
    """The ramp is an upper bound."""
    return cases(
        Ge(t, 0),
        calc(silu(t)).le(t, by.unfold(silu), by.times(logistic_is_below_one, t)).eq(relu(t), by.unfold(relu), by.hyp),
        calc(silu(t)).le(0, by.unfold(silu), by.hyp).eq(relu(t), by.unfold(relu), by.hyp),
    )


@claim(Ge(silu(t), -relu(-t)), source="Ramachandran–Zoph–Le 2017")
def silu_is_above_the_other_ramp():
    """With `silu_is_below_relu`: it lies between 0 and t."""
    return calc(silu(t)).ge(-relu(-t), by.unfold(silu), by.unfold(relu), by.unfold(logistic))


@claim(Ge(silu(t), -exp(-a)), given=[Le((a - 1) * exp(a), 1)], source="Ramachandran–Zoph–Le 2017")
def silu_is_at_least():
    """With a = 1 this is -1/e. The best bound, about -0.278, has the a at which (a - 1)·eᵃ is 1."""
    below = 1 + exp(-t)
    return (
        calc(silu(t))
        .eq(-exp(-a) + (exp(-a) + exp(-a - t) + t) / below, by.unfold(silu), by.unfold(logistic))
        .ge(-exp(-a) + (a - 1 + exp(-a - t) + t) / below, by.hyp)
        .ge(-exp(-a), by.exp_bound(-a - t))
    )


@claim(
    Eq(D(silu(t), t), silu(t) + logistic(t) * (1 - silu(t))),
    source="Ramachandran–Zoph–Le 2017",
)
def silu_slope():
    """The slope, from its value and that of the logistic function."""
    return (
        calc(D(silu(t), t))
        .eq(logistic(t) + t * D(logistic(t), t), by.unfold(silu), by.product_rule)
        .eq(logistic(t) + t * logistic(t) * (1 - logistic(t)), logistic_slope)
        .eq(silu(t) + logistic(t) * (1 - silu(t)), by.unfold(silu))
    )


@claim(
    Eq(D(D(silu(t), t), t), logistic(t) * (1 - logistic(t)) * (2 + t * (1 - 2 * logistic(t)))),
    source="Ramachandran–Zoph–Le 2017",
)
def silu_second_slope():
    """It is convex near 0, and nowhere else."""
    return (
        calc(D(D(silu(t), t), t))
        .eq(2 * D(logistic(t), t) + t * D(D(logistic(t), t), t), by.unfold(silu), by.calculus)
        .eq(logistic(t) * (1 - logistic(t)) * (2 + t * (1 - 2 * logistic(t))), logistic_slope, logistic_second_slope)
    )


# ── GELU ──────────────────────────────────────────────────────────────────────


@claim(Gt(normal(t), 0), source="Bishop 2006 (4.114)")
def normal_is_positive():
    """The normal distribution function is positive."""
    return calc(normal(t)).gt(0, by.unfold(normal))


@claim(Lt(normal(t), 1), source="Bishop 2006 (4.114)")
def normal_is_below_one():
    """It nowhere reaches 1."""
    return calc(normal(t)).lt(1, by.unfold(normal))


@claim(Implies(Lt(s, t), Lt(normal(s), normal(t))), source="Bishop 2006 (4.114)")
def normal_increases():
    """It keeps the order."""
    return calc(normal(s)).lt(normal(t), by.unfold(normal), by.monotone(by.hyp))


@claim(Eq(normal(-t), 1 - normal(t)), source="Bishop 2006 (4.114)")
def normal_turned_round():
    """It is symmetric about 1/2."""
    return calc(normal(-t)).eq(1 - normal(t), by.unfold(normal))


@claim(Eq(D(normal(t), t), bell(t)), source="Bishop 2006 (4.114)")
def normal_slope():
    """Its slope is the density."""
    return calc(D(normal(t), t)).eq(bell(t), by.unfold(normal), by.unfold(bell), by.erf_rule)


@claim(Eq(D(bell(t), t), -t * bell(t)), source="Bishop 2006 (4.114)")
def bell_slope():
    """The density falls away from 0 on both sides."""
    return calc(D(bell(t), t)).eq(-t * bell(t), by.unfold(bell), by.exp_rule, by.power_rule)


@claim(Eq(gelu(-t), gelu(t) - t), source="Hendrycks–Gimpel 2016")
def gelu_turned_round():
    """Its values at t and -t differ by t."""
    return calc(gelu(-t)).eq(gelu(t) - t, by.unfold(gelu), by.unfold(normal))


@claim(Le(gelu(t), relu(t)), source="Hendrycks–Gimpel 2016")
def gelu_is_below_relu():
    """The ramp is an upper bound."""
    return cases(
        Ge(t, 0),
        calc(gelu(t)).le(t, by.unfold(gelu), by.times(normal_is_below_one, t)).eq(relu(t), by.unfold(relu), by.hyp),
        calc(gelu(t)).le(0, by.unfold(gelu), by.hyp).eq(relu(t), by.unfold(relu), by.hyp),
    )


@claim(Ge(gelu(t), -relu(-t)), source="Hendrycks–Gimpel 2016")
def gelu_is_above_the_other_ramp():
    """With `gelu_is_below_relu`: it lies between 0 and t."""
    return calc(gelu(t)).ge(-relu(-t), by.unfold(gelu), by.unfold(relu), by.unfold(normal))


@claim(
    Eq(D(gelu(t), t), normal(t) + t * bell(t)),
    source="Hendrycks–Gimpel 2016",
)
def gelu_slope():
    """The slope of t·Φ(t)."""
    return (
        calc(D(gelu(t), t))
        .eq(normal(t) + t * D(normal(t), t), by.unfold(gelu), by.product_rule)
        .eq(normal(t) + t * bell(t), normal_slope)
    )


@claim(Eq(D(D(gelu(t), t), t), (2 - t**2) * bell(t)), source="Hendrycks–Gimpel 2016")
def gelu_second_slope():
    """Convex between -√2 and √2, and concave outside."""
    return (
        calc(D(D(gelu(t), t), t))
        .eq(D(normal(t) + t * bell(t), t), gelu_slope)
        .eq(D(normal(t), t) + bell(t) + t * D(bell(t), t), by.product_rule)
        .eq((2 - t**2) * bell(t), normal_slope, bell_slope)
    )
