"""The gradient of attention by the queries."""

from derive import by
from derive.notation import *

m, n, p, q = dimension("m"), dimension("n"), dimension("p"), dimension("q")
i, j, k = index("i", m), index("j", n), index("k", n)
Q, K, V, G = matrix("Q", m, q), matrix("K", n, q), matrix("V", n, p), matrix("G", m, p)
scores = Q @ K.T
weights = define("P", exp(scores[i, j]) / Sum(exp(scores[i, k]), k), at=(i, j))
row = define("r", Sum(weights[i, k] * (G @ V.T)[i, k], k), at=i)
back = define("B", weights[i, j] * ((G @ V.T)[i, j] - row[i]), at=(i, j))


@claim(Eq(grad(tr(G.T @ weights @ V), Q), back @ K))
def attention():
    value = tr(G.T @ weights @ V)
    return calc(grad(value, Q)).eq(back @ K, by.unfold(back), by.unfold(row), by.unfold(weights), by.calculus)
