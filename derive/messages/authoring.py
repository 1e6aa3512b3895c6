"""E2: a claim, its chain, a reason or a figure has no meaning."""

from __future__ import annotations

from .kind import Kind

_SQUARE = """
@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0)
"""

DECORATOR = Kind(
    "E211",
    "decorator",
    "@claim, or one of its siblings, was given something that it does not take.",
    "given= takes a list of statements, corrected= a claim, meets= a witness(…), source= and title= a text.",
    """
@claim(Ge(c**2, c), given=Ge(c, 1))
def square():
    return calc(c**2).ge(c)
""",
    """
@claim(Ge(c**2, c), given=[Ge(c, 1)])
def square():
    return calc(c**2).ge(c)
""",
)
STEP = Kind(
    "E212",
    "step",
    "A step of a chain has the wrong kind: a relation between statements, or ⇔ between terms.",
    "A chain of terms goes by .eq, .le, .lt, .ge and .gt, a chain of statements by .iff and .implies.",
    """
@claim(Iff(Gt(c, 0), Gt(2 * c, 0)))
def doubled():
    return calc(Gt(c, 0)).eq(Gt(2 * c, 0))
""",
    """
@claim(Iff(Gt(c, 0), Gt(2 * c, 0)))
def doubled():
    return calc(Gt(c, 0)).iff(Gt(2 * c, 0))
""",
)
REASON = Kind(
    "E213",
    "reason",
    "A reason is not known, or was given the wrong arguments.",
    "A reason is by.… or a claim. `derive rules` lists the reasons, `derive rules by.unfold` shows one.",
    """
@claim(Eq(Sum(exp(x[k]), k) / Z, 1))
def whole():
    return calc(Sum(exp(x[k]), k) / Z).eq(1, by.unfold("Z"))
""",
    """
@claim(Eq(Sum(exp(x[k]), k) / Z, 1))
def whole():
    return calc(Sum(exp(x[k]), k) / Z).eq(1, by.unfold(Z))
""",
)
PART = Kind(
    "E214",
    "part",
    "A claim's function returned nothing that proves, or a part of a proof was given the wrong thing.",
    "A proof is a chain, or parts: cases, both, conj, attained, some, squeeze, limit, absurd, unique.",
    """
@claim(Ge(c**2, 0))
def square():
    calc(c**2).ge(0)
""",
    _SQUARE,
)
WITNESS = Kind(
    "E215",
    "witness",
    "meets=witness(…) is no point of the claim.",
    "A witness has an exact value for each variable that the claim speaks of.",
    """
@claim(Ge(c**2, c), given=[Ge(c, 1)], meets=witness(b=1))
def square():
    return calc(c**2).ge(c)
""",
    """
@claim(Ge(c**2, c), given=[Ge(c, 1)], meets=witness(c=1))
def square():
    return calc(c**2).ge(c)
""",
)
FIGURE = Kind(
    "E216",
    "figure",
    "A figure cannot be drawn as it is written.",
    "@figure(of=…) draws terms of a claim over points that its function chooses.",
    """
@figure(of="square", across=c, up=c**2)
def parabola(draw):
    draw.line("", c=[0, 1, 2])
""",
    """
@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0)


@figure(of=square, across=c, up=c**2)
def parabola(draw):
    draw.line("", c=[0, 1, 2])
""",
)
CALLED = Kind(
    "E217",
    "claim-called",
    "A claim was called like a function.",
    "A claim is cited by its name alone, or for other terms with by.inst(claim, {…}).",
    """
@claim(Ge(exp(c), 1 + c))
def tangent():
    return calc(exp(c)).ge(1 + c, by.exp_bound(c))


@claim(Ge(exp(d), 1 + d))
def above():
    return calc(exp(d)).ge(1 + d, tangent(d))
""",
    """
@claim(Ge(exp(c), 1 + c))
def tangent():
    return calc(exp(c)).ge(1 + c, by.exp_bound(c))


@claim(Ge(exp(d), 1 + d))
def above():
    return calc(exp(d)).ge(1 + d, tangent)
""",
)
NOTEBOOK = Kind(
    "E220",
    "notebook",
    "check, explain, numeric, simplify or report was given something that it does not take.",
    "check takes a claim, simplify a term, and numeric a term with a value for each of its variables.",
    """
from derive.notebook import numeric

half = numeric(c / 2)


@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0)
""",
    """
from derive.notebook import numeric

half = numeric(c / 2, c=1)


@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0)
""",
)
