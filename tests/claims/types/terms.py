"""Every way to declare, define and compute, as a type checker should see it: nothing here is wrong."""

from typing import assert_type

import sympy

from derive import by
from derive.claims.written.arithmetic import Expression
from derive.claims.written.build import Statement
from derive.claims.written.define import Family, Function
from derive.claims.written.expression import Written
from derive.claims.written.vectors import VectorTerm
from derive.notation import *

n, m = dimension("n", at_least=2), dimension("m")
i, j, k = indices("i j k", n)
a = index("a", m)
x, y = vector("x", n), vector("y", n)
A = matrix("A", m, n)
w = mask("w", n, total=m)
c, t = scalar("c", positive=True), scalar("t")

Z = define("Z", Sum(exp(x[k]), k))
p = define("p", exp(x[i]) / Z, at=i, source="F1")
identity = define("I", delta(i, j), at=(i, j))
softmax = define("softmax", exp(x[i]) / Sum(exp(x[k]), k), at=i, of=x)
weighted = define("f", c * Sum(x[k] * y[k], k), of=[x, y, c])
ell = define("ell", x.max - x[i], at=[i], of=(x,))
ten = define("ten", 10)

# ── variables and components ──────────────────────────────────────────────────

assert_type(n, Written)
assert_type(x, VectorTerm)
assert_type(x[i], Written)
assert_type(A[a, i], Written)
assert_type(A[a, :], VectorTerm)
assert_type(A[a, :][i], Written)
assert_type(A.T, VectorTerm)
assert_type(A + 2 * A / c, VectorTerm)
assert_type(tr(A @ A.T), Written)
assert_type(norm(A @ x) ** 2 - dot(x, y), Expression)
assert_type(outer(x, y) * eye(n) + diag(x), VectorTerm)
assert_type(grad(dot(x, y), x), VectorTerm)
assert_type(jacobian(A @ x, x).T - grad(norm(A) ** 2, A).T, VectorTerm)
assert_type(hessian(dot(x, x), x), VectorTerm)
assert_type(Eq(A @ x, 0), Statement)
assert_type(Ne(zeros(n), x), Statement)
assert_type(x.max, Written)
assert_type(x[x.argmax], Written)

# ── definitions ───────────────────────────────────────────────────────────────

assert_type(Z, Written)
assert_type(p, Family)
assert_type(p[i], Written)
assert_type(identity[i, j], Written)
assert_type(softmax, Function[Family])
assert_type(softmax(x + c), Family)
assert_type(softmax(x)[i], Written)
assert_type(softmax(p).max, Written)
assert_type(ell(A[a, :])[i], Written)
assert_type(weighted, Function[Written])
assert_type(weighted(x, 2 * y, c + 1), Written)
assert_type(ten, Written)

# ── arithmetic ────────────────────────────────────────────────────────────────

assert_type(c + 1, Expression)
assert_type(1 + c, Expression)
assert_type(1 / (1 + exp(-t)), Expression)
assert_type(2**c - n * c**2, Expression)
assert_type(Rational(1, 2) * sqrt(pi) * abs(c) * p[i], Expression)
assert_type(-c + log(Z) / Z, Expression)
assert_type(x + c, VectorTerm)
assert_type(c * x, VectorTerm)
assert_type(2 * x - exp(c) * y / Z, VectorTerm)
assert_type((1 - x) ** 2 * p, VectorTerm)
assert_type(-(x - x.max)[i], Expression)
assert_type(Sum((x[k] - c) ** 2, k, omit=(i, j)) + Max(x[k] * y[k], k), Expression)
assert_type(D(softmax(x)[i], x[j]) + D(c**2, c), Expression)
assert_type((c + t).subs(t, 0) + 1, Expression)
with_another_function = define("g", 1 + c * sympy.tan(c), of=c)

# ── statements ────────────────────────────────────────────────────────────────

assert_type(Eq(i, j), Statement)
assert_type(forall(i, j, Implies(Ne(i, j), And(Lt(x[i], 1), Le(0, sympy.tan(c))))), Statement)
assert_type(Tends(exp(-c), c, oo, 0), Statement)


@claim(Eq(Sum(softmax(x)[i], i), 1))
def shares_sum_to_one():
    return calc(Sum(softmax(x)[i], i)).eq(1, by.unfold(softmax), by.into_sum)
