"""Why a step holds, in words: definition of p; Lemma 3 with i := k; by (H1)."""

from __future__ import annotations

from typing import Any

import msgspec

from ...printing.formula import built_in, exp_bound, listed, name, row, term
from ...printing.words import say, sentence
from ...records.page import CLAIM, HYPOTHESIS, Piece, Words
from ...search.reasons import (
    Algebra,
    Attained,
    Cite,
    Event,
    ExpBound,
    Extremes,
    Fact,
    Hypothesis,
    Monotone,
    Oracle,
    Reason,
    Rows,
    Scale,
    Signs,
    Summed,
    Times,
    Unfold,
)
from ...terms.node import Term
from ...terms.statement import Prop
from ...terms.term import Dim

_EVENTS = {
    "pick_term": ("the sum keeps one term", "the sum keeps only "),
    "into_sum": ("moved into the sum", "moved into the sum over "),
    "split_term": ("one term split off", "split off the term "),
    "constant_sum": ("a sum of equal terms", "a sum of equal terms over "),
    "log_product": ("logarithm of a product", "logarithm of a product over "),
    "pick_factor": ("the product keeps one factor", "the product keeps only "),
    "constant_product": ("a product of equal factors", "a product of equal factors over "),
    "split_factor": ("one factor split off", "split off the factor "),
    "exp_log": ("exp and log undo each other", "exp and log undo each other at "),
}
"""What the normal form did, without and with the place that was named."""

_ROWS = {
    "calculus": "differentiated",
    "linearity": "linearity of the derivative",
    "sum_rule": "sum rule",
    "product_rule": "product rule",
    "quotient_rule": "quotient rule",
    "power_rule": "power rule",
}


class Hypotheses(msgspec.Struct, frozen=True):
    """Those in force at a step, the first `own` of them those of the claim; and which of them the step rests on."""

    given: tuple[Prop, ...]
    own: int
    used: frozenset[Prop] = frozenset()


def worded(reason: Reason, given: Hypotheses) -> Words:
    """A reason, under the hypotheses in force."""
    match reason:
        case Algebra():
            return (say("algebra"),)
        case Event():
            return _event(reason)
        case Unfold(_, target):
            return say("definition of "), built_in(target) if isinstance(target, str) else name(target.name)
        case Rows():
            return (say(_row(reason.label.removeprefix("by."))),)
        case Signs():
            return (say("signs"),)
        case Scale(_, factor):
            return say("scaled by "), term(factor)
        case Oracle():
            return (say(f"{reason.label.removeprefix('by.')}, believed and not proved"),)
        case Fact():
            return _fact(reason, given)
    return (say(reason.label),)


def _event(reason: Event) -> Words:
    plain, placed = _EVENTS.get(reason.event, (reason.event.replace("_", " "),) * 2)
    if not reason.detail:
        return (say(plain),)
    first, *rest = [term(d) for d in reason.detail]
    return say(placed), row(first, *[piece for one in rest for piece in ("=", one)])


def _row(name: str) -> str:
    return _ROWS.get(name) or f"derivative of {name.removesuffix('_rule')}"


def _fact(fact: Fact, given: Hypotheses) -> Words:
    match fact:
        case Cite(_, target, images):
            moved = [(v, image) for v, image in images if not isinstance(v, Dim)]
            return _claim(target) + _images(moved)
        case Hypothesis(_, number, images):
            return _hypothesis(number, given) + _images(list(images))
        case Extremes():
            return (say("bounds by min and max"),)
        case ExpBound(_, exponent):
            return exp_bound(), say(" at "), row(name("u"), "=", term(exponent))
        case Times(_, inner, factor):
            return (*_fact(inner, given), say(", times "), term(factor))
        case Summed(_, inner, index, omit):
            left_out = [piece for o in omit for piece in ("≠", term(o))]
            return (*_fact(inner, given), say(", summed over "), row(term(index), *left_out))
        case Attained(_, index, inner):
            return (say("attained at "), term(index), say(" by "), *_fact(inner, given))
        case Monotone(_, inner):
            return (say("monotone, from "), *worded(inner, given))
    return (say(fact.label),)


def _claim(target: Any) -> Words:
    return ((CLAIM, getattr(target, "id", target.name)),)


def _images(moved: list[tuple[Term, Term]]) -> Words:
    if not moved:
        return ()
    return say(" with "), listed([row(term(v), ":=", term(image)) for v, image in moved], ",\\ ")


def _hypothesis(number: int | None, given: Hypotheses) -> Words:
    """One by its number; without one, those that the step rests on."""
    used = [place for place, statement in enumerate(given.given, 1) if statement in given.used]
    out: list[Piece] = []
    for place in [number] if number is not None else used:
        out += [say(", ")] if out else []
        out += named(place, given)
    return tuple(out) or (say("by hypothesis"),)


def named(place: int, given: Hypotheses) -> Words:
    """A hypothesis: (H2), or what a part of the proof assumes."""
    if place <= given.own:
        return ((HYPOTHESIS, str(place)),)
    words = sentence(given.given[place - 1])
    long = [other for other in given.given[given.own :] if len(sentence(other)) > 1]
    return (say("the assumption"),) if len(words) > 1 and len(long) == 1 else words
