"""Inequalities between images: under a root, a logarithm, an exponential or another increasing function."""

from __future__ import annotations

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import Context, known
from ..kernel.ordering import in_order
from ..kernel.poly import Mono, Poly, Rational, atoms
from ..terms.functions import REAL
from ..terms.node import Term
from ..terms.statement import GE, Rel
from ..terms.term import NEG, POS, PROD, Add, Fn, Mul, Num, Reduce, minus, num
from .combine import combined
from .convert import HYPERBOLIC, Converter, right_of, unfolding
from .question import Shown, follows, positive, strict, under_moduli
from .scope import Scope
from .standing import standing

_LONGEST_SQUARED = 5
_LARGEST_POWER = 100


def squared(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """a ≥ b from a² ≥ b² and a ≥ 0, where a root or a modulus is among their terms."""
    ctx = known(scope.facts)
    rooted = any(e.denominator != 1 for mono in poly for _, e in mono) or bool(under_moduli(poly))
    if not rooted or len(poly) > _LONGEST_SQUARED:
        raise Rejected("there is no root to take away")
    more, less = _two_sides(poly)
    if ctx.sign(more) & NEG:
        raise Rejected("the larger side may be negative")
    lower = Fn("abs", (less,)) if ctx.sign(less) & NEG else less
    relation = Rel(goal.name, more, lower)
    carried = kernel.symmetry(kernel.monotone(num(2), relation, scope.facts))
    squares = carried.statement.parts()[0]
    theorem = shown(positive(ctx.normal(minus(*squares.parts())), strict(goal)), scope)
    above = kernel.detachment(carried, follows(squares, theorem, num(1), scope))
    terms = [above] if lower == less else [above, _not_above_modulus(less, scope)]
    return kernel.linear(goal, tuple([(theorem, num(1)) for theorem in terms]), num(0), num(1), scope.facts)


def _not_above_modulus(term: Term, scope: Scope) -> Theorem:
    modulus = Fn("abs", (term,))
    return combined(Rel(GE, modulus, term), standing((modulus,), scope, ()), scope.facts)


def through_function(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """f(u) ≥ f(v) from u ≥ v, for an increasing f, a root, or products of exponentials."""
    if len(poly) != 2:
        raise Rejected("these are not two values of one function")
    (more, a), (less, b) = sorted(poly.items(), key=lambda item: -item[1])
    if not a > 0 > b:
        raise Rejected("the two values have one sign")
    ctx = known(scope.facts)
    function, number, sides = _as_images(ctx, (more, a), (less, -b))
    theorem = shown(positive(ctx.normal(minus(*sides)), strict(goal)), scope)
    inner = Rel(goal.name, *sides)
    carried = kernel.monotone(function, inner, scope.facts)
    outer = kernel.detachment(carried, follows(inner, theorem, num(1), scope))
    return follows(goal, outer, num(number), scope)


def _as_images(
    ctx: Context, one: tuple[Mono, Rational], other: tuple[Mono, Rational]
) -> tuple[Num | str, Rational, tuple[Term, Term]]:
    """A function f, a number c and two terms u, v such that the monomials with their numbers are c·f(u) and c·f(v)."""
    (more, a), (less, b) = one, other
    if all(_is_exponential(base) and ctx.sign(base) == POS for base, _ in (*more, *less)):
        return "exp", 1, (_exponent(more, a), _exponent(less, b))
    if a == b and len(more) == len(less) == 1:
        ((u, d),), ((v, e),) = more, less
        if d == e and d.denominator != 1:
            return num(d), a, (u, v)
        if d == e == 1 and isinstance(u, Fn) and isinstance(v, Fn) and u.name == v.name and REAL[u.name].increasing:
            return u.name, a, (u.args[0], v.args[0])
    raise Rejected("these are not two values of one increasing function")


def _exponent(mono: Mono, number: Rational) -> Term:
    logs: list[Term] = [Fn("log", (num(number),))] if number != 1 else []
    return Add((*logs, *[Mul((num(e), _logarithm(base))) for base, e in in_order(mono)]))


def _logarithm(base: Term) -> Term:
    return base.args[0] if isinstance(base, Fn) and base.name == "exp" else Fn("log", (base,))


def _is_exponential(base: Term) -> bool:
    """Whether it is an exponential, or a product over an index, which is one of a sum."""
    return (isinstance(base, Fn) and base.name == "exp") or (isinstance(base, Reduce) and base.kind == PROD)


def in_exponentials(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """Hyperbolic functions written as what they are made of."""
    change = Converter(unfolding(HYPERBOLIC), scope)(goal.left)
    if change is None:
        raise Rejected("there is no hyperbolic function")
    made: Poly = known(scope.facts).normal(right_of(change))
    theorem = follows(
        Rel(goal.name, right_of(change), num(0)), shown(positive(made, strict(goal)), scope), num(1), scope
    )
    return kernel.transitivity(change, theorem)


def raised_to_e(shown: Shown, goal: Rel, poly: Poly, scope: Scope) -> Theorem:
    """a ≥ b from e^a ≥ e^b, where a logarithm is among their terms."""
    if not any(isinstance(a, Fn) and a.name == "log" for a in atoms(poly)):
        raise Rejected("there is no logarithm to take away")
    if any(not -_LARGEST_POWER <= c <= _LARGEST_POWER for c in poly.values()):
        raise Rejected("the powers would be too large")
    ctx = known(scope.facts)
    relation = Rel(goal.name, *_two_sides(poly))
    powers = [kernel.render(ctx.normal(Fn("exp", (side,)))) for side in relation.parts()]
    theorem = shown(positive(ctx.normal(minus(*powers)), strict(goal)), scope)
    carried = kernel.symmetry(kernel.monotone("exp", relation, scope.facts))
    theorem = follows(carried.statement.parts()[0], theorem, num(1), scope)
    return follows(goal, kernel.detachment(carried, theorem), num(1), scope)


def _two_sides(poly: Poly) -> tuple[Term, Term]:
    """P = a - b, where a has the positive coefficients and b the others."""
    more = kernel.render({mono: c for mono, c in poly.items() if c > 0})
    return more, kernel.render({mono: -c for mono, c in poly.items() if c < 0})
