"""Where a term is defined, and where it is smooth, read off the term as it is written.

A term is defined where every operation in it has a value. Each condition that
this takes (a denominator that is not zero, the positive argument of a log) must
follow from signs; the first that does not is the gap.

Smooth in v means: defined and with derivatives of every order in v near the
point. All conditions are strict inequalities between continuous terms, or do
not involve v, so that what holds at the point holds near it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..terms.definition import unfolded
from ..terms.functions import REAL
from ..terms.node import Term, free, opened
from ..terms.statement import GE, GT, NE, SIGNS, Rel
from ..terms.substitution import Capture
from ..terms.term import (
    MAX,
    MIN,
    Add,
    At,
    Call,
    Deriv,
    Fn,
    Mul,
    Num,
    Pow,
    Reduce,
    Scalar,
    is_natural,
    num,
)
from ..terms.text import text
from .ordering import fresh
from .sign import nonempty

if TYPE_CHECKING:
    from .context import Context


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a term may have no value; `needs` would close the gap."""

    reason: str
    needs: Rel | None = None


def gap(ctx: Context, term: Term) -> Gap | None:
    """The first condition of definedness that is not known to hold."""
    inner = _first(ctx, term)
    if inner is not None:
        return inner
    match term:
        case Pow(base, exponent):
            return _power(ctx, term, base, exponent)
        case Fn("log", (argument,)):
            return _need(ctx, GT, argument, term)
        case Fn(name, args):
            if name not in REAL or len(args) != 1:
                return Gap(f"nothing is known about where {name} has a value")
        case Reduce(kind, size, omit) if kind in (MAX, MIN) and not nonempty(ctx, size, len(omit)):
            return Gap(f"{text(term)} may run over no index at all", Rel(GE, size, num(len(omit) + 1)))
        case Call():
            try:
                return ctx.gap(unfolded(term))
            except Capture as problem:
                return Gap(str(problem))
        case Deriv(body, _):
            return ctx.roughness(body, term.root)
    return None


def _first(ctx: Context, term: Term) -> Gap | None:
    """The first gap among the parts; what a definition or a derivative is made of is asked as a whole."""
    if isinstance(term, Call | Deriv):
        return None
    for part in _opened_parts(term):
        found = ctx.gap(part)
        if found is not None:
            return found
    return None


def _opened_parts(term: Term) -> tuple[Term, ...]:
    parts = term.parts()
    if term.binds():
        indices: tuple[Term, ...] = ()
        for size in term.sizes():
            indices = (*indices, fresh(size, term, *indices))
        parts = (*parts[:-1], opened(parts[-1], indices))
    return parts


def _need(ctx: Context, relation: str, term: Term, whole: Term) -> Gap | None:
    """None if `term` stands in this relation to 0, which is then recorded as a condition that holds."""
    needs = Rel(relation, term, num(0))
    if ctx.sign(term) & ~SIGNS[relation]:
        return Gap(f"{text(whole)} needs {text(needs)}", needs)
    if not isinstance(term, Num):
        ctx.trace.conditions[needs] = None
    return None


def _power(ctx: Context, term: Term, base: Term, exponent: Term) -> Gap | None:
    if is_natural(exponent):
        return None
    if not isinstance(exponent, Num):
        return _need(ctx, GT, base, term)
    if exponent.value.denominator == 1:
        return _need(ctx, NE, base, term)
    return _need(ctx, GE if exponent.value > 0 else GT, base, term)


def roughness(ctx: Context, term: Term, root: Term) -> Gap | None:
    """The first condition of smoothness in `root`, a scalar or all components of a vector, that is not known."""
    if root not in free(term):
        return ctx.gap(term)
    match term:
        case Scalar():
            return None
        case At(vector, indices) if vector == root and all(root not in free(i) for i in indices):
            return None
        case Add() | Mul():
            return _any_rough(ctx, term.parts(), root)
        case Pow(base, exponent):
            return _rough_power(ctx, term, base, exponent, root)
        case Fn(name, args) if name in REAL:
            return _any_rough(ctx, args, root) or _rough_function(ctx, term)
        case Reduce(kind, _, omit) if kind not in (MAX, MIN) and all(root not in free(i) for i in omit):
            return ctx.roughness(_opened_parts(term)[-1], root)
        case Reduce():
            return Gap(f"{text(term)} is differentiable only where it is attained at a single index")
        case Call():
            try:
                return ctx.roughness(unfolded(term), root)
            except Capture as problem:
                return Gap(str(problem))
        case Deriv(body, At(_, indices)) if any(root in free(i) for i in indices):
            pass
        case Deriv(body, _):
            return ctx.roughness(body, term.root) or ctx.roughness(body, root)
    return Gap(f"nothing is known about how {text(term)} depends on {text(root)}")


def _any_rough(ctx: Context, terms: tuple[Term, ...], root: Term) -> Gap | None:
    for term in terms:
        found = ctx.roughness(term, root)
        if found is not None:
            return found
    return None


def _rough_power(ctx: Context, term: Term, base: Term, exponent: Term, root: Term) -> Gap | None:
    found = _any_rough(ctx, (base, exponent), root)
    if found is not None:
        return found
    if is_natural(exponent) and root not in free(exponent):
        return None
    if isinstance(exponent, Num) and exponent.value.denominator == 1:
        return _need(ctx, NE, base, term)
    return _need(ctx, GT, base, term)


def _rough_function(ctx: Context, term: Fn) -> Gap | None:
    if REAL[term.name].smooth and REAL[term.name].total:
        return None
    return _need(ctx, GT if term.name == "log" else NE, term.args[0], term)
