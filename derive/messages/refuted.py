"""R: something is false for certain, as a point shows. A: the checker contradicts itself."""

from __future__ import annotations

from .kind import Kind

FALSE_STATEMENT = Kind(
    "R101",
    "false-statement",
    "The statement is false: at the counterexample all hypotheses hold, and the statement does not.",
    "The point is certain. No proof can mend a false statement; correct it, or state what is missing in given=[…].",
    """
@claim(Ge(c**2, c))
def square():
    return calc(c**2).ge(c)
""",
    """
@claim(Ge(c**2, c), given=[Ge(c, 1)])
def square():
    return calc(c**2).ge(c)
""",
)
FALSE_STEP = Kind(
    "R102",
    "false-step",
    "The statement may be true, but one of the steps is false: the counterexample is a point at which it fails.",
    "A proof that goes through a false step shows nothing. Compare the term with what the reasons give.",
    """
@claim(Eq((c + 1) ** 2, c**2 + 2 * c + 1))
def square():
    return calc((c + 1) ** 2).eq(c**2 + c + 1).eq(c**2 + 2 * c + 1)
""",
    """
@claim(Eq((c + 1) ** 2, c**2 + 2 * c + 1))
def square():
    return calc((c + 1) ** 2).eq(c**2 + c + c + 1).eq(c**2 + 2 * c + 1)
""",
)
FALSE_AXIOM = Kind(
    "R103",
    "false-axiom",
    "A claim that was proved from axioms is false, or an axiom is; so one of its axioms is false.",
    "An axiom is assumed and not proved. A false one proves everything.",
    """
@axiom(Ge(c**2, c))
def assumed(): ...


@claim(Ge(c**2 - c, 0))
def follows():
    return calc(c**2 - c).ge(0, assumed)
""",
    """
@claim(Ge(c**2, c), given=[Ge(c, 1)])
def shown():
    return calc(c**2).ge(c)


@claim(Ge(c**2 - c, 0), given=[Ge(c, 1)])
def follows():
    return calc(c**2 - c).ge(0, shown)
""",
)
NO_VALUE = Kind(
    "R104",
    "no-value",
    "At the point that is shown, a side of the statement has no value: a denominator is 0, or a logarithm is of a "
    "number that is not positive.",
    "A relation says that both of its sides have a value, so the statement is false there. State what is missing in "
    "given=[…], or declare the variable so.",
    """
@claim(Eq(c / c, 1))
def one():
    return calc(c / c).eq(1)
""",
    """
@claim(Eq(c / c, 1), given=[Ne(c, 0)])
def one():
    return calc(c / c).eq(1)
""",
)
NUMBERS_DISAGREE = Kind(
    "A101",
    "numbers-disagree",
    "The kernel proved the claim, and numbers refute it.",
    "One of the two is wrong, so derive itself is. Believe neither, and report it.",
)
SYMPY_DISAGREES = Kind(
    "A102",
    "sympy-disagrees",
    "The kernel proved the claim, and SymPy derives something else at a small n.",
    "One of the two is wrong. SymPy may be; until somebody knows, the claim does not count as proved. Report it.",
)
