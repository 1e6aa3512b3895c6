"""Terms and statements as a line of text, in the order and with the letters of their author."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

from ..terms.kept import kept_of
from ..terms.node import Node
from ..terms.statement import RELATION
from ..terms.table import Table
from . import tree
from .build import notation
from .names import printed
from .tree import ADD, ATOM, POWER, PRODUCT, Notation

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_LOOSE: dict[type[Notation], int] = {
    tree.Addition: ADD,
    tree.Negative: ADD,
    tree.Product: PRODUCT,
    tree.Fraction: PRODUCT,
    tree.Kronecker: PRODUCT,
    tree.Extreme: PRODUCT,
    tree.Gradient: PRODUCT,
    tree.Jacobian: PRODUCT,
    tree.Power: POWER,
    tree.Transposed: POWER,
    tree.Inverse: POWER,
}


@kept_of
def text(node: Node) -> str:
    """One line: `D(p_i, x_j) = p_i·(δ_ij - p_j)`."""
    return _line(notation(node))


def _tight(piece: Notation) -> int:
    match piece:
        case tree.Componentwise(_, held) | tree.Component(held):
            return _tight(held)
    return _LOOSE.get(type(piece), ATOM)


def _held(piece: Notation, tightness: int) -> str:
    return _line(piece) if _tight(piece) >= tightness else f"({_line(piece)})"


def _comma(pieces: Iterable[Notation]) -> str:
    return ", ".join(map(_line, pieces))


LINE: Table[Callable[[Any], str]] = Table("a piece of notation as a line of text", Notation)


_MARKED: ContextVar[frozenset[int]] = ContextVar("the pieces that are marked, by identity", default=frozenset())
_FROM, _TO = "\ue000\ue001"
"""Stand around what is marked, until their places are known."""


def line(piece: Notation) -> str:
    """A piece of notation as a line of text."""
    return _line(piece)


def marked(piece: Notation, ids: frozenset[int]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The same, and from where to where the pieces with these identities stand."""
    token = _MARKED.set(ids)
    written = _line(piece)
    _MARKED.reset(token)
    plain, starts, marks = "", [], []
    for letter in written:
        if letter == _FROM:
            starts.append(len(plain))
        elif letter == _TO:
            marks.append((starts.pop(), len(plain)))
        else:
            plain += letter
    return plain, tuple(marks)


def _line(piece: Notation) -> str:
    written = LINE[type(piece)](piece)
    return f"{_FROM}{written}{_TO}" if id(piece) in _MARKED.get() else written


# ── leaves and arithmetic ─────────────────────────────────────────────────────


@LINE.entry(tree.Name)
def _name(piece: tree.Name) -> str:
    return printed(piece.name)


@LINE.entry(tree.Number)
def _number(piece: tree.Number) -> str:
    return str(piece.value)


@LINE.entry(tree.Symbol)
def _symbol(piece: tree.Symbol) -> str:
    return piece.sign


@LINE.entry(tree.Negative)
def _negative(piece: tree.Negative) -> str:
    return f"-{_held(piece.body, PRODUCT)}"


@LINE.entry(tree.Addition)
def _sum(piece: tree.Addition) -> str:
    (lead, first), *rest = [("-" if minus else "+", term) for minus, term in piece.terms]
    return _signed(lead.strip("+"), first) + "".join([f" {_signed(sign + ' ', term)}" for sign, term in rest])


def _signed(sign: str, term: Notation) -> str:
    """A term behind its sign, which is marked if the term is."""
    held = _held(term, PRODUCT)
    whole = id(term) in _MARKED.get() and held.startswith(_FROM)
    return f"{_FROM}{sign}{held[1:]}" if whole else sign + held


@LINE.entry(tree.Product)
def _product(piece: tree.Product) -> str:
    held = [_held(factor, PRODUCT if len(piece.factors) == 1 else POWER) for factor in piece.factors]
    signs = ["∘" if place in piece.circled else "·" for place in range(1, len(held))]
    return "".join([held[0], *[sign + factor for sign, factor in zip(signs, held[1:], strict=True)]])


