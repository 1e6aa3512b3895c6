"""The log-sum-exp over the largest logits alone."""

from derive import by
from derive.notation import *

n, k = dimension("n", at_least=1), dimension("k", at_least=1)
i, j, t = indices("i j t", n)
x = vector("x", n)

# Ω is a set of k indices, as a vector w of zeros and ones. That it holds the k
# largest logits says that no logit outside is above one inside.

w = mask("w", n, total=k)
largest = forall(i, j, Ge(w[i] * (1 - w[j]) * (x[i] - x[j]), 0))

lse = define("lse", log(Sum(exp(x[i]), i)))
lse_top = define("top", log(Sum(w[i] * exp(x[i]), i)))
total = Sum(exp(x[i]), i)
total_top = Sum(w[i] * exp(x[i]), i)


@claim(Ge(w[i], 0), title="The entries of a mask are not negative")
def entries_are_not_negative():
    """Each is a square."""
    return calc(w[i]).eq(w[i] ** 2, by.hyp(1)).ge(0, by.sign)


@claim(Le(w[i], 1), title="The entries of a mask are at most 1")
def entries_are_at_most_one():
    """What is missing to 1 is a square too."""
    return calc(w[i]).eq(1 - (1 - w[i]) ** 2, by.hyp(1)).le(1, by.sign)


@claim(Ge(w[i] * exp(x[i]), w[i] * exp(x.min)), title="No term is below the least")
def at_least_the_least():
    """Where the entry is 0 both sides are."""
    return calc(w[i] * exp(x[i])).ge(w[i] * exp(x.min), by.monotone(by.extremes), entries_are_not_negative)


@claim(Gt(total_top, 0), title="The sum of the largest is positive")
def something_is_in():
    """k is at least 1, and no exponential is below the least."""
    return (
        calc(total_top)
        .ge(Sum(w[i] * exp(x.min), i), by.monotone(at_least_the_least))
        .eq(k * exp(x.min), by.hyp(2))
        .gt(0, by.sign)
    )


@claim(Ge(exp(x[i]), w[i] * exp(x[i])), title="A mask makes no term larger")
def no_term_grows():
    """No entry is above 1."""
    return calc(exp(x[i])).ge(w[i] * exp(x[i]), by.times(entries_are_at_most_one, exp(x[i])))


@claim(Ge(lse, lse_top), title="The log-sum-exp of the largest is at most that of all", source="F18, F19")
def the_rest_is_not_negative():
    """What is left out is positive."""
    return (
        calc(lse)
        .eq(log(total), by.unfold(lse))
        .ge(log(total_top), by.monotone(no_term_grows), something_is_in)
        .eq(lse_top, by.unfold(lse_top), something_is_in)
    )


# How little is left out follows from comparing pairs: an index i inside with
# an index j outside. They are told by w_i (1 - w_j), which is 1 for such a pair
# and 0 for all others.

pair = w[i] * (1 - w[j])


@claim(Eq(pair**2, pair), title="A pair of entries is its own square")
def pairs_are_told_by_a_square():
    """Zeros and ones are their own squares."""
    return calc(pair**2).eq(pair, by.hyp)


@claim(Eq(pair, 1), title="A pair of entries that is not 0 is 1", given=[Ne(pair, 0)])
def pairs_are_told_by_one():
    """What is its own square, and not 0, is 1."""
    return calc(pair).eq(pair**2 / pair).eq(pair / pair, pairs_are_told_by_a_square).eq(1)


@claim(Ge(x[i], x[j]), title="The logits of such a pair", given=[largest, Ne(pair, 0)])
def logits_of_pairs():
    """For such a pair, that is what the hypothesis says."""
    return calc(x[i]).eq(x[j] + pair * (x[i] - x[j]), pairs_are_told_by_one).ge(x[j], by.hyp(1))


