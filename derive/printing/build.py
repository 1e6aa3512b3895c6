"""Terms and statements as notation: their order is their author's, and so are letters where nothing else has them.

One pass from the root to the leaves. A bound index takes its author's letter,
primed where one of these names is the same: those of the indices bound around
it, of whatever is free in its range, and of definitions, functions and variables
of another kind anywhere in what is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from ..terms.letters import unused
from ..terms.node import INDEX, REAL, VECTOR, Bound, Node, Term, free, loose
from ..terms.statement import ORIGIN, And, ForAll, Iff, Implies, Rel, Same, Tends
from ..terms.term import (
    MAX,
    MIN,
    NEG,
    POS,
    Add,
    ArgMax,
    At,
    Call,
    Delta,
    Deriv,
    Dim,
    Fn,
    Index,
    Lam,
    Lit,
    Mul,
    Num,
    Pi,
    Pow,
    Reduce,
    Scalar,
    Tup,
    Vector,
)
from . import arrange, tree
from .silent import is_family, is_silent
from .tree import Binding, Letter, Name, Notation, Number

_Pairs = list[tuple[Any, Term]]
_HALF, _INVERSE = Num(Fraction(1, 2)), Num(Fraction(-1))


def notation(node: Node, apart: bool = False) -> Notation:
    """What is written of a term or statement.

    `apart`: a letter is also primed where a free index of the same relation has it, although it stands
    outside of the letter's range.
    """
    builder = _Builder(node, apart)
    if isinstance(node, Term):
        builder.come_to(node)
    return builder.build(node)


@dataclass(eq=False)
class _Binder:
    """A bound index while its range is walked through."""

    letter: Name
    size: Notation
    apparent: bool = False
    """Whether a place was found that shows how far it runs."""
    beside: list[_Binder] = field(default_factory=list)
    """Bound indices that run as far, by the places where they stand."""
    shows: bool = False
    """Whether how far it runs can be read: it is apparent, or it is written."""


class _Builder:
    def __init__(self, root: Node, apart: bool) -> None:
        self.apart = apart
        self.binders: list[_Binder] = []
        self.silent: tuple[_Binder, ...] = ()
        """The indices of the nearest vector, if it is written without them."""
        self.heads = _heads(root)
        names = free(root)
        self.never = {
            INDEX: self.heads | {v.name for v in names if v.sort != INDEX},
            REAL: self.heads | {v.name for v in names if not isinstance(v, Scalar)},
        }
        self.near: frozenset[str] = frozenset()
        """Letters that free indices of this relation have, if bound ones should keep apart from them."""

    def build(self, node: Any) -> Notation:
        match node:
            case Num(value):
                return _number(value)
            case Pi():
                return tree.Symbol("π")
            case Dim(name) | Scalar(name) | Index(name) | Vector(name):
                return Name(name, node)
            case Bound():
                return self._bound(node)
            case Lit(position):
                return Number(position)
            case At(vector, indices):
                return self._component(vector, indices)
            case Delta(left, right):
                self._alike(left, right)
                return tree.Subscript(tree.Symbol("δ"), self._all((left, right)))
            case ArgMax(vector):
                return tree.Extreme("argmax", self.build(vector))
            case Lam():
                return self._vector(node)
            case Tup(values):
                return tree.Listed(self._all(values))
            case Add():
                return self._sum(node)
            case Mul():
                return self._product(node)
            case Pow(base, exponent):
                return self._power(base, exponent)
            case Fn(name, args):
                return _function(name, self._all(args))
            case Reduce():
                return self._reduction(node)
            case Deriv(body, var):
                return tree.Derivative(self.build(body), self.build(var))
            case Call():
                return self._use(node)
        return self._statement(node)

    def _all(self, nodes: Iterable[Any]) -> tuple[Notation, ...]:
        return tuple([self.build(node) for node in nodes])

    # ── arithmetic ──

    def _sum(self, node: Add) -> Notation:
        if not node.terms:
            return Number(0)
        signed = [arrange.signed(term) for term in node.terms]
        if len(signed) == 1 and not signed[0][0]:
            return self.build(signed[0][1])
        return tree.Addition(tuple([(minus, self.build(term)) for minus, term in signed]))

    def _product(self, node: Mul) -> Notation:
        parts = arrange.quotient(node)
        over = self._all(parts.over)
        whole: Notation = tree.Product(over) if over else Number(1)
        if parts.under:
            top = over[0] if len(over) == 1 else whole
            bottom = parts.under[0] if len(parts.under) == 1 else Mul(parts.under)
            whole = tree.Fraction(top, self.build(bottom))
        return tree.Negative(whole) if parts.minus else whole

    def _power(self, base: Term, exponent: Term) -> Notation:
        held = self.build(base)
        if exponent == _HALF:
            return tree.Root(held)
        if exponent == _INVERSE:
            return tree.Fraction(Number(1), held)
        return tree.Power(held, self.build(exponent))

    # ── indices ──

    def _binder(self, index: Term) -> _Binder | None:
        """Where an index is bound, if it is bound here."""
        inside = isinstance(index, Bound) and index.level < len(self.binders)
        return self.binders[-1 - index.level] if inside else None  # type: ignore[attr-defined]

    def _bound(self, index: Bound) -> Name:
        binder = self._binder(index)
        return binder.letter if binder is not None else Name(f"#{index.level}", index)

    def _component(self, vector: Term, indices: tuple[Term, ...]) -> Notation:
        if isinstance(vector, Vector) and self._is_left_out(indices):
            return tree.Component(Name(vector.name, vector))
        if isinstance(vector, Vector | Tup):
            self._show(indices)
        return tree.Subscript(self.build(vector), self._all(indices))

    def _is_left_out(self, indices: Sequence[Term]) -> bool:
        """Whether these are the indices of the nearest vector that is written without them."""
        return bool(self.silent) and tuple(map(self._binder, indices)) == self.silent

    def _show(self, indices: Iterable[Term]) -> None:
        """Where these stand shows how far they run."""
        for binder in map(self._binder, indices):
            if binder is not None:
                binder.apparent = True

    def _alike(self, left: Term, right: Term) -> None:
        """Two indices run equally far."""
        one, other = self._binder(left), self._binder(right)
        if one is not None and other is not None:
            one.beside.append(other)
            other.beside.append(one)
        elif isinstance(left, Index | ArgMax) or isinstance(right, Index | ArgMax):
            self._show((left, right))

    # ── binders ──

    def _letters(self, node: Any, wanted: tuple[str, ...]) -> list[Name]:
        """Letters for what a node binds."""
        sort = REAL if isinstance(node, Tends) else INDEX
        around = {binder.letter.name for binder in self.binders}
        chosen = unused(wanted, around | self.near | self.never[sort] | {v.name for v in free(node)})
        return [Name(letter, Letter(sort, node.signs if sort == REAL else 0)) for letter in chosen]

    def _open(self, node: Any, wanted: tuple[str, ...]) -> list[_Binder]:
        """Binders for the indices that a node binds, the nearest first."""
        opened = [_Binder(*pair) for pair in zip(self._letters(node, wanted), self._all(node.sizes()), strict=True)]
        self.binders += reversed(opened)
        return opened

    def _close(self, opened: list[_Binder]) -> tuple[Binding, ...]:
        """What is written of the innermost binders, once their range was walked through."""
        del self.binders[-len(opened) :]
        for binder in opened:
            binder.apparent |= any([other.shows for other in binder.beside])
            binder.shows = True
        return tuple([Binding(b.letter, b.size, b.apparent) for b in opened])

    def _reduction(self, node: Reduce) -> Notation:
        body = node.body
        whole = node.kind in (MAX, MIN) and not node.omit and isinstance(body, At) and body.indices == (Bound(0),)
        if whole and not loose(body.vector):  # type: ignore[attr-defined]
            return tree.Extreme(node.kind.lower(), self.build(body.vector))  # type: ignore[attr-defined]
        omitted = self._all(node.omit)
        around = [self._binder(index) for index in node.omit]
        opened = self._open(node, (node.letter,))
        (own,) = opened
        own.apparent = any([isinstance(index, Index | ArgMax) for index in node.omit])
        for other in around:
            if other is not None:
                own.beside.append(other)
                other.beside.append(own)
        held = self.build(body)
        (index,) = self._close(opened)
        return tree.Big(node.kind, index, omitted, held)

    def _vector(self, node: Lam) -> Notation:
        opened = self._open(node, node.letters)
        before, self.silent = self.silent, tuple(opened) if is_silent(node) else ()
        held, silent = self.build(node.body), self.silent
        self.silent = before
        return (tree.Componentwise if silent else tree.Mapping)(self._close(opened), held)

    # ── definitions ──

    def _use(self, call: Call) -> Notation:
        definition = call.definition
        name = Name(definition.name, definition)
        pairs = [*zip(definition.params, call.args, strict=True)]
        formal, unwritten = pairs[: definition.formal], pairs[definition.formal :]
        places = [arg for param, arg in formal if isinstance(param, Index)]
        changed = tuple([(Name(param.name, param), self.build(arg)) for param, arg in self._changed(formal, unwritten)])
        if is_family(definition) and self._is_left_out(places):
            return tree.Component(tree.Use(name, changed, (), ()))
        self._show([arg for param, arg in pairs if isinstance(param, Index)])
        arguments = [arg for param, arg in formal if not isinstance(param, Index)]
        return tree.Use(name, changed, self._all(arguments), self._all(places))

    def _changed(self, formal: _Pairs, unwritten: _Pairs) -> _Pairs:
        """Which unwritten parameters must be told: those that do not stand for what has their name, and do not show."""
        moved = [(param, arg) for param, arg in unwritten if not self._is_named(arg, param)]
        told = [(param, arg) for param, arg in moved if not isinstance(param, Dim)]
        shown: set[Any] = set()
        for param, arg in (*formal, *told):
            if isinstance(arg, Index | ArgMax) or arg.sort == VECTOR:
                shown |= set(param.shape if isinstance(param, Vector) else param.sizes())
        return told + [(param, arg) for param, arg in moved if isinstance(param, Dim) and param not in shown]

    def _is_named(self, arg: Term, param: Any) -> bool:
        """Whether what a parameter stands for is what has its name here: the variable, or the letter that hides it."""
        binder = self._binder(arg)
        return bool(arg == param if binder is None else binder.letter.name == param.name)

    # ── statements ──

    def _statement(self, node: Node) -> Notation:
        match node:
            case Rel(name, left, right):
                return self._relation(name, left, right)
            case Same(left, right):
                return self._relation(Same.name, left, right)
            case ForAll():
                return self._for_every(node)
            case Tends():
                return self._limit(node)
            case And((only,)):
                return self.build(only)
            case And(members):
                return tree.Together(self._all(members))
            case Implies(given, then):
                return tree.Conditional(self.build(given), self.build(then))
            case Iff(left, right):
                return tree.Equivalence(self.build(left), self.build(right))
        raise TypeError(f"{type(node).__name__} is no term and no statement")

    def _relation(self, sign: str, left: Term, right: Term) -> Notation:
        self.come_to(left, right)
        self._alike(left, right)
        written = tree.Relation(sign, self.build(left), self.build(right))
        self.come_to()
        return written

    def come_to(self, *sides: Term) -> None:
        """Note the letters that bound indices should not have in these terms."""
        if self.apart:
            self.near = frozenset([v.name for side in sides for v in free(side) if isinstance(v, Index)])

    def _for_every(self, node: ForAll) -> Notation:
        """Of several, one inside the other, as one."""
        opened: list[_Binder] = []
        body: Any = node
        while isinstance(body, ForAll):
            opened = [*self._open(body, (body.letter,)), *opened]
            body = body.body
        held = self.build(body)
        return tree.ForEvery(self._close(opened)[::-1], held)

    def _limit(self, node: Tends) -> Notation:
        self.come_to(node.target, node.body)
        target = self.build(node.target)
        (variable,) = self._letters(node, (node.letter,))
        self.binders.append(_Binder(variable, variable))
        body = self.build(node.body)
        self.binders.pop()
        self.come_to()
        side = {POS: "+", NEG: "-"}.get(node.signs & (POS | NEG), "") if node.toward == ORIGIN else ""
        return tree.Limit(body, target, variable, node.toward, side)


# ── small pieces ──────────────────────────────────────────────────────────────


def _number(value: Fraction) -> Notation:
    size: Notation = Number(abs(value.numerator))
    if value.denominator != 1:
        size = tree.Fraction(size, Number(value.denominator))
    return tree.Negative(size) if value < 0 else size


def _function(name: str, arguments: tuple[Notation, ...]) -> Notation:
    match name, arguments:
        case "exp", (exponent,):
            return tree.Exponential(exponent)
        case "abs", (body,):
            return tree.Bars(body)
    return tree.Application(name, arguments)


def _heads(root: Node) -> frozenset[str]:
    """The names of the definitions and functions that are used in a node."""
    found: set[str] = set()
    seen: set[int] = set()
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            waiting += node.parts()
            if isinstance(node, Call):
                found.add(node.definition.name)
            if isinstance(node, Fn):
                found.add(node.name)
    return frozenset(found)
