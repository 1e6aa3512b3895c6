"""Reasons that do not apply, or that name something else; and chains that do not fit. Those that did nothing are in idle/."""

from derive import by
from derive.notation import (
    And,
    D,
    Eq,
    Ge,
    Gt,
    Iff,
    Implies,
    Le,
    Ne,
    Sum,
    axiom,
    both,
    calc,
    cases,
    claim,
    conj,
    define,
    delta,
    dimension,
    exp,
    indices,
    log,
    scalar,
    vector,
)

n = dimension("n")
i, j, k, t = indices("i j k t", n)
x = vector("x", n)
a, b, c = scalar("a"), scalar("b"), scalar("c")
q = scalar("q", positive=True)
Z = define("Z", Sum(exp(x[k]), k))
p = define("p", exp(x[i]) / Z, at=i)
f = define("f", a + b)


@claim(Ge(a, b))
def unproved():
    return calc(a).ge(b)  # rejected: does not show in the signs


@claim(Ge(a + 1, b))
def citing_what_is_not_proved():
    return calc(a + 1).ge(b, unproved)  # rejected: unproved is cited, but it is refuted: it fails at


@claim(Eq(a, b), given=[Ge(a, b)])
def inequality_used_as_equation():
    return calc(a).eq(b, by.hyp)  # rejected: different normal forms


@claim(Ge(a, c), given=[Ge(a, b), Ge(c, b)])
def relations_that_do_not_compose():
    return calc(a).ge(b, by.hyp(1)).le(c, by.hyp(2))  # rejected: nothing follows from ≥ and then ≤


@claim(Gt(a, b), given=[Ge(a, b)])
def weak_for_strict():
    return calc(a).ge(b, by.hyp)  # rejected: does not give a > b


@claim(Eq(a, b), given=[Ge(a, b)])
def weak_for_equal():
    return calc(a).ge(b, by.hyp)  # rejected: does not give a = b


@claim(Eq(a + b, b + a + c))
def ends_elsewhere():
    return calc(a + b).eq(b + a)  # rejected: the chain ends at b + a


@claim(Eq(a + b, b + a))
def starts_elsewhere():
    return calc(b + a + c).eq(b + a + c)  # rejected: the chain starts at b + a + c


@claim(Eq(delta(i, j), 1))
def one_case_alone():
    return cases(
        Eq(i, j),
        calc(delta(i, j)).eq(1),
        calc(delta(i, j)).eq(1),  # rejected: different normal forms
    )


@claim(Eq(x[i], x[j]))
def cases_with_a_false_one():
    return cases(Eq(i, j), calc(x[i]).eq(x[j]), calc(x[i]).eq(x[j]))  # rejected: different normal forms


@claim(Iff(Ge(a, b), Ge(a + 1, b)))
def only_one_direction():
    return both(calc(a + 1).ge(b, by.hyp), calc(a).ge(b, by.hyp))  # rejected: no combination of the facts


@claim(Iff(Ge(a, b), Ge(b, a)))
def scaled_by_a_negative():
    return calc(Ge(a, b)).iff(Ge(b, a), by.scale(-1))  # rejected: does not follow


@claim(Iff(Ge(a, b), Ge(c * a, c * b)))
def scaled_by_an_unknown():
    return calc(Ge(a, b)).iff(Ge(c * a, c * b), by.scale(1 / c))  # rejected: does not follow


@claim(Implies(Ge(a, 1), Ge(a, 2)))
def implied_too_much():
    return calc(a).ge(2, by.hyp)  # rejected: no combination of the facts


@claim(And(Ge(exp(a), 0), Ge(a, 0)))
def half_of_a_conjunction():
    return conj(calc(exp(a)).ge(0, by.sign), calc(a).ge(0, by.sign))  # rejected: does not show in the signs


@claim(And(Ge(exp(a), 0), Ge(exp(b), 0)))
def a_part_is_missing():
    return conj(calc(exp(a)).ge(0, by.sign))  # rejected-claim: is not proved by conj


@axiom(Ge(exp(c), 1 + c + c**2 / 2 + c**3 / 6))
def cubic_bound():
    """Assumed, though true."""


@claim(Ge(exp(c) + 1, 2 + c + c**2 / 2 + c**3 / 6))
def resting_on_an_axiom():  # rejected-claim: rests on tests/verdicts/rejected/reasons.py::cubic_bound
    return calc(exp(c) + 1).ge(2 + c + c**2 / 2 + c**3 / 6, cubic_bound)


@claim(Ne(a, b), given=[Ge(a, b)])
def different_by_an_inequality():
    return calc(a).ne(b, by.hyp)  # rejected: does not have the sign


@claim(Eq(log(exp(a) + exp(b)), a + b))
def simplify_is_no_proof():
    return calc(log(exp(a) + exp(b))).eq(a + b, by.sympy)  # rejected: different normal forms


@claim(Eq(D(log(q) * c, q), c / q + 1))
def a_wrong_row_of_a_false_step():
    return calc(D(log(q) * c, q)).eq(c / q + 1, by.exp_rule)  # rejected: different normal forms


@claim(Eq(D(log(q) + c * delta(i, j), q), 1 / q), given=[Ge(c, 0)])
def a_wrong_row_and_a_missing_one():
    chain = calc(D(log(q) + c * delta(i, j), q)).eq(D(log(q), q), by.linearity)
    return chain.eq(1 / q + delta(i, j) - delta(j, i), by.hyp(2), by.exp_rule).eq(1 / q + c, by.hyp)  # rejected: normal


@claim(Ge(a * c, b * c), given=[Ge(a, b)])
def times_what_may_be_negative():
    return calc(a * c).ge(b * c, by.times(by.hyp, c))  # rejected: may be negative


@claim(Ge(a, c), given=[Ge(a, b)])
def a_hypothesis_that_is_not_there():
    return calc(a).ge(c, by.hyp(1), by.hyp(2))  # rejected: c


@claim(Ge(a**2, 0))
def a_true_circle_one():
    return calc(a**2).ge(0, a_true_circle_two)  # rejected: cited in its own proof


@claim(Ge(a**2, 0))
def a_true_circle_two():
    return calc(a**2).ge(0, by.hyp(3), a_true_circle_one)  # rejected: cited in its own proof


@claim(Le(a, b))
def circle_one():
    return calc(a).le(b, circle_two)  # rejected: cited


@claim(Le(a, b))
def circle_two():
    return calc(a).le(b, circle_one)  # rejected: cited
