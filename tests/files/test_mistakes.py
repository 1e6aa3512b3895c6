"""Typical mistakes of an author: each is told in one line that says what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from here import HEAD

from derive.commands import main

Project = Callable[..., Path]

DECLARED = """
n, m = dimension("n"), dimension("m")
i, j, k = indices("i j k", n)
a = index("a", m)
x, y = vector("x", n), vector("y", n)
A, B = matrix("A", n, n), matrix("B", n, m)
z = vector("z", m)
c, d, r = scalar("c"), scalar("d"), scalar("r", positive=True)
p = define("p", exp(x[i]), at=i)
s = define("s", Sum(x[k], k))
"""

LARGER = "the larger of two terms is (a + b + abs(a - b)) / 2"

STATEMENTS = {
    # a power, a product, a transpose of what is no number
    "Eq(Sum(x**2, k), 0)": "(x²) has n components, where a number is needed; write a component, x[i]",
    "Eq(A + 1, A)": "A + 1 adds a number to a matrix; write A + eye(n), or of its entries, write A[i, j] + 1",
    "Eq(A**-1, A)": "A**-1: A**k is the product A @ … @ A; write inv(A)",
    "Eq(1/A, A)": "1 / A divides by a matrix; write inv(A)",
    "Eq(A / A, A)": "A / A divides by a matrix; write A @ inv(A)",
    "Eq(inverse(A), A)": "name 'inverse' is not defined; write inv(A)",
    "Eq(inv(B), B)": "inv(…) takes a square matrix; B is n × m",
    "Eq(det(x), 0)": "det(…) takes a matrix; x has n components",
    "Eq(inv(2), A)": "inv(…) takes a matrix, and 2 is a number; write 1 / 2",
    "Eq(B @ x, z)": "B @ x: B is n × m, and x has n components; B.T @ x would fit",
    "Eq(B + A, A)": "B + A: B is n × m, and A is n × n",
    "Eq(A * x, x)": "A * x: A is n × n, and x has n components; A @ x would fit",
    "Eq(A @ A, c)": "A·A = c: (A @ A) is n × n, and c is a number",
    "Eq(tr(B), 0)": "tr(…) takes a square matrix; B is n × m",
    "Lt(A, 0)": "vectors and matrices have no order; write forall(i, j, Lt(…[i, j], …[i, j])) of their components",
    "Eq(np.eye(3) @ A, A)": "a 3 × 3 matrix of NumPy (ndarray) has no place in a statement; write eye(n)",
    "Eq(A, np.array([[1, 2], [3, 4]]))": "a 2 × 2 matrix of NumPy (ndarray) has no place in a statement; declare",
    "Eq(x, np.zeros(3))": "a vector of 3 of NumPy (ndarray) has no place in a statement; declare vector('x', n)",
    "Eq(A + np.zeros((2, 2)), A)": "a 2 × 2 matrix of NumPy (ndarray) has no place in a statement; write zeros(m, n)",
    "Eq(A, sympy.eye(2))": "a 2 × 2 matrix of SymPy (MutableDenseMatrix) has no place in a statement; write eye(n)",
    "Eq(sympy.Identity(3) @ A, A)": "a 3 × 3 matrix of SymPy (Identity) has no place in a statement; write eye(n)",
    "Eq(A @ sympy.MatrixSymbol('M', 3, 3), A)": "SymPy (MatrixSymbol) has no place in a statement; declare matrix('M', m",
    "Eq(A, [[1, 0], [0, 1]])": "[[1, 0], [0, 1]]: a list is no vector or matrix; write eye(n)",
    "Eq(A @ [[1, 2], [3, 4]], A)": "[[1, 2], [3, 4]]: a list is no vector or matrix; declare vector('x', n) or",
    "Eq(x, (1, 2))": "(1, 2): a list is no vector or matrix; declare vector('x', n)",
    "Eq(np.int64(2) * A, A)": "2 (a number of NumPy) cannot be read: write 2",
    "Eq(np.dot(x, y), 0)": "np.dot computes with numbers alone; write x @ …",
    "Eq(np.linalg.inv(A), A)": "np.linalg.inv computes with numbers alone; write inv(A)",
    "Eq(np.linalg.norm(A @ B), 0)": "np.linalg.norm computes with numbers alone; write norm(A @ B)",
    "Eq(np.mean(x), 0)": "np.mean computes with numbers alone; take dot, norm, … from derive.notation",
    "Eq(sympy.det(A), 0)": "A is n × n, where a number is needed; write an entry, A[i, j], or tr(A), det(A), norm(A)",
    "Eq(sympy.Inverse(A), A)": "A is n × n, where a number is needed; write an entry, A[i, j], or tr(A)",
    # what is no number, and what is one
    "Eq(exp(A), A)": "A is n × n, where a number is needed; write an entry, A[i, j], or tr(A), det(A), norm(A)",
    "Eq(exp(p), p)": "p has n components, where a number is needed; write a component, p[i]",
    "Eq(exp(B), B)": "B is n × m, where a number is needed; write an entry, B[i, j], or norm(B)",
    "Eq(abs(A @ B), 0)": "(A @ B) is n × m, where a number is needed; write an entry, (A @ B)[i, j], or norm(A @ B)",
    "Eq(log(inv(A)), 0)": "inv(A) is n × n, where a number is needed; write an entry, inv(A)[i, j], or tr(inv(A))",
    "Eq(Max(A, i), 0)": "A is n × n, where a number is needed; write an entry, A[i, j]",
    "Eq(c**A, A)": "c ** A: no exponent is a matrix; of its entries, write c ** A[i, j]",
    "Eq(A + (c + d), A)": "A + (c + d) adds a number to a matrix; write A + (c + d) * eye(n), or of its entries",
    "Eq((c + d) / A, A)": "(c + d) / A divides by a matrix; write (c + d) * inv(A)",
    "Eq(tr(c), c)": "tr(…) takes a matrix, and c is a number",
    "Eq(det(c), c)": "det(…) takes a matrix, and c is a number",
    "Eq(norm(c), abs(c))": "norm(…) takes a vector or a matrix, and c is a number; write abs(c)",
    "Eq(A @ c, A)": "A @ … takes a vector or a matrix, and c is a number; write c * A",
    "Eq(c @ A, A)": "… @ A takes a vector or a matrix, and c is a number; write c * A",
    "Eq(jacobian(x @ y, x), y)": "jacobian(…) takes a vector, and ⟨x, y⟩ is a number; write grad(…, x)",
    "Eq(hessian(A @ x, x), A)": "hessian(…) takes a number, and (A @ x) has n components; write jacobian(…, x)",
    "Eq((A @ x).T @ y, c)": "(A @ x).T: (A @ x) is a vector; write dot(A @ x, …), outer(A @ x, …) or A.T @ (A @ x)",
    "Eq(grad(x @ x), 2 * x)": "grad(f, x) differentiates f by a declared vector or matrix x",
    "Eq(A @ x == y, 0)": "False (bool) cannot be read: a comparison with == or >= is made at once; write Eq(a, b)",
    # methods and names of other libraries
    "Eq(A.inv(), A)": "A.inv: write inv(A)",
    "Eq((A @ A).I, A)": "(A @ A).I: write inv(A @ A)",
    "Eq((A @ B).T.trace(), A)": "(A @ B).T.trace: write tr((A @ B).T)",
    "Eq(A.det(), 0)": "A.det: write det(A)",
    "Eq(A.transpose(), A)": "A.transpose: write A.T",
    "Eq((A @ B).dot(z), x)": "(A @ B).dot: write (A @ B) @ …",
    "Eq(A.row(0), x)": "A.row: write A[i, :]",
    "Eq(A @ I, A)": "name 'I' is not defined; the identity matrix is eye(n)",
    "Eq(solve(A, x), y)": "name 'solve' is not defined; write inv(A) @ b",
    "Eq(A @ eye(), A)": "eye(n) is square, and takes one declared dimension",
    "Eq(A @ eye(n, m), B)": "eye(n) is square, and takes one declared dimension",
    "Eq(A // 2, A)": "a quotient is a / b; no remainder can be stated yet",
    "Eq(A % 2, A)": "a quotient is a / b; no remainder can be stated yet",
    "Eq(A[1:, i], x)": "A[…]: only : alone leaves a place open, as in the row A[i, :] and the column A[:, j]",
    "Eq(A * B, B)": "A * B: A is n × n, and B is n × m; A @ B would fit",
    "Eq(A @ B @ B, B)": "(A @ B) @ B: (A @ B) is n × m, and B is n × m; (A @ B).T @ B or (A @ B) @ B.T would fit",
    "Eq(Sum(r**k, k), 0)": "k is an index; a number is needed in k + …, a product or a power",
    "Eq(c^2, c*c)": "^ is no power in Python; write c**2",
    # positions and sizes
    "Eq(x[0], 0)": "x[0]: a position is a declared index, so that n can stay a symbol",
    "Eq(x[a], 0)": "x[a]: index a runs over m, x over n",
    "Eq(A[i], 0)": "A has 2 indices, and was given 1",
    "Eq(c[i], 0)": "c has no index; a vector or define(…, at=i) has one",
    # what is called, and what it is called with
    "Eq(s(x + c), s(x))": 's(x + c): s takes no arguments; if it is to have some, declare them: define("s", …, of=x)',
    "Eq(p(x), p(x))": 'p(x): p takes no arguments; if it is to have some, declare them: define("p", …, of=x)',
    "Eq(p(i), p(i))": "p(i): an index stands in brackets; write p[i]",
    "Eq(x(i), 0)": "x(i): an index stands in brackets; write x[i]",
    "Eq(c(d + 1), c*d + c)": "c(d + 1): a product is written with *, c * (d + 1)",
    "Eq(x[i](c + d), 0)": "x_i(c + d): a product is written with *, x_i * (c + d)",
    "Eq((c + d)(c - d), c**2 - d**2)": "a product is written with *",
    "Eq(2(c + d), 2*c + 2*d)": "a product is written with *",
    'Eq(define("m", Sum(x[k], k), at=x), 0)': "define('m', …): at= takes indices, and x is none; write of=x",
    'Eq(define("m", x[i], of=i), 0)': "of= takes vectors and scalars, and i is an index; write at=i",
    'Eq(define("m", x[i], at=(i, i)), 0)': "define('m', …): i is given twice",
    "Eq(len(x), n)": 'how many components a vector has is its dimension, n = dimension("n")',
    "Eq(x.shape, n)": 'how many components a vector has is its dimension, n = dimension("n")',
    # sums, maxima, derivatives, integrals, limits
    "Eq(Sum(x[k]), 0)": "Sum(…) needs the index that it runs over: Sum(body, k)",
    "Eq(Sum(x[k], (k, 1, n)), 0)": "Sum(…) runs over a declared index, from 1 to its dimension: write the index alone, not (k, 1, n)",
    "Eq(Sum(x[k], k, n), 0)": "Sum(…) runs over a declared index, from 1 to its dimension: write the index alone, not n",
    "Eq(Sum(lambda k: x[k], k), 0)": "a lambda (function) cannot be read",
    "Eq(sum(x), 0)": "x has n components, not a list of them; write Sum, Max or an index",
    "Eq(sum(x[k] for k in range(n)), 0)": "n is a symbol and has no range; write Sum(body, k)",
    "Eq(x.sum(), 0)": "write Sum(x[k], k)",
    "Eq(x.mean(), 0)": "write Sum(x[k], k) / n",
    "Eq(max(x), 0)": "x has n components, not a list of them; write Sum, Max or an index",
    "Eq(max(c, d), 0)": "Python cannot decide d > c, which if, max, and, or a < b < c asks for; write Gt(d, c)",
    "Eq(min(c, d), 0)": f"of max and min, {LARGER}",
    "Eq(Max(c, d), 0)": f"Max(…) runs over a declared index, not d: k = index('k', n); {LARGER}",
    "Eq(sympy.Max(c, d), 0)": f"write x.max, or Max(body, k) over a declared index, from derive.notation; {LARGER}",
    "Eq(D(exp(c*d), c, d), 0)": "D takes one variable; write D(D(f, a), b)",
    "Eq(D(Sum(x[k], k), x), 1)": "D(…, x): write grad(…, x), or differentiate by a component, D(…, x[i])",
    "Eq(D(c**2, 2*c), 1)": "D(…, 2*c): differentiate by a component x[j] or a scalar that was declared",
    "Eq((c**2).diff(c), 2*c)": "write D(f, v) from derive.notation",
    "Eq(Integral(c, c), 0)": "integrals cannot be stated yet; state the slope of the antiderivative",
    "Eq(sympy.Integral(c, sympy.Symbol('t')), 0)": "integrals cannot be stated yet",
    "Eq(lim(c), 0)": "write the statement Tends(f, variable, oo, value)",
    # functions of other libraries, other names
    "Eq(ln(r), 0)": "name 'ln' is not defined; log is the natural logarithm",
    "Eq(Abs(c), 0)": "name 'Abs' is not defined; write abs(…)",
    "Eq(np.exp(c), 0)": "take exp, log, … from derive.notation, not from NumPy",
    "Eq(math.exp(c), 0)": "take exp, log, … from derive.notation, not from math",
    "Eq(factorial(n), n)": "factorials cannot be stated yet",
    "Eq(t + t, 2*t)": "name 't' is not defined; if it is a variable, declare it: t = scalar(\"t\")",
    "Eq(x[l], 0)": "name 'l' is not defined; if it is a variable, declare it: l = index(\"l\", n)",
    'Eq(vector("q")[i], 0)': 'vector needs other arguments, as in vector("x", n)',
    'Eq(x[index("q")], 0)': 'index needs other arguments, as in index("k", n)',
    "Eq(c)": "Eq needs other arguments, as in Eq(a, b)",
    "Eq(sympy.Symbol('t'), 0)": "declare it, with scalar, vector, index or dimension from derive.notation",
    # decimals
    "Eq(0.5*c, c/2)": "0.5 (a decimal number) cannot be read: write Rational(1, 2)",
    "Eq(1/2*c, c/2)": "a decimal number is rarely meant exactly; in Python 1/2 is one, too",
    "Eq(0.1*c, c/10)": "0.1 (a decimal number) cannot be read: write Rational(1, 10)",
    "Eq(2.0*c, c + c)": "2.0 (a decimal number) cannot be read: write 2",
    # statements
    "c + c == 2*c": "a comparison with == or >= is made at once; write Eq(a, b), Ge(a, b), …",
    "c**2 >= 0": "needs a statement, not c**2 >= 0: write Ge(c**2, 0) from derive.notation",
    "0 <= c**2 <= 1": "Python cannot decide c**2 >= 0, which if, max, and, or a < b < c asks for; write Ge(c**2, 0)",
    "sympy.Eq(c + c, 2*c)": "Eq is SymPy's here; take Eq from derive.notation",
    "Gt(c, 0) and Gt(d, 0)": "c > 0 is a statement, and Python cannot decide it; join statements with And(…, …)",
    "not Gt(c, 0)": "c > 0 is a statement, and Python cannot decide it; join statements with And(…, …)",
    "Or(Gt(c, 0), Gt(d, 0))": "name 'Or' is not defined; state a claim for each case",
    "Eq(c if c > 0 else d, 1)": "Python cannot decide c > 0, which if, max, and, or a < b < c asks for; write Gt(c, 0)",
    "Eq(c/c, 1), given=Ne(c, 0)": "given= takes a list of statements: given=[…]",
    "Eq(i, 1)": "i = 1 compares an index with a number",
}

STEPS = {
    "calc(c + c).eq(2*c, by.algebre)": "there is no reason by.algebre; did you mean by.algebra?",
    "calc(c + c).eq(2*c, by.unfold)": "by.unfold needs an argument, as in .eq(exp(x[i]) / Z, by.unfold(p))",
    'calc(c + c).eq(2*c, by.unfold("p"))': "'p' is not a definition; write it without quotes, by.unfold(p)",
    "calc(c + c).eq(2*c, by.unfold(x))": "x is not a definition; write what define(…) returned",
    'calc(c + c).eq(2*c, "algebra")': "a reason is by.… or a claim, not 'algebra'",
    "calc(c + c).eq(2*c, by.algebra())": "a reason that takes no arguments is written without brackets, as in by.algebra",
    "calc(c + c).eq(2*c, unfold(p))": "name 'unfold' is not defined; did you mean by.unfold?",
    "calc(c + c).iff(2*c)": "a chain of statements goes on by .iff and .implies, one of terms by .eq, .le, .lt, .ge and .gt",
    "calc(c + c).equals(2*c)": "a chain has no step .equals; terms go on by .eq, .ge, .gt, .le and .lt, statements by",
    "calc(c + c) == 2*c": "returned False; return a chain, calc(…).eq(…), or parts",
    "None": "returned nothing; return calc(…).eq(…), or write ... to have a proof looked for",
}

PREPARED = "import math\nimport numpy as np\nimport sympy\n"
FIRST = (HEAD + PREPARED + DECLARED).count("\n") + 1
"""The line after what is prepared."""


def told(project: Project, body: str) -> str:
    """What the run says of the claim, on one line."""
    project(a=PREPARED + DECLARED + body)
    result = CliRunner().invoke(main, ["run", "-q", "-j", "0"])
    assert result.exit_code == 4, result.output
    return " ".join(result.output.split())


@pytest.mark.parametrize("statement", STATEMENTS)
def test_of_statements(project: Project, statement: str) -> None:
    assert STATEMENTS[statement] in told(project, f"@claim({statement})\ndef it():\n    return calc(c).eq(c)\n")


@pytest.mark.parametrize("body", STEPS)
def test_of_steps(project: Project, body: str) -> None:
    assert STEPS[body] in told(project, f"@claim(Eq(c + c, 2*c))\ndef it():\n    return {body}\n")


@pytest.mark.parametrize(
    ("decorator", "said"),
    [
        ("@claim()", "claim needs other arguments, as in @claim(Eq(a, b))"),
        ("@claim", "@claim(…) needs a statement, not the function it: write Eq(a, b)"),
    ],
)
def test_of_decorators(project: Project, decorator: str, said: str) -> None:
    assert said in told(project, f"{decorator}\ndef it():\n    return calc(c).eq(c)\n")


LATER = {
    "@claim(Eq(c + c, 2*c))\ndef binomial():\n    return calc(c + c).eq(2*c)\n": "defined",
    "class binomial:\n    pass\n": "defined",
    'binomial = scalar("b")\n': "defined",
    'binomial: object = scalar("b")\n': "defined",
    'binomial, other = scalar("b"), 1\n': "defined",
    "if True:\n    binomial = c\n": "defined",
    "from math import comb as binomial\n": "imported",
}


@pytest.mark.parametrize("later", LATER)
def test_of_order(project: Project, later: str) -> None:
    said = told(project, f"@erratum(Eq(c, c + 1), corrected=binomial)\ndef it():\n    return\n\n\n{later}")
    assert f"E103 proofs/a.py:{FIRST} " in said
    assert f"binomial is {LATER[later]} below, in line {FIRST + 5}; move it up" in said
    assert "cannot be stated yet" not in said


@pytest.mark.parametrize(
    "later",
    [
        "def other():\n    factorial = c\n",
        "factorial_ = c\n",
        "found = [factorial for factorial in [c]]\n",
        "c.factorial = c\n" if False else "print(end='')\n",
    ],
)
def test_a_name_that_is_bound_elsewhere_is_not_defined_below(project: Project, later: str) -> None:
    said = told(project, f"@claim(Eq(factorial, c))\ndef it():\n    return calc(c).eq(c)\n\n\n{later}")
    assert "factorials cannot be stated yet" in said
    assert "below" not in said


@pytest.mark.parametrize(
    ("used", "said"),
    [
        ("def late():\n    return factorial\n\n\nlate()\n", "factorial is defined below"),
        ("def late():\n    factorial\n    factorial = 1\n\n\nlate()\n", "cannot access local variable 'factorial'"),
        ("exec('factorial', {})\n", "factorials cannot be stated yet"),
    ],
)
def test_only_what_the_file_itself_lacks_is_defined_below(project: Project, used: str, said: str) -> None:
    assert said in told(project, f"{used}\nfactorial = c\n")
