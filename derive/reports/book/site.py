"""All pages of a book from their templates, as bytes by file name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from ...records.document import Documents
from ...records.outcome import Outcome
from ...records.verdict import FigureVerdict, Verdict
from ...system.plain import escaped
from ...system.versions import versions
from ..appendix.document import TITLE, docstring
from ..appendix.provenance import digest
from ..summary import axioms_used, summarise
from ..throughout import throughout
from . import figures as drawn
from . import markup
from .claims import ShownClaim
from .excerpt import coloured, excerpts
from .manuscripts import ShownManuscript, called
from .names import FRONT, SCRIPT, STYLE
from .outcome import Mark
from .pictures import Pictures
from .places import Places
from .rows import ShownDocument, shown_documents

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Options:
    """How a book was asked for."""

    title: str | None
    """Its heading; None for the title of the one document that was asked for, and else the usual one."""
    documents: Documents
    manuscripts: tuple[str, ...] = ()
    """The documents in Markdown that were asked for."""
    is_whole: bool = False
    """Whether the run was of all claims of the project."""
    is_of_one: bool = False
    """Whether one document was asked for, and nothing else."""


@dataclass(frozen=True)
class ShownFigure:
    """A figure, or (without `source`) what it would show."""

    anchor: str
    source: str
    caption: Markup
    words: str


class ShownFile:
    """A claim file with its claims."""

    def __init__(self, file: str, claims: Sequence[ShownClaim], places: Places) -> None:
        self.file = file
        self.common = throughout(claim.page for claim in claims)
        self.claims = [claim.within(self.common) for claim in claims]
        self.page = places.page(file)
        head, _, rest = escaped(docstring(Path(file)).strip(), "\n").partition("\n")
        self.title = head.rstrip(".") or Path(file).stem.replace("_", " ")
        self.doc = markup.prose(rest)

    @property
    def variables(self) -> Markup:
        """What is declared for all of its claims."""
        return markup.listed([markup.inline(words, escape) for words in self.common.variables])

    @property
    def definitions(self) -> list[Markup]:
        """The definitions that hold for all of its claims."""
        return [*map(markup.block, self.common.definitions)]

    @property
    def counts(self) -> list[tuple[int, Mark]]:
        """How many claims have which mark, in the order in which the marks occur."""
        found: dict[Mark, int] = {}
        for claim in self.claims:
            found[claim.mark] = found.get(claim.mark, 0) + 1
        return [(count, mark) for mark, count in found.items()]


class Book:
    """What a run found, as a site shows it."""

    def __init__(self, outcome: Outcome, options: Options) -> None:
        self.verdicts = _together(outcome.verdicts)
        self.outcome = outcome
        written = dict.fromkeys(map(Path, options.manuscripts))
        own = {called(path) for path in written}
        self.places = Places(self.verdicts, [*map(called, written)])
        self.claims = {verdict.id: ShownClaim(verdict, self.places) for verdict in self.verdicts}
        self.files = [
            ShownFile(file, [self.claims[v.id] for v in members], self.places)
            for file, members in self.places.files.items()
            if file not in own
        ]
        self.pictures = Pictures()
        self.manuscripts = [
            ShownManuscript(path, self.claims, outcome.definitions, self.places, self.pictures) for path in written
        ]
        self.title = options.title or (self.manuscripts[0].title if options.is_of_one else TITLE)
        self.documents = shown_documents(
            self.verdicts, outcome.definitions, options.documents, self.places, options.is_whole
        )
        self.images = drawn.draw(outcome.figures)

    @property
    def counted(self) -> list[tuple[int, str, str]]:
        """How many claims came out how: the number, the class of their mark, and words."""
        found = summarise(self.verdicts)
        notes = found.notes
        said = [
            (found.proved, "proved", "proved"),
            (found.proved_with_axioms, "starred", "proved from axioms"),
            (found.errata, "erratum", "erratum" if found.errata == 1 else "errata"),
            (found.tested - notes, "tested", "tested or assumed"),
            (notes, "noted", "state nothing" if notes != 1 else "states nothing"),
            (found.refuted, "refuted", "refuted"),
            (found.undecided, "undecided", "undecided"),
            (found.error + found.alarm, "faulty", "not checked"),
        ]
        return [one for one in said if one[0]]

    @property
    def steps(self) -> int:
        """How many steps all proofs have."""
        return sum(len(verdict.steps) for verdict in self.verdicts)

    @property
    def marks(self) -> list[Mark]:
        """The marks that occur among rows, each once."""
        return list(dict.fromkeys(row.mark for document in self.documents for row in document.rows))

    @property
    def assumed(self) -> list[tuple[Markup, Markup]]:
        """The axioms that claims rest on, each with those claims."""
        found = axioms_used(self.verdicts)
        by_id = {verdict.id: verdict for verdict in self.verdicts}
        return [
            (
                self.places.cited(axiom, by_id[users[0]]),
                markup.listed([self.places.reference(by_id[user]) for user in users]),
            )
            for axiom, users in found.items()
        ]

    @cached_property
    def versions(self) -> str:
        """derive 0.1.0, Python 3.11.7, …"""
        return ", ".join(f"{name} {version}" for name, version in versions().items())

    @cached_property
    def digest(self) -> str:
        """Of the claim files and of what checked them."""
        return digest(dict.fromkeys(Path(verdict.file) for verdict in self.verdicts))

    def rows_of(self, verdict: Verdict) -> tuple[str, ShownDocument] | None:
        """The row of a claim, and the document that it is of."""
        for document in self.documents:
            for row in document.rows:
                if row.name == verdict.source:
                    return row.name, document
        return None

    def figures(self, file: ShownFile | ShownManuscript) -> Iterator[ShownFigure]:
        """The figures of a file."""
        for figure in self.outcome.figures:
            if figure.file == file.file and not figure.message:
                yield self._figure(figure)

    def _figure(self, figure: FigureVerdict) -> ShownFigure:
        of = self.places.find(figure.of)
        caption = markup.prose(figure.doc)
        if of is not None:
            caption += Markup("<p>See {}.</p>").format(self.places.reference(of))
        name = drawn.file_name(figure)
        across, up = figure.axes
        curves = "; ".join([series.label for series in figure.series if not series.dots])
        words = f"{up} against {across}" + (f": {curves}" if curves else "")
        return ShownFigure(figure.name, name if name in self.images else "", caption, words)


def _together(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The claims of one file beside each other, in the order in which the files first occur."""
    files = list(dict.fromkeys(verdict.file for verdict in verdicts))
    return sorted(verdicts, key=lambda verdict: files.index(verdict.file))


