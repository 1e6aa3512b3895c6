"""Section 2.0: what all of the chapter rests on, (32).

Open: (33)-(45), where a matrix depends on a scalar.
"""

from derive.notation import *

m, n = dimension("m"), dimension("n")
i, j, k, t = index("i", m), index("j", n), index("k", m), index("t", n)
X = matrix("X", m, n)


@claim(Eq(D(X[k, t], X[i, j]), delta(i, k) * delta(t, j)), source="32")
def entries_are_independent():
    return calc(D(X[k, t], X[i, j])).eq(delta(i, k) * delta(t, j))


if __name__ == "__main__":
    report(__file__)
