"""Claims listed by their syntax alone: nothing is run."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from ..files.scan import Found, Unreadable, scan
from ..files.select import Target
from ..records.document import Document, Documents
from ..records.outcome import harmless
from ..records.source import order, rows
from ..system.codes import NOTHING_SELECTED, OK, UNREADABLE
from ..system.plain import escaped, shown_path
from ..system.reading import real
from .notices import some

Group = tuple[str, str]
"""A document and a row of it; or, where claims are grouped by file, nothing and the file."""


def listing(
    targets: Iterable[Target],
    wanted: Callable[[str], bool],
    by_source: bool,
    say: Callable[[str], object],
    documents: Documents = Documents(),  # noqa: B008
    whole: Collection[str] = (),
) -> int:
    """The claims of the targets, grouped by file or by the rows of their source; the exit code.

    `whole` are the documents that list their rows, and of which all is listed here.
    """
    found: list[tuple[str, Found]] = []
    of: dict[str, str] = {}
    unreadable = False
    for target in targets:
        place = _relative(target.file)
        of[place] = documents.of(target.file)
        try:
            own = [harmless(found) for found in scan(target.file, definitions=True)]
        except Unreadable as problem:
            say(f"{place}:{problem.line}  ! {escaped(str(problem))}")
            unreadable = True
            continue
        found += [(place, f) for f in own if target.wants(f.name) and wanted(f.name)]
    named: dict[Group, list[str]] = {}
    for place, one in found:
        for row in rows(one.source or "") if not one.inside else ():
            named.setdefault((of[place], row), []).append(f"{place}:{one.line}")
    if not by_source:
        found = [(place, one) for place, one in found if one.kind != "definition"]
    groups: dict[Group, list[tuple[str, Found]]] = {}
    for place, claim in found:
        if claim.source or claim.kind != "definition":
            group = (of[place] if claim.source else "", claim.source or "") if by_source else ("", place)
            groups.setdefault(group, []).append((place, claim))
    covering = [one for one in documents.listed if one.name in whole]
    missing = {(one.name, row.name): row for one in covering for row in one.rows if (one.name, row.name) not in named}

    def rank(group: Group) -> object:
        document, name = group
        return not name, documents.place(document), order(name)

    for group in sorted([*groups, *missing], key=rank) if by_source else groups:  # type: ignore[arg-type]
        say(documents.called(*group) if group[1] else "without a source")
        for place, claim in groups.get(group, []):
            say(_line(claim, f"{place}:{claim.line}" if by_source else f":{claim.line}", not by_source))
        if group not in groups:
            say(f"  {'no claim names it':<57} {escaped(missing[group].file)}:{missing[group].line}")
    claims = [claim for _, claim in found if claim.kind != "definition"]
    files = len({place for place, _ in found})
    within = f" under {_rows(groups, documents)}" if by_source else ""
    steps = sum(c.steps for c in claims)
    say(f"\n{_counted(len(claims), 'claim')}, {_counted(steps, 'step')} in {_counted(files, 'file')}{within}")
    for document in documents.listed:
        for line in _of_rows(document, document in covering, named):
            say(line)
    return UNREADABLE if unreadable else OK if claims else NOTHING_SELECTED


def _of_rows(document: Document, is_whole: bool, named: dict[Group, list[str]]) -> Iterator[str]:
    """How many of the rows that a document lists are named, and which others are."""
    known = [row.name for row in document.rows]
    if is_whole:
        missing = [name for name in known if (document.name, name) not in named]
        which = f"; not {some(missing)}" if missing else ""
        yield f"{len(known) - len(missing)} of {_counted(len(known), 'row')} of {document.name} named{which}"
    for (of, name), places in named.items():
        if known and of == document.name and name not in known:
            yield f"{document.name} lists no row {name}: {some(places)}"


def _rows(groups: Iterable[tuple[str, str]], documents: Documents) -> str:
    """42 rows of the source; or of each document, if the project names some."""
    numbers = dict.fromkeys([one.name for one in documents.listed], 0)
    for document, name in groups:
        numbers[document] = numbers.get(document, 0) + len(rows(name))
    if not documents:
        return f"{_counted(numbers.get('', 0), 'row')} of the source"
    told = [(name or "no document", number) for name, number in numbers.items() if number]
    return " and ".join(f"{_counted(number, 'row')} of {name}" for name, number in told) or "no row"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _line(claim: Found, place: str, with_source: bool) -> str:
    said = {"claim": _counted(claim.steps, "step")}.get(claim.kind, claim.kind)
    hypotheses = " ".join(f"H{n}" for n in range(1, claim.hypotheses + 1))
    source = f"{claim.source or '':<8} " if with_source else ""
    refused = f"  ! inside {claim.inside}: no run records it" if claim.inside else ""
    return f"  {claim.name:<36} {said:<10} {hypotheses:<9} {source}{place}{refused}"


def _relative(path: Path) -> str:
    """A path as short as it can be written from here."""
    try:
        return shown_path(real(path).relative_to(Path.cwd()))
    except ValueError:
        return shown_path(path)
