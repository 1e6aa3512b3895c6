"""What numbers say of one claim, before its proof is tried: a point that refutes it, points that give it a meaning.

Numbers come first, so that a false claim is told as false however long its
proof takes. What decides is certain: balls, and where it can the kernel, which
proves the hypotheses and the negation of the statement at the point.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TypeVar

from ..claims.claim import Claim
from ..claims.witness import Model
from ..claims.written.expression import NotationError, as_written
from ..claims.written.reader import read_real
from ..evidence.numbers.certain import domain, require_domain
from ..evidence.numbers.points import NoPoint, Point, point_of, read_point
from ..evidence.numbers.premises import meeting_point, unmet_premises
from ..evidence.numbers.question import Finding, Question, arbitrarily
from ..evidence.numbers.sample import Samples, examine, look_on, settled
from ..evidence.numbers.seek import sought
from ..evidence.numbers.sizes import Part
from ..printing.text import text
from ..records.settings import SECONDS, Settings
from ..records.verdict import BALLS, KERNEL
from ..search.at_point import fails_at, holds_at
from ..terms.node import Node, free
from ..terms.statement import Implies, Prop
from ..terms.term import Function, Scalar
from .models import Models, Unmet, is_of_every_number, written_out_as

_GIVE_ONE = "give one, meets=witness(n=…, …)"
_SHARE = 0.5
"""Of the time that a claim may take, what numbers may use up before its proof is tried."""


_Node = TypeVar("_Node", bound=Node)


class Evidence:
    """The statement of a claim at points. Raises NoPoint where the author's point, or that of the run, is none."""

    def __init__(self, claim: Claim, settings: Settings) -> None:
        self.claim, self.settings = claim, settings
        self.models = _models(claim)
        self.question = self._question()
        self.variables = self.question.variables
        self.at = self._asked_for()
        """The point of the run."""
        self._seconds = _SHARE * (claim.timeout or settings.seconds or SECONDS)
        """How long it may still be looked at points."""
        self.samples = self._samples()
        self._is_sought = False

    @property
    def refutation(self) -> Point | None:
        """A point at which all hypotheses hold and the statement does not, for certain."""
        return self.samples.refutation

    def asked(self, statement: Prop, given: tuple[Prop, ...]) -> Question:
        """What is asked of points about a statement of this claim: of the models, if there are some that will do."""
        if self.models is None:
            return Question.of(statement, given, holds_at, fails_at)
        return self.models.question(statement, given, self.unmet is None)

    def there(self, statement: Prop) -> Prop:
        """A statement of this claim as points see it: of the models, at an arbitrary number or vector."""
        return arbitrarily(self.of_models(statement))

    def of_models(self, node: _Node) -> _Node:
        """A statement or term of this claim with the author's models in it."""
        found: _Node = self.models.put_into(node) if self.models is not None else node
        return found

    def told(self, point: Point) -> str:
        """A point, after what stands there for what: `f(x) = ‖x‖², n = 1, x = (2)`."""
        models = self.models.told() if self.models is not None else ""
        return ", ".join(filter(None, (models, str(point))))

    @cached_property
    def unmet(self) -> Unmet | None:
        """The hypothesis that is not shown of the author's models."""
        return self.models.unmet(self.claim, self.settings) if self.models is not None else None

    def look_on(self) -> None:
        """Look at points of other sizes too, which little that is false needs: for a claim that was not proved."""
        if self.samples.unseen and self.refutation is None:
            with self._timed() as until:
                look_on(self.samples, self.question, Part.OTHERS, until=until)

    def seek(self) -> None:
        """Look for a point that refutes the claim where random ones did not, once."""
        self.look_on()
        if self._is_sought or self.refutation is not None or self.samples.asked is Finding.UNDEFINED:
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
        return KERNEL if is_met(tuple(map(self.of_models, self.claim.given)), self.met_at) else BALLS

    @cached_property
    def vacuity(self) -> str | None:
        """Why the claim may say nothing: nothing was found that meets its hypotheses, or a premise in its statement."""
        if self.unmet is not None:
            return f"vacuous: {self._of_models(self.unmet)}"
        if self.met_at is None and self.models is None:
            for hypothesis in filter(is_of_every_number, self.claim.given):
                given = self.claim.meets is not None
                said = "the point in meets=witness(…) is not shown to meet" if given else "no point shows"
                wanted = written_out_as(hypothesis, self.claim)
                return f"vacuous: {said} {text(hypothesis)}; write out what it speaks of, {wanted}"
        for premise in filter(is_of_every_number, premises_in(self.claim.statement)):
            wanted = f"put it into given=[…], and write out what it speaks of, {written_out_as(premise, self.claim)}"
            return f"vacuous: no point shows {text(premise)}; {wanted}"
        if self.claim.given and self.met_at is None:
            if self.claim.meets is not None and self.claim.meets.values:
                return "vacuous: the point in meets=witness(…) does not meet the hypotheses, nor was another found"
            return f"vacuous: no point was found that meets the hypotheses; {self._tried()}; {_GIVE_ONE}"
        premises = unmet_premises(self.question, self.settings.seed, self._own_points())
        if not premises:
            return None
        said = " and ".join(map(text, premises))
        return f"vacuous: no point was found at which {said}; {self._tried()}; {_GIVE_ONE}"

    def _of_models(self, unmet: Unmet) -> str:
        """What the models do not meet, and where."""
        told, where = self.models.told() if self.models is not None else "", unmet.point
        fails = (
            "which is not shown of it" if where is None else f"which fails at {where}" if str(where) else "which fails"
        )
        return f"{told} does not meet the hypothesis {text(unmet.hypothesis)}, {fails}"

    def _question(self) -> Question:
        return self.asked(self.claim.statement, self.claim.given)

    def _tried(self) -> str:
        """Where it was looked for."""
        self.look_on()
        count = self.samples.count + self.samples.skipped
        return f"tried: {count} random points, and solving for one"

    def _samples(self) -> Samples:
        measure = self.settings.slack and self.claim.kind == "claim"
        with self._timed() as until:
            return examine(
                self.question,
                self.settings.seed,
                self._own_points(),
                measure=measure,
                until=until,
                asked=self.at,
                part=Part.EVERY if self.settings.slack else Part.FIRST,
            )

    @contextmanager
    def _timed(self) -> Iterator[float]:
        """Until when points may be looked at."""
        started = time.monotonic()
        try:
            yield started + self._seconds
        finally:
            self._seconds -= time.monotonic() - started

    def _asked_for(self) -> Point | None:
        """The point of the run, if there is one. Raises NoPoint where it is none of the claim."""
        if self.settings.at is None:
            return None
        point = read_point(self.settings.at, self.variables)
        require_domain(point)
        return point

    def _own_points(self) -> list[Point]:
        """The author's own point, if there is one. Raises NoPoint where it is none."""
        if self.claim.meets is None or self.models is not None:
            return []
        stated = (self.claim.statement, *self.claim.given)
        functions = {v.name for prop in stated for v in free(prop) if isinstance(v, Function)}
        for name in filter(functions.__contains__, self.claim.meets.values):
            raise NoPoint(f"{name} is a function; a model writes it out, models=[({name}, x, …)]")
        with as_written():
            values = {name: _exact(value, name) for name, value in self.claim.meets.values.items()}
        point = point_of(values, self.variables)
        require_domain(point)
        return [point]


