"""What numbers say of one claim, before its proof is tried: a point that refutes it, points that give it a meaning.

Numbers come first, so that a false claim is told as false however long its
proof takes. What decides is certain: balls, and where it can the kernel, which
proves the hypotheses and the negation of the statement at the point.
"""

from __future__ import annotations

import time
from functools import cached_property

from ..claims.claim import Claim
from ..claims.written.expression import NotationError, as_written
from ..claims.written.reader import read_real
from ..evidence.numbers.certain import domain, require_domain
from ..evidence.numbers.points import NoPoint, Point, point_of, read_point
from ..evidence.numbers.premises import meeting_point, unmet_premises
from ..evidence.numbers.question import Question
from ..evidence.numbers.sample import Samples, examine, settled
from ..evidence.numbers.seek import sought
from ..printing.text import text
from ..records.settings import SECONDS, Settings
from ..records.verdict import BALLS, KERNEL
from ..search.at_point import fails_at, holds_at
from ..terms.statement import Prop

_GIVE_ONE = "give one, meets=witness(n=…, …)"
_SHARE = 0.5
"""Of the time that a claim may take, what numbers may use up before its proof is tried."""


class Evidence:
    """The statement of a claim at points. Raises NoPoint where the author's point, or that of the run, is none."""

    def __init__(self, claim: Claim, settings: Settings) -> None:
        self.claim, self.settings = claim, settings
        self.question = Question.of(claim.statement, claim.given, holds_at, fails_at)
        self.variables = self.question.variables
        self.samples = self._samples()
        self._is_sought = False

    @property
    def refutation(self) -> Point | None:
        """A point at which all hypotheses hold and the statement does not, for certain."""
        return self.samples.refutation

    def seek(self) -> None:
        """Look for a point that refutes the claim where random ones did not, once."""
        if self._is_sought or self.refutation is not None or self.settings.at is not None:
            return
        self._is_sought = True
        found = sought(self.question, self.settings.seed)
        if found is not None:
            settled(self.samples, self.question, *found)

    @property
    def undefined(self) -> Point | None:
        """A point at which all hypotheses hold and the statement has no value, for certain; None if one refutes it."""
        return self.samples.undefined if self.samples.refutation is None else None

    @cached_property
    def met_at(self) -> Point | None:
        """A point at which all hypotheses hold for certain; None where none was found, or there are no hypotheses."""
        if self.samples.met_at is None and self.claim.given:
            return meeting_point(self.question, self.settings.seed, self._own_points())
        return self.samples.met_at

    @cached_property
    def met_by(self) -> str:
        """Who says so; empty where there is no such point."""
        if self.met_at is None:
            return ""
        return KERNEL if is_met(self.claim.given, self.met_at) else BALLS

    @cached_property
    def vacuity(self) -> str | None:
        """Why the claim may say nothing: nothing was found that meets its hypotheses, or a premise in its statement."""
        if self.claim.given and self.met_at is None:
            if self.claim.meets is not None:
                return "vacuous: the point in meets=witness(…) does not meet the hypotheses, nor was another found"
            return f"vacuous: no point was found that meets the hypotheses; {self._tried()}; {_GIVE_ONE}"
        premises = unmet_premises(self.question, self.settings.seed, self._own_points())
        if not premises:
            return None
        said = " and ".join(map(text, premises))
        return f"vacuous: no point was found at which {said}; {self._tried()}; {_GIVE_ONE}"

    def _tried(self) -> str:
        """Where it was looked for."""
        count = self.samples.count + self.samples.skipped
        return f"tried: {count} random points, and solving for one"

    def _samples(self) -> Samples:
        seed = self.settings.seed
        if self.settings.at is not None:
            point = read_point(self.settings.at, self.variables)
            require_domain(point)
            return examine(self.question, seed, [point], draw=False)
        seconds = self.claim.timeout or self.settings.seconds or SECONDS
        until = time.monotonic() + _SHARE * seconds
        measure = self.settings.pages and self.claim.kind == "claim"
        return examine(self.question, seed, self._own_points(), measure=measure, until=until)

    def _own_points(self) -> list[Point]:
        """The author's own point, if there is one. Raises NoPoint where it is none."""
        if self.claim.meets is None:
            return []
        with as_written():
            values = {name: _exact(value, name) for name, value in self.claim.meets.values.items()}
        point = point_of(values, self.variables)
        require_domain(point)
        return [point]


def refuted_by(statement: Prop, given: tuple[Prop, ...], point: Point) -> str:
    """Who is certain that a statement fails at a point that meets the hypotheses: the kernel, or balls alone."""
    return KERNEL if is_met(given, point) and fails_at(statement, point) else BALLS


def is_met(given: tuple[Prop, ...], point: Point) -> bool:
    """Whether the kernel proves hypotheses at a point."""
    return all(holds_at(prop, point) for prop in (*domain(point), *given))


def _exact(value: object, what: str) -> object:
    """A value in witness(…) as closed terms; lists stay lists. Raises NoPoint, naming the component."""
    if isinstance(value, list | tuple):
        return [_exact(part, f"component {place} of {what}") for place, part in enumerate(value, 1)]
    try:
        return read_real(value)
    except NotationError as problem:
        raise NoPoint(f"{what}: {problem}") from None
