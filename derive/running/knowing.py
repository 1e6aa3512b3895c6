"""What became of claims before: whether they come to the same, and what tells so the next time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec.structs import replace

from ..claims.claim import Claim
from ..files.plain import Layout
from ..markdown.kinds import PYTHON
from ..records.settings import Settings
from ..records.verdict import DefinitionVerdict, Verdict
from ..system.reading import real
from .keys import Keys, is_settled
from .lines import lines_of, moved
from .plan import Known, Slice


class Knowing:
    """The claims that this process loads, and what was known of them.

    `is_plain`: whether all that it has read is. `layouts`: of the plain claim files that it has read.
    """

    def __init__(self, settings: Settings, is_plain: Callable[[], bool], layouts: Mapping[str, Layout]) -> None:
        self._is_plain, self._layouts = is_plain, layouts
        self._is_usual = not settings.pages and settings.at is None
        self._keys = Keys()
        self._again: dict[Claim, Known | None] = {}

    @property
    def _can_tell(self) -> bool:
        return self._is_usual and self._is_plain()

    def again(self, piece: Slice, claim: Claim) -> Known | None:
        """What became of a claim, if it came to the same, with the lines on which it stands now."""
        if claim not in self._again:
            known = next((one for one in piece.known if one.verdict.name == claim.name), None)
            is_same = known is not None and self._can_tell and self._is_same(claim, known.key)
            self._again[claim] = self._here(claim, known) if known is not None and is_same else None
        return self._again[claim]

    def _is_same(self, claim: Claim, key: str) -> bool:
        stated = self._keys.stated(claim)
        return bool(stated) and key.startswith(stated) and key == self._keys.of(claim)

    def _here(self, claim: Claim, known: Known) -> Known:
        below = claim.line - known.verdict.line
        lines = tuple([line + below for line in lines_of(known.verdict)])
        return replace(known, verdict=replace(moved(known.verdict, lines), cached=True))

    def note(self, claim: Claim) -> None:
        """Take down what a claim that is proved has come to, while SymPy is in the mode for it."""
        if claim.is_proved and self._can_tell:
            self._keys.of(claim)

    def told(self, item: Claim | Verdict, verdict: Verdict) -> tuple[str, tuple[int, ...] | None]:
        """The key of a claim, and the places of its lines, for whoever asks what became of it."""
        if not isinstance(item, Claim) or not is_settled(verdict) or not self._can_tell:
            return "", None
        key = self._keys.of(item)
        if not key and not (item.kind == "experiment" and self._keys.stated(item)):
            return "", None
        laid = self._laid(item.file)
        return key, laid.places(lines_of(verdict)) if laid is not None else None

    def places_of_definitions(self, piece: Slice, definitions: tuple[DefinitionVerdict, ...]) -> tuple[int, ...] | None:
        """The places of the lines of a file's definitions, where they all stand in it."""
        laid = self._laid(piece.file) if self._can_tell else None
        if laid is None or any((one.name, one.line) not in laid.defined for one in definitions):
            return None
        return laid.places(tuple([one.line for one in definitions]))

    def files(self, file: str) -> tuple[str, ...] | None:
        """A file and those that it imports, where no other that was read can bear on its claims."""
        found: dict[Path, None] = {}
        waiting = [real(file)]
        while waiting and self._is_plain():
            path = waiting.pop()
            laid = self._laid(str(path))
            if laid is None:
                return None
            found[path] = None
            beside = [path.parent / f"{name}{PYTHON}" for name in sorted(laid.beside)]
            waiting += [other for other in beside if other not in found]
        return tuple(map(str, found)) if found and self._is_plain() else None

    def forget(self) -> None:
        """Leave behind what was made of claims."""
        self._keys, self._again = Keys(), {}

    def _laid(self, file: str) -> Layout | None:
        return self._layouts.get(str(real(file)))
