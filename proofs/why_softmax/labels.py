"""Labels: one-hot vectors, and what smoothing makes of them."""

from derive import by
from derive.notation import *

K = dimension("K", at_least=2)
i, k, m = indices("i k m", K)
f = vector("f", K)
eps = scalar("epsilon")

# The one-hot vector of a class k.

onehot = define("o", delta(i, k), at=i, source="F6")


@claim(Eq(Sum(onehot[i], i), 1), title="A one-hot vector sums to 1", source="F6")
def onehot_sums_to_one():
    """One entry is 1."""
    return calc(Sum(onehot[i], i)).eq(1, by.unfold(onehot), by.pick_term(i, k))


@claim(Eq(Sum(onehot[i] * f[i], i), f[k]), title="A one-hot vector picks an entry", source="F6")
def onehot_picks():
    """Summed against it, a vector gives its k-th entry."""
    return calc(Sum(onehot[i] * f[i], i)).eq(f[k], by.unfold(onehot), by.pick_term(i, k))


@note(
    title="Labels as a multivariate Bernoulli variable",
    says="labels follow a multivariate Bernoulli distribution",
    source="T5",
    corrected=onehot_sums_to_one,
)
def labels_are_not_independent_bits():
    """A multivariate Bernoulli variable may be any vector of bits; the bits of one label sum to 1."""


# Label smoothing takes ε off the label and spreads it over the other classes.

smoothed = define("y", (1 - eps) * delta(i, k) + eps / (K - 1) * (1 - delta(i, k)), at=i, source="F7, F8")


@claim(Eq(Sum(smoothed[i], i), 1), title="A smoothed label sums to 1", source="F7, F8")
def smoothed_sums_to_one():
    """What is taken off is what is spread, for every ε."""
    return calc(Sum(smoothed[i], i)).eq(1, by.unfold(smoothed))


@claim(Eq(smoothed[k], 1 - eps), title="A smoothed label at its class")
def on_the_label():
    """δ_kk is 1."""
    return calc(smoothed[k]).eq(1 - eps, by.unfold(smoothed))


@claim(Eq(smoothed[i], eps / (K - 1)), title="A smoothed label at another class", given=[Ne(i, k)])
def off_the_label():
    """δ_ik is 0."""
    return calc(smoothed[i]).eq(eps / (K - 1), by.unfold(smoothed), by.hyp)


@claim(
    Iff(
        forall(i, And(Ge(smoothed[i], 0), Le(smoothed[i], 1))),
        And(Ge(eps, 0), Le(eps, 1)),
    ),
    title="When a smoothed label is a distribution",
    source="F7, F8",
)
def smoothed_is_a_distribution():
    """ε is the entry of another class, K - 1 times, and 1 - ε the label's own."""
    return both(
        conj(
            some(Ne(m, k), calc(eps).eq((K - 1) * smoothed[m], by.inst(off_the_label, {i: m})).ge(0, by.hyp)),
            calc(eps).eq(1 - smoothed[k], on_the_label).le(1, by.hyp),
        ),
        cases(
            Eq(i, k),
            conj(
                calc(smoothed[i]).eq(1 - eps, on_the_label).ge(0, by.hyp),
                calc(smoothed[i]).eq(1 - eps, on_the_label).le(1, by.hyp),
            ),
            conj(
                calc(smoothed[i]).eq(eps / (K - 1), off_the_label).ge(0, by.hyp),
                calc(smoothed[i]).eq(eps / (K - 1), off_the_label).le(1 / (K - 1), by.hyp).le(1, by.sign),
            ),
        ),
    )


# The difference to the one-hot vector was called a random noise vector. It is
# not random: given the label and ε it is one vector.

noise = define("e", eps / (K - 1) * (1 - K * delta(i, k)), at=i)


@claim(Eq(smoothed[i], onehot[i] + noise[i]), title="What smoothing adds", source="F9")
def smoothing_adds_this():
    """The same for every example with this label."""
    return calc(smoothed[i]).eq(onehot[i] + noise[i], by.unfold(smoothed), by.unfold(onehot), by.unfold(noise))


@claim(Eq(Sum(noise[i], i), 0), title="What smoothing adds sums to 0", source="F9")
def noise_sums_to_zero():
    """Since both vectors sum to 1."""
    return calc(Sum(noise[i], i)).eq(0, by.unfold(noise))


