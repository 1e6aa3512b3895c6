"""The tasks in knuckledragger: its theory of reals, with the rules of calculus that it does not have added as axioms.

Its derivative is of functions of one number. So one component is the variable, and what the others add is a number.
"""

from __future__ import annotations

from importlib.metadata import version

import kdrag as kd
import kdrag.smt as smt
import kdrag.theories.int as integers
import kdrag.theories.real as real
from tasks import PROVED, PROVED_AT, Answer, run

LONG = {"timeout": 20_000}
exp, ln, deriv, const = real.exp, real.ln, real.deriv, real.const
a, b, c, d, r, s, t, w, y = kd.FreshVars("a b c d r s t w y", smt.RealSort())
u, v = smt.Reals("u v")
f, g = smt.Consts("f g", real.RFun)


def fn(body: object) -> smt.QuantifierRef:
    """The function of t that a term is."""
    return smt.Lambda([v], smt.substitute(body, (t, v)))


# ── rules that the library has not ──

quotient = kd.axiom(
    kd.QForAll(
        [f, g, u],
        g[u] != 0,
        deriv(smt.Lambda([v], f[v] / g[v]))[u] == (deriv(f)[u] * g[u] - f[u] * deriv(g)[u]) / (g[u] * g[u]),
    )
)
of_ln = kd.axiom(kd.QForAll([f, u], f[u] > 0, deriv(smt.Lambda([v], ln(f[v])))[u] == deriv(f)[u] / f[u]))
of_exp = kd.axiom(smt.ForAll([f, u], deriv(smt.Lambda([v], exp(f[v])))[u] == exp(f[u]) * deriv(f)[u]))
of_sqrt = kd.axiom(
    kd.QForAll([f, u], f[u] > 0, deriv(smt.Lambda([v], real.sqrt(f[v])))[u] == deriv(f)[u] / (2 * real.sqrt(f[u])))
)

# ── derivatives of sums and products, from the rules that it has ──


def of_number(number: smt.ArithRef) -> kd.Proof:
    zero = smt.RealVal(0)
    by = [const.defn(number), real.deriv_const(number), const.defn(zero)]
    return kd.prove(deriv(smt.Lambda([v], number))[t] == 0, by=by, **LONG)


def of_sum(one: smt.ArithRef, other: smt.ArithRef) -> kd.Proof:
    """The derivative of a sum of two terms in t is the sum of their derivatives."""
    left, right = fn(one), fn(other)
    by = [real.deriv_add(left, right), real.fadd.defn(left, right), real.fadd.defn(deriv(left), deriv(right))]
    return kd.prove(deriv(fn(one + other))[t] == deriv(left)[t] + deriv(right)[t], by=by, **LONG)


def of_product(one: smt.ArithRef, other: smt.ArithRef) -> kd.Proof:
    """The same of a product."""
    left, right = fn(one), fn(other)
    slopes = [real.fmul(deriv(left), right), real.fmul(left, deriv(right))]
    by = [
        real.deriv_mul(left, right),
        real.fmul.defn(left, right),
        real.fmul.defn(deriv(left), right),
        real.fmul.defn(left, deriv(right)),
        real.fadd.defn(*slopes),
    ]
    ends = deriv(left)[t] * right[t] + left[t] * deriv(right)[t]
    return kd.prove(deriv(fn(one * other))[t] == ends, by=by, **LONG)


def of_t() -> kd.Proof:
    by = [real.ident.defn, real.deriv_ident, const.defn(smt.RealVal(1))]
    return kd.prove(deriv(fn(t))[t] == 1, by=by, **LONG)


def of_line(slope: smt.ArithRef, at_zero: smt.ArithRef) -> kd.Proof:
    """The derivative of slope·t + at_zero."""
    rules = [of_sum(slope * t, at_zero), of_product(slope, t), of_t(), of_number(slope), of_number(at_zero)]
    return kd.prove(deriv(fn(slope * t + at_zero))[t] == slope, by=rules, **LONG)


# ── the tasks ──

ONE = "one component is the variable, what the others add is a number"
p, other = exp(t) / (exp(t) + s), b / (exp(t) + s)
below = exp(t) + s


