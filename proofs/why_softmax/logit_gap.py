"""A small cross-entropy forces the logits apart."""

import numpy as np

from derive import by
from derive.notation import *

n = dimension("n", at_least=2)
k, m, t = indices("k m t", n)
x = vector("x", n)
loss = define("l", log(Sum(exp(x[k]), k)) - x[t])
spread = define("s", x.max - x.min)


@claim(Ge(x[k] - x[t], -spread), title="Two logits differ by no more than the spread")
def within_spread():
    """No two logits lie further apart than the extremes."""
    return calc(x[k] - x[t]).ge(x.min - x.max, by.extremes).eq(-spread, by.unfold(spread))


@claim(Eq(exp(loss) - 1, Sum(exp(x[k] - x[t]), k, omit=t)), title="What the loss is above 0")
def excess_loss():
    """What the loss is above 0 comes from the other classes, each by its distance from the label."""
    return (
        calc(exp(loss) - 1)
        .eq(Sum(exp(x[k] - x[t]), k) - 1, by.unfold(loss), by.exp_log, by.into_sum)
        .eq(Sum(exp(x[k] - x[t]), k, omit=t), by.split_term(k, t))
    )


@claim(Ge(spread, log(n - 1) - log(exp(loss) - 1)), title="The logit gap inequality", source="F17")
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


@claim(
    Eq(loss, log(1 + Sum(exp(x[k] - x[t]), k, omit=t))), title="The loss by the distances from the label", source="F16"
)
def loss_by_distances():
    """The loss sees the logits only through their distances from the label."""
    return (
        calc(loss).eq(log(1 + (exp(loss) - 1)), by.exp_log).eq(log(1 + Sum(exp(x[k] - x[t]), k, omit=t)), excess_loss)
    )


@claim(Ge(loss, log(1 + (n - 1) * exp(x.min - x.max))), title="The least loss of a given spread", source="F16")
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


@claim(Eq(x.max, g), title="The largest logit is that of the label", given=[one_above])
def top_is_the_label():
    """No logit is above g, and the label's is g."""
    return calc(x.max).eq(x[t], by.attained(t, none_above_label)).eq(g, by.hyp)


@claim(Le(x[k], x[t]), title="No logit is above that of the label", given=[one_above])
def none_above_label():
    """g δ_kt is at most g."""
    return calc(x[k]).eq(g * delta(k, t), by.hyp).le(g, by.sign).eq(x[t], by.hyp)


@claim(Ge(x[k], x[m]), title="No logit is below those of the others", given=[one_above, Ne(m, t)])
def none_below_others():
    """Away from the label a logit is 0, and g δ_kt is not negative."""
    return calc(x[k]).eq(g * delta(k, t), by.hyp(1)).ge(0, by.sign).eq(x[m], by.hyp(1))


@claim(Eq(x.min, 0), title="The least logit is 0", given=[one_above])
def bottom_is_zero():
    """There is an index besides the label, since n ≥ 2."""
    return some(Ne(m, t), calc(x.min).eq(x[m], by.attained(m, none_below_others)).eq(0, by.hyp(1)))


@claim(
    Eq(spread, log(n - 1) - log(exp(loss) - 1)),
    title="The logit gap inequality is attained",
    given=[one_above],
    source="F17",
)
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


@erratum(
    Gt(spread, log(n - 1) - log(exp(loss) - 1)),
    title="The logit gap inequality as a strict one",
    source="T10",
    corrected=spread_is_attained,
)
def published_as_strict():
    """As said: the gap must be greater than the bound."""


# The numeric example of the source: l = log 2, n = 100.


@claim(Ge(spread, log(99)), title="The spread at a loss of log 2", given=[Eq(n, 100), Eq(loss, log(2))], source="T9")
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
    title="The spread at a loss of log 2, rounded",
    given=[Eq(n, 100), Eq(loss, log(2))],
    source="T9",
    corrected=spread_at_log_two,
)
def published_spread_at_log_two():
    """As printed: a gap of at least 4.61."""


# Behind the bound stands an identity: it is how far the label lies above the
# others in the log-mean-exp. So it lies between the label's margin over the
# largest of the others and its distance from the smallest of them.

bound = define("B", log(n - 1) - log(exp(loss) - 1))
top, low = define("r", Max(x[k], k, omit=t)), define("u", Min(x[k], k, omit=t))
margin = define("g", x[t] - top)
others = Sum(exp(x[k]), k, omit=t)

# Along logits with one label above n - 1 ties, for which the bound is attained.


