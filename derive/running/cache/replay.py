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

from ...files.scan import Found, Look, Unreadable, fences, scan
from ...markdown.fences import Fence
from ...markdown.kinds import is_manuscript
from ...records.outcome import Fresh
from ...records.settings import WARN, Settings
from ...records.verdict import ALARM, ERROR, STOPPED, DefinitionVerdict, FigureVerdict, Verdict
from ...system.plain import is_utf8, shown_path
from ...system.versions import PACKAGE
from ..plan import Slice
from .content import seen
from .environment import environment, held, placed, states
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


class _Entry(msgspec.Struct, tag=True):
    """What all entries have: their own slot, so that one in another's place is none, and what they depend on."""

    slot: str
    environment: str
    inputs: dict[str, str]
    by_code: frozenset[str] = frozenset()
    """Of the inputs those that the syntax of the claim files does not show: any of these may have read them."""

    def counts(self, apart: Callable[[str], bool]) -> dict[str, str]:
        """The inputs without those that were read for other claims alone."""
        return {p: content for p, content in self.inputs.items() if p in self.by_code or not apart(p)}


class _Claim(_Entry, tag=True, kw_only=True):
    verdict: Verdict
    proof: str | None = None


class _Head(_Entry, tag=True, kw_only=True):
    """What a file shows when it is run: no problem of its own, these claims, definitions, figures."""

    names: tuple[str, ...] = ()
    definitions: tuple[DefinitionVerdict, ...] = ()
    figures: tuple[FigureVerdict, ...] = ()


class _Syntax(_Entry, tag=True, kw_only=True):
    """What the syntax of a file shows, and of a document its blocks."""

    found: tuple[Found, ...]
    fences: tuple[Fence, ...] = ()


