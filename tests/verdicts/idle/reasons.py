"""True claims, some of whose reasons did nothing: they are proved, and each such reason is told on its line."""

from derive import by
from derive.notation import (
    D,
    Eq,
    Ge,
    Gt,
    Iff,
    Implies,
    Le,
    Ne,
    Sum,
    Tends,
    axiom,
    calc,
    cases,
    claim,
    define,
    delta,
    dimension,
    exp,
    indices,
    limit,
    log,
    oo,
    scalar,
    sqrt,
    squeeze,
    vector,
)

n = dimension("n")
i, j, k, t = indices("i j k t", n)
x = vector("x", n)
a, b, c = scalar("a"), scalar("b"), scalar("c")
q, r = scalar("q", positive=True), scalar("r", positive=True)
alpha = scalar("alpha", positive=True)
Z = define("Z", Sum(exp(x[k]), k))
p = define("p", exp(x[i]) / Z, at=i)
f = define("f", a + b)


# ── what a reason names did not happen ────────────────────────────────────────


@claim(Eq(Sum(exp(x[k]) * delta(k, j), k), exp(x[j])))
def picked_elsewhere():
    chain = calc(Sum(exp(x[k]) * delta(k, j), k))
    return chain.eq(exp(x[j]), by.pick_term(k, i))  # idle: happened is by.into_sum(k), by.pick_term(k, j)


@claim(Eq(exp(a + b), exp(a) * exp(b)))
def an_idle_log_product():
    return calc(exp(a + b)).eq(exp(a) * exp(b), by.log_product)  # idle: by.log_product is idle: it did not happen


@claim(Eq(Sum(x[k], k) * c, Sum(c * x[k], k)))
def split_instead_of_into():
    return calc(Sum(x[k], k) * c).eq(Sum(c * x[k], k), by.split_term)  # idle: what happened is by.into_sum(k)


@claim(Eq(Sum(p[k], k), 1))
def an_idle_unfolding():
    return calc(Sum(p[k], k)).eq(1, by.unfold(p), by.unfold(Z), by.unfold(f))  # idle: by.unfold(f) is idle: the step


@claim(Gt(a, b), given=[Gt(f, 0), Eq(b, -b)])
def unfolded_on_neither_side():
    return calc(a).gt(b, by.hyp, by.unfold(f))  # idle: by.unfold(f) is idle: the step holds without it


@claim(Eq(D(exp(c), c), exp(c)))
def an_idle_row():
    return calc(D(exp(c), c)).eq(exp(c), by.exp_rule, by.log_rule)  # idle: by.log_rule is idle: the step holds


# ── a fact that the theorem does not rest on ──────────────────────────────────


@claim(Eq(a + b, b + a))
def one():
    return calc(a + b).eq(b + a)


@claim(Eq(a * b, b * a))
def an_idle_citation():
    return calc(a * b).eq(b * a, one)  # idle: one is idle: the step holds without it


@claim(Eq(a * b + c, b * a + c))
def two_idle_citations():
    return calc(a * b + c).eq(b * a + c, one, an_idle_citation)  # idle: one is idle / an_idle_citation is idle


@claim(Ge(a**2 + b**2, 0), given=[Ge(c, 0)])
def an_idle_hypothesis():
    return calc(a**2 + b**2).ge(0, by.hyp)  # idle: by.hyp is idle: the step holds without it


@claim(Ge(q * a, q * b), given=[Ge(a, b), Ge(c, 0)])
def the_other_hypothesis():
    return calc(q * a).ge(q * b, by.hyp(1), by.hyp(2))  # idle: by.hyp(2) is idle


@claim(Ge(a + b, c), given=[Ge(a, c), Ge(b, 0)])
def a_fact_that_says_nothing():
    """0 = 0 takes part in no combination, whatever it is multiplied by."""
    return calc(a + b).ge(c, by.hyp, one)  # idle: one is idle


@claim(Gt(exp(c), 0))
def an_idle_bound():
    return calc(exp(c)).gt(0, by.exp_bound(c), by.sign)  # idle: by.exp_bound(c) is idle


@claim(Eq(Sum(x[k] * c, k) + 0 * c, c * Sum(x[k], k)))
def times_nothing():
    chain = calc(Sum(x[k] * c, k))
    return chain.eq(c * Sum(x[k], k), by.into_sum, by.times(an_idle_hypothesis, 0))  # idle: by.times(an_idle_hypothesis


@claim(Eq((a + b) ** 2, a**2 + 2 * a * b + b**2))
def simplify_where_algebra_would_do():
    return calc((a + b) ** 2).eq(a**2 + 2 * a * b + b**2, by.sympy)  # idle: by.sympy is idle: the step holds


