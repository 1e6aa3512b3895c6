"""Softmax is blind to a shift of all logits, and to nothing else."""

from derive import by
from derive.library.softmax import log_softmax, lse_shift, softmax_shift
from derive.notation import *

n = dimension("n", at_least=1)
i, j, k = indices("i j k", n)
x, y = vector("x", n), vector("y", n)
c = scalar("c")

lse = define("lse", log(Sum(exp(x[k]), k)), of=x, source="F3")
softmax = define("softmax", exp(x[i]) / Sum(exp(x[k]), k), at=i, of=x, source="F12")


@claim(Eq(softmax(x + c)[i], softmax(x)[i]), title="Softmax does not see a shift", source="T6")
def shift_invariance():
    """The factor e^c stands above and below."""
    return calc(softmax(x + c)[i]).eq(softmax(x)[i], softmax_shift)


@claim(Eq(lse(x + c), lse(x) + c), title="The log-sum-exp follows a shift", source="F3")
def lse_follows_a_shift():
    """A shift of all logits comes out of the log-sum-exp."""
    return calc(lse(x + c)).eq(lse(x) + c, lse_shift)


same_softmax = forall(i, Eq(softmax(x)[i], softmax(y)[i]))
constant_difference = forall(i, j, Eq(x[i] - y[i], x[j] - y[j]))


@claim(
    Eq(x[i] - y[i], lse(x) - lse(y)),
    title="Logits of one softmax differ by one number",
    given=[same_softmax],
    source="T6",
)
def difference_is_one_number():
    """Equal probabilities have equal logarithms."""
    return (
        calc(x[i] - y[i])
        .eq(log(softmax(x)[i]) + lse(x) - log(softmax(y)[i]) - lse(y), log_softmax)
        .eq(lse(x) - lse(y), by.hyp)
    )


@claim(Iff(same_softmax, constant_difference), title="Softmax is blind to shifts alone", source="T6")
def only_shifts():
    """Two vectors of logits have one softmax exactly when they differ by a constant."""
    return both(
        calc(x[i] - y[i]).eq(lse(x) - lse(y), difference_is_one_number).eq(x[j] - y[j], difference_is_one_number),
        calc(softmax(x)[i])
        .eq(1 / Sum(exp(x[k] - x[i]), k), by.unfold(softmax), by.into_sum)
        .eq(1 / Sum(exp(y[k] - y[i]), k), by.hyp)
        .eq(softmax(y)[i], by.unfold(softmax), by.into_sum),
    )


# A bias upstream is such a shift only where its entries are equal.

b = vector("b", n)


@claim(
    Eq(b[i], lse(x + b) - lse(x)),
    title="A bias that softmax does not see is one number",
    given=[forall(i, Eq(softmax(x + b)[i], softmax(x)[i]))],
)
def bias_is_one_number():
    """Two vectors of one softmax differ by a constant."""
    return calc(b[i]).eq(lse(x + b) - lse(x), by.inst(difference_is_one_number, {x: x + b, y: x}))


@claim(
    Iff(forall(i, Eq(softmax(x + b)[i], softmax(x)[i])), forall(i, j, Eq(b[i], b[j]))),
    title="Softmax is blind to equal biases alone",
    source="T7",
)
def only_equal_biases():
    """Of x + b and x, the difference is b."""
    return both(
        calc(b[i]).eq(lse(x + b) - lse(x), bias_is_one_number).eq(b[j], bias_is_one_number),
        calc(softmax(x + b)[i])
        .eq(exp(x[i] + b[i]) / Sum(exp(x[k] + b[i]), k), by.unfold(softmax), by.hyp)
        .eq(softmax(x)[i], by.unfold(softmax), by.into_sum),
    )


@erratum(
    Eq(softmax(x + b)[i], softmax(x)[i]), title="Softmax as blind to any bias", source="T7", corrected=only_equal_biases
)
def published_for_any_bias():
    """As said: a bias in the layer before does not change the output."""


if __name__ == "__main__":
    report(__file__)
