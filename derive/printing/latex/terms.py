"""Pieces of terms in LaTeX."""

from __future__ import annotations

from .. import tree
from ..names import letter
from ..tree import ATOM, POWER, PRODUCT, Notation
from .writer import OPERATORS, TEX, Latex, Set, bound, subscripted

_SYMBOLS = {"π": r"\pi", "δ": r"\delta", ":": ":"}


@TEX.entry(tree.Name)
def _name(writer: Latex, piece: tree.Name) -> Set:
    return Set(letter(piece.name))


@TEX.entry(tree.Number)
def _number(writer: Latex, piece: tree.Number) -> Set:
    return Set(str(piece.value))


@TEX.entry(tree.Symbol)
def _symbol(writer: Latex, piece: tree.Symbol) -> Set:
    return Set(_SYMBOLS[piece.sign])


@TEX.entry(tree.Negative)
def _negative(writer: Latex, piece: tree.Negative) -> Set:
    held = writer.held(piece.body, PRODUCT)
    return Set(f"-{held.tex}", held.tall)


@TEX.entry(tree.Addition)
def _sum(writer: Latex, piece: tree.Addition) -> Set:
    return writer.added(piece.terms)


@TEX.entry(tree.Product)
def _product(writer: Latex, piece: tree.Product) -> Set:
    return writer.side_by_side(piece.factors, piece.circled)


@TEX.entry(tree.Fraction)
def _fraction(writer: Latex, piece: tree.Fraction) -> Set:
    return writer.fraction(piece.top, piece.bottom)


@TEX.entry(tree.Power)
def _power(writer: Latex, piece: tree.Power) -> Set:
    return writer.power(piece)


@TEX.entry(tree.Root)
def _root(writer: Latex, piece: tree.Root) -> Set:
    return writer.root(piece.body)


@TEX.entry(tree.Exponential)
def _exponential(writer: Latex, piece: tree.Exponential) -> Set:
    return writer.exponential(piece.exponent)


@TEX.entry(tree.Bars)
def _bars(writer: Latex, piece: tree.Bars) -> Set:
    inside = writer.inside.write(piece.body)
    return writer.bars(writer.bracketed(inside) if _has_bars_beside(piece.body) else inside)


@TEX.entry(tree.Application)
def _application(writer: Latex, piece: tree.Application) -> Set:
    return writer.applied(piece.function, piece.arguments)


@TEX.entry(tree.Transposed)
def _transposed(writer: Latex, piece: tree.Transposed) -> Set:
    held = writer.held(piece.body, ATOM)
    return Set(rf"{held.tex}^{{\top}}", held.tall)


@TEX.entry(tree.Inverse)
def _inverse(writer: Latex, piece: tree.Inverse) -> Set:
    held = writer.held(piece.body, ATOM)
    return Set(f"{held.tex}^{{-1}}", held.tall)


@TEX.entry(tree.Inner)
def _inner(writer: Latex, piece: tree.Inner) -> Set:
    inside = Set(writer.inside.comma((piece.left, piece.right)))
    return writer.bracketed(inside, r"\langle ", r"\rangle ")


@TEX.entry(tree.Kronecker)
def _kronecker(writer: Latex, piece: tree.Kronecker) -> Set:
    left, right = writer.held(piece.left, POWER), writer.held(piece.right, POWER)
    return Set(rf"{left.tex} \otimes {right.tex}", max(left.tall, right.tall))


@TEX.entry(tree.Bracketed)
def _bracketed(writer: Latex, piece: tree.Bracketed) -> Set:
    return writer.bracketed(writer.inside.write(piece.body))


@TEX.entry(tree.Norm)
def _norm(writer: Latex, piece: tree.Norm) -> Set:
    return writer.norm(piece)


@TEX.entry(tree.Gradient)
def _gradient(writer: Latex, piece: tree.Gradient) -> Set:
    held = writer.held(piece.body, POWER)
    order = "^{2}" if piece.order == 2 else ""
    return Set(rf"\nabla{order}_{{{writer.write(piece.by).tex}}} {held.tex}", held.tall)


@TEX.entry(tree.Jacobian)
def _jacobian(writer: Latex, piece: tree.Jacobian) -> Set:
    return writer.jacobian(piece)


@TEX.entry(tree.Subscript)
def _subscript(writer: Latex, piece: tree.Subscript) -> Set:
    held = writer.held(piece.base, ATOM)
    return Set(subscripted(piece.base, held.tex, piece.indices), held.tall)


@TEX.entry(tree.Big)
def _big(writer: Latex, piece: tree.Big) -> Set:
    return writer.big(piece)


@TEX.entry(tree.Extreme)
def _extreme(writer: Latex, piece: tree.Extreme) -> Set:
    return Set(f"{OPERATORS[piece.operator]} {writer.held(piece.vector, ATOM).tex}")


@TEX.entry(tree.Derivative)
def _derivative(writer: Latex, piece: tree.Derivative) -> Set:
    return writer.derivative(piece.body, piece.by)


@TEX.entry(tree.Listed)
def _listed(writer: Latex, piece: tree.Listed) -> Set:
    return writer.bracketed(Set(writer.inside.comma(piece.values)))


@TEX.entry(tree.Mapping)
def _mapping(writer: Latex, piece: tree.Mapping) -> Set:
    return writer.bracketed(
        Set(rf"{','.join(map(bound, piece.indices))} \mapsto {writer.inside.write(piece.body).tex}")
    )


@TEX.entry(tree.Componentwise)
def _componentwise(writer: Latex, piece: tree.Componentwise) -> Set:
    return writer.write(piece.body)


@TEX.entry(tree.Component)
def _component(writer: Latex, piece: tree.Component) -> Set:
    return writer.write(piece.vector)


@TEX.entry(tree.Use)
def _use(writer: Latex, piece: tree.Use) -> Set:
    return Set(writer.used(piece))


@TEX.entry(tree.Value)
def _value(writer: Latex, piece: tree.Value) -> Set:
    order, name = len(piece.slots), writer.write(piece.name).tex
    if piece.gradient and order:
        name = rf"\nabla{f'^{{{order}}}' if order > 1 else ''} {name}"
    elif len(piece.arguments) == 1:
        name += "'" * order if order < 4 else f"^{{({order})}}"
    else:
        name = "".join([rf"\partial_{{{slot + 1}}} " for slot in piece.slots]) + name
    held = writer.bracketed(Set(writer.inside.comma(piece.arguments)))
    return Set(name + held.tex, held.tall)


@TEX.rest({"an operator says where its index is written; see `bound`": (tree.Binding, tree.Ranging)})
def _alone(writer: Latex, piece: Notation) -> Set:
    raise TypeError(f"no LaTeX for {type(piece).__name__}")


def _has_bars_beside(piece: Notation) -> bool:
    """Whether a factor in bars stands beside another one: in bars, |a|b|c| would be read otherwise."""
    if isinstance(piece, tree.Product) and len(piece.factors) > 1:
        return any([isinstance(factor, tree.Bars) for factor in piece.factors])
    return any(map(_has_bars_beside, piece.parts()))
