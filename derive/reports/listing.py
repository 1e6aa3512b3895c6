"""Claims listed by their syntax alone: nothing is run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..files.scan import Found, Unreadable, scan
from ..files.select import Target
from ..records.outcome import harmless
from ..records.source import order, rows
from ..system.codes import NOTHING_SELECTED, OK, UNREADABLE
from ..system.plain import escaped, shown_path
from ..system.reading import real


def listing(
    targets: Iterable[Target], wanted: Callable[[str], bool], by_source: bool, say: Callable[[str], object]
) -> int:
    """The claims of the targets, grouped by file or by the rows of their source; the exit code."""
    found: list[tuple[str, Found]] = []
    unreadable = False
    for target in targets:
        place = _relative(target.file)
        try:
            own = [harmless(found) for found in scan(target.file, definitions=by_source)]
        except Unreadable as problem:
            say(f"{place}:{problem.line}  ! {escaped(str(problem))}")
            unreadable = True
            continue
        found += [(place, f) for f in own if target.wants(f.name) and wanted(f.name)]
    groups: dict[str, list[tuple[str, Found]]] = {}
    for place, claim in found:
        if claim.source or claim.kind != "definition":
            groups.setdefault((claim.source or "") if by_source else place, []).append((place, claim))
    for name in sorted(groups, key=lambda n: (not n, order(n))) if by_source else groups:
        say(name or "without a source")
        for place, claim in groups[name]:
            say(_line(claim, f"{place}:{claim.line}" if by_source else f":{claim.line}", not by_source))
    claims = [claim for _, claim in found if claim.kind != "definition"]
    files = len({place for place, _ in found})
    count = sum(len(rows(name)) for name in groups)
    within = f" under {_counted(count, 'row')} of the source" if by_source else ""
    steps = sum(c.steps for c in claims)
    say(f"\n{_counted(len(claims), 'claim')}, {_counted(steps, 'step')} in {_counted(files, 'file')}{within}")
    return UNREADABLE if unreadable else OK if claims else NOTHING_SELECTED


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
