"""A run's slices against what is known: claims whose entries still hold are not checked again."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ...files.plain import Layout, layout
from ...files.scan import Found, Look, Unreadable, fences, scan
from ...markdown.fences import Fence
from ...markdown.kinds import is_manuscript
from ...records.outcome import Fresh
from ...records.settings import WARN, Settings
from ...records.verdict import ALARM, ERROR, STOPPED, DefinitionVerdict, FigureVerdict, Verdict
from ...system.plain import is_utf8, shown_path
from ...system.versions import PACKAGE
from ..plan import Known, Slice
from .content import held, is_here, placed, said, seen, with_said
from .entries import AnyEntry, ClaimEntry, HeadEntry, SyntaxEntry, encode, laid_out, read_entry
from .environment import environment, states
from .environment import held as held_by
from .store import Store


class Reused(msgspec.Struct, frozen=True):
    """A part of a run that is known: of one file, in order."""

    piece: Slice
    verdicts: tuple[Verdict, ...] = ()
    definitions: tuple[DefinitionVerdict, ...] = ()
    figures: tuple[FigureVerdict, ...] = ()
    proofs: dict[str, str] = {}
    inputs: dict[str, str] = {}
    """What it depends on, by path and content, as the cache calls it."""


_GRAIN = 3_000_000_000
"""So many nanoseconds apart, two changes of a file have different times, on any file system."""
_SYNTAX = ":syntax"
"""In a slot, in the place of a claim's name."""