@claim(Ge(pair * (exp(x[i]) - exp(x[j])), 0), title="The exponentials of such a pair", given=[largest])
def exponentials_of_pairs():
    """And the exponential keeps the order."""
    difference = exp(x[i]) - exp(x[j])
    return cases(
        Eq(pair, 0),
        calc(pair * difference).eq(0 * difference, by.hyp(4)).eq(0),
        calc(pair * difference)
        .eq(difference, pairs_are_told_by_one)
        .ge(exp(x[j]) - exp(x[j]), by.monotone(logits_of_pairs))
        .eq(0),
    )


@claim(Ge(n * total_top, k * total), title="The mean of the largest is at least that of all", given=[largest])
def shares_of_the_largest():
    """Summed over all pairs: the mean over Ω is at least the mean over all."""
    pairs = Sum(pair * (exp(x[i]) - exp(x[j])), i, j)
    return (
        calc(n * total_top)
        .eq(k * total + pairs, by.hyp(3), by.into_sum)
        .ge(k * total + Sum(0, i, j), by.monotone(exponentials_of_pairs))
        .eq(k * total)
    )


@claim(Le(total, n * total_top / k), title="The sum of all by that of the largest", given=[largest])
def total_by_the_largest():
    """The same, by k."""
    return calc(total).eq(k * total / k).le(n * total_top / k, by.times(shares_of_the_largest, 1 / k))


@claim(
    Le(lse - lse_top, log(n / k)),
    title="By how much the log-sum-exp of the largest falls short",
    given=[largest],
    source="F18, F19",
)
def the_rest_is_at_most():
    """With all logits equal it is exactly this."""
    return (
        calc(lse - lse_top)
        .eq(log(total) - log(total_top), by.unfold(lse), by.unfold(lse_top), something_is_in)
        .le(log(n * total_top / k) - log(total_top), by.monotone(total_by_the_largest), something_is_in)
        .eq(log(n / k), by.log_product, something_is_in)
    )


# A loss in which the normaliser runs over Ω alone asks the same of the logits in
# Ω as the full loss asks of all, if the label is among them.

loss_top = define("l", lse_top - x[t])
highest = define("h", Max(w[i] * x[i] + (1 - w[i]) * x.min, i))
lowest = define("u", Min(w[i] * x[i] + (1 - w[i]) * x.max, i))
spread_top = define("s", highest - lowest)


@claim(Eq(w[i], 1), title="An entry that is not 0 is 1", given=[Ne(w[i], 0)])
def inside_is_one():
    """Its own square, and not 0."""
    return calc(w[i]).eq(w[i] ** 2 / w[i]).eq(w[i] / w[i], by.hyp(2)).eq(1)


@claim(
    And(Le(x[i], highest), Ge(x[i], lowest)), title="The largest logits lie between their extremes", given=[Ne(w[i], 0)]
)
def inside_is_between():
    """Outside of Ω the least of all stands in for the maximum, the largest of all for the minimum."""
    return conj(
        calc(x[i]).eq(w[i] * x[i] + (1 - w[i]) * x.min, inside_is_one).le(highest, by.unfold(highest), by.extremes),
        calc(x[i]).eq(w[i] * x[i] + (1 - w[i]) * x.max, inside_is_one).ge(lowest, by.unfold(lowest), by.extremes),
    )


@claim(Ge(x[i] - x[t], lowest - highest), title="Two of the largest logits", given=[Ne(w[i], 0), Ne(w[t], 0)])
def logits_of_the_top():
    """One is at least the lowest, the other at most the highest."""
    at_the_label = by.inst(inside_is_between, {i: t})
    return calc(x[i] - x[t]).ge(lowest - x[t], inside_is_between).ge(lowest - highest, at_the_label)


@claim(
    Ge(w[i] * exp(x[i] - x[t]), w[i] * exp(-spread_top)),
    title="Two of the largest logits differ by no more than their spread",
    given=[Eq(w[t], 1)],
)
def within_the_spread():
    """Two logits in Ω are no further apart than its extremes."""
    return cases(
        Eq(w[i], 0),
        calc(w[i] * exp(x[i] - x[t])).eq(0 * exp(x[i] - x[t]), by.hyp).eq(w[i] * exp(-spread_top), by.hyp),
        calc(w[i] * exp(x[i] - x[t]))
        .eq(exp(x[i] - x[t]), inside_is_one)
        .ge(exp(lowest - highest), by.monotone(logits_of_the_top), by.hyp(4))
        .eq(w[i] * exp(-spread_top), inside_is_one, by.unfold(spread_top)),
    )


