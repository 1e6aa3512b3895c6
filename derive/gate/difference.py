"""In what two claims differ whose meanings differ, in the words of their files: read off their outlines.

Two statements of one form differ in their variables alone. Then which variable
took the place of which is known, whatever they are called, and so is whether
the new claim is at least as strong: where its variables are declared more
freely, where two of them stand in the places of one, where hypotheses are gone.
Everything else counts as weaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .change import ALIKE, About, Change, Weight

Claim = dict[str, Any]


def differences(old: Claim, new: Claim) -> list[Change]:
    """What a theorem says otherwise. One of the changes weakens it, unless it is certainly stronger."""
    before, after = old["outline"], new["outline"]
    pairing = _Pairing.of(before, after)
    found = [*_of_definitions(before, after)]
    is_alike = bool(found) and before["folded"] == after["folded"]
    found += _of_given(before, after, pairing.is_renaming, bool(found))
    if pairing.fits:
        found += [*_of_identities(before, after, pairing), *_of_pairs(before, after, pairing)]
    else:
        found += _of_names(before, after)
    if not is_alike and (not pairing.fits or (pairing.merged and pairing.split)):
        found += _of_text(old, new)
    is_certain = pairing.is_renaming or (pairing.fits and not pairing.merged and not after.get("given"))
    if not found or not (is_certain or any(change.weakens for change in found)):
        found.append(_weaker(About.STATEMENT, ALIKE.format(new["statement"])))
    return found


def _weaker(about: About, said: str) -> Change:
    return Change(Weight.WEAKER, about, said)


def _stronger(about: About, said: str) -> Change:
    return Change(Weight.STRONGER, about, said)


# ── variables by their places ─────────────────────────────────────────────────


@dataclass
class _Pairing:
    """Which variables of two statements stand in the same places, by their numbers."""

    fits: bool
    pairs: list[tuple[int, int]] = field(default_factory=list)
    merged: dict[int, list[int]] = field(default_factory=dict)
    """By a new variable those of the old ones that it stands for, where there are several."""
    split: dict[int, list[int]] = field(default_factory=dict)
    """By an old one the new ones."""

    @classmethod
    def of(cls, old: Claim, new: Claim) -> _Pairing:
        one, other = old["places"].split(), new["places"].split()
        # a statement without variables has no places, and one with too many has none written down
        known = all(bool(o["places"]) or not o["variables"] for o in (old, new))
        if old["form"] != new["form"] or len(one) != len(other) or not known:
            return cls(fits=False)
        pairs = dict.fromkeys(zip(map(int, one), map(int, other), strict=True))
        for a, b in list(pairs):
            pairs.update(dict.fromkeys(_totals(old["variables"][a], new["variables"][b]) if min(a, b) >= 0 else []))
        merged = {b: [a for a, own in pairs if own == b] for _, b in pairs}
        split = {a: [b for own, b in pairs if own == a] for a, _ in pairs}
        return cls(
            True,
            [(a, b) for a, b in pairs if a >= 0 and b >= 0],
            {b: olds for b, olds in merged.items() if len(olds) > 1},
            {a: news for a, news in split.items() if len(news) > 1},
        )

    @property
    def is_renaming(self) -> bool:
        """Whether each variable took the place of one."""
        return self.fits and not self.merged and not self.split


def _totals(old: Claim, new: Claim) -> list[tuple[int, int]]:
    """The total of a mask does not stand at its places."""
    masks = old["kind"] == new["kind"] == "mask"
    return [(old["places"][-1], new["places"][-1])] if masks else []


def _of_identities(old: Claim, new: Claim, pairing: _Pairing) -> Iterator[Change]:
    """Variables that could differ and are one now, or the other way round."""
    for b, olds in pairing.merged.items():
        told = False
        for a, own in pairing.pairs:
            one, other = old["variables"][a], new["variables"][own]
            places = one.get("places", [])
            if one["kind"] == "matrix" and len(set(places)) > 1 and set(places) <= set(olds):
                yield _weaker(About.DIMENSION, f"{one['name']} was {_shape(one)}, is {_shape(other)}")
                told = True
        if not told:
            names = " and ".join(_name(old, a) for a in olds)
            yield _weaker(About.VARIABLE, f"{names} could differ, are one now: {_name(new, b)}")
    for a, news in pairing.split.items():
        names = " and ".join(_name(new, b) for b in news)
        yield _stronger(About.VARIABLE, f"{_name(old, a)} was one, is {names} now, which may differ")


def _name(outline: Claim, number: int) -> str:
    return str(outline["variables"][number]["name"]) if number >= 0 else "a number"


def _shape(matrix: Claim) -> str:
    return " × ".join(matrix["sizes"])


def _of_pairs(old: Claim, new: Claim, pairing: _Pairing) -> Iterator[Change]:
    for a, b in pairing.pairs:
        yield from _of_variable(old["variables"][a], new["variables"][b])


def _of_variable(old: Claim, new: Claim) -> Iterator[Change]:
    """What was declared of a variable, and is declared of the one in its place."""
    name = new["name"] if new["name"] == old["name"] else f"{old['name']} (now {new['name']})"
    if old["kind"] != new["kind"]:
        yield _weaker(About.VARIABLE, f"{name} was {_a(old['kind'])}, is {_a(new['kind'])}")
        return
    least, most = old.get("at_least"), new.get("at_least")
    if least is not None and most is not None and least != most:
        say = _weaker if most > least else _stronger
        yield say(About.DIMENSION, f"was for {old['name']} ≥ {least}, is for {new['name']} ≥ {most}")
    if old.get("signs") != new.get("signs"):
        yield _of_signs(old, new)


def _of_signs(old: Claim, new: Claim) -> Change:
    before, after = (f"{v['name']} {v['sign']}" if v.get("sign") else "" for v in (old, new))
    if new["signs"] & ~old["signs"] == 0:
        return _weaker(About.SIGN, f"assumes {after}" + (f", not only {before}" if before else ""))
    if old["signs"] & ~new["signs"] == 0:
        return _stronger(About.SIGN, f"no longer assumes {before}" + (f", only {after}" if after else ""))
    return _weaker(About.SIGN, f"assumed {before}, assumes {after}")


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


# ── by names and words, where the statements have two forms ───────────────────


def _of_names(old: Claim, new: Claim) -> Iterator[Change]:
    """Variables by their names: what became a definition, and what was declared otherwise."""
    now = {v["name"]: v for v in new["variables"]}
    were = {d["name"] for d in old.get("definitions", ())}
    defined = {d["name"]: d for d in new.get("definitions", ()) if d["name"] not in were}
    for variable in old["variables"]:
        name = variable["name"]
        if name in now:
            yield from _of_variable(variable, now[name])
        elif name in defined:
            became = f"{defined[name]['call']} = {defined[name]['body']}"
            yield _weaker(About.VARIABLE, f"{name} was any {variable['kind']}, is defined now: {became}")


def _of_text(old: Claim, new: Claim) -> Iterator[Change]:
    if old["statement"] != new["statement"]:
        yield _weaker(About.STATEMENT, f"stated {old['statement']}, states {new['statement']}")


# ── definitions and hypotheses ────────────────────────────────────────────────


def _of_definitions(old: Claim, new: Claim) -> Iterator[Change]:
    """Definitions of one name, or the ones that are left of both sides, that stand for something else."""
    before, after = (
        {d["name"]: d for d in one.get("definitions", ()) if d["meaning"] not in _meanings(other)}
        for one, other in ((old, new), (new, old))
    )
    pairs = [(d, after[name]) for name, d in before.items() if name in after]
    left = [[d for name, d in own.items() if name not in other] for own, other in ((before, after), (after, before))]
    if len(left[0]) == len(left[1]):
        pairs += zip(*left, strict=True)
    for was, now in pairs:
        if (was["call"], was["body"]) != (now["call"], now["body"]):
            called = "" if was["call"] == now["call"] else f"{now['call']} "
            yield _weaker(About.DEFINITION, f"{was['call']} was {was['body']}, {called}is {now['body']}")


def _meanings(outline: Claim) -> set[str]:
    return {d["meaning"] for d in outline.get("definitions", ())}


def _of_given(old: Claim, new: Claim, by_meaning: bool, is_defined_otherwise: bool) -> Iterator[Change]:
    """Hypotheses by their meanings where the variables are the same ones, else by their words."""
    key = (lambda group: group["meaning"]) if by_meaning else (lambda group: tuple(group["says"]))
    before, after = ({key(group): group for group in outline.get("given", ())} for outline in (old, new))
    gone = [group for one, group in before.items() if one not in after]
    came = [group for one, group in after.items() if one not in before]
    if len(gone) == len(came) == 1:
        said = _changed(gone[0], came[0], is_defined_otherwise)
        yield from [_weaker(About.HYPOTHESIS, said)] if said else []
        return
    for group in came:
        yield _weaker(About.HYPOTHESIS, f"assumes {_words(group)}")
    still = {said for group in came for said in group["says"]}
    for group in gone:
        if not still.issuperset(group["says"]):
            yield _stronger(About.HYPOTHESIS, f"no longer assumes {_words(group)}")


def _changed(old: Claim, new: Claim, is_defined_otherwise: bool) -> str:
    """What became of hypotheses; nothing, where all that changed is a definition."""
    if old["says"] != new["says"]:
        return f"assumed {_words(old)}, assumes {_words(new)}"
    before, after = (", ".join(group.get("declared", ())) or "nothing" for group in (old, new))
    if before != after:
        return f"assumes {_words(new)} for {after}, and not for {before}"
    return "" if is_defined_otherwise else f"assumes {_words(new)}, which says something else now"


def _words(group: Claim) -> str:
    return " and ".join(group["says"])
