"""Where a term has a value and its normal form has one too: what the kernel asks of the one and not of the other."""

from __future__ import annotations

from collections.abc import Iterator

from ..kernel.context import Context, known
from ..kernel.context.domain import Gap
from ..printing.text import text
from ..search.scope import Scope
from ..source.statements import source
from ..terms.node import Term
from ..terms.statement import Prop
from ..terms.term import Add, Fn, Mul, Pow
from ..verdicts.hypotheses import is_impossible

_MOST = 40
"""How many conditions of one term are asked for."""


def lost(term: Term, normal: Term, given: tuple[Prop, ...]) -> str | None:
    """Why a term may have no value where its normal form has one, and what would exclude that; None if it cannot be."""
    own, unclear = _conditions(normal, given)
    needs, further = _conditions(term, (*given, *own))
    impossible = next(filter(is_impossible, needs), None)
    if impossible is not None:
        return f"{text(term)} needs {text(impossible)}, which cannot be"
    missing = next((reason for reason in further if reason not in unclear), None)
    if missing is not None:
        return f"{missing}, so that it may have no value where {text(normal)} has one"
    if not needs:
        return None
    where, said = " and ".join(map(text, needs)), ", ".join([source(one) or "…" for one in (*given, *needs)])
    return f"it is {text(normal)} where {where}, and may have no value elsewhere; if that is meant, add given=[{said}]"


def _conditions(term: Term, given: tuple[Prop, ...]) -> tuple[tuple[Prop, ...], tuple[str, ...]]:
    """What has to hold besides, so that a term has a value; and of what in it nobody knows where it has one."""
    needs: list[Prop] = []
    while True:
        gaps = list(_gaps(known(Scope((*given, *needs)).facts), term))
        new = dict.fromkeys(gap.needs for gap in gaps if gap.needs is not None and gap.needs not in needs)
        if not new or len(needs) > _MOST:
            return tuple(needs), tuple([gap.reason for gap in gaps if gap.needs is None])
        needs += new


def _gaps(ctx: Context, term: Term) -> Iterator[Gap]:
    """Why a term may have no value, each reason for itself; those of its parts before its own."""
    found = ctx.gap(term)
    if found is None:
        return
    inner = [gap for part in _parts(term) for gap in _gaps(ctx, part)]
    yield from inner or [found]
    if not isinstance(term, Add | Mul) and any(gap.needs is None for gap in inner):
        yield Gap("rests on that", term)


def _parts(term: Term) -> tuple[Term, ...]:
    """Those that have to have values, one by one."""
    return term.parts() if isinstance(term, Add | Mul | Pow | Fn) else ()
