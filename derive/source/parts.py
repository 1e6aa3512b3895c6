"""The parts of a proof written in Python, each as one expression on one line."""

from __future__ import annotations

from ..claims.chain import IFF, IMPLIES, Chain, Link
from ..claims.parts import (
    Absurd,
    AttainedAt,
    Both,
    Cases,
    Cited,
    Conj,
    Limit,
    Part,
    Some,
    Squeeze,
    Trivial,
)
from ..search.reasons import Reason
from ..terms.node import Node
from ..terms.statement import EQ, GE, GT, LE, LT, NE
from .reasons import written_reason
from .statements import written
from .words import Unspoken, Words

_STEPS = {EQ: "eq", NE: "ne", LE: "le", LT: "lt", GE: "ge", GT: "gt", IFF: "iff", IMPLIES: "implies"}


def written_part(part: Part, words: Words) -> str:
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
        case Trivial():
            return words.notation("trivial")
    raise Unspoken


def _step(link: Link, words: Words) -> str:
    return f".{_STEPS[link.relation]}({_listed((link.target, *link.reasons), words)})"


def _call(name: str, words: Words, *arguments: Part | Reason | Node) -> str:
    return f"{words.notation(name)}({_listed(arguments, words)})"


def _listed(arguments: tuple[Part | Reason | Node, ...], words: Words) -> str:
    return ", ".join([_argument(argument, words) for argument in arguments])


def _argument(argument: Part | Reason | Node, words: Words) -> str:
    if isinstance(argument, Node):
        return written(argument, words)
    return written_reason(argument, words) if isinstance(argument, Reason) else written_part(argument, words)
