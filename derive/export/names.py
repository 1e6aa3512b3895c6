"""Names in Coq: the author's, as far as Coq can read them, and no name for two things."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable

_WORDS = """
Axiom CoFixpoint Definition Fixpoint Hypothesis Parameter Prop SProp Set Theorem Type Variable as at cofix else end
exists exists2 fix for forall fun if in let match mod return then using where with by
D D1 D2 Dr Der I INR IZR In Max Min O PI Prod R S Sum T add all apart argmax below cos cosh cst defs del delta der dim
done eq_ exp fst ge_ given gt_ here le_ leaf lift lift2 log lt_ mat mk mul nat ne_ neg nil nsum ok pos pow power powers
range rel rmax rmin rprod rsum same sin sinh snd some_left tabs tanh tcosh tcos texp tlog tmat tsin tsinh ttanh tup
tvec upd upd2 val vals values vec whole atan abs erf tatan terf normal simpler logs spread facts dims every indices list
nth sqrt ln le lt ge gt ex or and not id open closed locally filter seq length continuous sign near power_2 map rev app
"""
_TAKEN = frozenset(_WORDS.split())
_OF_SCRIPTS = re.compile(r"[fhp][0-9]+|step_[0-9]+|.+_(min|in|sign|says)")
"""What scripts call facts, hypotheses, premises and steps, and lemmas the domains of their variables."""


class Names:
    """The name of each thing, given when it is first asked for."""

    def __init__(self, outer: Names | None = None) -> None:
        self._names: dict[Hashable, str] = {}
        self._taken: set[str] = set(outer._taken) if outer is not None else set()

    def of(self, thing: Hashable, wanted: str) -> str:
        """The name of a thing."""
        if thing not in self._names:
            self._names[thing] = self.new(wanted)
        return self._names[thing]

    def new(self, wanted: str) -> str:
        """A name that nothing has yet; it is not given to another thing either."""
        found = self.free(wanted, ())
        self._taken.add(found)
        return found

    def free(self, wanted: str, more: tuple[str, ...]) -> str:
        """A name that is neither taken nor among some more."""
        plain = readable(wanted)
        found = plain
        while found in self._taken or found in _TAKEN or found in more or _OF_SCRIPTS.fullmatch(found):
            found += "'"
        return found


def readable(name: str) -> str:
    """A name as Coq can read it: letters, digits, _ and '."""
    found = "".join(map(_sign, name))
    return found if found and (found[0].isalpha() or found[0] == "_") else f"n{found}"


def _sign(sign: str) -> str:
    if sign in "_'" or (sign.isascii() and sign.isalnum()):
        return sign
    if sign == "′":
        return "'"
    if unicodedata.category(sign) in ("Ll", "Lu") and unicodedata.normalize("NFC", sign) == sign and ord(sign) < 0x2000:
        return sign
    return f"_u{ord(sign):x}"
