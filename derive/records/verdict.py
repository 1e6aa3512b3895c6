"""What became of a claim, as plain data: no terms, no theorems, nothing that needs SymPy.

The report, the JSON and whoever compares two runs read these.
"""

from __future__ import annotations

import msgspec

from .outline import AssumedOutline, Outline
from .page import Formula, Page
from .source import in_words

PROVED, STARRED, REFUTED, UNDECIDED = "proved", "proved*", "refuted", "undecided"
TESTED, ERROR, ALARM = "tested", "error", "alarm"
STOPPED = "stopped: "
"""How the message of a claim begins that went over a limit."""


class StepVerdict(msgspec.Struct, frozen=True):
    """One step: `term` follows `before` by `relation`, because of `reasons`."""

    relation: str
    before: str
    term: str
    latex: str
    reasons: tuple[str, ...]
    line: int
    verdict: str
    seconds: float
    obligations: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    """The reasons that were given, and that the step does not rest on; they are none of `reasons`."""
    found: bool = False
    """Whether the author left it open, in whole or in part."""


class Warned(msgspec.Struct, frozen=True):
    """What is said of a line of a proof, and stands in the way of nothing: a reason is idle."""

    line: int
    step: int | None
    """From 1; None where it stands in no step, but in limit(…) or squeeze(…)."""
    reason: str
    message: str
    """`by.sign is idle: the step holds without it`"""
    code: str
    """Of the kind of the message."""

    @property
    def said(self) -> str:
        """With its line, as a report says it."""
        return f"line {self.line}: {self.message}"


KERNEL, BALLS = "kernel", "balls"
"""Who is certain of what a point shows: the kernel, which proves it there, or ball arithmetic alone."""


class WitnessVerdict(msgspec.Struct, frozen=True):
    """A point at which something fails: what, the point, the values of the two sides there, and who is certain."""

    where: str
    point: str
    spec: str
    values: tuple[tuple[str, str], ...] = ()
    by: str = BALLS
    misses: str = ""
    """By how much, where it is an inequality."""


class EditVerdict(msgspec.Struct, frozen=True):
    """A change of a file at a place: lines from 1, columns from 0 in characters, the end exclusive."""

    kind: str
    """`replace` or `remove` what stands there, `append` an argument to the call that does, or `import` a name."""
    place: tuple[int, int, int, int] = (0, 0, 0, 0)
    text: str = ""


class FixVerdict(msgspec.Struct, frozen=True):
    """What `derive run --fix` may do: by which rule, where, and in words."""

    rule: str
    line: int
    said: str
    edits: tuple[EditVerdict, ...]
    safe: bool = True
    """Whether it changes nothing that the claim says, and no term of its proof."""


