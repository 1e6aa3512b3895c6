"""The parts of a proof in order: what each assumes or shows, and its steps."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from ...claims.chain import IFF, Chain
from ...claims.parts import (
    Absurd,
    AttainedAt,
    Both,
    Cases,
    Cited,
    Conj,
    Limit,
    Part,
    Some,
    Squeeze,
    Trivial,
    Unique,
)
from ...claims.proof import Proof, StepRecord
from ...printing.formula import part_number, sign, term
from ...printing.words import say, sentence
from ...records.page import Line, Passage, Words
from ...search.growth import Growth, growths
from ...terms.statement import EQ, WHOLE, And, Every, ForAll, Iff, Implies, Prop, Rel, negated
from ...terms.term import MIN, Index, Reduce
from .growth import remainder
from .reasons import Hypotheses, worded

Told = Iterator[Passage]


def passages(proof: Proof, statement: Prop, own: int) -> tuple[Passage, ...]:
    """The proof, as far as its steps were tried; `own` is how many hypotheses the claim has."""
    if proof.part is None:
        return ()
    grown = growths(proof.theorem) if proof.theorem is not None else []
    return tuple(_Teller(proof.steps, own, grown).tell(proof.part, statement, ()))


class _Teller:
    """Walks the parts of a proof in the order in which the prover recorded its steps."""

    def __init__(self, records: list[StepRecord], own: int, grown: list[Growth]) -> None:
        self.records = deque(records)
        self.own = own
        self.grown = grown

    def tell(self, part: Part, goal: Prop, heading: Words) -> Told:
        """The passages of a part; the first of them bears the heading."""
        match goal, part:
            case _, Absurd(chain):
                yield self._chain(chain, _then(heading, say("This cannot be:")))
            case _, Unique(chain):
                yield self._chain(chain, _then(heading, say("A matrix has one inverse, and this shows it:")))
            case _, Trivial():
                yield Passage(_then(heading, say("This is a hypothesis, or follows from the hypotheses by signs.")))
            case _, Cited(fact):
                yield Passage(_then(heading, say("By "), *worded(fact, Hypotheses((), self.own)), say(".")))
            case ForAll(size, _, letter), _:
                yield from self.tell(part, goal.instance(Index(letter.removeprefix(WHOLE), size)), heading)
            case Every(_, _, _, letter), _:
                yield from self.tell(part, goal.instance(goal.variable(letter)), heading)
            case Implies(given, then), _ if not _of_statements(part):
                yield from self.tell(part, then, _then(heading, say("Suppose that "), *sentence(given), say(".")))
            case _, Cases(condition, holds, fails):
                yield from self.tell(holds, goal, _then(heading, *_where(condition)))
                yield from self.tell(fails, goal, _where(negated(condition)))
            case _, Some(condition, inner):
                taken = (say("Take "), *sentence(condition), say("; there is one, since the range has two indices."))
                yield from self.tell(inner, goal, _then(heading, *taken))
            case _, Squeeze() | Limit():
                yield from self._tends(part, heading)
            case Iff() | Rel(), Both():
                yield from self._both(part, goal, heading)
            case And(members), Conj(parts) if len(members) == len(parts):
                for place, (member, inner) in enumerate(zip(members, parts, strict=True), 1):
                    numbered = (part_number(place),)
                    yield from self.tell(inner, member, _then(heading, *numbered) if place == 1 else numbered)
            case _, AttainedAt(index, bound):
                yield from self.tell(bound, goal, _then(heading, *_attained(goal, index)))
            case _, Chain():
                yield self._chain(part, heading)

    def _tends(self, part: Squeeze | Limit, heading: Words) -> Told:
        match part:
            case Squeeze(lower, upper):
                yield self._chain(lower, _then(heading, say("From below:")))
                yield self._chain(upper, (say("From above, and both bounds have the limit:"),))
            case Limit(chain):
                last = chain.links[-1].target if chain.links else chain.start
                why = [remainder(growth) for growth in self.grown if growth.body == last]
                yield self._chain(chain, _then(heading, *(why[0] if why else ())))

    def _both(self, part: Both, goal: Any, heading: Words) -> Told:
        if isinstance(goal, Iff):
            yield from self.tell(part.forward, Implies(goal.left, goal.right), _then(heading, sign("⟹")))
            yield from self.tell(part.back, Implies(goal.right, goal.left), (sign("⟸"),))
        elif goal.name == EQ:
            yield from self.tell(part.forward, goal, _then(heading, say("It is not less:")))
            yield from self.tell(part.back, goal, (say("It is not more:"),))

    def _chain(self, chain: Chain, heading: Words) -> Passage:
        records = self._of_chain(len(chain.links))
        start = records[0].ends[0] if records else chain.start
        return Passage(heading, sentence(start), tuple(map(self._line, records)))

    def _of_chain(self, written: int) -> list[StepRecord]:
        """The records of a chain with so many written steps, and of those that join it to the statement."""
        found: list[StepRecord] = []
        while self.records and written:
            found.append(self.records.popleft())
            written -= not found[-1].implied
        if found and self.records and self.records[0].implied and self.records[0].before == found[-1].target:
            found.append(self.records.popleft())
        return found

    def _line(self, record: StepRecord) -> Line:
        given = Hypotheses(record.given, self.own, record.rests_on)
        between = "⟺" if record.relation == IFF else "⟹"
        target = record.ends[1]
        symbol = between if isinstance(target, Prop) else record.relation
        reasons = tuple(worded(r, given) for r in record.reasons)
        return Line(symbol, sentence(target), reasons or ((say("algebra"),),), record.failure is None)


def _of_statements(part: Part) -> bool:
    return isinstance(part, Chain) and isinstance(part.start, Prop)


def _then(heading: Words, *more: Any) -> Words:
    """One heading after another."""
    return (*heading, say(" "), *more) if heading else tuple(more)


def _where(condition: Rel) -> Words:
    return say("Where "), *sentence(condition), say(":")


def _attained(goal: Prop, index: Any) -> Words:
    low = isinstance(goal, Rel) and isinstance(goal.left, Reduce) and goal.left.kind == MIN
    return (
        say("No member is below" if low else "No member is above"),
        say(" the one at "),
        term(index),
        say(":"),
    )
