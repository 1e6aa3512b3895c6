"""Terms written in Python, as their author would: what is written is read back as the same term."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from fractions import Fraction
from typing import Any

from ..claims.sayable import is_said
from ..terms.functions import REAL
from ..terms.matrices import comes_with_derive, parts_of
from ..terms.node import INDEX, VECTOR, Node, Term, free, opened
from ..terms.term import (
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
    Mul,
    Num,
    Pi,
    Pow,
    Reduce,
    Scalar,
    Vector,
    vector_of,
)
from .matrices import ATOM, POWER, PRODUCT, SIGNED, SUM, piece_of, slopes_of
from .words import Unspoken, Words, is_named, raised

_HALF, _ONE, _MINUS_ONE = Fraction(1, 2), Num(Fraction(1)), Num(Fraction(-1))


class Terms:
    """Writes terms, grouped as they are read, by given words. Raises Unspoken where there is no spelling."""

    def __init__(self, words: Words, along: tuple[Index, ...] = ()) -> None:
        """`along`: the indices of a vector, which is written without them: x + c for the components x[k] + c."""
        self.words = words
        self.along = along

    def term(self, term: Node, least: int = SUM) -> str:
        """A term; in brackets where it holds together less than that."""
        written, tightness = self._piece(term)
        return written if tightness >= least else f"({written})"

    def _piece(self, term: Node) -> tuple[str, int]:
        """A term, and how tightly it holds together."""
        name = self.words.known_as(term) if is_named(term) else None
        if name is not None and not self._is_vector(term):
            return name, ATOM
        match term:
            case Call(definition) if comes_with_derive(definition):
                return self._of_matrices(term)
            case Num(value):
                return self._number(value)
            case Add(terms) if len(terms) > 1:
                return self._sum(*terms), SUM
            case Mul(factors) if len(factors) > 1:
                return self._product(*factors), PRODUCT
            case Pow(base, Num(value)) if value == _HALF:
                return self.called("sqrt", base), ATOM
            case Pow(base, Num(value)) if value == -1 and not self._is_vector(term):
                return f"1 / {self._apart(base, POWER)}", PRODUCT
            case Pow(base, exponent):
                return self._power(base, exponent), POWER
        return self._whole(term), ATOM

    # ── arithmetic; what two whole numbers make, Python computes at once, so that one of them is a Rational ──

    def _number(self, value: Fraction) -> tuple[str, int]:
        if value.denominator != 1:
            return f"{self.words.notation('Rational')}({value.numerator}, {value.denominator})", ATOM
        return str(value.numerator), ATOM if value >= 0 else SIGNED

    def _apart(self, term: Node, least: int) -> str:
        """A term beside a whole number."""
        if isinstance(term, Num) and term.value.denominator == 1:
            return f"{self.words.notation('Rational')}({term.value})"
        return self.term(term, least)

    def _first(self, term: Node, second: Node, least: int) -> str:
        return self._apart(term, least) if _is_number(second) else self.term(term, least)

    def _sum(self, first: Term, *others: Term) -> str:
        written = self._first(first, others[0], PRODUCT)
        for term in others:
            negative = _negative_of(term) if not (self.along and isinstance(term, Num)) else None
            written += f" + {self.term(term, PRODUCT)}" if negative is None else f" - {self.term(negative, PRODUCT)}"
        return written

    def _product(self, first: Term, *others: Term) -> str:
        """a * b / c, with a minus in front where the first factor is -1."""
        sign, least = "", PRODUCT
        if first == _MINUS_ONE and not (isinstance(others[0], Num) or _is_below(others[0])):
            sign, least, first, others = "-", ATOM, others[0], others[1:]
        written = sign + (self._first(first, others[0], least) if others else self.term(first, least))
        for place, factor in enumerate(others):
            if _is_below(factor) and not (first == _ONE and place == 0):
                written += f" / {self.term(factor.base, POWER)}"  # type: ignore[attr-defined]
            else:
                written += f" * {self.term(factor, SIGNED)}"
        return written

    def _power(self, base: Term, exponent: Term) -> str:
        if self._is_vector(exponent) and not self._is_vector(base):
            raise Unspoken
        below = self._first(base, exponent, ATOM)
        above = self.term(exponent, SIGNED if isinstance(exponent, Num) else ATOM)
        return raised(below, above)

    # ── what needs no brackets ──

    def _whole(self, term: Node) -> str:
        match term:
            case Dim() | Scalar() | Index() if term not in self.along:
                return self.words.variable(term)
            case Pi():
                return self.words.notation("pi")
            case Fn(name, (arg,)) if name in REAL:
                return self.called(name, arg)
            case Fn(name, args):
                return f"{self.words.function(name)}({self.listed(args)})"
            case Delta(left, right):
                return self.called("delta", left, right)
            case Deriv(body, var):
                return self._slope(term) or self.called("D", body, var)
            case At(vector, indices):
                return self._subscripted(self._vector(vector), indices)
            case Det(matrix):
                return self._of_square("det", matrix)
            case ArgMax(vector):
                return f"{self._vector(vector)}.argmax"
            case Reduce():
                return self._reduction(term)
            case Call():
                return self._use(term)
            case Apply():
                return self._value(term)
        raise Unspoken

    def _inside(self, *terms: Node) -> Terms:
        """What writes inside a function's brackets, where no vector can stand for its components."""
        if any(map(self._is_vector, terms)):
            raise Unspoken
        return Terms(self.words)

    def listed(self, terms: Iterable[Node]) -> str:
        """Terms with commas between them."""
        return ", ".join([self._inside(term).term(term) for term in terms])

    def called(self, name: str, *terms: Node) -> str:
        """A function of the notation at terms."""
        return f"{self.words.notation(name)}({self.listed(terms)})"

    def _reduction(self, term: Reduce) -> str:
        """Sum(…, i, j) where sums of one kind stand in each other; x.max."""
        if term.kind in (MAX, MIN) and not term.omit:
            with suppress(Unspoken):
                whole = self._inside(term).vector(vector_of((term.size,), term.body, (term.letter,)), ATOM)
                return f"{whole}.{term.kind.lower()}"
        inner: Node = term
        over: list[Index] = []
        while isinstance(inner, Reduce) and inner.kind == term.kind and not (over and (inner.omit or term.omit)):
            over.append(self.words.index(inner.letter, inner.size, inner))
            inner = opened(inner.body, (over[-1],))
        omitted = self.listed(term.omit)
        omit = f", omit={omitted if len(term.omit) == 1 else f'({omitted})'}" if term.omit else ""
        return f"{self.called(term.kind, inner, *over)[:-1]}{omit})"

    # ── vectors: a number beside one is read as it stands, so 1 / x has a factor 1, and x - 2 is no x + (-2) ──

    def _is_vector(self, term: Node) -> bool:
        """Whether a term is a component of the vector that is written, and no number that stands beside it."""
        return not free(term).isdisjoint(self.along)

    def vector(self, vector: Node, least: int = SUM) -> str:
        """A vector, by its name or made component by component: x, p, A[i, :], softmax(x + c)."""
        if isinstance(vector, Vector):
            return self.words.variable(vector)
        if isinstance(vector, Inv | Adj):
            return self._of_square(type(vector).__name__.lower(), vector.matrix)
        if not isinstance(vector, Lam):
            raise Unspoken
        own = tuple([Index(f"·{place}", size) for place, size in enumerate(vector.shape)])
        component = opened(vector.body, own)
        if free(component).isdisjoint(own):
            raise Unspoken
        return Terms(self.words, own).term(component, least)

    def _vector(self, vector: Node, least: int = ATOM) -> str:
        return self._inside(vector).vector(vector, least)

    def _of_square(self, name: str, matrix: Term) -> str:
        """inv(A), det(A), adj(A)."""
        return f"{self.words.notation(name)}({self._inside(matrix).vector(matrix)})"

    def _subscripted(self, vector: str, indices: tuple[Term, ...]) -> str:
        """A component x[i]; x itself where the index is that of a vector that is written, and A[i, :] where one is."""
        if indices == self.along:
            return vector
        left_open = [index for index in indices if index in self.along]
        if left_open and (len(self.along) > 1 or len(left_open) > 1):
            raise Unspoken
        places = [":" if index in left_open else self.listed([index]) for index in indices]
        return f"{vector}[{', '.join(places)}]"

    def _of_matrices(self, call: Call) -> tuple[str, int]:
        """What comes with derive: a number, or the component of a vector or matrix."""
        places = parts_of(call)[1]
        piece = piece_of(call, lambda vector, least: self._inside(vector).vector(vector, least), self.called)
        if not places or places == self.along:
            return piece
        written, tightness = piece
        return self._subscripted(written if tightness == ATOM else f"({written})", places), ATOM

    def _slope(self, term: Deriv) -> str | None:
        """grad(f, x), jacobian(f, x), hessian(f, x) and D(A, t), where a vector or matrix is written."""
        found = slopes_of(term, self.along) if self.along else None
        if found is None:
            moves = self._is_vector(term.body) and not self._is_vector(term.var)
            return f"{self.words.notation('D')}({self.term(term.body)}, {self.listed([term.var])})" if moves else None
        name, of, by = found
        inside = self._inside(of)
        said = inside.vector(of) if of.sort == VECTOR else inside.term(of)
        return f"{self.words.notation(name)}({said}, {self.words.variable(by)})"

    def _value(self, value: Apply) -> str:
        """f(x), f.grad(x)[i], g.slope(t, order=2), F.jacobian(x)[i, j]."""
        function: Any = value.function
        said = [self._vector(a, SUM) if a.sort == VECTOR else self._inside(a).term(a) for a in value.args]
        method, options = self._derived(value, function) if value.slots else ("", [])
        places = value.parts()[1 + len(value.args) :]
        written = f"{self.words.variable(function)}{method}({', '.join([*said, *options])})"
        return self._subscripted(written, places) if places else written

    def _derived(self, value: Apply, function: Function) -> tuple[str, list[str]]:
        """The method that gives a derivative by one argument, and what is told besides arguments: which, if need be."""
        slot, order = value.slots[0], len(value.slots)
        kinds = [bool(shape) for shape in function.takes]
        if set(value.slots) != {slot}:
            raise Unspoken
        by = [f"by={self.words.variable(self.words.argument(function, slot))}"] if kinds.count(kinds[slot]) > 1 else []
        if not kinds[slot]:
            return ".slope", [*by, f"order={order}"] if order > 1 else by
        method = _DERIVED.get((len(function.takes[slot]), len(function.to), order))
        if method is None:
            raise Unspoken
        return method, by

    def _use(self, call: Call) -> str:
        """p[i], f(t), ell(t)[i]; not where a parameter that goes without saying stands for something else."""
        definition = call.definition
        if not is_said(call):
            raise Unspoken
        written = [*zip(definition.params, call.args, strict=True)][: definition.formal]
        places = tuple([arg for param, arg in written if param.sort == INDEX])
        values = [arg for param, arg in written if param.sort != INDEX]
        said = [self._vector(arg, SUM) if arg.sort == VECTOR else self._inside(arg).term(arg) for arg in values]
        called = self.words.definition(definition) + (f"({', '.join(said)})" if said else "")
        return self._subscripted(called, places) if places else called


_DERIVED = {(1, 0, 1): ".grad", (2, 0, 1): ".grad", (1, 0, 2): ".hessian", (1, 1, 1): ".jacobian"}
"""By how many indices the argument has, how many the values have, and how often is differentiated."""


def _is_number(term: Node) -> bool:
    """Whether Python would compute with it and the number before."""
    return isinstance(term, Num) or (_is_below(term) and isinstance(term.base, Num))  # type: ignore[attr-defined]


def _is_below(factor: Node) -> bool:
    return isinstance(factor, Pow) and factor.exponent == _MINUS_ONE


def _negative_of(term: Term) -> Term | None:
    """b where a + term is written a - b, and read as it was; None elsewhere."""
    match term:
        case Num(value) if value < 0:
            return Num(-value)
        case Mul((Num(value), Num(), *_)):
            return None
        case Mul((Num(value), other)) if value == -1:
            return other
        case Mul((Num(value), *others)) if value == -1:
            return Mul(tuple(others))
        case Mul((Num(value), *others)) if value < 0:
            return Mul((Num(-value), *others))
    return None