class FoundVerdict(msgspec.Struct, frozen=True):
    """What was found for `...`: where that stands in the file, and the source that can stand in its place.

    Lines count from 1, columns from 0, in characters; without a place, all are 0 but the first line.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    kind: str
    """"part" of a proof, "reasons" of a step, or "target", what a step leads to."""
    text: str
    imports: tuple[tuple[str, str], ...] = ()
    """Modules and names that it needs from there, which the file does not have."""
    declares: tuple[tuple[str, str], ...] = ()
    """Names of indices for which the file has none left, and what declares each."""
    foreign: bool = False
    """Whether it speaks of something that has no name in the file, so that it cannot stand there."""


class ShownPart(msgspec.Struct, frozen=True):
    """A term as it is shown beside another one: shortened where both agree, marked from where to where they differ."""

    text: str
    """On one line."""
    marks: tuple[tuple[int, int], ...] = ()
    """Pairs of places in characters: from the first, up to the second."""


class Failure(msgspec.Struct, frozen=True):
    """Why a claim is not proved: at which step, what was asked for, and what to try."""

    reason: str
    step: int | None = None
    line: int | None = None
    gives: str | None = None
    wrote: str | None = None
    needs: str | None = None
    differs: str | None = None
    hint: str | None = None
    of_chain: bool = False
    """Whether the steps hold, but do not make up the statement."""
    compared: tuple[ShownPart, ShownPart] | None = None
    """What the reasons give and what was written, as they are shown below each other."""
    gave: tuple[str, ...] = ()
    """The reasons that made of the left side what is given; algebra, where there are none."""
    says: tuple[tuple[str, str], ...] = ()
    """What the facts say that were named, by reason."""
    unmet: tuple[tuple[str, str], ...] = ()
    """The reasons that did nothing in the step, and what each needs."""
    lacks: tuple[tuple[str, str], ...] = ()
    """What an inequality lacks: how it is called, and a statement, or the term by which something is too weak."""


class SampleVerdict(msgspec.Struct, frozen=True):
    """The numeric evidence."""

    count: int = 0
    touching: int = 0
    skipped: int = 0
    seed: int = 0
    longest: int = 0
    met_at: str = ""
    """A point at which all hypotheses hold, if there are any; and who is certain of it."""
    met_by: str = ""


class DefinitionVerdict(msgspec.Struct, frozen=True):
    """A definition of a claim file: `p_i = exp(x_i)/Z`, and where in the source it stands."""

    name: str
    file: str
    line: int
    statement: str
    source: str | None = None
    meaning: str = ""
    """The digest of what it stands for."""
    formula: Formula | None = None
    """What there is to print of it, if that was asked for."""


class Series(msgspec.Struct, frozen=True):
    """Points of a figure, joined as a line or left as dots."""

    label: str
    across: tuple[float, ...]
    up: tuple[float, ...]
    dots: bool = False


class FigureVerdict(msgspec.Struct, frozen=True):
    """A figure of a claim file as data; `message` says why there is none."""

    name: str
    file: str
    line: int
    of: str
    doc: str
    axes: tuple[str, str]
    series: tuple[Series, ...] = ()
    message: str = ""


class Verdict(msgspec.Struct, frozen=True):
    """One claim's outcome."""

    name: str
    file: str
    line: int
    kind: str
    verdict: str
    statement: str = ""
    latex: str = ""
    source: str | None = None
    title: str = ""
    """As its author gave it; `called` is what it is called in print."""
    doc: str = ""
    given: tuple[str, ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()
    dimensions: tuple[tuple[str, int], ...] = ()
    scalars: tuple[tuple[str, str], ...] = ()
    """The scalars of which a sign is assumed, as (name, "> 0")."""
    variables: tuple[tuple[str, str], ...] = ()
    """All other names that are shown, but those of dimensions, and what they range over, as (name, "∈ ℝ^n")."""
    in_doubt: tuple[str, ...] = ()
    """Those of which this does not show: vectors and indices, where there are several dimensions."""
    refuted_at: str | None = None
    steps: tuple[StepVerdict, ...] = ()
    warnings: tuple[Warned, ...] = ()
    """The reasons of its steps that are idle."""
    fixes: tuple[FixVerdict, ...] = ()
    """What would mend its proof."""
    obligations: tuple[str, ...] = ()
    axioms: tuple[str, ...] = ()
    library: tuple[str, ...] = ()
    """The claims of the library that its proof cites: `derive.library.inequalities::exp_bound`."""
    samples: SampleVerdict = SampleVerdict()
    explicit: tuple[int, ...] = ()
    agrees: bool | None = None
    witness: WitnessVerdict | None = None
    failure: Failure | None = None
    corrected: str | None = None
    corrected_meaning: str = ""
    expect: tuple[float, float] | None = None
    """Of an experiment: the interval that it must meet."""
    message: str = ""
    code: str = ""
    """Of the kind of the message, for a claim that does not hold."""
    seconds: float = 0.0
    values: tuple[tuple[str, str], ...] = ()
    """What the terms are at the point that was asked for."""
    there: str = ""
    """Whether the statement holds there: `at c = 1 it holds`."""
    digest: str = ""
    """Of what was proved: statement, hypotheses and axioms, as `prooftree.digests` has it."""
    meaning: str = ""
    """Of what the claim says, whatever letters it is said in, as `meaning` has it; empty where that is not known."""
    outline: Outline | None = None
    """The same taken apart."""
    assumed: tuple[AssumedOutline, ...] = ()
    """What the axioms say that it rests on."""
    page: Page | None = None
    """What there is to print of it, if that was asked for."""
    found: tuple[FoundVerdict, ...] = ()
    """What was found for the places that it leaves open."""
    holes: tuple[tuple[int, int, int, int], ...] = ()
    """The places for which nothing was found, as `FoundVerdict` has them."""
    cached: bool = False
    """Whether it is from an earlier run, and nothing that it depends on has changed."""

    def __repr__(self) -> str:
        shown = sum(step.verdict == PROVED for step in self.steps)
        steps = f", {shown} of {len(self.steps)} steps shown" if self.steps else ""
        return f"{self.kind} {self.name}: {self.verdict}{steps}"

    @property
    def id(self) -> str:
        """file::name"""
        return f"{self.file}::{self.name}"

    @property
    def called(self) -> str:
        """Its title, or its name in words."""
        return self.title or in_words(self.name)

    @property
    def passes(self) -> bool:
        """Whether a gate lets it through: proved, tested, or an erratum that is refuted."""
        if self.kind == "erratum":
            return self.verdict == REFUTED and self.refuted_at == "statement"
        return self.verdict in (PROVED, STARRED, TESTED)
