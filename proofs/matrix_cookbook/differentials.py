"""Section 2.0: what all of the chapter rests on, (32), and the differentials, (33)-(45).

A differential is taken along any smooth path: Y(s), Z(s) and so on are matrices that depend on a real s, and
dY is Y′(s). All is real, so (45) is (44).
"""

from derive.notation import *

m, n, p, q = dimension("m"), dimension("n"), dimension("p"), dimension("q")
i, j, k, t = index("i", m), index("j", n), index("k", m), index("t", n)
X = matrix("X", m, n)


@claim(Eq(D(X[k, t], X[i, j]), delta(i, k) * delta(t, j)), source="32")
def entries_are_independent():
    return calc(D(X[k, t], X[i, j])).eq(delta(i, k) * delta(t, j))


a, s = scalar("a"), scalar("s")
A = matrix("A", m, n)
Y, Z = function("Y", to=(m, n)), function("Z", to=(m, n))
V, W = function("V", to=(n, p)), function("W", to=(p, q))
S = function("S", to=(n, n))


@claim(Eq(D(A, s), zeros(m, n)), title="The differential of a constant", source="33")
def constant():
    return calc(D(A, s)).eq(zeros(m, n))


@claim(Eq(D(a * Y(s), s), a * Y.slope(s)), title="The differential of a multiple", source="34")
def multiple():
    return calc(D(a * Y(s), s)).eq(a * Y.slope(s))


@claim(Eq(D(Y(s) + Z(s), s), Y.slope(s) + Z.slope(s)), title="The differential of a sum", source="35")
def sum_of_two():
    return calc(D(Y(s) + Z(s), s)).eq(Y.slope(s) + Z.slope(s))


@claim(Eq(D(tr(S(s)), s), tr(S.slope(s))), title="The differential of a trace", source="36")
def trace():
    return calc(D(tr(S(s)), s)).eq(tr(S.slope(s)))


@claim(Eq(D(Y(s) @ V(s), s), Y.slope(s) @ V(s) + Y(s) @ V.slope(s)), title="The differential of a product", source="37")
def product():
    return calc(D(Y(s) @ V(s), s)).eq(Y.slope(s) @ V(s) + Y(s) @ V.slope(s))


@claim(Eq(D(Y(s) * Z(s), s), Y.slope(s) * Z(s) + Y(s) * Z.slope(s)), source="38")
def entrywise_product():
    return calc(D(Y(s) * Z(s), s)).eq(Y.slope(s) * Z(s) + Y(s) * Z.slope(s))


@claim(Eq(D(kron(Y(s), W(s)), s), kron(Y.slope(s), W(s)) + kron(Y(s), W.slope(s))), source="39")
def kronecker_product():
    return calc(D(kron(Y(s), W(s)), s)).eq(kron(Y.slope(s), W(s)) + kron(Y(s), W.slope(s)))


@claim(
    Eq(D(inv(S(s)), s), -inv(S(s)) @ S.slope(s) @ inv(S(s))),
    title="The differential of an inverse",
    given=[Ne(det(S(s)), 0)],
    source="40",
)
def inverse():
    return calc(D(inv(S(s)), s)).eq(-inv(S(s)) @ S.slope(s) @ inv(S(s)))


@claim(Eq(D(det(S(s)), s), tr(adj(S(s)) @ S.slope(s))), source="41")
def determinant_by_the_adjugate():
    """A singular S(s) is no exception."""
    return calc(D(det(S(s)), s)).eq(tr(adj(S(s)) @ S.slope(s)))


@claim(Eq(D(det(S(s)), s), det(S(s)) * tr(inv(S(s)) @ S.slope(s))), given=[Ne(det(S(s)), 0)], source="42")
def determinant_by_the_inverse():
    return calc(D(det(S(s)), s)).eq(det(S(s)) * tr(inv(S(s)) @ S.slope(s)))


@claim(Eq(D(log(det(S(s))), s), tr(inv(S(s)) @ S.slope(s))), given=[Gt(det(S(s)), 0)], source="43")
def log_determinant_along_a_path():
    return calc(D(log(det(S(s))), s)).eq(tr(inv(S(s)) @ S.slope(s)))


@claim(Eq(D(Y(s).T, s), Y.slope(s).T), title="The differential of a transpose", source="44, 45")
def transpose():
    return calc(D(Y(s).T, s)).eq(Y.slope(s).T)


if __name__ == "__main__":
    report(__file__)
