"""Lagrange's basis with a delta in the denominator; hypotheses on a definition; angles."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=2)
i, j, k = indices("i j k", n)
z = vector("z", n)
t = scalar("t")
h = forall(j, Ne(z[i] - z[j] + delta(i, j), 0))
ell = define("ell", Prod((t - z[j]) / (z[i] - z[j] + delta(i, j)), j, omit=i), at=i, of=t)


@claim(Eq(ell(z[i])[i], 1), given=[h], meets=witness(n=2, z=[0, 1], i=1))
def nodal():
    return calc(ell(z[i])[i]).eq(1, by.unfold(ell))


@claim(Eq(ell(z[k])[i], 0), given=[h, Ne(k, i)], meets=witness(n=2, z=[0, 1], i=1, k=2))
def nodal0():
    return (
        calc(ell(z[k])[i])
        .eq(Prod((z[k] - z[j]) / (z[i] - z[j] + delta(i, j)), j, omit=i), by.unfold(ell))
        .eq(
            (z[k] - z[k]) * Prod((z[k] - z[j]) / (z[i] - z[j] + delta(i, j)), j, omit=(i, k)),
            by.split_factor(j, k),
            by.hyp(2),
        )
        .eq(0)
    )


# hypotheses about a definition
p, q = scalar("p"), scalar("q")
d = define("d", p - q)


@claim(Eq((p - q) / d, 1), given=[Ne(d, 0)])
def frac():
    return calc((p - q) / d).eq(1, by.unfold(d))


@claim(Gt(p, q), given=[Gt(d, 0)])
def hyp_def():
    return calc(p).gt(q, by.hyp, by.unfold(d))


@claim(Eq(sin(p) ** 2 + cos(p) ** 2, 1))
def pyth():
    return calc(sin(p) ** 2 + cos(p) ** 2).eq(1)


@claim(Eq(D(sin(p) ** 2 + cos(p) ** 2, p), 0))
def pythd():
    return calc(D(sin(p) ** 2 + cos(p) ** 2, p)).eq(0, by.calculus)


@claim(Eq(sin(p + q), sin(p) * cos(q) + cos(p) * sin(q)))
def add():
    return calc(sin(p + q)).eq(sin(p) * cos(q) + cos(p) * sin(q))


@claim(Eq(sin(-p), -sin(p)))
def odd():
    return calc(sin(-p)).eq(-sin(p))


@claim(Le(sin(p), 1))
def bound():
    return calc(sin(p)).le(1, by.sign)


@claim(Eq(cosh(p) ** 2 - sinh(p) ** 2, 1))
def hyperb():
    return calc(cosh(p) ** 2 - sinh(p) ** 2).eq(1, by.unfold(cosh), by.unfold(sinh))


@claim(Le(p, abs(p)))
def ab():
    return calc(p).le(abs(p))


@claim(Ge(p**2 - 2 * p + 1, 0))
def sq1():
    return calc(p**2 - 2 * p + 1).ge(0)


@claim(Ge(p**2 + q**2, 2 * p * q))
def sq2():
    return calc(p**2 + q**2).ge(2 * p * q)


@claim(Ge(p**2 + q**2, 2 * p * q))
def sq3():
    return calc(p**2 + q**2).eq(2 * p * q + (p - q) ** 2).ge(2 * p * q)
