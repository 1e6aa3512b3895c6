"""Sums of inverse distances off an omitted index."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=2)
i, j, k = indices("i j k", n)
z = vector("z", n)
everywhere = forall(j, Ne(z[i] - z[j], 0))


@claim(Eq(Prod((z[i] - z[j]) / (z[i] - z[j]), j, omit=i), 1), given=[everywhere])
def a_hypothesis_that_cannot_be_met():
    """Undecided: at j = i the hypothesis says that 0 ≠ 0, so that nothing meets it."""
    return calc(Prod((z[i] - z[j]) / (z[i] - z[j]), j, omit=i)).eq(1)


@claim(Gt(Sum(1 / abs(z[i] - z[j]), j, omit=i), 0), given=[forall(j, Implies(Ne(i, j), Ne(z[i], z[j])))])
def coulomb():
    return calc(Sum(1 / abs(z[i] - z[j]), j, omit=i)).gt(0, by.sign)


@claim(
    Eq(Prod((z[i] - z[j]) / (z[i] - z[j] + delta(i, j)), j, omit=i), 1),
    given=[forall(j, Implies(Ne(i, j), Ne(z[i] - z[j], 0)))],
)
def workaround():
    return calc(Prod((z[i] - z[j]) / (z[i] - z[j] + delta(i, j)), j, omit=i)).eq(1)
