"""What a change did to the claims themselves: a gate that looks only at verdicts is green where a claim was deleted."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import Any, NamedTuple

_PROVED = ("proved", "proved*")


class Weight(IntEnum):
    """How much of a loss a change is; from CHANGED on it may weaken what was shown."""

    ADDED = 0
    STRONGER = 1
    CHANGED = 2
    WEAKER = 3
    LOST = 4


class Change(NamedTuple):
    """One difference between two runs, in words."""

    weight: Weight
    said: str

    @property
    def weakens(self) -> bool:
        """Whether what was shown before may no longer be shown."""
        return self.weight >= Weight.CHANGED


def drift(
    old: dict[str, Any], new: dict[str, Any], selected: Callable[[str, str], bool] = lambda file, name: True
) -> list[Change]:
    """The differences between two documents that `derive run --json` wrote, worst first. Raises KeyError, TypeError.

    `selected`: whether a claim that is not in the new run would have been, by its file and name.
    """
    before, after = _by_id(old), _by_id(new)
    found: list[Change] = []
    for claim, said in before.items():
        if claim in after or selected(*claim.split("::", 1)):
            found += _of_claim(claim, said, after.get(claim))
    found += [Change(Weight.ADDED, f"{claim}: added") for claim in after if claim not in before]
    found += _of_configuration(old.get("configuration") or {}, new.get("configuration") or {})
    return sorted(found, key=lambda change: -change.weight)


def _by_id(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The claims by file and name, the file as it is called from the project's folder."""
    folder = (document.get("configuration") or {}).get("from", ".")
    return {f"{posixpath.normpath(posixpath.join(folder, c['file']))}::{c['name']}": c for c in document["claims"]}


def _passes(claim: dict[str, Any]) -> bool:
    return claim["verdict"] == "refuted" if claim["kind"] == "erratum" else claim["verdict"] in (*_PROVED, "tested")


def _of_claim(claim: str, old: dict[str, Any], new: dict[str, Any] | None) -> Iterator[Change]:
    if new is None:
        weight = Weight.LOST if _passes(old) else Weight.STRONGER
        yield Change(weight, f"{claim}: removed (it was {_as(old['verdict'])})")
        return
    if old["kind"] != new["kind"]:
        weight = Weight.LOST if old["kind"] == "claim" else Weight.CHANGED
        yield Change(weight, f"{claim}: was {_a(old['kind'])}, is {_a(new['kind'])}")
    if old["verdict"] != new["verdict"]:
        lost = (_passes(old) and not _passes(new)) or (old["verdict"] in _PROVED and new["verdict"] not in _PROVED)
        weight = Weight.LOST if lost else Weight.WEAKER if new["verdict"] == "proved*" else Weight.STRONGER
        yield Change(weight, f"{claim}: was {_as(old['verdict'])}, is {_as(new['verdict'])}")
    if old["statement"] != new["statement"]:
        yield Change(Weight.CHANGED, f"{claim}: stated {old['statement']}, states {new['statement']}")
    yield from _of_assumptions(claim, old, new)
    for name in sorted({*old["definitions"], *new["definitions"]}):
        one, other = old["definitions"].get(name), new["definitions"].get(name)
        if one != other and one is not None and other is not None:
            yield Change(Weight.CHANGED, f"{claim}: {name} was {one}, is {other}")


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _as(verdict: str) -> str:
    """What a claim was: proved, or an error."""
    return _a(verdict) if verdict in ("error", "alarm") else verdict


def _of_assumptions(claim: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    yield from _listed(claim, "assumes", "no longer assumes", old["given"], new["given"])
    yield from _listed(claim, "rests on", "no longer rests on", old["axioms"], new["axioms"])
    signs = [[f"{name} {sign}" for name, sign in c["scalars"].items()] for c in (old, new)]
    yield from _listed(claim, "assumes", "no longer assumes", *signs)
    for name, now in new["dimensions"].items():
        least = old["dimensions"].get(name, now)["at_least"]
        if now["at_least"] != least:
            weight = Weight.WEAKER if now["at_least"] > least else Weight.STRONGER
            yield Change(weight, f"{claim}: was for {name} ≥ {least}, is for {name} ≥ {now['at_least']}")


def _listed(claim: str, more: str, less: str, old: list[str], new: list[str]) -> Iterator[Change]:
    yield from (Change(Weight.WEAKER, f"{claim}: {more} {one}") for one in new if one not in old)
    yield from (Change(Weight.STRONGER, f"{claim}: {less} {one}") for one in old if one not in new)


def _of_configuration(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for axiom in sorted(set(new.get("permitted_axioms", ())) - set(old.get("permitted_axioms", ()))):
        yield Change(Weight.WEAKER, f"configuration: permits the axiom {axiom}")
    if new.get("undecided", "fail") == "warn" != old.get("undecided", "fail"):
        yield Change(Weight.WEAKER, "configuration: undecided claims failed the run, now they only warn")
    for path in old.get("proofs", ()):
        if path not in new.get("proofs", ()):
            yield Change(Weight.LOST, f"configuration: proofs no longer has {path}")
