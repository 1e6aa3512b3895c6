"""Terms and statements as a line of text, in the order and with the letters of their author."""

from __future__ import annotations

from collections.abc import Iterable

from ..terms.node import Node
from . import tree
from .build import notation
from .names import printed
from .tree import ADD, ATOM, POWER, PRODUCT, Notation

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOOSE: dict[type[Notation], int] = {
    tree.Addition: ADD,
    tree.Negative: ADD,
    tree.Product: PRODUCT,
    tree.Fraction: PRODUCT,
    tree.Extreme: PRODUCT,
    tree.Power: POWER,
}


def text(node: Node) -> str:
    """One line: `D(p_i, x_j) = p_i·(δ_ij - p_j)`."""
    return _line(notation(node))


def _tight(piece: Notation) -> int:
    return _tight(piece.body) if isinstance(piece, tree.Componentwise) else _LOOSE.get(type(piece), ATOM)


def _held(piece: Notation, tightness: int) -> str:
    return _line(piece) if _tight(piece) >= tightness else f"({_line(piece)})"


def _comma(pieces: Iterable[Notation]) -> str:
    return ", ".join(map(_line, pieces))


def _line(piece: Notation) -> str:
    match piece:
        case tree.Name(name):
            return printed(name)
        case tree.Number(value):
            return str(value)
        case tree.Symbol(sign):
            return sign
        case tree.Negative(body):
            return f"-{_held(body, PRODUCT)}"
        case tree.Addition(terms):
            first, *rest = [("-" if minus else "+", _held(term, PRODUCT)) for minus, term in terms]
            return first[0].strip("+") + first[1] + "".join([f" {sign} {term}" for sign, term in rest])
        case tree.Product(factors):
            return "·".join([_held(factor, PRODUCT if len(factors) == 1 else POWER) for factor in factors])
        case tree.Fraction(top, bottom):
            over = _line(top) if isinstance(top, tree.Product) else _held(top, POWER)
            return f"{over}/{_held(bottom, POWER)}"
        case tree.Power(base, tree.Number(value)):
            return _held(base, ATOM) + str(value).translate(_RAISED)
        case tree.Power(base, exponent):
            return f"{_held(base, ATOM)}^{_held(exponent, ATOM)}"
        case tree.Root(body):
            return f"sqrt({_line(body)})"
        case tree.Exponential(exponent):
            return f"exp({_line(exponent)})"
        case tree.Bars(body):
            return f"|{_line(body)}|"
        case tree.Application(function, arguments):
            return f"{function}({_comma(arguments)})"
        case tree.Subscript(base, indices):
            return f"{_held(base, ATOM)}_{_subscript(indices)}"
        case tree.Binding(letter, size, apparent):
            return _line(letter) + ("" if apparent else f" = 1…{_line(size)}")
        case tree.Big(operator, index, omitted, body):
            left_out = f" ≠ {_comma(omitted)}" if omitted else ""
            left_out = left_out if index.apparent or not omitted else f", {_line(index.letter)}{left_out}"
            return f"{operator}({_line(body)}, {_line(index)}{left_out})"
        case tree.Extreme(operator, vector):
            return f"{operator} {_held(vector, ATOM)}"
        case tree.Derivative(body, by):
            return f"D({_line(body)}, {_line(by)})"
        case tree.Listed(values):
            return f"({_comma(values)})"
        case tree.Mapping(indices, body):
            return f"({','.join(map(_line, indices))} ↦ {_line(body)})"
        case tree.Componentwise(_, body):
            return _line(body)
        case tree.Component(vector):
            return _line(vector)
        case tree.Use():
            return _use(piece)
    return _statement(piece)


def _subscript(indices: tuple[Notation, ...]) -> str:
    pieces = [_line(index) for index in indices]
    if all([len(piece.rstrip("′")) == 1 for piece in pieces]):
        return "".join(pieces)
    return pieces[0] if len(pieces) == 1 and pieces[0].isalnum() else f"{{{','.join(pieces)}}}"


def _use(piece: tree.Use) -> str:
    out = _line(piece.name)
    if piece.changed:
        out += f"[{', '.join([f'{_line(name)}:={_line(image)}' for name, image in piece.changed])}]"
    if piece.arguments:
        out += f"({_comma(piece.arguments)})"
    return f"{out}_{_subscript(piece.indices)}" if piece.indices else out


def _statement(piece: Notation) -> str:
    match piece:
        case tree.Relation(sign, left, right):
            return f"{_line(left)} {sign} {_line(right)}"
        case tree.ForEvery(indices, body):
            every = f"for all {_comma(indices)}"
            return f"{_line(body)} {every}" if isinstance(body, tree.Relation) else f"{every}: {_line(body)}"
        case tree.Limit(body, target, variable, toward, side):
            return f"{_line(body)} → {_line(target)} as {_line(variable)} → {toward}{side}"
        case tree.Together(()):
            return "true"
        case tree.Together(members):
            return " and ".join(map(_part, members))
        case tree.Conditional(condition, then):
            return f"{_part(condition)} ⇒ {_part(then)}"
        case tree.Equivalence(left, right):
            return f"{_part(left)} ⇔ {_part(right)}"
    raise TypeError(f"no text for {type(piece).__name__}")


def _part(piece: Notation) -> str:
    return _line(piece) if isinstance(piece, tree.Relation) else f"({_line(piece)})"
