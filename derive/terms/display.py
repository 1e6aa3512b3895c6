r"""Terms and relations in LaTeX that TeX may break where a mathematician would.

A penalty stands before every + and every relation, dearer the deeper it is
inside brackets; brackets have the size that their contents ask for, since
nothing can be broken between \left and \right. What is too wide to stand as a
fraction, a root or an exponent is given in a second form that can be broken.
The macros are those of derive.sty, which measures and chooses.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from . import layout
from .latex import LONG, NAMED, OPERATORS, RELATIONS, escaped, letter, subscript
from .leaf import Dim, Index, Lit, Num, Pi, Scalar, Vector
from .node import Bound, Node, Term, free
from .term import MAX, MIN, Add, ArgMax, At, Call, Delta, Deriv, Fn, Lam, Mul, Pow, Reduce, Tup
from .text import ADD, ATOM, POWER, PRODUCT

_BREAKS = (r"\drvbreak ", r"\drvbreakin ", r"\drvbreakdeep ")
_TALLEST = 3
_SHORT = 24
"""An exponent of so few characters of LaTeX is never too wide."""


class _Set(NamedTuple):
    """A piece of LaTeX: how tightly it holds together, and how tall it is, from 0 for a letter to 3 for a sum."""

    tex: str
    tight: int = ATOM
    tall: int = 0


class _Place(NamedTuple):
    """Where a piece stands: how deep inside brackets, and whether in an exponent, where nothing is stacked."""

    depth: int = 0
    raised: bool = False
    stacked: bool = False
    """Above or below the bar of a fraction, where everything is smaller."""

    @property
    def inside(self) -> _Place:
        return _Place(self.depth + 1, self.raised, self.stacked)

    @property
    def mark(self) -> str:
        """What stands before an operator."""
        return "" if self.raised else _BREAKS[min(self.depth, len(_BREAKS) - 1)]


_OUTSIDE, _RAISED = _Place(), _Place(raised=True)


def display(term: Term) -> str:
    """One term, without dollar signs."""
    return _set(lettered(term), _OUTSIDE).tex


def lettered(node: Any) -> Any:
    """The same node with letters for its bound indices that none of its free indices has."""
    return layout.distinct(node, frozenset([v.name for v in free(node) if isinstance(v, Index)]))


def relation(name: str) -> str:
    """A relation symbol of the terms."""
    return RELATIONS[name]


def related(name: str, left: Term, right: Term) -> str:
    """left R right, with the dearest line end before the relation left to TeX."""
    return rf"{_set(left, _OUTSIDE).tex} \drvbreakrel{{{RELATIONS[name]}}} {_set(right, _OUTSIDE).tex}"


def _set(node: Node, at: _Place) -> _Set:
    match node:
        case Num():
            return _number(node, at)
        case Pi():
            return _Set(r"\pi")
        case Dim(name) | Scalar(name) | Index(name) | Vector(name):
            return _Set(letter(name))
        case Bound(level):
            return _Set(rf"\#{level}")
        case Lit(position):
            return _Set(str(position))
        case At(vector, indices):
            held = _held(vector, ATOM, at)
            return _Set(f"{held.tex}_{{{subscript(indices)}}}", ATOM, held.tall)
        case Delta(left, right):
            return _Set(rf"\delta_{{{subscript((left, right))}}}")
        case ArgMax(vector):
            return _Set(rf"\operatorname{{argmax}} {_held(vector, ATOM, at).tex}", PRODUCT)
        case Lam() | Tup():
            return _vector(node, at)
        case Add():
            return _sum(node, at)
        case Mul():
            return _product(node, at)
        case Pow(base, exponent):
            return _power(base, exponent, at)
        case Fn():
            return _function(node, at)
        case Reduce():
            return _reduce(node, at)
        case Deriv():
            return _derivative(node, at)
        case Call():
            return _call(node, at)
    raise TypeError(f"{type(node).__name__} is no term")


# ── brackets and fractions ────────────────────────────────────────────────────


def _held(node: Node, tightness: int, at: _Place) -> _Set:
    if isinstance(node, Add):
        return _bracketed(_set(node, at.inside), at) if tightness > ADD else _set(node, at)
    piece = _set(node, at)
    return piece if piece.tight >= tightness else _bracketed(_set(node, at.inside), at)


def _bracketed(piece: _Set, at: _Place, left: str = "(", right: str = ")") -> _Set:
    if at.raised:
        return _Set(f"{left}{piece.tex}{right}", ATOM, piece.tall)
    if not piece.tall:
        return _Set(f"{left}{piece.tex}{right}", ATOM)
    return _Set(rf"\drvopen{piece.tall}{left}{piece.tex}\drvclose{piece.tall}{right}", ATOM, piece.tall)


def _over(top: Term, bottom: Term, at: _Place) -> _Set:
    """A fraction: stacked where it fits, else with a slash."""
    if at.raised:
        return _Set(f"{_held(top, PRODUCT, at).tex}/{_held(bottom, POWER, at).tex}", PRODUCT)
    small = _Place(at.depth + 1, at.raised, True)
    over, under = _set(top, small), _set(bottom, small)
    slashed = rf"{{{_held(top, PRODUCT, at.inside).tex}}}{{{_held(bottom, POWER, at.inside).tex}}}"
    tall = 1 if at.stacked else 2 if max(over.tall, under.tall) < 1 else _TALLEST
    return _Set(rf"\drvfrac{{{over.tex}}}{{{under.tex}}}{slashed}", PRODUCT, tall)


def _number(node: Num, at: _Place) -> _Set:
    value = node.value
    if value.denominator == 1:
        return _Set(str(value), ADD if value < 0 else ATOM)
    if at.raised:
        return _Set(str(value), ADD if value < 0 else PRODUCT)
    fraction = r"\drvfrac" + f"{{{abs(value.numerator)}}}{{{value.denominator}}}" * 2
    return _Set("-" + fraction, ADD, 2) if value < 0 else _Set(fraction, PRODUCT, 2)


# ── arithmetic ────────────────────────────────────────────────────────────────


def _sum(node: Add, at: _Place) -> _Set:
    out, tall = "", 0
    for minus, term in layout.addends(node):
        piece = _held(term, PRODUCT, at)
        sign = "-" if minus else "+"
        out += f" {at.mark}{sign} {piece.tex}" if out else ("-" if minus else "") + piece.tex
        tall = max(tall, piece.tall)
    return _Set(out or "0", ADD, tall)


def _product(node: Mul, at: _Place) -> _Set:
    parts = layout.quotient(node)
    piece = _over(_mul(parts.over), _mul(parts.under), at) if parts.under else _factors(parts.over, at)
    return _Set("-" + piece.tex, ADD, piece.tall) if parts.minus else piece


def _mul(factors: tuple[Term, ...]) -> Term:
    return Mul(factors) if len(factors) > 1 else factors[0] if factors else layout.ONE


def _factors(factors: tuple[Term, ...], at: _Place) -> _Set:
    """Side by side, with a dot where two numbers would run together; a sum over an index comes last."""
    out, tall = "", 0
    for place, factor in enumerate(factors):
        piece = _held(factor, PRODUCT if place == len(factors) - 1 else POWER, at)
        if out:
            before = factors[place - 1]
            dot = piece.tex[:1].isdigit()
            out += r" \cdot " if dot else "" if isinstance(before, Num) else " " if at.raised else r"\drvtimes "
        out += piece.tex
        tall = max(tall, piece.tall)
    return _Set(out or "1", PRODUCT if len(factors) > 1 else _set(factors[0], at).tight if factors else ATOM, tall)


def _power(base: Term, exponent: Term, at: _Place) -> _Set:
    if isinstance(exponent, Num):
        value = exponent.value
        if value.numerator == 1 and value.denominator == 2:
            return _root(base, at)
        if value < 0 and value.denominator == 1:
            return _over(layout.ONE, base if value == -1 else Pow(base, Num(-value)), at)
    held_base = _held(base, ATOM, at)
    return _Set(f"{held_base.tex}^{{{_set(exponent, _RAISED).tex}}}", POWER, held_base.tall)


def _root(base: Term, at: _Place) -> _Set:
    inner = _set(base, at.inside)
    if at.raised:
        return _Set(rf"\sqrt{{{inner.tex}}}", ATOM, inner.tall)
    return _Set(rf"\drvroot{{{inner.tex}}}{{{_bracketed(inner, at).tex}}}", ATOM, inner.tall)


def _function(node: Fn, at: _Place) -> _Set:
    match node:
        case Fn("exp", (argument,)):
            raised = _set(argument, _RAISED).tex
            if at.raised:
                return _Set(f"e^{{{raised}}}", POWER)
            if len(raised) <= _SHORT:
                return _Set(f"e^{{{raised}}}", POWER)
            inner = _set(argument, at.inside)
            return _Set(rf"\drvexp{{{raised}}}{{{_bracketed(inner, at).tex}}}", POWER)
        case Fn("abs", (argument,)):
            inner = _set(argument, at.inside)
            return _bracketed(inner, at, r"\lvert ", r"\rvert ")
    name = rf"\{node.name}" if node.name in NAMED else rf"\operatorname{{{escaped(node.name)}}}"
    pieces = [_set(a, at.inside) for a in node.args]
    if len(pieces) == 1 and pieces[0].tight == ATOM:
        return _Set(f"{name} {pieces[0].tex}", PRODUCT, pieces[0].tall)
    whole = _Set(", ".join(p.tex for p in pieces), ADD, max(p.tall for p in pieces))
    bracketed = _bracketed(whole, at)
    return _Set(f"{name}{bracketed.tex}", POWER, bracketed.tall)


# ── binders, derivatives, names ───────────────────────────────────────────────


def _vector(node: Term, at: _Place) -> _Set:
    if isinstance(node, Tup):
        shown = [_set(value, at.inside).tex for value in node.values[:LONG]]
        shown += [r"\dots"] if len(node.values) > LONG else []
        return _Set(f"({', '.join(shown)})")
    silent = layout.silent_body(node) if isinstance(node, Lam) else None
    if silent is not None:
        return _set(silent, at)
    indices, body = layout.open_binder(node)
    return _Set(rf"({','.join(letter(i.name) for i in indices)} \mapsto {_set(body, at.inside).tex})")


def _reduce(node: Reduce, at: _Place) -> _Set:
    (index,), body = layout.open_binder(node)
    operator, own = OPERATORS[node.kind], letter(index.name)
    extreme = node.kind in (MAX, MIN)
    if extreme and not node.omit and isinstance(body, At) and body.indices == (index,):
        return _Set(f"{operator} {_held(body.vector, ATOM, at).tex}", PRODUCT)
    held = _held(body, PRODUCT, at.inside)
    if node.omit:
        left_out = ", ".join(_set(o, _RAISED).tex for o in node.omit)
        limits = rf"_{{{own} \ne {left_out}}}"
    elif extreme or at.raised:
        limits = f"_{{{own}}}"
    else:
        limits = f"_{{{own}=1}}^{{{_set(node.size, _RAISED).tex}}}"
    return _Set(f"{operator}{limits} {held.tex}", PRODUCT, max(held.tall, 1 if extreme or at.stacked else _TALLEST))


def _derivative(node: Deriv, at: _Place) -> _Set:
    by = rf"\partial {_set(node.var, at).tex}"
    inner = _set(node.body, at.inside)
    if inner.tight == ATOM and inner.tall == 0:
        return _Set(rf"\drvslope{{\partial {inner.tex}}}{{{by}}}", POWER, 2)
    held = _held(node.body, POWER, at)
    return _Set(rf"\frac{{\partial}}{{{by}}} {held.tex}", PRODUCT, max(2, held.tall))


def _call(node: Call, at: _Place) -> _Set:
    use = layout.named(node)
    out = letter(use.name)
    if use.changed:
        out += f"[{', '.join(rf'{letter(p.name)} := {_set(a, _RAISED).tex}' for p, a in use.changed)}]"
    if use.arguments:
        out += f"({', '.join(_set(a, at.inside).tex for a in use.arguments)})"
    return _Set(f"{out}_{{{subscript(use.indices)}}}" if use.indices else out)
