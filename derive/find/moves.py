"""Moves: ways to prove a goal by a part that leaves smaller goals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from ..claims.chain import Chain
from ..claims.parts import Absurd, AttainedAt, Both, Cases, Cited, Conj, Part, Some, Trivial
from ..kernel.context import known
from ..kernel.context.sign import nonempty
from ..terms.letters import letters_for
from ..terms.node import Node, Term, free, opened
from ..terms.statement import EQ, GE, LE, LT, NE, And, Every, ForAll, Iff, Implies, Prop, Rel, negated
from ..terms.term import MAX, MIN, ArgMax, Delta, Fn, Index, Reduce, Scalar, at, is_real, num, reduce_over, shape_of
from .chains import QUICK, chain, step_reasons
from .goals import Goal, is_proved_by
from .limits import by_limit, squeezed
from .reasons import EXTREMES
from .state import Prove, State
from .whole import between_wholes

_MOST_CASES = 4


def as_it_stands(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """A claim that says the same, or what the hypotheses say."""
    if isinstance(goal.prop, Rel) and is_real(goal.prop.left):
        return None
    parts: list[Part] = [Trivial()]
    parts += [Cited(lemma.cite) for lemma in state.table.bearing_on(goal.prop, goal.scope)]
    for part in parts:
        if is_proved_by(part, goal, state.budget):
            return part
    return None


def each_member(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """A and B from each of them."""
    if not isinstance(goal.prop, And):
        return None
    parts: list[Part] = []
    for member in goal.prop.members:
        part = prove(state, goal.to(member), depth)
        if part is None:
            return None
        parts.append(part)
    return Conj(tuple(parts))


def for_any_index(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """∀i φ from φ; A ⇒ B from B, where A is assumed."""
    match goal.prop:
        case ForAll(size, _, letter):
            return prove(state, goal.to(goal.prop.instance(Index(letter, size))), depth)
        case Every(_, _, _, letter):
            return prove(state, goal.to(goal.prop.instance(goal.prop.variable(letter))), depth)
        case Implies(given, then):
            part = prove(state, goal.to(then).assuming(given), depth)
            return None if isinstance(part, Chain) and isinstance(part.start, Prop) else part
    return None


def in_one_step(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """⇔ or ⇒ by one step of a chain."""
    if not isinstance(goal.prop, Iff | Implies):
        return None
    reasons = step_reasons(state, goal, level=state.level)
    return goal.one_step(reasons) if reasons is not None else None


def both_directions(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """A ⇔ B from A ⇒ B and B ⇒ A."""
    if not isinstance(goal.prop, Iff) or depth <= 0:
        return None
    left, right = goal.prop.parts()
    return _both(state, (goal.to(Implies(left, right)), goal.to(Implies(right, left))), depth, prove)


def no_more_and_no_less(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """a = b from a ≥ b and a ≤ b, where claims say of a bound."""
    prop = goal.prop
    if depth <= 0 or state.level == QUICK or not isinstance(prop, Rel) or prop.name != EQ or not is_real(prop.left):
        return None
    if not any(lemma.is_a_bound for lemma in state.table.bearing_on(prop, goal.scope)):
        return None
    return _both(state, (goal.to(Rel(GE, *prop.parts())), goal.to(Rel(LE, *prop.parts()))), depth - 1, prove)


def _both(state: State, goals: tuple[Goal, Goal], depth: int, prove: Prove) -> Part | None:
    there = prove(state, goals[0], depth)
    here = prove(state, goals[1], depth) if there is not None else None
    return Both(there, here) if there is not None and here is not None else None


def by_chain(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """A chain, in one step or over terms between the two sides."""
    return chain(state, goal, depth)


def attained(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """max f = f(a), from f(i) ≤ f(a)."""
    prop = goal.prop
    if not isinstance(prop, Rel) or prop.name != EQ or not isinstance(prop.left, Reduce):
        return None
    top = prop.left
    if top.kind not in (MAX, MIN) or depth <= 0:
        return None
    taken = {v.name for node in (prop, *goal.scope.given) for v in free(node)}
    own = [i for i in state.letters if i.size == top.size and i.name not in taken]
    named = [i for i in own if i.name == top.letter]
    (other,) = named or own[:1] or letters_for((top.letter,), (top.size,), taken)
    for index in sorted(_indices(goal), key=lambda i: i.name):
        if index.size != top.size:
            continue
        name = LE if top.kind == MAX else GE
        inner = Rel(name, opened(top.body, (other,)), opened(top.body, (index,)))
        part = prove(state, goal.to(inner), depth - 1)
        if part is not None:
            whole = AttainedAt(index, part)
            if is_proved_by(whole, goal, state.budget):
                return whole
    return None


def _indices(goal: Goal) -> set[Index]:
    return {v for node in (goal.prop, *goal.scope.given) for v in free(node) if isinstance(v, Index)}


def at_the_argmax(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """argmax f = k: else max f = f(argmax f) < f(k) ≤ max f, which cannot be."""
    match goal.prop:
        case Rel("=", ArgMax() as top, Index() as index) if depth > 0:
            vector = top.vector
        case _:
            return None
    high = max_of(vector)
    away = goal.to(Rel(LT, at(vector, (top,)), at(vector, (index,)))).assuming(negated(goal.prop))
    reasons = step_reasons(state, away, level=QUICK)
    if reasons is None:
        return None
    links = (
        goal.link(EQ, at(vector, (top,)), (EXTREMES,)),
        goal.link(LT, at(vector, (index,)), reasons),
        goal.link(LE, high, (EXTREMES,)),
    )
    part = Cases(goal.prop, Trivial(), Absurd(Chain(high, links)))
    return part if is_proved_by(part, goal, state.budget) else None


def max_of(vector: Term) -> Term:
    """max f of a vector f."""
    (index,) = letters_for(("i",), shape_of(vector), {v.name for v in free(vector)})
    return reduce_over(MAX, index, at(vector, (index,)))


def in_cases(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """The goal where a condition holds, and where it does not."""
    if depth <= 0 or not isinstance(goal.prop, Rel) or not is_real(goal.prop.left):
        return None
    for condition in list(dict.fromkeys(_conditions(state, goal)))[:_MOST_CASES]:
        if condition in goal.scope.given or negated(condition) in goal.scope.given:
            continue
        holds = prove(state, goal.assuming(condition), depth - 1)
        fails = prove(state, goal.assuming(negated(condition)), depth - 1) if holds is not None else None
        if holds is not None and fails is not None:
            return Cases(condition, holds, fails)
    return None


def another_index(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """The goal, with an index that differs from one that occurs: there is one where n ≥ 2."""
    taken = {v.name for node in (goal.prop, *goal.scope.given) for v in free(node)}
    if depth <= 0 or state.level == QUICK or not isinstance(goal.prop, Rel) or not is_real(goal.prop.left):
        return None
    occurring = sorted(_indices(goal), key=lambda i: i.name)
    for index in occurring if not any(isinstance(g, Rel) and g.name == NE for g in goal.scope.given) else ():
        others = [i for i in state.letters if i.size == index.size and i.name not in taken]
        (other,) = others[:1] or letters_for((index.name,), (index.size,), taken)
        condition = Rel(NE, other, index)
        part = prove(state, goal.assuming(condition), depth - 1) if _is_there(condition, goal) else None
        if part is not None and is_proved_by(whole := Some(condition, part), goal, state.budget):
            return whole
    return None


def _is_there(condition: Rel, goal: Goal) -> bool:
    """Whether there is an index other than the one that it names."""
    return nonempty(known(goal.scope.facts), condition.left.size, 1)  # type: ignore[attr-defined]


def _conditions(state: State, goal: Goal) -> Iterator[Rel]:
    """Equality of two indices, first those of a δ; the sign of what stands under | |, and of a scalar.

    And whether something is 0 of which a claim says only what holds where it is not.
    """
    for term in _inside(goal.prop):
        if isinstance(term, Delta) and all(isinstance(p, Index) for p in term.parts()):
            yield Rel(EQ, *term.parts())
    for term in _inside(goal.prop):
        if isinstance(term, Fn) and term.name == "abs" and not term.args[0].is_variable:
            yield Rel(GE, term.args[0], num(0))
    for given in goal.scope.given:
        yield from _premises(given, _indices(goal))
    for lemma in state.table.bearing_on(goal.prop, goal.scope):
        for given in lemma.claim.given:
            if isinstance(given, Rel) and given.name == NE and given.right == num(0) and free(given) <= free(goal.prop):
                yield negated(given)
    listed = sorted(_indices(goal), key=lambda i: i.name)
    for one, other in combinations(listed, 2):
        if one.size == other.size:
            yield Rel(EQ, one, other)
    for variable in sorted((v for v in free(goal.prop) if isinstance(v, Scalar)), key=lambda v: v.name):
        yield Rel(GE, variable, num(0))


def _premises(given: Prop, indices: set[Index]) -> Iterator[Rel]:
    """The premises of a hypothesis, at the indices that occur."""
    match given:
        case ForAll(size):
            for index in sorted(indices, key=lambda i: i.name):
                if index.size == size:
                    yield from _premises(given.instance(index), indices)
        case Implies(Rel() as premise, _):
            yield negated(premise)


def _inside(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    for part in node.parts()[:-1] if node.binds() else node.parts():
        yield from _inside(part)


MOVES: tuple[Callable[[State, Goal, int, Prove], Part | None], ...] = (
    as_it_stands,
    each_member,
    by_limit,
    squeezed,
    in_one_step,
    between_wholes,
    for_any_index,
    both_directions,
    by_chain,
    attained,
    at_the_argmax,
    in_cases,
    no_more_and_no_less,
    another_index,
)
"""What is tried, in this order."""
