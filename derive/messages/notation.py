"""E2: a term or a statement has no meaning."""

from __future__ import annotations

from .kind import Kind

_SQUARE = """
@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0)
"""

UNREADABLE = Kind(
    "E201",
    "unreadable",
    "Something stands where a term is needed, and is none: a string, infinity, what is SymPy's alone.",
    "Terms are numbers made of declared variables by + - * / **, the functions, Sum, Prod, Max, Min and D. The "
    "message says what to write instead.",
    """
@claim(Ge("c**2", 0))
def square():
    return calc("c**2").ge(0)
""",
    """
@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0)
""",
)
DECIMAL = Kind(
    "E202",
    "decimal",
    "A decimal number stands in a term.",
    "0.1 is not one tenth in Python, and a proof is about exact numbers.",
    """
@claim(Eq(0.5 * c + 0.5 * c, c))
def halves():
    return calc(0.5 * c + 0.5 * c).eq(c)
""",
    """
@claim(Eq(c / 2 + c / 2, c))
def halves():
    return calc(c / 2 + c / 2).eq(c)
""",
)
NO_STATEMENT = Kind(
    "E203",
    "no-statement",
    "Something stands where a statement is needed, and is none.",
    "Statements are built by Eq, Ne, Le, Lt, Ge, Gt, And, Implies, Iff, forall and Tends. Python decides == and >= at "
    "once, before derive sees them.",
    """
@claim(c**2 >= 0)
def square():
    return calc(c**2).ge(0)
""",
    _SQUARE,
)
NO_TRUTH_VALUE = Kind(
    "E204",
    "no-truth-value",
    "Python was asked whether a statement is true, by if, and, not, max or a chain of comparisons.",
    "A statement about symbols is neither true nor false to Python.",
    """
@claim(Ge(c**2, 0) and Ge(d**2, 0))
def squares():
    return conj(calc(c**2).ge(0), calc(d**2).ge(0))
""",
    """
@claim(And(Ge(c**2, 0), Ge(d**2, 0)))
def squares():
    return conj(calc(c**2).ge(0), calc(d**2).ge(0))
""",
)
INDEX = Kind(
    "E205",
    "wrong-index",
    "A vector or a family is indexed by something that is no index of its size.",
    "A position is a declared index, so that n can stay a symbol. An index runs over one dimension.",
    """
@claim(Ge(x[0] ** 2, 0))
def square():
    return calc(x[0] ** 2).ge(0)
""",
    """
@claim(Ge(x[i] ** 2, 0))
def square():
    return calc(x[i] ** 2).ge(0)
""",
)
INDEX_AS_NUMBER = Kind(
    "E206",
    "index-as-number",
    "An index stands where a number is needed, or is compared with one.",
    "An index is a position, and can only say where. Powers of an index, and its value, cannot be stated.",
    """
@claim(Eq(i, 1))
def first():
    return calc(i).eq(1)
""",
    """
@claim(Eq(delta(i, i), 1))
def same():
    return calc(delta(i, i)).eq(1)
""",
)
ARGUMENTS = Kind(
    "E207",
    "arguments",
    "Sum, D, delta, Tends, a function or another word of the notation was given something that it does not take.",
    "Sum and Max run over a declared index, D takes a component or a scalar, Tends moves a scalar.",
    """
@claim(Eq(D(Sum(x[k], k), x), 1))
def slope():
    return calc(D(Sum(x[k], k), x)).eq(1)
""",
    """
@claim(Eq(D(Sum(x[k], k), x[i]), 1))
def slope():
    return calc(D(Sum(x[k], k), x[i])).eq(1)
""",
)
DECLARATION = Kind(
    "E208",
    "declaration",
    "A variable cannot be declared like this.",
    "A name must read as one thing wherever it is printed, and a vector needs a declared dimension.",
    """
u = vector("u", 3)


@claim(Ge(u[i] ** 2, 0))
def square():
    return calc(u[i] ** 2).ge(0)
""",
    """
u = vector("u", n)


@claim(Ge(u[i] ** 2, 0))
def square():
    return calc(u[i] ** 2).ge(0)
""",
)
DEFINITION = Kind(
    "E209",
    "definition",
    "A definition, or the way in which it is used, does not fit.",
    "Each parameter occurs in the body and is given once. What is called with arguments gets them before its index.",
    """
s = define("s", exp(x[i]) / Sum(exp(x[k]), k), at=i, of=x)


@claim(Gt(s[i], 0))
def positive():
    return calc(s[i]).gt(0, by.unfold(s))
""",
    """
s = define("s", exp(x[i]) / Sum(exp(x[k]), k), at=i, of=x)


@claim(Gt(s(x)[i], 0))
def positive():
    return calc(s(x)[i]).gt(0, by.unfold(s))
""",
)
TWO_MEANINGS = Kind(
    "E210",
    "two-meanings",
    "Two different things in one claim would be printed alike.",
    "Whoever reads the statement could not tell them apart. Rename one of them.",
    """
q = scalar("c")


@claim(Eq(c + q, q + c))
def swapped():
    return calc(c + q).eq(q + c)


z = scalar("c", positive=True)


@claim(Eq(c + z, z + c))
def with_another():
    return calc(c + z).eq(z + c)
""",
    """
z = scalar("z", positive=True)


@claim(Eq(c + z, z + c))
def with_another():
    return calc(c + z).eq(z + c)
""",
)
NOT_REACHED = Kind(
    "E218",
    "subs",
    "SymPy's subs does not reach into a sum or a definition.",
    "It would leave there what it should exchange. Write the term with what is meant, or cite with by.inst.",
    """
@claim(Eq(Sum(c * x[k], k).subs(c, d), d * Sum(x[k], k)))
def moved():
    return calc(Sum(d * x[k], k)).eq(d * Sum(x[k], k))
""",
    """
@claim(Eq(Sum(d * x[k], k), d * Sum(x[k], k)))
def moved():
    return calc(Sum(d * x[k], k)).eq(d * Sum(x[k], k))
""",
)
SHAPES = Kind(
    "E219",
    "shapes",
    "Vectors or matrices of different kinds or sizes are put together, or one stands where a number is needed.",
    "A product A @ x needs as many columns of A as x has components; a sum needs two of one shape.",
    """
A = matrix("A", n, n)


@claim(Eq(A @ x + c, c + A @ x))
def moved():
    return calc(A @ x + c).eq(c + A @ x)


@claim(Eq(A + x, x + A))
def swapped():
    return calc(A + x).eq(x + A)
""",
    """
A = matrix("A", n, n)


@claim(Eq(A @ x + x, x + A @ x))
def moved():
    return calc(A @ x + x).eq(x + A @ x)
""",
)
