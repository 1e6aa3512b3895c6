"""From the one-hot vector of the largest logit to softmax."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
i, j, k = indices("i j k", n)
x = vector("x", n)
c = scalar("c")

lse = define("lse", log(Sum(exp(x[k]), k)))
s = define("s", exp(x[i]) / Sum(exp(x[k]), k), at=i)
alone = forall(i, Implies(Ne(i, k), Lt(x[i], x[k])))

# Shifting all logits alike, and taking exponentials, changes no order.


@claim(
    Iff(forall(i, Le(x[i], x[k])), forall(i, Le(x[i] - c, x[k] - c))),
    title="A shift keeps the order of the logits",
    source="F11a-c",
)
def shifts_keep_the_order():
    """c is added on both sides."""
    return calc(forall(i, Le(x[i], x[k]))).iff(forall(i, Le(x[i] - c, x[k] - c)))


@claim(
    Iff(forall(i, Le(x[i] - c, x[k] - c)), forall(i, Le(exp(x[i] - c), exp(x[k] - c)))),
    title="The exponential keeps the order of the logits",
    source="F11a-c",
)
def exponentials_keep_the_order():
    """The exponential function grows."""
    return calc(forall(i, Le(x[i] - c, x[k] - c))).iff(forall(i, Le(exp(x[i] - c), exp(x[k] - c))))


# Shifted by the maximum, the largest is 0 and its exponential 1, and all other
# exponentials lie between 0 and 1.


@claim(
    And(Eq(Max(x[i] - x.max, i), 0), Eq(exp(Max(x[i] - x.max, i)), 1)),
    title="Less the maximum, the largest logit is 0 and its exponential 1",
    source="T1",
)
def largest_becomes_zero():
    """A shift goes through the maximum."""
    return conj(
        calc(Max(x[i] - x.max, i)).eq(0),
        calc(exp(Max(x[i] - x.max, i))).eq(1),
    )


negative = scalar("t", negative=True)


@claim(
    And(Lt(0, exp(negative)), Lt(exp(negative), 1)),
    title="Exponentials of negative numbers lie between 0 and 1",
    source="T1",
)
def exponentials_of_negatives():
    """The exponential is positive, and 1 at 0."""
    return conj(calc(0).lt(exp(negative), by.sign), calc(exp(negative)).lt(1, by.monotone(by.sign)))


# So the one-hot vector of the largest entry stays the same, where one logit is
# above all others.


@claim(Eq(x.argmax, k), title="The argmax is the index of the largest entry", given=[alone])
def argmax_is_the_one():
    """If it were another, the largest entry would be below the k-th."""
    return cases(
        Eq(x.argmax, k),
        trivial,
        absurd(calc(x.max).eq(x[x.argmax], by.extremes).lt(x[k], by.hyp).le(x.max, by.extremes)),
    )


shifted = define("u", x[i] - x.max, at=i)
raised = define("e", exp(x[i] - x.max), at=i)
normalised = define("w", exp(x[i] - lse), at=i)


@claim(
    Eq(delta(i, x.argmax), delta(i, shifted.argmax)),
    title="A shift keeps the one-hot vector of the largest logit",
    given=[alone],
    source="F11a-c",
)
def shift_keeps_the_onehot():
    """Shifted, k is still above all others."""
    return (
        calc(delta(i, x.argmax))
        .eq(delta(i, k), argmax_is_the_one)
        .eq(delta(i, shifted.argmax), by.inst(argmax_is_the_one, {x: shifted}))
    )


@claim(
    forall(i, Implies(Ne(i, k), Lt(raised[i], raised[k]))),
    title="The largest exponential is the only one",
    given=[alone],
)
def raised_is_alone():
    """The exponential function grows strictly."""
    return (
        calc(raised[i])
        .eq(exp(x[i] - x.max), by.unfold(raised))
        .lt(exp(x[k] - x.max), by.monotone(by.hyp))
        .eq(raised[k], by.unfold(raised))
    )


@claim(
    Eq(delta(i, shifted.argmax), delta(i, raised.argmax)),
    title="The exponential keeps the one-hot vector of the largest logit",
    given=[alone],
    source="F11a-c",
)
def exponential_keeps_the_onehot():
    """And so it is among the exponentials."""
    return (
        calc(delta(i, shifted.argmax))
        .eq(delta(i, k), by.inst(argmax_is_the_one, {x: shifted}))
        .eq(delta(i, raised.argmax), by.inst(argmax_is_the_one, {x: raised}), raised_is_alone)
    )


@claim(
    forall(i, Implies(Ne(i, k), Lt(normalised[i], normalised[k]))),
    title="The largest normalised exponential is the only one",
    given=[alone],
)
def normalised_is_alone():
    """Whatever the shift."""
    return (
        calc(normalised[i])
        .eq(exp(x[i] - lse), by.unfold(normalised))
        .lt(exp(x[k] - lse), by.monotone(by.hyp))
        .eq(normalised[k], by.unfold(normalised))
    )


@claim(
    Eq(delta(i, raised.argmax), delta(i, normalised.argmax)),
    title="Any normaliser keeps the one-hot vector of the largest logit",
    given=[alone],
    source="F11d",
)
def any_shift_keeps_the_onehot():
    """Printed as an approximation, when the maximum is replaced by the log-sum-exp; it is an equation."""
    return (
        calc(delta(i, raised.argmax))
        .eq(delta(i, k), by.inst(argmax_is_the_one, {x: raised}), raised_is_alone)
        .eq(delta(i, normalised.argmax), by.inst(argmax_is_the_one, {x: normalised}), normalised_is_alone)
    )


@claim(Eq(exp(x[i] - lse), s[i]), title="Shifted by the log-sum-exp, the exponential is softmax", source="F11e")
def shifted_by_lse_it_is_softmax():
    """The exponential of the log-sum-exp is the normaliser."""
    return calc(exp(x[i] - lse)).eq(s[i], by.unfold(lse), by.unfold(s))


# The one true approximation of the chain is the last: that softmax itself is
# nearly one-hot. How nearly depends on the margin g by which the largest logit
# leads, and on nothing else but n.

m = dimension("n", at_least=2)
p, q, t = indices("p q t", m)
z = vector("z", m)
a = define("a", exp(z[p]) / Sum(exp(z[q]), q), at=p)
rest = define("T", Sum(exp(z[p]), p, omit=t))
runner_up = define("r", Max(z[p], p, omit=t))
margin = define("g", z[t] - runner_up)


@claim(Eq(1 - a[t], rest / (exp(z[t]) + rest)), title="The share of the other classes")
def share_of_the_others():
    """What the label does not have, the others have."""
    return calc(1 - a[t]).eq(rest / (exp(z[t]) + rest), by.unfold(a), by.unfold(rest), by.split_term(p, t))


@claim(Le(exp(z[q]), rest), title="One term of the others", given=[Ne(q, t)])
def one_of_the_others():
    """The others are positive."""
    return (
        calc(exp(z[q]))
        .le(exp(z[q]) + Sum(exp(z[p]), p, omit=(t, q)), by.sign)
        .eq(rest, by.unfold(rest), by.split_term(p, q), by.hyp)
    )


@claim(Le(exp(runner_up), rest), title="The largest term of the others")
def largest_of_the_others():
    """The sum of the others is at least the largest of them."""
    return (
        calc(exp(runner_up))
        .eq(Max(exp(z[p]), p, omit=t), by.unfold(runner_up))
        .le(rest, by.monotone(one_of_the_others))
    )


@claim(Le(z[q], runner_up), given=[Ne(q, t)])
def below_the_runner_up():
    """That is what it is."""
    return calc(z[q]).le(runner_up, by.unfold(runner_up), by.extremes)


@claim(Le(rest, (m - 1) * exp(runner_up)), title="A bound of all other terms together")
def all_others_together():
    """There are m - 1 of them."""
    return (
        calc(rest)
        .eq(Sum(exp(z[p]), p, omit=t), by.unfold(rest))
        .le(Sum(exp(runner_up), p, omit=t), by.monotone(below_the_runner_up))
        .eq((m - 1) * exp(runner_up), by.constant_sum)
    )


@claim(Ge(1 - a[t], 1 / (1 + exp(margin))), title="Softmax is at least so far from one-hot", source="F11f")
def at_least_this_far_from_onehot():
    """One runner-up costs this much."""
    return (
        calc(1 - a[t])
        .eq(rest / (exp(z[t]) + rest), share_of_the_others)
        .eq(1 / (1 + exp(z[t]) / rest))
        .ge(1 / (1 + exp(z[t]) / exp(runner_up)), by.monotone(largest_of_the_others))
        .eq(1 / (1 + exp(margin)), by.unfold(margin))
    )


@claim(Le(1 - a[t], (m - 1) / (m - 1 + exp(margin))), title="Softmax is at most so far from one-hot", source="F11f")
def at_most_this_far_from_onehot():
    """And m - 1 of them no more than this."""
    return (
        calc(1 - a[t])
        .eq(rest / (exp(z[t]) + rest), share_of_the_others)
        .eq(1 / (1 + exp(z[t]) / rest))
        .le(1 / (1 + exp(z[t]) / ((m - 1) * exp(runner_up))), by.monotone(all_others_together))
        .eq((m - 1) / (m - 1 + exp(margin)), by.unfold(margin))
    )


# With all logits multiplied by α the margin is αg, and softmax tends to the
# one-hot vector.

alpha = scalar("alpha", positive=True)
scaled = define("b", exp(alpha * z[p]) / Sum(exp(alpha * z[q]), q), at=p)
leads = forall(p, Implies(Ne(p, t), Lt(z[p], z[t])))


@claim(Lt(runner_up, z[t]), given=[leads])
def the_runner_up_is_behind():
    """Each of the others is."""
    return calc(runner_up).eq(Max(z[p], p, omit=t), by.unfold(runner_up)).lt(z[t], by.hyp)


@claim(
    Le(Sum(exp(alpha * z[p]), p, omit=t), (m - 1) * exp(alpha * runner_up)),
    title="A bound of all other terms together, of scaled logits",
)
def all_others_together_scaled():
    """There are m - 1 of them."""
    return (
        calc(Sum(exp(alpha * z[p]), p, omit=t))
        .le(Sum(exp(alpha * runner_up), p, omit=t), by.monotone(below_the_runner_up))
        .eq((m - 1) * exp(alpha * runner_up), by.constant_sum)
    )


@claim(Le(1 - scaled[t], (m - 1) * exp(-alpha * (z[t] - runner_up))), title="What the leading class lacks")
def what_is_missing_at_the_top():
    """The normaliser is at least the leading term."""
    return (
        calc(1 - scaled[t])
        .eq(Sum(exp(alpha * z[p]), p, omit=t) / Sum(exp(alpha * z[q]), q), by.unfold(scaled), by.split_term(p, t))
        .le(Sum(exp(alpha * z[p]), p, omit=t) / exp(alpha * z[t]))
        .le((m - 1) * exp(alpha * runner_up) / exp(alpha * z[t]), all_others_together_scaled)
        .eq((m - 1) * exp(-alpha * (z[t] - runner_up)))
    )


@claim(Le(scaled[p], 1))
def no_share_above_one():
    """What the others have is missing."""
    return (
        calc(scaled[p])
        .eq(1 - Sum(exp(alpha * z[q]), q, omit=p) / Sum(exp(alpha * z[q]), q), by.unfold(scaled), by.split_term(q, p))
        .le(1, by.sign)
    )


@claim(Le(scaled[p], 1 - scaled[t]), given=[Ne(p, t)])
def another_class_has_no_more():
    """The shares sum to 1."""
    return (
        calc(scaled[p])
        .le(scaled[p] + Sum(exp(alpha * z[q]), q, omit=(t, p)) / Sum(exp(alpha * z[q]), q), by.sign)
        .eq(1 - scaled[t], by.unfold(scaled), by.split_term(q, p), by.hyp)
    )


@claim(
    Tends(scaled[p], alpha, oo, delta(p, t)),
    title="Of scaled logits softmax tends to one-hot",
    given=[leads],
    source="F11f",
)
def tends_to_the_onehot():
    """The margin is positive, so e^{-αg} vanishes."""
    bound = (m - 1) * exp(-alpha * (z[t] - runner_up))
    return cases(
        Eq(p, t),
        squeeze(
            calc(1 - bound).le(1 - (1 - scaled[t]), what_is_missing_at_the_top).eq(scaled[p], by.hyp),
            calc(scaled[p]).le(1, no_share_above_one),
            the_runner_up_is_behind,
        ),
        squeeze(
            calc(0).le(scaled[p], by.sign),
            calc(scaled[p]).le(1 - scaled[t], another_class_has_no_more).le(bound, what_is_missing_at_the_top),
            the_runner_up_is_behind,
        ),
    )


# The last line of the chain says that softmax is the smoothed one-hot vector.
# It is, for one value of all the margins.

eps = scalar("epsilon")
small = [Gt(eps, 0), Lt(eps, 1)]
smoothed = define("y", (1 - eps) * delta(p, t) + eps / (m - 1) * (1 - delta(p, t)), at=p)
level = define("lambda", log((1 - eps) * (m - 1) / eps))
all_margins = forall(p, Implies(Ne(p, t), Eq(z[t] - z[p], level)))
half = Rational(1, 2)
even = witness(n=2, epsilon=half, z=[0, 0], q=2, t=1)


@claim(
    Eq(z[t] - z[q], level),
    title="The margin that a smoothed label asks for",
    given=[*small, forall(p, Eq(a[p], smoothed[p])), Ne(q, t)],
    meets=even,
)
def margin_of_a_smoothed_label():
    """The ratio of two shares is the exponential of the difference of their logits."""
    return (
        calc(z[t] - z[q])
        .eq(log(a[t] / a[q]), by.unfold(a), by.log_product)
        .eq(log(smoothed[t] / smoothed[q]), by.hyp(3))
        .eq(level, by.unfold(smoothed), by.unfold(level))
    )


@claim(
    Eq(exp(z[q]), exp(z[t]) * eps / ((1 - eps) * (m - 1))),
    title="The logits of the other classes",
    given=[*small, all_margins, Ne(q, t)],
    meets=even,
)
def another_logit():
    """The label's, less the margin."""
    return (
        calc(exp(z[q]))
        .eq(exp(z[t] - (z[t] - z[q])))
        .eq(exp(z[t] - level), by.hyp(3))
        .eq(exp(z[t]) * eps / ((1 - eps) * (m - 1)), by.unfold(level), by.exp_log)
    )