def one_above_ties(size, gaps):
    """For each gap, logits that have it with the first one above all others."""
    return np.pad(gaps[:, None], ((0, 0), (0, size - 1)))


@figure(of=logit_spread, across=loss, up=spread, labels=("loss", "spread"))
def spread_against_loss(draw):
    """The least spread that a loss allows, from 10 classes to the 50257 tokens of GPT-2. It is 0 where l = log n.

    The dots are random logits of n = 100 classes, with standard deviations from 0.1 to 6; the label is the largest of
    them or any. They lie above the line for n = 100.
    """
    for size in (10, 100, 1000, 50257):
        draw.line(f"n = {size}", up=bound, n=size, x=one_above_ties(size, np.linspace(0, 16, 81)), t=1)
    scales = draw.rng.uniform(0.1, 6, size=(900, 1))
    logits = scales * draw.rng.standard_normal((900, 100))
    labels = np.where(np.arange(900) % 3 == 0, draw.rng.integers(100, size=900), logits.argmax(axis=1))
    losses = np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(900), labels]
    near = (logits.max(axis=1) - logits.min(axis=1) <= 16) & (losses <= 11)
    draw.dots("random logits", n=100, x=logits[near], t=1 + labels[near])


@claim(Eq(exp(loss) - 1, others / exp(x[t])), title="What the loss is above 0, as a ratio")
def excess_loss_as_a_ratio():
    """All others, by the label."""
    return calc(exp(loss) - 1).eq(Sum(exp(x[k] - x[t]), k, omit=t), excess_loss).eq(others / exp(x[t]))


@claim(Eq(x[t] - log(others / (n - 1)), bound), title="The bound is a distance from the label", source="F17")
def bound_is_a_distance():
    """From the label to the logarithm of the mean exponential of the others."""
    return (
        calc(x[t] - log(others / (n - 1)))
        .eq(log(n - 1) - log(others / exp(x[t])), by.log_product)
        .eq(bound, by.fold(bound), excess_loss_as_a_ratio)
    )


@claim(And(Le(x[k], top), Ge(x[k], low)), title="Between the largest and the least of the others", given=[Ne(k, t)])
def among_the_others():
    """Between the largest and the smallest of them."""
    return conj(
        calc(x[k]).le(top, by.unfold(top), by.extremes),
        calc(x[k]).ge(low, by.unfold(low), by.extremes),
    )


@claim(Le(margin, bound), title="The margin is at most the bound", source="F17")
def margin_is_at_most_the_bound():
    """No mean is above the largest."""
    return (
        calc(margin)
        .eq(x[t] - log(Sum(exp(top), k, omit=t) / (n - 1)), by.unfold(margin), by.constant_sum)
        .le(x[t] - log(others / (n - 1)), by.monotone(among_the_others))
        .eq(bound, bound_is_a_distance)
    )


@claim(Le(bound, x[t] - low), title="The bound is at most the distance from the least", source="F17")
def bound_is_at_most_the_distance():
    """No mean is below the smallest."""
    return (
        calc(bound)
        .eq(x[t] - log(others / (n - 1)), bound_is_a_distance)
        .le(x[t] - log(Sum(exp(low), k, omit=t) / (n - 1)), by.monotone(among_the_others))
        .eq(x[t] - low, by.constant_sum)
    )


@claim(Ge(low, x.min), title="The least of the others")
def lowest_of_the_others():
    """It is one of all."""
    return calc(low).eq(Min(x[k], k, omit=t), by.unfold(low)).ge(x.min, by.extremes)


@claim(Le(x[t] - low, spread), title="The distance from the least is at most the spread", source="F17")
def the_distance_is_at_most_the_spread():
    """The label is not above the maximum, and no other is below the minimum."""
    return calc(x[t] - low).le(x.max - x.min, by.extremes, lowest_of_the_others).eq(spread, by.unfold(spread))


# With two classes the bound is attained whenever the label is a maximiser: the
# other logit is then the largest and the smallest of the others, and of all.

two = [Eq(n, 2), Eq(x[t], x.max)]


@claim(Le(others, exp(x[m])), title="The others, with two classes", given=two)
def others_with_two_classes():
    """Beside the label and another class there is none; and the label has no less."""
    return cases(
        Eq(m, t),
        calc(others)
        .le(Sum(exp(x.max), k, omit=t), by.monotone(by.extremes))
        .eq((n - 1) * exp(x.max), by.constant_sum)
        .eq(exp(x[m]), by.hyp(1), by.hyp(2), by.hyp(3)),
        calc(others)
        .eq(exp(x[m]) + Sum(exp(x[k]), k, omit=(t, m)), by.split_term(k, m), by.hyp)
        .le(exp(x[m]) + Sum(exp(x.max), k, omit=(t, m)), by.monotone(by.extremes))
        .eq(exp(x[m]) + (n - 2) * exp(x.max), by.constant_sum, by.hyp(3))
        .eq(exp(x[m]), by.hyp(1)),
    )


