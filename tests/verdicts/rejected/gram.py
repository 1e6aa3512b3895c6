"""False claims of inverses of products of rectangular matrices: on the wrong side, turned, or where there is none."""

from derive.notation import *

m, n = dimension("m"), dimension("n")
Y, Z = matrix("Y", m, n), matrix("Z", m, m)
gram = Y @ Y.T
onto = Y.T @ inv(gram) @ Y
invertible = Ne(det(gram), 0)


@claim(Eq(gram @ inv(gram), eye(m)))
def a_gram_matrix_that_may_be_singular():
    return calc(gram @ inv(gram)).eq(eye(m))  # rejected: needs det


@claim(Eq(onto, eye(n)), given=[invertible])
def a_projection_onto_everything():
    return calc(onto).eq(eye(n))  # rejected: different normal forms


@claim(Eq(Z @ Y @ Y.T @ inv(gram).T @ inv(gram), Z), given=[invertible])
def one_inverse_too_many():
    return calc(Z @ Y @ Y.T @ inv(gram).T @ inv(gram)).eq(Z)  # rejected: different normal forms


@claim(Eq(Y @ onto @ Y.T @ Z, Z), given=[invertible])
def the_gram_matrix_itself():
    return calc(Y @ onto @ Y.T @ Z).eq(Z)  # rejected: different normal forms


@claim(Eq(Y @ Y.T @ Z @ inv(gram), Z), given=[invertible])
def around_another_matrix():
    return calc(Y @ Y.T @ Z @ inv(gram)).eq(Z)  # rejected: different normal forms
