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
from typing import TYPE_CHECKING, Any

from ...printing.text import text
from ...terms.definition import unfolded
from ...terms.functions import REAL
from ...terms.letters import letters_for
from ...terms.node import Bound, BoundScalar, BoundVector, Term, free, opened
from ...terms.statement import GE, GT, NE, SIGNS, Implies, Prop, Rel, for_all
from ...terms.substitution import Capture, substitute
from ...terms.table import Table
from ...terms.term import (
    MAX,
    MIN,
    NEG,
    POS,
    Add,
    Adj,
    Apply,
    ArgMax,
    At,
    Call,
    Delta,
    Deriv,
    Det,
    Dim,
    Fn,
    Function,
    Index,
    Inv,
    Lam,
    Lit,
    Mul,
    Num,
    OtherIndex,
    Pi,
    Pow,
    Reduce,
    Scalar,
    Tup,
    Vector,
    is_integral,
    made_of,
    num,
)
from ..ordering import arbitrary
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
        """The same for every index of a binder, by its author's letters; but for none that it leaves out."""
        left_out = tuple([other for i in opening if isinstance(i, OtherIndex) for other in i.apart])
        taken = {v.name for node in (self.term, *left_out) for v in free(node)}
        named = letters_for(letters, tuple([i.size for i in opening]), taken)
        images = dict(zip(opening, named, strict=True))
        term, needs = substitute(self.term, images), self.needs
        if needs is not None:
            needs = substitute(needs, images)
            for index in reversed([i for i in named if i in free(needs)]):
                for other in reversed(left_out):
                    needs = Implies(Rel(NE, index, other), needs)
                needs = for_all(index, needs)
        return Gap(self.said, term, needs)


ALWAYS = frozenset((Num, Pi, Lit, Dim, Scalar, Vector, Function))
"""What has a value whatever the facts are. An index may be known to be another term."""

DEFINED: Table[Callable[[Context, Any], Gap | None]] = Table("why a term may have no value", Term)
SMOOTH: Table[Callable[[Context, Any, Term], Gap | None]] = Table("why a term may not be smooth in a variable", Term)


# ── where a term is defined ───────────────────────────────────────────────────


def gap(ctx: Context, term: Term) -> Gap | None:
    """The first condition of definedness that is not known to hold."""
    return DEFINED[type(term)](ctx, term)


@DEFINED.entry(Add, Mul, Delta, At, ArgMax, Tup, Lam, Det, Adj, Apply)
@DEFINED.rest(
    {
        "a number or a position has a value": (Num, Pi, Lit),
        "so has a variable": (Dim, Scalar, Index, OtherIndex, Vector, Function),
        "opened before it is asked about": (Bound, BoundScalar, BoundVector),
    }
)
def _inside(ctx: Context, term: Term) -> Gap | None:
    """The first gap among the parts, for the body of a binder at an arbitrary index."""
    if not term.binds():
        return _first_of(ctx.gap, term.parts())
    return _first_of(ctx.gap, term.parts()[:-1]) or _under(term, ctx.gap)


@DEFINED.entry(Pow)
def _power(ctx: Context, term: Pow) -> Gap | None:
    """b^0, b^1, … have values for every b, b^-1, … for b ≠ 0; any other power for b > 0, a positive one at 0 too."""
    inner = _inside(ctx, term)
    if inner is not None:
        return inner
    base, exponent = term.base, term.exponent
    if is_integral(exponent):
        return _need(ctx, NE, base, term) if ctx.sign(exponent) & NEG else None
    return _need(ctx, GE if ctx.sign(exponent) == POS else GT, base, term)


@DEFINED.entry(Fn)
def _function(ctx: Context, term: Fn) -> Gap | None:
    inner = _inside(ctx, term)
    if inner is not None:
        return inner
    if term.name not in REAL or len(term.args) != 1:
        return Gap(f"is not understood: nothing is known about where {term.name} has a value", term)
    if (quotient := made_of(term)) is not None:
        return ctx.gap(quotient)
    return _need(ctx, GT, term.args[0], term) if term.name == "log" else None


@DEFINED.entry(Inv)
def _inverse(ctx: Context, term: Inv) -> Gap | None:
    """A⁻¹ has a value where A has one and det A ≠ 0."""
    return _inside(ctx, term) or _need(ctx, NE, Det(term.matrix), term)


@DEFINED.entry(Reduce)
def _reduction(ctx: Context, term: Reduce) -> Gap | None:
    inner = _inside(ctx, term)
    if inner is None and term.kind in (MAX, MIN) and not nonempty(ctx, term.size, len(term.omit)):
        return Gap("may run over no index at all", term, Rel(GE, term.size, num(len(term.omit) + 1)))
    return inner


@DEFINED.entry(Call)
def _use(ctx: Context, term: Call) -> Gap | None:
    return _unfolded(term, ctx.gap)


@DEFINED.entry(Deriv)
def _derivative(ctx: Context, term: Deriv) -> Gap | None:
    return ctx.gap(term.var) or ctx.roughness(term.body, term.root)


def _unfolded(term: Call, query: Callable[[Term], Gap | None]) -> Gap | None:
    """What is found in a definition's body: what it is made of is asked as a whole."""
    try:
        return query(unfolded(term))
    except Capture as problem:
        return Gap(f"cannot be unfolded: {problem}", term)


def _first_of(query: Callable[[Term], Gap | None], terms: tuple[Term, ...]) -> Gap | None:
    for term in terms:
        found = query(term)
        if found is not None:
            return found
    return None


