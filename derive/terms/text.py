"""Terms and statements as a line of text, in the order and with the letters of their author."""

from __future__ import annotations

from fractions import Fraction

from . import layout
from .node import Bound, Node, Term
from .statement import ORIGIN, And, ForAll, Iff, Implies, Rel, Same, Tends
from .term import (
    NEG,
    POS,
    PROD,
    SUM,
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
)

ADD, PRODUCT, POWER, ATOM = range(4)
"""How tightly a piece of text holds together; looser pieces get brackets inside tighter ones."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONG = 12
"""A written-out vector shows so many components, then an ellipsis."""


def text(node: Node) -> str:
    """One line: `D(p_i, x_j) = p_i·(δ_ij - p_j)`."""
    return _bare(layout.distinct(node))


def _bare(node: Node) -> str:
    return _text(node)[0]


_GREEK_NAMES = (
    "alpha beta gamma epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega "
    "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
_GREEK = dict(zip(_GREEK_NAMES.split(), "αβγεζηθικλμνξρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ", strict=True))


def printed(name: str) -> str:
    """A declared name as it is printed: alpha as α."""
    stem = name.rstrip("′")
    return _GREEK.get(stem, stem) + name[len(stem) :]


def _text(node: Node) -> tuple[str, int]:
    match node:
        case Num(value):
            return _number(value)
        case Pi():
            return "π", ATOM
        case Dim(name) | Scalar(name) | Index(name) | Vector(name):
            return printed(name), ATOM
        case Bound(level):
            return f"#{level}", ATOM
        case Lit(position):
            return str(position), ATOM
        case At(vector, indices):
            return f"{_held(vector, ATOM)}_{_subscript(indices)}", ATOM
        case Delta(left, right):
            return f"δ_{_subscript((left, right))}", ATOM
        case ArgMax(vector):
            return f"argmax {_held(vector, ATOM)}", PRODUCT
        case Lam() | Tup():
            return _vector(node)
        case Add():
            return _sum(node), ADD
        case Mul():
            return _product(node)
        case Pow(base, exponent):
            return _power(base, exponent)
        case Fn("abs", (argument,)):
            return f"|{_bare(argument)}|", ATOM
        case Fn(name, args):
            return f"{name}({', '.join(map(_bare, args))})", ATOM
        case Reduce():
            return _reduce(node)
        case Deriv(body, var):
            return f"D({_bare(body)}, {_bare(var)})", ATOM
        case Call():
            return _call(node), ATOM
    return _statement(node), ADD


def _held(node: Node, tightness: int) -> str:
    piece, own = _text(node)
    return piece if own >= tightness else f"({piece})"


def _number(value: Fraction) -> tuple[str, int]:
    return str(value), ADD if value < 0 else PRODUCT if value.denominator != 1 else ATOM


def _subscript(indices: tuple[Term, ...]) -> str:
    pieces = [_bare(index) for index in indices]
    if all(len(piece.rstrip("′")) == 1 for piece in pieces):
        return "".join(pieces)
    return pieces[0] if len(pieces) == 1 and pieces[0].isalnum() else f"{{{','.join(pieces)}}}"


def _vector(node: Term) -> tuple[str, int]:
    if isinstance(node, Tup):
        shown = [_bare(value) for value in node.values[:_LONG]]
        return f"({', '.join(shown)}{', …' if len(node.values) > _LONG else ''})", ATOM
    silent = layout.silent_body(node) if isinstance(node, Lam) else None
    if silent is not None:
        return _text(silent)
    indices, body = layout.open_binder(node)
    return f"({','.join(printed(i.name) for i in indices)} ↦ {_bare(body)})", ATOM


def _sum(node: Add) -> str:
    out = ""
    for minus, term in layout.addends(node):
        piece = _held(term, PRODUCT)
        out += f" {'-' if minus else '+'} {piece}" if out else ("-" if minus else "") + piece
    return out or "0"


def _product(node: Mul) -> tuple[str, int]:
    parts = layout.quotient(node)
    alone = len(parts.over) == 1 and not parts.under
    over = "·".join(_held(f, PRODUCT if alone else POWER) for f in parts.over) or "1"
    if parts.under:
        under = "·".join(_held(f, POWER) for f in parts.under)
        over = f"{over}/{under if len(parts.under) == 1 else f'({under})'}"
    return ("-" + over, ADD) if parts.minus else (over, PRODUCT)


def _power(base: Term, exponent: Term) -> tuple[str, int]:
    match exponent:
        case Num(value) if value == Fraction(1, 2):
            return f"sqrt({_bare(base)})", ATOM
        case Num(value) if value == -1:
            return f"1/{_held(base, POWER)}", PRODUCT
        case Num(value) if value >= 0 and value.denominator == 1:
            return _held(base, ATOM) + str(value).translate(_RAISED), POWER
    return f"{_held(base, ATOM)}^{_held(exponent, ATOM)}", POWER


def _reduce(node: Reduce) -> tuple[str, int]:
    (index,), body = layout.open_binder(node)
    if node.kind not in (SUM, PROD) and not node.omit and isinstance(body, At) and body.indices == (index,):
        return f"{node.kind.lower()} {_bare(body.vector)}", PRODUCT
    omitted = f" ≠ {', '.join(map(_bare, node.omit))}" if node.omit else ""
    return f"{node.kind}({_bare(body)}, {printed(index.name)}{omitted})", ATOM


def _call(node: Call) -> str:
    use = layout.named(node)
    out = printed(use.name)
    if use.changed:
        out += f"[{', '.join(f'{printed(p.name)}:={_bare(a)}' for p, a in use.changed)}]"
    if use.arguments:
        out += f"({', '.join(map(_bare, use.arguments))})"
    return f"{out}_{_subscript(use.indices)}" if use.indices else out


def _statement(node: Node) -> str:
    match node:
        case Rel(name, left, right):
            return f"{_bare(left)} {name} {_bare(right)}"
        case Same(left, right):
            return f"{_bare(left)} ≃ {_bare(right)}"
        case ForAll():
            indices, body = layout.every_index(node)
            names = ", ".join(printed(i.name) for i in indices)
            return f"{_bare(body)} for all {names}" if isinstance(body, Rel) else f"for all {names}: {_bare(body)}"
        case Tends(toward, _, target, _):
            (variable,), body = layout.open_binder(node)
            return f"{_bare(body)} → {_bare(target)} as {printed(variable.name)} → {toward}{_side(node.signs, toward)}"
        case And(members):
            return " and ".join(map(_bracketed, members))
        case Implies(given, then):
            return f"{_bracketed(given)} ⇒ {_bracketed(then)}"
        case Iff(left, right):
            return f"{_bracketed(left)} ⇔ {_bracketed(right)}"
    return repr(node)


def _side(signs: int, toward: str) -> str:
    """From which side a scalar tends to 0."""
    return "" if toward != ORIGIN else {POS: "+", NEG: "-"}.get(signs & (POS | NEG), "")


def _bracketed(node: Node) -> str:
    return _bare(node) if isinstance(node, Rel) else f"({_bare(node)})"
