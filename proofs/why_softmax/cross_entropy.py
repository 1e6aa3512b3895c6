"""The gradient of the cross-entropy is softmax minus the target."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
i, k, t = indices("i k t", n)
x, q = vector("x", n), vector("q", n)

lse = define("lse", log(Sum(exp(x[k]), k)))
s = define("s", exp(x[i]) / Sum(exp(x[k]), k), at=i, source="F12")
loss = define("l", -Sum(delta(i, t) * log(s[i]), i))
soft_loss = define("L", -Sum(q[i] * log(s[i]), i))


@claim(Eq(loss, lse - x[t]), title="The cross-entropy is the log-sum-exp minus the logit of the label", source="F15")
def loss_is_lse_minus_logit():
    """A one-hot label picks one logarithm."""
    return (
        calc(loss)
        .eq(-log(s[t]), by.unfold(loss), by.pick_term(i, t))
        .eq(log(Sum(exp(x[k]), k)) - x[t], by.unfold(s), by.log_product)
        .eq(lse - x[t], by.fold(lse))
    )


@claim(
    Eq(soft_loss, Sum(q[i], i) * lse - Sum(q[i] * x[i], i)),
    title="The cross-entropy is linear in the target",
    source="F15",
)
def soft_loss_is_linear_in_the_target():
    """Any target, normalised or not: each logarithm is a logit minus the log-sum-exp."""
    return (
        calc(soft_loss)
        .eq(-Sum(q[i] * (x[i] - lse), i), by.unfold(soft_loss), by.unfold(s), by.unfold(lse), by.log_product)
        .eq(Sum(q[i], i) * lse - Sum(q[i] * x[i], i), by.into_sum)
    )


@claim(Eq(D(lse, x[i]), s[i]), title="The gradient of the log-sum-exp is softmax", source="F15'")
def gradient_of_lse_is_softmax():
    """The gradient of the log-sum-exp is softmax."""
    Z = Sum(exp(x[k]), k)
    return (
        calc(D(lse, x[i]))
        .eq(D(Z, x[i]) / Z, by.unfold(lse), by.log_rule)
        .eq(Sum(exp(x[k]) * delta(k, i), k) / Z, by.sum_rule, by.exp_rule)
        .eq(s[i], by.pick_term(k, i), by.fold(s))
    )


@claim(
    Eq(D(loss, x[i]), s[i] - delta(i, t)),
    title="The gradient of the cross-entropy is softmax minus one-hot",
    source="F15'",
)
def gradient_is_softmax_minus_one_hot():
    """The gradient of the cross-entropy of one label."""
    return (
        calc(D(loss, x[i]))
        .eq(D(lse - x[t], x[i]), loss_is_lse_minus_logit)
        .eq(D(lse, x[i]) - delta(i, t), by.linearity)
        .eq(s[i] - delta(i, t), gradient_of_lse_is_softmax)
    )


@claim(
    Eq(D(soft_loss, x[i]), Sum(q[k], k) * s[i] - q[i]),
    title="The gradient of the cross-entropy of any target",
    source="F15'",
)
def gradient_for_any_target():
    """The gradient of the cross-entropy of any target; softmax minus target where the target sums to 1."""
    return (
        calc(D(soft_loss, x[i]))
        .eq(D(Sum(q[k], k) * lse - Sum(q[k] * x[k], k), x[i]), soft_loss_is_linear_in_the_target)
        .eq(Sum(q[k], k) * D(lse, x[i]) - Sum(q[k] * delta(k, i), k), by.linearity, by.sum_rule)
        .eq(Sum(q[k], k) * s[i] - q[i], gradient_of_lse_is_softmax, by.pick_term(k, i))
    )


if __name__ == "__main__":
    report(__file__)
