"""The JSON of a run as a JSON Schema, from the types of the records that it is written from."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields as fields_of
from itertools import pairwise
from textwrap import dedent
from typing import Annotated, Any, Literal, get_type_hints

import msgspec
from msgspec import Meta

from derive.records import verdict as v
from derive.records.outline import AssumedOutline, DefinitionOutline, GivenOutline, VariableOutline
from derive.records.outline import Outline as OutlineRecord
from derive.reports.summary import Summary as SummaryRecord

_VERDICTS = (v.PROVED, v.STARRED, v.REFUTED, v.UNDECIDED, v.TESTED, v.ERROR, v.ALARM)
_KINDS = ("claim", "erratum", "axiom", "note", "experiment")
_CERTAIN = Literal[v.KERNEL, v.BALLS]


def record(called: str, doc: str, of: type, /, *taken: str, **own: Any) -> type:
    """A type with fields of a record, as they are there, and with fields of its own; each as (type, description)."""
    hints, said = get_type_hints(of), attribute_docs(of)
    pairs = [(field, (hints[field], said.get(field, ""))) for field in taken]
    pairs += [
        (field, found if isinstance(found, tuple) else (found, said.get(field, ""))) for field, found in own.items()
    ]
    omits = _omits_defaults(of)
    listed: list[Any] = []
    for field, (kind, text) in pairs:
        kind = Annotated[kind, Meta(description=text)] if text else kind
        listed.append((field, kind, ()) if omits and field in _left_out(of) else (field, kind))
    made = msgspec.defstruct(called, listed, omit_defaults=omits)
    made.__doc__ = doc
    return made


def _omits_defaults(of: type) -> bool:
    """Whether fields that have their default are not written."""
    config = getattr(of, "__struct_config__", None)
    return config is not None and config.omit_defaults


def _left_out(of: type) -> list[str]:
    """The fields that may be missing."""
    return [field.name for field in msgspec.structs.fields(of) if not field.required]


def attribute_docs(of: type) -> dict[str, str]:
    """The docstrings below the fields of a record."""
    body = ast.parse(dedent(inspect.getsource(of))).body[0].body  # type: ignore[attr-defined]
    pairs = pairwise(body)
    return {
        field.target.id: inspect.cleandoc(text.value.value)
        for field, text in pairs
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
    }


# ── the document, from its parts up ───────────────────────────────────────────

Dimension = record(
    "Dimension",
    "A dimension of the statement.",
    v.Verdict,
    at_least=(int, "The least value that it was declared with."),
    symbolic=(bool, "Whether the proof holds for every value: always."),
)
Step = record(
    "Step",
    "A step of the proof.",
    v.StepVerdict,
    *("relation", "term", "reasons", "idle", "verdict", "seconds", "line", "found"),
)
Met = record(
    "Met",
    "A point at which all hypotheses hold.",
    v.SampleVerdict,
    at=(str, "The point, as --at takes it."),
    by=(_CERTAIN, "Who is certain of it."),
)
Samples = record(
    "Samples",
    "What numbers say of the statement.",
    v.SampleVerdict,
    count=(int, "How many points were looked at."),
    touching=(int, "At how many of them the two sides could not be told apart."),
    skipped=(int, "How many were passed over, because arithmetic failed there."),
    seed=(int, "The seed of the run."),
    max_n=(int, "The largest dimension that was looked at."),
    met=(Met | None, "A point that meets the hypotheses, if there are any and one was found."),
)
Explicit = record(
    "Explicit",
    "What SymPy says, which derives an equation again.",
    v.Verdict,
    n=(tuple[int, ...], "At which dimensions."),
    agrees=(bool | None, "Whether it agrees; null where it has no answer."),
)
Witness = record(
    "Witness",
    "A point at which something fails.",
    v.WitnessVerdict,
    where=(str, "The statement, or a step."),
    point=(str, "The point, to read."),
    at=(str, "The same as --at takes it."),
    values=(dict[str, str], "The values of the two sides there."),
    by=(_CERTAIN, "Who is certain of it."),
    misses=(str, "By how much it misses, where it is an inequality; else empty."),
)
Warned = record(
    "Warned",
    "What is said of a line of a proof, and stands in the way of nothing.",
    v.Warned,
    *get_type_hints(v.Warned),
)
Found = record(
    "Found",
    "What was found for a place that is left open.",
    v.FoundVerdict,
    *get_type_hints(v.FoundVerdict),
)
Place = record(
    "Place",
    "A place in the file: lines from 1, columns from 0, in characters.",
    v.FoundVerdict,
    *("line", "column", "end_line", "end_column"),
)
Outline = record(
    "Outline",
    "What the claim says, taken apart, as a comparison of two runs tells a change.",
    OutlineRecord,
    meaning=(str, "The digest of statement and hypotheses."),
    form=(str, "The digest of the statement with nothing but their sorts in the places of the variables."),
    folded=(str, "The same, with definitions by their numbers."),
    places=(str, "Which variable stands at each place, as numbers between spaces."),
    variables=(tuple[VariableOutline, ...], "The variables, in the order in which they first occur."),
    given=(tuple[GivenOutline, ...], "The hypotheses."),
    definitions=(tuple[DefinitionOutline, ...], "The definitions that it uses."),
)
_OF_A_DOCUMENT = (str | None, "The source document of its folder.")
Claim = record(
    "Claim",
    "One claim, erratum, note, experiment or axiom.",
    v.Verdict,
    name=(str, "The name of its function."),
    file=(str, "The claim file."),
    line=(int, "The line of its decorator."),
    kind=(Literal[_KINDS], "What was declared."),
    source=(str | None, "The row of the source."),
    title=(str, "What it is called in print: as its author says, or its name in words."),
    statement=(str, "The statement, as the terminal shows it."),
    latex=(str, "The statement in LaTeX."),
    given=(tuple[str, ...], "The hypotheses."),
    definitions=(dict[str, str], "The definitions that are used: `p_i` and its body."),
    dimensions=(dict[str, Dimension], "The dimensions, by name."),
    scalars=(dict[str, str], "The scalars of which a sign is assumed, and the sign: `> 0`."),
    variables=(dict[str, str], "All other names that are shown, and what they range over: `∈ ℝ^n`."),
    verdict=(Literal[_VERDICTS], "What became of it."),
    refuted_at=(str | None, "`statement`, or the step that is false."),
    corrected=(str | None, "The name of what is true instead."),
    corrected_meaning=(str | None, "The meaning of that."),
    expect=(tuple[float, float] | None, "Of an experiment: the interval that it must meet."),
    meaning=(str | None, "The digest of what the claim says, in whatever letters; null where it is not known."),
    outline=(Outline | None, "The same, taken apart."),
    steps=(tuple[Step, ...], "The steps of the proof."),
    warnings=(tuple[Warned, ...], "What is said of the lines of its proof."),
    digest=(str | None, "The digest of what was proved, which `derive recheck` compares."),
    obligations=(tuple[str, ...], "The side conditions of all steps."),
    axioms=(tuple[str, ...], "The axioms that it rests on."),
    library=(tuple[str, ...], "The claims of the library that its proof cites, by module and name."),
    assumed=(tuple[AssumedOutline, ...], "What these axioms say."),
    samples=(Samples, "What numbers say."),
    explicit=(Explicit, "What SymPy says."),
    witness=(Witness | None, "A point at which it fails."),
    message=(str, "Why it is undecided or an error, in a sentence."),
    code=(
        str | None,
        "The code of that message, for a claim that does not hold: `derive explain CODE` says what it means.",
    ),
    found=(tuple[Found, ...], "What was found for the places that it leaves open."),
    holes=(tuple[Place, ...], "The places for which nothing was found."),
    failure=(v.Failure | None, "Why it is not proved, taken apart."),
    seconds=(float, "How long it took."),
    cached=(bool, "Whether the verdict is from an earlier run."),
    document=_OF_A_DOCUMENT,
)
Definition = record(
    "Definition",
    "A definition of a claim file.",
    v.DefinitionVerdict,
    *[name for name in get_type_hints(v.DefinitionVerdict) if name != "formula"],
    document=_OF_A_DOCUMENT,
)
Source = record(
    "Source",
    "A source document.",
    v.Verdict,
    name=(str | None, "The name in the configuration; null for the rows of files in no document's folder."),
    folder=(str | None, "The folder of its claim files."),
    title=(str, "What it is called."),
    address=(str, "Where it is to be found."),
    rows=(dict[str, int], "How many of its rows there are of each kind."),
    listed=(tuple[str, ...] | None, "The rows that it lists; null where it lists none."),
    uncovered=(
        tuple[str, ...] | None,
        "Those of them that no claim covers; null where it lists none, or the run is of a part of it.",
    ),
    unlisted=(tuple[str, ...], "Rows that claims name, and that it does not list."),
)
Summary = record(
    "Summary",
    "How many of each. `refuted` and `errata` exclude each other: an erratum that is refuted counts in `errata` alone.",
    SummaryRecord,
    *(field.name for field in fields_of(SummaryRecord)),
    axioms_used=(dict[str, tuple[str, ...]], "The axioms that claims rest on, each with the ids of those claims."),
    seconds=(float, "How long the run took."),
)
Configuration = record(
    "Configuration",
    "The configuration of the run.",
    v.Verdict,
    **{
        "from": (str, "The current folder, seen from the project's."),
        "proofs": (tuple[str, ...], "The key `proofs`."),
        "permitted_axioms": (tuple[str, ...], "The key `permitted-axioms`."),
        "timeout": (float, "How many seconds a claim may take."),
        "undecided": (Literal["fail", "warn"], "What an undecided claim does to the run."),
        "idle": (Literal["warn", "fail", "ignore"], "What a reason that did nothing does to the run."),
    },
)
Selection = record(
    "Selection",
    "What was asked for.",
    v.Verdict,
    paths=(tuple[str, ...], "The paths of the command line."),
    whole=(bool, "Whether no claim in them was left out."),
)
Run = record(
    "Run",
    "What `derive run --json` writes.",
    v.Verdict,
    schema=(Literal[1], "The version of this schema."),
    meanings=(int, "The version of the digests of meanings: those of two versions cannot be compared."),
    summary=(Summary, "Counts."),
    sources=(tuple[Source, ...], "The source documents, with the count of their rows."),
    claims=(tuple[Claim, ...], "The claims, in the order of their files."),
    definitions=(tuple[Definition, ...], "The definitions of the files."),
    configuration=(Configuration, "The configuration."),
    selection=(Selection, "The selection."),
)

PARTS = (
    *(
        Run,
        Summary,
        Claim,
        Dimension,
        Step,
        Warned,
        Found,
        Place,
        Outline,
        VariableOutline,
        GivenOutline,
        DefinitionOutline,
        AssumedOutline,
    ),
    *(Samples, Met, Explicit, Witness, v.Failure, v.ShownPart, Definition, Source, Configuration, Selection),
)
"""Every part of the document, in the order in which the manual shows them."""


def of_a_run() -> dict[str, Any]:
    """The JSON Schema of a run."""
    (schema,), parts = msgspec.json.schema_components([Run], ref_template="#/$defs/{name}")
    for part in PARTS:
        _close(part, parts[part.__name__])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "derive run", **schema, "$defs": parts}


def _close(part: type, schema: dict[str, Any]) -> None:
    """Each field is there, but where a record leaves out what has its default; and nothing else is."""
    said = attribute_docs(part) if part.__module__.startswith("derive") else {}
    for field, kind in schema["properties"].items():
        kind.pop("default", None)
        if field in said:
            kind["description"] = said[field]
    if not _omits_defaults(part):
        schema["required"] = list(schema["properties"])
    schema["additionalProperties"] = False


# ── the same as tables ────────────────────────────────────────────────────────


def fields() -> str:
    """A table of fields for each part of the document."""
    parts = of_a_run()["$defs"]
    pieces = []
    for part in PARTS:
        schema = parts[part.__name__]
        pieces.append(f"## {part.__name__}\n\n{schema.get('description', '')}\n")
        pieces += ["| field | type | |", "|---|---|---|"]
        for name, kind in schema["properties"].items():
            optional = "" if name in schema.get("required", ()) else " (may be left out)"
            pieces.append(f"| `{name}` | {_type(kind)}{optional} | {kind.get('description', '')} |")
        pieces.append("")
    return "\n".join(pieces)


def _type(kind: dict[str, Any]) -> str:
    """A type as a reader reads it."""
    match kind:
        case {"$ref": ref}:
            name = str(ref).rsplit("/", 1)[-1]
            return f"[{name}](#{name.lower()})"
        case {"anyOf": several}:
            return " or ".join(_type(one) for one in several)
        case {"enum": values}:
            return ", ".join(f"`{value}`" for value in values)
        case {"type": "array", "items": items} if items:
            return f"list of {_type(items)}"
        case {"type": "array", "prefixItems": items}:
            return f"list of {len(items)} × {_type(items[0])}"
        case {"type": "object", "additionalProperties": values}:
            return f"object of {_type(values)}"
    return str(kind.get("type", "anything"))