@claim(Le(log(others), x[m]), title="The logarithm of the others, with two classes", given=two)
def logarithm_with_two_classes():
    """In logarithms."""
    return calc(log(others)).le(log(exp(x[m])), by.monotone(others_with_two_classes)).eq(x[m], by.exp_log)


@claim(Eq(spread, bound), title="With two classes the spread is the bound", given=two, source="F17")
def spread_with_two_classes():
    """No more than the bound, and no less."""
    return both(
        calc(spread).ge(bound, by.unfold(bound), logit_spread),
        calc(spread)
        .eq(x[t] - x.min, by.unfold(spread), by.hyp(2))
        .le(x[t] - log(others), by.monotone(logarithm_with_two_classes))
        .eq(x[t] - log(others / (n - 1)), by.hyp(1))
        .eq(bound, bound_is_a_distance),
    )


# What a loss asks of the margin is another bound, free of n.


@claim(Le(exp(x[m]), others), title="Each of the other terms", given=[Ne(m, t)])
def each_of_them():
    """A sum of positive terms is at least one of them."""
    return (
        calc(exp(x[m])).le(exp(x[m]) + Sum(exp(x[k]), k, omit=(t, m)), by.sign).eq(others, by.split_term(k, m), by.hyp)
    )


@claim(Le(exp(top), others), title="The largest of the other terms")
def the_largest_is_one_of_them():
    """And they are positive."""
    return calc(exp(top)).eq(Max(exp(x[k]), k, omit=t), by.unfold(top)).le(others, by.monotone(each_of_them))


@claim(Ge(margin, -log(exp(loss) - 1)), title="The margin that a loss leaves", source="F17")
def margin_of_a_loss():
    """The largest of the others is one of them."""
    return (
        calc(margin)
        .eq(x[t] - log(exp(top)), by.unfold(margin))
        .ge(x[t] - log(others), by.monotone(the_largest_is_one_of_them))
        .eq(-log(others / exp(x[t])), by.log_product)
        .eq(-log(exp(loss) - 1), excess_loss_as_a_ratio)
    )


@claim(Le(loss, log(1 + (n - 1) * exp(-margin))), title="The largest loss of a given margin", source="F16")
def loss_is_at_most():
    """The worst that a given margin allows."""
    return (
        calc(loss)
        .eq(log(1 + others / exp(x[t])), by.unfold(loss))
        .le(log(1 + Sum(exp(top), k, omit=t) / exp(x[t])), by.monotone(among_the_others))
        .eq(log(1 + (n - 1) * exp(-margin)), by.unfold(margin), by.constant_sum)
    )


@claim(Ge(margin, 0), title="At a loss of log 2 the label leads", given=[Eq(loss, log(2))], source="T12")
def margin_at_log_two():
    """At l = log 2 the label is the largest, whatever n; no more follows."""
    return calc(margin).ge(-log(exp(loss) - 1), margin_of_a_loss).eq(-log(exp(log(2)) - 1), by.hyp).eq(0, by.exp_log)


@erratum(Ge(margin, bound), title="The bound as one of the margin", source="T12", corrected=margin_of_a_loss)
def published_for_the_margin():
    """As said: the bound is by how much the winner must lead the others."""


# And such a gap is not unlikely before training. For 100 independent normal
# logits of variance 1 it is there three times out of four.


def gaps(rng, sigma, trials=20_000):
    """Whether 100 normal logits lie at least log 99 apart, trial by trial."""
    logits = sigma * rng.standard_normal((trials, 100))
    return logits.max(axis=1) - logits.min(axis=1) >= 4.59511985013459


@experiment(
    title="The spread of random logits",
    says="P(max x - min x ≥ log 99) for 100 independent N(0, 1) logits",
    source="T11",
    expect=(0.74, 0.76),
)
def gap_at_initialisation(rng):
    """Said to be very unlikely."""
    return gaps(rng, 1.0)


@experiment(
    title="The spread of smaller random logits", says="the same for N(0, 1/4) logits", source="T11", expect=(0.0, 1e-4)
)
def gap_of_small_logits(rng):
    """With half the standard deviation it is."""
    return gaps(rng, 0.5)


if __name__ == "__main__":
    report(__file__)
