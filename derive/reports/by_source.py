"""The rows of a source document: which hold, which do not, and what is true instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..records.document import Documents
from ..records.source import order, rows
from ..records.verdict import REFUTED, DefinitionVerdict, Verdict

HOLDS, ERRATUM, ILL_FORMED, DEFINITION, EXPERIMENT, ASSUMED, FALSE, OPEN = (
    "holds",
    "erratum",
    "ill-formed",
    "definition",
    "experiment",
    "assumed",
    "refuted",
    "not shown",
)
_COUNTED = {
    HOLDS: ("holds", "hold"),
    ERRATUM: ("is an erratum", "are errata"),
    ILL_FORMED: ("is ill-formed", "are ill-formed"),
    DEFINITION: ("is a definition", "are definitions"),
    EXPERIMENT: ("is an experiment", "are experiments"),
    ASSUMED: ("is assumed", "are assumed"),
    FALSE: ("is refuted", "are refuted"),
    OPEN: ("is not shown", "are not shown"),
}


@dataclass
class Row:
    """What a run found of one row, or of several that are told together."""

    source: str
    document: str = ""
    """The name of the document that it is of, if the project names one."""
    verdicts: list[Verdict] = field(default_factory=list)
    definitions: list[DefinitionVerdict] = field(default_factory=list)

    @property
    def status(self) -> str:
        """One of the words above."""
        kinds = {v.kind for v in self.verdicts}
        if not all(v.passes for v in self.verdicts):
            return FALSE if any(map(is_false, self.verdicts)) else OPEN
        if "erratum" in kinds:
            return ERRATUM
        if "note" in kinds:
            return ILL_FORMED
        if self.definitions:
            return DEFINITION
        return EXPERIMENT if kinds == {"experiment"} else ASSUMED if kinds == {"axiom"} else HOLDS

    def said(self) -> tuple[str, str]:
        """What was published or proved, and in short what else there is to say: what is true instead, how many more."""
        claims = [v for v in self.verdicts if v.kind in ("claim", "axiom")]
        published = [v for v in self.verdicts if v.kind in ("erratum", "note")]
        match self.status:
            case status if status in (FALSE, OPEN):
                return ", ".join(v.name for v in self.verdicts if not v.passes), ""
            case status if status in (ERRATUM, ILL_FORMED):
                instead = dict.fromkeys(v.corrected for v in published if v.corrected)
                return published[0].statement, f"; true instead: {', '.join(instead)}"
            case status if status == DEFINITION:
                return self.definitions[0].statement, _and(len(claims), "proved of it")
            case status if status == EXPERIMENT:
                return self.verdicts[0].message, _and(len(self.verdicts) - 1, "more")
        return claims[0].statement, _and(len(claims) - 1, "more")


def is_false(verdict: Verdict) -> bool:
    """Whether what it claims is refuted: not only a step of its proof, and no erratum, which is there to be."""
    return verdict.verdict == REFUTED and verdict.refuted_at == "statement" and verdict.kind != "erratum"


def _and(count: int, words: str) -> str:
    return f" (and {count} {words})" if count else ""


def by_source(
    verdicts: Iterable[Verdict],
    definitions: Iterable[DefinitionVerdict],
    documents: Documents = Documents(),  # noqa: B008
) -> list[Row]:
    """The rows that a run has something to say of, document by document, in the order of the source."""
    found: dict[tuple[str, str], Row] = {}

    def row(file: str, source: str) -> Row:
        document = documents.of(file)
        return found.setdefault((document, source), Row(source, document))

    for verdict in verdicts:
        if verdict.source:
            row(verdict.file, verdict.source).verdicts.append(verdict)
    for definition in definitions:
        if definition.source:
            own = row(definition.file, definition.source)
            if definition.statement not in [d.statement for d in own.definitions]:
                own.definitions.append(definition)
    return sorted(found.values(), key=lambda row: (documents.place(row.document), order(row.source)))


def counts(found: Iterable[Row]) -> dict[str, int]:
    """How many rows there are of each status, of those that occur."""
    counter = Counter(row.status for row in found for _ in rows(row.source))
    return {status: counter[status] for status in _COUNTED if counter[status]}


def counted(found: Sequence[Row], of: str = "the source") -> str:
    """`42 rows of the source: 25 hold, 9 are errata, …`"""
    number = counts(found)
    total = sum(number.values())
    said = [f"{count} {_COUNTED[status][count != 1]}" for status, count in number.items()]
    return f"{total} row{'' if total == 1 else 's'} of {of}: {', '.join(said)}"


def by_document(found: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each document, by its name; empty for those of none."""
    groups: dict[str, list[Row]] = {}
    for row in found:
        groups.setdefault(row.document, []).append(row)
    return groups
