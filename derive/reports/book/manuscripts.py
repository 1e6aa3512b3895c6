"""A document in Markdown as a page: its prose, and in place of each block the claims that it states or shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from markupsafe import Markup

from ...files.scan import manuscript
from ...files.shown import Shown, shown
from ...markdown.acting import plain
from ...markdown.fences import Fence, read
from ...markdown.html import Around, prose, sections, title
from ...markdown.info import CLAIMS
from ...records.verdict import DefinitionVerdict
from ...system.plain import shown_path
from ...system.reading import real
from .claims import ShownClaim
from .excerpt import Excerpt, printed
from .outcome import Mark
from .pictures import Pictures
from .places import Places
from .rows import definition as formula


@dataclass
class ShownBlock:
    """What stands in place of a block, or of a line of one that shows claims."""

    row: str = ""
    """The row of a source that it shows."""
    definitions: list[Markup] = field(default_factory=list)
    claims: list[ShownClaim] = field(default_factory=list)
    more: list[ShownClaim] = field(default_factory=list)
    """Claims of the row that are folded away."""
    absent: list[str] = field(default_factory=list)
    """Claims that the run left out."""
    undefined: list[str] = field(default_factory=list)
    """Where its definitions stand, in files of which the run did not take all."""
    code: Excerpt | None = None
    """The lines of a block that states no claim."""


class ShownManuscript:
    """A document with its claims; `file` as the verdicts call it."""

    def __init__(
        self,
        path: Path,
        claims: Mapping[str, ShownClaim],
        definitions: Sequence[DefinitionVerdict],
        places: Places,
        pictures: Pictures,
    ) -> None:
        self.file, self.path = called(path), path
        self.page = places.page(self.file)
        self._places, self._pictures = places, pictures
        self._known, self._definitions = claims, definitions
        self._seen: set[str] = set()
        self._document = read(plain("\n".join(manuscript(path).lines)))
        places.sections[self.file] = sections(self._document)
        self._shown = {one.line: one for one in shown(path)}
        self.claims = [one for one in claims.values() if one.verdict.file == self.file]
        self.title = title(self._document) or path.stem.replace("_", " ")

    @property
    def counts(self) -> list[tuple[int, Mark]]:
        """How many of its own claims, and of those that it shows, have which mark."""
        found: dict[Mark, int] = {}
        ids = [f"{called(file)}::{name}" for one in self._shown.values() for file, name in one.claims]
        listed = {one.verdict.id: one for one in self.claims} | {i: self._known[i] for i in ids if i in self._known}
        for claim in listed.values():
            found[claim.mark] = found.get(claim.mark, 0) + 1
        return [(count, mark) for mark, count in found.items()]

    def body(self, put: Callable[[ShownBlock], str]) -> Markup:
        """Its prose with its blocks, each as `put` writes it."""
        self._seen.clear()

        def written(fence: Fence) -> str:
            return "".join([put(block) for block in self._blocks(fence)])

        around = Around(written, self._leads, lambda address: self._pictures.take(self.path.parent, address))
        return Markup(prose(self._document, around))  # noqa: S704  # it escapes the prose, and templates the claims

    def _leads(self, address: str) -> str:
        """Where a link leads that is written to a file, a heading or a claim; empty where the book does not have it."""
        there, _, part = unquote(address).partition("#")
        if "\0" in there:
            return ""
        file = called(self.path.parent / there) if there else self.file
        return self._places.leads(file, part, self.file)

    def is_first(self, claim: ShownClaim) -> bool:
        """Whether a claim is its own, and shown for the first time: there is its anchor."""
        new = claim.verdict.file == self.file and claim.verdict.id not in self._seen
        self._seen.add(claim.verdict.id)
        return new

    def _blocks(self, fence: Fence) -> Iterator[ShownBlock]:
        if fence.kind == CLAIMS:
            yield self._stated(fence)
            return
        for line in range(fence.first, fence.end):
            if line in self._shown:
                yield self._of(self._shown[line])

    def _stated(self, fence: Fence) -> ShownBlock:
        claims = [one for one in self.claims if fence.first <= one.verdict.line < fence.end]
        if claims:
            return ShownBlock(claims=claims)
        here = [d for d in self._definitions if d.file == self.file and fence.first <= d.line < fence.end]
        code = Excerpt(self.file, fence.first, fence.end - 1, printed(fence.lines)) if fence.lines else None
        return ShownBlock(definitions=[*map(formula, here)], code=code)

    def _of(self, one: Shown) -> ShownBlock:
        """What a line shows: a claim; or of a row what was published and what is true instead, and the rest folded."""
        ids = [f"{called(file)}::{name}" for file, name in one.claims]
        found = [self._known[i] for i in ids if i in self._known]
        block = ShownBlock(absent=[i for i in ids if i not in self._known])
        said = one.said.rpartition("::")[2]
        if [found.name for _, found in one.found if found.kind != "definition"] == [said]:
            block.claims = found
            return block
        block.row = said
        told = [*self._defined(one)]
        block.definitions = list(dict.fromkeys(map(formula, told)))
        if not told:
            named = [(called(file), found) for file, found in one.found if found.kind == "definition"]
            block.undefined = [f"{file}, line {found.line}: {found.name}" for file, found in named]
        published = [claim for claim in found if claim.verdict.kind in ("erratum", "note")]
        instead = [claim for claim in found if any(claim.verdict.name == p.verdict.corrected for p in published)]
        is_defined = bool(block.definitions or block.undefined)
        first = published + instead or ([] if is_defined else found[:1])
        block.claims, block.more = first, [claim for claim in found if claim not in first]
        return block

    def _defined(self, one: Shown) -> Iterator[DefinitionVerdict]:
        names = {(called(file), found.name) for file, found in one.found if found.kind == "definition"}
        return (d for d in self._definitions if (d.file, d.name) in names)


def called(path: Path) -> str:
    """A file as verdicts call it."""
    whole = real(path)
    return shown_path(whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole)
