r"""Writes notation in LaTeX: what may be written otherwise elsewhere, each piece by itself, is a method."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from ...terms.statement import RELATION
from ...terms.table import Table
from ...terms.term import MAX, MIN, PROD, SUM
from .. import tree
from ..names import escaped
from ..tree import ADD, ATOM, POWER, PRODUCT, Notation

OPERATORS = {
    **{SUM: r"\sum", PROD: r"\prod", MAX: r"\max", MIN: r"\min"},
    **{"max": r"\max", "min": r"\min", "argmax": r"\operatorname{argmax}"},
}
RELATIONS = {"=": "=", "≠": r"\ne", "≤": r"\le", "<": "<", "≥": r"\ge", ">": ">", "≃": r"\simeq"}
_NAMED = {"exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "det"}
_EULER = "e"
_LOOSE: dict[type[Notation], int] = {
    **dict.fromkeys((tree.Addition, tree.Negative), ADD),
    **dict.fromkeys((tree.Product, tree.Fraction, tree.Extreme, tree.Big, tree.Derivative), PRODUCT),
    tree.Kronecker: PRODUCT,
    **dict.fromkeys((tree.Gradient, tree.Jacobian), PRODUCT),
    **dict.fromkeys((tree.Power, tree.Exponential, tree.Transposed, tree.Inverse), POWER),
}


def tex(piece: Notation) -> str:
    """A piece of notation in LaTeX."""
    return PLAIN.write(piece).tex


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
        return TEX[type(piece)](self, piece)

    def comma(self, pieces: Iterable[Notation]) -> str:
        """a, b, c."""
        return ", ".join([self.write(piece).tex for piece in pieces])

    # ── brackets ──

    def tight(self, piece: Notation) -> int:
        """How tightly a piece holds together."""
        match piece:
            case tree.Product((only,)):
                return max(self.tight(only), PRODUCT)
            case tree.Componentwise(_, body) | tree.Component(body):
                return self.tight(body)
            case tree.Application(_, (only,)) if self.tight(only) == ATOM:
                return PRODUCT
            case tree.Application():
                return POWER
            case tree.Power() if under_one(piece) is not None:
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

    def added(self, terms: tuple[tuple[bool, Notation], ...]) -> Set:
        """Terms with their signs between them."""
        out, tall = "", 0
        for minus, term in terms:
            piece = self.held(term, PRODUCT)
            out += f" {self.mark}{'-' if minus else '+'} {piece.tex}" if out else ("-" if minus else "") + piece.tex
            tall = max(tall, piece.tall)
        return Set(out, tall)

    def side_by_side(self, factors: tuple[Notation, ...], circled: frozenset[int]) -> Set:
        """With a dot where two numbers would run together; a sum over an index comes last."""
        out, tall = "", 0
        for place, factor in enumerate(factors):
            piece = self.held(factor, PRODUCT if place == len(factors) - 1 else POWER)
            if out:
                number = isinstance(factors[place - 1], tree.Number)
                dot = r" \cdot " if piece.tex[:1].isdigit() else self.after_number if number else self.times
                out += r" \circ " if place in circled else dot
            out += piece.tex
            tall = max(tall, piece.tall)
        return Set(out, tall)

    def fraction(self, top: Notation, bottom: Notation) -> Set:
        """top over bottom."""
        return Set(rf"\frac{{{self.write(top).tex}}}{{{self.write(bottom).tex}}}")

    def power(self, power: tree.Power) -> Set:
        """A power, or 1 over one."""
        under = under_one(power)
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

    def applied(self, name: str, arguments: tuple[Notation, ...]) -> Set:
        """A function at arguments."""
        function = rf"\{name}" if name in _NAMED else rf"\operatorname{{{escaped(name)}}}"
        pieces = [self.inside.write(argument) for argument in arguments]
        whole = Set(", ".join([piece.tex for piece in pieces]), max([piece.tall for piece in pieces], default=0))
        if len(arguments) == 1 and self.tight(arguments[0]) == ATOM:
            return Set(f"{function} {whole.tex}", whole.tall)
        whole = self.bracketed(whole)
        return Set(function + whole.tex, whole.tall)

    # ── vectors and matrices ──

    def norm(self, piece: tree.Norm) -> Set:
        """A vector or matrix in double bars."""
        held = self.bracketed(self.inside.write(piece.body), r"\lVert ", r"\rVert ")
        return Set(held.tex + ("_{F}" if piece.of_matrix else ""), held.tall)

    def jacobian(self, piece: tree.Jacobian) -> Set:
        """A fraction of two differentials."""
        over = self.held(piece.body, POWER)
        return Set(rf"\frac{{\partial {over.tex}}}{{\partial {self.write(piece.by).tex}}}", 2)

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

    def used(self, piece: tree.Use) -> str:
        """A definition, with what was put in place of its parameters."""
        out = self.write(piece.name).tex
        if piece.changed:
            changes = [f"{self.write(name).tex} := {self.up.write(image).tex}" for name, image in piece.changed]
            out += self.bracketed(Set(", ".join(changes)), "[", "]").tex
        if piece.arguments:
            out += self.bracketed(Set(self.inside.comma(piece.arguments))).tex
        return subscripted(piece.name, out, piece.indices) if piece.indices else out


PLAIN = Latex()

TEX: Table[Callable[[Latex, Any], Set]] = Table("a piece of notation in LaTeX", Notation)


def bound(index: tree.Binding | tree.Ranging) -> str:
    """A bound index, and how far it runs where that does not show; a number or vector, and what it is one of."""
    if isinstance(index, tree.Ranging):
        power = r" \times ".join(map(tex, index.sizes))
        within = rf"\in \mathbb{{R}}^{{{power}}}" if power else r"\in \mathbb{R}"
        if index.signs in RELATION:
            within = f"{RELATIONS[RELATION[index.signs]]} 0"
        return f"{tex(index.letter)} {within}"
    return tex(index.letter) if index.apparent else rf"{tex(index.letter)} \le {tex(index.size)}"


def under_one(power: tree.Power) -> Notation | None:
    """What 1 is divided by in a negative whole power."""
    match power.exponent:
        case tree.Negative(tree.Number() as size):
            return tree.Power(power.base, size)
    return None


def subscripted(base: Notation, written: str, indices: tuple[Notation, ...]) -> str:
    """A base as it was written, with indices side by side, and commas where one is more than a letter."""
    pieces = [tex(index) for index in indices]
    between = "" if all([len(piece.rstrip("'")) == 1 for piece in pieces]) else ","
    held = f"{{{written}}}" if isinstance(base, tree.Name) and "_{" in written else written
    return f"{held}_{{{between.join(pieces)}}}"
