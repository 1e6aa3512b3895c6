"""What reasons give, in the form of what was written: its order, its names and its letters, wherever both agree."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from ..find.forms import forms
from ..find.goals import NOT_SHOWN
from ..kernel import Rejected
from ..kernel.context import known
from ..search.matching import subterms
from ..search.scope import Scope
from ..terms.definition import definitions_in
from ..terms.node import Term, closed, free, opened
from ..terms.term import Add, At, Call, Deriv, Fn, Index, Mul, Num, Pow, Reduce, is_real
from .differing import Part, compared

_LARGEST = 150
"""Terms with more parts are compared as they are."""
_MOST_FORMS = 12


def in_form_of(wrote: Term, gives: Term, scope: Scope) -> Term:
    """A term that equals what reasons give, as near to what was written as one is found."""
    if max(sum(1 for _ in subterms(t)) for t in (wrote, gives)) > _LARGEST:
        return gives
    likeness = Likeness(scope)
    candidates = [gives]
    with suppress(*NOT_SHOWN):
        candidates += forms(gives, scope, list(definitions_in(wrote)))[:_MOST_FORMS]
    arranged = [likeness.arranged(one, wrote) for one in dict.fromkeys(candidates)]
    return min(arranged, key=lambda one: _distance(one, wrote))


def _distance(one: Term, wrote: Term) -> tuple[int, int]:
    """How much differs; all of it, where nothing is marked."""
    sides: tuple[Part, Part] = compared(one, wrote, room=10**6)
    return sum(side.marked or len(side.text) for side in sides), len(sides[0].text)


class Likeness:
    """Which terms are equal where something holds."""

    def __init__(self, scope: Scope) -> None:
        self._ctx: Any = known(scope.facts)
        self._keys: dict[Term, object] = {}

    def key(self, term: Term) -> object:
        """The same for terms that are equal."""
        if term not in self._keys:
            self._keys[term] = self._normal(term)
        return self._keys[term]

    def _normal(self, term: Term) -> object:
        if not is_real(term):
            return term
        try:
            return frozenset(self._ctx.normal(term).items())
        except Rejected:
            return term

    def arranged(self, gives: Term, wrote: Term) -> Term:
        """What is given, with what was written in the place of whatever equals it."""
        if gives.sort == wrote.sort and self.key(gives) == self.key(wrote):
            return wrote
        if is_real(gives) and is_real(wrote):
            if isinstance(gives, Add) or isinstance(wrote, Add):
                return _one_or(Add, self._listed(_terms(gives), _terms(wrote)))
            if isinstance(gives, Mul) or isinstance(wrote, Mul):
                return _one_or(Mul, sorted(self._listed(_factors(gives), _factors(wrote)), key=_is_no_number))
        match gives, wrote:
            case Reduce(), Reduce() if gives.sizes() == wrote.sizes():
                return self._under(gives, wrote)
            case (Fn() | Pow() | Deriv() | At() | Call(), _) if type(gives) is type(wrote):
                mine, yours = gives.parts(), wrote.parts()
                if len(mine) == len(yours) and not any(part.binds() for part in (gives, wrote)):
                    with suppress(ValueError, TypeError):
                        pairs = zip(mine, yours, strict=True)
                        same: Term = gives.rebuilt(tuple([self.arranged(a, b) for a, b in pairs]))
                        return same
        return gives

    def _under(self, gives: Reduce, wrote: Reduce) -> Term:
        """The bodies at one index, with the letter of what was written."""
        taken = {v.name for v in free(gives) | free(wrote)}
        index = Index("·0" if wrote.letter in taken else wrote.letter, wrote.size)
        body = self.arranged(opened(gives.body, (index,)), opened(wrote.body, (index,)))
        return replace(gives, body=closed(body, (index,)), letter=wrote.letter)

    def _listed(self, gives: Sequence[Term], wrote: Sequence[Term]) -> tuple[Term, ...]:
        """Those that were written where they stand, and in the places of the others what is given instead."""
        left = list(gives)
        kept: list[Term | None] = []
        for term in wrote:
            same = next((one for one in left if self.key(one) == self.key(term)), None)
            kept.append(term if same is not None else None)
            if same is not None:
                left.remove(same)
        out: list[Term] = []
        for term, own in zip(wrote, kept, strict=True):
            if own is not None:
                out.append(own)
            elif left:
                nearest = min(left, key=lambda one: _distance(one, term))
                left.remove(nearest)
                out.append(self.arranged(nearest, term))
        return (*out, *left)


def _one_or(kind: type[Add | Mul], parts: Sequence[Term]) -> Term:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def _terms(term: Term) -> list[Term]:
    return [t for one in term.terms for t in _terms(one)] if isinstance(term, Add) else [term]


def _factors(term: Term) -> list[Term]:
    return [f for one in term.factors for f in _factors(one)] if isinstance(term, Mul) else [term]


def _is_no_number(factor: Term) -> bool:
    return not isinstance(factor, Num)
