"""check(claim): what became of a claim, and its steps, each of which can be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from weakref import WeakKeyDictionary

from msgspec.structs import replace

from ..claims.claim import Claim
from ..claims.written.displayed import Printer
from ..claims.written.expression import NotationError
from ..messages.authoring import NOTEBOOK
from ..records.page import Condition, Line, Page, Passage, Words
from ..records.settings import EFFORT, IGNORE, Settings, is_duration
from ..records.verdict import UNDECIDED, StepVerdict, Verdict
from . import html, latex, markdown, text
from .asked import claim_of
from .judging import settings_here, verdict_on


class Step(StepVerdict, frozen=True):
    """A step of a claim that was checked, for `explain(step)`."""

    number: int = 1
    of: Verdict | None = None
    """What became of the claim."""
    start: Words = ()
    """What it leads from."""
    said: Line | None = None
    conditions: tuple[Condition, ...] = ()
    """The side conditions that arose in it, and how each was discharged."""

    def __repr__(self) -> str:
        return f"step {self.number}: {self.before} {self.relation} {self.term}"


class Checked(Verdict, frozen=True):
    """What became of a claim; a cell that ends with one shows it, with its steps.

    `passes` says whether a gate would let it through, `verdict` is a word ("proved", "refuted", "undecided", …),
    `witness` a point that refutes it, `failure` says what is missing, and `steps` can be explained.
    """

    __repr__ = Verdict.__repr__

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        printer.text(text.of_claim(self))

    def _repr_html_(self) -> str:
        return html.of_claim(self)

    def _repr_markdown_(self) -> str:
        return markdown.of_claim(self)

    def _repr_latex_(self) -> str:
        return latex.of_claim(self)


listening: list[Callable[[Claim, Checked], None]] = []
"""Who hears of each claim that is checked: the notebook whose claim it may be."""
earlier: list[Callable[[Claim], Iterable[Claim]]] = []
"""Who knows which claims a hint may name."""


def check(
    claim: Claim, *, at: str | None = None, seed: int = 0, timeout: float | None = None, effort: int = EFFORT
) -> Checked:
    """Check a claim now, as `derive run` does: its proof, numbers, and SymPy at small n.

    `at`: a point to look at before others, as in at="n=2 x=0,0", which also tells whether the claim holds there, and
    what its terms are. A point at which it fails is kept.
    `seed`: of the numeric points. `timeout`: how many seconds it may take, where neither the claim nor pyproject.toml
    says otherwise 60. `effort`: how many attempts to make for what the claim leaves open.

    Raises NotationError for anything but a claim, UsageError where `at` is no point of it, and Interrupted, a
    KeyboardInterrupt, when the cell is interrupted.
    """
    claim = claim_of(claim, "check({})")
    if timeout is not None and not is_duration(timeout):
        raise NotationError(f"check(…, timeout={timeout!r}): it is a number of seconds above 0", NOTEBOOK)
    settings = settings_here(at=at, seed=seed, effort=effort)
    if timeout is not None:
        settings = replace(settings, seconds=float(timeout))
    known = next((knows(claim) for knows in earlier), claim.earlier)
    verdict = verdict_on(claim, settings, [one for one in known if one.kind in ("claim", "axiom")])
    found = checked(replace(verdict, warnings=()) if settings.idle == IGNORE else verdict)
    found = _with_what_is_known(claim, found, settings)
    if found.refuted_at == "statement" and found.witness is not None:
        _FAILS_AT[claim] = found.witness.spec
    elif at is not None:
        return found
    for heard in listening:
        heard(claim, found)
    return found


_FAILS_AT: WeakKeyDictionary[Claim, str] = WeakKeyDictionary()
"""Where the statement of a claim was found to fail. It stays false, whatever another check looks at."""


def _with_what_is_known(claim: Claim, found: Checked, settings: Settings) -> Checked:
    """A verdict that leaves a claim open; or the one at a point at which it was found to fail."""
    spec = _FAILS_AT.get(claim)
    if spec is None or found.verdict != UNDECIDED or found.witness is not None:
        return found
    known = verdict_on(claim, replace(settings, at=spec), ())
    return replace(checked(known), values=found.values, there=found.there, warnings=found.warnings)


def checked(verdict: Verdict) -> Checked:
    """A verdict with steps that can be explained."""
    fields = {name: getattr(verdict, name) for name in Verdict.__struct_fields__}
    return Checked(**{**fields, "steps": tuple(_steps(verdict))})


def _steps(verdict: Verdict) -> Iterator[Step]:
    page = verdict.page or Page()
    lines = [pair for passage in page.passages for pair in _lines(passage)]
    for number, step in enumerate(verdict.steps, 1):
        start, said = lines[number - 1] if number <= len(lines) else ((), None)
        own = tuple([one for one in page.conditions if number in one.steps])
        plain = {name: getattr(step, name) for name in StepVerdict.__struct_fields__}
        yield Step(**plain, number=number, of=verdict, start=start, said=said, conditions=own)


def _lines(passage: Passage) -> Iterator[tuple[Words, Line]]:
    """Each line of a chain, and what stands before it."""
    return zip([passage.start, *[line.term for line in passage.lines]], passage.lines, strict=False)