class Cache:
    """The entries for the claims of one project, checked with the same settings from the same folder."""

    def __init__(self, store: Store, root: Path, settings: Settings) -> None:
        self.store = store
        self.root = str(root.resolve())
        self._own = store.own
        self.environment = environment(self.root, self._own)
        judged = replace(settings, lenient=False, idle=WARN, finds=b"")  # what a verdict means for a run is not in it
        self._asked = [encode(judged).decode(), os.path.relpath(os.getcwd(), self.root)]
        self._contents: dict[str, str | None] = {}
        self._own_names: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._scanned: list[SyntaxEntry] = []
        self._shown: dict[Path, SyntaxEntry] = {}
        self._layouts: dict[str, Layout | None] = {}
        self._moved: list[ClaimEntry | HeadEntry] = []
        """Entries that hold, and whose files have lines elsewhere."""

    # ── what is known ──

    def known(self, pieces: Iterable[Slice]) -> list[Slice | Reused]:
        """The slices of a run: what is known of them, and what is left to check, in the same order.

        A file that changed is left for late: a process that has read it has
        its content among what all its later verdicts depend on.
        """
        return [part for piece in pieces for part in self._parts(piece)]

    @property
    def look(self) -> Look:
        """What the syntax of files shows, as far as it is known."""
        return Look(self.scan, self._fences)

    def scan(self, file: Path, definitions: bool = False) -> list[Found]:
        """What the syntax of a file shows, as `scan.scan` has it. Raises Unreadable."""
        return [found for found in self._syntax(file).found if definitions or found.kind != "definition"]

    def _fences(self, file: Path) -> tuple[Fence, ...]:
        try:
            return self._syntax(file).fences
        except Unreadable:  # it may have blocks all the same
            return fences(file)

    def _syntax(self, file: Path) -> SyntaxEntry:
        if file not in self._shown:
            entry = self._entry(str(file), _SYNTAX)
            self._shown[file] = entry if isinstance(entry, SyntaxEntry) else self._read_syntax(file)
        return self._shown[file]

    def _read_syntax(self, file: Path) -> SyntaxEntry:
        own = self.own(str(file))
        before = self._content(own)
        found = tuple(scan(file, definitions=True))
        blocks = fences(file) if is_manuscript(file) else ()
        slot, inputs = self._slot(str(file), _SYNTAX), {own: before or ""}
        syntax = SyntaxEntry(slot, self.environment, inputs, found=found, fences=blocks)
        if before is not None and is_utf8(own):
            self._scanned.append(syntax)
        return syntax

    def _parts(self, piece: Slice) -> Iterator[Slice | Reused]:
        head = self._settled(piece.file, None) if piece.first and not piece.not_shown else None
        if piece.first and not isinstance(head, HeadEntry):
            yield self._left(piece, piece.names)
            return
        names = piece.names
        if isinstance(head, HeadEntry):
            names = (*names, *[n for n in head.names if n not in names and piece.wants(n)])
            told = tuple([one for one in head.definitions if piece.defines(one.name)])
            if piece.tells or told:
                yield Reused(piece, (), told, head.figures if piece.tells else (), inputs=head.inputs)
        entries = {name: self._settled(piece.file, name) for name in names}
        for hit, group in groupby(names, lambda name: isinstance(entries[name], ClaimEntry)):
            own = tuple(group)
            if hit:
                yield self._reused(piece, [e for e in map(entries.__getitem__, own) if isinstance(e, ClaimEntry)])
            else:
                yield self._left(replace(piece, first=False, hidden=False), own)

    def _reused(self, piece: Slice, entries: list[ClaimEntry]) -> Reused:
        verdicts = tuple(replace(e.verdict, cached=True) for e in entries)
        proofs = {e.verdict.id: e.proof for e in entries if e.proof is not None}
        inputs = {path: content for e in entries for path, content in e.inputs.items()}
        return Reused(piece, verdicts, proofs=proofs, inputs=inputs)

    def _left(self, piece: Slice, names: tuple[str, ...]) -> Slice:
        """A slice to check, with what is known of its claims if they come to the same as before."""
        found = [one for name in names if isinstance(one := self._found(piece.file, name), ClaimEntry)]
        same = [one for one in found if one.key and one.environment == self.environment and one.only_plain]
        known = tuple([Known(one.key, one.verdict, one.proof) for one in same])
        return replace(piece, names=names, late=self._is_changed(piece.file), known=known)

    def _settled(self, file: str, name: str | None) -> AnyEntry | None:
        """An entry that holds, also where what it depends on says the same on other lines."""
        return self._entry(file, name) or self._on_other_lines(file, name)

    def _on_other_lines(self, file: str, name: str | None) -> ClaimEntry | HeadEntry | None:
        entry = self._found(file, name)
        if not isinstance(entry, ClaimEntry | HeadEntry) or entry.environment != self.environment:
            return None
        if entry.places is None or not entry.only_plain:
            return None
        now = {path: self._saying(path, content) for path, content in entry.inputs.items()}
        if "" in now.values():
            return None
        own = self.own(file)
        laid = self._layout(own) if entry.inputs[own] != now[own] else None
        entry = replace(entry, inputs=now)
        if laid is not None:
            entry = laid_out(entry, laid)
        self._moved.append(entry)
        return entry

    def _saying(self, placed: str, before: str) -> str:
        """What a path holds now, where it says what it did; else empty."""
        now = self._content(placed)
        if now == held(before):
            return before
        if now is None or not is_here(now):
            return ""
        laid = self._layout(placed)
        return with_said(now, laid.said) if laid is not None and laid.said == said(before) else ""

    def _layout(self, placed: str) -> Layout | None:
        if placed not in self._layouts:
            self._layouts[placed] = layout(Path(os.path.join(self.root, placed)))
        return self._layouts[placed]

    def _entry(self, file: str, name: str | None, apart: Callable[[str], bool] = lambda path: False) -> AnyEntry | None:
        """An entry that holds: whole, in its own place, and everything that it depends on is as it was."""
        entry = self._found(file, name)
        if entry is None or entry.environment != self.environment:
            return None
        unchanged = all(self._content(path) == held(content) for path, content in entry.counts(apart).items())
        return entry if unchanged else None

    def _found(self, file: str, name: str | None) -> AnyEntry | None:
        slot = self._slot(file, name)
        content = self.store.read(slot)
        try:
            entry = read_entry(content) if content is not None else None
        except (msgspec.DecodeError, RecursionError):
            return None
        fits = entry is not None and entry.slot == slot and self.own(file) in entry.inputs
        return entry if fits else None

    def dependencies(self, file: str, apart: Callable[[str], bool] = lambda path: False) -> dict[str, str] | None:
        """What a file and its claims depend on, by path and content, if it is as it was, and all hold without a word.

        `apart`: what may not count, if the process read it for other claims.
        """
        head = self._entry(file, None, apart)
        if not isinstance(head, HeadEntry):
            return None
        inputs = head.counts(apart)
        for entry in [self._entry(file, name, apart) for name in head.names]:
            if not isinstance(entry, ClaimEntry) or not entry.verdict.passes or entry.verdict.warnings:
                return None
            inputs |= entry.counts(apart)
        return inputs

    def has_run(self, file: str) -> bool:
        """Whether it was known once what a file depends on; since then that may have changed."""
        return isinstance(self._found(file, None), HeadEntry)

    def _is_changed(self, file: str) -> bool:
        """Whether a file is there of which the cache knows another content."""
        entry, own = self._found(file, None), self.own(file)
        return entry is not None and held(entry.inputs[own]) != self._content(own)

    # ── what is kept ──

    def keep(self, found: Iterable[Fresh]) -> None:
        """Keep what a run found, as far as it can be used again. Raises OSError where nothing can be written."""
        self._contents.clear()
        for syntax in self._scanned:
            if all(self._content(path) == content for path, content in syntax.inputs.items()):
                self.store.write(syntax.slot, encode(syntax))
        for entry in self._moved:
            if all(self._content(path) == held(content) for path, content in entry.inputs.items()):
                self.store.write(entry.slot, encode(entry))
        found = list(found)
        unchanged = {id(read): self._unchanged(read) for read in {id(one.inputs): one.inputs for one in found}.values()}
        for fresh in _single(found):
            inputs = unchanged[id(fresh.inputs)]
            if inputs is not None and self.own(fresh.file) in inputs:
                made = self._made(fresh, self._bearing(fresh, inputs))
                if made is not None:
                    self.store.write(made.slot, encode(made))
        self._keep_said([*unchanged.values(), *[entry.inputs for entry in self._moved]])
        if found or not self._own:
            self._keep_own()

    def _keep_said(self, inputs: Iterable[dict[str, str] | None]) -> None:
        """Keep what plain files say, for a glance at them before the next run. Raises OSError."""
        told = {path: said(content) for some in inputs for path, content in (some or {}).items()}
        known = self.store.said
        new = {path: what for path, what in told.items() if what and known.get(path) != what}
        if new:
            self.store.keep_said(known | new)

    def _keep_own(self) -> None:
        """Keep what derive's own files hold, so that they need not be read again. Raises OSError."""
        before = states(PACKAGE, settled=time.time_ns() - _GRAIN)
        if before and before not in self._own:
            self.store.keep_own({before: held_by(PACKAGE)})

    def _unchanged(self, read: dict[str, str] | None) -> dict[str, str] | None:
        """What was read, by paths as the cache calls them, if that could be followed and is as it was."""
        inputs = {self._placed(path): content for path, content in (read or {}).items()}
        is_same = read is not None and all(self._content(path) == held(content) for path, content in inputs.items())
        return inputs if is_same else None

    def _bearing(self, fresh: Fresh, inputs: dict[str, str]) -> dict[str, str]:
        """What bears on a claim, of all that was read: plain files leave nothing behind for those that do not import
        them."""
        if fresh.files is None:
            return inputs
        own = set(map(self._placed, fresh.files))
        return {path: content for path, content in inputs.items() if path in own or not said(content)}

    def _made(self, fresh: Fresh, inputs: dict[str, str]) -> ClaimEntry | HeadEntry | None:
        verdict, by_code = fresh.verdict, frozenset(map(self._placed, fresh.by_code))
        slot = self._slot(fresh.file, None if verdict is None else verdict.name)
        if verdict is None:
            head = HeadEntry(slot, self.environment, inputs, by_code)
            told = replace(head, names=fresh.names, definitions=fresh.definitions, figures=fresh.figures)
            return replace(told, places=fresh.places if not fresh.figures else None)
        if verdict.verdict in (ERROR, ALARM) or verdict.message.startswith(STOPPED):
            return None
        verdict = replace(verdict, cached=False)
        claim = ClaimEntry(slot, self.environment, inputs, by_code, verdict=verdict, proof=fresh.proof)
        return replace(claim, key=fresh.key, places=fresh.places)

    # ── names ──

    def _slot(self, file: str, name: str | None) -> str:
        return hashlib.sha256(encode([*self._asked, shown_path(self.own(file)), name])).hexdigest()

    def own(self, file: str) -> str:
        """A claim file as it is called when it is loaded."""
        if file not in self._own_names:
            self._own_names[file] = self._placed(os.path.realpath(file))
        return self._own_names[file]

    def _placed(self, path: str) -> str:
        if path not in self._places:
            self._places[path] = placed(path, self.root)
        return self._places[path]

    def _content(self, placed: str) -> str | None:
        with suppress(KeyError):
            return self._contents[placed]
        return self._contents.setdefault(placed, seen(os.path.join(self.root, placed)))


def _single(found: list[Fresh]) -> Iterator[Fresh]:
    """What there is one of: where several claims have one name, the verdict on one does not speak for the others."""
    told = Counter((fresh.file, fresh.verdict.name) for fresh in found if fresh.verdict is not None)
    yield from (fresh for fresh in found if fresh.verdict is None or told[fresh.file, fresh.verdict.name] == 1)
