"""A table over the kinds of terms or statements: what one job does with each of them.

Whoever adds a kind adds an entry to each table, or says in the table why it has
none; a test lists the kinds and the tables, and fails where one is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

Entry = TypeVar("Entry")
_Given = TypeVar("_Given")
_Kind = type[Any]


class NoEntry(Exception):
    """A kind was looked up that a table has no entry for."""


class Table(dict[_Kind, Entry]):
    """An entry for each kind of `over`, a base class as Term or Prop: `table[type(term)]`, by the exact class.

    `title` says what an entry is. Raises NoEntry for a kind that is not in the table.
    """

    __slots__ = ("over", "reasons", "title")

    def __init__(self, title: str, over: type[Any]) -> None:
        self.title = title
        self.over = over
        self.reasons: dict[_Kind, str] = {}
        """Why the kinds that share the last entry have none of their own."""

    def entry(self, *kinds: _Kind) -> Callable[[_Given], _Given]:
        """Decorates what is done with these kinds. Raises ValueError for a kind that has an entry already."""

        def add(given: _Given) -> _Given:
            for kind in kinds:
                if kind in self:
                    raise ValueError(f"{self.title}: there is an entry for {kind.__name__} already")
                self[kind] = given  # type: ignore[assignment]
            return given

        return add

    def rest(self, reasons: Mapping[str, tuple[_Kind, ...]]) -> Callable[[_Given], _Given]:
        """Decorates what is done with kinds that have no entry of their own, by the reasons why they have none."""
        self.reasons |= {kind: reason for reason, kinds in reasons.items() for kind in kinds}
        return self.entry(*[kind for kinds in reasons.values() for kind in kinds])

    def __missing__(self, kind: _Kind) -> Entry:
        raise NoEntry(f"{self.title}: there is no entry for {kind.__name__}")
