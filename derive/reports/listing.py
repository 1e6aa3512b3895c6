"""Claims listed by their syntax alone: nothing is run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..files.scan import Found, Unreadable, scan
from ..files.select import Target
from ..records.document import Documents
from ..records.outcome import harmless
from ..records.source import order, rows
from ..system.codes import NOTHING_SELECTED, OK, UNREADABLE
from ..system.plain import escaped, shown_path
from ..system.reading import real


def listing(
    targets: Iterable[Target],
    wanted: Callable[[str], bool],
    by_source: bool,
    say: Callable[[str], object],
    documents: Documents = Documents(),  # noqa: B008
) -> int:
    """The claims of the targets, grouped by file or by the rows of their source; the exit code."""
    found: list[tuple[str, Found]] = []
    of: dict[str, str] = {}
    unreadable = False
    for target in targets:
        place = _relative(target.file)
        of[place] = documents.of(target.file)
        try:
            own = [harmless(found) for found in scan(target.file, definitions=by_source)]
        except Unreadable as problem:
            say(f"{place}:{problem.line}  ! {escaped(str(problem))}")
            unreadable = True
            continue
        found += [(place, f) for f in own if target.wants(f.name) and wanted(f.name)]
    groups: dict[tuple[str, str], list[tuple[str, Found]]] = {}
    for place, claim in found:
        if claim.source or claim.kind != "definition":
            group = (of[place] if claim.source else "", claim.source or "") if by_source else ("", place)
            groups.setdefault(group, []).append((place, claim))

    def rank(group: tuple[str, str]) -> object:
        document, name = group
        return not name, documents.place(document), order(name)

    for group in sorted(groups, key=rank) if by_source else groups:  # type: ignore[arg-type]
        say(documents.called(*group) if group[1] else "without a source")
        for place, claim in groups[group]:
            say(_line(claim, f"{place}:{claim.line}" if by_source else f":{claim.line}", not by_source))
    claims = [claim for _, claim in found if claim.kind != "definition"]
    files = len({place for place, _ in found})
    within = f" under {_rows(groups, documents)}" if by_source else ""
    steps = sum(c.steps for c in claims)
    say(f"\n{_counted(len(claims), 'claim')}, {_counted(steps, 'step')} in {_counted(files, 'file')}{within}")
    return UNREADABLE if unreadable else OK if claims else NOTHING_SELECTED


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
