"""How a term is laid out, whatever it is printed in: signs, quotients, letters of bound indices."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any, NamedTuple

from .node import Node, Term, free, opened
from .statement import ForAll, Prop, openers
from .term import Add, At, Call, Dim, Index, Lam, Mul, Num, Pow, Scalar, Variable, Vector

ONE = Num(Fraction(1))


class Quotient(NamedTuple):
    """minus? (over …) / (under …)"""

    minus: bool
    over: tuple[Term, ...]
    under: tuple[Term, ...]


def quotient(term: Term) -> Quotient:
    """A product read as a fraction with a sign; any other term is its own numerator."""
    minus = False
    over: list[Term] = []
    under: list[Term] = []
    for factor in _factors(term):
        match factor:
            case Num(value) if value < 0 or value.denominator != 1:
                minus ^= value < 0
                over.append(Num(Fraction(abs(value.numerator))))
                under.append(Num(Fraction(value.denominator)))
            case Pow(base, Num(value)) if value < 0 and value.denominator == 1:
                under.append(base if value == -1 else Pow(base, Num(-value)))
            case _:
                over.append(factor)
    return Quotient(minus, _without_ones(over), _without_ones(under))


def _factors(term: Term) -> list[Term]:
    """The factors of a product, those of products in it included."""
    return [f for factor in term.factors for f in _factors(factor)] if isinstance(term, Mul) else [term]


def _without_ones(factors: list[Term]) -> tuple[Term, ...]:
    return tuple(f for f in factors if f != ONE)


def signed(term: Term) -> tuple[bool, Term]:
    """Whether a term of a sum is written with a minus, and what follows the sign."""
    match term:
        case Num(value) if value < 0:
            return True, Num(-value)
        case Mul():
            first, *rest = _factors(term)
            if isinstance(first, Num) and first.value < 0 and rest:
                left = tuple(rest) if first.value == -1 else (Num(-first.value), *rest)
                return True, left[0] if len(left) == 1 else Mul(left)
    return False, term


def addends(term: Add) -> list[tuple[bool, Term]]:
    """The terms of a sum, each with its sign."""
    return [signed(t) for t in term.terms]


def every_index(node: ForAll) -> tuple[tuple[Index, ...], Prop]:
    """The indices of "for all i, for all j, …" one inside the other, and what is said of them."""
    indices: tuple[Index, ...] = ()
    body: Prop = node
    while isinstance(body, ForAll):
        own, body = open_binder(body)
        indices = (*indices, *own)
    return indices, body


def letters_for(wanted: tuple[str, ...], sizes: tuple[Any, ...], taken: set[str]) -> tuple[Index, ...]:
    """Free indices to open a binder with: the author's letters, primed until none is among the taken names."""
    return tuple([Index(name, size) for name, size in zip(unused(wanted, taken), sizes, strict=True)])


def unused(wanted: tuple[str, ...], taken: set[str]) -> tuple[str, ...]:
    """The letters, primed until none is among the taken names."""
    taken = set(taken)
    chosen = []
    for letter in wanted:
        while letter in taken:
            letter += "′"
        taken.add(letter)
        chosen.append(letter)
    return tuple(chosen)


def open_binder(node: Any) -> tuple[tuple[Any, ...], Any]:
    """The variables of a `Reduce`, `Lam`, `ForAll` or `Tends`, as letters, and its body with them in it."""
    letters = node.letters if isinstance(node, Lam) else (node.letter,)
    variables = openers(node, unused(letters, {v.name for v in free(node)}))
    return variables, opened(node.parts()[-1], variables)


def distinct(node: Any, taken: frozenset[str] = frozenset()) -> Any:
    """The same node with letters for its binders such that none stands for two indices at one place."""
    parts = node.parts()
    if not parts:
        return node
    inside, changed = taken, node
    if node.binds():
        plural = isinstance(node, Lam)
        letters = unused(node.letters if plural else (node.letter,), {*taken, *[v.name for v in free(node)]})
        inside = taken | set(letters)
        changed = replace(node, letters=letters) if plural else replace(node, letter=letters[0])
    *outside, last = parts
    new = (*[distinct(part, taken) for part in outside], distinct(last, inside))
    if changed is not node or any(a is not b for a, b in zip(new, parts, strict=True)):
        return changed.rebuilt(new)
    return node


def silent_body(vector: Lam) -> Term | None:
    """The components of a vector term with the index left out (x + c), or None if it cannot be."""
    indices, body = open_binder(vector)
    images: dict[Any, Term] = {}
    _components(body, indices, images)
    for component, stand_in in images.items():
        body = _exchange(body, component, stand_in)
    return None if free(body) & set(indices) else body


def _components(node: Node, indices: tuple[Index, ...], found: dict[Any, Term]) -> None:
    if isinstance(node, At) and node.indices == indices and isinstance(node.vector, Vector):
        found[node] = Scalar(node.vector.name)
    if isinstance(node, Call) and named(node) == Named(node.definition.name, (), indices, ()):
        found[node] = Scalar(node.definition.name)
    for part in node.parts():
        _components(part, indices, found)


def _exchange(node: Any, old: Node, new: Node) -> Any:
    if node == old:
        return new
    parts = tuple(_exchange(p, old, new) for p in node.parts())
    return node.rebuilt(parts) if parts else node


class Named(NamedTuple):
    """A definition as it is used: name(arguments)_indices, and the unwritten parameters that were changed."""

    name: str
    arguments: tuple[Term, ...]
    indices: tuple[Term, ...]
    changed: tuple[tuple[Variable, Term], ...]


def named(call: Call) -> Named:
    """What to print of a call."""
    definition = call.definition
    pairs = list(zip(definition.params, call.args, strict=True))
    formal = pairs[: definition.formal]
    return Named(
        definition.name,
        tuple(arg for param, arg in formal if not isinstance(param, Index)),
        tuple(arg for param, arg in formal if isinstance(param, Index)),
        tuple(
            (param, arg)
            for param, arg in pairs[definition.formal :]
            if not isinstance(param, Dim) and _visible(param, arg)
        ),
    )


def _visible(param: Variable, arg: Term) -> bool:
    return type(arg) is not type(param) or getattr(arg, "name", None) != param.name
