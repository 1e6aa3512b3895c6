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

from ..source import rows
from ..verdict import ERROR, STOPPED
from .change import ALIKE, About, Change, Weight, worst_first
from .difference import Claim, differences
from .moves import Moves
from .selection import Selection, is_within

_PROVED = ("proved", "proved*")
_BY_DEFAULT = ("proofs",)
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
            why = _unknown(claim)
            if why is None:
                known.append((f"{file}::{claim['name']}", file, claim))
            elif f"{file}::{claim['name']}" in self.after or self._concerns(file, claim):
                yield Change(Weight.UNKNOWN, About.OLD_SIDE, f"{file}::{claim['name']}: {why}")
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
                yield Change(Weight.MOVED, About.FILE, f"{then}: is {now} now")

    # ── claims ──

    def _of_claims(self, known: list[tuple[str, str, Claim]]) -> Iterator[Change]:
        gone: list[tuple[str, str, Claim]] = []
        for one, file, claim in known:
            if one in self.after:
                yield from _of_claim(one, claim, self.after[one], self.moves)
            elif self.selection.misses(file, claim):
                gone.append((one, file, claim))
        names = {f"{file}::{claim['name']}" for file, claim in self.before}
        came = {one: claim for one, claim in self.after.items() if one not in names}
        for one, file, claim in gone:
            same = [other for other, new in came.items() if _is_renamed(claim, new)]
            if same:
                other = next((s for s in same if s.endswith(f"::{claim['name']}")), same[0])
                yield Change(Weight.MOVED, About.CLAIM, f"{one}: is {other} now")
                yield from _of_claim(other, claim, came.pop(other), self.moves)
            else:
                yield self._lost(one, file, claim)
        yield from (Change(Weight.ADDED, About.CLAIM, f"{one}: added") for one in came)

    def _lost(self, one: str, file: str, claim: Claim) -> Change:
        weight = Weight.LOST if _passes(claim) else Weight.STRONGER
        now = self.after.get(f"{file}::{posixpath.basename(file)}")
        if now is not None and now["verdict"] == ERROR:
            return Change(weight, About.CLAIM, f"{one}: its file cannot be read (it was {_as(claim['verdict'])})")
        source = self.selection.source
        if source is not None and self.selection.shows(file, claim["name"]):
            return Change(weight, About.SOURCE, f"{one}: source= no longer names {source}")
        return Change(weight, About.CLAIM, f"{one}: removed (it was {_as(claim['verdict'])})")

    # ── definitions that name a row of the source ──

    def _of_definitions(self) -> Iterator[Change]:
        if not self.selection.takes_whole_files:
            return
        new = self.new.get("definitions", ())
        told = {self.place_now(definition["file"]) for definition in new}
        for file, was in self.defined:
            if self.selection.concerns(file) and (self.selection.whole or file in told):
                yield from _of_definition(f"{file}: {was['name']}", was, [d for d in new if d["source"]])

    # ── configuration ──

    def _of_configuration(self) -> Iterator[Change]:
        old, new = (document.get("configuration") or {} for document in (self.old, self.new))
        for said in self._permitted(old, new):
            yield Change(Weight.WEAKER, About.CONFIGURATION, f"configuration: {said}")
        for path in old.get("proofs") or _BY_DEFAULT:
            if not self._is_still_read(posixpath.normpath(path), new.get("proofs") or _BY_DEFAULT):
                yield Change(Weight.LOST, About.CONFIGURATION, f"configuration: proofs no longer has {path}")

    def _permitted(self, old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
        """What the configuration lets through now, and did not before."""
        axioms = set(new.get("permitted_axioms", ())) - set(map(self.moves.name, old.get("permitted_axioms", ())))
        yield from (f"permits the axiom {axiom}" for axiom in sorted(axioms))
        if new.get("undecided", "fail") == "warn" != old.get("undecided", "fail"):
            yield "undecided claims failed the run, now they only warn"

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


def _unknown(claim: Claim) -> str | None:
    """Why nobody knows what a claim said, or whether it held."""
    if claim["verdict"] == ERROR:
        return f"could not be checked as it was: {claim['message']}"
    if claim["message"].startswith(STOPPED):
        return f"was not checked to its end as it was: {claim['message']}"
    return None


def _passes(claim: Claim) -> bool:
    return claim["verdict"] == "refuted" if claim["kind"] == "erratum" else claim["verdict"] in (*_PROVED, "tested")


def _is_renamed(old: Claim, new: Claim) -> bool:
    return bool(old["kind"] == new["kind"] and old["meaning"] == new["meaning"] is not None)


def _of_claim(one: str, old: Claim, new: Claim, moves: Moves) -> Iterator[Change]:
    for weight, about, said in (
        *_of_kind(old, new),
        *_of_verdict(old, new),
        *_of_meaning(old, new),
        *_of_source(old["source"], new["source"]),
        *(_of_axioms(old, new, moves) if new["kind"] == "claim" else ()),
        *_of_trials(old, new),
    ):
        yield Change(weight, about, f"{one}: {said}")


def _of_kind(old: Claim, new: Claim) -> Iterator[Change]:
    if old["kind"] != new["kind"]:
        weight = Weight.LOST if old["kind"] == "claim" else Weight.WEAKER
        yield Change(weight, About.KIND, f"was {_a(old['kind'])}, is {_a(new['kind'])}")


def _of_verdict(old: Claim, new: Claim) -> Iterator[Change]:
    if old["verdict"] != new["verdict"]:
        lost = (_passes(old) and not _passes(new)) or (old["verdict"] in _PROVED and new["verdict"] not in _PROVED)
        weight = Weight.LOST if lost else Weight.WEAKER if new["verdict"] == "proved*" else Weight.STRONGER
        yield Change(weight, About.VERDICT, f"was {_as(old['verdict'])}, is {_as(new['verdict'])}")


def _of_meaning(old: Claim, new: Claim) -> Iterator[Change]:
    """What the claims say: nothing, where they mean the same."""
    if new["meaning"] is None:
        yield Change(Weight.WEAKER, About.STATEMENT, f"cannot be compared: {new['message']}")
        return
    if old["meaning"] == new["meaning"]:
        return
    said: list[Change] = []
    if old["outline"] is None or new["outline"] is None:
        said += _of_words(old["statement"], new["statement"])
    elif old["outline"]["meaning"] != new["outline"]["meaning"]:
        said += differences(old, new)
    said += [*_of_corrected(old, new), *_of_expect(old["expect"], new["expect"])]
    if not said and old["kind"] == new["kind"]:
        said = [Change(Weight.WEAKER, About.STATEMENT, ALIKE.format(new["statement"]))]
    is_theorem = old["kind"] == new["kind"] == "claim"
    for change in said:
        is_less = not is_theorem and change.weight == Weight.STRONGER and change.about < About.CORRECTED
        yield change._replace(weight=Weight.WEAKER) if is_less else change


def _of_words(old: str, new: str) -> Iterator[Change]:
    if old.split() != new.split():
        yield Change(Weight.WEAKER, About.STATEMENT, f"said {old}, says {new}")


def _of_corrected(old: Claim, new: Claim) -> Iterator[Change]:
    was, now = old["corrected"], new["corrected"]
    if old["corrected_meaning"] != new["corrected_meaning"]:
        weight = Weight.STRONGER if was is None else Weight.WEAKER
        said = f"corrected= was {was}, is {now}" if was != now else f"corrected={was} says something else now"
        yield Change(weight, About.CORRECTED, said)
    elif was != now:
        yield Change(Weight.MOVED, About.CORRECTED, f"corrected={was} is called {now} now")


def _of_expect(old: list[float] | None, new: list[float] | None) -> Iterator[Change]:
    if old != new:
        narrower = new is not None and (old is None or (old[0] <= new[0] and new[1] <= old[1]))
        wider = old is not None and (new is None or (new[0] <= old[0] and old[1] <= new[1]))
        how = "narrower" if narrower else "wider" if wider else "moved"
        said = f"expect= was {_interval(old)}, is {_interval(new)}: {how}"
        yield Change(Weight.STRONGER if narrower else Weight.WEAKER, About.EXPECT, said)


def _of_trials(old: Claim, new: Claim) -> Iterator[Change]:
    """Fewer trials make a wider confidence interval, which meets more."""
    before, after = old["samples"]["count"], new["samples"]["count"]
    if old["kind"] == new["kind"] == "experiment" and after < before and _passes(new):
        yield Change(Weight.WEAKER, About.EXPECT, f"was {before} trials, is {after}")


def _interval(ends: list[float] | None) -> str:
    return "None" if ends is None else f"({ends[0]:g}, {ends[1]:g})"


def _of_source(old: str | None, new: str | None) -> Iterator[Change]:
    before, after = (set(rows(source or "")) for source in (old, new))
    if before != after:
        weight = Weight.WEAKER if before - after else Weight.ADDED
        yield Change(weight, About.SOURCE, f"source= was {old}, is {new}")


def _of_axioms(old: Claim, new: Claim, moves: Moves) -> Iterator[Change]:
    """The axioms that a proof rests on, and what they say."""
    before, after = set(map(moves.name, old["axioms"])), set(new["axioms"])
    were = {(moves.name(one["axiom"]), one["meaning"]) for one in old["assumed"]}
    for one in new["assumed"]:
        if (one["axiom"], one["meaning"]) not in were:
            after.discard(one["axiom"])
            yield Change(Weight.WEAKER, About.AXIOM, f"rests on {one['axiom']}: {one['says']}")
    yield from (Change(Weight.WEAKER, About.AXIOM, f"rests on {axiom}") for axiom in sorted(after - before))
    for axiom in sorted(before - set(new["axioms"])):
        yield Change(Weight.STRONGER, About.AXIOM, f"no longer rests on {axiom}")


def _of_definition(called: str, old: dict[str, Any], among: list[dict[str, Any]]) -> Iterator[Change]:
    """A definition that stands for a row of the source."""
    own = set(rows(old["source"]))
    same = [d for d in among if own & set(rows(d["source"]))]
    if any(d["meaning"] == old["meaning"] and own <= set(rows(d["source"])) for d in same):
        return
    if same:
        now = next((d for d in same if d["name"] == old["name"]), same[0])
        said = f"was {old['statement']}, is {now['statement']}"
        if old["statement"] == now["statement"]:
            said = ALIKE.format(now["statement"])
        yield Change(Weight.WEAKER, About.DEFINITION, f"{called}: {said}")
    else:
        said = f"{called}: the definition of {old['source']} is gone: {old['statement']}"
        yield Change(Weight.LOST, About.DEFINITION, said)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _as(verdict: str) -> str:
    """What a claim was: proved, or an error."""
    return _a(verdict) if verdict in ("error", "alarm") else verdict
