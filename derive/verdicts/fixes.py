"""What would mend the proof of a claim in its file, as data: reasons that are idle, missing or wrong, and targets."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims.claim import Claim
from ..claims.holes import Hole
from ..claims.parts import Squeeze
from ..claims.proof import Proof, StepRecord
from ..records.verdict import EditVerdict, FixVerdict
from ..search.audit import Idle
from ..search.reasons import Reason
from ..source.infile import InFile
from ..source.reasons import written_reason
from ..source.statements import written
from ..source.words import Unspoken
from .fault import gives_of
from .found import names_in

IDLE, MISSING, WRONG, TARGET = "idle-reason", "missing-reason", "wrong-reason", "wrong-target"


def fixes_of(claim: Claim, proof: Proof, refuted: int | None) -> Iterator[FixVerdict]:
    """The changes that are known. `refuted`: the number of the step that numbers refute."""
    for part, idle in proof.idle:
        facts = part.call.arguments() if part.call is not None else None
        before = 2 if isinstance(part, Squeeze) else 1
        if facts is not None and part.call is not None and len(facts) == before + len(part.facts) + 1:
            yield _left_out(idle, part.call.line, facts[before + _place(idle, part.facts)])
    for number, record in enumerate(proof.steps, 1):
        wrong = record.idle or record.nearest is not None or number == refuted
        places = _arguments(record) if wrong else None
        if places is None:
            continue
        try:
            if record.idle:
                yield from _without_idle(record, places)
            elif record.nearest is not None:
                yield from _with_nearest(record, record.nearest, places, names_in(claim))
            elif number == refuted:
                yield from _with_target(record, places, names_in(claim))
        except Unspoken:
            continue


def _arguments(record: StepRecord) -> list[Hole] | None:
    """Where the target and the reasons of a step are written, and last the call itself."""
    link = record.link
    if link is None or link.call is None or link.implied or link.open is not None or link.leads is not None:
        return None
    places = link.call.arguments()
    return places if places is not None and len(places) == len(link.reasons) + 2 else None


def _without_idle(record: StepRecord, places: list[Hole]) -> Iterator[FixVerdict]:
    """Without what the step does not rest on."""
    given = record.link.reasons if record.link is not None else ()
    for idle in record.idle:
        yield _left_out(idle, record.line, places[_place(idle, given) + 1])


def _place(idle: Idle, given: tuple[Reason, ...]) -> int:
    """Where among the reasons that were given one is."""
    return next(n for n, reason in enumerate(given) if reason is idle.reason)


def _left_out(idle: Idle, line: int, at: Hole) -> FixVerdict:
    return FixVerdict(IDLE, line, f"{idle.reason.label} is left out", (EditVerdict("remove", at.place),))


def _with_nearest(
    record: StepRecord, nearest: tuple[Reason, ...], places: list[Hole], words: InFile
) -> Iterator[FixVerdict]:
    """With reasons that were found for a step that fails with those that were given."""
    given = record.link.reasons if record.link is not None else ()
    if set(given) == set(nearest):
        return
    gone = [n for n, reason in enumerate(given) if reason not in nearest]
    new = [written_reason(reason, words) for reason in nearest if reason not in given]
    call = places[-1].place
    edits = [EditVerdict("remove", places[n + 1].place) for n in gone]
    edits += [EditVerdict("append", call, text) for text in new]
    said = [f"{given[n].label} is left out" for n in gone] + [f"{text} is added" for text in new]
    if len(gone) == len(new) == 1:
        edits = [EditVerdict("replace", places[gone[0] + 1].place, new[0])]
        said = [f"{given[gone[0]].label} becomes {new[0]}"]
    yield FixVerdict(WRONG if gone else MISSING, record.line, ", ".join(said), (*edits, *_imports(words)))


def _with_target(record: StepRecord, places: list[Hole], words: InFile) -> Iterator[FixVerdict]:
    """With what the reasons of a step give, in the place of what they do not."""
    gives = gives_of(record.failure, record) if record.failure is not None else None
    if gives is None:
        return
    text = written(gives, words)
    edit = EditVerdict("replace", places[0].place, text)
    yield FixVerdict(TARGET, record.line, f"the target becomes {text}", (edit, *_imports(words)), safe=False)


def _imports(words: InFile) -> list[EditVerdict]:
    return [EditVerdict("import", text=f"{module}:{name}") for module, name in words.imports]