_encode = msgspec.json.Encoder(order="deterministic").encode
_read = msgspec.json.Decoder(_Claim | _Head | _Syntax).decode
_Any = _Claim | _Head | _Syntax
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
        self._asked = [_encode(judged).decode(), os.path.relpath(os.getcwd(), self.root)]
        self._contents: dict[str, str | None] = {}
        self._own_names: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._scanned: list[_Syntax] = []
        self._shown: dict[Path, _Syntax] = {}

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

    def _syntax(self, file: Path) -> _Syntax:
        if file not in self._shown:
            entry = self._entry(str(file), _SYNTAX)
            self._shown[file] = entry if isinstance(entry, _Syntax) else self._read_syntax(file)
        return self._shown[file]

    def _read_syntax(self, file: Path) -> _Syntax:
        own = self.own(str(file))
        before = self._content(own)
        found = tuple(scan(file, definitions=True))
        blocks = fences(file) if is_manuscript(file) else ()
        slot, inputs = self._slot(str(file), _SYNTAX), {own: before or ""}
        syntax = _Syntax(slot, self.environment, inputs, found=found, fences=blocks)
        if before is not None and is_utf8(own):
            self._scanned.append(syntax)
        return syntax

    def _parts(self, piece: Slice) -> Iterator[Slice | Reused]:
        head = self._entry(piece.file, None) if piece.first and not piece.not_shown else None
        if piece.first and not isinstance(head, _Head):
            yield replace(piece, late=self._is_changed(piece.file))
            return
        names = piece.names
        if isinstance(head, _Head):
            names = (*names, *[n for n in head.names if n not in names and piece.wants(n)])
            told = tuple([one for one in head.definitions if piece.defines(one.name)])
            if piece.tells or told:
                yield Reused(piece, (), told, head.figures if piece.tells else (), inputs=head.inputs)
        entries = {name: self._entry(piece.file, name) for name in names}
        for hit, group in groupby(names, lambda name: isinstance(entries[name], _Claim)):
            own = tuple(group)
            if hit:
                yield self._reused(piece, [e for e in map(entries.__getitem__, own) if isinstance(e, _Claim)])
            else:
                yield replace(piece, names=own, first=False, hidden=False, late=self._is_changed(piece.file))

    def _reused(self, piece: Slice, entries: list[_Claim]) -> Reused:
        verdicts = tuple(replace(e.verdict, cached=True) for e in entries)
        proofs = {e.verdict.id: e.proof for e in entries if e.proof is not None}
        inputs = {path: content for e in entries for path, content in e.inputs.items()}
        return Reused(piece, verdicts, proofs=proofs, inputs=inputs)

    def _entry(self, file: str, name: str | None, apart: Callable[[str], bool] = lambda path: False) -> _Any | None:
        """An entry that holds: whole, in its own place, and everything that it depends on is as it was."""
        entry = self._found(file, name)
        if entry is None or entry.environment != self.environment:
            return None
        unchanged = all(self._content(path) == content for path, content in entry.counts(apart).items())
        return entry if unchanged else None

    def _found(self, file: str, name: str | None) -> _Any | None:
        slot = self._slot(file, name)
        content = self.store.read(slot)
        try:
            entry = _read(content) if content is not None else None
        except (msgspec.DecodeError, RecursionError):
            return None
        fits = entry is not None and entry.slot == slot and self.own(file) in entry.inputs
        return entry if fits else None

    def dependencies(self, file: str, apart: Callable[[str], bool] = lambda path: False) -> dict[str, str] | None:
        """What a file and its claims depend on, by path and content, if it is as it was, and all hold without a word.

        `apart`: what may not count, if the process read it for other claims.
        """
        head = self._entry(file, None, apart)
        if not isinstance(head, _Head):
            return None
        inputs = head.counts(apart)
        for entry in [self._entry(file, name, apart) for name in head.names]:
            if not isinstance(entry, _Claim) or not entry.verdict.passes or entry.verdict.warnings:
                return None
            inputs |= entry.counts(apart)
        return inputs

    def has_run(self, file: str) -> bool:
        """Whether it was known once what a file depends on; since then that may have changed."""
        return isinstance(self._found(file, None), _Head)

    def _is_changed(self, file: str) -> bool:
        """Whether a file is there of which the cache knows another content."""
        entry, own = self._found(file, None), self.own(file)
        return entry is not None and entry.inputs[own] != self._content(own)

    # ── what is kept ──

    def keep(self, found: Iterable[Fresh]) -> None:
        """Keep what a run found, as far as it can be used again. Raises OSError where nothing can be written."""
        self._contents.clear()
        for syntax in self._scanned:
            if all(self._content(path) == content for path, content in syntax.inputs.items()):
                self.store.write(syntax.slot, _encode(syntax))
        found = list(found)
        unchanged = {id(read): self._unchanged(read) for read in {id(one.inputs): one.inputs for one in found}.values()}
        for fresh in _single(found):
            inputs = unchanged[id(fresh.inputs)]
            if inputs is not None and self.own(fresh.file) in inputs:
                entry = self._made(fresh, inputs)
                if entry is not None:
                    self.store.write(entry.slot, _encode(entry))
        if found or not self._own:
            self._keep_own()

    def _keep_own(self) -> None:
        """Keep what derive's own files hold, so that they need not be read again. Raises OSError."""
        before = states(PACKAGE, settled=time.time_ns() - _GRAIN)
        if before and before not in self._own:
            self.store.keep_own({before: held(PACKAGE)})

    def _unchanged(self, read: dict[str, str] | None) -> dict[str, str] | None:
        """What was read, by paths as the cache calls them, if that could be followed and is as it was."""
        inputs = {self._placed(path): content for path, content in (read or {}).items()}
        is_same = read is not None and all(self._content(path) == content for path, content in inputs.items())
        return inputs if is_same else None

    def _made(self, fresh: Fresh, inputs: dict[str, str]) -> _Claim | _Head | None:
        verdict, by_code = fresh.verdict, frozenset(map(self._placed, fresh.by_code))
        slot = self._slot(fresh.file, None if verdict is None else verdict.name)
        if verdict is None:
            head = _Head(slot, self.environment, inputs, by_code)
            return replace(head, names=fresh.names, definitions=fresh.definitions, figures=fresh.figures)
        if verdict.verdict in (ERROR, ALARM) or verdict.message.startswith(STOPPED):
            return None
        return _Claim(slot, self.environment, inputs, by_code, verdict=verdict, proof=fresh.proof)

    # ── names ──

    def _slot(self, file: str, name: str | None) -> str:
        return hashlib.sha256(_encode([*self._asked, shown_path(self.own(file)), name])).hexdigest()

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
