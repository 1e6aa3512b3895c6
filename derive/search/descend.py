"""Two terms compared along the place where they differ.

From a relation at that place follows one between the whole terms, through
every operation that keeps or turns an order.
"""

from __future__ import annotations

from collections.abc import Callable

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..printing.text import text
from ..terms.functions import REAL
from ..terms.letters import letters_for
from ..terms.node import Term, free, opened
from ..terms.statement import CONVERSE, EQ, GE, GT, LE, LT, NE, Rel
from ..terms.term import MAX, MIN, NEG, POS, SUM, Add, Fn, Index, Mul, Num, Pow, Reduce, num
from .derived import by_normal_form
from .scope import Scope

Leaf = Callable[[Rel, Scope], Theorem | None]


def descend(goal: Rel, scope: Scope, leaf: Leaf) -> Theorem:
    """A proof of the goal from proofs at the leaves. Raises Rejected if the terms differ in another way."""
    found = leaf(goal, scope)
    if found is not None:
        return found
    left, right = goal.left, goal.right
    if left == right:
        return by_normal_form(goal, scope.facts)
    if type(left) is type(right) and len(left.parts()) == len(right.parts()):
        match left:
            case Add():
                return _through_sum(goal, scope, leaf)
            case Mul():
                return _through_product(goal, scope, leaf)
            case Pow() if left.exponent == right.parts()[1]:
                return _through_power(goal, scope, leaf)
            case Fn(name, (_,)) if name == right.name and name in REAL and REAL[name].increasing:  # type: ignore[attr-defined]
                inner = Rel(goal.name, left.parts()[0], right.parts()[0])
                step = kernel.monotone(name, inner, scope.facts)
                return kernel.detachment(step, descend(inner, scope, leaf))
            case Reduce(kind, size, omit) if (kind, size, omit) == (right.kind, right.size, right.omit):  # type: ignore[attr-defined]
                if kind in (SUM, MAX, MIN):
                    return _through_reduction(goal, left, scope, leaf)
    for attempt in (_through_bound, _through_number, _through_brackets):
        theorem = attempt(goal, scope, leaf)
        if theorem is not None:
            return theorem
    raise Rejected("the two sides differ in more than the place that the fact speaks of")


def _through_bound(goal: Rel, scope: Scope, leaf: Leaf) -> Theorem | None:
    """max f ≤ c from f(i) ≤ c for every i, and likewise c ≥ max f, min f ≥ c, c ≤ min f; None for other goals."""
    for place, term in enumerate(goal.parts()):
        below = goal.name in ((LE, LT), (GE, GT))[place]
        if not (isinstance(term, Reduce) and term.kind in (MAX, MIN)) or below != (term.kind == MAX):
            continue
        index, inside = _arbitrary(term, goal, scope)
        other = goal.parts()[1 - place]
        member = opened(term.body, (index,))
        inner = Rel(goal.name, *((member, other) if place == 0 else (other, member)))
        whole = kernel.reduced(term.kind, descend(inner, inside, leaf), index, term.omit, scope.facts)
        flat = kernel.normal_form(whole.statement.parts()[1 - place], other, scope.facts)
        if place == 0:
            return kernel.transitivity(whole, flat)
        return kernel.transitivity(kernel.symmetry(flat), whole)
    return None


def _through_brackets(goal: Rel, scope: Scope, leaf: Leaf) -> Theorem | None:
    """-(a·b) against -c·b, as -a·b: products within products; None where there are none, as in other goals."""
    left, right = map(_without_brackets, goal.parts())
    if (left, right) == goal.parts():
        return None
    before = kernel.normal_form(goal.left, left, scope.facts)
    after = kernel.normal_form(right, goal.right, scope.facts)
    inner = descend(Rel(goal.name, left, right), scope, leaf)
    return kernel.transitivity(kernel.transitivity(before, inner), after)


def _without_brackets(term: Term) -> Term:
    """A product without products among its factors."""
    if not isinstance(term, Mul):
        return term
    factors = [inner for factor in term.factors for inner in _factors(_without_brackets(factor))]
    return Mul(tuple(factors))


def _factors(term: Term) -> tuple[Term, ...]:
    return term.factors if isinstance(term, Mul) else (term,)


_AS_IMAGE = {"exp": (1, 0), "log": (0, 1)}
"""For a function f, a number that is f of another."""


