"""Lists of reasons for one step, the simplest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import msgspec

from ..printing.text import text
from ..search.convert import derivatives
from ..search.matching import match
from ..search.reasons import (
    CALCULUS,
    Attained,
    Cite,
    ExpBound,
    Extremes,
    Fact,
    Hypothesis,
    Monotone,
    Reason,
    Scale,
    Signs,
    Summed,
    Times,
    Unfold,
)
from ..search.scope import Scope
from ..search.supply import extrema
from ..terms.matrices import named_definitions_in
from ..terms.node import Node, Term, free, opened
from ..terms.statement import EQ, Rel
from ..terms.substitution import substitute
from ..terms.term import ArgMax, Fn, Index, Mul, Num, Pow, Reduce, is_real, minus, num
from .table import Lemma

Reasons = tuple[Reason, ...]

_MOST_PAIRS = 6
_MOST_EXPONENTS = 6
HYPOTHESES, EXTREMES, SIGN = Hypothesis("by.hyp"), Extremes("by.extremes"), Signs("by.sign")


def unfoldings(goal: Node) -> tuple[Unfold, ...]:
    """The definitions that a goal uses, but for those that come with derive: nobody need unfold these."""
    return tuple(Unfold(f"by.unfold({d.name})", d) for d in named_definitions_in(goal))


def monotone(fact: Fact | Signs) -> Monotone:
    """A fact carried inside."""
    return Monotone(f"by.monotone({fact.label})", fact)


def plain(goal: Node, scope: Scope) -> Iterator[Reasons]:
    """Reasons that cite nothing."""
    yield ()
    unfolds = unfoldings(goal)
    calculus = (CALCULUS,) if any(True for _ in derivatives(goal)) else ()
    hypotheses = (HYPOTHESES,) if scope.given else ()
    extremes = (EXTREMES,) if extrema((goal,)) else ()
    for one in (*calculus, *hypotheses, *extremes, *unfolds):
        yield (one,)
    if len(unfolds) > 1:
        yield unfolds
    for one in unfolds if calculus else ():
        yield (one, *calculus)
    yield (*unfolds, *calculus)
    for extra in (*hypotheses, *extremes, *_hyperbolic(goal)):
        yield (*unfolds, *calculus, extra)
    if hypotheses and extremes:
        yield (*unfolds, *hypotheses, *extremes)


def _hyperbolic(goal: Node) -> Iterator[Unfold]:
    """Functions that are made of exponentials."""
    for name in ("tanh", "sinh", "cosh"):
        if any(isinstance(t, Fn) and t.name == name for t in _terms(goal)):
            yield Unfold(f"by.unfold({name})", name)


def citing(goal: Node, scope: Scope, lemmas: Sequence[Lemma]) -> Iterator[Reasons]:
    """Reasons that cite one claim, alone or with what else a step may need."""
    unfolds = unfoldings(goal)
    calculus = (CALCULUS,) if any(True for _ in derivatives(goal)) else ()
    ordered = isinstance(goal, Rel) and goal.name != EQ
    for lemma in lemmas:
        for cite in dict.fromkeys((lemma.cite, *[i.reason for i in instances(lemma, goal)])):
            yield (cite,)
            if ordered and lemma.is_of_numbers:
                yield (monotone(cite),)
    for lemma in lemmas:
        if unfolds or calculus:
            yield (*unfolds, *calculus, lemma.cite)
        if scope.given:
            yield (lemma.cite, HYPOTHESES)
    for lemma in lemmas if len(unfolds) > 1 else ():
        for one in unfolds:
            yield (one, lemma.cite)


class Instance(msgspec.Struct, frozen=True):
    """A claim about indices at what it is the argmax of, and which index it says that this is."""

    reason: Cite
    tops: tuple[tuple[Term, Term], ...]


def instances(lemma: Lemma, goal: Node) -> Iterator[Instance]:
    """A claim about indices, at what it is the argmax of."""
    if not lemma.is_of_indices:
        return
    tops = dict.fromkeys(t for t in _terms(goal) if isinstance(t, ArgMax))
    for schema in lemma.schemas:
        sides = schema.theorem.statement.parts()
        for side, top in product(sides, tops):
            images = match(side, top, schema.variables) if isinstance(side, ArgMax) else None
            if images is None:
                continue
            other = substitute(sides[1] if side is sides[0] else sides[0], images)
            moved = tuple((v, image) for v, image in images.items() if v != image)
            said = ", ".join(f"{text(v)}: {text(image)}" for v, image in moved)
            cite = Cite(f"by.inst({lemma.cite.label}, {{{said}}})", lemma.claim, moved) if moved else lemma.cite
            yield Instance(cite, ((top, other),))


def pairs(goal: Node, scope: Scope, lemmas: Sequence[Lemma]) -> Iterator[Reasons]:
    """Reasons that cite two claims."""
    unfolds = unfoldings(goal)
    ordered = isinstance(goal, Rel) and goal.name != EQ
    for one, other in combinations(lemmas[:_MOST_PAIRS], 2):
        yield (one.cite, other.cite)
        if ordered:
            yield (monotone(one.cite), other.cite)
            yield (one.cite, monotone(other.cite))
        if unfolds:
            yield (*unfolds, one.cite, other.cite)


def bounded(goal: Rel, lemmas: Sequence[Lemma]) -> Iterator[Reasons]:
    """e^t ≥ 1 + t at exponents and logarithms that occur, times what stands before them, summed where they are."""
    for fact in _exponentials(goal):
        yield (fact,)
        yield (monotone(fact),)
    for fact in _under_sums(goal):
        yield (monotone(fact),)
    for fact in _exponentials(goal):
        for factor in _factors(goal):
            yield (Times(f"by.times({fact.label}, {text(factor)})", fact, factor),)


def multiplied(goal: Rel, scope: Scope, lemmas: Sequence[Lemma]) -> Iterator[Reasons]:
    """A hypothesis or a claim times a denominator or a factor that occurs; a claim summed over an index."""
    factors = [*_factors(goal), *_quotients(goal, scope)]
    facts: list[Fact] = [HYPOTHESES] if scope.given else []
    for fact in [*facts, *[lemma.cite for lemma in lemmas[:_MOST_PAIRS]]]:
        for factor in factors:
            yield (Times(f"by.times({fact.label}, {text(factor)})", fact, factor),)
    indices = sorted(_bound_or_free(goal), key=lambda i: i.name)
    for lemma in lemmas[:_MOST_PAIRS]:
        own = {v for schema in lemma.schemas for v in schema.variables if isinstance(v, Index)}
        for index in sorted(own, key=lambda i: i.name) or indices:
            if any(isinstance(t, Reduce) and t.size == index.size for t in _terms(goal)):
                yield (Summed(f"by.summed({lemma.cite.label}, {text(index)})", lemma.cite, index),)


def _quotients(goal: Rel, scope: Scope) -> Iterator[Term]:
    """1/t for what the hypotheses say is not 0, where it occurs."""
    here = set(_terms(goal))
    for given in scope.given:
        match given:
            case Rel("≠", term, Num(value=0)) if term in here:
                yield Pow(term, num(-1))


def at_an_index(goal: Rel, scope: Scope, lemmas: Sequence[Lemma]) -> Iterator[Reasons]:
    """max f = f(a), from a claim that bounds every f(i); a is one of the indices that occur."""
    indices = {v for node in (goal, *scope.given) for v in free(node) if isinstance(v, Index)}
    tops = extrema((goal,))
    for lemma in lemmas[:_MOST_PAIRS] if tops else ():
        for index in sorted(indices, key=lambda i: i.name):
            if any(top.size == index.size for top in tops):
                reason = Attained(f"by.attained({text(index)}, {lemma.cite.label})", index, lemma.cite)
                yield (reason,)
                if scope.given:
                    yield (reason, HYPOTHESES)


def scaled(goal: Node) -> Iterator[Reasons]:
    """A relation multiplied by a factor that occurs, or by one over it."""
    for factor in _factors(goal):
        yield (Scale(f"by.scale({text(factor)})", factor),)


def _exponentials(goal: Rel) -> list[ExpBound]:
    found: dict[Term, None] = {}
    for term in _terms(goal):
        match term:
            case Fn("exp", (inside,)):
                found.setdefault(inside)
            case Fn("log", (inside,)):
                found.setdefault(term)
                found.setdefault(Mul((num(-1), term)))
    exponents = [t.args[0] for t in _terms(goal) if isinstance(t, Fn) and t.name == "exp"]
    for one, other in combinations(dict.fromkeys(exponents), 2):
        found.setdefault(minus(one, other))
        found.setdefault(minus(other, one))
    return [ExpBound(f"by.exp_bound({text(t)})", t) for t in list(found)[:_MOST_EXPONENTS]]


def _under_sums(goal: Rel) -> Iterator[ExpBound]:
    """The same inside of sums, at the letter that their terms are written with."""
    for term in _terms(goal):
        if isinstance(term, Reduce):
            index = Index(term.letter, term.size)
            for inner in _terms(opened(term.body, (index,))):
                if isinstance(inner, Fn) and inner.name == "exp":
                    yield ExpBound(f"by.exp_bound({text(inner.args[0])})", inner.args[0])


def _factors(goal: Node) -> list[Term]:
    """Denominators and factors that occur, and their products with each other's denominators."""
    found: dict[Term, None] = {}
    for term in _terms(goal):
        match term:
            case Pow(base, Num(value)) if value < 0:
                found.setdefault(base)
            case Mul(factors):
                for factor in factors:
                    if not isinstance(factor, Num):
                        found.setdefault(factor.base if isinstance(factor, Pow) else factor)
                found.setdefault(term)
            case Fn("exp", _):
                found.setdefault(term)
    return [t for t in found if is_real(t)][:_MOST_EXPONENTS]


def _terms(node: Node) -> Iterator[Term]:
    """The terms that hold no bound index."""
    if isinstance(node, Term):
        yield node
    for part in node.parts()[:-1] if node.binds() else node.parts():
        yield from _terms(part)


def _bound_or_free(goal: Node) -> set[Index]:
    return {v for v in free(goal) if isinstance(v, Index)}
