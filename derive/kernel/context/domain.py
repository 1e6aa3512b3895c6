"""Where a term is defined, and where it is smooth, read off the term as it is written.

A term is defined where every operation in it has a value. Each condition that
this takes (a denominator that is not zero, the positive argument of a log) must
follow from signs; the first that does not is the gap.

Smooth in v means: defined and with derivatives of every order in v near the
point. All conditions are strict inequalities between continuous terms, or do
not involve v, so that what holds at the point holds near it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...printing.text import text
from ...terms.definition import unfolded
from ...terms.functions import REAL
from ...terms.letters import letters_for
from ...terms.node import Term, free, opened
from ...terms.statement import GE, GT, NE, SIGNS, Prop, Rel, for_all
from ...terms.substitution import Capture, substitute
from ...terms.term import (
    MAX,
    MIN,
    NEG,
    Add,
    At,
    Call,
    Deriv,
    Fn,
    Index,
    Lam,
    Mul,
    Num,
    Pow,
    Reduce,
    Scalar,
    is_integral,
    num,
)
from ..ordering import fresh
from .sign import nonempty

if TYPE_CHECKING:
    from .context import Context


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a term may have no value: what is `said` of it. `needs` would close the gap, and stands for {} in it."""

    said: str
    term: Term
    needs: Prop | None = None

    @property
    def reason(self) -> str:
        """As a sentence."""
        return f"{text(self.term)} {self.said.replace('{}', text(self.needs) if self.needs is not None else '')}"

    def under(self, opening: tuple[Index, ...], letters: tuple[str, ...]) -> Gap:
        """The same for every index of a binder, by its author's letters."""
        taken = {v.name for v in free(self.term)}
        named = letters_for(letters, tuple([i.size for i in opening]), taken)
        images = dict(zip(opening, named, strict=True))
        term, needs = substitute(self.term, images), self.needs
        if needs is not None:
            needs = substitute(needs, images)
            for index in reversed([i for i in named if i in free(needs)]):
                needs = for_all(index, needs)
        return Gap(self.said, term, needs)


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
                return Gap(f"is not understood: nothing is known about where {name} has a value", term)
        case Reduce(kind, size, omit) if kind in (MAX, MIN) and not nonempty(ctx, size, len(omit)):
            return Gap("may run over no index at all", term, Rel(GE, size, num(len(omit) + 1)))
        case Call():
            try:
                return ctx.gap(unfolded(term))
            except Capture as problem:
                return Gap(f"cannot be unfolded: {problem}", term)
        case Deriv(body, var):
            return ctx.gap(var) or ctx.roughness(body, term.root)
    return None


def _first(ctx: Context, term: Term) -> Gap | None:
    """The first gap among the parts; what a definition or a derivative is made of is asked as a whole."""
    if isinstance(term, Call | Deriv):
        return None
    if not term.binds():
        return _first_of(ctx.gap, term.parts())
    return _first_of(ctx.gap, term.parts()[:-1]) or _under(term, ctx.gap)


def _under(term: Term, query: Callable[[Term], Gap | None]) -> Gap | None:
    """What is found in the body of a binder, at an arbitrary index."""
    indices: tuple[Index, ...] = ()
    for size in term.sizes():
        indices = (*indices, fresh(size, term, *indices))
    found = query(opened(term.parts()[-1], indices))
    letters: tuple[str, ...] = term.letters if isinstance(term, Lam) else (term.letter,)  # type: ignore[attr-defined]
    return found and found.under(indices, letters)


_TO_BE_DEFINED, _TO_BE_SMOOTH = "needs {}", "needs {} to be differentiable"


def _need(ctx: Context, relation: str, term: Term, whole: Term, said: str = _TO_BE_DEFINED) -> Gap | None:
    """None if `term` stands in this relation to 0, which is then recorded as a condition that holds."""
    needs = Rel(relation, term, num(0))
    if ctx.sign(term) & ~SIGNS[relation]:
        return Gap(said, whole, needs)
    if not isinstance(term, Num):
        ctx.trace.conditions[needs] = None
    return None


def _power(ctx: Context, term: Term, base: Term, exponent: Term) -> Gap | None:
    """b^0, b^1, … have values for every b, b^-1, … for b ≠ 0; any other power for b > 0, a root at 0 too."""
    if is_integral(exponent):
        return _need(ctx, NE, base, term) if ctx.sign(exponent) & NEG else None
    if not isinstance(exponent, Num):
        return _need(ctx, GT, base, term)
    return _need(ctx, GE if exponent.value > 0 else GT, base, term)


def roughness(ctx: Context, term: Term, root: Term) -> Gap | None:
    """The first condition of smoothness in `root`, a scalar or all components of a vector, that is not known."""
    if root not in free(term):
        return ctx.gap(term)
    rough: Callable[[Term], Gap | None] = lambda part: ctx.roughness(part, root)  # noqa: E731
    match term:
        case Scalar():
            return None
        case At(vector, indices) if vector == root and all(root not in free(i) for i in indices):
            return _first_of(ctx.gap, indices)
        case Add() | Mul():
            return _first_of(rough, term.parts())
        case Pow(base, exponent):
            return _first_of(rough, (base, exponent)) or _rough_power(ctx, term, base, exponent)
        case Fn(name, args) if name in REAL and len(args) == 1:
            return _first_of(rough, args) or _rough_function(ctx, term)
        case Reduce(kind, _, omit) if kind not in (MAX, MIN) and all(root not in free(i) for i in omit):
            return _first_of(ctx.gap, omit) or _under(term, rough)
        case Reduce(kind) if kind in (MAX, MIN):
            return Gap("is differentiable only where it is attained at a single index", term)
        case Call():
            try:
                return ctx.roughness(unfolded(term), root)
            except Capture as problem:
                return Gap(f"cannot be unfolded: {problem}", term)
        case Deriv(body, At(_, indices)) if any(root in free(i) for i in indices):
            pass
        case Deriv(body, var):
            return ctx.gap(var) or ctx.roughness(body, term.root) or ctx.roughness(body, root)
    return Gap(f"is not understood: nothing is known about how it depends on {text(root)}", term)


def _first_of(query: Callable[[Term], Gap | None], terms: tuple[Term, ...]) -> Gap | None:
    return next((found for found in map(query, terms) if found is not None), None)


def _rough_power(ctx: Context, term: Term, base: Term, exponent: Term) -> Gap | None:
    if is_integral(exponent):  # and smooth, so that it stands still
        return _need(ctx, NE, base, term) if ctx.sign(exponent) & NEG else None
    return _need(ctx, GT, base, term, _TO_BE_SMOOTH if isinstance(exponent, Num) else _TO_BE_DEFINED)


def _rough_function(ctx: Context, term: Fn) -> Gap | None:
    if REAL[term.name].smooth and REAL[term.name].total:
        return None
    if term.name == "log":
        return _need(ctx, GT, term.args[0], term)
    return _need(ctx, NE, term.args[0], term, _TO_BE_SMOOTH)
