"""What the rules are answered where elementary steps alone are trusted: what is not seen by them is not known."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..printing.text import text
from ..rules.judge import Answers, Judge
from ..rules.theorem import Rejected, Sequent, Theorem
from ..terms.arithmetic import minus
from ..terms.leaf import NEG, POS, ZERO, Scalar, Size
from ..terms.node import Node, Term
from ..terms.statement import SIGNS, Prop, Rel, Tends
from . import check, signs
from .algebra import Algebra


class Steps:
    """What is seen under some facts. A conclusion rests on all of them."""

    def __init__(self, facts: tuple[Theorem, ...]) -> None:
        self._facts = facts
        self._al = check.Checker([fact.statement for fact in facts])

    @cached_property
    def _unfolded(self) -> Algebra:
        return self._al.with_facts(unfolds=True)

    def require_defined(self, *terms: Term) -> None:
        """Raises Rejected unless every term is seen to have a value."""
        for term in terms:
            if not self.defined(term):
                raise Rejected(f"{text(term)} is not seen to have a value")

    def defined(self, term: Term) -> bool:
        """Whether a term is seen to have a value, as it is or with definitions unfolded."""
        return self._al.defined(term) or self._unfolded.defined(term)

    def smooth(self, term: Term, root: Term) -> bool:
        """Whether a term is seen to be smooth in a variable."""
        return self._al.smooth(term, root)

    def equal(self, left: Term, right: Term) -> bool:
        """Whether two terms are seen to be equal."""
        return check.equal(self._al, left, right)

    def is_zero(self, term: Term) -> bool:
        """Whether figures turn a term into 0."""
        return not self._al.poly(term)

    def sign(self, term: Term) -> int:
        """The signs that a term may have, as it is and with definitions unfolded."""
        found = self._al.sign(term)
        return found if found in (NEG, ZERO, POS) else found & self._unfolded.sign(term) or found

    def holds(self, relation: Rel) -> bool:
        """Whether the signs of a difference decide a relation."""
        return not self.sign(minus(relation.left, relation.right)) & ~SIGNS[relation.name]

    def distinct(self, left: Term, right: Term) -> bool:
        """Whether two indices are seen to differ."""
        return self._al.apart(left, right)

    def nonempty(self, size: Size, omitted: int) -> bool:
        """Whether an index is left when so many positions of a range are left out."""
        return signs.nonempty(self._al, size, omitted)

    def note(self, event: str, where: Node) -> None:
        """Nothing is kept."""

    def conclude(self, statement: Prop, rest: Iterable[Prop] = ()) -> Sequent:
        """The statement, under the hypotheses of all facts and the rest."""
        hypotheses = frozenset(rest).union(*[fact.hypotheses for fact in self._facts])
        return Sequent(hypotheses, statement, used=self._facts)


def _no_limit(judge: Judge, goal: Tends, variable: Scalar, order: int) -> None:
    raise Rejected("no elementary step speaks of series")


def _no_ball(relation: Rel) -> bool:
    raise Rejected("no elementary step speaks of balls around numbers")


ANSWERS = Answers(Steps, _no_limit, _no_ball)
