"""Terms as notation."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ...terms.matrices import parts_of
from ...terms.node import VECTOR, Bound, BoundScalar, BoundVector, Term, loose
from ...terms.term import (
    MAX,
    MIN,
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
)
from .. import arrange, tree
from ..silent import is_met, is_silent, is_slope
from ..tree import Name, Notation, Number
from .builder import NOTATION, Builder
from .matrices import bare, of_slice, of_slopes, of_whole, starts_with_a_number

# ── leaves ────────────────────────────────────────────────────────────────────


@NOTATION.entry(Num)
def _number(builder: Builder, node: Num) -> Notation:
    value = node.value
    size: Notation = Number(abs(value.numerator))
    if value.denominator != 1:
        size = tree.Fraction(size, Number(value.denominator))
    return tree.Negative(size) if value < 0 else size


@NOTATION.entry(Pi)
def _pi(builder: Builder, node: Pi) -> Notation:
    return tree.Symbol("π")


@NOTATION.entry(Dim, Scalar, Index, OtherIndex, Vector, Function)
def _variable(builder: Builder, node: Any) -> Notation:
    return Name(node.name, node)


@NOTATION.entry(Bound, BoundScalar, BoundVector)
def _bound(builder: Builder, node: Bound) -> Notation:
    binder = builder.binders.of(node)
    return binder.letter if binder is not None else Name(f"#{node.level}", node)


@NOTATION.entry(Lit)
def _position(builder: Builder, node: Lit) -> Notation:
    return Number(node.position)


# ── arithmetic ────────────────────────────────────────────────────────────────

_HALF, _INVERSE = Num(Fraction(1, 2)), Num(Fraction(-1))


@NOTATION.entry(Add)
def _sum(builder: Builder, node: Add) -> Notation:
    if not node.terms:
        return Number(0)
    signed = [arrange.signed(term) for term in node.terms]
    if len(signed) == 1 and not signed[0][0]:
        return builder.build(signed[0][1])
    terms = [(minus, builder.build(term)) for minus, term in signed]
    return tree.Addition((_first(terms[0], signed[0][1]), *terms[1:]))


def _first(signed: tuple[bool, Notation], term: Term) -> tuple[bool, Notation]:
    """The first term of a sum with its sign: -2·A·x + y is one of (-2·A)·x, so -(2·A·x) has brackets."""
    minus, written = signed
    whole = bare(written)
    if isinstance(term, Call) and isinstance(whole, tree.Negative) and not minus:
        return True, whole.body
    return minus, _bracketed(written, term) if minus else written


def _bracketed(written: Notation, term: Term) -> Notation:
    """What stands behind a minus that is not its own."""
    if isinstance(term, Call) and starts_with_a_number(bare(written)):
        return tree.Bracketed(written)
    return written


@NOTATION.entry(Mul)
def _product(builder: Builder, node: Mul) -> Notation:
    parts = arrange.quotient(node)
    over = builder.all(parts.over)
    if parts.minus and len(over) == 1:
        over = (_bracketed(over[0], parts.over[0]),)
    whole: Notation = tree.Product(over, _circled(builder, parts.over)) if over else Number(1)
    if parts.under:
        top = over[0] if len(over) == 1 else whole
        bottom = parts.under[0] if len(parts.under) == 1 else Mul(parts.under)
        whole = tree.Fraction(top, builder.build(bottom))
    return tree.Negative(whole) if parts.minus else whole


def _circled(builder: Builder, factors: tuple[Term, ...]) -> frozenset[int]:
    """The factors, after the first one, that are multiplied component by component."""
    own = builder.binders.levels_left_out()
    moving = [place for place, factor in enumerate(factors) if own and is_met(factor, own)]
    return frozenset(moving[1:])


@NOTATION.entry(Pow)
def _power(builder: Builder, node: Pow) -> Notation:
    held = builder.build(node.base)
    if node.exponent == _HALF:
        return tree.Root(held)
    if node.exponent == _INVERSE:
        return tree.Fraction(Number(1), held)
    return tree.Power(held, builder.build(node.exponent))


@NOTATION.entry(Fn)
def _function(builder: Builder, node: Fn) -> Notation:
    match node.name, builder.all(node.args):
        case "exp", (exponent,):
            return tree.Exponential(exponent)
        case "abs", (body,):
            return tree.Bars(body)
        case _, arguments:
            return tree.Application(node.name, arguments)


@NOTATION.entry(Deriv)
def _derivative(builder: Builder, node: Deriv) -> Notation:
    own = builder.binders.levels_left_out()
    if own and is_slope(node, own):
        return tree.Component(tree.Gradient(builder.build(node.body), builder.build(node.root)))
    return tree.Derivative(builder.build(node.body), builder.build(node.var))


# ── components, and what binds indices ────────────────────────────────────────


@NOTATION.entry(At)
def _component(builder: Builder, node: At) -> Notation:
    vector, indices = node.vector, node.indices
    if isinstance(vector, Vector | BoundVector | Inv | Adj) and builder.binders.are_left_out(indices):
        return tree.Component(builder.build(vector))
    if isinstance(vector, Vector | BoundVector | Tup | Inv | Adj):
        builder.binders.show(indices)
    return tree.Subscript(builder.build(vector), builder.all(indices))


@NOTATION.entry(Apply)
def _value(builder: Builder, node: Apply) -> Notation:
    function: Any = node.function
    alone = len(function.takes) == 1 and bool(function.takes[0]) and not function.to
    name, indices = Name(function.name, function), node.parts()[1 + len(node.args) :]
    whole = tree.Value(name, builder.all(node.args), node.slots, alone)
    if indices and builder.binders.are_left_out(indices):
        return tree.Component(whole)
    builder.binders.show(indices)
    return tree.Subscript(whole, builder.all(indices)) if indices else whole


@NOTATION.entry(Delta)
def _delta(builder: Builder, node: Delta) -> Notation:
    builder.binders.run_alike(node.left, node.right)
    return tree.Subscript(tree.Symbol("δ"), builder.all(node.parts()))


@NOTATION.entry(ArgMax)
def _argmax(builder: Builder, node: ArgMax) -> Notation:
    return tree.Extreme("argmax", builder.build(node.vector))


@NOTATION.entry(Inv)
def _inverse(builder: Builder, node: Inv) -> Notation:
    return tree.Inverse(builder.build(node.matrix))


@NOTATION.entry(Det, Adj)
def _of_square(builder: Builder, node: Det | Adj) -> Notation:
    return tree.Application(type(node).__name__.lower(), (builder.build(node.matrix),))


@NOTATION.entry(Tup)
def _listed(builder: Builder, node: Tup) -> Notation:
    return tree.Listed(builder.all(node.values))


@NOTATION.entry(Lam)
def _vector(builder: Builder, node: Lam) -> Notation:
    binders = builder.binders
    whole = of_slopes(builder, node) or of_slice(builder, node)
    if whole is not None:
        return whole
    opened = builder.open(node, node.letters)
    before, binders.silent = binders.silent, tuple(opened) if is_silent(node) else ()
    held, silent = builder.build(node.body), binders.silent
    binders.silent = before
    return (tree.Componentwise if silent else tree.Mapping)(binders.close(opened), held)


@NOTATION.entry(Reduce)
def _reduction(builder: Builder, node: Reduce) -> Notation:
    whole = _whole_vector(node)
    if whole is not None:
        return tree.Extreme(node.kind.lower(), builder.build(whole))
    omitted = builder.all(node.omit)
    around = [builder.binders.of(index) for index in node.omit]
    opened = builder.open(node, (node.letter,))
    (own,) = opened
    own.apparent = any([isinstance(index, Index | ArgMax) for index in node.omit])
    for other in around:
        if other is not None:
            own.run_beside(other)
    held = builder.build(node.body)
    (index,) = builder.binders.close(opened)
    return tree.Big(node.kind, index, omitted, held)


def _whole_vector(node: Reduce) -> Term | None:
    """The vector whose largest or smallest component it is, out of all."""
    body = node.body
    whole = node.kind in (MAX, MIN) and not node.omit and isinstance(body, At) and body.indices == (Bound(0),)
    vector = body.vector if whole else None  # type: ignore[attr-defined]
    if isinstance(vector, BoundVector):
        return vector.at_level(vector.level - 1)
    return vector if vector is not None and not loose(vector) else None


# ── definitions ───────────────────────────────────────────────────────────────

_Pairs = list[tuple[Any, Term]]


@NOTATION.entry(Call)
def _use(builder: Builder, call: Call) -> Notation:
    definition = call.definition
    whole = of_whole(builder, call)
    if whole is not None:
        indices = parts_of(call)[1]
        if not indices or builder.binders.are_left_out(indices):
            return tree.Component(whole) if indices else whole
        builder.binders.show(indices)
        return tree.Subscript(whole, builder.all(indices))
    name = Name(definition.name, definition)
    pairs = [*zip(definition.params, call.args, strict=True)]
    formal, unwritten = pairs[: definition.formal], pairs[definition.formal :]
    places = [arg for param, arg in formal if isinstance(param, Index)]
    changed = _changed(builder, formal, unwritten)
    told = tuple([(Name(param.name, param), builder.build(arg)) for param, arg in changed])
    arguments = [arg for param, arg in formal if not isinstance(param, Index)]
    if builder.binders.are_left_out(places):
        return tree.Component(tree.Use(name, told, builder.all(arguments), ()))
    builder.binders.show([arg for param, arg in pairs if isinstance(param, Index)])
    return tree.Use(name, told, builder.all(arguments), builder.all(places))


def _changed(builder: Builder, formal: _Pairs, unwritten: _Pairs) -> _Pairs:
    """Which unwritten parameters must be told: those that do not stand for what has their name, and do not show."""
    moved = [(param, arg) for param, arg in unwritten if not _is_named(builder, arg, param)]
    told = [(param, arg) for param, arg in moved if not isinstance(param, Dim)]
    shown: set[Any] = set()
    for param, arg in (*formal, *told):
        if isinstance(arg, Index | ArgMax) or arg.sort == VECTOR:
            shown |= set(param.shape if isinstance(param, Vector) else param.sizes())
    return told + [(param, arg) for param, arg in moved if isinstance(param, Dim) and param not in shown]


def _is_named(builder: Builder, arg: Term, param: Any) -> bool:
    """Whether what a parameter stands for is what has its name here: the variable, or the letter that hides it."""
    binder = builder.binders.of(arg)
    return bool(arg == param if binder is None else binder.letter.name == param.name)
