"""What is written elsewhere and has no meaning here, and what to write instead.

CLASSES    SymPy's expressions, by the names of their classes
NAMES      names that claim files of newcomers use
METHODS    methods and functions of other libraries; {of} is the vector or matrix, and {0} the same as an argument
CALLS      words of the notation with their arguments
message    exceptions that Python, SymPy and NumPy raise where they were given our terms
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

import sympy

_NO_INTEGRALS = "integrals cannot be stated yet; state the slope of the antiderivative: Eq(D(F, t), f)"
MAX_OF_TWO = "the larger of two terms is (a + b + abs(a - b)) / 2, the smaller (a + b - abs(a - b)) / 2"

CLASSES: dict[str, str] = {
    "Symbol": "declare it, with scalar, vector, index or dimension from derive.notation",
    "Sum": "write Sum(body, k) from derive.notation, over a declared index",
    "Product": "write Prod(body, k) from derive.notation, over a declared index",
    "Integral": _NO_INTEGRALS,
    "Derivative": "write D(f, v) from derive.notation",
    "Subs": "write the substituted term out",
    "Limit": "write the statement Tends(f, variable, oo, value) from derive.notation",
    "Lambda": "write define(name, body, at=i)",
    "Piecewise": "state the cases as claims of their own, with given=[…]",
    "Max": f"write x.max, or Max(body, k) over a declared index, from derive.notation; {MAX_OF_TWO}",
    "Min": f"write x.min, or Min(body, k) over a declared index, from derive.notation; {MAX_OF_TWO}",
    "KroneckerDelta": "write delta(i, j) from derive.notation",
    "Indexed": "declare vector('x', n) and write x[i]",
    "MatrixSymbol": "declare matrix('A', m, n)",
    "ImaginaryUnit": "all terms are real",
    "Infinity": "infinity is not a number here",
    "NegativeInfinity": "infinity is not a number here",
    "ComplexInfinity": "a division by zero was written",
    "NaN": "an undefined operation was written",
    "sign": "state the cases as claims of their own",
    "BooleanTrue": "SymPy evaluated the statement before it was read; write Eq, Ge, … from derive.notation",
    "BooleanFalse": "SymPy evaluated the statement before it was read; write Eq, Ge, … from derive.notation",
}

NAMES: dict[str, str] = {
    "ln": "log is the natural logarithm",
    "Abs": "write abs(…)",
    "fabs": "write abs(…)",
    "E": "write exp(1)",
    "inf": "write oo, in Tends",
    "inner": "write dot(x, y)",
    "mean": "write it out: Sum(x[k], k) / n",
    "transpose": "write A.T",
    "trace": "write tr(A)",
    "identity": "write eye(n)",
    "gradient": "write grad(f, x)",
    "inverse": "write inv(A)",
    "determinant": "write det(A)",
    "adjugate": "write adj(A)",
    "logdet": "write log(abs(det(A)))",
    "pinv": "write inv(A.T @ A) @ A.T",
    "solve": "write inv(A) @ b",
    "I": "the identity matrix is eye(n)",
    "Identity": "write eye(n)",
    "Inverse": "write inv(A)",
    "Determinant": "write det(A)",
    "Transpose": "write A.T",
    "Trace": "write tr(A)",
    "Matrix": 'write matrix("A", m, n)',
    "MatrixSymbol": 'write matrix("A", m, n)',
    "hadamard": "write A * B",
    "matmul": "write A @ B",
    "frobenius": "write norm(A)",
    "diff": "write D(f, v)",
    "Derivative": "write D(f, v)",
    "integrate": _NO_INTEGRALS,
    "Integral": _NO_INTEGRALS,
    "lim": "write the statement Tends(f, variable, oo, value)",
    "Limit": "write the statement Tends(f, variable, oo, value)",
    "Or": "state a claim for each case",
    "Not": "write the opposite: Ne for Eq, Lt for Ge, Le for Gt",
    "Equal": "write Eq(a, b)",
    "Product": "write Prod(body, k)",
    "Symbol": 'write scalar("c"), vector("x", n), index("k", n) or dimension("n")',
    "symbols": 'write scalar("c"), vector("x", n), index("k", n) or dimension("n")',
    "factorial": "factorials cannot be stated yet",
    "binomial": "binomial coefficients cannot be stated yet",
    "theorem": "write @claim(…)",
    "lemma": "write @claim(…)",
}

METHODS: dict[str, str] = {
    **dict.fromkeys(("inv", "inverse", "I"), "inv({0})"),
    **dict.fromkeys(("det", "determinant"), "det({0})"),
    **dict.fromkeys(("transpose", "swapaxes", "H"), "{of}.T"),
    **dict.fromkeys(("adjugate", "adj"), "adj({0})"),
    **dict.fromkeys(("trace", "tr"), "tr({0})"),
    **dict.fromkeys(("dot", "matmul", "inner", "vdot", "multi_dot"), "{of} @ …"),
    **dict.fromkeys(("diag", "diagonal"), "diag({0})"),
    "multiply": "{of} * …",
    "matrix_power": "{of}**k",
    "norm": "norm({0})",
    "outer": "outer({0}, …)",
    "kron": "kron({0}, …)",
    "pinv": "inv({of}.T @ {of}) @ {of}.T",
    "row": "{of}[i, :]",
    "col": "{of}[:, j]",
    "solve": "inv({0}) @ …",
}

CALLS: dict[str, str] = {
    "dimension": 'dimension("n")',
    "index": 'index("k", n)',
    "indices": 'indices("i j k", n)',
    "scalar": 'scalar("c")',
    "vector": 'vector("x", n)',
    "matrix": 'matrix("A", m, n)',
    "define": 'define("m", Sum(x[k], k) / n)',
    "claim": "@claim(Eq(a, b))",
    "erratum": "@erratum(Eq(a, b))",
    "calc": "calc(a).eq(b)",
    "Tends": "Tends(f, c, oo, 0)",
    "forall": "forall(k, Ge(x[k], 0))",
    "Implies": "Implies(Gt(a, 0), Gt(b, 0))",
    "Iff": "Iff(Eq(a, 0), Eq(b, 0))",
    "delta": "delta(i, j)",
    "D": "D(f, c)",
    **{name: f"{name}(a, b)" for name in ("Eq", "Ne", "Le", "Lt", "Ge", "Gt")},
}
"""How words of the notation are called, for whoever called one otherwise."""

_RELATIONS = {">=": "Ge", "<=": "Le", ">": "Gt", "<": "Lt", "==": "Eq", "!=": "Ne"}
_COMPARED = re.compile(r"(.+) (>=|<=|>|<|==|!=) (.+)", re.DOTALL)


def statement(value: object) -> str | None:
    """What to write for something that stands where a statement is needed."""
    if isinstance(value, bool | sympy.logic.boolalg.BooleanAtom):
        return "a comparison with == or >= is made at once; write Eq(a, b), Ge(a, b), … from derive.notation"
    if isinstance(value, sympy.core.relational.Relational) and type(value).__name__ in ("Equality", "Unequality"):
        own = {"Equality": "Eq", "Unequality": "Ne"}[type(value).__name__]
        return f"{own} is SymPy's here; take {own} from derive.notation"
    if isinstance(value, sympy.core.relational.Relational) and (found := _COMPARED.fullmatch(str(value))):
        return f"write {_RELATIONS[found[2]]}({found[1]}, {found[3]}) from derive.notation"
    return None


def decimal(value: object) -> str:
    """What to write for a decimal number."""
    exact = Fraction(repr(float(value)))  # type: ignore[arg-type]
    number = str(exact.numerator) if exact.denominator == 1 else f"Rational({exact.numerator}, {exact.denominator})"
    half = "; in Python 1/2 is one, too" if exact.denominator != 1 else ""
    return f"write {number}: a decimal number is rarely meant exactly{half}"


def message(said: str) -> str | None:
    """What to write instead, for what an exception says."""
    for pattern, instead in _MESSAGES:
        found = re.search(pattern, said)
        if found is not None:
            return instead(found)
    return None


def _always(words: str) -> Callable[[re.Match[str]], str]:
    return lambda _: words


def _compared(found: re.Match[str]) -> str:
    left, relation, right = found.groups()
    return (
        f"Python cannot decide {left} {relation} {right}, which if, max, and, or a < b < c asks for; "
        f"write {_RELATIONS[relation]}({left}, {right}), and And(…, …) for several; of max and min, {MAX_OF_TWO}"
    )


def _step(found: re.Match[str]) -> str:
    return (
        f"a chain has no step .{found[1]}; terms go on by .eq, .ge, .gt, .le and .lt, statements by .iff and .implies"
    )


def method(name: str, of: str) -> str | None:
    """What to write for a method or function of another library, of a vector or matrix."""
    return f"write {METHODS[name].format(without_brackets(of), of=of)}" if name in METHODS else None


def without_brackets(said: str) -> str:
    """A term as an argument stands: without the brackets around the whole of it."""
    return said[1:-1] if said.startswith("(") and said.endswith(")") else said


_MESSAGES: list[tuple[str, Callable[[re.Match[str]], str]]] = [
    ("Invalid limits given", _always("this is SymPy's Sum; write Sum(body, k) from derive.notation, over an index")),
    ("expression to float", _always("take exp, log, … from derive.notation, not from math")),
    ("ufunc does not support", _always("take exp, log, … from derive.notation, not from NumPy")),
    ("calculate derivative wrt", _always("write D(f, v) from derive.notation")),
    (r"unsupported operand type\(s\) for \^", _always("^ is no power in Python; write c**2")),
    (r"unsupported operand type\(s\) for (//|%)", _always("a quotient is a / b; no remainder can be stated yet")),
    (r"unsupported operand type\(s\) for @", _always("@ multiplies vectors and matrices; numbers are multiplied by *")),
    (r"truth value of Relational: (.+) (>=|<=|>|<) (.+)", _compared),
    ("object cannot be interpreted as an integer", _always("n is a symbol and has no range; write Sum(body, k)")),
    (r"'Chain' object has no attribute '(\w+)'", _step),
    (r"'(?:Add|Mul|Pow|int|Integer|Rational)' object is not callable", _always("a product is written with *")),
    ("has no len", _always('how many components a vector has is its dimension, n = dimension("n")')),
    ("has no attribute 'shape'", _always('how many components a vector has is its dimension, n = dimension("n")')),
    ("has no attribute 'T'", _always("only a matrix has a transpose")),
    (
        rf"'(?:VectorTerm|Family)' object has no attribute '({'|'.join(METHODS)})'",
        lambda found: method(found[1], "A") or "",
    ),
    (
        r"^(grad|jacobian|hessian)\(\) missing",
        lambda found: f"{found[1]}(f, x) differentiates f by a declared vector or matrix x",
    ),
    (r"^eye\(\) (takes|missing)", _always("eye(n) is square, and takes one declared dimension")),
    (r"has no attribute 'sum'", _always("write Sum(x[k], k)")),
    (r"has no attribute 'mean'", _always("write Sum(x[k], k) / n")),
    (r"D\(\) takes 2 positional arguments", _always("D takes one variable; write D(D(f, a), b)")),
]
