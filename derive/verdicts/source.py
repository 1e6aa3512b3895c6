"""A statement as a claim file writes it, for a hint that can be pasted.

Only what has a spelling there: an index whose letter is primed, or a vector
that is mapped from another, has none.
"""

from __future__ import annotations

from ..terms.letters import letters_for
from ..terms.node import Bound, Node, Term, free, opened
from ..terms.statement import EQ, GE, GT, LE, LT, NE, And, ForAll, Implies, Rel
from ..terms.term import (
    MAX,
    MIN,
    Add,
    ArgMax,
    At,
    Call,
    Delta,
    Dim,
    Fn,
    Index,
    Lit,
    Mul,
    Num,
    Pi,
    Pow,
    Reduce,
    Scalar,
    Vector,
    num,
)

_SUM, _PRODUCT, _POWER, _ATOM = range(4)
"""How tightly a piece of source holds together."""

_RELATION = {EQ: "Eq", NE: "Ne", LE: "Le", LT: "Lt", GE: "Ge", GT: "Gt"}


class _Unspoken(Exception):
    """There is no spelling for it."""


def source(node: Node) -> str | None:
    """A term or statement in Python, in the letters that it was declared with; None if it has no such spelling."""
    try:
        return _said(node)
    except _Unspoken:
        return None


def _said(node: Node, least: int = _SUM) -> str:
    written, tightness = _piece(node)
    return written if tightness >= least else f"({written})"


def _piece(node: Node) -> tuple[str, int]:
    match node:
        case Num(value):
            return _number(value.numerator, value.denominator)
        case Add(terms):
            first, *others = map(_said, terms)
            return first + "".join([f" - {t[1:]}" if t.startswith("-") else f" + {t}" for t in others]), _SUM
        case Mul(factors):
            return _product(factors)
        case Pow(base, Num(value)) if value.denominator == 2 and value.numerator == 1:
            return f"sqrt({_said(base)})", _ATOM
        case Pow(base, Num(value)) if value == -1:
            return f"1 / {_said(base, _POWER)}", _PRODUCT
        case Pow(base, exponent):
            return f"{_said(base, _ATOM)} ** {_said(exponent, _ATOM)}", _POWER
    return _whole(node), _ATOM


def _number(over: int, under: int) -> tuple[str, int]:
    if under != 1:
        return f"Rational({over}, {under})", _ATOM
    return str(over), _ATOM if over >= 0 else _SUM


def _product(factors: tuple[Term, ...]) -> tuple[str, int]:
    """a * b / c, with a minus in front where the first factor is -1."""
    turned = factors[0] == num(-1) and len(factors) > 1
    rest = factors[1:] if turned else factors
    over = " * ".join([_said(f, _PRODUCT) for f in rest if not _is_below(f)]) or "1"
    under = "".join([f" / {_said(f.parts()[0], _POWER)}" for f in rest if _is_below(f)])
    return ("-" if turned else "") + over + under, _SUM if turned else _PRODUCT


def _is_below(factor: Term) -> bool:
    return isinstance(factor, Pow) and isinstance(factor.exponent, Num) and factor.exponent.value == -1


def _whole(node: Node) -> str:
    """What needs no brackets around it."""
    match node:
        case Dim(name) | Scalar(name) | Index(name) | Vector(name):
            return _name(name)
        case Lit(position):
            return str(position)
        case Pi():
            return "pi"
        case Fn(name, args):
            return f"{name}({_listed(*args)})"
        case Delta(left, right):
            return f"delta({_listed(left, right)})"
        case At(vector, indices):
            return f"{_whole(vector)}[{_listed(*indices)}]"
        case ArgMax(vector):
            return f"{_whole(vector)}.argmax"
        case Reduce(kind, _, (), At(vector, (Bound(0),))) if kind in (MAX, MIN) and isinstance(vector, Vector):
            return f"{_whole(vector)}.{kind.lower()}"
        case Reduce():
            return _reduction(node)
        case Call():
            return _use(node)
        case Rel(name, left, right):
            return f"{_RELATION[name]}({_listed(left, right)})"
        case And(members):
            return f"And({_listed(*members)})"
        case Implies(given, then):
            return f"Implies({_listed(given, then)})"
        case ForAll(size, body, letter):
            (index,) = letters_for((letter,), (size,), {v.name for v in free(node)})
            inner = _whole(opened(body, (index,)))
            joined = inner.removeprefix("forall(") if isinstance(body, ForAll) else f"{inner})"
            return f"forall({_name(index.name)}, {joined}"
    raise _Unspoken


def _name(name: str) -> str:
    if not name.isidentifier():
        raise _Unspoken
    return name


def _listed(*nodes: Node) -> str:
    return ", ".join(map(_said, nodes))


def _reduction(node: Reduce) -> str:
    (index,) = letters_for((node.letter,), (node.size,), {v.name for v in free(node)})
    left_out = _listed(*node.omit)
    omit = "" if not node.omit else f", omit={left_out}" if len(node.omit) == 1 else f", omit=({left_out})"
    return f"{node.kind}({_said(opened(node.body, (index,)))}, {_name(index.name)}{omit})"


def _use(call: Call) -> str:
    """p[i], f(t), ell(t)[i]; not where a parameter that goes without saying stands for something else."""
    formal = call.definition.formal
    pairs = [*zip(call.definition.params, call.args, strict=True)]
    if any(param != arg for param, arg in pairs[formal:]):
        raise _Unspoken
    places = [arg for param, arg in pairs[:formal] if isinstance(param, Index)]
    values = [arg for param, arg in pairs[:formal] if not isinstance(param, Index)]
    called = f"({_listed(*values)})" if values else ""
    return f"{_name(call.definition.name)}{called}" + (f"[{_listed(*places)}]" if places else "")