def _through_number(goal: Rel, scope: Scope, leaf: Leaf) -> Theorem | None:
    """f(a) against a number, as e^a ≥ 1 or 1/a < 1: the number is read as e^0 or 1/1; None for other goals."""
    for place, (term, number) in enumerate((goal.parts(), goal.parts()[::-1])):
        image = _image_like(term, number)
        if image is None:
            continue
        inner = Rel(goal.name, *((term, image) if place == 0 else (image, term)))
        same = kernel.normal_form(image, number, scope.facts)
        theorem = descend(inner, scope, leaf)
        return kernel.transitivity(theorem, same) if place == 0 else kernel.transitivity(kernel.symmetry(same), theorem)
    return None


def _image_like(term: Term, number: Term) -> Term | None:
    """The number as an image under the outermost function of a term."""
    match term, number:
        case Fn(name, (_,)), Num(value) if name in _AS_IMAGE and value == _AS_IMAGE[name][0]:
            return Fn(name, (num(_AS_IMAGE[name][1]),))
        case Pow(_, exponent), Num(value) if value == 1:
            return Pow(num(1), exponent)
    return None


def _arbitrary(term: Reduce, goal: Rel, scope: Scope) -> tuple[Index, Scope]:
    """A new index of a range, and the scope in which it is not one of those left out."""
    taken = {v.name for node in (goal, *scope.given) for v in free(node)}
    (index,) = letters_for((term.letter,), (term.size,), taken)
    return index, scope.assuming(*[Rel(NE, index, left_out) for left_out in term.omit])


def _through_sum(goal: Rel, scope: Scope, leaf: Leaf) -> Theorem:
    pairs = [(a, b) for a, b in zip(goal.left.parts(), goal.right.parts(), strict=True) if a != b]
    strict, parts = goal.name in (GT, LT), []
    for a, b in pairs:
        parts.append(
            _strictly_or_not(Rel(goal.name, a, b), scope, leaf)
            if strict
            else descend(Rel(goal.name, a, b), scope, leaf)
        )
    return kernel.linear(goal, tuple([(part, num(1)) for part in parts]), num(0), num(1), scope.facts)


def _strictly_or_not(goal: Rel, scope: Scope, leaf: Leaf) -> Theorem:
    """A strict relation, or at least the weak one: a sum is strict if one of its terms is."""
    try:
        return descend(goal, scope, leaf)
    except Rejected:
        return descend(Rel({GT: GE, LT: LE}[goal.name], goal.left, goal.right), scope, leaf)


def _through_product(goal: Rel, scope: Scope, leaf: Leaf) -> Theorem:
    pairs = list(zip(goal.left.parts(), goal.right.parts(), strict=True))
    places = [n for n, (a, b) in enumerate(pairs) if a != b]
    if len(places) != 1:
        raise Rejected("two products are compared only where one factor differs")
    others = [a for n, (a, _) in enumerate(pairs) if n != places[0]]
    factor: Term = Mul(tuple(others)) if len(others) != 1 else others[0]
    name, signs = goal.name, known(scope.facts).sign(factor)
    if name not in (EQ, NE) and signs & NEG and signs & POS:
        raise Rejected(f"the sign of {text(factor)} is not known", Rel(GE, factor, num(0)))
    if name not in (EQ, NE) and signs & NEG:
        name = CONVERSE[name]
    inner = descend(Rel(name, *pairs[places[0]]), scope, leaf)
    return kernel.linear(goal, ((inner, factor),), num(0), num(1), scope.facts)


def _through_power(goal: Rel, scope: Scope, leaf: Leaf) -> Theorem:
    exponent = goal.left.parts()[1]
    bases = (goal.left.parts()[0], goal.right.parts()[0])
    inner = Rel(goal.name, *(bases[::-1] if known(scope.facts).sign(exponent) == NEG else bases))
    step = kernel.monotone(exponent, inner, scope.facts)
    return kernel.detachment(step, descend(inner, scope, leaf))


def _through_reduction(goal: Rel, left: Reduce, scope: Scope, leaf: Leaf) -> Theorem:
    index, inside = _arbitrary(left, goal, scope)
    inner = Rel(goal.name, *[opened(side.parts()[-1], (index,)) for side in goal.parts()])
    below = kernel.reduced(left.kind, descend(inner, inside, leaf), index, left.omit, scope.facts)
    return below if below.statement == goal else kernel.intersection((below,), goal.name)
