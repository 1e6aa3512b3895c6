"""Side conditions: what each step had to show on its way, and how it was shown.

Conditions of definedness and smoothness are read off signs; those of citations
have a theorem of their own. Which hypotheses were needed is asked again here,
of the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...claims.proof import StepRecord
from ...kernel import Theorem
from ...kernel.context import Context, base, known
from ...printing.text import text
from ...printing.words import say, sentence
from ...records.page import Condition, Piece, Words
from ...search.scope import Scope
from ...terms.letters import for_every_opened, relettered
from ...terms.statement import SIGNS, Prop, Rel
from ...terms.term import is_real, minus
from .reasons import Hypotheses, named

_BY_RULE = {
    "sign": "by signs",
    "linear": "by linear arithmetic",
    "normal_form": "by algebra",
    "weakening": "by algebra",
    "rewrite": "by definition",
    "generalisation": "shown for each index",
    "conjunction": "each shown",
}


def conditions(records: Iterable[StepRecord], own: int, letters: dict[object, str]) -> tuple[Condition, ...]:
    """Each side condition once for each way in which it was discharged, with the steps in which it arose."""
    listed = list(records)
    shortest = _shortest([statement for record in listed for statement in record.discharged])
    found: dict[tuple[Words, Words], list[int]] = {}
    for number, record in enumerate(listed, 1):
        for statement, theorem in record.discharged.items():
            words = _lettered(shortest.get(statement, statement), letters)
            steps = found.setdefault((words, _how(statement, theorem, record, own)), [])
            if number not in steps:
                steps.append(number)
    return tuple(Condition(words, tuple(steps), how) for (words, how), steps in found.items())


def _shortest(statements: list[Prop]) -> dict[Prop, Prop]:
    """Each relation between numbers in the shortest writing that occurs, as of det(Xᵀ·X) ≠ 0."""
    relations = [one for one in dict.fromkeys(statements) if isinstance(one, Rel) and is_real(one.left)]
    alike: dict[object, list[Rel]] = {}
    for one in relations:
        form = base().normal(minus(one.left, one.right)).items() if len(relations) > 1 else ()  # one is like no other
        alike.setdefault(frozenset(form), []).append(one)
    short = {one: min(same, key=lambda said: len(text(said))) for same in alike.values() for one in same}
    return {one: Rel(one.name, said.left, said.right) for one, said in short.items()}


def _lettered(statement: Prop, letters: dict[object, str]) -> Words:
    """In the letters of the claim; an index that a rule opened gets one, and "for every" is said of it."""
    return sentence(relettered(for_every_opened(statement, letters), letters))


def _how(statement: Prop, theorem: Theorem | None, record: StepRecord, own: int) -> Words:
    if theorem is not None:
        said = _BY_RULE.get(theorem.rule, f"by {theorem.rule.replace('_', ' ')}")
        used = [n for n, g in enumerate(record.given, 1) if g in theorem.hypotheses]
        return _with(said, used, record, own)
    if not isinstance(statement, Rel) or not is_real(statement.left):
        return (say("by signs"),)
    if _shows(base(), statement):
        return (say("by signs as written"),)
    facts = known(Scope(record.given).facts)
    if _shows(facts, statement):
        hypotheses = facts.conclude(statement).hypotheses
        return _with("by signs", [n for n, g in enumerate(record.given, 1) if g in hypotheses], record, own)
    return (say("by what is cited"),)


def _shows(ctx: Context, relation: Rel) -> bool:
    """Whether the sign of a term decides how it stands to 0."""
    return not ctx.sign(relation.left) & ~SIGNS[relation.name]


def _with(said: str, used: list[int], record: StepRecord, own: int) -> Words:
    """The rule, and the hypotheses that it took."""
    out: list[Piece] = [say(said)]
    for place, number in enumerate(used):
        out.append(say(" with " if not place else ", "))
        out += named(number, Hypotheses(record.given, own))
    return tuple(out)
