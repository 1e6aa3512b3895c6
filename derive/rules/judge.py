"""Whom the rules ask about algebra, signs, definedness and numbers: settled once in a process, and never after.

There are two judges. That of `derive.kernel` knows the normal form and all else
that a run needs; that of `derive.elementary` takes elementary steps alone, and
may not see what is so. A judge is trusted: what it says yes to is so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Protocol

from ..terms.leaf import Scalar, Size
from ..terms.node import Node, Term
from ..terms.statement import Prop, Rel, Tends
from .theorem import Rejected, Sequent, Theorem


class Judge(Protocol):
    """What is known under some facts. Each answer holds wherever these hold."""

    def require_defined(self, *terms: Term) -> None:
        """Raises Rejected unless every term is known to have a value, with all that it is made of at each index."""

    def defined(self, term: Term) -> bool:
        """Whether a term is known to have a value."""

    def smooth(self, term: Term, root: Term) -> bool:
        """Whether a term is known to be smooth in a variable."""

    def equal(self, left: Term, right: Term) -> bool:
        """Whether two terms that have values are known to be equal."""

    def is_zero(self, term: Term) -> bool:
        """Whether a term is 0 as it is written. No rule rests on a no."""

    def sign(self, term: Term) -> int:
        """A set of signs that holds the term's, wherever the term has a value."""

    def holds(self, relation: Rel) -> bool:
        """Whether the signs of the difference of two terms that have values decide a relation."""

    def distinct(self, left: Term, right: Term) -> bool:
        """Whether two indices are known to be different positions."""

    def nonempty(self, size: Size, omitted: int) -> bool:
        """Whether an index is left when so many positions of a range are left out."""

    def note(self, event: str, where: Node) -> None:
        """Hear what was rewritten. It proves nothing."""

    def conclude(self, statement: Prop, rest: Iterable[Prop] = ()) -> Sequent:
        """The statement under the rest, and under the hypotheses of all facts that an answer was taken from."""


class Answers(NamedTuple):
    """A judge: `known` of some facts, `require_limit` of a limit, and `shows` of a relation between numbers.

    `require_limit(judge, goal, variable, order)` raises Rejected unless the goal is
    known to hold, the variable standing for what moves. `shows(relation)` is for closed terms.
    """

    known: Callable[[tuple[Theorem, ...]], Judge]
    require_limit: Callable[[Any, Tends, Scalar, int], None]
    shows: Callable[[Rel], bool]


_settled: Answers | None = None


def settle(answers: Answers) -> None:
    """Have the rules ask this judge, and no other in this process. Raises Rejected where one is settled."""
    global _settled
    if _settled is not None:
        raise Rejected("whom the rules ask is settled, and cannot be changed")
    _settled = answers


def _judge() -> Answers:
    if _settled is None:
        raise Rejected("whom the rules ask is not settled: import derive.kernel")
    return _settled


def known(facts: tuple[Theorem, ...]) -> Judge:
    """What is known under some facts."""
    return _judge().known(facts)


def require_limit(judge: Judge, goal: Tends, variable: Scalar, order: int) -> None:
    """Raises Rejected unless a limit is known, by series of this many terms."""
    _judge().require_limit(judge, goal, variable, order)


def shows(relation: Rel) -> bool:
    """Whether balls around two numbers decide a relation between them."""
    return _judge().shows(relation)
