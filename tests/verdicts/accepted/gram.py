"""Inverses of products of rectangular matrices: Y·Yᵀ is seen as one matrix, whatever the brackets."""

from derive.notation import *

m, n = dimension("m"), dimension("n")
Y, Z = matrix("Y", m, n), matrix("Z", m, m)
gram = Y @ Y.T
back = Y.T @ inv(gram)
onto = Y.T @ inv(gram) @ Y
invertible = Ne(det(gram), 0)


@claim(Eq(gram @ inv(gram), eye(m)), given=[invertible])
def a_product_and_its_inverse():
    return calc(gram @ inv(gram)).eq(eye(m))


@claim(Eq(inv(gram) @ Y @ Y.T, eye(m)), given=[invertible])
def with_other_brackets():
    return calc(inv(gram) @ Y @ Y.T).eq(eye(m))


@claim(Eq(Z @ Y @ Y.T @ inv(gram) @ Z, Z @ Z), given=[invertible])
def inside_a_longer_product():
    return calc(Z @ Y @ Y.T @ inv(gram) @ Z).eq(Z @ Z)


@claim(Eq(back.T @ back, inv(gram)), given=[invertible])
def a_transposed_factor():
    return calc(back.T @ back).eq(inv(gram))


@claim(Eq(onto @ onto, onto), given=[invertible])
def a_projection():
    return calc(onto @ onto).eq(onto)
