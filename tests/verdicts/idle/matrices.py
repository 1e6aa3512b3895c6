"""True claims of matrices: a hypothesis that is named and used is no idle reason, whatever else the step needs."""

from derive import by
from derive.notation import Eq, calc, claim, dimension, grad, matrix, vector

n = dimension("n")
P, Q = matrix("P", n, n), matrix("Q", n, n)
x = vector("x", n)


@claim(Eq(grad(x @ Q @ x, x), 2 * Q @ x), given=[Eq(Q, Q.T)])
def used_beside_what_is_not_named():
    return calc(grad(x @ Q @ x, x)).eq(2 * Q @ x, by.hyp)


@claim(Eq(grad(x @ Q @ x, x), (Q + Q.T) @ x), given=[Eq(P, P.T)])
def not_used():
    return calc(grad(x @ Q @ x, x)).eq((Q + Q.T) @ x, by.hyp)  # idle: by.hyp is idle
