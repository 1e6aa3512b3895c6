"""Which page and which anchor a claim has, what it is called there, and what cites what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from markupsafe import Markup

from ...records.library import is_of_the_library
from ...records.page import CLAIM
from ...records.verdict import Verdict
from ..appendix.labels import Labels, word
from .excerpt import Excerpt, around, excerpts
from .names import FRONT


class Places:
    """The claims of a book, by file; `number` counts files, and claims within a file."""

    def __init__(self, verdicts: Sequence[Verdict], others: Sequence[str] = ()) -> None:
        """`others`: files that have a page whatever their claims."""
        self.labels = Labels(verdicts)
        self.files = {file: list(members) for file, members in groupby(verdicts, key=lambda v: v.file)}
        paged = list(dict.fromkeys([*others, *self.files]))
        self._pages: dict[str, str] = dict(zip(paged, _names(paged), strict=True))
        self._numbers = {
            claim.id: f"{place}.{number}"
            for place, members in enumerate(self.files.values(), 1)
            for number, claim in enumerate(members, 1)
        }
        self.sections: dict[str, dict[str, str]] = {}
        """The anchors of the headings of documents, by what a link to them is written as."""
        self._excerpts: dict[str, list[Excerpt]] = {}
        self._users: dict[str, list[Verdict]] = {}
        for verdict in verdicts:
            for cited in dict.fromkeys(cites(verdict)):
                found = self.labels.find(cited, verdict)
                if found is not None and found.id != verdict.id:
                    self._users.setdefault(found.id, []).append(verdict)

    def page(self, file: str) -> str:
        """The page of a claim file: softmax.html."""
        return self._pages[file]

    def leads(self, file: str, part: str, page: str) -> str:
        """The address, from a page, of a heading or a claim of a file; of the whole, where it has no such part.

        Empty where the file has no page.
        """
        if file not in self._pages:
            return ""
        claims = {claim.name: claim.name for claim in self.files.get(file, ())}
        anchor = {**claims, **self.sections.get(file, {})}.get(part, "")
        whole = "" if file == page else quote(self._pages[file])
        return f"{whole}#{quote(anchor)}" if anchor else whole

    def excerpt(self, verdict: Verdict) -> Excerpt | None:
        """The lines of a claim file that are a claim's; each file is read once for a book."""
        if verdict.file not in self._excerpts:
            self._excerpts[verdict.file] = excerpts(verdict.file)
        return around(verdict.line, self._excerpts[verdict.file])

    def number(self, verdict: Verdict) -> str:
        """3.12: the twelfth claim of the third file."""
        return self._numbers[verdict.id]

    def address(self, verdict: Verdict) -> str:
        """softmax.html#softmax_jacobian"""
        return f"{quote(self.page(verdict.file))}#{quote(verdict.name)}"

    def users(self, verdict: Verdict) -> list[Verdict]:
        """The claims whose proofs cite it."""
        return self._users.get(verdict.id, [])

    def find(self, claim: str, near: Verdict | None = None) -> Verdict | None:
        """A claim by its id, or by its name near another one."""
        return self.labels.find(claim, near)

    def reference(self, verdict: Verdict) -> Markup:
        """Theorem 3.12, as a link whose hint is its title."""
        return Markup('<a href="{}" title="{}">{}&nbsp;{}</a>').format(
            self.address(verdict), verdict.called, word(verdict), self.number(verdict)
        )

    def cited(self, claim: str, near: Verdict) -> Markup:
        """A reference to a claim, or its name where it is not in the book."""
        found = self.find(claim, near)
        if found is not None:
            return self.reference(found)
        place, _, name = claim.rpartition("::")
        said = Markup("<em>{}</em>").format(name.replace("_", " "))
        return Markup("{} of <code>{}</code>").format(said, place) if is_of_the_library(place) else said


def cites(verdict: Verdict) -> Iterator[str]:
    """The claims that the page of a claim refers to, and the one that is true instead."""
    if verdict.page is not None:
        yield from _claims_in(msgspec.to_builtins(verdict.page.passages))
    if verdict.corrected is not None:
        yield verdict.corrected


def _claims_in(data: Any) -> Iterator[str]:
    match data:
        case (kind, str(content)) if kind == CLAIM:
            yield content
        case dict():
            for value in data.values():
                yield from _claims_in(value)
        case list() | tuple():
            for value in data:
                yield from _claims_in(value)


def _names(files: Iterable[str]) -> Iterator[str]:
    """A page for each file, named by as many of its last folders as tell it from the others, also without case."""
    listed = [Path(file).with_suffix("").parts for file in files]
    taken: set[str] = {FRONT.removesuffix(".html")}
    for parts in listed:
        depth = 1
        while depth < len(parts) and sum(_name(other, depth) == _name(parts, depth) for other in listed) > 1:
            depth += 1
        name = _name(parts, depth)
        while name in taken:
            name += "-"
        taken.add(name)
        yield f"{name}.html"


def _name(parts: tuple[str, ...], depth: int) -> str:
    said = "-".join(parts[-depth:])
    return "".join([c if c.isalnum() or c in "-_" else "-" for c in said]).lower()
