"""The Jacobian of LayerNorm, where the components are not all the same."""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x = vector("x", n)
mean = define("m", Sum(x[k], k) / n)
variance = define("v", Sum((x[k] - mean) ** 2, k) / n)
y = define("y", (x[i] - mean) / sqrt(variance), at=i)
slope = (delta(i, j) - 1 / n - y[i] * y[j] / n) / sqrt(variance)


@claim(Eq(D(y[i], x[j]), slope), given=[Gt(variance, 0)])
def layer_norm():
    return calc(D(y[i], x[j])).eq(slope, by.unfold(y), by.unfold(variance), by.unfold(mean), by.calculus)
