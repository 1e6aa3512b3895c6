"""Two claims of one id, or two definitions of one row: what became of the one in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..records.source import rows
from ..records.verdict import ERROR, STOPPED
from .change import ALIKE, About, Change, Weight
from .difference import Claim, differences
from .moves import Moves

_PROVED = ("proved", "proved*")


def unknown(claim: Claim) -> str | None:
    """Why nobody knows what a claim said, or whether it held."""
    if claim["verdict"] == ERROR:
        return f"could not be checked as it was: {claim['message']}"
    if claim["message"].startswith(STOPPED):
        return f"was not checked to its end as it was: {claim['message']}"
    return None


def passes(claim: Claim) -> bool:
    """Whether a gate let it through."""
    return claim["verdict"] == "refuted" if claim["kind"] == "erratum" else claim["verdict"] in (*_PROVED, "tested")


def is_renamed(old: Claim, new: Claim) -> bool:
    """Whether a claim under another id says the same."""
    return bool(old["kind"] == new["kind"] and old["meaning"] == new["meaning"] is not None)


def of_claim(one: str, old: Claim, new: Claim, moves: Moves) -> Iterator[Change]:
    """What became of a claim, which is called so now."""
    for weight, about, said, _ in (
        *_of_kind(old, new),
        *_of_verdict(old, new),
        *_of_meaning(old, new),
        *_of_source(old, new),
        *(_of_axioms(old, new, moves) if new["kind"] == "claim" else ()),
        *_of_trials(old, new),
    ):
        yield Change(weight, about, f"{one}: {said}", one)


def _of_kind(old: Claim, new: Claim) -> Iterator[Change]:
    if old["kind"] != new["kind"]:
        weight = Weight.LOST if old["kind"] == "claim" else Weight.WEAKER
        yield Change(weight, About.KIND, f"was {_a(old['kind'])}, is {_a(new['kind'])}")


def _of_verdict(old: Claim, new: Claim) -> Iterator[Change]:
    if old["verdict"] != new["verdict"]:
        lost = (passes(old) and not passes(new)) or (old["verdict"] in _PROVED and new["verdict"] not in _PROVED)
        weight = Weight.LOST if lost else Weight.WEAKER if new["verdict"] == "proved*" else Weight.STRONGER
        yield Change(weight, About.VERDICT, f"was {verdict_word(old['verdict'])}, is {verdict_word(new['verdict'])}")


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
    if old["kind"] == new["kind"] == "experiment" and after < before and passes(new):
        yield Change(Weight.WEAKER, About.EXPECT, f"was {before} trials, is {after}")


def _interval(ends: list[float] | None) -> str:
    return "None" if ends is None else f"({ends[0]:g}, {ends[1]:g})"


def _of_source(old: Claim, new: Claim) -> Iterator[Change]:
    """The rows that a claim names, and the document that they are of, where the old side told of documents."""
    before, after = (set(rows(claim["source"] or "")) for claim in (old, new))
    if before != after:
        weight = Weight.WEAKER if before - after else Weight.ADDED
        yield Change(weight, About.SOURCE, f"source= was {old['source']}, is {new['source']}")
    was, now = old.get("document"), new.get("document")
    if before and was is not None and was != now:
        yield Change(Weight.WEAKER, About.SOURCE, f"source= was of {was}, is of {now or 'no document'}")


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


def of_definition(called: str, old: dict[str, Any], among: list[dict[str, Any]]) -> Iterator[Change]:
    """A definition that stands for a row of the source."""
    own, document = set(rows(old["source"])), old.get("document")
    same = [d for d in among if own & set(rows(d["source"])) and document in (None, d.get("document"))]
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


def verdict_word(verdict: str) -> str:
    """What a claim was: proved, or an error."""
    return _a(verdict) if verdict in ("error", "alarm") else verdict
