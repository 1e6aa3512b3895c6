r"""Terms and statements in LaTeX, each piece by itself: brackets grow, and nothing inside them can be broken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..terms.node import Node
from ..terms.statement import INFINITY
from ..terms.term import MAX, MIN, PROD, SUM
from . import tree
from .build import notation
from .names import escaped, letter
from .tree import ADD, ATOM, POWER, PRODUCT, Notation

OPERATORS = {
    **{SUM: r"\sum", PROD: r"\prod", MAX: r"\max", MIN: r"\min"},
    **{"max": r"\max", "min": r"\min", "argmax": r"\operatorname{argmax}"},
}
RELATIONS = {"=": "=", "≠": r"\ne", "≤": r"\le", "<": "<", "≥": r"\ge", ">": ">", "≃": r"\simeq"}
_SYMBOLS = {"π": r"\pi", "δ": r"\delta"}
_NAMED = {"exp", "log", "sin", "cos", "sinh", "cosh", "tanh"}
_EULER = "e"
_LOOSE: dict[type[Notation], int] = {
    **dict.fromkeys((tree.Addition, tree.Negative), ADD),
    **dict.fromkeys((tree.Product, tree.Fraction, tree.Extreme, tree.Big, tree.Derivative), PRODUCT),
    **dict.fromkeys((tree.Power, tree.Exponential), POWER),
}


def latex(node: Node) -> str:
    r"""One formula, without dollar signs: `\frac{\partial p_{i}}{\partial x_{j}} = p_{i} (\delta_{ij} - p_{j})`."""
    return tex(notation(node))


def tex(piece: Notation) -> str:
    """A piece of notation in LaTeX."""
    return _PLAIN.write(piece).tex


class Set(NamedTuple):
    """A piece of LaTeX, and how tall it is: from 0 for a letter to 3 for a sum."""

    tex: str
    tall: int = 0


class Latex:
    """Writes notation in one way; where a piece may be written otherwise, a subclass says how."""

    mark = ""
    """What stands before an operator."""
    times = after_number = " "
    """What stands between two factors, and between a number and what follows it."""
    between_omitted = r" \ne "

    @property
    def inside(self) -> Latex:
        """Writes what stands in brackets."""
        return self

    @property
    def up(self) -> Latex:
        """Writes exponents and what stands below operators."""
        return self

    def write(self, piece: Notation) -> Set:
        """A piece of notation."""
        match piece:
            case tree.Name(name):
                return Set(letter(name))
            case tree.Number(value):
                return Set(str(value))
            case tree.Symbol(sign):
                return Set(_SYMBOLS[sign])
            case tree.Negative(body):
                held = self.held(body, PRODUCT)
                return Set(f"-{held.tex}", held.tall)
            case tree.Addition(terms):
                return self._sum(terms)
            case tree.Product(factors):
                return self._side_by_side(factors)
            case tree.Fraction(top, bottom):
                return self.fraction(top, bottom)
            case tree.Power():
                return self._power(piece)
            case tree.Root(body):
                return self.root(body)
            case tree.Exponential(exponent):
                return self.exponential(exponent)
            case tree.Bars(body):
                inside = self.inside.write(body)
                return self.bars(self.bracketed(inside) if _has_bars_beside(body) else inside)
            case tree.Application(name, arguments):
                return self._application(name, arguments)
            case tree.Subscript(base, indices):
                held = self.held(base, ATOM)
                return Set(_subscripted(base, held.tex, indices), held.tall)
            case tree.Big():
                return self.big(piece)
            case tree.Extreme(operator, vector):
                return Set(f"{OPERATORS[operator]} {self.held(vector, ATOM).tex}")
            case tree.Derivative(body, by):
                return self.derivative(body, by)
            case tree.Listed(values):
                return self.bracketed(Set(self.inside.comma(values)))
            case tree.Mapping(indices, body):
                return self.bracketed(Set(rf"{','.join(map(bound, indices))} \mapsto {self.inside.write(body).tex}"))
            case tree.Componentwise(_, body):
                return self.write(body)
            case tree.Component(vector):
                return self.write(vector)
            case tree.Use():
                return Set(self._use(piece))
        return Set(_statement(piece))

    def comma(self, pieces: Iterable[Notation]) -> str:
        """a, b, c."""
        return ", ".join([self.write(piece).tex for piece in pieces])

    # ── brackets ──

    def tight(self, piece: Notation) -> int:
        """How tightly a piece holds together."""
        match piece:
            case tree.Product((only,)):
                return max(self.tight(only), PRODUCT)
            case tree.Componentwise(_, body):
                return self.tight(body)
            case tree.Application(_, (only,)) if self.tight(only) == ATOM:
                return PRODUCT
            case tree.Application():
                return POWER
            case tree.Power() if _under_one(piece) is not None:
                return PRODUCT
        return _LOOSE.get(type(piece), ATOM)

    def held(self, piece: Notation, tightness: int) -> Set:
        """A piece, in brackets if it is looser than its place."""
        loose = self.tight(piece) < tightness
        return self.bracketed(self.inside.write(piece)) if loose else self.write(piece)

    def bracketed(self, piece: Set, left: str = "(", right: str = ")") -> Set:
        """A piece in brackets of its size."""
        return Set(rf"\left{left}{piece.tex}\right{right}", piece.tall)

    def bars(self, piece: Set) -> Set:
        """An absolute value."""
        return self.bracketed(piece, "|", "|")

    # ── arithmetic ──

    def _sum(self, terms: tuple[tuple[bool, Notation], ...]) -> Set:
        out, tall = "", 0
        for minus, term in terms:
            piece = self.held(term, PRODUCT)
            out += f" {self.mark}{'-' if minus else '+'} {piece.tex}" if out else ("-" if minus else "") + piece.tex
            tall = max(tall, piece.tall)
        return Set(out, tall)

    def _side_by_side(self, factors: tuple[Notation, ...]) -> Set:
        """With a dot where two numbers would run together; a sum over an index comes last."""
        out, tall = "", 0
        for place, factor in enumerate(factors):
            piece = self.held(factor, PRODUCT if place == len(factors) - 1 else POWER)
            if out:
                number = isinstance(factors[place - 1], tree.Number)
                out += r" \cdot " if piece.tex[:1].isdigit() else self.after_number if number else self.times
            out += piece.tex
            tall = max(tall, piece.tall)
        return Set(out, tall)

    def fraction(self, top: Notation, bottom: Notation) -> Set:
        """top over bottom."""
        return Set(rf"\frac{{{self.write(top).tex}}}{{{self.write(bottom).tex}}}")

    def _power(self, power: tree.Power) -> Set:
        under = _under_one(power)
        if under is not None:
            return self.fraction(tree.Number(1), under)
        held = self.held(power.base, ATOM)
        if held.tex == _EULER:  # a name, and no exponential
            held = self.bracketed(held)
        return Set(f"{held.tex}^{{{self.up.write(power.exponent).tex}}}", held.tall)

    def root(self, body: Notation) -> Set:
        """A square root."""
        return Set(rf"\sqrt{{{self.write(body).tex}}}")

    def exponential(self, exponent: Notation) -> Set:
        """e to a power."""
        return Set(f"e^{{{self.up.write(exponent).tex}}}")

    def _application(self, name: str, arguments: tuple[Notation, ...]) -> Set:
        function = rf"\{name}" if name in _NAMED else rf"\operatorname{{{escaped(name)}}}"
        pieces = [self.inside.write(argument) for argument in arguments]
        whole = Set(", ".join([piece.tex for piece in pieces]), max([piece.tall for piece in pieces], default=0))
        if len(arguments) == 1 and self.tight(arguments[0]) == ATOM:
            return Set(f"{function} {whole.tex}", whole.tall)
        whole = self.bracketed(whole)
        return Set(function + whole.tex, whole.tall)

    # ── binders, derivatives, definitions ──

    def big(self, piece: tree.Big) -> Set:
        """An operator with what stands below and above it, and its body."""
        held = self.inside.held(piece.body, PRODUCT)
        if piece.operator in (SUM, PROD) and not piece.omitted and self.tells_range(piece.index):
            limits = f"_{{{tex(piece.index.letter)}=1}}^{{{tex(piece.index.size)}}}"
        else:
            limits = f"_{{{self._below(piece)}}}"
        return Set(f"{OPERATORS[piece.operator]}{limits} {held.tex}", held.tall)

    def tells_range(self, index: tree.Binding) -> bool:
        """Whether a sum says how far its index runs."""
        return not index.apparent

    def _below(self, piece: tree.Big) -> str:
        own = bound(piece.index)
        if not piece.omitted:
            return own
        omitted = self.between_omitted.join([self.up.write(index).tex for index in piece.omitted])
        apart = rf"{tex(piece.index.letter)} \ne {omitted}"
        return apart if piece.index.apparent else rf"{own},\, {apart}"

    def derivative(self, body: Notation, by: Notation) -> Set:
        """The derivative of a body by a variable."""
        held = self.held(body, POWER)
        return Set(rf"\frac{{\partial}}{{\partial {self.write(by).tex}}} {held.tex}", held.tall)

    def _use(self, piece: tree.Use) -> str:
        out = self.write(piece.name).tex
        if piece.changed:
            changes = [f"{self.write(name).tex} := {self.up.write(image).tex}" for name, image in piece.changed]
            out += self.bracketed(Set(", ".join(changes)), "[", "]").tex
        if piece.arguments:
            out += self.bracketed(Set(self.inside.comma(piece.arguments))).tex
        return _subscripted(piece.name, out, piece.indices) if piece.indices else out


_PLAIN = Latex()


def bound(index: tree.Binding) -> str:
    """A bound index, and how far it runs where that does not show."""
    return tex(index.letter) if index.apparent else rf"{tex(index.letter)} \le {tex(index.size)}"


def _under_one(power: tree.Power) -> Notation | None:
    """What 1 is divided by in a negative whole power."""
    match power.exponent:
        case tree.Negative(tree.Number() as size):
            return tree.Power(power.base, size)
    return None


def _has_bars_beside(piece: Notation) -> bool:
    """Whether a factor in bars stands beside another one: in bars, |a|b|c| would be read otherwise."""
    if isinstance(piece, tree.Product) and len(piece.factors) > 1:
        return any([isinstance(factor, tree.Bars) for factor in piece.factors])
    return any(map(_has_bars_beside, piece.parts()))


def _subscripted(base: Notation, written: str, indices: tuple[Notation, ...]) -> str:
    """A base as it was written, with indices side by side, and commas where one is more than a letter."""
    pieces = [tex(index) for index in indices]
    between = "" if all([len(piece.rstrip("'")) == 1 for piece in pieces]) else ","
    held = f"{{{written}}}" if isinstance(base, tree.Name) and "_{" in written else written
    return f"{held}_{{{between.join(pieces)}}}"


# ── statements ────────────────────────────────────────────────────────────────


def _statement(piece: Notation) -> str:
    match piece:
        case tree.Relation(sign, left, right):
            return f"{tex(left)} {RELATIONS[sign]} {tex(right)}"
        case tree.ForEvery(indices, body):
            return rf"\forall {', '.join(map(bound, indices))}\colon {tex(body)}"
        case tree.Limit(body, target, variable, toward, side):
            place = r"\infty" if toward == INFINITY else f"0^{{{side}}}" if side else "0"
            return rf"\lim_{{{tex(variable)} \to {place}}} {_PLAIN.held(body, PRODUCT).tex} = {tex(target)}"
        case tree.Together(()):
            return r"\top"
        case tree.Together(members):
            return r" \;\text{and}\; ".join([_part(member, tree.Relation, tree.Limit) for member in members])
        case tree.Conditional(condition, then):
            return rf"{_part(condition, tree.Relation)} \Rightarrow {_part(then, tree.Relation)}"
        case tree.Equivalence(left, right):
            return rf"{_part(left, tree.Relation)} \Leftrightarrow {_part(right, tree.Relation)}"
    raise TypeError(f"no LaTeX for {type(piece).__name__}")


def _part(piece: Notation, *bare: Any) -> str:
    """A statement inside another one: in brackets, unless it is of a kind that goes bare."""
    return tex(piece) if isinstance(piece, bare) else rf"\left({tex(piece)}\right)"