@claim(
    Eq(Sum(exp(z[q]), q), exp(z[t]) / (1 - eps)),
    title="The normaliser of equal margins",
    given=[*small, all_margins],
    meets=witness(n=2, epsilon=half, z=[0, 0], t=1),
)
def normaliser_of_equal_margins():
    """One term, and m - 1 smaller ones."""
    return (
        calc(Sum(exp(z[q]), q))
        .eq(exp(z[t]) + Sum(exp(z[q]), q, omit=t), by.split_term(q, t))
        .eq(
            exp(z[t]) + Sum(exp(z[t]) * eps / ((1 - eps) * (m - 1)), q, omit=t),
            by.monotone(another_logit),
        )
        .eq(exp(z[t]) / (1 - eps), by.constant_sum)
    )


@claim(
    Iff(forall(p, Eq(a[p], smoothed[p])), all_margins),
    title="Softmax is a smoothed one-hot vector exactly at equal margins",
    given=small,
    source="F11h",
)
def softmax_is_a_smoothed_onehot():
    """Exactly when the label leads every other class by log((1-ε)(n-1)/ε)."""
    return both(
        calc(z[t] - z[p]).eq(level, margin_of_a_smoothed_label),
        cases(
            Eq(p, t),
            calc(a[p])
            .eq(exp(z[p]) / (exp(z[t]) / (1 - eps)), by.unfold(a), normaliser_of_equal_margins)
            .eq(smoothed[p], by.unfold(smoothed), by.hyp(4)),
            calc(a[p])
            .eq(exp(z[p]) / (exp(z[t]) / (1 - eps)), by.unfold(a), normaliser_of_equal_margins)
            .eq(exp(z[t]) * eps / ((1 - eps) * (m - 1)) / (exp(z[t]) / (1 - eps)), another_logit)
            .eq(smoothed[p], by.unfold(smoothed), by.hyp(4)),
        ),
    )


