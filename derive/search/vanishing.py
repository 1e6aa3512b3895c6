"""What is 0 because something that it would make positive is 0: x_i = 0, since Σ x_k² = 0.

Of an equation F = 0 whose sums have members that are never negative: were
a ≠ b, then the member of a sum in F at one of the indices in a and b would be
positive, and so would F be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..terms.letters import letters_for
from ..terms.node import Term, closed, free, opened
from ..terms.statement import EQ, GT, Rel, negated
from ..terms.term import SUM, Index, Reduce, is_real, num
from .matching import subterms
from .scope import Scope, hypothesis
from .supply import in_full

_MOST = 12


def vanishing(goal: Rel, equations: Iterable[Theorem], scope: Scope) -> Theorem:
    """a = b, since a ≠ b contradicts one of some equations. Raises Rejected."""
    if goal.name == EQ and is_real(goal.left):
        apart = hypothesis(negated(goal))
        for equation in equations:
            for theorem in dict.fromkeys((equation, in_full(equation) or equation)):
                with suppress(Rejected):
                    return kernel.cases(goal, hypothesis(goal), _absurd(goal, theorem, apart, scope), scope.facts)
    raise Rejected("no equation says that this vanishes")


def _absurd(goal: Rel, equation: Theorem, apart: Theorem, scope: Scope) -> Theorem:
    statement = equation.statement
    if not isinstance(statement, Rel) or statement.name != EQ or not is_real(statement.left):
        raise Rejected("this is no equation between numbers")
    own = {statement, *equation.hypotheses}  # with which what is assumed here contradicts itself
    facts = (*[fact for fact in scope.facts if fact.statement not in own], apart)
    indices = sorted([v for v in free(goal) if isinstance(v, Index)], key=lambda v: v.name)
    sums = [t for side in statement.parts() for t in subterms(side) if isinstance(t, Reduce) and t.kind == SUM]
    positive = [found for total in dict.fromkeys(sums) for found in positive_sums(total, indices, facts)][:_MOST]
    return kernel.contradiction(equation, goal, (*facts, *positive))


def positive_sums(total: Term, indices: list[Index], facts: tuple[Theorem, ...]) -> Iterator[Theorem]:
    """Σ f > 0, since a member is positive and the others are not negative."""
    if not isinstance(total, Reduce) or total.kind != SUM or total.omit:
        return
    (own,) = letters_for((total.letter,), (total.size,), {v.name for v in free(total)} | {i.name for i in indices})
    written = closed(_plain(opened(total.body, (own,)), facts), (own,))
    for index in [i for i in indices if i.size == total.size]:
        others = Reduce(SUM, total.size, (index,), written, total.letter)
        with suppress(Rejected):
            member = _member(opened(total.body, (index,)), indices, facts)
            yield kernel.linear(Rel(GT, total, num(0)), ((member, num(1)),), others, num(1), facts)
            return


def _member(member: Term, indices: list[Index], facts: tuple[Theorem, ...]) -> Theorem:
    """A member that is positive by its sign, or as a sum that has one such member."""
    for found in positive_sums(member, indices, facts):
        return found
    return kernel.linear(Rel(GT, member, num(0)), (), _plain(member, facts), num(1), facts)


def _plain(term: Term, facts: tuple[Theorem, ...]) -> Term:
    """The term in normal form, which shows squares."""
    return term if isinstance(term, Reduce) else kernel.render(known(facts).normal(term))