def _models(claim: Claim) -> Models | None:
    """The author's models, if there are some, the numbers of its scalars among them. Raises NoPoint."""
    if claim.meets is None or not claim.meets.models:
        return None
    if not any(map(is_of_every_number, claim.given)):
        raise NoPoint("models=[…] is for hypotheses about every number or vector, and there is none; give a point")
    named = {v.name: v for prop in (claim.statement, *claim.given) for v in free(prop)}
    scalars = {name: v for name, v in named.items() if isinstance(v, Scalar)}
    numbers = []
    with as_written():
        for name, value in claim.meets.values.items():
            if name not in named:
                raise NoPoint(f"{name} is no variable of the claim; it has {', '.join(sorted(named)) or 'none'}")
            if name not in scalars:
                raise NoPoint(
                    f"{name}: beside models=[…] only scalars are given as numbers; give a model of {name} too"
                )
            numbers.append(Model(scalars[name], (), _exact(value, name)))  # type: ignore[arg-type]
    return Models((*claim.meets.models, *numbers))


def premises_in(statement: Prop) -> Iterator[Prop]:
    """What is assumed somewhere in a statement."""
    if isinstance(statement, Implies):
        yield statement.given
    for part in statement.parts():
        if isinstance(part, Prop):
            yield from premises_in(part)


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
