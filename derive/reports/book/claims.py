"""One claim as its page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ...printing.formula import sign
from ...records.page import Condition, Line, Page, Passage, Words
from ...records.verdict import PROVED, Verdict
from ..appendix.labels import word
from ..throughout import Throughout
from . import markup
from .excerpt import Excerpt
from .outcome import Mark, mark, outcome, worked
from .places import Places


@dataclass(frozen=True)
class ShownStep:
    """A step: which it is of the proof, what follows by which relation, and why; `failing` where it does not hold."""

    number: int
    relation: Markup
    term: Markup
    reasons: Markup
    failing: str


@dataclass(frozen=True)
class ShownPassage:
    """A chain of steps with what stands above it."""

    heading: Markup
    start: Markup
    steps: list[ShownStep]


@dataclass(frozen=True)
class ShownCondition:
    """A side condition, the steps that need it, and how it was discharged."""

    statement: Markup
    steps: str
    how: Markup


class ShownClaim:
    """A claim with all that a page says of it."""

    def __init__(self, verdict: Verdict, places: Places, page: Page | None = None) -> None:
        self.verdict = verdict
        self.places = places
        self.page = page or verdict.page or Page()

    def within(self, common: Throughout) -> ShownClaim:
        """The same, where this is said for all claims around it: only its own declarations and definitions are left."""
        return ShownClaim(self.verdict, self.places, common.own(self.page))

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return self.verdict.name

    @property
    def kind(self) -> str:
        """Theorem, Lemma, Erratum, …"""
        return word(self.verdict)

    @property
    def number(self) -> str:
        """3.12"""
        return self.places.number(self.verdict)

    @property
    def title(self) -> str:
        """As its author gives it, or its name in words."""
        return self.verdict.called

    @property
    def mark(self) -> Mark:
        """Of what became of it."""
        return mark(self.verdict)

    @property
    def outcome(self) -> Markup:
        """What became of it, in a sentence."""
        return outcome(self.verdict, self.places)

    @property
    def doc(self) -> Markup:
        """What its author says of it."""
        return markup.prose(self.verdict.doc)

    # ── what is stated ──

    @property
    def is_text(self) -> bool:
        """Whether it states no formula: a note or an experiment."""
        return self.verdict.kind in ("note", "experiment")

    @cached_property
    def variables(self) -> Markup:
        """n ≥ 2 be an integer, x ∈ ℝⁿ"""
        return markup.listed([self._inline(words) for words in self.page.variables])

    @cached_property
    def definitions(self) -> list[Markup]:
        """Each definition that the statement uses."""
        return [*map(markup.block, self.page.definitions)]

    @cached_property
    def aside(self) -> list[Markup]:
        """Each definition that only the proof uses."""
        return [*map(markup.block, self.page.aside)]

    @cached_property
    def hypotheses(self) -> list[tuple[int, Markup]]:
        """Its hypotheses with their numbers."""
        return [(number, self._inline(words)) for number, words in enumerate(self.page.given, 1)]

    @cached_property
    def statement(self) -> Markup:
        """On a line of its own."""
        return markup.displayed(self.page.statement, self._cite)

    @property
    def short(self) -> Markup:
        """The statement in a line of text."""
        return self._inline(self.page.statement)

    # ── how it is shown ──

    @cached_property
    def only_reasons(self) -> Markup:
        """Of a proof of one step, which would say the statement again: why that step holds. Else empty."""
        only = self.page.only_step
        return Markup() if only is None or not only.shown else self._reasons(only)

    @cached_property
    def passages(self) -> list[ShownPassage]:
        """The parts of its proof; none of one that is told by its reasons alone."""
        return [] if self.only_reasons else [*self._passages()]

    def _passages(self) -> Iterator[ShownPassage]:
        number = 0
        for passage in self.page.passages:
            yield self._passage(passage, number)
            number += len(passage.lines)

    def _passage(self, passage: Passage, before: int) -> ShownPassage:
        start = markup.displayed(passage.start, self._cite) if passage.lines else Markup()
        steps = [self._step(number, line) for number, line in enumerate(passage.lines, before + 1)]
        return ShownPassage(self._inline(passage.heading), start, steps)

    def _step(self, number: int, line: Line) -> ShownStep:
        failing = ""
        if not line.shown:
            failing = "refuted" if self.verdict.refuted_at == f"step {number}" else "undecided"
        relation = markup.math(sign(line.relation))
        return ShownStep(number, relation, markup.displayed(line.term, self._cite), self._reasons(line), failing)

    @cached_property
    def conditions(self) -> list[ShownCondition]:
        """Its side conditions."""
        return [*map(self._condition, self.page.conditions)]

    def _condition(self, condition: Condition) -> ShownCondition:
        steps = ", ".join(map(str, condition.steps))
        return ShownCondition(self._inline(condition.statement), steps, self._inline(condition.how))

    @cached_property
    def worked(self) -> Markup | None:
        """What is wrong with it, worked out at a point."""
        return None if self.page.worked is None else worked(self.page.worked, self.verdict, self._cite)

    @property
    def hint(self) -> str:
        """What its author may try, where it is not proved."""
        failure = self.verdict.failure
        return (failure.hint or "") if failure is not None else ""

    # ── what else there is to know ──

    @cached_property
    def evidence(self) -> Markup:
        """What numbers and SymPy say."""
        samples, said = self.verdict.samples, []
        if self.verdict.kind != "claim":
            return Markup()
        if samples.count:
            longest = f", n up to {samples.longest}" if samples.longest else ""
            count = f"{samples.count:,}".replace(",", "\u202f")
            said.append(f"looked at with numbers at {count} points{longest}")
        if self.verdict.agrees is not None and self.verdict.explicit:
            sizes = markup.listed(map(str, self.verdict.explicit))
            again = f"SymPy derived it again at n = {sizes}"
            said.append(again if self.verdict.agrees else f"SymPy contradicts it at n = {sizes}")
        return Markup("; ").join(said)

    @property
    def steps_shown(self) -> str:
        """2/2"""
        steps = self.verdict.steps
        return f"{sum(step.verdict == PROVED for step in steps)}/{len(steps)}" if steps else ""

    @property
    def users(self) -> list[Markup]:
        """What cites it."""
        return [self.places.reference(user) for user in self.places.users(self.verdict)]

    @property
    def excerpt(self) -> Excerpt | None:
        """Its lines of the claim file."""
        return self.places.excerpt(self.verdict)

    def _reasons(self, line: Line) -> Markup:
        return Markup("; ").join([self._inline(reason) for reason in line.reasons])

    def _inline(self, words: Words) -> Markup:
        return markup.inline(words, self._cite)

    def _cite(self, claim: str) -> Markup:
        return self.places.cited(claim, self.verdict)