@erratum(
    Eq(a[p], smoothed[p]),
    title="Softmax as a smoothed one-hot vector",
    given=small,
    source="F11h",
    corrected=softmax_is_a_smoothed_onehot,
)
def published_as_always():
    """As printed, softmax would be the smoothed one-hot vector whatever the logits."""


# The exponential was said to enlarge distances. On logits shifted by their
# maximum, where it is used, it makes all distances smaller.

low, high = scalar("v"), scalar("w", nonpositive=True)


@claim(
    Lt(exp(high) - exp(low), high - low),
    title="Below 0 the exponential draws numbers together",
    given=[Lt(low, high)],
    source="T2",
)
def exponentials_draw_together():
    """The slope of the exponential is below 1 on the negative side."""
    return (
        calc(exp(high) - exp(low))
        .eq(exp(high) * (1 - exp(low - high)))
        .lt(exp(high) * (high - low), by.times(by.exp_bound(low - high), exp(high)))
        .le(high - low, shrinks)
    )


@claim(
    Le(exp(high) * (high - low), high - low),
    title="Multiplied by an exponential below 1, a distance shrinks",
    given=[Lt(low, high)],
)
def shrinks():
    """e^w is at most 1."""
    return calc(exp(high) * (high - low)).le(exp(0) * (high - low), by.monotone(by.sign)).eq(high - low)


