"""Statements and declarations as sentences with formulas in them."""

from __future__ import annotations

from collections.abc import Iterable

from ..page import MATH, TEXT, Piece, Words
from ..terms import layout
from ..terms.definition import Definition
from ..terms.display import display, lettered, related
from ..terms.latex import letter
from ..terms.node import Node, Term
from ..terms.statement import INFINITY, NE, RELATION, And, ForAll, Iff, Implies, Prop, Rel, Same, Tends
from ..terms.term import NEG, POS, Dim, Index, Scalar, Size, Variable, Vector

Stretch = list[Piece]


def math(tex: str) -> Piece:
    """A formula."""
    return MATH, tex


def say(text: str) -> Piece:
    """Plain text."""
    return TEXT, text


def joined(parts: Iterable[Words], last: str = " and ") -> Words:
    """a, b and c."""
    listed = list(parts)
    out: Stretch = []
    for place, part in enumerate(listed):
        if place:
            out.append(say(last if place == len(listed) - 1 else ", "))
        out += part
    return tuple(out)


# ── statements ────────────────────────────────────────────────────────────────


def sentence(node: Node) -> Words:
    """A statement as it is read out: x_i < x_k for every i ≠ k. A term is its formula."""
    return _sentence(node) if isinstance(node, Prop) else (math(display(node)),)  # type: ignore[arg-type]


def _sentence(prop: Prop) -> Words:
    match prop:
        case Rel():
            shown = lettered(prop)
            return (math(related(shown.name, shown.left, shown.right)),)
        case Same(left, right):
            return (math(rf"{display(left)} \simeq {display(right)}"),)
        case ForAll():
            return _for_every(prop)
        case Tends(toward, _, target, _):
            (variable,), body = layout.open_binder(prop)
            limit = rf"{display(body)} \drvbreakrel{{\longrightarrow}} {display(target)}"
            return math(limit), say(" as "), math(_tending(letter(variable.name), toward, prop))
        case And(members):
            return joined(map(_sentence, members))
        case Implies(given, then):
            return (*_sentence(then), say(" wherever "), *_sentence(given))
        case Iff(left, right):
            return (*_sentence(left), say(" if and only if "), *_sentence(right))
    raise TypeError(f"{type(prop).__name__} is no statement")


def _tending(moving: str, toward: str, prop: Tends) -> str:
    if toward == INFINITY:
        return rf"{moving} \to \infty"
    arrow = {POS: r"\downarrow", NEG: r"\uparrow"}.get(prop.signs & (POS | NEG), r"\to")
    return f"{moving} {arrow} 0"


def _for_every(prop: ForAll) -> Words:
    indices, body = layout.every_index(prop)
    letters = ", ".join(letter(i.name) for i in indices)
    match body:
        case Implies(Rel(name, left, right) as given, then) if isinstance(left, Index) and len(indices) == 1:
            if name == NE and left == indices[0]:
                return (*_sentence(then), say(" for every "), math(rf"{letters} \ne {display(right)}"))
            return (*_sentence(then), say(" for every "), math(letters), say(" with "), *_sentence(given))
    every = " for every " if len(indices) == 1 else " for all "
    return (*_sentence(body), say(every), math(letters))


# ── declarations ──────────────────────────────────────────────────────────────


def declared(variables: Iterable[Variable]) -> tuple[Words, ...]:
    """`n ≥ 2` is an integer, `x, b ∈ ℝⁿ`, `i, j ∈ {1, …, n}`: those of one kind together."""
    listed = sorted(variables, key=lambda v: v.name)
    dims = [v for v in listed if isinstance(v, Dim)]
    out: list[Words] = []
    if dims:
        bounds = joined([(math(rf"{letter(v.name)} \ge {v.at_least}"),) for v in dims])
        out.append((*bounds, say(" be an integer" if len(dims) == 1 else " be integers")))
    grouped: dict[str, list[str]] = {}
    for kind in (Vector, Scalar, Index):
        for variable in listed:
            if isinstance(variable, kind):
                grouped.setdefault(_range(variable), []).append(letter(variable.name))
    out += [(math(f"{', '.join(letters)} {where}"),) for where, letters in grouped.items()]
    return tuple(out)


def _range(variable: Vector | Scalar | Index) -> str:
    match variable:
        case Vector(_, shape):
            power = r" \times ".join(map(_size, shape))
            return rf"\in \mathbb{{R}}^{{{power}}}"
        case Index(_, size):
            return rf"\in \{{1, \dots, {_size(size)}\}}"
    sign = RELATION.get(variable.signs)
    return r"\in \mathbb{R}" if sign is None else {"≠": r"\ne", "≥": r"\ge", "≤": r"\le"}.get(sign, sign) + " 0"


def _size(size: Size) -> str:
    return display(size)


def definition(defined: Definition) -> str:
    """`p_i = e^{x_i}/Z`."""
    call: Term = defined.call({})
    return f"{display(call)} = {display(defined.body)}"
