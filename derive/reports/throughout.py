"""What holds throughout the claims of a file: said once at their head, so that each says only what is its own.

A letter is taken as most of the claims that have it do. It is left to the
claims if any part of its meaning is: a vector if its dimension is another
elsewhere, a definition if a vector that it speaks of is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from msgspec import structs

from ..printing.declaring import declarations
from ..records.page import Declared, Defined, Formula, Page, Words

Item = Declared | Defined

_FEWEST = 2
"""In as many claims a letter has to occur."""


@dataclass(frozen=True)
class Throughout:
    """Letters by their names, each with its meaning: itself, and the meanings of those that it speaks of."""

    meanings: dict[str, Any] = field(default_factory=dict)
    overridden: bool = False
    """Whether one of the claims takes one of them for something else."""

    @property
    def variables(self) -> tuple[Words, ...]:
        """Declarations, those of one kind together."""
        return declarations(one for one in self._items() if isinstance(one, Declared))

    @property
    def definitions(self) -> tuple[Formula, ...]:
        """Definitions, each after those that it uses."""
        found: dict[Defined, None] = {}

        def put(one: Item) -> None:
            if isinstance(one, Defined) and one not in found:
                for name in one.speaks_of:
                    put(self.meanings[name][0])
                found[one] = None

        for one in self._items():
            put(one)
        return tuple([one.formula for one in found])

    def own(self, page: Page) -> Page:
        """A page with only its own declarations and definitions."""
        meanings = _meanings(page)
        declared = tuple([one for one in page.declared if not self._says(meanings[one.name])])
        defined = tuple([one for one in page.defined if not self._says(meanings[one.name])])
        return _with(page, declared, defined)

    def _items(self) -> list[Item]:
        return [meaning[0] for meaning in self.meanings.values()]

    def _says(self, meaning: Any) -> bool:
        return bool(self.meanings.get(meaning[0].name) == meaning)


def throughout(pages: Iterable[Page]) -> Throughout:
    """What the claims of these pages have in common: dimensions, vectors, definitions, and what those speak of.

    Other scalars, indices and functions are a claim's own, unless half of the claims have them.
    """
    listed = [_meanings(page) for page in pages]
    counts = Counter(meaning for page in listed for meaning in page.values())
    taken: dict[str, Any] = {}
    for meaning, count in counts.most_common():
        if count >= _FEWEST:
            taken.setdefault(meaning[0].name, meaning)
    while left := [name for name, meaning in taken.items() if not _stands(meaning, taken)]:
        for name in left:
            del taken[name]
    order = {name: None for page in listed for name in page}
    needed = {name for meaning in taken.values() for name in meaning[0].speaks_of}
    usual = {name for name, meaning in taken.items() if 2 * counts[meaning] >= len(listed)}
    common = [name for name in order if name in taken and (name in needed | usual or _is_general(taken[name][0]))]
    meanings = {name: taken[name] for name in common}
    others = [m for page in listed for name, m in page.items() if name in meanings and m != meanings[name]]
    return Throughout(meanings, bool(others))


def _is_general(item: Item) -> bool:
    return isinstance(item, Defined) or item.kind in ("dimension", "vector")


def _stands(meaning: Any, taken: dict[str, Any]) -> bool:
    """Whether all that it speaks of is taken in the same sense."""
    return all(inner is not None and taken.get(inner[0].name) == inner for inner in meaning[1:])


def _meanings(page: Page) -> dict[str, Any]:
    """For each name of a page what it is, and in turn what each that it speaks of is; None for what is unknown."""
    both: tuple[Item, ...] = (*page.declared, *page.defined)
    items = {one.name: one for one in both}
    found: dict[str, Any] = {}

    def meaning(name: str) -> Any:
        if name not in items:
            return None
        if name not in found:
            item = items[name]
            plain = structs.replace(item, aside=False) if isinstance(item, Defined) else item
            found[name] = (plain, *[meaning(other) for other in item.speaks_of])
        return found[name]

    for name in items:
        meaning(name)
    return found


def _with(page: Page, declared: tuple[Declared, ...], defined: tuple[Defined, ...]) -> Page:
    return structs.replace(page, variables=declarations(declared), declared=declared, defined=defined)
