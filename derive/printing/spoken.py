"""Notation in words, for whoever hears a formula: "the sum over k of e to the x sub k"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..terms.statement import INFINITY, RELATION
from ..terms.table import Table
from ..terms.term import MAX, MIN, PROD, SUM
from . import tree
from .latex import PLAIN
from .names import PRIME, printed
from .tree import ATOM, POWER, PRODUCT, Notation

SPOKEN: Table[Callable[[Any], str]] = Table("a piece of notation in words", Notation)

_RELATIONS = {
    **{"=": "equals", "≠": "is not", "<": "is less than", ">": "is greater than"},
    **{"≤": "is at most", "≥": "is at least", "≃": "is the same as"},
}
_BIG = {SUM: "the sum", PROD: "the product", MAX: "the maximum", MIN: "the minimum"}
_SIGNS = {"π": "pi", "δ": "delta", ":": "all"}
_TIMES = {2: "second", 3: "third"}


def spoken(piece: Notation) -> str:
    """A piece of notation in words."""
    return SPOKEN[type(piece)](piece)


def _held(piece: Notation, tightness: int = POWER) -> str:
    """A piece; "open bracket … close bracket" if it is looser than its place."""
    said = spoken(piece)
    return said if PLAIN.tight(piece) >= tightness else f"open bracket {said} close bracket"


def _listed(pieces: Iterable[Notation]) -> str:
    return ", ".join(map(spoken, pieces))


# ── leaves and arithmetic ─────────────────────────────────────────────────────


@SPOKEN.entry(tree.Name)
def _name(piece: tree.Name) -> str:
    stem = piece.name.rstrip(PRIME)
    return printed(stem) + " prime" * (len(piece.name) - len(stem))


@SPOKEN.entry(tree.Number)
def _number(piece: tree.Number) -> str:
    return str(piece.value)


@SPOKEN.entry(tree.Symbol)
def _symbol(piece: tree.Symbol) -> str:
    return _SIGNS.get(piece.sign, piece.sign)


@SPOKEN.entry(tree.Negative)
def _negative(piece: tree.Negative) -> str:
    return f"minus {_held(piece.body, PRODUCT)}"


@SPOKEN.entry(tree.Addition)
def _sum(piece: tree.Addition) -> str:
    out = ""
    for minus, term in piece.terms:
        sign = "minus " if minus else "plus " if out else ""
        out += f"{' ' if out else ''}{sign}{_held(term, PRODUCT)}"
    return out


@SPOKEN.entry(tree.Product)
def _product(piece: tree.Product) -> str:
    out = ""
    for place, factor in enumerate(piece.factors):
        between = " times each " if place in piece.circled else " times "
        out += (between if place else "") + _held(factor, POWER if place < len(piece.factors) - 1 else PRODUCT)
    return out


@SPOKEN.entry(tree.Fraction)
def _fraction(piece: tree.Fraction) -> str:
    return f"{_held(piece.top)} over {_held(piece.bottom)}"


@SPOKEN.entry(tree.Power)
def _power(piece: tree.Power) -> str:
    base = _held(piece.base, ATOM)
    match piece.exponent:
        case tree.Number(2):
            return f"{base} squared"
        case tree.Number(3):
            return f"{base} cubed"
    return f"{base} to the {_held(piece.exponent)}"


@SPOKEN.entry(tree.Root)
def _root(piece: tree.Root) -> str:
    return f"the square root of {_held(piece.body, ATOM)}"


@SPOKEN.entry(tree.Exponential)
def _exponential(piece: tree.Exponential) -> str:
    return f"e to the {_held(piece.exponent)}"


@SPOKEN.entry(tree.Bars)
def _bars(piece: tree.Bars) -> str:
    return f"the absolute value of {_held(piece.body, ATOM)}"


@SPOKEN.entry(tree.Application)
def _application(piece: tree.Application) -> str:
    return f"{piece.function} of {_arguments(piece.arguments)}"


def _arguments(arguments: tuple[Notation, ...]) -> str:
    if len(arguments) == 1:
        return _held(arguments[0], ATOM)
    return f"open bracket {_listed(arguments)} close bracket"


# ── vectors and matrices ──────────────────────────────────────────────────────


@SPOKEN.entry(tree.Transposed)
def _transposed(piece: tree.Transposed) -> str:
    return f"{_held(piece.body, ATOM)} transposed"


@SPOKEN.entry(tree.Inverse)
def _inverse(piece: tree.Inverse) -> str:
    return f"{_held(piece.body, ATOM)} inverse"


@SPOKEN.entry(tree.Inner)
def _inner(piece: tree.Inner) -> str:
    return f"the inner product of {_held(piece.left, ATOM)} and {_held(piece.right, ATOM)}"


@SPOKEN.entry(tree.Kronecker)
def _kronecker(piece: tree.Kronecker) -> str:
    return f"{_held(piece.left)} Kronecker {_held(piece.right)}"


@SPOKEN.entry(tree.Bracketed)
def _bracketed(piece: tree.Bracketed) -> str:
    return f"open bracket {spoken(piece.body)} close bracket"


@SPOKEN.entry(tree.Norm)
def _norm(piece: tree.Norm) -> str:
    return f"the {'Frobenius ' if piece.of_matrix else ''}norm of {_held(piece.body, ATOM)}"


@SPOKEN.entry(tree.Gradient)
def _gradient(piece: tree.Gradient) -> str:
    what = "the Hessian" if piece.order == 2 else "the gradient"
    return f"{what} by {spoken(piece.by)} of {_held(piece.body)}"


@SPOKEN.entry(tree.Jacobian)
def _jacobian(piece: tree.Jacobian) -> str:
    return f"the derivative of {_held(piece.body)} by {spoken(piece.by)}"


# ── indices, and what binds them ──────────────────────────────────────────────


@SPOKEN.entry(tree.Subscript)
def _subscript(piece: tree.Subscript) -> str:
    return f"{_held(piece.base, ATOM)} sub {_indices(piece.indices)}"


def _indices(indices: tuple[Notation, ...]) -> str:
    return " ".join([_held(index, ATOM) for index in indices])


@SPOKEN.entry(tree.Binding)
def _binding(piece: tree.Binding) -> str:
    return spoken(piece.letter) + ("" if piece.apparent else f" from 1 to {spoken(piece.size)}")


@SPOKEN.entry(tree.Big)
def _big(piece: tree.Big) -> str:
    but = f" but {_listed(piece.omitted)}" if piece.omitted else ""
    return f"{_BIG[piece.operator]} over {spoken(piece.index)}{but} of {_held(piece.body, PRODUCT)}"


@SPOKEN.entry(tree.Extreme)
def _extreme(piece: tree.Extreme) -> str:
    return f"{piece.operator} of {_held(piece.vector, ATOM)}"


@SPOKEN.entry(tree.Derivative)
def _derivative(piece: tree.Derivative) -> str:
    return f"the derivative by {spoken(piece.by)} of {_held(piece.body)}"


@SPOKEN.entry(tree.Listed)
def _list(piece: tree.Listed) -> str:
    return f"open bracket {_listed(piece.values)} close bracket"


@SPOKEN.entry(tree.Mapping)
def _mapping(piece: tree.Mapping) -> str:
    return f"open bracket {_listed(piece.indices)} maps to {spoken(piece.body)} close bracket"


@SPOKEN.entry(tree.Componentwise)
def _componentwise(piece: tree.Componentwise) -> str:
    return spoken(piece.body)


@SPOKEN.entry(tree.Component)
def _component(piece: tree.Component) -> str:
    return spoken(piece.vector)


@SPOKEN.entry(tree.Use)
def _use(piece: tree.Use) -> str:
    out = spoken(piece.name)
    if piece.changed:
        out += " with " + ", ".join([f"{spoken(name)} for {_held(image)}" for name, image in piece.changed])
    if piece.arguments:
        out += f" of {_arguments(piece.arguments)}"
    return f"{out} sub {_indices(piece.indices)}" if piece.indices else out


@SPOKEN.entry(tree.Value)
def _value(piece: tree.Value) -> str:
    order, name = len(piece.slots), spoken(piece.name)
    if piece.gradient and order:
        name = f"the {'gradient' if order == 1 else 'Hessian' if order == 2 else f'derivative {order}'} of {name}"
    elif order and len(piece.arguments) == 1:
        name = f"the {_TIMES.get(order, '' if order == 1 else f'{order}th')} derivative of {name}".replace("  ", " ")
    elif order:
        slots = " and ".join([str(slot + 1) for slot in piece.slots])
        name = f"the derivative by argument {slots} of {name}"
    return f"{name} {'at' if order else 'of'} {_arguments(piece.arguments)}"


# ── statements ────────────────────────────────────────────────────────────────


@SPOKEN.entry(tree.Relation)
def _relation(piece: tree.Relation) -> str:
    return f"{spoken(piece.left)} {_RELATIONS[piece.sign]} {spoken(piece.right)}"


@SPOKEN.entry(tree.Ranging)
def _ranging(piece: tree.Ranging) -> str:
    if piece.signs in RELATION:
        return f"{spoken(piece.letter)} {_RELATIONS[RELATION[piece.signs]].removeprefix('is ')} 0"
    power = f" to the {' by '.join(map(spoken, piece.sizes))}" if piece.sizes else ""
    return f"{spoken(piece.letter)} in the reals{power}"


@SPOKEN.entry(tree.ForEvery)
def _for_every(piece: tree.ForEvery) -> str:
    return f"for all {_listed(piece.indices)}: {spoken(piece.body)}"


@SPOKEN.entry(tree.Limit)
def _limit(piece: tree.Limit) -> str:
    said = piece.toward if isinstance(piece.toward, str) else spoken(piece.toward)
    place = said.replace(INFINITY, "infinity").replace("-", "minus ")
    side = {"+": " from above", "-": " from below"}.get(piece.side, "")
    return f"{spoken(piece.body)} tends to {spoken(piece.target)} as {spoken(piece.variable)} tends to {place}{side}"


@SPOKEN.entry(tree.Together)
def _together(piece: tree.Together) -> str:
    return ", and ".join(map(spoken, piece.members)) or "what is always true"


@SPOKEN.entry(tree.Conditional)
def _conditional(piece: tree.Conditional) -> str:
    return f"if {spoken(piece.condition)}, then {spoken(piece.then)}"


@SPOKEN.entry(tree.Equivalence)
def _equivalence(piece: tree.Equivalence) -> str:
    return f"{spoken(piece.left)}, if and only if {spoken(piece.right)}"