@claim(
    Eq(Sum(abs(noise[i]), i), 2 * eps), title="What smoothing adds, in the one-norm", given=[Ge(eps, 0)], source="F9"
)
def noise_in_the_one_norm():
    """ε on the label and ε on the others."""
    return calc(Sum(abs(noise[i]), i)).eq(2 * eps, by.unfold(noise), by.hyp)


@claim(Eq(Sum(noise[i] ** 2, i), eps**2 * K / (K - 1)), title="What smoothing adds, in the two-norm", source="F9")
def noise_in_the_two_norm():
    """ε² on the label, ε²/(K - 1) on the others together."""
    return calc(Sum(noise[i] ** 2, i)).eq(eps**2 * K / (K - 1), by.unfold(noise))


# What is random is this: with probability ε the label is replaced by one of
# the other classes, each as likely. The smoothed label is what one expects.

flip = define("P", (1 - eps) * delta(m, k) + eps / (K - 1) * (1 - delta(m, k)), at=m)


@claim(
    And(Eq(Sum(flip[m], m), 1), Ge(flip[m], 0)),
    title="Flipped labels have a distribution",
    given=[Ge(eps, 0), Le(eps, 1)],
    source="F9",
)
def flips_have_a_distribution():
    """The probability that the label becomes m."""
    return conj(
        calc(Sum(flip[m], m)).eq(1, by.unfold(flip)),
        cases(
            Eq(m, k),
            calc(flip[m]).eq(1 - eps, by.unfold(flip), by.hyp).ge(0, by.hyp),
            calc(flip[m]).eq(eps / (K - 1), by.unfold(flip), by.hyp).ge(0, by.hyp),
        ),
    )


@claim(
    Eq(Sum(flip[m] * delta(i, m), m), smoothed[i]),
    title="A smoothed label is the expectation of a flipped one",
    given=[Ge(eps, 0), Le(eps, 1)],
    source="F9",
)
def smoothed_is_an_expectation():
    """Of the one-hot vector of the flipped label."""
    return calc(Sum(flip[m] * delta(i, m), m)).eq(smoothed[i], by.unfold(flip), by.unfold(smoothed), by.pick_term(m, i))


@note(
    title="Smoothing as noise",
    says="the smoothing is a random noise vector added to the one-hot label",
    source="F9",
    corrected=smoothed_is_an_expectation,
)
def published_as_noise():
    """Nothing in it is drawn; it is the expectation of a label that is."""


# For which ε does the label stay the largest entry?


@claim(
    Iff(Gt(smoothed[k], smoothed[i]), Lt(eps, 1 - 1 / K)),
    title="When the label stays the largest entry",
    given=[Ne(i, k)],
    source="F10",
)
def label_stays_the_largest():
    """While less than 1 - 1/K is taken off it."""
    return (
        calc(Gt(smoothed[k], smoothed[i]))
        .iff(Gt(1 - eps, eps / (K - 1)), by.unfold(smoothed), by.hyp)
        .iff(Lt(eps, 1 - 1 / K), by.scale(K / (K - 1)))
    )


half = Rational(1, 2)


@claim(Le(half, 1 - 1 / K), title="A half is small enough")
def half_is_within():
    """K is at least 2."""
    return calc(half).le(1 - 1 / K, by.sign)


@claim(
    Implies(Lt(eps, half), Gt(smoothed[k], smoothed[i])),
    title="Less than a half is enough for any number of classes",
    given=[Ne(i, k)],
    source="F10",
)
def less_than_a_half_is_enough():
    """For every K."""
    return (
        calc(Lt(eps, half))
        .implies(Lt(eps, 1 - 1 / K), half_is_within)
        .iff(Gt(smoothed[k], smoothed[i]), label_stays_the_largest)
    )


@claim(
    Iff(Gt(smoothed[k], smoothed[i]), Lt(eps, half)),
    title="With two classes nothing above a half will do",
    given=[Ne(i, k), Eq(K, 2)],
    source="F10",
)
def a_half_is_the_best_such_constant():
    """With two classes, no larger ε will do."""
    return (
        calc(Gt(smoothed[k], smoothed[i]))
        .iff(Lt(eps, 1 - 1 / K), label_stays_the_largest)
        .iff(Lt(eps, half), by.hyp(2))
    )


if __name__ == "__main__":
    report(__file__)
