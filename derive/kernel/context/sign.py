"""Signs, read off a term as it is written.

`sign(ctx, t)` is a set of signs that holds the sign of t at every point where
t is defined and the facts hold. Squares, exponentials, sums of positives and
dimensions show their sign in the term; a sum that does not is put in normal
form and looked up among the facts; a number that has no variables is enclosed in
a ball. No linear solver is ever asked.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ...rules.signs import product_sign, sign_of, sum_sign
from ...rules.theorem import Rejected
from ...terms.definition import unfolded
from ...terms.functions import REAL
from ...terms.node import RESERVED, Bound, BoundScalar, BoundVector, Term, free
from ...terms.substitution import Capture
from ...terms.table import Table
from ...terms.term import (
    ANY,
    NEG,
    POS,
    ZERO,
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
    Size,
    Tup,
    Vector,
)
from ..enclosure import enclosures
from ..ordering import member
from ..poly import (
    ONE,
    Mono,
    Poly,
    Rational,
    accumulate,
    apart,
    atom,
    atoms,
    denominators,
    holds,
    raised,
    shifted,
    times,
)
from .normal.factoring import factors
from .normal.render import render, split

if TYPE_CHECKING:
    from .context import Context

NONNEGATIVE, NONPOSITIVE, NONZERO = POS | ZERO, NEG | ZERO, POS | NEG
_MOST_DELTAS = 4
_BITS = 128


SIGN: Table[Callable[[Context, Any], int]] = Table("the signs that a term shows", Term)


def sign(ctx: Context, term: Term) -> int:
    """The signs that a term may have where it is defined."""
    signs = SIGN[type(term)](ctx, term)
    if _settled(signs) or isinstance(term, Num):
        return signs
    try:
        poly = ctx.plain(term)
    except Rejected:  # it would grow beyond all use
        return signs
    signs = _both(signs, ctx.bound(poly))
    if not _settled(signs) and not (len(poly) == 1 and term in atoms(poly)):
        signs = _both(signs, _of_poly(ctx, poly))
    if not _settled(signs):
        signs = _both(signs, _without_denominators(ctx, poly))
    if not _settled(signs):
        signs = _both(signs, _of_factors(ctx, poly))
    for of in (_of_bounded, _of_exponentials):
        if not _settled(signs):
            signs = _both(signs, of(ctx, poly))
    return signs if _settled(signs) else _both(signs, _of_closed(term))


def _of_closed(term: Term) -> int:
    """The signs of a number like 5 - log(2): those of a ball around it."""
    if free(term):
        return ANY
    try:
        (ball,) = enclosures((term,), _BITS)
    except Rejected:
        return ANY
    return POS if ball > 0 else NEG if ball < 0 else ANY


def _of_exponentials(ctx: Context, poly: Poly) -> int:
    """The signs of a·m·e^u - b·m, for a, b > 0: those of m times those of u + log(a/b)."""
    if len(poly) != 2:
        return ANY
    (more, a), (less, b) = sorted(poly.items(), key=lambda item: -item[1])
    ratio = times(more, raised(less, -1))
    if not a > 0 > b or not all(isinstance(base, Fn) and base.name == "exp" for base, _ in ratio):
        return ANY
    parts: list[Term] = [Mul((Num(Fraction(e)), base.parts()[0])) for base, e in ratio]
    if a != -b:
        parts.append(Fn("log", (Num(Fraction(a) / -b),)))
    return product_sign(_of_mono(ctx, less), ctx.sign(Add(tuple(parts)) if len(parts) > 1 else parts[0]))


def _of_bounded(ctx: Context, poly: Poly) -> int:
    """The signs of a polynomial from those of its least and of its largest value as far as |f(t)| ≤ 1, or < 1."""
    least, largest = dict(poly), dict(poly)
    open_below = open_above = False
    for mono, c in poly.items():
        if len(mono) == 1:
            ((base, exponent),) = mono
            inner = base.args[0] if isinstance(base, Fn) and base.name == "abs" else base
            function = REAL.get(inner.name) if isinstance(inner, Fn) else None
            if function is not None and not function.gap & NEG and exponent > 0 and exponent.denominator == 1:
                del least[mono], largest[mono]
                other = 0 if exponent % 2 == 0 or inner is not base else -c
                accumulate(least, ONE, min(c, other))
                accumulate(largest, ONE, max(c, other))
                open_below |= not function.gap & ZERO and min(c, other) != 0
                open_above |= not function.gap & ZERO and max(c, other) != 0
    if least == poly or holds(poly, Delta):
        return ANY
    below, above = _of_poly(ctx, least), _of_poly(ctx, largest)
    signs = ANY
    if not below & NEG:
        signs &= POS if open_below else below | POS
    if not above & POS:
        signs &= NEG if open_above else above | NEG
    return signs


def _of_factors(ctx: Context, poly: Poly) -> int:
    """The signs of a polynomial from those of its factors, if it has some."""
    if len(poly) < 2 or holds(poly, Delta):
        return ANY
    number, mono, rest = split(poly)
    turn, found = factors(rest)
    if len(found) == 1 and found[0][1] == 1:
        return ANY
    signs = product_sign(sign_of(number * turn), _of_mono(ctx, mono))
    for factor, exponent in found:
        signs = product_sign(signs, _power(ctx.sign(render(factor)), exponent))
    return signs


def _without_denominators(ctx: Context, poly: Poly) -> int:
    """The signs of a polynomial from those of its product with its denominators, and from theirs: none is 0.

    Not beside a δ: where it is 0, a denominator under it need not be positive, or have a value.
    """
    least = denominators(poly)
    if len(poly) < 2 or not least or holds(poly, Delta):
        return ANY
    below = _of_mono(ctx, frozenset(least.items()))
    if below & ZERO:
        return ANY
    cleared = ctx.plain_product([poly, *[atom(base, -exponent) for base, exponent in least.items()]])
    return product_sign(_both(ctx.bound(cleared), _of_poly(ctx, cleared)), below)


def nonempty(ctx: Context, size: Size, omitted: int) -> bool:
    """Whether an index is left when so many positions of a range are left out."""
    if not omitted or ctx.sign(Add((size, Num(Fraction(-omitted))))) == POS:
        return True
    return omitted == 1 and ctx.has_two(size)


def _settled(signs: int) -> bool:
    return signs in (POS, NEG, ZERO)


def _both(signs: int, other: int) -> int:
    """What two sets of signs leave; facts that contradict each other are no gain."""
    return signs & other or signs


@SIGN.entry(Num)
def _of_number(ctx: Context, term: Num) -> int:
    return sign_of(term.value)


@SIGN.entry(Pi, Dim)
def _positive(ctx: Context, term: Term) -> int:
    return POS


@SIGN.entry(Scalar)
def _of_scalar(ctx: Context, term: Scalar) -> int:
    return term.signs


@SIGN.entry(Delta)
def _of_delta(ctx: Context, term: Delta) -> int:
    return ZERO if ctx.distinct(term.left, term.right) else NONNEGATIVE


@SIGN.entry(Add)
def _of_sum(ctx: Context, term: Add) -> int:
    signs = ZERO
    for part in term.terms:
        signs = sum_sign(signs, ctx.sign(part))
        if signs == ANY:  # whatever the others are
            break
    return signs


@SIGN.entry(Mul)
def _of_product(ctx: Context, term: Mul) -> int:
    signs = POS
    powers: dict[Term, int] = {}
    for factor in term.factors:
        powers[factor] = powers.get(factor, 0) + 1
    for factor, power in powers.items():
        signs = product_sign(signs, _power(ctx.sign(factor), power))
    return signs


@SIGN.entry(Pow)
def _of_power(ctx: Context, term: Pow) -> int:
    signs = ctx.sign(term.base)
    if isinstance(term.exponent, Num):
        return _power(signs, term.exponent.value) or ANY
    if not signs & NEG:
        return signs if signs & POS else NONNEGATIVE
    return ANY if signs & ZERO else NONZERO


@SIGN.entry(Fn)
def _of_function(ctx: Context, term: Fn) -> int:
    name, args = term.name, term.args
    function = REAL.get(name)
    if function is None or len(args) != 1:
        return ANY
    if name == "log":
        return ctx.sign(Add((args[0], Num(Fraction(-1)))))
    if name == "abs":
        return _power(ctx.sign(args[0]), 2)
    if function.odd and function.increasing:
        return ctx.sign(args[0])
    return function.signs


@SIGN.entry(Reduce)
def _of_reduction(ctx: Context, term: Reduce) -> int:
    signs = ctx.sign(member(term))
    match term.kind:
        case "Sum" if signs in (POS, NEG):
            return signs if nonempty(ctx, term.size, len(term.omit)) else signs | ZERO
        case "Sum" if signs in (NONNEGATIVE, NONPOSITIVE, ZERO):
            return signs
        case "Prod" if signs in (POS, NONNEGATIVE, NONZERO):
            return signs
        case "Max" | "Min":
            return signs
    return ANY


@SIGN.entry(Call)
def _of_use(ctx: Context, term: Call) -> int:
    try:
        return ctx.sign(unfolded(term))
    except Capture:
        return ANY


@SIGN.rest(
    {
        "it is what it is: only facts tell": (At, Deriv, Det, Apply),
        "opened before it is asked about": (BoundScalar,),
        "a position is no number": (Bound, Index, OtherIndex, Lit, ArgMax),
        "a vector is no number": (Vector, BoundVector, Lam, Tup, Inv, Adj),
        "a function has values": (Function,),
    }
)
def _any(ctx: Context, term: Term) -> int:
    return ANY


def _power(signs: int, exponent: Rational) -> int:
    """The signs of a power with a rational exponent, wherever it is defined."""
    if exponent == 0:
        return POS
    if exponent < 0:
        signs &= NONZERO
    if exponent.denominator != 1:
        return signs & NONNEGATIVE
    if exponent % 2 == 0:
        return (signs & ZERO) | (POS if signs & NONZERO else 0)
    return signs


def _of_poly(ctx: Context, poly: Poly) -> int:
    if holds(poly, Delta):
        deltas = [a for a in atoms(poly) if isinstance(a, Delta)]
        if len(deltas) > _MOST_DELTAS:
            return ANY
        delta = deltas[0]
        off, on = apart(poly, delta)
        signs = _of_poly(ctx, off)
        return signs if ctx.distinct(delta.left, delta.right) else signs | _of_poly(ctx, on)
    signs = ZERO
    for mono, coefficient in _from_least_sizes(poly).items():
        signs = sum_sign(signs, product_sign(sign_of(coefficient), _of_mono(ctx, mono)))
        if signs == ANY:
            break
    return signs


def _of_mono(ctx: Context, mono: Mono) -> int:
    signs = POS
    for base, exponent in mono:
        signs = product_sign(signs, _power(ctx.sign(base), exponent) or ANY)
    return signs


def _from_least_sizes(poly: Poly) -> Poly:
    """The polynomial in m ≥ 0, with each dimension n written as (its least value) + m."""
    for place, size in enumerate([a for a in atoms(poly) if isinstance(a, Dim)] if holds(poly, Dim) else ()):
        poly = shifted(poly, size, Scalar(f"{RESERVED}{place}", NONNEGATIVE), size.at_least)
    return poly
