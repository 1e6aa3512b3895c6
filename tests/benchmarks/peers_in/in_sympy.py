"""The tasks in SymPy: for a symbolic n where its sums and matrices can say it, and else over all entries at one n."""

from __future__ import annotations

from itertools import product

import sympy as sp
from sympy import Idx, IndexedBase, KroneckerDelta, MatrixSymbol, Sum, Symbol, Trace, exp, log, simplify, sqrt
from tasks import AGREED, SIMPLIFIED, SIMPLIFIED_AT, UNDECIDED, Answer, run

SIZE = 3
n = Symbol("n", integer=True, positive=True)
i, j, k = [Idx(letter, n) for letter in "ijk"]
x, y = IndexedBase("x", real=True), IndexedBase("y", real=True)
Z = Sum(exp(x[k]), (k, 0, n - 1))


def p(at: sp.Expr) -> sp.Expr:
    return exp(x[at]) / Z


def vanishes(difference: sp.Expr) -> bool:
    """Whether a difference is 0 where all indices are in their range, which SymPy asks of each of them."""
    done = difference.doit()
    for _ in range(2):
        inside = {c: sp.true for c in done.atoms(sp.core.relational.Relational) if _in_range(c)}
        done = simplify(done.xreplace(inside))
    return bool(done == 0)


def _in_range(condition: sp.core.relational.Relational) -> bool:
    """Whether a condition says of an index no more than that it is at least 0, or at most n - 1."""
    least = [condition.gts - condition.lts] if isinstance(condition, sp.Ge | sp.Le) else []
    allowed = [at for index in (i, j, k) for at in (index, n - 1 - index)]
    return any(sp.expand(gap - at) == 0 for gap in least for at in allowed)


def everywhere(differences: list[sp.Expr], remark: str) -> Answer:
    """Whether all entries vanish at one n; and if SymPy does not see it, whether numbers agree."""
    if all(simplify(entry) == 0 for entry in differences):
        return Answer(SIMPLIFIED_AT, remark)
    numbers = [
        entry.subs({s: sp.Rational(3 + 7 * at, 11) for at, s in enumerate(_letters(entry))}) for entry in differences
    ]
    agree = all(abs(sp.N(number, 30)) < 1e-20 for number in numbers)
    return Answer(AGREED if agree else UNDECIDED, remark)


def _letters(entry: sp.Expr) -> list[sp.Symbol]:
    return sorted(entry.free_symbols, key=str)


def softmax() -> Answer:
    difference = sp.diff(p(i), x[j]) - p(i) * (KroneckerDelta(i, j) - p(j))
    return Answer(SIMPLIFIED if vanishes(difference) else UNDECIDED)


loss = log(Z) - Sum(y[k] * x[k], (k, 0, n - 1))


def gradient() -> Answer:
    return Answer(SIMPLIFIED if vanishes(sp.diff(loss, x[j]) - (p(j) - y[j])) else UNDECIDED)


def hessian() -> Answer:
    difference = sp.diff(loss, x[i], x[j]) - p(i) * (KroneckerDelta(i, j) - p(j))
    return Answer(SIMPLIFIED if vanishes(difference) else UNDECIDED)


def layer_norm() -> Answer:
    letters = sp.symbols(f"x1:{SIZE + 1}", real=True)
    mean = sum(letters) / SIZE
    deviation = sqrt(sum((one - mean) ** 2 for one in letters) / SIZE)
    out = [(one - mean) / deviation for one in letters]
    differences = [
        sp.diff(out[a], letters[b]) - (int(a == b) - sp.Rational(1, SIZE) - out[a] * out[b] / SIZE) / deviation
        for a, b in product(range(SIZE), repeat=2)
    ]
    return everywhere(differences, f"n = {SIZE}")


def least_squares() -> Answer:
    rows, inner, columns = sp.symbols("m n p", integer=True, positive=True)
    X, W, Y = MatrixSymbol("X", rows, inner), MatrixSymbol("W", inner, columns), MatrixSymbol("Y", rows, columns)
    rest = X * W - Y
    difference = Trace(rest.T * rest).diff(W) - 2 * X.T * rest
    return Answer(SIMPLIFIED if difference.doit().expand().doit() == sp.ZeroMatrix(inner, columns) else UNDECIDED)


def attention() -> Answer:
    rows = 2
    Q, K, V, G = [sp.Matrix(rows, rows, sp.symbols(f"{name}1:{rows**2 + 1}", real=True)) for name in "qkvg"]
    scores = (Q * K.T).applyfunc(exp)
    P = sp.Matrix(rows, rows, lambda a, b: scores[a, b] / sum(scores[a, :]))
    value, inner = (G.T * P * V).trace(), G * V.T
    means = [sum(P[a, b] * inner[a, b] for b in range(rows)) for a in range(rows)]
    back = sp.Matrix(rows, rows, lambda a, b: P[a, b] * (inner[a, b] - means[a]))
    wanted = back * K
    differences = [sp.diff(value, Q[a, b]) - wanted[a, b] for a, b in product(range(rows), repeat=2)]
    return everywhere(differences, f"all matrices {rows} × {rows}")


def shift() -> Answer:
    c = Symbol("c", real=True)
    moved = exp(x[i] + c) / Sum(exp(x[k] + c), (k, 0, n - 1))
    if vanishes(sp.expand(moved) - p(i)):
        return Answer(SIMPLIFIED)
    letters = sp.symbols(f"x1:{SIZE + 1}", real=True)
    below, above = sum(map(exp, letters)), sum(exp(one + c) for one in letters)
    return everywhere([exp(one + c) / above - exp(one) / below for one in letters], f"n = {SIZE}")


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
        f"SymPy {sp.__version__}",
    )
