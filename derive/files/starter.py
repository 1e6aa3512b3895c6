"""The claim file that an author starts from: it runs, and says in comments what each part is."""

from __future__ import annotations

STARTER = '''"""What the mean of n numbers does."""

from derive import by
from derive.notation import Eq, Ge, Sum, calc, claim, define, dimension, index, vector

# Variables. n stands for every whole number from 1 on; x has n components.
n = dimension("n")
k = index("k", n)
x = vector("x", n)

# A name for a term. A step sees through it with by.unfold(mean).
mean = define("m", Sum(x[k], k) / n)


# A claim: a statement, and a function that returns its steps.
@claim(Eq(Sum(x[k] - mean, k), 0))
def deviations_sum_to_zero():
    """What lies above the mean balances what lies below it."""
    return (
        calc(Sum(x[k] - mean, k))
        .eq(Sum(x[k], k) - n * mean)  # algebra needs no reason
        .eq(0, by.unfold(mean))  # `derive rules` lists the reasons
    )


# An inequality. Hypotheses, if it needs any, come after it: given=[Gt(mean, 0)].
@claim(Ge(Sum((x[k] - mean) ** 2, k), 0))
def squares_sum_to_no_less_than_zero():
    """The variance is not negative."""
    return calc(Sum((x[k] - mean) ** 2, k)).ge(0, by.sign)
'''
