"""U2: the steps are shown, and do not make up a proof of the statement."""

from __future__ import annotations

from .kind import Kind

ENDS_DIFFER = Kind(
    "U201",
    "ends-differ",
    "Each step holds, but the chain starts or ends at another term than the statement.",
    "A chain proves what its two ends say. They must be the sides of the statement, at least in normal form.",
    """
@claim(Ge(exp(c) + 1, c))
def above():
    return calc(exp(c)).ge(1 + c, by.exp_bound(c)).ge(c)
""",
    """
@claim(Ge(exp(c) + 1, c))
def above():
    return calc(exp(c) + 1).ge(exp(c)).ge(1 + c, by.exp_bound(c)).ge(c)
""",
)
TOO_WEAK = Kind(
    "U202",
    "too-weak",
    "The chain shows less than the statement says, for example ≥ where > is stated, or ⇒ where ⇔ is.",
    "A chain is as strong as its weakest step.",
    """
@claim(Gt(c**2 + 1, 0))
def positive():
    return calc(c**2 + 1).ge(0)
""",
    """
@claim(Gt(c**2 + 1, 0))
def positive():
    return calc(c**2 + 1).gt(0)
""",
)
NO_STEP = Kind(
    "U203",
    "no-step",
    "The chain has a start and no step.",
    "calc(…) only says where a chain begins.",
    """
@claim(Eq(c + c, 2 * c))
def double():
    return calc(c + c)
""",
    """
@claim(Eq(c + c, 2 * c))
def double():
    return calc(c + c).eq(2 * c)
""",
)
UNFIT = Kind(
    "U204",
    "unfit-part",
    "A part of the proof cannot prove a statement of this kind.",
    "A chain proves a relation; conj(…) proves And(…), both(…) an equivalence or an equation, limit(…) and "
    "squeeze(…) a limit, attained(…) the value of a maximum or minimum.",
    """
@claim(And(Ge(c**2, 0), Ge(d**2, 0)))
def squares():
    return calc(c**2).ge(0)
""",
    """
@claim(And(Ge(c**2, 0), Ge(d**2, 0)))
def squares():
    return conj(calc(c**2).ge(0), calc(d**2).ge(0))
""",
)
LIMIT_NOT_SHOWN = Kind(
    "U205",
    "limit-not-shown",
    "The limit is not shown: the expansion of the term does not say what it tends to.",
    "limit(…) reads a limit off an expansion in powers, exponentials and logarithms. A term that moves about needs "
    "two others that hold it: squeeze(…).",
    """
@claim(Tends(cosh(sin(r)) - exp(sin(r)) / 2 - exp(-sin(r)) / 2, r, oo, 0))
def nothing():
    return limit(calc(cosh(sin(r)) - exp(sin(r)) / 2 - exp(-sin(r)) / 2))
""",
    """
@claim(Tends(cosh(sin(r)) - exp(sin(r)) / 2 - exp(-sin(r)) / 2, r, oo, 0))
def nothing():
    return limit(calc(cosh(sin(r)) - exp(sin(r)) / 2 - exp(-sin(r)) / 2).eq(0))
""",
)
NOT_SHOWN_AT_ONCE = Kind(
    "U206",
    "not-shown-at-once",
    "The statement does not follow at once from its hypotheses, or from the claim or fact that the proof is.",
    "trivial proves what signs and the hypotheses show; a claim or a fact in place of a proof must say the statement.",
    """
@claim(Ge(exp(c), 1 + c))
def above():
    return trivial
""",
    """
@claim(Ge(exp(c), 1 + c))
def above():
    return calc(exp(c)).ge(1 + c, by.exp_bound(c))
""",
)
NOT_ABSURD = Kind(
    "U207",
    "not-absurd",
    "absurd(…) was given a chain that shows nothing impossible.",
    "It proves any statement from a chain that cannot be, such as c > c: so the hypotheses cannot hold together.",
    """
@claim(Eq(c, d), given=[Le(c, d), Ge(c, d)])
def same():
    return cases(Eq(c, d), trivial, absurd(calc(c).le(d, by.hyp(1))))
""",
    """
@claim(Eq(c, d), given=[Le(c, d), Ge(c, d)])
def same():
    return cases(Lt(c, d), absurd(calc(c).lt(d, by.hyp(3)).le(c, by.hyp(2))), trivial)
""",
)
NOTHING_FOUND = Kind(
    "U208",
    "nothing-found",
    "Nothing was found for what the proof leaves open by `...`.",
    "The search makes so many attempts, --effort, and then gives up. Write a step or a lemma that it can go on from; "
    "a statement that numbers refute is not looked for at all.",
)
