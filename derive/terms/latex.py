"""Terms and statements in LaTeX, in the order and with the letters of their author."""

from __future__ import annotations

import re
from fractions import Fraction

from . import layout
from .node import Bound, Node, Term
from .statement import INFINITY, And, ForAll, Iff, Implies, Rel, Same, Tends
from .term import (
    MAX,
    MIN,
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
from .text import ADD, ATOM, POWER, PRODUCT

_GREEK = (  # noqa: SIM905
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
    "omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
).split()
_GREEK_FORMS = {"epsilon": "varepsilon", "phi": "varphi"}
OPERATORS = {SUM: r"\sum", PROD: r"\prod", MAX: r"\max", MIN: r"\min"}
NAMED = {"exp", "log", "sin", "cos", "sinh", "cosh", "tanh"}
RELATIONS = {"=": "=", "≠": r"\ne", "≤": r"\le", "<": "<", "≥": r"\ge", ">": ">"}
LONG = 12


def latex(node: Node) -> str:
    r"""One formula, without dollar signs: `\frac{\partial p_{i}}{\partial x_{j}} = p_{i} (\delta_{ij} - p_{j})`."""
    return _bare(layout.distinct(node))


def _bare(node: Node) -> str:
    return _latex(node)[0]


def _latex(node: Node) -> tuple[str, int]:
    match node:
        case Num(value):
            return _number(value)
        case Pi():
            return r"\pi", ATOM
        case Dim(name) | Scalar(name) | Index(name) | Vector(name):
            return letter(name), ATOM
        case Bound(level):
            return rf"\#{level}", ATOM
        case Lit(position):
            return str(position), ATOM
        case At(vector, indices):
            return f"{_held(vector, ATOM)}_{{{subscript(indices)}}}", ATOM
        case Delta(left, right):
            return rf"\delta_{{{subscript((left, right))}}}", ATOM
        case ArgMax(vector):
            return rf"\operatorname{{argmax}} {_held(vector, ATOM)}", PRODUCT
        case Lam() | Tup():
            return _vector(node)
        case Add():
            return _sum(node), ADD
        case Mul():
            return _product(node)
        case Pow(base, exponent):
            return _power(base, exponent)
        case Fn():
            return _function(node)
        case Reduce():
            return _reduce(node), PRODUCT
        case Deriv(body, var):
            return rf"\frac{{\partial}}{{\partial {_bare(var)}}} {_held(body, POWER)}", PRODUCT
        case Call():
            return _call(node), ATOM
    return _statement(node), ADD


def _held(node: Node, tightness: int) -> str:
    piece, own = _latex(node)
    return piece if own >= tightness else rf"\left({piece}\right)"


def letter(name: str) -> str:
    """A declared name: Greek letters by their names, x1 as x_1, words upright; underscores are escaped."""
    primes = len(name) - len(name.rstrip("′"))
    stem = name.rstrip("′")
    found = re.fullmatch(r"([A-Za-z]+)_?([0-9]*)", stem)
    if found is None:
        out = rf"\mathrm{{{escaped(stem)}}}"
    else:
        letters, digits = found.groups()
        greek = rf"\{_GREEK_FORMS.get(letters, letters)}" if letters in _GREEK else None
        out = greek or (letters if len(letters) == 1 else rf"\mathrm{{{letters}}}")
        out += f"_{{{digits}}}" if digits else ""
    return out + "'" * primes


def escaped(name: str) -> str:
    """A name that is set upright, without anything in it that TeX would act on."""
    return "".join(c if c.isalnum() or c in "'." else rf"\{c}" if c in "_&%#$" else "" for c in name)


def _number(value: Fraction) -> tuple[str, int]:
    if value.denominator == 1:
        return str(value), ADD if value < 0 else ATOM
    fraction = rf"\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"
    return ("-" + fraction, ADD) if value < 0 else (fraction, PRODUCT)


def subscript(indices: tuple[Term, ...]) -> str:
    """Indices side by side, with commas where one is more than a letter."""
    pieces = [_bare(index) for index in indices]
    return ("" if all(len(piece.rstrip("'")) == 1 for piece in pieces) else ",").join(pieces)


def _vector(node: Term) -> tuple[str, int]:
    if isinstance(node, Tup):
        shown = [_bare(value) for value in node.values[:LONG]]
        shown += [r"\dots"] if len(node.values) > LONG else []
        return rf"\left({', '.join(shown)}\right)", ATOM
    silent = layout.silent_body(node) if isinstance(node, Lam) else None
    if silent is not None:
        return _latex(silent)
    indices, body = layout.open_binder(node)
    return rf"\left({','.join(map(_bare, indices))} \mapsto {_bare(body)}\right)", ATOM


def _sum(node: Add) -> str:
    out = ""
    for minus, term in layout.addends(node):
        piece = _held(term, PRODUCT)
        out += f" {'-' if minus else '+'} {piece}" if out else ("-" if minus else "") + piece
    return out or "0"


def _product(node: Mul) -> tuple[str, int]:
    parts = layout.quotient(node)
    if parts.under:
        bottom = parts.under[0] if len(parts.under) == 1 else Mul(parts.under)
        top = parts.over[0] if len(parts.over) == 1 else Mul(parts.over)
        out = rf"\frac{{{_bare(top) if parts.over else '1'}}}{{{_bare(bottom)}}}"
    else:
        out = _factors(parts.over)
    return ("-" + out, ADD) if parts.minus else (out, PRODUCT)


def _factors(factors: tuple[Term, ...]) -> str:
    """Factors side by side, with a dot where two numbers would run together; a sum over an index comes last."""
    out = ""
    for place, factor in enumerate(factors):
        last = place == len(factors) - 1
        piece = _held(factor, PRODUCT if last else POWER)
        out += (r" \cdot " if out and piece[:1].isdigit() else " " if out else "") + piece
    return out or "1"


def _power(base: Term, exponent: Term) -> tuple[str, int]:
    match exponent:
        case Num(value) if value == Fraction(1, 2):
            return rf"\sqrt{{{_bare(base)}}}", ATOM
        case Num(value) if value < 0 and value.denominator == 1:
            return rf"\frac{{1}}{{{_bare(base if value == -1 else Pow(base, Num(-value)))}}}", PRODUCT
    return f"{_held(base, ATOM)}^{{{_bare(exponent)}}}", POWER


def _function(node: Fn) -> tuple[str, int]:
    match node:
        case Fn("exp", (argument,)):
            return f"e^{{{_bare(argument)}}}", POWER
        case Fn("abs", (argument,)):
            return rf"\left|{_bare(argument)}\right|", ATOM
    name = rf"\{node.name}" if node.name in NAMED else rf"\operatorname{{{escaped(node.name)}}}"
    if len(node.args) == 1 and _latex(node.args[0])[1] == ATOM:
        return f"{name} {_bare(node.args[0])}", PRODUCT
    return rf"{name}\left({', '.join(map(_bare, node.args))}\right)", POWER


def _reduce(node: Reduce) -> str:
    (index,), body = layout.open_binder(node)
    if node.kind in (MAX, MIN) and not node.omit and isinstance(body, At) and body.indices == (index,):
        return f"{OPERATORS[node.kind]} {_bare(body.vector)}"
    under = _bare(index) + "".join(rf" \ne {_bare(left_out)}" for left_out in node.omit)
    return f"{OPERATORS[node.kind]}_{{{under}}} {_held(body, PRODUCT)}"


def _call(node: Call) -> str:
    use = layout.named(node)
    out = letter(use.name)
    if use.changed:
        out += rf"\left[{', '.join(rf'{_bare(p)} := {_bare(a)}' for p, a in use.changed)}\right]"
    if use.arguments:
        out += rf"\left({', '.join(map(_bare, use.arguments))}\right)"
    return f"{out}_{{{subscript(use.indices)}}}" if use.indices else out


def _statement(node: Node) -> str:
    match node:
        case Rel(name, left, right):
            return f"{_bare(left)} {RELATIONS[name]} {_bare(right)}"
        case Same(left, right):
            return rf"{_bare(left)} \simeq {_bare(right)}"
        case ForAll():
            indices, body = layout.every_index(node)
            return rf"\forall {', '.join(map(_bare, indices))}\colon {_bare(body)}"
        case Tends(toward, _, target, _):
            (variable,), body = layout.open_binder(node)
            side = "" if toward == INFINITY else {POS: "^{+}", NEG: "^{-}"}.get(node.signs & (POS | NEG), "")
            place = r"\infty" if toward == INFINITY else f"0{side}"
            return rf"\lim_{{{_bare(variable)} \to {place}}} {_held(body, PRODUCT)} = {_bare(target)}"
        case And(members):
            return r" \;\text{and}\; ".join(map(_bare, members))
        case Implies(given, then):
            return rf"{_bracketed(given)} \Rightarrow {_bracketed(then)}"
        case Iff(left, right):
            return rf"{_bracketed(left)} \Leftrightarrow {_bracketed(right)}"
    return repr(node)


def _bracketed(node: Node) -> str:
    return _bare(node) if isinstance(node, Rel) else rf"\left({_bare(node)}\right)"