@claim(Iff(Ge(a, b), Ge(a - b, 0)), given=[Ge(c, 0)])
def an_equivalence():
    return calc(Ge(a, b)).iff(Ge(a - b, 0), by.hyp, one)  # idle: by.hyp is idle / one is idle


@claim(Implies(Ge(a, 1), Ge(a + 1, 2)))
def an_implication():
    return calc(Ge(a, 1)).implies(Ge(a + 1, 2), one)  # idle: one is idle


@claim(Tends(1 + exp(-alpha), alpha, oo, 1))
def a_limit():
    return limit(calc(1 + exp(-alpha)), one)  # idle: one is idle: the step holds without it


@claim(Tends(c + exp(-alpha), alpha, oo, c))
def between():
    below, above = calc(c).le(c + exp(-alpha), by.sign), calc(c + exp(-alpha)).le(c + exp(-alpha))
    return squeeze(below, above, one)  # idle: one is idle


@claim(Eq(delta(i, j) * a, delta(j, i) * a), given=[Ge(c, 0)])
def in_a_case():
    return cases(
        Eq(i, j),
        calc(delta(i, j) * a).eq(delta(j, i) * a),
        calc(delta(i, j) * a).eq(delta(j, i) * a, by.hyp(1)),  # idle: by.hyp(1) is idle
    )


# ── a reason that is wrong, where the step holds without it ───────────────────


@claim(Eq(D(log(q), q), 1 / q))
def a_wrong_row():
    return calc(D(log(q), q)).eq(1 / q, by.exp_rule)  # idle: by.exp_rule is idle: the step is not shown with it


@claim(Ge(a, b), given=[Ge(a, b)])
def a_hypothesis_that_is_not_there():
    return calc(a).ge(b, by.hyp(1), by.hyp(2))  # idle: by.hyp(2) is idle


@claim(Eq(a + b + c, c + b + a))
def no_hypothesis_at_all():
    return calc(a + b + c).eq(c + b + a, by.hyp)  # idle: by.hyp is idle


@claim(Ge(a * c, b * c), given=[Ge(a, b), Eq(a * c, b * c)])
def times_what_may_be_negative():
    return calc(a * c).ge(b * c, by.hyp(2), by.times(by.hyp(1), c))  # idle: c may be negative


@claim(Ge(a, b))
def unproved():  # unproved
    return calc(a).ge(b)


@claim(Ge(a**2, 0))
def citing_what_is_not_proved():
    return calc(a**2).ge(0, unproved)  # idle: unproved is cited, but it is refuted: it fails at a = 0, b = 1


@claim(Eq(sqrt(1 - c) ** 2, 1 - c), given=[Ge(1, c)])
def two_wrong_ones():
    return calc(sqrt(1 - c) ** 2).eq(1 - c, by.hyp(5), unproved)  # idle: there is no hypothesis 5 / unproved is cited


# ── used, though it need not be named ─────────────────────────────────────────


@claim(Ge(a + 1, b), given=[Ge(a, b)])
def a_hypothesis_is_used_by_itself():
    return calc(a + 1).ge(b, by.hyp)


@claim(Ge(a**2 + b**2, 0))
def signs_are_used_by_themselves():
    return calc(a**2 + b**2).ge(0, by.sign)


@claim(Ge(a + q * r, b), given=[Ge(a, b)])
def signs_beside_a_hypothesis():
    return calc(a + q * r).ge(b, by.hyp, by.sign)


@claim(Ge(exp(c), 1 + c))
def tangent():
    return calc(exp(c)).ge(1 + c, by.exp_bound(c))


@claim(Ge(exp(c) + q * r, 1 + c))
def signs_beside_a_citation():
    return calc(exp(c) + q * r).ge(1 + c, tangent, by.sign)


@claim(Gt(a + b + q, 0), given=[Ge(f, 0)])
def unfolded_for_the_hypothesis():
    """Nothing in the step is called f; what is assumed is."""
    return calc(a + b + q).gt(0, by.hyp, by.unfold(f))


@claim(Eq(log(q * r), log(q) + log(r)))
def what_happens_by_itself():
    return calc(log(q * r)).eq(log(q) + log(r), by.log_product)


@claim(Ne(q, 0))
def algebra_may_always_stand():
    return calc(q).ne(0, by.sign, by.algebra)


@axiom(Le(a, exp(a)))
def assumed():
    """True, and not proved."""


@claim(Le(a, a))
def an_axiom_that_is_not_needed():
    """Rests on no axiom."""
    return calc(a).le(a, assumed)  # idle: assumed is idle