@LINE.entry(tree.Fraction)
def _fraction(piece: tree.Fraction) -> str:
    over = _line(piece.top) if isinstance(piece.top, tree.Product) else _held(piece.top, POWER)
    return f"{over}/{_held(piece.bottom, POWER)}"


@LINE.entry(tree.Power)
def _power(piece: tree.Power) -> str:
    base = _held(piece.base, ATOM)
    if isinstance(piece.exponent, tree.Number):
        return base + str(piece.exponent.value).translate(_RAISED)
    return f"{base}^{_held(piece.exponent, ATOM)}"


@LINE.entry(tree.Root)
def _root(piece: tree.Root) -> str:
    return f"sqrt({_line(piece.body)})"


@LINE.entry(tree.Exponential)
def _exponential(piece: tree.Exponential) -> str:
    return f"exp({_line(piece.exponent)})"


@LINE.entry(tree.Bars)
def _bars(piece: tree.Bars) -> str:
    return f"|{_line(piece.body)}|"


@LINE.entry(tree.Application)
def _application(piece: tree.Application) -> str:
    return f"{piece.function}({_comma(piece.arguments)})"


# ── vectors and matrices ──────────────────────────────────────────────────────


@LINE.entry(tree.Transposed)
def _transposed(piece: tree.Transposed) -> str:
    return f"{_held(piece.body, ATOM)}ᵀ"


@LINE.entry(tree.Inverse)
def _inverse(piece: tree.Inverse) -> str:
    return f"{_held(piece.body, ATOM)}⁻¹"


@LINE.entry(tree.Inner)
def _inner(piece: tree.Inner) -> str:
    return f"⟨{_line(piece.left)}, {_line(piece.right)}⟩"


@LINE.entry(tree.Kronecker)
def _kronecker(piece: tree.Kronecker) -> str:
    return f"{_held(piece.left, POWER)} ⊗ {_held(piece.right, POWER)}"


@LINE.entry(tree.Bracketed)
def _bracketed(piece: tree.Bracketed) -> str:
    return f"({_line(piece.body)})"


@LINE.entry(tree.Norm)
def _norm(piece: tree.Norm) -> str:
    return f"‖{_line(piece.body)}‖" + ("_F" if piece.of_matrix else "")


@LINE.entry(tree.Gradient)
def _gradient(piece: tree.Gradient) -> str:
    order = "²" if piece.order == 2 else ""
    return f"∇{order}_{_line(piece.by)} {_held(piece.body, POWER)}"


@LINE.entry(tree.Jacobian)
def _jacobian(piece: tree.Jacobian) -> str:
    return f"∂{_held(piece.body, ATOM)}/∂{_line(piece.by)}"


# ── indices, and what binds them ──────────────────────────────────────────────


@LINE.entry(tree.Subscript)
def _subscripted(piece: tree.Subscript) -> str:
    return f"{_held(piece.base, ATOM)}_{_subscript(piece.indices)}"


def _subscript(indices: tuple[Notation, ...]) -> str:
    pieces = [_line(index) for index in indices]
    if all([len(piece.rstrip("′")) == 1 for piece in pieces]):
        return "".join(pieces)
    return pieces[0] if len(pieces) == 1 and pieces[0].isalnum() else f"{{{','.join(pieces)}}}"


@LINE.entry(tree.Binding)
def _binding(piece: tree.Binding) -> str:
    return _line(piece.letter) + ("" if piece.apparent else f" = 1…{_line(piece.size)}")


@LINE.entry(tree.Big)
def _big(piece: tree.Big) -> str:
    index = piece.index
    left_out = f" ≠ {_comma(piece.omitted)}" if piece.omitted else ""
    left_out = left_out if index.apparent or not piece.omitted else f", {_line(index.letter)}{left_out}"
    return f"{piece.operator}({_line(piece.body)}, {_line(index)}{left_out})"


