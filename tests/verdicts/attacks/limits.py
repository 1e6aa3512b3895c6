"""False limits."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
i, j, k, t = indices("i j k t", n)
x, y = vector("x", n), vector("y", n)
alpha = scalar("alpha", positive=True)
h = scalar("h", positive=True)
low = scalar("l", negative=True)
nn = scalar("nn", nonnegative=True)
z0 = scalar("z0", nonzero=True)
c, d = scalar("c"), scalar("d")
cp = scalar("cp", positive=True)
free_s = scalar("s")


@claim(Tends(exp(-c * alpha), alpha, oo, 0))  # false at c = 0 (limit 1)
def L01():
    return limit(calc(exp(-c * alpha)))


@claim(Tends(exp(-nn * alpha), alpha, oo, 0))  # false at nn = 0
def L02():
    return limit(calc(exp(-nn * alpha)))


@claim(Tends(c / alpha, alpha, oo, c))  # false unless c = 0
def L03():
    return limit(calc(c / alpha))


@claim(Tends(alpha * exp(-alpha) * alpha, alpha, oo, 1))  # limit is 0
def L04():
    return limit(calc(alpha * exp(-alpha) * alpha))


@claim(Tends(alpha * (1 / alpha), alpha, oo, 0))  # limit is 1: 1/alpha vanishes but alpha grows
def L05():
    return limit(calc(alpha * (1 / alpha)))


@claim(Tends((1 + 1 / alpha) ** alpha, alpha, oo, 1))  # e
def L06():
    return limit(calc((1 + 1 / alpha) ** alpha))


@claim(Tends(exp(-alpha) ** (1 / alpha), alpha, oo, 1))  # e^-1; 0**0 trap
def L07():
    return limit(calc(exp(-alpha) ** (1 / alpha)))


@claim(Tends((1 / alpha) ** (1 / log(alpha)), alpha, oo, 1))  # e^-1
def L08():
    return limit(calc((1 / alpha) ** (1 / log(alpha))))


@claim(Tends(exp(-1 / h), h, 0, 1))  # 0
def L09():
    return limit(calc(exp(-1 / h)))


@claim(Tends(abs(h) / h, h, 0, 0))  # 1
def L10():
    return limit(calc(abs(h) / h))


@claim(Tends(abs(z0) / z0, z0, 0, 1))  # two-sided: no limit
def L11():
    return limit(calc(abs(z0) / z0))


@claim(Tends(abs(free_s) / free_s, free_s, 0, 1))  # no limit
def L12():
    return limit(calc(abs(free_s) / free_s))


@claim(Tends(abs(low) / low, low, 0, 1))  # -1
def L13():
    return limit(calc(abs(low) / low).eq(-1))


@claim(Tends(sin(1 / h), h, 0, 0))  # oscillates
def L14():
    return limit(calc(sin(1 / h)))


@claim(Tends(sin(alpha) / alpha, alpha, oo, 1))  # 0
def L15():
    return limit(calc(sin(alpha) / alpha))


@claim(Tends(sin(h) / h, h, 0, 0))  # 1; 0/0
def L16():
    return limit(calc(sin(h) / h))


@claim(Tends(h / h, h, 0, 0))  # 1
def L17():
    return limit(calc(h / h))


@claim(Tends(sqrt(h) / h, h, 0, 0))  # diverges
def L18():
    return limit(calc(sqrt(h) / h).eq(1 / sqrt(h)))


@claim(Tends(log(h), h, 0, 0))  # -oo
def L19():
    return limit(calc(log(h)))


@claim(Tends(log(1 + h) / h, h, 0, 0))  # 1
def L20():
    return limit(calc(log(1 + h) / h))


@claim(Tends(h * log(h), h, 0, 1))  # 0
def L21():
    return limit(calc(h * log(h)))


@claim(Tends(h**h, h, 0, 0))  # 1
def L22():
    return limit(calc(h**h))


@claim(Tends(0**h, h, 0, 1))  # 0**h = 0 for h > 0 (no value here), 0**0 = 1
def L23():
    return limit(calc(0**h))


@claim(Tends(h**0, h, 0, 0))  # 1
def L24():
    return limit(calc(h**0))


@claim(Tends(h**c, h, 0, 0))  # depends on c
def L25():
    return limit(calc(h**c))


@claim(Tends(alpha ** (-c), alpha, oo, 0))  # only for c > 0
def L26():
    return limit(calc(alpha ** (-c)))


@claim(Tends(alpha ** (-nn), alpha, oo, 0))  # 1 at nn = 0
def L27():
    return limit(calc(alpha ** (-nn)))


@claim(Tends(log(Sum(exp(alpha * x[k]), k)) / alpha, alpha, oo, x.min))  # max, not min
def L28():
    return limit(calc(log(Sum(exp(alpha * x[k]), k)) / alpha))


@claim(Tends(exp(alpha * x[i]) / Sum(exp(alpha * x[k]), k), alpha, oo, delta(i, t)), given=[Eq(x[t], x.max)])  # ties
def L29():
    return limit(calc(exp(alpha * x[i]) / Sum(exp(alpha * x[k]), k)))


@claim(Tends(Sum(exp(-alpha * exp(x[k])), k), alpha, oo, n))  # 0
def L30():
    return limit(calc(Sum(exp(-alpha * exp(x[k])), k)))


@claim(Tends(c, alpha, oo, c + 1))  # constant
def L31():
    return limit(calc(c))


@claim(Tends(c / c, alpha, oo, 1))  # no value at c = 0
def L32():
    return limit(calc(c / c))


@claim(Tends(log(c) - log(c), alpha, oo, 0))  # no value for c <= 0
def L33():
    return limit(calc(log(c) - log(c)))


@claim(Tends(1 / (c + 1 / alpha), alpha, oo, 1 / c))  # c = 0
def L34():
    return limit(calc(1 / (c + 1 / alpha)))


@claim(Tends(1 / (x[i] - x[j] + 1 / alpha), alpha, oo, 1 / (x[i] - x[j])), given=[Ne(i, j)])  # tie x_i = x_j
def L35():
    return limit(calc(1 / (x[i] - x[j] + 1 / alpha)))


@claim(Tends(abs(1 / alpha) * alpha, alpha, oo, 0))  # 1
def L36():
    return limit(calc(abs(1 / alpha) * alpha))


@claim(Tends(exp(-(x.max - x[i]) * alpha), alpha, oo, 0))  # 1 where x_i is the max (n=1 always)
def L37():
    return limit(calc(exp(-(x.max - x[i]) * alpha)))


@claim(Tends(exp(-(x.max - x[i]) * alpha), alpha, oo, 0), given=[Ne(i, x.argmax)])  # ties
def L38():
    return limit(calc(exp(-(x.max - x[i]) * alpha)))


@claim(Tends(exp(-(x[i] ** 2) * alpha), alpha, oo, 0))  # x_i = 0
def L39():
    return limit(calc(exp(-(x[i] ** 2) * alpha)))


@claim(Tends((1 + h) ** (1 / h), h, 0, 1))  # e
def L40():
    return limit(calc((1 + h) ** (1 / h)))


@claim(Tends(exp(alpha) * exp(-alpha), alpha, oo, 0))  # 1
def L41():
    return limit(calc(exp(alpha) * exp(-alpha)))


@claim(Tends(exp(2 * alpha) * exp(-alpha), alpha, oo, 0))  # diverges
def L42():
    return limit(calc(exp(2 * alpha) * exp(-alpha)))


@claim(Tends(exp(alpha) * 1 / alpha * exp(-alpha) * alpha, alpha, oo, 0))  # 1
def L43():
    return limit(calc(exp(alpha) * 1 / alpha * exp(-alpha) * alpha))


@claim(Tends(delta(i, j) * exp(-alpha) + 1, alpha, oo, 0))  # 1
def L44():
    return limit(calc(delta(i, j) * exp(-alpha) + 1))


# squeezes


@claim(Tends(sin(alpha), alpha, oo, 0))  # oscillates; bounds do not have one limit
def S01():
    return squeeze(calc(-1).le(sin(alpha), by.sign), calc(sin(alpha)).le(1, by.sign))


@claim(
    Tends(c, alpha, oo, 0), given=[Gt(alpha, abs(c))]
)  # alpha in the hypothesis is not the one that moves; c is free
def S02():
    return squeeze(calc(-alpha).le(c, by.hyp), calc(c).le(alpha, by.hyp))


@claim(Tends(c, h, 0, 0), given=[Le(c, h), Ge(c, 0)])  # c <= h for ONE h: false for c = 1, h = 2
def S03():
    return squeeze(calc(0).le(c, by.hyp), calc(c).le(h, by.hyp))


@claim(Tends(c, h, 0, 0), given=[forall(i, Le(c, h * x[i])), Ge(c, 0)])  # same, behind a forall
def S04():
    return squeeze(calc(0).le(c, by.hyp), calc(c).le(h * x[i], by.hyp))


@claim(Implies(And(Le(c, h), Ge(c, 0)), Tends(c, h, 0, 0)))  # same, as a premise
def S05():
    return squeeze(calc(0).le(c, by.hyp), calc(c).le(h, by.hyp))


@claim(Tends(c, h, 0, 0), given=[Ge(c, 0)])  # by cases on the moving scalar
def S06():
    return cases(
        Le(c, h), squeeze(calc(0).le(c, by.hyp), calc(c).le(h, by.hyp)), squeeze(calc(0).le(c, by.hyp), calc(c).le(c))
    )


@claim(Tends(c / alpha, alpha, oo, 1), given=[Eq(alpha, c)])  # Eq is not eventual
def S07():
    return limit(calc(c / alpha).eq(1, by.hyp))


@claim(Tends(1 / alpha, alpha, oo, 1), given=[Le(alpha, 1), Ge(alpha, 1)])
def S08():
    return squeeze(calc(1).le(1 / alpha, by.hyp), calc(1 / alpha).le(1, by.hyp))


@claim(Tends(h, h, 0, 1), given=[Gt(h, 1)])  # h > 1 is not eventual
def S09():
    return squeeze(calc(1).le(h, by.hyp), calc(h).le(h))


@claim(Tends(cp, h, 0, 0), given=[Lt(h, c), Lt(cp, h)])  # cp<h for one h
def S10():
    return squeeze(calc(0).le(cp, by.sign), calc(cp).le(h, by.hyp))


@claim(Tends(x.max, h, 0, 0), given=[forall(k, Le(x[k], h)), forall(k, Ge(x[k], 0))])
def S11():
    return squeeze(calc(0).le(x.max, by.hyp), calc(x.max).le(h, by.hyp))


@claim(Tends(1 / alpha, alpha, oo, 0), given=[Gt(alpha, alpha)])  # contradictory: vacuous, must not be proved
def S12():
    return limit(calc(1 / alpha))


@claim(Tends(c, alpha, oo, 0), given=[Gt(alpha, log(c)), Le(c, 0)])  # log c has no value: hypothesis never holds
def S13():
    return squeeze(calc(0).le(c, by.hyp), calc(c).le(0, by.hyp))


@claim(Implies(Tends(c, alpha, oo, 0), Eq(c, 1)))  # c -> 0 says c = 0
def S14():
    return calc(c).eq(1, by.hyp)


@claim(Eq(c, 0), given=[Tends(alpha, alpha, oo, 0)])  # impossible limit as a hypothesis: vacuous
def S15():
    return absurd(calc(c).eq(c))


@claim(
    Tends(alpha, alpha, oo, 0), given=[Tends(alpha, alpha, oo, 0)]
)  # trivially "true" but vacuous: must not be proved
def S16():
    return trivial


@claim(Iff(Tends(c, alpha, oo, 0), Eq(c, 1)))
def S17():
    return both(absurd(calc(c).eq(1, by.hyp)), limit(calc(c).eq(0, by.hyp)))


@claim(Tends(h, h, 0, d), given=[Eq(d, 1)])  # target by hypothesis is 1
def S18():
    return limit(calc(h))


@claim(Tends(D(h**2, h), h, 0, 1))  # 0
def S19():
    return limit(calc(D(h**2, h)).eq(2 * h, by.power_rule))
