"""U1: a step is neither shown nor refuted."""

from __future__ import annotations

from .kind import Kind

SIDES_DIFFER = Kind(
    "U101",
    "sides-differ",
    "The reasons of the step do not make the left side into the right one.",
    "Two terms are equal here when they have the same normal form. A definition is a name until a reason unfolds it; "
    "a derivative stands as it is until a reason takes it.",
    """
@claim(Eq(Sum(exp(x[k]), k) / Z, 1))
def whole():
    return calc(Sum(exp(x[k]), k) / Z).eq(1)
""",
    """
@claim(Eq(Sum(exp(x[k]), k) / Z, 1))
def whole():
    return calc(Sum(exp(x[k]), k) / Z).eq(1, by.unfold(Z))
""",
)
CONDITION_MISSING = Kind(
    "U102",
    "condition-missing",
    "The step needs a condition, for example that a denominator is not 0, and nothing shows it.",
    "An equation says that both sides have a value. What follows from signs is seen by itself; all else is stated in "
    "given=[…], declared, or cited.",
    """
@claim(Eq(c, d), given=[Eq(c * r, d * r)])
def divided():
    return calc(c).eq(c * c / c).eq(d, by.hyp)
""",
    """
@claim(Eq(c, d), given=[Eq(c * r, d * r)])
def divided():
    return calc(c).eq(c * r / r).eq(d, by.hyp)
""",
)
NOT_SEEN = Kind(
    "U103",
    "not-seen",
    "An inequality does not show in the signs of its parts, and no search found why it should hold.",
    "Squares, cases, and linear combinations of what is given are tried. Take a smaller step, or cite a fact.",
    """
@claim(Ge(exp(c), exp(1) * c))
def above():
    return calc(exp(c)).ge(exp(1) * c)
""",
    """
@claim(Ge(exp(c), exp(1) * c))
def above():
    return calc(exp(c)).ge(exp(1) * c, by.exp_bound(c - 1))
""",
)
FACTS_FALL_SHORT = Kind(
    "U104",
    "facts-fall-short",
    "The facts that the step names do not give it, alone or added up.",
    "A fact may be missing, may speak of another index, or may be too weak.",
    """
@claim(Ge(exp(c), exp(1) * c / 2), given=[Ge(c, 0)])
def above():
    return calc(exp(c)).ge(exp(1) * c / 2, by.hyp(1))
""",
    """
@claim(Ge(exp(c), exp(1) * c / 2), given=[Ge(c, 0)])
def above():
    return calc(exp(c)).ge(exp(1) * c, by.exp_bound(c - 1)).ge(exp(1) * c / 2, by.hyp(1))
""",
)
TWO_PLACES = Kind(
    "U105",
    "two-places",
    "A fact is carried inside a term, and the two terms differ in more than the place that it speaks of.",
    "by.monotone changes one place in a step. Carry the fact first, then simplify, or carry a second fact.",
    """
@claim(Le(exp(c) * log(1 + r), exp(d) * log(exp(r))), given=[Le(c, d)])
def carried():
    return calc(exp(c) * log(1 + r)).le(exp(d) * log(exp(r)), by.monotone(by.hyp(1)))
""",
    """
@claim(Le(exp(c) * log(1 + r), exp(d) * log(exp(r))), given=[Le(c, d)])
def carried():
    first = calc(exp(c) * log(1 + r)).le(exp(d) * log(1 + r), by.monotone(by.hyp(1)))
    return first.le(exp(d) * log(exp(r)), by.monotone(by.exp_bound(r)))
""",
)
NO_SLOPE = Kind(
    "U106",
    "no-slope",
    "A derivative cannot be taken: the term may have none where the claim speaks of it.",
    "A maximum has no slope where two members share it, nor has |c| at 0. State where the claim holds, or write the "
    "term so that the derivative does not have to go through it.",
    """
@claim(Eq(D(Max(x[k] + c, k), c), 1))
def slope():
    return calc(D(Max(x[k] + c, k), c)).eq(1, by.calculus)
""",
    """
@claim(Eq(D(Max(x[k] + c, k), c), 1))
def slope():
    return calc(D(Max(x[k] + c, k), c)).eq(D(x.max + c, c)).eq(1, by.calculus)
""",
)
CITED_UNPROVED = Kind(
    "U107",
    "cited-unproved",
    "The step cites a claim that has no proof.",
    "A theorem rests on theorems. Mend the claim that is cited first; this one may then hold as it is.",
    """
@claim(Ge(exp(c), exp(1) * c))
def below():
    return calc(exp(c)).ge(exp(1) * c)


@claim(Ge(exp(c) * r, exp(1) * c * r))
def scaled():
    return calc(exp(c) * r).ge(exp(1) * c * r, by.times(below, r))
""",
    """
@claim(Ge(exp(c), exp(1) * c))
def below():
    return calc(exp(c)).ge(exp(1) * c, by.exp_bound(c - 1))


@claim(Ge(exp(c) * r, exp(1) * c * r))
def scaled():
    return calc(exp(c) * r).ge(exp(1) * c * r, by.times(below, r))
""",
)
CIRCLE = Kind(
    "U108",
    "circle",
    "A claim is cited in its own proof, or in the proof of what it cites.",
    "A circle of citations shows nothing.",
    """
@claim(Ge(exp(c), exp(1) * c))
def above():
    return calc(exp(c)).ge(exp(1) * c, above)
""",
    """
@claim(Ge(exp(c), exp(1) * c))
def above():
    return calc(exp(c)).ge(exp(1) * c, by.exp_bound(c - 1))
""",
)
NOT_CITABLE = Kind(
    "U109",
    "not-citable",
    "What the step cites is nothing that can be cited: an erratum, a note, or an experiment.",
    "An erratum is false, a note states nothing, an experiment proves nothing.",
    """
@erratum(Gt(exp(c), 1 + c))
def published(): ...


@claim(Ge(exp(c), exp(1) * c))
def tangent():
    return calc(exp(c)).ge(exp(1) * c, published)
""",
    """
@claim(Ge(exp(c), exp(1) * c))
def tangent():
    return calc(exp(c)).ge(exp(1) * c, by.exp_bound(c - 1))
""",
)
NOT_EQUIVALENT = Kind(
    "U110",
    "not-equivalent",
    "A step from one statement to another does not follow from its reasons.",
    "⇔ and ⇒ are shown by rewriting both statements, by a citation, or by what is known of signs.",
    """
@claim(Iff(Eq(x[i], x[j]), Eq(p[i], p[j])))
def same():
    return calc(Eq(x[i], x[j])).iff(Eq(p[i], p[j]))
""",
    """
@claim(Iff(Eq(x[i], x[j]), Eq(p[i], p[j])))
def same():
    there = calc(p[i]).eq(exp(x[i]) / Z, by.unfold(p)).eq(exp(x[j]) / Z, by.hyp).eq(p[j], by.unfold(p))
    back = calc(x[i]).eq(log(p[i] * Z), by.unfold(p)).eq(log(p[j] * Z), by.hyp).eq(x[j], by.unfold(p))
    return both(there, back)
""",
)
LIBRARY_UNPROVED = Kind(
    "U111",
    "library-unproved",
    "The step cites a claim of derive.library, and the file of its proofs is missing, was altered, is of another "
    "version of derive, or proves another statement.",
    "What comes with derive is proved again by the kernel when it is first cited, from that file. Install derive "
    "again.",
)
