"""What was found for the holes of a claim, as data: where each stands, and the source that can stand there."""

from __future__ import annotations

from ..claims.chain import IFF, Chain, Link
from ..claims.finding import Found
from ..claims.parts import AttainedAt, Both, Cases, Cited, Conj, Limit, Part, Some, Squeeze
from ..claims.proof import Proof
from ..records.verdict import FoundVerdict
from ..search.reasons import Reason
from ..terms.node import Node
from ..terms.statement import EQ, GE, GT, LE, LT, NE
from .source import source

_METHOD = {EQ: "eq", NE: "ne", LE: "le", LT: "lt", GE: "ge", GT: "gt", IFF: "iff"}


def found_in(proof: Proof) -> tuple[FoundVerdict, ...]:
    """What was found, in the order in which it was met."""
    return tuple(FoundVerdict(*one.hole.place, *_written(one)) for one in proof.found)


def left_open(proof: Proof) -> tuple[tuple[int, int, int, int], ...]:
    """The places for which nothing was found."""
    known = {one.hole for one in proof.found}
    return tuple(hole.place for hole in proof.holes if hole not in known)


def _written(one: Found) -> tuple[str, str]:
    """Its kind, and its source."""
    if isinstance(one.value, Node):
        return "target", _term(one.value)
    if isinstance(one.value, tuple):
        return "reasons", _reasons(one.value)
    return "part", part_source(one.value)


def part_source(part: Part) -> str:
    """A part of a proof as an author writes it."""
    match part:
        case Chain(start, links):
            return f"calc({_term(start)})" + "".join(map(_link, links))
        case Both(one, other):
            return f"both({part_source(one)}, {part_source(other)})"
        case Cases(condition, one, other):
            return f"cases({_term(condition)}, {part_source(one)}, {part_source(other)})"
        case Conj(parts):
            return f"conj({', '.join(map(part_source, parts))})"
        case AttainedAt(index, bound):
            return f"attained({_term(index)}, {part_source(bound)})"
        case Some(condition, inner):
            return f"some({_term(condition)}, {part_source(inner)})"
        case Squeeze(lower, upper, facts):
            return f"squeeze({', '.join([part_source(lower), part_source(upper), *_labels(facts)])})"
        case Limit(chain, facts):
            return f"limit({', '.join([part_source(chain), *_labels(facts)])})"
        case Cited(fact):
            return fact.label
    return "trivial"


def _link(link: Link) -> str:
    return f".{_METHOD.get(link.relation, 'implies')}({', '.join([_term(link.target), *_labels(link.reasons)])})"


def _term(node: Node) -> str:
    return source(node) or "…"


def _labels(reasons: tuple[Reason, ...]) -> list[str]:
    return [reason.label for reason in reasons]


def _reasons(reasons: tuple[Reason, ...]) -> str:
    return ", ".join(_labels(reasons))