@claim(
    Eq(exp(loss_top) - 1, Sum(w[i] * exp(x[i] - x[t]), i, omit=t)),
    title="What the loss of the largest is above 0",
    given=[Eq(w[t], 1)],
)
def excess_of_the_top():
    """What the loss is above 0 comes from the other classes in Ω."""
    return (
        calc(exp(loss_top) - 1)
        .eq(Sum(w[i] * exp(x[i] - x[t]), i) - 1, by.unfold(loss_top), by.unfold(lse_top), something_is_in)
        .eq(Sum(w[i] * exp(x[i] - x[t]), i, omit=t), by.split_term(i, t), by.hyp)
    )


@claim(
    Le((k - 1) * exp(-spread_top), Sum(w[i] * exp(x[i] - x[t]), i, omit=t)),
    title="The others among the largest",
    given=[Eq(w[t], 1)],
)
def others_of_the_top():
    """There are k - 1 of them."""
    return (
        calc((k - 1) * exp(-spread_top))
        .eq(Sum(w[i] * exp(-spread_top), i) - w[t] * exp(-spread_top), by.hyp)
        .eq(Sum(w[i] * exp(-spread_top), i, omit=t), by.split_term(i, t))
        .le(Sum(w[i] * exp(x[i] - x[t]), i, omit=t), by.monotone(within_the_spread))
    )


@claim(
    Ge(spread_top, log(k - 1) - log(exp(loss_top) - 1)),
    title="The logit gap inequality for the largest logits",
    given=[Eq(w[t], 1), Ge(k, 2)],
    source="F18, F19",
)
def spread_of_the_top():
    """The gap inequality, with k in place of n."""
    others = Sum(w[i] * exp(x[i] - x[t]), i, omit=t)
    return (
        calc(spread_top)
        .eq(log(k - 1) - log((k - 1) * exp(-spread_top)), by.log_product)
        .ge(log(k - 1) - log(others), by.monotone(others_of_the_top))
        .eq(log(k - 1) - log(exp(loss_top) - 1), excess_of_the_top, others_of_the_top)
    )


# If it is not, the loss cannot be small at all.


@claim(Ge(w[i] * exp(x[i] - x[t]), w[i]), title="None of the largest is below the label", given=[largest, Eq(w[t], 0)])
def none_in_the_top_is_below():
    """Every logit in Ω is at least the label's."""
    return (
        calc(w[i] * exp(x[i] - x[t]))
        .eq(w[i] + w[i] * (1 - w[t]) * (exp(x[i]) - exp(x[t])) / exp(x[t]), by.hyp(2))
        .ge(w[i], by.times(by.inst(exponentials_of_pairs, {j: t}), 1 / exp(x[t])))
    )


@claim(
    Ge(Sum(w[i] * exp(x[i] - x[t]), i), k),
    title="None of the largest is below the label, together",
    given=[largest, Eq(w[t], 0)],
)
def none_of_them_is_below():
    """And there are k."""
    return (
        calc(Sum(w[i] * exp(x[i] - x[t]), i)).ge(Sum(w[i], i), by.monotone(none_in_the_top_is_below)).eq(k, by.hyp(4))
    )


@claim(
    Ge(loss_top, log(k)),
    title="The loss of a label outside of the largest",
    given=[largest, Eq(w[t], 0)],
    source="F18, F19",
)
def loss_outside_of_the_top():
    """k logits are at least the label's."""
    return (
        calc(loss_top)
        .eq(log(Sum(w[i] * exp(x[i] - x[t]), i)), by.unfold(loss_top), by.unfold(lse_top), something_is_in)
        .ge(log(k), by.monotone(none_of_them_is_below))
    )


if __name__ == "__main__":
    report(__file__)
