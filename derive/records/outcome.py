"""What became of a run: its verdicts, and the exit code for the whole."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec
from msgspec import structs

from ..system.codes import BROKEN, INTERRUPTED, NOTHING_SELECTED, OK, SOMETHING_REFUTED, SOMETHING_UNDECIDED, UNREADABLE
from ..system.plain import cut, escaped
from .settings import FAIL, IGNORE, Settings
from .verdict import ALARM, ERROR, REFUTED, UNDECIDED, DefinitionVerdict, FigureVerdict, Verdict

T = TypeVar("T")


_COMPARED = ("page", "formula", "outline", "assumed", "fixes")
"""Fields that nobody is shown as they are: TeX has an escape of its own, a comparison tells a change in words, and
what is written into a file is checked there."""


def harmless(value: T, keep: str = "") -> T:
    """Data with every text in it escaped, down to the last field: of what a claim says, nothing acts where it is shown.

    A docstring keeps its lines, since it is laid out anew. What is long is cut, but not what is compared or typeset.
    """
    return value if isinstance(value, msgspec.Struct) and _is_harmless(value) else _made_harmless(value, keep)


def _is_harmless(value: msgspec.Struct) -> bool:
    """Whether a glance at all of its texts at once shows that nothing in them is to be escaped or cut.

    In JSON, each control character is written with a backslash; so are quotes and backslashes, which are harmless.
    """
    try:
        said = _encode(value).decode()
    except UnicodeError:
        return False
    said = said.replace(r"\\", "").replace(r"\"", "")
    return "\\" not in said and said == cut(escaped(said))


_encode = msgspec.json.Encoder().encode


def _made_harmless(value: T, keep: str = "") -> T:
    match value:
        case str():
            return cut(escaped(value, keep))  # type: ignore[return-value]
        case tuple():
            inside = tuple([_made_harmless(v, keep) for v in value])
            return value if all(map(operator.is_, inside, value)) else inside  # type: ignore[return-value]
        case msgspec.Struct():
            names = [name for name in value.__struct_fields__ if name not in _COMPARED]
            found = {name: _made_harmless(getattr(value, name), "\n\t" * (name == "doc")) for name in names}
            changed = {name: new for name, new in found.items() if new is not getattr(value, name)}
            return structs.replace(value, **changed) if changed else value
    return value


class Fresh(msgspec.Struct, frozen=True):
    """What was found of a claim, or (without a verdict) of a file, and what the process had read until then.

    `inputs` are paths and contents; None where the process did what cannot be
    followed. `by_code` are those that the syntax of the claim files does not show.
    """

    file: str
    inputs: dict[str, str] | None
    verdict: Verdict | None = None
    proof: str | None = None
    names: tuple[str, ...] = ()
    definitions: tuple[DefinitionVerdict, ...] = ()
    figures: tuple[FigureVerdict, ...] = ()
    by_code: tuple[str, ...] = ()
    key: str = ""
    places: tuple[int, ...] | None = None
    files: tuple[str, ...] | None = None
    """As a worker tells them."""


def only_warns(verdict: Verdict, settings: Settings) -> bool:
    """Whether an undecided claim is let through, and told loudly.

    Never an erratum that nothing refutes, a note or an experiment that does not
    stand, nor a claim that rests on an axiom which is not permitted, or leaves open what it may not.
    """
    undecided = verdict.kind == "claim" and verdict.verdict == UNDECIDED
    refused = settings.no_holes and bool(verdict.holes)
    return settings.lenient and undecided and not refused and settings.permitted_axioms.issuperset(verdict.axioms)


def fails_for_a_warning(verdict: Verdict, settings: Settings) -> bool:
    """Whether a claim holds and fails the run, because one of its reasons is idle."""
    return settings.idle == FAIL and verdict.passes and bool(verdict.warnings)


@dataclass
class Outcome:
    """The verdicts of a run, in order; `checked` are the claims themselves, where they were checked here."""

    verdicts: list[Verdict] = field(default_factory=list)
    seconds: float = 0.0
    interrupted: bool = False
    checked: list[Any] = field(default_factory=list)
    definitions: list[DefinitionVerdict] = field(default_factory=list)
    proofs: dict[str, str] = field(default_factory=dict)
    """Finished proofs by the claims' ids, a line of JSON each, where they were asked for."""
    figures: list[FigureVerdict] = field(default_factory=list)
    fresh: list[Fresh] = field(default_factory=list)
    """What was found in this run, for the cache."""
    finds: dict[str, str] = field(default_factory=dict)
    """What searches found, by the slots in which it is kept."""
    reads: dict[str, str] = field(default_factory=dict)
    """What the processes of a pool read, by path and content, as far as it could be followed."""
    may_be_empty: bool = False
    """Whether it is well that nothing was selected."""
    settings: Settings = field(default_factory=Settings)
    lacks_rows: bool = False
    """Whether rows of a document are required, and not all covered."""

    def take(self, verdict: Verdict, watcher: Watcher) -> None:
        """One verdict more, and whoever watches hears of it: from here on every text in it can be shown.

        What the configuration ignores is not in it any more.
        """
        if self.settings.idle == IGNORE and verdict.warnings:
            verdict = structs.replace(verdict, warnings=())
        verdict = harmless(verdict)
        self.verdicts.append(verdict)
        watcher.finished(verdict)

    def tell(self, definitions: Iterable[DefinitionVerdict], figures: Iterable[FigureVerdict]) -> None:
        """The definitions and figures of the files."""
        self.definitions = [*map(harmless, definitions)]
        self.figures = [*map(harmless, figures)]

    def warns(self, verdict: Verdict) -> bool:
        """Whether a verdict does not hold, and does not fail the run."""
        return only_warns(verdict, self.settings)

    def fails(self, verdict: Verdict) -> bool:
        """Whether a verdict fails the run."""
        if verdict.passes:
            return fails_for_a_warning(verdict, self.settings)
        return not self.warns(verdict)

    @property
    def exit_code(self) -> int:
        """What the process should end with."""
        if any(v.verdict == ALARM for v in self.verdicts):
            return BROKEN
        if self.interrupted:
            return INTERRUPTED
        if any(v.verdict == ERROR for v in self.verdicts):
            return UNREADABLE
        failing = [v for v in self.verdicts if self.fails(v)]
        if any(v.verdict == REFUTED or v.kind == "erratum" for v in failing):
            return SOMETHING_REFUTED
        if any(v.verdict == UNDECIDED or v.passes for v in failing) or (self.lacks_rows and not failing):
            return SOMETHING_UNDECIDED
        if failing:  # with a verdict that there is not
            return UNREADABLE
        return OK if self.verdicts or self.may_be_empty else NOTHING_SELECTED


class Watcher(msgspec.Struct, frozen=True):
    """Hears of a run while it goes on."""

    planned: Callable[[int], None] = lambda count: None
    started: Callable[[str], None] = lambda name: None
    checked: Callable[[int], None] = lambda count: None
    """So many claims have a verdict, of which the last may still wait for others to come before them."""
    finished: Callable[[Verdict], None] = lambda verdict: None
    plotted: Callable[[FigureVerdict], None] = lambda figure: None
    """There are the data of a figure; not told of those that were known before the run."""
