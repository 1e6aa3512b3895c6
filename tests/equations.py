"""Terms that are equal for every n, and terms that are not: what any algebra must see, and must not."""

from __future__ import annotations

from fractions import Fraction

from building import *
from building import Delta, minus, num, over
from random_terms import a_

GRAM = total(total(mul(v(i), v(j), total(mul(a_(t, i), a_(t, j)), t)), i), j)

EQUAL = [
    (add(c, d), add(d, c)),
    (power(add(c, d), 2), add(power(c, 2), mul(num(2), c, d), power(d, 2))),
    (power(exp(over(c, num(2))), 2), exp(c)),
    (exp(add(c, d)), mul(exp(c), exp(d))),
    (log(mul(p, q)), add(log(p), log(q))),
    (log(power(p, 3)), mul(num(3), log(p))),
    (log(power(exp(c), 2)), mul(num(2), c)),
    (exp(mul(num(2), log(p))), power(p, 2)),
    (power(power(p, 2), Fraction(1, 2)), p),
    (power(power(c, 2), Fraction(1, 2)), absolute(c)),
    (power(absolute(c), 2), power(c, 2)),
    (power(num(8), Fraction(1, 2)), mul(num(2), power(num(2), Fraction(1, 2)))),
    (mul(power(num(2), Fraction(1, 2)), power(num(2), Fraction(1, 2))), num(2)),
    (log(num(12)), add(mul(num(2), log(num(2))), log(num(3)))),
    (log(minus(power(m, 2), num(1))), add(log(minus(m, num(1))), log(add(m, num(1))))),
    (log(power(minus(m, num(1)), 2)), mul(num(2), log(minus(m, num(1))))),
    (over(minus(power(m, 2), num(1)), add(m, num(1))), minus(m, num(1))),
    (over(num(1), add(num(1), exp(c))), over(exp(mul(num(-1), c)), add(num(1), exp(mul(num(-1), c))))),
    (total(num(1), k), n),
    (total(c, k, t), mul(minus(n, num(1)), c)),
    (total(mul(c, x(k)), k), mul(c, total(x(k), k))),
    (total(mul(x(k), Delta(k, j)), k), x(j)),
    (total(mul(x(k), Delta(k, j)), k, t), mul(minus(num(1), Delta(j, t)), x(j))),
    (total(x(k), k, t), minus(total(x(k), k), x(t))),
    (total(total(mul(x(k), v(j)), j), k), mul(total(x(k), k), total(v(k), k))),
    (
        total(total(over(x(k), add(num(1), exp(mul(x(k), v(j))))), j), k),
        total(total(over(x(j), add(num(1), exp(mul(x(j), v(k))))), j), k),
    ),
    (mul(Delta(i, j), x(i)), mul(Delta(i, j), x(j))),
    (power(Delta(i, j), 2), Delta(i, j)),
    (exp(mul(c, Delta(i, j))), add(num(1), mul(Delta(i, j), minus(exp(c), num(1))))),
    (power(c, Delta(i, j)), add(mul(Delta(i, j), c), minus(num(1), Delta(i, j)))),
    (mul(Delta(i, j), Delta(j, k)), mul(Delta(i, j), Delta(i, k))),
    (largest(add(x(k), c), k), add(largest(x(k), k), c)),
    (largest(mul(r, x(k)), k), mul(r, largest(x(k), k))),
    (largest(mul(num(-1), x(k)), k), mul(num(-1), smallest(x(k), k))),
    (largest(exp(x(k)), k), exp(largest(x(k), k))),
    (largest(c, k), c),
    (absolute(mul(p, c)), mul(p, absolute(c))),
    (Fn("tanh", (mul(num(-1), c),)), mul(num(-1), Fn("tanh", (c,)))),
    (power(p, d), exp(mul(d, log(p)))),
    (over(total(exp(add(x(k), c)), k), exp(c)), total(exp(x(k)), k)),
    (GRAM, total(power(total(mul(v(i), a_(t, i)), i), 2), t)),
    (total(total(total(mul(v(i), v(j), a_(t, i), a_(t, j)), j), i), t), GRAM),
    (
        total(total(total(mul(v(i), v(j), a_(t, i), a_(t, j)), t), i), j),
        total(mul(v(i), total(mul(a_(t, i), total(mul(v(j), a_(t, j)), j)), t)), i),
    ),
    (product(power(x(k), Delta(k, j)), k), x(j)),
    (product(mul(x(k), v(k)), k), mul(product(x(k), k), product(v(k), k))),
    (product(p, k), power(p, n)),
    (product(exp(x(k)), k), exp(total(x(k), k))),
    (log(product(exp(x(k)), k)), total(x(k), k)),
    (log(product(add(num(1), power(x(k), 2)), k)), total(log(add(num(1), power(x(k), 2))), k)),
    (product(power(add(num(1), power(x(k), 2)), v(k)), k), exp(total(mul(v(k), log(add(num(1), power(x(k), 2)))), k))),
    (product(exp(x(k)), k, t), exp(minus(total(x(k), k), x(t)))),
    (product(add(num(1), mul(Delta(k, j), c)), k), add(num(1), c)),
]

DIFFERENT = [
    (power(power(c, 2), Fraction(1, 2)), c),
    (absolute(c), c),
    (mul(c, Delta(i, j)), c),
    (mul(Delta(i, j), x(k)), mul(Delta(i, j), x(i))),
    (total(mul(x(k), v(k)), k), mul(total(x(k), k), total(v(k), k))),
    (total(x(k), k), mul(n, x(k))),
    (exp(total(x(k), k)), total(exp(x(k)), k)),
    (largest(mul(c, x(k)), k), mul(c, largest(x(k), k))),
    (largest(add(x(k), v(k)), k), add(largest(x(k), k), largest(v(k), k))),
    (log(add(p, q)), add(log(p), log(q))),
    (power(c, n), c),
    (power(num(2), n), mul(num(2), n)),
    (product(x(k), k), power(x(t), n)),
    (product(add(x(k), c), k), add(product(x(k), k), power(c, n))),
    (product(mul(num(-1), x(k)), k), mul(num(-1), product(x(k), k))),
    (product(total(mul(x(k), v(j)), j), k), total(product(mul(x(k), v(j)), k), j)),
    (total(x(k), k, t), total(x(k), k)),
    (Delta(i, j), Delta(i, k)),
]
