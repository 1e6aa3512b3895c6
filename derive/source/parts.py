"""The parts of a proof written in Python, each as one expression on one line."""

from __future__ import annotations

from ..claims.chain import IFF, IMPLIES, Chain, Link
from ..claims.holes import Hole, Open
from ..claims.parts import (
    Absurd,
    AttainedAt,
    Both,
    Cases,
    Cited,
    Conj,
    Limit,
    Some,
    Squeeze,
    Trivial,
    Unique,
)
from ..search.reasons import Reason
from ..terms.node import Node
from ..terms.statement import EQ, GE, GT, LE, LT, NE
from .reasons import written_reason
from .statements import written
from .words import Unspoken, Words

_STEPS = {EQ: "eq", NE: "ne", LE: "le", LT: "lt", GE: "ge", GT: "gt", IFF: "iff", IMPLIES: "implies"}


def written_part(part: object, words: Words) -> str:
    """What a claim's body returns. Raises Unspoken."""
    match part:
        case Chain(start, links):
            return f"{_call('calc', words, start)}{''.join([_step(link, words) for link in links])}"
        case Cited(fact):
            return written_reason(fact, words)
        case Both(forward, back):
            return _call("both", words, forward, back)
        case Cases(condition, holds, fails):
            return _call("cases", words, condition, holds, fails)
        case Conj(parts):
            return _call("conj", words, *parts)
        case AttainedAt(index, bound):
            return _call("attained", words, index, bound)
        case Some(condition, inner):
            return _call("some", words, condition, inner)
        case Squeeze(lower, upper, facts):
            return _call("squeeze", words, lower, upper, *facts)
        case Limit(chain, facts):
            return _call("limit", words, chain, *facts)
        case Absurd(chain):
            return _call("absurd", words, chain)
        case Unique(chain):
            return _call("unique", words, chain)
        case Trivial():
            return words.notation("trivial")
    raise Unspoken


def _step(link: Link, words: Words) -> str:
    return f".{_STEPS[link.relation]}({listed((link.leads or link.target, *link.reasons), words)})"


def listed(values: tuple[object, ...], words: Words) -> str:
    """Parts, reasons and terms with commas between them. Raises Unspoken."""
    return ", ".join([_argument(value, words) for value in values])


def _call(name: str, words: Words, *arguments: object) -> str:
    return f"{words.notation(name)}({listed(arguments, words)})"


def _argument(argument: object, words: Words) -> str:
    match argument:
        case Hole() | Open():
            return "..."
        case Node():
            return written(argument, words)
        case Reason():
            return written_reason(argument, words)
    return written_part(argument, words)
