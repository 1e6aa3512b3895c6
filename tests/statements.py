"""Random statements over a small vocabulary whose names collide on purpose, and their neighbours: statements that
differ by a bracket that was moved, a sign, an exponent, the reach of a quantifier or a sum, or by how far an index runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, TypeVar

from derive.printing.names import printed
from derive.terms.definition import Definition
from derive.terms.node import IllFormed, Term, free
from derive.terms.statement import (
    INFINITY,
    MINUS_INFINITY,
    ORIGIN,
    RELATION,
    And,
    Every,
    ForAll,
    Iff,
    Implies,
    Prop,
    Rel,
    Tends,
    for_all,
    for_every,
    require_typed,
    tends,
)
from derive.terms.substitution import Capture, substitute
from derive.terms.term import (
    ANY,
    MAX,
    MIN,
    NEG,
    POS,
    PROD,
    SUM,
    ZERO,
    Add,
    Apply,
    ArgMax,
    Call,
    Delta,
    Deriv,
    Dim,
    Fn,
    Function,
    Index,
    Mul,
    Num,
    Pi,
    Pow,
    Reduce,
    Scalar,
    Tup,
    Vector,
    abstract,
    at,
    num,
    reduce_over,
)

_One = TypeVar("_One")
Choose = Callable[[Sequence[Any]], Any]

n, m = Dim("n", 1), Dim("m", 2)
INDICES = {n: tuple([Index(name, n) for name in ("i", "j", "kk")]), m: tuple([Index(name, m) for name in ("a", "b")])}
X, V, Y = Vector("x", (n,)), Vector("v", (n,)), Vector("y", (m,))
A, B = Vector("A", (n, m)), Vector("B", (n, n))
SCALARS = tuple([Scalar(name) for name in ("c", "d", "e", "a1", "alpha", "xi")])
SMALL = Scalar("eps", POS)
c, d = SCALARS[:2]
i, j = INDICES[n][:2]
t = Index("t", n)

Z = Definition((X, n), reduce_over(SUM, i, at(X, (i,))), 0, "Z")
ALSO_Z = Definition((X, n), reduce_over(SUM, i, at(X, (i,))), 0, "W")
COUNT = Definition((n,), Add((n, num(1))), 0, "N")
RATE = Definition((c, d), Mul((c, d)), 1, "f")
PART = Definition((i, c, X, n), Mul((c, at(X, (i,)))), 1, "q")
CHOSEN = Definition((t, X, n), at(X, (t,)), 0, "g")
SOFTMAX = Definition((X, i, n), at(X, (i,)), 2, "softmax")
PAIR = Definition((i, j, n), Delta(i, j), 2, "E")
DEFINITIONS = (Z, ALSO_Z, COUNT, RATE, PART, CHOSEN, SOFTMAX, PAIR)
FUNCTIONS = (
    Function("r", ((),), ()),
    Function("U", ((n,),), ()),
    Function("F", ((n,),), (n,)),
    Function("w", ((),), (n,)),
    Function("K", ((n,), ()), ()),
)
NUMBERS = tuple(map(num, (0, 1, 2, -1, -3, Fraction(1, 2), Fraction(-2, 3))))
LETTERS = ("i", "j", "k", "c", "x", "Z", "q", "h", "e", "t", "n", "alpha")
"""Of bound indices: those that others have as well."""
ENDS = ((INFINITY, POS), (MINUS_INFINITY, NEG))
MOVING = (("alpha", POS), ("c", ANY), ("eps", POS), ("x", NEG), ("Z", ANY), ("c", POS), ("c", NEG))

RANGING = (*SCALARS[:2], SMALL, Scalar("d", NEG), Scalar("c", POS | ZERO), X, V, Y, A, B, Vector("x", (m,)))
"""What statements speak of every one of: some have the names of others."""

VOCABULARY: dict[str, Any] = {
    printed(thing.name): thing
    for thing in (n, m, X, V, Y, A, B, *SCALARS, SMALL, *INDICES[n], *INDICES[m], t, *DEFINITIONS, *FUNCTIONS)
}


class Maker:
    """Makes statements by choices that somebody else makes."""

    def __init__(self, choose: Choose) -> None:
        self.choose = choose

    def statement(self, depth: int = 3, scope: tuple[Index, ...] = (), moving: tuple[Scalar, ...] = ()) -> Prop:
        kinds = ["relation"] * 3 + ["every", "every", "ranging", "and", "implies", "iff", "limit"] * (depth > 0)
        match self.choose(kinds):
            case "every":
                index = self._letter()
                return for_all(index, self.statement(depth - 1, (*scope, index)))
            case "ranging":
                return for_every(self.choose(RANGING), self.statement(depth - 1, scope))
            case "and":
                return And(tuple([self.statement(depth - 1, scope) for _ in range(self.choose((1, 2, 2, 2, 3)))]))
            case "implies":
                return Implies(self.statement(depth - 1, scope), self.statement(depth - 1, scope))
            case "iff":
                return Iff(self.statement(depth - 1, scope), self.statement(depth - 1, scope))
            case "limit":
                name, signs = self.choose(MOVING)
                variable = Scalar(name, signs)
                body = self.term(2, scope, (variable,))
                fixed = [substitute(self.term(1, scope), {variable: num(2)}) for _ in range(2)]
                toward = self.choose([ORIGIN, fixed[1], *[end for end, sign in ENDS if signs & sign]])
                return tends(body, variable, toward, fixed[0], self._side(toward, signs))
        return self._relation(scope)

    def _side(self, toward: str | Term, signs: int) -> int:
        sides = (POS, NEG, POS | NEG)
        return self.choose([side for side in sides if toward != ORIGIN or side & signs])

    def _letter(self) -> Index:
        size = self.choose((n, n, m, num(3)))
        return self.choose((Index(self.choose(LETTERS), size), *INDICES.get(size, ())))

    def _relation(self, scope: tuple[Index, ...]) -> Prop:
        if self.choose((False, False, True)):
            size = self.choose((n, m))
            ends = self.index(size, scope), self.index(size, scope)
            return Rel(self.choose(("=", "≠")), *ends)
        return Rel(self.choose(list(RELATION.values())), self.term(2, scope), self.term(1, scope))

    def index(self, size: Any, scope: tuple[Index, ...], depth: int = 0) -> Term:
        found = [v for v in scope if v.size == size] * 3 + [*INDICES.get(size, ())]
        if self.choose((True, True, True, False)):
            return self.choose(found)
        if size == m:
            return ArgMax(Y)
        return ArgMax(self.vector(depth - 1, scope) if depth > 0 else X)

    def term(self, depth: int, scope: tuple[Index, ...] = (), moving: tuple[Scalar, ...] = ()) -> Term:
        if depth <= 0 or self.choose((False, False, False, True)):
            return self._leaf(scope, moving)
        inner = lambda: self.term(depth - 1, scope, moving)  # noqa: E731
        match self.choose(
            ("add", "add", "mul", "mul", "mul", "over", "pow", "pow", "fn", "big", "big", "deriv", "use", "value")
        ):
            case "add":
                return Add(tuple([self._signed(inner()) for _ in range(self.choose((2, 2, 3)))]))
            case "mul":
                return Mul(tuple([inner() for _ in range(self.choose((2, 2, 3)))]))
            case "over":
                return Mul((inner(), Pow(inner(), num(-1))))
            case "pow":
                exponents = (num(2), num(-1), num(-2), num(1), Num(Fraction(1, 2)), None, None)
                return Pow(inner(), self.choose(exponents) or inner())
            case "fn":
                name = self.choose(("exp", "exp", "log", "abs", "abs", "tanh", "h"))
                return Fn(name, (inner(), inner()) if name == "h" and self.choose((False, True)) else (inner(),))
            case "big":
                return self._big(depth, scope, moving)
            case "deriv":
                component = at(X, (self.index(n, scope),))
                return Deriv(inner(), self.choose((c, d, component, component)))
            case "value":
                return self._value(depth, scope, moving)
        return self._use(depth, scope, moving)

    def _value(self, depth: int, scope: tuple[Index, ...], moving: tuple[Scalar, ...]) -> Term:
        """A function that is not written out, or one of its derivatives."""
        function = self.choose(FUNCTIONS)
        inner = lambda: self.term(depth - 1, scope, moving)  # noqa: E731
        arguments = tuple([self.vector(depth - 1, scope) if shape else inner() for shape in function.takes])
        value = Apply(function, arguments, tuple([self.index(size, scope) for size in function.to]), (), ())
        for _ in range(self.choose((0, 0, 1, 1, 2, 3, 4))):
            slot = self.choose(range(len(function.takes)))
            value = value.partial(slot, tuple([self.index(size, scope) for size in function.takes[slot]]))
        return value

    def _signed(self, term: Term) -> Term:
        return self.choose((term, term, Mul((num(-1), term))))

    def _leaf(self, scope: tuple[Index, ...], moving: tuple[Scalar, ...]) -> Term:
        if moving and self.choose((True, False)):
            return self.choose(moving)
        match self.choose(("number", "scalar", "scalar", "x", "x", "v", "y", "A", "B", "delta")):
            case "number":
                return self.choose(NUMBERS)
            case "scalar":
                return self.choose((*SCALARS, SMALL, n, Pi()))
            case "y":
                return at(Y, (self.index(m, scope),))
            case "A":
                return at(A, (self.index(n, scope), self.index(m, scope)))
            case "B":
                return at(B, (self.index(n, scope), self.index(n, scope)))
            case "delta":
                size = self.choose((n, m))
                return Delta(self.index(size, scope), self.index(size, scope))
            case vector:
                return at(X if vector == "x" else V, (self.index(n, scope, 1),))

    def _big(self, depth: int, scope: tuple[Index, ...], moving: tuple[Scalar, ...]) -> Term:
        index = self._letter()
        kind = self.choose((SUM, SUM, PROD, MAX, MIN))
        left_out = [v for v in (*scope, *INDICES.get(index.size, ())) if v.size == index.size and v != index]
        omit = (self.choose(left_out),) if left_out and self.choose((False, False, True)) else ()
        plain = self.choose((False, False, True))
        body = self._component(index) if plain else self.term(depth - 1, (*scope, index), moving)
        return reduce_over(kind, index, body, omit)

    def _component(self, index: Index) -> Term:
        return at(self.choose({n: (X, V), m: (Y,)}.get(index.size, (Tup((num(1), c, d)),))), (index,))

    def vector(self, depth: int, scope: tuple[Index, ...]) -> Term:
        """A vector over n."""
        own = Index(self.choose(("i", "own", "k")), n)
        if self.choose((True, False)):
            return self.choose((X, V, abstract(PART.call({i: own}), (own,))))
        body = self.choose((at(X, (own,)), PART.call({i: own}), c)) if depth <= 0 else self.term(depth, (*scope, own))
        added = self.choose((num(1), c, at(V, (own,)), at(B, (own, i)), at(X, (i,)), at(X, (own,))))
        return abstract(self.choose((Add((body, added)), Mul((added, body)), body)), (own,))

    def _use(self, depth: int, scope: tuple[Index, ...], moving: tuple[Scalar, ...]) -> Term:
        definition = self.choose(DEFINITIONS)
        size = self.choose((n, n, m))
        images: dict[Any, Term] = {n: size, X: X, t: t, c: c}
        if size == m:
            own = Index("own", m)
            shifted_y = abstract(Add((at(Y, (own,)), c)), (own,))
            images = {n: m, X: self.choose((Y, shifted_y)), t: self.index(m, scope)}
        elif self.choose((True, False)):
            images |= {X: self.vector(depth - 1, scope), t: self.index(n, scope)}
        images |= {i: self.index(size, scope), j: self.index(size, scope)}
        if self.choose((True, False)):
            images[c] = self.term(depth - 1, scope, moving)
        return definition.call({p: image for p, image in images.items() if p in definition.params})


# ── neighbours ────────────────────────────────────────────────────────────────


def neighbours(statement: Prop) -> Iterator[Prop]:
    """Statements that differ from this one at one place."""
    yield from _changed(statement)


def _changed(node: Any) -> Iterator[Any]:
    yield from _tried(_moved, node)
    parts = node.parts()
    for place, part in enumerate(parts):
        for other in _changed(part):
            exchanged = (*parts[:place], other, *parts[place + 1 :])
            yield from _tried(lambda whole, new=exchanged: (whole.rebuilt(new),), node)


def _tried(make: Callable[[Any], Any], node: Any) -> list[Any]:
    """What can be made."""
    try:
        return [made for made in make(node) if made != node]
    except (IllFormed, Capture):
        return []


def _moved(node: Any) -> Iterator[Any]:
    """The same with a bracket, a sign, an exponent or a range elsewhere."""
    match node:
        case Implies(Implies(one, two), three):
            yield Implies(one, Implies(two, three))
        case Implies(one, Implies(two, three)):
            yield Implies(And((one, two)), three)
            yield Implies(Implies(one, two), three)
        case Implies(ForAll(size, body, letter), then):
            yield ForAll(size, Implies(body, _lifted(then)), letter)
        case Implies(one, And((two, *rest))) if rest:
            yield And((Implies(one, two), *rest))
        case Iff(one, two):
            yield Implies(one, two)
            yield And((Implies(one, two), Implies(two, one)))
        case And((ForAll(size, body, letter), *rest)) if rest:
            yield ForAll(size, And((body, *map(_lifted, rest))), letter)
        case And((one, two, *rest)):
            yield And((And((one, two)), *rest))
            yield And((two, one, *rest))
            yield Implies(one, And((two, *rest)))
        case ForAll(size, And((one, *rest)), letter):
            yield And((ForAll(size, one, letter), *[ForAll(size, r, letter) for r in rest]))
        case ForAll(size, Implies(one, two), letter):
            yield Implies(ForAll(size, one, letter), ForAll(size, two, letter))
        case Every(shape, signs, And((one, *rest)), letter) if rest:
            yield And((Every(shape, signs, one, letter), *[Every(shape, signs, r, letter) for r in rest]))
        case Every(shape, signs, Implies(one, two), letter):
            yield Implies(Every(shape, signs, one, letter), Every(shape, signs, two, letter))
        case Every((), signs, body, letter):
            yield Every((), signs & (POS | ZERO) or NEG, body, letter)
            yield Every((), ANY, body, letter)
        case ForAll(n_, body, letter):
            yield ForAll(m if n_ == n else n, body, letter)
        case Tends(signs=signs, target=target, body=body):
            yield replace(node, body=Add((body, num(1))))
            yield replace(node, target=Add((target, num(1))))
            yield replace(node, signs=signs & (POS | ZERO) or NEG)
            if node.point is not None:
                yield replace(node, point=Add((node.point, num(1))))
                yield replace(node, side=NEG if node.side != NEG else POS)
        case Rel(name, left, right) if name == "=":
            yield Rel("≠", left, right)
    if isinstance(node, Term) and node.sort == "number":
        yield from _moved_term(node)


def _lifted(prop: Any) -> Any:
    """A statement under one binder more."""
    from derive.terms.node import shifted

    return shifted(prop, 1)


def _moved_term(node: Any) -> Iterator[Any]:
    match node:
        case Add((one, two, three)):
            yield Add((one, Add((two, three))))
            yield Add((Add((one, two)), three))
        case Add((one, Add((two, *rest)))):
            yield Add((one, two, *rest))
        case Add((Reduce(kind, size, omit, body, letter), other)):
            yield Reduce(kind, size, omit, Add((body, _lifted(other))), letter)
        case Mul((one, Add((two, *rest)))):
            yield Add((Mul((one, two)), *rest))
        case Mul((Reduce(kind, size, omit, body, letter), other)):
            yield Reduce(kind, size, omit, Mul((body, _lifted(other))), letter)
        case Mul((one, Pow(two, three))):
            yield Pow(Mul((one, two)), three)
        case Pow(Pow(one, two), three):
            yield Pow(one, Pow(two, three))
        case Pow(Mul((one, *rest)), two):
            yield Mul((one, Pow(Mul(tuple(rest)), two)))
        case Pow(one, two):
            yield Pow(Mul((num(-1), one)), two)
            yield Mul((num(-1), node))
            yield Pow(one, Mul((num(-1), two)))
        case Reduce(kind, size, omit, Add((one, *rest)), letter) if rest and not free(node) & set():
            yield Reduce(kind, size, omit, one, letter)
            yield Reduce({SUM: PROD, PROD: SUM, MAX: MIN, MIN: MAX}[kind], size, omit, node.body, letter)
        case Reduce(kind, size, omit, body, letter):
            yield Reduce(kind, m if size == n else n, omit, body, letter)
            yield Reduce(kind, size, (*omit, i) if size == n else (), body, letter)
        case Fn("abs", (Mul((one, two)),)):
            yield Mul((Fn("abs", (one,)), Fn("abs", (two,))))
        case Fn("exp", (one,)):
            yield Pow(SCALARS[2], one)
        case Fn("h", (one, *rest)):
            yield Mul((Fn("h", (one,)), Fn("h", (one, *rest))))
        case Deriv(Deriv(body, by), other):
            yield Deriv(Deriv(body, other), by)
        case Deriv(body, by):
            yield Deriv(Mul((body, body)), by)
            yield Mul((node, body))
        case Call(definition, args) if definition == Z:
            yield Call(ALSO_Z, args)
        case Call(definition) if definition == COUNT:
            yield definition.call({n: m})
        case Call(definition):
            yield definition.call({})
            yield definition.call({c: d, t: i})
        case Scalar():
            yield d if node == c else c
    yield Add((node, num(1)))
    yield Mul((num(-1), node))
    yield Mul((node, num(2)))


def is_well_formed(statement: Prop) -> bool:
    """Whether every bound index is used in its own dimension."""
    try:
        require_typed(statement)
    except IllFormed:
        return False
    return True
