"""A small cross-entropy forces the logits apart."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=2)
k, m, t = indices("k m t", n)
x = vector("x", n)
loss = define("l", log(Sum(exp(x[k]), k)) - x[t])
spread = define("s", x.max - x.min)


@claim(Ge(x[k] - x[t], -spread))
def within_spread():
    """No two logits lie further apart than the extremes."""
    return calc(x[k] - x[t]).ge(x.min - x.max, by.extremes).eq(-spread, by.unfold(spread))


@claim(Eq(exp(loss) - 1, Sum(exp(x[k] - x[t]), k, omit=t)))
def excess_loss():
    """What the loss is above 0 comes from the other classes, each by its distance from the label."""
    return (
        calc(exp(loss) - 1)
        .eq(Sum(exp(x[k] - x[t]), k) - 1, by.unfold(loss), by.exp_log, by.into_sum)
        .eq(Sum(exp(x[k] - x[t]), k, omit=t), by.split_term(k, t))
    )


@claim(Ge(spread, log(n - 1) - log(exp(loss) - 1)), source="F17")
def logit_spread():
    """For every label, the most probable or not."""
    return (
        calc(spread)
        .eq(log(n - 1) - log((n - 1) * exp(-spread)), by.log_product)
        .eq(log(n - 1) - log(Sum(exp(-spread), k, omit=t)), by.constant_sum)
        .ge(log(n - 1) - log(Sum(exp(x[k] - x[t]), k, omit=t)), by.monotone(within_spread))
        .eq(log(n - 1) - log(exp(loss) - 1), excess_loss)
    )


# The same inequality, solved for the loss.


@claim(Eq(loss, log(1 + Sum(exp(x[k] - x[t]), k, omit=t))), source="F16")
def loss_by_distances():
    """The loss sees the logits only through their distances from the label."""
    return (
        calc(loss).eq(log(1 + (exp(loss) - 1)), by.exp_log).eq(log(1 + Sum(exp(x[k] - x[t]), k, omit=t)), excess_loss)
    )


@claim(Ge(loss, log(1 + (n - 1) * exp(x.min - x.max))), source="F16")
def loss_is_at_least():
    """The best that a given spread allows; the label need not be the largest logit."""
    return (
        calc(loss)
        .eq(log(1 + Sum(exp(x[k] - x[t]), k, omit=t)), loss_by_distances)
        .ge(log(1 + Sum(exp(-spread), k, omit=t)), by.monotone(within_spread))
        .eq(log(1 + (n - 1) * exp(x.min - x.max)), by.constant_sum, by.unfold(spread))
    )


# The bound is attained: the label at g ≥ 0, all others at 0.

g = scalar("g", nonnegative=True)
one_above = forall(k, Eq(x[k], g * delta(k, t)))


@claim(Eq(x.max, g), given=[one_above])
def top_is_the_label():
    """No logit is above g, and the label's is g."""
    return calc(x.max).eq(x[t], by.attained(t, none_above_label)).eq(g, by.hyp)


@claim(Le(x[k], x[t]), given=[one_above])
def none_above_label():
    """g δ_kt is at most g."""
    return calc(x[k]).eq(g * delta(k, t), by.hyp).le(g, by.sign).eq(x[t], by.hyp)


@claim(Ge(x[k], x[m]), given=[one_above, Ne(m, t)])
def none_below_others():
    """Away from the label a logit is 0, and g δ_kt is not negative."""
    return calc(x[k]).eq(g * delta(k, t), by.hyp(1)).ge(0, by.sign).eq(x[m], by.hyp(1))


@claim(Eq(x.min, 0), given=[one_above])
def bottom_is_zero():
    """There is an index besides the label, since n ≥ 2."""
    return some(Ne(m, t), calc(x.min).eq(x[m], by.attained(m, none_below_others)).eq(0, by.hyp(1)))


@claim(Eq(spread, log(n - 1) - log(exp(loss) - 1)), given=[one_above], source="F17")
def spread_is_attained():
    """One label above n - 1 ties: the inequality is an equality."""
    others = Sum(exp(x[k] - x[t]), k, omit=t)
    return (
        calc(spread)
        .eq(g, by.unfold(spread), top_is_the_label, bottom_is_zero)
        .eq(log(n - 1) - log((n - 1) * exp(-g)), by.log_product)
        .eq(log(n - 1) - log(Sum(exp(g * delta(k, t) - g), k, omit=t)), by.constant_sum)
        .eq(log(n - 1) - log(others), by.hyp)
        .eq(log(n - 1) - log(exp(loss) - 1), excess_loss)
    )


# The numeric example of the source: l = log 2, n = 100.


@claim(Ge(spread, log(99)), given=[Eq(n, 100), Eq(loss, log(2))], source="T9")
def spread_at_log_two():
    """4.5951…, which is log 99, not log 100."""
    return (
        calc(spread)
        .ge(log(n - 1) - log(exp(loss) - 1), logit_spread)
        .eq(log(100 - 1) - log(exp(log(2)) - 1), by.hyp)
        .eq(log(99), by.exp_log)
    )


@erratum(
    Ge(spread, Rational(461, 100)),
    given=[Eq(n, 100), Eq(loss, log(2))],
    source="T9",
    corrected=spread_at_log_two,
)
def published_spread_at_log_two():
    """As printed: a gap of at least 4.61."""


if __name__ == "__main__":
    report(__file__)