def _slope_below() -> kd.Proof:
    rules = [of_sum(exp(t), s), of_number(s), real.deriv_exp]
    return kd.prove(deriv(fn(below))[t] == exp(t), by=rules, **LONG)


def _shares() -> tuple[kd.Proof, kd.Proof]:
    """The derivative of the own share and of another by one component."""
    slope, positive = _slope_below(), real.exp_pos(t)
    own = [quotient(fn(exp(t)), fn(below), t), slope, real.deriv_exp, positive]
    others = [quotient(fn(b), fn(below), t), slope, of_number(b), positive]
    return (
        kd.prove(smt.Implies(s > 0, deriv(fn(p))[t] == p * (1 - p)), by=own, **LONG),
        kd.prove(smt.Implies(s > 0, deriv(fn(other))[t] == -other * p), by=others, **LONG),
    )


def softmax() -> Answer:
    _shares()
    return Answer(PROVED_AT, f"{ONE}; the quotient rule is an axiom that we added")


def gradient() -> Answer:
    line = of_line(-y, -r)
    rules = [of_sum(ln(below), -y * t + -r), of_ln(fn(below), t), _slope_below(), line, real.exp_pos(t)]
    kd.prove(smt.Implies(s > 0, deriv(fn(ln(below) + (-y * t + -r)))[t] == p - y), by=rules, **LONG)
    return Answer(PROVED_AT, f"{ONE}; the rule of ln is an axiom that we added")


def hessian() -> Answer:
    own, others = _shares()
    for share, slope in ((p, own), (other, others)):
        end = p * (1 - p) if share is p else -other * p
        rules = [of_sum(share, -y), of_number(-y), slope]
        kd.prove(smt.Implies(s > 0, deriv(fn(share + -y))[t] == end), by=rules, **LONG)
    return Answer(PROVED_AT, f"of the gradient; {ONE}; the quotient rule is an axiom that we added")


def layer_norm() -> Answer:
    """n = 2: the components are t and a, their mean m; t - m is (t - a)/2 and the variance its square."""
    half = smt.RealVal(1) / 2
    dev, root = kd.FreshVars("dev root", smt.RealSort())
    slope = (half * root - dev * (half * dev + dev * half) / (2 * root)) / (root * root)
    end = (1 - half - half * (dev / root) * (dev / root)) / root
    same = kd.prove(smt.Implies(smt.And(root > 0, root * root == dev * dev), slope == end), **LONG).forall([dev, root])
    dev, variance = half * t + -half * a, (half * t + -half * a) * (half * t + -half * a)
    sigma = real.sqrt(variance)
    square = kd.prove(smt.Implies(variance > 0, sigma * sigma == variance), by=[real.sqrt_square(variance)], **LONG)
    line, product = of_line(half, -half * a), of_product(dev, dev)
    rules = [line, product, of_sqrt(fn(variance), t), quotient(fn(dev), fn(sigma), t), square, same(dev, sigma)]
    end = (1 - half - half * (dev / sigma) * (dev / sigma)) / sigma
    kd.prove(smt.Implies(smt.And(variance > 0, sigma > 0), deriv(fn(dev / sigma))[t] == end), by=rules, **LONG)
    return Answer(PROVED_AT, "one entry at n = 2; the rules of √ and of quotients are axioms that we added")


def least_squares() -> Answer:
    """One entry t of W, and two rows of X with the entries a and c; r and s are what the rest adds to a residual."""
    one, two = a * t + r, c * t + s
    rules = [of_line(a, r), of_line(c, s), of_product(one, one), of_product(two, two), of_sum(one * one, two * two)]
    kd.prove(deriv(fn(one * one + two * two))[t] == 2 * (a * one + c * two), by=rules, **LONG)
    return Answer(PROVED_AT, "one entry, two rows; the others are numbers")


