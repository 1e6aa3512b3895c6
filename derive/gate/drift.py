"""What a change did to the claims themselves: a gate that looks only at verdicts is green where a claim was deleted.

Two documents that `derive run --json` wrote are compared claim by claim, by what
the claims mean. Letters, names of definitions, and the order of hypotheses and
claims are no difference. Where a difference is not certainly for the stronger,
it is for the weaker; where the old side is not known, that is said too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..files.config import FILE
from ..records.settings import FAIL, IGNORE, WARN
from ..records.verdict import ERROR
from ..reports.notices import some
from .change import About, Change, Weight, worst_first
from .claims import is_renamed, of_claim, of_definition, passes, unknown, verdict_word
from .difference import Claim
from .moves import Moves
from .selection import Selection, is_within

_BY_DEFAULT = ("proofs",)
_LOOSER = {FAIL: (WARN, IGNORE), WARN: (IGNORE,)}
_OF_IDLE = {FAIL: "failed the run", WARN: "were warned of"}
_NOW = {WARN: "they only warn", IGNORE: "nothing is said of them"}
"""What a project without [tool.derive] proofs checks."""


def drift(
    old: dict[str, Any],
    new: dict[str, Any],
    selection: Selection = Selection(),  # noqa: B008
    moves: Moves = Moves(),  # noqa: B008
    roots: tuple[str, str] = ("/", "/"),
) -> list[Change]:
    """The differences between two documents, worst first. Raises KeyError, TypeError, AttributeError.

    `selection`: what the new run was asked for. `roots`: the folders of the two
    projects, for documents that call files by their whole paths.
    """
    comparison = _Comparison(old, new, selection, moves, roots)
    return worst_first([*comparison.changes()])


class _Comparison:
    def __init__(
        self, old: dict[str, Any], new: dict[str, Any], selection: Selection, moves: Moves, roots: tuple[str, str]
    ) -> None:
        self.old, self.new, self.selection, self.moves = old, new, selection, moves
        self.came_from: dict[str, str] = {}
        """Files by what they are called now, as they were called."""
        self.place_then, self.place_now = _place(old, roots[0]), _place(new, roots[1])
        self.before = [(self._now(claim["file"]), claim) for claim in old["claims"]]
        self.defined = [(self._now(one["file"]), one) for one in old.get("definitions", ()) if one["source"]]
        of_one_name = sorted(new["claims"], key=lambda claim: claim["verdict"] != ERROR)
        self.after = {f"{self.place_now(claim['file'])}::{claim['name']}": claim for claim in of_one_name}

    def _now(self, file: str) -> str:
        then = self.place_then(file)
        now = self.moves.to(then)
        self.came_from[now] = then
        return now

    def changes(self) -> Iterator[Change]:
        """All of them, in no order."""
        known = []
        for file, claim in self.before:
            why = unknown(claim)
            if why is None:
                known.append((f"{file}::{claim['name']}", file, claim))
            elif f"{file}::{claim['name']}" in self.after or self._concerns(file, claim):
                yield Change(
                    Weight.UNKNOWN, About.OLD_SIDE, f"{file}::{claim['name']}: {why}", f"{file}::{claim['name']}"
                )
        yield from self._moved()
        yield from self._of_claims(known)
        yield from self._of_definitions()
        yield from self._of_configuration()

    def _concerns(self, file: str, claim: Claim) -> bool:
        is_of_file = claim["name"] == posixpath.basename(file)
        return self.selection.concerns(file) if is_of_file else self.selection.asks_for(file, claim)

    def _moved(self) -> Iterator[Change]:
        for now, then in self.came_from.items():
            if now != then and self.selection.concerns(now):
                yield Change(Weight.MOVED, About.FILE, f"{then}: is {now} now", now)

    # ── claims ──

    def _of_claims(self, known: list[tuple[str, str, Claim]]) -> Iterator[Change]:
        gone: list[tuple[str, str, Claim]] = []
        for one, file, claim in known:
            if one in self.after:
                yield from of_claim(one, claim, self.after[one], self.moves)
            elif self.selection.misses(file, claim):
                gone.append((one, file, claim))
        names = {f"{file}::{claim['name']}" for file, claim in self.before}
        came = {one: claim for one, claim in self.after.items() if one not in names}
        for one, file, claim in gone:
            same = [other for other, new in came.items() if is_renamed(claim, new)]
            if same:
                other = next((s for s in same if s.endswith(f"::{claim['name']}")), same[0])
                yield Change(Weight.MOVED, About.CLAIM, f"{one}: is {other} now", other)
                yield from of_claim(other, claim, came.pop(other), self.moves)
            else:
                yield self._lost(one, file, claim)
        yield from (Change(Weight.ADDED, About.CLAIM, f"{one}: added", one) for one in came)

    def _lost(self, one: str, file: str, claim: Claim) -> Change:
        weight = Weight.LOST if passes(claim) else Weight.STRONGER
        now = self.after.get(f"{file}::{posixpath.basename(file)}")
        if now is not None and now["verdict"] == ERROR:
            return Change(
                weight, About.CLAIM, f"{one}: its file cannot be read (it was {verdict_word(claim['verdict'])})", one
            )
        source = self.selection.source
        if source is not None and self.selection.shows(file, claim["name"]):
            return Change(weight, About.SOURCE, f"{one}: source= no longer names {source}", one)
        return Change(weight, About.CLAIM, f"{one}: removed (it was {verdict_word(claim['verdict'])})", one)

    # ── definitions that name a row of the source ──

    def _of_definitions(self) -> Iterator[Change]:
        if not self.selection.takes_whole_files:
            return
        new = self.new.get("definitions", ())
        told = {self.place_now(definition["file"]) for definition in new}
        for file, was in self.defined:
            if self.selection.concerns(file) and (self.selection.whole or file in told):
                found = of_definition(f"{file}: {was['name']}", was, [d for d in new if d["source"]])
                yield from (change._replace(at=f"{file}::{was['name']}") for change in found)

    # ── configuration ──

    def _of_configuration(self) -> Iterator[Change]:
        old, new = (document.get("configuration") or {} for document in (self.old, self.new))
        for key, said in self._permitted(old, new):
            yield Change(Weight.WEAKER, About.CONFIGURATION, f"configuration: {said}", f"{FILE}::{key}")
        for path in old.get("proofs") or _BY_DEFAULT:
            if not self._is_still_read(posixpath.normpath(path), new.get("proofs") or _BY_DEFAULT):
                said = f"configuration: proofs no longer has {path}"
                yield Change(Weight.LOST, About.CONFIGURATION, said, f"{FILE}::proofs")

        yield from self._of_rows()

    def _of_rows(self) -> Iterator[Change]:
        """The rows that documents no longer list, which so may stay uncovered."""
        now = {one["name"]: one.get("listed") for one in self.new.get("sources", ())}
        for one in self.old.get("sources", ()):
            before, after = one.get("listed") or (), now.get(one["name"]) or ()
            gone = [row for row in before if row not in after]
            if gone:
                which = f"the rows {some(gone)}" if len(gone) > 1 else f"the row {gone[0]}"
                said = f"configuration: {one['name']} no longer lists {which if after else 'its rows'}"
                yield Change(Weight.WEAKER, About.CONFIGURATION, said, f"{FILE}::sources.{one['name']}")

    def _permitted(self, old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """What the configuration lets through now, and did not before: the key, and how."""
        axioms = set(new.get("permitted_axioms", ())) - set(map(self.moves.name, old.get("permitted_axioms", ())))
        yield from (("permitted-axioms", f"permits the axiom {axiom}") for axiom in sorted(axioms))
        if new.get("undecided", "fail") == "warn" != old.get("undecided", "fail"):
            yield "undecided", "undecided claims failed the run, now they only warn"
        before, now = old.get("idle", WARN), new.get("idle", WARN)
        if now in _LOOSER.get(before, ()):
            yield "idle", f"idle reasons {_OF_IDLE[before]}, now {_NOW[now]}"

    def _is_still_read(self, path: str, entries: Iterable[str]) -> bool:
        """Whether a path that was to be checked, or all that lay in it, is within what is to be checked now."""

        def covered(file: str) -> bool:
            return any(is_within(file, posixpath.normpath(entry)) for entry in entries)

        claimed = [now for now, then in self.came_from.items() if is_within(then, path)]
        inside = self.moves.below(path) if self.selection.paths else claimed
        return covered(path) or covered(self.moves.to(path)) or (bool(inside) and all(map(covered, inside)))


def files_of(document: dict[str, Any], root: str, moves: Moves = Moves()) -> set[str]:  # noqa: B008
    """The files of a document's claims, as they are called now from the project's folder."""
    place = _place(document, root)
    return {moves.to(place(claim["file"])) for claim in document["claims"]}


def _place(document: dict[str, Any], root: str) -> Callable[[str], str]:
    """How a document's files are called from the folder of its project."""
    folder = posixpath.join(root, (document.get("configuration") or {}).get("from", "."))
    return lambda file: posixpath.relpath(posixpath.join(folder, file), root)