@LINE.entry(tree.Extreme)
def _extreme(piece: tree.Extreme) -> str:
    return f"{piece.operator} {_held(piece.vector, ATOM)}"


@LINE.entry(tree.Derivative)
def _derivative(piece: tree.Derivative) -> str:
    return f"D({_line(piece.body)}, {_line(piece.by)})"


@LINE.entry(tree.Listed)
def _listed(piece: tree.Listed) -> str:
    return f"({_comma(piece.values)})"


@LINE.entry(tree.Mapping)
def _mapping(piece: tree.Mapping) -> str:
    return f"({','.join(map(_line, piece.indices))} ↦ {_line(piece.body)})"


@LINE.entry(tree.Componentwise)
def _componentwise(piece: tree.Componentwise) -> str:
    return _line(piece.body)


@LINE.entry(tree.Component)
def _component(piece: tree.Component) -> str:
    return _line(piece.vector)


@LINE.entry(tree.Use)
def _use(piece: tree.Use) -> str:
    out = _line(piece.name)
    if piece.changed:
        out += f"[{', '.join([f'{_line(name)}:={_line(image)}' for name, image in piece.changed])}]"
    if piece.arguments:
        out += f"({_comma(piece.arguments)})"
    return f"{out}_{_subscript(piece.indices)}" if piece.indices else out


@LINE.entry(tree.Value)
def _value(piece: tree.Value) -> str:
    order, name = len(piece.slots), _line(piece.name)
    if piece.gradient and order:
        name = f"∇{str(order).translate(_RAISED) if order > 1 else ''}{name}"
    elif len(piece.arguments) == 1:
        name += "′″‴"[order - 1 : order] if order < 4 else f"⁽{str(order).translate(_RAISED)}⁾"
    else:
        name = "".join([f"∂{str(slot + 1).translate(_LOWERED)}" for slot in piece.slots]) + name
    return f"{name}({_comma(piece.arguments)})"


# ── statements ────────────────────────────────────────────────────────────────


@LINE.entry(tree.Relation)
def _relation(piece: tree.Relation) -> str:
    return f"{_line(piece.left)} {piece.sign} {_line(piece.right)}"


@LINE.entry(tree.Ranging)
def _ranging(piece: tree.Ranging) -> str:
    power = " × ".join(map(_line, piece.sizes))
    if len(piece.sizes) > 1:
        power = f"({power})"
    within = f"∈ ℝ^{power}" if power else f"{RELATION[piece.signs]} 0" if piece.signs in RELATION else "∈ ℝ"
    return f"{_line(piece.letter)} {within}"


@LINE.entry(tree.ForEvery)
def _for_every(piece: tree.ForEvery) -> str:
    every, body = f"for all {_comma(piece.indices)}", _line(piece.body)
    return f"{body} {every}" if isinstance(piece.body, tree.Relation) else f"{every}: {body}"


@LINE.entry(tree.Limit)
def _limit(piece: tree.Limit) -> str:
    toward = piece.toward if isinstance(piece.toward, str) else _held(piece.toward, ATOM if piece.side else ADD)
    goes = f"{_line(piece.variable)} → {toward}{piece.side}"
    return f"{_line(piece.body)} → {_line(piece.target)} as {goes}"


@LINE.entry(tree.Together)
def _together(piece: tree.Together) -> str:
    return " and ".join(map(_part, piece.members)) or "true"


@LINE.entry(tree.Conditional)
def _conditional(piece: tree.Conditional) -> str:
    return f"{_part(piece.condition)} ⇒ {_part(piece.then)}"


@LINE.entry(tree.Equivalence)
def _equivalence(piece: tree.Equivalence) -> str:
    return f"{_part(piece.left)} ⇔ {_part(piece.right)}"


def _part(piece: Notation) -> str:
    return _line(piece) if isinstance(piece, tree.Relation) else f"({_line(piece)})"