def attention() -> Answer:
    """One entry t of a query, two keys with the entries a and c; w and y are the products of G and V."""
    one, two = exp(a * t + r), exp(c * t + s)
    whole, value = one + two, w * one + y * two
    parts = []
    for line, factor, slope, number in ((a * t + r, one, a, w), (c * t + s, two, c, y)):
        by = [of_line(slope, line.arg(1)), of_exp(fn(line), t)]
        own = kd.prove(deriv(fn(factor))[t] == slope * factor, by=by, **LONG)
        by = [own, of_product(number, factor), of_number(number)]
        parts += [own, kd.prove(deriv(fn(number * factor))[t] == number * slope * factor, by=by, **LONG)]
    sums = [of_sum(one, two), *parts[::2]], [of_sum(w * one, y * two), *parts[1::2]]
    slopes = [
        kd.prove(deriv(fn(whole))[t] == a * one + c * two, by=sums[0], **LONG),
        kd.prove(deriv(fn(value))[t] == w * a * one + y * c * two, by=sums[1], **LONG),
    ]
    e, f_ = kd.FreshVars("e f", smt.RealSort())
    left = ((w * a * e + y * c * f_) * (e + f_) - (w * e + y * f_) * (a * e + c * f_)) / ((e + f_) * (e + f_))
    mean = e / (e + f_) * w + f_ / (e + f_) * y
    right = e / (e + f_) * (w - mean) * a + f_ / (e + f_) * (y - mean) * c
    same = kd.prove(smt.Implies(smt.And(e > 0, f_ > 0), left == right), **LONG).forall([e, f_])
    begin, end = [smt.substitute(side, (e, one), (f_, two)) for side in (left, right)]
    positive = [real.exp_pos(a * t + r), real.exp_pos(c * t + s)]
    begun = kd.prove(
        deriv(fn(value / whole))[t] == begin, by=[quotient(fn(value), fn(whole), t), *slopes, *positive], **LONG
    )
    ended = kd.prove(begin == end, by=[same(one, two), *positive], **LONG)
    kd.prove(deriv(fn(value / whole))[t] == end, by=[begun, ended], **LONG)
    return Answer(PROVED_AT, "one entry, two keys; the rules of exp and of quotients are axioms that we added")


def shift() -> Answer:
    """For every n: sums are a recursive definition, and two lemmas on them go by induction."""
    row = smt.ArraySort(smt.IntSort(), real.R)
    array, n, k = smt.Const("array", row), smt.Int("n"), smt.Int("k")
    total = smt.Function("total", row, smt.IntSort(), real.R)
    total = kd.define("total", [array, n], smt.If(n <= 0, smt.RealVal(0), total(array, n - 1) + array[n - 1]))
    (x,) = kd.FreshVars("x", row)
    i, size = kd.FreshVars("i size", smt.IntSort())
    plain, moved = smt.Lambda([k], exp(x[k])), smt.Lambda([k], exp(x[k] + c))
    zero = smt.IntVal(0)

    scaled = kd.Lemma(kd.QForAll([n], n >= 0, total(moved, n) == exp(c) * total(plain, n)))
    at = scaled.fix()
    scaled.intros()
    scaled.induct(at, using=integers.induct_nat)
    scaled.auto(by=[total.defn(moved, zero), total.defn(plain, zero)])
    m = scaled.fix()
    scaled.intros()
    scaled.auto(by=[total.defn(moved, m + 1), total.defn(plain, m + 1), real.exp_add(x[m], c)])

    positive = kd.Lemma(kd.QForAll([n], n >= 0, total(plain, n + 1) > 0))
    at = positive.fix()
    positive.intros()
    positive.induct(at, using=integers.induct_nat)
    positive.auto(by=[total.defn(plain, zero), total.defn(plain, smt.IntVal(1)), real.exp_pos])
    m = positive.fix()
    positive.intros()
    positive.auto(by=[total.defn(plain, m + 2), real.exp_pos(x[m + 1])])

    by = [scaled.qed()(size), positive.qed()(size - 1), real.exp_add(x[i], c), real.exp_pos(c)]
    same = exp(x[i] + c) / total(moved, size) == exp(x[i]) / total(plain, size)
    kd.prove(smt.Implies(size >= 1, same), by=by, **LONG).forall([x, c, i, size])
    return Answer(PROVED)


if __name__ == "__main__":
    run(
        {
            "softmax": softmax,
            "gradient": gradient,
            "hessian": hessian,
            "layer norm": layer_norm,
            "least squares": least_squares,
            "attention": attention,
            "shift": shift,
        },
        f"knuckledragger {version('knuckledragger')} with Z3 {smt.z3.get_version_string() if hasattr(smt, 'z3') else version('z3-solver')}",
    )
