"""U3: something other than the proof keeps a claim from being proved, or a published statement from being refuted."""

from __future__ import annotations

from .kind import Kind

VACUOUS = Kind(
    "U301",
    "vacuous",
    "No point was found at which all hypotheses hold, so the claim may say nothing.",
    "A claim whose hypotheses contradict each other is true of nothing. Where they are only hard to meet by chance, "
    "give a point: meets=witness(…).",
    """
@claim(Eq(c * 2, c + c), given=[Gt(c, 1), Lt(c, 0)])
def double():
    return calc(c * 2).eq(c + c)
""",
    """
@claim(Eq(c * 2, c + c), given=[Gt(c, 1)])
def double():
    return calc(c * 2).eq(c + c)
""",
)
HYPOTHESIS_WITHOUT_VALUE = Kind(
    "U302",
    "hypothesis-without-value",
    "A term in a hypothesis may have no value, such as 1/c where c may be 0.",
    "What a hypothesis says must be clear wherever it is assumed. State that too, before it or beside it.",
    """
@claim(Ge(exp(d), 1 + d), given=[Ge(1 / c, 1)])
def above():
    return calc(exp(d)).ge(1 + d, by.exp_bound(d))
""",
    """
@claim(Ge(exp(d), 1 + d), given=[Ne(c, 0), Ge(1 / c, 1)])
def above():
    return calc(exp(d)).ge(1 + d, by.exp_bound(d))
""",
)
IMPOSSIBLE_HYPOTHESIS = Kind(
    "U303",
    "impossible-hypothesis",
    "A hypothesis about every index contradicts itself at one of them, for example x_i ≠ x_j for all j, at j = i.",
    "So nothing meets it, and the claim says nothing. Leave that index out.",
    """
@claim(Eq(x[i] - x[i], 0), given=[forall(j, Ne(x[i], x[j]))])
def nothing():
    return calc(x[i] - x[i]).eq(0)
""",
    """
@claim(Eq(x[i] - x[i], 0), given=[forall(j, Implies(Ne(j, i), Ne(x[i], x[j])))])
def nothing():
    return calc(x[i] - x[i]).eq(0)
""",
)
NOT_PERMITTED = Kind(
    "U304",
    "axiom-not-permitted",
    "The claim rests on an axiom that the configuration does not permit.",
    "Nobody should mistake what is assumed for what is proved: permitted-axioms in [tool.derive] says what may be "
    "assumed. Better, prove it.",
    """
@axiom(Ge(exp(c), 1 + c))
def tangent(): ...


@claim(Ge(exp(c) + d, 1 + c + d))
def moved():
    return calc(exp(c) + d).ge(1 + c + d, tangent)
""",
    """
@claim(Ge(exp(c), 1 + c))
def tangent():
    return calc(exp(c)).ge(1 + c, by.exp_bound(c))


@claim(Ge(exp(c) + d, 1 + c + d))
def moved():
    return calc(exp(c) + d).ge(1 + c + d, tangent)
""",
)
NO_VALUE = Kind(
    "U305",
    "no-value-for-an-axiom",
    "The claim was proved from an axiom, and at some point the statement has no value.",
    "A relation says that both of its sides have a value. An axiom that takes this for granted is not enough.",
    """
@axiom(Eq(c / c, 1))
def ratio(): ...


@claim(Eq(2 * (c / c), 2))
def doubled():
    return calc(2 * (c / c)).eq(2, ratio)
""",
    """
@claim(Eq(2 * (c / c), 2), given=[Ne(c, 0)])
def doubled():
    return calc(2 * (c / c)).eq(2)
""",
)
NOT_REFUTED = Kind(
    "U306",
    "not-refuted",
    "An erratum is a published statement that is false, and nothing refutes this one.",
    "It may be true after all. If it is false, give a point at which it fails: meets=witness(…).",
    """
@erratum(Ne(c**5 + c, 3))
def published(): ...
""",
    """
@erratum(Ne(c**5 + c, 2), meets=witness(c=1))
def published(): ...
""",
)
TRUE_AFTER_ALL = Kind(
    "U313",
    "true-after-all",
    "An erratum is a published statement that is false, and this one is proved: it is true.",
    "State it as a claim, or look again at what was published.",
    """
@erratum(Ge(c**2 + 1, 2 * c))
def published(): ...
""",
    """
@claim(Ge(c**2 + 1, 2 * c))
def published():
    return calc(c**2 + 1).ge(2 * c)
""",
)
CORRECTION_UNPROVED = Kind(
    "U307",
    "correction-unproved",
    "What is said to be true instead of a published statement is not proved.",
    "corrected= names the claim that should stand there. It must be proved itself.",
    """
@claim(Ge(exp(c), exp(1) * c))
def instead():
    return calc(exp(c)).ge(exp(1) * c)


@erratum(Le(exp(c), exp(1) * c), corrected=instead)
def published(): ...
""",
    """
@claim(Ge(exp(c), exp(1) * c))
def instead():
    return calc(exp(c)).ge(exp(1) * c, by.exp_bound(c - 1))


@erratum(Le(exp(c), exp(1) * c), corrected=instead)
def published(): ...
""",
)
CORRECTION_UNRELATED = Kind(
    "U308",
    "correction-unrelated",
    "What is said to be true instead does not speak of what was published.",
    "The two have no term or relation in common, so the one cannot correct the other.",
    """
@claim(Eq(d * d, d**2))
def instead():
    return calc(d * d).eq(d**2)


@erratum(Le(exp(c), c), corrected=instead)
def published(): ...
""",
    """
@claim(Gt(exp(c), c))
def instead():
    return calc(exp(c)).ge(1 + c, by.exp_bound(c)).gt(c)


@erratum(Le(exp(c), c), corrected=instead)
def published(): ...
""",
)
OUTSIDE = Kind(
    "U309",
    "outside-the-interval",
    "The confidence interval of an experiment does not meet the interval that it should.",
    "The outcomes say something else than expect=(low, high).",
    """
@experiment(says="a fair coin", expect=(0.6, 0.7))
def coin(rng):
    return rng.integers(2, size=10000)
""",
    """
@experiment(says="a fair coin", expect=(0.4, 0.6))
def coin(rng):
    return rng.integers(2, size=10000)
""",
)
TOO_LONG = Kind(
    "U310",
    "too-long",
    "The claim took longer than its limit, and was stopped.",
    "Take it apart into lemmas, or allow more: --timeout SECONDS, or @claim(…, timeout=SECONDS).",
)
TOO_LARGE = Kind(
    "U311",
    "too-large",
    "The claim needs more memory than its process may have.",
    "Take it apart into lemmas, name long terms by define(…), or allow more: --memory MIB.",
)
LEFT_OPEN = Kind(
    "U312",
    "left-open",
    "The proof leaves something open by `...`, and --no-holes allows nothing of this kind.",
    "A gate should not depend on what a search finds. `derive fill` writes what is found into the file.",
)