@erratum(
    Gt(exp(high) - exp(low), high - low),
    title="The exponential as enlarging distances",
    given=[Lt(low, high)],
    source="T2",
    corrected=exponentials_draw_together,
)
def published_as_enlarging():
    """As said: e^x enlarges the distances between x - max x."""


@claim(Eq(s[i] - s[j], (s[i] + s[j]) * tanh((x[i] - x[j]) / 2)), title="The difference of two shares", source="T2")
def differences_of_shares():
    """What softmax does to a distance."""
    return calc(s[i] - s[j]).eq((s[i] + s[j]) * tanh((x[i] - x[j]) / 2), by.unfold(s), by.unfold(tanh))


# The one-hot vector of the largest logit cannot be differentiated. Off ties it
# does not move at all; at a tie, raising one or the other of the two largest
# logits, however little, gives different vectors.


@claim(Eq(delta(i, x.argmax), delta(i, k)), title="The one-hot vector of the largest entry", given=[alone])
def onehot_of_the_one():
    """The largest entry is the k-th."""
    return calc(delta(i, x.argmax)).eq(delta(i, k), argmax_is_the_one)


@claim(
    Eq(D(delta(i, x.argmax), x[j]), 0),
    title="Off ties the one-hot vector of the largest logit does not move",
    given=[alone],
    source="T4",
)
def onehot_does_not_move_off_ties():
    """Near such a point it is the one-hot vector of k, since strict inequalities persist."""
    return calc(D(delta(i, x.argmax), x[j])).eq(D(delta(i, k), x[j]), onehot_of_the_one).eq(0, by.calculus)


