"""The reasons of a step written in Python."""

from __future__ import annotations

from ..search.reasons import (
    Attained,
    Cite,
    Event,
    ExpBound,
    Hypothesis,
    Monotone,
    Reason,
    Scale,
    Summed,
    Times,
    Unfold,
)
from ..terms.node import Node, Term
from ..terms.term import Dim
from .statements import written
from .words import Words


def written_reason(reason: Reason, words: Words) -> str:
    """by.…, or the name of a claim. Raises Unspoken."""
    match reason:
        case Cite(_, target, ()):
            return words.claim(target)
        case Cite(_, target, images):
            return _instance(words.claim(target), images, words)
        case Event(event=event, detail=detail):
            return _by(event, detail, words) if detail else words.reason(event)
        case Unfold(label, definition):
            name = words.notation(definition) if isinstance(definition, str) else words.definition(definition)
            return f"{words.reason('fold' if label.startswith('by.fold') else 'unfold')}({name})"
        case Hypothesis(number=int(number), images=()):
            return f"{words.reason('hyp')}({number})"
        case Hypothesis(number=int(number), images=images):
            return f"{words.reason('hyp')}({number}, {{{_moved(images, words)}}})"
        case ExpBound(exponent=term):
            return _by("exp_bound", (term,), words)
        case Scale(factor=term):
            return _by("scale", (term,), words)
        case Times(fact=fact, factor=factor):
            return _by("times", (fact, factor), words)
        case Attained(index=index, fact=fact):
            return _by("attained", (index, fact), words)
        case Monotone(fact=fact):
            return _by("monotone", (fact,), words)
        case Summed(fact=fact, index=index, omit=omit):
            return _by("summed", (fact, index), words)[:-1] + _omitted(omit, words) + ")"
    return words.reason(reason.label.removeprefix("by."))


def _by(name: str, arguments: tuple[Reason | Node, ...], words: Words) -> str:
    said = [written_reason(one, words) if isinstance(one, Reason) else written(one, words) for one in arguments]
    return f"{words.reason(name)}({', '.join(said)})"


def _omitted(omit: tuple[Term, ...], words: Words) -> str:
    said = ", ".join([written(one, words) for one in omit])
    return "" if not omit else f", omit={said}" if len(omit) == 1 else f", omit=({said})"


def _instance(claim: str, images: tuple[tuple[Term, Term], ...], words: Words) -> str:
    """by.inst(claim, {i: k}); dimensions go with their vectors and indices."""
    return f"{words.reason('inst')}({claim}, {{{_moved(images, words)}}})"


def _moved(images: tuple[tuple[Term, Term], ...], words: Words) -> str:
    pairs = [f"{written(one, words)}: {written(other, words)}" for one, other in images if not isinstance(one, Dim)]
    return ", ".join(pairs)
