"""Terminal text read back: what a line says, by the names of a vocabulary alone. Only as much as tests need."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from derive.terms.definition import Definition
from derive.terms.node import Bound, BoundScalar, BoundVector, Node, shifted
from derive.terms.statement import (
    INFINITY,
    MINUS_INFINITY,
    ORIGIN,
    POINT,
    RELATION,
    And,
    Every,
    ForAll,
    Iff,
    Implies,
    Rel,
    Tends,
)
from derive.terms.term import (
    ANY,
    MAX,
    MIN,
    NEG,
    POS,
    Add,
    Apply,
    ArgMax,
    At,
    Call,
    Delta,
    Deriv,
    Dim,
    Fn,
    Function,
    Index,
    Lit,
    Mul,
    Num,
    Pi,
    Pow,
    Reduce,
    Scalar,
    Tup,
    Vector,
    num,
    shape_of,
    size_of,
    vector_of,
)

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")
_BELOW = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_TOKEN = re.compile(
    rf"(?P<raised>[{_RAISED}]+)|(?P<number>\d+)|(?P<name>[^\W\d_{_RAISED}][^\W_{_RAISED}]*′*)|(?P<sign>:=|\S)"
)
_RELATIONS = {"=", "≠", "≤", "<", "≥", ">"}
SIGN_OF = {name: signs for signs, name in RELATION.items()}
_OPERATORS = {"Sum", "Prod", "Max", "Min"}


class Unreadable(Exception):
    """A line that says nothing, or cannot be read so far."""


@dataclass(eq=False)
class Letter:
    """A bound letter while what it binds is read; `size` is how far it runs, once that is known."""

    name: str
    size: Any = None
    beside: list[Letter] = field(default_factory=list)
    real: bool = False
    shape: tuple[Any, ...] = ()
    signs: int = ANY
    silent: bool = False


def read_back(line: str, vocabulary: dict[str, Any]) -> Node:
    """The statement that a line says. `vocabulary`: variables and definitions as they are printed. Raises Unreadable."""
    reader = _Reader(line, vocabulary)
    says = reader.statement()
    reader.end()
    found: Node = says([])
    return found


class _Reader:
    """Recursive descent. What is read is a function of the letters in force, since letters come after what they bind."""

    def __init__(self, line: str, vocabulary: dict[str, Any]) -> None:
        self.tokens = [(m.lastgroup, m[0]) for m in _TOKEN.finditer(line.replace(" ", " "))]
        self.at = 0
        self.vocabulary = vocabulary

    # ── tokens ──

    def peek(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead][1] if self.at + ahead < len(self.tokens) else ""

    def kind(self) -> str | None:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else None

    def take(self, *wanted: str) -> bool:
        if tuple([self.peek(n) for n in range(len(wanted))]) != wanted:
            return False
        self.at += len(wanted)
        return True

    def need(self, *wanted: str) -> None:
        if not self.take(*wanted):
            raise Unreadable(f"{' '.join(wanted)} is missing before {self.peek()!r}")

    def any_of(self, *readers: Any) -> Any:
        """What the first of these reads; the others begin where it began."""
        start, problems = self.at, []
        for reader in readers:
            try:
                return reader()
            except Unreadable as problem:
                problems.append(str(problem))
                self.at = start
        raise Unreadable("; ".join(problems))

    def end(self) -> None:
        if self.peek():
            raise Unreadable(f"{self.peek()!r} is left over")

    def listed(self, reader: Any, *close: str) -> list[Any]:
        """reader, reader, … and what closes them."""
        found = []
        if not self.take(*close):
            found.append(reader())
            while self.take(","):
                found.append(reader())
            self.need(*close)
        return found

    def name(self) -> str:
        if self.kind() != "name":
            raise Unreadable(f"a name is missing before {self.peek()!r}")
        self.at += 1
        return self.tokens[self.at - 1][1]

    # ── statements ──

    def statement(self) -> Any:
        if self.take("true"):
            return lambda scope: And(())
        return self.any_of(
            self._whole(self._every), self._whole(self._limit), self._whole(self._related), self._whole(self._joined)
        )

    def _whole(self, reader: Any) -> Any:
        def read() -> Any:
            found = reader()
            if self.peek() not in ("", ")"):
                raise Unreadable(f"{self.peek()!r} is left over")
            return found

        return read

    def _every(self) -> Any:
        self.need("for", "all")
        return self._for_all(self.listed(self._ranging, ":"), self.statement())

    def _related(self) -> Any:
        body = self._relation()
        if not self.take("for", "all"):
            return body
        bindings = [self._ranging()]
        while self.take(","):
            bindings.append(self._ranging())
        return self._for_all(bindings, body)

    def _for_all(self, bindings: list[Any], body: Any) -> Any:
        def says(scope: list[Letter]) -> Node:
            own = [size(name) if real else Letter(name, size and size(scope)) for name, size, real in bindings]
            found = body([*scope, *own])
            for letter in reversed(own):
                if letter.real or letter.shape:
                    found = Every(letter.shape, letter.signs, found, letter.name)
                else:
                    found = ForAll(_size_of(letter), found, letter.name)
            return found

        return says

    def _ranging(self) -> tuple[str, Any, bool]:
        """What a statement speaks of every one of: a number, c > 0 or c ∈ ℝ, a vector, x ∈ ℝ^n, or an index."""
        if self.peek(1) in SIGN_OF and self.peek(2) == "0":
            signs = SIGN_OF[self.peek(1)]
            self.at += 3
            return self.tokens[self.at - 3][1], lambda name: Letter(name, real=True, signs=signs), True
        if self.peek(1) != "∈":
            return (*self._binding(), False)
        name = self.name()
        self.need("∈", "ℝ")
        if not self.take("^"):
            return name, lambda name: Letter(name, real=True), True
        names = self._sizes() if self.take("(") else [self._one_size()]
        return name, lambda name: Letter(name, shape=tuple(names)), True

    def _sizes(self) -> list[Any]:
        sizes = [self._one_size()]
        while self.take("×"):
            sizes.append(self._one_size())
        self.need(")")
        return sizes

    def _one_size(self) -> Any:
        """A size of a vector; those of a matrix have × between them."""
        if self.kind() == "number":
            self.at += 1
            return num(int(self.tokens[self.at - 1][1]))
        return self.vocabulary[self.name()]

    def _binding(self) -> tuple[str, Any]:
        name = self.name()
        return name, self._range()

    def _range(self) -> Any:
        if not self.take("=", "1", "…"):
            return None
        if self.kind() == "number":
            self.at += 1
            value = int(self.tokens[self.at - 1][1])
            return lambda scope: num(value)
        size = self.name()
        return lambda scope: self.vocabulary[size]

    def _limit(self) -> Any:
        body = self.sum()
        self.need("→")
        target = self.sum()
        self.need("as")
        moving = self.name()
        self.need("→")
        toward, point = self._target_of_a_scalar()
        side = POS if self.take("+") else NEG if self.take("-") else POS | NEG

        def says(scope: list[Letter]) -> Node:
            letter = Letter(moving, real=True)
            where = point(scope) if point is not None else None
            signs = {INFINITY: POS, MINUS_INFINITY: NEG, POINT: side if where == ORIGIN else ANY}[toward]
            come_from = side if toward == POINT else signs
            return Tends(toward, come_from, signs, target(scope), where, body([*scope, letter]), moving)

        return says

    def _target_of_a_scalar(self) -> tuple[str, Any]:
        """Where a scalar tends: to an infinity, or to a point, in brackets or alone if it comes from one side."""
        if self.take("∞"):
            return INFINITY, None
        if self.take("-", "∞"):
            return MINUS_INFINITY, None
        return POINT, self.any_of(self.sum, self._power)

    def _relation(self) -> Any:
        left = self.sum()
        sign = self.peek()
        if sign not in _RELATIONS:
            raise Unreadable(f"a relation is missing before {sign!r}")
        self.at += 1
        right = self.sum()

        def says(scope: list[Letter]) -> Node:
            sides = left(scope), right(scope)
            _alike(*sides, scope)
            return Rel(sign, *sides)

        return says

    def _part(self) -> Any:
        return self.any_of(self._relation, self._in_brackets)

    def _in_brackets(self) -> Any:
        self.need("(")
        found = self.statement()
        self.need(")")
        return found

    def _joined(self) -> Any:
        first = self._part()
        if self.take("⇒"):
            then = self._part()
            return lambda scope: Implies(first(scope), then(scope))
        if self.take("⇔"):
            then = self._part()
            return lambda scope: Iff(first(scope), then(scope))
        members = [first]
        while self.take("and"):
            members.append(self._part())
        if len(members) == 1:
            raise Unreadable("a statement of one part")
        return lambda scope: And(tuple([member(scope) for member in members]))

    # ── arithmetic ──

    def sum(self) -> Any:
        terms = [self._signed(self.take("-"))]
        while self.peek() in ("+", "-"):
            terms.append(self._signed(self.take("-") or not self.take("+")))
        return (lambda scope: Add(tuple([term(scope) for term in terms]))) if len(terms) > 1 else terms[0]

    def _signed(self, minus: bool) -> Any:
        body = self._product()
        return (lambda scope: Mul((num(-1), body(scope)))) if minus else body

    def _product(self) -> Any:
        for word in ("max", "min", "argmax"):
            if self.take(word):
                vector = self._vector(1, self._power)
                return lambda scope: _extreme(word, vector(scope))
        factors = [self._power()]
        while self.take("·") or self.take("∘"):
            factors.append(self._power())
        under = self._power() if self.take("/") else None
        if len(factors) == 1 and under is None:
            return factors[0]

        def says(scope: list[Letter]) -> Node:
            below = () if under is None else (Pow(under(scope), num(-1)),)
            return Mul((*[factor(scope) for factor in factors], *below))

        return says

    def _power(self) -> Any:
        base = self._atom()
        if self.kind() == "raised":
            self.at += 1
            value = int(self.tokens[self.at - 1][1].translate(_DIGITS))
            return lambda scope: Pow(base(scope), num(value))
        if self.take("^"):
            exponent = self._atom()
            return lambda scope: Pow(base(scope), exponent(scope))
        return base

    def _atom(self) -> Any:
        if self.kind() == "number":
            self.at += 1
            value = int(self.tokens[self.at - 1][1])
            return lambda scope: num(value)
        if self.peek() == "(":
            return self.any_of(self._summed, self._member)
        if self.take("|"):
            inner = self.sum()
            self.need("|")
            return lambda scope: Fn("abs", (inner(scope),))
        if self.take("π"):
            return lambda scope: Pi()
        if self.take("δ"):
            self.need("_")
            places = self._places(2)
            return lambda scope: _delta([place(scope) for place in places], scope)
        if self.take("∇", "_"):
            return self._gradient()
        if self.peek() in ("∇", "∂"):
            return self._partial()
        return self._named(self.name())

    def _partial(self) -> Any:
        """∇f(x), ∇²f(x), and ∂₁∂₂f(x, y) of a function that is not written out."""
        if self.take("∇"):
            order = 1
            if self.kind() == "raised":
                self.at += 1
                order = int(self.tokens[self.at - 1][1].translate(_DIGITS))
            return self._value(self.vocabulary.get(self.name()), (0,) * order)
        slots: list[int] = []
        name = ""
        while not name and self.take("∂"):
            below = re.fullmatch(r"([₀₁₂₃₄₅₆₇₈₉]+)(.*)", self.name())
            if below is None:
                raise Unreadable("a number is missing below ∂")
            slots.append(int(below[1].translate(_BELOW)) - 1)
            name = below[2]
        return self._value(self.vocabulary.get(name), tuple(slots))

    def _value(self, function: Any, slots: tuple[int, ...]) -> Any:
        if not isinstance(function, Function):
            raise Unreadable("a derivative of no function")
        arguments = []
        for place, shape in enumerate(function.takes):
            self.need("(" if not place else ",")
            arguments.append(self._vector(len(shape), self.sum) if shape else self.sum())
        self.need(")")
        sizes = (*function.to, *[size for slot in slots for size in function.takes[slot]])
        places = self._places(len(sizes)) if sizes and self.take("_") else None

        def says(scope: list[Letter]) -> Node:
            indices = _silent_places(len(sizes), scope) if places is None else [place(scope) for place in places]
            for index, size in zip(indices, sizes, strict=True):
                _show(index, size, scope)
            rest = indices[len(function.to) :]
            along = tuple([tuple([rest.pop(0) for _ in function.takes[slot]]) for slot in slots])
            given = tuple([argument(scope) for argument in arguments])
            return Apply(function, given, tuple(indices[: len(function.to)]), slots, along)

        return says

    def _gradient(self) -> Any:
        """A vector of slopes, written without its index."""
        by, body = self.vocabulary.get(self.name()), self._power()
        if not isinstance(by, Vector):
            raise Unreadable("a slope by no vector")
        return lambda scope: Deriv(body(scope), _variable(by.name, by, scope))

    def _summed(self) -> Any:
        self.need("(")
        inner = self.sum()
        self.need(")")
        return inner

    def _member(self) -> Any:
        """A component of a vector that is written out."""
        vector = self._tuple()
        self.need("_")
        (place,) = self._places(1)

        def says(scope: list[Letter]) -> Node:
            held, index = vector(scope), place(scope)
            _show(index, shape_of(held)[0], scope)
            return At(held, (index,))

        return says

    def _named(self, name: str) -> Any:
        if name in _OPERATORS and self.take("("):
            return self._big(name)
        if name == "D" and self.take("("):
            body, by = self.listed(self.sum, ")")
            return lambda scope: Deriv(body(scope), by(scope))
        if name == "sqrt" and self.take("("):
            (inner,) = self.listed(self.sum, ")")
            return lambda scope: Pow(inner(scope), Num(Fraction(1, 2)))
        function = self.vocabulary.get(name.rstrip("′"))
        if isinstance(function, Function) and self.peek() in ("(", "⁽", "″", "‴"):
            order = len(name) - len(name.rstrip("′")) or (2 if self.take("″") else 3 if self.take("‴") else 0)
            if self.take("⁽"):
                self.at += 1
                order = int(self.tokens[self.at - 1][1].translate(_DIGITS))
                self.need("⁾")
            return self._value(function, (0,) * order)
        thing = self.vocabulary.get(name)
        if isinstance(thing, Definition):
            return self._use(name, thing)
        if thing is None and self.take("("):
            arguments = self.listed(self.sum, ")")
            return lambda scope: Fn(name, tuple([argument(scope) for argument in arguments]))
        vector = thing if thing is not None else function
        if isinstance(vector, Vector) and self.take("_"):
            places = self._places(len(vector.shape))
            return lambda scope: _component(_whole(name, thing, scope), [place(scope) for place in places], scope)
        return lambda scope: _variable(name, thing, scope)

    def _big(self, kind: str) -> Any:
        body = self.sum()
        self.need(",")
        name, size = self._binding()
        omitted: list[Any] = []
        if size is not None and self.take(",", name):
            self.need("≠")
            omitted = self.listed(self.sum, ")")
        elif self.take("≠"):
            omitted = self.listed(self.sum, ")")
        else:
            self.need(")")

        def says(scope: list[Letter]) -> Node:
            left_out = tuple([index(scope) for index in omitted])
            letter = Letter(name, size and size(scope))
            for index in left_out:
                _beside(letter, index, scope)
            held = body([*scope, letter])
            return Reduce(kind, _size_of(letter), left_out, held, name)

        return says

    # ── indices, vectors, definitions ──

    def _places(self, count: int) -> list[Any]:
        """Indices below a line: a run of single letters, one longer name, or several in braces."""
        if self.take("{"):
            return self.listed(lambda: self._left_open if self.take(":") else self.sum(), "}")
        kind, run = self.tokens[self.at]
        self.at += 1
        if count == 1:
            return [self._place(kind, run)]
        pieces = re.findall(r"\w′*|:", run)
        while len(pieces) < count:
            pieces += re.findall(r"\w′*|:", self.tokens[self.at][1])
            self.at += 1
        return [self._place("number" if piece.isdigit() else "name", piece) for piece in pieces]

    def _left_open(self, scope: list[Letter]) -> Any:
        """The index of a row or a column, where : stands."""
        return _silent_places(1, scope)[0]

    def _place(self, kind: str | None, run: str) -> Any:
        if run == ":":
            return self._left_open
        if kind == "number":
            return lambda scope: Lit(int(run))
        return lambda scope: _variable(run, self.vocabulary.get(run), scope)

    def _vector(self, count: int, reader: Any) -> Any:
        """A vector of so many indices: by its components, written out, or without its index."""
        return self.any_of(self._mapping, self._tuple, lambda: self._silent(count, reader()))

    def _silent(self, count: int, body: Any) -> Any:
        def says(scope: list[Letter]) -> Node:
            own = [Letter("", silent=True) for _ in range(count)]
            held = body([*scope, *reversed(own)])
            return vector_of(tuple(map(_size_of, own)), held, ("i", "j")[:count])

        return says

    def _mapping(self) -> Any:
        self.need("(")
        bindings = self.listed(self._binding, "↦")
        body = self.sum()
        self.need(")")

        def says(scope: list[Letter]) -> Node:
            own = [Letter(name, size and size(scope)) for name, size in bindings]
            held = body([*scope, *reversed(own)])
            return vector_of(tuple(map(_size_of, own)), held, tuple([letter.name for letter in own]))

        return says

    def _tuple(self) -> Any:
        self.need("(")
        values = self.listed(self.sum, ")")
        if len(values) < 2:
            raise Unreadable("a vector of one number")
        return lambda scope: Tup(tuple([value(scope) for value in values]))

    def _use(self, name: str, definition: Definition) -> Any:
        formal = definition.params[: definition.formal]
        changes: dict[str, Any] = {}
        if self.take("["):
            changes = dict(self.listed(lambda: self._change(definition), "]"))
        sorts = [param for param in formal if not isinstance(param, Index)]
        arguments = []
        for place, param in enumerate(sorts):
            self.need("(" if not place else ",")
            inner = self._vector(len(param.shape), self.sum) if isinstance(param, Vector) else self.sum()
            arguments.append(inner)
        if sorts:
            self.need(")")
        count = len(formal) - len(sorts)
        places = self._places(count) if count and self.take("_") else None

        def says(scope: list[Letter]) -> Node:
            if not changes and not arguments and places is None and any(letter.name == name for letter in scope):
                return _variable(name, definition, scope)
            indices = _silent_places(count, scope) if places is None else [place(scope) for place in places]
            given = dict(zip(sorts, [argument(scope) for argument in arguments], strict=True))
            given |= dict(zip([p for p in formal if isinstance(p, Index)], indices, strict=True))
            given |= {p: changes[p.name](scope) for p in definition.params if p.name in changes}
            return _called(definition, given, scope)

        return says

    def _change(self, definition: Definition) -> tuple[str, Any]:
        """name:=image, for an unwritten parameter."""
        name = self.name()
        self.need(":=")
        (param,) = [p for p in definition.params if p.name == name]
        return name, self._vector(len(param.shape), self.sum) if isinstance(param, Vector) else self.sum()


# ── what the pieces are ───────────────────────────────────────────────────────


def _size_of(letter: Letter) -> Any:
    """How far a letter runs: what was said or seen, or what runs beside it, which is known by then."""
    for size in (letter.size, *[other.size for other in letter.beside]):
        if size is not None:
            letter.size = size
            return size
    raise Unreadable(f"nothing says how far {letter.name or 'an index'} runs")


def _letter(index: Any, scope: list[Letter]) -> Letter | None:
    return scope[-1 - index.level] if isinstance(index, Bound) else None


def _beside(letter: Letter, index: Any, scope: list[Letter]) -> None:
    """An index that runs as far as a letter does."""
    other = _letter(index, scope)
    if other is not None:
        letter.beside.append(other)
        other.beside.append(letter)
    elif size_of(index) is not None:
        letter.size = letter.size or size_of(index)


def _alike(left: Any, right: Any, scope: list[Letter]) -> None:
    for one, other in ((left, right), (right, left)):
        letter = _letter(one, scope)
        if letter is not None and not letter.real:
            _beside(letter, other, scope)


def _show(index: Any, size: Any, scope: list[Letter]) -> None:
    letter = _letter(index, scope)
    if letter is not None:
        letter.size = letter.size or size


def _variable(name: str, thing: Any, scope: list[Letter]) -> Any:
    for level, letter in enumerate(reversed(scope)):
        if letter.name == name and letter.shape:
            return _component(BoundVector(level, letter.shape), _silent_places(len(letter.shape), scope), scope)
        if letter.name == name:
            return (BoundScalar if letter.real else Bound)(level)
    if isinstance(thing, Vector):
        return _component(thing, _silent_places(len(thing.shape), scope), scope)
    if thing is None:
        raise Unreadable(f"{name} is no name")
    return thing


def _whole(name: str, thing: Any, scope: list[Letter]) -> Any:
    """The vector of a name: bound, or of the vocabulary."""
    found = next(((level, letter) for level, letter in enumerate(reversed(scope)) if letter.name == name), None)
    if found is not None and found[1].shape:
        return BoundVector(found[0], found[1].shape)
    if thing is None:
        raise Unreadable(f"{name} is no name")
    return thing


def _silent_places(count: int, scope: list[Letter]) -> list[Any]:
    """The indices of the nearest vector that is written without them."""
    levels = [level for level, letter in enumerate(reversed(scope)) if letter.silent][:count]
    if len(levels) < count:
        raise Unreadable("an index is missing")
    return [Bound(level) for level in levels]


def _component(vector: Any, indices: list[Any], scope: list[Letter]) -> Node:
    for index, size in zip(indices, shape_of(vector), strict=True):
        _show(index, size, scope)
    return At(vector, tuple(indices))


def _delta(indices: list[Any], scope: list[Letter]) -> Node:
    _alike(*indices, scope)
    return Delta(*indices)


def _extreme(word: str, vector: Any) -> Node:
    if word == "argmax":
        return ArgMax(vector)
    return Reduce({"max": MAX, "min": MIN}[word], shape_of(vector)[0], (), At(shifted(vector, 1), (Bound(0),)), "k")


def _called(definition: Definition, given: dict[Any, Any], scope: list[Letter]) -> Node:
    """A definition where some of its parameters are given: the others are what has their name here, or what shows."""
    sizes: dict[Any, Any] = {}
    for param, image in given.items():
        shown = None
        if isinstance(param, Vector):
            shown = zip(param.shape, shape_of(image), strict=True)
        elif isinstance(param, Index) and isinstance(image, Index | ArgMax):
            shown = zip((param.size,), (size_of(image),), strict=True)
        sizes |= {mine: theirs for mine, theirs in shown or () if isinstance(mine, Dim)}
    images = {**{p: _named(p, scope) for p in definition.params}, **sizes, **given}
    for param, image in images.items():
        if isinstance(param, Index):
            _show(image, images.get(param.size, param.size), scope)
    return Call(definition, tuple([images[p] for p in definition.params]))


def _named(param: Any, scope: list[Letter]) -> Any:
    hidden = [level for level, letter in enumerate(reversed(scope)) if letter.name == param.name]
    if hidden and isinstance(param, Vector):
        return BoundVector(hidden[0], scope[-1 - hidden[0]].shape)
    if hidden and isinstance(param, Index | Scalar):
        return (BoundScalar if isinstance(param, Scalar) else Bound)(hidden[0])
    return param