h = scalar("h", positive=True)
moved = define("b", z[p] + h * delta(p, q), at=(p, q))
leader = [Eq(z[q], z.max)]


@claim(
    forall(p, Implies(Ne(p, q), Lt(moved[p, q], moved[q, q]))),
    title="A largest logit, raised, is the only largest",
    given=leader,
)
def a_raised_maximiser_is_alone():
    """Nothing was above it, and it has been raised."""
    return (
        calc(moved[p, q])
        .eq(z[p], by.unfold(moved), by.hyp(2))
        .le(z.max, by.extremes)
        .lt(z.max + h, by.sign)
        .eq(moved[q, q], by.unfold(moved), by.hyp(1))
    )


@claim(Eq(moved[:, q].argmax, q), title="A largest logit, raised, is the argmax", given=leader)
def a_raised_maximiser_is_the_argmax():
    """It is above all others."""
    top = moved[:, q].argmax
    return cases(
        Eq(top, q),
        trivial,
        absurd(
            calc(moved[:, q].max)
            .eq(moved[top, q], by.extremes)
            .lt(moved[q, q], a_raised_maximiser_is_alone)
            .le(moved[:, q].max, by.extremes)
        ),
    )


@claim(
    And(Eq(delta(q, moved[:, q].argmax), 1), Eq(delta(q, moved[:, t].argmax), 0)),
    title="At a tie the one-hot vector jumps",
    given=[Ne(q, t), Eq(z[q], z.max), Eq(z[t], z.max)],
    source="T4",
)
def a_tie_is_broken_either_way():
    """The 1 goes to whichever is raised, by however little."""
    return conj(
        calc(delta(q, moved[:, q].argmax)).eq(1, a_raised_maximiser_is_the_argmax),
        calc(delta(q, moved[:, t].argmax)).eq(0, by.inst(a_raised_maximiser_is_the_argmax, {q: t}), by.hyp(1)),
    )


if __name__ == "__main__":
    report(__file__)
