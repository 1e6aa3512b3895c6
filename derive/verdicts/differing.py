"""Two terms that differ, one below the other: which parts of each differ, and both shortened where they agree."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

import msgspec
from msgspec.structs import replace

from ..printing import tree
from ..printing.build import notation
from ..printing.text import line, marked
from ..printing.tree import Notation
from ..terms.node import Term

_ROOM = 72
"""What is longer than so many characters is shortened."""
_WORTH = 8
"""Fewer characters are not left out."""
_OMITTED = tree.Symbol("…")

_Pair = tuple[Notation, Notation]


class Part(msgspec.Struct, frozen=True):
    """A line of text, and from where to where it is marked."""

    text: str
    marks: tuple[tuple[int, int], ...]

    @property
    def marked(self) -> int:
        """How many characters are marked."""
        return sum(end - start for start, end in self.marks)


def compared(one: Term, other: Term, room: int = _ROOM) -> tuple[Part, Part]:
    """Both as text, with what differs marked; nothing is marked where all of it does."""
    pieces = notation(one), notation(other)
    found = _Comparison(frozenset())
    shown = found.pair(*pieces)
    lengths = dict(enumerate(found.agreeing))
    left_out: set[int] = set()
    while max(map(len, map(line, shown))) > room and any(length >= _WORTH for length in lengths.values()):
        longest = max(lengths, key=lambda number: lengths[number])
        left_out.add(longest)
        del lengths[longest]
        found = _Comparison(frozenset(left_out))
        shown = found.pair(*pieces)
    return _part(shown[0], found.marked), _part(shown[1], found.marked)


def _part(piece: Notation, pieces: dict[int, Notation]) -> Part:
    return Part(*marked(piece, frozenset(pieces) - {id(piece)}))


class _Comparison:
    """One walk through both: `agreeing` are the lengths of what is alike, by number; those of `left_out` become `…`."""

    def __init__(self, left_out: frozenset[int]) -> None:
        self.left_out = left_out
        self.agreeing: list[int] = []
        self.marked: dict[int, Notation] = {}
        """What is marked, by identity: each is an object of its own, since letters are shared."""

    def pair(self, one: Notation, other: Notation) -> _Pair:
        """Both, with marks."""
        if one == other:
            (kept,) = self._alike((one,))
            return kept, kept
        for listed in (_as_sum, _as_product):
            if type(one) is not type(other) and (listed(one) is one or listed(other) is other):
                one, other = listed(one), listed(other)
        if type(one) is not type(other):
            return self._differ(one), self._differ(other)
        match one, other:
            case tree.Addition(), tree.Addition():
                return self._sums(one, other)
            case tree.Product(circled=circled), tree.Product() if not (circled or other.circled):
                return self._products(one, other)
            case (tree.Subscript(), _) | (tree.Binding(), _) | (tree.Ranging(), _):
                return self._differ(one), self._differ(other)
            case tree.Power(_, tree.Number()), _:
                if one.base == other.base:  # type: ignore[attr-defined]
                    return self._differ(one), self._differ(other)
        return self._inside(one, other)

    # ── what is alike, and what is not ──

    def _alike(self, pieces: Sequence[Notation]) -> tuple[Notation, ...]:
        """A run of pieces that stand in both, or `…` in their place."""
        number = len(self.agreeing)
        self.agreeing.append(sum(len(line(piece)) + 1 for piece in pieces))
        return (_OMITTED,) if number in self.left_out else tuple(pieces)

    def _differ(self, piece: Notation) -> Notation:
        own = replace(piece)
        self.marked[id(own)] = own
        return own

    # ── by what they are ──

    def _sums(self, one: tree.Addition, other: tree.Addition) -> _Pair:
        left, right = self._listed(one.terms, other.terms)
        if self._all_marked(left) and self._all_marked(right):
            return self._differ(one), self._differ(other)
        return tree.Addition(tuple(left)), tree.Addition(tuple(right))

    def _products(self, one: tree.Product, other: tree.Product) -> _Pair:
        plain = [tuple([(False, f) for f in product.factors]) for product in (one, other)]
        left, right = self._listed(*plain)
        if self._all_marked(left) and self._all_marked(right):
            return self._differ(one), self._differ(other)
        return tree.Product(tuple([f for _, f in left])), tree.Product(tuple([f for _, f in right]))

    def _all_marked(self, listed: Sequence[tuple[bool, Notation]]) -> bool:
        return all(id(piece) in self.marked for _, piece in listed)

    def _listed(self, one: Sequence[tuple[bool, Notation]], other: Sequence[tuple[bool, Notation]]) -> Any:
        """Signed terms, or factors: those that both have in the same order are alike."""
        left: list[tuple[bool, Notation]] = []
        right: list[tuple[bool, Notation]] = []
        same = SequenceMatcher(None, one, other, autojunk=False)
        for what, i, j, k, m in same.get_opcodes():
            if what == "equal":
                kept = self._alike([term for _, term in one[i:j]])
                run = [(sign, term) for (sign, _), term in zip(one[i:j], kept, strict=False)]
                left += run
                right += run
                continue
            paired = min(j - i, m - k)
            for (sign, term), (signs, terms) in zip(one[i : i + paired], other[k : k + paired], strict=True):
                a, b = self.pair(term, terms) if sign == signs else (self._differ(term), self._differ(terms))
                left.append((sign, a))
                right.append((signs, b))
            left += [(sign, self._differ(term)) for sign, term in one[i + paired : j]]
            right += [(sign, self._differ(term)) for sign, term in other[k + paired : m]]
        return left, right

    def _inside(self, one: Any, other: Any) -> _Pair:
        """The parts, if all else is the same and one of them is alike, or is the only one."""
        mine, yours = _children(one), _children(other)
        together = None if mine is None or yours is None else _zipped(mine, yours)
        if together is None or (len(together) > 1 and all(a != b for _, _, a, b in together)):
            return self._differ(one), self._differ(other)
        changes: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
        for name, place, a, b in together:
            for change, piece, was in zip(changes, self.pair(a, b), (one, other), strict=True):
                if place is None:
                    change[name] = piece
                else:
                    change.setdefault(name, list(getattr(was, name)))[place] = piece
        tied = [{name: tuple(v) if isinstance(v, list) else v for name, v in c.items()} for c in changes]
        return replace(one, **tied[0]), replace(other, **tied[1])


def _as_sum(piece: Notation) -> Notation:
    match piece:
        case tree.Addition():
            return piece
        case tree.Negative(body):
            return tree.Addition(((True, body),))
    return tree.Addition(((False, piece),))


def _as_product(piece: Notation) -> Notation:
    return piece if isinstance(piece, tree.Product) else tree.Product((piece,))


_Child = tuple[str, int | None, Notation]


def _children(piece: Any) -> tuple[list[_Child], list[Any]] | None:
    """The parts by the field and place in which they stand, and all else; None where an index is among them."""
    found: list[_Child] = []
    rest: list[Any] = [type(piece)]
    for name in piece.__struct_fields__:
        value = getattr(piece, name)
        plain = isinstance(value, tuple) and all(isinstance(one, Notation) for one in value)
        if name in ("indices", "index", "omitted", "letter", "name"):
            rest.append(value)
        elif isinstance(value, Notation):
            found.append((name, None, value))
        elif plain:
            found += [(name, place, one) for place, one in enumerate(value)]
        else:
            rest.append(value)
    return (found, rest) if found else None


def _zipped(mine: Any, yours: Any) -> list[tuple[str, int | None, Notation, Notation]] | None:
    (own, rest), (their, others) = mine, yours
    if rest != others or [child[:2] for child in own] != [child[:2] for child in their]:
        return None
    return [(name, place, a, b) for (name, place, a), (_, _, b) in zip(own, their, strict=True)]
