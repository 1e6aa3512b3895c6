"""Files loaded once, and their claims checked as they are asked for, in this process."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from ..claims.claim import Claim
from ..claims.written.expression import as_written
from ..files.explained import explained, line_in
from ..files.load import Loader
from ..files.loaded import Loaded
from ..find.kept import keeping
from ..find.searching import searching
from ..prooftree.write import line as proof_line
from ..records.outcome import harmless
from ..records.settings import Settings
from ..records.verdict import PROVED, STARRED, DefinitionVerdict, FigureVerdict, Verdict
from ..search.memory import forget, forget_facts
from ..system.limit import FROM_OUTSIDE
from ..system.plain import shown_path
from ..system.reading import real
from ..verdicts.meaning import definition_text, meaning_of_definition
from ..verdicts.numbers import Evidence
from ..verdicts.prose.declarations import definition as definition_formula
from .cache.finds import Finds
from .judging import judged, looked_at
from .knowing import Knowing
from .plan import Known, Slice
from .problems import changed, not_shown, require, unreadable, unseen

DEEPEST_CALLS = 12_000
"""How deep calls may be nested: terms are, and so is their reading."""


class Runner:
    """Files loaded once, and their claims checked as they are asked for."""

    def __init__(
        self,
        settings: Settings,
        tell: Callable[[str, str], None] = lambda slot, found: None,
        knows: Knowing | None = None,
    ) -> None:
        """`tell` hears of what searches found, if that is kept. `knows`: what became of claims before."""
        sys.setrecursionlimit(max(sys.getrecursionlimit(), DEEPEST_CALLS))
        self.settings = settings
        self.loader = Loader(settings.project)
        self.knows = knows
        self._finds = Finds(os.fsdecode(settings.finds), tell) if settings.finds else None
        self._evidence: dict[Claim, Evidence] = {}
        """What numbers say of claims that are not checked yet."""
        forget()

    def items(
        self,
        piece: Slice,
        started: Callable[[Claim], None] = lambda claim: None,
        seen: Callable[[Verdict], None] = lambda verdict: None,
    ) -> Iterator[Claim | Verdict]:
        """What is to be done in a slice, in the order of the file: claims to check, and problems as verdicts.

        `started` hears of each claim that is looked at and whose proof is run on
        the way, `seen` of those that numbers refute, before their proofs are run.
        """
        forget_facts()
        with _staying():
            self.loader.enter(_folder(piece))
            loaded = self.loader.load(Path(piece.file))
            if piece.content not in ("", loaded.content):
                yield from changed(piece, loaded)
                return
            require(piece, loaded)
            self._prove_together(loaded, piece, started, seen)
        items: list[tuple[int, Claim | Verdict]] = [
            (p.line, unreadable(p))
            for p in loaded.problems
            if piece.again or (piece.first if p.claim is None else piece.wants(p.claim))
        ]
        items += [(c.line, c) for c in loaded.claims.values() if piece.wants(c.name)]
        items += [(p.line, p) for p in (*unseen(piece, loaded), *not_shown(piece, loaded))]
        yield from (item for _, item in sorted(items, key=lambda pair: pair[0]))

    def move_on(self, piece: Slice) -> None:
        """Between slices: give up files that are done with, so that memory does not grow with their number."""
        if self.loader.leave(self.loader.enter(_folder(piece))):
            forget()
            if self.knows is not None:
                self.knows.forget()
            gc.collect()

    def definitions(self, piece: Slice) -> Iterator[DefinitionVerdict]:
        """With the first slice of a file that is checked as a whole: its definitions; else those that it shows."""
        if not (piece.tells or piece.defined):
            return
        loaded = self.loader.load(Path(piece.file))
        for definition, line in [told for told in loaded.definitions if piece.defines(told[0].name)]:
            said, meaning = " = ".join(definition_text(definition)), meaning_of_definition(definition)
            file = _relative(str(loaded.path))
            formula = definition_formula(definition) if self.settings.pages else None
            told = harmless(DefinitionVerdict(definition.name, file, line, said, definition.source, meaning))
            yield replace(told, formula=formula)

    def figures(self, piece: Slice) -> Iterator[FigureVerdict]:
        """With the first slice of a file, if pages are wanted: its figures, drawn."""
        if not (piece.first and self.settings.pages):
            return
        for figure in self.loader.load(Path(piece.file)).figures:
            plain = figure.plain()
            try:
                with as_written():
                    plain = replace(plain, series=figure.series(self.settings.seed))
            except FROM_OUTSIDE:
                raise
            except BaseException as problem:
                line = line_in(problem, figure.file) or figure.line
                plain = replace(plain, message=explained(problem), line=line)
            yield harmless(replace(plain, file=_relative(plain.file)))

    def names(self, piece: Slice) -> tuple[str, ...] | None:
        """The claims of a slice's file, if nothing else of the file failed, and each has its own name."""
        loaded = self.loader.load(Path(piece.file))
        failed = [p.claim for p in loaded.problems if p.claim is not None]
        names = (*loaded.claims, *failed)
        return names if len(failed) == len(loaded.problems) and len(set(names)) == len(names) else None

    def again(self, piece: Slice, item: Claim | Verdict) -> Known | None:
        """What became of a claim before, if it came to the same, with the lines on which it stands now."""
        return self.knows.again(piece, item) if self.knows is not None and isinstance(item, Claim) else None

    def verdict(self, item: Claim | Verdict) -> Verdict:
        """The verdict on a claim; on a problem it is there."""
        found = item if isinstance(item, Verdict) else self._checked(item)
        return harmless(replace(found, file=_relative(found.file)))

    def proof(self, item: Claim | Verdict, verdict: Verdict) -> str | None:
        """The finished proof of a claim as data, if it is wanted and there is one."""
        if not self.settings.proofs or not isinstance(item, Claim) or verdict.verdict not in (PROVED, STARRED):
            return None
        return proof_line(verdict.id, item.theorem())

    def _prove_together(
        self, loaded: Loaded, piece: Slice, started: Callable[[Claim], None], seen: Callable[[Verdict], None]
    ) -> None:
        """Look at the claims with numbers, and run the proofs, in one go: each switch of SymPy's mode
        empties its cache, which the checks need warm.
        """
        here = self.loader.importing_from(loaded.path.parent)
        with as_written(), searching(self.settings), keeping(self._finds), here:
            for claim in loaded.claims.values():
                if piece.wants(claim.name) and claim.kind == "claim" and not claim.inert:
                    started(claim)
                    if self.again(piece, claim) is not None:
                        continue
                    tell = lambda false: seen(harmless(replace(false, file=_relative(false.file))))  # noqa: E731
                    found = looked_at(claim, self.settings, tell)
                    if found is not None:
                        self._evidence[claim] = found
                    if self.knows is not None:
                        self.knows.note(claim)

    def _checked(self, claim: Claim) -> Verdict:
        loaded, evidence = self.loader.files[Path(claim.file)], self._evidence.pop(claim, None)
        earlier = [c for c in loaded.claims.values() if c.line < claim.line and c.kind in ("claim", "axiom")]
        with _staying(), keeping(self._finds), self.loader.importing_from(loaded.path.parent):
            return judged(claim, self.settings, earlier, evidence)


@contextmanager
def _staying() -> Iterator[None]:
    """Wherever an author's code goes, the paths of a run are meant from where it was."""
    before = os.getcwd()
    try:
        yield
    finally:
        os.chdir(before)


def _folder(piece: Slice) -> Path:
    return real(piece.file).parent


def _relative(path: str) -> str:
    """A path as it is written from here."""
    try:
        return shown_path(real(path).relative_to(Path.cwd()))
    except ValueError:
        return shown_path(path)
