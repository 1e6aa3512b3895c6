"""Terms and statements as Coq reads them. What is printed here is what Coq is said to accept: this is trusted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..terms.definition import Definition
from ..terms.node import VECTOR, Term, opened
from ..terms.statement import (
    INFINITY,
    MINUS_INFINITY,
    WHOLE,
    And,
    Every,
    ForAll,
    Iff,
    Implies,
    Rel,
    Same,
    Tends,
)
from ..terms.term import (
    ANY,
    NEG,
    POS,
    ZERO,
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
    at,
    is_real,
    shape_of,
)
from .arithmetic import (
    ALL,
    ATOM,
    USE,
    NotExported,
    Piece,
    component,
    function,
    number,
    power,
    product,
    summed,
)
from .names import Names

SIGN = {
    ANY: "",
    POS: "(0 < {})%R",
    NEG: "({} < 0)%R",
    ZERO: "({} = 0 :> R)",
    POS | ZERO: "(0 <= {})%R",
    NEG | ZERO: "({} <= 0)%R",
    POS | NEG: "({} <> 0)%R",
}
"""What a set of signs says of a number."""

SIGNS_OF = {
    ANY: "(fun _ => True)",
    POS: "(fun t => (0 < t)%R)",
    NEG: "(fun t => (t < 0)%R)",
    POS | ZERO: "(fun t => (0 <= t)%R)",
    NEG | ZERO: "(fun t => (t <= 0)%R)",
    POS | NEG: "(fun t => (t <> 0)%R)",
    ZERO: "(fun t => t = 0%R :> R)",
}
_OF_POSITIONS = {"=": "=", "≠": "<>"}
_RELATION = {"=": "==", "≠": "≠", "≤": "<=", "<": "<", "≥": ">=", ">": ">"}


class Printer:
    """Terms and statements, over one set of names."""

    def __init__(self, names: Names, definitions: dict[Definition, str], raw: frozenset[Any] = frozenset()) -> None:
        self.names = names
        self.definitions = definitions
        self._bound: dict[Any, str] = {}
        self._given: list[Term] = []
        self._raw = raw
        self._number = 0

    # ── names ──

    def name(self, variable: Any) -> str:
        """The name of a variable."""
        return self._bound.get(variable) or self.names.of(variable, variable.name)

    def _open(self, node: Any, variables: tuple[Any, ...], letters: tuple[str, ...]) -> tuple[list[str], Any]:
        """Letters for what a binder binds, and its body with variables for them."""
        chosen: list[str] = []
        for variable, letter in zip(variables, letters, strict=True):
            taken = (*self._bound.values(), *chosen)
            chosen.append(self.names.free(letter.removeprefix(WHOLE), taken))
            self._bound[variable] = chosen[-1]
        return chosen, opened(node, variables)

    def _fresh(self, size: Any) -> Index:
        self._number += 1
        return Index(f"·{9000 + self._number:04d}", size)

    # ── terms ──

    def term(self, term: Term, level: int = ALL) -> str:
        """A real term."""
        text, own = self._guarded(term)
        return text if own <= level else f"({text})"

    def _guarded(self, term: Term) -> Piece:
        """A term, with what must have a value for a position in it."""
        outer, self._given = self._given, []
        piece = _TERM[type(term)](self, term) if type(term) in _TERM else self._none(term)
        wanted, self._given = self._given, outer
        for vector in wanted:
            (size,) = shape_of(vector)
            piece = (f"given (all {self.size(size)} [] {self.vector(vector)}) {_within(piece, 9)}", USE)
        return piece

    def _none(self, term: Any) -> Piece:
        raise NotExported(f"the term {type(term).__name__}")

    def size(self, size: Any) -> str:
        """A dimension."""
        return str(size.value) if isinstance(size, Num) else self.name(size)

    def index(self, index: Any) -> str:
        """A position, counted from 0."""
        match index:
            case Lit(position):
                return f"{position - 1}%nat"
            case ArgMax(vector):
                if not isinstance(vector, Vector):
                    self._given.append(vector)
                (size,) = shape_of(vector)
                return f"(argmax {self.size(size)} {self.vector(vector)})"
            case Index():
                return self.name(index)
        raise NotExported(f"the position {type(index).__name__}")

    def vector(self, vector: Any) -> str:
        """A vector or a matrix, as a function of positions."""
        match vector:
            case Vector():
                return self.name(vector)
            case Lam(shape, body, letters):
                kept = dict(self._bound)
                indices = tuple([self._fresh(size) for size in shape])
                names, inside = self._open(body, indices, letters)
                text = self.term(inside)
                self._bound = kept
                return f"(fun {' '.join(names)} => {text})"
            case Tup(values):
                return f"(tup [{'; '.join([self.term(value) for value in values])}])"
        raise NotExported(f"the vector {type(vector).__name__}")

    def _reduce(self, term: Reduce) -> Piece:
        omitted = "; ".join([self.index(i) for i in term.omit])
        kept = dict(self._bound)
        index = self._fresh(term.size)
        (letter,), inside = self._open(term.body, (index,), (term.letter,))
        body = self.term(inside)
        self._bound = kept
        return f"{term.kind} {self.size(term.size)} [{omitted}] (fun {letter} => {body})", USE

    def _deriv(self, term: Deriv) -> Piece:
        root = term.root
        if root in self._raw or isinstance(root, Scalar | Vector):
            name = self.name(root)
        else:
            raise NotExported("a derivative by this variable")
        body = self.term(term.body)
        if isinstance(root, Scalar):
            return f"D1 (fun {name} => {body}) {name}", USE
        if not isinstance(term.var, At) or len(term.var.indices) > 2:
            raise NotExported("a derivative by this variable")
        places = " ".join([self.index(i) for i in term.var.indices])
        return f"{'D' if len(term.var.indices) == 1 else 'D2'} (fun {name} => {body}) {name} {places}", USE

    def _call(self, term: Call) -> Piece:
        if term.definition not in self.definitions:
            raise NotExported(f"the definition {term.definition.name}")
        words = [self.definitions[term.definition]]
        words += [self.argument(a) for _, a in in_order(term.definition, term.args)]
        return " ".join(words), USE if len(words) > 1 else ATOM

    def argument(self, argument: Any) -> str:
        """An argument of a definition."""
        match argument:
            case Dim() | Num() if argument.sort == "number" and isinstance(argument, Dim):
                return self.size(argument)
            case Vector() | Lam() | Tup():
                return self.vector(argument)
            case Index() | Lit() | ArgMax():
                return self.index(argument)
        return self.term(argument, 9)

    # ── statements ──

    def statement(self, prop: Any, level: int = 200) -> str:
        """A statement."""
        text, own = self._statement(prop)
        return text if own <= level else f"({text})"

    def _statement(self, prop: Any) -> Piece:
        match prop:
            case Rel(name, left, right) if is_real(left):
                return f"{self.term(left, 69)} {_RELATION[name]} {self.term(right, 69)}", 70
            case Rel(_, left) | Same(left) if left.sort == VECTOR:
                return self._entries(prop), 200
            case Rel(name, left, right):
                return self._positions(name, left, right)
            case Same(left, right) if is_real(left):
                return f"{self.term(left, 69)} ≃ {self.term(right, 69)}", 70
            case And(members):
                return " /\\ ".join([self.statement(m, 79) for m in members]), 80
            case Implies(given, then):
                return f"{self.statement(given, 98)} -> {self.statement(then, 99)}", 99
            case Iff(left, right):
                return f"{self.statement(left, 94)} <-> {self.statement(right, 94)}", 95
            case ForAll(size, body, letter):
                kept = dict(self._bound)
                index = self._fresh(size)
                (name,), inside = self._open(body, (index,), (letter,))
                text = self.statement(inside)
                self._bound = kept
                return f"forall {name}, ({name} < {self.size(size)})%nat -> {text}", 200
            case Every(shape, signs, _, letter):
                return self._every(prop, shape, signs, letter)
            case Tends():
                return self._tends(prop), 10
        raise NotExported(f"the statement {type(prop).__name__}")

    def _entries(self, prop: Rel | Same) -> str:
        """An equation between vectors or matrices: at each position."""
        kept = dict(self._bound)
        sizes = shape_of(prop.left)
        places = tuple([self._fresh(size) for size in sizes])
        if len(sizes) > 2:
            raise NotExported("an equation between tensors")
        letters = prop.left.letters if isinstance(prop.left, Lam) else ("k", "l")[: len(sizes)]
        entries = prop.rebuilt((at(prop.left, places), at(prop.right, places)))
        names, inside = self._open(entries, places, letters)
        said = "".join([f"forall {n}, ({n} < {self.size(size)})%nat -> " for n, size in zip(names, sizes, strict=True)])
        text = self.statement(inside)
        self._bound = kept
        return f"{said}{text}"

    def _every(self, prop: Every, shape: Any, signs: int, letter: str) -> Piece:
        kept = dict(self._bound)
        self._number += 1
        variable = prop.variable(f"·{9000 + self._number:04d}")
        (name,), inside = self._open(prop.body, (variable,), (letter,))
        text = self.statement(inside)
        self._bound = kept
        kind = ("R", "vec", "mat")[len(shape)] if len(shape) < 3 else self._none(prop)
        said = SIGN[signs].format(name)
        return f"forall {name} : {kind}, {said + ' -> ' if said and not shape else ''}{text}", 200

    def _positions(self, name: str, left: Term, right: Term) -> Piece:
        outer, self._given = self._given, []
        text = f"{self.index(left)} {_OF_POSITIONS[name]} {self.index(right)} :> nat"
        wanted, self._given = self._given, outer
        if not wanted:
            return text, 70
        parts = [f"all {self.size(shape_of(v)[0])} [] {self.vector(v)}" for v in wanted]
        return " /\\ ".join([*parts, text]), 80

    def _tends(self, prop: Tends) -> str:
        kept = dict(self._bound)
        self._number += 1
        variable = Scalar(f"·{9000 + self._number:04d}", prop.signs)
        (name,), inside = self._open(prop.body, (variable,), (prop.letter,))
        body = f"(fun {name} => {self.term(inside)})"
        self._bound = kept
        signs, target = SIGNS_OF[prop.signs], self.term(prop.target, 9)
        if prop.toward == INFINITY:
            return f"tends_to_infinity {signs} {body} {target}"
        if prop.toward == MINUS_INFINITY:
            return f"tends_to_minus_infinity {signs} {body} {target}"
        point = self.term(prop.point, 9) if prop.point is not None else ""
        return f"tends_at {signs} {SIGNS_OF[prop.side]} {point} {body} {target}"


def in_order(definition: Definition, args: tuple[Any, ...]) -> list[tuple[Any, Any]]:
    """Parameters with arguments: dimensions come first, as the types of others need them."""
    pairs = list(zip(definition.params, args, strict=True))
    return [p for p in pairs if isinstance(p[0], Dim)] + [p for p in pairs if not isinstance(p[0], Dim)]


def _within(piece: Piece, level: int) -> str:
    return piece[0] if piece[1] <= level else f"({piece[0]})"


_TERM: dict[type, Callable[[Printer, Any], Piece]] = {
    Num: number,
    Pi: lambda printer, term: ("PI", ATOM),
    Dim: lambda printer, term: (printer.name(term), ATOM),
    Scalar: lambda printer, term: (printer.name(term), ATOM),
    Add: summed,
    Mul: product,
    Pow: power,
    Fn: function,
    At: component,
    Delta: lambda printer, term: (f"delta {printer.index(term.left)} {printer.index(term.right)}", USE),
    Reduce: Printer._reduce,
    Deriv: Printer._deriv,
    Call: Printer._call,
}
