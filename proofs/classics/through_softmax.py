"""Softmax as a layer: what comes back to the logits, for any smooth loss of the probabilities or of their logarithms.

C. M. Bishop, Pattern Recognition and Machine Learning (2006), section 4.3.4. There the loss is the cross-entropy.
"""

from derive import by
from derive.library.softmax import (
    backprop_through_softmax,
    softmax,
    softmax_jacobian,
    softmax_shift,
    softmax_sums_to_one,
)
from derive.notation import *

n = dimension("n", at_least=1)
i, k = indices("i k", n)
z, q = vector("z", n), vector("q", n)
t = scalar("t")

log_softmax = define("log_softmax", z[i] - log(Sum(exp(z[k]), k)), at=i, of=z)
L = function("L", n)

# ── a loss of the probabilities ───────────────────────────────────────────────

p = softmax(z)
g = L.grad(p)


@claim(Eq(jacobian(p, z), diag(p) - outer(p, p)), source="Bishop 2006 (4.106)")
def jacobian_of_softmax():
    return calc(jacobian(p, z)).eq(diag(p) - outer(p, p), softmax_jacobian)


@claim(Eq(grad(L(p), z), p * g - dot(p, g) * p), title="What comes back to the logits", source="Bishop 2006 (4.106)")
def to_the_logits():
    """Each slope, less what they are on average, times the probability."""
    return calc(grad(L(p), z)).eq(p * g - dot(p, g) * p, backprop_through_softmax)


@claim(Eq(Sum(grad(L(p), z)[i], i), 0), source="Bishop 2006 (4.106)")
def nothing_comes_back_to_all_logits_alike():
    """A constant added to all of them moves no probability."""
    return (
        calc(Sum(grad(L(p), z)[i], i))
        .eq(dot(p, g) - dot(p, g) * Sum(p[i], i), to_the_logits)
        .eq(0, softmax_sums_to_one)
    )


@claim(Eq(L(softmax(z + t)), L(p)))
def a_constant_changes_no_loss():
    """It cancels."""
    return calc(L(softmax(z + t))).eq(L(p), softmax_shift)


# ── a loss of their logarithms ────────────────────────────────────────────────

h = L.grad(log_softmax(z))


@claim(Eq(exp(log_softmax(z)[i]), p[i]))
def logarithm_of_softmax():
    return calc(exp(log_softmax(z)[i])).eq(p[i], by.unfold(log_softmax), by.unfold(softmax))


@claim(Eq(grad(L(log_softmax(z)), z), h - Sum(h[i], i) * p))
def to_the_logits_from_logarithms():
    """What comes back, less its sum as the probabilities share it."""
    return calc(grad(L(log_softmax(z)), z)).eq(
        h - Sum(h[i], i) * p, by.unfold(softmax), by.unfold(log_softmax), by.calculus
    )


@claim(Eq(grad(-dot(q, log_softmax(z)), z), p - q), given=[Eq(Sum(q[k], k), 1)], source="Bishop 2006 (4.109)")
def the_error_of_the_cross_entropy():
    """The loss is linear in the logarithms, and q sums to 1."""
    return (
        calc(grad(-dot(q, log_softmax(z)), z))
        .eq(Sum(q[k], k) * p - q, by.unfold(softmax), by.unfold(log_softmax), by.calculus)
        .eq(p - q, by.hyp)
    )


if __name__ == "__main__":
    report(__file__)
