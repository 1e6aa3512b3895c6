"""Lagrange's basis: bodies that have a value only off an omitted index."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=2)
i, j, k = indices("i j k", n)
z = vector("z", n)
t = scalar("t")
ell = define("ell", Prod((t - z[j]) / (z[i] - z[j]), j, omit=i), at=i, of=t)
h1 = forall(j, Implies(Ne(j, i), Ne(z[i] - z[j], 0)))


@claim(Eq(ell(z[i])[i], 1), given=[h1])
def nodal():
    return calc(ell(z[i])[i]).eq(1, by.unfold(ell))


@claim(Eq(Prod((z[i] - z[j]) / (z[i] - z[j]), j, omit=i), 1), given=[h1])
def nodal2():
    return calc(Prod((z[i] - z[j]) / (z[i] - z[j]), j, omit=i)).eq(1)


@claim(Eq(Sum(1 / (z[i] - z[j]), j, omit=i), -Sum(1 / (z[j] - z[i]), j, omit=i)), given=[h1])
def s3():
    return calc(Sum(1 / (z[i] - z[j]), j, omit=i)).eq(-Sum(1 / (z[j] - z[i]), j, omit=i))


h2 = forall(j, Implies(Ne(j, i), Gt(z[i] - z[j], 0)))


@claim(Eq(Sum(log(z[i] - z[j]), j, omit=i), Sum(log((z[i] - z[j]) * 1), j, omit=i) + 0), given=[h2])
def s4():
    return calc(Sum(log(z[i] - z[j]), j, omit=i)).eq(Sum(log(z[i] - z[j]), j, omit=i))


@claim(Gt(Sum(1 / (z[i] - z[j]), j, omit=i), 0), given=[h2])
def s5():
    return calc(Sum(1 / (z[i] - z[j]), j, omit=i)).gt(0, by.sign)


# index-wise claims
@claim(Eq(ell(z[k])[i], 0), given=[h1, Ne(k, i)])
def nodal0():
    return calc(ell(z[k])[i]).eq(0, by.unfold(ell), by.split_factor(j, k))