@lru_cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _template(name: str) -> Template:
    return _environment().get_template(name)


def make_ready(files: Iterable[str]) -> None:
    """Read in what a site is made with, and these claim files."""
    for name in _environment().list_templates():
        _template(name)
    drawn.make_ready()
    for file in files:
        for one in excerpts(file):
            if one.text.startswith("@"):  # as claims do, mostly
                coloured(one.text)


@dataclass(frozen=True)
class Site:
    """Every file of a book, and what it lacks: figures that were not drawn, and pictures that were not found."""

    files: dict[str, bytes]
    undrawn: int
    missing: list[str]


def site(outcome: Outcome, options: Options) -> Site:
    """The book of a run. Raises UsageError for a figure that cannot be drawn."""
    book = Book(outcome, options)
    given = {"book": book, "front": FRONT, "style": STYLE, "script": SCRIPT}
    pages = {FRONT: _template("front.html").render(given)}
    listed: list[ShownManuscript | ShownFile] = [*book.manuscripts, *book.files]
    for before, file, after in zip([None, *listed], listed, [*listed[1:], None], strict=False):
        template = _template("document.html" if isinstance(file, ShownManuscript) else "file.html")
        pages[file.page] = template.render(given, file=file, before=before, after=after)
    files = {name: text.encode("utf-8", "backslashreplace") for name, text in pages.items()}
    own = {name: (_HERE / "static" / name).read_bytes() for name in (STYLE, SCRIPT)}
    everything = {**files, **own, **book.images, **book.pictures.files}
    return Site(everything, len(outcome.figures) - len(book.images), book.pictures.missing)