def _under(term: Term, query: Callable[[Term], Gap | None]) -> Gap | None:
    """What is found in the body of a binder, at an arbitrary index of its range."""
    indices = arbitrary(term)
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


# ── where a term is smooth ────────────────────────────────────────────────────


def roughness(ctx: Context, term: Term, root: Term) -> Gap | None:
    """The first condition of smoothness in `root`, a scalar or all components of a vector, that is not known."""
    if root not in free(term):
        return ctx.gap(term)
    return SMOOTH[type(term)](ctx, term, root)


@SMOOTH.entry(Scalar)
def _smooth_itself(ctx: Context, term: Scalar, root: Term) -> Gap | None:
    return None


@SMOOTH.entry(At)
def _smooth_component(ctx: Context, term: At, root: Term) -> Gap | None:
    known = term.vector == root or isinstance(term.vector, Inv | Adj)
    if not known or any(root in free(i) for i in term.indices):
        return _not_understood(ctx, term, root)
    return _first_of(ctx.gap, term.indices) or ctx.roughness(term.vector, root)


@SMOOTH.entry(Vector)
def _smooth_variable(ctx: Context, term: Vector, root: Term) -> Gap | None:
    return None


@SMOOTH.entry(Lam)
def _smooth_entries(ctx: Context, term: Lam, root: Term) -> Gap | None:
    return _under(term, lambda part: ctx.roughness(part, root))


@SMOOTH.entry(Inv)
def _smooth_inverse(ctx: Context, term: Inv, root: Term) -> Gap | None:
    """det A is continuous: where it is not 0, it is not 0 nearby."""
    return ctx.roughness(term.matrix, root) or _need(ctx, NE, Det(term.matrix), term)


@SMOOTH.entry(Det, Adj)
def _smooth_in_entries(ctx: Context, term: Det | Adj, root: Term) -> Gap | None:
    """Polynomials in the entries."""
    return ctx.roughness(term.matrix, root)


@SMOOTH.entry(Apply)
def _smooth_value(ctx: Context, term: Apply, root: Term) -> Gap | None:
    """A smooth f has all derivatives everywhere: f(a…) is smooth where its arguments are, at places that stay."""
    places, function = term.parts()[1 + len(term.args) :], term.function
    if not (isinstance(function, Function) and function.smooth):
        return Gap(f"need not have a slope: nothing says how it depends on {text(root)}", term)
    if any([root in free(place) for place in places]):
        return _not_understood(ctx, term, root)
    return _first_of(ctx.gap, places) or _first_of(lambda a: ctx.roughness(a, root), term.args)


@SMOOTH.entry(Add, Mul)
def _smooth_parts(ctx: Context, term: Term, root: Term) -> Gap | None:
    return _first_of(lambda part: ctx.roughness(part, root), term.parts())


@SMOOTH.entry(Pow)
def _smooth_power(ctx: Context, term: Pow, root: Term) -> Gap | None:
    inner = _smooth_parts(ctx, term, root)
    if inner is not None:
        return inner
    if is_integral(term.exponent):  # and smooth, so that it stands still
        return _need(ctx, NE, term.base, term) if ctx.sign(term.exponent) & NEG else None
    return _need(ctx, GT, term.base, term, _TO_BE_SMOOTH if isinstance(term.exponent, Num) else _TO_BE_DEFINED)


@SMOOTH.entry(Fn)
def _smooth_function(ctx: Context, term: Fn, root: Term) -> Gap | None:
    if term.name not in REAL or len(term.args) != 1:
        return _not_understood(ctx, term, root)
    if (quotient := made_of(term)) is not None:
        return ctx.roughness(quotient, root)
    inner = _smooth_parts(ctx, term, root)
    if inner is not None or (REAL[term.name].smooth and REAL[term.name].total):
        return inner
    if term.name == "log":
        return _need(ctx, GT, term.args[0], term)
    return _need(ctx, NE, term.args[0], term, _TO_BE_SMOOTH)


@SMOOTH.entry(Reduce)
def _smooth_reduction(ctx: Context, term: Reduce, root: Term) -> Gap | None:
    if term.kind in (MAX, MIN):
        return Gap("is differentiable only where it is attained at a single index", term)
    if any(root in free(i) for i in term.omit):
        return _not_understood(ctx, term, root)
    return _first_of(ctx.gap, term.omit) or _under(term, lambda part: ctx.roughness(part, root))


@SMOOTH.entry(Call)
def _smooth_use(ctx: Context, term: Call, root: Term) -> Gap | None:
    return _unfolded(term, lambda body: ctx.roughness(body, root))


@SMOOTH.entry(Deriv)
def _smooth_derivative(ctx: Context, term: Deriv, root: Term) -> Gap | None:
    if isinstance(term.var, At) and any(root in free(i) for i in term.var.indices):
        return _not_understood(ctx, term, root)
    return ctx.gap(term.var) or ctx.roughness(term.body, term.root) or ctx.roughness(term.body, root)


@SMOOTH.rest(
    {
        "nothing moves in it, so it is asked whether it is defined": (Num, Pi, Dim, BoundScalar),
        "it jumps where its indices move": (Delta,),
        "a position is no number": (Bound, Index, OtherIndex, Lit, ArgMax),
        "a vector is no number": (Tup, BoundVector),
        "a function is asked for its values": (Function,),
    }
)
def _not_understood(ctx: Context, term: Term, root: Term) -> Gap | None:
    return Gap(f"is not understood: nothing is known about how it depends on {text(root)}", term)
