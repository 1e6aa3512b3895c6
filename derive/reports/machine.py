"""JSON, version 1 of its schema: the manual documents every field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from msgspec import structs, to_builtins

from ..files.config import Config
from ..records.document import Document, Documents
from ..records.outcome import Outcome
from ..records.outline import MEANINGS, Outline
from ..records.verdict import DefinitionVerdict, SampleVerdict, StepVerdict, Verdict, WitnessVerdict
from .by_source import Row, by_document, by_source, counts
from .coverage import Coverage
from .summary import axioms_used, summarise

SCHEMA = 1


def document(
    outcome: Outcome,
    config: Config,
    paths: Iterable[str] = (),
    whole: bool = True,
    covered: Iterable[Coverage] = (),
) -> dict[str, Any]:
    """A run of these paths; `whole`: of every claim in them; `covered`: how much of the documents."""
    verdicts, seconds, definitions = outcome.verdicts, outcome.seconds, outcome.definitions
    return {
        "schema": SCHEMA,
        "meanings": MEANINGS,
        "summary": {**asdict(summarise(verdicts)), "axioms_used": axioms_used(verdicts), "seconds": round(seconds, 3)},
        "sources": _sources(outcome, config.documents, covered),
        "claims": [{**_claim(v), "document": config.documents.of(v.file) or None} for v in verdicts],
        "definitions": [{**_definition(d), "document": config.documents.of(d.file) or None} for d in definitions],
        "configuration": {
            "from": _place(config.folder),
            "proofs": list(config.proofs),
            "permitted_axioms": sorted(config.permitted_axioms),
            "timeout": config.timeout,
            "undecided": config.undecided,
            "idle": config.idle,
        },
        "selection": {"paths": list(paths), "whole": whole},
    }


def _definition(definition: DefinitionVerdict) -> dict[str, Any]:
    """A definition without what is there to be printed."""
    return {name: value for name, value in structs.asdict(definition).items() if name != "formula"}


def _sources(outcome: Outcome, documents: Documents, covered: Iterable[Coverage]) -> list[dict[str, Any]]:
    """The documents of the project, each with the count of its rows; those of no document, if there are any, last."""
    found = by_document(by_source(outcome.verdicts, outcome.definitions, documents))
    of = {one.document.name: one for one in covered}
    listed = [_source(one, found.get(one.name, ()), of.get(one.name)) for one in documents.listed]
    return [*listed, *([_source(None, found[""], None)] if "" in found else [])]


def _source(one: Document | None, found: Iterable[Row], covered: Coverage | None) -> dict[str, Any]:
    uncovered = None if covered is None or covered.uncovered is None else [u.row.name for u in covered.uncovered]
    return {
        "name": one.name if one is not None else None,
        "folder": one.folder if one is not None else None,
        "title": one.title if one is not None else "",
        "address": one.address if one is not None else "",
        "rows": counts(found),
        "listed": [row.name for row in one.rows] if one is not None and one.rows else None,
        "uncovered": uncovered,
        "unlisted": [] if covered is None else list(dict.fromkeys(u.row for u in covered.unlisted)),
    }


def _place(folder: Path) -> str:
    """Where this is, seen from the project's folder."""
    try:
        return Path.cwd().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return "."


def written(out: dict[str, Any] | list[dict[str, Any]]) -> str:
    """A document as text."""
    text = json.dumps(out, ensure_ascii=False, indent=2) + "\n"
    return text if text.replace("\n", "").isprintable() else _UNPRINTABLE.sub(_spelled, text)


_UNPRINTABLE = re.compile("[^\\n -~]")


def _spelled(found: re.Match[str]) -> str:
    """A character as it is, or as JSON escapes it where it is not printable."""
    return found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1]


def _claim(verdict: Verdict) -> dict[str, Any]:
    failure = verdict.failure
    return {
        "name": verdict.name,
        "file": verdict.file,
        "line": verdict.line,
        "kind": verdict.kind,
        "source": verdict.source,
        "title": verdict.called,
        "statement": verdict.statement,
        "latex": verdict.latex,
        "given": list(verdict.given),
        "definitions": dict(verdict.definitions),
        "dimensions": {name: {"at_least": least, "symbolic": True} for name, least in verdict.dimensions},
        "scalars": dict(verdict.scalars),
        "variables": dict(verdict.variables),
        "verdict": verdict.verdict,
        "refuted_at": verdict.refuted_at,
        "corrected": verdict.corrected,
        "corrected_meaning": verdict.corrected_meaning or None,
        "expect": None if verdict.expect is None else list(verdict.expect),
        "meaning": verdict.meaning or None,
        "outline": None if verdict.outline is None else _outline(verdict.outline),
        "steps": [_step(step) for step in verdict.steps],
        "warnings": to_builtins(verdict.warnings),
        "digest": verdict.digest or None,
        "obligations": list(verdict.obligations),
        "axioms": list(verdict.axioms),
        "library": list(verdict.library),
        "assumed": to_builtins(verdict.assumed),
        "samples": _samples(verdict.samples),
        "explicit": {"n": list(verdict.explicit), "agrees": verdict.agrees},
        "witness": None if verdict.witness is None else _witness(verdict.witness),
        "message": verdict.message,
        "code": verdict.code or None,
        "failure": None if failure is None else to_builtins(failure),
        "found": to_builtins(verdict.found),
        "holes": [dict(zip(_PLACE, hole, strict=True)) for hole in verdict.holes],
        "seconds": round(verdict.seconds, 6),
        "cached": verdict.cached,
    }


_PLACE = ("line", "column", "end_line", "end_column")


def _step(step: StepVerdict) -> dict[str, Any]:
    return {
        "relation": step.relation,
        "term": step.term,
        "reasons": list(step.reasons),
        "idle": list(step.idle),
        "verdict": step.verdict,
        "seconds": round(step.seconds, 6),
        "line": step.line,
        "found": step.found,
    }


def _samples(samples: SampleVerdict) -> dict[str, Any]:
    return {
        "count": samples.count,
        "touching": samples.touching,
        "skipped": samples.skipped,
        "seed": samples.seed,
        "max_n": samples.longest,
        "met": {"at": samples.met_at, "by": samples.met_by} if samples.met_at else None,
    }


def _witness(witness: WitnessVerdict) -> dict[str, Any]:
    return {
        "where": witness.where,
        "point": witness.point,
        "at": witness.spec,
        "values": dict(witness.values),
        "by": witness.by,
        "misses": witness.misses,
    }


def _outline(outline: Outline) -> dict[str, Any]:
    """A claim taken apart; the places in one line."""
    return {**to_builtins(outline), "places": " ".join(map(str, outline.places))}
